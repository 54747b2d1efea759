//! What is known of words by which an article comes back to what it has named.
//!
//! Comes in: `lexicon/en/given_names.txt`, `person_nouns.txt`, `role_forms.txt`, `body_nouns.txt`.
//! Goes out: look-ups by the word in small letters.

use crossclaim_text::lexicon;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Which pronoun is used of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// she
    Female,
    /// he
    Male,
}

static GIVEN: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    sections(include_str!("../../lexicon/en/given_names.txt")).filter_map(|(w, g)| Some((w, g?))).collect()
});

static PERSONS: LazyLock<HashMap<&'static str, Option<Gender>>> =
    LazyLock::new(|| sections(include_str!("../../lexicon/en/person_nouns.txt")).collect());

static ROLES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for row in lexicon::rows(include_str!("../../lexicon/en/role_forms.txt")) {
        for form in &row {
            forms.entry(*form).or_insert(row[0]);
        }
    }
    forms
});

static BODIES: LazyLock<HashMap<&'static str, BTreeSet<&'static str>>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../lexicon/en/body_nouns.txt"))
        .filter_map(|row| Some((*row.first()?, row.get(1)?.split_whitespace().collect())))
        .collect()
});

/// The words of a file under their headings `[female]`, `[male]` and others.
fn sections(file: &'static str) -> impl Iterator<Item = (&'static str, Option<Gender>)> {
    let mut gender = None;
    lexicon::lines(file).filter_map(move |line| {
        if line.starts_with('[') {
            gender = match line {
                "[female]" => Some(Gender::Female),
                "[male]" => Some(Gender::Male),
                _ => None,
            };
            return None;
        }
        Some((line, gender))
    })
}

/// The gender of a given name as it is written ("Marta"), where it tells.
pub(super) fn of_given_name(name: &str) -> Option<Gender> {
    // "Marie-Claire", "Jean-Luc": the whole, else its first part.
    GIVEN.get(name).or_else(|| GIVEN.get(name.split('-').next()?)).copied()
}

/// A noun for one person.
#[derive(Clone, Copy, Debug)]
pub(super) struct PersonNoun {
    /// Which pronoun is used of whoever it is said of, where the noun tells.
    pub gender: Option<Gender>,
}

/// The word as a noun for one person, where it is one.
pub(super) fn person_noun(word: &str) -> Option<PersonNoun> {
    PERSONS.get(word).map(|gender| PersonNoun { gender: *gender })
}

/// The form that stands for all forms of a role.
pub(super) fn role(word: &str) -> &str {
    ROLES.get(word).copied().unwrap_or(word)
}

/// Is the word a noun for an organisation?
pub(super) fn body_noun(word: &str) -> bool {
    BODIES.contains_key(word)
}

/// Does a name with these words say itself that it is of the class of `noun`?
pub(super) fn is_body(noun: &str, name: &[String]) -> bool {
    BODIES.get(noun).is_some_and(|words| name.iter().any(|w| words.contains(w.as_str())))
}

/// Does a name with these words say itself of which class it is, whatever class that is?
pub(super) fn tells_class(name: &[String]) -> bool {
    name.iter().any(|w| BODIES.values().any(|words| words.contains(w.as_str())))
}

/// The gender that a form of address or a noun for a person tells.
pub(super) fn of_title(word: &str) -> Option<Gender> {
    match word {
        "mr" | "sir" | "lord" | "herr" | "monsieur" | "sheikh" | "father" | "brother" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "dame" | "lady" | "madam" | "madame" | "frau" | "sister" | "baroness" | "countess" => {
            Some(Gender::Female)
        }
        "actor" => None,
        _ => person_noun(word).and_then(|n| n.gender),
    }
}
