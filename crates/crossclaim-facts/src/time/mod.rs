//! Times: TIMEX3 types and values with spans, and the intervals they stand for.

mod calendar;
mod clock;
mod date;
mod daytime;
mod duration;
mod lexicon;
mod number;
mod numeric;
mod parser;
mod period;
mod relate;
mod relative;
mod role;
mod stretch;
mod tense;
mod token;
mod unit;
mod words;

pub use crate::Relation;
pub use calendar::Grain;
pub use relate::{relate, relate_derived, relate_elapsed, same, verdict};
pub use words::describe;

use crate::Context;
use crossclaim_text::Span;
use jiff::civil::DateTime;

/// The type of a temporal expression, as TIMEX3 names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexType {
    /// A calendar time of a day or coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimexType {
    /// The TIMEX3 name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// A stretch of civil time, in the zone of the place the text speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// Its first moment.
    pub begin: DateTime,
    /// The first moment after it.
    pub end_excl: DateTime,
}

/// A length of time as bounds in seconds (a month is 28 to 31 days, a year 365 to 366).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The least it can be, in seconds; `None` when open.
    pub low: Option<i64>,
    /// The most it can be, in seconds; `None` when open.
    pub high: Option<i64>,
    /// The seconds of the number as written, without its bound ("more than seven weeks": 49 days).
    pub stated: i64,
    /// The seconds of one unit as written (a week's for "seven weeks"): how fine it is said.
    pub grain: i64,
}

/// Which part of a longer time is meant: the TIMEX3 attribute `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifier {
    /// "early", "the beginning of": of a month its days 1-10, else its first third.
    Start,
    /// "mid-", "the middle of": of a month its days 11-20, else its second third.
    Mid,
    /// "late", "the end of": of a month its days from 21, else its last third.
    End,
}

/// How words bound a length or blur a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bounds {
    About,
    Nearly,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
}

/// The part of a sentence's meaning a time carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeRole {
    /// When something happens: "on 23 July".
    At,
    /// The latest moment: "by the end of August", "before September".
    Deadline,
    /// A deadline given as a length from now: "within 50 days", "a 50-day deadline".
    Within,
    /// The earliest moment: "since May", "from 1 June", "after 23 July".
    Since,
    /// The last moment of a state: "until 24 March".
    Until,
    /// How long something lasts or lasted: "for five years".
    Lasting,
    /// A length before or after another moment: "three years after", "31 hours after the quake".
    Offset,
    /// Reference, age, or anything else.
    Other,
}

impl TimeRole {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Deadline => "deadline",
            Self::Within => "within",
            Self::Since => "since",
            Self::Until => "until",
            Self::Lasting => "lasting",
            Self::Offset => "offset",
            Self::Other => "other",
        }
    }
}

/// A temporal expression.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each tells another thing of the words, and any of them may hold together"
)]
pub struct Time {
    /// The expression, as TIMEX3 marks it: no preposition, with modifiers of the value.
    pub span: Span,
    /// Its type.
    pub timex_type: TimexType,
    /// Its TIMEX3 value: "2025-07-23", "P50D", "2025-W30", "2025-Q2", "XXXX-WXX-3", "`PRESENT_REF`".
    pub timex_value: String,
    /// The time it stands for, when that is known.
    pub interval: Option<Interval>,
    /// Its length, for a duration.
    pub length: Option<Length>,
    /// What it does in the sentence.
    pub role: TimeRole,
    /// Was it read with the article's date ("Wednesday", "last week", a day without a year)?
    pub relative: bool,
    /// Is it said to be uncertain ("about", "between … and …", "early")?
    pub vague: bool,
    /// "early", "mid-", "the end of": which part of the time in its value is meant.
    pub modifier: Option<Modifier>,
    /// How coarse it is said.
    pub grain: Grain,
    /// Does it run from one time to another ("23-24 July")? Its value is then "first/last".
    pub range: bool,
    /// Minutes east of UTC, for a clock time whose zone is known.
    pub zone_minutes: Option<i16>,
    /// A clock time up to twelve without "a.m." or "p.m.", or a word that tells.
    pub half_day_open: bool,
}

/// The temporal expressions of `text`, in order.
///
/// `sentences` are spans of `text` in order; they bound where a verb is looked for.
pub fn extract(text: &str, sentences: &[Span], context: &Context) -> Vec<Time> {
    parser::Parser::new(text, sentences, context).run()
}
