//! Bounds: "more than", "up to", "nearly", "or more", and the interval each makes of a number.
//!
//! Comes in: a [`Line`] and the ends of a number. Goes out: the bound and the tokens it takes.
//! The words are rows of `lexicon/en/bounds.txt`.
//!
//! The bounds are the modifiers that TIMEX3 marks on durations (`MORE_THAN`, `EQUAL_OR_LESS`, `APPROX`), here
//! read for every number; `Between` is an interval with both ends closed.

use super::lexicon::{LEXICON, class};
use super::line::Line;
use super::value::{Bound, Quantity, QuantityRole};
use rust_decimal::Decimal;

/// The bound that ends right before `at`, not before `floor`: it and its first token.
pub(super) fn before(line: &Line, at: usize, floor: usize) -> Option<(Bound, usize)> {
    if at <= floor {
        return None;
    }
    // "=>30" is an arrow, "<>30" an inequality: neither is a bound
    let arrow = matches!(line.raw(at - 1), "<" | ">")
        && at > 1
        && line.glued(at - 1)
        && matches!(line.raw(at - 2), "<" | ">" | "=" | "-");
    let sign = match line.raw(at - 1) {
        _ if arrow => None,
        "~" | "≈" => Some(Bound::About),
        ">" => Some(Bound::MoreThan),
        "<" => Some(Bound::LessThan),
        "≥" => Some(Bound::AtLeast),
        "≤" => Some(Bound::AtMost),
        "=" if line.raw(at.wrapping_sub(2)) == ">" => return Some((Bound::AtLeast, at - 2)),
        "=" if line.raw(at.wrapping_sub(2)) == "<" => return Some((Bound::AtMost, at - 2)),
        _ => None,
    };
    if let Some(bound) = sign {
        return Some((bound, at - 1));
    }
    words(line, at, floor).or_else(|| {
        // "at least another 20"
        let gap = line.class(at - 1) & class::GAP != 0;
        if gap { words(line, at - 1, floor) } else { None }
    })
}

fn words(line: &Line, at: usize, floor: usize) -> Option<(Bound, usize)> {
    let phrases = LEXICON.bounds_before.get(line.word(at.checked_sub(1)?))?;
    phrases.iter().find_map(|(phrase, bound)| {
        let from = line.phrase_before(at, phrase).filter(|from| *from >= floor)?;
        // "hand over 1,200 captives"
        let verb = *phrase == ["over"] && from > 0 && line.class(from - 1) & class::TAKES_OVER != 0;
        (!verb).then_some((*bound, from))
    })
}

/// The bound that begins at `at`, behind the number: it and the token behind it.
pub(super) fn behind(line: &Line, at: usize) -> Option<(Bound, usize)> {
    if line.raw(at) == "+" && line.glued(at) {
        return Some((Bound::AtLeast, at + 1));
    }
    let here = if line.hyphen(at) { at + 1 } else { at };
    let phrases = LEXICON.bounds_after.get(line.word(here))?;
    phrases.iter().find_map(|(phrase, bound)| {
        let to = line.phrase(here, phrase)?;
        // "odd", "plus" and "ish" say it only when they are tied to the number
        let tied = phrase.len() > 1 || here > at;
        // "200 or greater than 190" compares twice
        let twice = line.word(to) == "than" && line.tokens.get(to + 1).is_some_and(|token| token.numeral);
        (tied && !twice).then_some((*bound, to))
    })
}

/// Sets the interval that `bound` makes of the value. "About" and "nearly" reach as far as the last
/// written digit or a tenth of the value, whichever is more.
pub(super) fn apply(quantity: &mut Quantity, bound: Bound) {
    quantity.bound = bound;
    let Some(value) = quantity.value else { return };
    let tenth = value.abs() / Decimal::TEN;
    // "about a third" says no more than a tenth: a fraction has no digit that could be the last
    let fraction = quantity.role == QuantityRole::Share && quantity.unit.is_none();
    let slack = if fraction { tenth } else { tenth.max(quantity.precision / Decimal::TWO) };
    let below = value.checked_sub(slack);
    let above = value.checked_add(slack);
    let (low, low_closed, high, high_closed) = match bound {
        Bound::Exact | Bound::Between => (Some(value), true, Some(value), true),
        Bound::About => (below, true, above, true),
        Bound::Nearly => (below, true, Some(value), true),
        Bound::MoreThan => (Some(value), false, None, false),
        Bound::AtLeast => (Some(value), true, None, false),
        Bound::LessThan => (None, false, Some(value), false),
        Bound::AtMost => (None, false, Some(value), true),
    };
    (quantity.low, quantity.low_closed, quantity.high, quantity.high_closed) = (low, low_closed, high, high_closed);
}
