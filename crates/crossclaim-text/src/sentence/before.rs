//! What stands before a full stop: a word of the language, an abbreviation, an initial, a number
//! of a list.
//!
//! Comes in: the text, where its sentence began, and the word before the stop. Goes out: what it
//! is, by the lists and by its shape. What follows the stop is left to `stop`.

use super::context::word_before_word;
use super::vocabulary::{self, Class};
use crate::Span;

/// What stands before a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A word of the language, a number, a name, a sign.
    Plain,
    /// A single capital.
    Initial,
    /// An abbreviation.
    Abbreviation(Class),
    /// The number or letter of what the sentence opens, or a lone initial there.
    Marker,
}

/// What the word before a full stop is, in the sentence that began at `from`.
pub fn classify(text: &str, from: usize, span: Span) -> Before {
    let word = span.of(text);
    let Some(first) = word.chars().next() else { return Before::Plain };
    if is_marker(text, from, span) {
        return Before::Marker;
    }
    if first.is_uppercase() && word.len() == first.len_utf8() {
        return if is_pronoun(text, from, span) { Before::Plain } else { Before::Initial };
    }
    match vocabulary::abbreviation(word) {
        // "5 ft. He weighs", but "sung by Pell ft. Ada Brill"; "6 ft. 2 in. tall"
        Some(Class::Inner) if is_counted(text, from, span) => return Before::Abbreviation(Class::End),
        None if word == "in" && is_counted(text, from, span) => return Before::Abbreviation(Class::End),
        Some(class) => return Before::Abbreviation(class),
        None => {}
    }
    if !word.contains('.') {
        return if is_cut(word) { Before::Abbreviation(Class::Link) } else { Before::Plain };
    }
    if first.is_alphabetic() && word.split('.').all(|piece| piece.chars().nth(1).is_none()) {
        return Before::Abbreviation(Class::Link);
    }
    // "Lt.Gen. Adeyemi": the last piece tells, but not in "arlby.co."
    match word.rsplit('.').next().and_then(vocabulary::abbreviation) {
        Some(class @ (Class::Title | Class::Link | Class::Place | Class::Firm)) if first.is_uppercase() => {
            Before::Abbreviation(class)
        }
        _ => Before::Plain,
    }
}

/// Does the word open its sentence as the number or letter of what follows? "A. Lind wrote",
/// "2.1. The harbour and its history", "Figure 3. The harbour in 1950", "Fig. 3. The harbour".
fn is_marker(text: &str, from: usize, span: Span) -> bool {
    let word = span.of(text);
    if span.start == from {
        let letter = word.chars().next().is_some_and(char::is_alphabetic) && word.chars().nth(1).is_none();
        return letter || (word.contains('.') && word.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    }
    let label = text[from..span.start].trim_end();
    (1..=4).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_digit())
        && label.len() <= 12
        && label.starts_with(char::is_uppercase)
        && (vocabulary::is_label(label) || is_cut_label(label))
}

/// Is it a label cut short: "Fig.", "Vol."?
fn is_cut_label(label: &str) -> bool {
    label.strip_suffix('.').and_then(vocabulary::abbreviation) == Some(Class::Number)
}

/// Is the capital the pronoun? "my brother and I. Voters", but "by I. Lind".
fn is_pronoun(text: &str, from: usize, span: Span) -> bool {
    let before = word_before_word(text, from, span.start).of(text);
    span.of(text) == "I" && before != "by" && before.ends_with(char::is_lowercase) && vocabulary::is_dangling(before)
}

/// Does a number stand before the word, which is a unit then?
fn is_counted(text: &str, from: usize, span: Span) -> bool {
    word_before_word(text, from, span.start).of(text).ends_with(|c: char| c.is_ascii_digit())
}

/// Is it a capitalised word without a vowel, as no word of English is: Cmdr, Bgdr, Hwy?
fn is_cut(word: &str) -> bool {
    (2..=5).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && !word.contains(|c: char| "aeiouyAEIOUY".contains(c))
        && !word.bytes().all(|b| b"hmszHMSZ".contains(&b)) // Hmm. Mhm. Shh.
}
