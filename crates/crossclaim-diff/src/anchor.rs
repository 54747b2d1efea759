//! What a fact hangs on: the predicate that governs it and the arguments of that predicate.
//!
//! Comes in: a claim and a span in it. Goes out: an [`Anchor`], in concepts. Two facts of the same
//! dimension are of one thing only when what they hang on meets: "intercepted 33 drones" and
//! "launched 71 drones" share a noun and no event.

use crate::lexicon::LIGHT_VERBS;
use crate::trees::{self, Trees, head_of};
use crossclaim_core::{Corpus, weight};
use crossclaim_syntax::Upos;
use crossclaim_text::Span;
use std::collections::BTreeMap;

/// How far up the tree a governor is looked for.
const STEPS: usize = 6;

/// The governors of a fact as concepts, with their weights in general English.
#[derive(Clone, Debug, Default)]
pub struct Anchor {
    /// The nouns and verbs above the fact, up to the verb of its clause and the verb that verb belongs to
    /// ("agreed to buy"); light verbs are left out.
    pub heads: BTreeMap<String, f32>,
    /// The heads of the other arguments of that verb.
    pub arguments: BTreeMap<String, f32>,
    /// The nearest word above the fact that says something.
    pub governor: Option<String>,
}

impl Anchor {
    /// The anchor of `span` in `claim`; concepts of words in `without` are left out.
    pub fn of(corpus: &Corpus, trees: &Trees, claim: usize, span: Span, without: Span) -> Self {
        let parsed = trees.of(claim);
        let tree = &parsed.tree;
        let mut anchor = Self::default();
        let Some(first) = head_of(tree, span) else { return anchor };
        let concept = |token: usize| {
            let word = &tree.tokens[token];
            let light = word.upos == Upos::Verb && LIGHT_VERBS.contains(word.lemma.as_str());
            let out = light || without.overlaps(word.span) || word.upos == Upos::Num;
            if out { None } else { trees::concept(corpus, claim, word.span) }
        };
        let add = |list: &mut BTreeMap<String, f32>, token: usize| {
            if let Some(key) = concept(token) {
                let weight = weight::background(&key);
                list.insert(key, weight);
            }
        };
        let mut path = vec![first];
        let mut verb = None;
        let mut at = first;
        for _ in 0..STEPS {
            if tree.tokens[at].upos == Upos::Verb && !span.contains(tree.tokens[at].span) {
                verb = Some(at);
                break;
            }
            let Some(head) = tree.tokens[at].head else { break };
            at = head;
            path.push(at);
            add(&mut anchor.heads, at);
            anchor.governor = anchor.governor.or_else(|| concept(at));
        }
        for child in tree.children(at) {
            let relation = tree.tokens[child].relation();
            if path.contains(&child) {
                continue;
            }
            // "agreed to buy it for 3 million": what hangs on the first verb may be the second's.
            if relation == "xcomp" {
                add(&mut anchor.heads, child);
            } else if matches!(relation, "nsubj" | "obj" | "obl" | "ccomp" | "nmod" | "compound") {
                add(&mut anchor.arguments, child);
                // "the number of dead has risen": what the noun is of says more than the noun.
                for below in tree.children(child) {
                    if matches!(tree.tokens[below].relation(), "nmod" | "compound" | "appos") {
                        add(&mut anchor.arguments, below);
                    }
                }
            }
        }
        // "wants to buy", "agreed to pay": the verb above a complement, and its subject.
        if let Some(verb) = verb
            && tree.tokens[verb].relation() == "xcomp"
            && let Some(above) = tree.tokens[verb].head
        {
            add(&mut anchor.heads, above);
            for child in tree.children(above).filter(|c| tree.tokens[*c].relation() == "nsubj") {
                add(&mut anchor.arguments, child);
            }
        }
        anchor
    }

    /// The weight of what both have, heads and arguments together.
    pub fn shared(&self, other: &Self) -> f32 {
        let all =
            |a: &Self| a.heads.iter().chain(&a.arguments).map(|(k, w)| (k.clone(), *w)).collect::<BTreeMap<_, _>>();
        let theirs = all(other);
        all(self).iter().filter(|(k, _)| theirs.contains_key(*k)).map(|(_, w)| w).sum()
    }

    /// The weight of the words that both have: names are everywhere in an event.
    pub fn shared_words(&self, other: &Self) -> f32 {
        let words = |a: &Self| {
            let all = a.heads.iter().chain(&a.arguments);
            all.filter(|(k, _)| !k.starts_with('@')).map(|(k, w)| (k.clone(), *w)).collect::<BTreeMap<_, _>>()
        };
        let theirs = words(other);
        words(self).iter().filter(|(k, _)| theirs.contains_key(*k)).map(|(_, w)| w).sum()
    }

    /// Do both hang on one event, as far as they tell?
    pub fn events(&self, other: &Self) -> Events {
        let meets = |a: &Self, b: &Self| a.heads.keys().any(|k| b.heads.contains_key(k) || b.arguments.contains_key(k));
        if meets(self, other) || meets(other, self) {
            Events::Same
        } else if self.heads.is_empty() || other.heads.is_empty() {
            Events::Open
        } else {
            Events::Other
        }
    }
}

/// How the events that two facts hang on stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Events {
    /// One concept stands above both.
    Same,
    /// One of them hangs on a light verb, or on none.
    Open,
    /// Two concepts.
    Other,
}
