//! Runs `tests/cases/quantities.toml`: what is read from each sentence, and how pairs relate.

use crossclaim_facts::Context;
use crossclaim_facts::quantity::{self, Quantity, Relation};
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
    relation: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    trap: String,
    text: String,
    place: Option<String>,
    quantities: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    span: String,
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    precision: Option<Decimal>,
    whole: Option<Decimal>,
    bound: Option<String>,
    role: Option<String>,
    unit: Option<String>,
    per: Option<String>,
    head: Option<String>,
    counted: Option<String>,
    phrase: Option<String>,
    state: Option<String>,
    each: Option<String>,
    total: Option<String>,
    part_of: Option<String>,
    once: Option<String>,
    also: Option<String>,
    qualifiers: Option<Vec<String>>,
    change: Option<i8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    note: String,
    a: String,
    b: String,
    relation: String,
    reason: Option<String>,
}

fn file() -> File {
    let text = include_str!("../../../tests/cases/quantities.toml");
    toml::from_str(text).unwrap_or_else(|error| panic!("quantities.toml: {error}"))
}

fn read(text: &str, place: Option<&str>) -> Vec<Quantity> {
    let sentences = crossclaim_text::sentences(text);
    let context = Context { place: place.map(str::to_owned), ..Context::default() };
    quantity::extract(text, &sentences, &[], &context)
}

/// What differs between a quantity and what was expected of it.
fn differences(text: &str, expected: &Expected, got: &Quantity) -> Vec<String> {
    let mut found = Vec::new();
    let mut check = |name: &str, want: Option<String>, have: Option<String>| {
        if let Some(want) = want
            && have.as_deref() != Some(want.as_str())
        {
            found.push(format!("{name}: {want:?} expected, {have:?} read"));
        }
    };
    let decimal = |value: Option<Decimal>| value.map(|value| value.normalize().to_string());
    let words = |span: Option<crossclaim_text::Span>| span.map(|span| span.of(text).to_owned());
    let clone = |value: &Option<String>| value.clone();
    check("span", Some(expected.span.clone()), words(Some(got.span)));
    check("value", decimal(expected.value), decimal(got.value));
    check("low", decimal(expected.low), decimal(got.low));
    check("high", decimal(expected.high), decimal(got.high));
    check("precision", decimal(expected.precision), decimal(Some(got.precision)));
    check("whole", decimal(expected.whole), decimal(got.whole));
    check("bound", clone(&expected.bound), Some(got.bound.name().to_owned()));
    check("role", clone(&expected.role), Some(got.role.name().to_owned()));
    check("unit", clone(&expected.unit), got.unit.as_ref().map(|unit| unit.code.clone()));
    check("per", clone(&expected.per), got.unit.as_ref().and_then(|unit| unit.per.clone()));
    check("head", clone(&expected.head), got.counted.as_ref().map(|counted| counted.head.clone()));
    check("counted", clone(&expected.counted), words(got.counted.as_ref().map(|counted| counted.span)));
    let name = || got.unit.as_ref().map(quantity::unit_name);
    check("phrase", clone(&expected.phrase), words(got.phrase()).or_else(name));
    check("state", clone(&expected.state), got.scope.state.clone());
    check("each", clone(&expected.each), words(got.scope.each));
    check("total", clone(&expected.total), words(got.scope.total));
    check("part_of", clone(&expected.part_of), words(got.scope.part_of));
    check("once", clone(&expected.once), words(got.scope.once));
    check("also", clone(&expected.also), words(got.also.as_ref().map(|also| also.span)));
    let qualifiers = got.scope.qualifiers.iter().map(|span| span.of(text)).collect::<Vec<_>>().join("; ");
    check("qualifiers", expected.qualifiers.as_ref().map(|list| list.join("; ")), Some(qualifiers));
    check("change", expected.change.map(|change| change.to_string()), Some(got.change.to_string()));
    found
}

#[test]
fn sentences_give_the_quantities_of_their_case() {
    let mut failures = Vec::new();
    for case in file().case {
        let got = read(&case.text, case.place.as_deref());
        let spans: Vec<&str> = got.iter().map(|q| q.span.of(&case.text)).collect();
        if got.len() != case.quantities.len() {
            let want: Vec<&str> = case.quantities.iter().map(|q| q.span.as_str()).collect();
            failures.push(format!("{}\n  {}\n  {want:?} expected, {spans:?} read", case.trap, case.text));
            continue;
        }
        for (expected, got) in case.quantities.iter().zip(&got) {
            for difference in differences(&case.text, expected, got) {
                failures.push(format!("{}\n  {}\n  {:?}: {difference}", case.trap, case.text, expected.span));
            }
        }
    }
    assert!(failures.is_empty(), "{} differ:\n{}", failures.len(), failures.join("\n"));
}

fn name(relation: &Relation) -> (&'static str, Option<&'static str>) {
    match relation {
        Relation::Equal => ("equal", None),
        Relation::Compatible { reason, .. } => ("compatible", Some(reason)),
        Relation::Disjoint { .. } => ("disjoint", None),
        Relation::Incomparable => ("incomparable", None),
    }
}

#[test]
fn pairs_stand_to_each_other_as_their_case_says() {
    let mut failures = Vec::new();
    for pair in file().relation {
        let (left, right) = (read(&pair.a, None), read(&pair.b, None));
        let (Some(a), Some(b)) = (left.first(), right.first()) else {
            failures.push(format!("{}: no quantity in {:?} or {:?}", pair.note, pair.a, pair.b));
            continue;
        };
        let (there, back) = (quantity::relate(a, b), quantity::relate(b, a));
        let want = (pair.relation.as_str(), pair.reason.as_deref());
        if name(&there) != want || name(&back) != want {
            failures.push(format!(
                "{}\n  {} / {}\n  {want:?} expected, {there:?} and back {back:?}",
                pair.note, pair.a, pair.b
            ));
        }
    }
    assert!(failures.is_empty(), "{} differ:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn there_are_cases_of_every_role_bound_and_relation() {
    let file = file();
    assert!(file.case.len() >= 150, "{} cases", file.case.len());
    let expected = || file.case.iter().flat_map(|case| &case.quantities);
    for role in
        ["count", "measure", "duration", "money", "share", "points", "ordinal", "age", "score", "identifier", "scale"]
    {
        assert!(expected().any(|q| q.role.as_deref() == Some(role)), "no case of role {role}");
    }
    for bound in ["exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most", "between"] {
        assert!(expected().any(|q| q.bound.as_deref() == Some(bound)), "no case of bound {bound}");
    }
    for relation in ["equal", "compatible", "disjoint", "incomparable"] {
        assert!(file.relation.iter().any(|pair| pair.relation == relation), "no pair that is {relation}");
    }
}
