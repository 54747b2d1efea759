//! Dates in digits alone, and days that have a name: "23-07-2025", "on 7/23", "Easter Monday".
//!
//! Comes in: a number, or the first word of a named day. Goes out: the day. Chains of numbers that
//! are a phone, a serial, a fraction or a score are left alone.
//!
//! Values are ISO 8601 dates.

use super::TimexType;
use super::calendar::{Grain, Point, day_of, feast};
use super::lexicon::{Class, Feast, cue};
use super::parser::{Found, Parser};
use super::token::Kind;
use jiff::civil::Date;

impl Parser<'_> {
    /// "7/23/2025", "23-07-2025", "2025-07-23", "23.07.2025".
    pub(super) fn numeric_date(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.short_numeric(i) {
            return Some(found);
        }
        if let Some(found) = self.month_and_year(i).or_else(|| self.chained(i)) {
            return Some(found);
        }
        let (year, month, day, end) = self.numeric_parts(i)?;
        Some(Found::date(i, end, Point::day(day_of(year, month, day)?)))
    }

    /// "2031-sep-01", "01/Sep/2031", "Sep-01-2031": a month's name between two numbers or before them, tied by one mark.
    pub(super) fn chained(&self, i: usize) -> Option<Found> {
        let mark = self.token(i + 1)?.mark;
        if !matches!(mark, b'-' | b'/') || !self.is_mark(i + 3, mark) || !(1..=4).all(|k| self.glued(i + k)) {
            return None;
        }
        let fields = [i, i + 2, i + 4];
        let month = fields.iter().find_map(|at| Some((*at, self.month_name(*at).filter(|(_, end)| *end == at + 1)?.0)));
        let (named, month) = month?;
        let mut numbers = fields.iter().filter(|at| **at != named);
        let (first, second) = (*numbers.next()?, *numbers.next()?);
        let width = |at: usize| self.token(at).map_or(0, |t| t.digits);
        let (year, day) = if width(first) == 4 {
            (first, second)
        } else if width(second) == 4 || width(second) == 2 && named == i + 2 {
            (second, first)
        } else {
            return None;
        };
        let short = i16::try_from(self.whole(year)?).ok()?;
        let year = match width(year) {
            4 => short,
            _ if short < 50 => 2000 + short,
            _ => 1900 + short,
        };
        let day = u8::try_from(self.whole(day)?).ok()?;
        Some(Found::date(i, i + 5, Point::day(day_of(year, month, day)?)))
    }

    /// "2031-11", "2031/11", "11/2031": a month of a year in digits (ISO 8601). What can be a stretch of years is
    /// none: "2008-12", "2016/17".
    fn month_and_year(&self, i: usize) -> Option<Found> {
        let mark = self.token(i + 1)?.mark;
        let alone =
            !(self.glued(i + 3) && (self.is_word(i + 3) || self.is_mark(i + 3, mark) || self.is_mark(i + 3, b'%')));
        if !matches!(mark, b'-' | b'/') || !self.glued(i + 1) || !self.glued(i + 2) || !alone {
            return None;
        }
        let month = |at: usize| u8::try_from(self.whole(at)?).ok().filter(|m| (1..=12).contains(m));
        let token = self.token(i)?;
        if let (Some(year), Some(month)) = (self.four_digits(i + 2), month(i).filter(|_| token.digits <= 2)) {
            return ((1900..=2100).contains(&year)).then(|| Found::date(i, i + 3, Point::month(year, month)));
        }
        let year = token.whole.filter(|year| token.digits == 4 && (1900..=2100).contains(year))?;
        let month = month(i + 2)?;
        let years = u32::from(month) > year % 100;
        // "41-2031-11" is a longer chain
        let chain = i > 0 && self.glued(i) && self.is_mark(i - 1, mark);
        (!years && !chain).then(|| Found::date(i, i + 3, Point::month(year as i16, month)))
    }

    /// Do the words around two numbers with a mark ask for a date: "on 4.22", "on 4-22", "back 22/04"?
    fn asked_day(&self, i: usize, end: usize) -> bool {
        let follows = self.is_word(end) && !matches!(self.class(end), Class::At | Class::In | Class::And | Class::To)
            || self.is_mark(end, b'%')
            || self.glued(end) && matches!(self.token(end).map(|t| t.mark), Some(b'-' | b'/' | b':'));
        self.before(i) == Class::On && !follows
    }

    /// Does a full numeric date begin at `i`?
    pub(super) fn is_full_numeric_date(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == Kind::Number) && self.numeric_date(i).is_some()
    }

    /// "on 7/23", "11/2016", "2015/3": two numbers and a stroke, where a word before them asks for a date.
    fn short_numeric(&self, i: usize) -> Option<Found> {
        if self.token(i)?.digits == 0 {
            // "on 4.22"
            let (month, day) = self.word(i).split_once('.').filter(|_| self.asked_day(i, i + 1))?;
            let (month, day) = (month.parse().ok()?, day.parse().ok().filter(|_| day.len() == 2)?);
            day_of(2000, month, day)?;
            return Some(Found::date(i, i + 1, self.yearless_day(i, month, day)).relative());
        }
        let hyphen = self.is_mark(i + 1, b'-') && self.asked_day(i, i + 3);
        let joined = (hyphen || self.is_mark(i + 1, b'/'))
            && self.glued(i + 1)
            && self.glued(i + 2)
            && !(self.is_mark(i + 3, b'/') && self.glued(i + 3));
        // "22/04", "7/23": a nought in front or a number past twelve makes it a date, and no fraction that one writes
        let plain = self.whole(i).zip(self.whole(i + 2)).is_some_and(|(a, b)| {
            let nought = self.word(i).starts_with('0') || self.word(i + 2).starts_with('0');
            a > 1 && (nought || a.max(b) > 16 && a.min(b) <= 12) && !self.glued(i)
        });
        let asked = plain
            || matches!(
                self.before(i),
                Class::On
                    | Class::By
                    | Class::Since
                    | Class::Until
                    | Class::From
                    | Class::To
                    | Class::Between
                    | Class::Weekday(_)
                    | Class::In
            );
        // "on 9/11" is an event, "24/7" no date
        if !joined
            || !asked
            || self.word(i) == "9" && self.word(i + 2) == "11"
            || self.word(i) == "24" && self.word(i + 2) == "7"
        {
            return None;
        }
        let (a, b) = (self.whole(i)?, self.whole(i + 2)?);
        let month = |n: u32| u8::try_from(n).ok().filter(|m| (1..=12).contains(m));
        if let Some(year) = self.four_digits(i + 2) {
            return Some(Found::date(i, i + 3, Point::month(year, month(a)?)));
        }
        if self.token(i)?.digits == 4 {
            return Some(Found::date(
                i,
                i + 3,
                Point::month(i16::try_from(a).ok().filter(|y| (1000..=2999).contains(y))?, month(b)?),
            ));
        }
        if self.before(i) == Class::In {
            return None;
        }
        let (month, day) = month(a).map(|m| (m, b)).filter(|(_, d)| *d <= 31).or_else(|| month(b).map(|m| (m, a)))?;
        let day = u8::try_from(day).ok()?;
        day_of(2000, month, day)?;
        Some(Found::date(i, i + 3, self.yearless_day(i, month, day)).relative())
    }

    fn numeric_parts(&self, i: usize) -> Option<(i16, u8, u8, usize)> {
        let token = self.token(i)?;
        if token.digits == 0 {
            let mut parts = self.word(i).split('.');
            let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
            if parts.next().is_some() || a.len() > 2 || b.len() > 2 || c.len() != 4 {
                return None;
            }
            let (day, month, year) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
            return self.order(year, month, day).map(|(y, m, d)| (y, m, d, i + 1));
        }
        let mark = self.token(i + 1)?.mark;
        if !matches!(mark, b'-' | b'/') || !self.is_mark(i + 3, mark) || !(1..=4).all(|k| self.glued(i + k)) {
            return None;
        }
        let (first, second, third) = (self.token(i)?, self.token(i + 2)?, self.token(i + 4)?);
        // a longer chain is a number of another kind: a phone, a serial
        if self.is_mark(i + 5, mark) && self.glued(i + 5) && self.whole(i + 6).is_some() && self.glued(i + 6) {
            return None;
        }
        let (a, b, c) = (first.whole?, second.whole?, third.whole?);
        if second.digits > 2 {
            return None;
        }
        if first.digits == 4 && third.digits <= 2 {
            return Some((i16::try_from(a).ok()?, u8::try_from(b).ok()?, u8::try_from(c).ok()?, i + 5));
        }
        let year = match third.digits {
            4 => i16::try_from(c).ok()?,
            2 if first.digits <= 2 => i16::try_from(if c < 50 { 2000 + c } else { 1900 + c }).ok()?,
            _ => return None,
        };
        if first.digits > 2 {
            return None;
        }
        let (a, b) = (u8::try_from(a).ok()?, u8::try_from(b).ok()?);
        // a slash is how Americans write it, month first; hyphens and points put the day first
        let (day, month) = if mark == b'/' { (b, a) } else { (a, b) };
        self.order(year, month, day).map(|(y, m, d)| (y, m, d, i + 5))
    }

    /// Turns day and month round where only that is a date, or brings it to the article's day.
    fn order(&self, year: i16, month: u8, day: u8) -> Option<(i16, u8, u8)> {
        let straight = day_of(year, month, day);
        let turned = day_of(year, day, month);
        let date = match (straight, turned, self.today()) {
            (Some(a), Some(b), Some(today)) => {
                let far = |d: Date| today.duration_until(d).as_hours().abs();
                // only when the other order is a scoop of months: an article is written days after
                if far(b) < 24 * 8 && far(a) > 24 * 20 { b } else { a }
            }
            (Some(a), ..) => a,
            (None, b, _) => b?,
        };
        Some((date.year(), date.month() as u8, date.day() as u8))
    }

    /// Does a named day begin at `i`?
    pub(super) fn starts_feast(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.feast && (t.upper || self.cues(i, cue::FEAST)))
    }

    /// "Christmas Eve", "Easter Monday", "Thanksgiving 2024".
    pub(super) fn feast(&self, i: usize) -> Option<Found> {
        let (length, rule) = self.feast_name(i)?;
        let start = self.token(i)?.start;
        let mut end = i;
        while self.token(end).is_some_and(|t| t.start < start + length) {
            end += 1;
        }
        let year_behind = self.year_behind(end);
        if let Some((year, stop, _)) = year_behind {
            return Some(Found::date(i, stop, Point::day(feast(rule, year)?)));
        }
        let Some(today) = self.today() else {
            return Some(match rule {
                Feast::Fixed(month, day) => Found::date(i, end, Point::yearless(month, Some(day))),
                _ => Found::other(i, end, TimexType::Date, "XXXX", Grain::Day),
            });
        };
        let years = [today.year() - 1, today.year(), today.year() + 1];
        let day = self.pick(i, years.map(|y| feast(rule, y)), 150)?;
        Some(Found::date(i, end, Point::day(day)).relative())
    }

    /// The named day at `i`: the bytes of its name and its rule.
    pub(super) fn feast_name(&self, i: usize) -> Option<(usize, Feast)> {
        let rest = self.rest(i)?;
        self.lexicon.feasts.iter().find_map(|(name, rule)| {
            let mut bytes = 0;
            let mut chars = rest.chars();
            for want in name.chars() {
                let have = chars.next()?;
                let have_folded =
                    if matches!(have, '\u{2019}' | '\u{2018}') { '\'' } else { have.to_ascii_lowercase() };
                if have_folded != want {
                    return None;
                }
                bytes += have.len_utf8();
            }
            (!chars.next().is_some_and(char::is_alphanumeric)).then_some((bytes, *rule))
        })
    }
}
