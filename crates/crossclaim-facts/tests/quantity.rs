//! Quantities from end to end: the span, value and bound of plain news sentences.

use crossclaim_facts::Context;
use crossclaim_facts::quantity::{self, Bound, Quantity, QuantityRole, Relation};

fn read(text: &str) -> Vec<Quantity> {
    let sentences = crossclaim_text::sentences(text);
    quantity::extract(text, &sentences, &[], &Context::default())
}

#[test]
fn a_bound_belongs_to_the_span_and_the_noun_does_not() {
    let text = "Rescuers freed more than 1,200 miners from each shaft.";
    let found = read(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span.of(text), "more than 1,200");
    assert_eq!(found[0].bound, Bound::MoreThan);
    assert_eq!(found[0].counted.as_ref().map(|c| c.span.of(text)), Some("miners"));
    assert_eq!(found[0].counted.as_ref().map(|c| c.head.as_str()), Some("miner"));
}

#[test]
fn a_parenthesis_in_another_currency_gives_a_rate() {
    let text = "The bank paid 2.4 billion pounds ($3.2 billion). Later it wrote off 48 million pounds, or $64 million.";
    let found = read(text);
    assert_eq!(found[0].also.as_ref().map(|also| also.span.of(text)), Some("$3.2 billion"));
    assert!(found[1].restates);
    let rate = quantity::derive::rate(&found[0]).expect("two currencies side by side are a rate");
    let loss = quantity::derive::relate_at_rate(&found[2], &found[3], &rate);
    assert!(matches!(loss, Relation::Compatible { reason: "derived", .. }), "{loss:?}");
}

#[test]
fn durations_are_left_to_the_algebra_of_times() {
    let text = "A 30-day truce and a 50-day truce were proposed.";
    let found = read(text);
    assert!(found.iter().all(|q| q.role == QuantityRole::Duration));
    assert_eq!(quantity::relate(&found[0], &found[1]), Relation::Incomparable);
}

#[test]
fn a_quantity_is_told_as_people_say_it() {
    let told = |text: &str| read(text).iter().map(quantity::describe).collect::<Vec<_>>();
    assert_eq!(told("It closed at 812 pence a share and 1 penny down."), ["812 pence per share", "1 penny"]);
    assert_eq!(told("The wall is 6 feet high, the gap 1 foot wide."), ["6 feet", "1 foot"]);
    assert_eq!(told("Hundreds of geese and tens of thousands of gulls came."), ["hundreds", "tens of thousands"]);
    assert_eq!(told("About 100 geese came."), ["about 100"]);
}
