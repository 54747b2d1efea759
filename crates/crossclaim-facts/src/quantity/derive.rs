//! Derived equality: one quantity that follows from others.
//!
//! Comes in: quantities that stand beside each other in an article. Goes out: a [`Relation`] whose
//! reason is `derived`, with the arithmetic in words. Which quantities belong together is left to
//! the comparison; nothing here looks at what they count.

use super::algebra::{describe, relate};
use super::value::{Bound, Quantity, QuantityRole};
use crate::Relation;
use rust_decimal::Decimal;

/// An exchange rate or any other fixed ratio of two units, as an article's own parenthesis gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The base unit it leads from: "GBP".
    pub from: String,
    /// The base unit it leads to: "USD".
    pub to: String,
    /// `value in from * factor` is the value in `to`.
    pub factor: Decimal,
    /// How far off the factor can be, as a part of it: both amounts were rounded.
    pub loose: Decimal,
}

/// The rate in "2.4 billion pounds ($3.2 billion)": 4/3 from GBP to USD, give or take the rounding.
pub fn rate(q: &Quantity) -> Option<Rate> {
    let other = q.also.as_deref()?;
    let (from, to) = (q.unit.as_ref()?, other.unit.as_ref()?);
    let (first, second) = (q.to_base(q.value?)?, other.to_base(other.value?)?);
    if first.is_zero() || second.is_zero() {
        return None;
    }
    let part =
        |q: &Quantity| q.value.and_then(|v| (q.precision / Decimal::TWO).checked_div(v.abs())).unwrap_or_default();
    Some(Rate {
        from: from.base.clone(),
        to: to.base.clone(),
        factor: second.checked_div(first)?,
        loose: part(q) + part(other),
    })
}

/// Are `a` and `b`, in the two units of `rate` in either order, the same amount?
/// 48 million GBP at 4/3 is 64 million USD.
pub fn relate_at_rate(a: &Quantity, b: &Quantity, rate: &Rate) -> Relation {
    let bases = (a.unit.as_ref().map(|u| u.base.as_str()), b.unit.as_ref().map(|u| u.base.as_str()));
    let factor = if bases == (Some(&rate.from), Some(&rate.to)) {
        Some(rate.factor)
    } else if bases == (Some(&rate.to), Some(&rate.from)) {
        Decimal::ONE.checked_div(rate.factor)
    } else {
        None
    };
    let (Some(factor), Some(value)) = (factor, a.value) else { return Relation::Incomparable };
    let Some(in_base) = a.to_base(value).and_then(|v| v.checked_mul(factor)) else { return Relation::Incomparable };
    let Some(worth) = b.from_base(in_base) else { return Relation::Incomparable };
    let step = worth.checked_mul(rate.loose).and_then(|v| v.checked_mul(Decimal::TWO)).unwrap_or_default().abs();
    let scaled = a.precision.checked_mul(worth).and_then(|v| v.checked_div(value)).unwrap_or_default().abs();
    let worth = like(b, worth, step.max(scaled), a.bound);
    derived(
        &worth,
        b,
        format!("{} at {} = {}", describe(a), factor.round_dp(3).normalize(), describe(&rounded(&worth))),
    )
}

/// Is `part` of `whole` the share `share`? 900 of 7,400 is 12%, or one in eight.
pub fn relate_share(part: &Quantity, whole: &Quantity, share: &Quantity) -> Relation {
    let (Some(p), Some(w)) = (part.value, whole.value) else { return Relation::Incomparable };
    if share.role != QuantityRole::Share || part.role == QuantityRole::Share || p > w {
        return Relation::Incomparable;
    }
    let counted = Quantity { whole: Some(w), role: QuantityRole::Count, unit: None, change: 0, ..part.clone() };
    derived_with(relate(&counted, &Quantity { change: 0, ..share.clone() }), "derived")
}

/// Is `each`, `times` over, `total`? Two each day for a week is 14; 1,200 from each of two sides is 2,400.
pub fn relate_product(each: &Quantity, times: Decimal, total: &Quantity) -> Relation {
    let Some(product) = each.value.and_then(|value| value.checked_mul(times)) else { return Relation::Incomparable };
    let step = each.precision.checked_mul(times.abs()).unwrap_or(each.precision);
    let mut whole = like(each, product, step, each.bound);
    if let Some(unit) = &mut whole.unit {
        unit.per = None;
    }
    let words = format!("{} × {} = {}", describe(each), times.normalize(), describe(&whole));
    derived(&whole, total, words)
}

/// Do `parts` add up to `total`? 197 passengers and 17 crew are 214.
pub fn relate_sum(parts: &[&Quantity], total: &Quantity) -> Relation {
    let Some(first) = parts.first() else { return Relation::Incomparable };
    let mut sum = Decimal::ZERO;
    let mut step = Decimal::ZERO;
    let mut words = String::new();
    let mut bound = Bound::Exact;
    for part in parts {
        let in_base = part.value.and_then(|v| part.to_base(v));
        let Some(next) = in_base.and_then(|v| first.from_base(v)).and_then(|v| sum.checked_add(v)) else {
            return Relation::Incomparable;
        };
        if part.unit.as_ref().map(|u| &u.base) != first.unit.as_ref().map(|u| &u.base) {
            return Relation::Incomparable;
        }
        sum = next;
        step = step.max(part.precision);
        if part.bound != Bound::Exact {
            bound = part.bound;
        }
        if !words.is_empty() {
            words.push_str(" + ");
        }
        words.push_str(&describe(part));
    }
    let whole = like(first, sum, step, bound);
    let words = format!("{words} = {}", describe(&whole));
    derived(&whole, total, words)
}

/// A quantity of the same kind with another value.
fn like(model: &Quantity, value: Decimal, step: Decimal, bound: Bound) -> Quantity {
    let mut quantity = Quantity {
        role: model.role,
        unit: model.unit.clone(),
        change: model.change,
        ..Quantity::exact(model.span, value, if step.is_zero() { Decimal::ONE } else { step })
    };
    super::bound::apply(&mut quantity, bound);
    quantity
}

/// The value to four figures, for a sentence.
fn rounded(q: &Quantity) -> Quantity {
    Quantity { value: q.value.map(|v| v.round_sf(4).unwrap_or(v).normalize()), ..q.clone() }
}

/// The relation of a computed quantity to a stated one, told with the arithmetic.
fn derived(computed: &Quantity, stated: &Quantity, words: String) -> Relation {
    match relate(computed, stated) {
        Relation::Equal => Relation::Compatible { reason: "derived", because: words },
        Relation::Compatible { because, .. } => {
            Relation::Compatible { reason: "derived", because: format!("{words}; {because}") }
        }
        Relation::Disjoint { because } => Relation::Disjoint { because: format!("{words}; {because}") },
        Relation::Incomparable => Relation::Incomparable,
    }
}

fn derived_with(relation: Relation, reason: &'static str) -> Relation {
    match relation {
        Relation::Compatible { because, .. } => Relation::Compatible { reason, because },
        other => other,
    }
}
