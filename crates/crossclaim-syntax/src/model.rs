//! The model: everything that was learned, in one file.
//!
//! Comes in: the bytes of a model file. Goes out: tags, lemmas and arcs of a sentence's tokens. The model that this
//! crate carries is read once and shared.

use std::sync::LazyLock;

use crate::bytes::{Reader, Writer};
use crate::label::{self, Upos};
use crate::lemma::Lemmas;
use crate::lexicon::Lexicon;
use crate::network::Network;
use crate::table::Table;
use crate::tagger;
use crate::word::Word;

const MAGIC: &[u8] = b"crossclaim-syntax 2\n";

/// A trained tagger, lemmatiser and parser.
///
/// [`Model::standard`] is the one this crate carries; [`crate::learn::train`] makes others.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Sources and licence of what it was learned from.
    pub(crate) notice: String,
    /// The tag classes: universal and Penn tag.
    pub(crate) classes: Vec<(Upos, &'static str)>,
    pub(crate) lexicon: Lexicon,
    pub(crate) lemmas: Lemmas,
    /// The weights of the quick tagger.
    pub(crate) quick: Table,
    pub(crate) network: Network,
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
    // The file is part of the crate, and a test reads it; a crate built without it cannot do its work.
    Model::from_bytes(include_bytes!("../model/english.bin")).expect("the model of the crate is whole")
});

impl Model {
    /// The model of this crate, read at the first call.
    pub fn standard() -> &'static Self {
        &STANDARD
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
        let quick = Table::read(&mut from)?;
        let network = Network::read(&mut from)?;
        let whole = network.fits(classes.len(), label::RELATIONS.len());
        whole.then_some(Self { notice, classes, lexicon, lemmas, quick, network })
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
        self.quick.write(&mut to);
        self.network.write(&mut to);
        to.into_bytes()
    }

    /// Sources and licence of what the model was learned from.
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// How many weights it holds: of the quick tagger, of feature vectors, of the rest of the network.
    pub fn sizes(&self) -> [usize; 3] {
        let [vectors, weights] = self.network.sizes();
        [self.quick.len(), vectors, weights]
    }

    fn class(&self, class: u8) -> (Upos, &'static str) {
        self.classes.get(usize::from(class)).copied().unwrap_or((Upos::X, "_"))
    }

    /// The tags of a sentence by the quick tagger, universal and Penn.
    pub(crate) fn tag(&self, forms: &[&str]) -> Vec<(Upos, &'static str)> {
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form)).collect();
        let classes = tagger::tag(&words, &self.lexicon, &self.quick, self.classes.len());
        classes.into_iter().map(|class| self.class(class)).collect()
    }

    /// Tags, lemmas and arcs of a sentence.
    pub(crate) fn analyse(&self, forms: &[&str]) -> Vec<Analysis> {
        let words: Vec<Word> = forms.iter().map(|form| Word::new(form)).collect();
        let may_cut: Vec<bool> =
            forms.iter().map(|form| matches!(*form, "," | ";" | "." | ":" | "!" | "?" | "—" | "--")).collect();
        let reading = self.network.read_sentence(&words, &may_cut);
        forms
            .iter()
            .zip(reading.tags)
            .zip(reading.heads.into_iter().zip(reading.relations))
            .map(|((form, class), (head, relation))| {
                let (upos, xpos) = self.class(class);
                Analysis { upos, xpos, lemma: self.lemmas.lemma(form, class, upos, xpos), head, relation }
            })
            .collect()
    }
}
