//! The noun of this crate: a finding, and the closed vocabularies it is told in.

use crossclaim_text::Span;

/// How the sides of a finding stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They say the same.
    Agree,
    /// They look different and can both hold; the reason is named.
    Compatible,
    /// A later report of a moving figure or state.
    Update,
    /// They cannot both hold, or do not mean the same.
    Disagree,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Agree, Self::Compatible, Self::Update, Self::Disagree];

    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::Update => "update",
            Self::Disagree => "disagree",
        }
    }
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A count, measure, amount of money or percentage of the same thing.
    Quantity,
    /// The number is the same or close; what it counts is not.
    Scope,
    /// When the same thing happened or will happen.
    Date,
    /// How long the same thing lasted or will last.
    Duration,
    /// Where the same thing happened.
    Place,
    /// Who or what fills the same role.
    Entity,
    /// Another word with another meaning in the same place.
    Term,
    /// One says so, another says not so, or denies it.
    Polarity,
    /// The same utterance in other words between quotation marks.
    Quote,
    /// The same statement credited to someone else.
    Attribution,
    /// Given as fact by one, as unconfirmed, alleged or planned by another.
    Certainty,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Quantity,
        Self::Scope,
        Self::Date,
        Self::Duration,
        Self::Place,
        Self::Entity,
        Self::Term,
        Self::Polarity,
        Self::Quote,
        Self::Attribution,
        Self::Certainty,
    ];

    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Scope => "scope",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Place => "place",
            Self::Entity => "entity",
            Self::Term => "term",
            Self::Polarity => "polarity",
            Self::Quote => "quote",
            Self::Attribution => "attribution",
            Self::Certainty => "certainty",
        }
    }
}

/// Where the difference lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locus {
    /// Between sources.
    Across,
    /// Within one article: headline or caption against body.
    Within,
    /// A source itself reports that the parties differ.
    ReportedDispute,
}

impl Locus {
    /// The name the report uses, in `snake_case`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Across => "across_sources",
            Self::Within => "within_source",
            Self::ReportedDispute => "reported_dispute",
        }
    }
}

/// How much a difference matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Wording.
    Low,
    /// A detail.
    Medium,
    /// A core fact of the event.
    High,
}

impl Severity {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// The very words of one article that a side rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Index of the article.
    pub article: usize,
    /// Index of the claim.
    pub claim: usize,
    /// The words, as a span of the article's clean text.
    pub span: Span,
}

/// One side of a finding: a value, and who gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The value as a reader would write it: ">1,200 from each side", "2025-07-23".
    pub value: String,
    /// Where it is said; at least one, in order of the articles.
    pub evidence: Vec<Evidence>,
}

/// Something several claims agree on or differ in.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Made from its content: the kind, and a mark for each side (see [`crate::Dismissals`]).
    pub id: String,
    /// For each side the marks of all its places, by which a later run knows it again.
    pub marks: Vec<Vec<String>>,
    /// How the sides stand to each other.
    pub relation: Relation,
    /// What they speak of.
    pub kind: Kind,
    /// The named reason, in kebab-case: `values-differ`, `bounds-overlap`, `derived-date`, …
    pub reason: &'static str,
    /// Where the difference lies.
    pub locus: Locus,
    /// Index of the group that holds most of its evidence, where one does.
    pub group: Option<usize>,
    /// The sides, in the order of their first evidence; one side when all agree.
    pub sides: Vec<Side>,
    /// How much it matters.
    pub severity: Severity,
    /// How sure the machine is, from 0 to 1.
    pub confidence: f32,
    /// A sentence that says how it was reached.
    pub explanation: String,
}
