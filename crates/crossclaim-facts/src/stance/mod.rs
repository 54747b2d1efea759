//! Stance: what a sentence affirms, denies, leaves open or only plans.

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
    /// will, is expected to, is likely to
    Forecast,
    /// may, might, could
    Possibility,
    /// "no evidence that", "did not say that"
    Unsupported,
    /// confirmed, verified, officially
    Confirmation,
}

/// Affirmed or denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
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
            Self::Forecast => "forecast",
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
    let _ = (stances, span);
    Polarity::Affirmed
}

/// How sure the text is of what `span` says.
pub fn certainty(stances: &[Stance], span: Span) -> Certainty {
    let _ = (stances, span);
    Certainty::Asserted
}

/// The stances of `text`, in order of their cues.
pub fn extract(text: &str, sentences: &[Span]) -> Vec<Stance> {
    let _ = (text, sentences);
    Vec::new()
}
