//! What was compared and let pass.
//!
//! Comes in: the contrasts that were weighed and found to be rather of two things, and the findings. Goes out: the
//! ledger, the nearest misses first, each with what spoke against it; no more of them than a reader would look at.

use crate::contrast::Point;
use crate::signal::Signals;
use crate::{Contrast, Finding, Kind, Relation};
use crossclaim_text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The name of the reason for which a pair is let pass, and its meaning.
pub const LET_PASS: (&str, &str) =
    ("rather-two-things", "what speaks for one thing does not outweigh what speaks for two");

/// The most entries of a ledger; the rest is counted.
const MOST: usize = 500;

/// The most of what spoke against a pair that is told.
const TOLD: usize = 2;

/// Two places that say what cannot both hold of one thing, and were held to be of two.
#[derive(Clone, Debug, PartialEq)]
pub struct Passed {
    /// What would have differed.
    pub kind: Kind,
    /// One place.
    pub a: Point,
    /// The other place.
    pub b: Point,
    /// How sure the machine would have been, from 0 to 1.
    pub confidence: f32,
    /// What would have been said, and what spoke against it.
    pub explanation: String,
}

/// The ledger of `passed`, and how many there were in all. What `findings` tell of is left out.
pub(crate) fn ledger(passed: Vec<Contrast>, findings: &[Finding]) -> (Vec<Passed>, usize) {
    let mut told: BTreeMap<(Kind, usize), Vec<(Span, usize)>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        for evidence in finding.sides.iter().flat_map(|side| &side.evidence) {
            told.entry((finding.kind, evidence.claim)).or_default().push((evidence.span, at));
        }
    }
    let of = |kind: Kind, point: &Point| -> BTreeSet<usize> {
        let list = told.get(&(kind, point.claim)).map_or(&[][..], Vec::as_slice);
        list.iter().filter(|(span, _)| span.overlaps(point.span)).map(|(_, at)| *at).collect()
    };
    let mut list: Vec<Contrast> = passed
        .into_iter()
        // One number in two wordings is one fact, as a rule: it is told as agreement, and is no near miss.
        .filter(|c| matches!(c.relation, Relation::Disagree | Relation::Update) && c.kind != Kind::Scope)
        .filter(|c| of(c.kind, &c.a).is_disjoint(&of(c.kind, &c.b)))
        .collect();
    list.sort_by(|x, y| {
        y.confidence.total_cmp(&x.confidence).then_with(|| (x.kind, &x.a, &x.b).cmp(&(y.kind, &y.a, &y.b)))
    });
    let mut seen = BTreeSet::new();
    list.retain(|c| seen.insert((c.kind, c.a.claim, c.a.span, c.b.claim, c.b.span)));
    let all = list.len();
    list.truncate(MOST);
    (list.into_iter().map(entry).collect(), all)
}

fn entry(c: Contrast) -> Passed {
    let against: Vec<&str> = c.signals.iter().flat_map(Signals::against).filter_map(phrase).take(TOLD).collect();
    let why = match against.as_slice() {
        [] => "too little speaks for one thing".to_owned(),
        some => format!("rather of two things, for {}", some.join(", and ")),
    };
    let explanation = format!("{}; {why}", c.because);
    Passed { kind: c.kind, a: c.a, b: c.b, confidence: c.confidence, explanation }
}

/// A signal that speaks against a pair, in words.
fn phrase(signal: &str) -> Option<&'static str> {
    Some(match signal {
        "named_by_both" => "one article gives both",
        "far_apart" => "the values lie far apart",
        "other_event" => "they hang on different events",
        "unlike" => "they are of unlike length",
        "same_figures" | "figures_met" => "the sentences share another figure",
        "same_names" => "the sentences name somebody in common, and what differs may be of somebody else",
        "share" => "shares of different wholes look alike",
        "clock" => "clock times of one day look alike",
        "one_is_part" => "one is a part of a whole",
        "modifiers" => "what is counted is described in other words",
        "other_time" => "the sentences are of different times",
        _ => return None,
    })
}
