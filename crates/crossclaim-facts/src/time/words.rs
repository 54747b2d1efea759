//! Times in words, for the sentences of a report: "the beginning of September", "19:30 on 23 July".
//!
//! Comes in: a [`Time`]. Goes out: British day-month order and plain words, the same for two
//! sources that wrote it differently.

use super::calendar::last_day;
use super::{Interval, Modifier, Time, TimexType};
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const RANKS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The time in words, with its year where that is known.
///
/// ```
/// use crossclaim_facts::{Context, time};
/// let text = "The bridge will open at the beginning of September 2031.";
/// let times = time::extract(text, &[], &Context::default());
/// assert_eq!(time::describe(&times[0]), "the beginning of September 2031");
/// ```
pub fn describe(time: &Time) -> String {
    words(time, true)
}

/// The time in words, with or without its year.
pub(super) fn words(time: &Time, year: bool) -> String {
    let plain = value_words(&time.timex_value, time.interval, year);
    match (time.timex_type, time.modifier) {
        (TimexType::Date | TimexType::Time, Some(modifier)) => {
            let part = match modifier {
                Modifier::Start => "the beginning of",
                Modifier::Mid => "the middle of",
                Modifier::End => "the end of",
            };
            format!("{part} {plain}")
        }
        (TimexType::Duration, _) => length_words(time, &plain),
        _ => plain,
    }
}

/// A day in words.
pub(super) fn day_words(date: Date, year: bool) -> String {
    let month = month_name(date.month() as usize);
    if year { format!("{} {month} {}", date.day(), date.year()) } else { format!("{} {month}", date.day()) }
}

fn month_name(month: usize) -> &'static str {
    MONTHS.get(month.wrapping_sub(1)).copied().unwrap_or("month")
}

fn value_words(value: &str, interval: Option<Interval>, year: bool) -> String {
    if let Some((first, last)) = value.split_once('/') {
        return format!("{} to {}", value_words(first, None, year), value_words(last, None, year));
    }
    if value.starts_with('P') && !value.ends_with("_REF") {
        return duration_words(value);
    }
    if let Some((day, time)) = value.split_once('T') {
        if day.is_empty() {
            return time.to_owned();
        }
        let day = value_words(day, None, year);
        return match time {
            "MO" => format!("the morning of {day}"),
            "MI" => format!("midday on {day}"),
            "AF" => format!("the afternoon of {day}"),
            "EV" => format!("the evening of {day}"),
            "NI" => format!("the night of {day}"),
            "DT" => format!("the daytime of {day}"),
            _ => format!("{time} on {day}"),
        };
    }
    let fields: Vec<&str> = value.split('-').collect();
    let with_year = |text: String| {
        if year && fields[0].len() == 4 && fields[0] != "XXXX" { format!("{text} {}", fields[0]) } else { text }
    };
    match fields.as_slice() {
        ["XXXX", "WXX", day] if day.len() == 1 => day
            .parse::<usize>()
            .ok()
            .and_then(|n| DAYS.get(n.wrapping_sub(1)))
            .map_or_else(|| value.to_owned(), |d| (*d).to_owned()),
        [_, month, day] if month.len() == 2 && day.len() == 2 && month.parse::<usize>().is_ok() => {
            with_year(format!("{} {}", day.trim_start_matches('0'), month_name(month.parse().unwrap_or(0))))
        }
        [_, week, rest @ ..] if week.starts_with('W') => {
            let begin = interval.map(|i| day_words(i.begin.date(), year));
            match (begin, rest) {
                (Some(begin), []) => format!("the week of {begin}"),
                (Some(begin), _) => format!("the weekend of {begin}"),
                (None, []) => format!("week {} of {}", week.trim_start_matches('W'), fields[0]),
                (None, _) => "the weekend".to_owned(),
            }
        }
        [_, part] => match *part {
            "SP" => with_year("spring".to_owned()),
            "SU" => with_year("summer".to_owned()),
            "FA" => with_year("autumn".to_owned()),
            "WI" => with_year("winter".to_owned()),
            _ => {
                let rank = part[1..].parse::<usize>().ok().and_then(|n| RANKS.get(n.wrapping_sub(1)));
                let of = if fields[0] == "XXXX" { String::new() } else { format!(" of {}", fields[0]) };
                match (rank, part.starts_with('Q'), part.starts_with('H')) {
                    (Some(rank), true, _) => format!("the {rank} quarter{of}"),
                    (Some(rank), _, true) => format!("the {rank} half{of}"),
                    _ => with_year(month_name(part.parse().unwrap_or(0)).to_owned()),
                }
            }
        },
        [one] if one.len() == 3 && one.parse::<u16>().is_ok() => format!("the {one}0s"),
        [one] if one.len() == 2 => match one.parse::<u16>() {
            Ok(n) => format!("the {} century", ranked(n + 1)),
            Err(_) => (*one).to_owned(),
        },
        _ => match interval {
            Some(i) => format!("{} to {}", day_words(i.begin.date(), year), day_words(last_day(i), year)),
            None => value.to_owned(),
        }
        .replace(&format!("1 January {value} to 31 December {value}"), value),
    }
}

fn ranked(n: u16) -> String {
    let suffix = match (n % 10, n % 100) {
        (1, t) if t != 11 => "st",
        (2, t) if t != 12 => "nd",
        (3, t) if t != 13 => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

/// "P3Y6M" as "3 years and 6 months".
fn duration_words(value: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut number = String::new();
    let mut clock = false;
    for c in value.chars().skip(1) {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' => number.push(c),
            'X' => "some".clone_into(&mut number),
            _ => {
                let unit = match (c, clock) {
                    ('Y', _) => "year",
                    ('M', false) => "month",
                    ('W', _) => "week",
                    ('D', _) => "day",
                    ('H', _) => "hour",
                    ('M', true) => "minute",
                    ('S', _) => "second",
                    ('Q', _) => "quarter",
                    ('E', _) if number.is_empty() => {
                        // the second letter of WE
                        continue;
                    }
                    ('E', _) => "decade",
                    ('C', _) => "century",
                    _ => continue,
                };
                let plural = if number == "1" { "" } else { "s" };
                let unit = if unit == "century" && plural == "s" { "centurie" } else { unit };
                parts.push(format!("{number} {unit}{plural}"));
                number.clear();
            }
        }
    }
    parts.join(" and ")
}

/// A length with its bound: "more than 7 weeks".
fn length_words(time: &Time, plain: &str) -> String {
    let Some(length) = time.length else { return plain.to_owned() };
    let bound = match (length.low, length.high) {
        (Some(_), None) => "at least ",
        (None, Some(_)) => "at most ",
        _ if time.vague => "about ",
        _ => "",
    };
    format!("{bound}{plain}")
}
