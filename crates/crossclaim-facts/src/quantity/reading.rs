//! Reads the quantities of one sentence: number, currency, unit, range, bound, role, what is counted.
//!
//! Comes in: a [`Line`], the times found in the text, the place of the article. Goes out: the
//! quantities in order. Each step lives in a file of its own; here they are put together:
//!
//! 1. `guard` passes over dates, versions, addresses
//! 2. `numeral` reads the number
//! 3. `unit` reads the sign in front and the unit behind
//! 4. a range or score takes in a second number
//! 5. `bound` reads the words around it
//! 6. the role is settled
//! 7. `counted` and `scope` read what it is about

use super::counted::{self, Need};
use super::guard::{self, Verdict};
use super::lexicon::{LEXICON, class};
use super::line::Line;
use super::numeral::{self, Numeral, Shape};
use super::scope::{self, Place};
use super::unit::{self, Found};
use super::value::{Bound, Quantity, QuantityRole};
use super::{Time, TimexType, bound};
use crossclaim_text::Span;
use rust_decimal::Decimal;

/// Words of games and votes: "2-3" beside them is a score and no range.
const PLAY: [&str; 44] = [
    "won",
    "win",
    "wins",
    "winning",
    "beat",
    "beats",
    "beaten",
    "lost",
    "lose",
    "loss",
    "defeat",
    "defeated",
    "victory",
    "draw",
    "drew",
    "vote",
    "voted",
    "votes",
    "score",
    "scored",
    "lead",
    "led",
    "leads",
    "trail",
    "trailed",
    "tie",
    "aggregate",
    "thrashed",
    "edged",
    "downed",
    "half",
    "penalties",
    "shootout",
    "series",
    "ruling",
    "ruled",
    "decision",
    "majority",
    "level",
    "made",
    "down",
    "ahead",
    "result",
    "final",
];

/// A number with its unit or currency.
struct Amount {
    from: usize,
    to: usize,
    numeral: Numeral,
    unit: Option<Found>,
}

impl Amount {
    /// Multiplies number and step.
    fn scale(&mut self, by: Decimal) {
        if let (Some(value), Some(step)) = (self.numeral.value.checked_mul(by), self.numeral.step.checked_mul(by)) {
            (self.numeral.value, self.numeral.step) = (value, step);
        }
    }
}

/// Reads one sentence.
pub(super) struct Reader<'l, 'a> {
    pub line: &'l Line<'a>,
    /// The times that may touch the sentence, in order.
    pub times: &'l [Time],
    /// The dateline's place.
    pub place: Option<&'l str>,
}

impl Reader<'_, '_> {
    /// Appends the quantities of the sentence to `found`.
    pub fn read(&self, found: &mut Vec<Quantity>) {
        let mut at = 0;
        let mut floor = 0;
        while at < self.line.len() {
            if !self.line.tokens[at].numeral {
                at += 1;
                continue;
            }
            let (quantity, next) = self.one(at, floor);
            if let Some(quantity) = quantity {
                found.push(quantity);
                floor = next;
            }
            at = next.max(at + 1);
        }
    }

    /// The quantity whose number begins at `at`, and where to read on.
    fn one(&self, at: usize, floor: usize) -> (Option<Quantity>, usize) {
        let line = self.line;
        if let Some(end) = self.in_time(at, at + 1) {
            return (None, end);
        }
        if line.is_digits(at)
            && let Verdict::Skip(to) = guard::digits(line, at, floor)
        {
            return (None, to);
        }
        let Some(numeral) = numeral::read(line, at) else { return (None, at + 1) };
        let numeral = Numeral { from: numeral.from.max(floor).min(at), ..numeral };
        match guard::named(line, &numeral) {
            Verdict::Identifier(to) => {
                let mut quantity = Quantity::exact(line.span(numeral.from, to), numeral.value, Decimal::ONE);
                quantity.role = QuantityRole::Identifier;
                return (Some(quantity), to);
            }
            Verdict::Skip(to) => return (None, to),
            Verdict::Number => {}
        }
        if numeral.shape == Shape::Ordinal {
            return self.ordinal(&numeral);
        }
        if numeral.shape == Shape::Fold {
            return self.fold(&numeral, floor);
        }
        if line.word(at) == "one" && numeral.to == at + 1 && !self.one_counts(at) {
            return (None, at + 1);
        }
        let first = self.amount(numeral, floor);
        // "in 2 years": a time found as a date is no quantity, "50 days" is one of both
        if let Some(end) = self.in_time(first.from, first.to) {
            return (None, end);
        }
        if let Some((quantity, next)) = self.score(&first) {
            return (Some(quantity), next);
        }
        self.quantity(first, floor)
    }

    /// The end of the date, clock time or set that the tokens lie in. A duration's number is a quantity
    /// too.
    fn in_time(&self, from: usize, to: usize) -> Option<usize> {
        let span = self.line.span(from, to);
        let at = self.times.partition_point(|time| time.span.end <= span.start);
        let time = self.times.get(at)?;
        if !time.span.overlaps(span) || time.timex_type == TimexType::Duration {
            return None;
        }
        // "$5 a day" may be a set whose number is money: only numbers wholly inside are dates
        if !time.span.contains(span) {
            return None;
        }
        let mut end = to;
        while self.line.tokens.get(end).is_some_and(|token| token.start < time.span.end) {
            end += 1;
        }
        Some(end)
    }

    /// Is "one" a number here? Not in "the one", "no one", "one of the most", "one is".
    fn one_counts(&self, at: usize) -> bool {
        let line = self.line;
        let before = if at > 0 { line.word(at - 1) } else { "" };
        let next = line.word(at + 1);
        if matches!(before, "the" | "no" | "any" | "some" | "every" | "each" | "another" | "number" | "formula") {
            return false;
        }
        // "one mile" and "one year" measure; "one day" is some day
        if !matches!(next, "day" | "night" | "minute" | "second" | "a" | "m")
            && unit::behind(line, at + 1, Decimal::ONE, None).is_some()
        {
            return true;
        }
        if matches!(
            before,
            "this"
                | "that"
                | "which"
                | "other"
                | "last"
                | "next"
                | "previous"
                | "first"
                | "current"
                | "right"
                | "only"
                | "square"
                | "day"
                | "loved"
                | "new"
                | "good"
                | "big"
                | "is"
                | "air"
                | "force"
        ) {
            return false;
        }
        if next == "more" {
            return line.is_word(at + 2) && line.class(at + 2) & class::END == 0;
        }
        if matches!(
            next,
            "another"
                | "day"
                | "night"
                | "thing"
                | "time"
                | "way"
                | "less"
                | "such"
                | "side"
                | "end"
                | "hand"
                | "reason"
                | "\'"
        ) {
            return false;
        }
        if line.hyphen(at + 1) {
            return line.is_word(at + 2);
        }
        let numbered = line.tokens.get(at + 1).is_some_and(|token| token.numeral);
        let noun =
            line.is_word(at + 1) && (line.class(at + 1) & class::END == 0 || line.class(at + 1) & class::STATE != 0);
        numbered || noun || line.len() == 1
    }

    /// The number with the currency sign before and the unit behind it.
    fn amount(&self, numeral: Numeral, floor: usize) -> Amount {
        let line = self.line;
        let mut amount = Amount { from: numeral.from, to: numeral.to, numeral, unit: None };
        if let Some((row, from)) = unit::sign_before(line, numeral.from, floor, self.place) {
            amount.from = from;
            let (per, to) = unit::rate(line, numeral.to).map_or((None, numeral.to), |(per, to)| (Some(per), to));
            // "$ 10 dollars", "US$5 USD": the name repeats the sign
            let to = match unit::behind(line, numeral.to, numeral.value, self.place) {
                Some(found)
                    if per.is_none() && LEXICON.units[found.row].money && !found.hyphen && line.is_word(numeral.to) =>
                {
                    found.to
                }
                _ => to,
            };
            if unit::in_millions(line, from) {
                amount.scale(Decimal::from(1_000_000));
            }
            amount.unit = Some(Found { row, to, per, hyphen: false, millions: false });
            amount.to = to;
        } else if let Some(found) = unit::behind(line, numeral.to, numeral.value, self.place) {
            amount.to = found.to;
            // "75 USD million", "30 MUSD": the scale behind the code, or in it
            if LEXICON.units[found.row].money && !found.hyphen && numeral.shape == Shape::Digits {
                let behind = LEXICON
                    .numerals
                    .get(line.word(found.to))
                    .and_then(|word| word.scale)
                    .filter(|scale| *scale > Decimal::ONE_THOUSAND);
                amount.to += usize::from(behind.is_some());
                amount.scale(behind.unwrap_or(Decimal::ONE));
            }
            if found.millions {
                amount.scale(Decimal::from(1_000_000));
            }
            amount.unit = Some(found);
        }
        amount
    }

    /// "3-1", "2-2", "7-2 vote": two small whole numbers tied by a dash that make no range.
    fn score(&self, first: &Amount) -> Option<(Quantity, usize)> {
        let line = self.line;
        let dash = first.numeral.to;
        if first.unit.is_some()
            || first.numeral.shape == Shape::Vague
            || !line.dash(dash)
            || !line.glued(dash)
            || !line.glued(dash + 1)
        {
            return None;
        }
        if !(line.is_digits(dash + 1) && line.is_digits(dash - 1)) || first.numeral.to != first.numeral.from + 1 {
            return None;
        }
        let (a, b) = (first.numeral.value, numeral::digits(line.raw(dash + 1))?);
        let small = |v: Decimal| v.scale() == 0 && v < Decimal::ONE_THOUSAND;
        if !small(a) || !small(b) || line.glued(dash + 2) && (line.is_word(dash + 2) || line.dash(dash + 2)) {
            return None;
        }
        if unit::behind(line, dash + 2, b, self.place).is_some() {
            return None;
        }
        let near = (first.from.saturating_sub(5)..dash + 6).any(|i| i != dash && PLAY.contains(&line.word(i)));
        // names on both sides: "Rovers 2-3 Port Ellis"
        let names = first.from > 0 && line.capital(first.from - 1) && line.capital(dash + 2);
        let bounded = bound::before(line, first.from, 0).is_some();
        if a < b && !(near && !bounded && !self.counts(dash + 2)) && !names {
            return None;
        }
        let span = line.span(first.from, dash + 2);
        let mut quantity = Quantity::exact(span, a, Decimal::ONE);
        quantity.role = QuantityRole::Score;
        quantity.value = None;
        (quantity.low, quantity.high) = (Some(a.min(b)), Some(a.max(b)));
        Some((quantity, dash + 2))
    }

    /// Does a plural follow that a range could count?
    fn counts(&self, at: usize) -> bool {
        counted::behind(self.line, at, Need::Plural).is_some()
    }

    /// "between 30 and 40", "12-15", "12 to 15", "two or three": the second amount of a range.
    fn range_end(&self, first: &Amount, between: bool) -> Option<Amount> {
        let line = self.line;
        let joint = first.to;
        let next = joint + 1;
        let word = line.word(joint);
        let dashed = line.dash(joint);
        let linked = dashed || word == "to" || between && word == "and" || word == "or";
        if !linked {
            return None;
        }
        let sign = (next..next + 3).find(|i| line.tokens.get(*i).is_some_and(|token| token.numeral))?;
        if sign > next && unit::sign_before(line, sign, next, self.place).is_none_or(|(_, from)| from != next) {
            return None;
        }
        if line.is_digits(sign) && matches!(guard::digits(line, sign, next), Verdict::Skip(_)) && !between && !dashed {
            return None;
        }
        // "from 3% to 5%" is two levels, "rose to 5" one
        let from_word = line.word(first.from.wrapping_sub(1)) == "from" && first.from > 0;
        let moved = (first.from.saturating_sub(7)..first.from).any(|i| LEXICON.changes.contains_key(line.word(i)));
        if word == "to"
            && (moved || from_word && (0..first.from).rev().take(8).any(|i| LEXICON.changes.contains_key(line.word(i))))
        {
            return None;
        }
        let numeral = numeral::read(line, sign)?;
        if matches!(numeral.shape, Shape::Ordinal | Shape::Fold | Shape::Ratio) || numeral.from < next {
            return None;
        }
        let second = self.amount(numeral, next);
        if word == "or" && (second.numeral.value > first.numeral.value * Decimal::TWO || first.unit.is_some()) {
            return None;
        }
        let kind = |amount: &Amount| amount.unit.as_ref().map(|u| (LEXICON.units[u.row].base, u.per));
        match (kind(first), kind(&second)) {
            (Some(a), Some(b)) if a.0 != b.0 => return None,
            // "10 km to 40 people"
            (Some((_, _)), None) if !first.unit.as_ref().is_some_and(|u| LEXICON.units[u.row].money) => return None,
            _ => {}
        }
        Some(second)
    }

    /// Puts the whole quantity together.
    fn quantity(&self, mut first: Amount, floor: usize) -> (Option<Quantity>, usize) {
        let line = self.line;
        let between = first.from > floor && line.word(first.from - 1) == "between";
        let mut second = self.range_end(&first, between);
        if let Some(end) = &second {
            // "2 to 3 million", "$5-6bn": the scale holds for both
            if let Some(scale) = scale_of(line, end)
                && first.numeral.value < Decimal::ONE_THOUSAND
                && first.numeral.shape == Shape::Digits
                && end.numeral.value >= scale
                && first.numeral.value * scale < end.numeral.value
            {
                first.numeral.value *= scale;
                first.numeral.step *= scale;
            }
            if first.numeral.value >= end.numeral.value {
                second = None;
            }
        }
        let mut from = first.from;
        let mut to = first.to;
        let unit = match &second {
            Some(end) => {
                to = end.to;
                end.unit.clone().or_else(|| first.unit.clone())
            }
            None => first.unit.clone(),
        };
        let mut value = first.numeral.value;
        let mut step = first.numeral.step;
        if second.is_none()
            && let Some((cents, end)) = self.cents(&first)
        {
            value += cents;
            step = Decimal::new(1, 2);
            to = end;
        }
        let mut quantity = Quantity::exact(Span::default(), value, step);
        let mut read_bound = None;
        if let Some(end) = &second {
            quantity.value = None;
            quantity.high = Some(end.numeral.value);
            quantity.precision = first.numeral.step.min(end.numeral.step);
            quantity.bound = Bound::Between;
            if between {
                from -= 1;
            } else if let Some((_, start)) = bound::before(line, from, floor) {
                from = start;
            }
        } else {
            if let Some((found, start)) = bound::before(line, from, floor) {
                read_bound = Some(found);
                from = start;
            } else if let Some((found, end)) = bound::behind(line, to) {
                read_bound = Some(found);
                to = end;
            }
            // "40 or more years", "three-plus miles": the unit behind the bound
            if unit.is_none()
                && read_bound.is_some()
                && let Some(found) = unit::behind(line, to, value, self.place)
            {
                to = found.to;
                quantity.unit = Some(found.unit());
                quantity.role = found.role();
            }
        }
        if let Some(found) = &unit {
            quantity.unit = Some(found.unit());
            quantity.role = found.role();
        } else if quantity.unit.is_none() && matches!(first.numeral.shape, Shape::Fraction | Shape::Ratio) {
            quantity.role = QuantityRole::Share;
            quantity.whole = first.numeral.whole;
        }
        let hyphen = unit.as_ref().is_some_and(|u| u.hyphen);
        if let Some(end) = self.age(from, to, &mut quantity) {
            to = end;
        }
        if let Some((start, end)) = self.scale(from, to, floor, &quantity) {
            quantity.role = QuantityRole::Scale;
            (from, to) = (start, end);
        }
        if first.numeral.loose && second.is_none() && first.numeral.shape == Shape::Vague
            || first.numeral.loose && second.is_none()
        {
            loosen(&mut quantity, &first.numeral);
        }
        match read_bound {
            Some(Bound::Exact) | None => {}
            Some(found) if quantity.value.is_some() => bound::apply(&mut quantity, found),
            Some(_) => {}
        }
        quantity.span = line.span(from, to);
        self.about(&mut quantity, from, to, floor, hyphen);
        (Some(quantity), to)
    }

    /// What it counts, its scope, its change.
    fn about(&self, quantity: &mut Quantity, from: usize, to: usize, floor: usize, hyphen: bool) {
        let line = self.line;
        let mut noun = (to, to);
        let need = match quantity.role {
            QuantityRole::Count if quantity.value == Some(Decimal::ONE) => Some(Need::Singular),
            QuantityRole::Count => Some(Need::Plural),
            QuantityRole::Share | QuantityRole::Measure | QuantityRole::Money => {
                Some(if hyphen { Need::Singular } else { Need::Whole })
            }
            _ => None,
        };
        if matches!(quantity.role, QuantityRole::Count)
            && let Some(at) = counted::whole_behind(line, to)
            && let Some(whole) = numeral::read(line, at)
            && matches!(whole.shape, Shape::Digits | Shape::Words)
            && quantity.value.is_some_and(|value| value < whole.value)
        {
            quantity.whole = Some(whole.value);
        }
        if let Some(need) = need
            && let Some((counted, end)) = counted::behind(line, to, need)
        {
            let at = (to..end).find(|i| line.tokens[*i].start >= counted.span.start).unwrap_or(to);
            noun = (at, end);
            quantity.counted = Some(counted);
        }
        let place = Place { from, to, noun, floor };
        quantity.scope = scope::read(line, place);
        if quantity.whole.is_some()
            && quantity.role == QuantityRole::Count
            && quantity.scope.part_of.is_none()
            && noun.1 > to
        {
            quantity.scope.part_of = Some(line.span(to, noun.1));
        }
        if quantity.counted.is_none() && quantity.role == QuantityRole::Count {
            quantity.counted = scope::elided(line, place);
        }
        let measured = matches!(
            quantity.role,
            QuantityRole::Share | QuantityRole::Points | QuantityRole::Money | QuantityRole::Measure
        );
        quantity.change = scope::change(line, place, measured);
    }

    /// "3 dollars 50 cents", "thirteen dollars and forty-five cents": the hundredths behind a currency.
    fn cents(&self, first: &Amount) -> Option<(Decimal, usize)> {
        let line = self.line;
        let unit = first.unit.as_ref()?;
        let row = &LEXICON.units[unit.row];
        if !row.money || row.factor != Decimal::ONE || first.numeral.value.scale() > 0 || unit.per.is_some() {
            return None;
        }
        let at = if line.word(first.to) == "and" { first.to + 1 } else { first.to };
        if !line.tokens.get(at)?.numeral {
            return None;
        }
        let numeral = numeral::read(line, at)
            .filter(|n| n.from == at && n.value < Decimal::ONE_HUNDRED && n.value.scale() == 0)?;
        // "15 dollars 50", "15 dollars and 50": nothing behind that it could count
        let bare = line.breaks(numeral.to) || line.kind(numeral.to).is_none() || line.word(numeral.to) == "more";
        if bare && line.is_word(first.to - 1) && unit.to == first.to {
            return Some((numeral.value / Decimal::ONE_HUNDRED, numeral.to));
        }
        let small = unit::behind(line, numeral.to, numeral.value, self.place)?;
        let cent = &LEXICON.units[small.row];
        let fits = cent.money && cent.factor == Decimal::new(1, 2) && (cent.base == row.base || cent.code == "cent");
        (fits && numeral.from == at && numeral.value < Decimal::ONE_HUNDRED)
            .then(|| (numeral.value / Decimal::ONE_HUNDRED, small.to))
    }

    /// "third round", "the 119th minute": kept where a noun follows.
    fn ordinal(&self, numeral: &Numeral) -> (Option<Quantity>, usize) {
        let line = self.line;
        let Some((counted, _)) = counted::behind(line, numeral.to, Need::Singular) else { return (None, numeral.to) };
        let mut quantity = Quantity::exact(line.span(numeral.from, numeral.to), numeral.value, Decimal::ONE);
        quantity.role = QuantityRole::Ordinal;
        quantity.counted = Some(counted);
        (Some(quantity), numeral.to)
    }

    /// "nearly doubled", "more than halved": a factor.
    fn fold(&self, numeral: &Numeral, floor: usize) -> (Option<Quantity>, usize) {
        let line = self.line;
        let mut quantity = Quantity::exact(line.span(numeral.from, numeral.to), numeral.value, numeral.step);
        quantity.role = QuantityRole::Scale;
        quantity.change = if numeral.value < Decimal::ONE { -1 } else { 1 };
        if let Some((found, from)) = bound::before(line, numeral.from, floor) {
            bound::apply(&mut quantity, found);
            quantity.span = line.span(from, numeral.to);
        }
        (Some(quantity), numeral.to)
    }

    /// "34 years old", "a 20-year-old", "aged 34", "Smith, 34,": the age, with the unit it is said in.
    fn age(&self, from: usize, to: usize, quantity: &mut Quantity) -> Option<usize> {
        let line = self.line;
        let year = || {
            LEXICON.unit_by_code("a").map(|row| super::Unit {
                code: row.code.to_owned(),
                base: row.base.to_owned(),
                factor: row.factor,
                offset: row.offset,
                per: None,
            })
        };
        if quantity.role == QuantityRole::Duration {
            let joint = if line.hyphen(to) { to + 1 } else { to };
            let old = match (line.word(joint), line.word(joint + 1)) {
                ("old" | "olds", _) => joint + 1,
                ("of", "age") => joint + 2,
                _ => return None,
            };
            quantity.role = QuantityRole::Age;
            return Some(old);
        }
        if quantity.unit.is_some() || quantity.role != QuantityRole::Count {
            return None;
        }
        let before = if from > 0 { line.word(from - 1) } else { "" };
        let aged = matches!(before, "aged" | "age")
            || before == "of" && from > 1 && line.word(from - 2) == "age"
            || matches!(line.word(to), "yo");
        // "Maria Lenz, 34, was": a name in front, commas on both sides
        let value = quantity.value?;
        let plausible = value.scale() == 0 && value > Decimal::ONE && value < Decimal::from(115);
        let named = before == ","
            && from > 1
            && line.capital(from - 2)
            && line.is_word(from - 2)
            && line.class(from - 2) == 0
            && (matches!(line.word(to), "," | ".")
                || line.kind(to).is_none()
                || line.class(to) & class::AUXILIARY != 0)
            && line.is_digits(to - 1);
        if (aged || named) && plausible {
            quantity.role = QuantityRole::Age;
            quantity.unit = year();
            return Some(if line.word(to) == "yo" { to + 1 } else { to });
        }
        None
    }

    /// "magnitude 6.4", "a 6.4-magnitude quake", "6.7 on the Richter scale", "three times higher".
    fn scale(&self, from: usize, to: usize, floor: usize, quantity: &Quantity) -> Option<(usize, usize)> {
        let line = self.line;
        if quantity.unit.is_some() || quantity.role != QuantityRole::Count {
            return None;
        }
        let back = |n: usize| from.checked_sub(n).filter(|i| *i >= floor).map_or("", |i| line.word(i));
        if matches!(back(1), "magnitude" | "category")
            || matches!(back(2), "magnitude") && matches!(back(1), "of" | "at" | "a")
        {
            return Some((from, to));
        }
        let joint = if line.hyphen(to) { to + 1 } else { to };
        if matches!(line.word(joint), "magnitude") {
            return Some((from, to));
        }
        if matches!(
            (line.word(to), line.word(to + 1), line.word(to + 2)),
            ("on", "the", "richter") | ("on", "richter", _)
        ) {
            return Some((from, to));
        }
        let measured = matches!((back(2), back(1)), ("measured" | "measuring" | "registered", "at"))
            || matches!(back(1), "measuring" | "registering");
        if measured && quantity.value.is_some_and(|v| v.scale() > 0) && line.class(to) & class::END != 0 {
            return Some((from, to));
        }
        if line.word(to) == "times" || line.raw(to) == "x" && line.glued(to) {
            let than = matches!(
                line.word(to + 1),
                "more"
                    | "higher"
                    | "larger"
                    | "greater"
                    | "bigger"
                    | "as"
                    | "the"
                    | "its"
                    | "their"
                    | "that"
                    | "what"
                    | "faster"
                    | "less"
                    | "longer"
                    | "over"
                    | "normal"
                    | "earnings"
            );
            if than || line.raw(to) == "x" {
                return Some((from, to + 1));
            }
        }
        None
    }
}

/// The scale word that ends an amount's number: "3 million", "6bn".
fn scale_of(line: &Line, amount: &Amount) -> Option<Decimal> {
    let word = LEXICON.numerals.get(line.word(amount.numeral.to.checked_sub(1)?))?;
    word.scale.or(word.short).filter(|scale| *scale >= Decimal::ONE_HUNDRED)
}

/// "hundreds", "several thousand": from one of the scale to twenty of it, open above where only
/// the order is said.
fn loosen(quantity: &mut Quantity, numeral: &Numeral) {
    let Some(value) = quantity.value else { return };
    quantity.bound = Bound::About;
    if numeral.shape == Shape::Vague {
        quantity.low = Some(value);
        quantity.high = value.checked_mul(Decimal::from(20));
        quantity.high_closed = false;
    } else {
        quantity.low = value.checked_mul(Decimal::new(6, 1));
        quantity.high = value.checked_mul(Decimal::from(3));
    }
}
