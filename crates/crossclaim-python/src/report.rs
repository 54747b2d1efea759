//! The report and its parts, as frozen values.

use crate::article::{Article, Note};
use crossclaim::article as domain;
use crossclaim::report as wire;
use pyo3::prelude::*;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The very words of one article that a side rests on.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim")]
#[derive(Clone, PartialEq, Hash)]
pub struct Evidence {
    /// The article's id.
    article: String,
    /// The claim's id.
    claim: String,
    /// First code point in the article's input.
    start: usize,
    /// One past the last code point.
    end: usize,
    text: String,
}

/// One side of a finding.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim")]
#[derive(Clone, PartialEq, Hash)]
pub struct Side {
    value: String,
    evidence: Vec<Evidence>,
}

/// Something several claims agree on or differ in.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim")]
#[derive(Clone, PartialEq)]
pub struct Finding {
    id: String,
    /// `agree`, `compatible`, `update` or `disagree`.
    relation: String,
    kind: String,
    reason: String,
    locus: String,
    /// The id of the group it was found in.
    group: Option<String>,
    severity: String,
    confidence: f32,
    explanation: String,
    sides: Vec<Side>,
}

/// What one article says at one place.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim")]
#[derive(Clone, PartialEq, Hash)]
pub struct Claim {
    id: String,
    article: String,
    start: usize,
    end: usize,
    text: String,
    role: String,
}

/// Claims of several articles that speak of the same thing.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim")]
#[derive(Clone, PartialEq)]
pub struct Group {
    id: String,
    /// The ids of its claims.
    claims: Vec<String>,
    /// The ids of the articles they are from.
    articles: Vec<String>,
    /// How many independent origins stand behind it.
    origins: usize,
    /// The id of the claim that stands for the group.
    label: String,
    score: f32,
}

/// What was compared, and what was not.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim")]
#[derive(Clone, PartialEq, Hash)]
pub struct Coverage {
    /// Claims in all.
    claims: usize,
    /// The ids of claims that no other source speaks of.
    single_source: Vec<String>,
    /// `by_origins[n]`: how many groups rest on `n` independent origins.
    by_origins: Vec<usize>,
    /// Facts in grouped claims that met no counterpart.
    not_compared: usize,
    /// How many pairs were compared and let pass.
    let_pass: usize,
    /// What could not be checked: article, reason, how many.
    not_checked: Vec<(Option<String>, String, usize)>,
}

/// Two places that were compared, look different, and were let pass.
#[pyclass(frozen, eq, hash, get_all, module = "crossclaim")]
#[derive(Clone, PartialEq)]
pub struct Passed {
    kind: String,
    reason: String,
    confidence: f32,
    explanation: String,
    a: Evidence,
    b: Evidence,
}

#[pymethods]
impl Passed {
    fn __repr__(&self) -> String {
        format!("Passed({}: {:?} / {:?})", self.kind, self.a.text, self.b.text)
    }
}

impl From<&wire::EvidenceEntry> for Evidence {
    fn from(e: &wire::EvidenceEntry) -> Self {
        Self { article: e.article.clone(), claim: e.claim.clone(), start: e.start, end: e.end, text: e.text.clone() }
    }
}

#[pymethods]
impl Coverage {
    fn __repr__(&self) -> String {
        format!("Coverage({} claims, {} of one source)", self.claims, self.single_source.len())
    }
}

impl From<&wire::FindingEntry> for Finding {
    fn from(f: &wire::FindingEntry) -> Self {
        let side = |s: &wire::SideEntry| Side {
            value: s.value.clone(),
            evidence: s.evidence.iter().map(Evidence::from).collect(),
        };
        Self {
            id: f.id.clone(),
            relation: f.relation.clone(),
            kind: f.kind.clone(),
            reason: f.reason.clone(),
            locus: f.locus.clone(),
            group: f.group.clone(),
            severity: f.severity.clone(),
            confidence: f.confidence,
            explanation: f.explanation.clone(),
            sides: f.sides.iter().map(side).collect(),
        }
    }
}

impl From<&wire::ClaimEntry> for Claim {
    fn from(c: &wire::ClaimEntry) -> Self {
        Self {
            id: c.id.clone(),
            article: c.article.clone(),
            start: c.start,
            end: c.end,
            text: c.text.clone(),
            role: c.role.clone(),
        }
    }
}

// Equal values are of equal places.
impl Hash for Passed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.kind, &self.a, &self.b).hash(state);
    }
}

// Ids are made from content: equal values have equal ids.
impl Hash for Finding {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl Hash for Group {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

#[pymethods]
impl Evidence {
    fn __repr__(&self) -> String {
        format!("Evidence({:?}, {}, {}, {:?})", self.article, self.start, self.end, self.text)
    }
}

#[pymethods]
impl Side {
    fn __repr__(&self) -> String {
        format!("Side({:?}, {} places)", self.value, self.evidence.len())
    }
}

#[pymethods]
impl Finding {
    fn __repr__(&self) -> String {
        let values: Vec<&str> = self.sides.iter().map(|s| s.value.as_str()).collect();
        format!("Finding({} {}: {})", self.relation, self.kind, values.join(" / "))
    }
}

#[pymethods]
impl Claim {
    fn __repr__(&self) -> String {
        format!("Claim({:?}, {}, {}, {:?})", self.article, self.start, self.end, self.text)
    }
}

#[pymethods]
impl Group {
    fn __repr__(&self) -> String {
        format!("Group({} claims of {} articles)", self.claims.len(), self.articles.len())
    }
}

/// A consistency report.
#[pyclass(frozen, module = "crossclaim")]
pub struct Report {
    pub report: wire::Report,
    /// What it was made of, sorted by id.
    pub articles: Vec<Arc<domain::Article>>,
}

#[pymethods]
impl Report {
    /// The articles, sorted by id.
    #[getter]
    fn articles(&self) -> Vec<Article> {
        self.articles.iter().map(|a| Article { inner: Arc::clone(a) }).collect()
    }

    /// Every claim, in the order of articles and text.
    #[getter]
    fn claims(&self) -> Vec<Claim> {
        self.report.claims.iter().map(Claim::from).collect()
    }

    /// Claims of several articles that speak of the same thing.
    #[getter]
    fn groups(&self) -> Vec<Group> {
        let group = |g: &wire::GroupEntry| Group {
            id: g.id.clone(),
            claims: g.claims.clone(),
            articles: g.articles.clone(),
            origins: g.origins,
            label: g.label.clone(),
            score: g.score,
        };
        self.report.groups.iter().map(group).collect()
    }

    /// All findings, disagreements first.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.report.findings.iter().map(Finding::from).collect()
    }

    /// Where the sources disagree.
    #[getter]
    fn disagreements(&self) -> Vec<Finding> {
        self.of("disagree")
    }

    /// Later reports of a moving figure or state.
    #[getter]
    fn updates(&self) -> Vec<Finding> {
        self.of("update")
    }

    /// The findings of one relation: `agree`, `compatible`, `update` or `disagree`.
    fn of(&self, relation: &str) -> Vec<Finding> {
        self.report.findings.iter().filter(|f| f.relation == relation).map(Finding::from).collect()
    }

    /// What was compared, and what was not.
    #[getter]
    fn coverage(&self) -> Coverage {
        let coverage = &self.report.coverage;
        Coverage {
            claims: coverage.claims,
            single_source: coverage.single_source.clone(),
            by_origins: coverage.by_origins.clone(),
            not_compared: coverage.not_compared,
            let_pass: coverage.let_pass,
            not_checked: coverage
                .not_checked
                .iter()
                .map(|entry| (entry.article.clone(), entry.reason.clone(), entry.count))
                .collect(),
        }
    }

    /// Pairs that were compared, look different, and were let pass: the nearest misses first.
    #[getter]
    fn ledger(&self) -> Vec<Passed> {
        let passed = |p: &wire::PassedEntry| Passed {
            kind: p.kind.clone(),
            reason: p.reason.clone(),
            confidence: p.confidence,
            explanation: p.explanation.clone(),
            a: Evidence::from(&p.a),
            b: Evidence::from(&p.b),
        };
        self.report.let_pass.iter().map(passed).collect()
    }

    /// Findings that a reader has settled.
    #[getter]
    fn dismissed(&self) -> Vec<Finding> {
        self.report.dismissed.iter().map(Finding::from).collect()
    }

    /// Remarks on the inputs.
    #[getter]
    fn notes(&self) -> Vec<Note> {
        self.report
            .notes
            .iter()
            .map(|n| Note { article: n.article.clone(), kind: n.kind.clone(), message: n.message.clone() })
            .collect()
    }

    /// The report as JSON of schema `crossclaim/report/1`.
    #[pyo3(signature = (*, pretty=false))]
    fn to_json(&self, py: Python<'_>, pretty: bool) -> String {
        py.detach(|| wire::Json::new(&self.report).pretty(pretty).to_string())
    }

    /// The report as Markdown.
    fn to_markdown(&self, py: Python<'_>) -> String {
        py.detach(|| wire::Markdown::new(&self.report).to_string())
    }

    /// The report for a terminal of `width` columns.
    #[pyo3(signature = (*, width=80, colour=false))]
    fn to_terminal(&self, py: Python<'_>, width: usize, colour: bool) -> String {
        py.detach(|| wire::Terminal::new(&self.report).width(width).colour(colour).to_string())
    }

    /// The report as one self-contained HTML page.
    fn html_page(&self, py: Python<'_>) -> String {
        py.detach(|| wire::Html::new(&self.report).to_string())
    }

    /// The report as a piece of HTML for a notebook.
    fn html_fragment(&self, py: Python<'_>) -> String {
        py.detach(|| wire::Html::new(&self.report).fragment(true).to_string())
    }

    fn __repr__(&self) -> String {
        let count = |relation: &str| self.report.findings.iter().filter(|f| f.relation == relation).count();
        format!(
            "Report({} articles, {} claims, {} groups, {} disagreements, {} updates)",
            self.report.articles.len(),
            self.report.claims.len(),
            self.report.groups.len(),
            count("disagree"),
            count("update")
        )
    }
}
