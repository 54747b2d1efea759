//! What a rule writes down: two spans of two claims, and how they stand to each other.

use crate::signal::Signals;
use crate::{Kind, Locus, Relation, Severity};
use crossclaim_text::Span;

/// One place in one claim, with the value it gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Index of the claim.
    pub claim: usize,
    /// The very words, as a span of the article's clean text.
    pub span: Span,
    /// The value as a reader would write it.
    pub value: String,
}

/// Two points of the same topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// How they stand to each other.
    pub relation: Relation,
    /// What they speak of.
    pub kind: Kind,
    /// The named reason, in kebab-case.
    pub reason: &'static str,
    /// One place.
    pub a: Point,
    /// The other place.
    pub b: Point,
    /// How it was reached, in a sentence.
    pub because: String,
    /// Where the difference lies.
    pub locus: Locus,
    /// How much it matters.
    pub severity: Severity,
    /// How sure the rule is, from 0 to 1.
    pub confidence: f32,
    /// What the confidence was made of, where it is a learned sum.
    pub signals: Option<Signals>,
}
