//! Direct speech: a quotation and the reporting word beside it.
//!
//! Comes in: the quotations of a reading. Goes out: a [`Report`] for each that has a reporting word
//! before it ("Reis said: ‘...’"), after it ("‘...,’ said Reis") or at the end of the sentence
//! before it. Quotations that stand inside a reported clause are left to `indirect`; those that
//! go on with an earlier speaker to `speaker`.
//!
//! As in PARC3 the quotation marks belong to the content.

use super::Speech;
use super::cues::{Cue, Takes, cues};
use super::marks::Quotation;
use super::report::Report;
use crate::clause::{Class, Mark, Reading, TIME_OR_PLACE};
use std::ops::Range;

/// How many tokens beside a quotation are searched for its reporting word.
const BESIDE: usize = 30;

/// Links quotations to the reporting words beside them. `linked[q]` is the report of quotation `q`.
pub(super) fn link(reading: &Reading, quotations: &[Quotation], reports: &mut Vec<Report>) -> Vec<Option<usize>> {
    let mut linked: Vec<Option<usize>> = vec![None; quotations.len()];
    // A reporting word serves the quotation before it or the one behind it, as its own.
    let mut used_until = 0;
    for (at, link) in linked.iter_mut().enumerate() {
        let found = tail(reading, quotations, at, used_until).or_else(|| lead(reading, quotations, at, used_until));
        if let Some(report) = found {
            used_until = used_until.max(report.cue.end);
            *link = Some(reports.len());
            reports.push(report);
        }
    }
    linked
}

/// A form that can report: not "the report", not "to say".
fn reports_here<'c>(reading: &Reading, at: usize) -> Option<(&'c Cue, usize)> {
    let class = reading.tokens[at].class;
    if !class.any(Class::REPORT) {
        return None;
    }
    let (cue, end) = cues().verb(reading, at)?;
    cue.takes.any(Takes::QUOTE).then_some((cue, end))
}

fn noun_use(reading: &Reading, at: usize) -> bool {
    // "the mother of three replied, ‘...’"
    let past = reading.is(at, Class::ED) && reading.tokens.get(at + 1).is_none_or(|t| t.mark != Mark::Word);
    at > 0
        && !past
        && reading.is(at, Class::BASE | Class::PRESENT | Class::ED)
        && reading.is(at - 1, Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION)
        && !reading.is(at - 1, Class::OBJECT)
}

/// `"...," said Reis`, `"...," Reis said`, `"..." according to Reis`.
fn tail(reading: &Reading, quotations: &[Quotation], at: usize, used_until: usize) -> Option<Report> {
    let quotation = &quotations[at];
    let start = quotation.outside.end;
    let limit = quotations.get(at + 1).map_or(reading.tokens.len(), |next| next.outside.start);
    let sentence = sentence_of(reading, start)?;
    if start >= limit {
        return None;
    }
    // "He said: ‘Go,’" she said: the inner mark stands last, the comma before it.
    let last = quotation.inside.clone().rev().find(|&i| !reading.tokens[i].mark.quotes())?;
    let inner_mark = reading.tokens[last].mark;
    let ends_like_speech = matches!(inner_mark, Mark::Comma | Mark::Stop | Mark::Dash);
    let outer_comma = matches!(reading.tokens[start].mark, Mark::Comma | Mark::Dash);
    let full_stop = inner_mark == Mark::Stop && reading.word(last) == "." && reading.tokens[start].mark != Mark::Dash;
    if !(ends_like_speech || outer_comma) {
        return None;
    }
    let new_sentence = sentence.start == start;
    if new_sentence && full_stop {
        return None;
    }
    let end = limit.min(sentence.end).min(start + BESIDE);
    let mut first = start + usize::from(outer_comma);
    while first < end && reading.is(first, Class::ADVERB) && !reading.is(first, Class::CAPITAL) {
        first += 1;
    }
    // "‘That makes me smart,’ when Reis attacked him": the clause behind tells when it was said.
    if first >= end || reading.is(first, Class::SUBORDINATOR) && reading.subject_follows(first + 1, end) {
        return None;
    }
    let content = content_with_lead(reading, quotations, at);
    let finish = |source: Option<Range<usize>>, cue: Range<usize>, by: &Cue| {
        let mut report = Report::new(source, cue, content.clone(), by);
        report.speaks = true;
        report.speech = if content.start == quotation.outside.start { Speech::Direct } else { Speech::Mixed };
        Some(report)
    };
    if outer_comma
        && reading.tokens[start].mark == Mark::Dash
        && let Some(signer) = signature(reading, start, sentence.end)
    {
        return Some(Report {
            source: Some(signer),
            cue: start..start + 1,
            content,
            speech: Speech::Direct,
            stance: super::SpeechStance::Neutral,
            effect: super::cues::Effect::Report,
            nested: false,
            speaks: true,
        });
    }
    if let Some((cue, after)) = reports_here(reading, first)
        && reading.is(first, Class::ED | Class::PAST | Class::PRESENT | Class::BASE)
        && first >= used_until
    {
        let mut name = after;
        while reading.is(name, Class::ADVERB) {
            name += 1;
        }
        return finish(reading.noun_phrase_after(name, end), first..after, cue);
    }
    for verb in first + 1..end {
        if matches!(reading.tokens[verb].mark, Mark::Semicolon | Mark::Colon) {
            break;
        }
        let Some((cue, after)) = reports_here(reading, verb) else { continue };
        if !reading.is(verb, Class::ED | Class::PAST | Class::PRESENT | Class::BASE) || noun_use(reading, verb) {
            continue;
        }
        let group = reading.verb_group_start(verb, first);
        let source = reading.subject_before(group, first)?;
        // What stands between quotation and verb must be the subject and little else.
        if source.start > first + 8 {
            return None;
        }
        // "‘Who knows?’ Reis told a local station": the sentence was cut at the question mark. With a
        // clause behind its verb it is a sentence of its own.
        // ", but she said that the road": what she said comes behind.
        if reading.is(after, Class::THAT) {
            return None;
        }
        let own_clause = (after..sentence.end.min(after + 10))
            .take_while(|&i| !reading.mark(i, Mark::Comma))
            .any(|i| reading.is(i, Class::THAT) || reading.finite(i) || reading.mark(i, Mark::Colon));
        if new_sentence && own_clause {
            return None;
        }
        return finish(Some(source), group..after, cue);
    }
    None
}

/// "‘It was a good year.’ — Mara Holt": a name behind a dash, and nothing more in its line.
fn signature(reading: &Reading, dash: usize, end: usize) -> Option<Range<usize>> {
    let name = dash + 1..reading.trim_end(dash + 1, end.min(dash + 10));
    let line_ends = reading.tokens.get(name.end).is_none_or(|t| {
        name.end >= end || t.span.start > reading.tokens[name.end - 1].span.end && reading.broken_before(name.end)
    }) || reading.mark(name.end, Mark::Stop) && name.end + 1 >= end;
    let named = !name.is_empty()
        && reading.is(name.start, Class::CAPITAL)
        && name
            .clone()
            .all(|i| reading.mark(i, Mark::Word) || reading.mark(i, Mark::Comma) || reading.mark(i, Mark::Stop))
        && !name.clone().any(|i| reading.finite(i));
    (line_ends && named).then_some(name)
}

/// `Reis said: "..."`, `Reis told reporters, "..."`, and the colon at the end of the line before.
fn lead(reading: &Reading, quotations: &[Quotation], at: usize, used_until: usize) -> Option<Report> {
    let quotation = &quotations[at];
    let start = quotation.outside.start;
    let sentence = sentence_of(reading, quotation.inside.start)?;
    let floor = used_until.max(at.checked_sub(1).map_or(0, |p| quotations[p].outside.end));
    let mut from = sentence.start.max(floor);
    if from >= start {
        // The quotation begins its sentence: the sentence before may lead in with a colon or a comma.
        let before = start.checked_sub(1)?;
        if before < floor || !matches!(reading.tokens[before].mark, Mark::Colon | Mark::Comma) {
            return None;
        }
        from = sentence_of(reading, before)?.start.max(floor);
    }
    let sentence_from = from;
    let last = start.checked_sub(1).filter(|&l| l >= from)?;
    let pause = matches!(reading.tokens[last].mark, Mark::Colon | Mark::Comma);
    let stop = from.max(start.saturating_sub(BESIDE));
    for verb in (stop..start).rev() {
        let Some((cue, after)) = reports_here(reading, verb) else { continue };
        if noun_use(reading, verb) || after > start {
            continue;
        }
        let between = after..last + usize::from(!pause);
        let plain = between.clone().all(|i| {
            reading
                .is(i, TIME_OR_PLACE | Class::THAT | Class::OBJECT | Class::DETERMINER | Class::CAPITAL | Class::NUMBER)
                || reading.mark(i, Mark::Word)
        });
        // "said that, ‘of course’ they would": part of a reported clause.
        let that = between.clone().any(|i| reading.is(i, Class::THAT));
        let direct = if that {
            false
        } else if pause {
            plain && !reading.has_finite(between.start, between.end)
        } else {
            between.clone().all(|i| reading.is(i, TIME_OR_PLACE))
        };
        // "claimed ‘tax relief’ would do": the quoted words begin a reported clause.
        let goes_on = !pause
            && reading.mark(quotation.outside.end, Mark::Word)
            && !reading.is(quotation.outside.end, Class::CAPITAL)
            && quotation.outside.end < sentence.end
            && !matches!(reading.tokens[quotation.inside.end - 1].mark, Mark::Comma | Mark::Stop);
        let direct = direct && !goes_on;
        let new_subject = (after..last).any(|i| reading.mark(i, Mark::Comma) && reading.subject_follows(i + 1, last));
        if !direct && reading.mark(last, Mark::Colon) && new_subject {
            break;
        }
        if !direct {
            // "said the plan was ‘dead’": the quotation is part of a reported clause.
            return None;
        }
        let group = reading.verb_group_start(verb, from);
        // "Said Reis, a fisher: ‘...’": the verb stands first.
        let source = if group == sentence_from {
            reading.noun_phrase_after(after, start)
        } else {
            subject_of(reading, verb, group, from).or_else(|| main_subject(reading, sentence.start, group))
        };
        let mut report = Report::new(source, group..after, quotation.outside.clone(), cue);
        report.speech = Speech::Direct;
        report.speaks = true;
        return Some(report);
    }
    if reading.mark(last, Mark::Colon) && last > from {
        // "Her answer was plain: ‘...’", "Reis: ‘...’"
        let source = (from.max(last.saturating_sub(BESIDE))..last)
            .rev()
            .take_while(|&i| !reading.mark(i, Mark::Semicolon))
            .filter(|&i| reading.finite(i))
            .find_map(|i| reading.subject_before(reading.verb_group_start(i, from), from));
        let source = source.or_else(|| reading.noun_phrase_after(from, last))?;
        return Some(Report {
            source: Some(source),
            cue: last..last + 1,
            content: quotation.outside.clone(),
            speech: Speech::Direct,
            stance: super::SpeechStance::Neutral,
            effect: super::cues::Effect::Report,
            nested: false,
            speaks: true,
        });
    }
    None
}

/// The subject of a verb, or, for "..., adding:" and "and said:", of the clause it hangs on.
pub(super) fn subject_of(reading: &Reading, verb: usize, group: usize, floor: usize) -> Option<Range<usize>> {
    // "is promising" has its own subject, "..., promising" hangs on another verb.
    let hangs = (reading.is(verb, Class::ING) && !(group..verb).any(|i| reading.is(i, Class::BE | Class::BE_BARE)))
        || group.checked_sub(1).is_some_and(|b| b >= floor && reading.is(b, Class::COORDINATOR | Class::TO));
    if !hangs {
        return reading.subject_before(group, floor);
    }
    main_subject(reading, floor, group)
}

/// The subject of the first finite verb between `floor` and `end`.
pub(super) fn main_subject(reading: &Reading, floor: usize, end: usize) -> Option<Range<usize>> {
    let Some(verb) = (floor..end.min(floor + 60)).find(|&i| reading.finite(i) && i > floor) else {
        // "Reis, despite admitting that": the verb comes later, the subject stands first.
        return reading.noun_phrase_after(floor, end).filter(|np| np.end < end && reading.mark(np.end, Mark::Comma));
    };
    reading.subject_before(reading.verb_group_start(verb, floor), floor)
}

/// The content of a quotation whose report follows it, with the words before it in its sentence:
/// `The talks were "a first step," Reis said.`
fn content_with_lead(reading: &Reading, quotations: &[Quotation], at: usize) -> Range<usize> {
    let quotation = &quotations[at];
    let Some(sentence) = sentence_of(reading, quotation.inside.start) else { return quotation.outside.clone() };
    let floor = at.checked_sub(1).map_or(0, |p| quotations[p].outside.end);
    let from = sentence.start.max(floor);
    if from < quotation.outside.start && floor <= sentence.start && reading.has_finite(from, quotation.outside.start) {
        from..quotation.outside.end
    } else {
        quotation.outside.clone()
    }
}

/// The sentence that holds the token.
pub(super) fn sentence_of(reading: &Reading, token: usize) -> Option<Range<usize>> {
    let at = reading.sentences.partition_point(|s| s.end <= token);
    reading.sentences.get(at).filter(|s| s.contains(&token)).cloned()
}
