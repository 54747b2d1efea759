//! The `crossclaim` program.
//!
//! Comes in: arguments, files, standard input. Goes out: a report, or what one stage sees in one
//! input, on standard output or in a file; an exit code. What a report says is left to the library.
//!
//! | exit code | meaning |
//! | --- | --- |
//! | 0 | the work was done |
//! | 1 | `--fail-on-disagreement` was given, and there is a disagreement |
//! | 2 | bad arguments or input; the message names the file, the line and the mend |

mod arguments;
mod compare;
mod inputs;
mod inspect;
mod output;
mod report;
mod wire;

use arguments::{Arguments, Command};
use clap::Parser;
use output::Failure;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(failure) => {
            // Nobody is left to tell when standard error is closed, too.
            let _ = writeln!(std::io::stderr(), "crossclaim: {failure}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Report(arguments) => report::run(&arguments),
        Command::Facts(arguments) => inspect::facts(&arguments),
        Command::Sentences(arguments) => inspect::sentences(&arguments),
        Command::Clean(arguments) => inspect::clean(&arguments),
        Command::Parse(arguments) => inspect::parse(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
    }
}
