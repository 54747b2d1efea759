//! Spans in code points, and sentences.

use crossclaim::text::{CodePoints, Span as Bytes};
use pyo3::prelude::*;

/// A stretch of a text: `text[span.start:span.end] == span.text`.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim")]
#[derive(Clone, PartialEq, Hash)]
pub struct Span {
    start: usize,
    end: usize,
    text: String,
}

#[pymethods]
impl Span {
    fn __repr__(&self) -> String {
        format!("Span({}, {}, {:?})", self.start, self.end, self.text)
    }

    fn __str__(&self) -> &str {
        &self.text
    }
}

/// Turns byte spans of one text into [`Span`]s.
pub struct Maker<'t> {
    text: &'t str,
    points: CodePoints,
}

impl<'t> Maker<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    pub fn offset(&self, at: usize) -> usize {
        self.points.offset(self.text, at)
    }

    pub fn words(&self, span: Bytes) -> String {
        span.of(self.text).to_owned()
    }

    pub fn span(&self, span: Bytes) -> Span {
        Span { start: self.offset(span.start), end: self.offset(span.end), text: self.words(span) }
    }
}

/// The sentences of `text`.
#[pyfunction]
pub fn sentences(py: Python<'_>, text: &str) -> Vec<Span> {
    py.detach(|| {
        let maker = Maker::new(text);
        crossclaim::text::sentences(text).into_iter().map(|s| maker.span(s)).collect()
    })
}
