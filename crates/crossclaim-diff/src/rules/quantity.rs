//! # quantity and scope: the same thing counted or measured, with values that cannot both hold
//!
//! **What it flags.** Two quantities of linked claims that count the same thing, or measure it in
//! one dimension, in the same setting, whose values exclude each other; and the same number that
//! is said to count each of several on one side and all of them on the other.
//!
//! **Why it matters.** Figures are what readers carry away.
//!
//! **Example.** "over 1,200 people" / "more than 1,200 from each side".
//!
//! **What it leaves alone.** Bounds that overlap, rounding, converted units, shares that come to
//! the same, a part against the whole, another thing with a similar number, a figure that the
//! other article gives as well, height against length; a later report of a moving count is an update.

use crate::anchor::{Anchor, Events};
use crate::figures::figures;
use crate::lexicon::{
    CONTRASTS, MOVING, MOVING_MONEY, MOVING_SHARE, MOVING_UNIT, PEOPLE, PERSONS, WHOLE, contrast_words,
};
use crate::rules::each_link;
use crate::setting::Setting;
use crate::signal::{Family, Place, Signals};
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, Link, quantities, within};
use crossclaim_facts::NameType;
use crossclaim_facts::quantity::{self, Quantity, QuantityRole};
use crossclaim_text::Span;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The same when what they count is the same noun.
const SETTING_COUNTED: f32 = 0.05;
/// The weight of shared setting from which an equal figure without a common noun is of one thing.
const MET: f32 = 0.2;

/// A quantity in its claim.
struct Fact<'a> {
    claim: usize,
    quantity: &'a Quantity,
    head: Option<String>,
    /// The words of what is counted, which are no setting of their own.
    counted: Span,
    setting: Setting,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    each_link(corpus, trees, 0.0, contrasts, |link, own| pair(corpus, trees, link, own));
}

/// Is it a figure to be compared?
fn compared(q: &Quantity) -> bool {
    !matches!(q.role, QuantityRole::Identifier | QuantityRole::Ordinal | QuantityRole::Duration) && !q.restates
}

fn facts(corpus: &Corpus, claim: usize) -> Vec<Fact<'_>> {
    quantities(corpus, &corpus.claims[claim])
        .iter()
        .filter(|q| compared(q))
        .map(|quantity| {
            let counted = quantity.counted.as_ref().map_or(quantity.span, |c| c.span);
            Fact {
                claim,
                quantity,
                head: head(quantity),
                counted,
                setting: Setting::of(corpus, claim, quantity.span, counted),
            }
        })
        .collect()
}

/// The concept of what is counted: the noun, or what became of people when it says no more than
/// "people" ("41 people dead" counts the dead).
pub(super) fn head(q: &Quantity) -> Option<String> {
    let noun = q.counted.as_ref().map(|c| concept(&c.head));
    let state = q.scope.state.as_ref().map(|s| concept(s));
    match (noun, state) {
        (Some(noun), Some(state)) if PEOPLE.contains(&noun) => Some(state),
        (Some(noun), _) => Some(noun),
        (None, state) => state,
    }
}

fn pair(corpus: &Corpus, trees: &Trees, link: &Link, contrasts: &mut Vec<Contrast>) {
    let any = |claim: usize| quantities(corpus, &corpus.claims[claim]).iter().any(compared);
    if !any(link.a) || !any(link.b) {
        return;
    }
    let (left, right) = (facts(corpus, link.a), facts(corpus, link.b));
    // The best alignment of the facts of both sides, each used once; equal values first.
    let mut options: Vec<(f32, usize, usize)> = Vec::new();
    for (i, x) in left.iter().enumerate() {
        for (j, y) in right.iter().enumerate() {
            if let Some(score) = alignment(x, y) {
                options.push((score, i, j));
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

fn meets(p: &Quantity, q: &Quantity) -> bool {
    matches!(quantity::relate(p, q), quantity::Relation::Equal | quantity::Relation::Compatible { .. })
}

/// How well two quantities fit each other as being of the same thing; `None` when they are not.
fn alignment(x: &Fact, y: &Fact) -> Option<f32> {
    let (p, q) = (x.quantity, y.quantity);
    if p.role != q.role || p.change != q.change {
        return None;
    }
    match (&p.unit, &q.unit) {
        (Some(a), Some(b)) if a.base != b.base || a.per != b.per => return None,
        (Some(_), None) | (None, Some(_)) => return None,
        _ => {}
    }
    let meets = meets(p, q);
    let shared = x.setting.shared(&y.setting);
    let counted = counted(x, y);
    // A number that both give is no anchor by itself: "12,000 people" here, "12,000 soldiers" there.
    let enough = match counted {
        Counted::Open if meets => {
            let count = p.role == QuantityRole::Count;
            shared >= if count { MET } else { MET.min(SETTING_COUNTED) }
        }
        Counted::Same | Counted::Open => true,
        Counted::Other => false,
    };
    if !enough {
        return None;
    }
    let noun = if counted == Counted::Same { 1.0 } else { 0.0 };
    Some(shared + noun + if meets { 2.0 } else { 0.0 })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    Same,
    Open,
    Other,
}

fn counted(x: &Fact, y: &Fact) -> Counted {
    match (&x.head, &y.head) {
        (Some(a), Some(b)) if a == b => Counted::Same,
        (Some(a), Some(b)) => {
            // "killed 41 people" counts the dead.
            let named = |head: &str, other: &Fact, noun: &str| {
                PEOPLE.contains(noun) && other.setting.concepts.contains_key(head)
            };
            let people = |p: &str, q: &str| PEOPLE.contains(p) && (PEOPLE.contains(q) || PERSONS.contains(q));
            if named(a, y, b) || named(b, x, a) {
                Counted::Same
            } else if people(a, b) || people(b, a) {
                Counted::Open
            } else {
                Counted::Other
            }
        }
        _ => Counted::Open,
    }
}

fn judge(corpus: &Corpus, trees: &Trees, link: &Link, x: &Fact, y: &Fact, contrasts: &mut Vec<Contrast>) {
    let (p, q) = (x.quantity, y.quantity);
    let point = |f: &Fact| Point {
        claim: f.claim,
        span: f.quantity.span,
        value: corpus.document(f.claim).words(f.quantity.span).to_owned(),
    };
    let mut push = |relation, kind, reason, because: String, severity, confidence, signals| {
        contrasts.push(Contrast {
            relation,
            kind,
            reason,
            a: point(x),
            b: point(y),
            because,
            locus: Locus::Across,
            severity,
            confidence,
            signals,
        });
    };
    if meets(p, q)
        && let Some((reason, because)) = scope(corpus, x, y)
    {
        push(Relation::Disagree, Kind::Scope, reason, because, Severity::High, 0.75, None);
        return;
    }
    match quantity::relate(p, q) {
        quantity::Relation::Equal => {
            push(Relation::Agree, Kind::Quantity, "same-value", "the same value".into(), Severity::Low, 0.95, None);
        }
        quantity::Relation::Compatible { reason, because } => {
            // "hundreds of drones in attacks" and "launched 71 drones" agree by chance.
            let anchor = |f: &Fact| Anchor::of(corpus, trees, f.claim, f.quantity.span, f.counted);
            if anchor(x).events(&anchor(y)) == Events::Other {
                return;
            }
            push(Relation::Compatible, Kind::Quantity, reason, because, Severity::Low, 0.9, None);
        }
        quantity::Relation::Disjoint { because } => {
            let Some(signals) = signals(corpus, trees, link, x, y) else { return };
            let confidence = signals.confidence();
            let anchor = |f: &Fact| Anchor::of(corpus, trees, f.claim, f.quantity.span, f.counted);
            let moving = moves(x, &anchor(x)) || moves(y, &anchor(y));
            let (relation, reason, because, severity) = if moving {
                let later = match (written(corpus, x), written(corpus, y)) {
                    (Some(a), Some(b)) if a != b => "one report is later than the other, and the count moves",
                    _ => "the count moves, and the reports may be of different hours",
                };
                (Relation::Update, "later-count", format!("{because}; {later}"), Severity::Medium)
            } else {
                (Relation::Disagree, "values-differ", because, Severity::High)
            };
            push(relation, Kind::Quantity, reason, because, severity, confidence, Some(signals));
        }
        quantity::Relation::Incomparable => {}
    }
}

/// What speaks for the two figures being of one thing; `None` when that cannot be enough.
fn signals(corpus: &Corpus, trees: &Trees, link: &Link, x: &Fact, y: &Fact) -> Option<Signals> {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let stands = |f: &Fact| (corpus.claims[f.claim].article, f.quantity.span);
    if x.quantity.role == QuantityRole::Measure && trees.field.other_dimension(stands(x), stands(y)) {
        return None;
    }
    let place = |f: &Fact| Place { claim: f.claim, span: f.quantity.span, without: f.counted };
    let mut signals = Signals::of(corpus, trees, Family::Quantity, link, place(x), place(y));
    let same = counted(x, y) == Counted::Same;
    signals.add("same_noun", flag(same));
    let part = |f: &Fact| f.quantity.scope.part_of.is_some();
    signals.add("one_is_part", flag(part(x) != part(y)));
    signals.add("modifiers", modifiers(corpus, x, y));
    let state = |f: &Fact| f.quantity.scope.state.clone();
    signals.add("same_state", flag(state(x).is_some() && state(x) == state(y)));
    signals.add("named_by_both", flag(elsewhere(corpus, x, y)) + flag(elsewhere(corpus, y, x)));
    signals.add("third_source", flag(third(corpus, x, y) || third(corpus, y, x)));
    signals.add("told_apart", flag(told_apart(corpus, x, y)));
    let alone = |f: &Fact| alone(corpus, f);
    signals.add("alone", flag(alone(x) && alone(y)));
    let role = x.quantity.role;
    signals.add("money", flag(role == QuantityRole::Money));
    signals.add("share", flag(role == QuantityRole::Share));
    signals.add("measure", flag(role == QuantityRole::Measure));
    for (name, value) in figures(x.quantity, y.quantity) {
        signals.add(name, value);
    }
    signals.parsed(corpus, trees, place(x), place(y)).then_some(signals)
}

/// How far the words beside the counted noun differ: 1 when each has some and none is common.
fn modifiers(corpus: &Corpus, x: &Fact, y: &Fact) -> f32 {
    let words = |f: &Fact| -> BTreeSet<String> {
        let document = corpus.document(f.claim);
        let sentence = &document.sentences[corpus.claims[f.claim].sentence];
        document.keywords[sentence.keywords.clone()]
            .iter()
            .filter(|k| {
                f.counted.contains(k.span)
                    && !f.quantity.span.overlaps(k.span)
                    && f.head.as_deref() != Some(corpus.name(k))
            })
            .map(|k| corpus.name(k).to_owned())
            .collect()
    };
    let (left, right) = (words(x), words(y));
    let apart = !left.is_empty() && !right.is_empty() && left.is_disjoint(&right);
    let uneven = left.is_empty() != right.is_empty();
    if apart {
        1.0
    } else if uneven {
        0.5
    } else {
        0.0
    }
}

/// Does a third article give the figure of `this`, for the same thing?
fn third(corpus: &Corpus, this: &Fact, other: &Fact) -> bool {
    let own = [corpus.claims[this.claim].article, corpus.claims[other.claim].article];
    corpus.others(own).flat_map(|other| &corpus.documents[other].facts.quantities).any(|q| gives(this, q))
}

/// Does a third article give both figures? Then they are of two things, or one became the other.
fn told_apart(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let own = [corpus.claims[x.claim].article, corpus.claims[y.claim].article];
    corpus.others(own).any(|other| {
        let given = &corpus.documents[other].facts.quantities;
        given.iter().any(|q| gives(x, q)) && given.iter().any(|q| gives(y, q))
    })
}

/// Is the figure the only one of its sort in its claim?
fn alone(corpus: &Corpus, f: &Fact) -> bool {
    let like = |q: &&Quantity| q.role == f.quantity.role && !q.restates;
    quantities(corpus, &corpus.claims[f.claim]).iter().filter(like).count() == 1
}

/// The same number, said of two things: each of several against all of them, or one state against
/// another ("2,300 damaged" / "2,300 destroyed").
fn scope(corpus: &Corpus, x: &Fact, y: &Fact) -> Option<(&'static str, String)> {
    let (p, q) = (x.quantity, y.quantity);
    let words = |f: &Fact, span: Span| corpus.document(f.claim).words(span).to_owned();
    // "over $10,000" holds for $750,000, and is not the same number.
    if p.value != q.value || p.value.is_none_or(|v| v.abs() < Decimal::from(10)) {
        return None;
    }
    if p.scope.each.is_some() != q.scope.each.is_some() {
        let (each, all) = if p.scope.each.is_some() { (x, y) } else { (y, x) };
        let scope = each.quantity.scope.each.map(|s| words(each, s)).unwrap_or_default();
        let total = all.quantity.scope.total.map(|s| words(all, s));
        let because = format!(
            "the same number, but one source says \u{201c}{} {scope}\u{201d}, the other \u{201c}{}\u{201d} {}",
            words(each, each.quantity.span),
            words(all, all.quantity.span),
            total.map_or_else(|| "and not that it holds for each".to_owned(), |t| format!("\u{201c}{t}\u{201d}"))
        );
        return Some(("each-or-all", because));
    }
    for (part, whole) in [(x, y), (y, x)] {
        if let Some(because) = sum_or_part(corpus, whole, part).or_else(|| worldwide_or_here(corpus, whole, part)) {
            return Some(("whole-or-part", because));
        }
    }
    let (a, b) = (states(corpus, x), states(corpus, y));
    for (set, cell, word) in &a {
        let other = b.iter().find(|(s, c, _)| s == set && c != cell);
        let both = b.iter().any(|(s, c, _)| s == set && c == cell) || a.iter().any(|(s, c, _)| s == set && c != cell);
        if let (Some((_, _, against)), false) = (other, both) {
            let because = format!(
                "the same number, but of those \u{201c}{}\u{201d} in one source and \u{201c}{}\u{201d} in the other",
                words(x, *word),
                words(y, *against)
            );
            return Some(("state-differs", because));
        }
    }
    None
}

/// "216 people, among them 180 prisoners" against "216 prisoners": the number is the sum in one
/// source, and one of its parts in the other.
fn sum_or_part(corpus: &Corpus, whole: &Fact, part: &Fact) -> Option<String> {
    let (general, special) = (whole.head.as_ref()?, part.head.as_ref()?);
    if !PEOPLE.contains(general) || PEOPLE.contains(special) {
        return None;
    }
    let other = quantities(corpus, &corpus.claims[whole.claim])
        .iter()
        .find(|q| head(q).as_ref() == Some(special) && q.value.is_some() && q.value < whole.quantity.value)?;
    let words = |f: &Fact, span: Span| corpus.document(f.claim).words(span).to_owned();
    Some(format!(
        "the same number, but one source counts \u{201c}{}\u{201d} in all, \u{201c}{}\u{201d} of this sort among them, the other \u{201c}{}\u{201d} of this sort alone",
        words(whole, whole.quantity.span.cover(whole.counted)),
        words(whole, other.span),
        words(part, part.quantity.span.cover(part.counted)),
    ))
}

/// "900 of its jobs worldwide" against "900 jobs in Britain".
fn worldwide_or_here(corpus: &Corpus, whole: &Fact, part: &Fact) -> Option<String> {
    if counted(whole, part) != Counted::Same {
        return None;
    }
    let all = |f: &Fact| {
        let document = corpus.document(f.claim);
        let clause = crate::setting::clause(&document.article.text, corpus.claims[f.claim].span, f.quantity.span);
        let text = document.words(clause);
        let words = crossclaim_text::words(text);
        words.into_iter().map(|w| w.span.shift(clause.start)).find(|s| WHOLE.contains(&concept(document.words(*s))))
    };
    let place = |f: &Fact| {
        let names = &corpus.document(f.claim).facts.names;
        let spans = std::iter::once(f.counted).chain(f.quantity.scope.qualifiers.iter().copied());
        spans
            .flat_map(|span| within(names, span, |n| n.span))
            .find(|n| matches!(n.name_type, NameType::Place | NameType::Other))
            .map(|n| n.span)
    };
    let (everywhere, here) = (all(whole)?, place(part)?);
    if all(part).is_some() {
        return None;
    }
    Some(format!(
        "the same number, but \u{201c}{}\u{201d} in one source and of \u{201c}{}\u{201d} in the other",
        corpus.document(whole.claim).words(everywhere),
        corpus.document(part.claim).words(here)
    ))
}

/// The words for a state in the clause of a quantity: set and cell of the contrast list, and the word.
fn states(corpus: &Corpus, f: &Fact) -> Vec<(usize, usize, Span)> {
    let document = corpus.document(f.claim);
    let sentence = corpus.claims[f.claim].span;
    let clause = crate::setting::clause(&document.article.text, sentence, f.quantity.span);
    let found = contrast_words(document.words(clause)).into_iter();
    found
        .filter(|(set, _, _)| CONTRASTS[*set].topic.starts_with("state_"))
        .map(|(set, cell, span)| (set, cell, span.shift(clause.start)))
        .collect()
}

/// Does the article of `other` give the value of `this` as well, for the same thing? Then the two
/// values are of two things, or the article tells how one became the other.
fn elsewhere(corpus: &Corpus, this: &Fact, other: &Fact) -> bool {
    let document = corpus.document(other.claim);
    document.facts.quantities.iter().any(|q| q.span != other.quantity.span && gives(this, q))
}

/// Does `q` give the figure of `this`, of the same noun as far as both have one?
fn gives(this: &Fact, q: &Quantity) -> bool {
    q.role == this.quantity.role
        && q.value.is_some()
        && q.value == this.quantity.value
        && q.unit == this.quantity.unit
        && match (&q.counted, &this.head) {
            (Some(c), Some(head)) => concept(&c.head) == *head,
            _ => true,
        }
}

/// Is it a figure that goes on moving while an event lasts?
fn moves(f: &Fact, anchor: &Anchor) -> bool {
    let held = |class: &BTreeSet<String>| {
        f.head.as_ref().is_some_and(|h| class.contains(h))
            || anchor.heads.keys().chain(anchor.arguments.keys()).any(|p| class.contains(p))
    };
    match f.quantity.role {
        QuantityRole::Count => {
            f.head.as_ref().is_some_and(|h| MOVING.contains(h)) || anchor.heads.keys().any(|p| MOVING.contains(p))
        }
        QuantityRole::Money => held(&MOVING_MONEY),
        QuantityRole::Share => held(&MOVING_SHARE),
        QuantityRole::Measure => {
            f.quantity.unit.as_ref().is_some_and(|u| MOVING_UNIT.contains(&u.base))
                && anchor.heads.keys().any(|p| MOVING.contains(p))
        }
        _ => false,
    }
}

/// The moment a figure was reported: the day its sentence was written.
fn written(corpus: &Corpus, f: &Fact) -> Option<jiff::civil::DateTime> {
    corpus.document(f.claim).written(corpus.claims[f.claim].sentence)
}
