//! Articles: cleaned pages with their blocks, and how they are read.

use crate::span::{Maker, Span};
use crossclaim::Input;
use crossclaim::article as domain;
use jiff::civil::DateTime;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// A block (paragraph, heading, caption) of an article; its span is into [`Article::text`].
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Block {
    /// `headline`, `body`, `caption`, …
    role: &'static str,
    start: usize,
    end: usize,
    text: String,
}

/// A part of the input that is not the article; its span is into [`Article::raw`].
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct SetAside {
    start: usize,
    end: usize,
    text: String,
    /// Why.
    reason: &'static str,
}

/// A remark on an input.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim", from_py_object)]
#[derive(Clone, PartialEq, Hash)]
pub struct Note {
    /// The article's id, or the path of an input that gave none.
    pub article: Option<String>,
    pub kind: String,
    pub message: String,
}

impl Note {
    /// The remark as the facade takes it.
    pub fn domain(&self) -> Option<domain::Note> {
        let kind = domain::NoteKind::ALL.into_iter().find(|k| k.name() == self.kind)?;
        Some(domain::Note { kind, message: self.message.clone() })
    }
}

impl From<&domain::Note> for Note {
    fn from(note: &domain::Note) -> Self {
        Self { article: None, kind: note.kind.name().to_owned(), message: note.message.clone() }
    }
}

#[pymethods]
impl Block {
    fn __repr__(&self) -> String {
        format!("Block({}, {}, {}, {:?})", self.role, self.start, self.end, self.text)
    }
}

#[pymethods]
impl SetAside {
    fn __repr__(&self) -> String {
        format!("SetAside({}, {}, {}, {:?})", self.reason, self.start, self.end, self.text)
    }
}

#[pymethods]
impl Note {
    fn __repr__(&self) -> String {
        format!("Note({}: {})", self.kind, self.message)
    }
}

/// One article: the input, the article's own words in it, and what is known of it.
#[pyclass(frozen, module = "crossclaim")]
pub struct Article {
    pub inner: Arc<domain::Article>,
}

impl From<domain::Article> for Article {
    fn from(article: domain::Article) -> Self {
        Self { inner: Arc::new(article) }
    }
}

#[pymethods]
impl Article {
    /// The caller's name for it.
    #[getter]
    fn id(&self) -> &str {
        &self.inner.id
    }

    /// The input as it was handed over.
    #[getter]
    fn raw(&self) -> &str {
        &self.inner.raw
    }

    /// The article's own words.
    #[getter]
    fn text(&self) -> &str {
        &self.inner.text
    }

    #[getter]
    fn title(&self) -> Option<&str> {
        self.inner.title.as_deref()
    }

    #[getter]
    fn source(&self) -> Option<&str> {
        self.inner.source.as_deref()
    }

    #[getter]
    fn byline(&self) -> Option<&str> {
        self.inner.byline.as_deref()
    }

    #[getter]
    fn url(&self) -> Option<&str> {
        self.inner.url.as_deref()
    }

    #[getter]
    fn language(&self) -> Option<&str> {
        self.inner.language.as_deref()
    }

    /// The publication date, ISO 8601; with a time of day where one was given.
    #[getter]
    fn published(&self) -> Option<String> {
        let dated = self.inner.published.as_ref()?;
        Some(if dated.has_time { dated.at.to_string() } else { dated.at.date().to_string() })
    }

    /// How the publication date is known: `given`, `json-ld`, `dateline`, …
    #[getter]
    fn published_origin(&self) -> Option<&'static str> {
        self.inner.published.as_ref().map(|d| d.origin)
    }

    /// The blocks of `text`, in order.
    #[getter]
    fn blocks(&self) -> Vec<Block> {
        let maker = Maker::new(&self.inner.text);
        let block = |b: &domain::Block| Block {
            role: b.role.name(),
            start: maker.offset(b.span.start),
            end: maker.offset(b.span.end),
            text: maker.words(b.span),
        };
        self.inner.blocks.iter().map(block).collect()
    }

    /// What of `raw` was set aside, in order.
    #[getter]
    fn set_aside(&self) -> Vec<SetAside> {
        let maker = Maker::new(&self.inner.raw);
        let aside = |s: &domain::SetAside| SetAside {
            start: maker.offset(s.span.start),
            end: maker.offset(s.span.end),
            text: maker.words(s.span),
            reason: s.reason,
        };
        self.inner.set_aside.iter().map(aside).collect()
    }

    /// Remarks on this input.
    #[getter]
    fn notes(&self) -> Vec<Note> {
        let id = Some(self.inner.id.clone());
        self.inner.notes.iter().map(|n| Note { article: id.clone(), ..Note::from(n) }).collect()
    }

    /// Where in `raw` the words `text[start:end]` came from.
    fn origin(&self, start: usize, end: usize) -> PyResult<Span> {
        let byte = |at: usize| self.inner.text.char_indices().nth(at).map_or(self.inner.text.len(), |(i, _)| i);
        if start > end {
            return Err(PyValueError::new_err(format!("start {start} lies behind end {end}")));
        }
        let span = crossclaim::text::Span::new(byte(start), byte(end));
        Ok(Maker::new(&self.inner.raw).span(self.inner.origin(span)))
    }

    fn __repr__(&self) -> String {
        let title = self.inner.title.as_deref().unwrap_or("");
        format!("Article({:?}, {:?}, {} blocks)", self.inner.id, title, self.inner.blocks.len())
    }
}

pyo3::import_exception!(crossclaim.exceptions, InputError);

/// A date as people and machines write it: its moment, and whether a time of day was part of it.
/// It is read as the date of an article is.
pub fn moment(text: Option<&str>) -> PyResult<Option<(DateTime, bool)>> {
    let Some(text) = text else { return Ok(None) };
    let dated = domain::clean(Input { published: Some(text.to_owned()), ..Input::default() }).published;
    match dated.filter(|d| d.origin == "given") {
        Some(dated) => Ok(Some((dated.at, dated.has_time))),
        None => Err(InputError::new_err(format!("{text:?} is no date; write it as \"2025-07-23\""))),
    }
}

type Read = (Vec<Article>, Vec<Note>, Vec<String>);

fn unpack(loaded: domain::Loaded) -> Read {
    let articles = loaded.articles.into_iter().map(Article::from).collect();
    (articles, loaded.notes.iter().map(Note::from).collect(), loaded.errors)
}

/// Articles, remarks and errors of files and folders.
#[pyfunction]
pub fn read_paths(py: Python<'_>, paths: Vec<PathBuf>) -> Read {
    py.detach(|| {
        let mut all = domain::Loaded::default();
        // One by one, so that every path that cannot be read is named.
        for path in paths {
            match crossclaim::read_paths(&[path]) {
                Ok(mut loaded) => {
                    all.articles.append(&mut loaded.articles);
                    all.notes.append(&mut loaded.notes);
                    all.errors.append(&mut loaded.errors);
                }
                Err(error) => {
                    let message = error.to_string();
                    all.notes.push(domain::Note { kind: domain::NoteKind::Unreadable, message: message.clone() });
                    all.errors.push(message);
                }
            }
        }
        unpack(all)
    })
}

/// Articles, remarks and errors of JSON records, each with the name notes call it by.
#[pyfunction]
pub fn read_records(py: Python<'_>, records: Vec<(String, String)>) -> Read {
    py.detach(|| unpack(domain::read_records(&records)))
}

/// The articles with ids that differ, and what was said of those that did not.
#[pyfunction]
pub fn distinct(py: Python<'_>, articles: Vec<PyRef<'_, Article>>) -> (Vec<Article>, Vec<String>) {
    let mut seen = BTreeSet::new();
    if articles.iter().all(|a| seen.insert(a.inner.id.as_str())) {
        return (articles.iter().map(|a| Article { inner: Arc::clone(&a.inner) }).collect(), Vec::new());
    }
    let mut articles: Vec<domain::Article> = articles.iter().map(|a| (*a.inner).clone()).collect();
    py.detach(|| {
        let before: Vec<usize> = articles.iter().map(|a| a.notes.len()).collect();
        domain::distinct(&mut articles);
        let renamed = articles.iter().zip(before).filter(|(a, before)| a.notes.len() > *before);
        let messages = renamed.map(|(a, _)| a.notes[0].message.clone()).collect();
        (articles.into_iter().map(Article::from).collect(), messages)
    })
}

/// The article in a page.
#[pyfunction]
#[pyo3(signature = (page, *, id="", title=None, source=None, published=None, url=None))]
pub fn clean(
    py: Python<'_>,
    page: &str,
    id: &str,
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    url: Option<String>,
) -> Article {
    py.detach(|| {
        let input =
            Input { id: id.to_owned(), text: page.to_owned(), title, source, published, url, ..Input::default() };
        domain::clean(input).into()
    })
}
