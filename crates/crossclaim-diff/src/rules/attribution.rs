//! # attribution: the same statement, credited to two sources
//!
//! **What it flags.** A statement that two articles report in much the same words, each naming
//! another person or body as its source.
//!
//! **Why it matters.** Who says it is half of what a reader needs to weigh it.
//!
//! **Example.** "Three starts, said the prosecutor, Ana Ruiz" / "According to the fire chief, Jon Pons, three starts".
//!
//! **What it leaves alone.** Sources that are not named, a person and the body that person speaks
//! for, an article that names both.

use crate::people;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, weight, within};
use crossclaim_facts::Attribution;
use crossclaim_facts::name::EntityId;
use crossclaim_text::Span;
use std::collections::BTreeMap;

/// The share of the lighter statement's weight that both must hold.
const HELD: f32 = 0.7;
/// The least weight of what both hold.
const LEAST: f32 = 1.0;

struct Statement {
    claim: usize,
    source: Span,
    bearer: EntityId,
    concepts: BTreeMap<String, f32>,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, _trees: &Trees, contrasts: &mut Vec<Contrast>) {
    for link in &corpus.links {
        for x in &statements(corpus, link.a) {
            for y in &statements(corpus, link.b) {
                pair(corpus, x, y, contrasts);
            }
        }
    }
}

fn statements(corpus: &Corpus, claim: usize) -> Vec<Statement> {
    let document = corpus.document(claim);
    let article = corpus.claims[claim].article;
    let span = corpus.claims[claim].span;
    // The content may begin in the sentence before; its source and cue stand here.
    let of_claim = |a: &&Attribution| a.source.is_some_and(|s| span.contains(s)) && span.overlaps(a.content);
    document
        .facts
        .attributions
        .iter()
        .filter(of_claim)
        .filter_map(|a| {
            let source = a.source?;
            let bearer = people::bearer(corpus, article, source)?;
            let sentence = &document.sentences[corpus.claims[claim].sentence];
            let concepts = document.keywords[sentence.keywords.clone()]
                .iter()
                .chain(within(&document.figures[sentence.figures.clone()], a.content, |f| f.span))
                .filter(|k| a.content.contains(k.span) && !source.overlaps(k.span))
                .map(|k| (k.key.clone(), weight::background(&k.key)))
                .collect();
            Some(Statement { claim, source, bearer, concepts })
        })
        .collect()
}

fn pair(corpus: &Corpus, x: &Statement, y: &Statement, contrasts: &mut Vec<Contrast>) {
    let whole = |s: &Statement| s.concepts.values().sum::<f32>();
    let both: Vec<f32> = x.concepts.iter().filter(|(k, _)| y.concepts.contains_key(*k)).map(|(_, w)| *w).collect();
    let shared: f32 = both.iter().sum();
    if both.len() < 3
        || shared < LEAST
        || shared < HELD * whole(x).min(whole(y))
        || !people::differ(corpus, x.bearer, y.bearer)
    {
        return;
    }
    let (a, b) = (corpus.claims[x.claim].article, corpus.claims[y.claim].article);
    if names(corpus, a, y.bearer) && names(corpus, b, x.bearer) {
        return;
    }
    let point =
        |s: &Statement| Point { claim: s.claim, span: s.source, value: corpus.registry.label(s.bearer).to_owned() };
    let (a, b) = (point(x), point(y));
    let because = format!("much the same statement is credited to {} and to {}", a.value, b.value);
    contrasts.push(Contrast {
        relation: Relation::Disagree,
        kind: Kind::Attribution,
        reason: "sources-differ",
        a,
        b,
        because,
        locus: Locus::Across,
        severity: Severity::Medium,
        confidence: 0.6,
        signals: None,
    });
}

/// Does the article name this bearer at all?
fn names(corpus: &Corpus, article: usize, bearer: EntityId) -> bool {
    corpus.documents[article].facts.names.iter().any(|n| corpus.entity(article, n) == Some(bearer))
}
