//! Who is meant: the names behind the words for a speaker, an agent, a holder of a role.

use crossclaim_core::{Document, within};
use crossclaim_facts::{Name, NameType, name};
use crossclaim_text::Span;

/// The name in a phrase: the person named in it, else the first organisation or place.
pub fn named(document: &Document, phrase: Span) -> Option<&Name> {
    let names = within(&document.facts.names, phrase, |n| n.span);
    let best = |t: NameType| names.iter().find(|n| n.name_type == t);
    best(NameType::Person).or_else(|| best(NameType::Organisation)).or_else(|| best(NameType::Place))
}

/// Can both be names of one bearer? A nickname in one article is not another person: only names
/// of the same sort can be told apart.
pub fn same(a: &Name, b: &Name) -> bool {
    name::same(&a.canonical, a.name_type, &b.canonical, b.name_type)
}

/// Are both names of persons, or both of organisations, and surely of two bearers?
pub fn differ(a: &Name, b: &Name) -> bool {
    let kinds = matches!(
        (a.name_type, b.name_type),
        (NameType::Person, NameType::Person)
            | (NameType::Organisation | NameType::Person, NameType::Organisation)
            | (NameType::Organisation, NameType::Person)
    );
    kinds && !same(a, b) && !name::related(&a.canonical, &b.canonical)
}
