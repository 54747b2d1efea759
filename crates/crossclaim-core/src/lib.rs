//! Articles taken apart into claims, and claims put together across sources.
//!
//! 1. [`Document`]: an article with its sentences and facts.
//! 2. [`Claim`]: a sentence, or a part of it, in its role.
//! 3. [`Group`]: claims of several articles that speak of the same thing.

mod claim;
mod document;
mod group;

pub use claim::Claim;
pub use document::{Document, Sentence};
pub use group::Group;

/// All that is known after grouping: what the differ reads.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The articles, sorted by id.
    pub documents: Vec<Document>,
    /// Every claim, in the order of articles and text.
    pub claims: Vec<Claim>,
    /// The groups, in the order of their first claim.
    pub groups: Vec<Group>,
    /// The origin of each article: the index of the first article it is a copy of, or its own.
    pub origins: Vec<usize>,
}
