//! Scope: each, in all, part of, the words that say which of them, what became of them; and whether
//! the number is a change.
//!
//! Comes in: a [`Line`], the tokens of a number and of what it counts. Goes out: [`Scope`], the
//! change, and what is counted where only a verb tells it. Which of two scopes a comparison takes
//! for the same is left to it.
//!
//! "Each" and "in all" are what ISO 24617-12 (quantification) calls distributive and collective.

use super::lexicon::{LEXICON, ScopeWord, class};
use super::line::Line;
use super::value::{Counted, Scope};

/// How far a scope is looked for behind what is counted.
const REACH: usize = 14;

/// The tokens of a number with what stands around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its first token, bound included.
    pub from: usize,
    /// The token behind the number and its unit.
    pub to: usize,
    /// The tokens of the counted noun phrase; both `to` where there is none.
    pub noun: (usize, usize),
    /// The end of the last quantity: nothing before it belongs to this one.
    pub floor: usize,
}

/// The scope of a number; only of what is counted (`counting`) something can have become.
pub(super) fn read(line: &Line, place: Place, counting: bool) -> Scope {
    let mut scope = Scope::default();
    behind(line, place, &mut scope);
    in_front(line, place, &mut scope);
    if counting {
        scope.state = state(line, place).map(|(state, _)| state.to_owned());
    }
    if let Some((from, to)) = once(line, place.from, place.floor) {
        scope.once = level_is_over(line, place, from).then(|| line.span(from, to));
    }
    scope
}

/// The words right before `at` that say the number is a level of the past.
fn once(line: &Line, at: usize, floor: usize) -> Option<(usize, usize)> {
    let phrases = LEXICON.once.get(line.word(at.checked_sub(1)?))?;
    phrases.iter().find_map(|(phrase, _)| {
        let from = line.phrase_before(at, phrase).filter(|from| *from >= floor)?;
        Some((from, at))
    })
}

/// Walks on from the noun phrase through prepositional phrases and participles to the end of the clause.
fn behind(line: &Line, place: Place, scope: &mut Scope) {
    let mut at = place.noun.1;
    let limit = at + REACH;
    // "a third of the families": the whole is no qualifier of the share
    while at < limit {
        if let Some((kind, to)) = line.scope(at) {
            let span = line.span(at, to);
            match kind {
                ScopeWord::Each if scope.each.is_none() => scope.each = Some(span),
                ScopeWord::Total if scope.total.is_none() => scope.total = Some(span),
                // "55 of them"
                ScopeWord::Part if at == place.to && line.word(at) == "of" => scope.part_of = Some(span),
                ScopeWord::Part => break,
                ScopeWord::Compound => scope.qualifiers.push(span),
                _ => {}
            }
            at = to;
            continue;
        }
        let bits = line.class(at);
        let word = line.word(at);
        if line.is_word(at) && (bits & class::PREPOSITION != 0 && bits & class::UNSCOPED == 0) {
            // "£18,000 for each home", "two from each of the 14 schools"
            if line.word(at + 1) == "each" && scope.each.is_none() {
                scope.each = Some(line.span(at, at + 2 + usize::from(line.is_word(at + 2))));
                break;
            }
            let Some(to) = prepositional(line, at) else { break };
            scope.qualifiers.push(line.span(at, to));
            at = to;
        } else if LEXICON.states.contains_key(word)
            || line.is_word(at)
                && participle(word)
                && line.word(at + 1) == "by"
                && bits & class::AUXILIARY == 0
                && at == place.noun.1
                && place.noun.1 > place.noun.0
        {
            // "2,300 buildings damaged", "41 people dead"
            scope.qualifiers.push(line.span(at, at + 1));
            at += 1;
        } else if line.raw(at) == "(" {
            // "1,200 (from each side)"
            match line.scope(at + 1) {
                Some((ScopeWord::Each, to)) if scope.each.is_none() => scope.each = Some(line.span(at + 1, to)),
                Some((ScopeWord::Total, to)) if scope.total.is_none() => scope.total = Some(line.span(at + 1, to)),
                _ => {}
            }
            break;
        } else {
            break;
        }
    }
}

/// The end of the prepositional phrase at `at`; `None` where a date or nothing follows it.
fn prepositional(line: &Line, at: usize) -> Option<usize> {
    let mut here = at + 1;
    let mut words = 0;
    while here < at + 14 {
        let bits = line.class(here);
        if line.is_word(here) {
            if bits & (class::MONTH | class::WEEKDAY) != 0
                && (line.capital(here) || words == 0)
                && line.raw(here + 1) != "'"
                && line.raw(here + 1) != "\u{2019}"
            {
                return None;
            }
            // "of the board backed the move": a verb, where what follows is no noun
            let verb = words > 0
                && participle(line.word(here))
                && (!line.is_word(here + 1) || line.class(here + 1) & class::END != 0);
            if verb {
                break;
            }
            let ends = class::PREPOSITION
                | class::PRONOUN
                | class::CONJUNCTION
                | class::AUXILIARY
                | class::ADVERB
                | class::VERB;
            if bits & ends != 0 && !(words == 0 && bits & class::DETERMINER != 0) {
                break;
            }
            if bits & (class::DETERMINER | class::SKIP) == 0 {
                words += 1;
            }
            here += 1;
        } else if line.is_digits(here) {
            // "in 2008" is a time, "of 7,400" the whole
            break;
        } else if matches!(line.raw(here), "'" | "\u{2019}" | "-") && line.glued(here)
            || line.word(here) == "." && line.glued(here) && line.word(here - 1).len() == 1
        {
            here += 1;
        } else {
            break;
        }
    }
    (words > 0).then_some(here)
}

/// "from" says a past level only in a change: "fell from 41", "from 3% to 5%", "down from 41"; not in
/// "from 41 countries".
fn level_is_over(line: &Line, place: Place, from: usize) -> bool {
    if line.word(place.from - 1) != "from" || from + 1 < place.from {
        return true;
    }
    let to_another = (place.noun.1..place.noun.1 + 6).any(|at| {
        line.word(at) == "to"
            && line.tokens.get(at + 1).is_some_and(|t| t.numeral || line.kind(at + 1) == Some(super::line::Kind::Mark))
    });
    let changed = (from.saturating_sub(6)..from)
        .any(|at| LEXICON.changes.contains_key(line.word(at)) && !(at..from).any(|at| line.breaks(at)));
    to_another || changed
}

/// Does the word look like a past participle or a word in -ing?
fn participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && LEXICON.class(word) & class::FALSE_ED == 0
}

/// What stands before the number: "including", "of whom", "a total of", "each side", adjectives are in
/// the noun phrase itself.
fn in_front(line: &Line, place: Place, scope: &mut Scope) {
    let at = place.from;
    // words that may stand between: "including at least 11", "of whom, he said, 55"
    for back in 1..=5 {
        let Some(i) = at.checked_sub(back).filter(|i| *i >= place.floor) else { break };
        if let Some((kind, to)) = line.scope(i).filter(|(_, to)| *to <= at) {
            // "a total of" before "total of"
            let longer = i.checked_sub(1).filter(|before| line.scope(*before) == Some((kind, to)));
            let span = line.span(longer.unwrap_or(i), to);
            match kind {
                ScopeWord::Part if back <= 4 && scope.part_of.is_none() => scope.part_of = Some(span),
                ScopeWord::Total if to == at && scope.total.is_none() => scope.total = Some(span),
                // "each of the sides": see below; "for each home, 34 homes": another phrase
                ScopeWord::Each if line.word(i + 1) == "of" || (i..at).any(|j| line.breaks(j)) => break,
                ScopeWord::Each if scope.each.is_none() && line.word(i) == "each" => {
                    let holder = usize::from(line.class(i + 1) & class::HOLDER != 0 && i + 1 < at);
                    scope.each = Some(line.span(i, i + 1 + holder));
                }
                _ => continue,
            }
            break;
        }
        if line.word(i) == "average" {
            scope.qualifiers.push(line.span(i, i + 1));
        }
        if line.breaks(i) && line.word(i) != "," {
            break;
        }
    }
    // "each side will hand over 1,200": the subject says it
    if scope.each.is_none() {
        let mut i = at;
        for _ in 0..10 {
            let Some(before) = i.checked_sub(1).filter(|before| *before >= place.floor) else { break };
            i = before;
            if line.breaks(i) {
                break;
            }
            // "each of the six planks": six is how many there are
            let counted = line.word(i + 1) == "of" && (i + 2..at).all(|j| line.class(j) & class::DETERMINER != 0);
            if line.word(i) == "each" && line.class(i + 1) & class::HOLDER != 0 && !counted {
                scope.each = Some(line.span(i, i + 2));
                break;
            }
        }
    }
}

/// What became of the counted, and the token that says it.
pub(super) fn state(line: &Line, place: Place) -> Option<(&'static str, usize)> {
    let state_at =
        |i: usize| if line.is_word(i) { LEXICON.states.get(line.word(i)).copied().map(|s| (s, i)) } else { None };
    // in the noun phrase: "41 dead", "damaged buildings", "12 deaths"
    if let Some(found) = (place.noun.0..place.noun.1).rev().find_map(state_at) {
        return Some(found);
    }
    // behind it: "41 people dead", "41 people were killed", "68 had been badly hurt"
    for at in place.noun.1..place.noun.1 + 5 {
        if let Some(found) = state_at(at) {
            return Some(found);
        }
        let bits = line.class(at);
        let others = bits & class::LINK != 0;
        if !line.is_word(at) || bits & (class::AUXILIARY | class::ADVERB) == 0 && !others {
            break;
        }
    }
    // in front: "killing at least 41", "destroyed 2,300 buildings"
    let mut at = place.from;
    for _ in 0..3 {
        at = at.checked_sub(1).filter(|at| *at >= place.floor)?;
        if let Some(found) = state_at(at) {
            return Some(found);
        }
        let bits = line.class(at);
        if !line.is_word(at) || bits & (class::ADVERB | class::DETERMINER) == 0 && bits & class::TOTALLING == 0 {
            return None;
        }
    }
    None
}

/// What a bare number counts when no noun follows: the subject in front ("the death toll rose to 68",
/// "the number of refugees reached 300") or the state behind ("68 were hurt").
pub(super) fn elided(line: &Line, place: Place) -> Option<Counted> {
    if let Some((state, at)) = state(line, place) {
        return Some(super::counted::make(line, at, at + 1, Some(state)));
    }
    let floor = place.floor.max(place.from.saturating_sub(14));
    let mut at = place.from;
    let mut copula = false;
    while at > floor {
        at -= 1;
        if line.breaks(at) && line.word(at) != "," {
            return None;
        }
        let word = line.word(at);
        copula |= line.class(at) & class::REACH != 0;
        if !copula {
            if line.class(at) & (class::ADVERB | class::DETERMINER | class::PREPOSITION) == 0 && word != "," {
                return None;
            }
            continue;
        }
        if line.class(at) & class::SUBJECT != 0 {
            let from = if word == "toll" && at > 0 && line.word(at - 1) == "death" { at - 1 } else { at };
            return Some(super::counted::make(line, from, at + 1, LEXICON.states.get(word).copied()));
        }
        if word == "number" && line.word(at + 1) == "of" {
            let (counted, end) = super::counted::behind(line, at + 1, super::counted::Need::Whole)?;
            return (end <= place.from).then(|| match LEXICON.states.get(line.word(end - 1)) {
                Some(state) => super::counted::make(line, end - 1, end, Some(state)),
                None => counted,
            });
        }
        if line.class(at) & class::GATHERING != 0 {
            return Some(super::counted::make(line, at, at + 1, None));
        }
    }
    None
}

/// 1 for a rise, -1 for a fall, 0 for a level: the verb in front ("rose 3%", "up by 40"), or the noun
/// behind ("a 34% rise"). "to" and "from" make it a level again.
///
/// `measured` is for shares, money and measures, which a verb takes without "by"; a `length` can lie
/// "six miles down" and go "down 11 km west" without falling.
pub(super) fn change(line: &Line, place: Place, measured: bool, length: bool) -> i8 {
    let steep = |word: &str| length && LEXICON.class(word) & class::STEEP != 0;
    let direct = measured;
    let mut at = place.from;
    let mut by = false;
    for _ in 0..5 {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= place.floor) else { break };
        at = before;
        let word = line.word(at);
        if line.class(at) & class::LEVEL != 0 || line.breaks(at) {
            break;
        }
        by |= word == "by";
        if let Some(direction) = LEXICON.changes.get(word) {
            return if by || direct && !steep(word) { *direction } else { 0 };
        }
        // "sharply by at least", "cut its rate by"
        let between = by
            || line.class(at) & (class::ADVERB | class::DETERMINER | class::SKIP) != 0
            || word.ends_with("ly")
            || line.class(at) & class::GAUGE != 0;
        if !between {
            break;
        }
    }
    if !measured {
        return 0;
    }
    for at in place.to..place.to + 3 {
        let word = line.word(at);
        if let Some(direction) = LEXICON.changes.get(word).filter(|_| !steep(word)) {
            return *direction;
        }
        if !line.is_word(at) || line.class(at) & class::END != 0 {
            break;
        }
    }
    0
}
