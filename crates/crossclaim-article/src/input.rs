//! What comes in: bytes or text of a page with its metadata, files, folders, JSON Lines.

use crate::{Article, Error, Note, clean};
use std::path::Path;

/// One article as it is handed over: its text or page, and what the caller knows of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    /// The caller's name for it.
    pub id: String,
    /// Plain text, HTML or Markdown.
    pub text: String,
    /// The headline, if known.
    pub title: Option<String>,
    /// The outlet, if known.
    pub source: Option<String>,
    /// The publication date as any text; an unreadable one becomes a note.
    pub published: Option<String>,
    /// The address, if known.
    pub url: Option<String>,
    /// The writer, if known.
    pub byline: Option<String>,
    /// The language, if known.
    pub language: Option<String>,
}

/// What was read from paths: the articles, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The articles in order.
    pub articles: Vec<Article>,
    /// What the reader should know of inputs that gave no article.
    pub notes: Vec<Note>,
    /// The errors behind those notes, for a caller that asked to be strict.
    pub errors: Vec<String>,
}

/// Reads files, folders (their files, sorted by name, one level deep) and JSON Lines.
/// A file that cannot be read stops nothing else: it is named in [`Loaded::notes`].
///
/// # Errors
/// When no path could be read at all.
pub fn read_paths<P: AsRef<Path>>(paths: &[P]) -> Result<Loaded, Error> {
    let mut loaded = Loaded::default();
    for path in paths {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        loaded.articles.push(clean(Input { id: path.display().to_string(), text, ..Input::default() }));
    }
    Ok(loaded)
}
