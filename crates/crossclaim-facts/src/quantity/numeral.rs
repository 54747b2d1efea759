//! Numerals: "1,200", "2.1bn", "three-and-a-half", "half a million", "two dozen", "a third",
//! "one in five", "tens of thousands".
//!
//! Comes in: a [`Line`] and the place of a token that can begin a number. Goes out: its value, its
//! step (how finely it is written) and its shape. Whole numbers are read by `cardinal`, parts of a whole
//! by `fraction`; here they are tried in turn, with ordinals and the plurals that say only an order. Units, bounds and what is counted are left to
//! the files that read on from its end.
//!
//! Powers of ten and the grouping of digits are those of ISO 80000-1.

use super::cardinal::{Numeral, Shape, cardinal, digits, is_tens, lookup, step_of};
use super::fraction::{compound, fraction, half_or_quarter, improper, mixed, over, parts, spelled_ordinal, vulgar};
use super::lexicon::class;
use super::line::Line;
use rust_decimal::Decimal;

/// The numeral whose first number word or digit is `at`. It may begin before `at`: "a dozen",
/// "half a million", "several hundred".
pub(super) fn read(line: &Line, at: usize) -> Option<Numeral> {
    let word = lookup(line, at);
    if let Some(found) = vulgar(line, at) {
        return Some(found);
    }
    if word.fold.is_some_and(|_| line.class(at + 1) & class::DETERMINER == 0 || line.is_word(at + 1)) {
        let value = word.fold?;
        return Some(Numeral {
            from: at,
            to: at + 1,
            value,
            step: Decimal::ONE,
            shape: Shape::Fold,
            whole: None,
            loose: false,
        });
    }
    if word.vague.is_some() {
        return vague(line, at);
    }
    if let Some(mut found) = half_or_quarter(line, at).or_else(|| fraction(line, at)).or_else(|| compound(line, at)) {
        // "-4/5", "minus two thirds"
        in_front(line, &mut found);
        return Some(found);
    }
    if let Some(mut found) = scientific(line, at) {
        in_front(line, &mut found);
        return Some(found);
    }
    if let Some(found) = ordinal(line, at) {
        return Some(found);
    }
    let (to, value, step, shape) = cardinal(line, at)?;
    let mut found = Numeral { from: at, to, value, step, shape, whole: None, loose: false };
    mixed(line, &mut found);
    in_front(line, &mut found);
    improper(line, &mut found);
    over(line, &mut found);
    let alone = found.from == at && found.to == at + 1;
    // "million" and "hundred" with nothing in front are adjectives; "dozen" too
    if alone && word.scale.is_some() && line.word(at) != "hundred" && line.word(at) != "thousand" {
        return None;
    }
    parts(line, &mut found);
    Some(found)
}

/// "1.3e6", "6.02 × 10^23", "2x10-4": digits with a power of ten.
pub(super) fn scientific(line: &Line, at: usize) -> Option<Numeral> {
    if !line.is_digits(at) {
        return None;
    }
    let mut next = at + 1;
    if line.word(next) == "e" && line.glued(next) {
        next += 1;
    } else if matches!(line.word(next), "x" | "×") && line.word(next + 1) == "10" {
        // "2x10^4" and "2x10-4", but "a 2 x 10 grid" has no power
        next += 2;
        let raised = line.word(next) == "^" && line.glued(next);
        if !(raised || line.dash(next) && line.glued(next)) {
            return None;
        }
        next += usize::from(raised);
    } else if line.word(next) == "^" && line.glued(next) {
        return power(line, at);
    } else {
        return None;
    }
    let negative = line.dash(next) && line.glued(next);
    next += usize::from(negative || line.word(next) == "+" && line.glued(next));
    if !line.is_digits(next) || !line.glued(next) || line.glued(next + 1) && line.is_word(next + 1) {
        return None;
    }
    let power: u32 = line.raw(next).parse().ok().filter(|power| *power <= 27)?;
    let ten = |power: u32| (0..power).try_fold(Decimal::ONE, |value, _| value.checked_mul(Decimal::TEN));
    let (written, factor) = (digits(line.raw(at))?, ten(power)?);
    let step = step_of(written);
    let by = |value: Decimal| if negative { value.checked_div(factor) } else { value.checked_mul(factor) };
    Some(Numeral {
        from: at,
        to: next + 1,
        value: by(written)?.normalize(),
        step: by(step)?.normalize(),
        shape: Shape::Words,
        whole: None,
        loose: false,
    })
}

/// "10^6", "1.5^-2": digits raised to a power; the sign in front is that of the whole, as in mathematics.
fn power(line: &Line, at: usize) -> Option<Numeral> {
    let mut next = at + 2;
    let negative = line.dash(next) && line.glued(next);
    next += usize::from(negative || line.word(next) == "+" && line.glued(next));
    if !line.is_digits(next) || !line.glued(next) || line.glued(next + 1) && line.is_word(next + 1) {
        return None;
    }
    let exponent: u32 = line.raw(next).parse().ok().filter(|power| *power <= 100)?;
    let base = digits(line.raw(at))?;
    let raised = (0..exponent).try_fold(Decimal::ONE, |value, _| value.checked_mul(base))?;
    let value = if negative { Decimal::ONE.checked_div(raised)? } else { raised }.normalize();
    let step = step_of(value);
    Some(Numeral { from: at, to: next + 1, value, step, shape: Shape::Words, whole: None, loose: false })
}

/// "third", "twenty-first", "119th".
fn ordinal(line: &Line, at: usize) -> Option<Numeral> {
    let make = |value: Decimal, to: usize| Numeral {
        from: at,
        to,
        value,
        step: Decimal::ONE,
        shape: Shape::Ordinal,
        whole: None,
        loose: false,
    };
    if line.is_digits(at) {
        let suffix = line.class(at + 1) & class::SUFFIX != 0 && line.glued(at + 1);
        let value = digits(line.raw(at)).filter(|v| v.scale() == 0)?;
        return suffix.then(|| make(value, at + 2));
    }
    let word = lookup(line, at);
    if let Some((value, to)) = spelled_ordinal(line, at) {
        return Some(make(value, to));
    }
    if let Some(value) = word.ordinal {
        return Some(make(value, at + 1));
    }
    // "twenty-first", "thirty-second"
    let tens = word.small.filter(|v| is_tens(*v))?;
    let below = if line.hyphen(at + 1) { at + 2 } else { return None };
    let digit = lookup(line, below).ordinal.filter(|v| *v < Decimal::TEN)?;
    Some(make(tens + digit, below + 1))
}

/// "hundreds", "tens of thousands", "hundreds of millions".
fn vague(line: &Line, at: usize) -> Option<Numeral> {
    let mut value = lookup(line, at).vague?;
    let mut to = at + 1;
    // "tens" alone is no number: "tens of thousands"
    while line.word(to) == "of" {
        let Some(more) = lookup(line, to + 1).vague.filter(|more| *more > value) else { break };
        value = value.checked_mul(more)?;
        to += 2;
    }
    let name = line.word(at);
    if to == at + 1 && (name == "tens" || name == "scores" && line.word(to) != "of") {
        return None;
    }
    // "2 dozens" counts; "the thousands" stays vague
    let mut found = Numeral { from: at, to, value, step: value, shape: Shape::Vague, whole: None, loose: true };
    if at > 0
        && let Some(part) =
            lookup(line, at - 1).small.or_else(|| line.is_digits(at - 1).then(|| digits(line.raw(at - 1))).flatten())
        && let Some(product) = part.checked_mul(value)
    {
        (found.from, found.value, found.shape, found.loose) = (at - 1, product, Shape::Words, false);
    } else if line.word(at.wrapping_sub(1)) == "many" && at > 0 {
        found.from = at - 1;
    }
    Some(found)
}

/// What stands in front of a scale: "a dozen", "half a million", "several hundred", "a few thousand",
/// "a couple of hundred", "minus 5".
fn in_front(line: &Line, found: &mut Numeral) {
    let at = found.from;
    if at == 0 {
        return;
    }
    let opens_with_scale = lookup(line, at).scale.is_some();
    let mut times = None;
    if opens_with_scale {
        let before = line.word(at - 1);
        let two = if at >= 2 { line.word(at - 2) } else { "" };
        times = match before {
            "a" | "-" if two == "half" => Some((at - 2, Decimal::new(5, 1), false)),
            "a" => Some((at - 1, Decimal::ONE, false)),
            "half" => {
                let from = if two == "a" { at - 2 } else { at - 1 };
                Some((from, Decimal::new(5, 1), false))
            }
            "few" if two == "a" => Some((at - 2, Decimal::from(3), true)),
            "several" | "few" => Some((at - 1, Decimal::from(3), true)),
            "couple" if two == "a" => Some((at - 2, Decimal::TWO, true)),
            "of" if two == "couple" => Some((at.saturating_sub(3), Decimal::TWO, true)),
            _ => None,
        };
    }
    if let Some((from, factor, loose)) = times {
        found.from = from;
        found.loose = loose;
        if let (Some(value), Some(step)) = (found.value.checked_mul(factor), found.step.checked_mul(factor)) {
            (found.value, found.step) = (value.normalize(), if factor < Decimal::ONE { step } else { found.step });
        }
        return;
    }
    let sign = match line.word(at - 1) {
        "minus" | "negative" => true,
        // "-5 degrees", not "2-5" or "sub-5"
        "-" | "\u{2212}" => {
            // "75 -300mm" is a range
            let range = at > 1 && line.is_digits(at - 2) && !line.glued(at - 1);
            let tight = line.glued(at)
                && !range
                && (!line.glued(at - 1) || at > 1 && matches!(line.word(at - 2), "<" | ">" | "=" | "~" | "("));
            // "fell to - 20 degrees": only a minus stands between a preposition and a measure
            let loose = at > 1 && !line.glued(at) && !line.glued(at - 1) && line.is_digits(at);
            let led = loose && line.class(at - 2) & class::PREPOSITION != 0;
            tight || led && super::unit::names_length(line, found.to)
        }
        _ => false,
    };
    if sign {
        found.from = at - 1;
        found.value = -found.value;
    }
}
