//! # entity: one of two named together is another
//!
//! **What it flags.** Two names joined by "and" in linked claims, one of which both articles give
//! while the other differs.
//!
//! **Why it matters.** Who stood beside whom is a fact of its own.
//!
//! **Example.** "Oman and Norway brokered the deal" / "brokered by Oman and Switzerland".
//!
//! **What it leaves alone.** A name that the other article knows as well: then the two sentences
//! tell of different pairs.

use crate::people::share_a_word;
use crate::rules::each_link;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, Link, within};
use crossclaim_facts::name::EntityId;
use crossclaim_text::Span;

/// The least score of a link whose pairs of names are compared.
const LINK: f32 = 0.5;

/// Two names joined by "and".
struct Couple {
    ids: [EntityId; 2],
    spans: [Span; 2],
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    each_link(corpus, trees, LINK, contrasts, |link, contrasts| {
        for x in &couples(corpus, link.a) {
            for y in &couples(corpus, link.b) {
                pair(corpus, link, x, y, contrasts);
            }
        }
    });
}

fn couples(corpus: &Corpus, claim: usize) -> Vec<Couple> {
    let document = corpus.document(claim);
    let article = corpus.claims[claim].article;
    let names = within(&document.facts.names, corpus.claims[claim].span, |n| n.span);
    names
        .windows(2)
        .filter(|w| w[0].name_type == w[1].name_type)
        .filter(|w| {
            // Nothing but "and" and the words of a title stand between the two.
            let between = document.words(Span::new(w[0].span.end, w[1].span.start));
            let mut words = between.split_whitespace();
            words.next() == Some("and") && words.count() <= 4 && !between.contains([',', ';', '.', '\n'])
        })
        .filter_map(|w| {
            let ids = [corpus.entity(article, &w[0])?, corpus.entity(article, &w[1])?];
            Some(Couple { ids, spans: [w[0].span, w[1].span] })
        })
        .collect()
}

fn pair(corpus: &Corpus, link: &Link, x: &Couple, y: &Couple, contrasts: &mut Vec<Contrast>) {
    let registry = &corpus.registry;
    for (i, j) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let (a, b) = (x.ids[1 - i], y.ids[1 - j]);
        let one = registry.related(x.ids[i], y.ids[j]);
        if !one || registry.related(a, b) || registry.name_type(a) != registry.name_type(b) {
            continue;
        }
        let knows = |claim: usize, id: EntityId| {
            let article = corpus.claims[claim].article;
            corpus.documents[article].facts.names.iter().any(|n| {
                corpus.entity(article, n).is_some_and(|e| registry.related(e, id))
                    || share_a_word(&n.canonical, registry.label(id))
            })
        };
        if knows(link.a, b) || knows(link.b, a) {
            continue;
        }
        let point =
            |claim: usize, span: Span, id: EntityId| Point { claim, span, value: registry.label(id).to_owned() };
        contrasts.push(Contrast {
            relation: Relation::Disagree,
            kind: Kind::Entity,
            reason: "partner-differs",
            a: point(link.a, x.spans[1 - i], a),
            b: point(link.b, y.spans[1 - j], b),
            because: format!(
                "beside {}, one source names {}, the other {}",
                registry.label(x.ids[i]),
                registry.label(a),
                registry.label(b)
            ),
            locus: Locus::Across,
            severity: Severity::Medium,
            confidence: 0.65,
            signals: None,
        });
    }
}
