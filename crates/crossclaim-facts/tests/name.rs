//! The cases of `tests/cases/names.toml`: every name of a text with its type, fullest form and title,
//! and which two names are one.

use crossclaim_facts::name::{self, Name, NameType, Registry};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    trap: String,
    text: String,
    names: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    words: String,
    r#type: String,
    canonical: Option<String>,
    title: Option<String>,
    #[serde(default)]
    past: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    trap: String,
    a: (String, String),
    b: (String, String),
    same: bool,
    related: Option<bool>,
}

fn cases() -> Cases {
    toml::from_str(include_str!("../../../tests/cases/names.toml")).expect("the case file is TOML of its schema")
}

fn read(text: &str) -> Vec<Name> {
    name::extract(text, &crossclaim_text::sentences(text))
}

fn type_of(word: &str) -> NameType {
    let types = [NameType::Person, NameType::Place, NameType::Organisation, NameType::Other];
    types.into_iter().find(|t| t.name() == word).unwrap_or_else(|| panic!("no type {word}"))
}

fn shown(words: &str, name_type: &str, canonical: &str, title: Option<&str>, past: bool) -> String {
    let mut line = format!("{words} ({name_type})");
    if canonical != words {
        let _ = write!(line, " = {canonical}");
    }
    if let Some(title) = title {
        let _ = write!(line, ", {}{title}", if past { "past " } else { "" });
    }
    line
}

#[test]
fn every_case_has_its_names() {
    let mut wrong = String::new();
    for case in cases().case {
        let text = &case.text;
        let show = |n: &Name| {
            shown(n.span.of(text), n.name_type.name(), &n.canonical, n.title.map(|t| t.of(text)), n.title_past)
        };
        let found: Vec<String> = read(text).iter().map(show).collect();
        let expected: Vec<String> = case
            .names
            .iter()
            .map(|n| shown(&n.words, &n.r#type, n.canonical.as_ref().unwrap_or(&n.words), n.title.as_deref(), n.past))
            .collect();
        if found != expected {
            let _ = writeln!(wrong, "{}\n  {text:?}\n  expected {expected:?}\n  found    {found:?}", case.trap);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_pair_is_one_or_two() {
    let mut wrong = String::new();
    for pair in cases().pair {
        let ((a_type, a), (b_type, b)) = (&pair.a, &pair.b);
        let same = name::same(a, type_of(a_type), b, type_of(b_type));
        if same != pair.same {
            let _ = writeln!(
                wrong,
                "{}: {a} and {b}: same is {same}; keys {:?} {:?}",
                pair.trap,
                name::key(a),
                name::key(b)
            );
        }
        let related = name::related(a, b);
        if pair.related.is_some_and(|expected| expected != related) {
            let _ = writeln!(wrong, "{}: {a} and {b}: related is {related}", pair.trap);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_two_cases_stand_for_the_same() {
    let cases = cases();
    let traps: BTreeSet<&str> =
        cases.case.iter().map(|c| c.trap.as_str()).chain(cases.pair.iter().map(|p| p.trap.as_str())).collect();
    assert_eq!(traps.len(), cases.case.len() + cases.pair.len());
    assert!(traps.len() >= 150, "a family has 150 cases and more");
}

/// The label of each name of each text, in order.
fn labels(texts: &[&str]) -> Vec<Vec<String>> {
    let names: Vec<Vec<Name>> = texts.iter().map(|text| read(text)).collect();
    let slices: Vec<&[Name]> = names.iter().map(Vec::as_slice).collect();
    let registry = Registry::build(&slices, texts);
    let label = |article: usize, at: usize| registry.label(registry.entity(article, at)).to_owned();
    names.iter().enumerate().map(|(article, list)| (0..list.len()).map(|at| label(article, at)).collect()).collect()
}

#[test]
fn a_bare_surname_of_one_article_finds_its_bearer_in_another() {
    let found = labels(&["Governor Selim Tarvis resigned.", "Mr Tarvis resigned.", "Selim Tarvish resigned."]);
    assert_eq!(found[0], found[1]);
    assert_eq!(found[0], found[2]);
}

#[test]
fn a_bare_surname_with_two_bearers_stays_apart_from_both() {
    let found = labels(&["Ann Smith resigned.", "Bob Smith resigned.", "Mr Smith resigned."]);
    assert_eq!(found, [["Ann Smith"], ["Bob Smith"], ["Smith"]]);
}

#[test]
fn an_initial_with_two_bearers_stays_apart_from_both() {
    let found = labels(&["John Hartwell resigned.", "Jane Hartwell resigned.", "It was signed by J. Hartwell."]);
    assert_eq!(found, [["John Hartwell"], ["Jane Hartwell"], ["J. Hartwell"]]);
}

#[test]
fn an_acronym_is_what_another_article_says_it_is() {
    let found = labels(&["The Popular Action Front (PAF) signed.", "Rebels of the PAF signed."]);
    assert_eq!(found[0][0], "Popular Action Front");
    assert_eq!(found[1], ["Popular Action Front"]);
}

#[test]
fn a_surname_joins_no_person_to_a_firm() {
    let found = labels(&["Luka Halvorsen scored. Halvorsen left.", "Halvorsen & Co paid.", "Halvorsen shares fell."]);
    assert_eq!(found[0], ["Luka Halvorsen", "Luka Halvorsen"]);
    assert_eq!(found[1], ["Halvorsen & Co"]);
    assert_ne!(found[2], found[1]);
}

#[test]
fn a_firm_and_a_trust_of_one_word_stay_two() {
    let found = labels(&["Pellworth plc agreed.", "The Pellworth Family Trust agreed."]);
    assert_eq!(found, [["Pellworth plc"], ["Pellworth Family Trust"]]);
}

#[test]
fn romanisations_and_peoples_are_one_and_seats_are_related() {
    let texts = ["Kiev agreed with the Ukrainians.", "They met in Kyiv, and Ukraine agreed."];
    let names: Vec<Vec<Name>> = texts.iter().map(|text| read(text)).collect();
    let registry = Registry::build(&[&names[0], &names[1]], &texts);
    assert_eq!(registry.entity(0, 0), registry.entity(1, 0));
    assert_eq!(registry.entity(0, 1), registry.entity(1, 1));
    assert_ne!(registry.entity(0, 0), registry.entity(0, 1));
    assert!(registry.related(registry.entity(0, 0), registry.entity(1, 1)));
    assert_eq!(registry.name_type(registry.entity(0, 1)), NameType::Place);
}

#[test]
fn the_order_of_the_articles_changes_no_id() {
    let texts = [
        "Ann Smith met Bob Smith in Kyiv.",
        "Mr Smith left Kiev for Norway.",
        "The Pellworth Trust paid Pellworth plc.",
    ];
    let names: Vec<Vec<Name>> = texts.iter().map(|text| read(text)).collect();
    let forward = Registry::build(&[&names[0], &names[1], &names[2]], &texts);
    let back = Registry::build(&[&names[2], &names[0], &names[1]], &[texts[2], texts[0], texts[1]]);
    for (article, moved) in [(0, 1), (1, 2), (2, 0)] {
        for at in 0..names[article].len() {
            assert_eq!(forward.entity(article, at), back.entity(moved, at));
        }
    }
    assert_eq!(forward.len(), back.len());
}
