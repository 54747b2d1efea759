//! Words and marks of a sentence, each looked up in the vocabulary as it is cut.
//!
//! The words are coarser than those of UAX #29: apostrophes and hyphens join.

use super::lexicon::{Class, LONGEST, WordId, shape, vocabulary};
use crossclaim_text::Span;

/// What a mark of punctuation is; [`Mark::Word`] for words and numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Letters or digits.
    Word,
    /// `"`, two single quotes, and marks that may open or close.
    DoubleEither,
    /// A double mark that opens.
    DoubleOpen,
    /// A double mark that closes.
    DoubleClose,
    /// A single mark (’ or ') at the border of a word.
    SingleEither,
    /// ‘ or ‹
    SingleOpen,
    /// ,
    Comma,
    /// :
    Colon,
    /// ;
    Semicolon,
    /// A dash between words, or `--`.
    Dash,
    /// . ! ? …
    Stop,
    /// ( [ {
    Open,
    /// ) ] }
    Close,
    /// Any other.
    Other,
}

impl Mark {
    /// Is it a quotation mark or an apostrophe at the border of a word?
    pub const fn quotes(self) -> bool {
        matches!(
            self,
            Self::DoubleEither | Self::DoubleOpen | Self::DoubleClose | Self::SingleEither | Self::SingleOpen
        )
    }
}

/// A word or mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands.
    pub span: Span,
    /// The word in the vocabulary, or [`WordId::NONE`]; a possessive 's is left aside.
    pub id: WordId,
    /// The classes of the word, and those of its shape.
    pub class: Class,
    /// What mark it is.
    pub mark: Mark,
}

/// Appends the tokens of `text[span]`.
pub(super) fn scan(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = span.start;
    while at < span.end {
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            let first = char_at(text, at);
            if first.is_alphanumeric() {
                let end = word_end(text, at, span.end);
                tokens.push(word(text, Span::new(at, end), first));
                at = end;
                continue;
            }
            let end = at + first.len_utf8();
            if first.is_whitespace() {
                at = end;
            } else {
                at = push_mark(text, at, end, first, span.end, tokens);
            }
        } else if byte.is_ascii_whitespace() || byte.is_ascii_control() {
            at += 1;
        } else {
            at = push_mark(text, at, at + 1, byte as char, span.end, tokens);
        }
    }
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
}

/// Where the word that begins at `at` ends: letters and digits, joined by apostrophes, hyphens,
/// dots and commas that have letters or digits on both sides ("didn't", "well-known", "1,200", "U.S").
fn word_end(text: &str, at: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        while end < limit {
            if bytes[end].is_ascii_alphanumeric() {
                end += 1;
            } else if bytes[end] >= 0x80 {
                let c = char_at(text, end);
                if !is_word_char(c) {
                    break;
                }
                end += c.len_utf8();
            } else {
                break;
            }
        }
        if end >= limit {
            return limit;
        }
        let joint = char_at(text, end);
        let after = end + joint.len_utf8();
        let may_join = match joint {
            '\'' | '’' | '-' | '‑' | '_' | '&' | '@' | '/' => true,
            '.' => end - at == 1 || bytes.get(end.wrapping_sub(2)) == Some(&b'.') || bytes[end - 1].is_ascii_digit(),
            ',' => bytes[end - 1].is_ascii_digit(),
            _ => false,
        };
        let next_is_word = after < limit && {
            let next = char_at(text, after);
            if joint == ',' || (joint == '.' && bytes[end - 1].is_ascii_digit()) {
                next.is_ascii_digit()
            } else {
                next.is_alphanumeric()
            }
        };
        if !may_join || !next_is_word {
            // "U.S." keeps its last dot: it does not end the sentence.
            if joint == '.' && end - at >= 3 && bytes[end - 2] == b'.' {
                return after;
            }
            return end;
        }
        end = after;
    }
}

/// Letters, digits and the marks that combine with them.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{ad}'
}

fn word(text: &str, span: Span, first: char) -> Token {
    let whole = span.of(text);
    let (id, mut class) = look_up(whole);
    // "Carly" is no adverb, "Ahmed" no participle.
    if id == WordId::NONE && first.is_uppercase() {
        class = class.without(Class::ADVERB | Class::ED | Class::ING);
    }
    if first.is_uppercase() {
        class = class | Class::CAPITAL;
    }
    if first.is_numeric() {
        class = class | Class::NUMBER;
    }
    Token { span, id, class, mark: Mark::Word }
}

/// The word's number and classes; "minister's" is looked up as "minister" when it is not listed whole.
fn look_up(word: &str) -> (WordId, Class) {
    let vocabulary = vocabulary();
    let mut folded = [0_u8; LONGEST];
    let Some(length) = fold_into(word, &mut folded) else { return (WordId::NONE, shape(word)) };
    let key = &folded[..length];
    if let Some(found) = vocabulary.find(key) {
        return (found, vocabulary.class(found));
    }
    if let Some(stem) = key.strip_suffix(b"'s") {
        let id = vocabulary.find(stem).unwrap_or(WordId::NONE);
        let class = if id == WordId::NONE { Class::NONE } else { vocabulary.class(id) };
        return (id, class.without(Class::VERBAL) | Class::POSSESSIVE);
    }
    (WordId::NONE, shape(word))
}

/// The word in lower-case ASCII with straight apostrophes; `None` when it is too long or has
/// other letters, which no word of the vocabulary has.
fn fold_into(word: &str, into: &mut [u8; LONGEST]) -> Option<usize> {
    let mut length = 0;
    let bytes = word.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = if bytes[at] < 0x80 {
            let byte = bytes[at].to_ascii_lowercase();
            at += 1;
            byte
        } else if bytes[at..].starts_with("’".as_bytes()) {
            at += 3;
            b'\''
        } else {
            return None;
        };
        *into.get_mut(length)? = byte;
        length += 1;
    }
    Some(length)
}

fn push_mark(text: &str, at: usize, end: usize, c: char, limit: usize, tokens: &mut Vec<Token>) -> usize {
    let bytes = text.as_bytes();
    let twice = end < limit && bytes[end..].starts_with(&bytes[at..end]);
    let (mark, end) = match c {
        // Two single marks are one double mark: ''like this'', ``and this''.
        '\'' | '’' if twice => (Mark::DoubleEither, end + (end - at)),
        '‘' | '`' if twice => (Mark::DoubleOpen, end + (end - at)),
        '"' | '＂' | '″' => (Mark::DoubleEither, end),
        '“' | '„' | '«' | '「' | '『' | '‟' => (Mark::DoubleOpen, end),
        '”' | '»' | '」' | '』' => (Mark::DoubleClose, end),
        '\'' | '’' | '›' => (Mark::SingleEither, end),
        '‘' | '‹' | '‚' | '`' => (Mark::SingleOpen, end),
        ',' | '，' => (Mark::Comma, end),
        ':' | '：' => (Mark::Colon, end),
        ';' => (Mark::Semicolon, end),
        '—' | '–' | '―' => (Mark::Dash, end),
        '-' => (Mark::Dash, if twice { end + 1 } else { end }),
        '.' | '!' | '?' | '…' | '。' => (Mark::Stop, end),
        '(' | '[' | '{' => (Mark::Open, end),
        ')' | ']' | '}' => (Mark::Close, end),
        _ => (Mark::Other, end),
    };
    tokens.push(Token { span: Span::new(at, end), id: WordId::NONE, class: Class::NONE, mark });
    end
}
