//! The numbers of notes behind a stop, which belong to the sentence before.
//!
//! Comes in: the text and where the stop and its closing marks end. Goes out: where the notes end.

use super::context::{char_before, skip_blanks, word_at};
use super::vocabulary;
use crate::Span;

/// The longest note in brackets, in bytes.
const LONGEST_NOTE: usize = 32;

/// The end of the notes in brackets from `at` on: "in 1987.[4][5]", "in 1987. [4]".
pub fn skip_references(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let open = skip_blanks(text, end);
        let Some(inside) = text[open..].strip_prefix('[') else { break };
        let length = inside.bytes().take(LONGEST_NOTE).take_while(|b| *b != b']').count();
        if inside.as_bytes().get(length) != Some(&b']') || !inside.get(..length).is_some_and(is_note) {
            break;
        }
        end = open + length + 2;
    }
    end
}

/// Is it what stands in the brackets of a note: "4", "11, 12", "citation needed", "..."?
fn is_note(inside: &str) -> bool {
    let numbers = inside.starts_with(|c: char| c.is_ascii_digit())
        && inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–'));
    numbers || inside.ends_with(" needed") || matches!(inside, "..." | "…")
}

/// The end of the note numbers behind the full stop of `word`, from `at` on, that lost their
/// raised position: "still smoulders.12 Nobody", and
/// apart from the stop before a word that opens a sentence: "still smoulders. 12 Yet nobody".
pub fn skip_superscript(text: &str, word: Span, at: usize) -> usize {
    let length = text[at..].bytes().take(12).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b' ')).count();
    let run = &text[at..at + length];
    let note = run.trim_end();
    if note.is_empty() || note.len() == run.len() {
        return at;
    }
    let next = word_at(text, at + length);
    let numbers = note.trim_start().split([',', ' ']).all(|number| (1..=2).contains(&number.len()));
    let begins = next.starts_with(char::is_uppercase) && (!note.starts_with(' ') || vocabulary::is_starter(next));
    let behind = char_before(text, word.end).is_some_and(|c| c.is_lowercase() || c == ')');
    let plain = || vocabulary::abbreviation(word.of(text)).is_none();
    if numbers && begins && behind && plain() { at + note.len() } else { at }
}
