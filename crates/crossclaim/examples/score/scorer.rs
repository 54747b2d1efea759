//! How well a report on a story agrees with what a reader marked.
//!
//! Comes in: a [`Story`] and the report on its articles. Goes out: a [`Score`], counts that can be added up. The
//! definitions stand beside each count.

use crate::story::{Place, Story};
use crossclaim::Report;
use crossclaim::report::{EvidenceEntry, FindingEntry};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Those it holds for.
    pub met: usize,
    /// All of them.
    pub of: usize,
}

impl Part {
    fn count(&mut self, met: bool) {
        self.of += 1;
        self.met += usize::from(met);
    }
}

/// A finding of relation `disagree`, and whether a reader sees it so.
#[derive(Clone, Copy, Debug)]
pub struct Flag {
    /// Index of the finding in the report.
    pub finding: usize,
    /// Are two of its sides two sides of one marked disagreement?
    pub real: bool,
}

/// The counts.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Marked places that lie in a claim.
    pub covered: Part,
    /// Pairs of places of one claim, from two articles, in one group.
    pub together: Part,
    /// Pairs of places that look alike and are of different claims, not in one group.
    pub apart: Part,
    /// Pairs of places of different marked claims in one group: less is better.
    pub false_merges: Part,
    /// Marked disagreements that are reported, of whatever kind; those on which readers could differ left out.
    pub found: Part,
    /// Those of them that are reported under the marked kind.
    pub kind: Part,
    /// Reported disagreements that are marked.
    pub real: Part,
    /// Places that only look different, and were not flagged.
    pub quiet: Part,
    /// Marked page furniture that is in no claim.
    pub clean: Part,
    /// Of each kind: marked and found, reported and real.
    pub kinds: BTreeMap<String, [Part; 2]>,
    /// Every reported disagreement, in the order of the report.
    pub flags: Vec<Flag>,
    /// The marked disagreements that are not reported: kind, id and the reader's note.
    pub missed: Vec<String>,
}

impl Score {
    /// The score of a report on the articles of `story`.
    pub fn of(story: &Story, report: &Report) -> Self {
        let run = Run::new(story, report);
        let mut score = Self::default();
        run.grouping(&mut score);
        run.findings(&mut score);
        for place in story.marks("boilerplate").iter().filter_map(|mention| story.place(mention)) {
            score.clean.count(run.claims_at(&place).is_empty());
        }
        score
    }

    /// The counts by name, in the order they are read.
    pub fn parts(&self) -> [(&'static str, Part); 9] {
        [
            ("found", self.found),
            ("true", self.real),
            ("kind", self.kind),
            ("quiet", self.quiet),
            ("together", self.together),
            ("false_merges", self.false_merges),
            ("apart", self.apart),
            ("covered", self.covered),
            ("clean", self.clean),
        ]
    }
}

/// A report with its story and what is looked up in both.
struct Run<'r> {
    story: &'r Story,
    report: &'r Report,
    groups: BTreeMap<&'r str, BTreeSet<&'r str>>,
}

impl<'r> Run<'r> {
    fn new(story: &'r Story, report: &'r Report) -> Self {
        let mut groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for group in &report.groups {
            for claim in &group.claims {
                groups.entry(claim).or_default().insert(&group.id);
            }
        }
        Self { story, report, groups }
    }

    /// A place in code points, which the report counts in.
    fn points(&self, place: &Place) -> (usize, usize) {
        let article = self.story.articles.iter().find(|article| article.id == place.article);
        let count = |to: usize| article.map_or(0, |article| article.raw[..to].chars().count());
        (count(place.span.start), count(place.span.end))
    }

    fn claims_at(&self, place: &Place) -> BTreeSet<&'r str> {
        let (start, end) = self.points(place);
        let here = self.report.claims.iter().filter(|claim| claim.article == place.article);
        here.filter(|claim| claim.start < end && claim.end > start).map(|claim| claim.id.as_str()).collect()
    }

    fn groups_at(&self, place: &Place) -> BTreeSet<&'r str> {
        self.claims_at(place).iter().filter_map(|claim| self.groups.get(claim)).flatten().copied().collect()
    }

    fn grouping(&self, score: &mut Score) {
        let marks = self.story.marks("same_claim");
        let places: Vec<(usize, Place)> = marks
            .iter()
            .enumerate()
            .flat_map(|(at, mark)| self.story.places(mark).into_iter().map(move |place| (at, place)))
            .collect();
        let claims: Vec<BTreeSet<&str>> = places.iter().map(|(_, place)| self.claims_at(place)).collect();
        let groups: Vec<BTreeSet<&str>> = places.iter().map(|(_, place)| self.groups_at(place)).collect();
        let mut marked: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for ((mark, _), claims) in places.iter().zip(&claims) {
            score.covered.count(!claims.is_empty());
            for claim in claims {
                marked.entry(claim).or_default().insert(*mark);
            }
        }
        let marks_of = |at: usize| -> BTreeSet<usize> {
            claims[at].iter().filter_map(|claim| marked.get(claim)).flatten().copied().collect()
        };
        for a in 0..places.len() {
            for b in a + 1..places.len() {
                if places[a].1.article == places[b].1.article {
                    continue;
                }
                let joined = !groups[a].is_disjoint(&groups[b]);
                if places[a].0 == places[b].0 {
                    score.together.count(joined);
                } else if marks_of(a).is_disjoint(&marks_of(b)) {
                    score.false_merges.count(joined);
                }
            }
        }
        for mark in self.story.marks("different_claims") {
            if let [a, b, ..] = self.story.places(mark).as_slice() {
                score.apart.count(self.groups_at(a).is_disjoint(&self.groups_at(b)));
            }
        }
    }

    fn findings(&self, score: &mut Score) {
        let told = |finding: &FindingEntry| matches!(finding.relation.as_str(), "disagree" | "update");
        let flags: Vec<(usize, &FindingEntry)> =
            self.report.findings.iter().enumerate().filter(|(_, finding)| told(finding)).collect();
        let mut real = vec![false; flags.len()];
        for mark in self.story.marks("disagreements") {
            let text = |field: &str| mark[field].as_str().unwrap_or_default();
            let (kind, sides) = (text("kind"), self.story.sides(mark));
            let relation = if kind == "update" { "update" } else { "disagree" };
            let mut hits = Vec::new();
            for (at, (_, flag)) in flags.iter().enumerate().filter(|(_, (_, flag))| self.matches(flag, &sides)) {
                real[at] = true;
                if flag.relation == relation {
                    hits.push(flag);
                }
            }
            if mark["must"] == Value::Bool(false) {
                continue;
            }
            score.found.count(!hits.is_empty());
            score.kinds.entry(kind.to_owned()).or_default()[0].count(!hits.is_empty());
            if hits.is_empty() {
                score.missed.push(format!("{kind} {}: {}", text("id"), text("note")));
            } else {
                score.kind.count(kind == "update" || hits.iter().any(|flag| flag.kind == kind));
            }
        }
        let mut wrong = Vec::new();
        for ((finding, flag), real) in flags.into_iter().zip(real).filter(|((_, flag), _)| flag.relation == "disagree")
        {
            score.real.count(real);
            score.kinds.entry(flag.kind.clone()).or_default()[1].count(real);
            score.flags.push(Flag { finding, real });
            if !real {
                wrong.push(flag);
            }
        }
        for mark in self.story.marks("no_conflict") {
            let sides: Vec<Vec<Place>> = self.story.places(mark).into_iter().map(|place| vec![place]).collect();
            score.quiet.count(!wrong.iter().any(|flag| self.matches(flag, &sides)));
        }
    }

    /// Do two sides of the finding touch two of these sides?
    fn matches(&self, finding: &FindingEntry, sides: &[Vec<Place>]) -> bool {
        let touches = |evidence: &EvidenceEntry, place: &Place| {
            let (start, end) = self.points(place);
            evidence.article == place.article && evidence.start < end && evidence.end > start
        };
        let on: Vec<Vec<usize>> = finding
            .sides
            .iter()
            .map(|side| {
                let met = |places: &Vec<Place>| {
                    side.evidence.iter().any(|evidence| places.iter().any(|place| touches(evidence, place)))
                };
                (0..sides.len()).filter(|at| met(&sides[*at])).collect()
            })
            .collect();
        (0..on.len()).any(|i| (i + 1..on.len()).any(|j| on[i].iter().any(|p| on[j].iter().any(|q| p != q))))
    }
}
