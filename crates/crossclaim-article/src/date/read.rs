//! Dates in a short text.
//!
//! Comes in: a metadata field, a stamp, the front of a paragraph. Goes out: each date as written,
//! year and order of day and month left open where the text leaves them open. Which of them is
//! the article's own day is left to the module above.

use crate::lexicon::{MONTHS, WEEKDAYS};
use crate::token::hash;
use crossclaim_text::Span;
use jiff::civil::{self, Date, Time};

/// A date as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Where it stands.
    pub span: Span,
    /// The year, if it says so.
    pub year: Option<i16>,
    /// From 1.
    pub month: i8,
    /// From 1.
    pub day: i8,
    /// Could day and month change places ("05/06/2025")?
    pub either_order: bool,
}

impl Written {
    /// The day, in the year it says or else in `year`.
    pub fn date(&self, year: Option<i16>) -> Option<Date> {
        Date::new(self.year.or(year)?, self.month, self.day).ok()
    }

    /// The same with day and month changed.
    pub fn swapped(&self) -> Self {
        Self { month: self.day, day: self.month, ..*self }
    }
}

/// What a short text says of dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Its dates, in order.
    pub dates: Vec<Written>,
    /// Its first time of day.
    pub time: Option<Time>,
    /// Its first day of the week, 1 for Monday.
    pub weekday: Option<u8>,
    /// The words that are none of these, in order.
    pub rest: Vec<Span>,
}

#[derive(Clone, Copy, Debug)]
enum Sort {
    Number(u32),
    Word(u64),
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    sort: Sort,
    span: Span,
    /// Does white space precede it?
    apart: bool,
    /// Does it begin with a capital?
    upper: bool,
}

impl Piece {
    fn number(self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.sort {
            Sort::Number(n) if digits.contains(&self.span.len()) => Some(n),
            _ => None,
        }
    }

    fn word(self) -> Option<u64> {
        if let Sort::Word(h) = self.sort { Some(h) } else { None }
    }

    fn mark(self) -> Option<char> {
        if let Sort::Mark(c) = self.sort { Some(c) } else { None }
    }

    fn month(self) -> Option<i8> {
        let month = *MONTHS.get(&self.word()?)?;
        self.upper.then_some(month as i8)
    }
}

/// Longest text that is searched; a stamp is short.
const LIMIT: usize = 600;

fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut apart = true;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if start > LIMIT {
            break;
        }
        if c.is_whitespace() {
            apart = true;
            continue;
        }
        let mut end = start + c.len_utf8();
        let same = |d: char| {
            if c.is_ascii_digit() { d.is_ascii_digit() } else { d.is_alphabetic() }
        };
        if c.is_ascii_digit() || c.is_alphabetic() {
            while let Some(&(at, d)) = chars.peek() {
                if !same(d) {
                    break;
                }
                end = at + d.len_utf8();
                chars.next();
            }
        }
        let span = Span::new(start, end);
        let sort = if c.is_ascii_digit() {
            // A line of digits a megabyte long is a number too big to be a date.
            Sort::Number(span.of(text).parse().unwrap_or(u32::MAX))
        } else if c.is_alphabetic() {
            Sort::Word(hash(span.of(text)))
        } else {
            Sort::Mark(c)
        };
        out.push(Piece { sort, span, apart, upper: c.is_uppercase() });
        apart = false;
    }
    out
}

fn year(n: u32) -> Option<i16> {
    (1900..2200).contains(&n).then_some(n as i16)
}

/// `2025-07-23`, `2025/07/23`, `23-07-2025`, `23.07.25`: three numbers with one mark between them.
fn numeric(pieces: &[Piece]) -> Option<(Written, usize)> {
    let [first, mark, middle, second, last, ..] = pieces else { return None };
    let sign = mark.mark()?;
    if second.mark()? != sign
        || !matches!(sign, '-' | '/' | '.')
        || [mark, middle, second, last].iter().any(|x| x.apart)
    {
        return None;
    }
    let inner = middle.number(1..=2)?;
    let span = Span::new(first.span.start, last.span.end);
    if let Some(y) = first.number(4..=4).and_then(year) {
        let day = last.number(1..=2)?;
        let written = Written { span, year: Some(y), month: inner as i8, day: day as i8, either_order: false };
        return checked(written).map(|w| (w, 5));
    }
    let outer = first.number(1..=2)?;
    let y = match last.number(4..=4) {
        Some(y) => year(y)?,
        None => 2000 + last.number(2..=2)? as i16,
    };
    let (day, month) = if inner > 12 { (inner, outer) } else { (outer, inner) };
    let either_order = outer <= 12 && inner <= 12 && outer != inner;
    checked(Written { span, year: Some(y), month: month as i8, day: day as i8, either_order }).map(|w| (w, 5))
}

fn checked(w: Written) -> Option<Written> {
    // 29 February needs a year; 2024 has one.
    Date::new(w.year.unwrap_or(2024), w.month, w.day).ok().map(|_| w)
}

fn is_ordinal(p: Option<&Piece>) -> bool {
    p.is_some_and(|p| !p.apart && p.word().is_some_and(|w| ["st", "nd", "rd", "th"].iter().any(|s| hash(s) == w)))
}

/// The year behind a day and month, past a comma; and how many pieces that takes.
fn year_behind(p: &[Piece]) -> (Option<i16>, usize) {
    let skip = usize::from(p.first().and_then(|p| p.mark()) == Some(','));
    match p.get(skip).and_then(|p| p.number(4..=4)).and_then(year) {
        Some(y) => (Some(y), skip + 1),
        None => (None, 0),
    }
}

/// `23 July 2025`, `23rd of July`, `July 23, 2025`, `Sept. 2`.
fn named(p: &[Piece]) -> Option<(Written, usize)> {
    let first = p.first()?;
    let mut at = 1;
    let (day, month) = if let Some(month) = first.month() {
        if p.get(at).and_then(|p| p.mark()) == Some('.') {
            at += 1;
        }
        let day = p.get(at)?.number(1..=2)?;
        at += 1;
        if is_ordinal(p.get(at)) {
            at += 1;
        }
        // "July 23:15" is no day.
        if p.get(at).is_some_and(|p| p.mark() == Some(':') && !p.apart) {
            return None;
        }
        (day, month)
    } else {
        let day = first.number(1..=2)?;
        if is_ordinal(p.get(at)) {
            at += 1;
        }
        if p.get(at).and_then(|p| p.word()) == Some(hash("of")) {
            at += 1;
        }
        if p.get(at).and_then(|p| p.mark()).is_some_and(|m| matches!(m, '-' | '.' | '/')) {
            at += 1;
        }
        let month = p.get(at)?.month()?;
        at += 1;
        if p.get(at).and_then(|p| p.mark()).is_some_and(|m| matches!(m, '.' | '-')) {
            at += 1;
        }
        (day, month)
    };
    let (year, more) = year_behind(&p[at..]);
    at += more;
    let span = Span::new(first.span.start, p[at - 1].span.end);
    checked(Written { span, year, month, day: day as i8, either_order: false }).map(|w| (w, at))
}

/// `12:58:11`, `21:10`, `4:41 AM`, `06.00 GMT`, `9 p.m.`; and how many pieces it takes.
fn clock(p: &[Piece], after_date: bool) -> Option<(Time, usize)> {
    let hour = p.first()?.number(1..=2)?;
    let mut at = 1;
    let (mut minute, mut second) = (0, 0);
    let mark = p.get(1).filter(|m| !m.apart).and_then(|m| m.mark());
    let behind = p.get(2).filter(|m| !m.apart).and_then(|m| m.number(2..=2));
    let mut sure = false;
    match (mark, behind) {
        (Some(':'), Some(m)) => {
            (minute, at, sure) = (m, 3, true);
            if p.get(3).is_some_and(|x| x.mark() == Some(':') && !x.apart)
                && let Some(s) = p.get(4).filter(|x| !x.apart).and_then(|x| x.number(2..=2))
            {
                (second, at) = (s, 5);
            }
        }
        (Some('.' | 'h'), Some(m)) => (minute, at) = (m, 3),
        _ => {}
    }
    let half = p.get(at).and_then(|x| x.word());
    let dotted = |letter: &str| {
        half == Some(hash(letter))
            && p.get(at + 1).and_then(|x| x.mark()) == Some('.')
            && p.get(at + 2).and_then(|x| x.word()) == Some(hash("m"))
    };
    let mut hour = hour;
    let (am, pm) = (half == Some(hash("am")) || dotted("a"), half == Some(hash("pm")) || dotted("p"));
    if am || pm {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if pm { 12 } else { 0 };
        at += if dotted("a") || dotted("p") { 3 } else { 1 };
        sure = true;
    }
    // "06.00" is a time only beside a date: elsewhere it is a decimal.
    let beside = at == 3 && after_date;
    (sure || beside).then_some(())?;
    Time::new(hour as i8, minute as i8, second.min(59) as i8, 0).ok().map(|t| (t, at))
}

/// All that `text` (its first 600 bytes) says of dates.
pub(crate) fn read(text: &str) -> Reading {
    let pieces = pieces(text);
    let mut reading = Reading::default();
    let mut at = 0;
    while at < pieces.len() {
        let here = &pieces[at..];
        if let Some((written, n)) = numeric(here).or_else(|| named(here)) {
            // "3.23-07-2025" or "v1.2.2025" is no date.
            let glued = at > 0 && !here[0].apart && pieces[at - 1].mark().is_some_and(|m| matches!(m, '.' | '-' | '/'));
            if !glued {
                reading.dates.push(written);
                at += n;
                // The "T" of ISO 8601.
                if pieces.get(at).and_then(|p| p.word()) == Some(hash("T")) {
                    at += 1;
                }
                continue;
            }
        }
        if let Some((time, n)) = clock(here, !reading.dates.is_empty()) {
            reading.time = reading.time.or(Some(time));
            at += n;
            continue;
        }
        match here[0].sort {
            Sort::Word(h) if WEEKDAYS.contains_key(&h) && here[0].upper => {
                reading.weekday = reading.weekday.or(WEEKDAYS.get(&h).copied());
            }
            Sort::Word(_) | Sort::Number(_) => reading.rest.push(here[0].span),
            Sort::Mark(_) => {}
        }
        at += 1;
    }
    reading
}

/// One moment from a metadata field: any of ISO 8601, RFC 2822 and RFC 9557, then whatever
/// [`read()`] finds. The second part says whether a time of day was given, the third what was written.
pub(crate) fn moment(text: &str) -> Option<(civil::DateTime, bool, Option<Written>)> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let date: Date = text.parse().ok()?;
        return Some((date.at(0, 0, 0, 0), false, None));
    }
    // Seconds or milliseconds since 1970, as some exports write them.
    if (10..=13).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        let n: i64 = text.parse().ok()?;
        let seconds = if text.len() > 11 { n / 1000 } else { n };
        let at = jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        return Some((at, true, None));
    }
    if let Ok(date) = text.parse::<Date>()
        && !text.contains(':')
    {
        return Some((date.at(0, 0, 0, 0), false, None));
    }
    if let Ok(at) = text.parse::<civil::DateTime>() {
        return Some((at, text.contains(':'), None));
    }
    let reading = read(text);
    let written = *reading.dates.iter().find(|d| d.year.is_some())?;
    let date = written.date(None)?;
    let at = reading.time.map_or(date.at(0, 0, 0, 0), |t| date.to_datetime(t));
    Some((at, reading.time.is_some(), Some(written)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_pages_write_them() {
        for (text, expected) in [
            ("Published: 2024-03-09 07:15:02", "2024-03-09T07:15:02"),
            ("Sat, 09 Mar 2024 07:15:02 +0100", "2024-03-09T07:15:02"),
            ("2024-03-09T07:15:02Z", "2024-03-09T07:15:02"),
            ("2024-03-09T07:15:02.123+05:30", "2024-03-09T07:15:02.123"),
            ("9 March 2024", "2024-03-09T00:00:00"),
            ("March 9, 2024 7:15 PM ET", "2024-03-09T19:15:00"),
            ("March 9th, 2024", "2024-03-09T00:00:00"),
            ("Sept. 2, 2024", "2024-09-02T00:00:00"),
            ("The Orlen Post29-07-2024", "2024-07-29T00:00:00"),
            ("29.07.2024 22:47", "2024-07-29T22:47:00"),
            ("07/29/2024", "2024-07-29T00:00:00"),
            ("Sat 9 Mar 2024 06.00 GMT", "2024-03-09T06:00:00"),
            ("20240309", "2024-03-09T00:00:00"),
            ("1709968502", "2024-03-09T07:15:02"),
        ] {
            let at = moment(text).map(|m| m.0.to_string());
            assert_eq!(at.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in ["version 1.2.3", "32/13/2024", "room 12", "May the best team win", "99999999999999999999", ""] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn the_year_may_be_missing() {
        let text = "Last updated 21:10, Tuesday 5 March";
        let reading = read(text);
        assert_eq!(reading.dates[0].span.of(text), "5 March");
        assert_eq!((reading.dates[0].year, reading.weekday), (None, Some(2)));
        assert_eq!(reading.time.map(|t| t.to_string()).as_deref(), Some("21:10:00"));
    }
}
