//! Numerals: "1,200", "2.1bn", "three-and-a-half", "half a million", "two dozen", "a third",
//! "one in five", "tens of thousands".
//!
//! Comes in: a [`Line`] and the place of a token that can begin a number. Goes out: its value, its
//! step (how finely it is written) and its shape. Units, bounds and what is counted are left to
//! the files that read on from its end.

use super::lexicon::{LEXICON, Numeral as Word, class};
use super::line::{Line, vulgar_fraction};
use rust_decimal::Decimal;

/// How a numeral is made, where that matters to what it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "1,200"
    Digits,
    /// "twelve hundred", "1.2 million"
    Words,
    /// "hundreds", "tens of thousands": only the order is said.
    Vague,
    /// "a third", "three quarters", "1/4", "half"
    Fraction,
    /// "one in five", "three of five": a part and a whole.
    Ratio,
    /// "third", "21st"
    Ordinal,
    /// "doubled": a factor.
    Fold,
}

/// A number read from words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    /// Its first token.
    pub from: usize,
    /// The token behind its last.
    pub to: usize,
    pub value: Decimal,
    /// The step of the last digit written.
    pub step: Decimal,
    pub shape: Shape,
    /// The whole of a ratio.
    pub whole: Option<Decimal>,
    /// "several hundred", "a few dozen": the number is loose.
    pub loose: bool,
}

fn lookup(line: &Line, at: usize) -> Word {
    if line.is_word(at) { LEXICON.numerals.get(line.word(at)).copied().unwrap_or_default() } else { Word::default() }
}

/// The value of digits with their grouping; `None` for a version, an address or more digits than
/// a decimal holds.
pub(super) fn digits(written: &str) -> Option<Decimal> {
    // 28 digits and their commas
    if written.len() > 40 || written.bytes().filter(|b| *b == b'.').count() > 1 {
        return None;
    }
    if written.contains(',') { written.replace(',', "").parse().ok() } else { written.parse().ok() }
}

/// The step of the last digit that says something: 100 for 1,200, 0.1 for 2.5. Below a hundred
/// every whole number is taken as counted: nobody writes 40 for 37 without "about".
pub(super) fn step_of(value: Decimal) -> Decimal {
    if value.scale() > 0 {
        return Decimal::new(1, value.scale());
    }
    let mut rest = value.abs();
    let mut step = Decimal::ONE;
    if rest < Decimal::ONE_HUNDRED {
        return step;
    }
    while (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    step
}

/// Is `small` one of ten, twenty ... that a digit word can follow?
fn is_tens(value: Decimal) -> bool {
    value >= Decimal::from(20) && value < Decimal::ONE_HUNDRED && (value % Decimal::TEN).is_zero()
}

/// A whole number in words or digits with scale words, from `at`: (end, value, step, shape).
fn cardinal(line: &Line, at: usize) -> Option<(usize, Decimal, Decimal, Shape)> {
    let mut total = Decimal::ZERO;
    let mut group: Option<Decimal> = None;
    // a following scale must be smaller: "two million three hundred thousand"
    let mut limit: Option<Decimal> = None;
    let mut step = Decimal::ONE;
    let mut shape = Shape::Words;
    let mut here = at;
    let mut end = at;
    loop {
        let joined = if here > at && line.hyphen(here) { here + 1 } else { here };
        let word = lookup(line, joined);
        if line.is_digits(joined) {
            // "4 thousand 3 hundred", but never "1990 2000" or "40-50"
            if group.is_some() || joined != here && here > at || (here > at && limit.is_none()) {
                break;
            }
            let value = digits(line.raw(joined))?;
            if limit.is_some_and(|limit| value >= limit) {
                break;
            }
            let (next, value) = spaced_groups(line, joined, value);
            step = step_of(value);
            group = Some(value);
            if here == at {
                shape = Shape::Digits;
            }
            here = next;
        } else if let Some(small) = word.small {
            match group {
                None if limit.is_none_or(|limit| small < limit) => group = Some(small),
                // "twenty-one", "forty two"
                Some(value)
                    if is_tens(value % Decimal::ONE_HUNDRED) && small < Decimal::TEN && small > Decimal::ZERO =>
                {
                    group = Some(value + small);
                }
                Some(value)
                    if value >= Decimal::ONE_HUNDRED
                        && (value % Decimal::ONE_HUNDRED).is_zero()
                        && shape == Shape::Words =>
                {
                    group = Some(value + small);
                }
                _ => break,
            }
            step = Decimal::ONE;
            here = joined + 1;
        } else if let Some(scale) =
            word.scale.or_else(|| short_scale(line, joined, group.is_some() && joined == here, word))
        {
            if here == at && group.is_none() && scale < Decimal::ONE_HUNDRED {
                group = Some(Decimal::ONE);
            }
            // "10 k": a short scale never stands alone
            let value = group.unwrap_or(Decimal::ONE);
            if scale <= Decimal::ONE_HUNDRED {
                if group.is_none() && here > at {
                    break;
                }
                group = Some(value.checked_mul(scale)?);
                step = if scale < Decimal::TEN * Decimal::TWO {
                    Decimal::from(6)
                } else {
                    step_of(value).checked_mul(scale)?
                };
            } else if group.is_none() && here > at {
                // "three lakh crore", "a hundred thousand million"
                if total.is_zero() || limit.is_none_or(|limit| scale <= limit) && line.word(joined) != "crore" {
                    break;
                }
                total = total.checked_mul(scale)?;
                step = step.checked_mul(scale)?;
                limit = Some(scale);
            } else {
                if limit.is_some_and(|limit| scale >= limit) {
                    break;
                }
                total = total.checked_add(value.checked_mul(scale)?)?;
                step =
                    (if group.is_some() && step < Decimal::ONE { step } else { step_of(value) }).checked_mul(scale)?;
                group = None;
                limit = Some(scale);
            }
            shape = Shape::Words;
            here = joined + 1;
        } else if line.word(joined) == "and" && here > at && joins(line, joined, group, limit, shape) {
            here = joined + 1;
            continue;
        } else if line.word(here) == "point"
            && group.is_some()
            && lookup(line, here + 1).small.is_some_and(|v| v < Decimal::ONE_HUNDRED)
        {
            let (next, decimals) = spoken_decimals(line, here + 1)?;
            group = Some(group?.checked_add(decimals)?);
            step = Decimal::new(1, decimals.scale());
            here = next;
        } else {
            break;
        }
        end = here;
    }
    if end == at {
        return None;
    }
    Some((end, total.checked_add(group.unwrap_or_default())?, step, shape))
}

/// "and" goes on inside a number only behind a hundred or a scale, before something smaller that
/// is no count of its own: "two hundred and forty", not "two hundred and three hundred".
fn joins(line: &Line, and: usize, group: Option<Decimal>, limit: Option<Decimal>, shape: Shape) -> bool {
    let next = lookup(line, and + 1);
    let after_hyphen = if line.hyphen(and + 2) { and + 3 } else { and + 2 };
    let scaled = |at: usize| lookup(line, at).scale.is_some();
    if line.word(and.wrapping_sub(1)) == "dozen" || scaled(and + 2) || scaled(after_hyphen) || scaled(after_hyphen + 1)
    {
        return false;
    }
    let after_hundred = group
        .is_some_and(|g| g >= Decimal::ONE_HUNDRED && (g % Decimal::ONE_HUNDRED).is_zero() && shape == Shape::Words);
    let room = if after_hundred {
        Some(Decimal::ONE_HUNDRED)
    } else if group.is_none() {
        limit
    } else {
        None
    };
    let Some(room) = room else { return false };
    // "one thousand and one nights"; "a hundred and half of them" is two numbers
    if let Some(small) = next.small {
        return small < room && !small.is_zero();
    }
    line.is_digits(and + 1) && digits(line.raw(and + 1)).is_some_and(|v| v < room && v.scale() == 0 && !v.is_zero())
}

/// "k", "m", "bn" behind digits: only where they touch the digits or say nothing else.
fn short_scale(line: &Line, at: usize, after_digits: bool, word: Word) -> Option<Decimal> {
    let scale = word.short?;
    if !after_digits || !line.is_digits(at.wrapping_sub(1)) {
        return None;
    }
    match line.raw(at) {
        // "a 3m wall" is three metres, "1.2m homes" more than a million
        "m" => {
            let money =
                super::unit::sign_before(line, at - 1, 0, None).is_some() || super::unit::names_money(line, at + 1);
            (money || line.glued(at) && million_behind(line, at + 1)).then_some(scale)
        }
        "k" | "b" | "K" | "B" | "M" => {
            (line.glued(at) || super::unit::sign_before(line, at - 1, 0, None).is_some()).then_some(scale)
        }
        "mm" | "MM" => super::unit::sign_before(line, at - 1, 0, None).is_some().then_some(scale),
        "mil" => line.glued(at).then_some(scale),
        _ => Some(scale),
    }
}

/// Is what follows a glued "m" something that is counted in millions?
fn million_behind(line: &Line, at: usize) -> bool {
    line.class(at) & class::THING != 0
        || (at..at + 3).any(|at| line.class(at) & class::THING != 0 && line.word(at).len() > 3 && line.is_word(at))
            && (at..at + 2).all(|at| line.is_word(at))
}

/// "1 414 021 100", "40 000": groups of three behind spaces. A single group counts only when it ends
/// in two noughts: "on May 12 300 people" is two numbers.
fn spaced_groups(line: &Line, at: usize, first: Decimal) -> (usize, Decimal) {
    let plain =
        |at: usize| line.is_digits(at) && line.raw(at).len() == 3 && line.raw(at).bytes().all(|b| b.is_ascii_digit());
    let next_to = |at: usize| !line.glued(at) && line.tokens[at].start - line.tokens[at - 1].end <= 3;
    let head = line.raw(at);
    let mut here = at + 1;
    // "10, 000": a comma with a space behind it, as some copy has it; no list goes on with 000
    if line.word(here) == "," && line.glued(here) && line.raw(here + 1) == "000" && head.len() <= 3 {
        return match first.checked_mul(Decimal::ONE_THOUSAND) {
            Some(value) => (here + 2, value),
            None => (here, first),
        };
    }
    if head.len() > 3 || first.scale() > 0 || head.starts_with('0') {
        return (here, first);
    }
    let mut value = first;
    while plain(here) && next_to(here) && here - at < 6 {
        let (Some(group), Some(more)) = (digits(line.raw(here)), value.checked_mul(Decimal::ONE_THOUSAND)) else {
            break;
        };
        value = more + group;
        here += 1;
    }
    let groups = here - at - 1;
    if groups >= 2 || groups == 1 && line.raw(at + 1).ends_with("00") { (here, value) } else { (at + 1, first) }
}

/// "five point two five": the digits behind the point.
fn spoken_decimals(line: &Line, at: usize) -> Option<(usize, Decimal)> {
    let mut digits = String::from("0.");
    let mut here = at;
    while let Some(small) = lookup(line, here).small {
        if here - at >= 8 || small >= Decimal::TEN && here > at {
            break;
        }
        digits.push_str(&small.to_string());
        here += 1;
        if small >= Decimal::TEN {
            break;
        }
    }
    Some((here, digits.parse().ok()?))
}

/// A numerator and a denominator as a decimal.
fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_div(whole)
}

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
    if let Some(found) = half_or_quarter(line, at).or_else(|| fraction(line, at)) {
        return Some(found);
    }
    if let Some(found) = ordinal(line, at) {
        return Some(found);
    }
    let (to, value, step, shape) = cardinal(line, at)?;
    let mut found = Numeral { from: at, to, value, step, shape, whole: None, loose: false };
    mixed(line, &mut found);
    in_front(line, &mut found);
    let alone = found.from == at && found.to == at + 1;
    // "million" and "hundred" with nothing in front are adjectives; "dozen" too
    if alone && word.scale.is_some() && line.word(at) != "hundred" && line.word(at) != "thousand" {
        return None;
    }
    parts(line, &mut found);
    Some(found)
}

/// "½", "2½", "2 ½" (the digits come first and are handled by `mixed`).
fn vulgar(line: &Line, at: usize) -> Option<Numeral> {
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
fn mixed(line: &Line, found: &mut Numeral) {
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
        if line.word(and) == "and" {
            let next = if line.hyphen(and + 1) { and + 2 } else { and + 1 };
            let (part, at) = if matches!(line.word(next), "a" | "one") {
                (Some(Decimal::ONE), next + 1)
            } else {
                (lookup(line, next).small.filter(|v| *v < Decimal::TEN), next + 1)
            };
            let at = if line.hyphen(at) { at + 1 } else { at };
            if let (Some(part), Some(whole)) = (part, lookup(line, at).fraction)
                && part < whole
                && whole <= Decimal::from(16)
            {
                add(part, whole, at + 1, found);
            }
        }
    }
    if found.to > at {
        scaled(line, found);
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
fn half_or_quarter(line: &Line, at: usize) -> Option<Numeral> {
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
    let share = if name == "half" {
        // "the first half", "half-time", "half past" are no numbers
        at > 0 && from < at && !line.hyphen(at + 1) && next != "-"
            || matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "those" | "these" | "an")
                && !matches!(
                    before,
                    "the"
                        | "second"
                        | "first"
                        | "last"
                        | "other"
                        | "latter"
                        | "former"
                        | "this"
                        | "each"
                        | "every"
                        | "opening"
                        | "top"
                        | "bottom"
                        | "better"
                )
            || matches!(before, "by" | "than" | "over" | "nearly" | "almost" | "about" | "around" | "roughly")
                && !line.hyphen(at + 1)
    } else {
        let ends = line.breaks(at + 1) || line.kind(at + 1).is_none();
        let led_on = line.class(at + 1) & (class::CONJUNCTION | class::PREPOSITION) != 0;
        from < at && (next == "of" || ends || led_on || line.word(from.wrapping_sub(1)) == "by")
    };
    share.then_some(found)
}

/// "two thirds", "one-fifth", "a third of", "1/4".
fn fraction(line: &Line, at: usize) -> Option<Numeral> {
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
        let led = matches!(
            line.word(from.wrapping_sub(1)),
            "by" | "than"
                | "nearly"
                | "almost"
                | "about"
                | "around"
                | "roughly"
                | "over"
                | "only"
                | "just"
                | "least"
                | "to"
        );
        // "a third party" is an ordinal
        if next == "of" || closed && led || led && line.class(at + 1) & class::END != 0 {
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
    let plural = line.word(below).ends_with('s') || line.word(below) == "halves";
    // "one third" and "one-third" are fractions, "two-third" is not; "two quarters" of a year are
    if (part == Decimal::ONE) == plural
        || whole > Decimal::ONE_HUNDRED
        || part > whole && line.word(below).starts_with("quarter")
    {
        return None;
    }
    if !tight && line.word(below).starts_with("quarter") && part != Decimal::from(3) && line.word(below + 1) != "of" {
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
        let suffix = matches!(line.word(at + 1), "st" | "nd" | "rd" | "th") && line.glued(at + 1);
        let value = digits(line.raw(at)).filter(|v| v.scale() == 0)?;
        return suffix.then(|| make(value, at + 2));
    }
    let word = lookup(line, at);
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
        "-" | "\u{2212}" => line.glued(at) && !line.glued(at - 1),
        _ => false,
    };
    if sign {
        found.from = at - 1;
        found.value = -found.value;
    }
}

/// "one in five", "nine out of 10", "three of five": a part and its whole.
fn parts(line: &Line, found: &mut Numeral) {
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
            .any(|n| whole == Decimal::from(*n));
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
