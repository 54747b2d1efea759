//! Dates of the calendar: days, months, years, decades, in every order news writes them.
//!
//! Comes in: a token that names a month, a day or a year. Goes out: the expression that begins
//! there. Dates told by the article's day are left to `relative`.
//!
//! Values are ISO 8601 dates, cut short where a part is not said, as TIMEX3 does.

use super::calendar::{Grain, Point, day_of};
use super::lexicon::{Class, cue};
use super::parser::{Found, Parser};
use super::token::Kind;

impl Parser<'_> {
    /// A day of the month at `i`: "23", "23rd", "eighth", "twenty-first".
    pub(super) fn month_day(&self, i: usize) -> Option<(u8, usize)> {
        if let Some(token) = self.token(i)
            && let Some(whole) = token.whole
        {
            if token.digits > 2 || !(1..=31).contains(&whole) {
                return None;
            }
            let end = if self.glued(i + 1) && self.is_word(i + 1) {
                let suffix = self.cues(i + 1, cue::RANK);
                if !suffix {
                    return None;
                }
                i + 2
            } else {
                i + 1
            };
            return Some((whole as u8, end));
        }
        match self.class(i) {
            Class::Ordinal(n) if n <= 30 => Some((n, i + 1)),
            Class::Number(tens @ (20 | 30)) => {
                let next = self.after_hyphen(i + 1);
                match self.class(next) {
                    Class::Ordinal(n) if n < 10 => Some((tens as u8 + n, next + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A month at `i`, with the point of its abbreviation.
    pub(super) fn month_name(&self, i: usize) -> Option<(u8, usize)> {
        let Class::Month(month) = self.class(i) else { return None };
        let end = if self.token(i)?.short && self.is_mark(i + 1, b'.') && self.glued(i + 1) { i + 2 } else { i + 1 };
        Some((month, end))
    }

    /// A year at `i` as four digits.
    pub(super) fn four_digits(&self, i: usize) -> Option<i16> {
        let token = self.token(i)?;
        let year = token.whole.filter(|y| token.digits == 4 && (1000..=2999).contains(y))?;
        let touched =
            self.glued(i + 1) && (self.is_word(i + 1) || self.token(i + 1).is_some_and(|t| t.kind == Kind::Number));
        (!touched).then_some(year as i16)
    }

    /// A year told behind a month or day: ", 2025", "of 2025", "last year", "'25".
    pub(super) fn year_behind(&self, i: usize) -> Option<(i16, usize, bool)> {
        let at = self.after_comma(i);
        if let Some(year) = self.four_digits(at)
            && !(self.glued(at) && self.is_mark(at - 1, b'-'))
        {
            return Some((year, at + 1, false));
        }
        // "of 2031", "28 June in 2031"
        let at = if matches!(self.class(at), Class::Of | Class::In) { at + 1 } else { at };
        if let Some(year) = self.four_digits(at) {
            return Some((year, at + 1, false));
        }
        if self.is_mark(at, b'\'')
            && self.token(at + 1).is_some_and(|t| t.digits == 2)
            && self.glued(at + 1)
            && !self.glued(at)
        {
            let short = self.whole(at + 1)? as i16;
            return Some((if short < 50 { 2000 + short } else { 1900 + short }, at + 2, false));
        }
        if let (Class::Shift(by), Class::Unit(Grain::Year, _), Some(today)) =
            (self.class(at), self.class(at + 1), self.today())
        {
            return Some((today.year() + i16::from(by), at + 2, true));
        }
        let (year, end) = self.year_in_words(at)?;
        Some((year, end, false))
    }

    /// Is the month word at `i` a month, when no number stands by it? "May widen" and "Theresa May"
    /// are none; "in May", "last May", "May and June" are.
    fn bare_month(&self, i: usize, end: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        if token.short {
            let point = self.is_mark(end - 1, b'.') && end > i + 1;
            return (point || token.upper) && self.temporal_left(i);
        }
        if !token.upper {
            return !token.common && (self.temporal_left(i) || self.before(i) == Class::The);
        }
        if !token.name {
            return true;
        }
        // "April Jones", "the May government", "Women's March"
        let named = self.is_word(end) && self.upper(end) && self.class(end) == Class::None;
        let joined = matches!(self.class(end), Class::And | Class::Or | Class::To)
            && matches!(self.class(end + 1), Class::Month(_))
            || matches!(self.before(i), Class::And | Class::Or | Class::To)
                && i > 1
                && matches!(self.class(i - 2), Class::Month(_));
        // "a June agreement", "the March accession", and not "the March on Ardan"
        let adjective = matches!(self.before(i), Class::The | Class::A | Class::Whose)
            && self.is_word(end)
            && !self.upper(end)
            && self.class(end) == Class::None;
        !named && (self.temporal_left(i) || joined || adjective)
    }

    /// Does the word before `i` take a time?
    fn temporal_left(&self, i: usize) -> bool {
        let at = if i > 0 && self.is_mark(i - 1, b'-') { i - 1 } else { i };
        match self.before(at) {
            Class::In
            | Class::By
            | Class::Since
            | Class::Until
            | Class::From
            | Class::To
            | Class::Between
            | Class::Before
            | Class::After
            | Class::Shift(_)
            | Class::Edge(_)
            | Class::Each
            | Class::For
            | Class::Comparative(_) => true,
            Class::Of => {
                at > 1
                    && matches!(
                        self.class(at - 2),
                        Class::EdgeNoun(_) | Class::Unit(..) | Class::Ordinal(_) | Class::Half | Class::Weekday(_)
                    )
            }
            _ => false,
        }
    }

    /// "Jan-1", "Oct/2", "Dec-2031": a month tied to its day or year.
    fn month_tied(&self, i: usize, month: u8, at: usize) -> Option<Found> {
        let mark = self.token(at)?.mark;
        let tied = matches!(mark, b'-' | b'/') && self.glued(at) && self.glued(at + 1);
        let chain = self.glued(at + 2) && matches!(self.token(at + 2)?.mark, b'-' | b'/');
        let token = self.token(i)?;
        if !tied || chain || token.common && !token.upper {
            return None;
        }
        if let Some(year) = self.four_digits(at + 1) {
            return Some(Found::date(i, at + 2, Point::month(year, month)));
        }
        let (day, end) = self.month_day(at + 1)?;
        self.days_of_no_year(i, end, month, day, None)
    }

    /// "May twenty-one", "June twenty three": the day in words that count, where nothing follows that they could count.
    fn counted_day(&self, i: usize) -> Option<(u8, usize)> {
        let Class::Number(_) = self.class(i) else { return None };
        let (day, end) = self.cardinal(i)?;
        let follows = self.is_word(end) && !matches!(self.class(end), Class::At | Class::In | Class::To | Class::And);
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        // "June twenty-first" is a rank
        let tied = self.is_mark(end, b'-') && self.glued(end);
        (!follows && !tied && !self.glued(i)).then_some((day, end))
    }

    /// "July", "July 23", "July 23, 2025", "July 2025", "July 23-24", "July last year".
    pub(super) fn month_first(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.chained(i) {
            return Some(found);
        }
        let (month, at) = self.month_name(i)?;
        let token = *self.token(i)?;
        if let Some(found) = self.month_tied(i, month, at) {
            return Some(found);
        }
        if token.upper
            && let Some((day, end)) = self.counted_day(at)
        {
            return match self.year_behind(end) {
                Some((year, stop, _)) => Self::days(i, stop, year, month, day, None),
                None => self.days_of_no_year(i, end, month, day, None),
            };
        }
        let the = usize::from(self.class(at) == Class::The);
        if let Some((day, end)) = self.month_day(at + the)
            && !(token.common && !token.upper && !self.is_word(end - 1))
            && !self.counts(i, end)
            && !(self.is_mark(end, b':') && self.glued(end) && self.glued(end + 1) && self.whole(end + 1).is_some())
            && !(self.is_mark(end, b'%'))
        {
            let last = self.second_day(end, day, self.before(i) == Class::Between);
            let stop = last.map_or(end, |(_, e)| e);
            if let Some((year, stop, relative)) = self.year_behind(stop) {
                return Self::days(i, stop, year, month, day, last.map(|l| l.0))
                    .map(|f| if relative { f.relative() } else { f });
            }
            return self.days_of_no_year(i, stop, month, day, last.map(|l| l.0));
        }
        if let Some((year, end, relative)) = self.year_behind(at)
            && (token.upper || !token.short)
        {
            let found = Found::date(i, end, Point::month(year, month));
            return Some(if relative { found.relative() } else { found });
        }
        if let Some(year) = self.year_ahead(at, month).filter(|_| token.upper || !token.common) {
            return Some(Found::date(i, at, Point::month(year, month)));
        }
        self.bare_month(i, at).then(|| Found::date(i, at, self.yearless_month(i, month)).relative())
    }

    /// "In June 20 people were hurt": the number counts people.
    fn counts(&self, i: usize, end: usize) -> bool {
        self.before(i) == Class::In
            && self.is_word(end)
            && !self.upper(end)
            && self.class(end) == Class::None
            && !self.glued(end)
    }

    /// The second of two days of one month: "-24", "to 24", "and 24".
    fn second_day(&self, at: usize, first: u8, between: bool) -> Option<(u8, usize)> {
        let hyphen = self.is_mark(at, b'-');
        if !hyphen && !matches!(self.class(at), Class::To | Class::And | Class::Or) && !self.is(at, "through") {
            return None;
        }
        let the = usize::from(self.class(at + 1) == Class::The);
        let (day, end) = self.month_day(at + 1 + the)?;
        // "July 23 and 24 people": the number counts people; "July 23 and 24 July" is for the next
        let follows = self.is_word(end) && self.class(end) == Class::None && !hyphen && !self.is_word(end - 1);
        let clock = self.is_mark(end, b':')
            || self.is(end, "p")
            || self.is(end, "a")
            || self.is(end, "am")
            || self.is(end, "pm");
        let month = matches!(self.class(end), Class::Month(_)) || self.is_mark(end, b'-');
        // "July 3 and 9" are two days
        let apart = !hyphen && matches!(self.class(at), Class::And | Class::Or) && !between && day != first + 1;
        (!follows && !clock && !month && !apart).then_some((day, end))
    }

    /// "23 July", "23rd of July 2025", "23-24 July", "23 and 24 July".
    pub(super) fn day_first(&self, i: usize) -> Option<Found> {
        let (day, mut at) = self.month_day(i)?;
        let mut last = None;
        if self.is_mark(at, b'-') || matches!(self.class(at), Class::To | Class::And) {
            let the = usize::from(self.class(at + 1) == Class::The);
            // "15 and 29 October" are two days, "15 and 16 October" and "between 15 and 29 October" a stretch
            let and = self.class(at) == Class::And && self.before(i) != Class::Between;
            if let Some((second, end)) = self.month_day(at + 1 + the)
                && second > day
                && (!and || second == day + 1)
            {
                last = Some(second);
                at = end;
            }
        }
        if last.is_none()
            && let Some(found) = self.day_of_list(i, day, at)
        {
            return Some(found);
        }
        let of = if self.class(at) == Class::Of { at + 1 } else { self.after_hyphen(at) };
        let (month, end) = self.month_name(of)?;
        let token = self.token(of)?;
        // "fourth of may", "28-nov"
        let bound = of > at || self.class(i) != Class::None;
        // "1st jan"
        let ranked = at > i + 1 && last.is_none() && self.is_word(at - 1);
        if !token.upper
            && (token.short && of == at && !ranked || token.common && !bound)
            && self.four_digits(end).is_none()
        {
            return None;
        }
        if let Some((year, end, relative)) = self.year_behind(self.after_hyphen(end)) {
            return Self::days(i, end, year, month, day, last).map(|f| if relative { f.relative() } else { f });
        }
        self.days_of_no_year(i, end, month, day, last)
    }

    /// The first of several days that share a month: "15, 22 and 29 October".
    fn day_of_list(&self, i: usize, day: u8, end: usize) -> Option<Found> {
        let mut at = end;
        for _ in 0..6 {
            let joint = self.after_comma(at);
            let joint = joint + usize::from(self.class(joint) == Class::And);
            if joint == at {
                break;
            }
            let (_, after) = self.month_day(joint)?;
            at = after;
        }
        if at == end {
            return None;
        }
        let (month, stop) = self.month_name(at)?;
        if !self.upper(at) {
            return None;
        }
        match self.year_behind(stop) {
            Some((year, ..)) => Self::days(i, end, year, month, day, None),
            None => self.days_of_no_year(i, end, month, day, None),
        }
    }

    /// A later day of the month named before: the 22nd and the 29th in "October 15, 22 and 29".
    pub(super) fn day_after(&self, i: usize) -> Option<Found> {
        let joint = self.before(i) == Class::And || self.is_mark(i.wrapping_sub(1), b',');
        let (end, date) = self.last_day?;
        if !joint || end + 1 != i && !(end + 2 == i && self.is_mark(end, b',')) {
            return None;
        }
        let (day, stop) = self.month_day(i)?;
        let follows = self.is_word(stop) && self.class(stop) == Class::None
            || self.is_mark(stop, b':')
            || self.meridiem(stop).is_some();
        let date = day_of(date.year(), date.month() as u8, day).filter(|d| *d > date && !follows)?;
        Some(Found::date(i, stop, Point::day(date)).relative())
    }

    /// One day, or the days from one to another.
    fn days(i: usize, end: usize, year: i16, month: u8, day: u8, last: Option<u8>) -> Option<Found> {
        let found = Found::date(i, end, Point::day(day_of(year, month, day)?));
        match last.and_then(|last| day_of(year, month, last)) {
            Some(last) => join(&found, &Found::date(i, end, Point::day(last))),
            None => Some(found),
        }
    }

    fn days_of_no_year(&self, i: usize, end: usize, month: u8, day: u8, last: Option<u8>) -> Option<Found> {
        day_of(2000, month, day)?;
        if let Some(year) = self.year_ahead(end, month) {
            return Self::days(i, end, year, month, day, last);
        }
        let point = self.yearless_day(i, month, day);
        let second = last.map(|last| match point.interval {
            Some(interval) => day_of(interval.begin.year(), month, last)
                .map_or_else(|| Point::yearless(month, Some(last)), Point::day),
            None => Point::yearless(month, Some(last)),
        });
        let found = Found::date(i, end, point).relative();
        match second {
            Some(second) => join(&found, &Found::date(i, end, second).relative()),
            None => Some(found),
        }
    }

    /// "Wednesday", "Wednesday, July 23", "Wed. 23 July 2025".
    pub(super) fn weekday_first(&self, i: usize, the: bool) -> Option<Found> {
        let Class::Weekday(weekday) = self.class(i) else { return None };
        let token = *self.token(i)?;
        let mut at = i + 1;
        if token.short && self.is_mark(at, b'.') && self.glued(at) {
            at += 1;
        }
        let mut next = self.after_comma(at);
        next += usize::from(self.class(next) == Class::The);
        let date = match self.class(next) {
            Class::Month(_) => self.month_first(next),
            _ => self.day_first(next).or_else(|| self.numeric_date(next)),
        };
        if let Some(date) = date.filter(|d| d.grain == Grain::Day) {
            return Some(date.from(i));
        }
        if let Some(found) = self.weekday_of(i, weekday, at).or_else(|| self.weekday_and_day(i, weekday, next)) {
            return Some(found);
        }
        // "the Monday after next"
        if the && self.class(at) == Class::After && self.is(at + 1, "next") {
            let date = self.today().and_then(|d| super::tense::weekday_from(d.tomorrow().ok()?, weekday, true));
            let date = date.and_then(|d| super::calendar::shift(d, 1, Grain::Week));
            let open = || Point::open(format!("XXXX-WXX-{weekday}"), Grain::Day);
            return Some(Found::date(i, at + 2, date.map_or_else(open, Point::day)).relative());
        }
        if let Some(found) = self.weekday_this_week(i, weekday, at) {
            return Some(found);
        }
        // "sat", "sun", "wed" are words of their own, "on tues." is a day; "the Friday" is marked without its article
        let cut = token.short
            && !(self.before(i) == Class::On && (token.upper || self.word(i).len() > 3) && !self.is_mark(at, b'-'));
        if cut || the {
            return None;
        }
        if self.is(at, "week") || self.is(at, "fortnight") {
            // "Monday week" is said of the Monday after next
            return None;
        }
        Some(Found::date(i, at, self.weekday_near(i, weekday)).relative())
    }

    /// "Tuesday of next week", "Friday of last week"
    fn weekday_of(&self, i: usize, weekday: u8, at: usize) -> Option<Found> {
        if !matches!(self.class(at), Class::Of)
            || !matches!(self.class(at + 1), Class::Shift(_) | Class::That | Class::The)
        {
            return None;
        }
        let week = self.single(at + 1).filter(|w| w.grain == Grain::Week)?;
        let day = super::tense::weekday_from(week.interval?.begin.date(), weekday, true)?;
        Some(Found::date(i, week.end, Point::day(day)).relative())
    }

    /// "Friday this week", "Tuesday next week"
    fn weekday_this_week(&self, i: usize, weekday: u8, at: usize) -> Option<Found> {
        let (Class::Shift(_), Class::Unit(Grain::Week, 1)) = (self.class(at), self.class(at + 1)) else { return None };
        let week = self.shifted(at, false).filter(|week| week.end == at + 2)?;
        let open = || Point::open(format!("XXXX-WXX-{weekday}"), Grain::Day);
        let day = week.interval.and_then(|week| super::tense::weekday_from(week.begin.date(), weekday, true));
        Some(Found::date(i, week.end, day.map_or_else(open, Point::day)).relative())
    }

    /// "Friday the 15th", "on Monday 21.": the month nearest to the article in which it is a Friday.
    fn weekday_and_day(&self, i: usize, weekday: u8, next: usize) -> Option<Found> {
        // "Friday, the fourth day in a row"; "on Monday 21 people" counts people
        let the = self.class(next - 1) == Class::The && next == i + 2;
        let bare = next == i + 1 && self.whole(next).is_some() && !self.glued(next);
        if !the && !bare {
            return None;
        }
        let (day, end) = self.month_day(next)?;
        let more = self.is_word(end)
            || self.token(end).is_some_and(|t| t.kind == Kind::Number)
            || matches!(self.token(end).map(|t| t.mark), Some(b':' | b'%' | b'-' | b'/' | b'\''));
        if bare && more {
            return None;
        }
        let today = self.today()?;
        let months = [0, -1, 1, -2, 2, -3, 3];
        let date = months.into_iter().find_map(|by| {
            let first = super::calendar::shift(day_of(today.year(), today.month() as u8, 1)?, by, Grain::Month)?;
            day_of(first.year(), first.month() as u8, day)
                .filter(|d| d.weekday().to_monday_one_offset() as u8 == weekday)
        })?;
        Some(Found::date(i, end, Point::day(date)).relative())
    }

    /// The year told behind the second of two times: "May to October 2024", "12 May - 3 June 2024".
    fn year_ahead(&self, end: usize, month: u8) -> Option<i16> {
        if !(self.is_mark(end, b'-') || matches!(self.class(end), Class::To | Class::And | Class::Or)) {
            return None;
        }
        let at = end + 1 + usize::from(self.class(end + 1) == Class::The);
        let at = self.month_day(at).map_or(at, |(_, e)| e);
        let at = at + usize::from(self.class(at) == Class::Of);
        let (second, mut stop) = self.month_name(at)?;
        if self.four_digits(stop).is_none() {
            stop = self.month_day(stop).map_or(stop, |(_, e)| e);
        }
        let (year, ..) = self.year_behind(stop)?;
        Some(if month <= second { year } else { year - 1 })
    }

    /// A year on its own: "2024", "the year 2024", "in 1998".
    pub(super) fn year(&self, i: usize, the: bool) -> Option<Found> {
        if let Some(found) = self.decade(i) {
            return Some(found);
        }
        let year = self.four_digits(i)?;
        // "the 1988 third quarter", "the 1988 quarter", "2024's second half"
        let next = self.after_possessive(i + 1);
        if let Some(part) = self.part_of_year(next, year) {
            return Some(part.from(i));
        }
        // "the 1988 period" in a report on a quarter; "the 1988 accord" is marked without its article
        if the {
            let quarter = self.quarter.filter(|_| self.is(next, "period"))?;
            let point = Point::quarter(year, (quarter.month() as u8 - 1) / 3 + 1);
            return Some(Found { derived: true, ..Found::date(i, next + 1, point).relative() });
        }
        // "2031 November" and "2031 june", where no day follows the month
        if let Some((month, end)) = self.month_name(i + 1)
            && !self.glued(i + 1)
            && (self.upper(i + 1) || self.token(i + 1).is_some_and(|t| !t.common))
            && self.month_day(end).is_none()
            && self.four_digits(end).is_none()
            && !(self.is_word(end) && self.class(end) == Class::None && self.upper(end))
        {
            return Some(Found::date(i, end, Point::month(year, month)));
        }
        (self.stands_as_year(i, year)).then(|| Found::date(i, i + 1, Point::year(year)))
    }

    /// Do the words around a number of four digits make it a year?
    fn stands_as_year(&self, i: usize, year: i16) -> bool {
        let before = i.checked_sub(1).and_then(|b| self.token(b));
        let framed = self.line(i)
            || before
                .is_none_or(|b| b.kind == Kind::Mark && matches!(b.mark, b'(' | b',' | b'-' | b'/' | b'\'' | 0xff));
        let sure = matches!(
            self.before(i),
            Class::In
                | Class::Since
                | Class::Until
                | Class::Edge(_)
                | Class::Fiscal
                | Class::Unit(Grain::Year, _)
                | Class::Season(_)
        ) || self.cues(i.wrapping_sub(1), cue::YEAR);
        let led = matches!(
            self.before(i),
            Class::By
                | Class::From
                | Class::To
                | Class::Between
                | Class::Before
                | Class::After
                | Class::Of
                | Class::For
                | Class::And
                | Class::Or
                | Class::A
                | Class::The
                | Class::That
                | Class::Whose
                | Class::Within
        ) || self.cues(i.wrapping_sub(1), cue::MAYBE);
        if self.is_mark(i + 1, b'%')
            || matches!(self.class(i + 1), Class::Units(..) | Class::Scale(_))
            || i > 0 && self.is_mark(i - 1, b'$')
        {
            return false;
        }
        if sure {
            return (1100..=2199).contains(&year);
        }
        // "led the 1992 protests"
        let placed =
            matches!(self.before(i), Class::The | Class::Whose) && (1900..=2050).contains(&year) && year % 100 != 0;
        (1800..=2100).contains(&year) && (led || framed) && (placed || !self.counts_things(i + 1))
    }

    /// "by 2000 metres", "to 1900 people": a plural behind the number is what it counts.
    fn counts_things(&self, i: usize) -> bool {
        if !self.is_word(i) || self.upper(i) || self.class(i) != Class::None {
            return false;
        }
        let word = self.word(i);
        self.cues(i, cue::PLURAL) || word.ends_with('s') && !self.cues(i, cue::SINGULAR) && !word.ends_with("ss")
    }

    /// "the 1990s", "'80s", "the mid-2000s".
    pub(super) fn decade(&self, i: usize) -> Option<Found> {
        let at = if self.is_mark(i, b'\'') { i + 1 } else { i };
        let token = self.token(at)?;
        let number = token.whole.filter(|n| n % 10 == 0)?;
        let s = self.after_possessive(at + 1);
        let end = if s > at + 1 && self.is(s - 1, "s") {
            s
        } else if self.is(at + 1, "s") && self.glued(at + 1) {
            at + 2
        } else {
            return None;
        };
        let first = match token.digits {
            4 if (1000..=2990).contains(&number) => number as i16,
            // "in his 60s" is an age, "in the 60s" a decade
            2 if at > i || self.before(i) == Class::The || matches!(self.before(i), Class::Edge(_)) => {
                decade_of(number as i16)
            }
            _ => return None,
        };
        Some(Found::date(i, end, Point::decade(first)))
    }

    /// "the nineties", "the nineteen-fifties".
    pub(super) fn decade_name(&self, i: usize, the: bool) -> Option<Found> {
        let Class::DecadeName(tens) = self.class(i) else { return None };
        the.then(|| Found::date(i, i + 1, Point::decade(decade_of(i16::from(tens)))))
    }

    /// A year in words: "nineteen ninety-six", "two thousand and five", "twenty twenty-five".
    pub(super) fn year_in_words(&self, i: usize) -> Option<(i16, usize)> {
        let Class::Number(first) = self.class(i) else { return None };
        if first == 2 && self.class(i + 1) == Class::Scale(1000) {
            let (value, end) = self.cardinal(i)?;
            return (2000..2100).contains(&value).then_some((value as i16, end));
        }
        if !(11..=20).contains(&first) {
            return None;
        }
        let at = self.after_hyphen(i + 1);
        let Class::Number(tens) = self.class(at) else { return None };
        if tens < 10 {
            return None;
        }
        let (value, end) = self.cardinal(at)?;
        (value < 100).then(|| ((first * 100) as i16 + value as i16, end))
    }

    /// A year in words on its own.
    pub(super) fn spoken_year(&self, i: usize) -> Option<Found> {
        let (year, end) = self.year_in_words(i)?;
        let led = matches!(
            self.before(i),
            Class::In | Class::Since | Class::Of | Class::By | Class::Until | Class::From | Class::Unit(Grain::Year, _)
        );
        let people = self.is_word(end) && self.class(end) == Class::None && !self.upper(end) && year % 1000 == 0;
        (led && !people).then(|| Found::date(i, end, Point::year(year)))
    }
}

/// The decade of two digits: the 20th century's, but for the first ones.
const fn decade_of(tens: i16) -> i16 {
    if tens < 20 { 2000 + tens } else { 1900 + tens }
}

/// Two days as one stretch, the first and the last included.
pub(super) fn join(first: &Found, last: &Found) -> Option<Found> {
    let interval = match (first.interval, last.interval) {
        (Some(a), Some(b)) if a.begin <= b.begin => {
            Some(super::Interval { begin: a.begin, end_excl: b.end_excl.max(a.end_excl) })
        }
        (Some(_), Some(_)) => return None,
        _ => None,
    };
    Some(Found {
        end: last.end.max(first.end),
        value: format!("{}/{}", first.value, last.value),
        interval,
        range: true,
        relative: first.relative || last.relative,
        zone: first.zone.or(last.zone),
        minutes: None,
        ..first.clone()
    })
}
