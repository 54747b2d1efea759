//! Runs the page fragments of `tests/cases/pages.toml`.

use crossclaim_article::{Input, clean};
use serde::Deserialize;
use std::fmt::Write as _;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Given {
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    trap: String,
    text: String,
    #[serde(default)]
    given: Given,
    #[serde(default)]
    keep: Vec<String>,
    #[serde(default)]
    drop: Vec<String>,
    #[serde(default)]
    roles: Vec<(String, String)>,
    #[serde(default)]
    reasons: Vec<(String, String)>,
    title: Option<String>,
    source: Option<String>,
    byline: Option<String>,
    place: Option<String>,
    agency: Option<String>,
    published: Option<String>,
    origin: Option<String>,
    clocks: Option<Vec<String>>,
    notes: Option<Vec<String>>,
}

fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with the case, a line each.
fn failures(case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    let given = &case.given;
    let article = clean(Input {
        id: "page".to_owned(),
        text: case.text.clone(),
        title: given.title.clone(),
        source: given.source.clone(),
        published: given.published.clone(),
        url: given.url.clone(),
        ..Input::default()
    });
    let text = one_space(&article.text);
    for passage in &case.keep {
        if !text.contains(passage.as_str()) {
            wrong.push(format!("lost: {passage:?}"));
        }
    }
    for passage in &case.drop {
        if text.contains(passage.as_str()) {
            wrong.push(format!("kept: {passage:?}"));
        }
    }
    for (role, begin) in &case.roles {
        let block = article.blocks.iter().find(|b| b.span.of(&article.text).starts_with(begin.as_str()));
        let found = block.map_or("none", |b| b.role.name());
        if found != role {
            wrong.push(format!("role of {begin:?} is {found}, not {role}"));
        }
    }
    for (reason, part) in &case.reasons {
        let found =
            article.set_aside.iter().any(|s| s.reason == reason && s.span.of(&article.raw).contains(part.as_str()));
        if !found {
            wrong.push(format!("{part:?} is not set aside for {reason}"));
        }
    }
    let published =
        article.published.as_ref().map(|p| if p.has_time { p.at.to_string() } else { p.at.date().to_string() });
    let mut field = |name: &str, expected: &Option<String>, found: Option<&str>| {
        if let Some(expected) = expected
            && found.unwrap_or("") != expected
        {
            wrong.push(format!("{name} is {found:?}, not {expected:?}"));
        }
    };
    field("title", &case.title, article.title.as_deref());
    field("source", &case.source, article.source.as_deref());
    field("byline", &case.byline, article.byline.as_deref());
    field("place", &case.place, article.place.as_deref());
    field("agency", &case.agency, article.agency.as_deref());
    let short = published.as_deref().map(|p| p.strip_suffix(":00").filter(|s| s.len() > 13).unwrap_or(p));
    field("published", &case.published, short);
    field("origin", &case.origin, article.published.as_ref().map(|p| p.origin));
    if let Some(expected) = &case.clocks {
        let found: Vec<String> =
            article.blocks.iter().filter_map(|b| b.clock).map(|c| c.strftime("%Y-%m-%dT%H:%M").to_string()).collect();
        if found != *expected {
            wrong.push(format!("clocks are {found:?}"));
        }
    }
    if let Some(expected) = &case.notes {
        let mut found: Vec<&str> = article.notes.iter().map(|n| n.kind.name()).collect();
        found.sort_unstable();
        if found != *expected {
            wrong.push(format!("notes are {found:?}"));
        }
    }
    wrong
}

#[test]
fn page_fragments() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/pages.toml");
    let cases: Cases = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(cases.case.len() >= 40);
    let mut report = String::new();
    for case in &cases.case {
        for wrong in failures(case) {
            writeln!(report, "\n{}\n    {wrong}", case.trap).unwrap();
        }
    }
    assert!(report.is_empty(), "{report}");
}
