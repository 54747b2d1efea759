//! Parts of a year: seasons, quarters, halves, fiscal years, ranked weeks and days, "year-end".
//!
//! Comes in: a token that ranks or names a part. Goes out: the expression that begins there. A
//! quarter without a year is the last one begun, since results are told when it is over.
//!
//! Values are those of TIMEX3: "2031-SU", "2031-Q2", "2031-H1".

use super::calendar::{Grain, Point, day_of, last_day, shift};
use super::lexicon::{Class, Tense};
use super::parser::{Found, Parser};
use super::relative::{open_value, season_open};
use super::tense::weekday_from;
use super::{Interval, Modifier, TimexType};

impl Parser<'_> {
    /// "the summer of 2024", "this", "in spring"
    pub(super) fn season(&self, i: usize, the: bool) -> Option<Found> {
        let Class::Season(season) = self.class(i) else { return None };
        let name = self.token(i)?.name;
        let of = usize::from(self.class(i + 1) == Class::Of);
        let spoken = || self.year_in_words(i + 1 + of);
        if let Some((year, end)) = self.four_digits(i + 1 + of).map(|y| (y, i + 2 + of)).or_else(spoken) {
            return Some(Found::date(i, end, Point::season(year, season)));
        }
        if of == 1 {
            // "the fall of the government", "the summer of love"
            return None;
        }
        let left = if the { i.checked_sub(1).map_or(Class::None, |b| self.before(b)) } else { self.before(i) };
        let led = matches!(
            left,
            Class::In
                | Class::By
                | Class::Since
                | Class::Until
                | Class::Edge(_)
                | Class::Between
                | Class::Before
                | Class::After
        ) || self.is((i - usize::from(the)).wrapping_sub(1), "during")
            || self.is((i - usize::from(the)).wrapping_sub(1), "over") && the;
        // "the spring was contaminated"; "in fall" and "in the fall" are seasons
        if name && (!led || self.upper(i)) || !led && !the || self.upper(i) && self.upper(i + 1) {
            return None;
        }
        if !led && self.is_word(i + 1) && self.class(i + 1) == Class::None {
            return None;
        }
        let point = self.today().and_then(|d| {
            let years = [d.year() - 1, d.year(), d.year() + 1];
            let day = self.pick(i, years.map(|y| Point::season(y, season).interval.map(|s| s.begin.date())), 300)?;
            Some(Point::season(day.year(), season))
        });
        Some(Found::date(i, i + 1, point.unwrap_or_else(|| Point::open(season_open(season), Grain::Season))).relative())
    }

    /// "third quarter of 1990", "first half", "20th century", "first nine months", "first week of May"
    pub(super) fn ordinal(&self, i: usize, the: bool) -> Option<Found> {
        let (rank, end) = match self.class(i) {
            Class::Ordinal(n) => (n, i + 1),
            _ => {
                self.month_day(i).filter(|_| self.is_word(i + 1) && self.glued(i + 1)).or_else(|| self.tens_rank(i))?
            }
        };
        let mut at = self.after_hyphen(end);
        if self.class(at) == Class::Fiscal {
            at += 1;
        }
        match self.class(at) {
            Class::Unit(Grain::Century, _) => Some(Found::date(i, at + 1, Point::century(i16::from(rank)))),
            // "the third-quarter loss" is marked without its article
            Class::Unit(Grain::Quarter, _) | Class::Half if the && at > end && self.is_mark(at - 1, b'-') => None,
            Class::Unit(Grain::Quarter, _) if rank <= 4 => Some(self.quarter_or_half(i, rank, Grain::Quarter, at + 1)),
            Class::Half if rank <= 2 => {
                let of = self.class(at + 1) == Class::Of;
                if of && !self.year_like(at + 2) {
                    return None;
                }
                // "a first-half goal": only where a year or the article says so
                (of || the && self.before(i - 1) == Class::In && !self.is_word(at + 1))
                    .then(|| self.quarter_or_half(i, rank, Grain::Half, at + 1))
            }
            Class::Unit(grain @ (Grain::Week | Grain::Weekend | Grain::Day), _)
                if matches!(self.class(at + 1), Class::Of | Class::In) =>
            {
                let whole = self.single(at + 2).filter(|f| f.grain > grain && f.kind == TimexType::Date)?;
                Self::ranked(i, rank, grain, &whole)
            }
            Class::Weekday(day) if matches!(self.class(at + 1), Class::Of | Class::In) => {
                let whole = self.single(at + 2).filter(|f| f.grain >= Grain::Month && f.kind == TimexType::Date)?;
                let begin = whole.interval?.begin.date();
                let first = weekday_from(begin, day, true)?;
                let date = shift(first, i64::from(rank) - 1, Grain::Week)?;
                Some(Found { relative: whole.relative, ..Found::date(i, whole.end, Point::day(date)) })
            }
            Class::Number(_) | Class::None if rank == 1 && the => {
                // "the first nine months of 1989"
                let mut length = self.length_at(at)?;
                length.start = i;
                Some(length)
            }
            // "on the 23rd": the day of the month the article speaks of
            Class::None | Class::At | Class::In | Class::And
                if !self.is_word(at) && rank <= 31 && self.asks_for_day(i, the, at) =>
            {
                let base = self.mentioned_day();
                let date = base.and_then(|d| day_of(d.year(), d.month() as u8, rank));
                let found = Found::date(
                    i,
                    end,
                    date.map_or_else(|| Point::open(format!("XXXX-XX-{rank:02}"), Grain::Day), Point::day),
                );
                Some(found.relative())
            }
            _ => None,
        }
    }

    /// "on the 23rd", "for the 27th", "on 22nd": does what stands before a rank ask for a day? "For the third." does not.
    fn asks_for_day(&self, i: usize, the: bool, end: usize) -> bool {
        let left = if the { i.checked_sub(1).map_or(Class::None, |b| self.before(b)) } else { self.before(i) };
        let digits = self.token(i).is_some_and(|t| t.digits > 0);
        let closed = self.token(end).is_none_or(|t| t.kind == super::token::Kind::Mark && t.mark != b'-');
        match left {
            Class::On => the || digits,
            Class::For | Class::By | Class::Until | Class::Since | Class::Before | Class::After => {
                the && digits && closed
            }
            _ => false,
        }
    }

    /// "19th" beyond the days of a month are centuries too: "the 20th century" is not, "31st" is.
    fn tens_rank(&self, i: usize) -> Option<(u8, usize)> {
        match (self.class(i), self.class(self.after_hyphen(i + 1))) {
            (Class::Number(20), Class::Ordinal(n)) if n < 10 => Some((20 + n, self.after_hyphen(i + 1) + 1)),
            _ => None,
        }
    }

    fn year_like(&self, i: usize) -> bool {
        let at = i + usize::from(self.class(i) == Class::The);
        self.four_digits(at).is_some()
            || matches!(self.class(at), Class::Shift(_) | Class::Unit(Grain::Year, _) | Class::Fiscal)
            || self.decade(at).is_some()
            || matches!(self.class(at), Class::Month(_))
    }

    fn ranked(i: usize, rank: u8, grain: Grain, whole: &Found) -> Option<Found> {
        let begin = whole.interval?.begin.date();
        let date = match grain {
            Grain::Day => shift(begin, i64::from(rank) - 1, Grain::Day)?,
            _ => shift(begin, (i64::from(rank) - 1) * 7, Grain::Day)?,
        };
        let mut found = Found::date(i, whole.end, Point::around(date, grain));
        if grain == Grain::Week {
            // the first week of May is days 1-7 to one reader, the week with its first Monday to another
            found.vague = true;
            let end = shift(date, 7, Grain::Day)?;
            found.interval = found.interval.map(|w| Interval {
                begin: w.begin.min(date.at(0, 0, 0, 0)),
                end_excl: w.end_excl.max(end.at(0, 0, 0, 0)),
            });
        }
        found.relative = whole.relative;
        Some(found)
    }

    /// A quarter or half, with the year behind it or the one it is near to.
    fn quarter_or_half(&self, i: usize, rank: u8, grain: Grain, end: usize) -> Found {
        let make =
            |year: i16| if grain == Grain::Quarter { Point::quarter(year, rank) } else { Point::half(year, rank) };
        let of = if self.class(end) == Class::Of { end + 1 } else { self.after_comma(end) };
        let of = of + usize::from(self.class(of) == Class::Fiscal);
        if let Some(year) = self.four_digits(of) {
            return Found::date(i, of + 1, make(year));
        }
        if let (Class::Shift(by), Class::Unit(Grain::Year, _), Some(today)) =
            (self.class(of), self.class(of + 1), self.today())
        {
            return Found::date(i, of + 2, make(today.year() + i16::from(by))).relative();
        }
        if of > end
            && let Some(decade) = self.single(of).filter(|d| d.grain == Grain::Decade)
        {
            let mut found = decade.from(i);
            found.vague = true;
            return found;
        }
        let open = || Point::open(format!("XXXX-{}{rank}", if grain == Grain::Quarter { 'Q' } else { 'H' }), grain);
        let point = self.today().and_then(|d| {
            // results are told after a quarter: the last one begun, but for one that begins soon
            let began = |y: i16| make(y).interval.map(|q| q.begin.date()).filter(|b| *b <= d);
            let year = if began(d.year()).is_some() { d.year() } else { d.year() - 1 };
            let far = d.duration_until(began(year)?).as_hours() / 24 < -275;
            let ahead = self.tense(i) == Some(Tense::Future);
            Some(make(year + i16::from(ahead && (far || grain == Grain::Half && began(d.year()).is_none()))))
        });
        Found::date(i, end, point.unwrap_or_else(open)).relative()
    }

    /// A quarter, half or season behind a year: "1988 third quarter", "2024's second half".
    pub(super) fn part_of_year(&self, i: usize, year: i16) -> Option<Found> {
        let at = i + usize::from(self.class(i) == Class::Fiscal);
        match self.class(at) {
            Class::Ordinal(rank) => {
                let next = self.after_hyphen(at + 1);
                match self.class(next) {
                    Class::Unit(Grain::Quarter, _) if rank <= 4 => {
                        Some(Found::date(i, next + 1, Point::quarter(year, rank)))
                    }
                    Class::Half if rank <= 2 => Some(Found::date(i, next + 1, Point::half(year, rank))),
                    _ => None,
                }
            }
            Class::Unit(Grain::Quarter, _) => {
                let month = self.quarter?.month() as u8;
                Some(Found::date(i, at + 1, Point::quarter(year, (month - 1) / 3 + 1)))
            }
            Class::None if self.is_quarter_code(self.after_hyphen(at)) => {
                let code = self.after_hyphen(at);
                let rank = self.whole(code + 1)? as u8;
                let point = if self.is(code, "q") { Point::quarter(year, rank) } else { Point::half(year, rank) };
                Some(Found::date(i, code + 2, point))
            }
            _ => None,
        }
    }

    /// Does "Q3" or "H1" stand at `i`?
    pub(super) fn is_quarter_code(&self, i: usize) -> bool {
        let most = if self.is(i, "q") { 4 } else { 2 };
        matches!(self.word(i), "Q" | "H" | "q")
            && self.glued(i + 1)
            && self.token(i + 1).is_some_and(|t| t.digits == 1)
            && self.whole(i + 1).is_some_and(|n| (1..=most).contains(&n))
    }

    /// "Q3", "Q3 2024", "H1 of 2025"
    pub(super) fn quarter_code(&self, i: usize) -> Option<Found> {
        if !self.is_quarter_code(i) {
            return None;
        }
        let rank = self.whole(i + 1)? as u8;
        let grain = if self.is(i, "q") { Grain::Quarter } else { Grain::Half };
        let found = self.quarter_or_half(i, rank, grain, i + 2);
        // "H1" without a year is a road, a highway, a visa
        (grain == Grain::Quarter || !found.relative).then_some(found)
    }

    /// "fiscal 1989", "fiscal first quarter", "fiscal year 2024"
    pub(super) fn fiscal(&self, i: usize) -> Option<Found> {
        let at = self.after_hyphen(i + 1);
        if let Some(year) = self.four_digits(at) {
            return Some(Found::date(i, at + 1, Point::year(year)));
        }
        match self.class(at) {
            Class::Ordinal(_) => {
                self.ordinal(at, false).filter(|f| matches!(f.grain, Grain::Quarter | Grain::Half)).map(|f| f.from(i))
            }
            Class::Unit(Grain::Year, _) => {
                let year = self.four_digits(at + 1)?;
                Some(Found::date(i, at + 2, Point::year(year)))
            }
            _ => None,
        }
    }

    /// "year-end", "year-earlier period", "year-ago quarter"
    pub(super) fn bare_unit(&self, i: usize, the: bool) -> Option<Found> {
        let Class::Unit(grain, _) = self.class(i) else { return None };
        // "a day-long meeting"
        if !the && self.is_mark(i + 1, b'-') && self.is(i + 2, "long") && !self.token(i)?.name {
            return self.length_of(i, i, Some(1_000), 0, None).map(|f| Found { end: i + 3, ..f });
        }
        if !matches!(grain, Grain::Year | Grain::Month | Grain::Quarter | Grain::Week) {
            return None;
        }
        let at = self.after_hyphen(self.after_possessive(i + 1));
        match self.class(at) {
            Class::EdgeNoun(Modifier::End) if self.is(at, "end") => {
                let whole = self.today().map(|d| Point::around(d, grain));
                let last = whole.and_then(|w| w.interval).map(|w| Point::day(last_day(w)));
                let found = Found::date(i, at + 1, last.unwrap_or_else(|| Point::open(open_value(grain), Grain::Day)));
                Some(Found { vague: true, ..found.relative() })
            }
            Class::Ago | Class::Comparative(-1) if grain == Grain::Year && at > i + 1 => {
                let mut end = at + 1;
                let rank = if let Class::Ordinal(n @ 1..=4) = self.class(end) { Some(n) } else { None };
                let unit = self.after_hyphen(end + usize::from(rank.is_some()));
                let point = self.year_before();
                if matches!(self.class(unit), Class::Unit(Grain::Quarter, _)) {
                    end = unit + 1;
                    if let (Some(rank), Some(today)) = (rank, self.today()) {
                        let point = Point::quarter(today.year() - 1, rank);
                        return Some(Found { derived: true, ..Found::date(i, end, point).relative() });
                    }
                } else if self.is(end, "period") {
                    end += 1;
                } else if the {
                    return None;
                }
                Some(Found { derived: true, ..Found::date(i, end, point).relative() })
            }
            _ => None,
        }
    }

    /// A year before: of the quarter the article reports on, else of the article's day.
    pub(super) fn year_before(&self) -> Point {
        if let Some(quarter) = self.quarter
            && let Some(day) = shift(quarter, -1, Grain::Year)
        {
            return Point::around(day, Grain::Quarter);
        }
        self.today().map_or_else(|| Point::open("XXXX", Grain::Year), |d| Point::year(d.year() - 1))
    }
}
