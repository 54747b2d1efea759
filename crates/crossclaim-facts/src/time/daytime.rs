//! A day joined with its clock time or part: "Wednesday night", "10 p.m. on 23 July", "this morning at 7".
//!
//! Comes in: a date or a clock time that was read. Goes out: the two as one TIME, and for a clock time that
//! stands apart the one day its sentence names. The clock times themselves are read by `clock`.
//!
//! Values are those of TIMEX3: "2031-07-23T22:00", "2031-07-23TNI".

use super::calendar::{Grain, Point, clock_value, seconds_between};
use super::clock::{Clock, Led, half_of};
use super::lexicon::{Class, Part};
use super::parser::{Found, Parser};
use super::token::Kind;
use super::{Bounds, TimexType};

impl Parser<'_> {
    /// "the morning of 23 July", "night"
    pub(super) fn part(&self, i: usize, the: bool) -> Option<Found> {
        let Class::Part(part) = self.class(i) else { return None };
        // "late night Tuesday"
        let edged = matches!(self.class(i + 1), Class::Weekday(_))
            && (matches!(self.before(i), Class::Edge(_)) || i > 1 && matches!(self.class(i - 2), Class::Edge(_)));
        if edged || matches!(self.class(i + 1), Class::Of | Class::On | Class::Deictic(_)) {
            let at = if edged || matches!(self.class(i + 1), Class::Deictic(_)) { i + 1 } else { i + 2 };
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
        if found.grain == Grain::Part && found.kind == TimexType::Time && !found.range {
            return self.part_with_clock(found);
        }
        if found.kind == TimexType::Set {
            return self.set_with_clock(found);
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
            let at = self.at_or_about(joined.end);
            return match self.clock_at(at, Led::Part) {
                Some(clock) if at > joined.end => at_clock(&found, half_of(clock, part), found.start),
                _ => joined,
            };
        }
        // "Tuesday late night", "on Tuesday early-morning"
        if let Class::Edge(modifier) = self.class(end)
            && let Class::Part(part) = self.class(self.after_hyphen(end + 1))
        {
            let stop = self.after_hyphen(end + 1) + 1;
            let mut joined = on_day(&found, part, found.start, stop);
            joined.interval = joined.interval.map(|whole| super::calendar::narrow(whole, Grain::Part, modifier));
            (joined.modifier, joined.vague) = (Some(modifier), true);
            return joined;
        }
        if self.class(end) == Class::Overnight {
            return on_day(&found, Part::Night, found.start, end + 1);
        }
        let mut at = self.after_comma(end);
        // "2025-07-23T12:58:11"
        if self.is(at, "T") && self.glued(at) && self.glued(at + 1) {
            return match self.clock_at(at + 1, Led::Day) {
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
        match self.clock_at(at, if led { Led::Day } else { Led::No }) {
            Some(clock) => {
                let mut joined = at_clock(&found, clock, found.start);
                joined.vague |= about;
                joined.bounds = about.then_some(Bounds::About);
                joined
            }
            None => found,
        }
    }

    /// The token behind "at", "around" or "at about" at `i`, or `i`.
    fn at_or_about(&self, i: usize) -> usize {
        let at = i + usize::from(self.class(i) == Class::At);
        at + usize::from(self.class(at) == Class::Bound(Bounds::About))
    }

    /// "this morning at 7", "tonight around 9", "in the evening at half past eight"
    fn part_with_clock(&self, part: Found) -> Found {
        let at = self.at_or_about(part.end);
        let Some((day, code)) = part.value.split_once('T').filter(|_| at > part.end) else { return part };
        let Some(clock) = self.clock_at(at, Led::Part) else { return part };
        let clock = half_of(clock, super::calendar::part_of_code(code));
        let point = match part.interval {
            Some(interval) => Point::day(interval.begin.date()),
            None => Point::open(day, Grain::Day),
        };
        let day = Found { relative: part.relative, ..Found::date(part.start, part.end, point) };
        at_clock(&day, clock, part.start)
    }

    /// "every Monday at 4 p.m.", "Thursdays at 17.30", "every day at noon"
    fn set_with_clock(&self, set: Found) -> Found {
        let at = self.at_or_about(set.end);
        let day = match set.value.split_once('T') {
            Some((day, _)) if !set.value.starts_with('P') => day,
            None if set.value.starts_with("XXXX-WXX-") => set.value.as_str(),
            None if set.value == "P1D" => "XXXX-XX-XX",
            _ => return set,
        };
        let part = set.value.split_once('T').map(|(_, code)| super::calendar::part_of_code(code));
        let led = if part.is_some() { Led::Part } else { Led::Day };
        let Some(clock) = self.clock_at(at, led).filter(|_| at > set.end) else { return set };
        let clock = part.map_or(clock, |part| half_of(clock, part));
        let value = format!("{day}{}", clock_value(clock.minutes));
        let mut found = Found::other(set.start, clock.end, TimexType::Set, value, Grain::Minute);
        found.zone = clock.zone;
        found
    }

    /// "9 a.m. on Mondays", "3 p.m. every day"
    fn clock_of_set(&self, clock: &Found, at: usize) -> Option<Found> {
        if !matches!(self.class(at), Class::Weekdays(_) | Class::Each) {
            return None;
        }
        let set = self.core(at, false).filter(|set| set.kind == TimexType::Set)?;
        let day = match set.value.as_str() {
            "P1D" => "XXXX-XX-XX",
            value if value.starts_with("XXXX-WXX-") && !value.contains('T') => value,
            _ => return None,
        };
        let value = format!("{day}{}", clock.value);
        Some(Found { zone: clock.zone, ..Found::other(clock.start, set.end, TimexType::Set, value, Grain::Minute) })
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
        if let Some(set) = self.clock_of_set(&found, at) {
            return set;
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
                        None => Found { start: found.start, ..super::clock::found(found.start, clock) },
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

    /// Gives a clock time without a day the one day of its sentence, and "(0210 GMT)" behind a local
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
