//! A sentence, or a part of it that states something of its own.

use crossclaim_article::Role;
use crossclaim_text::Span;

/// What one article says at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Made from the article's id and the claim's words.
    pub id: String,
    /// Index of the article.
    pub article: usize,
    /// Index of the sentence.
    pub sentence: usize,
    /// Where it stands in the article's clean text.
    pub span: Span,
    /// The role of its block.
    pub role: Role,
}
