//! One statement against articles: who says the same, and who says otherwise.

use crate::{Article, CrossCheck};
use crossclaim_report::{ClaimEntry, FindingEntry};
use std::collections::BTreeSet;

/// The id under which the statement stands in the findings of a [`Check`].
pub const STATEMENT: &str = "(statement)";

/// Who supports a statement, and who contradicts it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Check {
    /// Claims that are grouped with the statement and differ from it in nothing that was found.
    pub supported_by: Vec<ClaimEntry>,
    /// Disagreements and updates in which the statement is one side.
    pub contradicted_by: Vec<FindingEntry>,
}

/// Checks `statement` against `articles`, with the machine that compares articles.
///
/// ```
/// use crossclaim::{Article, check};
///
/// let article = Article::verbatim("a", "The bridge at Alba was closed after 14 cracks were found in its deck.");
/// let checked = check(&[article], "The bridge at Alba was closed after cracks were found in the deck");
/// assert_eq!(checked.supported_by.len(), 1);
/// ```
pub fn check(articles: &[Article], statement: &str) -> Check {
    let mut all: Vec<Article> = articles.iter().filter(|a| a.id != STATEMENT).cloned().collect();
    all.push(Article::verbatim(STATEMENT, statement));
    let report = CrossCheck::new().run(&all);
    let touches = |f: &FindingEntry| f.sides.iter().flat_map(|s| &s.evidence).any(|e| e.article == STATEMENT);
    let contradicted_by: Vec<FindingEntry> = report
        .findings
        .iter()
        .filter(|f| matches!(f.relation.as_str(), "disagree" | "update") && touches(f))
        .cloned()
        .collect();
    let against: BTreeSet<&str> =
        contradicted_by.iter().flat_map(|f| &f.sides).flat_map(|s| &s.evidence).map(|e| e.claim.as_str()).collect();
    let with: BTreeSet<&str> = report
        .groups
        .iter()
        .filter(|g| g.articles.iter().any(|a| a == STATEMENT))
        .flat_map(|g| g.claims.iter().map(String::as_str))
        .collect();
    let supported_by = report
        .claims
        .iter()
        .filter(|c| c.article != STATEMENT && with.contains(c.id.as_str()) && !against.contains(c.id.as_str()))
        .cloned()
        .collect();
    Check { supported_by, contradicted_by }
}
