//! The tagger: a greedy left-to-right linear classifier over forms, shapes and the tags already given.
//!
//! Comes in: the looks of the tokens and the lexicon. Goes out: a tag class for each token; a class is a pair of
//! universal and Penn tag (`VERB|VBD`), because the tense of a verb and the number of a noun guide the parser.

use crate::hash::feature;
use crate::lexicon::{Entry, Lexicon};
use crate::table::Table;
use crate::word::Word;

/// The most tag classes a model may hold.
pub(crate) const MOST_CLASSES: usize = 160;

/// The tag before the first.
const BEFORE: u8 = 254;

/// Tags a sentence; `decide` sees each question that the lexicon leaves open, and answers it.
pub(crate) fn tag_with(words: &[Word], lexicon: &Lexicon, mut decide: impl FnMut(usize, &[u64]) -> u8) -> Vec<u8> {
    let entries: Vec<Entry> = words.iter().map(|word| lexicon.look_up(word.lower)).collect();
    let mut features = Vec::with_capacity(48);
    let (mut before, mut before_that) = (BEFORE, BEFORE);
    let mut tags = Vec::with_capacity(words.len());
    for at in 0..words.len() {
        let tag = if entries[at].sure {
            entries[at].first
        } else {
            features_at(words, &entries, at, before, before_that, &mut features);
            decide(at, &features)
        };
        tags.push(tag);
        (before, before_that) = (tag, before);
    }
    tags
}

/// Tags a sentence with a model of `classes` classes.
pub(crate) fn tag(words: &[Word], lexicon: &Lexicon, model: &Table, classes: usize) -> Vec<u8> {
    tag_with(words, lexicon, |_, features| {
        let mut scores = [0; MOST_CLASSES];
        let scores = &mut scores[..classes.min(MOST_CLASSES)];
        model.score(features, scores);
        best(scores) as u8
    })
}

/// The class with the highest score; the first of equals.
pub(crate) fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (class, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = class;
        }
    }
    best
}

fn features_at(words: &[Word], entries: &[Entry], at: usize, t1: u8, t2: u8, out: &mut Vec<u64>) {
    out.clear();
    let word =
        |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).copied().unwrap_or(Word::NOTHING);
    let entry =
        |offset: isize| at.checked_add_signed(offset).and_then(|i| entries.get(i)).map_or(0xffff_ffff, |e| e.atom());
    let (w, next, previous) = (word(0), word(1), word(-1));
    let (t1, t2) = (u32::from(t1), u32::from(t2));
    let (e, e1, e2) = (entry(0), entry(1), entry(2));
    let mut number = 0;
    let mut add = |a: u32, b: u32, c: u32| {
        number += 1;
        out.push(feature(number, a, b, c));
    };
    add(0, 0, 0);
    add(w.lower, 0, 0);
    for suffix in w.suffix {
        add(suffix, 0, 0);
    }
    for prefix in w.prefix {
        add(prefix, 0, 0);
    }
    add(w.shape, 0, 0);
    add(w.shape, u32::from(at == 0), w.suffix[1]);
    add(w.shape, previous.shape, next.shape);
    add(previous.lower, 0, 0);
    add(next.lower, 0, 0);
    add(word(-2).lower, 0, 0);
    add(word(2).lower, 0, 0);
    add(previous.lower, w.lower, 0);
    add(w.lower, next.lower, 0);
    add(t1, 0, 0);
    add(t1, t2, 0);
    add(t1, w.lower, 0);
    add(t1, w.suffix[2], 0);
    add(t1, t2, e);
    add(e, 0, 0);
    add(e1, 0, 0);
    add(e2, 0, 0);
    add(t1, e, e1);
    add(e, e1, e2);
    add(t1, e, next.lower);
    add(next.suffix[2], e, 0);
    add(next.shape, t1, 0);
    add(previous.suffix[2], 0, 0);
    add(t1, next.suffix[1], w.suffix[1]);
    add(w.lower, e1, 0);
}
