//! The algebra of times: same, within, overlapping, disjoint, derived, each with its reason in words.
//!
//! Comes in: two [`Time`]s of the same event. Goes out: a [`Relation`]. Disjoint is said only when
//! no fair reading lets both hold: vague times are widened by a third of their stretch, clock times
//! by what rounding allows, and zones that are not known leave the question open.
//!
//! The relations are those of Allen's interval algebra (1983), gathered into what a reader can tell apart: equals;
//! during, starts, finishes and their inverses (within); overlaps; before, after, meets (disjoint).

use super::calendar::{Grain, day_of, last_day, seconds_between, shift};
use super::words::{day_words, words};
use super::{Interval, Modifier, Relation, Time, TimeRole, TimexType};
use jiff::SignedDuration;
use jiff::civil::Date;

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

/// How `a` and `b`, taken to be about the same event, stand to each other.
/// Symmetric but for the order of the words in the reason.
///
/// ```
/// use crossclaim_facts::{Context, time};
/// let read = |text| time::extract(text, &[], &Context::default()).remove(0);
/// let day = read("The vote was held on 16 May 2031.");
/// let month = read("The vote was held in May 2031.");
/// assert!(matches!(time::relate(&day, &month), time::Relation::Compatible { reason: "less-precise", .. }));
/// assert!(matches!(time::relate(&day, &read("on 17 May 2031")), time::Relation::Disjoint { .. }));
/// ```
pub fn relate(a: &Time, b: &Time) -> Relation {
    related(a, b, Telling::InWords)
}

/// The same without the words, which cost many times what the comparison does: what is said to be because is empty.
///
/// ```
/// use crossclaim_facts::{Context, time};
/// let read = |text| time::extract(text, &[], &Context::default()).remove(0);
/// let (day, next) = (read("on 16 May 2031"), read("on 17 May 2031"));
/// assert_eq!(time::verdict(&day, &next), time::Relation::Disjoint { because: String::new() });
/// ```
pub fn verdict(a: &Time, b: &Time) -> Relation {
    related(a, b, Telling::Not)
}

/// Are the two one time, told in the same way? [`relate`] says `Equal` of them and of no others.
pub fn same(a: &Time, b: &Time) -> bool {
    // Most times are told apart by their values alone.
    a.timex_value == b.timex_value && matches!(verdict(a, b), Relation::Equal)
}

/// Is the reason to be told in words?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    InWords,
    Not,
}

impl Telling {
    /// Both in words, with the years only where they differ.
    fn pair(self, a: &Time, b: &Time) -> (String, String) {
        if self == Self::Not { Default::default() } else { pair(a, b) }
    }

    fn because(self, words: std::fmt::Arguments) -> String {
        if self == Self::Not { String::new() } else { words.to_string() }
    }

    fn compatible(self, reason: &'static str, words: std::fmt::Arguments) -> Relation {
        compatible(reason, self.because(words))
    }

    fn disjoint(self, left: &str, right: &str) -> Relation {
        Relation::Disjoint { because: self.because(format_args!("{left} is not {right}")) }
    }
}

fn related(a: &Time, b: &Time, telling: Telling) -> Relation {
    if a.timex_value.ends_with("_REF") || b.timex_value.ends_with("_REF") {
        return Relation::Incomparable;
    }
    match (a.timex_type, b.timex_type) {
        (TimexType::Duration, TimexType::Duration) => relate_lengths(a, b, telling),
        (TimexType::Set, TimexType::Set) if a.timex_value == b.timex_value => Relation::Equal,
        (TimexType::Duration | TimexType::Set, _) | (_, TimexType::Duration | TimexType::Set) => Relation::Incomparable,
        _ => match (a.interval, b.interval) {
            (Some(x), Some(y)) => relate_intervals(a, b, x, y, telling),
            _ => relate_fields(a, b, telling),
        },
    }
}

/// Both in words, with the years only where they differ.
fn pair(a: &Time, b: &Time) -> (String, String) {
    let years = |t: &Time| t.interval.map(|i| (i.begin.year(), last_day(i).year()));
    let year = match (years(a), years(b)) {
        (Some(x), Some(y)) => x.0 != y.0 || x.0 != x.1 || y.0 != y.1,
        _ => false,
    };
    (words(a, year), words(b, year))
}

fn compatible(reason: &'static str, because: String) -> Relation {
    Relation::Compatible { reason, because }
}

fn contains(outer: Interval, inner: Interval) -> bool {
    outer.begin <= inner.begin && inner.end_excl <= outer.end_excl
}

/// Seconds between two stretches that do not meet; zero or less when they do.
fn gap(a: Interval, b: Interval) -> i64 {
    if a.begin <= b.begin { seconds_between(a.end_excl, b.begin) } else { seconds_between(b.end_excl, a.begin) }
}

fn overlap(a: Interval, b: Interval) -> bool {
    a.begin < b.end_excl && b.begin < a.end_excl
}

/// A stretch in UTC.
fn in_utc(time: &Time, interval: Interval) -> Option<Interval> {
    let back = SignedDuration::from_mins(i64::from(time.zone_minutes?));
    Some(Interval {
        begin: interval.begin.checked_sub(back).ok()?,
        end_excl: interval.end_excl.checked_sub(back).ok()?,
    })
}

/// The stretch within which a vague time may still lie: "early August" may run into mid-August, but
/// not back into July.
fn widened(time: &Time, interval: Interval) -> Interval {
    if !time.vague || time.range {
        return interval;
    }
    let slack = match time.grain {
        Grain::Second | Grain::Minute | Grain::Hour => HOUR / 2,
        Grain::Part => HOUR,
        Grain::Day => DAY / 3,
        _ => seconds_between(interval.begin, interval.end_excl) / 3,
    };
    let slack = SignedDuration::from_secs(slack);
    let (mut begin, mut end_excl) = (interval.begin, interval.end_excl);
    if time.modifier != Some(Modifier::Start) {
        begin = begin.checked_sub(slack).unwrap_or(begin);
    }
    if time.modifier != Some(Modifier::End) {
        end_excl = end_excl.checked_add(slack).unwrap_or(end_excl);
    }
    Interval { begin, end_excl }
}

fn relate_intervals(a: &Time, b: &Time, x: Interval, y: Interval, telling: Telling) -> Relation {
    let clocks = a.grain <= Grain::Hour && b.grain <= Grain::Hour;
    if clocks && let (Some(x), Some(y)) = (in_utc(a, x), in_utc(b, y)) {
        let (left, right) = telling.pair(a, b);
        if x == y {
            return if a.timex_value == b.timex_value {
                Relation::Equal
            } else {
                telling.compatible("zone", format_args!("{left} and {right} are one moment in two zones"))
            };
        }
        return moments(a, b, x, y, telling);
    }
    if x == y {
        return if a.timex_value == b.timex_value && a.modifier == b.modifier {
            Relation::Equal
        } else {
            let (left, right) = telling.pair(a, b);
            telling.compatible("same-time", format_args!("{left} is the same time as {right}"))
        };
    }
    let (left, right) = telling.pair(a, b);
    for (outer, inner, out, inn, out_words, in_words) in [(a, b, x, y, &left, &right), (b, a, y, x, &right, &left)] {
        if contains(out, inn) {
            if outer.range {
                return telling.compatible("range-contains", format_args!("{in_words} lies within {out_words}"));
            }
            let _ = inner;
            let reason =
                if a.grain < Grain::Day && b.grain == Grain::Day || b.grain < Grain::Day && a.grain == Grain::Day {
                    "same-day"
                } else {
                    "less-precise"
                };
            return telling.compatible(reason, format_args!("{in_words} is in {out_words}"));
        }
    }
    if overlap(x, y) {
        return telling.compatible("overlap", format_args!("{left} and {right} overlap"));
    }
    if clocks {
        return moments(a, b, x, y, telling);
    }
    let apart = gap(x, y);
    for (limit, other, at, out, words_at, words_limit) in [(a, b, y, x, &right, &left), (b, a, x, y, &left, &right)] {
        if other.role == TimeRole::At {
            let before = at.begin < out.begin;
            let holds = match limit.role {
                TimeRole::Deadline | TimeRole::Until => before,
                TimeRole::Since => !before,
                _ => false,
            };
            if holds {
                let side = if before { "before" } else { "after" };
                return telling.compatible("within-limit", format_args!("{words_at} is {side} {words_limit}"));
            }
        }
    }
    if overlap(widened(a, x), widened(b, y)) {
        return telling
            .compatible("vague", format_args!("{left} and {right} border on each other, and one of them is vague"));
    }
    let zoned = a.zone_minutes.is_some() != b.zone_minutes.is_some() && a.grain <= Grain::Day && b.grain <= Grain::Day;
    if zoned && apart < 14 * HOUR {
        return telling.compatible("zone-unknown", format_args!("{left} may be {right} in another zone"));
    }
    telling.disjoint(&left, &right)
}

/// Two clock times on known days.
fn moments(a: &Time, b: &Time, x: Interval, y: Interval, telling: Telling) -> Relation {
    let apart = seconds_between(x.begin, y.begin).abs() / 60;
    let minute = |i: Interval| i64::from(i.begin.hour()) * 60 + i64::from(i.begin.minute());
    clocks_apart(a, b, minute(x), minute(y), apart, telling)
}

/// The step a clock time is rounded to.
fn step(minutes: i64) -> i64 {
    [60, 30, 15, 10, 5].into_iter().find(|s| minutes % s == 0).unwrap_or(1)
}

fn clocks_apart(a: &Time, b: &Time, x: i64, y: i64, apart: i64, telling: Telling) -> Relation {
    let (left, right) = telling.pair(a, b);
    // "midnight on Sunday" is its first moment to some and its last to others
    if apart == 1_440 && x == 0 && y == 0 {
        return telling.compatible("midnight", format_args!("{left} and {right} can be one midnight"));
    }
    let vague = i64::from(a.vague) + i64::from(b.vague);
    if vague > 0 && apart <= 30 * vague {
        return telling.compatible("vague", format_args!("{left} is about {right}"));
    }
    // "at five" for 4:52
    let (fine, coarse) = (step(x).min(step(y)), step(x).max(step(y)));
    if fine < coarse && apart < 10 && apart * 2 <= coarse {
        return telling.compatible(
            "rounding",
            format_args!("{left} and {right} are {apart} minutes apart, as rounding makes them"),
        );
    }
    if a.zone_minutes.is_some() != b.zone_minutes.is_some() && apart % 15 == 0 && apart <= 14 * 60 {
        return telling.compatible("zone-unknown", format_args!("{left} may be {right} in another zone"));
    }
    telling.disjoint(&left, &right)
}

/// What a TIMEX3 value tells, field by field.
#[derive(Default)]
struct Fields {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
    weekday: Option<u8>,
    /// Week, quarter, half or season as written.
    part: Option<String>,
    minutes: Option<i64>,
    day_part: Option<String>,
}

fn fields(time: &Time) -> Option<Fields> {
    let value = &time.timex_value;
    if time.range || value.contains('/') {
        return None;
    }
    let mut fields = Fields::default();
    let (date, clock) = match value.split_once('T') {
        Some((date, clock)) => (date, Some(clock)),
        None => (value.as_str(), None),
    };
    if let Some(clock) = clock {
        match clock.split_once(':') {
            Some((hour, minute)) => {
                fields.minutes = Some(hour.parse::<i64>().ok()? * 60 + minute.get(..2)?.parse::<i64>().ok()?);
            }
            None => fields.day_part = Some(clock.to_owned()),
        }
    }
    for (at, part) in date.split('-').enumerate() {
        match (at, part.as_bytes().first()) {
            (0, _) => fields.year = part.parse().ok().filter(|_| part.len() == 4),
            (1, Some(b'0'..=b'9')) => fields.month = part.parse().ok(),
            (1, Some(b'W' | b'Q' | b'H' | b'S' | b'F')) if !part.contains('X') => fields.part = Some(part.to_owned()),
            (2, Some(b'0'..=b'9')) if date.contains('W') => fields.weekday = part.parse().ok(),
            (2, Some(b'0'..=b'9')) => fields.day = part.parse().ok(),
            _ => {}
        }
    }
    if let (Some(year), Some(month), Some(day)) = (fields.year, fields.month, fields.day) {
        fields.weekday = day_of(year, month, day).map(|d| d.weekday().to_monday_one_offset() as u8);
    }
    Some(fields)
}

/// At least one of the two has no interval: compares what both tell.
fn relate_fields(a: &Time, b: &Time, telling: Telling) -> Relation {
    let (Some(x), Some(y)) = (fields(a), fields(b)) else {
        return if a.timex_value == b.timex_value { Relation::Equal } else { Relation::Incomparable };
    };
    let (left, right) = telling.pair(a, b);
    let differ = || telling.disjoint(&left, &right);
    let mut shared = false;
    let mut less = false;
    macro_rules! meet {
        ($field:ident) => {
            match (&x.$field, &y.$field) {
                (Some(p), Some(q)) if p == q => shared = true,
                (Some(_), Some(_)) => return differ(),
                (None, None) => {}
                _ => less = true,
            }
        };
    }
    meet!(year);
    meet!(month);
    // the beginning of May and the 8th may be one; a modifier is not written into the value
    meet!(day);
    if a.modifier.is_some() != b.modifier.is_some() {
        less = true;
    } else if a.modifier != b.modifier {
        return telling.compatible("vague", format_args!("{left} and {right} are both vague"));
    }
    if x.day.is_none() || y.day.is_none() {
        meet!(weekday);
    }
    // a quarter against a month is not taken apart without a year
    if let (Some(p), Some(q)) = (&x.part, &y.part) {
        if p != q {
            return differ();
        }
        shared = true;
    }
    if let (Some(p), Some(q)) = (&x.day_part, &y.day_part) {
        shared = true;
        if p != q {
            return telling.compatible("overlap", format_args!("{left} and {right} may overlap"));
        }
    }
    if let (Some(p), Some(q)) = (x.minutes, y.minutes) {
        return relate_clocks(a, b, p, q, telling);
    }
    less |= x.minutes.is_some() != y.minutes.is_some() || x.day_part.is_some() != y.day_part.is_some();
    match (shared, less) {
        (false, _) => Relation::Incomparable,
        (true, false) if a.timex_value == b.timex_value => Relation::Equal,
        _ => {
            telling.compatible("less-precise", format_args!("{left} and {right} tell the same, one of them less of it"))
        }
    }
}

/// Two clock times, at least one of them without a day.
fn relate_clocks(a: &Time, b: &Time, x: i64, y: i64, telling: Telling) -> Relation {
    let zones = a.zone_minutes.zip(b.zone_minutes).map_or(0, |(first, second)| i64::from(first) - i64::from(second));
    let between = x - y - zones;
    let round = |minutes: i64, day: i64| {
        let rest = minutes.rem_euclid(day);
        rest.min(day - rest)
    };
    let apart = round(between, 1_440);
    if apart == 0 {
        return if a.timex_value == b.timex_value {
            Relation::Equal
        } else {
            let (left, right) = telling.pair(a, b);
            telling.compatible("same-clock", format_args!("{left} is the same time as {right}"))
        };
    }
    if (a.half_day_open || b.half_day_open) && round(between, 720) == 0 {
        let (left, right) = telling.pair(a, b);
        return telling.compatible("twelve-hour", format_args!("{left} is {right} on a twelve-hour clock"));
    }
    clocks_apart(a, b, x, y, apart, telling)
}

/// Two lengths of one thing.
fn relate_lengths(a: &Time, b: &Time, telling: Telling) -> Relation {
    let (Some(x), Some(y)) = (a.length, b.length) else { return Relation::Incomparable };
    if a.timex_value == b.timex_value && (x == y || !a.vague && !b.vague) {
        return Relation::Equal;
    }
    let (left, right) = if telling == Telling::Not { Default::default() } else { (words(a, true), words(b, true)) };
    // what is said in years is rounded to a half; what is said in the same unit is not
    let grain = x.grain.max(y.grain);
    let fine = x.grain.min(y.grain);
    let odd = |l: super::Length| if l.grain == grain { l.stated % grain != 0 } else { true };
    // A quarter of the coarser unit: "three weeks" for 20 days, but not "two days" for 30 hours or
    // "a year" for six months.
    let round = if fine < grain || odd(x) || odd(y) { grain / 4 } else { 0 };
    let low = |l: super::Length| l.low.map_or(i64::MIN / 4, |n| n - if l.grain == grain { round } else { 0 });
    let high = |l: super::Length| l.high.map_or(i64::MAX / 4, |n| n + if l.grain == grain { round } else { 0 });
    if low(x) <= high(y) && low(y) <= high(x) {
        let exact = x.low == x.high && y.low == y.high && x.stated == y.stated;
        if exact {
            return telling.compatible("unit-conversion", format_args!("{left} is {right}"));
        }
        let bounded = x.low.is_none() || x.high.is_none() || y.low.is_none() || y.high.is_none() || a.vague || b.vague;
        return if bounded {
            telling.compatible("length-bounds", format_args!("{left} and {right} can both hold"))
        } else {
            telling.compatible("rounding", format_args!("{left} is {right} as far as it is told"))
        };
    }
    telling.disjoint(&left, &right)
}

/// Is the date `date` what `length` from `anchor` comes to? The derived equality of deadlines:
/// `anchor` + 50 days against "the beginning of September".
///
/// ```
/// use crossclaim_facts::{Context, time};
/// let read = |text| time::extract(text, &[], &Context::default()).remove(0);
/// let (said, length) = (read("On 14 July 2031"), read("a 50-day deadline"));
/// let end = read("by the beginning of September 2031");
/// let time::Relation::Compatible { because, .. } = time::relate_derived(&said, &length, &end) else { panic!() };
/// assert_eq!(because, "14 July + 50 days = 2 September, which is in the beginning of September");
/// ```
pub fn relate_derived(anchor: &Time, length: &Time, date: &Time) -> Relation {
    let (Some(from), Some(span), Some(until)) = (anchor.interval, length.length, date.interval) else {
        return Relation::Incomparable;
    };
    if length.timex_type != TimexType::Duration || date.timex_type == TimexType::Duration {
        return Relation::Incomparable;
    }
    let first = from.begin.date();
    let last = last_day(from);
    let Some((soonest, latest)) = added(first, span.low.unwrap_or(0).max(0), length)
        .zip(added(last, span.high.unwrap_or(i64::MAX), length).or(Some(Date::MAX)))
    else {
        return Relation::Incomparable;
    };
    let Some(stated) = added(first, span.stated, length) else { return Relation::Incomparable };
    let year = first.year() != stated.year() || until.begin.year() != first.year();
    let whole = if first == last { day_words(first, year) } else { words(anchor, year) };
    let sum = format!("{whole} + {} = {}", words(length, year), day_words(stated, year));
    let target = words(date, year);
    let (begin, end) = (until.begin.date(), last_day(until));
    if soonest <= end && begin <= latest {
        let because = if begin == end && stated == begin {
            if date.grain < Grain::Day { format!("{sum}, the day of {target}") } else { sum }
        } else if stated >= begin && stated <= end {
            format!("{sum}, which is in {target}")
        } else {
            format!("{sum}, and {target} fits that")
        };
        return compatible("derived-date", because);
    }
    let (wide_from, wide_until) = (widened(anchor, from), widened(date, until));
    let slack =
        (seconds_between(wide_from.begin, from.begin) + seconds_between(from.end_excl, wide_from.end_excl)) / DAY;
    let slack = slack
        .max(seconds_between(wide_until.begin, until.begin) / DAY)
        .max(seconds_between(until.end_excl, wide_until.end_excl) / DAY);
    let apart = if end < soonest { end.duration_until(soonest) } else { latest.duration_until(begin) }.as_hours() / 24;
    if apart <= slack || apart <= 1 {
        return compatible("derived-date", format!("{sum}, which is close to {target}"));
    }
    Relation::Disjoint { because: format!("{sum}, which is not in {target}") }
}

/// `date` and a length: by the calendar where the length is in months or years.
fn added(date: Date, seconds: i64, length: &Time) -> Option<Date> {
    let stated = length.length?.stated;
    let grain = length.grain;
    if seconds == stated || matches!(grain, Grain::Month | Grain::Quarter | Grain::Year) {
        let unit = grain.seconds();
        // bounds of a calendar length are those of its days; the stated one goes by the calendar
        if seconds == stated && unit > 0 && stated % unit == 0 && grain >= Grain::Day {
            return shift(date, stated / unit, grain);
        }
    }
    shift(date, seconds / DAY, Grain::Day)
}

/// Is `length` the time that passed from `from` to `to`? "The first talks in more than seven weeks"
/// against the date of the last ones.
///
/// ```
/// use crossclaim_facts::{Context, time};
/// let read = |text| time::extract(text, &[], &Context::default()).remove(0);
/// let (then, now) = (read("2 June 2031"), read("23 July 2031"));
/// let weeks = read("the first meeting in more than seven weeks");
/// assert!(matches!(time::relate_elapsed(&then, &now, &weeks), time::Relation::Compatible { .. }));
/// ```
pub fn relate_elapsed(from: &Time, to: &Time, length: &Time) -> Relation {
    let (Some(a), Some(b), Some(span)) = (from.interval, to.interval, length.length) else {
        return Relation::Incomparable;
    };
    let least = seconds_between(a.end_excl, b.begin);
    let most = seconds_between(a.begin, b.end_excl);
    if most <= 0 {
        return Relation::Incomparable;
    }
    let (left, right) = pair(from, to);
    let days = seconds_between(a.begin, b.begin) / DAY;
    let said = words(length, true);
    let round = span.grain / 2;
    let low = span.low.map_or(0, |n| n - round);
    let high = span.high.map_or(i64::MAX / 4, |n| n + round);
    let sum = format!("from {left} to {right} it is {days} days");
    if least <= high && low <= most {
        compatible("derived-length", format!("{sum}, which fits {said}"))
    } else {
        Relation::Disjoint { because: format!("{sum}, which is not {said}") }
    }
}
