//! What a quantity is: the nouns of this room.
//!
//! Nothing comes in; the types go out to every file here and to the comparison.

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
    /// Every bound.
    pub(super) const ALL: [Self; 8] = [
        Self::Exact,
        Self::About,
        Self::Nearly,
        Self::MoreThan,
        Self::AtLeast,
        Self::LessThan,
        Self::AtMost,
        Self::Between,
    ];

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
    /// A length of time: "three years", "a 50-day deadline". It is a [`crate::Time`] as well, and
    /// the algebra of times compares it: [`super::relate`] of two durations that are not the same
    /// is `Incomparable`, so that one difference is not found twice.
    Duration,
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
    /// "3-1", "a 7-2 vote": `low` and `high` are the smaller and the greater number
    Score,
    /// "Boeing 737", "1061st Centre", a phone number, a version, an address: compares with nothing
    Identifier,
    /// "magnitude 6.4", "1.5 times", an index or rating: a bare number on a named scale
    Scale,
}

impl QuantityRole {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Duration => "duration",
            Self::Money => "money",
            Self::Share => "share",
            Self::Points => "points",
            Self::Ordinal => "ordinal",
            Self::Age => "age",
            Self::Score => "score",
            Self::Identifier => "identifier",
            Self::Scale => "scale",
        }
    }
}

/// A unit in its standard code, and the way to the base unit of its dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// ISO 4217 for money ("USD"), UCUM for measures ("km", "Cel"), "%" for percentages,
    /// "pp" for percentage points. The hundredth of a currency has no code: "cent", "penny"; a currency
    /// that ISO does not know has its sign or noun behind "¤": "¤kwela".
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
    /// Its head noun, folded and singular: "soldier", "prisoner". Where only a verb or adjective
    /// tells what is counted ("68 were hurt", "killing at least 41"), the name of that state:
    /// "injured", "dead".
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
    /// Words that narrow what is counted: "over the Rostov region", "of Pellworth's workforce",
    /// "in Britain", "above Friday's close", "damaged": the modifiers on both sides.
    pub qualifiers: Vec<Span>,
    /// What became of those who are counted, where a word says so: "dead", "injured", "arrested",
    /// "damaged", "destroyed" (the states of `lexicon/en/casualty_states.txt`). "41 dead" and
    /// "killing 41 people" share it; "41 dead" and "41 injured" do not.
    pub state: Option<String>,
    /// The number is a level that is over: "down **from** 41", "**compared with** 41 a year ago".
    /// [`super::relate`] compares it with such levels alone.
    pub once: Option<Span>,
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
    /// The unit and its rate where they are words behind the number: "barrels a day", "finnish markka",
    /// "months old". Nothing for a sign ("$5") or a symbol the code repeats ("5%").
    pub unit_words: Option<Span>,
    /// What it counts, where it counts; for a share, what it is a share of.
    pub counted: Option<Counted>,
    /// What it holds for.
    pub scope: Scope,
    /// A change, not a level: "rose 3%", "cut by 95 million", "up 34%"; -1 down, 1 up, 0 a level.
    pub change: i8,
    /// The whole it is a part of, where that stands beside it: 5 for "three of five schools",
    /// 7,400 for "900 of the 7,400 jobs". `value / whole` is the share.
    pub whole: Option<Decimal>,
    /// The same in another unit or currency, from the parenthesis behind it:
    /// "2.4 billion pounds ($3.2 billion)". It gives a rate: see [`super::derive`].
    pub also: Option<Box<Quantity>>,
    /// Is this the parenthesis itself, the `also` of the quantity before it?
    pub restates: bool,
}

impl Quantity {
    /// An exact number of nothing yet; the other fields are filled in by whoever reads on.
    pub(super) fn exact(span: Span, value: Decimal, precision: Decimal) -> Self {
        Self {
            span,
            value: Some(value),
            low: Some(value),
            low_closed: true,
            high: Some(value),
            high_closed: true,
            bound: Bound::Exact,
            precision,
            role: QuantityRole::Count,
            unit: None,
            unit_words: None,
            counted: None,
            scope: Scope::default(),
            change: 0,
            whole: None,
            also: None,
            restates: false,
        }
    }

    /// The noun phrase that the number stands in, unit and all: "gallons of jet fuel", "pence a share",
    /// "soldiers". [`Quantity::counted`] is the thing itself: "jet fuel".
    pub fn phrase(&self) -> Option<Span> {
        match (self.unit_words, self.counted.as_ref().map(|counted| counted.span)) {
            (Some(unit), Some(counted)) if counted.start >= unit.end => Some(Span::new(unit.start, counted.end)),
            (Some(unit), _) => Some(unit),
            (None, counted) => counted,
        }
    }

    /// A value in the base unit of this quantity's dimension; `None` where it outgrows a decimal.
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        match &self.unit {
            Some(unit) => value.checked_mul(unit.factor)?.checked_add(unit.offset),
            None => Some(value),
        }
    }

    /// A value given in the base unit, in this quantity's own unit.
    pub fn from_base(&self, value: Decimal) -> Option<Decimal> {
        match &self.unit {
            Some(unit) => value.checked_sub(unit.offset)?.checked_div(unit.factor),
            None => Some(value),
        }
    }
}
