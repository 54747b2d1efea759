//! The tags that words were seen with in the treebanks: how ambiguous a word is before its sentence is read.
//!
//! Comes in: the folded hash of a word. Goes out: its usual tag, the runner-up, and whether there is any doubt.

use crate::bytes::{Reader, Writer};

/// What the treebanks say of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The tag class seen most.
    pub(crate) first: u8,
    /// The next, [`Entry::NONE`] when there is none.
    pub(crate) second: u8,
    /// Is the word so often `first` that nothing else needs to be asked?
    pub(crate) sure: bool,
}

impl Entry {
    /// No tag.
    pub(crate) const NONE: u8 = 255;

    /// The entry of a word that was not seen.
    pub(crate) const UNKNOWN: Self = Self { first: Self::NONE, second: Self::NONE, sure: false };

    /// Both tags as one atom of a feature.
    pub(crate) const fn atom(self) -> u32 {
        self.first as u32 | (self.second as u32) << 8
    }
}

/// Words by hash, in an open-addressing table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lexicon {
    slots: Vec<(u32, Entry)>,
    count: usize,
}

impl Lexicon {
    pub(crate) fn new(entries: &[(u32, Entry)]) -> Self {
        let size = (entries.len() * 2 + 2).next_power_of_two();
        let mut lexicon = Self { slots: vec![(hash_of_none(), Entry::UNKNOWN); size], count: entries.len() };
        for (word, entry) in entries {
            let at = lexicon.find(*word);
            lexicon.slots[at] = (*word, *entry);
        }
        lexicon
    }

    fn find(&self, word: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (word ^ word >> 15) as usize & mask;
        while self.slots[at].0 != word && self.slots[at].1 != Entry::UNKNOWN {
            at = (at + 1) & mask;
        }
        at
    }

    pub(crate) fn look_up(&self, word: u32) -> Entry {
        if self.slots.is_empty() {
            return Entry::UNKNOWN;
        }
        let (key, entry) = self.slots[self.find(word)];
        if key == word { entry } else { Entry::UNKNOWN }
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u32(self.count as u32);
        let mut known: Vec<_> = self.slots.iter().filter(|slot| slot.1 != Entry::UNKNOWN).collect();
        known.sort_unstable_by_key(|slot| slot.0);
        for (word, entry) in known {
            to.u32(*word);
            to.u8(entry.first);
            to.u8(entry.second);
            to.u8(u8::from(entry.sure));
        }
    }

    pub(crate) fn read(from: &mut Reader) -> Option<Self> {
        let count = from.u32()? as usize;
        let bytes = from.take(count.checked_mul(7)?)?;
        let entries: Vec<(u32, Entry)> = bytes
            .chunks_exact(7)
            .map(|b| {
                let word = u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
                (word, Entry { first: b[4], second: b[5], sure: b[6] != 0 })
            })
            .collect();
        Some(Self::new(&entries))
    }
}

const fn hash_of_none() -> u32 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        let entries: Vec<(u32, Entry)> =
            (1..100).map(|i| (i * 7919, Entry { first: i as u8, second: Entry::NONE, sure: i % 2 == 0 })).collect();
        let lexicon = Lexicon::new(&entries);
        let mut writer = Writer::default();
        lexicon.write(&mut writer);
        let bytes = writer.into_bytes();
        let again = Lexicon::read(&mut Reader::new(&bytes)).expect("a lexicon");
        for (word, entry) in entries {
            assert_eq!(again.look_up(word), entry);
        }
        assert_eq!(again.look_up(3), Entry::UNKNOWN);
        assert_eq!(Lexicon::default().look_up(3), Entry::UNKNOWN);
    }
}
