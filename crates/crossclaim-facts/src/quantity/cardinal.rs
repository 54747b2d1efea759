//! Whole numbers: digits with their grouping, words, and both with scale words ("1.2 million", "two
//! hundred and forty", "3 lakh", "5k").
//!
//! Comes in: a [`Line`] and a place. Goes out: the end, the value and the step of the number there; and
//! [`Numeral`], the form in which every number is handed on.
//!
//! Digits come in groups of three behind commas, behind white space as ISO 80000-1 prints them, or in the
//! twos of lakh and crore.

use super::lexicon::{LEXICON, Numeral as Word, class};
use super::line::Line;
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

pub(super) fn lookup(line: &Line, at: usize) -> Word {
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
pub(super) fn is_tens(value: Decimal) -> bool {
    value >= Decimal::from(20) && value < Decimal::ONE_HUNDRED && (value % Decimal::TEN).is_zero()
}

/// A whole number in words or digits with scale words, from `at`: (end, value, step, shape).
pub(super) fn cardinal(line: &Line, at: usize) -> Option<(usize, Decimal, Decimal, Shape)> {
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
            let after_hundred = here > at && line.word(here - 1) == "and" && group.is_some();
            if !after_hundred && (group.is_some() || joined != here && here > at || (here > at && limit.is_none())) {
                break;
            }
            let continental = continental(line, joined);
            let value = continental.map_or_else(|| digits(line.raw(joined)), |(_, value)| Some(value))?;
            if let Some(hundreds) = group {
                // "3 hundred and 21"
                (group, step, here) = (Some(hundreds + value), Decimal::ONE, joined + 1);
                end = here;
                continue;
            }
            if limit.is_some_and(|limit| value >= limit) {
                break;
            }
            let (next, value) = continental.unwrap_or_else(|| spaced_groups(line, joined, value));
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
                    if shape == Shape::Words
                        && is_tens(value % Decimal::ONE_HUNDRED)
                        && small < Decimal::TEN
                        && small > Decimal::ZERO =>
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
        } else if let Some(scale) = word
            .scale
            .or_else(|| short_scale(line, joined, group.is_some() && joined == here, word))
            .or(word.vague.filter(
                // "3 dozens", "two hundreds"
                |_| group.is_some() && joined == here && line.word(here + 1) != "of",
            ))
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
                // "three hundred and two dozen" is three hundred and twenty-four
                let small = value % Decimal::ONE_HUNDRED;
                let apart = scale < Decimal::ONE_HUNDRED && small < value && !small.is_zero();
                let by = if apart { small } else { value };
                group = Some((value - by).checked_add(by.checked_mul(scale)?)?);
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
    // "three hundred and two dozen" goes on
    let scaled = |at: usize| lookup(line, at).scale.is_some_and(|scale| scale >= Decimal::ONE_HUNDRED);
    if line.word(and.wrapping_sub(1)) == "dozen" || super::fraction::proper(line, and + 1).is_some() {
        // "six million and two thirds" goes on as a fraction
        return false;
    }
    if thousands(line, and, group, limit) {
        return true;
    }
    if scaled(and + 2) || scaled(after_hyphen) || scaled(after_hyphen + 1) {
        // "two thousand and two hundred", but "two hundred and two thousand" are two
        let hundreds = lookup(line, and + 1).small.and_then(|v| lookup(line, and + 2).scale?.checked_mul(v));
        return group.is_none() && limit.zip(hundreds).is_some_and(|(limit, value)| value < limit);
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

/// "two hundred and two thousand" is 202,000, but "between two hundred and two thousand" is a range.
fn thousands(line: &Line, and: usize, group: Option<Decimal>, limit: Option<Decimal>) -> bool {
    let hundreds = group.filter(|group| {
        *group >= Decimal::ONE_HUNDRED && *group < Decimal::ONE_THOUSAND && (*group % Decimal::ONE_HUNDRED).is_zero()
    });
    let between = (and.saturating_sub(6)..and).any(|at| matches!(line.word(at), "between" | "of"));
    let digit = if line.hyphen(and + 2) { and + 3 } else { and + 2 };
    let scale = [and + 2, digit, digit + 1].iter().find_map(|at| lookup(line, *at).scale);
    hundreds.is_some()
        && !between
        && lookup(line, and + 1).small.is_some()
        && lookup(line, and.wrapping_sub(1)).scale == Some(Decimal::ONE_HUNDRED)
        && scale.is_some_and(|scale| scale >= Decimal::ONE_THOUSAND && limit.is_none_or(|limit| scale < limit))
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
            let money = super::unit::sign_before(line, at - 1, 0, None).is_some()
                || super::coin::sign(line, at - 1, 0).is_some()
                || super::unit::names_money(line, at + 1);
            (money || line.glued(at) && million_behind(line, at + 1)).then_some(scale)
        }
        "k" | "b" | "K" | "B" | "M" => {
            // "2.33 k." stands at the end, "10 k run" is a distance
            let last = line.raw(at) == "k" && (line.kind(at + 1).is_none() || line.breaks(at + 1));
            (line.glued(at) || last || super::unit::sign_before(line, at - 1, 0, None).is_some()).then_some(scale)
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

/// "1.200.000", "1.234,50": points between groups of three and a comma before decimals, as on the Continent. One
/// group alone is read as decimals: "1.234" is less than two.
pub(super) fn continental(line: &Line, at: usize) -> Option<(usize, Decimal)> {
    let raw = line.raw(at);
    let mut groups = raw.split('.');
    let head = groups.next().filter(|head| (1..=3).contains(&head.len()) && !head.starts_with('0'))?;
    let rest: Vec<&str> = groups.collect();
    let threes = rest.iter().all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    if rest.is_empty() || rest.len() > 4 || !threes || raw.contains(',') {
        return None;
    }
    let decimals = (line.word(at + 1) == "," && line.glued(at + 1) && line.glued(at + 2) && line.is_digits(at + 2))
        .then(|| line.raw(at + 2))
        .filter(|decimals| decimals.len() <= 2 && !(line.glued(at + 4) && line.word(at + 3) == ","));
    let whole = [&[head], &rest[..]].concat().concat();
    match decimals {
        Some(decimals) => Some((at + 3, format!("{whole}.{decimals}").parse().ok()?)),
        // four groups of three are an address of the net
        None if rest.len() == 2 => Some((at + 1, whole.parse().ok()?)),
        None => None,
    }
}

/// "1 414 021 100", "40 000": groups of three behind spaces. A single group counts only when it ends
/// in two noughts: "on May 12 300 people" is two numbers.
fn spaced_groups(line: &Line, at: usize, first: Decimal) -> (usize, Decimal) {
    let plain = |at: usize| {
        line.is_digits(at) && {
            let (group, decimals) = line.raw(at).split_at_checked(3).unwrap_or(("", ""));
            group.bytes().all(|b| b.is_ascii_digit())
                && !group.is_empty()
                && (decimals.is_empty() || decimals.starts_with('.'))
        }
    };
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
        here += 1;
        let below = if line.hyphen(here) { here + 1 } else { here };
        let digit = lookup(line, below).small.filter(|digit| *digit < Decimal::TEN && !digit.is_zero());
        if is_tens(small)
            && let Some(digit) = digit
        {
            // "point seventy-one"
            digits.push_str(&(small + digit).to_string());
            here = below + 1;
            break;
        }
        digits.push_str(&small.to_string());
        if small >= Decimal::TEN {
            break;
        }
    }
    Some((here, digits.parse().ok()?))
}
