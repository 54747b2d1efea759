//! The words of one line as numbers to compare by.
//!
//! Comes in: a line. Goes out: for each word a hash of its lower-case form, where it stands, the
//! mark behind it, what it can mean by the lists. What follows from that is left to the callers.

use crate::fold::hash_ascii;
pub(crate) use crate::fold::{BuildThrough, NUMBER, hash};
use crate::signs::{SIGNS, sign};

/// A word of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Of the lower-case word, or [`NUMBER`].
    pub hash: u64,
    /// First byte, in the line.
    pub start: usize,
    /// One past the last byte, in the line.
    pub end: usize,
    /// The first mark behind the word, ASCII; 0 when white space or nothing follows.
    pub mark: u8,
    /// Does it begin with a capital?
    pub upper: bool,
    /// Does it begin with a digit?
    pub number: bool,
    /// What it can mean, a bit each of [`sign`](crate::signs::sign).
    pub signs: u32,
}

impl Token {
    /// Can it mean one of these?
    pub(crate) fn is(&self, signs: u32) -> bool {
        self.signs & signs != 0
    }
}

fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '-' | '_' | '.' | '&')
}

/// The words of `line`, in order, put into `out` in place of what it had.
///
/// Letters and digits make a word; an apostrophe, hyphen, full stop, underscore or ampersand
/// between two of them stays inside it ("P.O.W.-s", "M&A"). A word that begins with a digit is a number with
/// what is glued to it ("1.2k", "18+", "2-1").
pub(crate) fn tokens(line: &str, out: &mut Vec<Token>) {
    out.clear();
    append(line, out);
}

/// The words of `line`, put behind those `out` has.
fn append(line: &str, out: &mut Vec<Token>) {
    let first_own = out.len();
    let bytes = line.as_bytes();
    let all = &*SIGNS;
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        let first = if b.is_ascii() { char::from(b) } else { line[at..].chars().next().unwrap_or(' ') };
        if !first.is_alphanumeric() {
            // The first mark behind a word: whatever stands between the two is white space.
            if !first.is_whitespace()
                && out.len() > first_own
                && let Some(last) = out.last_mut()
                && last.mark == 0
            {
                last.mark = if first.is_ascii() { first as u8 } else { b'?' + 64 };
            }
            at += first.len_utf8();
            continue;
        }
        let start = at;
        let number = first.is_numeric();
        at += first.len_utf8();
        let mut ascii = first.is_ascii();
        loop {
            // Nearly all of it is ASCII letters.
            while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            let Some(&b) = bytes.get(at) else { break };
            if matches!(b, b' ' | b',') && !number {
                break;
            }
            let mut rest = line[at..].chars();
            let Some(c) = rest.next().filter(|c| !c.is_ascii_whitespace()) else { break };
            // An inner mark counts only when the word goes on behind it; a number keeps "+" and "%".
            let inner = || is_inner(c) || number && matches!(c, ',' | '+' | '%');
            let goes_on = c.is_alphanumeric()
                || inner() && (rest.next().is_some_and(char::is_alphanumeric) || number && matches!(c, '+' | '%'));
            if !goes_on {
                break;
            }
            ascii &= c.is_ascii();
            at += c.len_utf8();
        }
        let hash = if number {
            NUMBER
        } else if ascii {
            hash_ascii(&bytes[start..at])
        } else {
            hash(&line[start..at])
        };
        let ed = if bytes[start..at].ends_with(b"ed") && at - start > 2 { sign::ED } else { 0 };
        let signs = if number { 0 } else { all.of(hash) | ed };
        out.push(Token { hash, start, end: at, mark: 0, upper: first.is_uppercase(), number, signs });
    }
}

/// The words of the lines of a page, made once for all who look at them.
#[derive(Debug, Default)]
pub(crate) struct LineTokens {
    all: Vec<Token>,
    of: Vec<Option<(usize, usize)>>,
}

impl LineTokens {
    /// Room for the words of a page of so many bytes and lines.
    pub(crate) fn with_room(bytes: usize, lines: usize) -> Self {
        Self { all: Vec::with_capacity(bytes / 6 + 8), of: Vec::with_capacity(lines) }
    }

    /// Adds the words of the next line, and gives them.
    pub(crate) fn push(&mut self, line: &str) -> &[Token] {
        let start = self.all.len();
        append(line, &mut self.all);
        self.of.push(Some((start, self.all.len())));
        &self.all[start..]
    }

    /// Passes the next line over: it has no words that anybody looks at twice.
    pub(crate) fn skip(&mut self) {
        self.of.push(None);
    }

    /// Forgets the line put in last: its words do not stand where it begins.
    pub(crate) fn hide_last(&mut self) {
        if let Some(last) = self.of.last_mut() {
            *last = None;
        }
    }

    /// The words of line `i`; empty where none were kept.
    pub(crate) fn line(&self, i: usize) -> &[Token] {
        self.of.get(i).copied().flatten().map_or(&[], |(start, end)| &self.all[start..end])
    }

    /// The words of line `i`, which is `own`; made anew in `scratch` where none were kept.
    pub(crate) fn words<'a>(&'a self, i: usize, own: &str, scratch: &'a mut Vec<Token>) -> &'a [Token] {
        if let Some((start, end)) = self.of.get(i).copied().flatten() {
            return &self.all[start..end];
        }
        tokens(own, scratch);
        scratch
    }

    /// So many words of the middle of the page, where it has its article.
    pub(crate) fn middle(&self, most: usize) -> &[Token] {
        let start = self.all.len().saturating_sub(most) / 2;
        &self.all[start..(start + most).min(self.all.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokens(line, &mut out);
        out.iter().map(|t| &line[t.start..t.end]).collect()
    }

    #[test]
    fn marks_between_letters_stay_in_the_word() {
        assert_eq!(
            words("The mayor’s M&A-desk, 1.2k shares | 18+"),
            ["The", "mayor’s", "M&A-desk", "1.2k", "shares", "18+"]
        );
    }
}
