//! How two times that exclude each other lie: a day apart or a century, told in one way or in two.
//!
//! Comes in: two times of two claims. Goes out: named numbers for `signal`. A day, an hour or a month between two
//! dates that are told alike is a slip or a dispute; a century between them is rather another event.

use crate::field::coarseness;
use crossclaim_facts::Interval;
use crossclaim_facts::time::{Grain, Time};
use jiff::civil::DateTime;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// A time, and the moment its words were written.
pub struct Told<'a> {
    /// The time.
    pub time: &'a Time,
    /// When its sentence was written.
    pub written: Option<DateTime>,
}

/// Named numbers of two times, from 0 to 1.
pub fn apart(x: &Told, y: &Told) -> Vec<(&'static str, f32)> {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let (t, u) = (x.time, y.time);
    let mut list = Vec::new();
    if let (Some(l), Some(m)) = (t.length, u.length) {
        let (least, most) = (l.stated.min(m.stated).max(1), l.stated.max(m.stated).max(1));
        list.push(("same_grain", flag(l.grain == m.grain)));
        list.push(("far_apart", ((most as f32 / least as f32).log10() / 2.0).min(1.0)));
        return list;
    }
    list.push(("same_grain", flag(coarseness(t.grain) == coarseness(u.grain))));
    if let (Some(i), Some(j)) = (t.interval, u.interval) {
        let gap = between(i, j);
        list.push(("days_apart", ((1.0 + gap as f32 / DAY as f32).log10() / 4.0).min(1.0)));
        list.push(("slip", flag(slip(t, u, i, j))));
        let ahead = |told: &Told, i: Interval| told.written.map(|w| i.begin >= w);
        let both = (ahead(x, i), ahead(y, j));
        list.push(("one_ahead", flag(matches!(both, (Some(a), Some(b)) if a != b))));
    }
    list
}

/// Seconds between the beginnings of two stretches.
fn between(i: Interval, j: Interval) -> i64 {
    i.begin.duration_until(j.begin).as_secs().abs()
}

/// May one be the other, mistaken by one step: a day or an hour apart, the same day of another month or year, morning
/// for evening, two digits of a year that changed places?
fn slip(t: &Time, u: &Time, i: Interval, j: Interval) -> bool {
    if t.grain != u.grain {
        return false;
    }
    let (a, b) = (i.begin, j.begin);
    match t.grain {
        Grain::Second | Grain::Minute | Grain::Hour => matches!(between(i, j) / 60, 30 | 60 | 720 | 1440),
        Grain::Part | Grain::Day => {
            let month = a.day() == b.day() && a.year() == b.year();
            let year = a.day() == b.day() && a.month() == b.month() && (a.year() - b.year()).abs() == 1;
            between(i, j) <= DAY || month || year
        }
        Grain::Month => {
            (i64::from(a.year()) - i64::from(b.year())) * 12 + i64::from(a.month()) - i64::from(b.month()) == 1
                || (i64::from(b.year()) - i64::from(a.year())) * 12 + i64::from(b.month()) - i64::from(a.month()) == 1
        }
        Grain::Year => {
            let (y, z) = (i32::from(a.year()), i32::from(b.year()));
            let turned = y / 100 == z / 100 && (y % 10, y / 10 % 10) == (z / 10 % 10, z % 10);
            (y - z).abs() == 1 || (y - z).abs() == 10 || turned
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossclaim_facts::Context;
    use crossclaim_facts::time::extract;

    /// A signal of the only times of two texts.
    fn signal(name: &str, a: &str, b: &str) -> f32 {
        let read = |text: &str| extract(text, &[], &Context::default()).remove(0);
        let (x, y) = (read(a), read(b));
        let all = apart(&Told { time: &x, written: None }, &Told { time: &y, written: None });
        all.iter().find(|(n, _)| *n == name).map_or(0.0, |(_, value)| *value)
    }

    #[test]
    fn a_slip_is_one_step() {
        let steps = [
            ("on 3 May 2031", "on 4 May 2031"),
            ("on 3 May 2031", "on 3 June 2031"),
            ("on 3 May 2031", "on 3 May 2032"),
            ("in March 2031", "in April 2031"),
            ("in December 2031", "in January 2032"),
            ("in 1878", "in 1887"),
            ("in 1986", "in 1987"),
        ];
        for (a, b) in steps {
            assert!(signal("slip", a, b) > 0.5, "{a} / {b}");
        }
        for (a, b) in [("on 3 May 2031", "on 19 May 2031"), ("in 1986", "in 1991"), ("in 1986", "on 3 May 1987")] {
            assert!(signal("slip", a, b) < 0.5, "{a} / {b}");
        }
    }

    #[test]
    fn a_century_is_farther_than_a_day() {
        let (day, century) = (("on 3 May 2031", "on 4 May 2031"), ("in 1886", "in 1986"));
        assert!(signal("days_apart", day.0, day.1) < signal("days_apart", century.0, century.1));
        assert!(
            signal("far_apart", "for two weeks", "for 11 days") < signal("far_apart", "for two weeks", "for a day")
        );
        assert!(signal("same_grain", "for two days", "for 11 days") > 0.5);
        assert!(signal("same_grain", "for two weeks", "for 11 days") < 0.5);
    }
}
