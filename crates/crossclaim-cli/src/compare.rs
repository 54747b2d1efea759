//! `crossclaim compare "A" "B"`: two texts side by side.

use crate::arguments::CompareArguments;
use crate::output::{self, Failure};
use crossclaim::report::{FindingEntry, Report, json, plain};
use crossclaim::{Comparison, Input, article::clean, compare};
use jiff::civil::DateTime;
use serde::Serialize;
use std::fmt::Write;
use std::process::ExitCode;

/// A comparison as JSON.
#[derive(Serialize)]
struct Answer {
    same_claim: bool,
    score: f32,
    relation: Option<&'static str>,
    features: Vec<(&'static str, f32)>,
    findings: Vec<FindingEntry>,
}

pub fn run(arguments: &CompareArguments) -> Result<ExitCode, Failure> {
    let a = moment(arguments.published_a.as_deref())?;
    let b = moment(arguments.published_b.as_deref())?;
    let comparison = compare(&arguments.a, &arguments.b, a, b);
    let answer = answer(&comparison);
    output::write(None, if arguments.json { json(&answer) + "\n" } else { told(&answer) })?;
    Ok(ExitCode::SUCCESS)
}

fn answer(comparison: &Comparison) -> Answer {
    let report = Report::new(&comparison.corpus, &comparison.findings, &[]);
    Answer {
        same_claim: comparison.same_claim,
        score: comparison.score,
        relation: comparison.relation.map(crossclaim::diff::Relation::name),
        features: comparison.features.clone(),
        findings: report.findings,
    }
}

fn told(answer: &Answer) -> String {
    let same = if answer.same_claim { "The same claim" } else { "Different claims" };
    let mut text = format!("{same} (score {:.2}).\n", answer.score);
    for finding in &answer.findings {
        let values: Vec<String> = finding.sides.iter().map(|side| plain(&side.value).into_owned()).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} ({}): {}", finding.relation, finding.kind, values.join(" / "));
        if !finding.explanation.is_empty() {
            let _ = writeln!(text, "  {}", plain(&finding.explanation));
        }
    }
    text
}

/// A date as the library reads dates of articles.
fn moment(value: Option<&str>) -> Result<Option<DateTime>, Failure> {
    let Some(value) = value else { return Ok(None) };
    let input = Input { text: ".".to_owned(), published: Some(value.to_owned()), ..Input::default() };
    match clean(input).published {
        Some(dated) if dated.origin == "given" => Ok(Some(dated.at)),
        _ => Err(Failure::Date { value: value.to_owned() }),
    }
}
