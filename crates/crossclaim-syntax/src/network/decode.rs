//! The best tree under the scores of its arcs: no arc crosses another, and one token hangs on the root.
//!
//! Comes in: the score of each arc. Goes out: a head for each token. When the best head of each token makes a tree,
//! that is the answer; otherwise Eisner's algorithm (1996) finds it in cubic time. A sentence longer than [`LONGEST`] is
//! cut in parts at its punctuation, and the roots of the parts are joined in the same way, so that time stays linear.

/// The longest stretch that is looked at as a whole.
pub(crate) const LONGEST: usize = 128;

/// The scores of arcs.
pub(crate) trait Arcs {
    /// The score of an arc.
    fn arc(&self, head: usize, child: usize) -> f32;
    /// The score of `child` as the root.
    fn root(&self, child: usize) -> f32;
    /// May the sentence be cut after this token?
    fn may_cut(&self, token: usize) -> bool;
}

/// The heads of a sentence; its length stands for the root.
#[inline(always)]
pub(crate) fn heads(arcs: &impl Arcs, length: usize) -> Vec<u32> {
    let mut heads = vec![length as u32; length];
    let mut tokens: Vec<usize> = (0..length).collect();
    let mut chart = Chart::default();
    while !tokens.is_empty() {
        let whole = tokens.len() <= LONGEST;
        let mut roots = Vec::new();
        let mut rest = tokens.as_slice();
        while !rest.is_empty() {
            let (part, after) = rest.split_at(cut(arcs, rest));
            roots.push(chart.best(arcs, part, &mut heads));
            rest = after;
        }
        if whole {
            break;
        }
        tokens = roots;
    }
    heads
}

/// How many tokens the next part takes: up to a mark in the second half of what fits.
fn cut(arcs: &impl Arcs, tokens: &[usize]) -> usize {
    if tokens.len() <= LONGEST {
        return tokens.len();
    }
    (LONGEST / 2..LONGEST).rev().find(|at| arcs.may_cut(tokens[*at - 1])).unwrap_or(LONGEST)
}

/// The tables of the algorithm, kept from sentence to sentence.
#[derive(Default)]
struct Chart {
    scores: Vec<f32>,
    roots: Vec<f32>,
    /// Complete spans that reach to the right and to the left, and spans with an arc over them.
    right: Vec<f32>,
    left: Vec<f32>,
    right_from: Vec<u8>,
    left_from: Vec<u8>,
    middle: Vec<u8>,
    arc_right: Vec<f32>,
    arc_left: Vec<f32>,
    local: Vec<u8>,
}

impl Chart {
    /// Gives the tokens of a part their heads; the root of the part is returned and keeps the head it has.
    #[inline(always)]
    fn best(&mut self, arcs: &impl Arcs, part: &[usize], heads: &mut [u32]) -> usize {
        let n = part.len();
        self.scores.clear();
        self.roots.clear();
        for (at, child) in part.iter().enumerate() {
            self.scores.extend(
                part.iter()
                    .enumerate()
                    .map(|(head, token)| if head == at { f32::MIN } else { arcs.arc(*token, *child) }),
            );
            self.roots.push(arcs.root(*child));
        }
        if !self.take_best_heads(n) {
            self.eisner(n);
        }
        let mut root = 0;
        for (at, child) in part.iter().enumerate() {
            match part.get(usize::from(self.local[at])) {
                Some(head) => heads[*child] = *head as u32,
                None => root = at,
            }
        }
        part[root]
    }

    /// Takes the best head of each token; false when that is no tree without crossings. `n` stands for the root.
    fn take_best_heads(&mut self, n: usize) -> bool {
        self.local.clear();
        for child in 0..n {
            let row = &self.scores[child * n..(child + 1) * n];
            let mut best = (self.roots[child], n);
            for (head, score) in row.iter().enumerate() {
                if *score > best.0 {
                    best = (*score, head);
                }
            }
            self.local.push(best.1 as u8);
        }
        let mut ends: Vec<(usize, usize, usize)> = (0..n).map(|at| (at, at, 1)).collect();
        let mut open = vec![0_u8; n];
        let mut roots = 0;
        for head in &self.local {
            match open.get_mut(usize::from(*head)) {
                Some(count) => *count += 1,
                None => roots += 1,
            }
        }
        let mut ready: Vec<usize> = (0..n).filter(|at| open[*at] == 0).collect();
        let mut done = 0;
        // From the leaves up: a subtree without gaps has as many tokens as its ends are apart.
        while let Some(at) = ready.pop() {
            done += 1;
            let (from, to, count) = ends[at];
            if to - from + 1 != count {
                return false;
            }
            if let Some(above) = ends.get_mut(usize::from(self.local[at])) {
                *above = (above.0.min(from), above.1.max(to), above.2 + count);
                let head = usize::from(self.local[at]);
                open[head] -= 1;
                if open[head] == 0 {
                    ready.push(head);
                }
            }
        }
        roots == 1 && done == n
    }

    #[inline(always)]
    fn eisner(&mut self, n: usize) {
        for table in [&mut self.right, &mut self.left, &mut self.arc_right, &mut self.arc_left] {
            table.clear();
            table.resize(n * n, 0.0);
        }
        for table in [&mut self.right_from, &mut self.left_from, &mut self.middle] {
            table.clear();
            table.resize(n * n, 0);
        }
        // Tables of spans that end at `to` are turned, so that both are read in a row.
        for width in 1..n {
            for from in 0..n - width {
                let to = from + width;
                let (best, at) = best_split(
                    &self.right[from * n + from..from * n + to],
                    &self.left[to * n + from + 1..=to * n + to],
                );
                self.middle[from * n + to] = (from + at) as u8;
                self.arc_right[from * n + to] = best + self.scores[to * n + from];
                self.arc_left[to * n + from] = best + self.scores[from * n + to];
                // Complete to the right: an arc from `from` to the middle, and all that hangs on the middle.
                let (mut best, mut at) = (f32::MIN, to);
                for middle in from + 1..=to {
                    let score = self.arc_right[from * n + middle] + self.right[middle * n + to];
                    if score > best {
                        (best, at) = (score, middle);
                    }
                }
                self.right[from * n + to] = best;
                self.right_from[from * n + to] = at as u8;
                let (mut best, mut at) = (f32::MIN, from);
                for middle in from..to {
                    let score = self.left[middle * n + from] + self.arc_left[to * n + middle];
                    if score > best {
                        (best, at) = (score, middle);
                    }
                }
                self.left[to * n + from] = best;
                self.left_from[from * n + to] = at as u8;
            }
        }
        let mut root = (f32::MIN, 0);
        for at in 0..n {
            let score = self.left[at * n] + self.right[at * n + n - 1] + self.roots[at];
            if score > root.0 {
                root = (score, at);
            }
        }
        self.read_back(n, root.1);
    }

    fn read_back(&mut self, n: usize, root: usize) {
        self.local.clear();
        self.local.resize(n, n as u8);
        let mut open = vec![(0, root, Part::Left), (root, n - 1, Part::Right)];
        while let Some((from, to, part)) = open.pop() {
            if from >= to {
                continue;
            }
            let at = from * n + to;
            match part {
                Part::Right => {
                    let middle = usize::from(self.right_from[at]);
                    open.push((from, middle, Part::ArcRight));
                    open.push((middle, to, Part::Right));
                }
                Part::Left => {
                    let middle = usize::from(self.left_from[at]);
                    open.push((from, middle, Part::Left));
                    open.push((middle, to, Part::ArcLeft));
                }
                Part::ArcRight | Part::ArcLeft => {
                    let (head, child) = if part == Part::ArcRight { (from, to) } else { (to, from) };
                    self.local[child] = head as u8;
                    let middle = usize::from(self.middle[at]);
                    open.push((from, middle, Part::Right));
                    open.push((middle + 1, to, Part::Left));
                }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Right,
    Left,
    ArcRight,
    ArcLeft,
}

/// The best sum of two neighbours, and where it is.
#[inline(always)]
fn best_split(right: &[f32], left: &[f32]) -> (f32, usize) {
    let mut best = (f32::MIN, 0);
    for (at, (a, b)) in right.iter().zip(left).enumerate() {
        if a + b > best.0 {
            best = (a + b, at);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Table(Vec<Vec<f32>>, Vec<f32>);

    impl Arcs for Table {
        fn arc(&self, head: usize, child: usize) -> f32 {
            self.0[child][head]
        }
        fn root(&self, child: usize) -> f32 {
            self.1[child]
        }
        fn may_cut(&self, _: usize) -> bool {
            false
        }
    }

    /// All heads that make a tree without crossings, by trying every combination.
    fn by_trial(table: &Table) -> (f32, Vec<u32>) {
        let n = table.1.len();
        let mut best = (f32::MIN, Vec::new());
        for number in 0..(n + 1).pow(n as u32) {
            let heads: Vec<usize> = (0..n).map(|at| number / (n + 1).pow(at as u32) % (n + 1)).collect();
            let reaches = |mut at: usize, goal: usize| {
                for _ in 0..=n {
                    if at == goal {
                        return true;
                    }
                    if at == n {
                        return false;
                    }
                    at = heads[at];
                }
                false
            };
            let one_root = heads.iter().filter(|head| **head == n).count() == 1;
            let tree = (0..n).all(|at| reaches(at, n));
            let flat = (0..n).all(|child| {
                let head = heads[child];
                head == n || (child.min(head) + 1..child.max(head)).all(|between| reaches(between, head))
            });
            if one_root && tree && flat {
                let score = (0..n)
                    .map(|child| if heads[child] == n { table.1[child] } else { table.0[child][heads[child]] })
                    .sum::<f32>();
                if score > best.0 {
                    best = (score, heads.iter().map(|head| *head as u32).collect());
                }
            }
        }
        best
    }

    #[test]
    fn the_best_tree_is_found() {
        let mut seed = 1_u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / 1e6
        };
        for n in 1..=5 {
            for _ in 0..20 {
                let table = Table(
                    (0..n).map(|_| (0..n).map(|_| random()).collect()).collect(),
                    (0..n).map(|_| random()).collect(),
                );
                let (score, _) = by_trial(&table);
                let found = heads(&table, n);
                let sum: f32 = found
                    .iter()
                    .enumerate()
                    .map(
                        |(child, head)| {
                            if *head as usize == n { table.1[child] } else { table.0[child][*head as usize] }
                        },
                    )
                    .sum();
                assert!((sum - score).abs() < 0.01, "{found:?} of {n}: {sum} for {score}");
            }
        }
    }

    struct Flat;

    impl Arcs for Flat {
        fn arc(&self, head: usize, child: usize) -> f32 {
            if head + 1 == child { 1.0 } else { 0.5 }
        }
        fn root(&self, _: usize) -> f32 {
            0.0
        }
        fn may_cut(&self, token: usize) -> bool {
            token.is_multiple_of(7)
        }
    }

    #[test]
    fn a_long_sentence_is_one_tree() {
        let heads = heads(&Flat, 5000);
        assert_eq!(heads.iter().filter(|head| **head == 5000).count(), 1);
    }
}
