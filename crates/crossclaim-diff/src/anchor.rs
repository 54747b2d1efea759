//! What a fact hangs on: the predicate that governs it and the arguments of that predicate.
//!
//! Comes in: a claim and a span in it. Goes out: an [`Anchor`], in concepts. Two facts of the same
//! dimension are of one thing only when what they hang on meets: "intercepted 33 drones" and
//! "launched 71 drones" share a noun and no event.

use crate::lexicon::LIGHT_VERBS;
use crate::trees::{Trees, head_of};
use crossclaim_core::{Corpus, weight};
use crossclaim_syntax::Upos;
use crossclaim_text::Span;
use std::collections::BTreeMap;

/// How far up the tree a governor is looked for.
const STEPS: usize = 6;

/// The governors of a fact as concepts, with their weights in general English.
#[derive(Clone, Debug, Default)]
pub struct Anchor {
    /// The verb, or the noun or adjective of a clause without one; `None` when it is light.
    pub predicate: Option<String>,
    /// The nouns between the fact and the predicate, and the heads of its other arguments.
    pub arguments: BTreeMap<String, f32>,
}

impl Anchor {
    /// The anchor of `span` in `claim`; concepts of words in `without` are left out.
    pub fn of(corpus: &Corpus, trees: &Trees, claim: usize, span: Span, without: Span) -> Self {
        let parsed = trees.of(claim);
        let tree = &parsed.tree;
        let mut anchor = Self::default();
        let Some(mut at) = head_of(tree, span) else { return anchor };
        let concept = |token: usize| trees.concept(corpus, claim, tree.tokens[token].span);
        let add = |anchor: &mut Self, token: usize| {
            if let Some(key) = concept(token)
                && !without.overlaps(tree.tokens[token].span)
            {
                let weight = weight::background(&key);
                anchor.arguments.insert(key, weight);
            }
        };
        let mut path = vec![at];
        for _ in 0..STEPS {
            let token = &tree.tokens[at];
            if token.upos == Upos::Verb && !span.contains(token.span) {
                break;
            }
            let Some(head) = token.head else { break };
            at = head;
            path.push(at);
            if tree.tokens[at].upos != Upos::Verb {
                add(&mut anchor, at);
            }
        }
        let top = &tree.tokens[at];
        if LIGHT_VERBS.contains(top.lemma.as_str()) {
            anchor.predicate = None;
        } else {
            anchor.predicate = concept(at);
        }
        for child in tree.children(at) {
            let relation = tree.tokens[child].relation();
            if matches!(relation, "nsubj" | "obj" | "obl" | "xcomp" | "ccomp") && !path.contains(&child) {
                add(&mut anchor, child);
                // "the number of dead has risen": what the noun is of says more than the noun.
                for below in tree.children(child).filter(|c| tree.tokens[*c].relation() == "nmod") {
                    add(&mut anchor, below);
                }
            }
        }
        anchor
    }

    /// The weight of the arguments that both have.
    pub fn shared(&self, other: &Self) -> f32 {
        self.arguments.iter().filter(|(k, _)| other.holds(k)).map(|(_, w)| w).sum::<f32>()
            + self
                .predicate
                .iter()
                .filter(|p| other.arguments.contains_key(*p))
                .map(|p| weight::background(p))
                .sum::<f32>()
    }

    fn holds(&self, key: &str) -> bool {
        self.arguments.contains_key(key) || self.predicate.as_deref() == Some(key)
    }

    /// Do both hang on one predicate, as far as they tell?
    pub fn predicates(&self, other: &Self) -> Predicates {
        match (&self.predicate, &other.predicate) {
            (Some(a), Some(b)) if a == b => Predicates::Same,
            (Some(a), _) if other.arguments.contains_key(a) => Predicates::Same,
            (_, Some(b)) if self.arguments.contains_key(b) => Predicates::Same,
            (Some(_), Some(_)) => Predicates::Other,
            _ => Predicates::Open,
        }
    }
}

/// How two predicates stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Predicates {
    /// One concept, or one is an argument of the other's clause ("the attack killed" / "was attacked").
    Same,
    /// One of them says little.
    Open,
    /// Two concepts.
    Other,
}
