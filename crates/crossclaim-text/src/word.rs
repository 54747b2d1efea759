//! Words: UAX #29 segments that are not white space, with their kind.

use crate::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What sort of thing a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// It begins with a letter.
    Letters,
    /// It begins with a digit.
    Number,
    /// Anything else that is seen: punctuation, symbols, emoji.
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

/// The words and marks of `text` in order, white space left out.
pub fn words(text: &str) -> Vec<Word> {
    text.split_word_bound_indices()
        .filter(|(_, w)| !w.trim().is_empty())
        .map(|(at, w)| {
            let first = w.chars().next().unwrap_or(' ');
            let kind = if first.is_alphabetic() {
                WordKind::Letters
            } else if first.is_numeric() {
                WordKind::Number
            } else {
                WordKind::Mark
            };
            Word { span: Span::new(at, at + w.len()), kind }
        })
        .collect()
}
