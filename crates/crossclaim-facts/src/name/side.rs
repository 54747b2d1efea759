//! Clubs that go by the name of their town: "Leeds beat Ostrel", "Ostrel 2 Vell 1".
//!
//! Comes in: a sentence and a place in it. Goes out: whether the side of a match is meant. A land stays
//! a land: its team is the land's own.
//!
//! That a town's club is an organisation is the rule of CoNLL-2003.

use super::lexicon::flag;
use super::run::Unit;
use super::sentence::Sentence;
use super::token::{Shape, Token};

/// Is the place `unit` the name of a side here?
pub(crate) fn is_side(sentence: &Sentence, unit: Unit) -> bool {
    let small = |at: usize| sentence.token(at).is_some_and(|t| t.shape == Shape::Lower);
    let verb = |at: usize| small(at) && sentence.flags(at) & flag::MATCH_VERB != 0;
    if in_table(sentence, unit.to) || verb(unit.to) && other_side(sentence, unit.to + 1) {
        return true;
    }
    let before = unit.from.checked_sub(1);
    match before {
        Some(at) if verb(at) => sentence.sport() || at > 0 && sentence.token(at - 1).is_some_and(Token::capital),
        Some(at) => small(at) && sentence.flags(at) & flag::FOR_SIDE != 0 && sentence.sport(),
        None => small(unit.to) && sentence.sport(),
    }
}

/// Does the other side of a match stand at `at`, an article left out?
fn other_side(sentence: &Sentence, at: usize) -> bool {
    let at = if sentence.word(at) == "the" { at + 1 } else { at };
    sentence.token(at).is_some_and(Token::capital)
}

/// Does a small number follow at `at`, in a line without words: a row of a table, a result?
pub(crate) fn in_table(sentence: &Sentence, at: usize) -> bool {
    let number =
        |at: usize| sentence.token(at).is_some_and(|t| t.shape == Shape::Number && t.span.len() <= 3 && !t.glued);
    // "Mullen 22-6-60-2" is a player's.
    number(at)
        && !(sentence.is_mark(at + 1, "-") && sentence.token(at + 1).is_some_and(|t| t.glued))
        && sentence.tokens.len() <= 40
        && !sentence.tokens.iter().any(|t| t.shape == Shape::Lower && t.span.len() > 2)
}
