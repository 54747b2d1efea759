//! The words of one line as numbers to compare by.
//!
//! Comes in: a line. Goes out: for each word a hash of its lower-case form, where it stands, the
//! mark behind it. What a word means is left to the lexicon.

/// The hash every number has, so that a phrase can ask for "any number".
pub(crate) const NUMBER: u64 = 1;

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
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A word as it is folded: eight letters are mixed at a time.
#[derive(Clone, Copy)]
struct Folded {
    mixed: u64,
    letters: u64,
    count: u32,
}

impl Folded {
    const NONE: Self = Self { mixed: SEED, letters: 0, count: 0 };

    fn byte(&mut self, b: u8) {
        self.letters = self.letters << 8 | u64::from(b);
        self.count += 1;
        if self.count.is_multiple_of(8) {
            self.mix();
        }
    }

    fn mix(&mut self) {
        self.mixed = (self.mixed.rotate_left(5) ^ self.letters).wrapping_mul(0x517c_c1b7_2722_0a95);
        self.letters = 0;
    }

    /// Lower case; curly apostrophes are straight ones.
    fn add(&mut self, c: char) {
        if c.is_ascii() {
            self.byte((c as u8).to_ascii_lowercase());
        } else if matches!(c, '’' | 'ʼ' | '‘') {
            self.byte(b'\'');
        } else {
            for lower in c.to_lowercase() {
                u32::from(lower).to_le_bytes()[..3].iter().for_each(|b| self.byte(*b));
            }
        }
    }

    fn hash(mut self) -> u64 {
        if !self.count.is_multiple_of(8) {
            self.mix();
        }
        // The high bits are the well-mixed ones.
        (self.mixed ^ self.mixed >> 32) | 2
    }
}

/// The hash of a word in lower case; curly apostrophes are straight ones.
pub(crate) fn hash(word: &str) -> u64 {
    let mut folded = Folded::NONE;
    word.chars().for_each(|c| folded.add(c));
    folded.hash()
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
        let mut folded = Folded::NONE;
        folded.add(first);
        at += first.len_utf8();
        loop {
            // Nearly all of it is ASCII letters.
            while let Some(b) = bytes.get(at).filter(|b| b.is_ascii_alphanumeric()) {
                folded.byte(b | 0x20);
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
            folded.add(c);
            at += c.len_utf8();
        }
        let hash = if number { NUMBER } else { folded.hash() };
        out.push(Token { hash, start, end: at, mark: 0, upper: first.is_uppercase(), number });
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

/// The hasher of hashes: it hands them through.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Through(u64);

impl std::hash::Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// Builds [`Through`].
pub(crate) type BuildThrough = std::hash::BuildHasherDefault<Through>;

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

    #[test]
    fn case_and_apostrophes_do_not_matter() {
        assert_eq!(hash("DON’T"), hash("don't"));
        assert_ne!(hash("read"), hash("reads"));
    }
}
