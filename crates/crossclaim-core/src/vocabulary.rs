//! Words as concepts: stems, with near-synonyms folded into one.
//!
//! Comes in: the words of a sentence. Goes out: the concept of each that carries content.
//! Which concepts matter how much is left to `weight`.

use crossclaim_text::{Span, Word, WordKind, fold, lexicon, stem};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static STOP: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../lexicon/en/stopwords.txt")).flat_map(str::split_whitespace).collect()
});

/// `lexicon/en/irregular.txt`: forms, words that keep a root of their own, endings.
static IRREGULAR: LazyLock<Irregular> = LazyLock::new(|| Irregular::parse(include_str!("../lexicon/en/irregular.txt")));

/// The least length of a word whose ending is respelled: "prize" and "seize" keep theirs.
const RESPELLED: usize = 7;

struct Irregular {
    /// By folded form: the word it is a form of, or behind `=` its root as it stands.
    forms: HashMap<&'static str, &'static str>,
    /// An ending and what it becomes before the word is stemmed.
    endings: Vec<(&'static str, &'static str)>,
}

impl Irregular {
    fn parse(list: &'static str) -> Self {
        let mut read = Self { forms: HashMap::new(), endings: Vec::new() };
        for row in lexicon::rows(list).filter(|row| row.len() == 2) {
            match (row[0].strip_prefix('-'), row[1].strip_prefix('-')) {
                (Some(from), Some(to)) => read.endings.push((from, to)),
                _ => {
                    read.forms.insert(row[0], row[1]);
                }
            }
        }
        read
    }
}

/// The stem of a folded word, irregular forms led back first.
fn root(folded: &str) -> String {
    if let Some(word) = IRREGULAR.forms.get(folded) {
        return word.strip_prefix('=').map_or_else(|| stem(word), str::to_owned);
    }
    if folded.len() >= RESPELLED
        && let Some((ending, other)) = IRREGULAR.endings.iter().find(|(ending, _)| folded.ends_with(ending))
    {
        return stem(&format!("{}{other}", &folded[..folded.len() - ending.len()]));
    }
    stem(folded)
}

/// The irregular forms of a word, in alphabetical order: "stole" and "stolen" for "steal".
///
/// ```
/// assert_eq!(crossclaim_core::vocabulary::irregular_forms("steal"), ["stole", "stolen"]);
/// ```
pub fn irregular_forms(word: &str) -> Vec<&'static str> {
    let mut list: Vec<&str> = IRREGULAR.forms.iter().filter(|(_, w)| **w == word).map(|(form, _)| *form).collect();
    list.sort_unstable();
    list
}

/// The word that a folded irregular form is a form of: "knife" for "knives".
pub(crate) fn regular(folded: &str) -> Option<&'static str> {
    IRREGULAR.forms.get(folded).copied().filter(|word| !word.starts_with('='))
}

/// The roots of the words of an entry: "_" and "-" part them, as the words of a text are parted.
fn roots(entry: &str) -> Vec<String> {
    entry.split(['_', '-']).filter(|w| !w.is_empty()).map(|w| root(&fold(w))).collect()
}

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| Synonyms::parse(include_str!("../lexicon/en/synonyms.txt")));

/// The rows of the synonym list, by stem; phrases by the stem they begin with.
struct Synonyms {
    words: HashMap<String, &'static str>,
    phrases: HashMap<String, Vec<(Vec<String>, &'static str)>>,
}

impl Synonyms {
    fn parse(list: &'static str) -> Self {
        let mut words = HashMap::new();
        let mut phrases: HashMap<String, Vec<(Vec<String>, &'static str)>> = HashMap::new();
        for row in lexicon::lines(list) {
            let mut entries = row.split_whitespace();
            let Some(name) = entries.clone().next() else { continue };
            for entry in entries.by_ref() {
                let stems = roots(entry);
                if let [one] = stems.as_slice() {
                    words.entry(one.clone()).or_insert(name);
                } else {
                    // The longest phrase is tried first.
                    let list = phrases.entry(stems[0].clone()).or_default();
                    let at = list.partition_point(|(other, _)| other.len() >= stems.len());
                    list.insert(at, (stems, name));
                }
            }
        }
        Self { words, phrases }
    }
}

/// A word that carries content, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// The concept's name: a stem, or the first word of a synonym row behind `=`.
    pub key: String,
    /// The word or words.
    pub span: Span,
}

/// Is the folded word an irregular form of another ("won", "men")?
pub(crate) fn irregular(folded: &str) -> bool {
    IRREGULAR.forms.contains_key(folded)
}

/// Is the folded word one that carries no content?
pub fn is_stop(folded: &str) -> bool {
    STOP.contains(folded)
}

thread_local! {
    /// Words asked for on their own, with their concepts.
    static ASKED: RefCell<HashMap<String, String>> = RefCell::default();
}

/// The concept of one word on its own ("swap" and "exchange" give the same).
pub fn concept(word: &str) -> String {
    // Of two linked claims the same few nouns are asked for again and again.
    ASKED.with_borrow_mut(|asked| {
        if let Some(concept) = asked.get(word) {
            return concept.clone();
        }
        let stem = root(&fold(word));
        let concept = SYNONYMS.words.get(&stem).map_or(stem, |name| format!("={name}"));
        if asked.len() >= REMEMBERED {
            asked.clear();
        }
        // What is longer is no word of the language, and stays out of memory.
        if word.len() <= LONGEST {
            asked.insert(word.to_owned(), concept.clone());
        }
        concept
    })
}

/// The content words of `text` as concepts; `words` are its words in order.
pub fn keywords(text: &str, words: &[Word]) -> Vec<Keyword> {
    let mut found = Vec::with_capacity(words.len());
    Memory::default().each_keyword(text, words, |key, span| found.push(Keyword { key: key.to_owned(), span }));
    found
}

/// So many words are remembered: most of a text is made of few thousand.
const REMEMBERED: usize = 1 << 15;
/// The longest word that is remembered, in bytes.
const LONGEST: usize = 64;

/// Words met before, with what they stand for: stemming a word costs many times what looking it up does.
#[derive(Default)]
pub(crate) struct Memory {
    places: HashMap<String, u32>,
    words: Vec<Known>,
    /// The words of the stretch that is read, by place.
    kept: Vec<(u32, Span)>,
}

/// What a word stands for.
struct Known {
    stem: String,
    /// Its concept; `None` for one that carries no content.
    key: Option<String>,
}

impl Known {
    fn of(word: &str) -> Self {
        let folded = fold(word);
        let folded = folded.strip_suffix("'s").unwrap_or(&folded).replace('\'', "");
        let stem = root(&folded);
        let content = folded.len() >= 2 && !is_stop(&folded);
        let key = content.then(|| SYNONYMS.words.get(&stem).map_or_else(|| stem.clone(), |name| format!("={name}")));
        Self { stem, key }
    }
}

impl Memory {
    fn place(&mut self, word: &str) -> u32 {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = self.words.len() as u32;
        self.words.push(Known::of(word));
        self.places.insert(word.to_owned(), place);
        place
    }

    /// Gives the content words of `text` as concepts, in order; `words` are its words in order.
    pub(crate) fn each_keyword(&mut self, text: &str, words: &[Word], mut give: impl FnMut(&str, Span)) {
        if self.words.len() > REMEMBERED {
            *self = Self::default();
        }
        let mut kept = std::mem::take(&mut self.kept);
        kept.clear();
        let letters = words.iter().filter(|word| word.kind == WordKind::Letters);
        kept.extend(letters.map(|word| (self.place(word.span.of(text)), word.span)));
        let mut at = 0;
        while let Some((place, span)) = kept.get(at) {
            if let Some((length, name)) = self.phrase(&kept[at..]) {
                give(&format!("={name}"), span.cover(kept[at + length - 1].1));
                at += length;
                continue;
            }
            at += 1;
            if let Some(key) = &self.words[*place as usize].key {
                give(key, *span);
            }
        }
        self.kept = kept;
    }

    /// The synonym phrase that begins here: its length in words and the name of its row.
    fn phrase(&self, kept: &[(u32, Span)]) -> Option<(usize, &'static str)> {
        let stem = |at: usize| &self.words[kept[at].0 as usize].stem;
        let candidates = SYNONYMS.phrases.get(stem(0))?;
        candidates
            .iter()
            .find(|(stems, _)| stems.len() <= kept.len() && stems.iter().enumerate().all(|(at, s)| s == stem(at)))
            .map(|(stems, name)| (stems.len(), *name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = include_str!("../lexicon/en/synonyms.txt");

    fn keys(text: &str) -> Vec<String> {
        keywords(text, &crossclaim_text::words(text)).into_iter().map(|k| k.key).collect()
    }

    #[test]
    fn no_word_stands_in_two_rows_or_twice_in_one() {
        let mut seen: HashMap<Vec<String>, &str> = HashMap::new();
        for row in lexicon::lines(LIST) {
            for entry in row.split_whitespace() {
                if let Some(other) = seen.insert(roots(entry), row) {
                    panic!("{entry:?} of the row {row:?} stands in the row {other:?}");
                }
            }
        }
    }

    #[test]
    fn every_row_holds_two_words_and_none_that_is_passed_over() {
        for row in lexicon::lines(LIST) {
            assert!(row.split_whitespace().count() >= 2, "one word is no row: {row:?}");
            for entry in row.split_whitespace() {
                assert!(!is_stop(entry), "{entry:?} of {row:?} carries no content");
                assert!(
                    entry.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'0'..=b'9' | b'_' | b'-' | b'\'')),
                    "{entry:?}"
                );
            }
        }
    }

    /// Each word and phrase, said among others, is led to the name of its row.
    #[test]
    fn every_word_of_a_row_gives_the_concept_of_the_row() {
        for row in lexicon::lines(LIST) {
            let name = row.split_whitespace().next().unwrap();
            for entry in row.split_whitespace() {
                let sentence = format!("Yesterday {} was once more.", entry.replace('_', " "));
                assert_eq!(keys(&sentence), [format!("={name}")], "{entry:?} in {sentence:?}");
            }
        }
    }

    #[test]
    fn irregular_forms_lead_to_another_stem() {
        for row in lexicon::rows(include_str!("../lexicon/en/irregular.txt")) {
            let [form, word] = row.as_slice() else { panic!("{row:?}") };
            if form.starts_with('-') {
                assert!(word.starts_with('-'), "{row:?}");
                continue;
            }
            assert_ne!(stem(form), *word.strip_prefix('=').unwrap_or(&stem(word)), "{form:?} needs no row");
            assert!(!IRREGULAR.forms.contains_key(word), "{form:?} leads to {word:?}, a form itself");
            assert_eq!(root(form), word.strip_prefix('=').map_or_else(|| root(word), str::to_owned));
        }
    }

    #[test]
    fn stems_that_are_no_kin_stay_apart() {
        for (one, other) in [
            ("officers", "offices"),
            ("prisoner", "prison"),
            ("managers", "managed"),
            ("authorities", "authors"),
            ("privatised", "private"),
            ("privatized", "private"),
            ("apartment", "apart"),
            ("department", "departs"),
            ("route", "rout"),
        ] {
            assert_ne!(concept(one), concept(other), "{one} / {other}");
        }
        for (one, other) in [("officer", "officers"), ("organizations", "organisation"), ("analyzed", "analyse")] {
            assert_eq!(concept(one), concept(other), "{one} / {other}");
        }
    }

    #[test]
    fn synonyms_and_phrases_meet() {
        let text = "Prisoners of war were swapped, prisoners exchanged";
        let found = keywords(text, &crossclaim_text::words(text));
        let keys: Vec<&str> = found.iter().map(|k| k.key.as_str()).collect();
        assert_eq!(keys, ["=pow", "=exchange", "=pow", "=exchange"]);
        assert_eq!(found[0].span.of(text), "Prisoners of war");
    }
}
