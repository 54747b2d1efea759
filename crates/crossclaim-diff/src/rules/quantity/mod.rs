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
//! other article gives as well, height against length; a later report of a moving count is an update.

mod figure;
mod moving;
mod same;
mod scope;
mod told;

pub(super) use figure::head;
pub(super) use moving::explained;

use crate::anchor::{Anchor, Events};
use crate::assemble::FLAG;
use crate::rules::each_link;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, Link, quantities};
use crossclaim_facts::quantity::{self, QuantityRole};
use crossclaim_text::Span;
use figure::{Counted, Fact, compared, counted, facts, meets};

/// The same when what they count is the same noun.
const SETTING_COUNTED: f32 = 0.05;
/// The weight of shared setting from which an equal figure without a common noun is of one thing.
const MET: f32 = 0.2;
/// A claim with more figures is a table: its numbers stand beside their words by columns.
const TABLE: usize = 24;
/// From this on, a difference is told as an update.
const MOVED: f32 = 0.5;

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    each_link(corpus, trees, 0.0, contrasts, |link, own| pair(corpus, trees, link, own));
}

fn pair(corpus: &Corpus, trees: &Trees, link: &Link, contrasts: &mut Vec<Contrast>) {
    let any = |claim: usize| quantities(corpus, &corpus.claims[claim]).iter().any(compared);
    if !any(link.a) || !any(link.b) {
        return;
    }
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
    scopes(corpus, trees, link, &left, &right, contrasts, |i, j| {
        used_left[i] = true;
        used_right[j] = true;
    });
    for (_, i, j) in options {
        if used_left[i] || used_right[j] {
            continue;
        }
        used_left[i] = true;
        used_right[j] = true;
        judge(corpus, trees, link, &left[i], &right[j], contrasts);
    }
}

/// How well two quantities fit each other as being of the same thing; `None` when they are not.
fn alignment(x: &Fact, y: &Fact) -> Option<f32> {
    let (p, q) = (x.quantity, y.quantity);
    if p.role != q.role || p.change != q.change {
        return None;
    }
    match (&p.unit, &q.unit) {
        (Some(a), Some(b)) if a.base != b.base || a.per != b.per => return None,
        (Some(_), None) | (None, Some(_)) => return None,
        _ => {}
    }
    let meets = meets(p, q);
    let shared = x.setting.shared(&y.setting);
    let counted = counted(x, y);
    // A number that both give is no anchor by itself: "12,000 people" here, "12,000 soldiers" there.
    let enough = match counted {
        Counted::Open if meets => {
            let count = p.role == QuantityRole::Count;
            shared >= if count { MET } else { MET.min(SETTING_COUNTED) }
        }
        Counted::Same | Counted::Open => true,
        Counted::Other => false,
    };
    if !enough {
        return None;
    }
    let noun = if counted == Counted::Same { 1.0 } else { 0.0 };
    Some(shared + noun + if meets { 2.0 } else { 0.0 })
}

fn point(corpus: &Corpus, fact: &Fact) -> Point {
    let value = corpus.document(fact.claim).words(fact.quantity.span).to_owned();
    Point { claim: fact.claim, span: fact.quantity.span, value }
}

/// One number, said of two things. `told` is given the places of what is told as such: it is no agreement as well.
fn scopes(
    corpus: &Corpus,
    trees: &Trees,
    link: &Link,
    left: &[Fact],
    right: &[Fact],
    contrasts: &mut Vec<Contrast>,
    mut told: impl FnMut(usize, usize),
) {
    if left.len() > TABLE || right.len() > TABLE {
        return;
    }
    let mut push = |x: &Fact, y: &Fact, apart: scope::Apart| {
        let confidence = apart.signals.confidence();
        let point = |fact: &Fact, span: Span| Point { span, ..point(corpus, fact) };
        contrasts.push(Contrast {
            relation: Relation::Disagree,
            kind: Kind::Scope,
            reason: apart.reason,
            a: point(x, apart.spans[0]),
            b: point(y, apart.spans[1]),
            because: apart.because,
            locus: Locus::Across,
            severity: Severity::High,
            confidence,
            signals: Some(apart.signals),
        });
        confidence >= FLAG
    };
    for (i, x) in left.iter().enumerate() {
        for (j, y) in right.iter().enumerate().filter(|(_, y)| scope::near(x, y)) {
            if scope::apart(corpus, trees, link, x, y).is_some_and(|apart| push(x, y, apart)) {
                told(i, j);
            }
        }
    }
    for (parts, wholes) in [(left, right), (right, left)] {
        for whole in wholes {
            if let Some((part, rest)) = scope::sums(corpus, parts, whole)
                && let Some(apart) = scope::summed(corpus, trees, link, part, rest, whole)
            {
                push(part, whole, apart);
            }
        }
    }
}

fn judge(corpus: &Corpus, trees: &Trees, link: &Link, x: &Fact, y: &Fact, contrasts: &mut Vec<Contrast>) {
    let (p, q) = (x.quantity, y.quantity);
    let mut push = |relation, kind, reason, because: String, severity, confidence, signals| {
        let (a, b) = (point(corpus, x), point(corpus, y));
        let locus = Locus::Across;
        contrasts.push(Contrast { relation, kind, reason, a, b, because, locus, severity, confidence, signals });
    };
    // "five paintings, not four as was assumed" corrects "at least four paintings", whatever the bounds allow.
    let corrected = moving::corrected(corpus, x, y);
    let relation = match quantity::relate(p, q) {
        quantity::Relation::Compatible { .. } if corrected => {
            quantity::Relation::Disjoint { because: "one source corrects the other's figure".to_owned() }
        }
        relation => relation,
    };
    match relation {
        quantity::Relation::Equal => {
            push(Relation::Agree, Kind::Quantity, "same-value", "the same value".into(), Severity::Low, 0.95, None);
        }
        quantity::Relation::Compatible { reason, because } => {
            // "hundreds of drones in attacks" and "launched 71 drones" agree by chance.
            let anchor = |f: &Fact| Anchor::of(corpus, trees, f.claim, f.quantity.span, f.counted);
            if anchor(x).events(&anchor(y)) == Events::Other {
                return;
            }
            push(Relation::Compatible, Kind::Quantity, reason, because, Severity::Low, 0.9, None);
        }
        quantity::Relation::Disjoint { because } => {
            if moving::two_events(corpus, x, y) || same::sum_of_parts(corpus, x, y) || same::sum_of_parts(corpus, y, x)
            {
                return;
            }
            let Some(mut signals) = same::signals(corpus, trees, link, x, y) else { return };
            moving::weigh(corpus, trees, x, y, &mut signals);
            let confidence = signals.confidence();
            let (relation, reason, because, severity) = if corrected || signals.moved_confidence() >= MOVED {
                let because = format!("{because}; {}", moving::because(corpus, x, y));
                (Relation::Update, "later-count", because, Severity::Medium)
            } else {
                (Relation::Disagree, "values-differ", because, Severity::High)
            };
            push(relation, Kind::Quantity, reason, because, severity, confidence, Some(signals));
        }
        quantity::Relation::Incomparable => {}
    }
}
