//! Two utterances side by side: the stretches that they share, in order.
//!
//! Comes in: the words of two utterances. Goes out: [`Block`]s, by a local alignment (Smith and Waterman
//! 1981) in which a word with content counts twice a small one, other forms and synonyms of a word
//! nearly as much, and words left out where the other side was cut cost next to nothing.

use super::utterance::Word;
use std::ops::Range;

/// A word that only one side has.
const GAP: f32 = 0.35;
/// Two other words in the same place.
const OTHER: f32 = 0.45;
/// A word left out where the article says so.
const CUT: f32 = 0.02;
/// The least score of a block.
const LEAST: f32 = 1.6;
/// So many blocks of two utterances are read.
const MOST: usize = 6;

/// A stretch that two utterances share.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The words that meet, in order, by index.
    pub pairs: Vec<(usize, usize)>,
    pub score: f32,
}

impl Block {
    /// The words it covers on the first side.
    pub fn left(&self) -> Range<usize> {
        self.pairs.first().map_or(0, |p| p.0)..self.pairs.last().map_or(0, |p| p.0 + 1)
    }

    /// The words it covers on the second side.
    pub fn right(&self) -> Range<usize> {
        self.pairs.first().map_or(0, |p| p.1)..self.pairs.last().map_or(0, |p| p.1 + 1)
    }
}

/// The blocks of two utterances, none across another.
pub(super) fn blocks(x: &[Word], y: &[Word]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open = vec![(0..x.len(), 0..y.len())];
    while let Some((a, b)) = open.pop() {
        if a.len() < 2 || b.len() < 2 || found.len() >= MOST {
            continue;
        }
        let Some(block) = best(x, y, &a, &b) else { continue };
        open.push((block.right_of(&a, true), block.right_of(&b, false)));
        open.push((a.start..block.left().start, b.start..block.right().start));
        found.push(block);
    }
    found
}

impl Block {
    fn right_of(&self, whole: &Range<usize>, first: bool) -> Range<usize> {
        let end = if first { self.left().end } else { self.right().end };
        end..whole.end.max(end)
    }
}

/// How well two words meet; 0 when they do not.
fn meet(x: &Word, y: &Word) -> f32 {
    let full = if x.concept.is_some() { 1.0 } else { 0.5 };
    if x.folded == y.folded {
        full
    } else if x.stem == y.stem && x.folded.len() > 2 {
        0.8 * full
    } else if x.concept.is_some() && x.concept == y.concept {
        0.7
    } else {
        0.0
    }
}

fn best(x: &[Word], y: &[Word], a: &Range<usize>, b: &Range<usize>) -> Option<Block> {
    let width = b.len() + 1;
    let mut score = vec![0.0_f32; (a.len() + 1) * width];
    let mut from = vec![0_u8; (a.len() + 1) * width];
    let mut top = (LEAST, None);
    for i in 1..=a.len() {
        let word = &x[a.start + i - 1];
        // Words of one side that stand where the other was cut were left out, not altered.
        for j in 1..=b.len() {
            let other = &y[b.start + j - 1];
            let met = meet(word, other);
            let step = if met > 0.0 { met } else { -OTHER };
            let skip = |words: &[Word], at: usize| if words.get(at).is_some_and(|w| w.cut) { CUT } else { GAP };
            let options = [
                (score[(i - 1) * width + j - 1] + step, 1),
                (score[(i - 1) * width + j] - skip(y, b.start + j), 2),
                (score[i * width + j - 1] - skip(x, a.start + i), 3),
            ];
            let (value, way) = options.into_iter().fold((0.0, 0), |m, o| if o.0 > m.0 { o } else { m });
            score[i * width + j] = value;
            from[i * width + j] = way;
            if way == 1 && met > 0.0 && value > top.0 {
                top = (value, Some((i, j)));
            }
        }
    }
    let (mut i, mut j) = top.1?;
    let mut pairs = Vec::new();
    while from[i * width + j] != 0 {
        match from[i * width + j] {
            1 => {
                if meet(&x[a.start + i - 1], &y[b.start + j - 1]) > 0.0 {
                    pairs.push((a.start + i - 1, b.start + j - 1));
                }
                i -= 1;
                j -= 1;
            }
            2 => i -= 1,
            _ => j -= 1,
        }
    }
    pairs.reverse();
    (!pairs.is_empty()).then_some(Block { pairs, score: top.0 })
}
