//! Articles taken apart into claims, and claims put together across sources.
//!
//! 1. [`Document`]: an article with its sentences and facts.
//! 2. [`Claim`]: a sentence, or a part of it, in its role.
//! 3. [`Group`]: claims of several articles that speak of the same thing.

mod classes;
mod concepts;
mod document;
mod origin;
mod reference;
pub mod vocabulary;
pub mod weight;

mod claim;
mod group;
mod link;

pub use claim::Claim;
pub use classes::class;
pub use document::{Document, Keyword, Sentence, within};
pub use group::Group;
pub use reference::{Reference, is_person_noun, references};
mod corpus;
mod pair;
mod profile;
pub mod score;

pub use claim::identifier;
pub use concepts::{Concepts, Sort, Term, Terms};
pub use corpus::Corpus;
pub use link::{Companions, Kept, Link};
pub use pair::{Features, NAMES, features, quantities, times_of};
pub use profile::Profile;
