//! How much a shared concept says: rare words weigh more than common ones.
//!
//! Comes in: the name of a concept, and in how many of the run's sentences it stands. Goes out:
//! a weight from 0 to 1. The frequency of concepts in general English is a table learned by
//! `examples/learn_frequency.rs`; the source is named in NOTICE.

use crossclaim_text::lexicon;
use std::collections::HashMap;
use std::sync::LazyLock;

static FREQUENCY: LazyLock<HashMap<&'static str, f32>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/en/frequency.txt"))
        .filter_map(|row| Some((*row.first()?, row.get(1)?.parse().ok()?)))
        .collect()
});

/// The weight of a concept in general English: 1 for one that the table does not know.
pub fn background(key: &str) -> f32 {
    // That two sentences count the same noun says more than that they hold it.
    if let Some(noun) = key.strip_prefix("n:") {
        return 0.5 + 0.5 * background(noun);
    }
    // Every article of an event names its day.
    if key.starts_with("d:") {
        return 0.5;
    }
    // Per thousand documents; the table begins at 3 documents.
    let per_mille = FREQUENCY.get(key).copied().unwrap_or(0.5);
    (1.0 - (1.0 + per_mille).ln() / 1001f32.ln()).clamp(0.05, 1.0)
}

/// The weight of a concept of weight `background` that stands in `sentences` of the run's `of` sentences.
/// A name that every second sentence of an event repeats tells little about which sentence meets which.
pub fn weight(background: f32, sentences: usize, of: usize) -> f32 {
    if !is_run(of) {
        return background;
    }
    let run = 1.0 - ((sentences.max(1) as f32).ln() / (of as f32).ln()).clamp(0.0, 1.0);
    background * (0.25 + 0.75 * run)
}

/// Are these claims enough to tell which concepts are rare among them?
pub fn is_run(claims: usize) -> bool {
    claims >= 8
}
