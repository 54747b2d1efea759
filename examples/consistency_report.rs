//! The consistency report on the articles in `examples/articles`, or on the paths given.
//!
//! ```sh
//! cargo run --release --example consistency_report
//! cargo run --release --example consistency_report -- one.txt two.html folder/
//! ```

use crossclaim::CrossCheck;
use crossclaim::report::Terminal;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths.push(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles").into());
    }

    let loaded = match crossclaim::read_paths(&paths) {
        Ok(loaded) => loaded,
        Err(error) => {
            let _ = writeln!(stderr(), "{error}");
            return ExitCode::from(2);
        }
    };
    let report = CrossCheck::new().notes(loaded.notes).run(&loaded.articles);

    let mut out = stdout().lock();
    // A reader who has seen enough closes the pipe; that is no failure.
    let _ = write!(out, "{}", Terminal::new(&report).colour(out.is_terminal()));
    ExitCode::SUCCESS
}
