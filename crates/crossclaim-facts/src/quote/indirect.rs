//! Indirect and mixed speech: reporting words in running text.
//!
//! Comes in: a reading, its quotations and the reports found beside them. Goes out: a [`Report`] for
//! each further reporting verb, with its subject as source and its complement as content. The
//! patterns a word allows are in its lexicon row. Nouns, adjectives and phrases are left to `wording`.
//!
//! As in PARC3 a content begins with its conjunction ("that"), and a cue has its auxiliaries.

use super::cues::{Cue, Effect, Takes, cues};
use super::direct::{main_subject, subject_of};
use super::marks::Quotation;
use super::report::Report;
use super::{Speech, SpeechStance};
use crate::clause::{Class, Mark, Reading, TIME_OR_PLACE};
use std::ops::Range;

/// Finds the reports of running text and adds them to `reports`.
pub(super) fn find(reading: &Reading, quotations: &[Quotation], reports: &mut Vec<Report>) {
    let mut taken: Vec<Report> = reports.clone();
    taken.sort_by_key(|r| r.cue.start);
    let mut next_taken = 0;
    let mut next_quotation = 0;
    for sentence in &reading.sentences {
        let floor = behind_dateline(reading, sentence);
        let mut walk = Walk { reading, quotations, sentence: sentence.clone(), floor, last: None };
        let mut at = sentence.start;
        while at < sentence.end {
            while next_taken < taken.len() && taken[next_taken].cue.end <= at {
                if taken[next_taken].cue.start >= sentence.start {
                    walk.last = Some(taken[next_taken].clone());
                }
                next_taken += 1;
            }
            while next_quotation < quotations.len() && quotations[next_quotation].outside.end <= at {
                next_quotation += 1;
            }
            let is_taken = taken.get(next_taken).is_some_and(|r| r.cue.contains(&at));
            let quoted = quotations.get(next_quotation).is_some_and(|q| q.outside.contains(&at));
            let class = reading.tokens[at].class;
            if reading.mark(at, Mark::Semicolon) && !quoted {
                walk.floor = at + 1;
            }
            let cue =
                !is_taken && class.any(Class::REPORT | Class::REPORT_NOUN | Class::REPORT_ADJECTIVE | Class::PHRASE);
            let inside = quotations.get(next_quotation).filter(|_| quoted).map(|q| q.inside.clone());
            if cue && let Some(mut report) = walk.within(inside, |walk| walk.report(at, quoted)) {
                report.nested = quoted;
                at = at.max(report.cue.end - 1);
                walk.last = Some(report.clone());
                reports.push(report);
            }
            at += 1;
        }
    }
}

/// "PORT LUME, 7 Feb (Agency) — Two ships": where the sentence begins behind place, date and agency.
fn behind_dateline(reading: &Reading, sentence: &Range<usize>) -> usize {
    let first = reading.word(sentence.start);
    if first.len() < 3 || first.chars().any(char::is_lowercase) || !reading.is(sentence.start, Class::CAPITAL) {
        return sentence.start;
    }
    let stop = sentence.end.min(sentence.start + 16);
    let dash = (sentence.start + 1..stop).find(|&i| reading.mark(i, Mark::Dash));
    let verb = (sentence.start..stop).find(|&i| reading.finite(i));
    dash.filter(|&d| d + 2 < sentence.end && verb.is_none_or(|v| v > d)).map_or(sentence.start, |d| d + 1)
}

/// One pass over a sentence.
pub(super) struct Walk<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    quotations: &'r [Quotation],
    pub(super) sentence: Range<usize>,
    /// Where the clause chain began: the sentence, or the last semicolon.
    pub(super) floor: usize,
    pub(super) last: Option<Report>,
}

impl Walk<'_, '_> {
    /// Reads with the borders drawn in: inside a quotation nothing is read across its marks.
    fn within<T>(&mut self, inside: Option<Range<usize>>, read: impl Fn(&Self) -> T) -> T {
        let (floor, end) = (self.floor, self.sentence.end);
        if let Some(inside) = inside {
            self.floor = floor.max(inside.start);
            self.sentence.end = end.min(inside.end);
        }
        let found = read(self);
        self.floor = floor;
        self.sentence.end = end;
        found
    }

    fn report(&self, at: usize, quoted: bool) -> Option<Report> {
        let class = self.reading.tokens[at].class;
        if class.any(Class::PHRASE)
            && let Some(report) = self.phrase(at)
        {
            return Some(report);
        }
        if class.any(Class::REPORT)
            && let Some(report) = self.verb(at, quoted)
        {
            return Some(report);
        }
        if quoted {
            return None;
        }
        if class.any(Class::REPORT_ADJECTIVE)
            && let Some(report) = self.adjective(at)
        {
            return Some(report);
        }
        if class.any(Class::REPORT_NOUN) { self.noun(at) } else { None }
    }

    fn verb(&self, at: usize, quoted: bool) -> Option<Report> {
        let reading = self.reading;
        if !self.verbal(at) {
            return None;
        }
        let (cue, mut after) = cues().verb(reading, at)?;
        let class = reading.tokens[at].class;
        let group = reading.verb_group_start(at, self.floor);
        let passive = class.any(Class::ED | Class::PARTICIPLE)
            && (group..at).any(|i| reading.is(i, Class::BE | Class::BE_BARE))
            && !(group..at).any(|i| reading.is(i, Class::HAVE) && !(i..at).any(|j| reading.is(j, Class::BE_BARE)));
        if passive {
            return if quoted { None } else { self.passive(group, cue, after) };
        }
        // "the plan, criticised by ..." and "wanted by": a participle without its be.
        if class.any(Class::ED | Class::PARTICIPLE)
            && reading.tokens.get(after).is_some_and(|_| reading.word(after) == "by")
        {
            return None;
        }
        if class.any(Class::PARTICIPLE)
            && !class.any(Class::ED | Class::PAST)
            && !(group..at).any(|i| reading.is(i, Class::HAVE))
        {
            return None;
        }
        let mut source = self.source(at, group);
        // "reported that Ruiz said": the conjunction is no part of the source, "that man" is
        if let Some(range) = &mut source
            && range.len() > 1
            && reading.is(range.start, Class::THAT)
            && reading.is(range.start + 1, Class::CAPITAL)
        {
            range.start += 1;
        }
        if quoted {
            // Inside a quotation only plain speech of a third person counts: "they told us that".
            let third = source.clone().is_some_and(|s| !reading.is(s.start, Class::PARTY));
            if !third || !cue.takes.any(Takes::QUOTE) || class.any(Class::ING | Class::BASE) {
                return None;
            }
        }
        while reading.is(after, Class::ADVERB) && !reading.is(after, Class::CAPITAL) && !reading.is(after, Class::TIME)
        {
            after += 1;
        }
        let content = self.complement(at, group, after, cue, source.as_ref())?;
        let source = source
            .filter(|s| content.end > at || s.start >= content.end)
            .or_else(|| self.inverted_source(at, after, &content));
        let cue_range = group..cues().verb(reading, at).map_or(at + 1, |(_, end)| end);
        let mut report = self.made(Report::new(source, cue_range, content, cue));
        // "offered to leave", "told farmers to leave": what is not yet done.
        let infinitive = reading.is(report.content.start, Class::TO)
            || cue.takes.any(Takes::HEARER_TO) && self.infinitive_follows(&report.content);
        if report.effect == Effect::Report && infinitive {
            report.effect = Effect::Plan;
        }
        // "discussed the bridge" says nothing of it; "reported two deaths" does.
        if report.effect == Effect::Report
            && !cue.takes.any(Takes::QUOTE | Takes::CLAUSE)
            && !self.clause_at(&report.content)
        {
            report.effect = Effect::None;
        }
        report.speaks = (cue.takes.any(Takes::QUOTE) || report.effect == Effect::Denial)
            && report.source.is_some()
            && !reading.is(group.saturating_sub(1), Class::TO)
            && reading.is(at, Class::ED | Class::PAST | Class::PRESENT);
        Some(report)
    }

    /// Is the content a clause with its own conjunction?
    fn clause_at(&self, content: &Range<usize>) -> bool {
        self.reading.is(content.start, Class::THAT | Class::QUESTION | Class::SUBORDINATOR)
    }

    /// "farmers to leave the valley": a noun phrase and then an infinitive.
    fn infinitive_follows(&self, content: &Range<usize>) -> bool {
        self.reading.noun_phrase_after(content.start, content.end).is_some_and(|np| self.reading.is(np.end, Class::TO))
    }

    /// Sets how the content stands to quotation marks.
    pub(super) fn made(&self, mut report: Report) -> Report {
        let content = report.content.clone();
        let first = self.quotations.partition_point(|q| q.outside.end <= content.start);
        let inside = self.quotations[first..].iter().take_while(|q| q.outside.start < content.end);
        let mut quoted = false;
        for quotation in inside.filter(|q| q.outside.start >= content.start) {
            quoted = true;
            // "called her ‘a fighter. I would trust her with my life.’": the content ends with the quotation.
            report.content.end = report.content.end.max(quotation.outside.end);
        }
        report.speech = if quoted { Speech::Mixed } else { Speech::Indirect };
        report
    }

    fn source(&self, at: usize, group: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let hangs = (reading.is(at, Class::ING) && !(group..at).any(|i| reading.is(i, Class::BE | Class::BE_BARE)))
            || group.checked_sub(1).is_some_and(|b| b >= self.floor && reading.is(b, Class::COORDINATOR | Class::TO));
        // "footage of Reis saying that": the noun right before it speaks.
        let noun = group.checked_sub(1).filter(|&b| b >= self.floor && reading.mark(b, Mark::Word));
        let noun = noun.filter(|&b| {
            !reading.is(b, Class::PREPOSITION | Class::COORDINATOR | Class::TO | Class::SUBORDINATOR | Class::VERBAL)
        });
        if hangs && let Some(noun) = noun {
            return reading.noun_phrase_before(noun + 1, self.floor);
        }
        if hangs {
            if let Some(last) = self.last.as_ref().filter(|l| l.source.is_some() && l.cue.end <= group) {
                return last.source.clone();
            }
            return main_subject(reading, self.floor, group);
        }
        let subject = subject_of(reading, at, group, self.floor);
        // "He suggested a plot, called her a liar and left": the verb behind the comma has no subject
        // of its own, and what stands before it belongs to the report before.
        if let (Some(found), Some(last)) = (&subject, &self.last)
            && last.source.is_some()
            && group > self.floor
            && reading.mark(group - 1, Mark::Comma)
            && found.start < last.cue.end
        {
            return last.source.clone();
        }
        subject
    }

    fn inverted_source(&self, at: usize, after: usize, content: &Range<usize>) -> Option<Range<usize>> {
        (content.end <= at).then(|| self.reading.noun_phrase_after(after, self.sentence.end)).flatten()
    }

    /// What a verb reports.
    fn complement(
        &self,
        at: usize,
        group: usize,
        after: usize,
        cue: &Cue,
        source: Option<&Range<usize>>,
    ) -> Option<Range<usize>> {
        let reading = self.reading;
        let end = self.sentence.end;
        let takes = cue.takes;
        // "unless they agree to talk, tariffs will rise": a bound clause ends where the main one begins.
        let bound = source.is_some_and(|s| {
            s.start.checked_sub(1).is_some_and(|b| b >= self.floor && reading.is(b, Class::SUBORDINATOR))
        });
        // "after saying the port was shut, he left", "despite admitting that"
        let led = reading.is(at, Class::ING)
            && at > self.floor
            && reading.is(at - 1, Class::PREPOSITION | Class::SUBORDINATOR)
            && !reading.is(at - 1, Class::TO);
        let bound = bound || led;
        let tail = |from: usize| {
            let to = reading.clause_end(from, end);
            let comma = (from..to).filter(|_| bound).find_map(|i| {
                let behind = i + 1 + usize::from(reading.mark(i + 1, Mark::DoubleClose));
                (reading.mark(i, Mark::Comma) && reading.subject_follows(behind, end)).then_some(behind - 1)
            });
            let to = comma.map_or(to, |comma| reading.trim_end(from, comma));
            let begins =
                reading.mark(from, Mark::Word) || reading.mark(from, Mark::Open) || reading.tokens[from].mark.quotes();
            (to > from && begins).then_some(from..to)
        };
        // "a bidder, said to want the port, flew home": a complement without a subject of its own ends
        // where the verb of the sentence goes on.
        let phrase = |from: usize| {
            let content = tail(from)?;
            let cut = (content.start + 1..content.end).find(|&i| {
                let goes_on = reading.finite(i + 1) && !reading.is(i + 1, Class::ED | Class::REPORT);
                // "defended the cut by saying that it was small": how it was done is a report of its own
                let means = reading.word(i) == "by"
                    && reading.is(i + 1, Class::ING)
                    && reading.is(i + 1, Class::REPORT)
                    && reading.is(i + 2, Class::THAT | Class::QUESTION);
                means || reading.mark(i, Mark::Comma) && (goes_on || reading.report_thrown_in(i + 1, end))
            });
            Some(content.start..cut.unwrap_or(content.end))
        };
        // 1. "..., Reis said." and "..., said Reis": the content stands before.
        if takes.any(Takes::QUOTE)
            && let Some(content) = self.content_before(at, group, after, source, cue)
        {
            return Some(content);
        }
        // "As Reis told the paper, the port is shut"
        if let Some(source) = source {
            let lead =
                source.start.checked_sub(1).filter(|&a| a == self.floor && reading.word(a).eq_ignore_ascii_case("as"));
            if lead.is_some() && (takes.any(Takes::QUOTE)) {
                let comma = (after..end.min(after + 15)).find(|&i| reading.mark(i, Mark::Comma))?;
                return tail(comma + 1);
            }
        }
        // 2. "said on Monday in Lisbon that", "told reporters that"
        if takes.any(Takes::THAT) {
            let stop = end.min(after + 14);
            let that = (after..stop)
                .take_while(|&i| {
                    !reading.finite(i) && !matches!(reading.tokens[i].mark, Mark::Comma | Mark::Stop | Mark::Colon)
                })
                .find(|&i| reading.is(i, Class::THAT));
            // "insists on terms that": the relative clause of its object.
            let own = |at: usize| reading.tokens.get(at).is_some_and(|t| cue.prepositions.contains(&t.id));
            if let Some(that) = that.filter(|&t| t == after || (!own(after) && self.bridges(after, t, takes))) {
                return tail(that);
            }
        }
        if takes.any(Takes::TO) && reading.is(after, Class::TO) {
            return phrase(after);
        }
        if takes.any(Takes::QUESTION)
            && reading.is(after, Class::QUESTION | Class::SUBORDINATOR)
            && (reading.is(after, Class::QUESTION) || reading.word(after) == "if")
        {
            return tail(after);
        }
        if takes.any(Takes::GERUND) && reading.is(after, Class::ING) {
            return phrase(after);
        }
        if takes.any(Takes::HEARER | Takes::HEARER_TO)
            && let Some(hearer) = reading.noun_phrase_after(after, end)
        {
            let next = hearer.end;
            if takes.any(Takes::HEARER_TO) && reading.is(next, Class::TO) {
                return phrase(hearer.start);
            }
            if takes.any(Takes::HEARER) {
                let mut next = next;
                // "told one of his friends on a regular basis that"
                while next < end && reading.is(next, TIME_OR_PLACE) && next < hearer.end + 8 {
                    let led = reading.is(next, Class::PREPOSITION) && !reading.is(next, Class::TO);
                    let phrase = reading.noun_phrase_after(next + 1, end).filter(|_| led);
                    next = phrase.map_or(next + 1, |np| np.end);
                }
                if reading.is(next, Class::THAT | Class::QUESTION) {
                    return tail(next);
                }
                if reading.subject_follows(hearer.end, end) {
                    return tail(hearer.end);
                }
            }
        }
        // "said as she turned round": no clause follows, but when she said it.
        let when = reading.is(after, Class::SUBORDINATOR) && reading.subject_follows(after + 1, end);
        if takes.any(Takes::CLAUSE) && (source.is_some() || led) && !when {
            let mut from = after;
            // "said Monday the port would", "said in a statement the port would"
            let own = reading.tokens.get(from).is_some_and(|t| cue.prepositions.contains(&t.id));
            if !own && reading.is(from, Class::TIME | Class::PREPOSITION) {
                while from < end && from < after + 6 && reading.is(from, TIME_OR_PLACE) {
                    let was_preposition = reading.is(from, Class::PREPOSITION);
                    from += 1;
                    if was_preposition {
                        from = reading.noun_phrase_after(from, end).map_or(from, |np| np.end);
                    }
                }
            }
            if reading.mark(from, Mark::Comma) {
                from += 1;
            }
            let to = reading.clause_end(from, end);
            let chunk = (from + 1..to.min(from + 40))
                .find(|&i| reading.mark(i, Mark::Comma) || (reading.is(i, Class::COORDINATOR) && reading.finite(i + 1)))
                .unwrap_or(to);
            // "concluding a deal that contains": the verb belongs to a relative clause of an object.
            let verb = (from + 1..to.min(from + 40)).find(|&i| {
                reading.finite(i) || (reading.is(i, Class::RELATIVE | Class::THAT) && !reading.mark(i - 1, Mark::Comma))
            });
            let own_verb = verb.filter(|&v| reading.finite(v));
            let speech = takes.any(Takes::QUOTE) && !takes.any(Takes::OBJECT) && !reading.is(at, Class::ING);
            let clause = if takes.any(Takes::QUOTE) { own_verb.is_some() } else { own_verb.is_some_and(|v| v < chunk) };
            if to > from && !reading.is(from, Class::TO) && (clause || (speech && to > from + 2)) {
                return if led { tail(from) } else { Some(from..to) };
            }
        }
        if let Some(token) = reading.tokens.get(after)
            && token.id != crate::clause::WordId::NONE
            && cue.prepositions.contains(&token.id)
            && after + 1 < end
        {
            let content = phrase(after)?;
            let to = self.quotation_end(&content, false).unwrap_or(content.end);
            return Some(content.start..to);
        }
        // "expressed concern about": the noun says what is reported.
        let noun = (after..end.min(after + 3)).find(|&i| reading.is(i, Class::REPORT_NOUN));
        if reading.is(at, Class::LIGHT) && noun.is_some_and(|n| self.noun(n).is_some()) {
            return None;
        }
        let object = takes.any(Takes::OBJECT)
            || takes.any(Takes::OBJECT_AS)
                && reading.noun_phrase_after(after, end).is_some_and(|np| np.end < end && reading.word(np.end) == "as");
        if object && source.is_some() && after < end && self.object_begins(after) {
            let content = phrase(after)?;
            // "called him ‘a disgrace’ on Wednesday": when it was said is not what was said.
            let what = |i: usize| i >= self.floor && reading.word(i).eq_ignore_ascii_case("what");
            let named = source.is_some_and(|s| what(s.start) || s.start.checked_sub(1).is_some_and(what));
            let quoted = self.quotation_end(&content, named);
            let when = (content.start + 1..content.end)
                .find(|&i| reading.is(i, Class::TIME) && !reading.is(i + 1, Class::POSSESSIVE))
                // "called his words on Monday ‘a wake-up call’": what was said comes behind.
                .filter(|&when| quoted.is_none_or(|quoted| quoted < when))
                .filter(|&when| !(when + 1..content.end.min(when + 4)).any(|i| reading.tokens[i].mark.quotes()));
            let cut = when.map_or(content.end, |w| w - usize::from(reading.is(w - 1, Class::PREPOSITION)));
            let cut = quoted.map_or(cut, |quoted| quoted.min(cut));
            return (cut > content.start).then_some(content.start..cut);
        }
        None
    }

    /// Where an object ends with its quotation: "dismissed the plan as “a crazy system” during a visit",
    /// "likened the toll to “a tax on bread” - a charge that hurt", "in what he called “a rant,” a series of".
    fn quotation_end(&self, content: &Range<usize>, named: bool) -> Option<usize> {
        let reading = self.reading;
        let open = content.clone().find(|&i| reading.tokens[i].mark.quotes() && !reading.mark(i, Mark::DoubleClose))?;
        let near = open + 1..content.end.min(open + 40);
        let close =
            near.clone().find(|&i| reading.mark(i, Mark::DoubleClose) || reading.mark(i, Mark::DoubleEither))?;
        let next = close + 1;
        let more = (next..content.end.min(next + 4)).any(|i| reading.tokens[i].mark.quotes());
        if next >= content.end || more {
            return None;
        }
        let mark = reading.tokens[next].mark;
        if mark == Mark::Dash {
            return Some(next);
        }
        let lead = open - usize::from(open > content.start && reading.is(open - 1, Class::DETERMINER));
        let as_name = lead > content.start && reading.word(lead - 1).eq_ignore_ascii_case("as");
        if lead == content.start && !as_name {
            // "what they called “fraud” led to": the name is all that is said.
            let apart = reading.mark(close - 1, Mark::Comma) && !reading.is(next, Class::COORDINATOR);
            return (named || apart).then_some(next);
        }
        // "call them “lone wolves” and describe their acts": the verb behind is the speaker's.
        let pronoun = lead == content.start + 1 && reading.is(content.start, Class::OBJECT);
        if !(as_name || pronoun) {
            return None;
        }
        let ends = mark == Mark::Comma
            // "described as “reckless” a plan of the council"
            || reading.is(next, Class::DETERMINER)
            || reading.is(next, Class::PREPOSITION) && !reading.word(next).eq_ignore_ascii_case("of")
            || reading.is(next, Class::COORDINATOR) && !reading.is(next + 1, Class::DETERMINER | Class::POSSESSIVE);
        ends.then_some(next)
    }

    /// A noun phrase, a quotation or a pronoun begins here.
    fn object_begins(&self, at: usize) -> bool {
        let reading = self.reading;
        let token = &reading.tokens[at];
        match token.mark {
            Mark::Word => {
                let class = token.class;
                class.any(
                    Class::DETERMINER
                        | Class::OBJECT
                        | Class::POSSESSIVE
                        | Class::CAPITAL
                        | Class::NUMBER
                        | Class::QUESTION,
                ) || !(class
                    .any(Class::PREPOSITION | Class::TO | Class::COORDINATOR | Class::SUBORDINATOR | Class::THAT)
                    || class.any(Class::AUXILIARY | Class::ADVERB | Class::TIME))
            }
            Mark::DoubleOpen | Mark::DoubleEither | Mark::SingleOpen => true,
            _ => false,
        }
    }

    /// May the tokens between verb and "that" stand there: a hearer, a time, a place?
    fn bridges(&self, from: usize, to: usize, takes: Takes) -> bool {
        let reading = self.reading;
        let head = reading.tokens[from].class;
        if takes.any(Takes::HEARER) {
            return true;
        }
        head.any(TIME_OR_PLACE | Class::TO) && to - from <= 12
    }

    /// `C, Reis said.` · `C, Reis said on Monday.` · `C1, Reis said, C2` · `C, said Reis`
    fn content_before(
        &self,
        at: usize,
        group: usize,
        after: usize,
        source: Option<&Range<usize>>,
        cue: &Cue,
    ) -> Option<Range<usize>> {
        let reading = self.reading;
        let end = self.sentence.end;
        if !reading.is(at, Class::ED | Class::PAST | Class::PRESENT | Class::BASE) {
            return None;
        }
        // "..., blasted the mayor as a ‘disgrace’": an object of its own.
        let own = reading.noun_phrase_after(after, end).is_some_and(|np| {
            np.end < end && reading.word(np.end) == "as" && cue.prepositions.contains(&reading.tokens[np.end].id)
        });
        let inverted = !own && self.inverted(group, after);
        let start = match source {
            Some(source) if source.end <= group && !inverted => source.start,
            _ => group,
        };
        let comma = start.checked_sub(1).filter(|c| *c > self.floor)?;
        // "... a ‘lawful source,’ as a memo put it": the comma may stand inside the marks
        if reading.word(comma) == "as" && !inverted {
            let last = comma - 1;
            let quoted = reading.tokens[last].mark.quotes() && reading.mark(last.saturating_sub(1), Mark::Comma);
            let closed = reading.tokens.get(after).is_none_or(|t| after >= end || t.mark == Mark::Stop);
            if closed && quoted && last > self.floor {
                return Some(self.floor..last + 1);
            }
        }
        if !matches!(reading.tokens[comma].mark, Mark::Comma | Mark::Dash) {
            return None;
        }
        let follows = reading.tokens.get(after).filter(|_| after < end);
        let ends_here = follows.is_none_or(|t| {
            matches!(t.mark, Mark::Stop | Mark::Comma | Mark::Dash | Mark::Semicolon)
                || (t.class.any(Class::TIME | Class::PREPOSITION) && !t.class.any(Class::DETERMINER))
        });
        let hearer = reading.noun_phrase_after(after, end).is_some_and(|np| {
            reading.tokens.get(np.end).is_none_or(|t| {
                np.end >= end || matches!(t.mark, Mark::Stop | Mark::Comma) || t.class.any(TIME_OR_PLACE)
            })
        });
        // "The wells, Reis said, are dry": the verb comes behind.
        let thrown_in =
            follows.is_some_and(|t| t.mark == Mark::Comma) && reading.has_finite(after + 1, end.min(after + 4));
        let told = cues().verb(reading, at).is_some_and(|(c, _)| c.takes.any(Takes::HEARER)) && hearer;
        if !(ends_here || inverted || told) || !(inverted || reading.has_finite(self.floor, comma) || thrown_in) {
            return None;
        }
        // "After the vote, Reis said the port would close": a lead-in, not the content.
        if !inverted && follows.is_some_and(|t| t.mark == Mark::Word) && !told {
            let rest = reading.clause_end(after, end);
            let that = (after..rest).any(|i| reading.is(i, Class::THAT));
            if that || reading.has_finite(after, rest) {
                return None;
            }
        }
        if reading.is(self.floor, Class::SUBORDINATOR)
            && reading.mark(comma, Mark::Comma)
            && (self.floor..comma).all(|i| !reading.mark(i, Mark::Comma))
        {
            return None;
        }
        // "C1, Reis said, C2": both parts are the content.
        if follows.is_some_and(|t| t.mark == Mark::Comma) && !inverted {
            let rest = reading.clause_end(after + 1, end);
            if rest > after + 2 && !reading.is(after + 1, Class::ING | Class::COORDINATOR) {
                return Some(self.floor..rest);
            }
        }
        let content = self.floor..reading.trim_end(self.floor, comma);
        (!content.is_empty()).then_some(content)
    }

    /// "The port is shut, said Reis, who runs it": a comma before the verb, and behind it a noun phrase
    /// that no verb follows.
    fn inverted(&self, group: usize, after: usize) -> bool {
        let reading = self.reading;
        let end = self.sentence.end;
        if group <= self.floor || !matches!(reading.tokens[group - 1].mark, Mark::Comma | Mark::Dash) {
            return false;
        }
        let finite = reading.has_finite(self.floor, group - 1);
        let last = reading.trim_end(group, end);
        reading.noun_phrase_after(after, end).is_some_and(|np| {
            // "Wells dry, says mayor": a headline needs no verb.
            if !finite {
                let ends = np.end >= last || !reading.mark(np.end, Mark::Word) || reading.is(np.end, Class::RELATIVE);
                return ends && reading.is(group, Class::PRESENT);
            }
            np.end >= end
                || !matches!(reading.tokens[np.end].mark, Mark::Word)
                || (reading.is(np.end, Class::RELATIVE | TIME_OR_PLACE) && !reading.subject_follows(np.start, end))
        })
    }

    /// "It was reported that", "is said to", "was quoted as saying", "was criticised by Reis".
    fn passive(&self, group: usize, cue: &Cue, after: usize) -> Option<Report> {
        let reading = self.reading;
        let end = self.sentence.end;
        let subject = reading.subject_before(group, self.floor);
        let takes = cue.takes;
        let tail = |from: usize| {
            let to = reading.clause_end(from, end);
            (to > from).then_some(from..to)
        };
        // "was quoted as saying": the subject speaks.
        if reading.tokens.get(after).is_some_and(|_| reading.word(after) == "as") && reading.is(after + 1, Class::ING) {
            let content = tail(after + 2)?;
            return Some(self.made(Report::new(subject, group..after + 2, content, cue)));
        }
        // "in what is being criticised as a ‘use it or lose it’ rule": nobody is named.
        let what = subject.as_ref().is_some_and(|s| reading.word(s.start).eq_ignore_ascii_case("what"))
            || group > self.floor && reading.word(group - 1).eq_ignore_ascii_case("what");
        if what
            && after + 1 < end
            && reading.word(after) == "as"
            && cue.prepositions.contains(&reading.tokens[after].id)
        {
            let content = tail(after + 1)?;
            let comma = content.clone().find(|&i| reading.mark(i, Mark::Comma)).unwrap_or(content.end);
            let content = content.start..reading.trim_end(content.start, comma);
            return (!content.is_empty()).then(|| self.made(Report::new(None, group..after, content, cue)));
        }
        let by = (after..end.min(after + 12)).find(|&i| reading.word(i) == "by");
        let agent = by
            .filter(|&b| b == after || reading.is(after, Class::THAT | Class::TIME))
            .and_then(|b| reading.noun_phrase_after(b + 1, end));
        if takes.any(Takes::THAT | Takes::QUESTION) && reading.is(after, Class::THAT | Class::QUESTION) {
            let impersonal = subject.as_ref().is_some_and(|s| reading.word(s.start).eq_ignore_ascii_case("it"));
            let content = tail(after)?;
            let source = if impersonal || !takes.any(Takes::HEARER) { None } else { agent };
            return Some(self.made(Report::new(source, group..after, content, cue)));
        }
        // "is said to", "are expected to": the clause as a whole is what is reported.
        if reading.is(after, Class::TO) && (takes.any(Takes::CLAUSE | Takes::THAT) || takes.any(Takes::HEARER_TO)) {
            let content = if takes.any(Takes::HEARER_TO) && !takes.any(Takes::CLAUSE) {
                tail(after)?
            } else {
                subject.map_or(after, |s| s.start)..reading.clause_end(after, end)
            };
            if content.is_empty() {
                return None;
            }
            let mut report = Report::new(agent, group..after, content, cue);
            // "is said to own": nobody vouches for it.
            if report.effect == Effect::Report && report.stance == SpeechStance::Neutral && !takes.any(Takes::HEARER_TO)
            {
                report.effect = Effect::Hedge;
            }
            return Some(self.made(report));
        }
        let agent = agent?;
        let content = subject?;
        let by = by?;
        Some(self.made(Report::new(Some(agent), group..by + 1, content, cue)))
    }
}
