//! Learns the network from the treebanks.

use std::collections::BTreeMap;

use super::TrainOptions;
use super::parameters::{Gold, Parameters};
use super::random::Random;
use super::tags::Tagged;
use super::treebank::GoldWord;
use crate::label;
use crate::network::Network;
use crate::network::layout::Dimensions;
use crate::network::vocabulary::{Vocabulary, features};

/// A feature must occur more often than this to get a vector.
const RARE_FEATURE: u32 = 1;
/// Tokens in a batch.
const BATCH: usize = 400;
/// The rate of the first steps rises to this and then falls to nothing.
const RATE: f32 = 2e-3;
/// The share of the steps in which the rate rises.
const WARM_UP: f32 = 0.03;
/// The share of the numbers of a vector that is dropped.
const DROP: f32 = 0.2;

/// Learns a network; `tagged` holds the looks and tag classes of the same sentences.
pub(crate) fn learn(sentences: &[Vec<GoldWord>], tagged: &[Tagged], classes: usize, options: &TrainOptions) -> Network {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut words: BTreeMap<u32, u32> = BTreeMap::new();
    for word in tagged.iter().flat_map(|sentence| &sentence.words) {
        *words.entry(word.lower).or_default() += 1;
        for feature in features(word) {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let keys = counts.into_iter().filter(|(_, count)| *count > RARE_FEATURE).map(|(key, _)| key).collect();
    let vocabulary = Vocabulary::new(keys);
    let gold: Vec<Gold> = sentences
        .iter()
        .zip(tagged)
        .map(|(sentence, tagged)| Gold {
            rows: tagged
                .words
                .iter()
                .map(|word| {
                    let mut rows = Vec::new();
                    vocabulary.rows_of(word, &mut rows);
                    rows
                })
                .collect(),
            counts: tagged.words.iter().map(|word| words[&word.lower]).collect(),
            tags: tagged.classes.clone(),
            heads: sentence.iter().map(|word| word.head).collect(),
            relations: sentence.iter().map(|word| word.relation).collect(),
        })
        .collect();
    let dimensions = Dimensions {
        width: options.width,
        layers: options.layers,
        arc: 64,
        label: 48,
        tags: classes,
        relations: label::RELATIONS.len(),
    };
    let mut random = Random::new(options.seed);
    let mut parameters = Parameters::new(dimensions, vocabulary.rows(), &mut random);
    let tokens: usize = tagged.iter().map(|sentence| sentence.words.len()).sum();
    let steps = (tokens * options.epochs as usize / BATCH).max(1) as f32;
    let mut order: Vec<&Gold> = gold.iter().collect();
    let mut step = 0.0;
    for _ in 0..options.epochs {
        random.shuffle(&mut order);
        let mut rest = order.as_slice();
        while !rest.is_empty() {
            let mut size = 0;
            let fits = rest.iter().take_while(|gold| {
                let open = size < BATCH;
                size += gold.tags.len();
                open
            });
            let (batch, after) = rest.split_at(fits.count());
            step += 1.0;
            let done: f32 = step / steps;
            let rate = RATE * (done / WARM_UP).min(1.0) * (1.0 - done).max(0.02);
            parameters.learn(batch, rate, DROP, &mut random);
            rest = after;
        }
    }
    let (weights, vectors) = parameters.into_parts();
    Network::new(dimensions, vocabulary, &vectors, weights)
}
