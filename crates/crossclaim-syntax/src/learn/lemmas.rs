//! Learns the rules of [`crate::lemma`] from words, tags and lemmas.
//!
//! An end gets a rule when most words that end so, under that tag, want another edit than the next shorter end gives.

use std::collections::BTreeMap;

use crate::hash;
use crate::lemma::{Edit, LONGEST_END, Lemmas, folded, key};

/// A form, its tag class and its lemma, and how often they were seen.
pub(crate) type Seen = BTreeMap<(u8, Vec<char>, Vec<char>), u32>;

/// Takes a word of a treebank into the count.
pub(crate) fn see(seen: &mut Seen, class: u8, form: &str, lemma: &str) {
    let fold = |text: &str| text.chars().map(folded).collect::<Vec<char>>();
    *seen.entry((class, fold(form), fold(lemma))).or_default() += 1;
}

/// The rules for what was seen.
pub(crate) fn learn(seen: &Seen) -> Lemmas {
    // By tag class and end, last character first: how many different words ask for each edit.
    let mut ends: BTreeMap<(u8, Vec<char>), BTreeMap<Edit, u32>> = BTreeMap::new();
    let mut wholes: BTreeMap<(u8, Vec<char>), BTreeMap<Edit, u32>> = BTreeMap::new();
    for ((class, form, lemma), count) in seen {
        let edit = Edit::between(form, lemma);
        let reversed: Vec<char> = form.iter().rev().copied().collect();
        for length in 0..=LONGEST_END.min(form.len()) {
            *ends.entry((*class, reversed[..length].to_vec())).or_default().entry(edit.clone()).or_default() += 1;
        }
        *wholes.entry((*class, reversed)).or_default().entry(edit).or_default() += count;
    }
    let mut rules: BTreeMap<u32, Edit> = BTreeMap::new();
    let mut given: BTreeMap<(u8, Vec<char>), Edit> = BTreeMap::new();
    let inherited = |given: &BTreeMap<(u8, Vec<char>), Edit>, class: u8, end: &[char]| {
        (0..=end.len().min(LONGEST_END)).rev().find_map(|length| given.get(&(class, end[..length].to_vec())).cloned())
    };
    let most = |edits: &BTreeMap<Edit, u32>| {
        edits.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(edit, count)| (edit.clone(), *count))
    };
    let mut by_length: Vec<_> = ends.iter().collect();
    by_length.sort_by_key(|((_, end), _)| end.len());
    for ((class, end), edits) in by_length {
        let Some((edit, count)) = most(edits) else { continue };
        if (count > 1 || end.is_empty()) && inherited(&given, *class, end).as_ref() != Some(&edit) {
            rules.insert(key(*class, hash_of(end), false), edit.clone());
            given.insert((*class, end.clone()), edit);
        }
    }
    for ((class, whole), edits) in &wholes {
        let Some((edit, _)) = most(edits) else { continue };
        if inherited(&given, *class, whole).as_ref() != Some(&edit) {
            rules.insert(key(*class, hash_of(whole), true), edit);
        }
    }
    let mut edits: Vec<Edit> = rules.values().cloned().collect();
    edits.sort();
    edits.dedup();
    let rules =
        rules.into_iter().filter_map(|(key, edit)| Some((key, edits.binary_search(&edit).ok()? as u16))).collect();
    Lemmas { edits, rules }
}

fn hash_of(end: &[char]) -> u32 {
    end.iter().fold(hash::START, |hash, c| hash::step(hash, *c))
}
