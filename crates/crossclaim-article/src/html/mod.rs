//! HTML: the page as text with the place of each character, its main content, its metadata.

mod content;
mod metadata;
mod tag;
mod tokens;

pub(crate) use content::{choose, is_too_much};
pub(crate) use metadata::metadata;
pub(crate) use tokens::read;

/// Does the text look like a page rather than plain text?
pub(crate) fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        return false;
    }
    let head: String = text.chars().take(600).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return true;
    }
    // A fragment, or a page behind a comment or an XML declaration.
    [
        "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<section", "<main", "<h1", "<h2", "<span", "<ul",
        "<table", "<meta",
    ]
    .iter()
    .any(|t| head.contains(t))
}
