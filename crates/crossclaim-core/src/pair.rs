//! Two claims side by side: named features, and the score they add up to.
//!
//! Comes in: two claims with their weighted concepts. Goes out: [`Features`] that can be
//! printed, and a score from 0 to 1. The weights are a logistic regression's.

use crate::document::within;
use crate::{Claim, Corpus};
use crossclaim_facts::{QuantityRole, quantity, time};

/// A concept of a claim, with its weight in this run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The concept's number.
    pub concept: u32,
    /// How much it says, from 0 to 1.
    pub weight: f32,
}

/// What speaks for and against two claims being about the same thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features {
    /// Weight of the shared concepts over the geometric mean of both sides' weights.
    pub cosine: f32,
    /// Weight of the shared concepts over the lighter side's weight.
    pub contained: f32,
    /// Weight of the shared concepts.
    pub shared: f32,
    /// Quantities and lengths of time with the same value that both have; a small count says less.
    pub numbers: f32,
    /// 1 when a date of one lies in a date of the other, -1 when all are apart, 0 when not known.
    pub times: f32,
    /// Longest run of the same concepts, in concepts.
    pub run: f32,
}

impl Features {
    /// Names and values, in the order of their weights.
    pub fn named(&self) -> [(&'static str, f32); 6] {
        [
            ("cosine", self.cosine),
            ("contained", self.contained),
            ("shared", self.shared),
            ("numbers", self.numbers),
            ("times", self.times),
            ("run", self.run),
        ]
    }

    /// The score, from 0 to 1.
    pub fn score(&self) -> f32 {
        let sum = BIAS + self.named().iter().zip(WEIGHTS).map(|((_, v), w)| v * w).sum::<f32>();
        1.0 / (1.0 + (-sum).exp())
    }
}

const BIAS: f32 = -3.6;
const WEIGHTS: [f32; 6] = [5.0, 2.0, 0.55, 1.0, 0.4, 0.25];

/// The features of two claims.
pub fn features(corpus: &Corpus, a: usize, b: usize) -> Features {
    let sum = |terms: &[Term]| terms.iter().map(|t| t.weight).sum::<f32>();
    let (whole_a, whole_b) = (sum(&corpus.terms[a]), sum(&corpus.terms[b]));
    let shared = shared(&corpus.terms[a], &corpus.terms[b]);
    let root = (whole_a * whole_b).sqrt();
    let least = whole_a.min(whole_b);
    let (a, b) = (&corpus.claims[a], &corpus.claims[b]);
    Features {
        cosine: if root > 0.0 { shared / root } else { 0.0 },
        // A headline of two words is contained in anything: below a weight of 2 the share shrinks.
        contained: if least > 0.0 { shared / least.max(2.0) } else { 0.0 },
        shared: shared.min(6.0),
        numbers: numbers(corpus, a, b),
        times: times(corpus, a, b),
        run: run(corpus, a, b),
    }
}

/// The weight of the concepts in both lists, which are sorted by concept.
fn shared(left: &[Term], right: &[Term]) -> f32 {
    let mut rest = right;
    let mut sum = 0.0;
    for term in left {
        let skip = rest.partition_point(|t| t.concept < term.concept);
        rest = &rest[skip..];
        if rest.first().is_some_and(|t| t.concept == term.concept) {
            sum += term.weight;
        }
    }
    sum
}

/// Quantities in a claim.
pub fn quantities<'a>(corpus: &'a Corpus, claim: &Claim) -> &'a [quantity::Quantity] {
    within(&corpus.documents[claim.article].facts.quantities, claim.span, |q| q.span)
}

/// Times in a claim.
pub fn times_of<'a>(corpus: &'a Corpus, claim: &Claim) -> &'a [time::Time] {
    within(&corpus.documents[claim.article].facts.times, claim.span, |t| t.span)
}

fn numbers(corpus: &Corpus, a: &Claim, b: &Claim) -> f32 {
    let mut sum: f32 = 0.0;
    for x in quantities(corpus, a) {
        if matches!(x.role, QuantityRole::Identifier | QuantityRole::Ordinal) {
            continue;
        }
        let met = quantities(corpus, b)
            .iter()
            .any(|y| x.role == y.role && x.value.is_some() && x.value == y.value && x.unit == y.unit);
        // The same state of the same sort of thing: two reports of one toll, whatever their figures.
        let state = x.scope.state.as_ref();
        if !met && state.is_some() && quantities(corpus, b).iter().any(|y| y.scope.state.as_ref() == state) {
            sum += 0.8;
        }
        if met {
            // A shared 1,214 says more than a shared 3.
            let value = x.value.unwrap_or_default().abs();
            sum += match value {
                v if v < 5.into() => 0.2,
                v if v < 20.into() => 0.6,
                v if v < 200.into() => 1.0,
                _ => 1.5,
            };
        }
    }
    for x in times_of(corpus, a).iter().filter_map(|t| t.length) {
        // "within 50 days" and "a 50-day deadline"; a day or a year on its own is everywhere.
        if x.stated > x.grain && times_of(corpus, b).iter().any(|t| t.length.is_some_and(|y| y.stated == x.stated)) {
            sum += 1.0;
        }
    }
    sum.min(3.0)
}

fn times(corpus: &Corpus, a: &Claim, b: &Claim) -> f32 {
    let mut apart = 0;
    for x in times_of(corpus, a).iter().filter(|t| t.interval.is_some()) {
        for y in times_of(corpus, b).iter().filter(|t| t.interval.is_some()) {
            match time::relate(x, y) {
                time::Relation::Equal | time::Relation::Compatible { .. } => return 1.0,
                time::Relation::Disjoint { .. } => apart += 1,
                time::Relation::Incomparable => {}
            }
        }
    }
    if apart > 0 { -1.0 } else { 0.0 }
}

/// The longest run of content words that both have, in the same order with nothing between.
fn run(corpus: &Corpus, a: &Claim, b: &Claim) -> f32 {
    let of = |c: &Claim| {
        let document = &corpus.documents[c.article];
        &document.keywords[document.sentences[c.sentence].keywords.clone()]
    };
    let (x, y) = (of(a), of(b));
    // Long sentences are cut: a run is found at the head or not at all.
    let (x, y) = (&x[..x.len().min(200)], &y[..y.len().min(200)]);
    let mut best = 0;
    let mut last = vec![0_usize; y.len() + 1];
    for k in x {
        let mut next = vec![0; y.len() + 1];
        for (j, m) in y.iter().enumerate() {
            if k.key == m.key {
                next[j + 1] = last[j] + 1;
                best = best.max(next[j + 1]);
            }
        }
        last = next;
    }
    if best < 2 { 0.0 } else { (best.min(8) - 1) as f32 }
}
