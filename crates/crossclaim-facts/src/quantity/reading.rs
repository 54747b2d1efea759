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
//!
//! A quantity is a number with a unit as the BIPM's SI brochure and NIST SP 811 define it, and in a text its bound, its
//! scope and what it counts.

use super::cardinal::{Numeral, Shape};
use super::coin;
use super::counted::{self, Need};
use super::guard::{self, Verdict};
use super::lexicon::{LEXICON, class};
use super::line::Line;
use super::numeral;
use super::scope::{self, Place};
use super::unit::{self, Found};
use super::value::{Bound, Quantity, QuantityRole};
use super::{Time, TimexType, bound, role};
use crossclaim_text::Span;
use rust_decimal::Decimal;

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
        if let Some(end) = guard::spoken_year(line, at) {
            return (None, end);
        }
        if line.word(at) == "one" && numeral.from == at && numeral.to == at + 1 && !role::one_counts(line, at) {
            return (None, at + 1);
        }
        let first = self.amount(numeral, floor);
        // "in 2 years": a time found as a date is no quantity, "50 days" is one of both
        if let Some(end) = self.in_time(first.from, first.to) {
            return (None, end);
        }
        if let Some(found) = self.one_in(&first) {
            return found;
        }
        if first.unit.is_none()
            && let Some((quantity, next)) = role::score(line, &first.numeral)
        {
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
                    if per.is_none()
                        && LEXICON.units[found.row].money
                        && LEXICON.units[found.row].base == LEXICON.units[row].base
                        && !found.hyphen
                        && line.is_word(numeral.to) =>
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
        } else if let Some(found) =
            unit::behind(line, numeral.to, numeral.value, self.place).or_else(|| self.of_a_unit(&numeral))
        {
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
        } else if let Some(from) = coin::sign(line, amount.numeral.from, floor) {
            amount.from = from;
        }
        amount
    }

    /// "one family in three": a share with its noun between part and whole.
    fn one_in(&self, first: &Amount) -> Option<(Option<Quantity>, usize)> {
        let line = self.line;
        if first.unit.is_some() || first.numeral.value != Decimal::ONE || line.word(first.from) != "one" {
            return None;
        }
        let (counted, end) = counted::behind(line, first.to, Need::Singular)?;
        if line.word(end) != "in" || !line.tokens.get(end + 1)?.numeral {
            return None;
        }
        let whole = numeral::read(line, end + 1)?;
        let usual = whole.value >= Decimal::TWO && whole.value <= Decimal::from(20) && whole.value.scale() == 0;
        let counts = counted::behind(line, whole.to, Need::Plural).is_some()
            || unit::behind(line, whole.to, whole.value, self.place).is_some();
        if !usual || counts || whole.shape == Shape::Ordinal {
            return None;
        }
        let value = Decimal::ONE.checked_div(whole.value)?;
        let mut quantity = Quantity::exact(line.span(first.from, whole.to), value, value.checked_div(whole.value)?);
        quantity.role = QuantityRole::Share;
        quantity.whole = Some(whole.value);
        quantity.counted = Some(counted);
        let place = Place { from: first.from, to: whole.to, noun: (whole.to, whole.to), floor: first.from };
        quantity.scope = scope::read(line, place, false);
        Some((Some(quantity), whole.to))
    }

    /// "half an hour", "three quarters of a mile", "a third of one percent": the unit a fraction is of.
    fn of_a_unit(&self, numeral: &Numeral) -> Option<Found> {
        let line = self.line;
        if numeral.shape == Shape::Vague && line.word(numeral.to) == "of" {
            // "tens of thousands of dollars", "hundreds of miles"
            return unit::behind(line, numeral.to + 1, numeral.value, self.place).filter(|found| !found.hyphen);
        }
        if numeral.shape != Shape::Fraction {
            return None;
        }
        let article = if line.word(numeral.to) == "of" { numeral.to + 1 } else { numeral.to };
        let leads = matches!(line.word(article), "a" | "an") || line.word(article) == "one" && article > numeral.to;
        leads
            .then(|| unit::behind(line, article + 1, numeral.value, self.place))
            .flatten()
            .filter(|found| !found.hyphen)
    }

    /// "between 30 and 40", "12-15", "12 to 15", "two or three": the second amount of a range.
    fn range_end(&self, first: &Amount, between: bool) -> Option<Amount> {
        let line = self.line;
        let joint = first.to;
        let next = joint + 1;
        let word = line.word(joint);
        let dashed = line.dash(joint);
        let bare = line.is_digits(joint.wrapping_sub(1)) && line.is_digits(next);
        let linked = dashed
            || word == "to"
            || between && word == "and"
            || word == "or"
            || bare && (word == "through" || line.raw(joint) == "~" && line.glued(joint) && line.glued(next));
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
        let moves = |i: usize| LEXICON.changes.contains_key(line.word(i)) && !matches!(line.word(i), "more" | "less");
        if word == "to" && (first.from.saturating_sub(7)..first.from).any(moves) {
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

    /// "5.2 ± 0.3 percent", "30 +/- 2 metres": how far the number may be off (ISO 80000-1 writes it so).
    fn spread(&self, first: &Amount) -> Option<Amount> {
        let line = self.line;
        let at = first.to;
        let next = match line.raw(at) {
            "±" => at + 1,
            "+" if line.raw(at + 1) == "/" && line.dash(at + 2) && line.glued(at + 1) && line.glued(at + 2) => at + 3,
            _ => return None,
        };
        let numeral = line.tokens.get(next).filter(|token| token.numeral).and_then(|_| numeral::read(line, next))?;
        let numeral = Numeral { from: numeral.from.max(next), ..numeral };
        let second = self.amount(numeral, next);
        let base = |amount: &Amount| amount.unit.as_ref().map(|unit| LEXICON.units[unit.row].base);
        let agree = base(first).is_none() || base(&second).is_none() || base(first) == base(&second);
        (agree && second.numeral.value >= Decimal::ZERO).then_some(second)
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
        if second.is_none()
            && let Some((more, finer, end)) = self.smaller_unit(&first)
        {
            (value, step, to) = (value + more, finer, end);
        }
        let spread = self.spread(&first).filter(|_| second.is_none());
        let unit = match &spread {
            Some(end) => {
                to = end.to;
                end.unit.clone().or(unit)
            }
            None => unit,
        };
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
            }
            // "about 500 or more" is a least number
            if matches!(read_bound, None | Some(Bound::About | Bound::Exact))
                && let Some((found, end)) = bound::behind(line, to)
            {
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
        let noun_behind = line.is_word(to) && line.class(to) & class::END == 0 && !line.tokens[to].numeral;
        if let Some(found) = &unit {
            quantity.unit = Some(found.unit());
            quantity.role = found.role();
        } else if first.from < first.numeral.from {
            quantity.unit = Some(coin::unit(line.raw(first.from)));
            quantity.role = QuantityRole::Money;
        } else if quantity.unit.is_none() && first.numeral.shape == Shape::Fraction && noun_behind {
            // "half a turn", "1/4 point": so much of one thing
            quantity.role = QuantityRole::Count;
        } else if quantity.unit.is_none() && matches!(first.numeral.shape, Shape::Fraction | Shape::Ratio) {
            quantity.role = QuantityRole::Share;
            quantity.whole = first.numeral.whole;
        }
        let hyphen = unit.as_ref().is_some_and(|u| u.hyphen);
        if let Some(end) = role::age(line, from, to, &mut quantity) {
            to = end;
        }
        if let Some(end) = role::scale(line, from, to, floor, &quantity) {
            quantity.role = QuantityRole::Scale;
            to = end;
        }
        if first.numeral.loose && second.is_none() {
            role::loosen(&mut quantity, &first.numeral);
        }
        match read_bound {
            Some(Bound::Exact) | None => {}
            Some(found) if quantity.value.is_some() => bound::apply(&mut quantity, found),
            Some(_) => {}
        }
        if let Some(end) = &spread
            && let Some(value) = quantity.value
        {
            quantity.bound = Bound::About;
            (quantity.low, quantity.low_closed) = (value.checked_sub(end.numeral.value), true);
            (quantity.high, quantity.high_closed) = (value.checked_add(end.numeral.value), true);
        }
        let number = second.as_ref().or(spread.as_ref()).map_or(first.numeral.to, |end| end.numeral.to);
        // "60 percent of voters": the voters are what it is about; "4 percent a year" is a rate
        if quantity.unit.as_ref().is_some_and(|unit| quantity.role != QuantityRole::Share || unit.per.is_some()) {
            quantity.unit_words = self.unit_words(number, to);
        }
        quantity.span = line.span(from, to);
        self.about(&mut quantity, from, to, floor, hyphen);
        if self.is_model(&quantity, &first, from) {
            quantity.role = QuantityRole::Identifier;
        }
        (Some(quantity), to)
    }

    /// "its 8088 chip", "a 911 call": three digits or more behind a determiner, before a noun they cannot count.
    fn is_model(&self, quantity: &Quantity, first: &Amount, from: usize) -> bool {
        let line = self.line;
        let next = first.to;
        quantity.role == QuantityRole::Count
            && quantity.counted.is_none()
            && quantity.bound == Bound::Exact
            && first.numeral.shape == Shape::Digits
            && first.numeral.step == Decimal::ONE
            && line.raw(next - 1).len() >= 3
            && !line.raw(next - 1).contains(',')
            && from > 0
            && (line.class(from - 1) & class::DETERMINER != 0 || line.hyphen(from.wrapping_sub(2)))
            && line.is_word(next)
            && !line.glued(next)
            && line.class(next) & class::SORT == 0
            && !line.tokens[next].numeral
            && !LEXICON.changes.contains_key(line.word(next))
    }

    /// The words between the number and the end of the quantity that say its unit: "a mile" of "three
    /// quarters of a mile", "years" of "40 or more years".
    fn unit_words(&self, number: usize, to: usize) -> Option<Span> {
        let line = self.line;
        let behind = bound::behind(line, number).map_or(number, |(_, behind)| behind.min(to));
        let from = (behind..to).find(|at| line.is_word(*at) && line.word(*at) != "of")?;
        // "5 km": the symbol says no more than the code
        let symbol = LEXICON.symbols.contains_key(line.raw(from)) || LEXICON.glued_symbols.contains_key(line.raw(from));
        (!symbol).then(|| line.span(from, to))
    }

    /// What it counts, its scope, its change.
    fn about(&self, quantity: &mut Quantity, from: usize, to: usize, floor: usize, hyphen: bool) {
        let line = self.line;
        let mut noun = (to, to);
        let need = match quantity.role {
            QuantityRole::Count if quantity.value.is_some_and(|v| v <= Decimal::ONE && v > Decimal::ZERO) => {
                Some(Need::Singular)
            }
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
            && let Some((counted, end)) = counted::behind(line, to, need).or_else(|| {
                // "nine out of 10 homes"
                let ratio = quantity.role == QuantityRole::Share && quantity.whole.is_some();
                ratio.then(|| counted::behind(line, to, Need::Plural)).flatten()
            })
        {
            let at = (to..end).find(|i| line.tokens[*i].start >= counted.span.start).unwrap_or(to);
            noun = (at, end);
            quantity.counted = Some(counted);
        }
        // "of the dead": a part of those
        let partly = quantity.role == QuantityRole::Count
            && line.word(to) == "of"
            && line.class(to + 1) & class::DETERMINER != 0
            && noun.1 > to;
        let place = Place { from, to, noun, floor };
        quantity.scope = scope::read(line, place, quantity.role == QuantityRole::Count);
        // "40 patients a day", "300 per week": the number holds for each of them
        if quantity.role == QuantityRole::Count
            && quantity.scope.each.is_none()
            && let Some(end) = unit::rate(line, noun.1)
                .map(|(_, end)| end)
                .or_else(|| (line.class(noun.1) & class::RATED != 0).then_some(noun.1 + 1))
            && line.class(end) & class::OFFSET == 0
        {
            quantity.scope.each = Some(line.span(noun.1, end));
        }
        if (partly || quantity.whole.is_some() && quantity.role == QuantityRole::Count && noun.1 > to)
            && quantity.scope.part_of.is_none()
        {
            quantity.scope.part_of = Some(line.span(to, noun.1));
        }
        if quantity.counted.is_none() && quantity.role == QuantityRole::Count {
            quantity.counted = scope::elided(line, place);
            let state =
                quantity.counted.as_ref().filter(|counted| LEXICON.states.values().any(|state| *state == counted.head));
            quantity.scope.state = quantity.scope.state.take().or_else(|| state.map(|counted| counted.head.clone()));
        }
        let measured = matches!(
            quantity.role,
            QuantityRole::Share | QuantityRole::Points | QuantityRole::Money | QuantityRole::Measure
        );
        // "cut 12% of the jobs": a share of something is no change
        if quantity.role == QuantityRole::Share && quantity.counted.is_some() {
            return;
        }
        quantity.change = scope::change(line, place, measured, quantity.role == QuantityRole::Measure);
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
        if bare && line.is_word(first.to - 1) && unit.to == first.to && first.from == first.numeral.from {
            return Some((numeral.value / Decimal::ONE_HUNDRED, numeral.to));
        }
        let small = unit::behind(line, numeral.to, numeral.value, self.place)?;
        let cent = &LEXICON.units[small.row];
        let fits = cent.money && cent.factor == Decimal::new(1, 2) && (cent.base == row.base || cent.code == "cent");
        (fits && numeral.from == at && numeral.value < Decimal::ONE_HUNDRED)
            .then(|| (numeral.value / Decimal::ONE_HUNDRED, small.to))
    }

    /// "5 feet 2 inches", "9 lb 4 oz", "6 ft 2 in tall": what the smaller unit adds, in the larger one, the step
    /// of it and the token behind.
    fn smaller_unit(&self, first: &Amount) -> Option<(Decimal, Decimal, usize)> {
        let line = self.line;
        let unit = first.unit.as_ref().filter(|unit| unit.per.is_none() && !unit.hyphen)?;
        let row = &LEXICON.units[unit.row];
        if unit.role() != QuantityRole::Measure || first.numeral.value.scale() > 0 || row.offset != Decimal::ZERO {
            return None;
        }
        let at = first.to + usize::from(matches!(line.word(first.to), "and" | ","));
        if !line.tokens.get(at)?.numeral {
            return None;
        }
        let numeral = numeral::read(line, at).filter(|n| n.from == at)?;
        let small = unit::behind(line, numeral.to, numeral.value, self.place)
            .or_else(|| unit::glued_symbol(line, numeral.to))
            .filter(|small| small.per.is_none() && !small.hyphen)?;
        let other = &LEXICON.units[small.row];
        let part = numeral.value.checked_mul(other.factor)?.checked_div(row.factor)?;
        let fits = other.base == row.base && other.factor < row.factor && part > Decimal::ZERO && part < Decimal::ONE;
        // "a mile, 400 metres": two systems are two measures; "12 m 20 cm" nobody writes
        let whole = row.factor.checked_div(other.factor)?;
        let decimal = (whole.round_dp(6).normalize().mantissa() == 1) || (whole % Decimal::TEN).is_zero();
        let system = (whole - whole.round()).abs() < Decimal::new(1, 6) && !decimal;
        let step = numeral.step.checked_mul(other.factor)?.checked_div(row.factor)?;
        (fits && system).then_some((part, step, small.to))
    }

    /// "third round", "the 119th minute": kept where a noun follows.
    fn ordinal(&self, numeral: &Numeral) -> (Option<Quantity>, usize) {
        let line = self.line;
        let next = numeral.to;
        let Some((counted, _)) = counted::behind(line, next, Need::Singular) else { return (None, next) };
        // "was first announced": an adverb, where nothing makes a noun phrase of it
        let before = numeral.from.wrapping_sub(1);
        let possessive = line.word(before) == "s" && line.glued(before);
        let leads = class::DETERMINER | class::PREPOSITION;
        let led = line.class(before) & leads != 0 || possessive || line.hyphen(before);
        if line.word(numeral.from) == "first" && numeral.from > 0 && !led {
            return (None, next);
        }
        let mut quantity = Quantity::exact(line.span(numeral.from, next), numeral.value, Decimal::ONE);
        quantity.role = QuantityRole::Ordinal;
        quantity.counted = Some(counted);
        (Some(quantity), next)
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
}

/// The scale word that ends an amount's number: "3 million", "6bn".
fn scale_of(line: &Line, amount: &Amount) -> Option<Decimal> {
    let word = LEXICON.numerals.get(line.word(amount.numeral.to.checked_sub(1)?))?;
    word.scale.or(word.short).filter(|scale| *scale >= Decimal::ONE_HUNDRED)
}
