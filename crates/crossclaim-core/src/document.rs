//! An article with its sentences and facts.

use crossclaim_article::{Article, Role};
use crossclaim_facts::Facts;
use crossclaim_text::Span;

/// A sentence of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the article's clean text.
    pub span: Span,
    /// The role of the block it stands in.
    pub role: Role,
    /// Index of that block.
    pub block: usize,
}

/// An article, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The article.
    pub article: Article,
    /// Its sentences in order.
    pub sentences: Vec<Sentence>,
    /// Its facts.
    pub facts: Facts,
}
