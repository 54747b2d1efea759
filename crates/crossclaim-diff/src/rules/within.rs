//! # quantity: a headline or caption against the body of its own article
//!
//! **What it flags.** A figure of a headline, standfirst or caption that no sentence of the body gives, where the body
//! gives one other figure, and one alone, for the same thing in the same event.
//!
//! **Why it matters.** The headline is all that most readers read, and it is written last.
//!
//! **Example.** "Storm kills 14 in Alba" / "The storm killed 41 people in Alba, the mayor said."
//!
//! **What it leaves alone.** A headline that rounds or gives a bound, one that adds or subtracts what the body counts
//! apart, a body with several figures for the thing, entries of a live blog, which are of several hours.

use super::quantity::head;
use crate::anchor::{Anchor, Events};
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_article::Role;
use crossclaim_core::{Corpus, features, quantities};
use crossclaim_facts::quantity::{self, Quantity, QuantityRole};
use crossclaim_text::Span;
use rust_decimal::Decimal;

/// The share of the lighter one's words that a headline and a sentence of its body have in common if they tell of one event.
const NEAR: f32 = 0.3;
/// With more figures than this a body is a table, and none of them is the one that the headline means.
const MOST: usize = 64;

/// A quantity in its claim.
struct Fact<'a> {
    claim: usize,
    quantity: &'a Quantity,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let mut from = 0;
    while from < corpus.claims.len() {
        let article = corpus.claims[from].article;
        let to = from + corpus.claims[from..].partition_point(|claim| claim.article == article);
        let of = |roles: &[Role]| -> Vec<usize> {
            (from..to).filter(|claim| roles.contains(&corpus.claims[*claim].role)).collect()
        };
        let body = facts(corpus, &of(&[Role::Body, Role::Item, Role::Quotation]));
        // Over a live blog stands the headline of its last hour.
        if of(&[Role::LiveEntry]).is_empty() {
            for told in facts(corpus, &of(&[Role::Headline, Role::Standfirst, Role::Caption])) {
                against(corpus, trees, &told, &body, contrasts);
            }
        }
        from = to;
    }
}

fn facts<'a>(corpus: &'a Corpus, claims: &[usize]) -> Vec<Fact<'a>> {
    let compared = |q: &&Quantity| {
        matches!(q.role, QuantityRole::Count | QuantityRole::Money | QuantityRole::Measure | QuantityRole::Share)
            && !q.restates
    };
    let of = |claim: &usize| {
        let claim = *claim;
        let list = quantities(corpus, &corpus.claims[claim]).iter().filter(compared);
        list.map(move |quantity| Fact { claim, quantity })
    };
    claims.iter().flat_map(of).collect()
}

fn against(corpus: &Corpus, trees: &Trees, told: &Fact, body: &[Fact], contrasts: &mut Vec<Contrast>) {
    let q = told.quantity;
    let Some(value) = q.value else { return };
    let noun = head(q);
    if noun.is_none() && q.unit.is_none() {
        return;
    }
    let unit = |q: &Quantity| q.unit.as_ref().map(|u| (u.base.clone(), u.per.clone()));
    let same_sort = |f: &&Fact| f.quantity.role == q.role && unit(f.quantity) == unit(q);
    let sort: Vec<&Fact> = body.iter().filter(same_sort).collect();
    // Any figure of the sort that the headline may mean, whatever it counts: "14 dead" of "14 passengers".
    let meant = |f: &&Fact| {
        !matches!(quantity::relate(q, f.quantity), quantity::Relation::Disjoint { .. }) || rounds(q, f.quantity)
    };
    if sort.len() > MOST || sort.iter().any(meant) || combined(value, &sort) {
        return;
    }
    // "One myth is that it sways" counts nothing: it names one of the five.
    let counts = |f: &Fact| f.quantity.value.is_some_and(|v| v > Decimal::ONE);
    let same: Vec<&&Fact> = sort.iter().filter(|f| noun.is_some() && head(f.quantity) == noun && counts(f)).collect();
    let Some(first) = same.first() else { return };
    let one = same.iter().all(|f| f.quantity.value == first.quantity.value);
    let scope = |q: &Quantity| {
        (q.scope.each.is_some(), q.scope.part_of.is_some(), q.scope.once.is_some(), q.scope.state.clone(), q.change)
    };
    if !one || scope(first.quantity) != scope(q) {
        return;
    }
    let anchor = |f: &Fact| {
        let counted = f.quantity.counted.as_ref().map_or(f.quantity.span, |c| c.span);
        Anchor::of(corpus, trees, f.claim, f.quantity.span, counted)
    };
    let near = |f: &&&&Fact| {
        features(corpus, told.claim, f.claim).contained >= NEAR && anchor(told).events(&anchor(f)) != Events::Other
    };
    let (Some(other), quantity::Relation::Disjoint { because }) =
        (same.iter().find(near), quantity::relate(q, first.quantity))
    else {
        return;
    };
    let point = |claim: usize, span: Span| Point { claim, span, value: corpus.document(claim).words(span).to_owned() };
    let role = corpus.claims[told.claim].role.name();
    contrasts.push(Contrast {
        relation: Relation::Disagree,
        kind: Kind::Quantity,
        reason: "headline-differs",
        a: point(told.claim, q.span),
        b: point(other.claim, other.quantity.span),
        because: format!("{because}; the {role} says one, and the text under it only the other"),
        locus: Locus::Within,
        severity: Severity::High,
        confidence: 0.8,
        signals: None,
    });
}

/// Is one of them the other, rounded to the digits it is written with? "1,200" for 1,214; "2 million" for 1.98.
fn rounds(p: &Quantity, q: &Quantity) -> bool {
    let (Some(a), Some(b)) = (p.value, q.value) else { return false };
    let to_digits_of = |round: Decimal, exact: Decimal| {
        let mut step = Decimal::ONE;
        let ten = Decimal::TEN;
        while !round.is_zero() && round % (step * ten) == Decimal::ZERO && step < Decimal::from(1_000_000_000_000_i64) {
            step *= ten;
        }
        (round - exact).abs() < step
    };
    to_digits_of(a, b) || to_digits_of(b, a)
}

/// Does it come from two figures of the body: "14 dead" over "11 died at once" and "three more in hospital"?
fn combined(value: Decimal, body: &[&Fact]) -> bool {
    let values: Vec<Decimal> = body.iter().filter_map(|f| f.quantity.value).collect();
    let sum = |(at, a): (usize, &Decimal)| {
        let reaches =
            |b: &Decimal| a.checked_add(*b) == Some(value) || a.checked_sub(*b).map(|d| d.abs()) == Some(value);
        values[at + 1..].iter().any(reaches)
    };
    values.iter().enumerate().any(sum)
        || values.iter().try_fold(Decimal::ZERO, |all, v| all.checked_add(*v)) == Some(value)
}
