//! The table of polarity, certainty and scopes, `tests/cases/stance.toml`.

use crossclaim_facts::stance::{certainty, extract, polarity, tense};
use crossclaim_text::{Span, sentences};
use serde::Deserialize;
use std::fmt::Write as _;

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    trap: String,
    #[serde(default)]
    expect: Vec<Expected>,
    #[serde(default)]
    stances: Vec<Scoped>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    words: String,
    polarity: Option<String>,
    certainty: Option<String>,
    tense: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scoped {
    kind: String,
    cue: String,
    scope: String,
}

fn failures(case: &Case) -> Vec<String> {
    let text = case.text.as_str();
    let stances = extract(text, &sentences(text));
    let seen = || -> Vec<_> { stances.iter().map(|s| (s.kind.name(), s.cue.of(text), s.scope.of(text))).collect() };
    let mut wrong = Vec::new();
    for expected in &case.expect {
        let Some(start) = text.find(&expected.words) else {
            wrong.push(format!("{:?} is not in the text", expected.words));
            continue;
        };
        let span = Span::new(start, start + expected.words.len());
        let found_polarity = polarity(&stances, span).name();
        let sentence = sentences(text).into_iter().find(|s| s.contains(span)).unwrap_or(span);
        let found_tense = tense(text, sentence, span).map_or("none", |t| t.name());
        if expected.tense.as_ref().is_some_and(|t| t != found_tense) {
            wrong.push(format!("{:?} is {found_tense}", expected.words));
        }
        let found_certainty = certainty(&stances, span).name();
        if expected.polarity.as_ref().is_some_and(|p| p != found_polarity)
            || expected.certainty.as_ref().is_some_and(|c| c != found_certainty)
        {
            wrong.push(format!("{:?} is {found_polarity}, {found_certainty}: {:?}", expected.words, seen()));
        }
    }
    for scoped in &case.stances {
        let hit = stances
            .iter()
            .any(|s| s.kind.name() == scoped.kind && s.cue.of(text) == scoped.cue && s.scope.of(text) == scoped.scope);
        if !hit {
            wrong.push(format!("no {} {:?} over {:?} among {:?}", scoped.kind, scoped.cue, scoped.scope, seen()));
        }
    }
    wrong
}

#[test]
fn every_case_holds() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/stance.toml");
    let table: Table =
        toml::from_str(&std::fs::read_to_string(path).expect("the table is there")).expect("the table is TOML");
    assert!(table.case.len() >= 150, "{} cases", table.case.len());
    let mut report = String::new();
    let mut failed = 0;
    for case in &table.case {
        let wrong = failures(case);
        failed += usize::from(!wrong.is_empty());
        for line in wrong {
            writeln!(report, "\n{}: {:?}\n    {line}", case.trap, case.text).expect("a string takes it");
        }
    }
    assert!(failed == 0, "{failed} of {} cases fail:{report}", table.case.len());
}
