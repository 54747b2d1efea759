//! Tokens: the words, numbers and marks of a text, each looked up once in the lexicon.
//!
//! Comes in: any text. Goes out: tokens that cover everything but white space. One pass over the
//! bytes; letters outside ASCII belong to words, as they do in UAX #29.

use super::lexicon::{Class, Entry, Lexicon, pack};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "flags of one word, looked up once")]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// What the lexicon says of it.
    pub class: Class,
    /// See [`Entry`].
    pub feast: bool,
    /// See [`Entry`].
    pub short: bool,
    /// See [`Entry`].
    pub common: bool,
    /// See [`Entry`].
    pub name: bool,
    /// Does it begin with a capital?
    pub upper: bool,
    /// Is there white space (or the start of the text) before it?
    pub space: bool,
    /// Is there a line break before it?
    pub line: bool,
    /// The first byte of a mark, `-` for each dash, `'` for each apostrophe.
    pub mark: u8,
    /// The value of a whole number of up to nine digits.
    pub whole: Option<u32>,
    /// How many digits a whole number has; 0 for numbers with a point or grouping commas.
    pub digits: u8,
}

/// The tokens of `text`.
pub(super) fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len() / 5 + 4);
    let mut at = 0;
    let mut space = true;
    let mut line = true;
    while at < bytes.len() {
        let first = bytes[at];
        if first.is_ascii_whitespace() {
            space = true;
            line |= first == b'\n';
            at += 1;
            continue;
        }
        let start = at;
        let mut token = Token {
            start,
            end: at,
            kind: Kind::Mark,
            class: Class::None,
            feast: false,
            short: false,
            common: false,
            name: false,
            upper: false,
            space,
            line,
            mark: 0,
            whole: None,
            digits: 0,
        };
        if first.is_ascii_alphabetic() {
            at = word_end(text, at + 1);
            word(&mut token, &text[start..at], lexicon);
        } else if first.is_ascii_digit() {
            at = number(&mut token, bytes, at);
        } else if first.is_ascii() {
            at += 1;
            token.mark = first;
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            let end = at + c.len_utf8();
            if c.is_whitespace() {
                space = true;
                at = end;
                continue;
            }
            match c {
                '\u{2010}'..='\u{2015}' | '\u{2212}' => token.mark = b'-',
                '\u{2018}' | '\u{2019}' | '\u{02bc}' => token.mark = b'\'',
                c if c.is_alphabetic() => {
                    at = word_end(text, end);
                    token.kind = Kind::Word;
                    token.upper = c.is_uppercase();
                }
                _ => token.mark = 0xff,
            }
            at = at.max(end);
        }
        token.end = at;
        out.push(token);
        space = false;
        line = false;
    }
    out
}

fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while at < bytes.len() {
        if bytes[at].is_ascii_alphabetic() {
            at += 1;
        } else if bytes[at] >= 0x80 {
            match text[at..].chars().next() {
                Some(c) if c.is_alphabetic() => at += c.len_utf8(),
                _ => break,
            }
        } else {
            break;
        }
    }
    at
}

fn word(token: &mut Token, word: &str, lexicon: &Lexicon) {
    token.kind = Kind::Word;
    token.upper = word.as_bytes()[0].is_ascii_uppercase();
    if let Some(Entry { class, feast, short, common, name }) = lexicon.words.find(pack(word)) {
        token.class = class;
        token.feast = feast;
        token.short = short;
        token.common = common;
        token.name = name;
    }
}

/// A number takes a point or a comma in when digits follow: "7.30", "1,200".
fn number(token: &mut Token, bytes: &[u8], mut at: usize) -> usize {
    token.kind = Kind::Number;
    let start = at;
    let mut whole = true;
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => at += 1,
            b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                whole = false;
                at += 1;
            }
            // "1,200", and not the comma of "July 23,2025"
            b',' if bytes.len() > at + 3
                && bytes[at + 1..at + 4].iter().all(u8::is_ascii_digit)
                && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit) =>
            {
                whole = false;
                at += 1;
            }
            _ => break,
        }
    }
    if whole && at - start <= 9 {
        token.digits = (at - start) as u8;
        token.whole = Some(bytes[start..at].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')));
    }
    at
}
