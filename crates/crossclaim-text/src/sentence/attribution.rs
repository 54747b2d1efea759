//! The attribution behind a closed quotation, which keeps its sentence from ending there.
//!
//! Comes in: the text and what follows the quotation. Goes out: whether that is an attribution
//! with the speaker's name first. One with the verb first ("asked Lind") needs no help: it begins
//! with a small letter. A thought without marks is attributed in the same ways. Who the speaker is, is left to the crates that read facts.

use super::context::{Next, Opening, char_at, is_line_break, skip_blanks, word_at};
use super::terminator::{goes_on, is_mark, is_period, is_quote};
use super::vocabulary::{self, Class};

/// How many words a speaker's name may have before the verb.
const LONGEST_NAME: usize = 5;

/// Does `next` begin an attribution? “Why now?” Anna Lind asked. “It is over.” President Lind said
/// on Friday. But not: “It is over.” Lind said he would resign. `marked` says that the quotation
/// ends on a question or exclamation mark, where others than careless writers would set a comma.
pub fn follows(text: &str, next: &Next, marked: bool) -> bool {
    // “Who paid?” Ms. Tarn asked: a form of address opens sentences, and names.
    let titled = vocabulary::abbreviation(next.word) == Some(Class::Title);
    let starter = next.word != "I" && !titled && vocabulary::is_starter(next.word);
    if next.opening != Opening::Upper || next.opener.is_some() || starter {
        return false;
    }
    let mut at = next.at;
    for _ in 0..=LONGEST_NAME {
        let word = word_at(text, at);
        let end = at + word.len();
        if vocabulary::is_speech_verb(word) {
            return ends_clause(text, skip_blanks(text, end), marked);
        }
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        // initials and hyphens within the name
        let end = if text[end..].starts_with(['.', '-']) { end + 1 } else { end };
        at = skip_blanks(text, end);
    }
    false
}

/// Does `next` begin the attribution of a thought without quotation marks? What now? he wondered.
/// Hardly, thought Lind.
pub fn follows_thought(text: &str, next: &Next) -> bool {
    let pronoun = matches!(next.word, "he" | "she" | "they" | "we");
    let at = if pronoun { skip_blanks(text, next.at + next.word.len()) } else { next.at };
    let verb = word_at(text, at);
    let behind = skip_blanks(text, at + verb.len());
    next.opener.is_none()
        && vocabulary::is_speech_verb(verb)
        && (ends_clause(text, behind, true) || (!pronoun && word_at(text, behind).starts_with(char::is_uppercase)))
}

/// Does the clause of the verb before `at` report nothing further?
fn ends_clause(text: &str, at: usize, marked: bool) -> bool {
    match char_at(text, at) {
        None => true,
        // “It is over.” Lind said, “We shall see”: a full stop had ended the first quotation
        Some(',') => marked || !Next::after(text, at + 1).opener.is_some_and(is_quote),
        // “It is over.” Lind wrote: “We shall see.”
        Some(':') => false,
        Some(c) if goes_on(c) || is_period(c) || is_mark(c) || is_line_break(c) => true,
        _ => vocabulary::is_after_speech(word_at(text, at)),
    }
}
