//! Times of day: "4:52 a.m. local time", "0152 GMT", "eight minutes to five", "Wednesday night".
//!
//! Comes in: a token that may begin a clock time or a part of the day; or a date, to which one may
//! belong. Goes out: a TIME. A clock time without a day keeps a value of its own ("T19:30") and is
//! placed by the one day its sentence names.

use super::calendar::{Grain, Point, clock_value, seconds_between};
use super::date::join;
use super::lexicon::{Class, Part, pack};
use super::parser::{Found, Parser};
use super::token::Kind;
use super::{Bounds, TimexType};

/// A clock time as written.
#[derive(Clone, Copy)]
struct Clock {
    minutes: i64,
    end: usize,
    /// Only "a.m." or "p.m." would tell which half of the day.
    open: bool,
    zone: Option<i16>,
}

impl Parser<'_> {
    /// A clock time at `i`.
    pub(super) fn clock(&self, i: usize) -> Option<Found> {
        if let Some(range) = self.clock_range(i) {
            return Some(range);
        }
        let clock = self.clock_at(i, false)?;
        Some(found(i, clock))
    }

    /// "between 5 and 7 p.m.", "5-7pm": the first hour takes its half of the day from the second.
    fn clock_range(&self, i: usize) -> Option<Found> {
        let hyphen = self.is_mark(i + 1, b'-') && self.glued(i + 1);
        let led = matches!(self.before(i), Class::Between | Class::From)
            && matches!(self.class(i + 1), Class::And | Class::To);
        if !hyphen && !led {
            return None;
        }
        let hour = match self.class(i) {
            Class::Number(n @ 1..=12) => i64::from(n),
            _ => i64::from(self.whole(i).filter(|n| (1..=12).contains(n))?),
        };
        let last = self.clock_at(i + 2, false).filter(|c| !c.open)?;
        let half = last.minutes.min(1_439) / 720;
        let same_half = hour % 12 * 60 + half * 720;
        let minutes = if same_half <= last.minutes { same_half } else { hour % 12 * 60 + (1 - half) * 720 };
        let first = found(i, Clock { minutes, ..last });
        let mut second = found(i, last);
        second = self.with_clock(second);
        let first = on_day_of(first, &second);
        join(&first, &second)
    }

    /// "a.m." or "p.m." at `i`: minutes to add, and the token behind.
    pub(super) fn meridiem(&self, i: usize) -> Option<(bool, usize)> {
        for (word, pm) in [("am", false), ("pm", true)] {
            if self.is(i, word) {
                return Some((pm, i + 1));
            }
        }
        let pm = if self.is(i, "p") {
            true
        } else if self.is(i, "a") {
            false
        } else {
            return None;
        };
        if !(self.is_mark(i + 1, b'.') && self.is(i + 2, "m")) {
            return None;
        }
        Some((pm, if self.is_mark(i + 3, b'.') && self.glued(i + 3) { i + 4 } else { i + 3 }))
    }

    /// `led` tells that a day stands by it, or "at".
    fn clock_at(&self, i: usize, led: bool) -> Option<Clock> {
        if let Class::Clock(minutes) = self.class(i) {
            // "High Noon"
            if self.upper(i) && i > 0 && self.upper(i - 1) && self.class(i - 1) == Class::None {
                return None;
            }
            // midnight on a day is the one it ends with (TIMEX3 T24:00)
            let minutes = if minutes == 0 { 1_440 } else { i64::from(minutes) };
            let clock = Clock { minutes, end: i + 1, open: false, zone: None };
            return Some(self.with_zone(clock));
        }
        if let Some(clock) = self.spoken_clock(i) {
            return Some(self.with_zone(clock));
        }
        let token = self.token(i)?;
        let text = self.word(i);
        let (hour, minute, mut end, shape) = match token.kind {
            Kind::Number if token.digits == 4 && !self.is_mark(i + 1, b':') => {
                // "0152 GMT", "1930 hours"
                let n = token.whole?;
                let hours = self.is(i + 1, "h") && self.glued(i + 1);
                let zoned = hours
                    || self.zone_at(i + 1).is_some()
                    || self.is(i + 1, "hrs")
                    || self.is(i + 1, "hours") && text.starts_with('0');
                if !zoned {
                    return None;
                }
                (
                    n / 100,
                    n % 100,
                    i + 1
                        + usize::from(
                            hours || self.is(i + 1, "hrs") || self.class(i + 1) == Class::Units(Grain::Hour, 1),
                        ),
                    4,
                )
            }
            Kind::Number if token.digits > 0 && token.digits <= 2 => {
                let hour = token.whole?;
                if self.is_mark(i + 1, b':')
                    && self.glued(i + 1)
                    && self.glued(i + 2)
                    && self.word(i + 2).get(..2).is_some()
                {
                    let minute: u32 = self.word(i + 2).get(..2)?.parse().ok()?;
                    if self.token(i + 2)?.kind != Kind::Number || self.token(i + 2)?.digits != 2 {
                        return None;
                    }
                    let mut end = i + 3;
                    if self.is_mark(end, b':')
                        && self.glued(end)
                        && self.glued(end + 1)
                        && self.token(end + 1).is_some_and(|t| t.digits == 2 || t.digits == 0)
                    {
                        end += 2;
                    }
                    (hour, minute, end, 2)
                } else {
                    (hour, 0, i + 1, 1)
                }
            }
            Kind::Number if token.digits == 0 => {
                // "7.30pm", "19.30 GMT"
                let (hour, minute) = text.split_once('.')?;
                if hour.len() > 2 || minute.len() != 2 {
                    return None;
                }
                (hour.parse().ok()?, minute.parse().ok()?, i + 1, 3)
            }
            Kind::Word => {
                let Class::Number(n @ 1..=12) = token.class else { return None };
                (u32::from(n), 0, i + 1, 1)
            }
            _ => return None,
        };
        if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
            return None;
        }
        let mut minutes = i64::from(hour) * 60 + i64::from(minute);
        if shape == 2 && (hour > 12 || text.starts_with('0')) && self.meridiem(end).is_none() {
            // the article writes twenty-four hours
            self.whole_day.set(true);
        }
        let mut open = shape != 4 && (1..=12).contains(&hour) && !text.starts_with('0');
        if let Some((pm, after)) = self.meridiem(end) {
            if hour > 12 || hour == 0 {
                return None;
            }
            minutes = (minutes % 720) + if pm { 720 } else { 0 };
            end = after;
            open = false;
        } else {
            let mut said = false;
            if self.is(end, "o") && self.is_mark(end + 1, b'\'') && self.is(end + 2, "clock") {
                end += 3;
                said = true;
            } else if self.is(end, "oclock") {
                end += 1;
                said = true;
            }
            if let Some((part, after)) = self.in_the(end)
                && (said || shape != 1 || hour <= 12)
                && hour <= 12
            {
                let pm = matches!(part, Part::Afternoon | Part::Evening | Part::Dusk)
                    || part == Part::Night && (6..12).contains(&hour);
                minutes = (minutes % 720) + if pm { 720 } else { 0 };
                end = after;
                open = false;
                said = true;
            }
            let zoned = self.zone_at(end).is_some();
            // "by 11 this morning", and not "killed 11 this morning"
            if let (Class::Shift(0 | -1), Class::Part(part)) = (self.class(end), self.class(end + 1))
                && shape == 1
                && hour <= 12
                && matches!(
                    self.before(i),
                    Class::At
                        | Class::By
                        | Class::Until
                        | Class::To
                        | Class::Since
                        | Class::Before
                        | Class::After
                        | Class::From
                )
            {
                let clock = half_of(Clock { minutes, end, open: true, zone: None }, part);
                return Some(clock);
            }
            // "John 3:16"; a word that begins its sentence has its capital from there
            let begins = i <= 1 || self.line(i - 1) || self.is_mark(i - 2, b'.');
            let bible = i > 0 && !begins && self.upper(i - 1) && self.class(i - 1) == Class::None;
            let enough = match shape {
                1 => said,
                2 => led || said || zoned || !bible && !self.is_mark(end, b'-'),
                3 => said || zoned || led,
                _ => true,
            };
            if !enough {
                return None;
            }
        }
        Some(self.with_zone(Clock { minutes, end, open, zone: None }))
    }

    /// "in the morning", "at night"
    fn in_the(&self, i: usize) -> Option<(Part, usize)> {
        match (self.class(i), self.class(i + 1), self.class(i + 2)) {
            (Class::In, Class::The, Class::Part(part)) => Some((part, i + 3)),
            (Class::At, Class::Part(Part::Night), _) => Some((Part::Night, i + 2)),
            _ => None,
        }
    }

    /// "half past seven", "eight minutes to five", "a quarter past six"
    fn spoken_clock(&self, i: usize) -> Option<Clock> {
        let (minutes, mut at) = match self.class(i) {
            Class::Half => (30, i + 1),
            Class::A if matches!(self.class(i + 1), Class::Unit(Grain::Quarter, _)) => (15, i + 2),
            Class::Unit(Grain::Quarter, _) => (15, i + 1),
            Class::Number(_) => self.cardinal(i).filter(|(n, _)| *n < 60)?,
            _ => (self.whole(i).filter(|n| *n < 60)?, i + 1),
        };
        let counted = matches!(self.class(at), Class::Units(Grain::Minute, _) | Class::Unit(Grain::Minute, _));
        at += usize::from(counted);
        let past = self.is(at, "past") || self.class(at) == Class::After && counted;
        let to = self.class(at) == Class::To && (counted || minutes == 15) && self.class(i) != Class::Half;
        if !past && !to {
            return None;
        }
        let (hour, end) = match self.class(at + 1) {
            Class::Clock(0) => (24, at + 2),
            Class::Clock(minutes) => (i64::from(minutes) / 60, at + 2),
            Class::Number(n @ 1..=12) => (i64::from(n), at + 2),
            _ => (i64::from(self.whole(at + 1).filter(|n| (1..=12).contains(n))?), at + 2),
        };
        // "from five minutes to eight hours"
        if matches!(self.class(end), Class::Unit(..) | Class::Units(..)) {
            return None;
        }
        let minutes = i64::from(minutes);
        let total = if past { hour * 60 + minutes } else { hour * 60 - minutes };
        let mut clock = Clock { minutes: total.rem_euclid(1_440), end, open: true, zone: None };
        if let Some((pm, after)) = self.meridiem(end) {
            clock = Clock {
                minutes: (total.rem_euclid(720)) + if pm { 720 } else { 0 },
                end: after,
                open: false,
                zone: None,
            };
        } else if let Some((part, after)) = self.in_the(end) {
            let pm = matches!(part, Part::Afternoon | Part::Evening | Part::Dusk) || part == Part::Night && hour >= 6;
            clock = Clock {
                minutes: (total.rem_euclid(720)) + if pm { 720 } else { 0 },
                end: after,
                open: false,
                zone: None,
            };
        }
        Some(clock)
    }

    /// A zone at `i`: its minutes when they are known, and the token behind it.
    fn zone_at(&self, i: usize) -> Option<(Option<i16>, usize)> {
        let word = self.word(i);
        if (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()) || word == "Z" && self.glued(i)
        {
            let zone = self.lexicon.zones.find(pack(word))?;
            // "GMT+3", "UTC+02:00"
            if zone == Some(0)
                && let Some(sign) = self.token(i + 1).filter(|t| matches!(t.mark, b'+' | b'-') && !t.space)
                && let Some(hours) =
                    self.token(i + 2).filter(|t| !t.space && t.digits <= 2).and_then(|t| t.whole).filter(|h| *h <= 14)
            {
                let minutes = hours as i16 * 60;
                return Some((Some(if sign.mark == b'+' { minutes } else { -minutes }), i + 3));
            }
            return Some((zone, i + 1));
        }
        if self.is(i + 1, "time") && self.is_word(i) && word.len() <= 11 {
            let name = format!("{word}-time");
            if let Some(zone) = self.lexicon.zones.find(pack(&name)) {
                return Some((zone, i + 2));
            }
            // "Tarvia time": a place that no list knows
            if self.upper(i) && self.class(i) == Class::None {
                return Some((None, i + 2));
            }
        }
        None
    }

    fn with_zone(&self, mut clock: Clock) -> Clock {
        if let Some((zone, end)) = self.zone_at(clock.end) {
            clock.zone = zone;
            clock.end = end;
        }
        clock
    }

    /// "the morning of 23 July", "night"
    pub(super) fn part(&self, i: usize, the: bool) -> Option<Found> {
        let Class::Part(part) = self.class(i) else { return None };
        if matches!(self.class(i + 1), Class::Of | Class::On | Class::Deictic(_)) {
            let at = if matches!(self.class(i + 1), Class::Deictic(_)) { i + 1 } else { i + 2 };
            if let Some(day) =
                self.core(at, false).filter(|d| d.grain == Grain::Day && d.kind == TimexType::Date && !d.range)
            {
                return Some(on_day(&day, part, i, day.end));
            }
        }
        let left = if the { i.checked_sub(1).map_or(Class::None, |b| self.before(b)) } else { self.before(i) };
        let dawn = matches!(part, Part::Dawn | Part::Dusk)
            && matches!(left, Class::At | Class::Before | Class::After | Class::By | Class::Until);
        if !(the && left == Class::In || dawn) {
            return None;
        }
        let day = match self.mention {
            Some((interval, Grain::Day)) => Some(interval.begin.date()),
            _ => self.today(),
        };
        let mut found = Found::date(
            i,
            i + 1,
            day.map_or_else(
                || Point::open(format!("XXXX-XX-XX{}", super::relative::part_code(part)), Grain::Part),
                |d| Point::part(d, part),
            ),
        );
        // which day it was is a guess good enough for the value only
        found.interval = None;
        Some(found.relative())
    }

    /// Joins a day with the clock time or part of the day beside it.
    pub(super) fn with_clock(&self, found: Found) -> Found {
        if found.minutes.is_some() {
            return self.clock_with_day(found);
        }
        if found.grain != Grain::Day || found.kind != TimexType::Date || found.range {
            return found;
        }
        let end = found.end;
        if let Class::Part(part) = self.class(end) {
            // "Friday mornings"
            if self.word(end).ends_with('s') && found.relative {
                let day = found.interval.map_or(0, |d| d.begin.date().weekday().to_monday_one_offset());
                let value = if day > 0 { format!("XXXX-WXX-{day}") } else { found.value };
                let value = format!("{value}{}", super::relative::part_code(part));
                return Found::other(found.start, end + 1, TimexType::Set, value, Grain::Part);
            }
            let joined = on_day(&found, part, found.start, end + 1);
            let at = if self.class(joined.end) == Class::At { joined.end + 1 } else { joined.end };
            return match self.clock_at(at, true).filter(|c| at > joined.end || c.minutes >= 0) {
                Some(clock) if at > joined.end => at_clock(&found, half_of(clock, part), found.start),
                _ => joined,
            };
        }
        if self.class(end) == Class::Overnight {
            return on_day(&found, Part::Night, found.start, end + 1);
        }
        let mut at = self.after_comma(end);
        // "2025-07-23T12:58:11"
        if self.is(at, "T") && self.glued(at) && self.glued(at + 1) {
            return match self.clock_at(at + 1, true) {
                Some(clock) => at_clock(&found, clock, found.start),
                None => found,
            };
        }
        let led = self.class(at) == Class::At;
        at += usize::from(led);
        let about = matches!(self.class(at), Class::Bound(Bounds::About)) && (led || at > end);
        at += usize::from(about);
        if self.line(at) {
            return found;
        }
        // "on Tuesday, in the morning"
        if let Some((part, after)) = self.in_the(at) {
            return on_day(&found, part, found.start, after);
        }
        match self.clock_at(at, led) {
            Some(clock) => {
                let mut joined = at_clock(&found, clock, found.start);
                joined.vague |= about;
                joined.bounds = about.then_some(Bounds::About);
                joined
            }
            None => found,
        }
    }

    /// "10 p.m. Wednesday", "noon on 23 July", "4:52 a.m. local time on Wednesday"
    fn clock_with_day(&self, found: Found) -> Found {
        if found.value.contains('-') {
            return found;
        }
        let mut at = self.after_comma(found.end);
        if self.class(at) == Class::On {
            at += 1;
        }
        let day = match self.class(at) {
            Class::Weekday(_) | Class::Month(_) | Class::Deictic(_) | Class::Shift(_) | Class::Ordinal(_) => {
                self.core(at, false)
            }
            _ if self.token(at).is_some_and(|t| t.kind == Kind::Number) => {
                self.day_first(at).or_else(|| self.numeric_date(at))
            }
            _ => None,
        };
        let Some(day) =
            day.filter(|d| d.kind == TimexType::Date && d.grain == Grain::Day && !d.range && !self.line(at))
        else {
            // "7 this evening", "10 last night"
            return match self.shifted_part(at) {
                Some((day, part, end)) => {
                    let minutes = found.minutes.unwrap_or(0);
                    let clock = half_of(Clock { minutes, end, open: found.half_day_open, zone: found.zone }, part);
                    match day {
                        Some(day) => at_clock(&day, clock, found.start),
                        None => Found { start: found.start, ..self::found(found.start, clock) },
                    }
                }
                None => found,
            };
        };
        let minutes = found.minutes.unwrap_or(0);
        let clock = Clock { minutes, end: day.end, open: found.half_day_open, zone: found.zone };
        at_clock(&day, clock, found.start)
    }

    fn shifted_part(&self, at: usize) -> Option<(Option<Found>, Part, usize)> {
        let (Class::Shift(by), Class::Part(part)) = (self.class(at), self.class(at + 1)) else { return None };
        let day = self.today().and_then(|d| super::calendar::shift(d, i64::from(by), Grain::Day));
        (by <= 0).then(|| (day.map(|d| Found::date(at, at + 2, Point::day(d)).relative()), part, at + 2))
    }

    /// In an article that writes "19:30" or "04:52", "11:50" is before noon.
    pub(super) fn close_half_day(&self, found: &mut Found) {
        let digits = (found.start..found.end).any(|i| self.is_mark(i, b':'));
        let (Some(minutes), true) = (found.minutes, found.half_day_open && digits) else { return };
        found.half_day_open = false;
        if let Some(interval) = found.interval {
            found.interval = Point::clock(interval.begin.date(), minutes).interval;
            found.vague = found.bounds.is_some();
        }
    }

    /// Gives a clock time without a day the one day of its sentence, and "(0152 GMT)" behind a local
    /// time the day and the zone that follow from it.
    pub(super) fn place_clock(&self, all: &mut [Found], at: usize) {
        let Some(minutes) = all[at].minutes else { return };
        if at > 0
            && all[at].zone == Some(0)
            && all[at - 1].end + 1 == all[at].start
            && self.is_mark(all[at - 1].end, b'(')
            && let Some(local) = all[at - 1].minutes
        {
            let ahead = (local - minutes + 720).rem_euclid(1_440) - 720;
            if all[at - 1].zone.is_none() {
                all[at - 1].zone = i16::try_from(ahead).ok();
            }
            if let Some(interval) = all[at - 1].interval
                && let Ok(begin) = interval.begin.checked_sub(jiff::SignedDuration::from_mins(ahead))
            {
                let placed = Point::clock(begin.date(), minutes);
                all[at].value = placed.value;
                all[at].interval = placed.interval;
            }
            return;
        }
        let (from, to) = self.window(all[at].start, 40);
        let first = all.partition_point(|f| f.start < from);
        let last = all.partition_point(|f| f.start < to);
        let mut days = all[first..last.max(first)].iter().filter(|f| {
            f.end <= to && f.kind == TimexType::Date && f.grain == Grain::Day && f.interval.is_some() && !f.range
        });
        if let (Some(day), None) = (days.next(), days.next())
            && let Some(interval) = day.interval
            && seconds_between(interval.begin, interval.end_excl) == 86_400
        {
            let placed = Point::clock(interval.begin.date(), minutes);
            all[at].value = placed.value;
            all[at].interval = placed.interval.filter(|_| !all[at].half_day_open);
            all[at].relative = true;
        }
    }
}

/// A clock time put into the half of the day its part names.
fn half_of(clock: Clock, part: Part) -> Clock {
    if !clock.open {
        return clock;
    }
    let pm =
        matches!(part, Part::Afternoon | Part::Evening | Part::Dusk) || part == Part::Night && clock.minutes >= 360;
    Clock { minutes: clock.minutes % 720 + if pm { 720 } else { 0 }, open: false, ..clock }
}

fn found(i: usize, clock: Clock) -> Found {
    let mut found = Found::other(i, clock.end, TimexType::Time, clock_value(clock.minutes), Grain::Minute);
    found.minutes = Some(clock.minutes);
    found.zone = clock.zone;
    found.half_day_open = clock.open;
    found
}

/// A clock time without a day, put on the day of another: "between 3 a.m. and noon on Monday".
pub(super) fn on_day_of(first: Found, second: &Found) -> Found {
    let (Some(minutes), Some(_), Some((day, _))) = (first.minutes, second.minutes, second.value.split_once('T')) else {
        return first;
    };
    if !first.value.starts_with('T') || day.is_empty() || first.half_day_open {
        return first;
    }
    let mut placed = first;
    placed.value = format!("{day}{}", clock_value(minutes));
    if let Some(interval) = second.interval {
        placed.interval = Point::clock(interval.begin.date(), minutes).interval;
    }
    placed.relative = second.relative;
    placed
}

/// The clock time on a day.
fn at_clock(day: &Found, clock: Clock, start: usize) -> Found {
    let point = match day.interval {
        Some(interval) => Point::clock(interval.begin.date(), clock.minutes),
        None => Point::open(format!("{}{}", day.value, clock_value(clock.minutes)), Grain::Minute),
    };
    let mut joined = Found::date(start.min(day.start), clock.end.max(day.end), point);
    joined.kind = TimexType::Time;
    joined.minutes = Some(clock.minutes);
    joined.zone = clock.zone;
    joined.half_day_open = clock.open;
    joined.relative = day.relative;
    if clock.open {
        // half past seven of the morning or of the evening: the day is what is known
        joined.interval = day.interval;
        joined.vague = true;
    }
    joined
}

/// The part of a day.
fn on_day(day: &Found, part: Part, start: usize, end: usize) -> Found {
    let point = match day.interval {
        Some(interval) => Point::part(interval.begin.date(), part),
        None => Point::open(format!("{}{}", day.value, super::relative::part_code(part)), Grain::Part),
    };
    let mut joined = Found::date(start.min(day.start), end, point);
    joined.relative = day.relative;
    joined
}
