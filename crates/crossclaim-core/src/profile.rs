//! What a comparison needs of each claim, made once, and what it may ask besides.
//!
//! Comes in: a claim and its document. Goes out: a [`Profile`] for each claim; and, where they are asked for, the words
//! inside its names, the bearers of these, and the shingles of its quotations, which are too many to be kept. What two
//! claims have in common is left to `pair`.

use crate::concepts::Concepts;
use crate::document::{Keyword, within};
use crate::origin::{folded_hash, hash};
use crate::vocabulary::{concept, is_stop};
use crate::{Claim, Document, Sort};
use crossclaim_article::Role;
use crossclaim_facts::{Interval, NameType, StanceKind};
use crossclaim_text::{WordKind, fold};
use jiff::civil::{Date, DateTime};

/// Words of a quotation that are one shingle.
const SHINGLE: usize = 4;
/// Longer claims are cut: what two claims share is found at the head or not at all.
const LONGEST: usize = 120;
/// How many claims at the head of an article are its lede.
const LEDE: usize = 3;
/// Days before the article from which a time is of another event.
const LONG_AGO: i32 = 200;

/// A claim as far as every comparison asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// The times it tells of that lie long before its article was written.
    pub past: Vec<Interval>,
    /// Is it a headline?
    pub headline: bool,
    /// Is it among the first claims of its article?
    pub lede: bool,
    /// Does it negate anything?
    pub negated: bool,
}

impl Profile {
    /// The profile of `claim`; `around` is a day near the event, for an article without a date.
    pub(crate) fn of(document: &Document, claim: &Claim, around: Option<Date>) -> Self {
        let negated = within(&document.facts.stances, claim.span, |s| s.cue)
            .iter()
            .any(|s| matches!(s.kind, StanceKind::Negation | StanceKind::Denial));
        let written = document.written(claim.sentence).map(DateTime::date).or(around);
        let old = |i: &Interval| {
            written.is_some_and(|day| i.end_excl.date().until(day).is_ok_and(|span| span.get_days() > LONG_AGO))
        };
        let times = within(&document.facts.times, claim.span, |t| t.span);
        Self {
            past: times.iter().filter_map(|t| t.interval).filter(old).collect(),
            headline: claim.role == Role::Headline,
            lede: claim.sentence < LEDE,
            negated,
        }
    }
}

/// The content words of a claim, in the order of the text.
pub(crate) fn sequence<'a>(document: &'a Document, claim: &Claim) -> &'a [Keyword] {
    let keywords = &document.keywords[document.sentences[claim.sentence].keywords.clone()];
    &keywords[..keywords.len().min(LONGEST)]
}

/// The bearers of the names of a claim, with what they are.
pub(crate) fn names(document: &Document, claim: &Claim, concepts: &Concepts) -> Vec<(NameType, u32)> {
    let facts = within(&document.facts.names, claim.span, |n| n.span);
    let of = |name: &Keyword| {
        let at = facts.partition_point(|n| n.span.start < name.span.start);
        facts.get(at).map(|fact| (fact.name_type, name.concept))
    };
    named(document, claim, concepts).filter_map(of).collect()
}

fn named<'a>(document: &'a Document, claim: &Claim, concepts: &Concepts) -> impl Iterator<Item = &'a Keyword> {
    sequence(document, claim).iter().filter(|k| concepts.sort(k.concept) == Sort::Name)
}

/// The words inside the names of a claim, as far as they are concepts of the run, sorted: "the Pellworth Family Trust"
/// may be "the family's trust" elsewhere.
pub(crate) fn parts(document: &Document, claim: &Claim, concepts: &Concepts) -> Vec<u32> {
    let mut parts = Vec::new();
    for name in named(document, claim, concepts) {
        let text = document.words(name.span);
        for word in crossclaim_text::words(text).iter().filter(|w| w.kind == WordKind::Letters) {
            let folded = fold(word.span.of(text));
            if folded.len() > 2 && !is_stop(&folded) {
                parts.extend(concepts.number(&concept(&folded)));
            }
        }
    }
    parts.sort_unstable();
    parts
}

/// Hashes of four words in a row inside the quotation marks of a claim, sorted.
pub(crate) fn shingles(document: &Document, claim: &Claim) -> Vec<u64> {
    let mut all = Vec::new();
    for quote in within(&document.facts.quotes, claim.span, |q| q.span) {
        let text = document.words(quote.span);
        let words: Vec<u64> = crossclaim_text::words(text)
            .iter()
            .filter(|w| w.kind != WordKind::Mark)
            .map(|w| folded_hash(w.span.of(text)))
            .collect();
        all.extend(words.windows(SHINGLE).map(|w| hash(&w.iter().flat_map(|h| h.to_le_bytes()).collect::<Vec<u8>>())));
    }
    all.sort_unstable();
    all.dedup();
    all
}
