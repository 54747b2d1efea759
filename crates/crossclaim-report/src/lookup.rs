//! Ways into a report: by relation, by id; and a finding in one line.

use crate::safe::plain;
use crate::wire::{ArticleEntry, ClaimEntry, EvidenceEntry, FindingEntry, GroupEntry, Report};
use crossclaim_diff::Relation;
use std::fmt;

impl Report {
    /// The findings of one relation, in the order of the report.
    pub fn of(&self, relation: Relation) -> impl Iterator<Item = &FindingEntry> {
        self.findings.iter().filter(move |finding| finding.relation == relation.name())
    }

    /// What cannot all hold, or does not mean the same: the weightiest first.
    ///
    /// ```
    /// let report = crossclaim_report::Report::default();
    /// for finding in report.disagreements() {
    ///     println!("{finding}");
    /// }
    /// ```
    pub fn disagreements(&self) -> impl Iterator<Item = &FindingEntry> {
        self.of(Relation::Disagree)
    }

    /// Later figures of a moving count or state.
    pub fn updates(&self) -> impl Iterator<Item = &FindingEntry> {
        self.of(Relation::Update)
    }

    /// The article of that id. Linear in the number of articles.
    pub fn article(&self, id: &str) -> Option<&ArticleEntry> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The claim of that id. Linear in the number of claims.
    pub fn claim(&self, id: &str) -> Option<&ClaimEntry> {
        self.claims.iter().find(|claim| claim.id == id)
    }

    /// The group of that id. Linear in the number of groups.
    pub fn group(&self, id: &str) -> Option<&GroupEntry> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The finding of that id. Linear in the number of findings.
    pub fn finding(&self, id: &str) -> Option<&FindingEntry> {
        self.findings.iter().find(|finding| finding.id == id)
    }
}

impl FindingEntry {
    /// Every piece of evidence, side after side.
    pub fn evidence(&self) -> impl Iterator<Item = &EvidenceEntry> {
        self.sides.iter().flat_map(|side| &side.evidence)
    }
}

/// One line, safe to print: `disagree (scope, high): more than 1,200 [a.txt] / …: why`.
impl fmt::Display for FindingEntry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({}, {}): ", plain(&self.relation), plain(&self.kind), plain(&self.severity))?;
        for (at, side) in self.sides.iter().enumerate() {
            let mut articles: Vec<&str> = side.evidence.iter().map(|evidence| evidence.article.as_str()).collect();
            articles.dedup();
            let gap = if at == 0 { "" } else { " / " };
            write!(out, "{gap}{} [{}]", plain(&side.value), plain(&articles.join(", ")))?;
        }
        if self.explanation.is_empty() { Ok(()) } else { write!(out, ": {}", plain(&self.explanation)) }
    }
}
