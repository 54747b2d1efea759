//! What a comparison needs of each claim, made once: numbers in the place of words.
//!
//! Comes in: the concepts of a claim with their weights. Goes out: a [`Profile`], lists of numbers
//! that two claims are compared by. What two profiles have in common is left to `pair`.

use crate::corpus::Concepts;
use crate::document::within;
use crate::origin::hash;
use crate::vocabulary::{concept, is_stop};
use crate::{Claim, Document};
use crossclaim_article::Role;
use crossclaim_facts::{Interval, NameType, StanceKind};
use crossclaim_text::{WordKind, fold};
use jiff::civil::{Date, DateTime};

/// Words of a quotation that are one shingle.
const SHINGLE: usize = 4;
/// Longer claims are cut: what two claims share is found at the head or not at all.
const LONGEST: usize = 120;

/// A claim as numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Its content words as concepts, in the order of the text.
    pub sequence: Vec<u32>,
    /// The words inside its names, sorted: "the Pellworth Family Trust" may be "the family's trust" elsewhere.
    pub parts: Vec<u32>,
    /// The bearers of its names, with what they are.
    pub names: Vec<(NameType, u32)>,
    /// Hashes of four words in a row inside quotation marks, sorted.
    pub shingles: Vec<u64>,
    /// The times it tells of that lie long before its article was written.
    pub past: Vec<Interval>,
    /// Is it a headline?
    pub headline: bool,
    /// Is it among the first claims of its article?
    pub lede: bool,
    /// Does it negate anything?
    pub negated: bool,
}

/// How many claims at the head of an article are its lede.
const LEDE: usize = 3;

/// Days before the article from which a time is of another event.
const LONG_AGO: i32 = 200;

impl Profile {
    /// The profile of `claim` but for its parts, which are given by name, for a concept may be new; `around` is a day
    /// near the event, for an article without a date.
    pub(crate) fn of(
        document: &Document,
        claim: &Claim,
        concepts: &Concepts,
        around: Option<Date>,
    ) -> (Self, Vec<String>) {
        let sentence = &document.sentences[claim.sentence];
        let keywords = &document.keywords[sentence.keywords.clone()];
        let keywords = &keywords[..keywords.len().min(LONGEST)];
        let sequence = keywords.iter().filter_map(|k| concepts.number(&k.key)).collect();
        let facts = within(&document.facts.names, claim.span, |n| n.span);
        let mut names = Vec::new();
        let mut parts = Vec::new();
        for name in keywords.iter().filter(|k| k.key.starts_with('@')) {
            let at = facts.partition_point(|n| n.span.start < name.span.start);
            if let (Some(fact), Some(number)) = (facts.get(at), concepts.number(&name.key)) {
                names.push((fact.name_type, number));
            }
            let text = document.words(name.span);
            for word in crossclaim_text::words(text).iter().filter(|w| w.kind == WordKind::Letters) {
                let folded = fold(word.span.of(text));
                if folded.len() > 2 && !is_stop(&folded) {
                    parts.push(concept(&folded));
                }
            }
        }
        let negated = within(&document.facts.stances, claim.span, |s| s.cue)
            .iter()
            .any(|s| matches!(s.kind, StanceKind::Negation | StanceKind::Denial));
        let written = document.written(claim.sentence).map(DateTime::date).or(around);
        let old = |i: &Interval| {
            written.is_some_and(|day| i.end_excl.date().until(day).is_ok_and(|span| span.get_days() > LONG_AGO))
        };
        let times = within(&document.facts.times, claim.span, |t| t.span);
        let profile = Self {
            past: times.iter().filter_map(|t| t.interval).filter(old).collect(),
            sequence,
            parts: Vec::new(),
            names,
            shingles: shingles(document, claim),
            headline: claim.role == Role::Headline,
            lede: claim.sentence < LEDE,
            negated,
        };
        (profile, parts)
    }
}

fn shingles(document: &Document, claim: &Claim) -> Vec<u64> {
    let mut all = Vec::new();
    for quote in within(&document.facts.quotes, claim.span, |q| q.span) {
        let text = document.words(quote.span);
        let words: Vec<u64> = crossclaim_text::words(text)
            .iter()
            .filter(|w| w.kind != WordKind::Mark)
            .map(|w| hash(fold(w.span.of(text)).as_bytes()))
            .collect();
        all.extend(words.windows(SHINGLE).map(|w| hash(&w.iter().flat_map(|h| h.to_le_bytes()).collect::<Vec<u8>>())));
    }
    all.sort_unstable();
    all.dedup();
    all
}
