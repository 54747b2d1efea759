//! The setting of a fact: the words of its clause, as weighted concepts.
//!
//! Comes in: a claim and a span in it. Goes out: its clause, and how much two settings share.
//! Clauses are told by punctuation and joining words; a parse is not needed for this.

use crossclaim_core::Corpus;
use crossclaim_text::{Span, Word};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Words that open a new clause behind a comma or on their own.
const JOINTS: [&str; 12] =
    ["and", "but", "while", "whereas", "which", "who", "whose", "where", "although", "though", "because", "after"];

/// A sentence of so many words and marks is one clause.
const SHORT: usize = 12;

/// The concepts around a fact, with their weights in general English.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// Concepts by name.
    pub concepts: BTreeMap<String, f32>,
}

impl Setting {
    /// The setting of `span` in `claim`: the content words of its clause, those of `span` itself
    /// and of `without` left out.
    pub fn of(corpus: &Corpus, claim: usize, span: Span, without: Span) -> Self {
        let document = corpus.document(claim);
        let sentence = &document.sentences[corpus.claims[claim].sentence];
        let clause = clause(&document.article.text, sentence.span, span);
        let concepts = document.keywords[sentence.keywords.clone()]
            .iter()
            .filter(|k| clause.contains(k.span) && !span.overlaps(k.span) && !without.overlaps(k.span))
            .map(|k| (corpus.name(k).to_owned(), corpus.concepts.background(k.concept)))
            .collect();
        Self { concepts }
    }

    /// How much of all that either has both have: 1 for clauses that differ in the fact alone.
    pub fn share(&self, other: &Self) -> f32 {
        let sum = |setting: &Self| setting.concepts.values().sum::<f32>();
        let shared = self.shared(other);
        shared / (sum(self) + sum(other) - shared).max(0.5)
    }

    /// The weight of the concepts that both have.
    pub fn shared(&self, other: &Self) -> f32 {
        self.concepts.iter().filter(|(k, _)| other.concepts.contains_key(*k)).map(|(_, w)| w).sum()
    }
}

thread_local! {
    /// The last two sentences read, with their words: the facts of two linked claims are asked for their clauses again
    /// and again.
    static READ: RefCell<[(String, Rc<[Word]>); 2]> = RefCell::default();
}

/// The words of a sentence.
fn words(sentence: &str) -> Rc<[Word]> {
    READ.with_borrow_mut(|read| {
        if read[0].0 != sentence {
            read.swap(0, 1);
        }
        if read[0].0 != sentence {
            read[0] = (sentence.to_owned(), crossclaim_text::words(sentence).into());
        }
        Rc::clone(&read[0].1)
    })
}

/// The clause of `sentence` in which `span` stands.
pub fn clause(text: &str, sentence: Span, span: Span) -> Span {
    let words = words(sentence.of(text));
    // "Area burned (by satellite): 3,200 hectares" is one statement, whatever its marks.
    if words.len() <= SHORT {
        return sentence;
    }
    let mut start = sentence.start;
    let mut end = sentence.end;
    for (at, word) in words.iter().enumerate() {
        let place = word.span.shift(sentence.start);
        let w = place.of(text);
        // "By 9:00 about 300 tonnes had leaked": a clock time is no border.
        let number = |at: usize| {
            words.get(at).is_some_and(|n| n.span.of(sentence.of(text)).starts_with(|c: char| c.is_ascii_digit()))
        };
        let clock = w == ":" && at > 0 && number(at - 1) && number(at + 1) && words[at - 1].span.end == word.span.start;
        let mark = !clock && matches!(w, ";" | ":" | "—" | "–" | "“" | "”" | "\"");
        let joint = JOINTS.contains(&w.to_ascii_lowercase().as_str())
            && at > 0
            && (words[at - 1].span.of(sentence.of(text)) == "," || matches!(w, "while" | "whereas" | "but"));
        if !(mark || joint) {
            continue;
        }
        if place.end <= span.start {
            start = place.end;
        } else if place.start >= span.end {
            end = place.start;
            break;
        }
    }
    Span::new(start, end.max(start))
}
