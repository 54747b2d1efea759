//! Parsed sentences.

use crate::span::Maker;
use crossclaim::syntax as domain;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyTuple};

/// A token of a parsed sentence, in the Universal Dependencies scheme.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Token {
    /// Number in its sentence, from 1.
    id: usize,
    text: String,
    start: usize,
    end: usize,
    upos: &'static str,
    /// Its Penn Treebank tag.
    xpos: &'static str,
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

/// A parsed sentence: a sequence of its tokens that draws itself in a notebook.
#[pyclass(frozen, sequence, module = "crossclaim")]
pub struct Tree {
    text: String,
    parsed: domain::Tree,
    tokens: Py<PyTuple>,
}

impl Tree {
    fn new(py: Python<'_>, text: String, tree: domain::Tree) -> PyResult<Self> {
        let maker = Maker::new(&text);
        let tokens = tree.tokens.iter().enumerate().map(|(at, t)| Token {
            id: at + 1,
            text: maker.words(t.span),
            start: maker.offset(t.span.start),
            end: maker.offset(t.span.end),
            upos: t.upos.name(),
            xpos: t.xpos,
            lemma: t.lemma.clone(),
            head: t.head.map_or(0, |h| h + 1),
            deprel: t.deprel,
        });
        let tokens = tokens.map(|t| Py::new(py, t)).collect::<PyResult<Vec<_>>>()?;
        let tokens = PyTuple::new(py, tokens)?.unbind();
        Ok(Self { text, parsed: tree, tokens })
    }
}

#[pymethods]
impl Tree {
    /// What was parsed.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// Its tokens, in order.
    #[getter]
    fn tokens(&self, py: Python<'_>) -> Py<PyTuple> {
        self.tokens.clone_ref(py)
    }

    fn __len__(&self) -> usize {
        self.parsed.tokens.len()
    }

    fn __getitem__<'py>(&self, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.tokens.bind(index.py()).as_any().get_item(index)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.tokens.bind(py).try_iter()
    }

    /// The arc diagram as SVG.
    fn to_svg(&self, py: Python<'_>) -> String {
        py.detach(|| self.parsed.to_svg(&self.text))
    }

    fn _repr_svg_(&self, py: Python<'_>) -> String {
        self.to_svg(py)
    }

    fn __repr__(&self) -> String {
        format!("Tree({:?}, {} tokens)", self.text, self.parsed.tokens.len())
    }
}

/// Tags, lemmas and arcs of `text`, taken as one sentence.
#[pyfunction]
pub fn parse(py: Python<'_>, text: String) -> PyResult<Tree> {
    let tree = py.detach(|| domain::parse(&text));
    Tree::new(py, text, tree)
}

/// Tags, lemmas and arcs of given tokens; offsets are into the tokens joined by one space.
#[pyfunction]
pub fn parse_tokens(py: Python<'_>, tokens: Vec<String>) -> PyResult<Tree> {
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let tree = py.detach(|| domain::parse_tokens(&words));
    Tree::new(py, words.join(" "), tree)
}
