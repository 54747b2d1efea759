//! # date and duration: when the same thing happened, and how long it lasted
//!
//! **What it flags.** Two dates or lengths of linked claims, in the same setting, that exclude each other.
//!
//! **Why it matters.** A wrong day sends a reader to the wrong event.
//!
//! **Example.** "may return from Tuesday" / "may go home on Wednesday".
//!
//! **What it leaves alone.** A less precise date, a date that comes to the same day by arithmetic,
//! lengths within each other's bounds, a time that the other article gives as well, the opening of a thing and its
//! close.

use crate::apart::{Told, apart};
use crate::rules::each_link;
use crate::setting::Setting;
use crate::signal::{Family, Place, Signals};
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, Link, times_of};
use crossclaim_facts::TimexType;
use crossclaim_facts::stance::{self, Certainty};
use crossclaim_facts::time::{self, Time, TimeRole};

/// The weight of shared setting from which two times are of one event.
const SETTING: f32 = 0.3;
/// The score from which what looks different and can both hold is worth a reader's time.
const ONE_CLAIM: f32 = 0.4;

struct Fact<'a> {
    claim: usize,
    time: &'a Time,
    setting: Setting,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    each_link(corpus, trees, 0.0, contrasts, |link, own| {
        pair(corpus, trees, link, own);
        deadlines(corpus, link, own);
    });
}

fn facts(corpus: &Corpus, claim: usize) -> Vec<Fact<'_>> {
    times_of(corpus, &corpus.claims[claim])
        .iter()
        // A weekday or "3 May" of an article without a date has no interval, and is another one all the same.
        .filter(|t| {
            t.interval.is_some()
                || t.length.is_some()
                || t.timex_type == TimexType::Time
                || t.timex_value.starts_with("XXXX-")
        })
        .filter(|t| !matches!(t.timex_type, TimexType::Set) && !t.timex_value.ends_with("_REF") && !ages(t))
        .map(|time| Fact { claim, time, setting: Setting::of(corpus, claim, time.span, time.span) })
        .collect()
}

/// Is it so vague that it could be any of decades ("a century ago")?
fn ages(t: &Time) -> bool {
    const DECADE: i64 = 3653 * 86_400;
    t.vague && t.interval.is_some_and(|i| i.begin.duration_until(i.end_excl).as_secs() > DECADE)
}

fn length(t: &Time) -> bool {
    t.timex_type == TimexType::Duration
}

fn pair(corpus: &Corpus, trees: &Trees, link: &Link, contrasts: &mut Vec<Contrast>) {
    if [link.a, link.b].iter().any(|c| times_of(corpus, &corpus.claims[*c]).is_empty()) {
        return;
    }
    let (left, right) = (facts(corpus, link.a), facts(corpus, link.b));
    let mut options: Vec<(f32, usize, usize)> = Vec::new();
    for (i, x) in left.iter().enumerate() {
        for (j, y) in right.iter().enumerate() {
            if length(x.time) != length(y.time) || ahead_and_past(corpus, x, y) || ahead_and_past(corpus, y, x) {
                continue;
            }
            let relation = time::verdict(x.time, y.time);
            let meets = matches!(relation, time::Relation::Equal | time::Relation::Compatible { .. });
            let shared = x.setting.shared(&y.setting);
            // Two lengths or dates that can both hold are of one thing only in one setting.
            let equal = matches!(relation, time::Relation::Equal);
            if equal || !meets || shared >= SETTING {
                options.push((shared + if meets { 2.0 } else { 0.0 }, i, j));
            }
        }
    }
    options.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut used_left, mut used_right) = (vec![false; left.len()], vec![false; right.len()]);
    for (_, i, j) in options {
        if used_left[i] || used_right[j] {
            continue;
        }
        used_left[i] = true;
        used_right[j] = true;
        judge(corpus, trees, link, &left[i], &right[j], contrasts);
    }
}

/// Is one a deadline, the other a time that lies behind its article? What is to be done by September was not done last week.
fn ahead_and_past(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let Some(published) = corpus.document(y.claim).article.published.as_ref() else { return false };
    let past = y.time.interval.is_some_and(|i| i.end_excl.date() <= published.at.date());
    x.time.role == TimeRole::Deadline && y.time.role != TimeRole::Deadline && past
}

fn point(corpus: &Corpus, f: &Fact) -> Point {
    Point { claim: f.claim, span: f.time.span, value: corpus.document(f.claim).words(f.time.span).to_owned() }
}

fn judge(corpus: &Corpus, trees: &Trees, link: &Link, x: &Fact, y: &Fact, contrasts: &mut Vec<Contrast>) {
    let kind = if length(x.time) { Kind::Duration } else { Kind::Date };
    let mut signals = None;
    let (relation, reason, because, severity, confidence) = match time::relate(x.time, y.time) {
        time::Relation::Equal => (Relation::Agree, "same-time", "the same time".to_owned(), Severity::Low, 0.95),
        // One source names the day, the other leaves open which of several it is.
        time::Relation::Compatible { reason: "range-contains", because }
            if left_open(corpus, x) != left_open(corpus, y) =>
        {
            let because = format!("{because}, and one source leaves the day open");
            (Relation::Disagree, "day-left-open", because, Severity::Medium, 0.6)
        }
        // That something is over before a deadline ends, and what claims of two things have in common, says nothing.
        time::Relation::Compatible { reason, .. } if reason == "within-limit" || link.score < ONE_CLAIM => return,
        time::Relation::Compatible { reason, because } => (Relation::Compatible, reason, because, Severity::Low, 0.9),
        time::Relation::Disjoint { because } => {
            let Some(weighed) = weigh(corpus, trees, link, x, y) else { return };
            let confidence = weighed.confidence();
            signals = Some(weighed);
            let reason = if length(x.time) { "lengths-differ" } else { "dates-differ" };
            (Relation::Disagree, reason, because, Severity::High, confidence)
        }
        time::Relation::Incomparable => return,
    };
    contrasts.push(Contrast {
        relation,
        kind,
        reason,
        a: point(corpus, x),
        b: point(corpus, y),
        because,
        locus: Locus::Across,
        severity,
        confidence,
        signals,
    });
}

/// What speaks for the two times being of one thing; `None` when that cannot be enough.
fn weigh(corpus: &Corpus, trees: &Trees, link: &Link, x: &Fact, y: &Fact) -> Option<Signals> {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let family = if length(x.time) { Family::Duration } else { Family::Date };
    let stands = |f: &Fact| (corpus.claims[f.claim].article, f.time.span);
    if trees.field.other_phase(stands(x), stands(y)) {
        return None;
    }
    let place = |f: &Fact| Place { claim: f.claim, span: f.time.span, without: f.time.span };
    let mut signals = Signals::of(corpus, trees, family, link, place(x), place(y));
    signals.add("named_by_both", flag(elsewhere(corpus, x, y)) + flag(elsewhere(corpus, y, x)));
    signals.add("third_source", flag(third(corpus, x, y) || third(corpus, y, x)));
    signals.add("told_apart", flag(told_apart(corpus, x, y)));
    let alone = |f: &Fact| facts(corpus, f.claim).iter().filter(|o| length(o.time) == length(f.time)).count() == 1;
    signals.add("alone", flag(alone(x) && alone(y)));
    signals.add("other_role", flag(x.time.role != y.time.role));
    for (name, value) in apart(&told(corpus, x), &told(corpus, y)) {
        signals.add(name, value);
    }
    signals.add("clock", flag(x.time.timex_type == TimexType::Time || y.time.timex_type == TimexType::Time));
    signals.parsed(corpus, trees, place(x), place(y)).then_some(signals)
}

/// A time, and when its words were written.
fn told<'a>(corpus: &'a Corpus, f: &Fact<'a>) -> Told<'a> {
    let document = corpus.document(f.claim);
    Told { time: f.time, written: document.written(corpus.claims[f.claim].sentence) }
}

/// Does a third article name the time of `this`?
fn third(corpus: &Corpus, this: &Fact, other: &Fact) -> bool {
    let own = [corpus.claims[this.claim].article, corpus.claims[other.claim].article];
    corpus
        .others(own)
        .flat_map(|other| &corpus.documents[other].facts.times)
        .any(|t| t.timex_type == this.time.timex_type && time::same(t, this.time))
}

/// Does a third article name both times?
fn told_apart(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let own = [corpus.claims[x.claim].article, corpus.claims[y.claim].article];
    let names =
        |times: &[Time], f: &Fact| times.iter().any(|t| t.timex_type == f.time.timex_type && time::same(t, f.time));
    corpus.others(own).map(|other| &corpus.documents[other].facts.times).any(|t| names(t, x) && names(t, y))
}

/// Is it a stretch of several days that its sentence gives as a possibility ("may be held between 3 and 4 May")?
fn left_open(corpus: &Corpus, f: &Fact) -> bool {
    let Some(interval) = f.time.interval else { return false };
    let days = interval.begin.duration_until(interval.end_excl).as_secs() / 86_400;
    let open = matches!(
        stance::certainty(&corpus.document(f.claim).facts.stances, f.time.span),
        Certainty::Possible | Certainty::Alleged
    );
    (2..=7).contains(&days) && open
}

/// Does the article of `other` name the time of `this` as well?
fn elsewhere(corpus: &Corpus, this: &Fact, other: &Fact) -> bool {
    corpus
        .document(other.claim)
        .facts
        .times
        .iter()
        .any(|t| t.span != other.time.span && t.timex_type == this.time.timex_type && time::same(t, this.time))
}

/// A deadline told as a length from the day it was set, against one told as a date: they agree
/// when the arithmetic says so.
fn deadlines(corpus: &Corpus, link: &Link, contrasts: &mut Vec<Contrast>) {
    let plays = |claim: usize, role: TimeRole| times_of(corpus, &corpus.claims[claim]).iter().any(|t| t.role == role);
    for (a, b) in [(link.a, link.b), (link.b, link.a)] {
        if !plays(a, TimeRole::Within) || !plays(b, TimeRole::Deadline) {
            continue;
        }
        for x in facts(corpus, a).iter().filter(|f| f.time.role == TimeRole::Within) {
            for y in facts(corpus, b).iter().filter(|f| f.time.role == TimeRole::Deadline) {
                let anchors = times_of(corpus, &corpus.claims[a]);
                for anchor in anchors.iter().filter(|t| t.interval.is_some() && t.role != TimeRole::Within) {
                    let derived = time::relate_derived(anchor, x.time, y.time);
                    if let time::Relation::Compatible { reason, because } = derived {
                        contrasts.push(Contrast {
                            relation: Relation::Compatible,
                            kind: Kind::Date,
                            reason,
                            a: point(corpus, x),
                            b: point(corpus, y),
                            because,
                            locus: Locus::Across,
                            severity: Severity::Low,
                            confidence: 0.9,
                            signals: None,
                        });
                    }
                }
            }
        }
    }
}
