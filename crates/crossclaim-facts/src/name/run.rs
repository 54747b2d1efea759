//! Runs: capitalised words that stand together, with the small words that may join them.
//!
//! Comes in: a [`Sentence`] and a place in it. Goes out: the units of the run that begins there. Which
//! of them make a name together is left to [`super::find`].
//!
//! The words are those of UAX #29, but for hyphens and stops inside a name.

use super::lexicon::{LEXICON, flag};
use super::sentence::{Case, Sentence};
use super::token::{Shape, Token};

/// What a unit does in its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A capitalised word or known phrase.
    Word,
    /// "of", "of the", "for"
    Of,
    /// "and"
    And,
    /// "&"
    Ampersand,
    /// "de", "van der", "bin"
    Particle,
}

/// A word, phrase or joint of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Its first token.
    pub(crate) from: usize,
    /// One past its last token.
    pub(crate) to: usize,
    /// What it can be.
    pub(crate) flags: u64,
    /// What it does.
    pub(crate) kind: Kind,
    /// It is "for".
    pub(crate) purpose: bool,
    /// It is an initial with its stop.
    pub(crate) initial: bool,
}

impl Unit {
    pub(crate) const fn is(&self, flags: u64) -> bool {
        self.flags & flags != 0
    }

    pub(crate) fn word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// Can a name begin, or go on, with the token at `index`?
pub(crate) fn nameable(sentence: &Sentence, index: usize) -> bool {
    let Some(token) = sentence.token(index) else { return false };
    if !token.capital() {
        return false;
    }
    let flags = sentence.flags(index);
    if flags & flag::NOT != 0 && flags & flag::KNOWN == 0 {
        return false;
    }
    // "A": an article; "B.": an initial.
    if token.span.len() == 1 {
        return false;
    }
    // "We're", "I've"
    if let Some((pronoun, _)) = sentence.word(index).split_once(['\'', '\u{2019}'])
        && LEXICON.entry(pronoun).any & flag::NOT != 0
    {
        return false;
    }
    // "41 DEAD after ferry sinks": capitals for emphasis.
    if token.shape == Shape::Upper && token.span.len() > 2 && flags & flag::KNOWN == 0 && sentence.common(index) {
        return false;
    }
    match sentence.case {
        Case::Plain => !sentence.opens(index) || first_word(sentence, index),
        Case::Title | Case::Upper => {
            let titled = flags & (flag::HONORIFIC | flag::ROLE) != 0;
            flags & (flag::KNOWN & !flag::TEAM) != 0
                || titled
                || token.shape == Shape::Mixed
                || !sentence.common(index)
                || follows_given_name(sentence, index)
                || flags & flag::PARTICLE != 0 && sentence.token(index + 1).is_some_and(Token::capital)
        }
    }
}

/// "Dawn Young" in a headline: a common word behind a given name is a family name.
fn follows_given_name(sentence: &Sentence, index: usize) -> bool {
    sentence.flags(index) & flag::SURNAME != 0 && sentence.flags_before(index) & flag::FIRST != 0
}

/// The first word of a sentence is capitalised anyway: what else speaks for a name?
fn first_word(sentence: &Sentence, index: usize) -> bool {
    let flags = sentence.flags(index);
    if flags & flag::KNOWN & !flag::TEAM != 0 || !sentence.common(index) {
        return true;
    }
    let next = index + 1;
    if flags & flag::SURNAME != 0 && sentence.flags(next) & flag::PERSON_VERB != 0 {
        return true;
    }
    let follows = sentence.token(next).is_some_and(|t| t.capital() && !t.line && !t.glued);
    if !follows {
        return false;
    }
    let after = sentence.flags(next);
    let titled = flags & (flag::ROLE | flag::ROLE_MODIFIER | flag::HONORIFIC | flag::PAST | flag::OPENS_REGION) != 0;
    titled || after & flag::ANY_HEAD != 0 || flags & (flag::FIRST | flag::TEAM) != 0 && after & flag::NOT == 0
}

/// The units of the run that begins with token `at`, which is nameable or opens a known phrase.
pub(crate) fn run(sentence: &Sentence, at: usize, units: &mut Vec<Unit>) {
    units.clear();
    let mut at = at;
    while let Some(unit) = word_unit(sentence, at) {
        at = unit.to;
        units.push(unit);
        let (joints, next) = joints(sentence, at);
        if units.len() >= LONGEST {
            break;
        }
        if sentence.token(next).is_none_or(|t| t.line || t.glued && next == at) || !goes_on(sentence, next, unit) {
            break;
        }
        units.extend(joints.into_iter().flatten());
        at = next;
    }
}

/// A run of more units than this is a list or a table, not a name.
const LONGEST: usize = 64;

fn goes_on(sentence: &Sentence, next: usize, before: Unit) -> bool {
    let may = before.is(flag::FIRST)
        && sentence.flags(next) & flag::SURNAME != 0
        && sentence.token(next).is_some_and(Token::capital);
    nameable(sentence, next) && !sentence.opens(next)
        || may
        || sentence.phrase(next, flag::KNOWN).is_some_and(|_| !sentence.opens(next))
}

/// The word or phrase that begins at token `at`, with its hyphens and abbreviation stops.
fn word_unit(sentence: &Sentence, at: usize) -> Option<Unit> {
    sentence.token(at)?;
    let mut flags = sentence.flags(at);
    let mut to = at + 1;
    let wanted = flag::KNOWN
        | flag::ANY_HEAD
        | flag::HEAD_OF
        | flag::SMALL
        | flag::FIRST
        | flag::OPENS_PLACE
        | flag::OPENS_OTHER;
    if let Some((length, phrase)) = sentence.phrase(at, wanted) {
        // A title of several words in small letters is no part of a run of capitals.
        if phrase & flag::SMALL == 0 || sentence.token(at + length - 1).is_some_and(Token::capital) {
            flags = phrase;
            to = at + length;
            // "Kurdish | Democratic Party" in a longer name: its last word still closes it.
            if phrase & flag::BODY != 0 {
                flags |= sentence.flags(to - 1) & (flag::HEAD_BODY | flag::HEAD_COMPANY);
            }
        }
    }
    let stop = flag::HONORIFIC | flag::OPENS_PLACE | flag::HEAD_COMPANY | flag::STATE | flag::ROLE;
    let abbreviation = flags & stop != 0 && sentence.word(to - 1).len() <= 5;
    if abbreviation
        && sentence.is_mark(to, ".")
        && sentence.token(to).is_some_and(|t| t.glued)
        && sentence.token(to + 1).is_some_and(|t| !t.line)
    {
        to += 1;
    }
    while let Some(next) = hyphen(sentence, to, flags) {
        let part = sentence.flags(next);
        flags = flags & (flag::FIRST | flag::SURNAME | flag::OPENS_PLACE) | part & (flag::ANY_HEAD | flag::SURNAME);
        if sentence.token(next).is_some_and(|t| t.shape == Shape::Number) {
            flags = flag::OTHER;
        }
        to = next + 1;
    }
    if let Some(next) = possessive(sentence, to, flags) {
        flags = sentence.flags(next);
        to = next + 1;
    }
    // "Ostrel Shipping plc"
    let small = sentence.token(to).is_some_and(|t| t.shape == Shape::Lower && !t.line && !t.glued);
    if small && sentence.flags(to) & flag::SMALL_SUFFIX != 0 {
        flags = flags & !flag::KNOWN | flag::HEAD_COMPANY;
        to += 1;
    }
    // "Ostrel Shipping, Inc."
    if sentence.is_mark(to, ",")
        && sentence.token(to + 1).is_some_and(Token::capital)
        && sentence.flags(to + 1) & flag::HEAD_COMPANY != 0
    {
        flags = flags & !flag::KNOWN | flag::HEAD_COMPANY;
        to += 2;
        if sentence.is_mark(to, ".") && sentence.token(to + 1).is_some() {
            to += 1;
        }
    }
    let initial = to == at + 1 && super::score::is_initial(sentence.word(at));
    Some(Unit { from: at, to, flags, kind: Kind::Word, purpose: false, initial })
}

/// "the Prosecutor's Office", "the Workers' Party": where the head behind the possessive of a plain word
/// stands. The possessive of a name ends it: "Ostrel's Party".
fn possessive(sentence: &Sentence, at: usize, flags: u64) -> Option<usize> {
    let glued = |index: usize| sentence.token(index).is_some_and(|t| t.glued);
    if !(sentence.is_mark(at, "'") || sentence.is_mark(at, "\u{2019}")) || !glued(at) {
        return None;
    }
    let next = if sentence.word(at + 1) == "s" && glued(at + 1) { at + 2 } else { at + 1 };
    let plain = flags & (flag::KNOWN | flag::FIRST) == 0 && (flags & flag::ROLE != 0 || sentence.common(at - 1));
    let head = sentence.flags(next) & (flag::HEAD_BODY | flag::HEAD_STATE | flag::HEAD_PLACE) != 0;
    let capital = sentence.token(next).is_some_and(|t| t.capital() && !t.glued && !t.line);
    (plain && head && capital).then_some(next)
}

/// Where the part behind a hyphen at `at` begins, when it belongs to the same name ("Saint-Aubin",
/// "Zapad-2025") and is not a second one ("Moscow-Kyiv").
fn hyphen(sentence: &Sentence, at: usize, flags: u64) -> Option<usize> {
    let glued = |index: usize| sentence.token(index).is_some_and(|t| t.glued);
    if !(sentence.is_mark(at, "-") && glued(at) && glued(at + 1)) {
        return None;
    }
    let next = sentence.token(at + 1)?;
    let part = sentence.flags(at + 1);
    let side = flag::KNOWN | flag::SURNAME;
    let two = flags & side != 0 && part & side != 0 && flags & flag::FIRST == 0;
    // A line-up: "Norway-Selim Tarvis", "Selim Tarvis-Tomas Reik".
    let given = part & flag::FIRST != 0 && sentence.token(at + 2).is_some_and(|t| t.capital() && !t.glued && !t.line);
    if given && flags & flag::FIRST == 0 {
        return None;
    }
    match next.shape {
        Shape::Number => (flags & (flag::ANY_PLACE | flag::DEMONYM | flag::FIRST) == 0).then_some(at + 1),
        // "Weston-super-Mare", "Ata-ur-Rehman"
        Shape::Lower if sentence.is_mark(at + 2, "-") && glued(at + 2) && glued(at + 3) => {
            sentence.token(at + 3).is_some_and(Token::capital).then_some(at + 3)
        }
        Shape::Lower => (flags & flag::FIRST != 0 && flags & flag::KNOWN == 0 || sentence.flags(at - 1) == 0)
            .then_some(at + 1)
            .filter(|_| !sentence.common(at + 1) && !sentence.common(at - 1)),
        Shape::Mark => None,
        _ => (!two && !(sentence.case == Case::Upper && (sentence.common(at - 1) || part & flag::KNOWN != 0)))
            .then_some(at + 1),
    }
}

/// The small words between a unit that ends at `at` and the next capital, and where that capital stands.
fn joints(sentence: &Sentence, at: usize) -> ([Option<Unit>; 2], usize) {
    let small =
        |index: usize| sentence.token(index).filter(|t| !t.line && !t.glued).map_or("", |_| sentence.word(index));
    let unit =
        |from, to, kind| Some(Unit { from, to, flags: 0, kind, purpose: sentence.word(from) == "for", initial: false });
    let particle = |index: usize| {
        sentence.token(index).is_some_and(|t| t.shape == Shape::Lower && !t.line)
            && sentence.flags(index) & flag::PARTICLE != 0
    };
    match small(at) {
        "of" | "for" => {
            let next = if small(at + 1) == "the" { at + 2 } else { at + 1 };
            ([unit(at, next, Kind::Of), None], next)
        }
        "and" => ([unit(at, at + 1, Kind::And), None], at + 1),
        "&" => ([unit(at, at + 1, Kind::Ampersand), None], at + 1),
        "," => ([None, None], at),
        _ if particle(at) => {
            let mut next = at + 1;
            while next < at + 3 && particle(next) {
                next += 1;
            }
            // "Selim al-Tarvis": the particle is joined by a hyphen.
            if sentence.is_mark(next, "-") && sentence.token(next).is_some_and(|t| t.glued) {
                next += 1;
            }
            ([unit(at, next, Kind::Particle), None], next)
        }
        _ => ([None, None], at),
    }
}
