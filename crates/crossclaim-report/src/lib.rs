//! The consistency report and its four renderers.
//!
//! [`Report`] is the wire type: owned strings, code-point offsets, one to one with the JSON of
//! schema `crossclaim/report/1` (`report.schema.json` beside this crate's sources). The
//! renderers borrow it and implement `Display`:
//!
//! - [`Terminal`]: a memo of short lines, colour only when asked;
//! - [`Markdown`]: the same memo for a wiki, an issue, a notebook;
//! - [`Html`]: one self-contained page without scripts, or a fragment for a notebook;
//! - [`Json`]: the wire types as they are.
//!
//! Comes in: the corpus and its findings ([`Report::new`]), or JSON. What counts as a
//! disagreement is left to `crossclaim-diff`.

mod wire;

mod assemble;
mod lookup;

mod excerpt;
mod flow;
mod html;
mod json;
mod markdown;
mod memo;
mod names;
mod safe;
mod terminal;
mod words;

pub use html::Html;
pub use json::{Json, json};
pub use markdown::Markdown;
pub use safe::plain;
pub use terminal::Terminal;
pub use wire::{
    ArticleEntry, ClaimEntry, Coverage, Dated, EvidenceEntry, FindingEntry, GroupEntry, NotCheckedEntry, NoteEntry,
    PassedEntry, Report, SCHEMA, SetAsideEntry, SideEntry,
};
