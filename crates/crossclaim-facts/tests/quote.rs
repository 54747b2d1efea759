//! The table of quotations and attributions, `tests/cases/quotes.toml`.

use crossclaim_facts::{Speech, SpeechStance, quote};
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
    quotes: Option<Vec<Quoted>>,
    #[serde(default)]
    attributions: Vec<Attributed>,
    #[serde(default)]
    only: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quoted {
    words: String,
    speaker: Option<String>,
    cue: Option<String>,
    continues: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attributed {
    source: Option<String>,
    cue: String,
    content: String,
    speech: Option<String>,
    stance: Option<String>,
    nested: Option<bool>,
}

fn agrees<T: PartialEq>(wanted: Option<&T>, found: &T) -> bool {
    wanted.is_none_or(|w| w == found)
}

fn speech(speech: Speech) -> &'static str {
    match speech {
        Speech::Direct => "direct",
        Speech::Mixed => "mixed",
        Speech::Indirect => "indirect",
    }
}

fn stance(stance: SpeechStance) -> &'static str {
    match stance {
        SpeechStance::Neutral => "neutral",
        SpeechStance::Distant => "distant",
        SpeechStance::Factive => "factive",
        SpeechStance::Denying => "denying",
        SpeechStance::Forecasting => "forecasting",
    }
}

/// What is wrong with a case, if anything.
fn failures(case: &Case) -> Vec<String> {
    let text = case.text.as_str();
    let spans = sentences(text);
    let words = |span: Option<Span>| span.map_or(String::new(), |s| s.of(text).to_owned());
    let mut wrong = Vec::new();
    if let Some(wanted) = &case.quotes {
        let found = quote::quotes(text, &spans, &[]);
        let same = wanted.len() == found.len()
            && wanted.iter().zip(&found).all(|(w, f)| {
                w.words == f.span.of(text)
                    && agrees(w.speaker.as_ref(), &words(f.speaker))
                    && agrees(w.cue.as_ref(), &words(f.cue))
                    && agrees(w.continues.as_ref(), &f.continues)
            });
        if !same {
            let seen: Vec<_> =
                found.iter().map(|f| (f.span.of(text), words(f.speaker), words(f.cue), f.continues)).collect();
            wrong.push(format!("quotes {seen:?}"));
        }
    }
    let found = quote::attributions(text, &spans, &[]);
    let seen = || -> Vec<_> {
        found
            .iter()
            .map(|f| {
                (words(f.source), f.cue.of(text), f.content.of(text), speech(f.speech), stance(f.stance), f.nested)
            })
            .collect()
    };
    for wanted in &case.attributions {
        let hit = found.iter().any(|f| {
            wanted.cue == f.cue.of(text)
                && wanted.content == f.content.of(text)
                && agrees(wanted.source.as_ref(), &words(f.source))
                && wanted.speech.as_ref().is_none_or(|s| s == speech(f.speech))
                && wanted.stance.as_ref().is_none_or(|s| s == stance(f.stance))
                && agrees(wanted.nested.as_ref(), &f.nested)
        });
        if !hit {
            wrong.push(format!("no {:?} <{}> {:?} among {:?}", wanted.source, wanted.cue, wanted.content, seen()));
        }
    }
    if case.only && found.len() != case.attributions.len() {
        wrong.push(format!("more than was asked for: {:?}", seen()));
    }
    wrong
}

#[test]
fn every_case_holds() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/quotes.toml");
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

/// Source name of the last attribution, with the names that the crate itself finds.
fn last_source(text: &str) -> Option<String> {
    let spans = sentences(text);
    let names = crossclaim_facts::name::extract(text, &spans);
    quote::attributions(text, &spans, &names).pop().and_then(|a| a.source_name)
}

#[test]
fn a_source_has_the_fullest_form_of_its_name() {
    let text = "Mara Holt runs the dam. The wells are dry, Holt said.";
    assert_eq!(last_source(text).as_deref(), Some("Mara Holt"));
}

#[test]
fn a_pronoun_is_named_only_where_one_person_can_be_meant() {
    assert_eq!(last_source("Mara Holt came home. She said the dam would hold.").as_deref(), Some("Mara Holt"));
    assert_eq!(last_source("Mara Holt met Oren Pike. He said the dam would hold."), None);
}

#[test]
fn an_owner_does_not_speak_for_his_lawyer() {
    assert_eq!(last_source("Mara Holt was away. Holt's lawyer said the dam would hold."), None);
}

#[test]
fn a_role_is_named_where_one_person_holds_it() {
    let text = "Foreign Minister Mara Holt flew to Bergen with Oren Pike. The minister said the dam would hold.";
    assert_eq!(last_source(text).as_deref(), Some("Mara Holt"));
    let two = "Finance Minister Mara Holt met Foreign Minister Oren Pike. The minister said the dam would hold.";
    assert_eq!(last_source(two), None);
}
