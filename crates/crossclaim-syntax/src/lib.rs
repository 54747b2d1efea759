//! Tags, lemmas and dependency arcs of an English sentence, in the Universal Dependencies v2 scheme.
//!
//! Comes in: a sentence, or its tokens. Goes out: a [`Tree`]. The model is a file in this crate,
//! trained by a program in it. Which sentences are worth parsing is left to the caller.

use crossclaim_text::Span;

/// A universal part-of-speech tag (UD v2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The seventeen names are UD's own.
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// A token of a parsed sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text that was parsed. A clitic ("n't", "'s") is a token of its own.
    pub span: Span,
    /// Its part of speech.
    pub upos: Upos,
    /// Its lemma.
    pub lemma: String,
    /// The index (from 0) of its head in [`Tree::tokens`]; `None` for the root.
    pub head: Option<usize>,
    /// Its relation to the head, as UD writes it: `nsubj`, `obj`, `nmod:poss`, `root`.
    pub deprel: &'static str,
}

/// A sentence, parsed. One root, no cycle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The tokens in order.
    pub tokens: Vec<Token>,
}
