//! # place: where the same thing happened
//!
//! **What it flags.** Two named places that stand behind a preposition of place in linked claims and
//! hang on one event, where neither article knows the place of the other.
//!
//! **Why it matters.** A wrong place sends readers, and rescuers, the wrong way.
//!
//! **Example.** "will be handed over at Dalmar Bridge" / "were handed over at Sorai Airfield".
//!
//! **What it leaves alone.** States and their capitals, a town and the land it lies in as far as one
//! article names both, places that are not named.

use crate::anchor::{Anchor, Events};
use crate::people::share_a_word;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, Link, within};
use crossclaim_facts::name::EntityId;
use crossclaim_facts::{Name, NameType};
use crossclaim_text::{Span, fold};

/// The least score of a link whose places are compared.
const LINK: f32 = 0.5;
/// The weight of shared words, names left out, from which two clauses tell of one event.
const WORDS: f32 = 0.3;
/// Words in front of a place where something happens.
const PREPOSITIONS: [&str; 8] = ["at", "in", "near", "outside", "inside", "off", "on", "from"];

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    for link in corpus.links.iter().filter(|l| l.score >= LINK) {
        for x in places(corpus, link.a) {
            for y in places(corpus, link.b) {
                pair(corpus, trees, link, x, y, contrasts);
            }
        }
    }
}

/// The places of a claim that stand behind a preposition of place.
fn places(corpus: &Corpus, claim: usize) -> Vec<&Name> {
    let document = corpus.document(claim);
    let span = corpus.claims[claim].span;
    let behind = |n: &&Name| {
        let before = document.words(Span::new(span.start, n.span.start));
        let mut words = before.split_whitespace().rev();
        let last = words.next().map(fold);
        let word = if last.as_deref() == Some("the") { words.next().map(fold) } else { last };
        word.is_some_and(|w| PREPOSITIONS.contains(&w.as_str()))
    };
    within(&document.facts.names, span, |n| n.span)
        .iter()
        .filter(|n| n.name_type == NameType::Place)
        .filter(behind)
        .collect()
}

fn pair(corpus: &Corpus, trees: &Trees, link: &Link, x: &Name, y: &Name, contrasts: &mut Vec<Contrast>) {
    let registry = &corpus.registry;
    let of = |claim: usize, n: &Name| corpus.entity(corpus.claims[claim].article, n);
    let (Some(a), Some(b)) = (of(link.a, x), of(link.b, y)) else { return };
    let state = |id: EntityId| registry.actor(id).is_some();
    if registry.related(a, b) || state(a) || state(b) || knows(corpus, link.a, b) || knows(corpus, link.b, a) {
        return;
    }
    let anchor = |claim: usize, n: &Name| Anchor::of(corpus, trees, claim, n.span, n.span);
    let (left, right) = (anchor(link.a, x), anchor(link.b, y));
    if left.events(&right) != Events::Same || left.shared_words(&right) < WORDS {
        return;
    }
    let point =
        |claim: usize, n: &Name| Point { claim, span: n.span, value: corpus.document(claim).words(n.span).to_owned() };
    contrasts.push(Contrast {
        relation: Relation::Disagree,
        kind: Kind::Place,
        reason: "places-differ",
        a: point(link.a, x),
        b: point(link.b, y),
        because: format!("one source says {}, the other {}", registry.label(a), registry.label(b)),
        locus: Locus::Across,
        severity: Severity::High,
        confidence: 0.6,
        signals: None,
    });
}

/// Does the article of the claim name this place, or one that shares a word with it?
fn knows(corpus: &Corpus, claim: usize, id: EntityId) -> bool {
    let article = corpus.claims[claim].article;
    corpus.documents[article]
        .facts
        .names
        .iter()
        .any(|n| corpus.entity(article, n) == Some(id) || share_a_word(&n.canonical, corpus.registry.label(id)))
}
