//! Statements: the words of a claim with what it says of each, affirmed or not, sure or not.
//!
//! What a [`Statement`] holds. How it is read off a claim is left to `read`, what differs between two to the rule.

use crossclaim_facts::stance::StanceKind;
use crossclaim_syntax::Tense;
use crossclaim_text::Span;
use std::collections::BTreeSet;

/// A content word of a claim and what the claim says of it. A word that stands in several rows of the opposites is a
/// statement for each.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Index of the claim.
    pub claim: usize,
    /// The word.
    pub word: Span,
    /// What two claims can have in common: a concept, a verb with its particle (`go_off`), or a topic of the opposites
    /// behind `~`.
    pub key: String,
    /// What sort of word states it.
    pub form: Form,
    /// Yes or no.
    pub stand: Stand,
    /// Sure or not.
    pub doubt: Doubt,
    /// Who and what takes part.
    pub cast: Cast,
    /// Whose word it is.
    pub voice: Voice,
    /// When, as its verb group tells.
    pub time: When,
    /// The word that negates it or makes it unsure.
    pub cue: Option<Span>,
    /// The words to show.
    pub shown: Span,
    /// Its clause.
    pub clause: Clause,
}

/// What sort of word makes a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A verb, or a participle before its noun.
    Verb,
    /// What a form of "be" says of its subject.
    Copula,
    /// The matter of a verb that says little itself ("gave no undertaking", "there was a fire").
    Carried,
    /// A noun that names an event and that no light verb carries.
    Event,
    /// What a verb is done to.
    Object,
    /// Who or what does it.
    Subject,
    /// Any other word.
    Other,
}

/// Is it affirmed?
#[derive(Clone, Copy, Debug)]
pub struct Stand {
    /// Affirmed or negated, its own answer counted.
    pub positive: bool,
    /// Which answer the word gives, when it stands in the opposites: `true` for the first column.
    pub answer: Option<bool>,
    /// Is it negated by a word that hangs on it?
    pub negated: Option<StanceKind>,
    /// Does a negation reach it that may be about another word?
    pub murky: bool,
    /// Is it a noun behind "no"?
    pub nothing: bool,
}

/// How settled a claim gives what it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Firmness {
    /// It is or was so.
    Fact,
    /// It will be so.
    Future,
    /// Somebody intends it.
    Planned,
    /// Nobody has settled it: considered, possible.
    Open,
    /// Asked or left open under "whether", so that yes and no are one.
    Asked,
    /// Somebody says so and the claim keeps its distance.
    Alleged,
    /// Under a condition.
    Conditional,
}

/// What makes it unsure.
#[derive(Clone, Copy, Debug)]
pub struct Doubt {
    /// How settled it is.
    pub firmness: Firmness,
    /// Does the word that makes it unsure hang on it?
    pub strict: bool,
    /// Does it stand under an "if" beside?
    pub conditional: bool,
    /// What it comes of.
    pub cause: Cause,
}

/// What a doubt comes of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A chance, as "may" gives it, and nobody's plan.
    Chance,
    /// A word that leads up to a noun ("on suspicion of arson").
    Suspicion,
    /// Anything else: a plan, a question, an allegation.
    Other,
}

/// The words around a statement.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Where they stand.
    pub span: Span,
    /// Do they hold any negation?
    pub turned: bool,
    /// Do they tell of a time that was over ("then", "initially")?
    pub back_then: bool,
    /// Those of them that tell one thing from its like: "first", "south".
    pub which: BTreeSet<String>,
}

/// The participants of a statement, as concepts.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Who does it or is it.
    pub agent: BTreeSet<String>,
    /// To whom or what it is done.
    pub patient: BTreeSet<String>,
    /// Under which circumstances, times left out.
    pub rest: BTreeSet<String>,
    /// The numbers before who does it and to whom it is done.
    pub counts: BTreeSet<String>,
}

/// Whose word a statement is.
#[derive(Clone, Debug)]
pub struct Voice {
    /// Whom the claim credits with it.
    pub source: Option<String>,
    /// Is it credited to somebody, or between quotation marks?
    pub credited: bool,
    /// Between quotation marks?
    pub quoted: bool,
}

/// When a statement holds.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// Tense of its verb group.
    pub tense: Tense,
    /// Does "have" stand before a participle: "has left", "may have been seen"?
    pub perfect: bool,
    /// Is it a bare infinitive, which tells of nothing that was ("harder to shoot down")?
    pub infinitive: bool,
}

impl Form {
    /// Does it say something of its own, as a verb does?
    pub fn predicate(self) -> bool {
        matches!(self, Self::Verb | Self::Copula | Self::Carried)
    }

    /// Is it a noun that takes part in something?
    pub fn takes_part(self) -> bool {
        matches!(self, Self::Event | Self::Object | Self::Subject)
    }
}

impl Firmness {
    /// Is it given as so, or as coming?
    pub fn settled(self) -> bool {
        matches!(self, Self::Fact | Self::Future)
    }

    /// Can a later report settle it without a contradiction?
    pub fn may_come(self) -> bool {
        matches!(self, Self::Planned | Self::Open | Self::Asked | Self::Future)
    }
}

impl Statement {
    /// How settled it is.
    pub fn firmness(&self) -> Firmness {
        self.doubt.firmness
    }

    /// Does a word say that it is not so, with what it is said of: "no pilot", "denies the theft"?
    pub fn denied(&self) -> bool {
        self.stand.negated.is_some()
    }

    /// All who take part, in any place.
    pub fn everybody(&self) -> impl Iterator<Item = &str> {
        self.cast.agent.iter().chain(&self.cast.patient).chain(&self.cast.rest).map(String::as_str)
    }
}
