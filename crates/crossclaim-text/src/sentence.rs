//! Sentences: UAX #29 as the floor, the rules of the language above it.

use crate::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of `text` in order, trimmed of white space. They do not overlap, and with the
/// gaps between them they join to the text again.
pub fn sentences(text: &str) -> Vec<Span> {
    text.split_sentence_bound_indices()
        .filter_map(|(at, s)| {
            let trimmed = s.trim();
            let start = at + (s.len() - s.trim_start().len());
            (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
        })
        .collect()
}
