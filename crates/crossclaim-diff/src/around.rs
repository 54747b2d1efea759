//! The words around a fact: what stands near it, and what the words at its side say of it.
//!
//! Comes in: a sentence and the place of a fact in it. Goes out: [`Around`], made without a parse: concepts with how
//! near they stand, and the classes of `lexicon/en/around.txt` of the words beside it. Two facts of one kind that
//! stand among the same words are of one thing more often than two whose sentences share words elsewhere.

use crate::lexicon::AROUND;
use crossclaim_core::{Corpus, Sort, weight};
use crossclaim_text::{Span, WordKind, fold, words};
use std::collections::BTreeSet;

/// How many words before and behind a figure tell its dimension.
const DIMENSION: usize = 4;
/// How many words before and behind a time tell whether something begins or ends then: the verb and its object.
const PHASE: usize = 8;
/// How many words before and behind a fact tell what it is of.
const MEASURE: usize = 5;
/// How many words before and behind a fact tell that it is of another thing.
const BESIDE: usize = 2;
/// A name behind so many content words is no name of the fact's.
const NAME: usize = 4;
/// How many words are skipped between a fact and the word before it.
const SKIPPED: usize = 4;

/// What stands around a fact.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Concepts by number, each with its weight times its nearness, sorted.
    near: Vec<(u32, f32)>,
    /// The class of the word before: "end" for "until".
    pub before: Option<&'static str>,
    /// The dimensions named nearby: "height".
    pub dimensions: BTreeSet<&'static str>,
    /// What the figure is of, by the words nearby: "price".
    pub measures: BTreeSet<&'static str>,
    /// Whether something begins or ends nearby.
    pub phases: BTreeSet<&'static str>,
    /// The concept of the nearest name.
    pub name: Option<u32>,
    /// Is it said to be of others than those told of before?
    pub another: bool,
}

impl Around {
    /// What stands around `span` in an article; concepts of words in `without` are left out of what is near.
    pub fn of(corpus: &Corpus, article: usize, span: Span, without: Span) -> Self {
        let document = &corpus.documents[article];
        let Some(index) = document.sentence_at(span.start) else { return Self::default() };
        let sentence = &document.sentences[index];
        let mut around = Self::default();
        let keywords = &document.keywords[sentence.keywords.clone()];
        let split = keywords.partition_point(|k| k.span.start < span.start);
        let own = |s: Span| span.overlaps(s) || without.overlaps(s);
        let (left, right) = keywords.split_at(split);
        let left = left.iter().rev().filter(|k| !own(k.span)).enumerate();
        let right = right.iter().filter(|k| !own(k.span)).enumerate();
        let named = |concept: u32| corpus.concepts.sort(concept) == Sort::Name;
        // Whom a pronoun stands for is as near as anything.
        let meant = document.figures[sentence.figures.clone()].iter().filter(|k| named(k.concept));
        let mut nearest = NAME;
        for (rank, keyword) in left.chain(right).chain(meant.map(|k| (1, k))) {
            let number = keyword.concept;
            let holders = corpus.concepts.count(number, 0, corpus.claims.len());
            let weight = weight::weight(corpus.concepts.background(number), holders, corpus.claims.len());
            around.near.push((number, weight / (1.0 + rank as f32)));
            if named(number) && rank < nearest {
                (nearest, around.name) = (rank, Some(number));
            }
        }
        around.near.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
        around.near.dedup_by_key(|n| n.0);
        around.beside(document.words(sentence.span), span.start - sentence.span.start, span.len(), {
            let behind = without.start >= span.start && without.end > span.end && without.end <= sentence.span.end;
            if behind { without.end - sentence.span.start } else { span.end - sentence.span.start }
        });
        around
    }

    /// Reads the words beside the fact at `from` of a sentence; what belongs to it ends at `end`.
    fn beside(&mut self, sentence: &str, from: usize, length: usize, end: usize) {
        let list: Vec<(String, Span)> = words(sentence)
            .iter()
            .filter(|w| w.kind != WordKind::Mark)
            .map(|w| (fold(w.span.of(sentence)), w.span))
            .collect();
        let first = list.partition_point(|(_, s)| s.end <= from);
        let behind = list.partition_point(|(_, s)| s.start < (from + length).max(1));
        let past = list.partition_point(|(_, s)| s.start < end.max(1));
        let class = |sort: &str, word: &str| AROUND.get(sort).and_then(|words| words.get(word)).copied();
        let before = list[..first].iter().rev().take(SKIPPED).find(|(w, _)| class("skipped", w).is_none());
        self.before = before.and_then(|(w, _)| class("before", w));
        let window = |size: usize| {
            let (start, stop) = (first.saturating_sub(size), (past + size).min(list.len()));
            list[start..stop].iter().map(|(w, _)| w.as_str())
        };
        self.dimensions = window(DIMENSION).filter_map(|w| class("dimension", w)).collect();
        self.measures = window(MEASURE).filter_map(|w| class("measure", w)).collect();
        self.phases = window(PHASE).filter_map(|w| class("phase", w)).collect();
        // "more than six" says nothing of others, "six more" does.
        let others = |w: &str| class("another", w).is_some() && w != "more";
        let more = |at: usize| list.get(at).is_some_and(|(w, _)| w == "more");
        let than = |at: usize| list.get(at).is_some_and(|(w, _)| w == "than");
        self.another = window(BESIDE).any(others) || (more(behind) && !than(behind + 1));
    }

    /// How much of what stands near the two stands near both, from 0 to 1.
    pub fn share(&self, other: &Self) -> f32 {
        let sum = |around: &Self| around.near.iter().map(|(_, weight)| weight).sum::<f32>();
        self.shared(other) / (sum(self) * sum(other)).sqrt().max(1.0)
    }

    /// The weight of what stands near both.
    pub fn shared(&self, other: &Self) -> f32 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while i < self.near.len() && j < other.near.len() {
            match self.near[i].0.cmp(&other.near[j].0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += (self.near[i].1 * other.near[j].1).sqrt();
                    i += 1;
                    j += 1;
                }
            }
        }
        sum
    }

    /// Do the words of a sort tell the same, or not the same? `None` where one of them tells nothing.
    pub fn same(one: Option<&str>, other: Option<&str>) -> Option<bool> {
        Some(one? == other?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands beside `fact` in a sentence.
    fn beside(sentence: &str, fact: &str) -> Around {
        let from = sentence.find(fact).unwrap_or_else(|| panic!("{fact:?} is not in {sentence:?}"));
        let mut around = Around::default();
        around.beside(sentence, from, fact.len(), from + fact.len());
        around
    }

    #[test]
    fn the_word_before_is_read_past_articles_and_rounding() {
        assert_eq!(beside("The offer is open until about 3 May.", "3 May").before, Some("end"));
        assert_eq!(beside("It has been shut since the 3rd of May.", "3rd of May").before, Some("start"));
        assert_eq!(beside("Snow fell on Sorby 3 May.", "3 May").before, None);
    }

    #[test]
    fn dimensions_and_phases_are_read_nearby() {
        assert_eq!(beside("The wall is 4 metres high.", "4 metres").dimensions, BTreeSet::from(["height"]));
        assert_eq!(beside("The price rose to 4 euros.", "4 euros").measures, BTreeSet::from(["price"]));
        assert_eq!(beside("The strike began on 3 May.", "3 May").phases, BTreeSet::from(["begin"]));
        assert_eq!(beside("The pool will close on 3 May.", "3 May").phases, BTreeSet::from(["end"]));
        assert!(beside("The wall was built by 4 men.", "4").measures.is_empty());
    }

    #[test]
    fn others_and_more_are_of_another_thing() {
        assert!(beside("The other eleven barns were saved.", "eleven").another);
        assert!(beside("Six more barns burned.", "Six").another);
        assert!(!beside("More than six barns burned.", "six").another);
        assert!(!beside("Six barns burned.", "Six").another);
    }
}
