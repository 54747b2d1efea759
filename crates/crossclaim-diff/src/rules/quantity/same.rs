//! Are two figures of one thing? What speaks for it and against it, as named numbers.

use super::figure::{Counted, Fact, alone, counted, elsewhere, third, told_apart};
use super::moving;
use crate::figures::figures;
use crate::lexicon::WHOLE;
use crate::setting::clause;
use crate::signal::{Family, Place, Signals};
use crate::trees::Trees;
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, Link, quantities};
use crossclaim_facts::quantity::QuantityRole;
use std::collections::BTreeSet;

/// What speaks for the two figures being of one thing; `None` when that cannot be enough.
pub(super) fn signals(corpus: &Corpus, trees: &Trees, link: &Link, x: &Fact, y: &Fact) -> Option<Signals> {
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
    signals.add("one_is_whole", flag(is_whole(corpus, x) != is_whole(corpus, y)));
    signals.add("one_is_other", flag(is_other(corpus, x) != is_other(corpus, y)));
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
    let figures = figures(x.quantity, y.quantity);
    let far = figures.iter().find(|(name, _)| *name == "far_apart").map_or(0.0, |(_, far)| *far);
    for (name, value) in figures {
        signals.add(name, value);
    }
    moving::of_one_thing(corpus, x, y, far, &mut signals);
    signals.parsed(corpus, trees, place(x), place(y)).then_some(signals)
}

/// Is the figure said of the whole of something? "48 percent in the whole country", "900 jobs worldwide"
fn is_whole(corpus: &Corpus, f: &Fact) -> bool {
    let document = corpus.document(f.claim);
    let clause = clause(&document.article.text, corpus.claims[f.claim].span, f.quantity.span);
    let text = document.words(clause);
    crossclaim_text::words(text).iter().map(|w| w.span.of(text)).any(|w| WHOLE.contains(&concept(w)))
}

/// Does the figure count the others, beside some that are counted apart? "the other eleven tanks", "nine more schools"
fn is_other(corpus: &Corpus, f: &Fact) -> bool {
    let text = corpus.document(f.claim).article.text.as_str();
    let other =
        |word: &str| matches!(word, "other" | "others" | "another" | "remaining" | "further" | "additional" | "more");
    let before = text[..f.quantity.span.start].trim_end();
    let last = before.rfind(char::is_whitespace).map_or(before, |at| &before[at..]).trim();
    let counted = f.counted.of(text);
    let behind = text[f.quantity.span.end..].split_whitespace().next().unwrap_or_default();
    other(last)
        || other(behind)
        || f.quantity.span.of(text).starts_with("another")
        || counted.split_whitespace().any(other)
}

/// Does the claim of `part` give the rest of `whole` as well? "nine people" / "five people in the first crash, four in the second"
pub(super) fn sum_of_parts(corpus: &Corpus, whole: &Fact, part: &Fact) -> bool {
    let rest = whole.quantity.value.zip(part.quantity.value).and_then(|(w, p)| w.checked_sub(p));
    rest.is_some_and(|rest| {
        let list = quantities(corpus, &corpus.claims[part.claim]);
        list.iter().any(|q| q.span != part.quantity.span && q.role == part.quantity.role && q.value == Some(rest))
    })
}

/// How far the words beside the counted noun differ: 1 when each has some and none is common.
pub(super) fn modifiers(corpus: &Corpus, x: &Fact, y: &Fact) -> f32 {
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
