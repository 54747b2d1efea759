//! Quantities: a number, its bound, its unit, what it counts and in what scope.

use crate::{Context, Time};
use crossclaim_text::Span;
use rust_decimal::Decimal;

/// How the written words bound the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// "1,214"
    Exact,
    /// "about 2 billion", "some 300", "hundreds of"
    About,
    /// "nearly", "almost", "close to": at most, and not far below
    Nearly,
    /// "more than", "over"
    MoreThan,
    /// "at least", "or more"
    AtLeast,
    /// "less than", "under", "fewer than"
    LessThan,
    /// "at most", "up to", "as many as", "no more than"
    AtMost,
    /// "between 30 and 40", "12-15"
    Between,
}

impl Bound {
    /// The name the report uses, in kebab-case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::MoreThan => "more-than",
            Self::AtLeast => "at-least",
            Self::LessThan => "less-than",
            Self::AtMost => "at-most",
            Self::Between => "between",
        }
    }
}

/// What sort of number it is. Only some of them count or measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuantityRole {
    /// So many of something that can be counted.
    Count,
    /// A physical measure, with a unit.
    Measure,
    /// An amount of money.
    Money,
    /// A percentage, or a fraction of something ("a third of the families", "one in five").
    Share,
    /// Percentage points.
    Points,
    /// "the third round"
    Ordinal,
    /// "aged 34", "a 20-year-old"
    Age,
    /// "3-1", "a 7-2 vote"
    Score,
    /// "Boeing 737", "1061st Centre", a phone number, a version, an address: compares with nothing
    Identifier,
    /// "magnitude 6.4", "1.5 times", an index or rating: a bare number on a named scale
    Scale,
}

/// A unit in its standard code, and the way to the base unit of its dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// ISO 4217 for money ("USD"), UCUM for measures ("km", "[mi_i]", "Cel"), "%" for percentages.
    pub code: String,
    /// The code of the base unit of its dimension ("m"); money is a dimension per currency.
    pub base: String,
    /// `value * factor + offset` is the value in the base unit.
    pub factor: Decimal,
    /// See `factor`; other than zero for temperatures alone.
    pub offset: Decimal,
    /// What it is a rate of, where it is one: "share", "day", "hour".
    pub per: Option<String>,
}

/// The thing counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The noun phrase behind (or before) the number: "North Korean soldiers", "prisoners of war".
    pub span: Span,
    /// Its head noun, folded and singular: "soldier", "prisoner".
    pub head: String,
    /// The phrase, folded, singular head, without articles: "north korean soldier".
    pub phrase: String,
}

/// What part of the world the number is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// "each", "from each side", "apiece", "per person": the number holds for every one of several.
    pub each: Option<Span>,
    /// "in all", "in total", "both sides together".
    pub total: Option<Span>,
    /// This number is a part of another: "including 11 over Rostov", "of whom 55 …", "55 of them".
    pub part_of: Option<Span>,
    /// Words that narrow what is counted: "over the Rostov region", "of Harwick's workforce",
    /// "in Britain", "above Friday's close", "damaged": the modifiers on both sides.
    pub qualifiers: Vec<Span>,
}

/// A number as the text states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The words that say the value: bound, number, scale word and unit ("more than 1,200",
    /// "$2.1bn", "14 km"), without what is counted.
    pub span: Span,
    /// The value when one number is said; the number in front of any bound word.
    pub value: Option<Decimal>,
    /// The least it can be; `None` when open.
    pub low: Option<Decimal>,
    /// Is `low` itself allowed?
    pub low_closed: bool,
    /// The most it can be; `None` when open.
    pub high: Option<Decimal>,
    /// Is `high` itself allowed?
    pub high_closed: bool,
    /// How the words bound it.
    pub bound: Bound,
    /// The step of the last digit written: 100 for "1,200", 0.1 million for "1.2 million".
    pub precision: Decimal,
    /// What sort of number.
    pub role: QuantityRole,
    /// Its unit, where it measures.
    pub unit: Option<Unit>,
    /// What it counts, where it counts.
    pub counted: Option<Counted>,
    /// What it holds for.
    pub scope: Scope,
    /// A change, not a level: "rose 3%", "cut by 95 million", "up 34%"; -1 down, 1 up, 0 a level.
    pub change: i8,
}

/// How two quantities of the same thing stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same value, the same way.
    Equal,
    /// They can both hold; the reason's name and a sentence with the arithmetic.
    Compatible {
        /// `bounds-overlap`, `rounding`, `unit-conversion`, `share-equality`, `part-of`, …
        reason: &'static str,
        /// "1,214 is more than 1,200"
        because: String,
    },
    /// They cannot both hold.
    Disjoint {
        /// "6.7 is not 6.4"
        because: String,
    },
    /// Other dimension, other currency without a rate, an identifier: nothing to compare.
    Incomparable,
}

/// How `a` and `b`, taken to be about the same thing, stand to each other.
/// Symmetric but for the order of the words in the reason.
pub fn relate(a: &Quantity, b: &Quantity) -> Relation {
    if a.value == b.value { Relation::Equal } else { Relation::Incomparable }
}

/// The quantities of `text`, in order. Numbers that are part of a time in `times` are left out.
pub fn extract(text: &str, sentences: &[Span], times: &[Time], context: &Context) -> Vec<Quantity> {
    let _ = (text, sentences, times, context);
    Vec::new()
}
