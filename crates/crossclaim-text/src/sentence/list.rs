//! Numbered and lettered lists, on lines of their own and within a line.
//!
//! Comes in: the full stop or bracket behind what may be an item's number. Goes out: whether the
//! number opens an item, and where. "1. Fish and bread 2. Salt and oil" has no stop between
//! its items: the second is known because its number is the one that must come.

use super::context::{char_at, is_blank};
use crate::Span;

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Digits,
    Small,
    Capital,
}

/// The number before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The number and the signs behind it.
    pub span: Span,
    style: Style,
    bracket: bool,
    value: u32,
}

impl Marker {
    /// The marker whose number ends before the `.` or `)` at `at`, if white space follows it:
    /// `1.`, `12)`, `a.`, `B)`, `3.)`.
    pub fn ending_at(text: &str, at: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let length = bytes[..at].iter().rev().take(4).take_while(|b| b.is_ascii_alphanumeric()).count();
        let number = &bytes[at - length..at];
        let (style, value) = match number {
            [letter @ b'a'..=b'z'] => (Style::Small, u32::from(letter - b'a') + 1),
            [letter @ b'A'..=b'Z'] => (Style::Capital, u32::from(letter - b'A') + 1),
            [_, ..] if length <= 3 && number.iter().all(u8::is_ascii_digit) => {
                (Style::Digits, number.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
            }
            _ => return None,
        };
        let mut end = at + 1;
        let bracket = bytes[at] == b')' || bytes.get(end) == Some(&b')');
        if bytes[at] == b'.' && bracket {
            end += 1;
        }
        let apart = char_at(text, end).is_some_and(char::is_whitespace);
        apart.then_some(Self { span: Span::new(at - length, end), style, bracket, value })
    }
}

/// How far the second item of a list within a line may stand from its first, in bytes.
const NEAR: usize = 300;

/// The list a text is in.
#[derive(Clone, Copy, Debug, Default)]
pub struct List {
    last: Option<Marker>,
}

impl List {
    /// The text has left the list: a blank line, say.
    pub fn leave(&mut self) {
        self.last = None;
    }

    /// Takes note of a marker that opens a sentence, and says whether it is an item's: always on
    /// a line of its own, within a line only when it is the first of its kind or the next.
    pub fn opens(&mut self, marker: Marker, on_new_line: bool) -> bool {
        // "A. Lind wrote": a capital with a stop is an initial
        if marker.style == Style::Capital && !marker.bracket {
            return false;
        }
        let item = on_new_line || marker.value == 1 || self.follows(marker);
        if item {
            self.last = Some(marker);
        }
        item
    }

    /// Takes note of a marker within a sentence, and says whether it opens the next item.
    pub fn continues(&mut self, text: &str, marker: Marker) -> bool {
        let item = self.follows(marker) && begins_item(text, marker.span.end);
        if item {
            self.last = Some(marker);
        }
        item
    }

    /// Takes note of a first marker behind the colon of what `head` announces, and says whether a list begins there: a
    /// second one must stand near. "The rules: 1. No dogs. 2. No fires."
    pub fn begins_behind(&mut self, text: &str, head: &str, marker: Marker) -> bool {
        let announced = head.trim_end().strip_suffix(':').is_some_and(|h| h.ends_with(char::is_alphabetic));
        if !announced || marker.value != 1 || marker.style != Style::Digits || !begins_item(text, marker.span.end) {
            return false;
        }
        let sign = if marker.bracket { b')' } else { b'.' };
        let near = text.as_bytes()[marker.span.end..].windows(4).take(NEAR);
        let mut second = near.take_while(|w| w[0] != b'\n');
        let item = second.any(|w| w[0].is_ascii_whitespace() && w[1] == b'2' && w[2] == sign && w[3] == b' ');
        if item {
            self.last = Some(marker);
        }
        item
    }

    fn follows(self, marker: Marker) -> bool {
        self.last.is_some_and(|last| {
            last.style == marker.style && last.bracket == marker.bracket && last.value + 1 == marker.value
        })
    }
}

/// Does a word follow, as an item's text would begin?
fn begins_item(text: &str, at: usize) -> bool {
    text[at..]
        .chars()
        .find(|c| !is_blank(*c))
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '“' | '‘' | '\''))
}

/// Does the line that begins at `at` open with an item's number or hyphen?
pub fn opens_item(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let length = rest.iter().take(4).take_while(|b| b.is_ascii_alphanumeric()).count();
    match rest.get(length) {
        Some(b'.' | b')') if length > 0 => {
            let capital = length == 1 && rest[0].is_ascii_uppercase() && rest[1] == b'.';
            !capital && Marker::ending_at(text, at + length).is_some()
        }
        Some(b'*' | b'-') if length == 0 => rest.get(1) == Some(&b' '),
        _ => false,
    }
}
