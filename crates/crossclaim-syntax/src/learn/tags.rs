//! Learns the lexicon and the tagger.

use std::collections::BTreeMap;

use super::perceptron::Perceptron;
use super::random::Random;
use super::treebank::GoldWord;
use crate::lexicon::{Entry, Lexicon};
use crate::table::Table;
use crate::tagger;
use crate::word::Word;

/// A sentence as the tagger learns from it.
pub(crate) struct Tagged {
    pub(crate) words: Vec<Word>,
    pub(crate) classes: Vec<u8>,
}

/// A word must be seen as often as this before its tags say something of it.
const SEEN_ENOUGH: u32 = 3;
/// And as often as this, with at most one exception in a hundred, before nothing else is asked.
const SEEN_OFTEN: u32 = 30;

/// The tag classes of the treebanks that occur more than `rare` times, most frequent first.
pub(crate) fn classes(sentences: &[Vec<GoldWord>], rare: u32) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(&word.class).or_default() += 1;
    }
    let mut classes: Vec<(&str, u32)> = counts.into_iter().filter(|(_, count)| *count > rare).collect();
    classes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    classes.into_iter().take(tagger::MOST_CLASSES).map(|(class, _)| class.to_owned()).collect()
}

/// The sentences with their classes by number; a rare class becomes the most frequent one of its universal tag.
pub(crate) fn tagged(sentences: &[Vec<GoldWord>], classes: &[String]) -> Vec<Tagged> {
    let number = |class: &str| {
        let upos = class.split('|').next().unwrap_or("");
        let exact = classes.iter().position(|known| known == class);
        exact.or_else(|| classes.iter().position(|known| known.split('|').next() == Some(upos))).unwrap_or(0) as u8
    };
    sentences
        .iter()
        .map(|sentence| Tagged {
            words: sentence.iter().map(|word| Word::new(&word.form)).collect(),
            classes: sentence.iter().map(|word| number(&word.class)).collect(),
        })
        .collect()
}

/// The lexicon of these sentences.
pub(crate) fn lexicon<'a>(sentences: impl Iterator<Item = &'a Tagged>) -> Lexicon {
    let mut counts: BTreeMap<u32, BTreeMap<u8, u32>> = BTreeMap::new();
    for sentence in sentences {
        for (word, class) in sentence.words.iter().zip(&sentence.classes) {
            *counts.entry(word.lower).or_default().entry(*class).or_default() += 1;
        }
    }
    let mut entries = Vec::new();
    for (word, classes) in counts {
        let total: u32 = classes.values().sum();
        let mut classes: Vec<(u8, u32)> = classes.into_iter().collect();
        classes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        if total >= SEEN_ENOUGH {
            let second = classes.get(1).filter(|c| c.1 * 50 >= total).map_or(Entry::NONE, |c| c.0);
            let sure = total >= SEEN_OFTEN && (total - classes[0].1) * 200 <= total;
            entries.push((word, Entry { first: classes[0].0, second, sure }));
        }
    }
    Lexicon::new(&entries)
}

/// Learns a tagger; `most` bounds its weights.
pub(crate) fn learn(
    sentences: &[&Tagged],
    lexicon: &Lexicon,
    classes: usize,
    epochs: u32,
    most: usize,
    seed: u64,
) -> Table {
    let mut random = Random::new(seed);
    let mut model = Perceptron::new();
    let mut order: Vec<&Tagged> = sentences.to_vec();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for sentence in &order {
            tagger::tag_with(&sentence.words, lexicon, |at, features| {
                let mut scores = [0; tagger::MOST_CLASSES];
                model.score(features, &mut scores[..classes]);
                let got = tagger::best(&scores[..classes]);
                let wanted = usize::from(sentence.classes[at]);
                if got != wanted {
                    model.update(features, wanted, got);
                }
                model.tick();
                got as u8
            });
        }
    }
    model.freeze(most)
}
