//! Treebanks in CoNLL-U, as the training reads them.
//!
//! Comes in: the text of a `.conllu` file. Goes out: sentences of words with their gold tags, lemmas and arcs.
//! Multiword tokens and empty nodes are passed over: the words themselves carry the tree.

use crate::label::{self, Upos};

/// A word of a treebank.
#[derive(Clone, Debug)]
pub(crate) struct GoldWord {
    pub(crate) form: String,
    pub(crate) lemma: String,
    /// Universal and Penn tag, `VERB|VBD`.
    pub(crate) class: String,
    /// Its head, counted from 0; the length of the sentence stands for the root.
    pub(crate) head: u32,
    pub(crate) relation: u8,
}

/// The sentences of a treebank.
pub(crate) fn read(text: &str) -> Vec<Vec<GoldWord>> {
    let mut all = Vec::new();
    for block in text.split("\n\n") {
        let rows: Vec<Vec<&str>> = block
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .filter(|columns| columns.len() >= 8 && columns[0].bytes().all(|b| b.is_ascii_digit()))
            .collect();
        let length = rows.len() as u32;
        let sentence: Vec<GoldWord> = rows
            .iter()
            .filter_map(|columns| {
                let upos = Upos::from_name(columns[3])?;
                Some(GoldWord {
                    form: columns[1].to_owned(),
                    lemma: columns[2].to_owned(),
                    class: format!("{}|{}", upos.name(), label::xpos(columns[4])),
                    head: columns[6].parse::<u32>().ok()?.checked_sub(1).unwrap_or(length),
                    relation: label::relation(columns[7]),
                })
            })
            .collect();
        if sentence.len() == rows.len() && !sentence.is_empty() && sentence.iter().all(|word| word.head <= length) {
            all.push(sentence);
        }
    }
    all
}
