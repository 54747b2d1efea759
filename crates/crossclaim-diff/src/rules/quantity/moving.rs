//! Is one of two figures a later report of a count that moves, or do the sources disagree?
//!
//! Comes in: two figures of one thing that cannot both hold. Goes out: named numbers that speak for an update or for a
//! disagreement, and the words in which it is told. What is weighed: the sort of thing counted (the dead of a flood,
//! calls to a hotline, a price), the moments the figures are of ("by noon", "by the evening"), the hours the articles
//! were written in, and words such as "so far", "had risen to", "not four as was assumed".

use super::figure::{Fact, denials};
use crate::anchor::Anchor;
use crate::assemble::FLAG;
use crate::figures::slip;
use crate::lexicon::{GATHERING, MOVING, MOVING_MONEY, MOVING_SHARE, MOVING_UNIT, MOVING_WORDS, SHRINKING};
use crate::setting::clause;
use crate::signal::Signals;
use crate::trees::Trees;
use crate::{Contrast, Kind, Point, Relation};
use crossclaim_core::{Corpus, times_of};
use crossclaim_facts::quantity::QuantityRole;
use crossclaim_facts::time::{Time, TimeRole};
use crossclaim_facts::{TimexType, time};
use crossclaim_text::{Span, fold};
use jiff::civil::DateTime;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Hours between two reports from which they are of two moments for certain.
const LONG: f32 = 12.0;
/// The most hours that a moment can last: "on Tuesday" is one, "in March" is none.
const MOMENT: f32 = 48.0;

/// Hours before an article from which an event is over, and its counts are settled.
const LONG_PAST: f32 = 24.0 * 45.0;

/// A figure with what tells of its moment.
pub(super) struct Moment<'a> {
    /// The time that the clause gives, the one nearest to the figure.
    said: Option<&'a Time>,
    /// Is it said as the moment of a count ("by noon", "as of", "up to 15:30")?
    as_of: bool,
    /// When the sentence was written.
    written: Option<DateTime>,
    /// The words that tell of moving, by class, with their places.
    cues: BTreeMap<&'static str, Span>,
    /// How surely the thing counted is one whose count moves.
    moves: f32,
    /// Does it become less?
    shrinks: bool,
    /// "by the evening", folded.
    hour: Option<String>,
    /// Is it of an event long before the article?
    long_past: bool,
}

impl<'a> Moment<'a> {
    /// What tells of the moment of a figure. Without an anchor, what it counts is looked for in the words of its clause.
    pub fn of(corpus: &'a Corpus, fact: &Fact, anchor: Option<&Anchor>) -> Self {
        let document = corpus.document(fact.claim);
        let claim = &corpus.claims[fact.claim];
        let span = fact.quantity.span;
        let clause = clause(&document.article.text, claim.span, span);
        let distance = |t: &Time| {
            if t.span.end <= span.start { span.start - t.span.end } else { t.span.start.max(span.end) - span.end }
        };
        let said = times_of(corpus, claim)
            .iter()
            .filter(|t| clause.contains(t.span) && !t.span.overlaps(span) && is_moment(t))
            .min_by_key(|t| (t.role != TimeRole::Deadline, distance(t)));
        let cues: BTreeMap<&'static str, Span> = MOVING_WORDS
            .found(document.words(clause))
            .into_iter()
            .map(|(class, place)| (class, place.shift(clause.start)))
            .filter(|(_, place)| !place.overlaps(fact.counted) || fact.counted == span)
            .collect();
        let hour = cues.get("hour").map(|span| fold(document.words(*span)));
        let written = document.written(claim.sentence);
        let long_past = times_of(corpus, claim)
            .iter()
            .filter_map(|t| t.interval)
            .any(|i| written.is_some_and(|written| hours(written, i.end_excl) > LONG_PAST));
        let as_of = hour.is_some()
            || cues.contains_key("so_far")
            || said.is_some_and(|t| {
                matches!(t.role, TimeRole::Deadline | TimeRole::Until) || leads(&document.article.text, t)
            });
        Self {
            said,
            as_of,
            written,
            cues,
            moves: moves(fact, anchor),
            shrinks: holds(fact, anchor, &SHRINKING) > 0.9,
            hour,
            long_past,
        }
    }

    /// How surely the two are of two moments, and which is the later.
    fn apart(&self, other: &Self) -> (f32, Ordering) {
        if let (Some(a), Some(b)) = (self.said, other.said) {
            return match time::relate(a, b) {
                time::Relation::Disjoint { .. } => {
                    let order = match (a.interval, b.interval) {
                        (Some(x), Some(y)) => x.end_excl.cmp(&y.end_excl),
                        _ => Ordering::Equal,
                    };
                    (1.0, order)
                }
                time::Relation::Equal => (0.0, Ordering::Equal),
                // "Tuesday morning" / "Tuesday evening", the day unknown
                _ if a.timex_value != b.timex_value
                    && a.timex_type == TimexType::Time
                    && b.timex_type == TimexType::Time =>
                {
                    (0.8, Ordering::Equal)
                }
                _ if self.other_hour(other) => (0.8, Ordering::Equal),
                _ => (0.0, Ordering::Equal),
            };
        }
        if self.other_hour(other) {
            return (1.0, Ordering::Equal);
        }
        let at = |m: &Self| m.said.and_then(|t| t.interval).map(|i| i.end_excl).or(m.written);
        match (at(self), at(other)) {
            (Some(a), Some(b)) => {
                let hours = hours(a, b).abs();
                ((hours / LONG).min(1.0), if hours < 1.0 { Ordering::Equal } else { a.cmp(&b) })
            }
            _ => (0.0, Ordering::Equal),
        }
    }

    /// Do both name an hour, and not the same?
    fn other_hour(&self, other: &Self) -> bool {
        matches!((&self.hour, &other.hour), (Some(a), Some(b)) if a != b)
    }

    /// Is its moment told?
    fn dated(&self) -> bool {
        self.said.is_some() || self.hour.is_some()
    }

    fn has(&self, class: &str) -> bool {
        self.cues.contains_key(class)
    }
}

/// Does a word before the time say that the count was made then? "by noon", "up to 15:30"
fn leads(text: &str, t: &Time) -> bool {
    let before = text[..t.span.start].trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    ["by", "By", "as of", "As of", "up to", "Up to", "until", "Until", "till"]
        .iter()
        .any(|word| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric())))
}

/// Is it a day or less?
fn is_moment(t: &Time) -> bool {
    !matches!(t.timex_type, TimexType::Duration | TimexType::Set)
        && t.role != TimeRole::Since
        && t.interval.is_none_or(|i| hours(i.end_excl, i.begin) <= MOMENT)
}

fn hours(a: DateTime, b: DateTime) -> f32 {
    b.duration_until(a).as_secs() as f32 / 3600.0
}

/// How surely a figure moves while an event lasts: 1 for a toll, less for what may be counted once and for all.
fn moves(f: &Fact, anchor: Option<&Anchor>) -> f32 {
    match f.quantity.role {
        QuantityRole::Count => {
            holds(f, anchor, &MOVING).max(holds(f, anchor, &SHRINKING)).max(0.6 * holds(f, anchor, &GATHERING))
        }
        QuantityRole::Money => holds(f, anchor, &MOVING_MONEY),
        QuantityRole::Share => holds(f, anchor, &MOVING_SHARE),
        QuantityRole::Measure => {
            let unit = f.quantity.unit.as_ref().is_some_and(|u| MOVING_UNIT.contains(&u.base));
            if unit { holds(f, anchor, &MOVING).max(0.6) } else { 0.6 * holds(f, anchor, &GATHERING) }
        }
        _ => 0.0,
    }
}

/// Is what is counted, or what it hangs on, of the class? 1 for the noun, less for its surroundings.
fn holds(f: &Fact, anchor: Option<&Anchor>, class: &BTreeSet<String>) -> f32 {
    let noun = f.head.as_ref().is_some_and(|h| class.contains(h));
    let above = match anchor {
        Some(anchor) => anchor.heads.keys().chain(anchor.arguments.keys()).any(|k| class.contains(k)),
        None => f.setting.concepts.keys().any(|k| class.contains(k)),
    };
    if noun {
        1.0
    } else if above {
        0.7
    } else {
        0.0
    }
}

/// Does one tell of an event long ago, the other of one of today, each with its date? "The storm of 1987 killed 41"
pub(super) fn two_events(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let dated = |f: &Fact| {
        let times = times_of(corpus, &corpus.claims[f.claim]);
        times.iter().any(|t| t.interval.is_some() && !t.span.overlaps(f.quantity.span))
    };
    let past = |f: &Fact| Moment::of(corpus, f, None).long_past;
    past(x) != past(y) && dated(x) && dated(y)
}

/// What speaks for the two being of two moments is part of whether they are of one thing as well.
pub(super) fn of_one_thing(corpus: &Corpus, x: &Fact, y: &Fact, far: f32, signals: &mut Signals) {
    let (a, b) = (Moment::of(corpus, x, None), Moment::of(corpus, y, None));
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let (apart, _) = a.apart(&b);
    let both = flag(a.dated() && b.dated() && apart > 0.0) * flag(a.as_of || b.as_of);
    signals.add("moves", a.moves.min(b.moves));
    signals.add("moves_apart", a.moves.min(b.moves) * apart);
    signals.add("figure_past", flag(a.long_past != b.long_past));
    signals.add("as_of_apart", both);
    signals.add("as_of_far", both * far);
}

/// Does one claim say that the other's figure is not so? "five, not four as was assumed on Sunday"
pub(super) fn corrected(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let by = |this: &Fact, other: &Fact| {
        let value = other.quantity.value.filter(|v| this.quantity.value != Some(*v));
        value.is_some_and(|v| denials(corpus, this.claim).contains(&v))
    };
    by(x, y) || by(y, x)
}

/// Adds what speaks for an update and for a disagreement.
pub(super) fn weigh(corpus: &Corpus, trees: &Trees, x: &Fact, y: &Fact, signals: &mut Signals) {
    let anchor = |f: &Fact| Anchor::of(corpus, trees, f.claim, f.quantity.span, f.counted);
    let (a, b) = (Moment::of(corpus, x, Some(&anchor(x))), Moment::of(corpus, y, Some(&anchor(y))));
    let share = |of: &dyn Fn(&Moment) -> bool| f32::from(u8::from(of(&a) || of(&b)));
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let (apart, order) = a.apart(&b);
    let corrected = flag(corrected(corpus, x, y));
    let moves = a.moves.max(b.moves);
    signals.add_moved("moved", 1.0);
    signals.add_moved("moved_sort", moves);
    signals.add_moved("moved_apart", apart);
    signals.add_moved("moved_sort_apart", moves * apart);
    signals.add_moved("moved_said_apart", flag(a.dated() && b.dated()) * apart);
    signals.add_moved("moved_one_moment", flag(a.dated() && b.dated() && apart == 0.0));
    signals.add_moved("moved_long_past", flag(a.long_past || b.long_past));
    signals.add_moved("moved_corrected", corrected);
    // Any wording that tells that the count went on.
    let told = share(&|m| ["so_far", "risen", "fallen", "revised", "another"].iter().any(|class| m.has(class)))
        .max(share(&|m| m.has("now")) * flag(order != Ordering::Equal || apart > 0.0))
        .max(flag(a.has("early") && b.has("late") || b.has("early") && a.has("late")))
        .max(corrected)
        .max(share(&|m| m.as_of) * flag(apart > 0.0));
    signals.add_moved("moved_told", told);
    signals.add_moved("moved_told_apart", told * apart);
    signals.add_moved("moved_as_of", share(&|m| m.as_of));
    signals.add_moved("moved_as_of_both", flag(a.as_of && b.as_of && apart > 0.0));
    signals.add_moved("moved_so_far", share(&|m| m.has("so_far")));
    signals.add_moved("moved_now", share(&|m| m.has("now")));
    signals.add_moved("moved_risen", share(&|m| m.has("risen") || m.has("fallen")));
    signals.add_moved("moved_revised", share(&|m| m.has("revised")));
    signals.add_moved("moved_early", share(&|m| m.has("early")));
    signals.add_moved("moved_late", flag(a.has("late") != b.has("late")));
    signals.add_moved("moved_late_both", flag(a.has("late") && b.has("late")));
    signals.add_moved("moved_another", share(&|m| m.has("another")));
    let value = |f: &Fact| f.quantity.value.or(f.quantity.low).or(f.quantity.high);
    let grows = value(x).cmp(&value(y)) == order;
    let fits = if a.shrinks || b.shrinks { !grows } else { grows };
    let known = order != Ordering::Equal;
    signals.add_moved("moved_onward", flag(known && fits) - flag(known && !fits));
    signals.add_moved("moved_whole", flag(x.quantity.whole.is_some() || y.quantity.whole.is_some()));
    let measured = matches!(x.quantity.role, QuantityRole::Measure | QuantityRole::Money | QuantityRole::Share);
    signals.add_moved("moved_measured", flag(measured));
    // 61,204 and 62,104 are one figure miswritten, at whatever hour.
    signals.add_moved("moved_slip", flag(slip(x.quantity, y.quantity)));
    let far = signals.named().iter().find(|(name, _)| *name == "far_apart").map_or(0.0, |(_, value)| *value);
    signals.add_moved("moved_far", far);
}

/// Takes out what an update explains: that one count was made by Monday evening and the other by Friday is no
/// disagreement on a date, nor are "evening" and "morning" two words for one thing.
pub(in crate::rules) fn explained(corpus: &Corpus, contrasts: &mut Vec<Contrast>) {
    let mut updates: BTreeMap<(usize, usize), Vec<(Span, Span)>> = BTreeMap::new();
    for c in contrasts.iter().filter(|c| c.relation == Relation::Update && c.confidence >= FLAG) {
        let said = |p: &Point| {
            let claim = &corpus.claims[p.claim];
            let document = corpus.document(p.claim);
            let clause = clause(&document.article.text, claim.span, p.span);
            let times = times_of(corpus, claim).iter().filter(|t| clause.contains(t.span) && is_moment(t));
            times.map(|t| t.span).reduce(Span::cover)
        };
        if let (Some(a), Some(b)) = (said(&c.a), said(&c.b)) {
            updates.entry((c.a.claim, c.b.claim)).or_default().push((a, b));
        }
    }
    contrasts.retain(|c| {
        let other = c.relation != Relation::Disagree || !matches!(c.kind, Kind::Date | Kind::Term | Kind::Duration);
        let of = |a: &Point, b: &Point| {
            let list = updates.get(&(a.claim, b.claim)).map_or(&[][..], Vec::as_slice);
            list.iter().any(|(x, y)| x.overlaps(a.span) && y.overlaps(b.span))
        };
        other || !(of(&c.a, &c.b) || of(&c.b, &c.a))
    });
}

/// Why they are taken for two reports of one count.
pub(super) fn because(corpus: &Corpus, x: &Fact, y: &Fact) -> String {
    let (a, b) = (Moment::of(corpus, x, None), Moment::of(corpus, y, None));
    let words = |f: &Fact, span: Span| corpus.document(f.claim).words(span).to_owned();
    if let (Some(p), Some(q)) = (a.said, b.said)
        && a.apart(&b).0 > 0.0
    {
        return format!(
            "one figure is of \u{201c}{}\u{201d}, the other of \u{201c}{}\u{201d}, and the count moves",
            words(x, p.span),
            words(y, q.span)
        );
    }
    let cue = |m: &Moment, f: &Fact| m.cues.values().next().map(|span| words(f, *span));
    match (a.written, b.written, cue(&a, x).or_else(|| cue(&b, y))) {
        (Some(a), Some(b), _) if a != b => "one report is later than the other, and the count moves".to_owned(),
        (_, _, Some(cue)) => format!("the count moves, as \u{201c}{cue}\u{201d} tells"),
        _ => "the count moves, and the reports may be of different hours".to_owned(),
    }
}
