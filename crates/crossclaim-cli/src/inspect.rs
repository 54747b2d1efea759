//! `crossclaim facts`, `sentences`, `clean` and `parse`: what one stage sees in one article.

use crate::arguments::{InputArguments, InspectArguments};
use crate::inputs::load_one;
use crate::output::{self, Failure};
use crate::wire::{Place, day};
use crossclaim::core::Document;
use crossclaim::report::{json, plain};
use std::fmt::Write;
use std::process::ExitCode;

pub fn facts(arguments: &InspectArguments) -> Result<ExitCode, Failure> {
    let document = Document::read(load_one(&arguments.input)?, None);
    let lines = Place::new(&document.article).facts(&document).into_iter().map(|line| {
        if arguments.json {
            return json(&line);
        }
        let (kind, told) = line.fact.told();
        format!("{kind:<12} {}  [{}]", plain(&line.piece.text), plain(&told))
    });
    print(lines)
}

pub fn sentences(arguments: &InspectArguments) -> Result<ExitCode, Failure> {
    let document = Document::read(load_one(&arguments.input)?, None);
    let place = Place::new(&document.article);
    print(document.sentences.iter().map(|sentence| {
        let piece = place.piece(sentence.span);
        if arguments.json { json(&piece) } else { plain(&piece.text).into_owned() }
    }))
}

pub fn clean(arguments: &InspectArguments) -> Result<ExitCode, Failure> {
    let article = load_one(&arguments.input)?;
    let clean = Place::new(&article).clean();
    if arguments.json {
        return print([json(&clean)].into_iter());
    }
    let published = article.published.as_ref().map(|dated| format!("{} ({})", day(dated), dated.origin));
    let head = [("title", clean.title), ("source", clean.source), ("published", published), ("byline", clean.byline)];
    let head = head.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", plain(&value?))));
    let body = clean.blocks.iter().map(|block| match block.role {
        "body" => format!("\n{}", plain(&block.piece.text)),
        role => format!("\n[{role}] {}", plain(&block.piece.text)),
    });
    print(head.chain(body))
}

pub fn parse(arguments: &InputArguments) -> Result<ExitCode, Failure> {
    let document = Document::read(load_one(arguments)?, None);
    let place = Place::new(&document.article);
    let mut text = String::new();
    for sentence in &document.sentences {
        let words = place.piece(sentence.span).text;
        let words = plain(&words);
        text.push_str(&crossclaim::syntax::parse(&words).to_conllu(&words));
    }
    output::write(None, text)?;
    Ok(ExitCode::SUCCESS)
}

fn print(lines: impl Iterator<Item = String>) -> Result<ExitCode, Failure> {
    let mut text = String::new();
    for line in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line}");
    }
    output::write(None, text)?;
    Ok(ExitCode::SUCCESS)
}
