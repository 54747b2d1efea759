//! The model: everything that was learned, in one file.
//!
//! Comes in: the bytes of a model file. Goes out: tags, lemmas and arcs of a sentence's tokens. The model that this
//! crate carries is read once and shared.

use std::sync::LazyLock;

use crate::bytes::{Reader, Writer};
use crate::label::{self, Upos};
use crate::lemma::Lemmas;
use crate::lexicon::Lexicon;
use crate::parser::features::{Atom, Atoms};
use crate::parser::{self, Models};
use crate::table::Table;
use crate::tagger;
use crate::word::Word;

const MAGIC: &[u8] = b"crossclaim-syntax 1\n";

/// A trained tagger, lemmatiser and parser.
///
/// [`Model::standard`] is the one this crate carries; [`crate::learn::train`] makes others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Sources and licence of what it was learned from.
    pub(crate) notice: String,
    /// The tag classes: universal and Penn tag.
    pub(crate) classes: Vec<(Upos, &'static str)>,
    pub(crate) lexicon: Lexicon,
    pub(crate) lemmas: Lemmas,
    pub(crate) tags: Table,
    pub(crate) moves: Table,
    pub(crate) early: Table,
    pub(crate) late: Table,
}

/// What the model says of one token.
pub(crate) struct Analysis {
    pub(crate) upos: Upos,
    pub(crate) xpos: &'static str,
    pub(crate) lemma: String,
    /// The number of tokens stands for the root.
    pub(crate) head: u32,
    pub(crate) relation: u8,
}

static STANDARD: LazyLock<Model> = LazyLock::new(|| {
    // The file is part of the crate and a test reads it; without it the sentence would get tags of no worth.
    Model::from_bytes(include_bytes!("../model/english.bin")).unwrap_or_else(Model::empty)
});

impl Model {
    /// The model of this crate, read at the first call.
    pub fn standard() -> &'static Self {
        &STANDARD
    }

    fn empty() -> Self {
        Self {
            notice: String::new(),
            classes: vec![(Upos::X, "_")],
            lexicon: Lexicon::default(),
            lemmas: Lemmas::default(),
            tags: Table::pack(&[]),
            moves: Table::pack(&[]),
            early: Table::pack(&[]),
            late: Table::pack(&[]),
        }
    }

    /// Reads a model file; `None` when it is none, or broken.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader::new(bytes);
        if from.take(MAGIC.len())? != MAGIC {
            return None;
        }
        let notice = from.string()?.to_owned();
        let classes = (0..from.u8()?)
            .map(|_| {
                let (upos, xpos) = from.string()?.split_once('|')?;
                Some((Upos::from_name(upos)?, label::xpos(xpos)))
            })
            .collect::<Option<Vec<_>>>()?;
        let lexicon = Lexicon::read(&mut from)?;
        let lemmas = Lemmas::read(&mut from)?;
        let mut table = || Table::read(&mut from);
        let (tags, moves, early, late) = (table()?, table()?, table()?, table()?);
        (!classes.is_empty()).then_some(Self { notice, classes, lexicon, lemmas, tags, moves, early, late })
    }

    /// The model as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        for byte in MAGIC {
            to.u8(*byte);
        }
        to.string(&self.notice);
        to.u8(self.classes.len() as u8);
        for (upos, xpos) in &self.classes {
            to.string(&format!("{}|{xpos}", upos.name()));
        }
        self.lexicon.write(&mut to);
        self.lemmas.write(&mut to);
        for table in [&self.tags, &self.moves, &self.early, &self.late] {
            table.write(&mut to);
        }
        to.into_bytes()
    }

    /// Sources and licence of what the model was learned from.
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// How many weights it holds: for tags, moves, and the two passes of relations.
    pub fn sizes(&self) -> [usize; 4] {
        [self.tags.len(), self.moves.len(), self.early.len(), self.late.len()]
    }

    fn class(&self, class: u8) -> (Upos, &'static str) {
        self.classes.get(usize::from(class)).copied().unwrap_or((Upos::X, "_"))
    }

    fn classes_of(&self, words: &[Word]) -> Vec<u8> {
        tagger::tag(words, &self.lexicon, &self.tags, self.classes.len())
    }

    /// The tags of a sentence, universal and Penn.
    pub(crate) fn tag(&self, forms: &[&str]) -> Vec<(Upos, &'static str)> {
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form)).collect();
        self.classes_of(&words).into_iter().map(|class| self.class(class)).collect()
    }

    /// Tags, lemmas and arcs of a sentence.
    pub(crate) fn analyse(&self, forms: &[&str]) -> Vec<Analysis> {
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form)).collect();
        let classes = self.classes_of(&words);
        let lemmas: Vec<String> = forms
            .iter()
            .zip(&classes)
            .map(|(form, class)| {
                let (upos, xpos) = self.class(*class);
                self.lemmas.lemma(form, *class, upos, xpos)
            })
            .collect();
        let atoms = self.atoms(forms, &words, &classes, &lemmas);
        let models = Models { moves: &self.moves, early: &self.early, late: &self.late };
        let (heads, relations) = parser::parse(&atoms, &models);
        lemmas
            .into_iter()
            .zip(classes)
            .zip(heads.into_iter().zip(relations))
            .map(|((lemma, class), (head, relation))| {
                let (upos, xpos) = self.class(class);
                Analysis { upos, xpos, lemma, head, relation }
            })
            .collect()
    }

    /// What the parser looks at.
    pub(crate) fn atoms(&self, forms: &[&str], words: &[Word], classes: &[u8], lemmas: &[String]) -> Atoms {
        let mut seen = [0; 3];
        let tokens = words.iter().enumerate().map(|(at, word)| {
            let (upos, xpos) = self.class(classes[at]);
            seen[0] += u32::from(xpos == ",");
            seen[1] += u32::from(matches!(xpos, "VBD" | "VBZ" | "VBP" | "MD"));
            seen[2] += u32::from(upos == Upos::Cconj);
            let lemma = if lemmas[at] == forms[at] { word.lower } else { Word::new(&lemmas[at]).lower };
            Atom { word: lemma, tag: u32::from(classes[at]), coarse: upos as u32, form: word.lower, seen }
        });
        Atoms(tokens.collect())
    }
}
