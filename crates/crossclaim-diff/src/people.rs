//! Who is meant: the bearer behind the words for a speaker, an agent, a holder of a role.

use crossclaim_core::{Corpus, Document, within};
use crossclaim_facts::name::EntityId;
use crossclaim_facts::{Name, NameType};
use crossclaim_text::{Span, fold};

/// The name in a phrase: the last person before its first comma ("Port Ellis coach Henrik Vale"), else
/// any person, organisation or place in it.
pub fn named(corpus: &Corpus, article: usize, phrase: Span) -> Option<&Name> {
    let document = &corpus.documents[article];
    let phrase = with_apposition(document, phrase);
    let names = within(&document.facts.names, phrase, |n| n.span);
    let comma = document.words(phrase).find(',').map_or(phrase.end, |at| phrase.start + at);
    let person = |n: &&Name| n.name_type == NameType::Person;
    let of = |t: NameType| names.iter().find(|n| n.name_type == t);
    let head = names.iter().filter(|n| n.span.end <= comma).rfind(person);
    head.or_else(|| of(NameType::Person)).or_else(|| of(NameType::Organisation)).or_else(|| of(NameType::Place))
}

/// The phrase with the name behind its comma: "the prosecutor, Marta Quil".
fn with_apposition(document: &Document, phrase: Span) -> Span {
    let names = &document.facts.names;
    let next = names.get(names.partition_point(|n| n.span.start < phrase.end));
    match next {
        Some(n) if document.words(Span::new(phrase.end, n.span.start)) == ", " => phrase.cover(n.span),
        _ => phrase,
    }
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
