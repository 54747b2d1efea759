//! The algebra of quantities: can two of them, taken to be about the same thing, both hold?
//!
//! Comes in: two [`Quantity`] values. Goes out: a [`Relation`] with its reason in words. It looks at
//! values, bounds, units and written precision only; whether the two count the same thing, and in
//! the same scope, is left to the comparison. Where both readings are possible it says compatible.
//!
//! Laws, held by property tests: a quantity is equal to itself; the relation is the same from
//! either side; a value converted to another unit and rounded no coarser than it was written is
//! never disjoint from itself.

use super::lexicon::LEXICON;
use super::value::{Bound, Quantity, QuantityRole};
use crate::Relation;
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// An interval in a base unit, with how far rounding may have moved its ends.
struct Side {
    low: Option<Decimal>,
    low_closed: bool,
    high: Option<Decimal>,
    high_closed: bool,
    slack: Decimal,
}

/// How `a` and `b`, taken to be about the same thing, stand to each other.
/// Symmetric but for the order of the words in the reason.
pub fn relate(a: &Quantity, b: &Quantity) -> Relation {
    use QuantityRole::{Duration, Identifier, Ordinal, Score};
    if same(a, b) {
        return Relation::Equal;
    }
    match (a.role, b.role) {
        (Score, Score) | (Ordinal, Ordinal) => return disjoint(a, b),
        (Identifier | Duration | Score | Ordinal, _) | (_, Identifier | Duration | Score | Ordinal) => {
            return Relation::Incomparable;
        }
        _ => {}
    }
    if a.scope.once.is_some() != b.scope.once.is_some() {
        // "fell from 41 to 38": the 41 says nothing against a 38
        return Relation::Incomparable;
    }
    match relate_values(a, b) {
        Relation::Incomparable => Relation::Incomparable,
        _ if a.change * b.change < 0 => Relation::Disjoint { because: format!("{} is not {}", moved(a), moved(b)) },
        // "up 3%" says nothing against "3.5%"
        Relation::Disjoint { .. } if a.change != b.change => Relation::Incomparable,
        other => other,
    }
}

/// How the values stand to each other, whichever way they moved.
fn relate_values(a: &Quantity, b: &Quantity) -> Relation {
    if a.role == QuantityRole::Money && b.role == QuantityRole::Money && base(a) != base(b) {
        return other_currency(a, b);
    }
    let shares = (share(a), share(b));
    if a.role == QuantityRole::Share || b.role == QuantityRole::Share {
        return match shares {
            (Some(x), Some(y)) => relate_shares(a, &x, b, &y),
            _ => Relation::Incomparable,
        };
    }
    if !same_dimension(a, b) {
        return Relation::Incomparable;
    }
    let converted = code(a) != code(b);
    match (side(a, converted), side(b, converted)) {
        (Some(x), Some(y)) => compare(a, &x, b, &y, converted),
        _ => Relation::Incomparable,
    }
}

/// The very same value, bound and unit.
fn same(a: &Quantity, b: &Quantity) -> bool {
    a.role == b.role
        && a.bound == b.bound
        && a.value == b.value
        && a.low == b.low
        && a.high == b.high
        && code(a) == code(b)
        && a.change * b.change >= 0
        && per(a) == per(b)
}

fn code(q: &Quantity) -> &str {
    q.unit.as_ref().map_or("", |unit| &unit.code)
}

fn base(q: &Quantity) -> &str {
    q.unit.as_ref().map_or("", |unit| &unit.base)
}

fn per(q: &Quantity) -> Option<&str> {
    q.unit.as_ref().and_then(|unit| unit.per.as_deref())
}

/// The same base unit, no rate against another rate, and roles that can say one thing: a magnitude is
/// often a bare number ("measured at 6.7").
fn same_dimension(a: &Quantity, b: &Quantity) -> bool {
    use QuantityRole::{Count, Measure, Scale};
    let roles = a.role == b.role
        || matches!((a.role, b.role), (Count, Scale) | (Scale, Count)) && (a.counted.is_none() && b.counted.is_none())
        || matches!((a.role, b.role), (Count, Measure) | (Measure, Count)) && base(a) == base(b);
    let rates = match (per(a), per(b)) {
        (Some(x), Some(y)) => x == y,
        // "812 pence per share" and "812p" may well be one price
        _ => true,
    };
    roles && rates && base(a) == base(b)
}

/// The interval of a quantity in its base unit.
fn side(q: &Quantity, converted: bool) -> Option<Side> {
    let to_base = |value: Option<Decimal>| match value {
        Some(value) => q.to_base(value).map(Some),
        None => Some(None),
    };
    let factor = q.unit.as_ref().map_or(Decimal::ONE, |unit| unit.factor);
    Some(Side {
        low: to_base(q.low)?,
        low_closed: q.low_closed,
        high: to_base(q.high)?,
        high_closed: q.high_closed,
        slack: slack(q, converted).checked_mul(factor)?.abs(),
    })
}

/// How far rounding may have moved the value: half the step of the last digit written. A round
/// number in digits ("1,200", "300") was not rounded by more than a twentieth; one with a scale
/// word ("2 billion") by more than a fifth neither.
fn slack(q: &Quantity, converted: bool) -> Decimal {
    let size = [q.value, q.low, q.high].into_iter().flatten().map(|v| v.abs()).max().unwrap_or_default();
    let twentieth = size / Decimal::from(20);
    let mut half = q.precision.abs() / Decimal::TWO;
    if q.precision >= Decimal::from(1_000_000) {
        half = half.min(size / Decimal::from(5));
    } else if q.precision >= Decimal::TEN {
        half = half.min(twentieth);
    }
    // what was converted was often rounded to tens: "50 km (30 miles)"
    if converted && !size.is_zero() && (size % Decimal::TEN).is_zero() {
        half = half.max(twentieth.min(Decimal::from(5).max(half)));
    }
    half
}

/// Do the two intervals meet, their ends taken as written?
fn meet(x: &Side, y: &Side) -> bool {
    let below = |low: &Side, high: &Side| match (low.low, high.high) {
        (Some(l), Some(h)) => l < h || l == h && low.low_closed && high.high_closed,
        _ => true,
    };
    below(x, y) && below(y, x)
}

/// Do they meet when rounding may have moved their ends by `slack`?
fn near(x: &Side, y: &Side, slack: Decimal) -> bool {
    let below = |low: &Side, high: &Side| match (low.low, high.high) {
        (Some(l), Some(h)) => l.checked_sub(h).is_none_or(|gap| gap <= slack),
        _ => true,
    };
    below(x, y) && below(y, x)
}

fn compare(a: &Quantity, x: &Side, b: &Quantity, y: &Side, converted: bool) -> Relation {
    let exact = a.bound == Bound::Exact && b.bound == Bound::Exact;
    if meet(x, y) {
        let reason = if converted {
            "unit-conversion"
        } else if exact {
            return Relation::Equal;
        } else {
            "bounds-overlap"
        };
        return Relation::Compatible { reason, because: joined(a, b, converted, true) };
    }
    if converted {
        // six miles are 9.7 km: "10 km" rounds them, and the other way round
        if near(x, y, x.slack.max(y.slack)) {
            return Relation::Compatible { reason: "unit-conversion", because: joined(a, b, true, true) };
        }
        return Relation::Disjoint { because: joined(a, b, true, false) };
    }
    // only the coarser of the two was rounded: 812 and 821 are written equally fine
    let coarser = match a.precision.cmp(&b.precision) {
        std::cmp::Ordering::Greater => Some(x.slack),
        std::cmp::Ordering::Less => Some(y.slack),
        std::cmp::Ordering::Equal if exact => None,
        std::cmp::Ordering::Equal => Some(Decimal::ZERO),
    };
    if let Some(slack) = coarser
        && near(x, y, slack)
    {
        let reason = if exact { "rounding" } else { "bounds-overlap" };
        return Relation::Compatible { reason, because: joined(a, b, false, true) };
    }
    disjoint(a, b)
}

fn disjoint(a: &Quantity, b: &Quantity) -> Relation {
    Relation::Disjoint { because: joined(a, b, false, false) }
}

/// A quantity as a share of one: percentages, fractions, a count with its whole.
fn share(q: &Quantity) -> Option<Side> {
    let point = |value: Decimal, slack: Decimal| Side {
        low: Some(value),
        low_closed: true,
        high: Some(value),
        high_closed: true,
        slack,
    };
    match (q.role, q.whole) {
        (QuantityRole::Share, _) if q.unit.is_none() => {
            let mut x = side(q, false)?;
            // a fraction is said of what lies near it; never by more than two points in a hundred
            x.slack = (q.precision / Decimal::TWO).min(Decimal::new(2, 2));
            Some(x)
        }
        (QuantityRole::Share, _) => side(q, false),
        (QuantityRole::Count, Some(whole)) => {
            let value = q.value?.checked_div(whole)?;
            Some(point(value, Decimal::new(5, 3).min(value / Decimal::TEN)))
        }
        _ => None,
    }
}

fn relate_shares(a: &Quantity, x: &Side, b: &Quantity, y: &Side) -> Relation {
    let percent = |q: &Quantity| code(q) == "%";
    if percent(a) && percent(b) {
        return compare(a, x, b, y, false);
    }
    let both_fractions =
        !percent(a) && !percent(b) && a.role == b.role && a.bound == Bound::Exact && b.bound == Bound::Exact;
    // thirds are no finite decimals
    let slack = if both_fractions { Decimal::new(1, 6) } else { x.slack.max(y.slack) };
    let words = |verb: &str| format!("{} = {}, which {verb} {}", describe(a), as_percent(x), describe(b));
    if near(x, y, slack) {
        let bounded = a.bound != Bound::Exact || b.bound != Bound::Exact;
        let reason = if bounded { "bounds-overlap" } else { "share-equality" };
        return Relation::Compatible { reason, because: words("agrees with") };
    }
    Relation::Disjoint { because: words("is not") }
}

fn as_percent(x: &Side) -> String {
    let number = |value: Option<Decimal>| {
        value.and_then(|v| v.checked_mul(Decimal::ONE_HUNDRED)).map(|v| v.round_dp(1).normalize())
    };
    match (number(x.low), number(x.high)) {
        (Some(l), Some(h)) if l == h => format!("{l}%"),
        (Some(l), Some(h)) => format!("{l}% to {h}%"),
        (Some(l), None) => format!("{l}% or more"),
        (None, Some(h)) => format!("{h}% or less"),
        (None, None) => "a share".to_owned(),
    }
}

/// Two currencies: the amount in the parenthesis of either side may be in the other's.
fn other_currency(a: &Quantity, b: &Quantity) -> Relation {
    let bare = |q: &Quantity| Quantity { also: None, ..q.clone() };
    for (x, y) in [(a.also.as_deref(), Some(b)), (Some(a), b.also.as_deref()), (a.also.as_deref(), b.also.as_deref())] {
        if let (Some(x), Some(y)) = (x, y)
            && base(x) == base(y)
        {
            return match relate(&bare(x), &bare(y)) {
                Relation::Equal => Relation::Compatible {
                    reason: "unit-conversion",
                    because: format!("{} and {} are given as the same {}", describe(a), describe(b), describe(x)),
                },
                other => other,
            };
        }
    }
    Relation::Incomparable
}

fn moved(q: &Quantity) -> String {
    format!("{} {}", if q.change < 0 { "down" } else { "up" }, describe(q))
}

/// "1,214 is more than 1,200"; "60 miles = 96.6 km, which is not 120 km".
fn joined(a: &Quantity, b: &Quantity, converted: bool, holds: bool) -> String {
    let (first, second) = if a.bound == Bound::Exact || b.bound != Bound::Exact { (a, b) } else { (b, a) };
    if converted
        && let Some(value) = first.value.or(first.low).or(first.high)
        && let Some(in_base) = first.to_base(value)
        && let Some(other) = second.from_base(in_base)
    {
        let same = with_unit(second, &plain(other.round_dp(2).normalize()));
        let verdict = match (holds, first.bound == Bound::Exact && second.bound == Bound::Exact) {
            (true, true) => "rounds to",
            (true, false) => "fits with",
            (false, _) => "is not",
        };
        return format!("{} = {same}, which {verdict} {}", describe(first), describe(second));
    }
    let verdict = match (holds, second.bound) {
        (true, Bound::Exact) => "rounds to",
        (true, _) => "is",
        (false, _) => "is not",
    };
    let (first, second) = if holds && second.bound == Bound::Exact && first.precision > second.precision {
        (second, first)
    } else {
        (first, second)
    };
    if holds && first.bound != Bound::Exact {
        return format!("{} overlaps {}", describe(first), describe(second));
    }
    format!("{} {verdict} {}", describe(first), describe(second))
}

/// The quantity in a few words of its own: "more than 1,200", "2.4 billion GBP", "9 miles", "33%".
pub fn describe(q: &Quantity) -> String {
    let number = |value: Option<Decimal>| value.map(plain).unwrap_or_default();
    if q.role == QuantityRole::Score {
        return format!("{}-{}", number(q.high), number(q.low));
    }
    if let Some(order) = order_words(q) {
        return with_unit(q, &order);
    }
    if let (Some(whole), Some(value)) = (q.whole, q.value) {
        let part = if q.role == QuantityRole::Share {
            value.checked_mul(whole).map(|p| p.round_dp(6).normalize())
        } else {
            Some(value)
        };
        let joint = if q.role == QuantityRole::Share { "in" } else { "of" };
        return format!("{}{} {joint} {}", bound_words(q.bound), number(part), plain(whole));
    }
    if q.role == QuantityRole::Share
        && q.unit.is_none()
        && let Some(value) = q.value
    {
        return format!("{}{}", bound_words(q.bound), fraction(value));
    }
    let said = match (q.bound, q.value) {
        (Bound::Between, None) => format!("{} to {}", number(q.low), number(q.high)),
        (bound, value) => format!("{}{}", bound_words(bound), number(value.or(q.low).or(q.high))),
    };
    with_unit(q, &said)
}

/// "hundreds", "tens of thousands": an order is no number to tell.
fn order_words(q: &Quantity) -> Option<String> {
    let value = q
        .value
        .filter(|value| q.bound == Bound::About && !q.high_closed && q.low == value.checked_mul(Decimal::TWO))?;
    let name = |value: Decimal| LEXICON.orders.iter().find(|(order, _)| *order == value).map(|(_, name)| *name);
    name(value).map(str::to_owned).or_else(|| {
        LEXICON.orders.iter().find_map(|(order, of)| {
            let many = value.checked_div(*order).filter(|many| *many > Decimal::ONE).and_then(name)?;
            Some(format!("{many} of {of}"))
        })
    })
}

const fn bound_words(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact | Bound::Between => "",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::MoreThan => "more than ",
        Bound::AtLeast => "at least ",
        Bound::LessThan => "less than ",
        Bound::AtMost => "at most ",
    }
}

/// The fraction nearest to a decimal that people say: 0.3333 is 1/3.
fn fraction(value: Decimal) -> String {
    for whole in 2..=20 {
        let whole = Decimal::from(whole);
        if let Some(part) = value.checked_mul(whole) {
            let near = part.round();
            if (part - near).abs() < Decimal::new(1, 6) {
                return format!("{}/{}", near.normalize(), whole.normalize());
            }
        }
    }
    value.round_dp(4).normalize().to_string()
}

/// A number with its unit behind it.
fn with_unit(q: &Quantity, said: &str) -> String {
    let Some(unit) = &q.unit else { return said.to_owned() };
    let name = match unit.code.as_str() {
        "%" => return format!("{said}%"),
        // codes of ISO 4217 are capitals; "penny" and "krone" are names
        code if q.role == QuantityRole::Money && !code.starts_with(|c: char| c.is_ascii_lowercase()) => code.to_owned(),
        code => {
            let per = code.split_once('/').filter(|_| LEXICON.unit_by_code(code).is_none());
            let row = LEXICON.unit_by_code(per.map_or(code, |(length, _)| length));
            let name = row.map_or(code, |row| row.name);
            let name = match name {
                name if said == "1" => name.to_owned(),
                _ if row.is_some_and(|row| row.plural.is_some()) => {
                    row.and_then(|row| row.plural).unwrap_or(name).to_owned()
                }
                name if name.ends_with(['s', 'z', '/']) || name.len() < 3 || name.contains(['/', '[']) => {
                    name.to_owned()
                }
                name => format!("{name}s"),
            };
            per.map_or(name.clone(), |(_, time)| format!("{name}/{time}"))
        }
    };
    let per = unit.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
    format!("{said} {name}{per}")
}

/// "1,200", "2.4 billion", "0.25".
fn plain(value: Decimal) -> String {
    let value = value.normalize();
    for (scale, name) in [(1_000_000_000_000_i64, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")] {
        let scale = Decimal::from(scale);
        if value.abs() >= scale
            && let Some(short) = value.checked_div(scale)
            && short.normalize().scale() <= 3
        {
            return format!("{} {name}", short.normalize());
        }
    }
    let written = value.abs().to_string();
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::new();
    if value.is_sign_negative() {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        let _ = write!(out, ".{decimals}");
    }
    out
}
