//! The article's own date, decided once.
//!
//! Comes in: every place that gives a date: metadata, stamps, a dateline, a masthead. Goes out:
//! one [`Dated`] with its origin and confidence, and a note for each conflict. Dates that the
//! text speaks of are left to `crossclaim-facts`.
//!
//! The order of trust: what the caller gives, JSON-LD, `OpenGraph`, other meta tags, a stamp with a
//! label ("Published: ..."), a `<time>` element, the dateline, a bare stamp beside the headline,
//! the moment of the last change, the day in the masthead. The dateline breaks the order in one
//! way: a stamp, `<time>` or masthead that lies more than two days from it says when the page was
//! built or fetched, not when the article was written.

mod dateline;
mod read;

pub(crate) use dateline::dateline;
pub(crate) use read::{Written, moment, read};

use crate::{Dated, Note, NoteKind};
use jiff::civil::{Date, DateTime, Time};

/// One place that gives a date.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// The day as written.
    pub written: Written,
    /// The time of day beside it.
    pub time: Option<Time>,
    /// The day of the week beside it, 1 for Monday.
    pub weekday: Option<u8>,
    /// Where it was read.
    pub origin: &'static str,
}

/// Names of origins in the order of trust, with the confidence each has.
const TRUST: [(&str, f32); 12] = [
    ("given", 1.0),
    ("json-ld", 0.97),
    ("open-graph", 0.95),
    ("meta", 0.92),
    ("page-stamp", 0.9),
    ("time-element", 0.85),
    ("dateline", 0.9),
    ("place-and-date", 0.88),
    ("bare-stamp", 0.8),
    ("modified", 0.6),
    ("url", 0.6),
    ("masthead", 0.5),
];

fn rank(origin: &str) -> usize {
    TRUST.iter().position(|(o, _)| *o == origin).unwrap_or(TRUST.len())
}

/// Days between two dates.
fn apart(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |s| s.get_days().abs())
}

/// The day of `written` in the year that puts it nearest to `near`, or on the right day of the week.
fn settle(written: &Written, weekday: Option<u8>, near: Option<Date>) -> Option<Date> {
    if written.either_order
        && let Some(near) = near
    {
        let both = [written.date(None), written.swapped().date(None)];
        return both.into_iter().flatten().min_by_key(|d| apart(*d, near));
    }
    if written.year.is_some() {
        return written.date(None);
    }
    let near = near?;
    let options = [near.year() - 1, near.year(), near.year() + 1].into_iter().filter_map(|y| written.date(Some(y)));
    let fits = |d: &Date| weekday.is_none_or(|w| d.weekday().to_monday_one_offset() == w as i8);
    let options: Vec<Date> = options.collect();
    options
        .iter()
        .copied()
        .filter(fits)
        .min_by_key(|d| apart(*d, near))
        .or_else(|| options.into_iter().min_by_key(|d| apart(*d, near)))
}

/// Of the two readings of a doubtful date, the one that lies nearer to another date of the page.
fn likelier(written: &Written, candidates: &[Candidate], anchor: Option<Date>) -> Option<Date> {
    let near = |d: Date| {
        let others = candidates.iter().filter_map(|c| settle(&c.written, c.weekday, Some(d)));
        others.map(|o| apart(o, d)).min().unwrap_or(i32::MAX)
    };
    if candidates.is_empty() {
        return settle(written, None, anchor);
    }
    [written.date(None), written.swapped().date(None)].into_iter().flatten().min_by_key(|d| near(*d))
}

/// The article's own date among `candidates`, with `given` (already a moment) above them all.
/// `year` is a year the page mentions elsewhere, for dates without one.
pub(crate) fn decide(
    given: Option<(DateTime, bool, Option<Written>)>,
    candidates: &[Candidate],
    year: Option<i16>,
    notes: &mut Vec<Note>,
) -> Option<Dated> {
    // A day that is whole, for those that lack a year or an order.
    let sure_given = given.filter(|g| g.2.is_none_or(|w| !w.either_order)).map(|g| g.0.date());
    let anchor = sure_given
        .or_else(|| {
            let mut whole: Vec<&Candidate> =
                candidates.iter().filter(|c| c.written.year.is_some() && !c.written.either_order).collect();
            whole.sort_by_key(|c| rank(c.origin));
            whole.first().and_then(|c| c.written.date(None))
        })
        .or_else(|| given.map(|g| g.0.date()))
        .or_else(|| candidates.iter().find_map(|c| c.written.date(None)))
        .or_else(|| year.and_then(|y| Date::new(y, 7, 1).ok()));
    let mut found: Vec<(Date, Option<Time>, &'static str, bool)> = Vec::new();
    if let Some((at, has_time, written)) = given {
        let date = written
            .filter(|w| w.either_order)
            .map_or(at.date(), |w| likelier(&w, candidates, anchor).unwrap_or(at.date()));
        found.push((date, has_time.then(|| at.time()), "given", written.is_some_and(|w| w.either_order)));
    }
    for c in candidates {
        if let Some(date) = settle(&c.written, c.weekday, anchor) {
            found.push((date, c.time, c.origin, c.written.either_order));
        }
    }
    found.sort_by_key(|f| rank(f.2));
    let mut best = *found.first()?;
    if let Some(line) = found.iter().find(|f| f.2 == "dateline" || f.2 == "place-and-date") {
        let page_like =
            matches!(best.2, "page-stamp" | "time-element" | "bare-stamp" | "modified" | "masthead" | "url");
        if page_like && apart(best.0, line.0) > 2 {
            best = *line;
        }
    }
    let mut told: Vec<(Date, &str)> = Vec::new();
    for (date, _, origin, _) in &found {
        if apart(*date, best.0) > 2 && *origin != "modified" && !told.contains(&(*date, *origin)) {
            told.push((*date, *origin));
        }
    }
    if !told.is_empty() {
        let others: Vec<String> = told.iter().map(|(d, o)| format!("{d} ({})", plain(o))).collect();
        notes.push(Note {
            kind: NoteKind::DateConflict,
            message: format!(
                "the page gives several days: taken is {} ({}), passed over {}; give `published` to settle it",
                best.0,
                plain(best.2),
                others.join(", ")
            ),
        });
    }
    let confidence = TRUST.iter().find(|t| t.0 == best.2).map_or(0.5, |t| t.1);
    let agree = found.iter().filter(|f| apart(f.0, best.0) <= 2).count();
    let confidence = if best.3 && agree < 2 {
        confidence * 0.6
    } else if !told.is_empty() {
        confidence * 0.85
    } else {
        confidence
    };
    let at = best.0.to_datetime(best.1.unwrap_or(Time::midnight()));
    Some(Dated { at, has_time: best.1.is_some(), origin: plain(best.2), confidence })
}

/// The name of an origin that a reader sees.
fn plain(origin: &'static str) -> &'static str {
    match origin {
        "place-and-date" => "dateline",
        "bare-stamp" => "page-stamp",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(text: &str, origin: &'static str) -> Candidate {
        let r = read(text);
        Candidate { written: r.dates[0], time: r.time, weekday: r.weekday, origin }
    }

    fn day(given: Option<&str>, candidates: &[Candidate]) -> (Option<String>, usize) {
        let mut notes = Vec::new();
        let d = decide(given.and_then(moment), candidates, None, &mut notes);
        (d.map(|d| format!("{} {}", d.at.date(), d.origin)), notes.len())
    }

    #[test]
    fn a_fetch_date_does_not_overrule_a_dateline() {
        let page = [candidate("Sunday, May 19, 2024", "masthead"), candidate("May 14", "dateline")];
        assert_eq!(day(None, &page), (Some("2024-05-14 dateline".into()), 1));
    }

    #[test]
    fn a_stamp_near_the_dateline_stands() {
        let page = [candidate("Published: 2024-05-15 08:00", "page-stamp"), candidate("May 14", "dateline")];
        assert_eq!(day(None, &page), (Some("2024-05-15 page-stamp".into()), 0));
    }

    #[test]
    fn doubtful_order_is_read_near_the_other_dates() {
        let page = [candidate("May 14", "dateline"), candidate("14 May 2024", "modified")];
        assert_eq!(day(Some("05/14/2024"), &page).0.as_deref(), Some("2024-05-14 given"));
        let near = [candidate("3 April 2024", "bare-stamp")];
        assert_eq!(day(Some("04/03/2024"), &near).0.as_deref(), Some("2024-04-03 given"));
        assert_eq!(day(Some("04/03/2024"), &[]).0.as_deref(), Some("2024-03-04 given"));
    }

    #[test]
    fn a_missing_year_is_taken_from_elsewhere_or_left() {
        assert_eq!(day(None, &[candidate("Tuesday 5 March", "modified")]).0, None);
        let page = [candidate("30 December", "dateline"), candidate("2 January 2025", "masthead")];
        assert_eq!(day(None, &page).0.as_deref(), Some("2024-12-30 dateline"));
    }
}
