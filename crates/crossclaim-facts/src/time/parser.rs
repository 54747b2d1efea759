//! The walk over the tokens of a text: where an expression may begin, which reading is longest.
//!
//! Comes in: tokens, the article's date. Goes out: [`Time`]s. The productions themselves are in
//! `date`, `relative`, `clock` and `duration`, each a rule family with bounded look-ahead, so the
//! walk is linear.
//!
//! What is marked, and how far, is that of the TIMEX3 guidelines (`TimeML` 1.2.1): no preposition, with the modifiers
//! of the value.

use super::calendar::{Grain, Point};
use super::lexicon::{Class, Lexicon, lexicon, pack};
use super::token::{Kind, Token};
use super::{Bounds, Interval, Length, Modifier, Time, TimeRole, TimexType};
use crate::Context;
use crossclaim_text::Span;
use jiff::civil::{Date, DateTime};
use std::cell::Cell;

/// An expression that was read, before it becomes a [`Time`].
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "they become the fields of a time")]
pub(super) struct Found {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    pub kind: TimexType,
    pub value: String,
    pub interval: Option<Interval>,
    pub grain: Grain,
    pub length: Option<Length>,
    pub modifier: Option<Modifier>,
    pub bounds: Option<Bounds>,
    pub relative: bool,
    pub vague: bool,
    pub range: bool,
    /// Told from another time ("a year earlier"): not what the article is about.
    pub derived: bool,
    pub role: Option<TimeRole>,
    /// Minutes of the day, for a clock time.
    pub minutes: Option<i64>,
    pub zone: Option<i16>,
    /// No "a.m." or "p.m." by an hour up to twelve.
    pub half_day_open: bool,
}

impl Found {
    pub(super) fn date(start: usize, end: usize, point: Point) -> Self {
        let kind = if point.grain < Grain::Day { TimexType::Time } else { TimexType::Date };
        Self {
            start,
            end,
            kind,
            value: point.value,
            interval: point.interval,
            grain: point.grain,
            length: None,
            modifier: None,
            bounds: None,
            relative: false,
            vague: false,
            range: false,
            derived: false,
            role: None,
            minutes: None,
            zone: None,
            half_day_open: false,
        }
    }

    pub(super) fn other(start: usize, end: usize, kind: TimexType, value: impl Into<String>, grain: Grain) -> Self {
        Self { kind, ..Self::date(start, end, Point::open(value, grain)) }
    }

    pub(super) fn relative(mut self) -> Self {
        self.relative = true;
        self
    }

    pub(super) fn from(mut self, start: usize) -> Self {
        self.start = start;
        self
    }
}

/// How deep expressions may nest.
const DEPTH: u8 = 5;

/// The state of the walk.
pub(super) struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    sentences: &'t [Span],
    pub(super) lexicon: &'static Lexicon,
    pub(super) published: Option<DateTime>,
    pub(super) published_has_time: bool,
    around: Option<Date>,
    /// The last date mentioned, for "the following year", "a day earlier".
    pub(super) mention: Option<(Interval, Grain)>,
    /// The last quarter mentioned: "a year earlier" in a report on a quarter means that quarter.
    pub(super) quarter: Option<Date>,
    /// The last day that was read, and the token behind it.
    pub(super) last_day: Option<(usize, Date)>,
    /// Does the article write its clock times with twenty-four hours?
    pub(super) whole_day: Cell<bool>,
    depth: Cell<u8>,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, sentences: &'t [Span], context: &Context) -> Self {
        let lexicon = lexicon();
        Self {
            text,
            tokens: super::token::tokens(text, lexicon),
            sentences,
            lexicon,
            published: context.published,
            published_has_time: context.published_has_time,
            around: context.around,
            mention: None,
            quarter: None,
            last_day: None,
            whole_day: Cell::new(false),
            depth: Cell::new(0),
        }
    }

    pub(super) fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    pub(super) fn class(&self, i: usize) -> Class {
        self.tokens.get(i).map_or(Class::None, |t| t.class)
    }

    /// The class of the token before `i`.
    pub(super) fn before(&self, i: usize) -> Class {
        i.checked_sub(1).map_or(Class::None, |i| self.class(i))
    }

    pub(super) fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).and_then(|t| self.text.get(t.start..t.end)).unwrap_or("")
    }

    /// The text from token `i` on.
    pub(super) fn rest(&self, i: usize) -> Option<&'t str> {
        self.text.get(self.tokens.get(i)?.start..)
    }

    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    /// Is token `i` a word of the topic (see [`super::lexicon::cue`])?
    pub(super) fn cues(&self, i: usize, topic: u32) -> bool {
        self.is_word(i) && self.lexicon.cues.find(pack(self.word(i))).is_some_and(|bits| bits & topic != 0)
    }

    pub(super) fn is_mark(&self, i: usize, mark: u8) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == Kind::Mark && t.mark == mark)
    }

    /// A whole number.
    pub(super) fn whole(&self, i: usize) -> Option<u32> {
        self.tokens.get(i).and_then(|t| t.whole)
    }

    /// Does token `i` touch the one before it?
    pub(super) fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| !t.space)
    }

    /// Is token `i` a word?
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == Kind::Word)
    }

    /// Does token `i` begin with a capital?
    pub(super) fn upper(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.upper)
    }

    /// Does token `i` begin a line of its own?
    pub(super) fn line(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.line)
    }

    /// The token behind a hyphen at `i`, or `i`.
    pub(super) fn after_hyphen(&self, i: usize) -> usize {
        if self.is_mark(i, b'-') && self.glued(i) { i + 1 } else { i }
    }

    /// The token behind a comma at `i`, or `i`.
    pub(super) fn after_comma(&self, i: usize) -> usize {
        if self.is_mark(i, b',') { i + 1 } else { i }
    }

    /// The token behind "'s" at `i`, or `i`.
    pub(super) fn after_possessive(&self, i: usize) -> usize {
        if self.is_mark(i, b'\'') && self.glued(i) {
            return if self.is(i + 1, "s") && self.glued(i + 1) { i + 2 } else { i + 1 };
        }
        i
    }

    /// The article's day.
    pub(super) fn today(&self) -> Option<Date> {
        self.published.map(DateTime::date)
    }

    /// A day not far from the ones told: the article's, else the one its neighbours suggest. It
    /// gives a month and day their year, and nothing else.
    pub(super) fn near(&self) -> Option<Date> {
        self.today().or(self.around)
    }

    /// The tokens of the sentence around token `i`, at most `reach` to each side.
    pub(super) fn window(&self, i: usize, reach: usize) -> (usize, usize) {
        let (mut from, mut to) = (i.saturating_sub(reach), (i + reach).min(self.tokens.len()));
        let Some(token) = self.token(i) else { return (i, i) };
        let next = self.sentences.partition_point(|s| s.start <= token.start);
        if let Some(sentence) = next.checked_sub(1).and_then(|n| self.sentences.get(n)) {
            while from < i && self.tokens[from].start < sentence.start {
                from += 1;
            }
            while to > i + 1 && self.tokens[to - 1].start >= sentence.end.max(token.end) {
                to -= 1;
            }
        }
        (from, to)
    }

    /// Walks the text.
    pub(super) fn run(mut self) -> Vec<Time> {
        let mut found: Vec<Found> = Vec::new();
        let mut i = 0;
        while i < self.tokens.len() {
            if !self.may_begin(i) {
                i += 1;
                continue;
            }
            match self.expression(i) {
                Some(next) if next.end > i => {
                    self.remember(&next);
                    i = next.end;
                    found.push(next);
                }
                _ => i += 1,
            }
        }
        self.settle(&mut found);
        found.iter().filter_map(|f| self.time(f)).collect()
    }

    fn remember(&mut self, found: &Found) {
        if let (Some(interval), TimexType::Date | TimexType::Time) = (found.interval, found.kind) {
            self.mention = Some((interval, found.grain));
            self.last_day = (found.grain == Grain::Day && !found.range).then(|| (found.end, interval.begin.date()));
            if found.grain == Grain::Quarter && !found.derived {
                self.quarter = Some(interval.begin.date());
            }
        }
    }

    /// May an expression begin at token `i`?
    fn may_begin(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        match token.kind {
            Kind::Mark => token.mark == b'\'',
            Kind::Number => true,
            Kind::Word => {
                !matches!(
                    token.class,
                    Class::Of
                        | Class::And
                        | Class::Or
                        | Class::To
                        | Class::On
                        | Class::By
                        | Class::For
                        | Class::Since
                        | Class::Until
                ) && (token.class != Class::None || self.starts_feast(i) || self.starts_otherwise(i))
            }
        }
    }

    /// May an expression begin with a word that says nothing of time by itself: "Q3", "w/c"?
    fn starts_otherwise(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.end - token.start == 1 && (self.is_quarter_code(i) || self.is(i, "w") && self.is_mark(i + 1, b'/'))
    }

    /// The longest reading at token `i`, joined with what it makes one time with.
    fn expression(&self, i: usize) -> Option<Found> {
        // a word that goes on to the left is another word: "Zapad-2025", "re-elect", "G7"
        if self.glued(i) && i > 0 && !self.opens(i) {
            return None;
        }
        let found = self.single(i)?;
        Some(self.range(found))
    }

    /// May an expression stand right behind what touches token `i` on the left?
    fn opens(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|b| self.token(b)) else { return true };
        match before.kind {
            Kind::Mark => match before.mark {
                b'(' | b'[' | b'"' | b'`' | b'_' | 0xff | b',' | b';' | b':' | b'*' | b'|' | b'>' => true,
                b'\'' => before.space,
                // "23-24 July", "Monday-Friday", "Moscow-July 23", and not "Zapad-2025", "B-52"
                b'-' | b'/' => {
                    before.space
                        || self.tokens[i].kind == Kind::Word && !matches!(self.class(i), Class::Number(_) | Class::A)
                }
                _ => false,
            },
            // "India23-07-2025": a date glued to a name by a scraper
            Kind::Word => self.is_full_numeric_date(i),
            Kind::Number => false,
        }
    }

    /// The longest single reading.
    pub(super) fn single(&self, i: usize) -> Option<Found> {
        let found = if self.class(i) == Class::The {
            // "the 3pm appointment" is marked without its article
            let noun = |f: &Found| f.minutes.is_some() && self.is_word(f.end) && self.class(f.end) == Class::None;
            self.core(i + 1, true).map(|f| if noun(&f) { f } else { f.from(i) })
        } else {
            self.core(i, false)
        }?;
        let found = self.with_clock(found);
        Some(found)
    }

    /// The longest reading at `i`; `the` tells that the article stands before it. Expressions nest
    /// ("early in the second week of last May"), but no deeper than [`DEPTH`].
    pub(super) fn core(&self, i: usize, the: bool) -> Option<Found> {
        if self.depth.get() >= DEPTH {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let found = self.productions(i, the);
        self.depth.set(self.depth.get() - 1);
        found
    }

    fn productions(&self, i: usize, the: bool) -> Option<Found> {
        let mut best: Option<Found> = None;
        let mut take = |found: Option<Found>| {
            if let Some(found) = found
                && best.as_ref().is_none_or(|b| found.end > b.end)
            {
                best = Some(found);
            }
        };
        let token = self.token(i)?;
        match token.class {
            // "the August 1988 ceasefire": a date in front of its noun is marked without the article
            Class::Month(_) if !the => take(self.month_first(i)),
            Class::Weekday(_) => {
                take(self.weekday_first(i, the));
            }
            Class::Weekdays(day) if !the => take(Some(self.weekdays(i, day))),
            Class::Season(_) => take(self.season(i, the)),
            Class::Part(_) => take(self.part(i, the)),
            Class::Clock(_) => take(self.clock(i)),
            Class::Deictic(_) | Class::Tonight | Class::Overnight => {
                if !the {
                    take(self.deictic(i));
                }
            }
            Class::Ref(_) => take(self.reference(i, the)),
            Class::Shift(_) => take(self.shifted(i, the)),
            Class::That if !the => take(self.anaphor(i)),
            Class::Edge(_) => take(self.edge(i)),
            Class::EdgeNoun(_) => take(self.edge_noun(i)),
            Class::Comparative(_) if !the => take(self.comparative(i)),
            Class::Each if !the => take(self.each(i)),
            // "The Daily Mercury"
            Class::Set(repeat)
                if !the
                    && !token.name
                    && !(token.upper && (self.upper(i + 1) || self.glued(i + 1) && !self.is_mark(i + 1, b'.'))) =>
            {
                // "rises 8% annually", "10,000 units annually" are rates
                let rate =
                    self.is(i, "annually") && (i.saturating_sub(3)..i).any(|at| self.tokens[at].kind == Kind::Number);
                take((!rate).then(|| Found::other(i, i + 1, TimexType::Set, repeat.value(), Grain::Day)));
            }
            Class::Fiscal => take(self.fiscal(i)),
            Class::Ordinal(_) => {
                take(self.day_first(i));
                take(self.ordinal(i, the));
            }
            Class::Unit(..) => {
                take(self.clock(i));
                take(self.bare_unit(i, the));
                take(self.unit_alone(i));
                if the {
                    take(self.the_unit(i));
                }
            }
            Class::Units(..) if !the => take(self.bare_units(i)),
            Class::Round if !the => take(self.times_a(i)),
            Class::DecadeName(_) => take(self.decade_name(i, the)),
            Class::These if !the && self.is(i + 1, "days") => {
                take(Some(Found::other(i, i + 2, TimexType::Date, "PRESENT_REF", Grain::Day)));
            }
            // "sales for the full year"
            Class::All if the => {
                if let Class::Unit(grain, _) = self.class(i + 1)
                    && grain > Grain::Day
                    && !self.is(i, "all")
                    && let Some(today) = self.today()
                {
                    take(Some(Found { vague: true, ..Found::date(i, i + 2, Point::around(today, grain)).relative() }));
                }
            }
            Class::Another | Class::All if !the => take(self.duration(i, the)),
            Class::No
            | Class::Bound(_)
            | Class::At
            | Class::Half
            | Class::Couple
            | Class::Some
            | Class::A
            | Class::Scale(_) => {
                take(self.duration(i, the));
                if token.class == Class::Bound(Bounds::About) {
                    take(self.about(i));
                }
                if matches!(token.class, Class::Half | Class::A) {
                    take(self.clock(i));
                }
            }
            Class::Number(_) => {
                take(self.duration(i, the));
                take(self.clock(i));
                take(self.spoken_year(i));
                take(self.day_first(i));
                take(self.times_a(i));
            }
            _ if token.kind == Kind::Number => {
                take(self.numeric_date(i));
                take(self.day_first(i));
                take(self.day_after(i));
                take(self.clock(i));
                take(self.duration(i, the));
                take(self.year(i, the));
                take(self.ordinal(i, the));
                take(self.times_a(i));
            }
            _ if token.mark == b'\'' => take(self.decade(i)),
            _ => {
                take(self.quarter_code(i));
                take(self.week_commencing(i));
            }
        }
        if self.starts_feast(i) {
            take(self.feast(i));
        }
        best
    }

    /// What only the whole text tells: roles, and clock times whose day another word gives.
    fn settle(&self, found: &mut [Found]) {
        for at in 0..found.len() {
            if self.whole_day.get() {
                self.close_half_day(&mut found[at]);
            }
            found[at].role = Some(self.role(&found[at]));
            if found[at].minutes.is_some() && found[at].interval.is_none() {
                self.place_clock(found, at);
            }
        }
    }

    fn time(&self, found: &Found) -> Option<Time> {
        let span = Span::new(self.token(found.start)?.start, self.token(found.end.checked_sub(1)?)?.end);
        Some(Time {
            span,
            timex_type: found.kind,
            timex_value: found.value.clone(),
            interval: found.interval,
            length: found.length,
            role: found.role.unwrap_or(TimeRole::Other),
            relative: found.relative,
            vague: found.vague || found.modifier.is_some() || found.bounds.is_some() && found.length.is_none(),
            modifier: found.modifier,
            grain: found.grain,
            range: found.range,
            zone_minutes: found.zone,
            half_day_open: found.half_day_open,
        })
    }
}
