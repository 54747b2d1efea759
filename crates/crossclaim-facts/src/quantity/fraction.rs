//! Parts of a whole: "½", "two and a half", "two thirds", "half of", "1/4", "one in five".
//!
//! Comes in: a [`Line`] and a place. Goes out: a [`Numeral`] that is a fraction or a ratio, or a whole
//! number with its fraction. Whether the part is a share or a measure is settled in `reading`.
//!
//! The signs are the vulgar fractions of the Unicode block Number Forms.

use super::cardinal::{Numeral, Shape, cardinal, digits, is_tens, lookup};
use super::lexicon::{LEXICON, class};
use super::line::{Line, vulgar_fraction};
use super::unit;
use rust_decimal::Decimal;

/// A numerator and a denominator as a decimal.
fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_div(whole)
}

/// "½", "2½", "2 ½" (the digits come first and are handled by `mixed`).
pub(super) fn vulgar(line: &Line, at: usize) -> Option<Numeral> {
    let (part, whole) = vulgar_fraction(line.raw(at))?;
    let value = ratio(part.into(), whole.into())?;
    let mut found = Numeral {
        from: at,
        to: at + 1,
        value,
        step: ratio(Decimal::ONE, whole.into())?,
        shape: Shape::Fraction,
        whole: None,
        loose: false,
    };
    scaled(line, &mut found);
    Some(found)
}

/// "two and a half", "3½", "10 1/2", "three-and-a-half million".
pub(super) fn mixed(line: &Line, found: &mut Numeral) {
    let add = |part: Decimal, whole: Decimal, to: usize, found: &mut Numeral| {
        if let (Some(value), Some(step)) = (ratio(part, whole), ratio(Decimal::ONE, whole))
            && let Some(sum) = found.value.checked_add(value)
        {
            (found.value, found.step, found.to, found.shape) = (sum, step, to, Shape::Words);
        }
    };
    let at = found.to;
    if let Some((part, whole)) = vulgar_fraction(line.raw(at)) {
        add(part.into(), whole.into(), at + 1, found);
    } else if found.shape == Shape::Digits
        && line.is_digits(at)
        && !line.glued(at)
        && let Some((part, whole, to)) = slashed(line, at)
    {
        add(part, whole, to, found);
    } else {
        let and = if line.hyphen(at) { at + 1 } else { at };
        if line.word(and) == "and"
            && let Some((part, whole, to)) = proper(line, if line.hyphen(and + 1) { and + 2 } else { and + 1 })
        {
            // "three million and a half" is 3.5 million, "a billion and a half million" is not
            let large = lookup(line, found.to - 1).scale.filter(|scale| *scale > Decimal::ONE_HUNDRED);
            let own = lookup(line, to).scale;
            match (large, own.or(large)) {
                (Some(_), Some(scale)) => {
                    let sum = ratio(part, whole)
                        .and_then(|part| part.checked_mul(scale))
                        .and_then(|part| found.value.checked_add(part));
                    if let (Some(sum), Some(step)) = (sum, ratio(scale, whole)) {
                        (found.value, found.step, found.to) = (sum.normalize(), step, to + usize::from(own.is_some()));
                    }
                    return;
                }
                _ => add(part, whole, to, found),
            }
        }
    }
    if found.to > at {
        scaled(line, found);
    }
}

/// "a half", "two thirds", "fifty-four hundredths", "a thirtieth" behind the "and" of a mixed number: the part, its
/// whole and the token behind. The part is less than the whole: "one hundred and thirty fifths" is 130 of them.
pub(super) fn proper(line: &Line, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let (part, below) = if matches!(line.word(at), "a" | "one") {
        (Decimal::ONE, at + 1)
    } else {
        let first = lookup(line, at).small?;
        let digit = if line.hyphen(at + 1) { at + 2 } else { at + 1 };
        match lookup(line, digit).small.filter(|v| is_tens(first) && *v < Decimal::TEN && !v.is_zero()) {
            Some(digits) => (first + digits, digit + 1),
            None => (first, at + 1),
        }
    };
    let below = if line.hyphen(below) { below + 1 } else { below };
    let whole = lookup(line, below).fraction.filter(|whole| *whole <= Decimal::ONE_THOUSAND && part < *whole)?;
    Some((part, whole, below + 1))
}

/// "three twenty-firsts", "one twenty-fifth of", "one hundred thirty-fifths": a numerator, and a denominator of
/// several words that is named as an ordinal is.
pub(super) fn compound(line: &Line, at: usize) -> Option<Numeral> {
    let number = |at: usize| {
        let word = lookup(line, at);
        word.small.or(word.scale).is_some()
    };
    let article = at > 0 && line.word(at - 1) == "a" && lookup(line, at).small.is_some_and(is_tens);
    let mut last = at;
    while number(last) || line.hyphen(last) || last > at && line.word(last) == "and" {
        last += 1;
        if last - at > 10 {
            return None;
        }
    }
    let name = line.word(last);
    let plural = name.ends_with('s');
    let unit = LEXICON
        .numerals
        .get(name.strip_suffix('s').unwrap_or(name))
        .and_then(|word| word.ordinal)
        .filter(|unit| *unit < Decimal::ONE_HUNDRED && line.is_word(last))?;
    // "five seconds" is a time
    if last == at || name == "seconds" || !plural && !closed(line, last + 1) {
        return None;
    }
    let denominator = |from: usize| denominator(line, from, last, unit);
    let (part, whole) = if article {
        // "a twenty-first of", no "a twenty-first birthday"
        (Decimal::ONE, denominator(at).filter(|_| !plural)?)
    } else {
        (at + 1..last)
            .filter(|split| !line.hyphen(*split) && !line.hyphen(split - 1) && line.word(split - 1) != "and")
            .find_map(|split| Some((spelled(line, at, split)?, denominator(split)?)))?
    };
    if (part == Decimal::ONE) == plural {
        return None;
    }
    Some(Numeral {
        from: if article { at - 1 } else { at },
        to: last + 1,
        value: ratio(part, whole)?,
        step: ratio(Decimal::ONE, whole)?,
        shape: Shape::Fraction,
        whole: None,
        loose: false,
    })
}

/// "one in 23", "1 in 4,000 people": the whole of a single part may be any number that is no year and is not named
/// behind "in" for itself: "one in 40 villages" is read so too, for it says the same.
fn one_in_many(line: &Line, to: usize, whole: Decimal) -> bool {
    let year = line.is_digits(to - 1) && line.raw(to - 1).len() == 4;
    !year && whole >= Decimal::TWO && whole <= Decimal::from(1_000_000)
}

/// "one hundred and twenty-fifth", "two hundredth": a rank of several words, and the token behind it. "Twenty-first"
/// is read without it.
pub(super) fn spelled_ordinal(line: &Line, at: usize) -> Option<(Decimal, usize)> {
    let begins = |at: usize| lookup(line, at).small.is_some();
    let number = |at: usize| begins(at) || lookup(line, at).scale.is_some();
    if !begins(at) || !number(at + 1) && lookup(line, at + 1).ordinal.is_none() {
        return None;
    }
    let mut last = at;
    while number(last) || last > at && (line.hyphen(last) || line.word(last) == "and") {
        last += 1;
        if last - at > 12 {
            return None;
        }
    }
    let unit = lookup(line, last).ordinal?;
    let value = if unit >= Decimal::ONE_HUNDRED {
        // "two hundredth": as many as the words before it say
        spelled(line, at, last)?.checked_mul(unit)?
    } else {
        denominator(line, at, last, unit)?
    };
    // "one hundredth" is a part more often than a rank
    (value > Decimal::ONE_HUNDRED && value != unit).then_some((value, last + 1))
}

/// Does nothing follow that an ordinal could stand before?
fn closed(line: &Line, at: usize) -> bool {
    line.word(at) == "of" || line.kind(at).is_none() || line.breaks(at)
}

/// The value of a denominator of two words or more whose last, at `last`, is the ordinal of `unit`: "twenty-first",
/// "one hundred and fifth".
fn denominator(line: &Line, from: usize, last: usize, unit: Decimal) -> Option<Decimal> {
    if from >= last || lookup(line, from).small.is_none() {
        return None;
    }
    let digit = unit < Decimal::TEN;
    let end = if line.hyphen(last - 1) || line.word(last - 1) == "and" { last - 1 } else { last };
    let head = spelled(line, from, end)?;
    let fits = digit && is_tens(head % Decimal::ONE_HUNDRED) || (head % Decimal::ONE_HUNDRED).is_zero();
    (fits && !head.is_zero()).then_some(head + unit)
}

/// The whole number that the words `from..to` spell, with nothing left over.
fn spelled(line: &Line, from: usize, to: usize) -> Option<Decimal> {
    let (mut total, mut group) = (Decimal::ZERO, None::<Decimal>);
    for at in from..to {
        let word = lookup(line, at);
        if line.hyphen(at) || line.word(at) == "and" {
            continue;
        }
        let below = group.unwrap_or_default() % Decimal::ONE_HUNDRED;
        if let Some(small) = word.small {
            let digit = is_tens(below) && small < Decimal::TEN && !small.is_zero();
            if group.is_some() && !below.is_zero() && !digit {
                return None;
            }
            group = Some(group.unwrap_or_default() + small);
        } else {
            let scaled = group.take()?.checked_mul(word.scale?)?;
            if word.scale? == Decimal::ONE_HUNDRED {
                group = Some(scaled);
            } else {
                total = total.checked_add(scaled)?;
            }
        }
    }
    total.checked_add(group.unwrap_or_default()).filter(|_| to > from)
}

/// "one over three", "1 over 20": a fraction as it is read aloud in mathematics, which stands alone or behind a
/// word of equality. "One over 65" in a list of people has its own words around it.
pub(super) fn over(line: &Line, found: &mut Numeral) {
    if line.word(found.to) != "over" || found.loose || found.value.scale() > 0 {
        return;
    }
    let led = found.from == 0 || line.class(found.from - 1) & class::EQUATES != 0;
    let Some((to, whole, ..)) = cardinal(line, found.to + 1).filter(|_| led) else { return };
    let last = line.kind(to).is_none() || line.word(to) == "." && line.kind(to + 1).is_none();
    if last && let (Some(value), Some(step)) = (ratio(found.value, whole), ratio(Decimal::ONE, whole)) {
        (found.value, found.step, found.to, found.shape) = (value, step, to, Shape::Fraction);
    }
}

/// "twenty-three fifths", "a hundred trillionths": more of a part than its name has, or a part of many.
pub(super) fn improper(line: &Line, found: &mut Numeral) {
    if found.shape != Shape::Words || found.loose || found.value.scale() > 0 {
        return;
    }
    let below = if line.hyphen(found.to) { found.to + 1 } else { found.to };
    let named =
        lookup(line, below).fraction.filter(|_| line.word(below).ends_with("ths") || line.word(below) == "thirds");
    if let Some(whole) = named
        && let (Some(value), Some(step)) = (ratio(found.value, whole), ratio(Decimal::ONE, whole))
    {
        (found.value, found.step, found.to, found.shape) = (value, step, below + 1, Shape::Fraction);
    }
}

/// A scale behind a fraction: "2½ million", "three quarters of a million", "half a million".
fn scaled(line: &Line, found: &mut Numeral) {
    let mut at = if line.hyphen(found.to) { found.to + 1 } else { found.to };
    if line.word(at) == "of" && line.word(at + 1) == "a" {
        at += 2;
    } else if line.word(at) == "a" {
        at += 1;
    }
    if let Some(scale) = lookup(line, at).scale
        && let (Some(value), Some(step)) = (found.value.checked_mul(scale), found.step.checked_mul(scale))
    {
        (found.value, found.step, found.to, found.shape) = (value.normalize(), step, at + 1, Shape::Words);
    }
}

/// "1/4", "3/4": the fractions people write; "9/11" and "24/7" are none.
fn slashed(line: &Line, at: usize) -> Option<(Decimal, Decimal, usize)> {
    if line.word(at + 1) != "/" || !line.glued(at + 1) || !line.glued(at + 2) || !line.is_digits(at + 2) {
        return None;
    }
    if line.word(at + 3) == "/" || at > 0 && line.word(at - 1) == "/" && line.glued(at) {
        return None;
    }
    let part = digits(line.raw(at))?;
    let whole = digits(line.raw(at + 2))?;
    let usual = [2, 3, 4, 5, 6, 8, 10, 16].iter().any(|d| whole == Decimal::from(*d));
    (usual && part < whole && part > Decimal::ZERO && part.scale() == 0).then_some((part, whole, at + 3))
}

/// "half", "half a million", "a half", "half of", "quarter of a million".
pub(super) fn half_or_quarter(line: &Line, at: usize) -> Option<Numeral> {
    let name = line.word(at);
    if name != "half" && name != "quarter" {
        return None;
    }
    let whole = lookup(line, at).fraction?;
    let before = line.word(at.wrapping_sub(1));
    let from = if at > 0 && matches!(before, "a" | "one") && line.is_word(at - 1) { at - 1 } else { at };
    let value = ratio(Decimal::ONE, whole)?;
    let mut found = Numeral { from, to: at + 1, value, step: value, shape: Shape::Fraction, whole: None, loose: false };
    scaled(line, &mut found);
    if found.shape == Shape::Words {
        return Some(found);
    }
    let next = line.word(at + 1);
    // "by quarter point", "a half-point cut", "half mile": a unit may do without the article
    let joint = if line.hyphen(at + 1) { at + 2 } else { at + 1 };
    if matches!(line.word(joint), "point" | "percentage") || joint == at + 1 && unit::names_length(line, joint) {
        return Some(found);
    }
    let share = if name == "half" {
        // "the first half", "half-time", "half past" are no numbers
        at > 0 && from < at && !line.hyphen(at + 1) && next != "-"
            || line.class(at + 1) & class::OF_HALF != 0 && line.class(at.wrapping_sub(1)) & class::NOT_HALF == 0
            || line.class(at.wrapping_sub(1)) & class::THAN != 0 && !line.hyphen(at + 1)
    } else {
        let ends = line.breaks(at + 1) || line.kind(at + 1).is_none();
        let led_on = line.class(at + 1) & (class::CONJUNCTION | class::PREPOSITION) != 0;
        let bounded = ends || line.class(at + 1) & class::CONJUNCTION != 0;
        from < at && (next == "of" || ends || led_on || line.word(from.wrapping_sub(1)) == "by")
            || bounded && from < at && super::bound::before(line, from, 0).is_some()
    };
    share.then_some(found)
}

/// "two thirds", "one-fifth", "a third of", "1/4".
pub(super) fn fraction(line: &Line, at: usize) -> Option<Numeral> {
    if line.is_digits(at) {
        let (part, whole, to) = slashed(line, at)?;
        let mut found = Numeral {
            from: at,
            to,
            value: ratio(part, whole)?,
            step: ratio(Decimal::ONE, whole)?,
            shape: Shape::Fraction,
            whole: None,
            loose: false,
        };
        scaled(line, &mut found);
        return Some(found);
    }
    let word = lookup(line, at);
    // "a third": the article stands before the number word
    if let Some(whole) = word.fraction {
        let article = at > 0 && line.word(at - 1) == "a";
        let from = if article { at - 1 } else { return None };
        let next = line.word(at + 1);
        let closed = line.kind(at + 1).is_none() || line.breaks(at + 1);
        let led = line.class(from.wrapping_sub(1)) & class::THAN != 0;
        // "a third party" is an ordinal
        if next == "of" || closed && (led || from == 0) || led && line.class(at + 1) & class::END != 0 {
            let value = ratio(Decimal::ONE, whole)?;
            let mut found =
                Numeral { from, to: at + 1, value, step: value, shape: Shape::Fraction, whole: None, loose: false };
            scaled(line, &mut found);
            return Some(found);
        }
        return None;
    }
    let part = word.small.filter(|v| *v < Decimal::from(20) && !v.is_zero())?;
    let tight = line.hyphen(at + 1);
    let below = if tight { at + 2 } else { at + 1 };
    let whole = lookup(line, below).fraction?;
    let plural = line.word(below).ends_with('s');
    // "one third" and "one-third" are fractions, "two-third" is not; "two quarters" of a year are
    if (part == Decimal::ONE) == plural
        || whole > Decimal::ONE_HUNDRED
        || part > whole && line.word(below).starts_with("quarter")
    {
        return None;
    }
    // "above one quarter and below a half"
    let bounded = part == Decimal::ONE && super::bound::before(line, at, 0).is_some();
    if !tight
        && line.word(below).starts_with("quarter")
        && part != Decimal::from(3)
        && line.word(below + 1) != "of"
        && !(bounded && (closed(line, below + 1) || line.class(below + 1) & class::CONJUNCTION != 0))
    {
        return None;
    }
    let mut found = Numeral {
        from: at,
        to: below + 1,
        value: ratio(part, whole)?,
        step: ratio(Decimal::ONE, whole)?,
        shape: Shape::Fraction,
        whole: None,
        loose: false,
    };
    scaled(line, &mut found);
    Some(found)
}

/// "one in five", "nine out of 10", "three of five": a part and its whole.
pub(super) fn parts(line: &Line, found: &mut Numeral) {
    if found.value.scale() > 0 || found.loose {
        return;
    }
    let at = found.to;
    let (below, out_of) = match (line.word(at), line.word(at + 1), line.word(at + 2)) {
        ("in" | "of", "every", _) => (at + 2, true),
        ("in", _, _) => (at + 1, false),
        ("out", "of", "every") => (at + 3, true),
        ("out", "of", _) => (at + 2, true),
        _ => return,
    };
    if !line.tokens.get(below).is_some_and(|token| token.numeral) {
        return;
    }
    let Some((to, whole, _, _)) = cardinal(line, below) else { return };
    if whole <= found.value || whole.scale() > 0 || found.value <= Decimal::ZERO {
        return;
    }
    // "five in 2008", "12 in 40 villages": a ratio has a small part of a round or small whole
    let usual = whole <= Decimal::TEN
        || [12, 15, 16, 20, 25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000]
            .iter()
            .any(|n| whole == Decimal::from(*n))
        || found.value == Decimal::ONE && one_in_many(line, to, whole);
    if !out_of && (!usual || found.value > Decimal::TEN && whole > Decimal::ONE_HUNDRED) {
        return;
    }
    if let Some(value) = ratio(found.value, whole)
        && !whole.is_zero()
    {
        found.step = ratio(value, whole).unwrap_or(value);
        found.whole = Some(whole);
        found.value = value;
        found.to = to;
        found.shape = Shape::Ratio;
    }
}
