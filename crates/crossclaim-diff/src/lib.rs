//! What the claims of a group agree on, where they differ, and why.

mod finding;

pub use finding::{Evidence, Finding, Kind, Locus, Relation, Severity, Side};
