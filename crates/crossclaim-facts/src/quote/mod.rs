//! Quotes and attribution: whose words these are.

use crate::Name;
use crossclaim_text::Span;

/// How words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speech {
    /// Wholly between quotation marks.
    Direct,
    /// Partly between quotation marks.
    Mixed,
    /// Without quotation marks.
    Indirect,
}

/// Words between quotation marks that are somebody's utterance (not a title, not scare quotes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words between the marks, marks left out. A quotation that runs over several sentences
    /// with one pair of marks is one quote; one interrupted by "he said" is two.
    pub span: Span,
    /// Who said it, where the text tells; the words of the text ("he", "Kremlin spokesman Dmitry Peskov").
    pub speaker: Option<Span>,
    /// The speaker's name, resolved to the fullest form in the article where that is safe.
    pub speaker_name: Option<String>,
    /// The reporting word: "said", "told", "according to".
    pub cue: Option<Span>,
    /// Does the previous quote of the article go on here (an interrupted quotation)?
    pub continues: bool,
}

/// How a reporting word takes what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeechStance {
    /// said, told, announced, according to
    Neutral,
    /// claimed, alleged, insisted
    Distant,
    /// confirmed, admitted, acknowledged, revealed
    Factive,
    /// denied, rejected, dismissed
    Denying,
    /// warned, predicted, expects
    Forecasting,
}

/// A statement and whoever it is credited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Who says it; `None` when nobody is named ("reportedly").
    pub source: Option<Span>,
    /// The source's name, resolved to the fullest form in the article where that is safe.
    pub source_name: Option<String>,
    /// The word or words that report.
    pub cue: Span,
    /// What is said.
    pub content: Span,
    /// Quoted or not.
    pub speech: Speech,
    /// How the reporting word takes it.
    pub stance: SpeechStance,
    /// Is this statement itself part of the content of another one?
    pub nested: bool,
}

/// The quotations of `text`, in order.
pub fn quotes(text: &str, sentences: &[Span]) -> Vec<Quote> {
    let _ = (text, sentences);
    Vec::new()
}

/// The attributions of `text`, in order of their content.
pub fn attributions(text: &str, sentences: &[Span], quotes: &[Quote], names: &[Name]) -> Vec<Attribution> {
    let _ = (text, sentences, quotes, names);
    Vec::new()
}
