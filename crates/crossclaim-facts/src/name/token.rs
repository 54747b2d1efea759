//! Tokens of one sentence, cut for finding names.
//!
//! Comes in: the text and the span of a sentence. Goes out: its tokens with their shape. One pass over
//! the bytes; the general UAX #29 words cost more than all the rest of this room together, and they
//! split "U.S." from its stop. What a token means is left to the lexicon.

use crossclaim_text::Span;

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Without a capital, or of a script that has none.
    Lower,
    /// One capital at the front; a single letter, an initial with its stop.
    Capital,
    /// Two capitals or more and nothing small: "UNHCR", "U.S.".
    Upper,
    /// Capitals inside: "O'Mara", "eBay".
    Mixed,
    /// It begins with a digit.
    Number,
    /// One character of punctuation, or a symbol.
    Mark,
}

/// A token of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands in the text.
    pub(crate) span: Span,
    /// How it is written.
    pub(crate) shape: Shape,
    /// No white space stands before it.
    pub(crate) glued: bool,
    /// A line break stands before it.
    pub(crate) line: bool,
}

impl Token {
    /// The words it covers.
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Does it begin with, or hold, a capital?
    pub(crate) const fn capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Mixed)
    }

    /// Is it made of letters?
    pub(crate) const fn letters(&self) -> bool {
        !matches!(self.shape, Shape::Number | Shape::Mark)
    }
}

/// What has been seen of the letters of a word.
#[derive(Default)]
struct Letters {
    count: usize,
    upper: usize,
    lower: usize,
    first_upper: bool,
}

impl Letters {
    fn see(&mut self, upper: bool, lower: bool) {
        if self.count == 0 {
            self.first_upper = upper;
        }
        self.count += 1;
        self.upper += usize::from(upper);
        self.lower += usize::from(lower);
    }

    fn shape(&self) -> Shape {
        match (self.upper, self.lower) {
            (0, _) => Shape::Lower,
            (1, 0) => Shape::Capital,
            (_, 0) => Shape::Upper,
            (1, _) if self.first_upper => Shape::Capital,
            _ => Shape::Mixed,
        }
    }
}

/// Puts the tokens of `text[sentence]` into `tokens`, in order, in place of what was there.
pub(crate) fn tokens(text: &str, sentence: Span, tokens: &mut Vec<Token>) {
    tokens.clear();
    let bytes = text.as_bytes();
    let end = sentence.end.min(bytes.len());
    let mut at = sentence.start;
    let (mut glued, mut line) = (false, false);
    while at < end {
        let byte = bytes[at];
        if byte.is_ascii_whitespace() {
            line |= byte == b'\n';
            glued = false;
            at += 1;
            continue;
        }
        let character = if byte.is_ascii() { char::from(byte) } else { decode(text, at) };
        if character.is_whitespace() {
            glued = false;
            at += character.len_utf8();
            continue;
        }
        let start = at;
        let shape = if character.is_alphanumeric() {
            let (to, shape) = word(text, at, end);
            at = to;
            shape
        } else {
            at += character.len_utf8();
            Shape::Mark
        };
        tokens.push(Token { span: Span::new(start, at), shape, glued, line });
        (glued, line) = (true, false);
    }
}

/// The character at byte `at`, which is a character border.
fn decode(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
}

/// The end and the shape of the word that begins at `start`.
fn word(text: &str, start: usize, end: usize) -> (usize, Shape) {
    let bytes = text.as_bytes();
    let number = bytes[start].is_ascii_digit();
    let mut letters = Letters::default();
    let mut at = start;
    while at < end {
        let byte = bytes[at];
        match byte {
            b'a'..=b'z' => letters.see(false, true),
            b'A'..=b'Z' => letters.see(true, false),
            b'0'..=b'9' => {}
            // "U.S.", "J.": a stop behind a single capital belongs to it; "B" of "Plan B." is mended later.
            b'.' if initial(bytes, start, at) => {
                at += 1;
                // "U.S. aid", and "U.S aid" too; "J.Hartwell" is two words.
                let letter = at < end && bytes[at].is_ascii_uppercase();
                if letter && bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric() && *next < 128) {
                    continue;
                }
                break;
            }
            b'.' | b',' if number && at + 1 < end && bytes[at + 1].is_ascii_digit() => {}
            b'&' if at > start
                && bytes[at - 1].is_ascii_uppercase()
                && at + 1 < end
                && bytes[at + 1].is_ascii_uppercase() => {}
            b'\'' if at > start && inner_apostrophe(text, at, 1, end) => {}
            0..=127 => break,
            _ => {
                let character = decode(text, at);
                let apostrophe = matches!(character, '\u{2019}' | '\u{02BC}');
                if apostrophe && !(at > start && inner_apostrophe(text, at, character.len_utf8(), end)) {
                    break;
                }
                let combining = ('\u{0300}'..='\u{036F}').contains(&character);
                if !(apostrophe || combining || character.is_alphanumeric()) {
                    break;
                }
                if !apostrophe && !combining {
                    letters.see(character.is_uppercase(), character.is_lowercase());
                }
                at += character.len_utf8();
                continue;
            }
        }
        at += 1;
    }
    (at, if number { Shape::Number } else { letters.shape() })
}

/// Does a stop at `at` close an initial of the word from `start`: a capital alone, or behind a stop?
fn initial(bytes: &[u8], start: usize, at: usize) -> bool {
    at > start && bytes[at - 1].is_ascii_uppercase() && (at - 1 == start || bytes[at - 2] == b'.')
}

/// Does an apostrophe of `width` bytes at `at` stand inside a word ("O'Neill", "Sana'a"), and not open
/// a possessive ("Ostrel's")?
fn inner_apostrophe(text: &str, at: usize, width: usize, end: usize) -> bool {
    let mut rest = text[at + width..end].chars();
    match rest.next() {
        Some('s' | 'S') => rest.next().is_some_and(char::is_alphanumeric),
        Some(next) => next.is_alphabetic(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(&str, Shape)> {
        let mut list = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut list);
        list.iter().map(|t| (t.of(text), t.shape)).collect()
    }

    #[test]
    fn stops_belong_to_initials_and_possessives_do_not_belong_to_names() {
        assert_eq!(
            shapes("Ostrel's J. O'Mara, U.S."),
            [
                ("Ostrel", Shape::Capital),
                ("'", Shape::Mark),
                ("s", Shape::Lower),
                ("J.", Shape::Capital),
                ("O'Mara", Shape::Mixed),
                (",", Shape::Mark),
                ("U.S.", Shape::Upper),
            ]
        );
    }

    #[test]
    fn letters_beyond_ascii_keep_a_word_together() {
        assert_eq!(shapes("Çırağan 1,200.5"), [("Çırağan", Shape::Capital), ("1,200.5", Shape::Number)]);
    }
}
