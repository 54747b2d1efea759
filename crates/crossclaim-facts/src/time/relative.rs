//! Times told from another time: "last week", "the following year", "early next month",
//! "the end of August", "the third quarter".
//!
//! Comes in: a token that shifts, narrows or ranks. Goes out: the expression that begins there,
//! placed by the article's day or by the last date mentioned. Without either its value keeps X's
//! and its interval is unknown.
//!
//! Values are those of `TimeML` 1.2.1: `PAST_REF`, `PRESENT_REF`, `FUTURE_REF` for what no calendar resolves.

use super::calendar::{Grain, Point, day_of, feast, narrow, shift};
use super::lexicon::{Class, Part, Season, Vague, cue};
use super::parser::{Found, Parser};
use super::tense::weekday_from;
use super::token::Kind;
use super::{Bounds, Interval, Modifier, TimexType};
use jiff::civil::Date;

impl Parser<'_> {
    /// "today", "yesterday", "tonight", "overnight"
    pub(super) fn deictic(&self, i: usize) -> Option<Found> {
        let today = self.today();
        let place = |days: i64| today.and_then(|d| shift(d, days, Grain::Day));
        let point = match self.class(i) {
            Class::Deictic(days) => place(i64::from(days)).map(Point::day),
            Class::Tonight => place(0).map(|d| Point::part(d, Part::Night)),
            // the night that ended as the article was written
            Class::Overnight => place(-1).map(|d| Point::part(d, Part::Night)),
            _ => return None,
        };
        let value = if matches!(self.class(i), Class::Deictic(_)) { "XXXX-XX-XX" } else { "XXXX-XX-XXTNI" };
        let grain = if matches!(self.class(i), Class::Deictic(_)) { Grain::Day } else { Grain::Part };
        Some(Found::date(i, i + 1, point.unwrap_or_else(|| Point::open(value, grain))).relative())
    }

    /// "now", "recently", "recent years", "the future"
    pub(super) fn reference(&self, i: usize, the: bool) -> Option<Found> {
        let Class::Ref(reference) = self.class(i) else { return None };
        if let Class::Units(grain, _) = self.class(i + 1)
            && !self.is(i, "now")
        {
            let end = self.more_units(i + 2);
            return Some(match reference {
                // "recent years" is lately; "recent weeks" are weeks nobody counted
                Vague::Past if matches!(grain, Grain::Year | Grain::Day) => {
                    Found::other(i, end, TimexType::Date, "PAST_REF", grain)
                }
                Vague::Past => Found::other(i, end, TimexType::Duration, super::duration::unknown_value(grain), grain),
                Vague::Future => Found::other(i, end, TimexType::Date, "FUTURE_REF", grain),
                Vague::Present => Found::other(i, end, TimexType::Date, "PRESENT_REF", grain),
            });
        }
        if self.token(i)?.name {
            let at = i + 1 + usize::from(self.class(i + 1) == Class::Fiscal);
            return match self.class(at) {
                Class::Unit(..) if reference == Vague::Present => self.unit_phrase(i, 0, at, the),
                _ => None,
            };
        }
        // "as soon as", "soon after"
        if self.is(i, "soon")
            && (self.is(i.wrapping_sub(1), "as") || self.is(i + 1, "as") || self.class(i + 1) == Class::After)
        {
            return None;
        }
        let value = match reference {
            Vague::Past => "PAST_REF",
            Vague::Present => "PRESENT_REF",
            Vague::Future => "FUTURE_REF",
        };
        // "the current account", "the recent visit": the adjective is marked, its article is not
        let noun = self.is(i, "future");
        if the && !noun || noun && !the && self.before(i) != Class::In {
            return None;
        }
        Some(Found::other(i, i + 1, TimexType::Date, value, Grain::Day))
    }

    /// "last week", "this morning", "next June", "the past two months", "last year's third quarter"
    pub(super) fn shifted(&self, i: usize, the: bool) -> Option<Found> {
        let Class::Shift(by) = self.class(i) else { return None };
        // "this past spring", "this coming Sunday"
        if self.is(i, "this")
            && let Class::Shift(_) = self.class(i + 1)
        {
            return self.shifted(i + 1, the).map(|f| f.from(i));
        }
        let at = i + 1;
        if let Some(found) = self.last_of(i, at) {
            return Some(found);
        }
        match self.class(at) {
            Class::Unit(..) => self.unit_phrase(i, by, at, the),
            Class::Fiscal if matches!(self.class(at + 1), Class::Unit(..)) => self.unit_phrase(i, by, at + 1, the),
            Class::Units(grain, _) if by != 0 => {
                let value = if by < 0 { "PAST_REF" } else { "FUTURE_REF" };
                Some(Found::other(i, at + 1, TimexType::Date, value, grain))
            }
            Class::Month(month) => {
                let (_, end) = self.month_name(at)?;
                // "at this march"
                let walk = self.token(at)?.name && !self.upper(at);
                if walk || self.month_day(end).is_some() {
                    return None;
                }
                let point = self.today().map_or_else(|| Point::yearless(month, None), |d| shifted_month(d, month, by));
                Some(Found::date(i, end, point).relative())
            }
            Class::Weekday(day) if !self.token(at)?.short => {
                if let Some(found) = self.weekday_first(at, false)
                    && found.end > at + 1
                {
                    return Some(found.from(i));
                }
                let base = if self.anaphoric(i) { self.mentioned_day() } else { self.today() };
                let date = base.and_then(|d| match by {
                    0 => weekday_from(d, day, true),
                    n if n < 0 => weekday_from(d.yesterday().ok()?, day, false),
                    _ => weekday_from(d.tomorrow().ok()?, day, true),
                });
                let point = date.map_or_else(|| Point::open(format!("XXXX-WXX-{day}"), Grain::Day), Point::day);
                Some(Found::date(i, at + 1, point).relative())
            }
            Class::Season(season) => {
                let point = self
                    .today()
                    .and_then(|d| shifted_season(d, season, by))
                    .unwrap_or_else(|| Point::open(season_open(season), Grain::Season));
                Some(Found::date(i, at + 1, point).relative())
            }
            Class::Part(part) => {
                if by > 0 || the {
                    // "the next morning" is of the day after the one mentioned
                    let day = self
                        .mention
                        .filter(|(_, grain)| *grain <= Grain::Day)
                        .and_then(|(m, _)| shift(m.begin.date(), i64::from(by), Grain::Day))?;
                    return Some(Found::date(i, at + 1, Point::part(day, part)).relative());
                }
                let day = self.today().and_then(|d| shift(d, i64::from(by), Grain::Day));
                let point = day.map_or_else(
                    || Point::open(format!("XXXX-XX-XX{}", part_code(part)), Grain::Part),
                    |d| Point::part(d, part),
                );
                Some(Found::date(i, at + 1, point).relative())
            }
            // "last midnight" is the one this day began with
            Class::Clock(0) if by < 0 => {
                let day = self.today()?.yesterday().ok()?;
                let mut found = Found::date(i, at + 1, Point::clock(day, 1_440)).relative();
                found.minutes = Some(1_440);
                Some(found)
            }
            // "the last half of 2024"
            Class::Half if by < 0 && self.class(at + 1) == Class::Of => {
                let year = self.four_digits(at + 2)?;
                Some(Found::date(i, at + 3, Point::half(year, 2)))
            }
            // "the latest period", where the article reports on a quarter
            Class::None if self.is(at, "period") && (self.is(i, "latest") || self.is(i, "same")) => {
                let quarter = self.quarter?;
                Some(Found::date(i, at + 1, Point::around(quarter, Grain::Quarter)).relative())
            }
            // "to last over a week"
            Class::Bound(_) if self.is(at, "over") => None,
            // "meant to last a month" is a verb and its length
            Class::A if self.class(at + 1) != Class::Couple => None,
            Class::Number(_) | Class::Some | Class::Scale(_) | Class::A | Class::Couple | Class::Bound(_) => {
                self.last_several(i, by, at)
            }
            _ if self.token(at).is_some_and(|t| t.kind == Kind::Number) => self.last_several(i, by, at),
            _ if self.starts_feast(at) && by != 0 => {
                let (_, rule) = self.feast_name(at)?;
                let end = self.feast(at)?.end;
                let today = self.today()?;
                let years = [today.year() - 1, today.year(), today.year() + 1];
                let mut days = years.iter().filter_map(|y| feast(rule, *y));
                let day = if by < 0 { days.rfind(|d| *d < today) } else { days.find(|d| *d > today) }?;
                Some(Found::date(i, end, Point::day(day)).relative())
            }
            _ if the && self.is(i, "past") && (!self.is_word(at) || self.before(i - 1) == Class::In) => {
                Some(Found::other(i, at, TimexType::Date, "PAST_REF", Grain::Year))
            }
            _ => None,
        }
    }

    /// "the last week of June", "the last Friday of May", "the last day of 2031": counted back from the end.
    fn last_of(&self, i: usize, at: usize) -> Option<Found> {
        if !self.is(i, "last") || self.class(at + 1) != Class::Of {
            return None;
        }
        let grain = match self.class(at) {
            Class::Unit(grain @ (Grain::Day | Grain::Week | Grain::Weekend), 1) => grain,
            Class::Weekday(_) => Grain::Day,
            _ => return None,
        };
        let whole = self.single(at + 2).filter(|f| f.kind == TimexType::Date && f.grain >= Grain::Month)?;
        let last = super::calendar::last_day(whole.interval?);
        let found = match self.class(at) {
            Class::Weekday(day) => Found::date(i, whole.end, Point::day(weekday_from(last, day, false)?)),
            _ if grain == Grain::Week => {
                // the last whole week to one reader, the last seven days to another
                let mut found = Found::date(i, whole.end, Point::week(shift(last, -6, Grain::Day)?));
                let begin = shift(last, -6, Grain::Day)?.at(0, 0, 0, 0);
                found.interval = found.interval.map(|week| Interval {
                    begin: week.begin.min(begin),
                    end_excl: whole.interval.map_or(week.end_excl, |w| w.end_excl),
                });
                found.vague = true;
                found
            }
            _ => Found::date(i, whole.end, Point::around(last, grain)),
        };
        Some(Found { relative: whole.relative, ..found })
    }

    /// "once a week", "twice a month", "three times a year" (TIMEX3 SET: the value is the length of the round).
    pub(super) fn times_a(&self, i: usize) -> Option<Found> {
        let count = self.class(i) == Class::Round;
        let at = if self.is(i + 1, "times") { i + 2 } else { i + usize::from(count) };
        if at == i || !matches!(self.class(at), Class::A | Class::Each) {
            return None;
        }
        let Class::Unit(grain, count) = self.class(at + 1) else { return None };
        let hyphen = self.is_mark(at + 2, b'-') && self.glued(at + 2);
        let value = super::duration::duration_value(i64::from(count) * 1_000, grain);
        (!hyphen && grain >= Grain::Hour).then(|| Found::other(i, at + 2, TimexType::Set, value, grain))
    }

    /// Does the word at `i` count from the last date mentioned?
    fn anaphoric(&self, i: usize) -> bool {
        self.mention.is_some() && self.cues(i, cue::ANAPHOR)
    }

    pub(super) fn mentioned_day(&self) -> Option<Date> {
        self.mention.map(|(interval, _)| interval.begin.date()).or_else(|| self.today())
    }

    /// A shift and a unit: "last week", "the same day", "this year's third quarter".
    fn unit_phrase(&self, i: usize, by: i8, at: usize, the: bool) -> Option<Found> {
        let (Class::Unit(grain, _), token) = (self.class(at), self.token(at)?) else { return None };
        // "This Week" is a programme
        let title = token.upper && self.upper(i) && self.word(at).bytes().skip(1).all(|b| b.is_ascii_lowercase());
        if matches!(grain, Grain::Minute | Grain::Hour) && the && by != 0 && !token.name {
            return self.length_of(i, at, Some(1_000), 0, None);
        }
        if grain < Grain::Day || token.name || title || self.is_mark(at + 1, b'-') && self.glued(at + 1) {
            return None;
        }
        let anaphoric = self.anaphoric(i) || the && grain == Grain::Day && self.is(i, "next") && self.mention.is_some();
        let base = if anaphoric { self.mentioned_day() } else { self.today() };
        if grain == Grain::Year {
            let next = self.after_possessive(at + 1);
            if next > at + 1
                && let Some(base) = base
                && let Some(part) = self.part_of_year(next, base.year() + i16::from(by))
            {
                return Some(part.from(i).relative());
            }
        }
        let latest = self.is(i, "latest");
        if grain == Grain::Quarter
            && (latest || self.is(i, "same"))
            && let Some(quarter) = self.quarter
        {
            return Some(Found::date(i, at + 1, Point::around(quarter, Grain::Quarter)).relative());
        }
        let by = i64::from(by) - i64::from(latest && grain == Grain::Quarter);
        // "last weekend" on a Sunday is the one before; on a Wednesday the one just gone
        let day = base.and_then(|d| match grain {
            Grain::Weekend => shift(d, by, Grain::Week),
            Grain::Month
            | Grain::Quarter
            | Grain::Half
            | Grain::Year
            | Grain::Decade
            | Grain::Century
            | Grain::Millennium => shift(day_of(d.year(), d.month() as u8, 1)?, by, grain),
            _ => shift(d, by, grain),
        });
        let mut found = Found::date(
            i,
            at + 1,
            day.map_or_else(|| Point::open(open_value(grain), grain), |d| Point::around(d, grain)),
        );
        if by != 0
            && (self.is(i, "past") || the && self.is(i, "last"))
            && !self.anaphoric(i)
            && let Some(today) = base
        {
            // "the past year" ends today
            let from = shift(today, by, grain);
            found.interval =
                from.map(|from| Interval { begin: from.min(today).at(0, 0, 0, 0), end_excl: today.at(0, 0, 0, 0) });
            found.vague = true;
        }
        Some(found.relative())
    }

    /// "the past two months", "next few days"
    fn last_several(&self, i: usize, by: i8, at: usize) -> Option<Found> {
        let mut found = self.length_at(at)?;
        if by == 0 && !self.is(i, "latest") {
            return None;
        }
        found.start = i;
        if let (Some(today), Some(length)) = (self.today(), found.length) {
            let days = length.stated / 86_400;
            let (from, to) = if by < 0 {
                (shift(today, -days, Grain::Day), Some(today))
            } else {
                (Some(today), shift(today, days, Grain::Day))
            };
            if days > 0 {
                found.interval =
                    from.zip(to).map(|(a, b)| Interval { begin: a.at(0, 0, 0, 0), end_excl: b.at(0, 0, 0, 0) });
            }
        }
        found.vague = true;
        Some(found.relative())
    }

    /// "that year", "that day"
    pub(super) fn anaphor(&self, i: usize) -> Option<Found> {
        let at = if self.is(i + 1, "same") { i + 2 } else { i + 1 };
        let Class::Unit(grain, _) = self.class(at) else { return None };
        if grain < Grain::Day || self.is_mark(at + 1, b'-') {
            return None;
        }
        let (interval, mentioned) = self.mention?;
        if mentioned > grain {
            return None;
        }
        Some(Found::date(i, at + 1, Point::around(interval.begin.date(), grain)).relative())
    }

    /// "early September", "mid-1996", "late last week", "early on Wednesday"
    pub(super) fn edge(&self, i: usize) -> Option<Found> {
        let Class::Edge(modifier) = self.class(i) else { return None };
        let mut at = self.after_hyphen(i + 1);
        if modifier == Modifier::Mid && at == i + 1 && !self.is_word(at) && self.four_digits(at).is_none() {
            return None;
        }
        // "the early hours of Wednesday"
        let hours = matches!(self.class(at), Class::Units(Grain::Hour, _)) && self.class(at + 1) == Class::Of;
        if hours {
            at += 2;
        } else if matches!(self.class(at), Class::In | Class::On) {
            at += 1;
        }
        let inner = self.single(at).or_else(|| self.day_part_alone(at))?;
        if hours && inner.grain > Grain::Day {
            return None;
        }
        Self::narrowed(i, inner, modifier)
    }

    fn narrowed(i: usize, mut inner: Found, modifier: Modifier) -> Option<Found> {
        if !matches!(inner.kind, TimexType::Date | TimexType::Time)
            || inner.minutes.is_some()
            || inner.value.ends_with("_REF")
        {
            return None;
        }
        if inner.modifier.is_none() && !inner.range {
            inner.interval = inner.interval.map(|whole| narrow(whole, inner.grain, modifier));
            inner.modifier = Some(modifier);
        }
        inner.vague = true;
        Some(inner.from(i))
    }

    /// "end of August", "the beginning of next week", "middle of the month"
    pub(super) fn edge_noun(&self, i: usize) -> Option<Found> {
        let Class::EdgeNoun(modifier) = self.class(i) else { return None };
        let at = match self.class(i + 1) {
            Class::Of => i + 2,
            // "end-August", "end September"
            Class::Month(_) => i + 1,
            _ if self.is_mark(i + 1, b'-') && matches!(self.class(i + 2), Class::Month(_)) => i + 2,
            _ => return None,
        };
        let unit = if self.class(at) == Class::The { at + 1 } else { at };
        let inner = match self.class(unit) {
            // "the end of the day" is a figure of speech
            Class::Unit(Grain::Day, _) => return None,
            Class::Unit(grain, _)
                if grain > Grain::Day && !self.is_mark(unit + 1, b'-') && self.four_digits(unit + 1).is_none() =>
            {
                let base = self.today();
                Found::date(
                    at,
                    unit + 1,
                    base.map_or_else(|| Point::open(open_value(grain), grain), |d| Point::around(d, grain)),
                )
                .relative()
            }
            _ => self.single(at)?,
        };
        if inner.grain < Grain::Day || inner.grain == Grain::Day && (inner.range || !inner.relative) {
            return None;
        }
        if self.is(i, "rest") || self.is(i, "remainder") {
            let now = self.today().map(|d| d.at(0, 0, 0, 0));
            let mut found = inner.from(i);
            if let (Some(whole), Some(now)) = (found.interval, now)
                && whole.begin < now
                && now < whole.end_excl
            {
                found.interval = Some(Interval { begin: now, end_excl: whole.end_excl });
            }
            found.vague = true;
            return Some(found);
        }
        Self::narrowed(i, inner, modifier)
    }

    /// "earlier this week", "later in the year", "earlier Sunday"
    pub(super) fn comparative(&self, i: usize) -> Option<Found> {
        let Class::Comparative(way) = self.class(i) else { return None };
        let at = if matches!(self.class(i + 1), Class::In | Class::On) { i + 2 } else { i + 1 };
        let unit = if self.class(at) == Class::The { at + 1 } else { at };
        let mut inner = match (self.class(unit), self.today()) {
            (Class::Unit(grain, _), Some(today)) if grain >= Grain::Day && at > i + 1 => {
                Found::date(at, unit + 1, Point::around(today, grain)).relative()
            }
            (Class::Unit(grain, _), None) if grain >= Grain::Day && at > i + 1 => {
                Found::other(at, unit + 1, TimexType::Date, open_value(grain), grain).relative()
            }
            _ => self.single(at)?,
        };
        if !matches!(inner.kind, TimexType::Date | TimexType::Time)
            || inner.minutes.is_some()
            || inner.value.ends_with("_REF")
        {
            return None;
        }
        if let (Some(interval), Some(today)) = (inner.interval, self.today())
            && inner.grain > Grain::Day
        {
            let now = today.at(0, 0, 0, 0);
            if interval.begin < now && now < interval.end_excl {
                // the article's own day may be meant
                let next = today.tomorrow().unwrap_or(today).at(0, 0, 0, 0);
                inner.interval = Some(if way < 0 {
                    Interval { begin: interval.begin, end_excl: next }
                } else {
                    Interval { begin: now, end_excl: interval.end_excl }
                });
            }
        }
        inner.vague = true;
        Some(inner.from(i))
    }

    /// "about 7:15 p.m.", "around Nov. 1"
    pub(super) fn about(&self, i: usize) -> Option<Found> {
        let inner = self.single(i + 1)?;
        let clock = inner.minutes.is_some();
        // "about Friday's vote" is a topic, "some May" nothing
        let dated = inner.kind == TimexType::Date
            && (self.is(i, "around") || matches!(self.before(i), Class::On | Class::Since | Class::By));
        if !(clock && !self.is(i, "some") || dated)
            || inner.value.ends_with("_REF")
            || self.after_possessive(inner.end) > inner.end
        {
            return None;
        }
        Some(Found { start: i, bounds: Some(Bounds::About), vague: true, ..inner })
    }

    /// "each Thursday", "every two weeks", "every year"
    pub(super) fn each(&self, i: usize) -> Option<Found> {
        // "every other Friday", "every other year"
        let other = self.is(i + 1, "other") && !self.is(i, "each");
        let at = i + 1 + usize::from(other);
        let set = |end: usize, value: String, grain: Grain| Some(Found::other(i, end, TimexType::Set, value, grain));
        match self.class(at) {
            Class::Unit(grain, count) if !self.token(at)?.name => {
                let each = i64::from(count) * if other { 2_000 } else { 1_000 };
                let value = super::duration::duration_value(each, grain);
                set(at + 1, value, grain)
            }
            Class::Weekday(day) => match self.class(at + 1) {
                Class::Part(part) => set(at + 2, format!("XXXX-WXX-{day}{}", part_code(part)), Grain::Part),
                _ => set(at + 1, format!("XXXX-WXX-{day}"), Grain::Day),
            },
            Class::Month(month) => set(self.month_name(at)?.1, format!("XXXX-{month:02}"), Grain::Month),
            Class::Season(season) => set(at + 1, season_open(season).to_owned(), Grain::Season),
            Class::Part(part) => set(at + 1, format!("XXXX-XX-XX{}", part_code(part)), Grain::Part),
            // "every other proposal": only a unit or a day goes on
            _ if other => None,
            _ => {
                let length = self.length_at(at)?;
                set(length.end, length.value, length.grain)
            }
        }
    }

    /// "Tuesdays", "Friday nights"
    pub(super) fn weekdays(&self, i: usize, day: u8) -> Found {
        let (end, value) = match self.class(i + 1) {
            Class::Part(part) => (i + 2, format!("XXXX-WXX-{day}{}", part_code(part))),
            _ => (i + 1, format!("XXXX-WXX-{day}")),
        };
        Found::other(i, end, TimexType::Set, value, Grain::Day)
    }

    /// "weeks and months": the token behind a second unit, or `i`.
    pub(super) fn more_units(&self, i: usize) -> usize {
        let joined = matches!(self.class(i), Class::And | Class::Or) && matches!(self.class(i + 1), Class::Units(..));
        if joined { i + 2 } else { i }
    }

    /// A part of the day with no day of its own, behind "mid-", "early".
    fn day_part_alone(&self, i: usize) -> Option<Found> {
        let Class::Part(part) = self.class(i) else { return None };
        let day = self.today();
        let point = day.map_or_else(
            || Point::open(format!("XXXX-XX-XX{}", part_code(part)), Grain::Part),
            |d| Point::part(d, part),
        );
        Some(Found::date(i, i + 1, point).relative())
    }
}

/// The value of a unit that cannot be placed.
pub(super) const fn open_value(grain: Grain) -> &'static str {
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::Part | Grain::Day => "XXXX-XX-XX",
        Grain::Weekend => "XXXX-WXX-WE",
        Grain::Week => "XXXX-WXX",
        Grain::Month | Grain::Season => "XXXX-XX",
        Grain::Quarter => "XXXX-QX",
        Grain::Half => "XXXX-HX",
        Grain::Year => "XXXX",
        Grain::Decade => "XXX",
        Grain::Century | Grain::Millennium => "XX",
    }
}

pub(super) const fn season_open(season: Season) -> &'static str {
    match season {
        Season::Spring => "XXXX-SP",
        Season::Summer => "XXXX-SU",
        Season::Autumn => "XXXX-FA",
        Season::Winter => "XXXX-WI",
    }
}

pub(super) const fn part_code(part: Part) -> &'static str {
    super::calendar::part_hours(part).0
}

/// The month before, of or after the one of `today`.
fn shifted_month(today: Date, month: u8, by: i8) -> Point {
    let this = today.month() as u8;
    let year = match by {
        0 => today.year(),
        n if n < 0 => today.year() - i16::from(month >= this),
        _ => today.year() + i16::from(month <= this),
    };
    Point::month(year, month)
}

fn shifted_season(today: Date, season: Season, by: i8) -> Option<Point> {
    let year = today.year();
    // a winter is named by the year it begins in; in January "this winter" began last year
    let home = if season == Season::Winter && today.month() < 6 { year - 1 } else { year };
    let now = today.at(0, 0, 0, 0);
    let year = match by {
        0 => home,
        n if n < 0 => {
            (year - 2..=year).rev().find(|y| Point::season(*y, season).interval.is_some_and(|s| s.end_excl <= now))?
        }
        _ => (year - 1..=year + 1).find(|y| Point::season(*y, season).interval.is_some_and(|s| s.begin > now))?,
    };
    Some(Point::season(year, season))
}
