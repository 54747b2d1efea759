//! Stances that reporting words give their content: "denies abducting children" denies its complement.

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
        let negated = report.cue.clone().any(|i| reading.is(i, Class::NEGATION));
        match (report.effect, negated) {
            // "did not say that", "has not confirmed that": neither said so nor denied.
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
