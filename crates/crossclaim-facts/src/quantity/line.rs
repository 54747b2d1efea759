//! A sentence cut into the tokens that numbers are read from.
//!
//! Comes in: a text and one of its sentences. Goes out: [`Line`]: words, digits and marks with their
//! place, and which words can begin a number. Digits hold their grouping ("1,200", "2.1", ".08"), so
//! that a comma in a number is told from a comma behind one; what the digits mean is left to
//! `numeral`.
//!
//! The tokens are coarser than the words of UAX #29: a number keeps its grouping and its decimals.

use super::lexicon::{LEXICON, ScopeWord};
use crossclaim_text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// ASCII digits with their grouping and decimals.
    Digits,
    /// Any other character that is seen, one a token.
    Mark,
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// Does it touch the token before it?
    pub glued: bool,
    /// Can a number begin with it?
    pub numeral: bool,
}

/// A sentence and its tokens; its buffers are kept from one sentence to the next.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    /// The sentence in lower case (ASCII letters only, so that places stay the same).
    lower: String,
    base: usize,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, tokens: Vec::new(), lower: String::new(), base: 0 }
    }

    /// Cuts `sentence`. Says whether any token of it can begin a number.
    pub fn load(&mut self, sentence: Span) -> bool {
        let source = sentence.of(self.text);
        self.base = sentence.start;
        self.lower.clear();
        self.lower.push_str(source);
        self.lower.make_ascii_lowercase();
        self.tokens.clear();
        let bytes = self.lower.as_bytes();
        let lexicon = &*LEXICON;
        let mut any = false;
        let mut at = 0;
        let mut glued = false;
        while at < bytes.len() {
            let start = at;
            let byte = bytes[at];
            let (kind, numeral) = match byte {
                b'a'..=b'z' | 128.. => {
                    let (end, letters) = letters_end(&self.lower, at);
                    at = end;
                    if letters {
                        let numeral = lexicon.begins_number(&self.lower[start..end]);
                        (Kind::Word, numeral)
                    } else if source[start..end].trim().is_empty() {
                        glued = false;
                        continue;
                    } else {
                        (Kind::Mark, vulgar_fraction(&source[start..end]).is_some())
                    }
                }
                b'0'..=b'9' => {
                    at = digits_end(bytes, at);
                    (Kind::Digits, true)
                }
                // ".08", but not the point of "v2.08" or of a sentence "… .08"
                b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
                    && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric() && bytes[at - 1] != b'.') =>
                {
                    at = digits_end(bytes, at);
                    (Kind::Digits, true)
                }
                b' ' | b'\t' | b'\n' | b'\r' | 0..32 => {
                    at += 1;
                    glued = false;
                    continue;
                }
                _ => {
                    at += 1;
                    (Kind::Mark, false)
                }
            };
            any |= numeral;
            self.tokens.push(Token { start: start + self.base, end: at + self.base, kind, glued, numeral });
            glued = true;
        }
        any
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token in lower case; empty past the ends.
    pub fn word(&self, at: usize) -> &str {
        match self.tokens.get(at) {
            Some(token) => &self.lower[token.start - self.base..token.end - self.base],
            None => "",
        }
    }

    /// The token as written; empty past the ends.
    pub fn raw(&self, at: usize) -> &'a str {
        match self.tokens.get(at) {
            Some(token) => &self.text[token.start..token.end],
            None => "",
        }
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    pub fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Digits)
    }

    /// Does it touch the token before it?
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Does a capital letter begin it?
    pub fn capital(&self, at: usize) -> bool {
        self.raw(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// The classes of the word (see `lexicon::class`); 0 for marks and digits.
    pub fn class(&self, at: usize) -> u64 {
        if self.is_word(at) { LEXICON.class(self.word(at)) } else { 0 }
    }

    /// Is it a hyphen between two words that touch it, or one with white space on both sides?
    pub fn hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}") && self.glued(at) == self.glued(at + 1)
    }

    /// Is it a hyphen that touches both its neighbours?
    pub fn tight_hyphen(&self, at: usize) -> bool {
        self.hyphen(at) && self.glued(at)
    }

    /// Is it a hyphen or a dash?
    pub fn dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}")
    }

    /// Does the phrase stand at `at`? Hyphens between its words are passed over.
    /// The place behind it.
    pub fn phrase(&self, at: usize, phrase: &[&str]) -> Option<usize> {
        let mut here = at;
        for (index, word) in phrase.iter().enumerate() {
            if index > 0 && self.tight_hyphen(here) {
                here += 1;
            }
            if self.word(here) != *word {
                return None;
            }
            here += 1;
        }
        Some(here)
    }

    /// The phrase of scope at `at`: what it says and the token behind it.
    pub fn scope(&self, at: usize) -> Option<(ScopeWord, usize)> {
        let phrases = LEXICON.scopes.get(self.word(at))?;
        phrases.iter().find_map(|(phrase, scope)| Some((*scope, self.phrase(at, phrase)?)))
    }

    /// Does the phrase end right before `end`? The place where it begins.
    pub fn phrase_before(&self, end: usize, phrase: &[&str]) -> Option<usize> {
        let start = end.checked_sub(phrase.len())?;
        phrase.iter().enumerate().all(|(index, word)| self.word(start + index) == *word).then_some(start)
    }

    /// The span of the tokens `from..to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if first.start <= last.end => Span::new(first.start, last.end),
            _ => Span::new(self.base, self.base),
        }
    }

    /// Does a clause end here: a mark other than a hyphen, an apostrophe, a bracketless quote?
    pub fn breaks(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Mark)
            && matches!(
                self.word(at),
                "," | ";" | ":" | "." | "!" | "?" | "(" | ")" | "[" | "]" | "\u{2013}" | "\u{2014}" | "\u{2026}"
            )
    }
}

/// The end of the run of letters that begins at `at` and whether there was any; the end of one
/// character when there was not.
fn letters_end(text: &str, at: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < bytes.len() {
        if bytes[end].is_ascii_lowercase() {
            end += 1;
        } else if bytes[end] < 128 {
            break;
        } else {
            match text[end..].chars().next() {
                Some(c) if c.is_alphabetic() => end += c.len_utf8(),
                Some(c) if end == at => return (at + c.len_utf8(), false),
                // a combining accent belongs to the letter before it
                Some(c) if ('\u{300}'..'\u{370}').contains(&c) => end += c.len_utf8(),
                _ => break,
            }
        }
    }
    (end, true)
}

/// The end of the digits that begin at `at` with their commas and points: groups of three behind
/// commas (or of two before the last three, as in India), decimals behind points.
fn digits_end(bytes: &[u8], at: usize) -> usize {
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = at + digits(at);
    loop {
        match bytes.get(end) {
            Some(b',') => {
                let group = digits(end + 1);
                let indian = group == 2 && end - at <= 12 && indian_tail(&bytes[end..]);
                if group == 3 || indian {
                    end += 1 + group;
                } else {
                    return end;
                }
            }
            Some(b'.') => {
                let decimals = digits(end + 1);
                if decimals == 0 {
                    return end;
                }
                end += 1 + decimals;
            }
            _ => return end,
        }
    }
}

/// Do groups of two digits end in one of three: ",34,567"? A list "22,24,26" does not.
fn indian_tail(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    for _ in 0..5 {
        let Some(behind) = rest.strip_prefix(b",") else { return false };
        let digits = behind.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        match digits {
            2 => rest = &behind[2..],
            3 => return true,
            _ => return false,
        }
    }
    false
}

/// "½" as its two numbers.
pub(super) fn vulgar_fraction(mark: &str) -> Option<(i64, i64)> {
    Some(match mark {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    })
}
