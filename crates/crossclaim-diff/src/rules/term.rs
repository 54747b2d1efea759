//! # term: another word with another meaning in the same place
//!
//! **What it flags.** Linked claims that fill the same place with words that exclude each other.
//! The words are rows of `lexicon/en/contrasts.txt`.
//!
//! **Why it matters.** "Resigned" and "was dismissed" are two stories.
//!
//! **Example.** "would impose tariffs" / "threatened new sanctions".
//!
//! **What it leaves alone.** Near-synonyms; an article that uses both words of the thing.

use crate::lexicon::{CONTRASTS, contrast_words};
use crate::rules::each_link;
use crate::rules::slot::rest;
use crate::signal::{Family, Place, Signals};
use crate::trees::{self, Trees, head_of};
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, Link};
use crossclaim_text::Span;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The least score of a link whose claims are compared word by word.
const LINK: f32 = 0.02;

/// A contrast word in a claim.
struct Hit {
    set: usize,
    cell: usize,
    span: Span,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let hits: Vec<Vec<Hit>> = (0..corpus.claims.len()).into_par_iter().map(|c| hits(corpus, c)).collect();
    each_link(corpus, trees, LINK, contrasts, |link, own| pair(corpus, trees, link, &hits, own));
}

fn pair(corpus: &Corpus, trees: &Trees, link: &Link, hits: &[Vec<Hit>], contrasts: &mut Vec<Contrast>) {
    let mut told = BTreeSet::new();
    for x in &hits[link.a] {
        for y in &hits[link.b] {
            // States are compared by the scope rule, where a number says that they are of one thing.
            if x.set != y.set || x.cell == y.cell || CONTRASTS[x.set].topic.starts_with("state_") {
                continue;
            }
            // Each claim holds one cell alone: "47 destroyed, 112 damaged" uses both and contrasts nothing.
            let alone =
                |claim: usize, set: usize, cell: usize| hits[claim].iter().all(|h| h.set != set || h.cell == cell);
            if !alone(link.a, x.set, x.cell) || !alone(link.b, y.set, y.cell) {
                continue;
            }
            // Two words may stand in two sets: they are one contrast.
            if !told.insert((x.span, y.span)) {
                continue;
            }
            let point =
                |claim: usize, span: Span| Point { claim, span, value: corpus.document(claim).words(span).to_owned() };
            let flag = |is: bool| if is { 1.0 } else { 0.0 };
            let spot = |claim: usize, h: &Hit| Place { claim, span: h.span, without: h.span };
            let mut signals = Signals::of(corpus, trees, Family::Word, link, spot(link.a, x), spot(link.b, y));
            let knows = |claim: usize, h: &Hit| {
                let of_article = corpus.claims_of(corpus.claims[claim].article);
                hits[of_article].iter().flatten().any(|o| o.set == h.set && o.cell == h.cell)
            };
            signals.add("word_known", flag(knows(link.b, x)) + flag(knows(link.a, y)));
            let rows = hits[link.a].len().max(hits[link.b].len());
            let strict = CONTRASTS[x.set].strict;
            signals.add("word_strict", flag(strict));
            signals.add("word_plain", if strict { 0.0 } else { 2.0 * link.score });
            signals.add("word_alone", 1.0 / rows as f32);
            let rest = rest(corpus, [link.a, link.b], [x.span, y.span]);
            signals.add("word_rest", rest);
            signals.add("word_linked", rest * link.score);
            if !signals.parsed(corpus, trees, spot(link.a, x), spot(link.b, y)) {
                continue;
            }
            signals.add("word_hangs_alike", flag(hang_alike(corpus, trees, link, x.span, y.span)));
            let (a, b) = (point(link.a, x.span), point(link.b, y.span));
            let because = format!(
                "\u{201c}{}\u{201d} and \u{201c}{}\u{201d} are not the same ({})",
                a.value,
                b.value,
                CONTRASTS[x.set].topic.replace('_', " ")
            );
            contrasts.push(Contrast {
                relation: Relation::Disagree,
                kind: Kind::Term,
                reason: "words-exclude",
                a,
                b,
                because,
                locus: Locus::Across,
                severity: Severity::Medium,
                confidence: signals.confidence(),
                signals: Some(signals),
            });
        }
    }
}

/// Do two words hang on the same head word in the same way ("the red van", "the grey van"), or are
/// they verbs with the same subject or object ("the bill was amended", "the bill was repealed")?
fn hang_alike(corpus: &Corpus, trees: &Trees, link: &Link, x: Span, y: Span) -> bool {
    let hangs = |claim: usize, span: Span| {
        let parsed = trees.of(claim);
        let tree = &parsed.tree;
        let mut list = BTreeSet::new();
        let Some(at) = head_of(tree, span) else { return list };
        let concept = |token: usize| trees::concept(corpus, claim, tree.tokens[token].span);
        if let Some(key) = tree.tokens[at].head.and_then(concept) {
            list.insert((tree.tokens[at].relation(), key));
        }
        for child in tree.children(at) {
            if matches!(tree.tokens[child].relation(), "nsubj" | "obj")
                && let Some(key) = concept(child)
            {
                list.insert(("argument", key));
            }
        }
        list
    };
    !hangs(link.a, x).is_disjoint(&hangs(link.b, y))
}

/// The contrast words of a claim, phrases first.
fn hits(corpus: &Corpus, claim: usize) -> Vec<Hit> {
    let span = corpus.claims[claim].span;
    contrast_words(corpus.document(claim).words(span))
        .into_iter()
        .map(|(set, cell, place)| Hit { set, cell, span: place.shift(span.start) })
        .collect()
}
