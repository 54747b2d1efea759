//! Cross-checks what several news articles claim about one event.
//!
//! crossclaim reads articles, takes them apart into sentence-level claims, groups the claims of
//! different sources that speak of the same thing, and shows where the sources agree, where they
//! differ, and why a difference counts or does not. It says *disagreement*, never *truth*: it
//! picks no winner, and it prefers silence to a false alarm.
//!
//! ```
//! use crossclaim::{Article, CrossCheck};
//!
//! let report = CrossCheck::new().run(&[
//!     Article::verbatim("a", "The ferry sank on Monday off Port Alba, and 14 people died, the coastguard said."),
//!     Article::verbatim("b", "The coastguard said 19 people died when the ferry sank off Port Alba on Monday."),
//! ]);
//! for finding in report.disagreements() {
//!     println!("{finding}");
//! }
//! ```
//!
//! The way of the data, each stage a crate that knows those before it and none behind:
//!
//! 1. [`text`]: spans, words, sentences.
//! 2. [`article`]: a page becomes one clean [`Article`], traceable to the input.
//! 3. [`syntax`]: tags, lemmas and dependency arcs, where a later stage asks for them.
//! 4. [`facts`]: quantities, times, names, quotes, stance, in comparable form.
//! 5. [`core`]: articles become claims, claims become groups across sources.
//! 6. [`diff`]: groups become findings.
//! 7. [`report`]: one [`Report`], four renderers.

pub use crossclaim_article as article;
pub use crossclaim_core as core;
pub use crossclaim_diff as diff;
pub use crossclaim_facts as facts;
pub use crossclaim_report as report;
pub use crossclaim_syntax as syntax;
pub use crossclaim_text as text;

mod check;
mod compare;
mod statement;

pub use check::{CrossCheck, read_articles};
pub use compare::{Comparison, compare};
pub use crossclaim_article::{Article, Error, Input, Loaded, Note, read_paths};
pub use crossclaim_diff::Dismissals;
pub use crossclaim_report::Report;
pub use statement::{Check, STATEMENT, check};

/// Runs the Rust examples of the project's README with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub struct Readme;
