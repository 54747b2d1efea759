//! Points of the calendar: a TIMEX3 value and the interval it stands for.
//!
//! Comes in: a year, a month, a day and the like. Goes out: a [`Point`]. Weeks are those of
//! ISO 8601 (Monday first); quarters and halves are those of the calendar year; seasons are
//! those of the north, in whole months. Nothing here reads text.

use super::lexicon::{Feast, Part, Season};
use super::{Interval, Modifier};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday, date};

/// How coarse a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A part of a day: a morning, a night.
    Part,
    /// A day.
    Day,
    /// A Saturday with its Sunday.
    Weekend,
    /// A week from Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Grain {
    /// Seconds of one, with a month of 30 days and a year of 365.
    pub(super) const fn seconds(self) -> i64 {
        const DAY: i64 = 86_400;
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Part => DAY / 4,
            Self::Day => DAY,
            Self::Weekend => 2 * DAY,
            Self::Week => 7 * DAY,
            Self::Month => 30 * DAY,
            Self::Quarter | Self::Season => 91 * DAY,
            Self::Half => 182 * DAY,
            Self::Year => 365 * DAY,
            Self::Decade => 3_650 * DAY,
            Self::Century => 36_500 * DAY,
            Self::Millennium => 365_000 * DAY,
        }
    }

    /// Least and most days of one; `None` below a day.
    pub(super) const fn days(self) -> Option<(i64, i64)> {
        match self {
            Self::Second | Self::Minute | Self::Hour | Self::Part => None,
            Self::Day => Some((1, 1)),
            Self::Weekend => Some((2, 2)),
            Self::Week => Some((7, 7)),
            Self::Month => Some((28, 31)),
            Self::Quarter | Self::Season => Some((89, 92)),
            Self::Half => Some((181, 184)),
            Self::Year => Some((365, 366)),
            Self::Decade => Some((3_652, 3_653)),
            Self::Century => Some((36_524, 36_525)),
            Self::Millennium => Some((365_242, 365_243)),
        }
    }

    /// The letter of an ISO 8601 duration, and how many of it make one.
    pub(super) const fn code(self) -> (&'static str, i64) {
        match self {
            Self::Second => ("TS", 1),
            Self::Minute => ("TM", 1),
            Self::Hour => ("TH", 1),
            Self::Part | Self::Day => ("D", 1),
            Self::Weekend => ("WE", 1),
            Self::Week => ("W", 1),
            Self::Month => ("M", 1),
            Self::Quarter => ("Q", 1),
            Self::Season => ("M", 3),
            Self::Half => ("M", 6),
            Self::Year => ("Y", 1),
            Self::Decade => ("Y", 10),
            Self::Century => ("Y", 100),
            Self::Millennium => ("Y", 1000),
        }
    }
}

/// A calendar time: its value, what it stands for, how coarse it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub value: String,
    pub interval: Option<Interval>,
    pub grain: Grain,
}

const fn interval(begin: Date, end_excl: Date) -> Interval {
    Interval { begin: begin.at(0, 0, 0, 0), end_excl: end_excl.at(0, 0, 0, 0) }
}

/// A calendar day, when there is one.
pub(super) fn day_of(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `date` moved by `count` of `grain`, when that is still a date.
pub(super) fn shift(date: Date, count: i64, grain: Grain) -> Option<Date> {
    let count = i32::try_from(count).ok().filter(|n| n.abs() < 100_000)?;
    let span = match grain {
        Grain::Week => jiff::Span::new().try_weeks(count).ok()?,
        Grain::Month => jiff::Span::new().try_months(count).ok()?,
        Grain::Quarter | Grain::Season => jiff::Span::new().try_months(count * 3).ok()?,
        Grain::Half => jiff::Span::new().try_months(count * 6).ok()?,
        Grain::Year => jiff::Span::new().try_years(count).ok()?,
        Grain::Decade => jiff::Span::new().try_years(count.checked_mul(10)?).ok()?,
        Grain::Century => jiff::Span::new().try_years(count.checked_mul(100)?).ok()?,
        Grain::Millennium => jiff::Span::new().try_years(count.checked_mul(1000)?).ok()?,
        _ => jiff::Span::new().try_days(count).ok()?,
    };
    date.checked_add(span).ok()
}

/// Years outside these are no news.
fn sane(year: i16) -> bool {
    (1..=9_000).contains(&year)
}

impl Point {
    /// A value that no interval is known for.
    pub(super) fn open(value: impl Into<String>, grain: Grain) -> Self {
        Self { value: value.into(), interval: None, grain }
    }

    pub(super) fn day(date: Date) -> Self {
        let interval = date.tomorrow().ok().map(|next| interval(date, next));
        Self { value: date.to_string(), interval, grain: Grain::Day }
    }

    /// A day or month whose year is not told.
    pub(super) fn yearless(month: u8, day: Option<u8>) -> Self {
        match day {
            Some(day) => Self::open(format!("XXXX-{month:02}-{day:02}"), Grain::Day),
            None => Self::open(format!("XXXX-{month:02}"), Grain::Month),
        }
    }

    fn months(value: String, year: i16, month: i64, count: i64, grain: Grain) -> Self {
        let first = sane(year).then(|| Date::new(year, 1, 1).ok()).flatten();
        let begin = first.and_then(|d| shift(d, month - 1, Grain::Month));
        let end = begin.and_then(|d| shift(d, count, Grain::Month));
        Self { value, interval: begin.zip(end).map(|(b, e)| interval(b, e)), grain }
    }

    pub(super) fn month(year: i16, month: u8) -> Self {
        Self::months(format!("{year:04}-{month:02}"), year, i64::from(month), 1, Grain::Month)
    }

    pub(super) fn quarter(year: i16, quarter: u8) -> Self {
        Self::months(format!("{year:04}-Q{quarter}"), year, i64::from(quarter) * 3 - 2, 3, Grain::Quarter)
    }

    pub(super) fn half(year: i16, half: u8) -> Self {
        Self::months(format!("{year:04}-H{half}"), year, i64::from(half) * 6 - 5, 6, Grain::Half)
    }

    pub(super) fn season(year: i16, season: Season) -> Self {
        let (code, month) = match season {
            Season::Spring => ("SP", 3),
            Season::Summer => ("SU", 6),
            Season::Autumn => ("FA", 9),
            Season::Winter => ("WI", 12),
        };
        Self::months(format!("{year:04}-{code}"), year, month, 3, Grain::Season)
    }

    pub(super) fn year(year: i16) -> Self {
        Self::months(format!("{year:04}"), year, 1, 12, Grain::Year)
    }

    /// The ten years from `first`: TIMEX3 writes 1990 as "199".
    pub(super) fn decade(first: i16) -> Self {
        Self::months(format!("{:03}", first / 10), first, 1, 120, Grain::Decade)
    }

    /// The `n`-th century: TIMEX3 writes the 20th as "19".
    pub(super) fn century(n: i16) -> Self {
        Self::months(format!("{:02}", n - 1), (n - 1) * 100 + 1, 1, 1200, Grain::Century)
    }

    /// The week in which `day` lies.
    pub(super) fn week(day: Date) -> Self {
        let week = day.iso_week_date();
        Self { value: week_value(week), interval: week_interval(week), grain: Grain::Week }
    }

    /// The weekend of the week in which `day` lies.
    pub(super) fn weekend(day: Date) -> Self {
        let week = day.iso_week_date();
        let saturday = ISOWeekDate::new(week.year(), week.week(), Weekday::Saturday).ok().map(ISOWeekDate::date);
        let interval = saturday.and_then(|d| Some(interval(d, d.checked_add(2.days()).ok()?)));
        Self { value: format!("{}-WE", week_value(week)), interval, grain: Grain::Weekend }
    }

    /// The unit of `grain` in which `day` lies.
    pub(super) fn around(day: Date, grain: Grain) -> Self {
        let (year, month) = (day.year(), day.month() as u8);
        match grain {
            Grain::Week => Self::week(day),
            Grain::Weekend => Self::weekend(day),
            Grain::Month => Self::month(year, month),
            Grain::Quarter => Self::quarter(year, (month - 1) / 3 + 1),
            Grain::Half => Self::half(year, (month - 1) / 6 + 1),
            Grain::Year => Self::year(year),
            Grain::Decade => Self::decade(year / 10 * 10),
            Grain::Century => Self::century((year - 1) / 100 + 1),
            _ => Self::day(day),
        }
    }

    /// A part of `day`. The borders are wide: "early on Wednesday morning" may be one o'clock.
    pub(super) fn part(day: Date, part: Part) -> Self {
        let (code, from, to) = part_hours(part);
        let begin = day.at(0, 0, 0, 0).checked_add(from.hours()).ok();
        let end = day.at(0, 0, 0, 0).checked_add(to.hours()).ok();
        let interval = begin.zip(end).map(|(begin, end_excl)| Interval { begin, end_excl });
        Self { value: format!("{day}{code}"), interval, grain: Grain::Part }
    }

    /// A clock time on `day`: a minute, or a whole hour said without minutes.
    pub(super) fn clock(day: Date, minutes: i64) -> Self {
        let begin = day.at(0, 0, 0, 0).checked_add(minutes.minutes()).ok();
        let end = begin.and_then(|b| b.checked_add(1.minutes()).ok());
        let interval = begin.zip(end).map(|(begin, end_excl)| Interval { begin, end_excl });
        Self { value: format!("{day}{}", clock_value(minutes)), interval, grain: Grain::Minute }
    }
}

/// The code and the hours of a part of the day.
pub(super) const fn part_hours(part: Part) -> (&'static str, i64, i64) {
    match part {
        Part::Dawn => ("TMO", 3, 9),
        Part::Morning => ("TMO", 0, 12),
        Part::Midday => ("TMI", 11, 15),
        Part::Afternoon => ("TAF", 12, 18),
        Part::Dusk => ("TEV", 16, 22),
        Part::Evening => ("TEV", 16, 24),
        Part::Night => ("TNI", 17, 30),
        Part::Daytime => ("TDT", 6, 20),
    }
}

/// The part of the day of a code without its T: "MO".
pub(super) fn part_of_code(code: &str) -> Part {
    match code {
        "MO" => Part::Morning,
        "MI" => Part::Midday,
        "AF" => Part::Afternoon,
        "EV" => Part::Evening,
        "DT" => Part::Daytime,
        _ => Part::Night,
    }
}

/// "T19:30"
pub(super) fn clock_value(minutes: i64) -> String {
    format!("T{:02}:{:02}", minutes / 60, minutes % 60)
}

fn week_value(week: ISOWeekDate) -> String {
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn week_interval(week: ISOWeekDate) -> Option<Interval> {
    let monday = week.first_of_week().ok()?.date();
    Some(interval(monday, monday.checked_add(7.days()).ok()?))
}

/// The day after which none comes in a stretch.
pub(super) fn last_day(interval: Interval) -> Date {
    let end = interval.end_excl;
    if end.time() == jiff::civil::Time::midnight() { end.date().yesterday().unwrap_or(end.date()) } else { end.date() }
}

/// The beginning, middle or end of a stretch. In a month these are its days 1-10, 11-20 and 21 to
/// the last; in anything else thirds of it. Nobody agrees on the border days, so what is cut out
/// this way is vague.
pub(super) fn narrow(whole: Interval, grain: Grain, modifier: Modifier) -> Interval {
    let (begin, end) = (whole.begin, whole.end_excl);
    if grain == Grain::Month {
        let at = |days: i64| begin.checked_add(days.days()).unwrap_or(end);
        return match modifier {
            Modifier::Start => Interval { begin, end_excl: at(10) },
            Modifier::Mid => Interval { begin: at(10), end_excl: at(20) },
            Modifier::End => Interval { begin: at(20), end_excl: end },
        };
    }
    let length = seconds_between(begin, end);
    let at = |part: i64| {
        let seconds = length / 3 * part;
        // whole days where the stretch has several
        let seconds = if length > 3 * 86_400 { (seconds + 43_200) / 86_400 * 86_400 } else { seconds };
        begin.checked_add(seconds.seconds()).unwrap_or(end)
    };
    match modifier {
        Modifier::Start => Interval { begin, end_excl: at(1) },
        Modifier::Mid => Interval { begin: at(1), end_excl: at(2) },
        Modifier::End => Interval { begin: at(2), end_excl: end },
    }
}

/// Seconds from `a` to `b`; negative when `b` is earlier.
pub(super) fn seconds_between(a: DateTime, b: DateTime) -> i64 {
    a.duration_until(b).as_secs()
}

/// The date of a named day in a year.
pub(super) fn feast(rule: Feast, year: i16) -> Option<Date> {
    match rule {
        Feast::Fixed(month, day) => day_of(year, month, day),
        Feast::Easter(days) => shift(easter(year)?, i64::from(days), Grain::Day),
        Feast::Nth { month, nth, weekday } => {
            let first = day_of(year, month, 1)?;
            let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
            let nth = if nth >= 5 { -1 } else { i8::try_from(nth).ok()? };
            first.nth_weekday_of_month(nth, weekday).ok()
        }
    }
}

/// Western Easter Sunday, by the anonymous Gregorian computus.
fn easter(year: i16) -> Option<Date> {
    if !(1583..=4099).contains(&year) {
        return None;
    }
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let shifted = (golden + 11 * epact + 22 * sunday) / 451;
    let day = epact + sunday - 7 * shifted + 114;
    Some(date(year, (day / 31) as i8, (day % 31 + 1) as i8))
}
