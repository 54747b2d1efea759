//! What raw text is: spans, words, sentences, folding.
//!
//! Comes in: any `&str`. Goes out: byte spans into it. This crate knows nothing of
//! articles, facts or English beyond where a sentence ends.
//!
//! ```
//! use crossclaim_text::{fold, sentences, stem, words};
//!
//! let text = "Mr. Lind paid $1,200 in Çarşı. “Why now?” he asked.";
//! let first = sentences(text)[0];
//! assert_eq!(first.of(text), "Mr. Lind paid $1,200 in Çarşı.");
//!
//! let shown: Vec<&str> = words(first.of(text)).iter().map(|word| word.span.of(text)).collect();
//! assert_eq!(shown, ["Mr", ".", "Lind", "paid", "$", "1,200", "in", "Çarşı", "."]);
//!
//! assert_eq!(fold("Çarşı"), "carsi");
//! assert_eq!(stem("prisoners"), "prison");
//! ```
//!
//! All of it takes time linear in the text and never fails.

mod span;

pub use span::{CodePoints, Span};

pub mod lexicon;

mod fold;
mod sentence;
mod word;

pub use fold::{fold, stem};
pub use sentence::sentences;
pub use word::{Word, WordKind, words};
