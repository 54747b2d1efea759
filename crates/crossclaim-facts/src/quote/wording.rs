//! Reporting words other than verbs: "according to", "Reis's claim that", "is confident that".
//!
//! Comes in: a walk over a sentence that stands at such a word. Goes out: its [`Report`].
//!
//! Cues other than verbs are those that PARC3 (Pareti 2016) lists: nouns, adjectives, prepositional phrases.

use super::cues::{Effect, PhraseKind, Takes, cues};
use super::indirect::Walk;
use super::report::Report;
use super::{Speech, SpeechStance};
use crate::clause::{Class, Mark};
use std::ops::Range;

impl Walk<'_, '_> {
    /// "according to Reis", "reportedly"
    pub(super) fn phrase(&self, at: usize) -> Option<Report> {
        let reading = self.reading;
        let phrase = cues().phrase(reading, at)?;
        let after = at + phrase.words.len();
        let end = self.sentence.end;
        let effect = match phrase.stance {
            SpeechStance::Distant => Effect::Hedge,
            _ => Effect::Report,
        };
        let make = |source, content: Range<usize>| {
            (!content.is_empty()).then(|| {
                self.made(Report {
                    source,
                    cue: at..after,
                    content,
                    speech: Speech::Indirect,
                    stance: phrase.stance,
                    effect,
                    nested: false,
                    speaks: phrase.kind == PhraseKind::Before,
                })
            })
        };
        match phrase.kind {
            PhraseKind::Nobody => make(None, self.clause_start(at)..reading.clause_end(at, end)),
            PhraseKind::Clause => make(None, after..reading.clause_end(after, end)),
            PhraseKind::Before => {
                let single = phrase.words.len() == 1;
                // "50 km per hour", "per capita": a rate, not a source.
                if single && !reading.is(after, Class::CAPITAL | Class::DETERMINER | Class::POSSESSIVE | Class::ROLE) {
                    return None;
                }
                // "barred from ‘public office,’ per the statute": the comma stands inside the marks.
                let comma = |i: usize| reading.mark(i, Mark::Comma) || reading.tokens[i].mark.quotes();
                if reading.word(at) == "per" && !(at == self.sentence.start || comma(at - 1)) {
                    return None;
                }
                // "Port Radio, citing the mayor, said": no report yet whose content it could share.
                if single && self.last.is_none() && at != self.floor && reading.word(at) != "per" {
                    return None;
                }
                let source = reading.noun_phrase_after(after, end)?;
                if at == self.floor {
                    // "According to Reis, the port ..."
                    let comma = (source.end..end.min(source.end + 20)).find(|&i| reading.mark(i, Mark::Comma))?;
                    // "According to the fire chief, Andreu Reis, the fire ...": a name between two commas.
                    let second = (comma + 1..end.min(comma + 7)).find(|&i| reading.mark(i, Mark::Comma));
                    let name = second.filter(|&s| {
                        (comma + 1..s).all(|i| reading.mark(i, Mark::Word) && !reading.finite(i))
                            && reading.is(comma + 1, Class::CAPITAL | Class::DETERMINER)
                            && reading.subject_follows(s + 1, end)
                    });
                    let source = source.start..name.unwrap_or(source.end);
                    let comma = name.unwrap_or(comma);
                    let content = comma + 1..reading.clause_end(comma + 1, end);
                    return make(Some(source), content);
                }
                // "citing Reis" hangs on a report; its content is that of the report.
                if single && let Some(last) = &self.last {
                    let content = last.content.start..last.content.end.min(at).max(last.content.start);
                    return make(Some(source), content);
                }
                let before = self.clause_start(at);
                let mut content = before..reading.trim_end(before, at);
                if reading.mark(source.end, Mark::Comma) && reading.mark(at - 1, Mark::Comma) {
                    let rest = reading.clause_end(source.end + 1, end);
                    if content.len() < 6 && rest > source.end + 1 {
                        content.end = rest;
                    }
                }
                make(Some(source), content)
            }
        }
    }

    /// Where the clause before `at` begins: the sentence, or behind ", and", ", but".
    fn clause_start(&self, at: usize) -> usize {
        let reading = self.reading;
        let stop = self.floor.max(at.saturating_sub(60));
        let mut i = at;
        while i > stop + 1 {
            i -= 1;
            if reading.is(i, Class::COORDINATOR)
                && reading.mark(i - 1, Mark::Comma)
                && reading.subject_follows(i + 1, at)
                && i + 3 < at
            {
                return i + 1;
            }
        }
        self.floor
    }

    /// "is confident that", "was critical of"
    pub(super) fn adjective(&self, at: usize) -> Option<Report> {
        let reading = self.reading;
        let cue = cues().adjective(reading, at)?;
        let mut verb = at;
        while verb > self.floor && at - verb < 4 && reading.is(verb - 1, Class::ADVERB | Class::NEGATION) {
            verb -= 1;
        }
        let linked = verb > self.floor && reading.is(verb - 1, Class::BE | Class::BE_BARE | Class::LINKING);
        let contracted =
            verb > self.floor && reading.is(verb - 1, Class::SUBJECT) && reading.word(verb - 1).contains(['\'', '’']);
        if !(linked || contracted) {
            return None;
        }
        let group = if contracted { verb } else { reading.verb_group_start(verb - 1, self.floor) };
        let after = at + 1;
        let token = reading.tokens.get(after).filter(|_| after < self.sentence.end)?;
        let fits = (cue.takes.any(Takes::THAT) && token.class.any(Class::THAT))
            || (cue.takes.any(Takes::TO) && token.class.any(Class::TO))
            || cue.prepositions.contains(&token.id) && token.id != crate::clause::WordId::NONE
            || (cue.takes.any(Takes::CLAUSE) && reading.subject_follows(after, self.sentence.end));
        if !fits {
            return None;
        }
        let source = if contracted { Some(verb - 1..verb) } else { reading.subject_before(group, self.floor) };
        // "it is clear that", "it's clear that": nobody is credited.
        let source =
            source.filter(|s| !reading.word(s.start).get(..2).is_some_and(|w| w.eq_ignore_ascii_case("it")))?;
        let to = reading.clause_end(after, self.sentence.end);
        (to > after).then(|| self.made(Report::new(Some(source), group..after, after..to, cue)))
    }

    /// "Reis's claim that", "concern among fishers about", "a call by the union for"
    pub(super) fn noun(&self, at: usize) -> Option<Report> {
        let reading = self.reading;
        let cue = cues().noun(reading, at)?;
        let end = self.sentence.end;
        let mut after = at + 1;
        let mut source = None;
        // "a warning by the union that", "worries among fishers over"
        if after < end
            && reading.is(after, Class::BEARER)
            && let Some(np) = reading.noun_phrase_after(after + 1, end)
        {
            after = np.end;
            source = Some(np);
        }
        let token = reading.tokens.get(after).filter(|_| after < end)?;
        let that = cue.takes.any(Takes::THAT) && token.class.any(Class::THAT);
        let to = cue.takes.any(Takes::TO) && token.class.any(Class::TO);
        let preposition = token.id != crate::clause::WordId::NONE && cue.prepositions.contains(&token.id);
        if !(that || to || preposition) {
            return None;
        }
        let mut from = at;
        if source.is_none() {
            // his claim; the minister's claim
            let possessive = (self.floor..at).rev().take(4).find(|&i| {
                reading.is(i, Class::POSSESSIVE)
                    || !reading.mark(i, Mark::Word)
                    || reading.is(i, Class::PREPOSITION | Class::AUXILIARY | Class::TO)
            });
            if let Some(owner) = possessive.filter(|&i| reading.is(i, Class::POSSESSIVE)) {
                from = owner + 1;
                source = if reading.is(owner, Class::DETERMINER) {
                    Some(owner..owner + 1)
                } else {
                    reading.noun_phrase_before(owner + 1, self.floor)
                };
            }
        }
        if source.is_none() {
            // "voiced concern about", "made a promise to": the subject of the verb.
            let verb = (self.floor..at).rev().take(5).find(|&i| reading.finite(i));
            let light = verb.filter(|&v| {
                // "told staff on a call that": the verb has reported already.
                let reported = self.last.as_ref().is_some_and(|l| l.cue.contains(&v));
                reading.is(v, Class::HAVE | Class::LIGHT | Class::REPORT)
                    && !reported
                    && !(v + 1..at).any(|i| reading.is(i, Class::PREPOSITION))
            });
            if verb.is_some_and(|v| self.last.as_ref().is_some_and(|l| l.cue.contains(&v))) {
                return None;
            }
            source = light.and_then(|v| reading.subject_before(reading.verb_group_start(v, self.floor), self.floor));
            if let Some(v) = light.filter(|_| source.is_some()) {
                from = v;
            }
        }
        if source.is_none() && !that {
            return None;
        }
        let to = reading.clause_end(after, end);
        let content_from = if that || to == after { after } else { after + usize::from(preposition) };
        let content_from = content_from.min(to);
        (to > content_from).then(|| self.made(Report::new(source, from..at + 1, content_from..to, cue)))
    }
}
