//! What a sentence states, in a form that compares: quantities, times, names, quotes, stance.
//!
//! Comes in: the text of an article, its sentences, its date. Goes out: [`Facts`], each a span,
//! how it was written, and a value with an algebra. Which facts of two articles speak of the
//! same thing is left to `crossclaim-core`.

mod clause;
pub mod name;
pub mod quantity;
pub mod quote;
mod relation;
pub mod stance;
pub mod time;

pub use name::{Name, NameType};
pub use quantity::{Bound, Counted, Quantity, QuantityRole, Scope, Unit};
pub use quote::{Attribution, Quote, Speech, SpeechStance};
pub use relation::Relation;
pub use stance::{Certainty, Polarity, Stance, StanceKind};
pub use time::{Interval, Length, Time, TimexType};

use crossclaim_text::Span;

/// What is known about the text around a sentence.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// When the article was published; relative dates stay unresolved without it.
    pub published: Option<jiff::civil::DateTime>,
    /// Was a time of day part of it?
    pub published_has_time: bool,
    /// A day near the ones the text tells of, for an article without a date: "14 July" gets its year from it,
    /// "Wednesday" nothing.
    pub around: Option<jiff::civil::Date>,
    /// The place of the dateline, for "dollars" that say no country.
    pub place: Option<String>,
}

/// The facts of a text, each list in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Numbers with what they count or measure.
    pub quantities: Vec<Quantity>,
    /// Dates, clock times, durations, sets.
    pub times: Vec<Time>,
    /// Persons, places, organisations, other names.
    pub names: Vec<Name>,
    /// Words between quotation marks that somebody said.
    pub quotes: Vec<Quote>,
    /// Who says what, quoted or not.
    pub attributions: Vec<Attribution>,
    /// Negations, denials, hedges, plans, with what they reach.
    pub stances: Vec<Stance>,
}

/// The facts of `text`, whose sentences are `sentences` (spans into `text`, in order).
pub fn extract(text: &str, sentences: &[Span], context: &Context) -> Facts {
    let times = time::extract(text, sentences, context);
    let quantities = quantity::extract(text, sentences, &times, context);
    let mut names = name::extract(text, sentences);
    unname_money(&mut names, &quantities);
    let mut reading = clause::Reading::of(text, sentences);
    let spoken = quote::find(&mut reading);
    Facts {
        quantities,
        stances: stance::find(&reading, &spoken.reports),
        quotes: spoken.quotes(&reading, &names),
        attributions: spoken.attributions(&reading, &names),
        times,
        names,
    }
}

/// Takes out the names that are the sign of a sum: the "K14" of "K14 million".
fn unname_money(names: &mut Vec<Name>, quantities: &[Quantity]) {
    names.retain(|name| {
        let at = quantities.partition_point(|quantity| quantity.span.end <= name.span.start);
        quantities
            .get(at)
            .is_none_or(|quantity| !quantity::without_code(quantity) || !quantity.span.contains(name.span))
    });
}
