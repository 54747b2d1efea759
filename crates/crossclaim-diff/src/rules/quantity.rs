//! # quantity and scope: the same thing counted or measured, with values that cannot both hold
//!
//! **What it flags.** Two quantities of linked claims that count the same thing, or measure it in
//! one dimension, in the same setting, whose values exclude each other; and the same number that
//! is said to count each of several on one side and all of them on the other.
//!
//! **Why it matters.** Figures are what readers carry away.
//!
//! **Example.** "over 1,200 people" / "more than 1,200 from each side".
//!
//! **What it leaves alone.** Bounds that overlap, rounding, converted units, shares that come to
//! the same, a part against the whole, another thing with a similar number, a figure that the
//! other article gives as well; a later report of a moving count is an update.

use crate::lexicon::{MOVING, PEOPLE, PERSONS};
use crate::setting::Setting;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, Link, quantities};
use crossclaim_facts::quantity::{self, Quantity, QuantityRole};
use rust_decimal::Decimal;

/// The weight of shared setting from which two quantities with no counted noun are of one thing.
const SETTING: f32 = 1.1;
/// The same when what they count is the same noun.
const SETTING_COUNTED: f32 = 0.35;

/// A quantity in its claim.
struct Fact<'a> {
    claim: usize,
    quantity: &'a Quantity,
    head: Option<String>,
    setting: Setting,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, _trees: &Trees, contrasts: &mut Vec<Contrast>) {
    for link in &corpus.links {
        pair(corpus, link, contrasts);
    }
}

fn facts(corpus: &Corpus, claim: usize) -> Vec<Fact<'_>> {
    quantities(corpus, &corpus.claims[claim])
        .iter()
        .filter(|q| !matches!(q.role, QuantityRole::Identifier | QuantityRole::Ordinal))
        .map(|quantity| {
            let counted = quantity.counted.as_ref();
            let without = counted.map_or(quantity.span, |c| c.span);
            Fact {
                claim,
                quantity,
                head: counted.map(|c| concept(&c.head)),
                setting: Setting::of(corpus, claim, quantity.span, without),
            }
        })
        .collect()
}

fn pair(corpus: &Corpus, link: &Link, contrasts: &mut Vec<Contrast>) {
    let (left, right) = (facts(corpus, link.a), facts(corpus, link.b));
    // The best alignment of the facts of both sides, each used once; equal values first.
    let mut options: Vec<(f32, usize, usize)> = Vec::new();
    for (i, x) in left.iter().enumerate() {
        for (j, y) in right.iter().enumerate() {
            if let Some(score) = alignment(x, y) {
                options.push((score, i, j));
            }
        }
    }
    options.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut used_left, mut used_right) = (vec![false; left.len()], vec![false; right.len()]);
    for (_, i, j) in options {
        if used_left[i] || used_right[j] {
            continue;
        }
        used_left[i] = true;
        used_right[j] = true;
        judge(corpus, link, &left[i], &right[j], contrasts);
    }
}

/// How well two quantities fit each other as being of the same thing; `None` when they are not.
fn alignment(x: &Fact, y: &Fact) -> Option<f32> {
    let (p, q) = (x.quantity, y.quantity);
    if p.role != q.role || p.change != q.change {
        return None;
    }
    if let (Some(a), Some(b)) = (&p.unit, &q.unit)
        && (a.base != b.base || a.per != b.per)
    {
        return None;
    }
    if p.unit.is_some() != q.unit.is_some() {
        return None;
    }
    let relation = quantity::relate(p, q);
    let meets = matches!(relation, quantity::Relation::Equal | quantity::Relation::Compatible { .. });
    let shared = x.setting.shared(&y.setting);
    let counted = counted(x, y);
    // A part and a whole are two things.
    if p.scope.part_of.is_some() != q.scope.part_of.is_some() && !meets {
        return None;
    }
    let enough = match counted {
        Counted::Same => shared >= SETTING_COUNTED,
        Counted::Open => shared >= if p.role == QuantityRole::Count { SETTING } else { SETTING_COUNTED * 2.0 },
        Counted::Other => false,
    };
    if !enough && !(meets && counted != Counted::Other) {
        return None;
    }
    let noun = if counted == Counted::Same { 1.0 } else { 0.0 };
    Some(shared + noun + if meets { 2.0 } else { 0.0 })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    Same,
    Open,
    Other,
}

fn counted(x: &Fact, y: &Fact) -> Counted {
    match (&x.head, &y.head) {
        (Some(a), Some(b)) if a == b => Counted::Same,
        (Some(a), Some(b)) => {
            let people = |p: &str, q: &str| PEOPLE.contains(p) && (PEOPLE.contains(q) || PERSONS.contains(q));
            if people(a, b) || people(b, a) { Counted::Open } else { Counted::Other }
        }
        _ => Counted::Open,
    }
}

fn judge(corpus: &Corpus, link: &Link, x: &Fact, y: &Fact, contrasts: &mut Vec<Contrast>) {
    let (p, q) = (x.quantity, y.quantity);
    let point = |f: &Fact| Point {
        claim: f.claim,
        span: f.quantity.span,
        value: corpus.document(f.claim).words(f.quantity.span).to_owned(),
    };
    let mut push = |relation, kind, reason, because: String, severity, confidence| {
        contrasts.push(Contrast {
            relation,
            kind,
            reason,
            a: point(x),
            b: point(y),
            because,
            locus: Locus::Across,
            severity,
            confidence,
        });
    };
    let relation = quantity::relate(p, q);
    let meets = matches!(relation, quantity::Relation::Equal | quantity::Relation::Compatible { .. });
    if meets
        && large(p)
        && p.scope.each.is_some() != q.scope.each.is_some()
        && p.scope.total.is_none()
        && q.scope.total.is_none()
    {
        let (each, all) = if p.scope.each.is_some() { (x, y) } else { (y, x) };
        let words = |f: &Fact| corpus.document(f.claim).words(f.quantity.span).to_owned();
        let scope = each.quantity.scope.each.map_or("", |s| corpus.document(each.claim).words(s));
        let because = format!(
            "the same number, but one says {} {scope}, the other {} without saying that it holds for each",
            words(each),
            words(all)
        );
        push(Relation::Disagree, Kind::Scope, "each-or-all", because, Severity::High, 0.8);
        return;
    }
    match relation {
        quantity::Relation::Equal => {
            push(Relation::Agree, Kind::Quantity, "same-value", "the same value".into(), Severity::Low, 0.95);
        }
        quantity::Relation::Compatible { reason, because } => {
            push(Relation::Compatible, Kind::Quantity, reason, because, Severity::Low, 0.9);
        }
        quantity::Relation::Disjoint { because } => {
            if elsewhere(corpus, x, y) || elsewhere(corpus, y, x) {
                return;
            }
            if moves(x) || moves(y) {
                let (a, b) = (written(corpus, x), written(corpus, y));
                if let (Some(a), Some(b)) = (a, b)
                    && a != b
                {
                    let because = format!("{because}; one report is later than the other, and the count moves");
                    push(Relation::Update, Kind::Quantity, "later-count", because, Severity::Medium, 0.75);
                    return;
                }
            }
            let confidence = (0.45 + 0.3 * link.score + 0.1 * x.setting.shared(&y.setting)).min(0.9);
            push(Relation::Disagree, Kind::Quantity, "values-differ", because, Severity::High, confidence);
        }
        quantity::Relation::Incomparable => {}
    }
}

/// Does the article of `other` give the value of `this` as well, for the same thing? Then the two
/// values are of two things, or the article tells how one became the other.
fn elsewhere(corpus: &Corpus, this: &Fact, other: &Fact) -> bool {
    let document = corpus.document(other.claim);
    document.facts.quantities.iter().any(|q| {
        q.span != other.quantity.span
            && q.role == this.quantity.role
            && q.value.is_some()
            && q.value == this.quantity.value
            && q.unit == this.quantity.unit
            && match (&q.counted, &this.head) {
                (Some(c), Some(head)) => concept(&c.head) == *head,
                _ => true,
            }
    })
}

fn large(q: &Quantity) -> bool {
    q.value.is_some_and(|v| v.abs() >= Decimal::from(10))
}

fn moves(f: &Fact) -> bool {
    f.head.as_ref().is_some_and(|h| MOVING.contains(h)) || f.setting.concepts.keys().any(|c| MOVING.contains(c))
}

/// The moment a figure was reported: the day its sentence was written.
fn written(corpus: &Corpus, f: &Fact) -> Option<jiff::civil::DateTime> {
    corpus.document(f.claim).written(corpus.claims[f.claim].sentence)
}
