//! The JSON Schema holds for the reports we write, and knows each of their fields.

mod sample;

use crossclaim_diff::{Locus, Relation, Severity};
use crossclaim_report::{Json, Report, SCHEMA};
use serde_json::Value;
use std::collections::BTreeSet;

fn schema() -> Value {
    serde_json::from_str(include_str!("../report.schema.json")).expect("the schema is JSON")
}

fn json(report: &Report) -> Value {
    serde_json::from_str(&Json::new(report).to_string()).expect("our own JSON")
}

#[test]
fn reports_are_valid() {
    let schema = schema();
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema that compiles");
    let empty = Report { schema: SCHEMA.to_owned(), ..Report::default() };
    for report in [sample::report(), empty] {
        let errors: Vec<String> = validator.iter_errors(&json(&report)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn what_is_no_report_is_not_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema that compiles");
    let good = json(&sample::report());
    let broken = |pointer: &str, value: Value| {
        let mut report = good.clone();
        *report.pointer_mut(pointer).expect(pointer) = value;
        report
    };
    for (pointer, value) in [
        ("/schema", "crossclaim/report/2".into()),
        ("/findings/0/relation", "contradict".into()),
        ("/findings/0/confidence", 1.5.into()),
        ("/findings/0/sides", Value::Array(Vec::new())),
        ("/claims/0/start", (-1).into()),
        ("/articles/0/published/value", "last summer".into()),
        ("/coverage", Value::Null),
    ] {
        assert!(!validator.is_valid(&broken(pointer, value)), "{pointer}");
    }
}

/// The fields of an object of the report and those of its definition are the same: neither a new
/// field without a word in the schema, nor a word about a field that is gone.
#[test]
fn the_schema_knows_each_field() {
    let (schema, report) = (schema(), json(&sample::report()));
    for (place, definition) in [
        ("", ""),
        ("/articles/0", "/$defs/article"),
        ("/articles/0/published", "/$defs/dated"),
        ("/articles/0/set_aside/0", "/$defs/set_aside"),
        ("/claims/0", "/$defs/claim"),
        ("/groups/0", "/$defs/group"),
        ("/findings/0", "/$defs/finding"),
        ("/findings/0/sides/0", "/$defs/side"),
        ("/findings/0/sides/0/evidence/0", "/$defs/evidence"),
        ("/coverage", "/$defs/coverage"),
        ("/coverage/not_checked/0", "/$defs/not_checked"),
        ("/let_pass/0", "/$defs/passed"),
        ("/notes/0", "/$defs/note"),
    ] {
        let object = report.pointer(place).and_then(Value::as_object).expect(place);
        let definition = schema.pointer(definition).expect(definition);
        let properties = definition["properties"].as_object().expect("properties");
        let required: BTreeSet<&str> =
            definition["required"].as_array().expect("required").iter().filter_map(Value::as_str).collect();
        let written: BTreeSet<&str> = object.keys().map(String::as_str).collect();
        let known: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
        assert_eq!(written, known, "{place}");
        assert_eq!(required, known, "{place}");
        assert!(
            properties.values().all(|property| property["description"].is_string() || property["$ref"].is_string())
        );
    }
}

#[test]
fn the_closed_names_are_those_of_the_domain() {
    let schema = schema();
    let names = |field: &str| -> BTreeSet<String> {
        let list = schema.pointer(&format!("/$defs/finding/properties/{field}/enum")).and_then(Value::as_array);
        list.expect(field).iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    };
    let own = |names: &[&str]| -> BTreeSet<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    assert_eq!(names("relation"), own(&Relation::ALL.map(Relation::name)));
    assert_eq!(names("locus"), own(&[Locus::Across, Locus::Within, Locus::ReportedDispute].map(Locus::name)));
    assert_eq!(names("severity"), own(&[Severity::Low, Severity::Medium, Severity::High].map(Severity::name)));
}
