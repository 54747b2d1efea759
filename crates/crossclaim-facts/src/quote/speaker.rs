//! Who goes on speaking.
//!
//! Comes in: quotations, and the reports found so far. Goes out: quotations that stand alone joined
//! to the report they go on with.

use super::direct::sentence_of;
use super::marks::Quotation;
use super::report::Report;
use super::within;
use super::{Speech, SpeechStance};
use crate::clause::{Class, Mark, Reading};

/// Joins quotations without a reporting word of their own to the speech they go on with.
/// `linked[q]` is the report of quotation `q`; returns which quotations continue another.
pub(super) fn carry_on(
    reading: &Reading,
    quotations: &[Quotation],
    linked: &mut [Option<usize>],
    reports: &mut Vec<Report>,
) -> Vec<bool> {
    let mut continues = vec![false; quotations.len()];
    let held = within::held(reports, quotations);
    // The reports in the order in which they end, to find the last one before a quotation.
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_key(|&r| reports[r].content.end.max(reports[r].cue.end));
    let mut next = 0;
    let mut before: Option<usize> = None;
    for at in 0..quotations.len() {
        let quotation = &quotations[at];
        let start = quotation.outside.start;
        while next < order.len() && reports[order[next]].content.end.max(reports[order[next]].cue.end) <= start {
            if reports[order[next]].source.is_some() && !reports[order[next]].nested {
                before = Some(order[next]);
            }
            next += 1;
        }
        let previous = at.checked_sub(1);
        if let Some(own) = linked[at] {
            // The speaker is named only where the last paragraph of a long speech ends.
            let mut first = at;
            while first > 0 && quotations[first].runs_on && linked[first - 1].is_none() {
                first -= 1;
                linked[first] = Some(own);
                continues[first + 1] = true;
                let start = quotations[first].outside.start;
                reports[own].content.start = reports[own].content.start.min(start);
            }
            continue;
        }
        if held[at] {
            continue;
        }
        if quotation.runs_on && previous.is_some_and(|p| linked[p].is_some()) {
            linked[at] = previous.and_then(|p| linked[p]);
        } else if let Some(p) =
            previous.filter(|&p| adjoins(reading, quotations, p, at, linked[p].map(|r| &reports[r])))
        {
            linked[at] = linked[p];
        } else if starts_sentence(reading, quotation) && sentence_like(reading, quotation) {
            // An indirect report in the sentence before: Reis praised the crew. "They ..."
            linked[at] = before.filter(|&r| near(reading, &reports[r], start));
            if linked[at].is_none()
                && let Some(report) = subject_before(reading, quotation)
            {
                linked[at] = Some(reports.len());
                reports.push(report);
                continue;
            }
        }
        if let Some(report) = linked[at] {
            continues[at] = previous.is_some_and(|p| linked[p] == linked[at]);
            let content = reading.span(reports[report].content.clone());
            let words = reading.span(quotation.outside.clone());
            let gap = words.start.saturating_sub(content.end);
            if content.end < words.end && gap * 5 > (content.len() + words.len()) * 4 {
                // More of the narrator than of the speaker lies between: the speech goes on apart.
                let mut apart = reports[report].clone();
                apart.content = quotation.outside.clone();
                apart.speech = Speech::Direct;
                linked[at] = Some(reports.len());
                reports.push(apart);
                continue;
            }
            let report = &mut reports[report];
            if report.content.end < quotation.outside.end {
                if report.speech == Speech::Indirect {
                    report.speech = Speech::Mixed;
                }
                report.content.end = quotation.outside.end;
            }
        }
    }
    continues
}

/// "Reis shook her head. ‘Never.’": the subject of the sentence before, when nothing else is said of
/// whose words these are. Its verb stands for the reporting word.
fn subject_before(reading: &Reading, quotation: &Quotation) -> Option<Report> {
    let start = quotation.outside.start;
    let before = sentence_of(reading, start.checked_sub(1)?)?;
    if reading.broken_before(start) {
        return None;
    }
    let verb = (before.start + 1..before.end.min(before.start + 40)).find(|&i| reading.finite(i))?;
    let group = reading.verb_group_start(verb, before.start);
    let source = reading.subject_before(group, before.start)?;
    let person = reading.is(source.start, Class::SUBJECT | Class::ROLE)
        || reading.tokens[source.clone()].iter().any(|t| t.class.any(Class::CAPITAL));
    let speech = Speech::Direct;
    (person && !reading.is(source.start, Class::RELATIVE)).then(|| Report {
        source: Some(source),
        cue: group..verb + 1,
        content: quotation.outside.clone(),
        speech,
        stance: SpeechStance::Neutral,
        effect: super::Effect::Report,
        nested: false,
        speaks: true,
    })
}

/// Is nothing but the reporting words between the two quotations?
fn adjoins(reading: &Reading, quotations: &[Quotation], first: usize, second: usize, report: Option<&Report>) -> bool {
    let Some(report) = report else { return false };
    let (a, b) = (&quotations[first], &quotations[second]);
    if b.paragraph > a.paragraph + 1 || title_like(reading, b) {
        return false;
    }
    if !starts_sentence(reading, b) {
        // One sentence interrupted: "We," said Reis, "are ready."
        return sentence_of(reading, a.outside.end.saturating_sub(1)).is_some_and(|s| s.end >= b.outside.start)
            || between_is_report(reading, a, b, report);
    }
    // Behind "he said." even a part of a sentence goes on: "‘It is,’ he said. ‘We are in debt’ to them."
    between_is_report(reading, a, b, report)
        && (a.outside.end < b.outside.start || b.paragraph == a.paragraph || sentence_like(reading, b))
}

fn between_is_report(reading: &Reading, a: &Quotation, b: &Quotation, report: &Report) -> bool {
    let gap = a.outside.end..b.outside.start;
    if gap.is_empty() {
        return true;
    }
    // At most one sentence lies between, and it is the one that reports.
    let here = sentence_of(reading, gap.start);
    let there = sentence_of(reading, gap.end - 1);
    here == there && here.is_some_and(|s| s.contains(&report.cue.start) || report.cue.end <= gap.start && gap.len() < 4)
}

fn starts_sentence(reading: &Reading, quotation: &Quotation) -> bool {
    let start = quotation.outside.start;
    start == 0
        || sentence_of(reading, start).is_some_and(|s| s.start == start)
        || matches!(reading.tokens[start - 1].mark, Mark::Stop)
        // Some splitters leave the mark that opens with the sentence before.
        || sentence_of(reading, quotation.inside.start).is_some_and(|s| s.start == quotation.inside.start)
}

/// Long enough and built like an utterance, not like a title or a word held with tongs.
pub(super) fn sentence_like(reading: &Reading, quotation: &Quotation) -> bool {
    let inside = quotation.inside.clone();
    let words = inside.clone().filter(|&i| reading.mark(i, Mark::Word)).count();
    let stop = matches!(reading.tokens[inside.end - 1].mark, Mark::Stop | Mark::Comma | Mark::Dash)
        || reading.mark(quotation.outside.end, Mark::Stop);
    words >= 3 && (stop || quotation.open_end) && !title_like(reading, quotation)
}

/// Every word of weight begins with a capital: "The Long Winter".
pub(super) fn title_like(reading: &Reading, quotation: &Quotation) -> bool {
    let small = Class::DETERMINER | Class::PREPOSITION | Class::COORDINATOR | Class::TO;
    let words: Vec<usize> = quotation.inside.clone().filter(|&i| reading.mark(i, Mark::Word)).take(12).collect();
    words.len() >= 2
        && words.len() < 12
        && words.iter().all(|&i| reading.is(i, Class::CAPITAL | Class::NUMBER) || reading.is(i, small))
        && words.iter().filter(|&&i| reading.is(i, Class::CAPITAL)).count() >= 2
        && !words
            .iter()
            .any(|&i| reading.is(i, Class::SUBJECT) && reading.word(i) != "I" && !reading.is(i, Class::CAPITAL))
}

/// Does the report stand in the sentence right before the token?
fn near(reading: &Reading, report: &Report, token: usize) -> bool {
    let last = report.content.end.max(report.cue.end);
    let at = reading.sentences.partition_point(|s| s.end < last);
    let there = reading.sentences.partition_point(|s| s.end <= token);
    let speaks = matches!(report.stance, SpeechStance::Neutral | SpeechStance::Distant | SpeechStance::Factive)
        || report.stance == SpeechStance::Forecasting
        || report.stance == SpeechStance::Denying;
    speaks && there == at + 1
}
