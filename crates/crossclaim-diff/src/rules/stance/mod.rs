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
//! 2. `read` reads off a claim what it says of each of its words: a `statement`.
//! 3. `weigh` says what speaks for two statements being of one thing, `meeting` how far they meet.
//!
//! Two statements that could contradict each other are written down whenever they share a word or answer one question;
//! whether the contrast is told is left to the learned weights.

mod meeting;
mod opposites;
mod read;
mod statement;
mod weigh;

use crate::rules::worth_keeping;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, Link, Sort, within};
use crossclaim_facts::stance::StanceKind;
use crossclaim_text::fold;
use rayon::prelude::*;
use statement::{Cause, Firmness, Form, Statement};
use std::collections::{BTreeMap, BTreeSet};
use weigh::Weigher;

/// A topic of the opposites that more claims than this speak of brings no pairs together on its own.
const TOPIC: usize = 24;
/// The least score of a link whose claims are read in a run too large to be about one event.
const NEAR: f32 = 0.45;

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
    if x.voice.quoted && y.voice.quoted || x.doubt.conditional != y.doubt.conditional {
        return None;
    }
    let polarity = denies(x, y).then_some(Kind::Polarity);
    polarity.or_else(|| doubts(x, y).then_some(Kind::Certainty))
}

/// Does `x` say that what `y` says is not so?
fn denies(x: &Statement, y: &Statement) -> bool {
    if x.stand.positive || !y.stand.positive || x.stand.murky && x.denied() {
        return false;
    }
    // "does not intend to sell", "intends to sell": both are of one plan.
    let planned = x.firmness() == Firmness::Planned && y.firmness() == Firmness::Planned;
    let so = y.firmness().settled() && !y.time.infinitive;
    let not_so = x.firmness().settled() || x.firmness() == Firmness::Planned;
    let unsupported = x.stand.negated == Some(StanceKind::Unsupported);
    let doubted = unsupported || x.stand.negated == Some(StanceKind::Denial);
    let said = x.denied() || y.denied() || x.stand.answer.is_some();
    // "No rice, no chicken": a bare noun states nothing that another could affirm, unless it takes part in something.
    let nothing = x.stand.nothing && x.form.takes_part();
    let stated = if x.form.predicate() || doubted {
        y.form.predicate() || y.form == Form::Event
    } else {
        nothing && (y.form.predicate() || y.form.takes_part())
    };
    said && stated && (planned || so && (not_so || unsupported))
}

/// Does `x` leave open, plan or allege what `y` gives as so?
fn doubts(x: &Statement, y: &Statement) -> bool {
    let asked = x.firmness() == Firmness::Asked;
    let settled = y.firmness().settled() && !y.time.infinitive;
    let same = x.stand.positive == y.stand.positive || asked;
    let affirmed = asked || !x.denied() && !y.denied();
    let predicates = x.form.predicate() && y.form.predicate();
    let matter = x.form.predicate() || matches!(x.form, Form::Event | Form::Object);
    let unsure = match x.firmness() {
        // That somebody plans it, and that it will be, are one.
        Firmness::Planned => predicates && y.firmness() == Firmness::Fact,
        // "whether there are grounds for an inquiry" / "have opened an inquiry"
        Firmness::Asked if matter => y.form.predicate() || y.form == Form::Object,
        Firmness::Asked => x.form == Form::Other && matches!(y.form, Form::Verb | Form::Object),
        Firmness::Open => {
            // "A counteroffer was being considered": what is planned is the matter, who may do something is not.
            let chance = x.doubt.cause == Cause::Chance;
            let matter = matter && !(chance && x.form == Form::Object) || !chance && x.form == Form::Subject;
            y.form.predicate() && (matter || x.doubt.strict) || x.doubt.strict && y.form == Form::Object
        }
        // What both credit to somebody is as sure in one as in the other.
        Firmness::Alleged if y.voice.credited => false,
        Firmness::Alleged => {
            y.form.predicate() && (matter || x.doubt.strict) || y.form.takes_part() && x.doubt.cause == Cause::Suspicion
        }
        _ => false,
    };
    settled && same && affirmed && unsure
}

fn contrast(corpus: &Corpus, weigher: &Weigher, kind: Kind, x: &Statement, y: &Statement) -> Option<Contrast> {
    let signals = weigher.signals(kind, x, y)?;
    let document = corpus.document(x.claim);
    let cue = x.cue.map(|c| document.words(c)).or_else(|| y.cue.map(|c| corpus.document(y.claim).words(c)));
    let reason = match (kind, x.stand.negated.or(y.stand.negated), x.firmness()) {
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
        confidence: signals.confidence(),
        signals: Some(signals),
    })
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
