//! What the claims of a group agree on, where they differ, and why.
//!
//! 1. Each rule in `rules` looks at pairs of linked claims and writes down [`Contrast`]s:
//!    two spans, and how what they say stands to each other.
//! 2. `assemble` puts the contrasts that speak of one thing together into one [`Finding`] with
//!    as many sides as there are values: one slip seen in five sentences is one finding.
//!
//! It says *disagreement*, never *truth*: no side is picked.

mod align;
mod anchor;
mod assemble;
mod contrast;
mod finding;
mod inflect;
mod lexicon;
mod people;
mod setting;
pub mod signal;
mod trees;

pub mod reason;
mod rules;

pub use contrast::{Contrast, Point};
pub use finding::{Evidence, Finding, Kind, Locus, Relation, Severity, Side};
pub use reason::ALL as REASONS;

use crossclaim_core::Corpus;

/// All that the rules wrote down, told or let pass, with what each was weighed by: for learning the weights.
pub fn contrasts(corpus: &Corpus) -> Vec<Contrast> {
    let trees = trees::Trees::new(corpus);
    let mut contrasts = Vec::new();
    for rule in rules::ALL {
        rule(corpus, &trees, &mut contrasts);
    }
    contrasts
}

/// The findings of a corpus: disagreements first, then updates, then what is compatible or agrees.
pub fn compare(corpus: &Corpus) -> Vec<Finding> {
    assemble::findings(corpus, contrasts(corpus))
}
