//! A scraped page or text, and the article in it.
//!
//! Comes in: bytes or text of one page, with what metadata the caller has. Goes out: an
//! [`Article`]: its own words in [`Article::text`], each of them traceable to the input, the
//! role of each block, what was set aside and why, title, source and date. What a sentence
//! states is left to `crossclaim-facts`.

mod article;
mod error;

mod fold;
mod signs;

mod token;

mod lexicon;

mod line;

mod clutter;
mod date;
mod page_talk;
mod service;
mod stamp;

mod html;
mod markdown;

mod story;
mod topic;

mod head;

mod author;
mod body;

mod assemble;
mod join;

mod foot;
mod stray;

mod language;

mod clean;

mod bytes;
mod input;
mod json;

pub use article::{Article, Block, Dated, Note, NoteKind, OffsetMap, Role, SetAside};
pub use clean::clean;
pub use error::Error;
pub use input::{Input, Loaded, distinct, prepare, read_bytes, read_paths, read_records};
