//! Stances that reporting words give their content: "denies abducting children" denies its complement.
//!
//! What a verb presupposes of its complement is the source's commitment in `FactBank` (Saurí and Pustejovsky 2009).

use super::cues::{Reach, cues};
use super::{Stance, StanceKind};
use crate::clause::{Class, Mark, Reading};
use crate::quote::{Effect, Report};
use std::ops::Range;

/// The stances of the contents of `reports`.
pub(super) fn stances(reading: &Reading, reports: &[Report]) -> Vec<Stance> {
    let mut out = Vec::with_capacity(reports.len());
    for report in reports {
        let cue = reading.span(report.cue.clone());
        let content = report.content.clone();
        let scope = if report.effect == Effect::Denial { without_aside(reading, content) } else { content };
        let scope = reading.span(scope);
        let mut add = |kind| out.push(Stance { cue, scope, kind });
        // "hopes to", "is understood to", "has not ruled out": the phrase says more than its verb.
        if report.effect != Effect::None
            && let Some((at, kinds)) = phrase(reading, report)
        {
            // "does not plan to"
            if (report.cue.start..at).any(|i| reading.is(i, Class::NEGATION)) {
                add(StanceKind::Negation);
            }
            kinds.iter().copied().for_each(add);
            continue;
        }
        let negated = report.cue.clone().any(|i| reading.is(i, Class::NEGATION)) || refused(reading, report);
        // "asked whether the mill was open", "has not decided whether to sell": a question, not a statement.
        if matches!(report.effect, Effect::Report | Effect::Confirmation) && question(reading, report) {
            add(StanceKind::Possibility);
            continue;
        }
        match (report.effect, negated) {
            // "would not say who bought it": somebody did.
            (Effect::Report | Effect::Confirmation, true) if presupposed(reading, report) => add(StanceKind::Report),
            // "did not say that", "refused to confirm that": neither said so nor denied.
            (Effect::Report | Effect::Confirmation, true) => add(StanceKind::Unsupported),
            // "did not deny": two negations; what is left is a report.
            (Effect::Report, false) | (Effect::Denial, true) => add(StanceKind::Report),
            (Effect::Confirmation, false) => add(StanceKind::Confirmation),
            (Effect::Hedge, false) => add(StanceKind::Hedge),
            // "does not believe that": the negation belongs to the content.
            (Effect::Hedge, true) => {
                add(StanceKind::Negation);
                add(StanceKind::Report);
            }
            (Effect::Forecast, negated) => {
                add(StanceKind::Forecast);
                if negated {
                    add(StanceKind::Negation);
                }
            }
            (Effect::Plan, negated) => {
                add(StanceKind::Plan);
                if negated {
                    add(StanceKind::Negation);
                }
            }
            (Effect::Denial, false) => add(StanceKind::Denial),
            (Effect::None, _) => {}
        }
    }
    out
}

/// The content less a relative clause thrown in at its end: "denied selling the wells, which feed the
/// mill" leaves the mill as it is.
fn without_aside(reading: &Reading, content: Range<usize>) -> Range<usize> {
    let comma = content.clone().rev().find(|&i| reading.mark(i, Mark::Comma));
    match comma {
        Some(comma) if comma > content.start && reading.is(comma + 1, Class::RELATIVE) => content.start..comma,
        _ => content,
    }
}

/// What the stance lexicon says of a phrase that begins in the reporting word and reaches to its end, and where
/// it begins.
fn phrase(reading: &Reading, report: &Report) -> Option<(usize, &'static [StanceKind])> {
    let limit = report.content.end.max(report.cue.end);
    report.cue.clone().find_map(|at| {
        let cue = cues()
            .at(reading, at, limit)
            .filter(|cue| cue.words.len() > 1 && at + cue.words.len() >= report.cue.end)?;
        let certain = |kind: &StanceKind| {
            matches!(kind, StanceKind::Plan | StanceKind::Hedge | StanceKind::Possibility | StanceKind::Counterfactual)
        };
        (cue.kinds.iter().any(certain) && cue.reach != Reach::Sentence).then_some((at, cue.kinds.as_slice()))
    })
}

/// "declined to say that", "failed to confirm that": a reporting word behind a verb of not doing.
fn refused(reading: &Reading, report: &Report) -> bool {
    let start = report.cue.start;
    (2..=3).any(|back| {
        start >= back
            && cues().at(reading, start - back, start).is_some_and(|cue| {
                cue.words.len() == back && cue.kinds.first() == Some(&StanceKind::Negation) && cue.reach == Reach::Right
            })
    })
}

/// Is the content a question: "whether the mill was open"?
fn question(reading: &Reading, report: &Report) -> bool {
    reading.word(report.content.start).eq_ignore_ascii_case("whether")
}

/// Does the content ask for a part of what it takes as given: "who bought the clock", "how many were held"?
fn presupposed(reading: &Reading, report: &Report) -> bool {
    let first = reading.word(report.content.start);
    ["who", "whom", "what", "when", "where", "why", "how", "which", "whose"]
        .iter()
        .any(|w| first.eq_ignore_ascii_case(w))
}
