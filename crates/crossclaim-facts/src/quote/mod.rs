//! Quotes and attribution: whose words these are.
//!
//! Comes in: a text, its sentences, its names. Goes out: [`Quote`], the words between quotation
//! marks that somebody said, and [`Attribution`], every statement credited to somebody, quoted or
//! not, with source, cue and content as PARC3 (Pareti 2016) and `PolNeAR` (Newell, Margolin and Ruths
//! 2018) mark them. What an attribution does to the truth of its content is left to `stance`.
//!
//! 1. `marks` pairs the quotation marks.
//! 2. `direct` gives quotations the reporting word beside them.
//! 3. `indirect` finds reporting verbs in running text, `wording` other reporting words.
//! 4. `label` reads headlines and transcripts, where a colon reports.
//! 5. `speaker` lets quotations go on with the speaker before.
//! 6. `within` settles which report stands inside which.
//! 7. `named` gives sources their names.

mod cues;
mod direct;
mod indirect;
mod label;
mod marks;
mod named;
mod report;
mod speaker;
mod verbal;
mod within;
mod wording;

pub(crate) use cues::Effect;
pub(crate) use report::Report;

use crate::Name;
use crate::clause::Reading;
use crossclaim_text::Span;
use marks::Quotation;
use named::Namer;

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

impl Speech {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
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

impl SpeechStance {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Distant => "distant",
            Self::Factive => "factive",
            Self::Denying => "denying",
            Self::Forecasting => "forecasting",
        }
    }
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

/// The reports and quotations of a reading, found once for quotes, attributions and stance.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The reports, in order of their content.
    pub reports: Vec<Report>,
    /// The quotations, each with its report and whether it continues the one before.
    spoken: Vec<Spoken>,
}

#[derive(Debug)]
struct Spoken {
    quotation: Quotation,
    report: Option<usize>,
    continues: bool,
}

/// Reads who says what.
pub(crate) fn find(reading: &mut Reading) -> Found {
    let quotations = marks::quotations(reading);
    for quotation in &quotations {
        let (inside, outside) = (&quotation.inside, &quotation.outside);
        reading.settle_marks(
            (outside.start < inside.start).then_some(outside.start),
            (inside.end < outside.end).then_some(inside.end),
        );
    }
    let reading = &*reading;
    let mut reports = Vec::new();
    let mut linked = direct::link(reading, &quotations, &mut reports);
    indirect::find(reading, &quotations, &mut reports);
    label::find(reading, &mut reports);
    // Nesting is read before quotations are joined: the joined content of a speaker may run over
    // words of the narrator.
    within::settle(&mut reports);
    let continues = speaker::carry_on(reading, &quotations, &mut linked, &mut reports);
    let order = within::sort(&mut reports);
    let mut spoken = Vec::new();
    let inner = within::innermost(&reports, &quotations);
    for (at, quotation) in quotations.into_iter().enumerate() {
        let own = linked[at].map(|r| order[r]);
        let report = own.or(inner[at]);
        let utterance = if own.is_some() {
            true
        } else if report.is_some() {
            !speaker::title_like(reading, &quotation) && !within::named(reading, &quotation)
        } else {
            speaker::sentence_like(reading, &quotation)
        };
        if utterance {
            spoken.push(Spoken { quotation, report, continues: continues[at] });
        }
    }
    Found { reports, spoken }
}

impl Found {
    /// The quotations as the crate's callers see them.
    pub(crate) fn quotes(&self, reading: &Reading, names: &[Name]) -> Vec<Quote> {
        let bearers = Namer::new(reading, names);
        self.spoken
            .iter()
            .map(|spoken| {
                let report = spoken.report.map(|r| &self.reports[r]);
                let speaker = report.and_then(|r| r.source.clone()).map(|s| reading.span(s));
                Quote {
                    span: reading.span(spoken.quotation.inside.clone()),
                    speaker,
                    speaker_name: speaker.and_then(|s| bearers.name_of(s)),
                    cue: report.map(|r| reading.span(r.cue.clone())),
                    continues: spoken.continues,
                }
            })
            .collect()
    }

    /// The attributions as the crate's callers see them.
    pub(crate) fn attributions(&self, reading: &Reading, names: &[Name]) -> Vec<Attribution> {
        let bearers = Namer::new(reading, names);
        self.reports
            .iter()
            .filter(|report| !report.nested || report.speaks)
            .map(|report| {
                let source = report.source.clone().map(|s| reading.span(s));
                Attribution {
                    source,
                    source_name: source.and_then(|s| bearers.name_of(s)),
                    cue: reading.span(report.cue.clone()),
                    content: reading.span(report.content.clone()),
                    speech: report.speech,
                    stance: report.stance,
                    nested: report.nested,
                }
            })
            .collect()
    }
}

/// The quotations of `text`, in order. `names` gives the speakers their names.
///
/// ```
/// use crossclaim_facts::quote::quotes;
/// use crossclaim_text::sentences;
///
/// let text = "“We have no water,” Ana Reis said, “and no time.”";
/// let quotes = quotes(text, &sentences(text), &[]);
/// assert_eq!(quotes[1].span.of(text), "and no time.");
/// assert_eq!(quotes[1].speaker.map(|s| s.of(text)), Some("Ana Reis"));
/// assert!(quotes[1].continues);
/// ```
pub fn quotes(text: &str, sentences: &[Span], names: &[Name]) -> Vec<Quote> {
    let mut reading = Reading::of(text, sentences);
    find(&mut reading).quotes(&reading, names)
}

/// The attributions of `text`, in order of their content.
///
/// A content runs from its first word to its last: the "he said" that interrupts a quotation lies
/// inside it. Quotation marks belong to it, as in PARC3.
///
/// ```
/// use crossclaim_facts::quote::{SpeechStance, attributions};
/// use crossclaim_text::sentences;
///
/// let text = "The harbour office denied that two ships were lost.";
/// let all = attributions(text, &sentences(text), &[]);
/// assert_eq!(all[0].source.map(|s| s.of(text)), Some("The harbour office"));
/// assert_eq!(all[0].content.of(text), "that two ships were lost");
/// assert_eq!(all[0].stance, SpeechStance::Denying);
/// ```
pub fn attributions(text: &str, sentences: &[Span], names: &[Name]) -> Vec<Attribution> {
    let mut reading = Reading::of(text, sentences);
    find(&mut reading).attributions(&reading, names)
}
