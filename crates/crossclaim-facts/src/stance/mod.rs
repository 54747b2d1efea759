//! Stance: what a sentence affirms, denies, leaves open or only plans.
//!
//! Comes in: a text, its sentences, and the reports that `quote` found in it. Goes out: [`Stance`]s,
//! cues with the words they reach. Scope is taken as in *SEM 2012 (Morante and Blanco): the clause
//! with its subject; for reporting words their content. Certainty is graded as in `FactBank` (Saurí
//! and Pustejovsky 2009), with the source of a report kept apart by `quote`.
//!
//! 1. `cues` holds the lexicon.
//! 2. `reported` turns reports into stances of their content.
//! 3. `scope` finds the other cues and what they reach.
//! 4. `tense` tells on which side of the article a clause lies.

mod cues;
mod reported;
mod scope;
mod tense;

pub use tense::{Tense, tense};

use crate::clause::Reading;
use crate::quote::Report;
use crossclaim_text::Span;

/// What a stance word does to the words it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StanceKind {
    /// not, no, never, without, failed to
    Negation,
    /// denies, rejects, refutes
    Denial,
    /// allegedly, reportedly, claims, is said to, unconfirmed, could not be verified
    Hedge,
    /// plans to, considers, is weighing, proposes
    Plan,
    /// if, unless, would
    Condition,
    /// would have, had she stopped
    Counterfactual,
    /// will, is expected to, is likely to
    Forecast,
    /// may, might, could
    Possibility,
    /// "no evidence that", "did not say that"
    Unsupported,
    /// confirmed, verified, officially
    Confirmation,
    /// said, told, according to
    Report,
}

impl StanceKind {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Denial => "denial",
            Self::Hedge => "hedge",
            Self::Plan => "plan",
            Self::Condition => "condition",
            Self::Counterfactual => "counterfactual",
            Self::Forecast => "forecast",
            Self::Possibility => "possibility",
            Self::Unsupported => "unsupported",
            Self::Confirmation => "confirmation",
            Self::Report => "report",
        }
    }
}

/// Affirmed or denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

impl Polarity {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Negated => "negated",
        }
    }
}

/// How sure the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Given as fact.
    Asserted,
    /// Given as somebody's report, without distance.
    Reported,
    /// Given as unconfirmed, claimed or alleged.
    Alleged,
    /// May or might be.
    Possible,
    /// Planned, proposed, considered.
    Planned,
    /// If something else is.
    Conditional,
    /// Would have been: it was not.
    Counterfactual,
    /// Will be, is expected to be.
    Forecast,
}

impl Certainty {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Reported => "reported",
            Self::Alleged => "alleged",
            Self::Possible => "possible",
            Self::Planned => "planned",
            Self::Conditional => "conditional",
            Self::Counterfactual => "counterfactual",
            Self::Forecast => "forecast",
        }
    }

    /// The order in which one stance outweighs another: a claim that a plan exists is a claim first.
    const fn doubt(self) -> u8 {
        match self {
            Self::Asserted => 0,
            Self::Reported => 1,
            Self::Forecast => 2,
            Self::Planned => 3,
            Self::Possible => 4,
            Self::Conditional => 5,
            Self::Counterfactual => 6,
            Self::Alleged => 7,
        }
    }
}

/// A word that sets the stance of other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// The word or words: "not", "denies", "reportedly".
    pub cue: Span,
    /// What it reaches, the cue left out where it stands at an end.
    pub scope: Span,
    /// What it does.
    pub kind: StanceKind,
}

/// Is what `span` says affirmed or negated, by the stances of its text? Two negations cancel;
/// a denial counts as one.
pub fn polarity(stances: &[Stance], span: Span) -> Polarity {
    let turns = reaching(stances, span)
        .filter(|s| matches!(s.kind, StanceKind::Negation | StanceKind::Denial | StanceKind::Unsupported))
        .count();
    if turns % 2 == 1 { Polarity::Negated } else { Polarity::Affirmed }
}

/// How sure the text is of what `span` says: the weakest of the stances that reach it. A
/// confirmation lifts a report, not a doubt, a plan or a forecast.
pub fn certainty(stances: &[Stance], span: Span) -> Certainty {
    let mut found = Certainty::Asserted;
    let mut confirmed = false;
    for stance in reaching(stances, span) {
        let weight = match stance.kind {
            StanceKind::Hedge | StanceKind::Unsupported => Certainty::Alleged,
            StanceKind::Condition => Certainty::Conditional,
            StanceKind::Counterfactual => Certainty::Counterfactual,
            StanceKind::Possibility => Certainty::Possible,
            StanceKind::Plan => Certainty::Planned,
            StanceKind::Forecast => Certainty::Forecast,
            StanceKind::Report | StanceKind::Denial => Certainty::Reported,
            StanceKind::Confirmation => {
                confirmed = true;
                continue;
            }
            StanceKind::Negation => continue,
        };
        if weight.doubt() > found.doubt() {
            found = weight;
        }
    }
    if confirmed && found == Certainty::Reported { Certainty::Asserted } else { found }
}

/// The stances that reach `span`: their scope holds it, or it holds their cue and most of it is
/// in their scope ("the mayor did not resign", asked of as a whole).
pub fn reaching(stances: &[Stance], span: Span) -> impl Iterator<Item = &Stance> {
    stances.iter().filter(move |stance| {
        let shared = stance.scope.end.min(span.end).saturating_sub(stance.scope.start.max(span.start));
        if shared == 0 {
            return false;
        }
        // A word inside the cue itself is not what the cue is about.
        if stance.cue.contains(span) {
            return false;
        }
        stance.scope.contains(span)
            || (shared * 2 > span.len() && span.overlaps(stance.cue))
            || shared * 4 > span.len() * 3
    })
}

/// The stances of `text`, in order of their cues.
///
/// ```
/// use crossclaim_facts::stance::{Certainty, Polarity, certainty, extract, polarity};
/// use crossclaim_text::{Span, sentences};
///
/// let text = "The mayor denied selling the wells, which may run dry.";
/// let stances = extract(text, &sentences(text));
/// let span = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len())).unwrap();
/// assert_eq!(polarity(&stances, span("selling the wells")), Polarity::Negated);
/// assert_eq!(certainty(&stances, span("run dry")), Certainty::Possible);
/// ```
pub fn extract(text: &str, sentences: &[Span]) -> Vec<Stance> {
    let mut reading = Reading::of(text, sentences);
    let found = crate::quote::find(&mut reading);
    find(&reading, &found.reports)
}

/// The stances of a reading whose reports are known.
pub(crate) fn find(reading: &Reading, reports: &[Report]) -> Vec<Stance> {
    let mut stances = reported::stances(reading, reports);
    scope::find(reading, reports, &mut stances);
    stances.sort_by_key(|s| (s.cue.start, s.cue.end, s.scope.start, s.scope.end, s.kind));
    stances.dedup();
    stances
}
