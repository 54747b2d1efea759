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
    /// The words.
    pub span: Span,
}

struct Entry {
    words: Vec<String>,
    topic: &'static str,
    answer: Option<bool>,
}

/// Entries by the concept of their first word, longest first.
static ENTRIES: LazyLock<BTreeMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut map: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for row in rows(include_str!("../../../lexicon/en/opposites.txt")).filter(|row| row.len() >= 2) {
        for (column, cell) in row[1..].iter().enumerate() {
            for phrase in cell.split_whitespace() {
                let words: Vec<String> = phrase.split('_').map(concept).collect();
                let answer = (row.len() > 2).then_some(column == 0);
                map.entry(words[0].clone()).or_default().push(Entry { words, topic: row[0], answer });
            }
        }
    }
    for list in map.values_mut() {
        list.sort_by_key(|e| std::cmp::Reverse(e.words.len()));
    }
    map
});

/// The occurrences in `text`, which begins at byte `start` of its article.
pub fn occurrences(text: &str, start: usize) -> Vec<Occurrence> {
    let words: Vec<(String, Span)> =
        words(text).iter().map(|w| (concept(w.span.of(text)), w.span.shift(start))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let entry = ENTRIES.get(&words[at].0).and_then(|list| {
            list.iter()
                .find(|e| e.words.len() <= words.len() - at && e.words.iter().zip(&words[at..]).all(|(e, w)| *e == w.0))
        });
        let Some(entry) = entry else {
            at += 1;
            continue;
        };
        let span = words[at].1.cover(words[at + entry.words.len() - 1].1);
        found.push(Occurrence { topic: entry.topic, answer: entry.answer, span });
        at += entry.words.len();
    }
    found
}
