//! The run, two sentences side by side, and one statement against a report.

use crate::article::{Article, Note, moment};
use crate::report::{Claim, Finding, Report};
use crossclaim::Dismissals;
use crossclaim::article as domain;
use crossclaim::report::Report as Wire;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::sync::Arc;

/// Articles side by side, as the run takes them.
fn owned(articles: &[Arc<domain::Article>]) -> Vec<domain::Article> {
    articles.iter().map(|a| domain::Article::clone(a)).collect()
}

/// The report on articles; remarks on inputs that gave none go along. `dismissed` is a list of ids of findings, one a
/// line, that a reader has settled.
///
/// # Errors
/// When a line of `dismissed` is no id.
#[pyfunction]
#[pyo3(signature = (articles, notes, dismissed=""))]
pub fn crosscheck(
    py: Python<'_>,
    articles: Vec<PyRef<'_, Article>>,
    notes: Vec<Note>,
    dismissed: &str,
) -> PyResult<Report> {
    let dismissed = Dismissals::read(dismissed).map_err(|error| PyValueError::new_err(error.to_string()))?;
    let mut articles: Vec<Arc<domain::Article>> = articles.iter().map(|a| Arc::clone(&a.inner)).collect();
    Ok(py.detach(|| {
        let notes = notes.iter().filter_map(Note::domain);
        let report = crossclaim::CrossCheck::new().notes(notes).dismissed(dismissed).run(&owned(&articles));
        articles.sort_by(|x, y| x.id.cmp(&y.id));
        Report { report, articles }
    }))
}

/// What two sentences have to do with each other.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Comparison {
    /// Do they make the same claim?
    same_claim: bool,
    /// From 0 to 1.
    score: f32,
    /// `agree`, `compatible`, `update`, `disagree` or `unrelated`.
    relation: &'static str,
    /// The kinds of its disagreements.
    kinds: Vec<String>,
    findings: Vec<Finding>,
    /// What the score is made of.
    features: Vec<(String, f32)>,
}

#[pymethods]
impl Comparison {
    fn __repr__(&self) -> String {
        format!("Comparison({}, score={:.2}, kinds={:?})", self.relation, self.score, self.kinds)
    }
}

/// Compares two short texts with the machine that compares articles.
///
/// # Errors
/// When a date that was given cannot be read.
#[pyfunction]
#[pyo3(signature = (a, b, published_a=None, published_b=None))]
pub fn compare(
    py: Python<'_>,
    a: &str,
    b: &str,
    published_a: Option<&str>,
    published_b: Option<&str>,
) -> PyResult<Comparison> {
    let at_a = moment(published_a)?.map(|(at, _)| at);
    let at_b = moment(published_b)?.map(|(at, _)| at);
    Ok(py.detach(|| {
        let c = crossclaim::compare(a, b, at_a, at_b);
        let wire = Wire::new(&c.corpus, &c.findings, &[]);
        let mut kinds: Vec<String> =
            wire.findings.iter().filter(|f| f.relation == "disagree").map(|f| f.kind.clone()).collect();
        kinds.sort();
        kinds.dedup();
        Comparison {
            same_claim: c.same_claim,
            score: c.score,
            relation: c.relation.map_or("unrelated", crossclaim::diff::Relation::name),
            kinds,
            findings: wire.findings.iter().map(Finding::from).collect(),
            features: c.features.into_iter().map(|(n, v)| (n.to_owned(), v)).collect(),
        }
    }))
}

/// Who supports a statement, and who contradicts it.
#[pyclass(frozen, get_all, module = "crossclaim")]
pub struct Check {
    /// Claims that make the same statement and differ from it in nothing that was found.
    supported_by: Vec<Claim>,
    /// Findings in which the statement is one side.
    contradicted_by: Vec<Finding>,
}

#[pymethods]
impl Check {
    fn __repr__(&self) -> String {
        format!("Check(supported by {}, contradicted by {})", self.supported_by.len(), self.contradicted_by.len())
    }
}

/// Checks one statement against the articles of a report.
#[pyfunction]
pub fn check(py: Python<'_>, report: PyRef<'_, Report>, statement: &str) -> Check {
    let articles = report.articles.clone();
    drop(report);
    py.detach(|| {
        let checked = crossclaim::check(&owned(&articles), statement);
        Check {
            supported_by: checked.supported_by.iter().map(Claim::from).collect(),
            contradicted_by: checked.contradicted_by.iter().map(Finding::from).collect(),
        }
    })
}
