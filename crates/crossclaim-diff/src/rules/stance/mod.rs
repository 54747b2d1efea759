//! # polarity and certainty: one says so, the other says not so, or only that it may be
//!
//! **What it flags.** A predicate that one article negates, denies or answers with its opposite and another affirms;
//! and what one article gives as unconfirmed, alleged, only planned or left open while another gives it as fact.
//!
//! **Why it matters.** Whether it happened at all is the first thing a reader asks.
//!
//! **Example.** "denies taking the money" / "the money that she took"; "declined to rule out a sale" / "ruled out a sale".
//!
//! **What it leaves alone.** Negations inside conditions, plans before and reports after, words that only some of what
//! is negated share, two negations of the same thing, a denial that both articles report.
//!
//! 1. `opposites` finds predicates that answer one question with yes or no.
//! 2. `statement` reads what a claim says of each of its words.
//! 3. `weigh` says what speaks for two statements being of one thing.

mod opposites;
mod statement;
mod weigh;

use crate::rules::worth_keeping;
use crate::signal::Signals;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, Link, Sort, within};
use crossclaim_facts::stance::StanceKind;
use crossclaim_syntax::Tense;
use crossclaim_text::fold;
use rayon::prelude::*;
use statement::{Firmness, Statement};
use std::collections::{BTreeMap, BTreeSet};
use weigh::Weigher;

/// A topic of the opposites that more claims than this speak of brings no pairs together on its own.
const TOPIC: usize = 24;
/// The least score of a link whose claims are read in a run too large to be about one event.
const NEAR: f32 = 0.45;

/// The confidence of a denial of the very act that another source tells as a fact.
const DENIED: f32 = 0.65;

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let topics: Vec<Vec<&'static str>> = (0..corpus.claims.len())
        .into_par_iter()
        .map(|claim| {
            let span = corpus.claims[claim].span;
            opposites::occurrences(corpus.document(claim).words(span), span.start).iter().map(|o| o.topic).collect()
        })
        .collect();
    let marked: Vec<bool> = (0..corpus.claims.len()).map(|c| !topics[c].is_empty() || marked(corpus, c)).collect();
    let near = |l: &&Link| corpus.one_event() || l.score >= NEAR;
    let mut pairs: BTreeSet<(usize, usize)> = corpus.links.iter().filter(near).map(|l| (l.a, l.b)).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (claim, of) in topics.iter().enumerate() {
        for topic in of.iter().collect::<BTreeSet<_>>() {
            holders.entry(topic).or_default().push(claim);
        }
    }
    for list in holders.values().filter(|list| list.len() <= TOPIC) {
        for (at, a) in list.iter().enumerate() {
            let meets = |b: &&usize| corpus.companions.meet(corpus.claims[*a].article, corpus.claims[**b].article);
            let others = list[at + 1..].iter().filter(meets);
            pairs.extend(others.map(|b| (*a, *b)));
        }
    }
    let weigher = Weigher::new(corpus, trees, holders);
    let mut found: Vec<Contrast> = Vec::new();
    pairs.retain(|(a, b)| (marked[*a] || marked[*b]) && may_meet(corpus, &topics, *a, *b));
    // Reading a claim is mostly parsing it: that is done side by side.
    let read: BTreeSet<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    read.into_par_iter().for_each(|claim| {
        trees.of(claim);
    });
    for (a, b) in pairs {
        let (left, right) = (weigher.statements(a), weigher.statements(b));
        for kind in [Kind::Polarity, Kind::Certainty] {
            let mut best: Option<(f32, &Statement, &Statement)> = None;
            for (x, y) in left.iter().flat_map(|x| right.iter().map(move |y| (x, y))) {
                if x.key != y.key {
                    continue;
                }
                for (x, y) in [(x, y), (y, x)] {
                    if differ(x, y) == Some(kind) {
                        let weight = weigher.choice(x, y);
                        if best.as_ref().is_none_or(|b| weight > b.0) {
                            best = Some((weight, x, y));
                        }
                    }
                }
            }
            if let Some((_, x, y)) = best {
                found.extend(contrast(corpus, &weigher, kind, x, y));
            }
        }
    }
    one_side(&mut found);
    found.retain(|c| worth_keeping(corpus, trees, c));
    contrasts.extend(found);
}

/// Does a claim hold a word that negates something or leaves it open?
fn marked(corpus: &Corpus, claim: usize) -> bool {
    let document = corpus.document(claim);
    let span = corpus.claims[claim].span;
    let turns = |kind: StanceKind| {
        !matches!(kind, StanceKind::Report | StanceKind::Confirmation | StanceKind::Condition | StanceKind::Forecast)
    };
    within(&document.facts.stances, span, |s| s.cue).iter().any(|s| turns(s.kind))
        || document.words(span).contains("whether")
}

/// Do two claims hold a word that both could state something of?
fn may_meet(corpus: &Corpus, topics: &[Vec<&'static str>], a: usize, b: usize) -> bool {
    let words = |claim: usize| {
        let document = corpus.document(claim);
        &document.keywords[document.sentences[corpus.claims[claim].sentence].keywords.clone()]
    };
    topics[a].iter().any(|t| topics[b].contains(t))
        || words(a)
            .iter()
            .any(|x| corpus.concepts.sort(x.concept) != Sort::Name && words(b).iter().any(|y| y.concept == x.concept))
}

/// How `y` contradicts `x`, the negative or less settled of the two.
fn differ(x: &Statement, y: &Statement) -> Option<Kind> {
    let settled = |s: &Statement| matches!(s.firmness, Firmness::Fact | Firmness::Future);
    if !settled(y) || y.infinitive || x.quoted && y.quoted {
        return None;
    }
    let doubted = matches!(x.negated, Some(StanceKind::Unsupported | StanceKind::Denial));
    if !x.positive && y.positive && !x.asked && (settled(x) || x.negated == Some(StanceKind::Unsupported)) {
        let said = x.negated.is_some() || y.negated.is_some() || x.answer.is_some();
        // "No rice, no chicken": a bare noun states nothing that another could affirm.
        let stated = (x.predicate || doubted) && (y.predicate || y.nominal && y.key.starts_with('~'));
        // Forecast and outcome: "expected it to fail", "did not fail".
        let outcome = (x.firmness == Firmness::Future) != (y.firmness == Firmness::Future)
            && (x.tense == Tense::Past || y.tense == Tense::Past);
        return (said && stated && !outcome && !x.murky && !y.murky).then_some(Kind::Polarity);
    }
    let same = x.positive == y.positive || x.asked && x.answer.is_some();
    let affirmed = y.negated.is_none() && (x.negated.is_none() || x.asked);
    let unsure = match x.firmness {
        // That somebody plans it, and that it will be, are one.
        Firmness::Planned => x.predicate && y.predicate && y.firmness == Firmness::Fact,
        Firmness::Open if x.asked => x.predicate && y.predicate,
        Firmness::Open => x.predicate && y.predicate || x.strict && (y.predicate || y.object),
        // What both credit to somebody is as sure in one as in the other.
        Firmness::Alleged => (x.predicate || x.strict && x.suspected) && !y.credited && !y.nominal,
        _ => false,
    };
    (unsure && same && affirmed).then_some(Kind::Certainty)
}

fn contrast(corpus: &Corpus, weigher: &Weigher, kind: Kind, x: &Statement, y: &Statement) -> Option<Contrast> {
    let signals = weigher.signals(kind, x, y)?;
    let document = corpus.document(x.claim);
    let cue = x.cue.map(|c| document.words(c)).or_else(|| y.cue.map(|c| corpus.document(y.claim).words(c)));
    let reason = match (kind, x.negated.or(y.negated), x.firmness) {
        (Kind::Polarity, Some(StanceKind::Denial), _) => "denied",
        (Kind::Polarity, Some(StanceKind::Unsupported), _) => "no-evidence",
        (Kind::Polarity, Some(_), _) => "negated",
        (Kind::Polarity, ..) => "opposites",
        (_, _, Firmness::Alleged) => "unconfirmed",
        (_, _, Firmness::Planned) => "only-planned",
        _ => "left-open",
    };
    let (one, other) = (document.words(x.shown), corpus.document(y.claim).words(y.shown));
    let because = match (reason, cue) {
        ("opposites", _) => format!("\u{201c}{one}\u{201d} and \u{201c}{other}\u{201d} exclude each other"),
        (_, Some(cue)) if kind == Kind::Polarity => format!("one says so, the other says \u{201c}{cue}\u{201d}"),
        (_, Some(cue)) => format!("one gives as fact what the other gives with \u{201c}{cue}\u{201d}"),
        (_, None) => "one gives as settled what the other does not".to_owned(),
    };
    let point = |s: &Statement| Point {
        claim: s.claim,
        span: s.shown,
        value: corpus.document(s.claim).words(s.shown).to_owned(),
    };
    Some(Contrast {
        relation: Relation::Disagree,
        kind,
        reason,
        a: point(x),
        b: point(y),
        because,
        locus: Locus::Across,
        severity: if kind == Kind::Polarity { Severity::High } else { Severity::Medium },
        confidence: signals.confidence().max(if reason == "denied" { denial(&signals, y) } else { 0.0 }),
        signals: Some(signals),
    })
}

/// The least confidence of a denial by name: who is said to have done it to whom is the same on both sides, and one
/// source tells it in its own voice.
fn denial(signals: &Signals, y: &Statement) -> f32 {
    let met = signals.named().iter().any(|(name, value)| *name == "stance_all_met" && *value > 0.0);
    if met && !y.credited && !y.quoted { DENIED } else { 0.0 }
}

/// All who affirm what one place denies are one side, in the words of the first; and so are all who deny what one
/// place affirms.
fn one_side(contrasts: &mut [Contrast]) {
    let mut affirmed: BTreeMap<(Kind, usize, usize), String> = BTreeMap::new();
    for c in contrasts.iter_mut() {
        let value = affirmed.entry((c.kind, c.a.claim, c.a.span.start)).or_insert_with(|| c.b.value.clone());
        c.b.value.clone_from(value);
    }
    let mut denied: BTreeMap<(Kind, String), String> = BTreeMap::new();
    for c in contrasts.iter_mut() {
        let value = denied.entry((c.kind, fold(&c.b.value))).or_insert_with(|| c.a.value.clone());
        c.a.value.clone_from(value);
    }
}
