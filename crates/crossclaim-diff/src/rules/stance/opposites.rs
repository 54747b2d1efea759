//! Opposites: predicates that answer one question with yes or no.
//!
//! Comes in: the words of a claim. Goes out: which rows of `lexicon/en/opposites.txt` they stand in, and in which column.

use crossclaim_core::vocabulary::concept;
use crossclaim_text::{Span, lexicon::rows, words};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words of the list, where they stand.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// The row.
    pub topic: &'static str,
    /// `true` for the first column of two; `None` where the row has one.
    pub answer: Option<bool>,
    /// Do nouns state it as well as predicates?
    pub nouns: bool,
    /// The words.
    pub span: Span,
}

struct Entry {
    words: Vec<String>,
    topic: &'static str,
    answer: Option<bool>,
    nouns: bool,
}

/// Entries by the concept of their first word, longest first.
static ENTRIES: LazyLock<BTreeMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut map: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for row in rows(include_str!("../../../lexicon/en/opposites.txt")).filter(|row| row.len() >= 2) {
        let topic = row[0].trim_end_matches('!');
        let nouns = row.len() == 2 && topic == row[0];
        for (column, cell) in row[1..].iter().enumerate() {
            for phrase in cell.split_whitespace() {
                let words: Vec<String> = phrase.split('_').map(concept).collect();
                let answer = (row.len() > 2).then_some(column == 0);
                map.entry(words[0].clone()).or_default().push(Entry { words, topic, answer, nouns });
            }
        }
    }
    for list in map.values_mut() {
        list.sort_by_key(|e| std::cmp::Reverse(e.words.len()));
    }
    map
});

/// The occurrences in `text`, which begins at byte `start` of its article. Words that stand in several rows come once
/// for each.
pub fn occurrences(text: &str, start: usize) -> Vec<Occurrence> {
    let words: Vec<(String, Span)> =
        words(text).iter().map(|w| (concept(w.span.of(text)), w.span.shift(start))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let fits =
            |e: &&Entry| e.words.len() <= words.len() - at && e.words.iter().zip(&words[at..]).all(|(e, w)| *e == w.0);
        let list = ENTRIES.get(&words[at].0).map_or(&[][..], Vec::as_slice);
        let Some(length) = list.iter().find(fits).map(|e| e.words.len()) else {
            at += 1;
            continue;
        };
        let span = words[at].1.cover(words[at + length - 1].1);
        let longest = list.iter().filter(|e| e.words.len() == length).filter(fits);
        found.extend(longest.map(|e| Occurrence { topic: e.topic, answer: e.answer, nouns: e.nouns, span }));
        at += length;
    }
    found
}
