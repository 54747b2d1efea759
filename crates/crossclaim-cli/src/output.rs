//! Where output goes, and how a run can fail.

use crate::arguments::Colour;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Why a run ends with exit code 2. Each names the place and the mend.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Library(#[from] crossclaim::Error),
    #[error("{}", .0.join("\ncrossclaim: "))]
    Strict(Vec<String>),
    #[error("standard input: cannot be read ({0}); name a file instead of -")]
    Stdin(io::Error),
    #[error("{}: {problem}; {mend}", path.display())]
    Meta { path: PathBuf, problem: String, mend: &'static str },
    #[error("{value:?} is no date; write it as 2025-07-23 or 2025-07-23T12:58")]
    Date { value: String },
    #[error("{}: {problem}; {mend}", path.display())]
    Input { path: PathBuf, problem: String, mend: &'static str },
    #[error("{}: cannot be written ({source}); check that the folder exists and is writable", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("standard output: cannot be written ({0})")]
    Stdout(io::Error),
}

/// Writes to the file, or to standard output. A reader that has seen enough and closed the pipe
/// (`crossclaim report … | head`) is no failure.
pub fn write(file: Option<&Path>, text: impl Display) -> Result<(), Failure> {
    if let Some(path) = file {
        let failed = |source| Failure::Write { path: path.to_owned(), source };
        let mut out = BufWriter::new(File::create(path).map_err(failed)?);
        return write!(out, "{text}").and_then(|()| out.flush()).map_err(failed);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match write!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.map_err(Failure::Stdout),
    }
}

/// Is colour wanted on standard output? With `auto` only on a terminal that knows it, and not
/// where `NO_COLOR` is set (see no-color.org).
pub fn colour(when: Colour) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match when {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

/// The columns of the terminal, at most 100: longer lines read badly. 80 where there is none.
pub fn width() -> usize {
    let columns = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    columns.unwrap_or(80).min(100)
}
