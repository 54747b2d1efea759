//! What a sentence itself says its names are: "X, a shipping firm", "the resort of X", "a ferry named X".
//!
//! Comes in: a sentence and where a name stands in it. Goes out: [`Scores`] that outweigh the shape of the
//! name, for a definition is no guess. The nouns are rows of `lexicon/en/name_cues.txt`.
//!
//! The patterns are appositions and copular clauses as Huddleston and Pullum name them (2002, ch. 15 §5 and
//! ch. 4 §5.2); their use for typing names goes back to Hearst (1992).

use super::lexicon::flag;
use super::score::Scores;
use super::sentence::Sentence;
use super::token::{Shape, Token};

/// What a definition weighs: more than a given name with a family name.
const DEFINED: f32 = 9.0;

/// How many words a phrase that says what a name is may have.
const LONGEST: usize = 9;

/// A person, as one.
const PERSON: Scores = Scores { person: 1.0, place: 0.0, organisation: 0.0, other: 0.0 };

/// What the sentence says of the name at tokens `first..last`.
pub(crate) fn said(sentence: &Sentence, first: usize, last: usize) -> Scores {
    let mut scores = Scores::default();
    if let Some(kind) = apposition(sentence, last) {
        scores = scores.with(kind, DEFINED);
    }
    if let Some(kind) = defined_before(sentence, first) {
        scores = scores.with(kind, DEFINED);
    }
    scores
}

/// "X, a fund manager based in Vell,", "X is a ferry": what the head noun behind the name says.
fn apposition(sentence: &Sentence, last: usize) -> Option<Scores> {
    let comma = sentence.is_mark(last, ",");
    let copula = small(sentence, last) && matches!(sentence.word(last), "is" | "was");
    if !comma && !copula {
        return None;
    }
    let article = last + 1;
    // "X was the town": who is meant by "the" may be another
    let leads = matches!(sentence.word(article), "a" | "an") || comma && sentence.word(article) == "the";
    if !leads || !small(sentence, article) {
        return None;
    }
    let mut head = None;
    for at in article + 1..article + 1 + LONGEST {
        let flags = sentence.flags(at);
        let Some(token) = sentence.token(at) else { return kind(sentence, head?) };
        if token.shape == Shape::Mark {
            let inside = matches!(token.of(sentence.text), "-" | "'" | "\u{2019}") && token.glued;
            if inside {
                continue;
            }
            return kind(sentence, head?);
        }
        // "X, the 41-year-old owner of the shop": the phrase goes on, its head stands before "of"
        let participle = head.is_some() && sentence.word(at).ends_with("ed") && sentence.word(at).len() > 4;
        if (participle || flags & flag::SAID_STOP != 0) && token.shape == Shape::Lower {
            // "X, a builder who won the contract"
            let person = sentence.word(at) == "who";
            return if person { head.map(|_| PERSON) } else { kind(sentence, head?) };
        }
        if token.letters() {
            head = Some(at);
        }
    }
    None
}

/// "the resort of X", "a firm called X", "the airline X": what the noun before the name says.
fn defined_before(sentence: &Sentence, first: usize) -> Option<Scores> {
    let before = first.checked_sub(1)?;
    let joint = sentence.word(before);
    let noun = before.checked_sub(1)?;
    if !small(sentence, before) {
        return None;
    }
    if joint == "of" && small(sentence, noun) && sentence.flags(noun) & flag::PLACE_NOUN_BEFORE != 0 {
        // "the coast of X" and "north of X" speak of a place as well
        return Some(Scores::place(0.7));
    }
    if matches!(joint, "called" | "named") && small(sentence, noun) {
        return kind(sentence, noun);
    }
    // "the airline X": not "said the company Friday" nor a title, which stands for itself
    let article = matches!(sentence.word(noun), "the" | "The" | "a" | "A");
    let flags = sentence.flags(before);
    (article && flags & flag::BODY_NOUN_BEFORE != 0 && flags & flag::SAID_AGENT == 0)
        .then_some(Scores::organisation(0.4))
}

/// What a noun says a name is, as one.
fn kind(sentence: &Sentence, noun: usize) -> Option<Scores> {
    let flags = sentence.flags(noun);
    if !small(sentence, noun) {
        return None;
    }
    let body = flags & (flag::SAID_BODY | flag::BODY_NOUN_BEFORE) != 0;
    if flags & flag::SAID_PERSON != 0 || flags & flag::ROLE != 0 && !body {
        Some(PERSON)
    } else if flags & flag::SAID_AGENT != 0 || flags & flag::ROLE != 0 {
        // "a developer" is a firm or a person; the name's own words decide
        Some(Scores::organisation(0.3))
    } else if flags & (flag::SAID_BODY | flag::BODY_NOUN_BEFORE) != 0 {
        Some(Scores::organisation(1.0))
    } else if flags & (flag::SAID_PLACE | flag::PLACE_NOUN_BEFORE) != 0 {
        Some(Scores::place(1.0))
    } else if flags & (flag::SAID_OTHER | flag::OTHER_NOUN_BEFORE) != 0 {
        Some(Scores::other(1.0))
    } else {
        None
    }
}

/// "Dougie Plum of Fair Deal said": a name "of" another that speaks is a person's.
pub(crate) fn of_another(sentence: &Sentence, last: usize) -> bool {
    if sentence.word(last) != "of" || !small(sentence, last) {
        return false;
    }
    let mut at = last + 1 + usize::from(sentence.word(last + 1) == "the");
    let begin = at;
    while sentence.token(at).is_some_and(Token::capital) && at < last + 6 {
        at += 1;
    }
    let verb = at + usize::from(sentence.is_mark(at, ","));
    at > begin && small(sentence, verb) && sentence.flags(verb) & flag::PERSON_VERB != 0
}

/// "X cut 40 jobs, the company said": the sentence says again what its subject is.
pub(crate) fn company_said(sentence: &Sentence, first: usize, last: usize) -> bool {
    if first > 1 || !small(sentence, last) {
        return false;
    }
    let end = sentence.tokens.len();
    (last..end.min(last + 40)).any(|at| {
        sentence.is_mark(at, ",")
            && sentence.word(at + 1) == "the"
            && sentence.flags(at + 2) & flag::FIRM != 0
            && sentence.flags(at + 3) & flag::PERSON_VERB != 0
    })
}

fn small(sentence: &Sentence, at: usize) -> bool {
    sentence.token(at).is_some_and(|t| t.shape == Shape::Lower && !t.glued)
}
