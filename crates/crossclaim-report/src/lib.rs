//! The consistency report and its four renderers.
//!
//! [`Report`] is the wire type: owned strings, code-point offsets, one to one with the JSON of
//! schema `crossclaim/report/1` (`report.schema.json` beside this crate's sources). The
//! renderers borrow it.

mod wire;

pub use wire::{
    ArticleEntry, ClaimEntry, Coverage, Dated, EvidenceEntry, FindingEntry, GroupEntry, NoteEntry, Report, SCHEMA,
    SetAsideEntry, SideEntry,
};
