//! The features of tokens that the network has a vector for.
//!
//! Comes in: the looks of a token. Goes out: the rows of its word, ends, beginnings and shape in the table of vectors.

use crate::bytes::{Reader, Writer};
use crate::hash;
use crate::word::Word;

/// The row of a word that is not in the vocabulary.
pub(crate) const UNKNOWN: u32 = 0;

/// Features by hash, in an open-addressing table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vocabulary {
    /// Hashes in the order of their rows; the first row is [`UNKNOWN`]'s.
    keys: Vec<u32>,
    slots: Vec<u32>,
}

/// The features of a token; the word itself is the first.
pub(crate) fn features(word: &Word) -> impl Iterator<Item = u32> + '_ {
    let key = |kind: u32, hash: u32| hash::feature(kind, hash, 0, 0) as u32;
    // An end as long as the word says nothing that the word does not, unless it is short enough to be common.
    let ends = word.suffix.iter().enumerate().filter(|(at, _)| *at < 3 || word.length > at + 1);
    let starts = word.prefix.iter().enumerate().filter(|(at, _)| *at < 2 || word.length > at + 1);
    std::iter::once(key(3000, word.lower))
        .chain(ends.filter(|(_, hash)| **hash != hash::NOTHING).map(move |(at, hash)| key(3010 + at as u32, *hash)))
        .chain(starts.filter(|(_, hash)| **hash != hash::NOTHING).map(move |(at, hash)| key(3020 + at as u32, *hash)))
        .chain(std::iter::once(key(3030, word.shape)))
}

impl Vocabulary {
    /// A vocabulary of these features, which are all different.
    pub(crate) fn new(keys: Vec<u32>) -> Self {
        let mut slots = vec![UNKNOWN; (keys.len() * 2 + 2).next_power_of_two()];
        for (row, key) in keys.iter().enumerate() {
            let at = find(&slots, &keys, *key);
            slots[at] = row as u32 + 1;
        }
        Self { keys, slots }
    }

    /// Number of rows, that of unknown words included.
    pub(crate) fn rows(&self) -> usize {
        self.keys.len() + 1
    }

    fn row(&self, key: u32) -> u32 {
        if self.slots.is_empty() { UNKNOWN } else { self.slots[find(&self.slots, &self.keys, key)] }
    }

    /// Adds the rows of a token; the first is its word's, or [`UNKNOWN`].
    pub(crate) fn rows_of(&self, word: &Word, out: &mut Vec<u32>) {
        let mut features = features(word);
        out.push(features.next().map_or(UNKNOWN, |key| self.row(key)));
        out.extend(features.map(|key| self.row(key)).filter(|row| *row != UNKNOWN));
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u32(self.keys.len() as u32);
        for key in &self.keys {
            to.u32(*key);
        }
    }

    pub(crate) fn read(from: &mut Reader) -> Option<Self> {
        let count = from.u32()? as usize;
        let keys = from.take(count.checked_mul(4)?)?;
        Some(Self::new(keys.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()))
    }
}

/// The slot of a key, or the empty one where it would stand.
#[inline]
fn find(slots: &[u32], keys: &[u32], key: u32) -> usize {
    let mask = slots.len() - 1;
    let mut at = (key ^ key >> 16) as usize & mask;
    while slots[at] != UNKNOWN && keys[slots[at] as usize - 1] != key {
        at = (at + 1) & mask;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_again() {
        let keys: Vec<u32> = features(&Word::new("talks")).collect();
        let vocabulary = Vocabulary::new(keys.clone());
        let mut rows = Vec::new();
        vocabulary.rows_of(&Word::new("talks"), &mut rows);
        assert_eq!(rows, (1..=keys.len() as u32).collect::<Vec<_>>());
        rows.clear();
        // An unknown word shares the end "lks", its shape and nothing else.
        vocabulary.rows_of(&Word::new("bulks"), &mut rows);
        assert_eq!(rows[0], UNKNOWN);
        assert!(rows.len() > 2 && rows.len() < keys.len());
        rows.clear();
        Vocabulary::default().rows_of(&Word::new("talks"), &mut rows);
        assert_eq!(rows, [UNKNOWN]);
    }
}
