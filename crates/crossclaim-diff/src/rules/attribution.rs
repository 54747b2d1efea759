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
//! for, a body that speaks through its members, an article that names both, statements that share their
//! topic only.

use crate::people::{self, Who};
use crate::rules::each_link;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, within};
use crossclaim_facts::Attribution;
use crossclaim_facts::name::EntityId;
use crossclaim_text::{Span, fold, lexicon};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The share of the lighter statement's weight that both must hold.
const HELD: f32 = 0.7;
/// The share of the geometric mean of both statements' weights that both must hold.
const ALIKE: f32 = 0.7;
/// The same, where what they share is light.
const SAME: f32 = 0.9;
/// The least weight of what both hold, names left out.
const LEAST: f32 = 0.4;
/// The weight from which what both hold is not light.
const MUCH: f32 = 1.0;

static DEMANDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lexicon::lines(include_str!("../../lexicon/en/demands.txt")).collect());

struct Statement {
    claim: usize,
    /// The words for the source; with the statement, where they name nobody ("she said").
    shown: Span,
    who: Who,
    concepts: BTreeMap<String, f32>,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    each_link(corpus, trees, 0.0, contrasts, |link, contrasts| {
        let left = statements(corpus, link.a);
        let right = if left.is_empty() { Vec::new() } else { statements(corpus, link.b) };
        for x in &left {
            for y in &right {
                pair(corpus, x, y, contrasts);
            }
        }
    });
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
        .filter(|a| !demands(document.words(a.cue), document.words(a.content)))
        .filter_map(|a| {
            let source = a.source?;
            let who = people::behind(corpus, article, source);
            who.bearer?;
            let sentence = &document.sentences[corpus.claims[claim].sentence];
            let concepts = document.keywords[sentence.keywords.clone()]
                .iter()
                .chain(within(&document.figures[sentence.figures.clone()], a.content, |f| f.span))
                .filter(|k| a.content.contains(k.span) && !source.overlaps(k.span))
                .map(|k| (corpus.name(k).to_owned(), corpus.concepts.background(k.concept)))
                .collect();
            let shown = if who.named { source } else { people::shown(source, a.content) };
            Some(Statement { claim, shown, who, concepts })
        })
        .collect()
}

/// "called for him to go", "vowed to stay": what is wanted or willed is each one's own.
fn demands(cue: &str, content: &str) -> bool {
    let first = content.split_whitespace().next().unwrap_or("");
    let wants = |w: &str| DEMANDS.iter().any(|d| w.starts_with(d));
    matches!(first, "to" | "for" | "on") || fold(cue).split_whitespace().any(wants)
}

fn pair(corpus: &Corpus, x: &Statement, y: &Statement, contrasts: &mut Vec<Contrast>) {
    let whole = |s: &Statement| s.concepts.values().sum::<f32>();
    let both: Vec<(&String, f32)> =
        x.concepts.iter().filter(|(k, _)| y.concepts.contains_key(*k)).map(|(k, w)| (k, *w)).collect();
    let shared: f32 = both.iter().map(|b| b.1).sum();
    let (Some(first), Some(second)) = (x.who.bearer, y.who.bearer) else { return };
    let (a, b) = (corpus.claims[x.claim].article, corpus.claims[y.claim].article);
    // Whom both speak of says little: "the president" is in every statement of a story.
    let matter: f32 = both.iter().filter(|(k, _)| !k.starts_with('@')).map(|b| b.1).sum();
    let alike = shared / (whole(x) * whole(y)).sqrt().max(f32::MIN_POSITIVE);
    let enough = if matter < MUCH { SAME } else { ALIKE };
    if both.len() < 3
        || matter < LEAST
        || shared < HELD * whole(x).min(whole(y))
        || alike < enough
        || !people::two_speakers(corpus, (a, &x.who), (b, &y.who))
    {
        return;
    }
    if names(corpus, a, second) && names(corpus, b, first) {
        return;
    }
    let point =
        |s: &Statement, id| Point { claim: s.claim, span: s.shown, value: corpus.registry.label(id).to_owned() };
    let (a, b) = (point(x, first), point(y, second));
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
        confidence: if alike >= SAME { 0.75 } else { 0.6 },
        signals: None,
    });
}

/// Does the article name this bearer at all?
fn names(corpus: &Corpus, article: usize, bearer: EntityId) -> bool {
    corpus.documents[article].facts.names.iter().any(|n| corpus.entity(article, n) == Some(bearer))
}
