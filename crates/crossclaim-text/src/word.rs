//! Words: UAX #29 segments that are not white space, with their kind.
//!
//! Comes in: any text. Goes out: its words and marks, in order. Runs of ASCII, which are most of
//! an English text, are cut here by the rules that ASCII can meet; all else goes to
//! unicode-segmentation. What a word means is left to others.

use crate::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What sort of thing a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// It begins with a letter, underscores aside: `talks`, `can't`, `U.S`, `COVID19`, `_was_`.
    Letters,
    /// It begins with a digit or other numeric character: `1,200`, `3.5`, `2nd`, `½`.
    Number,
    /// Anything else that is seen: `-`, `$`, `%`, quotation marks, emoji.
    Mark,
}

/// A word or mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
}

/// The words and marks of `text` in order, white space left out: UAX #29 word segments.
///
/// Apostrophes, stops and commas inside a word or number are of it (`can't`, `U.S`, `1,200`);
/// hyphens part words (`well`, `-`, `known`), and so do the stops behind abbreviations (`Mr`,
/// `.`). No word begins or ends with white space, and with the white space between them they
/// join to the text again.
///
/// ```
/// use crossclaim_text::{WordKind, words};
/// let text = "Can't pay $1,200?";
/// let shown: Vec<_> = words(text).iter().map(|w| (w.span.of(text), w.kind)).collect();
/// assert_eq!(
///     shown,
///     [
///         ("Can't", WordKind::Letters),
///         ("pay", WordKind::Letters),
///         ("$", WordKind::Mark),
///         ("1,200", WordKind::Number),
///         ("?", WordKind::Mark)
///     ]
/// );
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    // English prose has a word or mark every five bytes or so
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match CLASSES[usize::from(byte)] {
            Class::Space => at += 1,
            Class::Wide => at = wide_words(text, at, &mut words),
            _ => {
                let end = ascii_word_end(bytes, at);
                // what follows may be of the word: "naïve", "a.Ünal"
                if bytes[end..].iter().take(2).any(|byte| !byte.is_ascii()) {
                    at = wide_words(text, at, &mut words);
                } else {
                    words.push(Word { span: Span::new(at, end), kind: kind(&text[at..end]) });
                    at = end;
                }
            }
        }
    }
    words
}

/// What an ASCII byte is to the word rules of UAX #29.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space.
    Space,
    /// `ALetter`.
    Letter,
    /// `Numeric`.
    Digit,
    /// `ExtendNumLet`: the underscore.
    Joiner,
    /// `MidLetter`: the colon. Joins letters.
    MidLetter,
    /// `MidNum`: comma and semicolon. Joins digits.
    MidNumber,
    /// `MidNumLet` and `Single_Quote`: full stop and apostrophe. Joins letters, and digits.
    Mid,
    /// Stands alone.
    Other,
    /// No ASCII.
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Joiner,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidNumber,
            b'.' | b'\'' => Class::Mid,
            b' ' | b'\t' | b'\n' | 0x0B | 0x0C | b'\r' => Class::Space,
            0x80.. => Class::Wide,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// The end of the word that begins at `at`, by the bytes up to the next that is not ASCII: rules
/// `WB5` to `WB13b` of UAX #29.
fn ascii_word_end(bytes: &[u8], at: usize) -> usize {
    let class = |at: usize| bytes.get(at).map_or(Class::Other, |byte| CLASSES[usize::from(*byte)]);
    let mut last = class(at);
    let mut end = at + 1;
    if !matches!(last, Class::Letter | Class::Digit | Class::Joiner) {
        return end;
    }
    loop {
        let here = class(end);
        match here {
            Class::Letter | Class::Digit | Class::Joiner => {
                last = here;
                end += 1;
            }
            Class::Mid | Class::MidLetter if last == Class::Letter && class(end + 1) == Class::Letter => end += 1,
            Class::Mid | Class::MidNumber if last == Class::Digit && class(end + 1) == Class::Digit => end += 1,
            _ => return end,
        }
    }
}

/// Cuts the text from `at` up to the next ASCII white space behind a character that is not ASCII,
/// and says where that is. A mark that combines with the blank before it stands alone here.
fn wide_words(text: &str, at: usize, words: &mut Vec<Word>) -> usize {
    let rest = &text.as_bytes()[at..];
    let length = rest.iter().position(|byte| CLASSES[usize::from(*byte)] == Class::Space).unwrap_or(rest.len());
    for (start, segment) in text[at..at + length].split_word_bound_indices() {
        let shown = segment.trim();
        if !shown.is_empty() {
            let start = at + start + (segment.len() - segment.trim_start().len());
            words.push(Word { span: Span::new(start, start + shown.len()), kind: kind(shown) });
        }
    }
    at + length
}

fn kind(word: &str) -> WordKind {
    match word.chars().find(|c| *c != '_') {
        Some(c) if c.is_alphabetic() => WordKind::Letters,
        Some(c) if c.is_numeric() => WordKind::Number,
        _ => WordKind::Mark,
    }
}
