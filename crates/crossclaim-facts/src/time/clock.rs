//! Times of day: "5:10 a.m. local time", "0210 GMT", "ten minutes to six", "seven thirty p.m.".
//!
//! Comes in: a token that may begin a clock time. Goes out: a TIME with a value of its own ("T19:30"), which `daytime`
//! puts on its day.
//!
//! Values are those of TIMEX3 (ISO 8601 times of day, T24:00 for the midnight that ends a day).

use super::TimexType;
use super::calendar::{Grain, clock_value};
use super::date::join;
use super::daytime::on_day_of;
use super::lexicon::{Class, Part, pack};
use super::parser::{Found, Parser};
use super::token::Kind;

/// A clock time as written.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub minutes: i64,
    pub end: usize,
    /// Only "a.m." or "p.m." would tell which half of the day.
    pub open: bool,
    pub zone: Option<i16>,
}

/// What stands before a clock time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Led {
    /// Nothing that asks for one.
    No,
    /// A day, or "at".
    Day,
    /// A part of the day and "at": "this morning at 7".
    Part,
}

impl Parser<'_> {
    /// A clock time at `i`.
    pub(super) fn clock(&self, i: usize) -> Option<Found> {
        if let Some(range) = self.clock_range(i) {
            return Some(range);
        }
        let clock = self.clock_at(i, Led::No)?;
        Some(found(i, clock))
    }

    /// "between 5 and 7 p.m.", "5-7pm": the first hour takes its half of the day from the second.
    fn clock_range(&self, i: usize) -> Option<Found> {
        let hyphen = self.is_mark(i + 1, b'-') && self.glued(i + 1);
        let led = matches!(self.before(i), Class::Between | Class::From)
            && matches!(self.class(i + 1), Class::And | Class::To)
            || self.class(i + 1) == Class::To && self.class(self.after_hyphen(i + 3)) == Class::None;
        if !hyphen && !led {
            return None;
        }
        let hour = match self.class(i) {
            Class::Number(n @ 1..=12) => i64::from(n),
            _ => i64::from(self.whole(i).filter(|n| (1..=12).contains(n))?),
        };
        let last = self.clock_at(i + 2, Led::No).filter(|c| !c.open)?;
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
        // "7 p m"
        if self.is(i + 1, "m") && !self.glued(i + 1) {
            return Some((pm, i + 2));
        }
        if !(self.is_mark(i + 1, b'.') && self.is(i + 2, "m")) {
            return None;
        }
        Some((pm, if self.is_mark(i + 3, b'.') && self.glued(i + 3) { i + 4 } else { i + 3 }))
    }

    /// A clock time at `i`, behind what `led` tells.
    pub(super) fn clock_at(&self, i: usize, led: Led) -> Option<Clock> {
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
            // "1140 a.m.", "340pm"
            Kind::Number if matches!(token.digits, 3 | 4) && self.meridiem(i + 1).is_some() => {
                let n = token.whole?;
                (n / 100, n % 100, i + 1, 1)
            }
            Kind::Number if token.digits == 4 && !self.is_mark(i + 1, b':') => {
                // "0210 GMT", "1930 hours"
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
                // "seven thirty p.m."
                match self.cardinal(i + 1).filter(|(m, end)| (10..60).contains(m) && self.meridiem(*end).is_some()) {
                    Some((minutes, end)) => (u32::from(n), minutes, end, 1),
                    None => (u32::from(n), 0, i + 1, 1),
                }
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
                1 => said || led == Led::Part && self.bare_hour_ends(end),
                2 => led != Led::No || said || zoned || !bible && !self.is_mark(end, b'-'),
                3 => said || zoned || led != Led::No,
                _ => true,
            };
            if !enough {
                return None;
            }
        }
        Some(self.with_zone(Clock { minutes, end, open, zone: None }))
    }

    /// Does nothing stand behind a bare hour that it could count: "this morning at 7.", "tonight at 8 in Tarvia"?
    fn bare_hour_ends(&self, end: usize) -> bool {
        let mark = self.token(end).map_or(0, |t| if t.kind == Kind::Mark { t.mark } else { 0 });
        let tied = self.glued(end) && matches!(mark, b'-' | b'/' | b':' | b'%') || mark == b'%';
        let joined = matches!(
            self.class(end),
            Class::On | Class::In | Class::At | Class::For | Class::To | Class::Until | Class::And | Class::Or
        );
        !tied && (!self.is_word(end) || joined) && self.token(end).is_none_or(|t| t.kind != Kind::Number)
    }

    /// "in the morning", "at night"
    pub(super) fn in_the(&self, i: usize) -> Option<(Part, usize)> {
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
}

/// A clock time put into the half of the day its part names.
pub(super) fn half_of(clock: Clock, part: Part) -> Clock {
    if !clock.open {
        return clock;
    }
    let pm =
        matches!(part, Part::Afternoon | Part::Evening | Part::Dusk) || part == Part::Night && clock.minutes >= 360;
    Clock { minutes: clock.minutes % 720 + if pm { 720 } else { 0 }, open: false, ..clock }
}

/// The clock time by itself, on no day.
pub(super) fn found(i: usize, clock: Clock) -> Found {
    let mut found = Found::other(i, clock.end, TimexType::Time, clock_value(clock.minutes), Grain::Minute);
    found.minutes = Some(clock.minutes);
    found.zone = clock.zone;
    found.half_day_open = clock.open;
    found
}
