//! Runs `tests/cases/within.toml`: what one article comes to when it is held against itself.

use crossclaim::article::clean;
use crossclaim::report::FindingEntry;
use crossclaim::{CrossCheck, Input};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    headline: String,
    text: String,
    reason: Option<String>,
    #[serde(default)]
    values: Vec<String>,
    trap: String,
}

#[test]
fn an_article_is_held_against_itself() {
    let cases = toml::from_str::<Cases>(include_str!("../../../tests/cases/within.toml")).expect("the cases are TOML");
    let mut wrong = Vec::new();
    for case in cases.case {
        let article = clean(Input {
            id: "a".to_owned(),
            title: Some(case.headline.clone()),
            text: format!("{}\n\n{}\n", case.headline, case.text),
            published: Some("2031-03-06".to_owned()),
            ..Input::default()
        });
        let report = CrossCheck::new().run(&[article]);
        let found: Vec<&FindingEntry> = report.findings.iter().collect();
        let right = match (&case.reason, found.as_slice()) {
            (None, []) => true,
            (Some(reason), [one]) => {
                let values: Vec<&str> = one.sides.iter().map(|side| side.value.as_str()).collect();
                let locus = if reason == "reported-dispute" { "reported_dispute" } else { "within_source" };
                one.reason == *reason && one.locus == locus && values == case.values
            }
            _ => false,
        };
        if !right {
            let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
            wrong.push(format!("{}: {lines:?}", case.trap));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
