//! # entity and place: another name in the same place of the same statement
//!
//! **What it flags.** Two names of one type in linked claims, each missing in the other claim, where all else says
//! that both claims tell of one thing: people and bodies are of kind entity, places of kind place.
//!
//! **Why it matters.** Who did it, and where, is what a reader acts on.
//!
//! **Example.** "had landed at Marrick with 171 people on board" / "touched down in Port Tessin with 171 holidaymakers".
//!
//! **What it leaves alone.** Spellings and short forms of one name, a state and its capital, a person and the body
//! that person speaks for, two names joined in one sentence, and who is credited with words: that is attribution.

use crate::lexicon::ROLES;
use crate::people::{one_spelling, share_a_word};
use crate::rules::each_link;
use crate::signal::{Family, Place, Signals};
use crate::trees::{Trees, head_of};
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, Link, within};
use crossclaim_facts::name::{EntityId, lies_in};
use crossclaim_facts::{Name, NameType};
use crossclaim_text::{Span, fold};

/// The least score of a link whose names are compared.
const LINK: f32 = 0.02;
/// A claim with more names than this is a list, and each would be asked of every other.
const MOST: usize = 24;
/// Words in front of a place where something happens.
pub(super) const PREPOSITIONS: [&str; 10] =
    ["at", "in", "near", "outside", "inside", "off", "on", "from", "to", "into"];

/// A name in its claim.
struct Fact<'a> {
    claim: usize,
    name: &'a Name,
    id: EntityId,
    /// The word in front of it, "the" left out.
    before: Option<String>,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    each_link(corpus, trees, LINK, contrasts, |link, contrasts| {
        let (left, right) = (facts(corpus, link.a), facts(corpus, link.b));
        if left.len() > MOST || right.len() > MOST {
            return;
        }
        // What only one of the two claims names; a city in the country that the other names can both hold.
        let only = |x: &Fact, others: &[Fact]| {
            others.iter().all(|y| {
                let (a, b) = (&x.name.canonical, &y.name.canonical);
                !corpus.registry.related(x.id, y.id) && !alike(a, b) && !lies_in(a, b) && !lies_in(b, a)
            })
        };
        let of: Vec<&Fact> = left.iter().filter(|x| only(x, &right)).collect();
        let against: Vec<&Fact> = right.iter().filter(|y| only(y, &left)).collect();
        for x in &of {
            let like: Vec<&&Fact> = against.iter().filter(|y| one_sort(corpus, x, y)).collect();
            for y in &like {
                let rivals = of.iter().filter(|o| one_sort(corpus, o, y)).count().max(like.len());
                pair(corpus, trees, link, x, y, rivals, contrasts);
            }
        }
    });
}

fn facts(corpus: &Corpus, claim: usize) -> Vec<Fact<'_>> {
    let document = corpus.document(claim);
    let span = corpus.claims[claim].span;
    let article = corpus.claims[claim].article;
    within(&document.facts.names, span, |n| n.span)
        .iter()
        .filter_map(|name| {
            let before = document.words(Span::new(span.start, name.span.start.max(span.start)));
            let mut words = before.split_whitespace().rev().map(fold);
            let last = words.next();
            let before = if last.as_deref() == Some("the") { words.next() } else { last };
            Some(Fact { claim, name, id: corpus.entity(article, name)?, before })
        })
        .collect()
}

/// Could two names be one: by a word in common, or but for a letter?
fn alike(a: &str, b: &str) -> bool {
    share_a_word(a, b) || one_spelling(a, b)
}

/// Do both name people, or bodies, or places where something is?
fn one_sort(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let sort = |f: &Fact| corpus.registry.name_type(f.id);
    let state = |f: &Fact| corpus.registry.actor(f.id).is_some();
    sort(x) == sort(y) && sort(x) != NameType::Other && !state(x) && !state(y)
}

fn pair(corpus: &Corpus, trees: &Trees, link: &Link, x: &Fact, y: &Fact, rivals: usize, contrasts: &mut Vec<Contrast>) {
    let place = corpus.registry.name_type(x.id) == NameType::Place;
    let locative = |f: &Fact| f.before.as_deref().is_some_and(|w| PREPOSITIONS.contains(&w));
    // "the Alba mayor": a place that says whose, not where.
    if place && !(locative(x) && locative(y)) {
        return;
    }
    // Who is credited with words is attribution's, and "the Dorn administration" is an office's.
    if credited(corpus, x) || credited(corpus, y) || heads(corpus, x) || heads(corpus, y) {
        return;
    }
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let spot = |f: &Fact| Place { claim: f.claim, span: f.name.span, without: f.name.span };
    let mut signals = Signals::of(corpus, trees, Family::Name, link, spot(x), spot(y));
    signals.add("is_place", flag(place));
    signals.add("is_person", flag(corpus.registry.name_type(x.id) == NameType::Person));
    signals.add("name_known", flag(knows(corpus, y.claim, x)) + flag(knows(corpus, x.claim, y)));
    signals.add("told_apart", flag(told_apart(corpus, x, y)));
    signals.add("name_alone", 1.0 / rivals.max(1) as f32);
    signals.add("same_before", flag(x.before.is_some() && x.before == y.before));
    let title = |f: &Fact| f.name.title.map(|t| fold(corpus.document(f.claim).words(t)));
    signals.add("same_title", flag(title(x).is_some() && title(x) == title(y)));
    if !signals.parsed(corpus, trees, spot(x), spot(y)) {
        return;
    }
    signals.add("same_relation", flag(relation(trees, x) == relation(trees, y)));
    let label = |f: &Fact| corpus.registry.label(f.id).to_owned();
    let point = |f: &Fact| Point { claim: f.claim, span: f.name.span, value: label(f) };
    let kind = if place { Kind::Place } else { Kind::Entity };
    contrasts.push(Contrast {
        relation: Relation::Disagree,
        kind,
        reason: if place { "places-differ" } else { "participants-differ" },
        a: point(x),
        b: point(y),
        because: format!("in the same place, one source names {}, the other {}", label(x), label(y)),
        locus: Locus::Across,
        severity: Severity::High,
        confidence: signals.confidence(),
        signals: Some(signals),
    });
}

/// How the name hangs on its sentence.
fn relation(trees: &Trees, f: &Fact) -> Option<&'static str> {
    let parsed = trees.of(f.claim);
    head_of(&parsed.tree, f.name.span).map(|t| parsed.tree.tokens[t].relation())
}

/// Does the name stand in the source of a statement, or is it whom the statement was made to ("told Reuters")?
fn credited(corpus: &Corpus, f: &Fact) -> bool {
    let document = corpus.document(f.claim);
    document.facts.attributions.iter().any(|a| {
        let told = a.cue.end <= f.name.span.start
            && matches!(document.words(Span::new(a.cue.end, f.name.span.start)).trim(), "" | "the" | "to" | "to the");
        told || a.source.is_some_and(|s| s.overlaps(f.name.span))
    })
}

/// Does a third article name both?
fn told_apart(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let own = [corpus.claims[x.claim].article, corpus.claims[y.claim].article];
    let names = |article: usize, id: EntityId| {
        corpus.documents[article]
            .facts
            .names
            .iter()
            .any(|n| corpus.entity(article, n).is_some_and(|e| corpus.registry.related(e, id)))
    };
    corpus.others(own).any(|at| names(at, x.id) && names(at, y.id))
}

/// Does a government named after its head follow?
fn heads(corpus: &Corpus, f: &Fact) -> bool {
    let span = corpus.claims[f.claim].span;
    let rest = corpus.document(f.claim).words(Span::new(f.name.span.end, span.end.max(f.name.span.end)));
    rest.split_whitespace().next().is_some_and(|next| ROLES.bearer.contains(&fold(next).as_str()))
}

/// Does the article of `claim` name the bearer, or one that shares a word with it?
fn knows(corpus: &Corpus, claim: usize, f: &Fact) -> bool {
    let article = corpus.claims[claim].article;
    corpus.documents[article].facts.names.iter().any(|n| {
        corpus.entity(article, n).is_some_and(|id| corpus.registry.related(id, f.id))
            || share_a_word(&n.canonical, corpus.registry.label(f.id))
    })
}
