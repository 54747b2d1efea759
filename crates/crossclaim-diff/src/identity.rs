//! Which finding is which, from run to run: marks, ids, and what a reader has settled.
//!
//! A *mark* stands for one place that a rule compared: relation and kind, the claim (its article's id and its words),
//! and where in the claim. The id of a finding is its kind and the mark of the first place of each side:
//! `quantity-3f9a0c71be42-a1d07732c9f0`. A later run knows a finding again by any of its places, not only by those of
//! its id: so an article that joins a side leaves what is dismissed dismissed, and one that brings a side of its own
//! makes the finding appear again, for that is news. An article whose words or whose id changed makes other marks.

use crate::contrast::Point;
use crate::{Finding, Kind, Relation};
use crossclaim_core::{Corpus, identifier};
use std::collections::{BTreeMap, BTreeSet};

/// Hexadecimal digits of a mark: two in a million million are alike.
const DIGITS: usize = 12;

/// The mark of a place.
pub(crate) fn mark(corpus: &Corpus, relation: Relation, kind: Kind, point: &Point) -> String {
    let claim = &corpus.claims[point.claim];
    let place = format!("{}+{}", point.span.start as i64 - claim.span.start as i64, point.span.len());
    let mut mark = identifier(&["mark", relation.name(), kind.name(), &claim.id, &place]);
    mark.truncate(DIGITS);
    mark
}

/// The id of a finding whose sides have these marks. The order of the sides does not matter.
pub(crate) fn id(kind: Kind, marks: &[Vec<String>]) -> String {
    let mut first: Vec<&str> = marks.iter().filter_map(|side| side.first()).map(String::as_str).collect();
    first.sort_unstable();
    format!("{}-{}", kind.name(), first.join("-"))
}

/// Ids of findings that a reader has settled.
///
/// ```
/// use crossclaim_diff::Dismissals;
///
/// let settled = Dismissals::read("# seen by the desk\nquantity-3f9a0c71be42-a1d07732c9f0\n")?;
/// assert_eq!(settled.len(), 1);
/// assert_eq!(Dismissals::read("the toll").unwrap_err().line, 1);
/// # Ok::<(), crossclaim_diff::NoId>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dismissals {
    /// The marks of each id.
    ids: BTreeSet<Vec<String>>,
}

/// A line that is no id of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoId {
    /// The line, from 1.
    pub line: usize,
    /// Its words, cut where they are long.
    pub text: String,
}

impl std::fmt::Display for NoId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "line {}: {:?} is no id of a finding", self.line, self.text)
    }
}

impl std::error::Error for NoId {}

impl Dismissals {
    /// Reads a list of ids: one a line, `#` begins a comment, empty lines are passed over.
    ///
    /// # Errors
    /// When a line holds something else.
    pub fn read(text: &str) -> Result<Self, NoId> {
        let mut dismissals = Self::default();
        for (at, line) in text.lines().enumerate() {
            let words = line.split('#').next().unwrap_or_default().trim();
            if words.is_empty() {
                continue;
            }
            let Some(marks) = marks(words) else {
                return Err(NoId { line: at + 1, text: words.chars().take(60).collect() });
            };
            dismissals.ids.insert(marks);
        }
        Ok(dismissals)
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Is nothing dismissed?
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Adds the ids of another list.
    pub fn extend(&mut self, other: Self) {
        self.ids.extend(other.ids);
    }

    /// Which of `findings` are settled: those of which every two sides stand in one dismissed id, each known again by
    /// any of its places.
    pub fn settled(&self, findings: &[Finding]) -> Vec<bool> {
        let mut by_mark: BTreeMap<&str, Vec<&Vec<String>>> = BTreeMap::new();
        for id in &self.ids {
            for mark in id {
                by_mark.entry(mark).or_default().push(id);
            }
        }
        let settled = |finding: &Finding| {
            let all = finding.marks.len();
            let side_of = |mark: &String| finding.marks.iter().position(|side| side.contains(mark));
            let known = finding.marks.iter().flatten().filter_map(|mark| by_mark.get(mark.as_str())).flatten();
            let known: BTreeSet<&Vec<String>> = known.copied().collect();
            let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
            for id in known {
                let sides: BTreeSet<usize> = id.iter().filter_map(side_of).collect();
                pairs.extend(sides.iter().flat_map(|a| sides.iter().map(move |b| (*a, *b))));
            }
            (0..all).all(|a| (a..all).all(|b| pairs.contains(&(a, b)))) && all > 0
        };
        findings.iter().map(|finding| !by_mark.is_empty() && settled(finding)).collect()
    }
}

/// The marks in an id, if it is one.
fn marks(id: &str) -> Option<Vec<String>> {
    let (kind, marks) = id.split_once('-')?;
    let hexadecimal =
        |mark: &&str| mark.len() == DIGITS && mark.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let list: Vec<&str> = marks.split('-').collect();
    let known = Kind::ALL.iter().any(|k| k.name() == kind) && list.iter().all(hexadecimal);
    known.then(|| list.into_iter().map(str::to_owned).collect())
}
