//! An article with its sentences, its content words and its facts.
//!
//! Comes in: an [`Article`]. Goes out: a [`Document`]. It looks at this one article alone, so
//! documents can be read side by side.

use crate::reference::{Reference, references};
use crate::vocabulary::{Memory, concept};
use crossclaim_article::{Article, Role};
use crossclaim_facts::time::Grain;
use crossclaim_facts::{Context, Facts, Quantity, QuantityRole, Time, extract};
use crossclaim_text::{Span, Word, sentences, words};
use jiff::civil::{Date, DateTime};
use std::collections::HashMap;
use std::ops::Range;

/// A word or words that stand for a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// The number of the concept, in [`crate::Concepts`].
    pub concept: u32,
    /// The word or words.
    pub span: Span,
}

/// A sentence of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the article's clean text.
    pub span: Span,
    /// The role of the block it stands in.
    pub role: Role,
    /// Index of that block.
    pub block: usize,
    /// Its content words, as a range of [`Document::keywords`].
    pub keywords: Range<usize>,
    /// Its figures, lengths of time and references as concepts, as a range of [`Document::figures`].
    pub figures: Range<usize>,
    /// How many words and marks it has.
    pub words: usize,
}

/// An article, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The article.
    pub article: Article,
    /// Its sentences in order.
    pub sentences: Vec<Sentence>,
    /// The content words of all sentences, in order.
    pub keywords: Vec<Keyword>,
    /// The figures of all sentences as concepts, and the bearers of their references.
    pub figures: Vec<Keyword>,
    /// Its facts.
    pub facts: Facts,
    /// Pronouns and descriptions with the names they stand for, in order.
    pub references: Vec<Reference>,
}

impl Document {
    /// Reads an article; `around` is a day near the event, for an article without a date.
    pub fn read(article: Article, around: Option<Date>) -> Self {
        let text = &article.text;
        let spans = sentences(text);
        let context = Context {
            published: article.published.as_ref().map(|d| d.at),
            published_has_time: article.published.as_ref().is_some_and(|d| d.has_time),
            around,
            place: article.place.clone(),
        };
        let facts = extract(text, &spans, &context);
        let mut list = Vec::with_capacity(spans.len());
        let mut block = 0;
        for span in spans {
            while block + 1 < article.blocks.len() && article.blocks[block].span.end <= span.start {
                block += 1;
            }
            list.push(Sentence {
                span,
                role: article.blocks.get(block).map_or(Role::Body, |b| b.role),
                block,
                keywords: 0..0,
                figures: 0..0,
                words: 0,
            });
        }
        let spans: Vec<Span> = list.iter().map(|s| s.span).collect();
        let roles: Vec<Role> = list.iter().map(|s| s.role).collect();
        let references = references(text, &spans, &roles, &facts);
        Self { article, sentences: list, keywords: Vec::new(), figures: Vec::new(), facts, references }
    }

    /// Fills in the content words of all sentences; `name_key` gives the concept of a name by its index in the facts.
    /// Goes out: the names of the concepts in the order in which they are met. The keywords hold their places in this
    /// list until [`Self::number`] is told their numbers.
    pub(crate) fn index(&mut self, memory: &mut Memory, name_key: impl Fn(usize) -> String) -> Vec<String> {
        let text = &self.article.text;
        let names = &self.facts.names;
        let mut own = Own::default();
        let (mut all, mut figures) = (Vec::new(), Vec::new());
        let mut next = 0;
        for sentence in &mut self.sentences {
            let from = all.len();
            let words: Vec<Word> = words(sentence.span.of(text))
                .into_iter()
                .map(|w| Word { span: w.span.shift(sentence.span.start), ..w })
                .collect();
            sentence.words = words.len();
            let mut at = 0;
            while at < words.len() {
                while next < names.len() && names[next].span.end <= words[at].span.start {
                    next += 1;
                }
                // The words before the next name, then the name as one.
                let border = names.get(next).map_or(usize::MAX, |n| n.span.start);
                let until = at + words[at..].partition_point(|w| w.span.start < border);
                memory.each_keyword(text, &words[at..until], |key, span| all.push(own.keyword(key, span)));
                at = until;
                if at < words.len() {
                    all.push(own.keyword(&name_key(next), names[next].span));
                    at += words[at..].partition_point(|w| w.span.start < names[next].span.end).max(1);
                }
            }
            // Figures are anchors, too: few sentences of an event hold the same 1,214.
            let mut told: Vec<(String, Span)> = Vec::new();
            for q in within(&self.facts.quantities, sentence.span, |q| q.span) {
                let keys = figure(q).into_iter().chain(counted(q)).chain(measured(q));
                told.extend(keys.map(|key| (key, q.span)));
            }
            for t in within(&self.facts.times, sentence.span, |t| t.span) {
                let keys = length(t).into_iter().chain(day(t)).chain(clock(t));
                told.extend(keys.map(|key| (key, t.span)));
            }
            // Whom a pronoun or a description safely stands for is an anchor like the name itself. It says
            // less of the words around it, so it stands with the figures.
            for r in within(&self.references, sentence.span, |r| r.span) {
                let names = r.names.iter().filter(|_| r.confidence >= Reference::SAFE);
                let named = |key: &String| own.place(key).is_some_and(|n| all[from..].iter().any(|k| k.concept == n));
                let keys = names.map(|n| name_key(*n)).filter(|key| !named(key));
                told.extend(keys.map(|key| (key, r.span)));
            }
            told.sort_by_key(|(_, span)| span.start);
            let first = figures.len();
            figures.extend(told.iter().map(|(key, span)| own.keyword(key, *span)));
            sentence.figures = first..figures.len();
            sentence.keywords = from..all.len();
        }
        all.shrink_to_fit();
        figures.shrink_to_fit();
        self.keywords = all;
        self.figures = figures;
        own.names
    }

    /// Gives the keywords the numbers of their concepts: of each by its place in what [`Self::index`] gave.
    pub(crate) fn number(&mut self, numbers: &[u32]) {
        for keyword in self.keywords.iter_mut().chain(&mut self.figures) {
            keyword.concept = numbers[keyword.concept as usize];
        }
    }

    /// The concepts of a sentence: its words, its figures and the bearers of its references.
    pub(crate) fn concepts_of(&self, sentence: usize) -> impl Iterator<Item = u32> {
        let sentence = &self.sentences[sentence];
        let words = &self.keywords[sentence.keywords.clone()];
        words.iter().chain(&self.figures[sentence.figures.clone()]).map(|keyword| keyword.concept)
    }

    /// The moment a sentence was written, as far as is known: its live-blog entry's, else the
    /// article's date.
    pub fn written(&self, sentence: usize) -> Option<DateTime> {
        let block = self.article.blocks.get(self.sentences[sentence].block);
        block.and_then(|b| b.clock).or(self.article.published.as_ref().map(|d| d.at))
    }

    /// The words of a span of the clean text.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.article.text)
    }

    /// The index of the sentence that holds the byte at `offset`, if any does.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.span.end <= offset);
        self.sentences.get(index).filter(|s| s.span.start <= offset).map(|_| index)
    }
}

/// The concepts of one document by name, in the order in which they are met.
#[derive(Default)]
struct Own {
    places: HashMap<String, u32>,
    names: Vec<String>,
}

impl Own {
    fn place(&self, name: &str) -> Option<u32> {
        self.places.get(name).copied()
    }

    fn keyword(&mut self, name: &str, span: Span) -> Keyword {
        let concept = self.place(name).unwrap_or_else(|| {
            let place = self.names.len() as u32;
            self.places.insert(name.to_owned(), place);
            self.names.push(name.to_owned());
            place
        });
        Keyword { concept, span }
    }
}

/// The concept of a figure worth meeting on: small counts and identifiers are not. "5 percent" meets
/// "5%", not five men.
fn figure(q: &Quantity) -> Option<String> {
    let value = q.value?;
    let unit = q.unit.as_ref().map_or("", |u| u.code.as_str());
    match q.role {
        QuantityRole::Count if value.abs() >= 10.into() => Some(format!("#{}", value.normalize())),
        QuantityRole::Money | QuantityRole::Measure | QuantityRole::Share | QuantityRole::Points => {
            Some(format!("#{}{unit}", value.normalize()))
        }
        QuantityRole::Age | QuantityRole::Score | QuantityRole::Scale => {
            Some(format!("#{}:{}", q.role.name(), value.normalize()))
        }
        _ => None,
    }
}

/// The concept of what is counted: "41 people dead" and "the number of dead rose to 68" count one thing.
fn counted(q: &Quantity) -> Option<String> {
    let counts = q.role == QuantityRole::Count;
    let noun = q.scope.state.as_deref().or(q.counted.as_ref().map(|c| c.head.as_str()))?;
    counts.then(|| format!("n:{}", concept(noun)))
}

/// The concept of what is measured, by the base unit of its dimension.
fn measured(q: &Quantity) -> Option<String> {
    let unit = q.unit.as_ref().filter(|_| q.role == QuantityRole::Measure)?;
    Some(format!("m:{}", unit.base))
}

/// The concept of a length of time: "within 50 days" and "a 50-day deadline"; one of a unit is everywhere.
fn length(t: &Time) -> Option<String> {
    t.length.filter(|l| l.stated > l.grain).map(|l| format!("#{}s", l.stated))
}

/// The concept of a day.
fn day(t: &Time) -> Option<String> {
    let interval = t.interval.filter(|_| t.grain == Grain::Day && !t.range)?;
    Some(format!("d:{}", interval.begin.date()))
}

/// The concept of a clock time, told to the minute or hour: "10:12 a.m.", whatever the day. Half past five
/// in the afternoon and 5:30 are one, for few events tell both.
fn clock(t: &Time) -> Option<String> {
    let interval = t.interval.filter(|_| matches!(t.grain, Grain::Minute | Grain::Hour) && !t.range)?;
    Some(format!("c:{}:{:02}", interval.begin.hour() % 12, interval.begin.minute()))
}

/// The part of `list` whose spans begin in `span`; `list` is in order.
pub fn within<T>(list: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let from = list.partition_point(|f| of(f).start < span.start);
    let to = list.partition_point(|f| of(f).start < span.end);
    &list[from..to.max(from)]
}
