//! Who is meant: the bearer behind the words for a speaker, an agent, a holder of a role.

use crossclaim_core::{Corpus, within};
use crossclaim_facts::name::EntityId;
use crossclaim_facts::{Name, NameType};
use crossclaim_text::{Span, fold};

/// The name in a phrase: the last person before its first comma ("Port Ellis coach Henrik Vale"), else
/// any person, organisation or place in it.
pub fn named(corpus: &Corpus, article: usize, phrase: Span) -> Option<&Name> {
    let document = &corpus.documents[article];
    let names = within(&document.facts.names, phrase, |n| n.span);
    let comma = document.words(phrase).find(',').map_or(phrase.end, |at| phrase.start + at);
    let person = |n: &&Name| n.name_type == NameType::Person;
    let of = |t: NameType| names.iter().find(|n| n.name_type == t);
    let head = names.iter().filter(|n| n.span.end <= comma).filter(person).next_back();
    head.or_else(|| of(NameType::Person)).or_else(|| of(NameType::Organisation)).or_else(|| of(NameType::Place))
}

/// The bearer named in a phrase.
pub fn bearer(corpus: &Corpus, article: usize, phrase: Span) -> Option<EntityId> {
    named(corpus, article, phrase).and_then(|n| corpus.entity(article, n))
}

/// Are both bearers persons or bodies, and surely two? A person and the body that person speaks
/// for may be one source; two persons are not.
pub fn differ(corpus: &Corpus, a: EntityId, b: EntityId) -> bool {
    let registry = &corpus.registry;
    let sort = |id| registry.name_type(id);
    matches!(
        (sort(a), sort(b)),
        (NameType::Person, NameType::Person) | (NameType::Organisation, NameType::Organisation)
    ) && !registry.related(a, b)
        && !share_a_word(registry.label(a), registry.label(b))
}

/// Do two names share a word? "Christie" and "Chris Christie" may be one though nobody says so.
pub fn share_a_word(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> { fold(name).split_whitespace().map(str::to_owned).collect() };
    let theirs = words(b);
    words(a).iter().any(|w| w.len() > 2 && theirs.contains(w))
}
