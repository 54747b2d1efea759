//! # quantity: a dispute between parties that a source itself reports
//!
//! **What it tells.** Two figures for the same thing that one article gives a few lines apart, each in the mouth of
//! another party. It is no disagreement of sources, and is never counted as one.
//!
//! **Why it matters.** An editor who sees one of the two figures elsewhere needs to know whose it is.
//!
//! **Example.** "Kyiv said 71 drones were launched overnight; Moscow said 33 drones were launched."
//!
//! **What it leaves alone.** What each party tells of itself, parties that are one or may be, figures that can both
//! hold, figures of two events.

use super::quantity::head;
use crate::anchor::{Anchor, Events};
use crate::people::share_a_word;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity, people};
use crossclaim_core::{Corpus, within};
use crossclaim_facts::Attribution;
use crossclaim_facts::name::EntityId;
use crossclaim_facts::quantity::{self, Quantity, QuantityRole};
use crossclaim_text::{Span, fold};
use rayon::prelude::*;

/// How many bytes apart the two statements may begin: about three sentences.
const APART: usize = 600;
/// Words by which a party speaks of itself.
const ITSELF: [&str; 11] = ["it", "its", "they", "their", "them", "we", "our", "us", "he", "she", "i"];

/// A figure in somebody's mouth.
struct Said<'a> {
    claim: usize,
    quantity: &'a Quantity,
    bearer: EntityId,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let of_article = |article: usize| {
        let mut own = Vec::new();
        let said = statements(corpus, article);
        for (at, x) in said.iter().enumerate() {
            let near = said[at + 1..].iter().take_while(|y| y.quantity.span.start < x.quantity.span.end + APART);
            for y in near {
                pair(corpus, trees, x, y, &mut own);
            }
        }
        own
    };
    contrasts.par_extend((0..corpus.documents.len()).into_par_iter().flat_map_iter(of_article));
}

fn statements(corpus: &Corpus, article: usize) -> Vec<Said<'_>> {
    let document = &corpus.documents[article];
    let of_itself = |span: Span| {
        let text = document.words(span);
        crossclaim_text::words(text).iter().any(|w| ITSELF.contains(&fold(w.span.of(text)).as_str()))
    };
    let mut list: Vec<Said> = Vec::new();
    for Attribution { source, content, nested, .. } in &document.facts.attributions {
        let Some(bearer) = source.and_then(|s| corpus.entity(article, people::named(corpus, article, s)?)) else {
            continue;
        };
        if *nested || content.len() > APART || of_itself(*content) {
            continue;
        }
        for quantity in within(&document.facts.quantities, *content, |q| q.span) {
            let told = matches!(quantity.role, QuantityRole::Count | QuantityRole::Money | QuantityRole::Measure);
            let claim = corpus.claims.partition_point(|c| (c.article, c.span.end) <= (article, quantity.span.start));
            let holds =
                corpus.claims.get(claim).is_some_and(|c| c.article == article && c.span.contains(quantity.span));
            if told && holds && !quantity.restates && head(quantity).is_some() {
                list.push(Said { claim, quantity, bearer });
            }
        }
    }
    list.sort_by_key(|s| (s.quantity.span, s.bearer));
    list.dedup_by_key(|s| s.quantity.span);
    list
}

fn pair(corpus: &Corpus, trees: &Trees, x: &Said, y: &Said, contrasts: &mut Vec<Contrast>) {
    let registry = &corpus.registry;
    let (p, q) = (x.quantity, y.quantity);
    let (a, b) = (registry.label(x.bearer), registry.label(y.bearer));
    let two = x.bearer != y.bearer && !registry.related(x.bearer, y.bearer) && !share_a_word(a, b);
    if !two || p.role != q.role || head(p) != head(q) || p.scope.state != q.scope.state || p.change != q.change {
        return;
    }
    let quantity::Relation::Disjoint { because } = quantity::relate(p, q) else { return };
    let anchor = |s: &Said| {
        let counted = s.quantity.counted.as_ref().map_or(s.quantity.span, |c| c.span);
        Anchor::of(corpus, trees, s.claim, s.quantity.span, counted)
    };
    if anchor(x).events(&anchor(y)) != Events::Same {
        return;
    }
    let point = |s: &Said| Point {
        claim: s.claim,
        span: s.quantity.span,
        value: corpus.document(s.claim).words(s.quantity.span).to_owned(),
    };
    contrasts.push(Contrast {
        relation: Relation::Compatible,
        kind: Kind::Quantity,
        reason: "reported-dispute",
        a: point(x),
        b: point(y),
        because: format!("{because}; the article gives the first as the word of {a}, the second as that of {b}"),
        locus: Locus::ReportedDispute,
        severity: Severity::Medium,
        confidence: 0.75,
        signals: None,
    });
}
