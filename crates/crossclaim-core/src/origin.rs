//! Independence: which articles repeat the words of another.
//!
//! Comes in: documents. Goes out: for each, the first document whose text it repeats. Shared
//! words are told by five-word shingles; a wire story and a site that posts it share most of them.

use crate::Document;
use std::collections::{BTreeMap, BTreeSet};

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
    let shingles: Vec<BTreeSet<u64>> = documents.iter().map(shingles).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, set) in shingles.iter().enumerate() {
        for shingle in set {
            holders.entry(*shingle).or_default().push(index);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for list in holders.values().filter(|l| l.len() > 1 && l.len() <= COMMON) {
        for (at, a) in list.iter().enumerate() {
            for b in &list[at + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let mut origin: Vec<usize> = (0..documents.len()).collect();
    for ((a, b), count) in shared {
        let least = shingles[a].len().min(shingles[b].len());
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

fn shingles(document: &Document) -> BTreeSet<u64> {
    let text = &document.article.text;
    let words: Vec<u64> = crossclaim_text::words(text)
        .iter()
        .filter(|w| w.kind != crossclaim_text::WordKind::Mark)
        .map(|w| hash(crossclaim_text::fold(w.span.of(text)).as_bytes()))
        .collect();
    words.windows(SHINGLE).map(|five| hash(&five.iter().flat_map(|h| h.to_le_bytes()).collect::<Vec<u8>>())).collect()
}

/// FNV-1a, 64 bits: the same on every machine.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}
