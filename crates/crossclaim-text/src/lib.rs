//! What raw text is: spans, words, sentences, folding.
//!
//! Comes in: any `&str`. Goes out: byte spans into it. This crate knows nothing of
//! articles, facts or English beyond where a sentence ends.

mod span;

pub use span::{CodePoints, Span};

pub mod lexicon;

mod fold;
mod sentence;
mod word;

pub use fold::{fold, stem};
pub use sentence::sentences;
pub use word::{Word, WordKind, words};
