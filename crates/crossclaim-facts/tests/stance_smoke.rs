//! Polarity and certainty on a few sentences.

use crossclaim_facts::stance::{Certainty, Polarity, certainty, extract, polarity};
use crossclaim_text::{Span, sentences};

fn at(text: &str, words: &str) -> (Polarity, Certainty) {
    let stances = extract(text, &sentences(text));
    let start = text.find(words).expect("the words are in the text");
    let span = Span::new(start, start + words.len());
    (polarity(&stances, span), certainty(&stances, span))
}

#[test]
fn a_denial_reaches_its_complement() {
    assert_eq!(at("The harbour office denied losing two ships.", "losing two ships").0, Polarity::Negated);
    assert_eq!(at("The harbour office lost two ships.", "two ships"), (Polarity::Affirmed, Certainty::Asserted));
}

#[test]
fn hedges_and_plans_weaken() {
    assert_eq!(at("Two ships were reportedly lost.", "Two ships").1, Certainty::Alleged);
    assert_eq!(at("The office plans to close two ports.", "two ports").1, Certainty::Planned);
}
