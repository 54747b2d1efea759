//! The report as it goes over the wire. All offsets are Unicode code points into the article's
//! input text as it was handed over.

use serde::{Deserialize, Serialize};

/// The name of the schema.
pub const SCHEMA: &str = "crossclaim/report/1";

/// A whole consistency report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: String,
    /// The articles, sorted by id.
    pub articles: Vec<ArticleEntry>,
    /// Every claim, in the order of articles and text.
    pub claims: Vec<ClaimEntry>,
    /// Claims of several articles that speak of the same thing.
    pub groups: Vec<GroupEntry>,
    /// What they agree on and where they differ: disagreements first, then by severity.
    pub findings: Vec<FindingEntry>,
    /// Findings that a reader has settled: they are counted, not shown.
    #[serde(default)]
    pub dismissed: Vec<FindingEntry>,
    /// Pairs of places that were compared, look different, and were let pass: the nearest misses first.
    #[serde(default)]
    pub let_pass: Vec<PassedEntry>,
    /// What was and what was not compared.
    pub coverage: Coverage,
    /// What the reader should know of the inputs.
    pub notes: Vec<NoteEntry>,
}

/// A publication date and how it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated {
    /// ISO 8601: a date, or a date and time.
    pub value: String,
    /// `given`, `json-ld`, `dateline`, `page-stamp`, …
    pub origin: String,
    /// From 0 to 1.
    pub confidence: f32,
}

/// One article of the report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// The caller's name for it.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Dated>,
    /// The writer.
    pub byline: Option<String>,
    /// The place of the dateline, as written.
    pub place: Option<String>,
    /// An outlet or agency that the article itself credits.
    pub agency: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Length of the input in code points.
    pub characters: usize,
    /// How many claims it makes.
    pub claims: usize,
    /// The id of the article whose words it repeats, when it is a copy.
    pub copy_of: Option<String>,
    /// What of the input is not the article.
    pub set_aside: Vec<SetAsideEntry>,
}

/// A part of the input that was set aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetAsideEntry {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Why.
    pub reason: String,
}

/// One claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClaimEntry {
    /// Its id.
    pub id: String,
    /// The article's id.
    pub article: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words, cleaned (a line that a link broke is joined).
    pub text: String,
    /// `headline`, `body`, `caption`, …
    pub role: String,
}

/// Claims put together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupEntry {
    /// Its id.
    pub id: String,
    /// The ids of its claims.
    pub claims: Vec<String>,
    /// The ids of the articles they are from.
    pub articles: Vec<String>,
    /// How many independent origins stand behind it.
    pub origins: usize,
    /// The claim that stands for the group.
    pub label: String,
    /// From 0 to 1.
    pub score: f32,
}

/// One finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FindingEntry {
    /// Made from its content.
    pub id: String,
    /// `agree`, `compatible`, `update`, `disagree`.
    pub relation: String,
    /// `quantity`, `scope`, `date`, …
    pub kind: String,
    /// The named reason.
    pub reason: String,
    /// `across_sources`, `within_source`, `reported_dispute`.
    pub locus: String,
    /// The id of the group that holds most of its evidence, where one does.
    pub group: Option<String>,
    /// `low`, `medium`, `high`.
    pub severity: String,
    /// From 0 to 1.
    pub confidence: f32,
    /// How it was reached, in a sentence.
    pub explanation: String,
    /// The sides.
    pub sides: Vec<SideEntry>,
}

/// One side of a finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SideEntry {
    /// The value as a reader would write it.
    pub value: String,
    /// Where it is said.
    pub evidence: Vec<EvidenceEntry>,
}

/// The very words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EvidenceEntry {
    /// The article's id.
    pub article: String,
    /// The claim's id.
    pub claim: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// What was compared, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Claims in all.
    pub claims: usize,
    /// Ids of claims that no other source speaks of.
    pub single_source: Vec<String>,
    /// `by_origins[n]`: how many groups rest on `n` independent origins (0 and 1 are empty).
    pub by_origins: Vec<usize>,
    /// Facts in grouped claims that met no counterpart to compare with.
    pub not_compared: usize,
    /// How many pairs were compared and let pass, those included that [`Report::let_pass`] leaves out.
    #[serde(default)]
    pub let_pass: usize,
    /// What could not be checked, and why.
    #[serde(default)]
    pub not_checked: Vec<NotCheckedEntry>,
}

/// Something that could not be checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NotCheckedEntry {
    /// The article's id; `None` for an input that gave no article.
    pub article: Option<String>,
    /// `other-language`, `no-date`, `empty`, `truncated`, `unreadable`, `long-sentence`.
    pub reason: String,
    /// What it holds for: how many claims, or relative dates.
    pub count: usize,
}

/// Two places that were compared, look different, and were let pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PassedEntry {
    /// What would have differed: `quantity`, `date`, …
    pub kind: String,
    /// Why it was let pass, in kebab-case.
    pub reason: String,
    /// How likely a disagreement was held to be, from 0 to 1.
    pub confidence: f32,
    /// What would have been said, and what spoke against it, in a sentence.
    pub explanation: String,
    /// One place.
    pub a: EvidenceEntry,
    /// The other place.
    pub b: EvidenceEntry,
}

/// A remark on an input.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NoteEntry {
    /// The article's id; `None` for an input that gave no article.
    pub article: Option<String>,
    /// The sort of remark, in kebab-case.
    pub kind: String,
    /// What was seen, and the mend.
    pub message: String,
}
