//! One question to a linear model: which class do these features speak for?
//!
//! The packed table answers it at work, the perceptron while it learns; tagger and parser know neither apart.

use crate::table::Table;

/// Whatever can add the weights of features to the scores of classes.
pub(crate) trait Score {
    /// Adds to each class what the features give it.
    fn score(&self, features: &[u64], scores: &mut [i32]);
}

impl Score for Table {
    #[inline]
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        Self::score(self, features, scores);
    }
}

impl Score for crate::learn::Perceptron {
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        Self::score(self, features, scores);
    }
}

/// The class with the highest score among those allowed; the first of equals.
pub(crate) fn best(scores: &[i32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (class, score) in scores.iter().enumerate() {
        if best.is_none_or(|b| *score > scores[b]) && allowed(class) {
            best = Some(class);
        }
    }
    best
}
