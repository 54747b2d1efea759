//! The configuration of the parser: a stack, the place in the sentence, and the arcs so far.
//!
//! The transitions are arc-eager (Nivre 2008) with the repairs of Honnibal and Johnson (2015): LEFT may replace
//! a head given too early, REDUCE attaches a token that was shifted too early to its neighbour below.
//! The root stands behind the last token (Ballesteros and Nivre 2013).

/// A move of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// The next token goes on the stack, its head to be found later.
    Shift,
    /// The next token becomes a child of the top of the stack, and goes on it.
    Right,
    /// The top of the stack becomes a child of the next token, and leaves.
    Left,
    /// The top of the stack leaves.
    Reduce,
}

/// All moves, by their class number.
pub(crate) const MOVES: [Move; 4] = [Move::Shift, Move::Right, Move::Left, Move::Reduce];

/// No token.
pub(crate) const NONE: u32 = u32::MAX;

/// The children of a token that features ask for, and how many there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Children {
    /// The outermost child on this side, and the last but one.
    pub(crate) outer: u32,
    pub(crate) second: u32,
    pub(crate) count: u32,
    /// A set of the labels, one bit each.
    pub(crate) labels: u64,
}

const NO_CHILDREN: Children = Children { outer: NONE, second: NONE, count: 0, labels: 0 };

/// A configuration.
pub(crate) struct State {
    pub(crate) stack: Vec<u32>,
    /// The next token; the number of tokens when only the root is left.
    pub(crate) next: u32,
    pub(crate) length: u32,
    /// Head of each token, [`NONE`] while it has none; `length` for the root.
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<u8>,
    pub(crate) left: Vec<Children>,
    pub(crate) right: Vec<Children>,
    /// The token the root was given to.
    pub(crate) root: u32,
}

impl State {
    pub(crate) fn new(length: usize) -> Self {
        Self {
            stack: Vec::with_capacity(16),
            next: 0,
            length: length as u32,
            heads: vec![NONE; length],
            labels: vec![0; length],
            left: vec![NO_CHILDREN; length + 1],
            right: vec![NO_CHILDREN; length + 1],
            root: NONE,
        }
    }

    /// The finished configuration of a tree that is known; children are in it as if they had come from the inside out.
    pub(crate) fn of_tree(heads: &[u32], labels: &[u8]) -> Self {
        let mut state = Self::new(heads.len());
        state.next = state.length;
        for (child, head) in heads.iter().enumerate() {
            if child as u32 > *head {
                state.attach(*head, child as u32, labels[child]);
            }
        }
        for (child, head) in heads.iter().enumerate().rev() {
            if (child as u32) < *head {
                state.attach(*head, child as u32, labels[child]);
            }
        }
        state
    }

    pub(crate) fn is_final(&self) -> bool {
        self.next == self.length && self.stack.is_empty()
    }

    pub(crate) fn top(&self) -> u32 {
        self.stack.last().copied().unwrap_or(NONE)
    }

    /// The stack `depth` below the top.
    pub(crate) fn below(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    pub(crate) fn head(&self, token: u32) -> u32 {
        self.heads.get(token as usize).copied().unwrap_or(NONE)
    }

    /// May this move be made?
    pub(crate) fn allows(&self, step: Move) -> bool {
        let top = self.top();
        match step {
            Move::Shift => self.next < self.length,
            Move::Right => self.next < self.length && top != NONE,
            Move::Left if self.next == self.length => top != NONE && self.head(top) == NONE,
            Move::Left => top != NONE,
            Move::Reduce => top != NONE && (self.head(top) != NONE || self.stack.len() > 1),
        }
    }

    /// The arc (head, child) this move would draw.
    pub(crate) fn arc(&self, step: Move) -> Option<(u32, u32)> {
        let top = self.top();
        match step {
            Move::Shift => None,
            Move::Right => Some((top, self.next)),
            Move::Left if self.next == self.length && self.root != NONE => Some((self.root, top)),
            Move::Left => Some((self.next, top)),
            Move::Reduce => (self.head(top) == NONE).then(|| (self.below(1), top)),
        }
    }

    /// Makes the move; `label` is that of its arc.
    pub(crate) fn make(&mut self, step: Move, label: u8) {
        if let Some((head, child)) = self.arc(step) {
            self.attach(head, child, label);
        }
        match step {
            Move::Shift | Move::Right => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left | Move::Reduce => {
                self.stack.pop();
            }
        }
    }

    fn attach(&mut self, head: u32, child: u32, label: u8) {
        let old = self.head(child);
        if old != NONE {
            self.detach(old, child);
        }
        self.heads[child as usize] = head;
        self.labels[child as usize] = label;
        if head == self.length {
            self.root = child;
            return;
        }
        let side = if child < head { &mut self.left } else { &mut self.right };
        let children = &mut side[head as usize];
        children.second = children.outer;
        children.outer = child;
        children.count += 1;
        children.labels |= 1 << (label & 63);
    }

    /// Takes a child from a head it was given to too early. The child is the last one the head was given on that side.
    fn detach(&mut self, head: u32, child: u32) {
        if head >= self.length {
            return;
        }
        let side = if child < head { &mut self.left } else { &mut self.right };
        let children = &mut side[head as usize];
        children.count = children.count.saturating_sub(1);
        if children.outer == child {
            children.outer = children.second;
            children.second = NONE;
        }
    }

    /// How many arcs of the gold tree this move loses for good, less those it wins back (Goldberg and Nivre 2012).
    pub(crate) fn cost(&self, step: Move, gold: &[u32]) -> i32 {
        let (top, next) = (self.top(), self.next);
        let lost_in_stack = |from: usize| {
            self.stack.iter().rev().skip(from).filter(|k| self.head(**k) == NONE && gold[**k as usize] == next).count()
                as i32
        };
        let lost_ahead = |token: u32| (next..self.length).filter(|k| gold[*k as usize] == token).count() as i32;
        match step {
            Move::Shift => lost_in_stack(0) + self.wrongly_held(next, gold) + self.in_stack(gold[next as usize], 0),
            Move::Right => {
                let head = gold[next as usize];
                let lost = if head == top { 0 } else { i32::from(head > next) + self.in_stack(head, 1) };
                lost + lost_in_stack(0) + self.wrongly_held(next, gold)
            }
            Move::Left => {
                let now = self.head(top);
                let head = gold[top as usize];
                let arc = self.arc(step).map_or(NONE, |arc| arc.0);
                let lost = if arc == head {
                    0
                } else if now != NONE {
                    i32::from(now == head) + i32::from(now != head && head > next && head != NONE)
                } else {
                    i32::from(head > next) + i32::from(head == self.below(1))
                };
                lost + lost_ahead(top)
            }
            Move::Reduce => {
                let now = self.head(top);
                let head = gold[top as usize];
                let lost = if now == NONE {
                    i32::from(head != self.below(1) && head >= next)
                } else {
                    i32::from(now != head && head >= next)
                };
                lost + lost_ahead(top)
            }
        }
    }

    /// Tokens of the stack that have a wrong head and would be won back if they stayed in reach of `next`.
    fn wrongly_held(&self, next: u32, gold: &[u32]) -> i32 {
        self.stack
            .iter()
            .filter(|k| {
                let now = self.head(**k);
                now != NONE && gold[**k as usize] == next && now != next
            })
            .count() as i32
    }

    /// One when `token` stands in the stack below the first `skip`.
    fn in_stack(&self, token: u32, skip: usize) -> i32 {
        i32::from(self.stack.iter().rev().skip(skip).any(|k| *k == token))
    }
}
