//! A figure in its claim: what it counts, and who else gives it.
//!
//! Comes in: a claim. Goes out: its [`Fact`]s, whether two count the same noun, and which articles give a figure again.

use crate::lexicon::{PEOPLE, PERSONS};
use crate::setting::Setting;
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, quantities};
use crossclaim_facts::quantity::{self, Quantity, QuantityRole};
use crossclaim_text::Span;
use rust_decimal::Decimal;

/// A quantity in its claim.
pub(super) struct Fact<'a> {
    /// Index of the claim.
    pub claim: usize,
    /// The quantity.
    pub quantity: &'a Quantity,
    /// The concept of what it counts.
    pub head: Option<String>,
    /// The words of what is counted, which are no setting of their own.
    pub counted: Span,
    /// The other words of its clause.
    pub setting: Setting,
}

/// Is it a figure to be compared?
pub(super) fn compared(q: &Quantity) -> bool {
    !matches!(q.role, QuantityRole::Identifier | QuantityRole::Ordinal | QuantityRole::Duration) && !q.restates
}

pub(super) fn facts(corpus: &Corpus, claim: usize) -> Vec<Fact<'_>> {
    quantities(corpus, &corpus.claims[claim])
        .iter()
        .filter(|q| compared(q) && !denied(corpus.document(claim).article.text.as_str(), q))
        .map(|quantity| {
            let counted = quantity.counted.as_ref().map_or(quantity.span, |c| c.span);
            Fact {
                claim,
                quantity,
                head: head(quantity),
                counted,
                setting: Setting::of(corpus, claim, quantity.span, counted),
            }
        })
        .collect()
}

/// The values that a claim says it was not.
pub(super) fn denials(corpus: &Corpus, claim: usize) -> Vec<Decimal> {
    let text = corpus.document(claim).article.text.as_str();
    let list = quantities(corpus, &corpus.claims[claim]).iter();
    list.filter(|q| compared(q) && denied(text, q)).filter_map(|q| q.value).collect()
}

/// Is it said not to be so many? "five paintings, not four as was assumed"
fn denied(text: &str, q: &Quantity) -> bool {
    let before = text[..q.span.start].trim_end();
    q.bound == quantity::Bound::Exact
        && ["not", "rather than", "instead of"]
            .iter()
            .any(|word| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric())))
}

/// The concept of what is counted: the noun, or what became of people when it says no more than
/// "people" ("41 people dead" counts the dead).
pub(in crate::rules) fn head(q: &Quantity) -> Option<String> {
    let noun = q.counted.as_ref().map(|c| concept(&c.head));
    let state = q.scope.state.as_ref().map(|s| concept(s));
    match (noun, state) {
        (Some(noun), Some(state)) if PEOPLE.contains(&noun) => Some(state),
        (Some(noun), _) => Some(noun),
        (None, state) => state,
    }
}

pub(super) fn meets(p: &Quantity, q: &Quantity) -> bool {
    matches!(quantity::relate(p, q), quantity::Relation::Equal | quantity::Relation::Compatible { .. })
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    Same,
    Open,
    Other,
}

pub(super) fn counted(x: &Fact, y: &Fact) -> Counted {
    match (&x.head, &y.head) {
        (Some(a), Some(b)) if a == b => Counted::Same,
        (Some(a), Some(b)) => {
            // "killed 41 people" counts the dead.
            let named = |head: &str, other: &Fact, noun: &str| {
                PEOPLE.contains(noun) && other.setting.concepts.contains_key(head)
            };
            let people = |p: &str, q: &str| PEOPLE.contains(p) && (PEOPLE.contains(q) || PERSONS.contains(q));
            if named(a, y, b) || named(b, x, a) {
                Counted::Same
            } else if people(a, b) || people(b, a) {
                Counted::Open
            } else {
                Counted::Other
            }
        }
        _ => Counted::Open,
    }
}

/// Does a third article give the figure of `this`, for the same thing?
pub(super) fn third(corpus: &Corpus, this: &Fact, other: &Fact) -> bool {
    let own = [corpus.claims[this.claim].article, corpus.claims[other.claim].article];
    corpus.others(own).flat_map(|other| &corpus.documents[other].facts.quantities).any(|q| gives(this, q))
}

/// Does a third article give both figures? Then they are of two things, or one became the other.
pub(super) fn told_apart(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let own = [corpus.claims[x.claim].article, corpus.claims[y.claim].article];
    corpus.others(own).any(|other| {
        let given = &corpus.documents[other].facts.quantities;
        given.iter().any(|q| gives(x, q)) && given.iter().any(|q| gives(y, q))
    })
}

/// Is the figure the only one of its sort in its claim?
pub(super) fn alone(corpus: &Corpus, f: &Fact) -> bool {
    let like = |q: &&Quantity| q.role == f.quantity.role && !q.restates;
    quantities(corpus, &corpus.claims[f.claim]).iter().filter(like).count() == 1
}

/// Does the article of `other` give the value of `this` as well, for the same thing? Then the two
/// values are of two things, or the article tells how one became the other.
pub(super) fn elsewhere(corpus: &Corpus, this: &Fact, other: &Fact) -> bool {
    let document = corpus.document(other.claim);
    document.facts.quantities.iter().any(|q| q.span != other.quantity.span && gives(this, q))
}

/// Does `q` give the figure of `this`, of the same noun as far as both have one?
pub(super) fn gives(this: &Fact, q: &Quantity) -> bool {
    q.role == this.quantity.role
        && q.value.is_some()
        && q.value == this.quantity.value
        && q.unit == this.quantity.unit
        && match (&q.counted, &this.head) {
            (Some(c), Some(head)) => concept(&c.head) == *head,
            _ => true,
        }
}
