//! Does a line break end a sentence?
//!
//! Comes in: the text, the line that ended and the place where the next begins. Goes out: yes or
//! no. UAX #29 ends a sentence at every line break (SB4); this file keeps together what only the
//! width of a page or a link parted. Blank lines are beyond doubt and never come here.

use super::context::{char_at, is_blank, is_line_break, word_at, word_before};
use super::list::opens_item;
use super::terminator::{goes_on, is_bullet, is_dash, is_mark, is_period};
use super::vocabulary::{self, Class};
use crate::Span;

/// A run of lines without a blank one between, and whether they are prose that was broken at a
/// fixed width, as e-mail and old wires break it.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// One past its last byte.
    pub end: usize,
    /// The width in characters it was broken at, if it was.
    width: Option<usize>,
}

/// Narrower columns are menus and verse; wider ones are paragraphs of one line each.
const WIDTHS: std::ops::RangeInclusive<usize> = 35..=120;

impl Block {
    /// The block whose first line begins at `start`.
    pub fn read(text: &str, start: usize) -> Self {
        let mut end = start;
        let mut lines = Vec::new();
        for line in text[start..].split_inclusive('\n') {
            if line.trim().is_empty() && !lines.is_empty() {
                break;
            }
            end += line.len();
            lines.push(line.trim());
        }
        Self { end, width: wrap_width(&lines) }
    }

    /// Had the line no room for the first word of the next?
    fn is_full(&self, line: &str, next: &str) -> bool {
        self.width.is_some_and(|width| room_needed(line, next) > width)
    }
}

/// The characters that `line` and the first word of `next` would take.
fn room_needed(line: &str, next: &str) -> usize {
    line.chars().count() + 1 + next.split(char::is_whitespace).next().map_or(0, |word| word.chars().count())
}

/// The width the lines were broken at: three lines or more, of which at least three in four had
/// no room for the first word of the next, and at least half of which go on with a small letter.
fn wrap_width(lines: &[&str]) -> Option<usize> {
    // a byte count first: most blocks are paragraphs of one long line each
    if lines.len() < 3 || lines.iter().any(|line| line.len() > WIDTHS.end() * 4) {
        return None;
    }
    let width = lines.iter().map(|line| line.chars().count()).max()?;
    let breaks = lines.len() - 1;
    let full = lines.windows(2).filter(|pair| room_needed(pair[0], pair[1]) > width).count();
    let small = lines[1..].iter().filter(|line| line.starts_with(char::is_lowercase)).count();
    (WIDTHS.contains(&width) && full * 4 >= breaks * 3 && small * 2 >= breaks).then_some(width)
}

/// Does the break behind `line` end the sentence that began at `from`, when the next line begins
/// at `next`?
pub fn ends(text: &str, from: usize, line: Span, next: usize, block: &Block) -> bool {
    let Some(first) = char_at(text, next) else { return true };
    if is_bullet(first) || opens_item(text, next) {
        return true;
    }
    // a lone stop or comma after a link: "Anna Lind⏎."
    if goes_on(first) || is_period(first) || is_mark(first) || matches!(first, ')' | '”' | '’') {
        return false;
    }
    let before = line.of(text);
    let open = before.ends_with(['(', '[', '“', '‘', '&', '/']);
    // "Anna Lind,⏎Otto Venn and others", but "in the north,⏎It said"
    let listed = before.ends_with(',') && !vocabulary::is_starter(word_at(text, next));
    let last = word_before(text, line.start, line.end);
    if open || listed || (!last.is_empty() && vocabulary::is_dangling(last.of(text))) {
        return false;
    }
    // a stop that had ended a sentence would have been cut at: this one was found to end none
    if before.ends_with(is_period) {
        let stop = before.trim_end_matches(is_period);
        let word = word_before(text, line.start, line.start + stop.len()).of(text);
        match vocabulary::abbreviation(word) {
            Some(Class::Title | Class::Inner | Class::Number) => return false,
            Some(_) => {}
            None if word.contains('.') || word.chars().nth(1).is_none() => {}
            None => return true,
        }
    }
    if first.is_lowercase() && !stands_alone(text, from, line, next) {
        return false;
    }
    // "- item" and "– Anna Lind, minister"
    if is_dash(first) && char_at(text, next + first.len_utf8()).is_some_and(is_blank) {
        return true;
    }
    let length = text[next..].find(is_line_break).unwrap_or(text.len() - next);
    !block.is_full(before, &text[next..next + length])
}

/// May a line that begins with a small letter be one of its own all the same? Behind a colon, as
/// an address ("www.arlby.example"), as a name (iBrick), and among lines that all begin so:
/// "bread⏎salt⏎oil".
fn stands_alone(text: &str, from: usize, line: Span, next: usize) -> bool {
    let word = word_at(text, next);
    let address = word == "www" || text[next + word.len()..].starts_with("://");
    let small = from == line.start && line.len() < *WIDTHS.start() && text[from..].starts_with(char::is_lowercase);
    small || address || line.of(text).ends_with(':') || word.contains(char::is_uppercase)
}
