//! Treebanks in CoNLL-U, as the training reads them.
//!
//! Comes in: the text of a `.conllu` file. Goes out: sentences of words with their gold tags, lemmas and arcs.
//! Multiword tokens and empty nodes are passed over: the words themselves carry the tree.

use std::collections::BTreeSet;

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

/// The heads of a sentence with crossing arcs lifted until none crosses: each goes to the head of its head.
pub(crate) fn projective_heads(sentence: &[GoldWord]) -> Vec<u32> {
    let length = sentence.len() as u32;
    let mut heads: Vec<u32> = sentence.iter().map(|word| word.head).collect();
    // Each lift brings a word nearer to the root, so there is an end; the bound guards against a broken file.
    for _ in 0..heads.len() * heads.len() {
        let crossing = (0..length)
            .filter(|child| {
                let head = heads[*child as usize];
                head < length && !is_projective(&heads, *child, head)
            })
            .min_by_key(|child| (heads[*child as usize].abs_diff(*child), *child));
        let Some(child) = crossing else { break };
        heads[child as usize] = heads[heads[child as usize] as usize];
    }
    heads
}

/// Do all words between the two ends of an arc descend from its head?
fn is_projective(heads: &[u32], child: u32, head: u32) -> bool {
    let length = heads.len() as u32;
    (child.min(head) + 1..child.max(head)).all(|between| {
        let mut at = between;
        let mut seen = BTreeSet::new();
        while at < length && at != head && seen.insert(at) {
            at = heads[at as usize];
        }
        at == head
    })
}
