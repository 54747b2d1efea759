//! Runs `tests/cases/sentences.toml`: what the sentences of a text are, one trap a case.

use crossclaim_text::sentences;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    trap: String,
    text: String,
    sentences: Vec<String>,
}

fn cases() -> Vec<Case> {
    let table: Cases = toml::from_str(include_str!("../../../tests/cases/sentences.toml")).expect("the cases are TOML");
    table.case
}

#[test]
fn every_case_has_its_sentences() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found: Vec<&str> = sentences(&case.text).iter().map(|span| &case.text[span.start..span.end]).collect();
        if found != case.sentences {
            wrong.push(format!("{}\n  expected {:?}\n  found    {found:?}", case.trap, case.sentences));
        }
    }
    assert!(wrong.is_empty(), "{} cases fail\n{}", wrong.len(), wrong.join("\n"));
}

/// A case stands alone and in an article alike: paragraphs around it change nothing.
#[test]
fn a_case_is_cut_alike_between_paragraphs() {
    for case in cases() {
        let text = format!("Rain fell on Arlby.\n\n{}\n\nIt was Sunday", case.text);
        let found: Vec<&str> = sentences(&text).iter().map(|span| &text[span.start..span.end]).collect();
        let expected: Vec<&str> = std::iter::once("Rain fell on Arlby.")
            .chain(case.sentences.iter().map(String::as_str))
            .chain(std::iter::once("It was Sunday"))
            .collect();
        assert_eq!(found, expected, "{}", case.trap);
    }
}

#[test]
fn the_table_is_sound() {
    let cases = cases();
    assert!(cases.len() >= 150, "{} cases", cases.len());
    let traps: BTreeSet<&str> = cases.iter().map(|case| case.trap.as_str()).collect();
    assert_eq!(traps.len(), cases.len(), "a trap stands twice");
    for case in &cases {
        let mut rest = case.text.as_str();
        for sentence in &case.sentences {
            let at = rest.find(sentence.as_str()).unwrap_or_else(|| panic!("{sentence:?} is not in its text"));
            assert_eq!(rest[..at].trim(), "", "{}", case.trap);
            rest = &rest[at + sentence.len()..];
        }
        assert_eq!(rest.trim(), "", "{}", case.trap);
    }
}
