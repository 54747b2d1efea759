//! Units on their own: "the weekend", "the week of 7 July", "for the year", "weeks".
//!
//! Comes in: a token that names a unit of time and no number before it. Goes out: the stretch that
//! is meant, by the article's day, or a length nobody counted.
//!
//! Weeks are those of ISO 8601: they begin on Monday, and the one with 4 January is the first. Values are those of
//! TIMEX3.

use super::TimexType;
use super::calendar::{Grain, Point, shift};
use super::lexicon::{Class, cue};
use super::parser::{Found, Parser};
use super::relative::open_value;
use super::token::Kind;

impl Parser<'_> {
    /// "the weekend", "the quarter", "the year 2000", "the day before yesterday", "the week of July 7"
    pub(super) fn the_unit(&self, i: usize) -> Option<Found> {
        let Class::Unit(grain, _) = self.class(i) else { return None };
        let next = i + 1;
        if grain == Grain::Year
            && let Some((year, end)) =
                self.four_digits(next).map(|y| (y, next + 1)).or_else(|| self.year_in_words(next))
        {
            return Some(Found::date(i, end, Point::year(year)));
        }
        if grain == Grain::Day
            && let (Class::Before, Class::Deictic(-1)) | (Class::After, Class::Deictic(1)) =
                (self.class(next), self.class(next + 1))
        {
            let by = if self.class(next) == Class::Before { -2 } else { 2 };
            let day = self.today().and_then(|d| shift(d, by, Grain::Day));
            return Some(
                Found::date(i, next + 1 + 1, day.map_or_else(|| Point::open("XXXX-XX-XX", Grain::Day), Point::day))
                    .relative(),
            );
        }
        // "the month of June"
        if grain == Grain::Month
            && self.class(next) == Class::Of
            && let Some((month, end)) = self.month_name(next + 1)
        {
            let whole = self.month_first(next + 1).filter(|f| f.grain == Grain::Month);
            return Some(
                whole.unwrap_or_else(|| Found::date(i, end, self.yearless_month(i, month)).relative()).from(i),
            );
        }
        if grain == Grain::Week && (self.class(next) == Class::Of || self.cues(next, cue::WEEK)) {
            let on = usize::from(self.class(next + 1) == Class::On);
            let day = self.single(next + 1 + on).filter(|d| d.grain == Grain::Day)?;
            let date = day.interval?.begin.date();
            let found = Found::date(i, day.end, Point::week(date)).relative();
            return Some(Found { vague: true, ..found });
        }
        if self.is_mark(next, b'-') && self.glued(next) {
            return None;
        }
        let today = self.today();
        // "the week after next"
        if grain >= Grain::Day && self.class(next) == Class::After && self.class(next + 1) == Class::Shift(1) {
            let day = today.and_then(|d| shift(d, 2, grain));
            let point = day.map_or_else(|| Point::open(open_value(grain), grain), |d| Point::around(d, grain));
            return Some(Found::date(i, next + 2, point).relative());
        }
        match grain {
            Grain::Weekend => {
                let ahead = self.tense(i) == Some(super::lexicon::Tense::Future);
                let day = today.and_then(|d| {
                    let weekday = d.weekday().to_monday_one_offset();
                    // on a Monday "over the weekend" is the one just gone; on a Saturday it is this one
                    if ahead || weekday >= 6 { Some(d) } else { shift(d, -1, Grain::Week) }
                });
                Some(
                    Found::date(i, next, day.map_or_else(|| Point::open("XXXX-WXX-WE", grain), Point::weekend))
                        .relative(),
                )
            }
            // "net for the year ended June 30" is a length, "sales for the year" this one
            Grain::Year if self.is(next, "ended") || self.is(next, "ending") => {
                Some(Found::other(i, next, TimexType::Duration, "P1Y", Grain::Year))
            }
            Grain::Year | Grain::Week if self.stretch_left(i - 1) => {
                let point = today.map_or_else(|| Point::open(open_value(grain), grain), |d| Point::around(d, grain));
                Some(Found { vague: true, ..Found::date(i, next, point).relative() })
            }
            Grain::Quarter if self.quarter.is_some() => {
                let quarter = self.quarter?;
                Some(Found::date(i, next, Point::around(quarter, Grain::Quarter)).relative())
            }
            _ => None,
        }
    }

    /// "week 31", "week 31 of 2031", "w/c 4 February", and without their article "month of June", "day after tomorrow".
    pub(super) fn unit_alone(&self, i: usize) -> Option<Found> {
        let Class::Unit(grain, 1) = self.class(i) else { return None };
        let next = i + 1;
        match grain {
            Grain::Day if matches!(self.class(next), Class::After | Class::Before) => {
                self.the_unit(i).filter(|found| found.grain == Grain::Day)
            }
            Grain::Month | Grain::Week
                if self.class(next) == Class::Of && matches!(self.class(next + 1), Class::Month(_)) =>
            {
                self.the_unit(i)
            }
            Grain::Week => self.numbered_week(i),
            _ => None,
        }
    }

    /// "week 31", "week 31 of 2031": a week of ISO 8601, where nothing follows that makes it the week of a course.
    fn numbered_week(&self, i: usize) -> Option<Found> {
        let token = self.token(i + 1).filter(|t| t.digits > 0 && t.digits <= 2)?;
        let number = token.whole.filter(|n| (1..=53).contains(n))?;
        if self.glued(i + 1) || self.is_mark(i + 2, b'-') || self.is_mark(i + 2, b'.') && self.glued(i + 3) {
            return None;
        }
        let of = usize::from(matches!(self.class(i + 2), Class::Of | Class::In));
        let year = self.four_digits(i + 2 + of);
        let end = if year.is_some() { i + 3 + of } else { i + 2 };
        let (year, told) = (year.or_else(|| Some(self.today()?.year())), year.is_some());
        // "week 3 of the trial", "in week 12 she": a bare one is of the calendar only where its sentence is not about it
        if !told && (of == 1 || self.is_word(end) && self.class(end) == Class::None) {
            return None;
        }
        let open = || Point::open(format!("XXXX-W{number:02}"), Grain::Week);
        let point = year.and_then(|year| {
            // the week with 4 January in it is the first
            let first = super::calendar::day_of(year, 1, 4)?;
            Some(Point::week(shift(first, (i64::from(number) - 1) * 7, Grain::Day)?))
        });
        let found = Found::date(i, end, point.unwrap_or_else(open));
        Some(if told { found } else { found.relative() })
    }

    /// "w/c 4 February": the week commencing then.
    pub(super) fn week_commencing(&self, i: usize) -> Option<Found> {
        if !(self.is(i, "w") && self.is_mark(i + 1, b'/') && self.is(i + 2, "c") && self.glued(i + 1)) {
            return None;
        }
        let day = self.single(i + 3).filter(|d| d.grain == Grain::Day)?;
        let found = Found::date(i, day.end, Point::week(day.interval?.begin.date())).relative();
        Some(found)
    }

    /// Does the word before "the" ask for a stretch: "for the year", "throughout the week"?
    fn stretch_left(&self, the: usize) -> bool {
        let word = the.wrapping_sub(1);
        self.class(word) == Class::For
            || self.is(word, "throughout")
            || self.class(word) == Class::Of && self.is(word.wrapping_sub(1), "months")
    }

    /// "weeks", "years": a stretch nobody counted.
    pub(super) fn bare_units(&self, i: usize) -> Option<Found> {
        let Class::Units(grain, _) = self.class(i) else { return None };
        let token = self.token(i)?;
        // "the decades-long embargo"
        if self.is_mark(i + 1, b'-') && self.glued(i + 1) {
            return self
                .is(i + 2, "long")
                .then(|| Found::other(i, i + 3, TimexType::Duration, super::duration::unknown_value(grain), grain));
        }
        let counted =
            i > 0 && self.token(i - 1).is_some_and(|t| t.kind == Kind::Number) || self.is_mark(i.wrapping_sub(1), b'-');
        let age = self.is(i + 1, "old") || self.class(i + 1) == Class::Of && self.is(i + 2, "age");
        if token.name || grain < Grain::Hour || self.before(i) == Class::The || counted || age {
            return None;
        }
        let mut found = self.length_of(i, i, None, 0, None)?;
        found.end = self.more_units(found.end).max(found.end);
        Some(found)
    }
}
