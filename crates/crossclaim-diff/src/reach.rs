//! How far a parse could still lift a difference, told without one.
//!
//! Comes in: two facts of linked claims. Goes out: a bound on what the trees of the two claims add to the sum of their
//! signals. Whatever a fact hangs on is a word of its sentence, so what two facts hang on in common is common to the
//! sentences. Adding that up costs a thousandth of a parse.

use crate::signal::{Family, Place};
use crossclaim_core::{Corpus, Keyword, Sort};

/// What two facts can hang on in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reach {
    /// The weight of all concepts that both sentences have beside the facts.
    shared: f32,
    /// The weight of those among them that are words.
    words: f32,
    /// Is there any?
    meets: bool,
}

impl Reach {
    /// What the facts at two places can hang on in common.
    pub fn of(corpus: &Corpus, a: Place, b: Place) -> Self {
        let mut reach = Self::default();
        let theirs = beside(corpus, b);
        let mut seen: Vec<u32> = Vec::new();
        for concept in beside(corpus, a).filter(|concept| theirs.clone().any(|other| other == *concept)) {
            if seen.contains(&concept) {
                continue;
            }
            seen.push(concept);
            let weight = corpus.concepts.background(concept);
            reach.shared += weight;
            reach.words += if corpus.concepts.sort(concept) == Sort::Name { 0.0 } else { weight };
        }
        reach.meets = !seen.is_empty();
        reach
    }

    /// The most that trees can add to the sum of a family's signals; `most` gives the weight of a signal, or 0 where it
    /// speaks against one thing.
    pub fn most(&self, family: &str, most: impl Fn(&str) -> f32) -> f32 {
        let of =
            |family_of_signal: Family, signal: &str| if family == family_of_signal.name() { most(signal) } else { 0.0 };
        let met = if self.meets { most("same_event") + most("governor") } else { 0.0 };
        (self.shared / 2.0).min(1.0) * most("arguments")
            + (self.words / 2.0).min(1.0) * most("words")
            + met
            + most("other_event")
            + of(Family::Name, "same_relation")
            + of(Family::Word, "word_hangs_alike")
    }
}

/// The concepts of a claim that a fact of it can hang on: those of its words, but for what is of the fact itself.
fn beside(corpus: &Corpus, place: Place) -> impl Iterator<Item = u32> + Clone {
    let document = corpus.document(place.claim);
    let keywords = &document.keywords[document.sentences[corpus.claims[place.claim].sentence].keywords.clone()];
    keywords.iter().filter(move |k: &&Keyword| !place.without.contains(k.span)).map(|k| k.concept)
}

#[cfg(test)]
mod tests {
    use crate::Contrast;
    use crate::assemble::{counts, passes};
    use crossclaim_article::{Input, clean};
    use crossclaim_core::Corpus;
    use std::path::Path;

    /// What is left unparsed could not have been told: all that is weighed comes to the same findings.
    #[test]
    fn nothing_that_could_be_told_is_left_unparsed() {
        let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/stories");
        let folders = std::fs::read_dir(stories).expect("the folder of the stories").flatten();
        let (mut told, mut left) = (0, 0);
        for folder in folders.map(|f| f.path()).filter(|f| f.is_dir()) {
            let files = std::fs::read_dir(folder.join("articles")).expect("the articles of a story").flatten();
            let articles: Vec<_> = files
                .map(|f| f.path())
                .map(|f| {
                    let text = std::fs::read_to_string(&f).expect("an article");
                    clean(Input { id: f.display().to_string(), text, ..Input::default() })
                })
                .collect();
            let corpus = Corpus::new(&articles);
            let (all, few) = (crate::run(&corpus, true), crate::run(&corpus, false));
            left += all.len() - few.len();
            let shown = |list: &[Contrast]| -> Vec<String> {
                let list = list.iter().filter(|c| counts(&corpus, c) && !passes(c));
                list.map(|c| format!("{:?}", (c.kind, c.relation, c.reason, &c.a, &c.b, c.confidence))).collect()
            };
            told += shown(&all).len();
            assert_eq!(shown(&all), shown(&few), "{}", folder.display());
        }
        assert!(told > 100 && left > 100, "{told} told, {left} left");
    }
}
