//! The role of a number: when "one" is a number at all, scores, ages, numbers on a scale.
//!
//! Comes in: a [`Line`] and the tokens of a number. Goes out: what sort of number it is and the tokens
//! that say so. Ordinals and names are told apart in `guard`, units in `unit`.
//!
//! An age is a number of the UCUM year, "a"; a magnitude has no unit.

use super::bound;
use super::cardinal::{Numeral, Shape, digits};
use super::counted::{self, Need};
use super::lexicon::{LEXICON, class};
use super::line::Line;
use super::unit;
use super::value::{Bound, Quantity, QuantityRole, Unit};
use rust_decimal::Decimal;

/// Is "one" a number here? Not in "the one", "no one", "one of the most", "one is".
pub(super) fn one_counts(line: &Line, at: usize) -> bool {
    let before = if at > 0 { line.class(at - 1) } else { 0 };
    let next = at + 1;
    if before & class::NOT_ONE != 0 {
        return false;
    }
    let vague = line.class(next) & class::VAGUE_ONE != 0;
    // "one mile" and "one year" measure; "one day" is some day
    if !vague && line.word(next).len() > 1 && unit::behind(line, next, Decimal::ONE, None).is_some() {
        return true;
    }
    if before & class::THIS_ONE != 0 {
        return false;
    }
    if line.word(next) == "more" {
        return line.is_word(at + 2) && line.class(at + 2) & class::END == 0;
    }
    if vague || matches!(line.raw(next), "'" | "\u{2019}") {
        return false;
    }
    if line.hyphen(next) {
        return line.is_word(at + 2);
    }
    let numbered = line.tokens.get(next).is_some_and(|token| token.numeral);
    let noun = line.is_word(next) && (line.class(next) & class::END == 0 || line.class(next) & class::STATE != 0);
    numbered || noun || line.len() == 1
}

/// "3-1", "2-2", "a 134-to-63 vote", "by 52 votes to 48": two whole numbers that make no range; the token
/// behind.
pub(super) fn score(line: &Line, first: &Numeral) -> Option<(Quantity, usize)> {
    if first.shape != Shape::Digits || first.to != first.from + 1 {
        return None;
    }
    let dash = line.dash(first.to) && line.glued(first.to) && line.glued(first.to + 1);
    let second = if dash && line.is_digits(first.to + 1) {
        first.to + 1
    } else if dash && line.word(first.to + 1) == "to" && line.dash(first.to + 2) {
        first.to + 3
    } else if line.word(first.to) == "votes" && line.word(first.to + 1) == "to" {
        first.to + 2
    } else if line.word(first.to) == "to" {
        first.to + 1
    } else {
        return None;
    };
    if !line.is_digits(second) {
        return None;
    }
    let (a, b) = (first.value, digits(line.raw(second))?);
    let small = |v: Decimal| v.scale() == 0 && v < Decimal::ONE_THOUSAND;
    let behind = second + 1;
    if !small(a) || !small(b) || line.glued(behind) && (line.is_word(behind) || line.dash(behind)) {
        return None;
    }
    if unit::behind(line, behind, b, None).is_some() {
        return None;
    }
    let near = (first.from.saturating_sub(5)..behind + 4).any(|i| line.class(i) & class::PLAY != 0);
    // names on both sides: "Rovers 2-3 Port Osmer"
    let names = first.from > 0 && line.capital(first.from - 1) && line.capital(behind);
    let bounded = bound::before(line, first.from, 0).is_some();
    let counts = counted::behind(line, behind, Need::Plural).is_some();
    if a < b && !(near && !bounded && !counts) && !names {
        return None;
    }
    // "52 to 48" says a result beside a word of votes or games alone, and never "from 52 to 48"
    if !dash && (a <= b || !near || bounded || first.from > 0 && line.word(first.from - 1) == "from") {
        return None;
    }
    let mut quantity = Quantity::exact(line.span(first.from, behind), a, Decimal::ONE);
    quantity.role = QuantityRole::Score;
    quantity.value = None;
    (quantity.low, quantity.high) = (Some(a.min(b)), Some(a.max(b)));
    Some((quantity, behind))
}

/// "34 years old", "a 20-year-old", "aged 34", "Smith, 34,": makes the quantity an age, with the unit it
/// is said in; the token behind.
pub(super) fn age(line: &Line, from: usize, to: usize, quantity: &mut Quantity) -> Option<usize> {
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
    let written = matches!(line.word(to), "yo");
    // "a man of 34 who", but not "a man of 34 trades"
    let of_person = before == "of"
        && from > 1
        && line.class(from - 2) & class::PERSON != 0
        && (!line.is_word(to) || line.class(to) & class::END != 0)
        && line.is_digits(to - 1);
    let of_age = before == "of" && from > 1 && line.word(from - 2) == "age";
    let aged = from > 0 && line.class(from - 1) & class::AGED != 0 || of_age || of_person || written;
    let whole = |v: Decimal| v.scale() == 0 && v > Decimal::ONE && v < Decimal::from(115);
    let plausible = [quantity.value, quantity.low, quantity.high].into_iter().flatten().all(whole);
    // "Maria Lenz, 34, was": a name in front, a comma or a verb behind
    let named = before == ","
        && from > 1
        && line.capital(from - 2)
        && line.is_word(from - 2)
        && line.class(from - 2) & class::SORT == 0
        && (matches!(line.word(to), "," | ".") || line.kind(to).is_none() || line.class(to) & class::AUXILIARY != 0)
        && line.is_digits(to - 1)
        && quantity.bound == Bound::Exact;
    if !(aged || named) || !plausible {
        return None;
    }
    quantity.role = QuantityRole::Age;
    quantity.unit = LEXICON.unit_by_code("a").map(|row| Unit {
        code: row.code.to_owned(),
        base: row.base.to_owned(),
        factor: row.factor,
        offset: row.offset,
        per: None,
    });
    Some(if written { to + 1 } else { to })
}

/// "magnitude 6.4", "a 6.4-magnitude quake", "6.7 on the Richter scale", "three times higher": the token
/// behind a number on a scale.
pub(super) fn scale(line: &Line, from: usize, to: usize, floor: usize, quantity: &Quantity) -> Option<usize> {
    if quantity.unit.is_some() || quantity.role != QuantityRole::Count {
        return None;
    }
    let back = |n: usize| from.checked_sub(n).filter(|i| *i >= floor).map_or("", |i| line.word(i));
    let before = |n: usize| from.checked_sub(n).filter(|i| *i >= floor).map_or(0, |i| line.class(i));
    if before(1) & class::GRADED != 0 || back(2) == "magnitude" && matches!(back(1), "of" | "at" | "a" | "was") {
        return Some(to);
    }
    let joint = if line.hyphen(to) { to + 1 } else { to };
    if line.word(joint) == "magnitude" {
        return Some(to);
    }
    if matches!((line.word(to), line.word(to + 1), line.word(to + 2)), ("on", "the", "richter") | ("on", "richter", _))
    {
        return Some(to);
    }
    let decimal = quantity.value.is_some_and(|v| v.scale() > 0 && v < Decimal::TEN);
    let measured = before(2) & class::GAUGED != 0 && back(1) == "at"
        || before(1) & class::GAUGED != 0 && line.word(from.wrapping_sub(1)).ends_with("ing");
    // "a 6.9 earthquake", "measured at 6.7 by the institute"
    if decimal && (line.class(joint) & class::QUAKE != 0 || measured && line.class(to) & class::END != 0) {
        return Some(to);
    }
    let crossed = line.raw(to) == "x" && line.glued(to);
    let factor = line.word(to) == "times" && line.class(to + 1) & class::TIMES != 0;
    (crossed || factor).then_some(to + 1)
}

/// "hundreds", "several thousand". The plural says two of the scale at least, and not so many that the next
/// scale would have been said: "hundreds" may be 340 or 900, not 40 and not 20,000.
pub(super) fn loosen(quantity: &mut Quantity, numeral: &Numeral) {
    let Some(value) = quantity.value else { return };
    quantity.bound = Bound::About;
    if numeral.shape == Shape::Vague {
        quantity.low = value.checked_mul(Decimal::TWO);
        quantity.high = value.checked_mul(Decimal::from(20));
        quantity.high_closed = false;
    } else {
        quantity.low = value.checked_mul(Decimal::new(6, 1));
        quantity.high = value.checked_mul(Decimal::from(3));
    }
}
