//! Trains a model: `cargo run --release -p crossclaim-syntax --example train -- OUT NOTICE FILE.conllu...`
//!
//! `OUT` is where the model goes, `NOTICE` the text of its header: what it was learned from and under which licence.

#![allow(clippy::print_stdout, clippy::print_stderr)] // It is a program.

use std::fs;
use std::process::ExitCode;

use crossclaim_syntax::learn::{TrainOptions, train};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [out, notice, files @ ..] if !files.is_empty() => match run(out, notice, files) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::from(2)
            }
        },
        _ => {
            eprintln!("usage: train OUT NOTICE FILE.conllu...");
            ExitCode::from(2)
        }
    }
}

fn run(out: &str, notice: &str, files: &[String]) -> Result<(), String> {
    let read = |file: &String| fs::read_to_string(file).map_err(|error| format!("{file}: {error}"));
    let texts = files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut options = TrainOptions::default();
    notice.clone_into(&mut options.notice);
    let model = train(&texts, &options);
    let bytes = model.to_bytes();
    fs::write(out, &bytes).map_err(|error| format!("{out}: {error}"))?;
    println!("{} bytes; weights {:?}", bytes.len(), model.sizes());
    Ok(())
}
