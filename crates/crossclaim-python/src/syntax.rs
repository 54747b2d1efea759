//! Parsed sentences.

use crossclaim::syntax as domain;
use pyo3::prelude::*;

/// A token of a parsed sentence, in the Universal Dependencies scheme.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Token {
    /// Number in its sentence, from 1.
    id: usize,
    text: String,
    start: usize,
    end: usize,
    upos: &'static str,
    lemma: String,
    /// The `id` of its head; 0 for the root.
    head: usize,
    deprel: &'static str,
}

#[pymethods]
impl Token {
    fn __repr__(&self) -> String {
        format!("Token({}, {:?}, {}, head={}, {})", self.id, self.text, self.upos, self.head, self.deprel)
    }
}

fn tokens(text: &str, tree: &domain::Tree, from: usize, list: &mut Vec<Token>) {
    let maker = crate::span::Maker::new(text);
    list.extend(tree.tokens.iter().enumerate().map(|(at, t)| Token {
        id: at + 1,
        text: maker.words(t.span),
        start: from + maker.offset(t.span.start),
        end: from + maker.offset(t.span.end),
        upos: t.upos.name(),
        lemma: t.lemma.clone(),
        head: t.head.map_or(0, |h| h + 1),
        deprel: t.deprel,
    }));
}

/// Tags, lemmas and arcs of `text`, taken as one sentence.
#[pyfunction]
pub fn parse(py: Python<'_>, text: &str) -> Vec<Token> {
    py.detach(|| {
        let mut list = Vec::new();
        tokens(text, &domain::parse(text), 0, &mut list);
        list
    })
}

/// Tags, lemmas and arcs of given tokens; offsets are into the tokens joined by one space.
#[pyfunction]
pub fn parse_tokens(py: Python<'_>, tokens: Vec<String>) -> Vec<Token> {
    py.detach(|| {
        let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let mut list = Vec::new();
        self::tokens(&words.join(" "), &domain::parse_tokens(&words), 0, &mut list);
        list
    })
}
