//! What a single token looks like: the hashes of its form and its parts that the linear models ask for.
//!
//! Comes in: the text of a token. Goes out: a [`Word`]. Names never seen in training are read by their shape and ends.

use crate::hash;

/// The looks of one token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// The folded form: lower case, digits as `0`, typographic quotes and dashes as plain ones.
    pub(crate) lower: u32,
    /// The last one to five characters of the folded form.
    pub(crate) suffix: [u32; 5],
    /// The first one to four characters of the folded form.
    pub(crate) prefix: [u32; 4],
    /// Number of characters.
    pub(crate) length: usize,
    /// Runs of upper case, lower case, digits and other characters: `Xx`, `X.X.`, `d,d`.
    pub(crate) shape: u32,
}

impl Word {
    /// The word before the first and after the last.
    pub(crate) const NOTHING: Self = Self {
        lower: hash::NOTHING,
        suffix: [hash::NOTHING; 5],
        prefix: [hash::NOTHING; 4],
        length: 0,
        shape: hash::NOTHING,
    };

    pub(crate) fn new(text: &str) -> Self {
        let mut lower = hash::START;
        let mut prefix = [hash::NOTHING; 4];
        let mut tail = ['\0'; 5];
        let mut shape = hash::START;
        let mut run = '\0';
        let mut length = 0;
        for c in text.chars() {
            let kind = kind(c);
            if kind != run {
                shape = hash::step(shape, kind);
                run = kind;
            }
            let c = fold(c, kind);
            lower = hash::step(lower, c);
            tail.rotate_left(1);
            tail[4] = c;
            if length < 4 {
                prefix[length] = lower;
            }
            length += 1;
        }
        // A single capital is "A" or an initial; a run of them an abbreviation or a shout.
        shape = hash::step(shape, char::from(b'0' + length.min(4) as u8));
        let mut suffix = [hash::NOTHING; 5];
        let mut hash = hash::START ^ 0x5a5a;
        for at in 0..length.min(5) {
            hash = hash::step(hash, tail[4 - at]);
            suffix[at] = hash;
        }
        Self { lower, suffix, prefix, length, shape }
    }
}

/// The sort of a character, as [`Word::shape`] writes it.
fn kind(c: char) -> char {
    match c {
        'a'..='z' => 'x',
        'A'..='Z' => 'X',
        '0'..='9' => 'd',
        '\u{2018}' | '\u{2019}' => '\'',
        _ if c.is_ascii() => c,
        _ if c.is_lowercase() => 'x',
        _ if c.is_uppercase() => 'X',
        _ if c.is_alphabetic() => 'y',
        _ if c.is_numeric() => 'd',
        _ => fold(c, '\0'),
    }
}

/// The folded form of a character; one character stays one.
pub(crate) fn fold(c: char, kind: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        _ if kind == 'd' => '0',
        _ if c.is_ascii() => c,
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{ff07}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        '\u{a0}' => ' ',
        _ if kind == 'X' => c.to_lowercase().next().unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_digits_and_quotes_are_folded() {
        assert_eq!(Word::new("It’s").lower, Word::new("it's").lower);
        assert_eq!(Word::new("1998").lower, Word::new("2024").lower);
        assert_ne!(Word::new("1998").lower, Word::new("98").lower);
    }

    #[test]
    fn unseen_names_share_a_shape_and_an_end() {
        let (a, b) = (Word::new("Tamersk"), Word::new("Brodarsk"));
        assert_eq!(a.shape, b.shape);
        assert_eq!(a.suffix[2], b.suffix[2]);
        assert_ne!(a.lower, b.lower);
    }

    #[test]
    fn any_text_has_looks() {
        for text in ["", "😀", "Ω", "ß", "ﬁ", "\u{301}", "İ"] {
            let _ = Word::new(text);
        }
    }
}
