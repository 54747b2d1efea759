//! Runs `tests/cases/times.toml`: spans, TIMEX3 values, intervals, roles, and the algebra.

use crossclaim_facts::Context;
use crossclaim_facts::time::{self, Relation, Time, TimeRole};
use crossclaim_text::Span;
use jiff::civil::{Date, DateTime};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
    pair: Vec<Pair>,
    derived: Vec<Derived>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    trap: String,
    published: Option<String>,
    times: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    words: String,
    r#type: String,
    value: String,
    begin: Option<String>,
    end: Option<String>,
    role: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    a: String,
    b: String,
    trap: String,
    published_a: Option<String>,
    published_b: Option<String>,
    relation: String,
    reason: Option<String>,
    because: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Derived {
    anchor: String,
    length: String,
    date: String,
    trap: String,
    relation: String,
    because: Option<String>,
}

fn file() -> File {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/times.toml");
    toml::from_str(&std::fs::read_to_string(path).expect("the case file is there")).expect("the case file is valid")
}

fn moment(text: &str) -> DateTime {
    text.parse::<DateTime>().or_else(|_| text.parse::<Date>().map(|d| d.at(0, 0, 0, 0))).expect("an ISO date")
}

fn read(text: &str, published: Option<&str>) -> Vec<Time> {
    let context = Context { published: published.map(moment), ..Context::default() };
    time::extract(text, &[Span::new(0, text.len())], &context)
}

fn role(role: TimeRole) -> &'static str {
    match role {
        TimeRole::At => "at",
        TimeRole::Deadline => "deadline",
        TimeRole::Within => "within",
        TimeRole::Since => "since",
        TimeRole::Until => "until",
        TimeRole::Lasting => "lasting",
        TimeRole::Offset => "offset",
        TimeRole::Other => "other",
    }
}

fn told(relation: &Relation) -> (&'static str, Option<&str>, Option<&str>) {
    match relation {
        Relation::Equal => ("equal", None, None),
        Relation::Compatible { reason, because } => ("compatible", Some(reason), Some(because)),
        Relation::Disjoint { because } => ("disjoint", None, Some(because)),
        Relation::Incomparable => ("incomparable", None, None),
    }
}

#[test]
fn every_case_is_read_as_told() {
    let file = file();
    assert!(file.case.len() >= 150, "{} cases", file.case.len());
    let mut wrong = Vec::new();
    for case in &file.case {
        let times = read(&case.text, case.published.as_deref());
        let got: Vec<(&str, &str, &str)> =
            times.iter().map(|t| (t.span.of(&case.text), t.timex_type.name(), t.timex_value.as_str())).collect();
        let want: Vec<(&str, &str, &str)> =
            case.times.iter().map(|t| (t.words.as_str(), t.r#type.as_str(), t.value.as_str())).collect();
        if got != want {
            wrong.push(format!("{}: {:?}\n  want {want:?}\n  got  {got:?}", case.trap, case.text));
            continue;
        }
        for (time, want) in times.iter().zip(&case.times) {
            let interval = time.interval;
            let begin = want.begin.as_deref().is_none_or(|b| interval.is_some_and(|i| i.begin == moment(b)));
            let end = want.end.as_deref().is_none_or(|e| interval.is_some_and(|i| i.end_excl == moment(e)));
            let as_role = want.role.as_deref().is_none_or(|r| r == role(time.role));
            if !(begin && end && as_role) {
                wrong.push(format!("{}: {:?} {interval:?} {:?}", case.trap, case.text, time.role));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_pair_stands_as_told_both_ways() {
    let mut wrong = Vec::new();
    for pair in &file().pair {
        let (a, b) = (read(&pair.a, pair.published_a.as_deref()), read(&pair.b, pair.published_b.as_deref()));
        let (Some(x), Some(y)) = (a.first(), b.first()) else {
            wrong.push(format!("{}: no time in {:?} or {:?}", pair.trap, pair.a, pair.b));
            continue;
        };
        let relation = time::relate(x, y);
        let mirrored = time::relate(y, x);
        let (kind, reason, because) = told(&relation);
        let same = kind == pair.relation
            && pair.reason.as_deref().is_none_or(|r| Some(r) == reason)
            && pair.because.as_deref().is_none_or(|b| Some(b) == because)
            && told(&mirrored).0 == kind
            && told(&mirrored).1 == reason;
        if !same {
            wrong.push(format!("{}: {:?} / {:?}: {relation:?}, mirrored {mirrored:?}", pair.trap, pair.a, pair.b));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_derived_date_comes_with_its_arithmetic() {
    for case in &file().derived {
        let published = Some("2031-07-23");
        let [anchor, length, date] = [&case.anchor, &case.length, &case.date].map(|t| read(t, published).remove(0));
        let relation = time::relate_derived(&anchor, &length, &date);
        let (kind, _, because) = told(&relation);
        assert_eq!(kind, case.relation, "{}: {relation:?}", case.trap);
        if let Some(want) = case.because.as_deref() {
            assert_eq!(because, Some(want), "{}", case.trap);
        }
    }
}
