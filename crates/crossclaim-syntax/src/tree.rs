//! The tree of a sentence, and how one walks in it.

use crossclaim_text::Span;

use crate::label::Upos;

/// A token of a parsed sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text that was parsed. A clitic ("n't", "'s") is a token of its own.
    pub span: Span,
    /// Its part of speech.
    pub upos: Upos,
    /// Its Penn Treebank tag, which tells tense and number: `VBD`, `NNS`.
    pub xpos: &'static str,
    /// Its lemma.
    pub lemma: String,
    /// The index (from 0) of its head in [`Tree::tokens`]; `None` for the root.
    pub head: Option<usize>,
    /// Its relation to the head, as UD writes it: `nsubj`, `obj`, `nmod:poss`, `root`.
    pub deprel: &'static str,
}

impl Token {
    /// Its relation without the subtype: `nsubj` of `nsubj:pass`.
    pub fn relation(&self) -> &'static str {
        self.deprel.split(':').next().unwrap_or(self.deprel)
    }
}

/// A sentence, parsed. One root, no cycle, no crossing arcs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The tokens in order.
    pub tokens: Vec<Token>,
}

impl Tree {
    /// The index of the root; `None` only when there is no token.
    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }

    /// The children of a token, from left to right.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        // A child stands inside the subtree of its head, so the scan could be narrower; sentences are short.
        (0..self.tokens.len()).filter(move |at| self.tokens[*at].head == Some(token))
    }
}
