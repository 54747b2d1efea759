//! Words as concepts: stems, with near-synonyms folded into one.
//!
//! Comes in: the words of a sentence. Goes out: the concept of each that carries content.
//! Which concepts matter how much is left to `weight`.

use crossclaim_text::{Span, Word, WordKind, fold, lexicon, stem};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

static STOP: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../lexicon/en/stopwords.txt")).flat_map(str::split_whitespace).collect()
});

/// Irregular forms, by folded form.
static IRREGULAR: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../lexicon/en/irregular.txt"))
        .filter_map(|row| Some((*row.first()?, *row.get(1)?)))
        .collect()
});

/// The stem of a folded word, irregular forms led back first.
fn root(folded: &str) -> String {
    stem(IRREGULAR.get(folded).copied().unwrap_or(folded))
}

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| Synonyms::parse(include_str!("../lexicon/en/synonyms.txt")));

/// The rows of the synonym list, by stem; phrases by the stem they begin with.
struct Synonyms {
    words: HashMap<String, &'static str>,
    phrases: BTreeMap<String, Vec<(Vec<String>, &'static str)>>,
}

impl Synonyms {
    fn parse(list: &'static str) -> Self {
        let mut words = HashMap::new();
        let mut phrases: BTreeMap<String, Vec<(Vec<String>, &'static str)>> = BTreeMap::new();
        for row in lexicon::lines(list) {
            let mut entries = row.split_whitespace();
            let Some(name) = entries.clone().next() else { continue };
            for entry in entries.by_ref() {
                let stems: Vec<String> = entry.split('_').map(|w| root(&fold(w))).collect();
                if let [one] = stems.as_slice() {
                    words.entry(one.clone()).or_insert(name);
                } else {
                    phrases.entry(stems[0].clone()).or_default().push((stems, name));
                }
            }
        }
        // The longest phrase is tried first.
        for list in phrases.values_mut() {
            list.sort_by_key(|(stems, _)| std::cmp::Reverse(stems.len()));
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

/// Is the folded word one that carries no content?
pub fn is_stop(folded: &str) -> bool {
    STOP.contains(folded)
}

/// The concept of one word on its own ("swap" and "exchange" give the same).
pub fn concept(word: &str) -> String {
    let stem = root(&fold(word));
    match SYNONYMS.words.get(&stem) {
        Some(name) => format!("={name}"),
        None => stem,
    }
}

/// The content words of `text` as concepts; `words` are its words in order.
pub fn keywords(text: &str, words: &[Word]) -> Vec<Keyword> {
    let mut kept: Vec<(String, String, Span)> = Vec::with_capacity(words.len());
    for word in words {
        if word.kind != WordKind::Letters {
            continue;
        }
        let folded = fold(word.span.of(text));
        let folded = folded.strip_suffix("'s").unwrap_or(&folded).replace('\'', "");
        let stem = root(&folded);
        kept.push((folded, stem, word.span));
    }
    let mut found = Vec::with_capacity(kept.len());
    let mut at = 0;
    while at < kept.len() {
        let (folded, stem, span) = &kept[at];
        if let Some((length, name)) = phrase(&kept[at..]) {
            found.push(Keyword { key: format!("={name}"), span: span.cover(kept[at + length - 1].2) });
            at += length;
            continue;
        }
        at += 1;
        if folded.len() < 2 || is_stop(folded) {
            continue;
        }
        let key = match SYNONYMS.words.get(stem) {
            Some(name) => format!("={name}"),
            None => stem.clone(),
        };
        found.push(Keyword { key, span: *span });
    }
    found
}

/// The synonym phrase that begins here: its length in words and the name of its row.
fn phrase(kept: &[(String, String, Span)]) -> Option<(usize, &'static str)> {
    let candidates = SYNONYMS.phrases.get(&kept[0].1)?;
    candidates
        .iter()
        .find(|(stems, _)| stems.len() <= kept.len() && stems.iter().zip(kept).all(|(s, k)| *s == k.1))
        .map(|(stems, name)| (stems.len(), *name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_in_two_rows() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for row in lexicon::lines(include_str!("../lexicon/en/synonyms.txt")) {
            let name = row.split_whitespace().next().unwrap();
            for entry in row.split_whitespace() {
                let key = entry.split('_').map(|w| stem(&fold(w))).collect::<Vec<_>>().join("_");
                if let Some(other) = seen.insert(key, name) {
                    assert_eq!(other, name, "{entry:?} stands in the rows of {other:?} and {name:?}");
                }
            }
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
