//! Word lists: how every crate of the house reads its `lexicon/<language>/*.txt` files.
//!
//! Comes in: the text of a list, baked in with `include_str!`. Goes out: its entries, borrowed.
//! An entry stands on a line of its own; `#` at the start of a line or after white space opens
//! a comment that runs to the end of the line; blank lines are for the reader. What an entry
//! means, and the map or set it is kept in, is left to the crate that owns the list.

/// The entries of a word list: lines without comments, trimmed, blank ones dropped.
///
/// ```
/// let list = "# honours\nSir\nDame   # one word a line\n\nC#\n";
/// let entries: Vec<&str> = crossclaim_text::lexicon::lines(list).collect();
/// assert_eq!(entries, ["Sir", "Dame", "C#"]);
/// ```
pub fn lines(list: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    list.lines().map(entry).filter(|line| !line.is_empty())
}

/// The entries of a table: each row's columns, parted by tabs and trimmed. Several tabs in a
/// row part two columns as one does, so that a list may be lined up for the eye; an empty
/// column is written `-` and comes out as `-`.
///
/// ```
/// let table = "# unit\t\tfactor\nmile\t\t1.609344\nacre\t-\t4046.86  # by area\n";
/// let rows: Vec<_> = crossclaim_text::lexicon::rows(table).collect();
/// assert_eq!(rows, [vec!["mile", "1.609344"], vec!["acre", "-", "4046.86"]]);
/// ```
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> + Clone {
    lines(table).map(|row| row.split('\t').map(str::trim).filter(|column| !column.is_empty()).collect())
}

/// A line without its comment and the white space around it.
fn entry(line: &'static str) -> &'static str {
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if c == '#' && before.is_whitespace() {
            return line[..at].trim();
        }
        before = c;
    }
    line.trim()
}
