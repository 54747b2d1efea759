//! The cases of `tests/cases/references.toml`, and laws that hold for any text.

use crossclaim_core::{Reference, references};
use crossclaim_facts::Facts;
use crossclaim_text::sentences;
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    trap: String,
    text: String,
    #[serde(default)]
    found: Vec<(String, String)>,
    #[serde(default)]
    open: Vec<String>,
    #[serde(default)]
    only: bool,
}

fn read(text: &str) -> (Facts, Vec<Reference>) {
    let spans = sentences(text);
    let facts = crossclaim_facts::extract(text, &spans, &crossclaim_facts::Context::default());
    let found = references(text, &spans, &[], &facts);
    (facts, found)
}

fn cases() -> Vec<Case> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/references.toml");
    toml::from_str::<Table>(&std::fs::read_to_string(file).unwrap()).unwrap().case
}

#[test]
fn references_of_the_table() {
    let cases = cases();
    assert!(cases.len() >= 60, "the table has {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let (facts, all) = read(&case.text);
        let safe: Vec<(String, String)> = all
            .iter()
            .filter(|r| r.confidence >= Reference::SAFE)
            .map(|r| {
                let names: Vec<&str> = r.names.iter().map(|n| facts.names[*n].canonical.as_str()).collect();
                (r.span.of(&case.text).to_owned(), names.join(" + "))
            })
            .collect();
        let mut rest = safe.iter();
        let missed: Vec<_> = case.found.iter().filter(|want| !rest.any(|have| have == *want)).collect();
        let opened: Vec<_> = case
            .open
            .iter()
            .filter(|words| {
                let at = case.text.match_indices(words.as_str()).map(|m| m.0).find(|at| {
                    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                    !letter(case.text[..*at].chars().next_back())
                        && !letter(case.text[at + words.len()..].chars().next())
                });
                let at = at.unwrap_or_else(|| panic!("{}: {words:?} is not in the text", case.trap));
                all.iter().any(|r| r.confidence >= Reference::SAFE && r.span.start == at)
            })
            .collect();
        let more = case.only && safe.len() > case.found.len();
        if !missed.is_empty() || !opened.is_empty() || more {
            wrong.push(format!(
                "{}\n  {}\n  missed {missed:?}, should be open {opened:?}, found {safe:?}",
                case.trap, case.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn spans_are_words_of_the_text_and_names_are_names() {
    let texts: Vec<String> = cases().into_iter().map(|c| c.text).collect();
    let mut text = texts.join("\n\n");
    text.push_str("«The» he his the 34-year-old ’s ’ 's the two both the “he said” \u{fffd} İ 漢字 the the the");
    let (facts, all) = read(&text);
    assert!(!all.is_empty());
    assert!(all.is_sorted_by_key(|r| (r.span.start, r.span.end)));
    for r in &all {
        assert!(text.is_char_boundary(r.span.start) && text.is_char_boundary(r.span.end));
        assert!(!r.span.of(&text).trim().is_empty());
        assert!(!r.names.is_empty() && r.names.iter().all(|n| *n < facts.names.len()));
        assert!((0.0..=1.0).contains(&r.confidence));
    }
}

#[test]
fn work_grows_with_the_text() {
    // A long text of descriptions and pronouns: with a search back for each it would take minutes.
    let text = "Mayor Ana Ruiz met Pavel Dorn. The mayor said he was late. Both sides of it. ".repeat(4000);
    let (_, all) = read(&text);
    assert!(all.len() > 4000);
}
