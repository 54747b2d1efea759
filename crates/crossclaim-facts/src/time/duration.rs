//! Lengths of time: "more than seven weeks", "three-and-a-half years", "two years ago".
//!
//! Comes in: a token that may begin a number. Goes out: a DURATION, or the DATE it leads to when
//! "ago", "later" or "from now" stands behind it. Values follow ISO 8601 as TIMEX3 writes them;
//! ages of persons are left to quantities.

use super::calendar::{Grain, Point, shift};
use super::lexicon::{Class, cue};
use super::parser::{Found, Parser};
use super::{Bounds, Interval, Length, TimexType};

impl Parser<'_> {
    /// A length at `i`, and what it leads to.
    pub(super) fn duration(&self, i: usize, the: bool) -> Option<Found> {
        let length = self.length_at(i)?;
        if the {
            // "the nine months" is marked whole, "the nine-month war" without its article
            let many = matches!(self.class(length.end - 1), Class::Units(..));
            return (many && length.start + 1 < length.end && self.class(length.start) != Class::A).then_some(length);
        }
        Some(self.led(length))
    }

    /// "nearly", "more than", "at least", "up to", "no more than" at `i`.
    fn bound(&self, i: usize) -> Option<(Bounds, usize)> {
        if self.class(i) == Class::No {
            let bound = match self.class(i + 1) {
                Class::Bound(Bounds::MoreThan) => Bounds::AtMost,
                Class::Bound(Bounds::LessThan) => Bounds::AtLeast,
                _ => return None,
            };
            return self.is(i + 2, "than").then_some((bound, i + 3));
        }
        match self.class(i) {
            Class::At => match self.class(i + 1) {
                Class::Bound(bound @ (Bounds::AtLeast | Bounds::AtMost)) => Some((bound, i + 2)),
                _ => None,
            },
            Class::Bound(Bounds::About) if self.is(i, "some") && matches!(self.class(i + 1), Class::Units(..)) => None,
            Class::Bound(bound) => match self.word(i).to_ascii_lowercase().as_str() {
                "more" | "less" | "fewer" => self.is(i + 1, "than").then_some((bound, i + 2)),
                "up" => (self.class(i + 1) == Class::To).then_some((bound, i + 2)),
                "least" | "most" => None,
                // "over three years" is a stretch in "spent over three years" as well; it bounds where a length is asked for
                "over" => self.cues(i.wrapping_sub(1), cue::OVER).then_some((bound, i + 1)),
                _ => Some((bound, i + 1)),
            },
            _ => None,
        }
    }

    /// A bounded number of units at `i`, without what stands behind it.
    pub(super) fn length_at(&self, i: usize) -> Option<Found> {
        let (bounds, at) = match self.bound(i) {
            Some((bounds, at)) => (Some(bounds), at),
            None => (None, i),
        };
        let amount = self.amount(at)?;
        let mut unit = self.after_hyphen(amount.end);
        let mut high = None;
        // "two to three weeks", "3-4 days", "two or three days"
        if !amount.article {
            let joint = matches!(self.class(amount.end), Class::To | Class::Or) || unit > amount.end;
            if joint && let Some(second) = self.amount(amount.end + 1).filter(|s| !s.article && s.milli > amount.milli)
            {
                high = second.milli;
                unit = self.after_hyphen(second.end);
            }
        }
        let hyphen = unit > 0 && self.is_mark(unit - 1, b'-');
        let mut filled = 0;
        while !hyphen && filled < 2 && self.cues(unit, cue::FILLER) {
            unit += 1;
            filled += 1;
        }
        if amount.article && filled > 0 && !self.cues(unit - 1, cue::ARTICLE) {
            return None;
        }
        let (Class::Unit(grain, _) | Class::Units(grain, _)) = self.class(unit) else { return None };
        let token = self.token(unit)?;
        let words = !self.word(at).as_bytes().first().is_some_and(u8::is_ascii_digit);
        // "all years" counts years; "all year" is one
        if self.class(at) == Class::All && (matches!(self.class(unit), Class::Units(..)) || grain < Grain::Day) {
            return None;
        }
        // "a second", "one quarter of the voters", "half the night"
        if token.name && amount.article
            || grain == Grain::Quarter
                && (amount.article
                    || self.class(unit + 1) == Class::Of
                    || words && amount.milli.is_some_and(|m| m <= 1_000))
        {
            return None;
        }
        // "a 34-year-old", "three years old" are ages
        let behind = self.after_hyphen(unit + 1);
        // "a year-earlier loss", "the year-round school"
        if behind > unit + 1 && amount.article {
            return None;
        }
        // "a minute trace of dust"
        let small = self.is_word(unit + 1) && !self.upper(unit + 1) && self.class(unit + 1) == Class::None;
        if grain == Grain::Minute && amount.article && small {
            return None;
        }
        if self.is(behind, "old")
            || self.is(behind, "olds")
            || self.class(behind) == Class::Of && self.is(behind + 1, "age")
        {
            return None;
        }
        let second = self.whole(at).is_some() && self.is(unit, "second");
        if token.name && self.is(unit, "second") && !second && !hyphen && amount.milli != Some(1_000) {
            return None;
        }
        if self.before(i) == Class::Unit(Grain::Minute, 1) {
            return None;
        }
        self.length_of(i, unit, amount.milli, high.unwrap_or(0), bounds)
    }

    /// The length whose unit is token `unit`: half of one more, and smaller units behind it.
    pub(super) fn length_of(
        &self,
        i: usize,
        unit: usize,
        milli: Option<i64>,
        high: i64,
        bounds: Option<Bounds>,
    ) -> Option<Found> {
        let (grain, count) = match self.class(unit) {
            Class::Unit(grain, count) | Class::Units(grain, count) => (grain, i64::from(count)),
            _ => return None,
        };
        let mut end = unit + 1;
        let Some(mut milli) = milli.map(|m| m.saturating_mul(count)) else {
            let value = unknown_value(grain);
            let mut found = Found::other(i, end, TimexType::Duration, value, grain);
            found.vague = true;
            return Some(found);
        };
        let mut high = high.saturating_mul(count);
        // "a minute and a half", "a year and a quarter", "a year or two"
        if self.class(end) == Class::And
            && self.class(end + 1) == Class::A
            && let Some(part) = self.part_of_unit(end + 2)
        {
            milli += part * count;
            end += 3;
        } else if self.class(end) == Class::Or
            && let Some((n, after)) = self.cardinal(end + 1)
            && milli == 1_000
            && n == 2
            && !matches!(self.class(after), Class::Unit(..) | Class::Units(..))
        {
            high = 2_000;
            end = after;
        }
        let mut value = duration_value(milli, grain);
        let mut seconds = seconds_of(milli, grain);
        let mut fine = grain;
        // "two hours and 30 minutes", "1 year 6 months"
        for _ in 0..3 {
            let at = if self.class(end) == Class::And { end + 1 } else { self.after_comma(end) };
            let Some(next) = self.amount(at).filter(|a| !a.article && high == 0) else { break };
            let (Class::Unit(smaller, 1) | Class::Units(smaller, 1)) = self.class(next.end) else { break };
            let Some(part) = next.milli.filter(|_| smaller < fine && smaller != Grain::Weekend) else { break };
            value = append(&value, &duration_value(part, smaller));
            seconds = seconds.saturating_add(seconds_of(part, smaller));
            fine = smaller;
            end = next.end + 1;
        }
        let mut bounds = bounds;
        if self.class(end) == Class::Or {
            if self.is(end + 1, "so") {
                bounds = bounds.or(Some(Bounds::About));
                end += 2;
            } else if self.is(end + 1, "more") || self.is(end + 1, "longer") {
                bounds = Some(Bounds::AtLeast);
                end += 2;
            } else if self.is(end + 1, "less") {
                bounds = Some(Bounds::AtMost);
                end += 2;
            }
        }
        let mut found = Found::other(i, end, TimexType::Duration, value, fine);
        found.bounds = bounds;
        let most = if high > milli { seconds_of(high, grain) } else { seconds };
        found.length = Some(length(seconds, most, grain, fine, bounds));
        found.vague = bounds.is_some() || high > milli;
        Some(found)
    }

    /// "half", "quarter" behind "and a": thousandths of the unit before.
    fn part_of_unit(&self, i: usize) -> Option<i64> {
        let counted = matches!(self.class(i + 1), Class::Unit(..) | Class::Units(..));
        match self.class(i) {
            Class::Half if !counted => Some(500),
            Class::Unit(Grain::Quarter, _) if !counted => Some(250),
            _ => None,
        }
    }

    /// What stands behind a length may make it a date: "ago", "earlier", "from now".
    fn led(&self, length: Found) -> Found {
        let end = length.end;
        let far = |found: &Found| found.length.map_or(0, |l| l.stated);
        match self.class(end) {
            Class::Ago => self.moved(&length, -1, end + 1, false).unwrap_or_else(|| {
                // "years ago", "an hour ago"
                let mut found = Found::other(length.start, end + 1, TimexType::Date, "PAST_REF", length.grain);
                found.vague = true;
                found
            }),
            Class::Comparative(way) if far(&length) >= 86_400 && (way < 0 || self.mention.is_some()) => {
                self.moved(&length, i64::from(way), end + 1, true).unwrap_or(length)
            }
            // "two days later" of nothing told before: from the article's day where it is yet to come
            Class::Comparative(1)
                if far(&length) > 0
                    && self.mention.is_none()
                    && !matches!(self.class(end + 1), Class::Shift(_) | Class::In | Class::On | Class::That) =>
            {
                let ahead = self.tense(length.start) != Some(super::lexicon::Tense::Past);
                let placed = if ahead { self.moved(&length, 1, end + 1, false) } else { None };
                placed.unwrap_or_else(|| {
                    let open = super::relative::open_value(length.grain);
                    let kind = if length.grain < Grain::Day { TimexType::Time } else { TimexType::Date };
                    Found { vague: true, ..Found::other(length.start, end + 1, kind, open, length.grain).relative() }
                })
            }
            Class::From if self.class(end + 1) == Class::Deictic(0) => {
                self.moved(&length, 1, end + 2, false).unwrap_or(length)
            }
            Class::From if self.is(end + 1, "now") => self.moved(&length, 1, end + 2, false).unwrap_or(length),
            Class::Hence => self.moved(&length, 1, end + 1, false).unwrap_or(length),
            _ => length,
        }
    }

    /// The date a length before (`way` -1) or after the article's day or the last date mentioned.
    fn moved(&self, length: &Found, way: i64, end: usize, anaphoric: bool) -> Option<Found> {
        let stated = length.length?.stated;
        let grain = length.grain;
        let count = stated / grain.seconds();
        if grain < Grain::Day || count == 0 {
            let published = self.published.filter(|_| self.published_has_time && grain >= Grain::Minute)?;
            let at = published.checked_add(jiff::SignedDuration::from_secs(way.checked_mul(stated)?)).ok()?;
            let minutes = i64::from(at.hour()) * 60 + i64::from(at.minute());
            let mut found = Found::date(length.start, end, Point::clock(at.date(), minutes)).relative();
            found.vague = true;
            return Some(found);
        }
        // "profit fell from 4m a year earlier", in a report on a quarter, is of that quarter
        if grain == Grain::Year && count == 1 && way < 0 && self.quarter.is_some() {
            return Some(Found { derived: true, ..Found::date(length.start, end, self.year_before()).relative() });
        }
        let base = match (anaphoric, self.mention) {
            (true, Some((mention, coarse))) if coarse <= grain => Some(mention.begin.date()),
            // "in May 2029; two days later": of a day that nobody told
            (true, Some(_)) if way > 0 => None,
            _ => self.today(),
        };
        let open = || Point::open(super::relative::open_value(grain), grain);
        let exact = grain == Grain::Day || grain == Grain::Week && count <= 8;
        let point = base.and_then(|d| shift(d, way * count, grain)).map_or_else(open, |d| match grain {
            // "a decade ago" is about that year, not some year of that decade
            Grain::Decade | Grain::Century | Grain::Millennium => Point::year(d.year()),
            _ => Point::around(d, grain),
        });
        let mut found = Found::date(length.start, end, point).relative();
        found.bounds = length.bounds;
        found.vague = !(exact && grain == Grain::Day) || length.bounds.is_some() || anaphoric;
        if let (Some(interval), true) = (found.interval, found.bounds.is_some() || grain > Grain::Day) {
            // "two years ago" is said of a year and a half as well
            let slack = (stated / 8).max(if grain > Grain::Day { grain.seconds() / 2 } else { 0 });
            found.interval = widened(interval, slack);
        }
        Some(found)
    }
}

/// The stretch, `seconds` wider at both ends.
fn widened(interval: Interval, seconds: i64) -> Option<Interval> {
    let days = seconds / 86_400;
    let begin = interval.begin.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()?;
    let end_excl = interval.end_excl.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(Interval { begin, end_excl })
}

fn seconds_of(milli: i64, grain: Grain) -> i64 {
    (i128::from(milli) * i128::from(grain.seconds()) / 1_000).clamp(0, i128::from(i64::MAX / 4)) as i64
}

/// Two ISO 8601 durations as one: P1Y and P6M are P1Y6M.
fn append(a: &str, b: &str) -> String {
    let b = b.trim_start_matches('P');
    match (a.contains('T'), b.strip_prefix('T')) {
        (true, Some(rest)) => format!("{a}{rest}"),
        _ => format!("{a}{b}"),
    }
}

/// The ISO 8601 duration of so many thousandths of a unit.
pub(super) fn duration_value(milli: i64, grain: Grain) -> String {
    let (code, each) = grain.code();
    let milli = milli.saturating_mul(each);
    let (time, letter) = match code.strip_prefix('T') {
        Some(letter) => ("T", letter),
        None => ("", code),
    };
    let (whole, rest) = (milli / 1_000, milli % 1_000);
    if rest == 0 {
        return format!("P{time}{whole}{letter}");
    }
    let smaller = match letter {
        "Y" => Some(("", "M", 12)),
        "D" => Some(("T", "H", 24)),
        "H" => Some(("", "M", 60)),
        "M" if time == "T" => Some(("", "S", 60)),
        _ => None,
    };
    match smaller {
        Some((mark, small, per)) if rest * per % 1_000 == 0 => {
            let n = rest * per / 1_000;
            if whole == 0 {
                let mark = if mark.is_empty() { time } else { mark };
                format!("P{mark}{n}{small}")
            } else {
                format!("P{time}{whole}{letter}{mark}{n}{small}")
            }
        }
        _ => format!("P{time}{}{letter}", format!("{whole}.{rest:03}").trim_end_matches('0')),
    }
}

/// A number of units that is not told: PXD, PTXH.
pub(super) fn unknown_value(grain: Grain) -> String {
    match grain {
        Grain::Decade => "PXE".to_owned(),
        Grain::Century => "PXC".to_owned(),
        _ => {
            let (code, _) = grain.code();
            code.strip_prefix('T').map_or_else(|| format!("PX{code}"), |letter| format!("PTX{letter}"))
        }
    }
}

/// The least and most seconds a stated length may be.
fn length(seconds: i64, most: i64, coarse: Grain, fine: Grain, bounds: Option<Bounds>) -> Length {
    let stretch = |seconds: i64, upper: bool| match coarse.days() {
        Some((least, longest)) if least != longest => {
            let days = if upper { longest } else { least };
            (i128::from(seconds) * i128::from(days) * 86_400 / i128::from(coarse.seconds())) as i64
        }
        _ => seconds,
    };
    let (low, high) = (stretch(seconds, false), stretch(most, true));
    let slack = |n: i64, parts: i64| n / parts;
    let (low, high) = match bounds {
        None => (Some(low), Some(high)),
        Some(Bounds::About) => (Some(low - slack(low, 6)), Some(high + slack(high, 6))),
        Some(Bounds::Nearly) => (Some(low - slack(low, 6)), Some(high)),
        Some(Bounds::MoreThan | Bounds::AtLeast) => (Some(low), None),
        Some(Bounds::LessThan | Bounds::AtMost) => (None, Some(high)),
    };
    Length { low, high, stated: seconds, grain: fine.seconds() }
}
