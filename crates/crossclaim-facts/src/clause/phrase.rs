//! Borders of phrases and clauses, guessed from word classes.
//!
//! Every walk is bounded by [`REACH`] tokens, so that a sentence of any length costs linear time.
//!
//! Clause and noun phrase are those of Huddleston and Pullum (2002), read by word classes alone.

use super::{Class, Mark, Reading};
use std::ops::Range;

/// How far a walk looks for the border of a phrase, in tokens.
const REACH: usize = 40;

/// Words that may stand between a reporting verb and what it reports: "said Monday in Lisbon that".
pub(crate) const TIME_OR_PLACE: Class = Class(Class::TIME.0 | Class::PREPOSITION.0 | Class::ADVERB.0);

impl Reading<'_> {
    /// Is this token the finite verb of a clause, as far as its form and the word before it tell?
    pub fn finite(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let class = token.class;
        if class.any(Class::BE | Class::DO | Class::MODAL | Class::PAST | Class::NEGATION) {
            let contracted = class.any(Class::SUBJECT) && class.any(Class::AUXILIARY);
            return contracted || (class.any(Class::AUXILIARY | Class::PAST) && !class.any(Class::CAPITAL));
        }
        let before = at.checked_sub(1).map_or(Class::NONE, |b| self.tokens[b].class);
        if class.any(Class::HAVE) {
            return !before.any(Class::TO | Class::MODAL);
        }
        // "the alleged plot", "his planned trip": after these a form in -ed or -s is no finite verb.
        if before.any(Class::DETERMINER | Class::PREPOSITION | Class::TO | Class::BE | Class::BE_BARE)
            || (before.any(Class::POSSESSIVE) && !before.any(Class::OBJECT))
        {
            return false;
        }
        if class.any(Class::PRESENT | Class::ED) {
            return !class.any(Class::CAPITAL) || at == 0;
        }
        // "they fear", "we plan"
        class.any(Class::BASE) && before.any(Class::SUBJECT)
    }

    /// Where the verb group that ends at `verb` begins: "has also repeatedly said", "did not say".
    pub fn verb_group_start(&self, verb: usize, floor: usize) -> usize {
        let mut at = verb;
        while at > floor && verb - at < 8 {
            let class = self.tokens[at - 1].class;
            let part = class.any(Class::AUXILIARY | Class::BE_BARE | Class::NEGATION)
                || (class.any(Class::ADVERB) && !class.any(Class::CAPITAL));
            if !part || class.any(Class::SUBJECT) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The subject of the verb group that begins at `group`, looking no further left than `floor`.
    pub fn subject_before(&self, group: usize, floor: usize) -> Option<Range<usize>> {
        let mut end = group;
        if end <= floor {
            return None;
        }
        let last = &self.tokens[end - 1];
        if last.mark == Mark::Comma || last.mark == Mark::Dash || last.mark == Mark::Close {
            // "Ana Reis, the agency's spokeswoman, said": the name stands before the apposition.
            let mark = if last.mark == Mark::Close { Mark::Open } else { last.mark };
            let stop = floor.max(end.saturating_sub(REACH));
            let mut opening = (stop..end - 1).rev().find(|&i| self.tokens[i].mark == mark);
            // "Ana Reis, 43, a fisher from the island, said": an age is no name.
            while let Some(after) = opening {
                let before = (stop..after).rev().find(|&i| self.tokens[i].mark == mark);
                match before {
                    Some(before) if after - before == 2 && self.is(before + 1, Class::NUMBER) => opening = Some(before),
                    _ => break,
                }
            }
            if let Some(opening) = opening.filter(|&o| o > floor)
                && let Some(range) = self.noun_phrase_before(opening, floor)
            {
                return Some(range.start..end - usize::from(last.mark != Mark::Close));
            }
            if last.mark == Mark::Comma && opening.is_none() {
                end -= 1;
            }
        }
        self.noun_phrase_before(end, floor)
    }

    /// The noun phrase that ends before `end`.
    pub fn noun_phrase_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let stop = floor.max(end.saturating_sub(REACH));
        let mut at = end;
        while at > stop {
            let token = &self.tokens[at - 1];
            let class = token.class;
            if token.mark != Mark::Word {
                // "(R-Pa.)" and "Sen." stay in the phrase.
                if token.mark == Mark::Close
                    && let Some(open) = (stop..at - 1).rev().take(8).find(|&i| self.tokens[i].mark == Mark::Open)
                {
                    at = open;
                    continue;
                }
                if token.mark == Mark::Stop
                    && at >= stop + 2
                    && at < end
                    && self.tokens[at - 2].class.any(Class::CAPITAL)
                    && token.span.len() == 1
                {
                    at -= 1;
                    continue;
                }
                if token.mark == Mark::SingleEither && at >= stop + 2 && at < end {
                    at -= 1;
                    continue;
                }
                break;
            }
            if class.any(Class::SUBJECT) || class.any(Class::RELATIVE) {
                if class.any(Class::RELATIVE) && at == end {
                    // "a source who said": the antecedent is the source, and "who" stands for it.
                    let before = self.noun_phrase_before(at - 1, floor);
                    return Some(before.map_or(at - 1..end, |b| b.start..end));
                }
                if at == end || class.any(Class::DETERMINER) {
                    at -= 1;
                }
                break;
            }
            if class.any(Class::THAT) {
                // "an agency that reported": its antecedent is the source; "he said that said" has none.
                if at == end {
                    let before = self.noun_phrase_before(at - 1, floor);
                    return Some(before.map_or(at - 1..end, |b| b.start..end));
                }
                if self.is(at, Class::CAPITAL) || at + 1 == end {
                    at -= 1;
                }
                break;
            }
            // "sources close to the board": before a noun "to" is a preposition.
            let towards = class.any(Class::TO)
                && at < end
                && self.is(at, Class::DETERMINER | Class::POSSESSIVE | Class::CAPITAL)
                && at > stop + 1
                && !self.is(at - 2, Class::VERBAL);
            if class.any(Class::AUXILIARY | Class::PAST | Class::SUBORDINATOR | Class::TO | Class::BE_BARE)
                && !class.any(Class::PREPOSITION)
                && !towards
            {
                break;
            }
            if class.any(Class::TIME) && !self.is(at, Class::CAPITAL) && at < end {
                break;
            }
            if class.any(Class::COORDINATOR) {
                // "France and Germany said", "the mayor and the governor said"; else it joins clauses.
                let joins = at < end && at > stop + 1 && {
                    let left = self.tokens[at - 2].class;
                    let right = self.tokens[at].class;
                    left.any(Class::CAPITAL) && right.any(Class::CAPITAL)
                };
                if !joins {
                    break;
                }
                at -= 1;
                continue;
            }
            if class.any(Class::PREPOSITION) {
                // A phrase may go on to the left over "of", "for", "at" when a noun stands there.
                let noun = at >= stop + 2 && {
                    let left = &self.tokens[at - 2];
                    left.mark == Mark::Word
                        && !left.class.any(
                            Class::AUXILIARY
                                | Class::PAST
                                | Class::PREPOSITION
                                | Class::TO
                                | Class::ED
                                | Class::SUBJECT,
                        )
                };
                if at == end || !noun {
                    break;
                }
                at -= 1;
                continue;
            }
            if class.any(Class::DETERMINER) || class.any(Class::POSSESSIVE) {
                at -= 1;
                let goes_on = at > stop
                    && (self.tokens[at - 1].class.any(Class::PREPOSITION)
                        || (self.tokens[at - 1].class.any(Class::TO)
                            && at > stop + 1
                            && !self.is(at - 2, Class::VERBAL))
                        || (class.any(Class::POSSESSIVE) && !class.any(Class::DETERMINER))
                        || self.tokens[at - 1].class.any(Class::DETERMINER));
                if goes_on {
                    continue;
                }
                break;
            }
            if (class.any(Class::PRESENT | Class::ED) && !class.any(Class::CAPITAL)) && self.finite(at - 1) && at < end
            {
                break;
            }
            if class.any(Class::ADVERB) && class.any(Class::CAPITAL) && at < end {
                break;
            }
            at -= 1;
        }
        // A preposition or conjunction at the left edge is none of the phrase.
        while at < end
            && self.tokens[at].class.any(Class::PREPOSITION | Class::COORDINATOR | Class::ADVERB)
            && !self.tokens[at].class.any(Class::DETERMINER | Class::SUBJECT)
        {
            at += 1;
        }
        (at < end).then_some(at..end)
    }

    /// The noun phrase that begins at `start`: "Ana Reis of the harbour office".
    pub fn noun_phrase_after(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let stop = limit.min(start + REACH);
        let mut at = start;
        while at < stop {
            let token = &self.tokens[at];
            let class = token.class;
            match token.mark {
                Mark::Word => {}
                Mark::Stop
                    if at > start
                        && token.span.len() == 1
                        && self.tokens[at - 1].class.any(Class::CAPITAL)
                        && at + 1 < stop
                        && self.is(at + 1, Class::CAPITAL) =>
                {
                    at += 1;
                    continue;
                }
                Mark::Open => {
                    let Some(close) = (at..stop.min(at + 8)).find(|&i| self.tokens[i].mark == Mark::Close) else {
                        break;
                    };
                    at = close + 1;
                    continue;
                }
                Mark::SingleEither if at > start => {
                    at += 1;
                    continue;
                }
                _ => break,
            }
            let alone = !class.any(Class::DETERMINER) || class.any(Class::POSSESSIVE);
            if at == start && class.any(Class::SUBJECT | Class::OBJECT) && alone {
                return Some(at..at + 1);
            }
            if class.any(
                Class::AUXILIARY
                    | Class::TO
                    | Class::SUBJECT
                    | Class::RELATIVE
                    | Class::THAT
                    | Class::QUESTION
                    | Class::BE_BARE,
            ) && !(class.any(Class::THAT) && at == start)
            {
                break;
            }
            if class.any(Class::TIME) && at > start {
                break;
            }
            // "told reporters the deal was done": the article begins another phrase.
            if class.any(Class::DETERMINER)
                && at > start
                && !self.is(at - 1, Class::PREPOSITION | Class::DETERMINER | Class::COORDINATOR)
            {
                break;
            }
            if class.any(Class::COORDINATOR) {
                if at == start
                    || !self.is(at + 1, Class::CAPITAL | Class::DETERMINER)
                    || !self.is(at - 1, Class::CAPITAL)
                {
                    break;
                }
            } else if class.any(Class::SUBORDINATOR) && !class.any(Class::PREPOSITION) {
                break;
            } else if class.any(Class::PREPOSITION) {
                let word = self.word(at);
                // "said Reis of the office" goes on; "said Reis in an interview" does not.
                if at == start
                    || !(word == "of"
                        || word == "for"
                        || word == "from"
                        || word == "at"
                        || word == "with"
                        || word == "to")
                {
                    break;
                }
            } else if at > start && self.finite(at) {
                break;
            }
            at += 1;
        }
        (at > start).then_some(start..at)
    }

    /// Where the clause that is under way at `from` ends, no further than `limit`: at a semicolon,
    /// at a comma or conjunction behind which another clause of the same sentence reports or begins.
    pub fn clause_end(&self, from: usize, limit: usize) -> usize {
        let mut at = from;
        while at < limit {
            let token = &self.tokens[at];
            match token.mark {
                Mark::Semicolon => break,
                Mark::Comma if at > from => {
                    // "called it ‘a breach,’ adding": American commas stand inside the marks.
                    let mut next = at + 1;
                    while next < limit && self.tokens[next].mark.quotes() {
                        next += 1;
                    }
                    let joined = self.is(next, Class::COORDINATOR | Class::SUBORDINATOR);
                    let contrast = joined && self.contrasts(next);
                    if joined {
                        next += 1;
                    }
                    // "says the port is shut, and ‘we will not pay’ for that": the same voice goes on.
                    let quoted = self.tokens.get(next).is_some_and(|token| token.mark.quotes());
                    let voiced = joined && self.is(next - 1, Class::COORDINATOR) && quoted;
                    while next < limit && self.is(next, Class::ADVERB) && next < at + 4 {
                        next += 1;
                    }
                    if self.new_report(at + 1, limit) {
                        break;
                    }
                    // ", adding that", ", citing"
                    if self.is(next, Class::REPORT) && self.is(next, Class::ING) {
                        break;
                    }
                    if self.is(next, Class::PHRASE) && self.word(next).eq_ignore_ascii_case("according") {
                        break;
                    }
                    if (joined && contrast && !voiced && self.subject_follows(next, limit))
                        || (self.is(next, Class::REPORT)
                            && self.is(next, Class::PAST | Class::PRESENT | Class::ED)
                            && self.finite(next))
                    {
                        break;
                    }
                }
                Mark::Word if token.class.any(Class::COORDINATOR) && at > from => {
                    // "... and called on the council to act": a new report by the same subject.
                    let mut next = at + 1;
                    while next < limit && self.is(next, Class::ADVERB) && next < at + 3 {
                        next += 1;
                    }
                    if self.is(next, Class::REPORT)
                        && self.is(next, Class::ED | Class::PAST | Class::PRESENT)
                        && !self.is(next, Class::CAPITAL)
                    {
                        break;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.trim_end(from, at)
    }

    /// ", Reis said the port": a short subject with a reporting verb that has its own complement. With
    /// a comma or the end behind the verb it is thrown into the clause that is under way.
    fn new_report(&self, at: usize, limit: usize) -> bool {
        let stop = limit.min(at + 6);
        let Some(verb) = (at + 1..stop)
            .take_while(|&i| self.mark(i - 1, Mark::Word))
            .find(|&i| self.is(i, Class::REPORT) && self.is(i, Class::ED | Class::PAST | Class::PRESENT))
        else {
            return false;
        };
        self.is(at, Class::SUBJECT | Class::CAPITAL | Class::DETERMINER)
            && !self.is(at, Class::RELATIVE | Class::TIME)
            && !(at..verb).any(|i| {
                self.is(i, Class::PREPOSITION | Class::COORDINATOR | Class::SUBORDINATOR | Class::TO | Class::THAT)
            })
            && self.mark(verb + 1, Mark::Word)
            && verb + 3 < limit
            && !self.is(verb + 1, Class::TIME | Class::PREPOSITION | Class::COORDINATOR)
    }

    /// ", his lawyer said,": a short subject with a reporting verb, and a pause behind it.
    pub fn report_thrown_in(&self, at: usize, limit: usize) -> bool {
        let verb = (at + 1..limit.min(at + 8))
            .take_while(|&i| self.mark(i - 1, Mark::Word))
            .find(|&i| self.is(i, Class::REPORT) && self.is(i, Class::ED | Class::PAST | Class::PRESENT));
        verb.is_some_and(|v| {
            self.is(at, Class::SUBJECT | Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE | Class::ROLE)
                && (v + 1 >= limit || matches!(self.tokens[v + 1].mark, Mark::Comma | Mark::Stop | Mark::Dash))
        })
    }

    /// Is the conjunction one that sets a new main clause against the last?
    fn contrasts(&self, at: usize) -> bool {
        self.is(at, Class::CONTRAST)
    }

    /// Does a subject with its verb begin at `at`?
    pub fn subject_follows(&self, at: usize, limit: usize) -> bool {
        if self.is(at, Class::SUBJECT) {
            return true;
        }
        let stop = limit.min(at + 10);
        let mut i = at;
        while i < stop {
            if self.tokens[i].mark == Mark::Comma || self.tokens[i].mark == Mark::Stop {
                return false;
            }
            if i > at && self.finite(i) {
                return true;
            }
            i += 1;
        }
        false
    }

    /// The end without the comma, dash, stop or conjunction that stands last.
    pub fn trim_end(&self, from: usize, mut end: usize) -> usize {
        while end > from
            && (matches!(
                self.tokens[end - 1].mark,
                Mark::Comma | Mark::Stop | Mark::Semicolon | Mark::Colon | Mark::Dash | Mark::Other
            ) || self.tokens[end - 1].class.any(Class::COORDINATOR))
        {
            end -= 1;
        }
        end
    }

    /// Is there a finite verb between `from` and `to`?
    pub fn has_finite(&self, from: usize, to: usize) -> bool {
        (from..to.min(from + REACH)).any(|i| self.finite(i))
    }
}
