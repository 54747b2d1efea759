//! One number, said of two things.
//!
//! Comes in: two figures of linked claims with one value. Goes out: how what they are said of differs, as named numbers
//! with the words that tell it; [`super::told`] reads what a figure is said of. Whether the difference is worth telling
//! is a learned sum: most numbers that two articles share are one fact in two wordings.

use super::figure::{Counted, Fact, counted};
use super::told::{Told, coordinated, parts, states};
use crate::lexicon::{BANDS, CONTRASTS, PEOPLE, PERSONS, WHOLE, contrast_words};
use crate::setting::clause;
use crate::signal::{Place, Signals};
use crate::trees::Trees;
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, Link, quantities, within};
use crossclaim_facts::NameType;
use crossclaim_facts::TimexType;
use crossclaim_facts::quantity::{self, QuantityRole};
use crossclaim_text::Span;
use rust_decimal::Decimal;

/// Two figures this near, of their size, are one figure to a reader: "9,120" / "more than 9,000".
const NEAR: Decimal = Decimal::from_parts(4, 0, 0, false, 2);
/// From this share on, the words around two figures are other words.
const UNMET: f32 = 0.5;
/// The most words between two counts that are told together.
const JOINED: usize = 6;
/// Smaller counts are everywhere.
const LEAST: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// What can be said against two equal numbers.
pub(super) struct Apart {
    pub reason: &'static str,
    pub because: String,
    pub signals: Signals,
    /// The words that differ, figures included where they stand near.
    pub spans: [Span; 2],
}

/// A difference that is seen: its signal and how strong it is, the reason it is told under, the words of both sides.
struct Seen {
    signal: &'static str,
    value: f32,
    reason: &'static str,
    words: [Option<Span>; 2],
    sort: Sort,
}

/// How plain a difference is to see.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// Both sides say what the number holds for, and it cannot be one thing.
    Plain,
    /// One side has a word that tells a whole from a part.
    Word,
    /// What is counted is described in other words.
    Described,
}

/// The most bytes of a place that shows a figure and the words that tell its scope.
const LONGEST: usize = 90;

/// Are the values one, but for rounding?
pub(super) fn near(x: &Fact, y: &Fact) -> bool {
    let (p, q) = (x.quantity, y.quantity);
    let unit = |f: &Fact| f.quantity.unit.as_ref().map(|u| u.base.clone());
    let (Some(a), Some(b)) = (p.value, q.value) else { return false };
    let role = matches!(
        p.role,
        QuantityRole::Count | QuantityRole::Money | QuantityRole::Share | QuantityRole::Measure | QuantityRole::Points
    );
    let close = a == b
        || matches!(quantity::relate(p, q), quantity::Relation::Compatible { .. })
            && a.checked_sub(b)
                .is_some_and(|gap| a.abs().max(b.abs()).checked_mul(NEAR).is_some_and(|most| gap.abs() <= most));
    let small = p.role == QuantityRole::Count && a.abs() < LEAST;
    role && p.role == q.role && unit(x) == unit(y) && close && !small
}

/// What speaks for two equal figures being said of two things; `None` when nothing does.
pub(super) fn apart(corpus: &Corpus, trees: &Trees, link: &Link, x: &Fact, y: &Fact) -> Option<Apart> {
    let (a, b) = (Told::of(corpus, x), Told::of(corpus, y));
    let seen = seen(corpus, &a, &b);
    let first = seen.first()?;
    let place = |f: &Fact| Place { claim: f.claim, span: f.quantity.span, without: f.counted };
    let mut signals = Signals::of_scope(corpus, trees, link, place(x), place(y));
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    for (sort, signal) in
        [(Sort::Plain, "scope_plain"), (Sort::Word, "scope_word"), (Sort::Described, "scope_described")]
    {
        signals.add(signal, seen.iter().filter(|s| s.sort == sort).map(|s| s.value).fold(0.0, f32::max));
    }
    for one in &seen {
        signals.add(one.signal, one.value);
    }
    signals.add("scope_other_words", a.foreign(&b).min(b.foreign(&a)));
    signals.add("scope_same_head", flag(x.head.is_some() && x.head == y.head));
    signals.add("scope_equal", flag(x.quantity.value == y.quantity.value));
    signals.add("scope_small", flag(x.quantity.value.is_some_and(|v| v.abs() < Decimal::TEN)));
    signals.add("scope_share", flag(x.quantity.role == QuantityRole::Share));
    signals.add("scope_money", flag(x.quantity.role == QuantityRole::Money));
    signals.add("scope_again", flag(again(corpus, x, y)));
    let (reason, because) = (first.reason, because(corpus, &a, &b, first));
    let spans = [shown(x, first.words[0]), shown(y, first.words[1])];
    signals.parsed(corpus, trees, place(x), place(y)).then_some(Apart { reason, because, signals, spans })
}

/// The figure and the words that tell of what it is said, where they stand near each other.
fn shown(fact: &Fact, words: Option<Span>) -> Span {
    let figure = fact.quantity.span;
    words.map(|w| figure.cover(w)).filter(|s| s.len() <= LONGEST).or(words).unwrap_or(figure)
}

/// Does either article give the number again, in a sentence of its own, of what the other's is said of?
fn again(corpus: &Corpus, x: &Fact, y: &Fact) -> bool {
    let elsewhere = |this: &Fact, other: &Fact| {
        corpus.document(other.claim).facts.quantities.iter().any(|q| {
            q.span != other.quantity.span
                && q.value == this.quantity.value
                && q.role == this.quantity.role
                && super::figure::head(q) == this.head
        })
    };
    x.head != y.head && (elsewhere(x, y) || elsewhere(y, x))
}

/// Is what each of several is a stretch of time: "90 trains a day"?
fn of_time(corpus: &Corpus, fact: &Fact) -> bool {
    let times = &corpus.document(fact.claim).facts.times;
    fact.quantity.scope.each.is_some_and(|each| {
        times.iter().any(|t| t.span.overlaps(each) && matches!(t.timex_type, TimexType::Set | TimexType::Duration))
    })
}

/// The differences between what two figures are said of, the plainest first.
fn seen(corpus: &Corpus, a: &Told, b: &Told) -> Vec<Seen> {
    let mut list = Vec::new();
    let mut add = |signal, value: f32, reason, words| {
        let sort = match signal {
            "scope_all" | "scope_include" | "scope_besides" | "scope_alone" | "scope_grade" | "scope_era"
            | "scope_past" | "scope_cast" | "scope_eligible" | "scope_mean" | "scope_point" | "scope_yearly"
            | "scope_span" => Sort::Word,
            "scope_general_head" | "scope_head_met" | "scope_other_head" | "scope_narrow_both" | "scope_narrow_one"
            | "scope_unmet" | "scope_all_or_some" => Sort::Described,
            _ => Sort::Plain,
        };
        if value > 0.0 {
            list.push(Seen { signal, value, reason, words, sort });
        }
    };
    let (p, q) = (a.fact.quantity, b.fact.quantity);
    let only =
        |class: &str| a.only(class, b).map(|s| [Some(s), None]).or_else(|| b.only(class, a).map(|s| [None, Some(s)]));
    if p.scope.each.is_some() != q.scope.each.is_some() {
        // That a count is told by the day is left out more often than that it is told by the side.
        let by_time = [a, b].iter().any(|told| of_time(corpus, told.fact));
        let signal = if by_time { "scope_by_time" } else { "scope_each" };
        add(signal, 1.0, "each-or-all", [p.scope.each, q.scope.each]);
        // "1,200 in all" / "1,200 from each side": both say which, and it is not the same.
        if p.scope.total.or(q.scope.total).is_some() {
            add("scope_against", 1.0, "each-or-all", [p.scope.each.or(p.scope.total), q.scope.each.or(q.scope.total)]);
        }
    }
    // "8 percent each year" / "8 percent over two years", "of the votes cast" / "of all members"
    for (class, against, reason) in [
        ("yearly", "span", "each-or-all"),
        ("cast", "eligible", "counted-differs"),
        ("cast", "all", "counted-differs"),
        ("mean", "point", "counted-differs"),
        ("include", "besides", "whole-or-part"),
        ("all", "alone", "whole-or-part"),
    ] {
        for (this, that, turned) in [(a, b, false), (b, a, true)] {
            if let (Some(p), Some(q)) = (this.against(class, that), that.against(against, this)) {
                add("scope_against", 1.0, reason, if turned { [Some(q), Some(p)] } else { [Some(p), Some(q)] });
            }
        }
    }
    if let Some(words) = excluded(corpus, a, b) {
        add("scope_state", 1.0, "state-differs", words.map(Some));
    }
    for (part, whole, turned) in [(a, b, false), (b, a, true)] {
        let turn = |words: [Span; 2]| if turned { [Some(words[1]), Some(words[0])] } else { words.map(Some) };
        // "nine hurt, four of them seriously" / "nine seriously hurt"
        let own = parts(corpus, whole.fact);
        let of_part = parts(corpus, part.fact).into_iter().find(|(key, _)| {
            // "The 11 counts include bribery" names a part as well.
            !whole.lists()
                && whole.keys.contains_key(key)
                && !part.keys.contains_key(key)
                && !own.iter().any(|(k, _)| k == key)
        });
        if let Some((key, place)) = of_part {
            add("scope_part", 1.0, "whole-or-part", turn([place, whole.keys[&key]]));
        }
        if let Some(words) = sum_or_part(corpus, whole.fact, part.fact) {
            add("scope_of_sort", 1.0, "whole-or-part", turn([part.fact.counted, words]));
        }
        if let Some(words) = worldwide_or_here(corpus, whole.fact, part.fact) {
            add("scope_worldwide", 1.0, "whole-or-part", turn([words[1], words[0]]));
        }
        // "310 million for 40% of the club" / "310 million for the whole club"
        if part.fact.quantity.role == QuantityRole::Money
            && let Some(all) = whole.cues.get("all").filter(|_| whole.share.is_none())
            && let Some(share) = part.share
        {
            add("scope_whole_or_share", 1.0, "whole-or-part", turn([share, *all]));
        }
        // "operations and appointments, 1,150 in all" / "1,150 appointments"
        let halves = coordinated(corpus, whole).filter(|_| coordinated(corpus, part).is_none());
        if let Some([first, second]) = halves {
            let has = |one: &(String, Span)| part.keys.contains_key(&one.0);
            let rest = if has(&first) && !has(&second) {
                Some(second)
            } else if has(&second) && !has(&first) {
                Some(first)
            } else {
                None
            };
            if let Some(rest) = rest {
                let counted_apart = part.sentence.contains(&rest.0);
                add(
                    "scope_joined",
                    if counted_apart { 1.0 } else { 0.8 },
                    "whole-or-part",
                    turn([part.phrase, rest.1]),
                );
            }
        }
        // "present and former customers" / "present customers"
        if let (Some(_), Some(past), Some(now)) = (whole.cues.get("era"), whole.cues.get("past"), part.cues.get("era"))
            && !part.cues.contains_key("past")
        {
            add("scope_eras", 1.0, "whole-or-part", turn([*now, *past]));
        }
        // "5,600 families" / "5,600 people"
        if let (Some(x), Some(y)) = (&part.fact.head, &whole.fact.head)
            && BANDS.contains(x)
            && PERSONS.contains(y)
        {
            add("scope_bands", 1.0, "counted-differs", turn([part.phrase, whole.phrase]));
        }
        // "hotel staff" / "every worker"
        if let Some(all) = whole.only("all", part) {
            add("scope_all_or_some", part.foreign(whole).min(1.0), "whole-or-part", turn([part.phrase, all]));
        }
    }
    for (class, signal, reason) in [
        ("include", "scope_include", "whole-or-part"),
        ("yearly", "scope_yearly", "each-or-all"),
        ("span", "scope_span", "each-or-all"),
        ("besides", "scope_besides", "whole-or-part"),
        ("alone", "scope_alone", "whole-or-part"),
        ("grade", "scope_grade", "whole-or-part"),
        ("era", "scope_era", "counted-differs"),
        ("past", "scope_past", "whole-or-part"),
        ("cast", "scope_cast", "counted-differs"),
        ("eligible", "scope_eligible", "counted-differs"),
        ("mean", "scope_mean", "counted-differs"),
        ("point", "scope_point", "counted-differs"),
        ("all", "scope_all", "whole-or-part"),
    ] {
        if let Some(words) = only(class) {
            add(signal, 1.0, reason, words);
        }
    }
    if let Some(words) = cells(corpus, a, b) {
        add("scope_cells", 1.0, "counted-differs", words.map(Some));
    }
    let phrases = [Some(a.phrase), Some(b.phrase)];
    if let (Some(x), Some(y)) = (&a.fact.head, &b.fact.head)
        && x != y
    {
        let general = |h: &String| PEOPLE.contains(h);
        let met = a.sentence.contains(y) || b.sentence.contains(x);
        let (signal, value) = match (general(x) || general(y), met) {
            (true, _) => ("scope_general_head", 0.5),
            (false, true) => ("scope_head_met", 0.5),
            (false, false) => ("scope_other_head", 1.0),
        };
        add(signal, value, "counted-differs", phrases);
    }
    let (left, right) = (a.narrower(b), b.narrower(a));
    if left > 0.0 && right > 0.0 {
        add("scope_narrow_both", left.min(right), "counted-differs", phrases);
    } else {
        add("scope_narrow_one", left.max(right), "counted-differs", phrases);
    }
    // Both say something the other does not: "standing in water" / "have no electricity".
    let unmet = a.foreign(b).min(b.foreign(a));
    add("scope_unmet", if unmet >= UNMET { unmet } else { 0.0 }, "counted-differs", [None, None]);
    list.sort_by_key(|s| s.sort);
    list
}

/// The words of two states that exclude each other, if the territories hold such.
fn excluded(corpus: &Corpus, x: &Told, y: &Told) -> Option<[Span; 2]> {
    let (a, b) = (states(corpus, x), states(corpus, y));
    a.iter().find_map(|(set, cell, word)| {
        let (_, _, against) = b.iter().find(|(s, c, _)| s == set && c != cell)?;
        let both = b.iter().any(|(s, c, _)| s == set && c == cell) || a.iter().any(|(s, c, _)| s == set && c != cell);
        (!both).then_some([*word, *against])
    })
}

/// Words of what is counted that exclude each other: "320 dead birds" / "320 oiled birds" are not, "40 pupils" /
/// "40 teachers" are.
fn cells(corpus: &Corpus, x: &Told, y: &Told) -> Option<[Span; 2]> {
    let found = |t: &Told| {
        let words = corpus.document(t.fact.claim).words(t.phrase);
        contrast_words(words)
            .into_iter()
            .map(|(set, cell, span)| (set, cell, span.shift(t.phrase.start)))
            .collect::<Vec<_>>()
    };
    let (a, b) = (found(x), found(y));
    a.iter().find_map(|(set, cell, word)| {
        let (_, _, against) = b.iter().find(|(s, c, _)| s == set && c != cell)?;
        let both = b.iter().any(|(s, c, _)| s == set && c == cell) || a.iter().any(|(s, c, _)| s == set && c != cell);
        (!both && !CONTRASTS[*set].topic.starts_with("state_")).then_some([*word, *against])
    })
}

/// "216 people, among them 180 prisoners" against "216 prisoners": the number is the sum in one
/// source, and one of its parts in the other.
fn sum_or_part(corpus: &Corpus, whole: &Fact, part: &Fact) -> Option<Span> {
    let (general, special) = (whole.head.as_ref()?, part.head.as_ref()?);
    if !PEOPLE.contains(general) || PEOPLE.contains(special) {
        return None;
    }
    quantities(corpus, &corpus.claims[whole.claim])
        .iter()
        .find(|q| {
            super::figure::head(q).as_ref() == Some(special) && q.value.is_some() && q.value < whole.quantity.value
        })
        .map(|q| q.span)
}

/// "900 of its jobs worldwide" against "900 jobs in Britain": the words for everywhere, and for here.
fn worldwide_or_here(corpus: &Corpus, whole: &Fact, part: &Fact) -> Option<[Span; 2]> {
    if counted(whole, part) != Counted::Same {
        return None;
    }
    let all = |f: &Fact| {
        let document = corpus.document(f.claim);
        let clause = clause(&document.article.text, corpus.claims[f.claim].span, f.quantity.span);
        let words = crossclaim_text::words(document.words(clause));
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
    let words = [all(whole)?, place(part)?];
    all(part).is_none().then_some(words)
}

/// The difference in words.
fn because(corpus: &Corpus, a: &Told, b: &Told, seen: &Seen) -> String {
    let said = |t: &Told, words: Option<Span>| -> String {
        let document = corpus.document(t.fact.claim);
        let figure = t.fact.quantity.span.cover(t.phrase);
        match words.filter(|w| !figure.contains(*w)) {
            Some(more) => {
                format!("\u{201c}{}\u{201d} with \u{201c}{}\u{201d}", document.words(figure), document.words(more))
            }
            None => format!("\u{201c}{}\u{201d}", document.words(figure)),
        }
    };
    let what = match seen.reason {
        "each-or-all" => "what it holds for each of in one source, it holds for all of in the other",
        "whole-or-part" => "one source gives it of the whole, the other of a part",
        "state-differs" => "the sources say two things of those counted",
        _ => "what is counted is another thing",
    };
    format!("the same number, but {what}: {} and {}", said(a, seen.words[0]), said(b, seen.words[1]))
}

/// "318 pupils and 21 teachers" against "339 pupils", "3 dead and 12 hurt" against "15 dead": two counts in one source,
/// their sum told of one of the two alone in the other. Gives the part that is of the same thing, and the rest.
pub(super) fn sums<'f, 'a>(
    corpus: &Corpus,
    parts: &'f [Fact<'a>],
    whole: &Fact,
) -> Option<(&'f Fact<'a>, &'f Fact<'a>)> {
    let exact = |f: &Fact| f.quantity.bound == quantity::Bound::Exact && f.quantity.role == QuantityRole::Count;
    let head = whole.head.as_ref().filter(|_| exact(whole))?;
    let joined = |first: &Fact, second: &Fact| {
        let from = first.quantity.span.cover(first.counted).end;
        let document = corpus.document(first.claim);
        let between = document.article.text.get(from..second.quantity.span.start).unwrap_or("");
        let mut words = between.split_whitespace();
        let near = words.clone().count() <= JOINED && !between.contains([';', '.']);
        near && (between.contains(',') || words.any(|w| matches!(w, "and" | "plus")))
    };
    let same = |f: &Fact, other: &Fact| {
        let state = |f: &Fact| f.quantity.scope.state.clone();
        let one_head = f.head.as_ref() == Some(head) && other.head.as_ref() != Some(head) && !PEOPLE.contains(head);
        one_head || state(f).is_some() && state(f) == state(whole) && state(other).is_some() && state(f) != state(other)
    };
    parts.windows(2).find_map(|two| {
        let [first, second] = two else { return None };
        let sum = first.quantity.value.zip(second.quantity.value).and_then(|(a, b)| a.checked_add(b));
        if !exact(first) || !exact(second) || sum != whole.quantity.value || !joined(first, second) {
            return None;
        }
        if same(first, second) {
            Some((first, second))
        } else if same(second, first) {
            Some((second, first))
        } else {
            None
        }
    })
}

/// What speaks for a sum in one source and one of its parts in the other being said of one thing.
pub(super) fn summed(
    corpus: &Corpus,
    trees: &Trees,
    link: &Link,
    part: &Fact,
    rest: &Fact,
    whole: &Fact,
) -> Option<Apart> {
    let place = |f: &Fact| Place { claim: f.claim, span: f.quantity.span, without: f.counted };
    let (x, y) = if part.claim == link.a { (part, whole) } else { (whole, part) };
    let mut signals = Signals::of_scope(corpus, trees, link, place(x), place(y));
    signals.add("scope_sum", 1.0);
    let words = |f: &Fact| corpus.document(f.claim).words(f.quantity.span.cover(f.counted)).to_owned();
    let because = format!(
        "one source counts \u{201c}{}\u{201d} and \u{201c}{}\u{201d}, the other \u{201c}{}\u{201d}, which is the sum of both",
        words(part),
        words(rest),
        words(whole)
    );
    signals.parsed(corpus, trees, place(x), place(y)).then_some(Apart {
        reason: "whole-or-part",
        because,
        signals,
        spans: [shown(part, Some(part.counted)), shown(whole, Some(whole.counted))],
    })
}
