//! Cues of the stance lexicon in a text, and the clause each one reaches.
//!
//! Comes in: a reading and its reports. Goes out: a [`Stance`] for each cue that is not part of a
//! reporting word. A scope never leaves its sentence, nor the reported content its cue stands in.
//!
//! A scope is that of *SEM 2012: the clause with its subject, the cue left out.

use super::cues::{Reach, StanceCue, cues};
use super::{Stance, StanceKind};
use crate::clause::{Class, Mark, Reading};
use crate::quote::{Effect, Report};
use std::ops::Range;

/// Adds the stances of the lexicon's cues.
pub(super) fn find(reading: &Reading, reports: &[Report], stances: &mut Vec<Stance>) {
    // Reports are sorted by content; those whose content is open at the token under way.
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut reporting: Vec<&Report> = reports.iter().filter(|r| r.effect != Effect::None).collect();
    reporting.sort_by_key(|r| r.cue.start);
    let mut next_cue = 0;
    for sentence in &reading.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            while next < reports.len() && reports[next].content.start <= at {
                open.push(next);
                next += 1;
            }
            while next_cue < reporting.len() && reporting[next_cue].cue.end <= at {
                next_cue += 1;
            }
            let class = reading.tokens[at].class;
            if !class.any(Class::PHRASE | Class::NEGATION) {
                at += 1;
                continue;
            }
            // A reporting word has had its say; "the false claim that" denies all the same.
            let reports_here = reporting.get(next_cue).is_some_and(|r| r.cue.contains(&at));
            let denies = |at: usize| {
                !class.any(Class::REPORT | Class::AUXILIARY | Class::NEGATION)
                    && cues().at(reading, at, sentence.end).is_some_and(|c| c.kinds.contains(&StanceKind::Denial))
            };
            if reports_here && !denies(at) {
                at += 1;
                continue;
            }
            open.retain(|&r| reports[r].content.end > at);
            let borders = Borders {
                reading,
                reporting: &reporting,
                within: open.iter().fold(sentence.clone(), |w, &r| {
                    w.start.max(reports[r].content.start)..w.end.min(reports[r].content.end)
                }),
                limit: sentence.end,
            };
            at = borders.cue(at, stances).max(at + 1);
        }
    }
}

/// The borders that a scope may not leave.
pub(super) struct Borders<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    /// The reports of the text, by their cues.
    pub(super) reporting: &'r [&'r Report],
    /// What no scope may leave: the sentence, and the contents of reports that hold the cue.
    pub(super) within: Range<usize>,
    /// The end of the sentence.
    pub(super) limit: usize,
}

impl Borders<'_, '_> {
    /// The stance of the cue at `at`, if one begins there; returns the token behind the cue.
    fn cue(&self, at: usize, stances: &mut Vec<Stance>) -> usize {
        let reading = self.reading;
        // "said it leaked, which the firm neither confirmed nor denied": a phrase may outlast the content it begins in.
        let found = cues().at(reading, at, self.limit.max(at + 1));
        let (end, kinds, reach) = match found {
            Some(StanceCue { words, kinds, reach }) => (at + words.len(), kinds.as_slice(), *reach),
            // didn't, isn't
            None if reading.is(at, Class::NEGATION) => (at + 1, [StanceKind::Negation].as_slice(), Reach::Clause),
            None => return at + 1,
        };
        let Some(&kind) = kinds.first() else { return end };
        let Some(reach) = self.reach_here(at, end, reach, kind) else { return end };
        let scope = match reach {
            Reach::Clause => {
                let (start, bound) = self.clause_start(at);
                start..self.clause_end(end, bound)
            }
            Reach::Right => {
                // "A bidder, said to be weighing an offer, left": thrown in between commas.
                let thrown_in = at > self.within.start && reading.mark(at - 1, Mark::Comma);
                end..self.clause_end(end, thrown_in || self.clause_start(at).1)
            }
            Reach::Phrase => end..self.phrase_end(end),
            Reach::Noun => end..reading.noun_phrase_after(end, self.within.end).map_or(end, |np| np.end),
            Reach::Before => self.clause_start(at).0..at,
            Reach::Sentence | Reach::Head => self.within.clone(),
        };
        let span = at..end;
        // "declined to say that it had closed": what is negated is the saying.
        let scope = match self.said_behind(end) {
            Some(said) if kind == StanceKind::Negation && reach == Reach::Right => scope.start..said.min(scope.end),
            _ => scope,
        };
        if let Some(scope) = self.without_cue(scope, &span) {
            let (span, scope) = (reading.span(span), reading.span(scope));
            stances.extend(kinds.iter().map(|&kind| Stance { cue: span, scope, kind }));
        }
        end
    }

    /// Where the reporting word that begins at `at` ends.
    fn said_behind(&self, at: usize) -> Option<usize> {
        let next = self.reporting.partition_point(|report| report.cue.start < at);
        self.reporting.get(next).filter(|report| report.cue.start == at).map(|report| report.cue.end)
    }

    /// The reach of a cue where it stands, `None` where it is no cue.
    fn reach_here(&self, at: usize, end: usize, reach: Reach, kind: StanceKind) -> Option<Reach> {
        let reading = self.reading;
        let first = at == self.within.start;
        if reach == Reach::Head {
            let question = self.within.end > at && reading.word(self.within.end - 1) == "?";
            let turned = reading.is(end, Class::SUBJECT | Class::DETERMINER | Class::CAPITAL | Class::POSSESSIVE);
            return (first && turned && !question).then_some(reach);
        }
        // "asked if the mill was open": a question, not a condition.
        if kind == StanceKind::Condition
            && first
            && at > 0
            && reading.is(at - 1, Class::REPORT)
            && !(at..self.within.end.min(at + 40)).any(|i| reading.mark(i, Mark::Comma))
        {
            return None;
        }
        if kind != StanceKind::Negation {
            // "May" the month and the prime minister, "Will" the boy, "the will" and "their might".
            if end == at + 1 && reading.is(at, Class::MODAL) {
                let name = reading.is(at, Class::CAPITAL) && (!first || reading.is(end, Class::CAPITAL));
                let noun = at > 0
                    && !first
                    && reading.is(at - 1, Class::DETERMINER | Class::POSSESSIVE)
                    && !reading.is(at - 1, Class::OBJECT);
                if name || noun {
                    return None;
                }
            }
            // "planned", "proposed", "suspected", "confirmed" before a noun speak of that noun only.
            if end == at + 1 && reading.is(at, Class::ED) && reach == Reach::Clause {
                let adjective = at > self.within.start
                    && reading.is(at - 1, Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION);
                return adjective.then_some(Reach::Noun);
            }
            // "a likely target", "the purported letter" too; "the most likely to lose" is the clause's
            let attributive = end == at + 1
                && reach == Reach::Clause
                && !reading.is(at, Class::MODAL)
                && at > self.within.start
                && reading.is(at - 1, Class::DETERMINER | Class::POSSESSIVE)
                && !reading.is(at - 1, Class::SUBJECT)
                && !reading.is(end, Class::TO | Class::THAT);
            if attributive {
                return Some(Reach::Noun);
            }
            // "the envoy is to meet them", but "the road is to the left"
            if reading.is(end - 1, Class::TO)
                && end == at + 2
                && reading.is(at, Class::AUXILIARY)
                && reading.is(end, Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT | Class::CAPITAL)
            {
                return None;
            }
            return Some(reach);
        }
        let word = reading.word(at);
        // "neither the mayor nor the union": one negation in two words.
        if word.eq_ignore_ascii_case("nor")
            && (self.within.start.max(at.saturating_sub(30))..at).any(|i| reading.word_is(i, "neither"))
        {
            return None;
        }
        if end == at + 1 && word.eq_ignore_ascii_case("no") {
            // "No, he said", "No. 10"
            if reading.tokens.get(end).is_none_or(|t| t.mark != Mark::Word) {
                return None;
            }
            if at > self.within.start && reading.is(at - 1, Class::PREPOSITION) {
                return Some(Reach::Phrase);
            }
        }
        if reach == Reach::Clause {
            // "agreed not to attack"
            if reading.is(end, Class::TO) && !reading.is(at, Class::AUXILIARY) {
                return Some(Reach::Right);
            }
            // "did not leave until Monday": it left, on Monday.
            let stop = self.clause_end(end, false);
            if (end..stop).any(|i| reading.word(i) == "until") && !word.eq_ignore_ascii_case("no") {
                return None;
            }
        }
        Some(reach)
    }

    /// Where the clause that holds `at` begins, and whether it is a bound one ("who did not sign",
    /// "if they do not sign"), which ends at the next comma.
    pub(super) fn clause_start(&self, at: usize) -> (usize, bool) {
        let reading = self.reading;
        let stop = self.within.start.max(at.saturating_sub(60));
        let mut i = at;
        while i > stop {
            let token = &reading.tokens[i - 1];
            match token.mark {
                Mark::Semicolon | Mark::Colon | Mark::Dash | Mark::DoubleOpen => break,
                Mark::Word => {
                    let class = token.class;
                    if class.any(Class::THAT) && i < at {
                        break;
                    }
                    // "an error that could have cost a life": behind a noun, "that" opens a clause of its own.
                    if class.any(Class::THAT)
                        && i >= stop + 2
                        && reading.tokens[i - 2].mark == Mark::Word
                        && !reading.is(i - 2, Class::COORDINATOR | Class::REPORT | Class::SUBORDINATOR)
                    {
                        return (i, true);
                    }
                    if class.any(Class::RELATIVE | Class::QUESTION)
                        || (class.any(Class::SUBORDINATOR) && !class.any(Class::PREPOSITION))
                    {
                        // "If they sign, the mill will not close": the cue stands behind the bound clause.
                        match (i..at).find(|&j| reading.mark(j, Mark::Comma)) {
                            Some(comma) if reading.has_finite(i, comma) || i == self.within.start + 1 => {
                                return (comma + 1, false);
                            }
                            _ => return (i, true),
                        }
                    }
                    // ", but the mayor did not": a new clause with its own subject. "left and did not
                    // sign": a verb of its own under the same subject.
                    if class.any(Class::COORDINATOR) && !reading.word_is(i - 1, "or") && !reading.word_is(i - 1, "nor")
                    {
                        let own = i == at
                            || reading.is(i, Class::SUBJECT)
                            || reading.finite(i)
                            || (i >= 2 && reading.mark(i - 2, Mark::Comma));
                        let before = self.within.start.max(i.saturating_sub(30));
                        if own && (reading.is(i, Class::SUBJECT) || reading.has_finite(before, i - 1)) {
                            break;
                        }
                    }
                    // A subordinate clause before the main one: "After the vote failed, the mayor did not".
                    if class.any(Class::PREPOSITION)
                        && class.any(Class::SUBORDINATOR)
                        && (i..at).any(|j| reading.mark(j, Mark::Comma))
                    {
                        let comma = (i..at).find(|&j| reading.mark(j, Mark::Comma)).unwrap_or(i);
                        if reading.has_finite(i, comma) {
                            i = comma + 1;
                        }
                        break;
                    }
                }
                _ => {}
            }
            i -= 1;
        }
        (i, false)
    }

    /// Where the clause that goes on at `from` ends.
    pub(super) fn clause_end(&self, from: usize, bound: bool) -> usize {
        let reading = self.reading;
        let stop = self.within.end.min(from + 80);
        let mut i = from;
        while i < stop {
            let token = &reading.tokens[i];
            match token.mark {
                Mark::Semicolon | Mark::Dash | Mark::DoubleClose => break,
                Mark::Comma => {
                    let next = i + 1;
                    if bound
                        || reading.is(next, Class::RELATIVE | Class::ING)
                        || (reading.is(next, Class::COORDINATOR | Class::SUBORDINATOR)
                            && reading.subject_follows(next + 1, stop))
                        || reading.word_is(next, "but")
                    {
                        break;
                    }
                }
                Mark::Word if i > from => {
                    let class = token.class;
                    // "a man who refused to leave was killed": the verb of the main clause.
                    if bound
                        && i > from + 1
                        && class.any(Class::AUXILIARY)
                        && !class.any(Class::SUBJECT)
                        && reading.finite(i)
                    {
                        break;
                    }
                    if class.any(Class::SUBORDINATOR) && !class.any(Class::PREPOSITION) {
                        break;
                    }
                    // "has been or will be made": one negation for both.
                    if class.any(Class::COORDINATOR) && !reading.word_is(i, "or") {
                        let mut next = i + 1;
                        while next < stop && reading.is(next, Class::ADVERB) && next < i + 3 {
                            next += 1;
                        }
                        // "did not resign and called for calm", "not Oslo but Bergen"
                        if reading.is(next, Class::SUBJECT) || reading.finite(next) || reading.word_is(i, "but") {
                            break;
                        }
                    }
                }
                _ => {}
            }
            i += 1;
        }
        reading.trim_end(from, i)
    }

    /// Where the noun or gerund phrase behind a preposition ends: "without giving a reason,".
    fn phrase_end(&self, from: usize) -> usize {
        let reading = self.reading;
        let stop = self.within.end.min(from + 40);
        let mut i = from;
        while i < stop {
            let token = &reading.tokens[i];
            if token.mark != Mark::Word
                && !matches!(token.mark, Mark::SingleEither | Mark::Open | Mark::Close | Mark::Other)
            {
                break;
            }
            if i > from
                && (token.class.any(Class::SUBORDINATOR | Class::RELATIVE) && !token.class.any(Class::PREPOSITION)
                    || (token.class.any(Class::COORDINATOR) && reading.finite(i + 1)))
            {
                break;
            }
            i += 1;
        }
        i
    }

    /// The scope less the cue where that stands at an end; `None` when nothing is left.
    fn without_cue(&self, scope: Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
        let mut scope = scope.start.max(self.within.start)..scope.end.min(self.within.end);
        if scope.start >= cue.start && scope.start < cue.end {
            scope.start = cue.end;
        }
        if scope.end > cue.start && scope.end <= cue.end {
            scope.end = cue.start;
        }
        while scope.start < scope.end
            && self.reading.tokens[scope.start].mark != Mark::Word
            && !self.reading.mark(scope.start, Mark::Open)
        {
            scope.start += 1;
        }
        scope.end = self.reading.trim_end(scope.start.min(scope.end), scope.end);
        (scope.start < scope.end).then_some(scope)
    }
}

impl Reading<'_> {
    /// Is the token there and this lower-case word?
    fn word_is(&self, at: usize, word: &str) -> bool {
        at < self.tokens.len() && self.word(at).eq_ignore_ascii_case(word)
    }
}
