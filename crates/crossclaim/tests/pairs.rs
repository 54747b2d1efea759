//! Runs `tests/cases/pairs.toml`, and holds every reason of the differ to a case and a line in the docs.

use crossclaim::{compare, diff::REASONS};
use jiff::civil::{Date, DateTime};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    a: String,
    b: String,
    published_a: Option<String>,
    published_b: Option<String>,
    relation: Option<String>,
    never: Option<String>,
    kind: Option<String>,
    reason: Option<String>,
    trap: String,
}

fn cases() -> Vec<Case> {
    let text = include_str!("../../../tests/cases/pairs.toml");
    toml::from_str::<Cases>(text).expect("the cases are TOML").case
}

#[test]
fn pairs_come_to_what_is_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let at = |d: &Option<String>| {
            d.as_ref().map(|d| -> DateTime { d.parse::<Date>().expect("an ISO date").at(0, 0, 0, 0) })
        };
        for swap in [false, true] {
            let c = if swap {
                compare(&case.b, &case.a, at(&case.published_b), at(&case.published_a))
            } else {
                compare(&case.a, &case.b, at(&case.published_a), at(&case.published_b))
            };
            let relation = c.relation.map_or("unrelated", |r| r.name());
            let found: Vec<(&str, &str)> = c.findings.iter().map(|f| (f.kind.name(), f.reason)).collect();
            let told = match (&case.kind, &case.reason) {
                (Some(kind), Some(reason)) => found.contains(&(kind.as_str(), reason.as_str())),
                _ => true,
            };
            let right = case.relation.as_deref().is_none_or(|r| r == relation);
            let avoided = case.never.as_deref().is_none_or(|r| r != relation);
            assert!(case.relation.is_some() || case.never.is_some(), "{} expects nothing", case.trap);
            if !right || !avoided || !told {
                wrong.push(format!("{} (swapped: {swap}): {relation}, {found:?}", case.trap));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_reason_has_a_case_and_a_line_in_the_docs() {
    let docs = include_str!("../../../docs/findings.md");
    let cases = cases();
    for (reason, meaning) in REASONS {
        assert!(cases.iter().any(|c| c.reason.as_deref() == Some(reason)), "no case for {reason}");
        assert!(docs.contains(&format!("| `{reason}` | {meaning} |")), "no line in docs/findings.md for {reason}");
    }
}
