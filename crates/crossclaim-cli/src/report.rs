//! `crossclaim report`: the consistency report on several articles.

use crate::arguments::{Format, ReportArguments};
use crate::inputs;
use crate::output::{self, Failure};
use crossclaim::report::{Html, Json, Markdown, Terminal};
use crossclaim::{CrossCheck, Dismissals};
use std::path::Path;
use std::process::ExitCode;

pub fn run(arguments: &ReportArguments) -> Result<ExitCode, Failure> {
    let loaded = inputs::load(&arguments.paths, arguments.meta.as_deref())?;
    if arguments.strict && !loaded.errors.is_empty() {
        return Err(Failure::Strict(loaded.errors));
    }
    let dismissed = arguments.dismissed.as_deref().map(dismissals).transpose()?.unwrap_or_default();
    let report = CrossCheck::new().notes(loaded.notes).dismissed(dismissed).run(&loaded.articles);
    let file = arguments.output.as_deref();
    match arguments.format.unwrap_or_else(|| format_of(file)) {
        Format::Terminal => {
            let colour = file.is_none() && output::colour(arguments.color);
            output::write(file, Terminal::new(&report).colour(colour).width(output::width()))?;
        }
        Format::Json => output::write(file, format_args!("{}\n", Json::new(&report).pretty(true)))?,
        Format::Markdown => output::write(file, Markdown::new(&report))?,
        Format::Html => output::write(file, Html::new(&report))?,
    }
    let failed = arguments.fail_on_disagreement && report.disagreements().next().is_some();
    Ok(ExitCode::from(u8::from(failed)))
}

/// The ids in a file.
fn dismissals(path: &Path) -> Result<Dismissals, Failure> {
    let failure = |problem: String| Failure::Input {
        path: path.to_owned(),
        problem,
        mend: "write one id of a finding a line, as the JSON report gives them; # begins a comment",
    };
    let text = std::fs::read_to_string(path).map_err(|error| failure(format!("cannot be read ({error})")))?;
    Dismissals::read(&text).map_err(|error| failure(error.to_string()))
}

/// The format a file's ending asks for.
fn format_of(file: Option<&Path>) -> Format {
    let ending = file.and_then(Path::extension).and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "json" => Format::Json,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" => Format::Html,
        _ => Format::Terminal,
    }
}
