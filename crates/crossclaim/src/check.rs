//! The whole run: every stage named once, in order.

use crate::{Article, Error, Note, Report, read_paths};
use crossclaim_core::Corpus;
use crossclaim_diff::Dismissals;
use std::path::Path;

/// Reads articles from files, folders and JSON Lines.
///
/// A file that cannot be read costs that file alone; [`read_paths`] tells which ones those are.
///
/// # Errors
/// When no path could be read at all.
pub fn read_articles<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<Vec<Article>, Error> {
    let paths: Vec<P> = paths.into_iter().collect();
    Ok(read_paths(&paths)?.articles)
}

/// A cross-check of articles about one event.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CrossCheck {
    notes: Vec<Note>,
    dismissed: Dismissals,
}

impl CrossCheck {
    /// A cross-check with nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds remarks on the inputs that the report should carry, such as those of [`crate::Loaded`].
    #[must_use]
    pub fn notes(mut self, notes: impl IntoIterator<Item = Note>) -> Self {
        self.notes.extend(notes);
        self
    }

    /// Hides findings that a reader has settled: they stand in [`Report::dismissed`] and are counted, not shown.
    /// Nothing is dismissed by default.
    #[must_use]
    pub fn dismissed(mut self, ids: Dismissals) -> Self {
        self.dismissed.extend(ids);
        self
    }

    /// The report on `articles`. Their order does not matter: the same articles give the same bytes.
    pub fn run(&self, articles: &[Article]) -> Report {
        let corpus = Corpus::new(articles);
        let outcome = crossclaim_diff::examine(&corpus, &self.dismissed);
        Report::with_ledger(&corpus, &outcome, &self.notes)
    }
}
