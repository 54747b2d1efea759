//! The command line as types.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Cross-checks what several news articles claim about one event.
///
/// It says where sources agree and where they differ; it picks no winner.
#[derive(Debug, Parser)]
#[command(name = "crossclaim", version, propagate_version = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The consistency report on several articles
    #[command(
        after_help = "Exit codes: 0 done, 1 a disagreement was found and --fail-on-disagreement given, 2 bad input"
    )]
    Report(ReportArguments),
    /// The facts of one article: quantities, times, names, quotes, who says what
    Facts(InspectArguments),
    /// The sentences of one article
    Sentences(InspectArguments),
    /// The article in a page, without what is not the article
    Clean(InspectArguments),
    /// Tags, lemmas and dependency arcs of each sentence of one article, as CoNLL-U
    Parse(InputArguments),
    /// Two sentences side by side
    Compare(CompareArguments),
}

#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Files, folders, JSON Lines; - reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the report is written; by default after the ending of FILE, else for the terminal
    #[arg(long, short, value_enum)]
    pub format: Option<Format>,
    /// Writes to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// A JSON file with what is known of the inputs: {"a.txt": {"source": "…", "published": "2025-07-23"}}
    #[arg(long, value_name = "FILE")]
    pub meta: Option<PathBuf>,
    /// A file with ids of findings that are settled, one a line, # for comments: they are counted, not shown
    #[arg(long, value_name = "FILE")]
    pub dismissed: Option<PathBuf>,
    /// Stops when an input cannot be read, instead of naming it in the report
    #[arg(long)]
    pub strict: bool,
    /// Ends with exit code 1 when there is a disagreement
    #[arg(long)]
    pub fail_on_disagreement: bool,
    /// Colour on a terminal; auto heeds `NO_COLOR`
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

#[derive(Debug, Args)]
pub struct InspectArguments {
    #[command(flatten)]
    pub input: InputArguments,
    /// One JSON object a line instead of text, offsets in code points of the input
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct InputArguments {
    /// A file; - reads standard input
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// The day the article was published, for "Wednesday" and "last week"
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
}

#[derive(Debug, Args)]
pub struct CompareArguments {
    /// The first text
    pub a: String,
    /// The second text
    pub b: String,
    /// The day the first was published
    #[arg(long, value_name = "DATE")]
    pub published_a: Option<String>,
    /// The day the second was published
    #[arg(long, value_name = "DATE")]
    pub published_b: Option<String>,
    /// One JSON object instead of text
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Terminal,
    Json,
    Markdown,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}
