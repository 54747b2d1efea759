//! Two sentences side by side, with the same machine that compares articles.

use crate::Article;
use crossclaim_article::Dated;
use crossclaim_core::score::{Table, logistic};
use crossclaim_core::{Corpus, features};
use crossclaim_diff::{Finding, Relation};
use jiff::civil::DateTime;

/// The score from which two sentences alone make one claim. Set by hand on the side of recall: a pair
/// that is held for two things is never compared.
const SAME: f32 = 0.4;

/// What two texts have to do with each other.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Do they make the same claim?
    pub same_claim: bool,
    /// From 0 to 1.
    pub score: f32,
    /// `None` when they speak of different things.
    pub relation: Option<Relation>,
    /// What the score is made of.
    pub features: Vec<(&'static str, f32)>,
    /// What they agree on and where they differ.
    pub findings: Vec<Finding>,
    /// What the findings point into; side `a` is document 0.
    pub corpus: Corpus,
}

/// Compares two short texts, each with the moment it was published where that is known.
///
/// ```
/// let c = crossclaim::compare(
///     "The storm killed 14 people in Port Alba.",
///     "At least 14 people died in the storm in Port Alba.",
///     None,
///     None,
/// );
/// assert!(c.same_claim);
/// ```
pub fn compare(a: &str, b: &str, published_a: Option<DateTime>, published_b: Option<DateTime>) -> Comparison {
    let article = |id: &str, text: &str, at: Option<DateTime>| {
        let mut article = Article::verbatim(id, text);
        article.published = at.map(|at| Dated { at, has_time: false, origin: "given", confidence: 1.0 });
        article
    };
    let corpus = Corpus::new(&[article("a", a, published_a), article("b", b, published_b)]);
    let findings = crossclaim_diff::compare(&corpus);
    let table = Table::of(corpus.claims.len());
    let mut best = None;
    for i in 0..corpus.claims.len() {
        for j in i + 1..corpus.claims.len() {
            if corpus.claims[i].article != corpus.claims[j].article {
                let features = features(&corpus, i, j);
                let score = logistic(table.sum(&features));
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, features));
                }
            }
        }
    }
    let (score, features) = best.unwrap_or_default();
    let same_claim = score >= SAME;
    // What two sentences of different things have in common is chance.
    let findings = if same_claim { findings } else { Vec::new() };
    let relation = findings.iter().map(|f| f.relation).max().or(same_claim.then_some(Relation::Agree));
    Comparison { same_claim, score, relation, features: features.named(), findings, corpus }
}
