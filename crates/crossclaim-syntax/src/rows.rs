//! The rows of a word list: one entry a line, `#` begins a comment.

/// The rows of a list, without comments and empty lines.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|row| !row.is_empty())
}
