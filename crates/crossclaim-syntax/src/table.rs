//! The weights of one linear model, packed for reading: feature hash and class to a small weight.
//!
//! Comes in: features and their weights, once, from the training. Goes out: the sum of the weights a set
//! of features gives to each class. A bucket holds the entries of all features that fall into it; sixteen
//! further bits of the hash tell them apart.

use crate::bytes::{Reader, Writer};

/// A packed weight table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// Number of bits that choose a bucket.
    bits: u32,
    /// Where each bucket starts in `entries`, and the end of the last.
    starts: Vec<u32>,
    /// Sixteen bits of the hash, eight of the class, eight of the weight.
    entries: Vec<u32>,
}

/// One weight to be packed.
pub(crate) struct Weight {
    pub(crate) feature: u64,
    pub(crate) class: u8,
    pub(crate) value: i8,
}

const fn bucket(feature: u64, bits: u32) -> usize {
    (feature >> (64 - bits)) as usize
}

const fn mark(feature: u64) -> u32 {
    (feature as u32) << 16
}

impl Table {
    /// Packs the weights; their order does not matter.
    pub(crate) fn pack(weights: &[Weight]) -> Self {
        let bits = weights.len().max(2).ilog2().clamp(1, 20);
        let mut packed: Vec<(usize, u32)> = weights
            .iter()
            .map(|w| (bucket(w.feature, bits), mark(w.feature) | u32::from(w.class) << 8 | u32::from(w.value as u8)))
            .collect();
        packed.sort_unstable();
        let mut counts = vec![0_u32; 1 << bits];
        for (bucket, _) in &packed {
            counts[*bucket] += 1;
        }
        Self {
            bits,
            starts: starts_of(counts.into_iter()),
            entries: packed.into_iter().map(|(_, entry)| entry).collect(),
        }
    }

    /// Adds to each class what the features give it. A class beyond the end of `scores` is left out.
    #[inline]
    pub(crate) fn score(&self, features: &[u64], scores: &mut [i32]) {
        for feature in features {
            let at = bucket(*feature, self.bits);
            let (Some(from), Some(to)) = (self.starts.get(at), self.starts.get(at + 1)) else { continue };
            if from == to {
                continue;
            }
            let mark = mark(*feature);
            for entry in self.entries.get(*from as usize..*to as usize).unwrap_or_default() {
                if entry & 0xffff_0000 == mark
                    && let Some(score) = scores.get_mut((entry >> 8 & 0xff) as usize)
                {
                    *score += i32::from(*entry as u8 as i8);
                }
            }
        }
    }

    /// Number of weights held.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u32(self.bits);
        for pair in self.starts.windows(2) {
            to.u8((pair[1] - pair[0]).min(255) as u8);
        }
        to.u32(self.entries.len() as u32);
        for entry in &self.entries {
            to.u32(*entry);
        }
    }

    pub(crate) fn read(from: &mut Reader) -> Option<Self> {
        let bits = from.u32()?;
        if !(1..=20).contains(&bits) {
            return None;
        }
        let starts = starts_of(from.take(1 << bits)?.iter().map(|count| u32::from(*count)));
        let length = from.u32()? as usize;
        let entries = from.take(length.checked_mul(4)?)?;
        let entries = entries.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        (starts.last() == Some(&(length as u32))).then_some(Self { bits, starts, entries })
    }
}

fn starts_of(counts: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut sum = 0;
    let mut starts = Vec::with_capacity(counts.size_hint().0 + 1);
    starts.push(0);
    starts.extend(counts.map(|count| {
        sum += count;
        sum
    }));
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::feature;

    #[test]
    fn weights_read_back_and_add_up() {
        let weights: Vec<Weight> = (0..1000_u32)
            .map(|i| Weight { feature: feature(1, i / 2, 0, 0), class: (i % 2) as u8, value: (i % 100) as i8 - 50 })
            .collect();
        let table = Table::pack(&weights);
        assert_eq!(table.len(), 1000);
        let mut writer = Writer::default();
        table.write(&mut writer);
        let bytes = writer.into_bytes();
        let again = Table::read(&mut Reader::new(&bytes)).expect("a table");
        assert_eq!(again, table);
        let mut scores = [0; 2];
        again.score(&[feature(1, 7, 0, 0), feature(1, 9, 0, 0), feature(1, 5000, 0, 0)], &mut scores);
        assert_eq!(scores, [14 - 50 + 18 - 50, 15 - 50 + 19 - 50]);
        assert_eq!(Table::read(&mut Reader::new(&bytes[..bytes.len() - 1])), None);
    }
}
