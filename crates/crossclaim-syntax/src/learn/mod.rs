//! Training: treebanks in, a [`Model`] out.
//!
//! 1. [`treebank`] reads CoNLL-U.
//! 2. [`tags`] learns the lexicon and the tagger, and tags the treebank anew part by part, as the parser will meet it.
//! 3. [`lemmas`] learns the rules of lemmas.
//! 4. [`arcs`] learns moves and names.
//!
//! The same treebanks and options give the same bytes on every machine. Nothing of this runs when a sentence is parsed.

mod arcs;
mod lemmas;
mod perceptron;
mod random;
mod tags;
mod treebank;

pub(crate) use perceptron::Perceptron;

use crate::label::{self, Upos};
use crate::model::Model;
use crate::table::Table;

/// How to train.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TrainOptions {
    /// What the model's header says of sources and licence.
    pub notice: String,
    /// Starts the random order of the sentences.
    pub seed: u64,
    /// How often the tagger sees the treebanks. Eight by default.
    pub tagger_epochs: u32,
    /// How often the parser sees them. Fifteen by default.
    pub parser_epochs: u32,
    /// How many weights are kept: for tags, moves, and the two passes of relations. A weight takes four bytes.
    pub most_weights: [usize; 4],
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            notice: String::new(),
            seed: 1,
            tagger_epochs: 8,
            parser_epochs: 15,
            most_weights: [120_000, 260_000, 50_000, 70_000],
        }
    }
}

/// A tag class must occur more often than this.
const RARE_CLASS: u32 = 4;
/// The treebank is tagged anew in so many parts.
const PARTS: usize = 5;

/// Learns a model from the texts of CoNLL-U files.
///
/// # Examples
///
/// ```
/// use crossclaim_syntax::learn::{TrainOptions, train};
///
/// let treebank = "1\tBirds\tbird\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tsing\tsing\tVERB\tVBP\t_\t0\troot\t_\t_\n\n";
/// let treebank = treebank.repeat(20);
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
    let [most_tags, most_moves, most_early, most_late] = options.most_weights;
    let table = tags::learn(&everything, &lexicon, classes.len(), options.tagger_epochs, most_tags, options.seed);

    let mut seen = lemmas::Seen::new();
    for (sentence, tagged) in gold.iter().zip(&tagged) {
        for (word, class) in sentence.iter().zip(&tagged.classes) {
            lemmas::see(&mut seen, *class, &word.form, &word.lemma);
        }
    }
    let mut model = Model {
        notice: options.notice.clone(),
        classes: classes.iter().filter_map(|class| names(class)).collect(),
        lexicon,
        lemmas: lemmas::learn(&seen),
        tags: table,
        moves: Table::pack(&[]),
        early: Table::pack(&[]),
        late: Table::pack(&[]),
    };

    let guessed = tags::cross_tag(&tagged, classes.len(), PARTS, options.tagger_epochs.div_ceil(2), options.seed);
    let sentences: Vec<arcs::Parsed> = gold
        .iter()
        .zip(&tagged)
        .zip(&guessed)
        .map(|((sentence, tagged), guessed)| {
            let forms: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
            let lemmas: Vec<String> = forms
                .iter()
                .zip(guessed)
                .map(|(form, class)| {
                    let (upos, xpos) = model.classes[usize::from(*class)];
                    model.lemmas.lemma(form, *class, upos, xpos)
                })
                .collect();
            arcs::Parsed {
                atoms: model.atoms(&forms, &tagged.words, guessed, &lemmas),
                heads: treebank::projective_heads(sentence),
                relations: sentence.iter().map(|word| word.relation).collect(),
            }
        })
        .collect();
    let (moves, early) = arcs::learn(&sentences, options.parser_epochs, options.seed);
    model.moves = moves.freeze(most_moves);
    model.early = early.freeze(most_early);
    model.late = arcs::learn_late(&sentences, options.parser_epochs.div_ceil(2), options.seed).freeze(most_late);
    model
}

fn names(class: &str) -> Option<(Upos, &'static str)> {
    let (upos, xpos) = class.split_once('|')?;
    Some((Upos::from_name(upos)?, label::xpos(xpos)))
}
