//! Looking around in a text: the word before a place, what follows it.
//!
//! Comes in: a text and a byte offset on a character border. Goes out: spans and words near it.
//! Every look is bounded by a constant number of bytes or by a run that is passed over once, so
//! that work stays linear whatever the text.

use super::terminator::{is_closer, is_dash, is_emoji, is_opener};
use crate::Span;

/// How far the word before a stop is followed back; a longer one is no abbreviation.
const LONGEST_WORD: usize = 32;

/// How many characters are read for the word that follows.
const LONGEST_NEXT: usize = 32;

/// The character that begins at `at`.
pub fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// The character that ends at `at`.
pub fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The word that ends at `at` and begins at `from` or later: letters and digits with the stops and
/// apostrophes inside it. Empty when a longer one than any abbreviation stands there.
pub fn word_before(text: &str, from: usize, at: usize) -> Span {
    let mut start = at;
    for c in text[from..at].chars().rev() {
        let inside = c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '°' | '№' | '&');
        if !inside {
            break;
        }
        start -= c.len_utf8();
        if at - start > LONGEST_WORD {
            return Span::new(at, at);
        }
    }
    // 'Mr. and “...Mr.: marks before the word are not of it
    let word = text[start..at].trim_start_matches(['\'', '’', '.', '&']);
    Span::new(at - word.len(), at)
}

/// The word before the word that begins at `start`, with blanks and one full stop between.
pub fn word_before_word(text: &str, from: usize, start: usize) -> Span {
    let gap = text[from..start].bytes().rev().take(4).take_while(|b| *b == b' ').count();
    if gap == 0 {
        return Span::new(start, start);
    }
    let end = start - gap;
    word_before(text, from, if text[from..end].ends_with('.') { end - 1 } else { end })
}

/// The word that begins at `at`: letters, digits and apostrophes.
pub fn word_at(text: &str, at: usize) -> &str {
    let mut end = at;
    for c in text[at..].chars().take(LONGEST_NEXT) {
        if !(c.is_alphanumeric() || matches!(c, '\'' | '’')) {
            break;
        }
        end += c.len_utf8();
    }
    &text[at..end]
}

/// The word that begins at `at` with the stops inside it: B.V, S.A
pub fn dotted_word_at(text: &str, at: usize) -> &str {
    let length: usize = text[at..]
        .chars()
        .take(LONGEST_NEXT)
        .take_while(|c| c.is_alphanumeric() || *c == '.')
        .map(char::len_utf8)
        .sum();
    text[at..at + length].trim_end_matches('.')
}

/// The end of the blanks that begin at `at`; line breaks are not among them.
pub fn skip_blanks(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(|c| is_blank(*c)).map(char::len_utf8).sum::<usize>()
}

/// White space within a line.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_line_break(c)
}

/// The characters that end a line.
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The end of the closing quotation marks and brackets that begin at `at`.
pub fn skip_closers(text: &str, at: usize) -> usize {
    let mut end = at;
    // "(We leave early. ) Then", « Nous restons. »
    let mut ahead = text[at..].chars();
    if let (Some(blank), Some(')' | ']' | '»')) = (ahead.next().filter(|c| is_blank(*c)), ahead.next()) {
        end += blank.len_utf8();
    }
    let mut rest = text[end..].chars().peekable();
    while let Some(c) = rest.next() {
        // the mark that opens in English closes in German, but not before a letter
        let german = matches!(c, '“' | '«') && rest.peek().is_none_or(|after| !after.is_alphanumeric());
        if !is_closer(c) && !german {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// The end of the emoji and emoticons that begin at `at`, with the blanks before them, when
/// white space or nothing follows: they belong to the sentence before. "We won! 🎉" "Not yet :-("
pub fn skip_emoji(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let begin = skip_blanks(text, end);
        let rest = &text[begin..];
        let emoticon = rest.bytes().take(4).take_while(|b| b":;-()PD".contains(b)).count();
        let length = if (2..=3).contains(&emoticon) && rest.starts_with([':', ';']) {
            emoticon
        } else {
            rest.chars().take_while(|c| is_emoji(*c)).map(char::len_utf8).sum()
        };
        if length == 0 || char_at(text, begin + length).is_some_and(|c| !c.is_whitespace()) {
            return end;
        }
        end = begin + length;
    }
}

/// What a sentence would begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Nothing: the text ends.
    Nothing,
    /// A capital letter.
    Upper,
    /// A small letter.
    Lower,
    /// A digit.
    Digit,
    /// A sign or a letter of a script without cases.
    Other,
}

/// The text after a stop, as far as the rules need it.
#[derive(Clone, Copy, Debug)]
pub struct Next<'t> {
    /// The first character that is not white space; `None` at the end of the text.
    pub first: Option<char>,
    /// Is there white space before it?
    pub apart: bool,
    /// Is the first character a dash?
    pub dashed: bool,
    /// The opening quotation mark or bracket that stands before the word.
    pub opener: Option<char>,
    /// The case of the first letter or digit behind opening marks and dashes.
    pub opening: Opening,
    /// The word that begins there.
    pub word: &'t str,
    /// Where that word begins.
    pub at: usize,
}

/// How many opening marks may stand before the word that begins a sentence.
const MOST_OPENERS: usize = 6;

impl<'t> Next<'t> {
    /// What follows `at`.
    pub fn after(text: &'t str, at: usize) -> Self {
        let space = text[at..].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        let mut here = at + space;
        let first = char_at(text, here);
        let dashed = first.is_some_and(is_dash);
        if dashed {
            here += text[here..].chars().take(3).take_while(|c| is_dash(*c)).map(char::len_utf8).sum::<usize>();
            here = skip_blanks(text, here);
        }
        let opener = char_at(text, here).filter(|c| is_opener(*c));
        here +=
            text[here..].chars().take(MOST_OPENERS).take_while(|c| is_opener(*c)).map(char::len_utf8).sum::<usize>();
        let opening = match char_at(text, here) {
            None => Opening::Nothing,
            Some(c) if c.is_uppercase() => Opening::Upper,
            Some(c) if c.is_lowercase() => Opening::Lower,
            Some(c) if c.is_numeric() => Opening::Digit,
            Some(_) => Opening::Other,
        };
        Self { first, apart: space > 0, dashed, opener, opening, word: word_at(text, here), at: here }
    }
}
