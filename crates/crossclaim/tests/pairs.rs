//! Runs `tests/cases/pairs.toml`, and holds every reason of the differ to a case and a line in the docs.

use crossclaim::diff::{Kind, LET_PASS, REASONS, Relation};
use crossclaim::{Comparison, compare};
use jiff::civil::{Date, DateTime};
use serde::Deserialize;
use std::collections::BTreeSet;

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

impl Case {
    fn compared(&self, swap: bool) -> Comparison {
        let at = |d: &Option<String>| {
            d.as_ref().map(|d| -> DateTime { d.parse::<Date>().expect("an ISO date").at(0, 0, 0, 0) })
        };
        let (a, b) = (at(&self.published_a), at(&self.published_b));
        if swap { compare(&self.b, &self.a, b, a) } else { compare(&self.a, &self.b, a, b) }
    }
}

fn cases() -> Vec<Case> {
    let text = include_str!("../../../tests/cases/pairs.toml");
    toml::from_str::<Cases>(text).expect("the cases are TOML").case
}

#[test]
fn pairs_come_to_what_is_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        for swap in [false, true] {
            let c = case.compared(swap);
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
    // What one article comes to alone has a table of its own.
    let within = include_str!("../../../tests/cases/within.toml");
    let cases = cases();
    for (reason, meaning) in REASONS {
        let told = cases.iter().any(|c| c.reason.as_deref() == Some(reason));
        assert!(told || within.contains(&format!("reason = \"{reason}\"")), "no case for {reason}");
        assert!(docs.contains(&format!("| `{reason}` | {meaning} |")), "no line in docs/findings.md for {reason}");
    }
}

#[test]
fn every_relation_and_every_kind_has_a_case_and_a_line_in_the_docs() {
    let docs = include_str!("../../../docs/findings.md");
    let cases = cases();
    for name in Relation::ALL.map(Relation::name) {
        assert!(cases.iter().any(|c| c.relation.as_deref() == Some(name)), "no case for {name}");
        assert!(docs.contains(&format!("| `{name}` |")), "no line in docs/findings.md for {name}");
    }
    for name in Kind::ALL.map(Kind::name) {
        assert!(cases.iter().any(|c| c.kind.as_deref() == Some(name)), "no case for {name}");
        assert!(docs.contains(&format!("| `{name}` |")), "no line in docs/findings.md for {name}");
    }
    assert!(docs.contains(&format!("| `{}` | {} |", LET_PASS.0, LET_PASS.1)));
}

/// The algebras of facts name reasons of their own: whichever comes out of a case is told in the docs.
#[test]
fn every_reason_that_comes_out_has_a_line_in_the_docs() {
    let docs = include_str!("../../../docs/findings.md");
    let cases = cases();
    let found: BTreeSet<&str> =
        cases.iter().flat_map(|case| case.compared(false).findings).map(|finding| finding.reason).collect();
    let untold: Vec<&&str> = found.iter().filter(|reason| !docs.contains(&format!("| `{reason}` |"))).collect();
    assert!(untold.is_empty(), "no line in docs/findings.md for {untold:?}");
}

#[test]
fn the_table_is_as_long_as_it_is_said_to_be() {
    let cases = cases();
    assert!(cases.len() >= 200, "{} cases", cases.len());
    let traps: BTreeSet<&str> = cases.iter().map(|case| case.trap.as_str()).collect();
    assert!(traps.len() * 10 >= cases.len() * 9, "many cases stand for one trap");
}
