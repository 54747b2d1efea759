//! Tags, lemmas and dependency arcs of an English sentence, in the Universal Dependencies v2 scheme.
//!
//! Comes in: a sentence, or its tokens. Goes out: a [`Tree`]. The model is a file in this crate,
//! trained by a program in it (`examples/train.rs`). Which sentences are worth parsing is left to the caller.
//!
//! 1. [`tokenize`] cuts the sentence as UD does.
//! 2. A small recurrent network reads it and gives tags, arcs and relations; rules give lemmas: [`parse`].
//! 3. Above the arcs stand noun phrases ([`Tree::noun_phrase`]), verb groups, who did what ([`frames`]) and whose words
//!    these are ([`Tree::report_of`]).
//!
//! [`tag`] is a linear tagger for those who need no arcs: many times faster, and a little less exact.
//!
//! ```
//! let tree = crossclaim_syntax::parse("The mayor did not resign.");
//! let root = tree.root().expect("a root");
//! assert_eq!(tree.tokens[root].lemma, "resign");
//! ```

// The kernels of the network must be inlined into the function that the vector instructions are chosen for.
#![allow(clippy::inline_always)]

mod bytes;
mod hash;
mod label;
mod rows;
mod word;

mod tokenize;

mod lexicon;
mod table;
mod tagger;

mod lemma;

mod network;

mod model;

pub mod learn;

mod tree;

mod conllu;
mod svg;

mod phrase;
mod verb;

mod frame;
mod quotation;

pub use frame::{Frame, FrameKind, Oblique, frames};
pub use label::Upos;
pub use model::Model;
pub use phrase::Attachment;
pub use quotation::Report;
pub use tokenize::tokenize;
pub use tree::{Token, Tree, Walk};
pub use verb::{Modality, Tense, VerbGroup, Voice};

use crossclaim_text::Span;

/// Parses a sentence with the model this crate carries. Never fails; an empty sentence has an empty tree.
///
/// ```
/// let tree = crossclaim_syntax::parse("Two men were held.");
/// assert_eq!(tree.tokens[1].lemma, "man");
/// assert_eq!(tree.tokens[1].deprel, "nsubj:pass");
/// assert_eq!(tree.tokens[0].head, Some(1));
/// ```
pub fn parse(sentence: &str) -> Tree {
    Model::standard().parse(sentence)
}

/// Parses given tokens. The spans point into the tokens joined by one space.
///
/// ```
/// let tree = crossclaim_syntax::parse_tokens(&["He", "did", "n't", "go", "."]);
/// assert_eq!(tree.tokens[2].span.start, 7);
/// ```
pub fn parse_tokens(tokens: &[&str]) -> Tree {
    Model::standard().parse_tokens(tokens)
}

/// A token with its tags, without lemma and arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Where it stands in the text.
    pub span: Span,
    /// Its part of speech.
    pub upos: Upos,
    /// Its Penn Treebank tag.
    pub xpos: &'static str,
}

/// Tags a sentence, without parsing it: many times faster than [`parse`].
///
/// ```
/// use crossclaim_syntax::{Upos, tag};
///
/// let tags: Vec<Upos> = tag("Prices fell.").iter().map(|token| token.upos).collect();
/// assert_eq!(tags, [Upos::Noun, Upos::Verb, Upos::Punct]);
/// ```
pub fn tag(sentence: &str) -> Vec<Tagged> {
    Model::standard().tag_text(sentence)
}

impl Model {
    /// Parses a sentence with this model.
    pub fn parse(&self, sentence: &str) -> Tree {
        let spans = tokenize(sentence);
        let forms: Vec<&str> = spans.iter().map(|span| span.of(sentence)).collect();
        self.tree(&forms, &spans)
    }

    /// Parses given tokens with this model. The spans point into the tokens joined by one space.
    pub fn parse_tokens(&self, tokens: &[&str]) -> Tree {
        let mut start = 0;
        let spans: Vec<Span> = tokens
            .iter()
            .map(|token| {
                let span = Span::new(start, start + token.len());
                start = span.end + 1;
                span
            })
            .collect();
        self.tree(tokens, &spans)
    }

    /// Tags a sentence with this model.
    pub fn tag_text(&self, sentence: &str) -> Vec<Tagged> {
        let spans = tokenize(sentence);
        let forms: Vec<&str> = spans.iter().map(|span| span.of(sentence)).collect();
        let tags = self.tag(&forms);
        spans.into_iter().zip(tags).map(|(span, (upos, xpos))| Tagged { span, upos, xpos }).collect()
    }

    fn tree(&self, forms: &[&str], spans: &[Span]) -> Tree {
        let length = forms.len();
        let tokens = self.analyse(forms).into_iter().zip(spans).map(|(analysis, span)| Token {
            span: *span,
            upos: analysis.upos,
            xpos: analysis.xpos,
            lemma: analysis.lemma,
            head: Some(analysis.head as usize).filter(|head| *head < length),
            deprel: label::RELATIONS[usize::from(analysis.relation)],
        });
        Tree { tokens: tokens.collect() }
    }
}
