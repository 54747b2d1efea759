//! Which way a clause looks: the year of a month, the week of a weekday.
//!
//! Comes in: the place of an expression. Goes out: past, future or nothing, from the nearest verb
//! cue of its sentence, and days and months placed by it. `TimeML` resolves the same way (Pustejovsky
//! et al. 2003): reference time plus tense.

use super::calendar::{Grain, Point, day_of, shift};
use super::lexicon::{Class, Tense, cue, pack};
use super::parser::Parser;
use jiff::civil::{Date, Weekday};

/// How many tokens to each side a verb is looked for.
const REACH: usize = 14;

impl Parser<'_> {
    /// Which way the clause around token `i` looks: the nearest cue to the left, else to the right.
    pub(super) fn tense(&self, i: usize) -> Option<Tense> {
        if self.before(i) == Class::Since {
            return Some(Tense::Past);
        }
        // "as early as Tuesday", "as soon as Friday"
        if i > 2 && self.is(i - 1, "as") && (self.is(i - 2, "early") || self.is(i - 2, "soon")) {
            return Some(Tense::Future);
        }
        let (from, to) = self.window(i, REACH);
        let led = self.is(i.wrapping_sub(1), "the");
        let by = if led { i - 1 } else { i };
        if self.before(by) == Class::By {
            return Some(self.tense_by(by, from, to));
        }
        let mut said = None;
        // the days themselves come in the order nearest first: left, then right
        for at in (from..i).rev().chain(i + 1..to) {
            match self.cue(at) {
                Some(Tense::Said) => said = Some(Tense::Said),
                Some(tense) => return Some(tense),
                None => {}
            }
            // right behind or before its verb of saying, a day is the day it was said
            if said.is_some() && (at + 1 == i || at == i + 1 || at + 2 == i) {
                return Some(Tense::Past);
            }
        }
        said
    }

    /// The tense of a clause with "by Friday" in it: a deadline looks ahead unless its verb is past ("had killed 41
    /// by Wednesday evening"); what was to be done by then lies ahead of it ("ordered to leave by Friday").
    fn tense_by(&self, by: usize, from: usize, to: usize) -> Tense {
        for at in (from..by - 1).rev() {
            let infinitive = self.class(at) == Class::To
                && at + 2 < by
                && self.is_word(at + 1)
                && !self.upper(at + 1)
                && self.class(at + 1) == Class::None;
            // "rose to record levels by Friday" leads to a level, "had to leave by Friday" to a duty
            let duty = at > from && self.cues(at - 1, cue::DUTY);
            let level = !duty && at > from && !self.ends_ed(at - 1) && self.cue(at - 1) == Some(Tense::Past);
            match self.cue(at) {
                _ if infinitive && !level => return Tense::Future,
                Some(Tense::Past) => return Tense::Past,
                Some(Tense::Future) => return Tense::Future,
                _ => {}
            }
        }
        let behind = (by + 1..to).find_map(|at| self.cue(at).filter(|tense| *tense != Tense::Said));
        if behind == Some(Tense::Past) { Tense::Past } else { Tense::Future }
    }

    fn ends_ed(&self, at: usize) -> bool {
        let word = self.word(at).as_bytes();
        word.len() > 4 && word[word.len() - 2..].eq_ignore_ascii_case(b"ed")
    }

    /// "may have left", "must have seen": a guess at what was; "will have left" lies ahead. "Could not be reached"
    /// tells of what was, too.
    fn looks_back(&self, modal: usize) -> bool {
        if self.is(modal, "will") || self.is(modal, "shall") {
            return false;
        }
        let negated = self.is(modal + 1, "not");
        negated && self.is(modal, "could")
            || self.is(modal + 1 + usize::from(negated), "have") && !self.is(modal, "have")
    }

    fn cue(&self, at: usize) -> Option<Tense> {
        if !self.is_word(at) || matches!(self.class(at), Class::Month(_)) && self.upper(at) {
            return None;
        }
        // "will have left by Friday"
        let perfect = at > 1 && self.is(at - 1, "have") && (2..=3).any(|n| at >= n && self.is(at - n, "will"));
        if perfect {
            return Some(Tense::Future);
        }
        let word = self.word(at);
        let listed = self.lexicon.tenses.find(pack(word));
        // "will be closed", "is held": the participle leaves the tense to its helper; "is due on Friday", "is set
        // for Friday" look ahead themselves
        if at > 0 && self.cues(at - 1, cue::HELPER) && self.class(at) != Class::To {
            let ahead = match listed {
                Some(Tense::Future) => !self.is(at - 1, "be") && !self.is(at, "by"),
                Some(Tense::Plan) => matches!(self.class(at + 1), Class::For),
                _ => false,
            };
            return ahead.then_some(Tense::Future);
        }
        match listed {
            // "agreed to meet" is for its "to"; "agreed in June to buy" is a past
            Some(Tense::Plan) if self.class(at + 1) == Class::To || !(word.ends_with("ed") || self.is(at, "set")) => {
                return None;
            }
            Some(Tense::Plan) => return Some(Tense::Past),
            Some(Tense::Open) => return None,
            // "to cut rates", "will set": the form is no past behind a helper, which speaks for itself
            Some(Tense::Past)
                if self.class(at.wrapping_sub(1)) == Class::To
                    || self.is(at.wrapping_sub(1), "will")
                    || self.is(at.wrapping_sub(1), "would") =>
            {
                return None;
            }
            // "had been due to expire on Friday"
            Some(Tense::Future) if (1..=2).any(|n| at >= n && self.is(at - n, "had")) => return Some(Tense::Past),
            Some(Tense::Future) if self.looks_back(at) => return Some(Tense::Past),
            Some(tense) => return Some(tense),
            None => {}
        }
        if self.is(at, "ll") && at > 0 && self.is_mark(at - 1, b'\'') {
            return Some(Tense::Future);
        }
        // "Ardana to cut rates on Friday": a bare infinitive behind a name or a plan looks ahead
        if self.class(at) == Class::To
            && self.is_word(at + 1)
            && !self.upper(at + 1)
            && matches!(self.class(at + 1), Class::None | Class::EdgeNoun(_) | Class::Season(_))
            && at.checked_sub(1).is_some_and(|b| {
                self.upper(b)
                    || matches!(self.lexicon.tenses.find(pack(self.word(b))), Some(Tense::Future | Tense::Plan))
            })
        {
            // "had been scheduled to expire on Friday"
            let gone = (2..=3).any(|n| at >= n && self.is(at - n, "had"));
            return Some(if gone { Tense::Past } else { Tense::Future });
        }
        (self.ends_ed(at) && !self.upper(at) && self.class(at) == Class::None).then_some(Tense::Past)
    }

    /// The year in which a yearless time lies: the one the tense asks for when it is within nine
    /// months, else the nearest. A time further away would be told with its year.
    ///
    /// `against` is how many days nearer another year must be to win over the tense: a full date is
    /// told without its year only when it is near.
    pub(super) fn pick(&self, i: usize, candidates: [Option<Date>; 3], against: i64) -> Option<Date> {
        let today = self.near()?;
        let distance = |d: Date| today.duration_until(d.at(0, 0, 0, 0).date()).as_hours() / 24;
        let tense = self.tense(i);
        // "the year ended Jan. 31": the verb right before it is the date's own
        let verb = i.wrapping_sub(if matches!(self.before(i), Class::On | Class::In) { 2 } else { 1 });
        let own = !self.is(verb, "set") && self.cue(verb) == Some(Tense::Past);
        let against = if own { 366 } else { against };
        let dates = candidates.into_iter().flatten();
        let mut best: Option<(i64, Date)> = None;
        for date in dates {
            let days = distance(date);
            let wanted = match tense {
                Some(Tense::Past) => days <= 0 && days > -300,
                Some(Tense::Said) => days <= 0 && days > -200,
                Some(Tense::Future) => (-31..275).contains(&days),
                _ => false,
            };
            let cost = if wanted { days.abs() } else { days.abs() + against };
            if best.is_none_or(|(c, _)| cost < c) {
                best = Some((cost, date));
            }
        }
        best.map(|(_, date)| date)
    }

    /// A day of a month without a year.
    pub(super) fn yearless_day(&self, i: usize, month: u8, day: u8) -> Point {
        let Some(today) = self.near() else { return Point::yearless(month, Some(day)) };
        let year = today.year();
        let candidates = [day_of(year - 1, month, day), day_of(year, month, day), day_of(year + 1, month, day)];
        self.pick(i, candidates, 150).map_or_else(|| Point::yearless(month, Some(day)), Point::day)
    }

    /// A month without a year.
    pub(super) fn yearless_month(&self, i: usize, month: u8) -> Point {
        let Some(today) = self.near() else { return Point::yearless(month, None) };
        let year = today.year();
        let candidates = [year - 1, year, year + 1].map(|y| day_of(y, month, 1));
        self.pick(i, candidates, 300).map_or_else(|| Point::yearless(month, None), |d| Point::month(d.year(), month))
    }

    /// A weekday: the last one including today, or the next one when the clause looks ahead.
    pub(super) fn weekday_near(&self, i: usize, weekday: u8) -> Point {
        let Some(today) = self.today() else { return Point::open(format!("XXXX-WXX-{weekday}"), Grain::Day) };
        let ahead = self.tense(i) == Some(Tense::Future);
        weekday_from(today, weekday, ahead)
            .map_or_else(|| Point::open(format!("XXXX-WXX-{weekday}"), Grain::Day), Point::day)
    }
}

/// The weekday on or after (`ahead`) or on or before `from`.
pub(super) fn weekday_from(from: Date, weekday: u8, ahead: bool) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    let back = i64::from(weekday.until(from.weekday()));
    let days = if ahead { (7 - back) % 7 } else { -back };
    shift(from, days, Grain::Day)
}
