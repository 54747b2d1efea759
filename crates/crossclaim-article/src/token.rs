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

fn mix(hash: u64, c: char) -> u64 {
    (hash.rotate_left(5) ^ u64::from(u32::from(c))).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The hash of a word in lower case; curly apostrophes are straight ones.
pub(crate) fn hash(word: &str) -> u64 {
    let mut h = SEED;
    for c in word.chars() {
        h = mix_folded(h, c);
    }
    h | 2
}

fn mix_folded(h: u64, c: char) -> u64 {
    if c.is_ascii() {
        mix(h, c.to_ascii_lowercase())
    } else if matches!(c, '’' | 'ʼ' | '‘') {
        mix(h, '\'')
    } else {
        c.to_lowercase().fold(h, mix)
    }
}

fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '-' | '_' | '.' | '&')
}

/// The words of `line`, in order, put into `out`.
///
/// Letters and digits make a word; an apostrophe, hyphen, full stop, underscore or ampersand
/// between two of them stays inside it ("P.O.W.-s", "M&A"). A word that begins with a digit is a number with
/// what is glued to it ("1.2k", "18+", "2-1").
pub(crate) fn tokens(line: &str, out: &mut Vec<Token>) {
    out.clear();
    let mut chars = line.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !first.is_alphanumeric() {
            if let Some(last) = out.last_mut()
                && last.mark == 0
                && !first.is_whitespace()
                && line.as_bytes().get(last.end).is_some_and(|_| line[last.end..start].trim().is_empty())
            {
                last.mark = if first.is_ascii() { first as u8 } else { b'?' + 64 };
            }
            continue;
        }
        let number = first.is_numeric();
        let mut h = mix_folded(SEED, first);
        let mut end = start + first.len_utf8();
        let bytes = line.as_bytes();
        loop {
            // Nearly all of it is ASCII letters.
            while let Some(b) = bytes.get(end).filter(|b| b.is_ascii_alphanumeric()) {
                h = mix(h, char::from(b.to_ascii_lowercase()));
                end += 1;
            }
            let mut rest = line[end..].chars();
            let Some(c) = rest.next().filter(|c| !c.is_ascii_whitespace()) else { break };
            // An inner mark counts only when the word goes on behind it; a number keeps "+" and "%".
            let inner = || is_inner(c) || number && matches!(c, ',' | '+' | '%');
            let goes_on = c.is_alphanumeric()
                || inner() && (rest.next().is_some_and(char::is_alphanumeric) || number && matches!(c, '+' | '%'));
            if !goes_on {
                break;
            }
            h = mix_folded(h, c);
            end += c.len_utf8();
        }
        while chars.next_if(|(at, _)| *at < end).is_some() {}
        let hash = if number { NUMBER } else { h | 2 };
        out.push(Token { hash, start, end, mark: 0, upper: first.is_uppercase(), number });
    }
}

/// The words of the lines of a page, made once for all who look at them.
#[derive(Debug, Default)]
pub(crate) struct LineTokens {
    all: Vec<Token>,
    of: Vec<(usize, usize)>,
}

impl LineTokens {
    /// Adds the words of the next line.
    pub(crate) fn push(&mut self, line: &[Token]) {
        let start = self.all.len();
        self.all.extend_from_slice(line);
        self.of.push((start, self.all.len()));
    }

    /// The words of line `i`; empty where none were kept.
    pub(crate) fn line(&self, i: usize) -> &[Token] {
        self.of.get(i).map_or(&[], |(start, end)| &self.all[*start..*end])
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
