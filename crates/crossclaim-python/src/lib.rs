//! `crossclaim._native`: thin, frozen wrappers over the Rust crates.
//!
//! Comes in: Python strings and dicts made plain by `python/crossclaim`. Goes out: wrappers whose
//! offsets are code points, so that `text[span.start:span.end]` works. All work is done with the
//! interpreter lock released. What an argument may be (paths, tables, dicts) is left to the
//! Python face.

mod article;
mod check;
mod facts;
mod report;
mod span;
mod syntax;

use pyo3::prelude::*;

/// The native module.
#[pymodule(name = "_native")]
mod native {
    #[pymodule_export]
    use super::article::{Article, Block, Note, SetAside, clean, distinct, read_paths, read_records};
    #[pymodule_export]
    use super::check::{Check, Comparison, check, compare, crosscheck};
    #[pymodule_export]
    use super::facts::{Attribution, Name, Quantity, Quote, Stance, Standing, Time, facts, stance};
    #[pymodule_export]
    use super::report::{Claim, Coverage, Evidence, Finding, Group, Passed, Report, Side};
    #[pymodule_export]
    use super::span::{Span, sentences};
    #[pymodule_export]
    use super::syntax::{Token, Tree, parse, parse_tokens};
}
