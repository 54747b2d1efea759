//! What English news knows of names, read once from `lexicon/en/name_*.txt`.
//!
//! Comes in: the files. Goes out: for a word, what it can be ([`Entry`]), and the longest known phrase
//! that begins with it. Which bearer a name has is left to [`super::alias`].

use super::token::{Shape, Token, tokens};
use crossclaim_text::{Span, fold};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a word can be; the bits of [`Entry::any`] and [`Entry::caps`].
pub(crate) mod flag {
    pub(crate) const COUNTRY: u64 = 1;
    pub(crate) const DEMONYM: u64 = 1 << 1;
    pub(crate) const CITY: u64 = 1 << 2;
    pub(crate) const STATE: u64 = 1 << 3;
    pub(crate) const PLACE: u64 = 1 << 4;
    pub(crate) const FIRST: u64 = 1 << 5;
    pub(crate) const SURNAME: u64 = 1 << 6;
    pub(crate) const BODY: u64 = 1 << 7;
    pub(crate) const TEAM: u64 = 1 << 8;
    pub(crate) const OTHER: u64 = 1 << 9;
    pub(crate) const HEAD_STATE: u64 = 1 << 10;
    pub(crate) const HEAD_BODY: u64 = 1 << 11;
    pub(crate) const HEAD_OF: u64 = 1 << 12;
    pub(crate) const HEAD_COMPANY: u64 = 1 << 13;
    pub(crate) const HEAD_PLACE: u64 = 1 << 14;
    pub(crate) const HEAD_OTHER: u64 = 1 << 15;
    pub(crate) const OPENS_PLACE: u64 = 1 << 16;
    pub(crate) const OPENS_REGION: u64 = 1 << 17;
    pub(crate) const OPENS_OTHER: u64 = 1 << 18;
    pub(crate) const HONORIFIC: u64 = 1 << 19;
    pub(crate) const ROLE: u64 = 1 << 20;
    pub(crate) const ROLE_MODIFIER: u64 = 1 << 21;
    pub(crate) const PAST: u64 = 1 << 22;
    pub(crate) const NOT_YET: u64 = 1 << 23;
    pub(crate) const PERSON_VERB: u64 = 1 << 24;
    pub(crate) const PERSON_BEFORE: u64 = 1 << 25;
    pub(crate) const PLACE_BEFORE: u64 = 1 << 26;
    pub(crate) const PLACE_NOUN_BEFORE: u64 = 1 << 27;
    pub(crate) const PLACE_NOUN_AFTER: u64 = 1 << 28;
    pub(crate) const BODY_NOUN_AFTER: u64 = 1 << 29;
    pub(crate) const NOT: u64 = 1 << 30;
    pub(crate) const COMMON: u64 = 1 << 31;
    /// "de", "van", "bin": small words inside a person's name.
    pub(crate) const PARTICLE: u64 = 1 << 32;

    pub(crate) const BODY_NOUN_BEFORE: u64 = 1 << 33;
    pub(crate) const MATCH_VERB: u64 = 1 << 34;

    pub(crate) const SPORT: u64 = 1 << 35;

    pub(crate) const OTHER_NOUN_BEFORE: u64 = 1 << 36;

    /// A legal form that may be written small: "plc".
    pub(crate) const SMALL_SUFFIX: u64 = 1 << 37;
    pub(crate) const RANK: u64 = 1 << 38;
    pub(crate) const OWNER: u64 = 1 << 39;
    pub(crate) const FOR_SIDE: u64 = 1 << 40;
    pub(crate) const IN_PLACE: u64 = 1 << 41;
    pub(crate) const TO_PLACE: u64 = 1 << 42;
    pub(crate) const SAID_BODY: u64 = 1 << 43;
    pub(crate) const SAID_PLACE: u64 = 1 << 44;
    pub(crate) const SAID_PERSON: u64 = 1 << 45;
    pub(crate) const SAID_OTHER: u64 = 1 << 46;
    pub(crate) const SAID_STOP: u64 = 1 << 47;
    pub(crate) const BODY_VERB: u64 = 1 << 48;
    pub(crate) const FIRM: u64 = 1 << 49;
    pub(crate) const SAID_AGENT: u64 = 1 << 50;
    /// A phrase of several words begins with it.
    pub(crate) const OPENS_PHRASE: u64 = 1 << 62;

    pub(crate) const ANY_PLACE: u64 = COUNTRY | CITY | STATE | PLACE;
    pub(crate) const ANY_HEAD: u64 = HEAD_STATE | HEAD_BODY | HEAD_COMPANY | HEAD_PLACE | HEAD_OTHER;
    /// A name by itself, whatever stands around it.
    pub(crate) const KNOWN: u64 = ANY_PLACE | DEMONYM | BODY | TEAM | OTHER;
    /// The categories whose phrases may be written in small letters.
    pub(crate) const SMALL: u64 = HONORIFIC | ROLE | ROLE_MODIFIER | PAST | NOT_YET;
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// What it can be however it is written.
    pub(crate) any: u64,
    /// What it can be when it is written in capitals: "WHO", "US".
    pub(crate) caps: u64,
    phrases: (u32, u32),
}

impl Entry {
    /// What it can be, written as `shape`.
    pub(crate) const fn flags(&self, shape: Shape) -> u64 {
        if matches!(shape, Shape::Upper) { self.any | self.caps } else { self.any }
    }
}

struct Part {
    word: Box<str>,
    capital: bool,
}

struct Phrase {
    parts: Vec<Part>,
    flags: u64,
}

/// A hash for short keys, eight bytes a step. The keys of the lexicon are the files' own and those of an
/// article are its names: nothing here has to withstand an attacker beyond what a slow table costs.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

/// Hands a number on that is a hash already.
#[derive(Clone, Copy, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// The number that stands for a folded word. Two words of up to eight bytes never share one, longer ones
/// by a chance of one in 2^64: so the table holds no words, and a look-up follows no pointer.
fn number(word: &str) -> u64 {
    let mut hash = Quick::default();
    hash.write(word.as_bytes());
    hash.finish()
}

type Words = HashMap<u64, Entry, BuildHasherDefault<Hashed>>;

/// The words and phrases.
pub(crate) struct Lexicon {
    /// By [`number`].
    words: Words,
    phrases: Vec<Phrase>,
}

/// The files that hold one category: comma-separated forms on a line are all of it.
const FLAT: [(&str, u64); 11] = [
    (include_str!("../../lexicon/en/name_us_states.txt"), flag::STATE),
    (include_str!("../../lexicon/en/name_cities.txt"), flag::CITY),
    (include_str!("../../lexicon/en/name_places.txt"), flag::PLACE),
    (include_str!("../../lexicon/en/name_first_names.txt"), flag::FIRST),
    (include_str!("../../lexicon/en/name_surnames.txt"), flag::SURNAME),
    (include_str!("../../lexicon/en/name_organisations.txt"), flag::BODY),
    (include_str!("../../lexicon/en/name_teams.txt"), flag::TEAM),
    (include_str!("../../lexicon/en/name_other.txt"), flag::OTHER),
    (include_str!("../../lexicon/en/name_particles.txt"), flag::PARTICLE),
    (include_str!("../../lexicon/en/name_common_words.txt"), flag::COMMON),
    (include_str!("../../lexicon/en/name_news_words.txt"), flag::COMMON),
];

/// The files of several categories, each opened by its name in brackets.
const SECTIONED: [&str; 4] = [
    include_str!("../../lexicon/en/name_heads.txt"),
    include_str!("../../lexicon/en/name_titles.txt"),
    include_str!("../../lexicon/en/name_cues.txt"),
    include_str!("../../lexicon/en/name_not.txt"),
];

const SECTIONS: [(&str, u64); 39] = [
    ("state-body", flag::HEAD_STATE),
    ("organisation", flag::HEAD_BODY),
    ("organisation-of", flag::HEAD_OF),
    ("company-suffix", flag::HEAD_COMPANY),
    ("company-suffix-small", flag::HEAD_COMPANY | flag::SMALL_SUFFIX),
    ("place", flag::HEAD_PLACE),
    ("place-first", flag::OPENS_PLACE),
    ("region-first", flag::OPENS_REGION),
    ("other", flag::HEAD_OTHER),
    ("other-first", flag::OPENS_OTHER),
    ("honorific", flag::HONORIFIC),
    ("role", flag::ROLE),
    ("modifier", flag::ROLE_MODIFIER),
    ("past", flag::PAST),
    ("not-yet", flag::NOT_YET),
    ("person-verb", flag::PERSON_VERB),
    ("person-before", flag::PERSON_BEFORE),
    ("place-before", flag::PLACE_BEFORE),
    ("place-noun-before", flag::PLACE_NOUN_BEFORE),
    ("place-noun-after", flag::PLACE_NOUN_AFTER),
    ("organisation-noun-after", flag::BODY_NOUN_AFTER),
    ("organisation-noun-before", flag::BODY_NOUN_BEFORE),
    ("match-verb", flag::MATCH_VERB),
    ("sport", flag::SPORT),
    ("other-noun-before", flag::OTHER_NOUN_BEFORE),
    ("word", flag::NOT),
    ("rank", flag::RANK),
    ("owner", flag::OWNER),
    ("for-side", flag::FOR_SIDE),
    ("in-place", flag::IN_PLACE),
    ("to-place", flag::TO_PLACE),
    ("said-organisation", flag::SAID_BODY),
    ("said-place", flag::SAID_PLACE),
    ("said-person", flag::SAID_PERSON),
    ("said-other", flag::SAID_OTHER),
    ("said-stop", flag::SAID_STOP),
    ("organisation-verb", flag::BODY_VERB),
    ("firm", flag::FIRM),
    ("said-agent", flag::SAID_AGENT),
];

/// The rows of the country table: names, demonyms, seats of power.
pub(crate) const COUNTRIES: &str = include_str!("../../lexicon/en/name_countries.txt");

/// The lines of a lexicon file that say something.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The demonym and, for those that end in -n, -i or -r, its plural.
pub(crate) fn demonym_forms(demonym: &str) -> impl Iterator<Item = String> {
    let plural = demonym.ends_with(['n', 'i', 'r', 'b', 'c']) && !demonym.ends_with("men");
    [Some(demonym.to_owned()), plural.then(|| format!("{demonym}s"))].into_iter().flatten()
}

impl Lexicon {
    fn read() -> Self {
        let mut forms: Vec<(String, u64)> = Vec::new();
        for (file, flags) in FLAT {
            for line in lines(file) {
                forms.extend(line.split(',').map(|form| (form.trim().to_owned(), flags)));
            }
        }
        for file in SECTIONED {
            let mut flags = 0;
            for line in lines(file) {
                match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                    Some(name) => flags = SECTIONS.iter().find(|s| s.0 == name).map_or(0, |s| s.1),
                    None => forms.push((line.to_owned(), flags)),
                }
            }
        }
        for line in lines(COUNTRIES) {
            let mut cells = line.split(';').map(|cell| cell.split(',').map(str::trim).filter(|f| !f.is_empty()));
            let names = cells.next().into_iter().flatten();
            forms.extend(names.map(|form| (form.to_owned(), flag::COUNTRY)));
            let demonyms = cells.next().into_iter().flatten();
            forms.extend(demonyms.flat_map(demonym_forms).map(|form| (form, flag::DEMONYM)));
            let seats = cells.next().into_iter().flatten();
            forms.extend(seats.map(|form| {
                let form = form.trim_matches(['(', ')']);
                (form.strip_prefix("the ").unwrap_or(form).to_owned(), flag::CITY)
            }));
        }
        Self::of(forms)
    }

    fn of(forms: Vec<(String, u64)>) -> Self {
        let mut words = Words::default();
        let mut phrases: Vec<(Box<str>, Phrase)> = Vec::new();
        let mut list = Vec::new();
        for (form, flags) in forms {
            tokens(&form, Span::new(0, form.len()), &mut list);
            match list.as_slice() {
                [] => {}
                [only] => {
                    let entry = words.entry(number(&fold(&form))).or_default();
                    if only.shape == Shape::Upper && flags & flag::KNOWN != 0 {
                        entry.caps |= flags;
                    } else {
                        entry.any |= flags;
                    }
                }
                [first, ..] => {
                    let part = |t: &Token| Part { word: fold(t.of(&form)).into(), capital: t.capital() };
                    let phrase = Phrase { parts: list.iter().map(part).collect(), flags };
                    phrases.push((fold(first.of(&form)).into(), phrase));
                }
            }
        }
        phrases.sort_by(|a, b| {
            let words = |p: &Phrase| p.parts.iter().map(|w| w.word.clone()).collect::<Vec<_>>();
            (&a.0, b.1.parts.len(), words(&a.1)).cmp(&(&b.0, a.1.parts.len(), words(&b.1)))
        });
        let mut kept: Vec<Phrase> = Vec::new();
        for (index, (first, _)) in phrases.iter().enumerate() {
            let entry = words.entry(number(first)).or_default();
            if entry.phrases.1 == 0 {
                entry.phrases.0 = index as u32;
                entry.any |= flag::OPENS_PHRASE;
            }
            entry.phrases.1 = index as u32 + 1;
        }
        kept.extend(phrases.into_iter().map(|(_, phrase)| phrase));
        Self { words, phrases: kept }
    }

    /// What is known of `word`, however it is written.
    pub(crate) fn entry(&self, word: &str) -> Entry {
        let mut buffer = [0; 32];
        folded(word, &mut buffer, |key| self.words.get(&number(key)).copied()).unwrap_or_default()
    }

    /// The longest phrase that begins at `tokens[at]`: how many tokens it has, and what it is. The words
    /// that the file writes with a capital need one in the text, unless they are titles.
    pub(crate) fn phrase(&self, text: &str, tokens: &[Token], at: usize, wanted: u64) -> Option<(usize, u64)> {
        let (from, to) = self.entry(tokens.get(at)?.of(text)).phrases;
        let mut best: Option<(usize, u64)> = None;
        for phrase in &self.phrases[from as usize..to as usize] {
            if best.is_some_and(|(len, _)| len > phrase.parts.len()) {
                break;
            }
            if phrase.flags & wanted != 0 && Self::fits(phrase, text, &tokens[at..]) {
                let flags = best.map_or(0, |(_, flags)| flags) | phrase.flags;
                best = Some((phrase.parts.len(), flags));
            }
        }
        best
    }

    fn fits(phrase: &Phrase, text: &str, tokens: &[Token]) -> bool {
        tokens.len() >= phrase.parts.len()
            && phrase.parts.iter().zip(tokens).enumerate().all(|(index, (part, token))| {
                let capital = !part.capital || token.capital();
                let mut buffer = [0; 32];
                capital && (index == 0 || folded(token.of(text), &mut buffer, |word| *part.word == *word))
            })
    }
}

/// Hands the folded `word` to `with`, without an allocation when it is short and ASCII.
fn folded<T>(word: &str, buffer: &mut [u8; 32], with: impl FnOnce(&str) -> T) -> T {
    if word.is_ascii() && word.len() <= buffer.len() {
        let buffer = &mut buffer[..word.len()];
        buffer.copy_from_slice(word.as_bytes());
        buffer.make_ascii_lowercase();
        if let Ok(key) = str::from_utf8(buffer) {
            return with(key);
        }
    }
    // No word of the files is longer; folding a word of a megabyte would buy nothing.
    if word.len() > 96 { with("") } else { with(&fold(word)) }
}

/// Is the word, or the word it is formed from, one that running English writes small?
pub(crate) fn common(lexicon: &Lexicon, word: &str) -> bool {
    if lexicon.entry(word).any & flag::COMMON != 0 {
        return true;
    }
    // A buffer for the base form; no formed word of English is longer.
    let mut buffer = [0; 32];
    if !word.is_ascii() || word.len() > 24 {
        return false;
    }
    buffer[..word.len()].copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    ENDINGS.iter().any(|(suffix, put)| {
        let base = word.len().saturating_sub(suffix.len());
        base >= 3
            && buffer[base..word.len()] == *suffix.as_bytes()
            && put.iter().any(|end| {
                let mut form = buffer;
                form[base..base + end.len()].copy_from_slice(end.as_bytes());
                let form = str::from_utf8(&form[..base + end.len()]).unwrap_or("");
                lexicon.entry(form).any & (flag::COMMON | flag::ROLE) != 0
            })
    })
}

/// Endings of inflection and what stands there in the base form.
const ENDINGS: [(&str, &[&str]); 12] = [
    ("ies", &["y"]),
    ("ied", &["y"]),
    ("ing", &["", "e"]),
    ("ers", &["", "e", "er"]),
    ("er", &["", "e"]),
    ("ed", &["", "e"]),
    ("es", &["", "e"]),
    ("ly", &["", "le"]),
    ("less", &[""]),
    ("ment", &[""]),
    ("n't", &[""]),
    ("s", &[""]),
];

/// The lexicon of the crate.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
