//! What the claims of a group agree on, where they differ, and why.
//!
//! 1. Each rule in `rules` looks at pairs of linked claims and writes down [`Contrast`]s:
//!    two spans, and how what they say stands to each other.
//! 2. `assemble` puts the contrasts that speak of one thing together into one [`Finding`] with
//!    as many sides as there are values: one slip seen in five sentences is one finding.
//! 3. `identity` gives each finding an id that outlives another article, and knows what a reader has settled.
//! 4. `ledger` keeps what was weighed and let pass.
//!
//! It says *disagreement*, never *truth*: no side is picked.

mod align;
mod anchor;
mod apart;
mod around;
mod assemble;
mod contrast;
mod field;
mod figures;
mod finding;
mod identity;
mod inflect;
mod ledger;
mod lexicon;
mod people;
mod reach;
mod setting;
pub mod signal;
mod trees;

pub mod reason;
mod rules;

pub use align::LONGEST;
pub use contrast::{Contrast, Point};
pub use finding::{Evidence, Finding, Kind, Locus, Relation, Severity, Side};
pub use identity::{Dismissals, NoId};
pub use ledger::{LET_PASS, Passed};
pub use reason::ALL as REASONS;

use crossclaim_core::Corpus;

/// All that the rules wrote down, told or let pass, with what each was weighed by: for learning the weights.
pub fn contrasts(corpus: &Corpus) -> Vec<Contrast> {
    run(corpus, true)
}

fn run(corpus: &Corpus, everything: bool) -> Vec<Contrast> {
    let trees = trees::Trees::new(corpus, everything);
    rules::apply(corpus, &trees)
}

/// What a comparison comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Disagreements first, then updates, then what is compatible or agrees.
    pub findings: Vec<Finding>,
    /// Findings that a reader has settled, in the same order.
    pub dismissed: Vec<Finding>,
    /// Pairs that were weighed and let pass, the nearest misses first; no more than a reader would look at.
    pub passed: Vec<Passed>,
    /// How many were let pass in all.
    pub passed_in_all: usize,
}

/// The findings of a corpus, what a reader has settled apart, and what was let pass: of a run too large to be about
/// one event, the near misses alone.
pub fn examine(corpus: &Corpus, dismissals: &Dismissals) -> Outcome {
    let (all, passed) = assemble::findings(corpus, run(corpus, corpus.one_event()));
    let (passed, passed_in_all) = ledger::ledger(passed, &all);
    let settled = dismissals.settled(&all);
    let mut outcome = Outcome { passed, passed_in_all, ..Outcome::default() };
    for (finding, settled) in all.into_iter().zip(settled) {
        let list = if settled { &mut outcome.dismissed } else { &mut outcome.findings };
        list.push(finding);
    }
    outcome
}

/// The findings of a corpus: disagreements first, then updates, then what is compatible or agrees.
pub fn compare(corpus: &Corpus) -> Vec<Finding> {
    examine(corpus, &Dismissals::default()).findings
}
