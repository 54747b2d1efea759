//! References: pronouns and descriptions led back to whom or what the article has named.
//!
//! Comes in: the text of an article, its sentences and its facts. Goes out: [`Reference`]s: "he", "the
//! minister", "the bank", "the Dane", "the 34-year-old", "his deputy", "the two sides" with the names
//! they stand for. Where two could be meant there is none: a wrong bearer is worse than none.
//!
//! 1. `cast` gathers what the article says of each bearer, over all of its text.
//! 2. `resolve` walks through the sentences and keeps who was spoken of last; pronouns.
//! 3. `describe` reads descriptions on that way.
//!
//! Left alone: pronouns between quotation marks, "it" and "they" but as speakers, "you" and "I",
//! events ("the attack"), and whatever is named later only.

mod cast;
mod describe;
mod lexicon;
mod resolve;
mod token;

use crossclaim_article::Role;
use crossclaim_facts::Facts;
use crossclaim_text::Span;

/// Words that stand for a bearer the article names elsewhere.
///
/// ```
/// use crossclaim_core::references;
/// use crossclaim_text::sentences;
///
/// let text = "Marta Quil, the prosecutor, spoke on Monday. She said the prosecutor's office was ready.";
/// let spans = sentences(text);
/// let facts = crossclaim_facts::extract(text, &spans, &Default::default());
/// let found = references(text, &spans, &[], &facts);
/// assert_eq!(found[0].span.of(text), "She");
/// assert_eq!(facts.names[found[0].names[0]].canonical, "Marta Quil");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The words: "She", "the prosecutor".
    pub span: Span,
    /// The names they stand for, by index in [`Facts::names`]: one, or both of "the two sides".
    pub names: Vec<usize>,
    /// How sure it is, from 0 to 1. Below [`Reference::SAFE`] it is a guess that should join nothing.
    pub confidence: f32,
}

impl Reference {
    /// The confidence from which a reference may be taken for its names.
    pub const SAFE: f32 = 0.75;

    /// The one name it safely stands for.
    pub fn name(&self) -> Option<usize> {
        match self.names.as_slice() {
            [one] if self.confidence >= Self::SAFE => Some(*one),
            _ => None,
        }
    }
}

/// The references of `text`, in order. `sentences` are its sentences in order, `roles` the roles of
/// their blocks (body text where there are fewer).
pub fn references(text: &str, sentences: &[Span], roles: &[Role], facts: &Facts) -> Vec<Reference> {
    let cast = cast::Cast::of(text, sentences, &facts.names);
    resolve::resolve(text, sentences, roles, facts, cast)
}

/// Is the word, in small letters, a noun for one person by which an article can come back to somebody?
pub fn is_person_noun(word: &str) -> bool {
    lexicon::person_noun(word).is_some()
}
