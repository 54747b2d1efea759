//! Independence: which articles repeat the words of another.
//!
//! Comes in: documents. Goes out: for each, the first document whose text it repeats. Shared
//! words are told by five-word shingles; a wire story and a site that posts it share most of them.

use crate::Document;
use rayon::prelude::*;
use std::collections::HashMap;

/// Words of a shingle.
const SHINGLE: usize = 5;
/// The share of the shorter article's shingles that must be in the other.
const COPY: f64 = 0.6;
/// Fewer shingles than this prove nothing.
const LEAST: usize = 12;
/// A shingle that more documents than this share says nothing about who copied whom.
const COMMON: usize = 32;

/// For each document the index of the first one it repeats, or its own.
pub fn origins(documents: &[Document]) -> Vec<usize> {
    let of: Vec<Vec<u64>> = documents.par_iter().map(shingles).collect();
    let lengths: Vec<usize> = of.iter().map(Vec::len).collect();
    let mut held: Vec<(u64, u32)> = Vec::with_capacity(lengths.iter().sum());
    for (index, list) in of.into_iter().enumerate() {
        held.extend(list.into_iter().map(|shingle| (shingle, index as u32)));
    }
    held.par_sort_unstable();
    let mut shared: HashMap<(u32, u32), usize> = HashMap::new();
    for holders in held.chunk_by(|x, y| x.0 == y.0).filter(|l| l.len() > 1 && l.len() <= COMMON) {
        for (at, (_, a)) in holders.iter().enumerate() {
            for (_, b) in &holders[at + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let mut shared: Vec<((u32, u32), usize)> = shared.into_iter().collect();
    shared.sort_unstable();
    let mut origin: Vec<usize> = (0..documents.len()).collect();
    for ((a, b), count) in shared {
        let (a, b) = (a as usize, b as usize);
        let least = lengths[a].min(lengths[b]);
        if least >= LEAST && count as f64 >= COPY * least as f64 {
            let (a, b) = (find(&origin, a), find(&origin, b));
            origin[a.max(b)] = a.min(b);
        }
    }
    (0..documents.len()).map(|i| find(&origin, i)).collect()
}

fn find(origin: &[usize], mut at: usize) -> usize {
    while origin[at] != at {
        at = origin[at];
    }
    at
}

/// The hashes of the shingles of a document, each once, in order.
fn shingles(document: &Document) -> Vec<u64> {
    let text = &document.article.text;
    let words: Vec<u64> = crossclaim_text::words(text)
        .iter()
        .filter(|w| w.kind != crossclaim_text::WordKind::Mark)
        .map(|w| folded_hash(w.span.of(text)))
        .collect();
    let bytes = |five: &[u64]| -> [u8; 8 * SHINGLE] { std::array::from_fn(|at| five[at / 8].to_le_bytes()[at % 8]) };
    let mut list: Vec<u64> = words.windows(SHINGLE).map(|five| hash(&bytes(five))).collect();
    list.sort_unstable();
    list.dedup();
    list
}

/// The hash of the folded form of a word.
pub(crate) fn folded_hash(word: &str) -> u64 {
    if word.is_ascii() {
        word.bytes().fold(START, |h, b| step(h, b.to_ascii_lowercase()))
    } else {
        hash(crossclaim_text::fold(word).as_bytes())
    }
}

/// FNV-1a, 64 bits: the same on every machine.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(START, |h, b| step(h, *b))
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}
