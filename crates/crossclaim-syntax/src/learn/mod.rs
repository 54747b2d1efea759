//! Training: treebanks in, a [`Model`] out.
//!
//! 1. `treebank` reads CoNLL-U.
//! 2. `tags` learns the lexicon and the quick tagger, with `perceptron`.
//! 3. `lemmas` learns the rules of lemmas.
//! 4. `network` learns tags, arcs and relations together: `forward`, `backward`, `parameters`, `matrix`.
//!
//! The same treebanks and options give the same bytes on every machine. Nothing of this runs when a sentence is parsed.

mod backward;
mod forward;
mod lemmas;
mod matrix;
mod network;
mod parameters;
mod perceptron;
mod random;
mod tags;
mod treebank;

use crate::label::{self, Upos};
use crate::model::Model;

/// How to train.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TrainOptions {
    /// What the model's header says of sources and licence.
    pub notice: String,
    /// Starts the random numbers.
    pub seed: u64,
    /// How often the quick tagger sees the treebanks. Eight by default.
    pub tagger_epochs: u32,
    /// How many weights the quick tagger keeps, four bytes each.
    pub tagger_weights: usize,
    /// How often the network sees the treebanks. Twenty-four by default.
    pub epochs: u32,
    /// Numbers in the vector of a token, an even number. 96 by default.
    pub width: usize,
    /// Recurrent layers of the network. Three by default.
    pub layers: usize,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            notice: String::new(),
            seed: 1,
            tagger_epochs: 8,
            tagger_weights: 160_000,
            epochs: 24,
            width: 96,
            layers: 3,
        }
    }
}

/// A tag class must occur more often than this.
const RARE_CLASS: u32 = 4;

/// Learns a model from the texts of CoNLL-U files.
///
/// # Examples
///
/// ```
/// use crossclaim_syntax::learn::{TrainOptions, train};
///
/// let treebank = "1\tBirds\tbird\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tsing\tsing\tVERB\tVBP\t_\t0\troot\t_\t_\n\n";
/// let treebank = treebank.repeat(400);
/// let model = train(&[treebank.as_str()], &TrainOptions::default());
/// let tree = model.parse("Birds sing");
/// assert_eq!(tree.tokens[0].deprel, "nsubj");
/// ```
pub fn train(treebanks: &[&str], options: &TrainOptions) -> Model {
    let gold: Vec<Vec<treebank::GoldWord>> = treebanks.iter().flat_map(|text| treebank::read(text)).collect();
    let classes = tags::classes(&gold, RARE_CLASS);
    let tagged = tags::tagged(&gold, &classes);
    let lexicon = tags::lexicon(tagged.iter());
    let everything: Vec<&tags::Tagged> = tagged.iter().collect();
    let quick =
        tags::learn(&everything, &lexicon, classes.len(), options.tagger_epochs, options.tagger_weights, options.seed);
    let mut seen = lemmas::Seen::new();
    for (sentence, tagged) in gold.iter().zip(&tagged) {
        for (word, class) in sentence.iter().zip(&tagged.classes) {
            lemmas::see(&mut seen, *class, &word.form, &word.lemma);
        }
    }
    Model {
        notice: options.notice.clone(),
        classes: classes.iter().filter_map(|class| names(class)).collect(),
        lexicon,
        lemmas: lemmas::learn(&seen),
        quick,
        network: network::learn(&gold, &tagged, classes.len(), options),
    }
}

fn names(class: &str) -> Option<(Upos, &'static str)> {
    let (upos, xpos) = class.split_once('|')?;
    Some((Upos::from_name(upos)?, label::xpos(xpos)))
}
