//! Units on their own: "the weekend", "the week of 7 July", "for the year", "weeks".
//!
//! Comes in: a token that names a unit of time and no number before it. Goes out: the stretch that
//! is meant, by the article's day, or a length nobody counted.

use super::TimexType;
use super::calendar::{Grain, Point, shift};
use super::lexicon::Class;
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
        if grain == Grain::Week
            && (self.class(next) == Class::Of
                || self.is(next, "ending")
                || self.is(next, "ended")
                || self.is(next, "beginning")
                || self.is(next, "starting"))
        {
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
