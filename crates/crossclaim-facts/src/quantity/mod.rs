//! Quantities: a number, its bound, its unit, what it counts and in what scope.
//!
//! Comes in: a text, its sentences, the times found in it, its place. Goes out: [`Quantity`] values
//! with spans, and an algebra over them: [`relate`] says whether two can both hold, [`mod@derive`] whether
//! one follows from others. Which quantities speak of the same thing is left to `crossclaim-core`.
//!
//! The words are rows of `lexicon/en/`; units carry UCUM codes, money ISO 4217. The way of a
//! sentence: `line` cuts it, `reading` goes through it with `guard`, `numeral`, `unit`, `bound`,
//! `counted` and `scope`, and `algebra` compares what comes out.

mod algebra;
mod bound;
mod cardinal;
mod coin;
mod counted;
pub mod derive;
mod fraction;
mod guard;
mod lexicon;
mod line;
mod numeral;
mod reading;
mod role;
mod scope;
mod unit;
mod value;

pub use crate::Relation;
pub use algebra::{describe, relate};
pub use unit::unit_name;
pub use value::{Bound, Counted, Quantity, QuantityRole, Scope, Unit};

use crate::{Context, Time, TimexType};
use crossclaim_text::Span;

/// The quantities of `text`, in order. Numbers that are part of a date, a clock time or a set in
/// `times` are left out; a duration is a quantity too, with a role of its own.
///
/// ```
/// use crossclaim_facts::{Context, quantity};
///
/// let text = "More than 1,200 prisoners were freed.";
/// let sentences = crossclaim_text::sentences(text);
/// let found = quantity::extract(text, &sentences, &[], &Context::default());
/// assert_eq!(found[0].span.of(text), "More than 1,200");
/// assert_eq!(found[0].bound, quantity::Bound::MoreThan);
/// assert_eq!(found[0].counted.as_ref().unwrap().head, "prisoner");
/// ```
pub fn extract(text: &str, sentences: &[Span], times: &[Time], context: &Context) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut line = line::Line::new(text);
    for sentence in sentences {
        if sentence.of(text).is_empty() || !line.load(*sentence) {
            continue;
        }
        let from = times.partition_point(|time| time.span.end <= sentence.start);
        let to = times.partition_point(|time| time.span.start < sentence.end).max(from);
        let first = found.len();
        reading::Reader { line: &line, times: &times[from..to], place: context.place.as_deref() }.read(&mut found);
        enclose(text, &mut found, first);
        restate(text, &mut found[first..]);
    }
    coin::settle(text, &mut found);
    found
}

/// Makes one range of "more than 40 but fewer than 100 boats" and "above 10% and below 15%": two open bounds of
/// one thing, one from each side.
fn enclose(text: &str, found: &mut Vec<Quantity>, first: usize) {
    for next in found.split_off(first) {
        match found[first..].last_mut() {
            Some(before) if encloses(text, before, &next) => {
                let (low, high) = if before.low.is_some() { (&*before, &next) } else { (&next, &*before) };
                *before = Quantity {
                    span: Span::new(before.span.start, next.span.end),
                    value: None,
                    low: low.low,
                    low_closed: low.low_closed,
                    high: high.high,
                    high_closed: high.high_closed,
                    bound: Bound::Between,
                    precision: before.precision.min(next.precision),
                    ..next.clone()
                };
            }
            _ => found.push(next),
        }
    }
}

/// Are the two the ends of one range? "More than 40 and fewer than 10" are not.
fn encloses(text: &str, a: &Quantity, b: &Quantity) -> bool {
    let gap = text.get(a.span.end..b.span.start).unwrap_or("").trim().trim_start_matches([',', ' ']);
    let open = |q: &Quantity| q.value.is_some() && q.low.is_none() != q.high.is_none();
    let unit = |q: &Quantity| q.unit.as_ref().map(|unit| (unit.base.clone(), unit.per.clone()));
    let (low, high) = if a.low.is_some() { (a, b) } else { (b, a) };
    open(a)
        && open(b)
        && a.low.is_none() != b.low.is_none()
        && a.counted.is_none()
        && (a.unit.is_none() || unit(a) == unit(b))
        && matches!(gap, "and" | "but" | "yet" | "")
        && low.low < high.high
}

/// Ties "2.4 billion pounds ($3.2 billion)" and "10 km (6.2 miles)" together: the second says the first
/// again in another unit.
fn restate(text: &str, found: &mut [Quantity]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (first, second) = (&mut before[at - 1], &mut rest[0]);
        let gap = text.get(first.span.end..second.span.start).unwrap_or("").trim();
        let same = match (&first.unit, &second.unit) {
            (Some(a), Some(b)) => {
                first.role == second.role
                    && match first.role {
                        QuantityRole::Money => a.base != b.base,
                        QuantityRole::Measure => a.base == b.base && a.code != b.code,
                        _ => false,
                    }
            }
            _ => false,
        };
        if same && matches!(gap, "(" | "[" | "(or" | "(about" | "–" | "/") && !first.restates {
            second.restates = true;
            first.also = Some(Box::new(second.clone()));
        }
    }
}

/// Is it money of a currency that ISO 4217 has no code for?
pub(crate) fn without_code(quantity: &Quantity) -> bool {
    quantity.unit.as_ref().is_some_and(|unit| unit.code.starts_with(coin::ANY))
}
