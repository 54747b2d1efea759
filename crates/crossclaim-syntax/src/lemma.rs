//! Lemmas: the longest known end of a word, under its tag, says what to cut and what to put in its place.
//!
//! Comes in: a form and its tag class. Goes out: the lemma. The rules are learned from the treebanks; a whole word
//! is only the longest end there is, so that exceptions need no mechanism of their own. Verbs that the treebanks
//! lack stand in `lexicon/en/irregular_verbs.txt`, nouns in `lexicon/en/irregular_nouns.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::bytes::{Reader, Writer};
use crate::hash;
use crate::label::Upos;
use crate::rows::rows;
use crate::word;

/// The longest end of a word that a rule looks at, when it is not the whole word.
pub(crate) const LONGEST_END: usize = 6;

/// What a rule does to a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edit {
    /// How many characters leave at the end.
    pub(crate) cut: u8,
    /// What comes in their place.
    pub(crate) put: String,
}

impl Edit {
    /// The edit that makes `lemma` of `form`.
    pub(crate) fn between(form: &[char], lemma: &[char]) -> Self {
        let same = form.iter().zip(lemma).take_while(|(a, b)| a == b).count();
        Self { cut: (form.len() - same).min(255) as u8, put: lemma[same..].iter().collect() }
    }

    fn apply(&self, form: &[char]) -> Option<String> {
        let kept = form.len().checked_sub(usize::from(self.cut))?;
        Some(form[..kept].iter().chain(&self.put.chars().collect::<Vec<_>>()).collect())
    }
}

/// The learned rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lemmas {
    pub(crate) edits: Vec<Edit>,
    /// Key of tag and end, and the place of the edit in `edits`; sorted.
    pub(crate) rules: Vec<(u32, u16)>,
}

/// The key of a rule: the tag class and the characters of the end, last first; `whole` when it is the whole word.
pub(crate) fn key(class: u8, end: u32, whole: bool) -> u32 {
    hash::feature(u32::from(whole), u32::from(class), end, 0) as u32
}

impl Lemmas {
    fn rule(&self, key: u32) -> Option<&Edit> {
        let at = self.rules.binary_search_by_key(&key, |rule| rule.0).ok()?;
        self.edits.get(usize::from(self.rules[at].1))
    }

    /// The lemma of `form` with tag class `class`, whose names are `upos` and `xpos`.
    pub(crate) fn lemma(&self, form: &str, class: u8, upos: Upos, xpos: &str) -> String {
        let folded: Vec<char> = form.chars().map(folded).collect();
        // A link or a line of noise is its own lemma; it must not cost more than it is long.
        if folded.len() > 64 {
            return form.to_owned();
        }
        let mut ends = [0; LONGEST_END + 1];
        let mut end = hash::START;
        ends[0] = end;
        for (length, c) in folded.iter().rev().enumerate() {
            end = hash::step(end, *c);
            if length < LONGEST_END {
                ends[length + 1] = end;
            }
        }
        let learned = self.rule(key(class, end, true));
        let irregular = || {
            let folded: String = folded.iter().collect();
            IRREGULAR.get(&(folded, sort(xpos)?)).cloned()
        };
        // A treebank has its slips ("fled" from "flead"), so for verbs the table is asked before what was learned.
        let verb = sort(xpos) == Some('v');
        let lemma = match irregular() {
            Some(lemma) if verb || learned.is_none() => Some(lemma),
            _ => learned.or_else(|| self.longest_end(class, &ends, folded.len())).and_then(|edit| edit.apply(&folded)),
        };
        let lemma = lemma.filter(|lemma| !lemma.is_empty());
        match lemma {
            Some(lemma) if keeps_case(form, upos, xpos) => in_case_of(form, &lemma),
            Some(lemma) => lemma,
            None if keeps_case(form, upos, xpos) => form.to_owned(),
            None => folded.iter().collect(),
        }
    }

    /// The rule of the longest end that has one.
    fn longest_end(&self, class: u8, ends: &[u32], length: usize) -> Option<&Edit> {
        (0..=LONGEST_END.min(length)).rev().find_map(|n| self.rule(key(class, ends[n], false)))
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u16(self.edits.len() as u16);
        for edit in &self.edits {
            to.u8(edit.cut);
            to.string(&edit.put);
        }
        to.u32(self.rules.len() as u32);
        for (key, edit) in &self.rules {
            to.u32(*key);
            to.u16(*edit);
        }
    }

    pub(crate) fn read(from: &mut Reader) -> Option<Self> {
        let edits = (0..from.u16()?)
            .map(|_| Some(Edit { cut: from.u8()?, put: from.string()?.to_owned() }))
            .collect::<Option<Vec<_>>>()?;
        let rules = (0..from.u32()?).map(|_| Some((from.u32()?, from.u16()?))).collect::<Option<Vec<_>>>()?;
        Some(Self { edits, rules })
    }
}

/// A character of a form as the rules see it; digits stay as they are.
pub(crate) fn folded(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { word::fold(c, if c.is_uppercase() { 'X' } else { 'x' }) }
}

/// Names keep their capitals in the lemma, and so do adjectives made of names and abbreviations.
fn keeps_case(form: &str, upos: Upos, xpos: &str) -> bool {
    let capital_inside = || form.chars().skip(1).any(char::is_uppercase);
    match upos {
        Upos::Propn | Upos::X | Upos::Sym => true,
        Upos::Adj => xpos == "NNP" || capital_inside(),
        Upos::Noun => capital_inside(),
        Upos::Pron => form == "I",
        _ => false,
    }
}

/// `lemma` with the capitals of `form` wherever both have the same letter.
fn in_case_of(form: &str, lemma: &str) -> String {
    let mut as_written = form.chars();
    lemma
        .chars()
        .map(|c| match as_written.next() {
            Some(written) if folded(written) == c => written,
            _ => c,
        })
        .collect()
}

/// The sort of irregular forms that a tag asks for. A past tense is as often tagged as a participle, and a plural as a
/// singular, that each pair is one sort.
fn sort(xpos: &str) -> Option<char> {
    match xpos {
        "VBD" | "VBN" => Some('v'),
        "NNS" | "NN" => Some('n'),
        _ => None,
    }
}

static IRREGULAR: LazyLock<BTreeMap<(String, char), String>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for row in rows(include_str!("../lexicon/en/irregular_verbs.txt")) {
        let mut words = row.split_whitespace();
        if let (Some(base), Some(past), Some(participle)) = (words.next(), words.next(), words.next()) {
            for form in past.split('/').chain(participle.split('/')) {
                // "lay" is the past of "lie" only where nothing else is known: the first row keeps a form.
                all.entry((form.to_owned(), 'v')).or_insert_with(|| base.to_owned());
            }
        }
    }
    for row in rows(include_str!("../lexicon/en/irregular_nouns.txt")) {
        let mut words = row.split_whitespace();
        if let (Some(one), Some(many)) = (words.next(), words.next()) {
            all.insert((many.to_owned(), 'n'), one.to_owned());
        }
    }
    all
});
