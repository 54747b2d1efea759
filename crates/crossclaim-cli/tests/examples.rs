//! The example articles through the whole program: what a reader of the repository sees first.

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use std::collections::BTreeSet;

const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles");

fn run(format: &str) -> String {
    let output = cargo_bin_cmd!("crossclaim")
        .args(["report", ARTICLES, "--format", format])
        .assert()
        .code(0)
        .get_output()
        .clone();
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn report() -> Value {
    serde_json::from_str(&run("json")).expect("JSON")
}

/// The list of objects under a name.
fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().expect(name)
}

/// The words at a place of the report, read from the file itself; white space left out, for a line
/// that a link broke is joined again.
fn words(place: &Value) -> String {
    let file =
        std::fs::read_to_string(format!("{ARTICLES}/{}", place["article"].as_str().expect("an id"))).expect("a file");
    let at = |name: &str| usize::try_from(place[name].as_u64().expect(name)).expect(name);
    let words: String = file.chars().skip(at("start")).take(at("end") - at("start")).collect();
    bare(&words)
}

fn bare(words: &str) -> String {
    words.split_whitespace().collect()
}

#[test]
fn the_report_is_valid_by_its_schema() {
    let schema = serde_json::from_str(include_str!("../../crossclaim-report/report.schema.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let report = report();
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn every_place_holds_the_words_it_claims() {
    let report = report();
    let claims = list(&report, "claims");
    assert!(claims.len() > 80, "five articles make more than {} claims", claims.len());
    let sides = list(&report, "findings").iter().flat_map(|finding| list(finding, "sides"));
    let evidence: Vec<&Value> = sides.flat_map(|side| list(side, "evidence")).collect();
    assert!(!evidence.is_empty());
    for place in claims.iter().chain(evidence).filter(|place| place["article"] != "broadcaster.html") {
        assert_eq!(words(place), bare(place["text"].as_str().expect("words")));
    }
}

/// Three stories of other places stand behind one of the articles; none of their lines is a claim.
#[test]
fn other_stories_and_clutter_are_no_claims() {
    let report = report();
    for claim in list(&report, "claims") {
        let text = claim["text"].as_str().expect("words");
        for clutter in
            ["Port Lenno", "Cape Ruda", "Oravec", "campsites", "NewsBasket", "TWEET 340", "All rights reserved"]
        {
            assert!(!text.contains(clutter), "{text}");
        }
    }
}

#[test]
fn the_threat_is_told_in_two_words() {
    let report = report();
    let both = |finding: &Value| {
        let values: BTreeSet<&str> = list(finding, "sides").iter().filter_map(|side| side["value"].as_str()).collect();
        values.iter().any(|value| value.contains("tariffs")) && values.iter().any(|value| value.contains("sanctions"))
    };
    assert!(list(&report, "findings").iter().any(|finding| finding["relation"] == "disagree" && both(finding)));
}

#[test]
fn every_source_is_named_in_every_format() {
    for format in ["terminal", "markdown", "html"] {
        let text = run(format);
        for name in ["Third Istanbul Round", "Istanbul, Take Three", "Deccan Courier"] {
            assert!(text.contains(name), "{name} in {format}");
        }
    }
}
