//! What can go wrong before there is an article.

use std::path::PathBuf;

/// An input that gives no article. Each names the file, the line where there is one, and the mend.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("{}: cannot be read ({source}); check that the path exists and is readable", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is a table of articles: its columns are read by libraries for tables.
    #[error(
        "{}: this is a table; read it with pandas, polars or pyarrow and hand over the table, or write a row a line as .jsonl",
        path.display()
    )]
    Table {
        /// The file.
        path: PathBuf,
    },
    /// A file is no text in any encoding.
    #[error("{}: this is {kind}; give its text as .txt, .html or .jsonl", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// What it is.
        kind: &'static str,
    },
}
