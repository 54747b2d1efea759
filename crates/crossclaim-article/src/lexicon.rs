//! What we know of English pages: phrase lists and word lists, read once from `lexicon/en`.
//!
//! Comes in: text files, an entry a line. Goes out: [`Phrases`] that say which list a line
//! belongs to, and sets of words. How a phrase is written stands at the head of
//! `lexicon/en/navigation.txt`. What follows from a match is left to the callers.

pub(crate) use crate::signs::sign;
use crate::signs::{group, rows};
use crate::token::{BuildThrough, NUMBER, Token, hash};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A set of words by their hash.
pub(crate) type Words = HashSet<u64, BuildThrough>;

fn words(text: &'static str) -> Words {
    rows(text).map(hash).collect()
}

/// Names of a paper's sections.
pub(crate) static SECTIONS: LazyLock<Words> = LazyLock::new(|| words(include_str!("../lexicon/en/sections.txt")));
/// Words around a page's date.
pub(crate) static STAMP_WORDS: LazyLock<Words> = LazyLock::new(|| words(include_str!("../lexicon/en/stamp-words.txt")));
/// Words around a date that can belong to an outlet's name.
pub(crate) static OUTLET_WORDS: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../lexicon/en/outlet-words.txt")));
/// Trades and desks of a byline.
pub(crate) static BYLINE_WORDS: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../lexicon/en/byline-words.txt")));
/// Labels in capitals that are no place.
pub(crate) static NOT_A_PLACE: LazyLock<Words> = LazyLock::new(|| words(include_str!("../lexicon/en/not-a-place.txt")));
/// News agencies, in lower case.
pub(crate) static AGENCIES: LazyLock<Words> = LazyLock::new(|| words(include_str!("../lexicon/en/agencies.txt")));

/// The groups of words of a line that says who wrote the article.
pub(crate) struct Biography {
    pub verb: Words,
    pub trade: Words,
}

/// The words of biographies.
pub(crate) static BIOGRAPHY: LazyLock<Biography> = LazyLock::new(|| {
    let group = |name| group(include_str!("../lexicon/en/biography.txt"), name).collect();
    Biography { verb: group("[verb]"), trade: group("[trade]") }
});

/// Numbered names: the months, the days of the week.
fn numbered(text: &'static str) -> HashMap<u64, u8, BuildThrough> {
    let mut map = HashMap::default();
    for row in rows(text) {
        let mut parts = row.split_whitespace();
        let Some(number) = parts.next().and_then(|n| n.parse().ok()) else { continue };
        map.extend(parts.map(|name| (hash(name), number)));
    }
    map
}

/// The months by name, from 1.
pub(crate) static MONTHS: LazyLock<HashMap<u64, u8, BuildThrough>> =
    LazyLock::new(|| numbered(include_str!("../lexicon/en/months.txt")));
/// The days of the week by name, from 1, Monday.
pub(crate) static WEEKDAYS: LazyLock<HashMap<u64, u8, BuildThrough>> =
    LazyLock::new(|| numbered(include_str!("../lexicon/en/weekdays.txt")));

/// The lists a clutter phrase can come from; the name is the reason a reader sees.
const CLUTTER: [(&str, &str); 21] = [
    ("related-stories", include_str!("../lexicon/en/related-stories.txt")),
    ("advertisement", include_str!("../lexicon/en/advertisement.txt")),
    ("comments", include_str!("../lexicon/en/comments.txt")),
    ("time-ago", include_str!("../lexicon/en/time-ago.txt")),
    ("counter", include_str!("../lexicon/en/counter.txt")),
    ("share-bar", include_str!("../lexicon/en/share-bar.txt")),
    ("cookies", include_str!("../lexicon/en/cookies.txt")),
    ("newsletter", include_str!("../lexicon/en/newsletter.txt")),
    ("subscription", include_str!("../lexicon/en/subscription.txt")),
    ("agency-note", include_str!("../lexicon/en/agency-note.txt")),
    ("embargo", include_str!("../lexicon/en/embargo.txt")),
    ("disclaimer", include_str!("../lexicon/en/disclaimer.txt")),
    ("photo-credit", include_str!("../lexicon/en/photo-credit.txt")),
    ("footer", include_str!("../lexicon/en/footer.txt")),
    ("navigation", include_str!("../lexicon/en/navigation.txt")),
    ("read-more", include_str!("../lexicon/en/read-more.txt")),
    ("related-maybe", include_str!("../lexicon/en/related-maybe.txt")),
    ("teaser-labels", include_str!("../lexicon/en/teaser-labels.txt")),
    ("release-foot", include_str!("../lexicon/en/release-foot.txt")),
    ("listings", include_str!("../lexicon/en/listings.txt")),
    ("published-labels", include_str!("../lexicon/en/published-labels.txt")),
];

/// Every clutter phrase.
pub(crate) static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (reason, text) in &CLUTTER[..20] {
        phrases.add(reason, text);
    }
    phrases
});

/// Labels of lines that serve the reader.
pub(crate) static SERVICE_LABELS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    phrases.add("service-line", include_str!("../lexicon/en/service-labels.txt"));
    phrases
});

/// What a page writes before the day an article came out, and before the day it was last changed.
pub(crate) static LABELS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (reason, text) in [("published", CLUTTER[20].1), ("updated", include_str!("../lexicon/en/updated-labels.txt"))]
    {
        for row in rows(text) {
            phrases.insert(reason, &format!("{row} *"));
        }
    }
    phrases
});

/// The residue of templates, matched anywhere in a short line.
pub(crate) static RESIDUE: LazyLock<Vec<&str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/theme-residue.txt")).collect());

/// Labels before the name of who took a picture, in lower case; the longest first.
pub(crate) static CREDIT_LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut labels: Vec<&str> = rows(include_str!("../lexicon/en/credit-labels.txt")).collect();
    labels.sort_by_key(|l| std::cmp::Reverse(l.len()));
    labels
});

#[derive(Clone, Debug)]
enum Part {
    Word { hash: u64, mark: u8 },
    Any { mark: u8 },
}

impl Part {
    fn fits(&self, token: &Token) -> bool {
        match *self {
            Self::Word { hash, mark } => token.hash == hash && (mark == 0 || token.mark == mark),
            Self::Any { mark } => mark == 0 || token.mark == mark,
        }
    }
}

#[derive(Clone, Debug)]
struct Phrase {
    reason: &'static str,
    parts: Vec<Part>,
    open_start: bool,
    open_end: bool,
    /// Does a part ask for a mark behind it?
    marked: bool,
}

/// How a phrase fits a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// The list.
    pub reason: &'static str,
    /// Is it the whole line?
    pub whole: bool,
    /// Did it ask for a mark ("read more:")?
    pub marked: bool,
    /// How many words of the line the phrase itself has.
    pub words: usize,
    /// Does it stand behind other words of the line?
    pub inside: bool,
}

/// How many bits tell whether a word can begin a phrase inside a line.
const BITS: usize = 4096;

/// The same of first words alone.
const FIRST: usize = 1 << 14;

/// Where the bit of a word stands.
fn place(hash: u64) -> (usize, u64) {
    let n = (hash >> 7) as usize % BITS;
    (n / 64, 1 << (n % 64))
}

/// Two words as one.
fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(17) ^ second).wrapping_mul(0x517c_c1b7_2722_0a95) >> 20
}

/// Phrases, found by their first word.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    by_first: HashMap<u64, Vec<Phrase>, BuildThrough>,
    any_first: Vec<Phrase>,
    /// A bit for each pair of words that begins a phrase that may stand inside a line: most words of most lines have
    /// none.
    inside: Vec<u64>,
    /// The bits of the words that begin such a phrase, in a set large enough to turn most words away.
    first: Vec<u64>,
    /// The bits of the first words whose second may be any.
    alone: Vec<u64>,
}

impl Phrases {
    fn add(&mut self, reason: &'static str, text: &'static str) {
        for row in rows(text) {
            self.insert(reason, row);
        }
    }

    fn insert(&mut self, reason: &'static str, row: &str) {
        let open_start = row.starts_with("* ");
        let open_end = row.ends_with(" *");
        let parts: Vec<Part> = row
            .split_whitespace()
            .filter(|w| w.chars().any(|c| c.is_alphanumeric() || c == '_' || c == '<'))
            .map(|word| {
                let last = word.bytes().last().unwrap_or(0);
                let mark = if matches!(last, b':' | b'!' | b'?' | b'|') { last } else { 0 };
                let bare =
                    word.trim_end_matches([':', '!', '?', '|']).trim_matches(['(', ')', '-', '©', ',', '.', '▶']);
                match bare {
                    "_" => Part::Any { mark },
                    "<n>" => Part::Word { hash: NUMBER, mark },
                    _ => Part::Word { hash: hash(bare), mark },
                }
            })
            .collect();
        let marked = parts.iter().any(|p| matches!(p, Part::Word { mark: 1.., .. } | Part::Any { mark: 1.. }));
        let phrase = Phrase { reason, parts, open_start, open_end, marked };
        if let (true, Some(Part::Word { hash, .. })) = (phrase.open_start, phrase.parts.first()) {
            self.inside.resize(BITS / 64, 0);
            self.first.resize(FIRST / 64, 0);
            let n = (hash >> 7) as usize % FIRST;
            self.first[n / 64] |= 1 << (n % 64);
            self.alone.resize(BITS / 64, 0);
            if let Some(Part::Word { hash: second, .. }) = phrase.parts.get(1) {
                let (word, bit) = place(pair(*hash, *second));
                self.inside[word] |= bit;
            } else {
                let (word, bit) = place(*hash);
                self.alone[word] |= bit;
            }
        }
        match phrase.parts.first() {
            Some(Part::Word { hash, .. }) => self.by_first.entry(*hash).or_default().push(phrase),
            Some(Part::Any { .. }) => self.any_first.push(phrase),
            None => {}
        }
    }

    /// Can a phrase inside a line begin with this word and the next?
    fn may_begin(&self, hash: u64, next: Option<&Token>) -> bool {
        let has = |bits: &[u64], (word, bit): (usize, u64)| bits.get(word).is_some_and(|w| w & bit != 0);
        let n = (hash >> 7) as usize % FIRST;
        if !has(&self.first, (n / 64, 1 << (n % 64))) {
            return false;
        }
        has(&self.alone, place(hash)) || next.is_some_and(|n| has(&self.inside, place(pair(hash, n.hash))))
    }

    /// The first list with a phrase that fits the line; a whole line before a part of one.
    pub(crate) fn find(&self, line: &[Token]) -> Option<Match> {
        let mut best: Option<Match> = None;
        let mut consider = |phrase: &Phrase, at: usize| {
            if at > 0 && !phrase.open_start {
                return;
            }
            let Some(rest) = line.get(at..at + phrase.parts.len()) else { return };
            let ends = at + phrase.parts.len() == line.len();
            if !(ends || phrase.open_end) || !phrase.parts.iter().zip(rest).all(|(p, t)| p.fits(t)) {
                return;
            }
            let found = Match {
                reason: phrase.reason,
                whole: at == 0 && ends,
                marked: phrase.marked,
                words: phrase.parts.len(),
                inside: at > 0,
            };
            let sure = |m: &Match| (m.whole, !matches!(m.reason, "related-maybe" | "teaser-labels"), m.words);
            let better = best.is_none_or(|b| sure(&found) > sure(&b));
            if better {
                best = Some(found);
            }
        };
        for (at, token) in line.iter().enumerate() {
            if at > 0 && !self.may_begin(token.hash, line.get(at + 1)) {
                continue;
            }
            for phrase in self.by_first.get(&token.hash).into_iter().flatten() {
                consider(phrase, at);
            }
        }
        for phrase in &self.any_first {
            consider(phrase, 0);
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn reason(line: &str) -> Option<&'static str> {
        let mut out = Vec::new();
        tokens(line, &mut out);
        PHRASES.find(&out).map(|m| m.reason)
    }

    #[test]
    fn phrases_fit_whole_lines_prefixes_and_parts() {
        assert_eq!(reason("1.2k shares"), Some("counter"));
        assert_eq!(reason("Views: 12"), Some("counter"));
        assert_eq!(reason("READ NEXT: The road to Orlen is closed"), Some("read-more"));
        assert_eq!(reason("Opens at nine. You can unsubscribe at any time."), Some("newsletter"));
        assert_eq!(reason("The committee read more than 40 letters."), None);
    }

    #[test]
    fn every_list_has_rows() {
        for (name, text) in CLUTTER {
            assert!(rows(text).count() > 5, "{name}");
        }
        assert!(MONTHS.len() > 20 && WEEKDAYS.len() > 14);
    }
}
