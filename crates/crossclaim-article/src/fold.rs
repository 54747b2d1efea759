//! Words as numbers to compare by.
//!
//! Comes in: a word. Goes out: the hash of its lower-case form, and a hasher that takes it as it is. Where
//! words are in a line is left to `token`, what they mean to `signs` and `lexicon`.

/// The hash every number has, so that a phrase can ask for "any number".
pub(crate) const NUMBER: u64 = 1;

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A word as it is folded: eight letters are mixed at a time.
#[derive(Clone, Copy)]
struct Folded {
    mixed: u64,
    letters: u64,
    count: u32,
}

impl Folded {
    const NONE: Self = Self { mixed: SEED, letters: 0, count: 0 };

    fn byte(&mut self, b: u8) {
        self.letters = self.letters << 8 | u64::from(b);
        self.count += 1;
        if self.count.is_multiple_of(8) {
            self.mix();
        }
    }

    fn mix(&mut self) {
        self.mixed = (self.mixed.rotate_left(5) ^ self.letters).wrapping_mul(0x517c_c1b7_2722_0a95);
        self.letters = 0;
    }

    /// Lower case; curly apostrophes are straight ones.
    fn add(&mut self, c: char) {
        if c.is_ascii() {
            // Of letters the small ones; digits and the marks inside words have the bit already, or share one.
            self.byte(c as u8 | 0x20);
        } else if matches!(c, '’' | 'ʼ' | '‘') {
            self.byte(b'\'');
        } else {
            for lower in c.to_lowercase() {
                u32::from(lower).to_le_bytes()[..3].iter().for_each(|b| self.byte(*b));
            }
        }
    }

    fn hash(mut self) -> u64 {
        if !self.count.is_multiple_of(8) {
            self.mix();
        }
        // The high bits are the well-mixed ones.
        (self.mixed ^ self.mixed >> 32) | 2
    }
}

/// The hash of bytes, eight at a time: of a word of ASCII the same as [`hash`] gives.
pub(crate) fn hash_ascii(word: &[u8]) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut mixed = SEED;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        let letters = u64::from_be_bytes(chunk.try_into().unwrap_or_default()) | SMALL;
        mixed = (mixed.rotate_left(5) ^ letters).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let letters = rest.iter().fold(0, |n: u64, b| n << 8 | u64::from(*b | 0x20));
        mixed = (mixed.rotate_left(5) ^ letters).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    (mixed ^ mixed >> 32) | 2
}

/// The hash of a word in lower case; curly apostrophes are straight ones.
pub(crate) fn hash(word: &str) -> u64 {
    let mut folded = Folded::NONE;
    word.chars().for_each(|c| folded.add(c));
    folded.hash()
}

/// The hasher of hashes: it hands them through.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Through(u64);

impl std::hash::Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// Builds [`Through`].
pub(crate) type BuildThrough = std::hash::BuildHasherDefault<Through>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_do_not_matter() {
        assert_eq!(hash("DON’T"), hash("don't"));
        assert_ne!(hash("read"), hash("reads"));
        for word in ["a", "Newsroom", "newsrooms'", "UP_TO", "M&A", "a-word-of-many-letters"] {
            assert_eq!(hash_ascii(word.as_bytes()), hash(word), "{word}");
        }
    }
}
