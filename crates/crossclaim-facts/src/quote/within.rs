//! Which report stands inside which, and which quotation inside which report.
//!
//! Nested attributions are those of PARC3 (Pareti 2016): a cue that stands in the content of another.

use super::marks::Quotation;
use super::report::Report;
use crate::clause::{Class, Reading};

/// Marks reports whose cue stands in the content of another one as nested.
pub(super) fn settle(reports: &mut [Report]) {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_key(|&r| (reports[r].content.start, std::cmp::Reverse(reports[r].content.end)));
    // The contents still open at a cue, outermost first.
    let mut by_cue: Vec<usize> = (0..reports.len()).collect();
    by_cue.sort_by_key(|&r| reports[r].cue.start);
    let mut next = 0;
    let mut furthest: Vec<usize> = Vec::new();
    for &inner in &by_cue {
        let cue = reports[inner].cue.clone();
        while next < order.len() && reports[order[next]].content.start <= cue.start {
            furthest.push(order[next]);
            next += 1;
        }
        furthest.retain(|&r| reports[r].content.end > cue.start);
        let nested = furthest.iter().any(|&r| {
            r != inner && reports[r].content.end >= cue.end && reports[r].content.contains(&cue.start) && {
                // "‘We,’ said Reis, ‘are ready’": a cue inside its own content, or inside one that
                // its own content covers, is not nested.
                let own = &reports[inner].content;
                let other = &reports[r].content;
                !(own.start <= other.start && other.end <= own.end)
            }
        });
        reports[inner].nested |= nested;
    }
}

/// Sorts the reports by content and returns where each went.
pub(super) fn sort(reports: &mut Vec<Report>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_key(|&r| (reports[r].content.start, reports[r].content.end, reports[r].cue.start));
    let mut place = vec![0; reports.len()];
    for (to, &from) in order.iter().enumerate() {
        place[from] = to;
    }
    *reports = order.iter().map(|&r| reports[r].clone()).collect();
    place
}

/// Which quotations stand whole inside the content of a report in running text.
pub(super) fn held(reports: &[Report], quotations: &[Quotation]) -> Vec<bool> {
    let mut contents: Vec<(usize, usize)> =
        reports.iter().filter(|r| !r.nested).map(|r| (r.content.start, r.content.end)).collect();
    contents.sort_unstable();
    let mut next = 0;
    let mut furthest = 0;
    quotations
        .iter()
        .map(|quotation| {
            while next < contents.len() && contents[next].0 <= quotation.outside.start {
                furthest = furthest.max(contents[next].1);
                next += 1;
            }
            furthest >= quotation.inside.end
        })
        .collect()
}

/// For each quotation the last report, of those sorted by content, whose content holds it.
pub(super) fn innermost(reports: &[Report], quotations: &[Quotation]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    quotations
        .iter()
        .map(|quotation| {
            while next < reports.len() && reports[next].content.start <= quotation.outside.start {
                open.push(next);
                next += 1;
            }
            open.retain(|&r| reports[r].content.end > quotation.outside.start);
            open.iter().rev().copied().find(|&r| reports[r].content.end >= quotation.inside.end && !reports[r].nested)
        })
        .collect()
}

/// Is the quotation a name that the word before announces: so-called, known as, dubbed, titled?
pub(super) fn named(reading: &Reading, quotation: &Quotation) -> bool {
    let Some(before) = quotation.outside.start.checked_sub(1) else { return false };
    let announced = if reading.word(before) == "as" { before.saturating_sub(1) } else { before };
    reading.is(announced, Class::NAMING)
}
