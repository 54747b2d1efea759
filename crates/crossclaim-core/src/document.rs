//! An article with its sentences, its content words and its facts.
//!
//! Comes in: an [`Article`]. Goes out: a [`Document`]. It looks at this one article alone, so
//! documents can be read side by side.

use crate::vocabulary::{Keyword, keywords};
use crossclaim_article::{Article, Role};
use crossclaim_facts::{Context, Facts, extract};
use crossclaim_text::{Span, Word, sentences, words};
use jiff::civil::{Date, DateTime};
use std::ops::Range;

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
    /// Its facts.
    pub facts: Facts,
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
                words: 0,
            });
        }
        Self { article, sentences: list, keywords: Vec::new(), facts }
    }

    /// Fills in the content words of all sentences; `name_key` gives the concept of a name by its
    /// index in the facts.
    pub fn index(&mut self, name_key: impl Fn(usize) -> String) {
        let text = &self.article.text;
        let names = &self.facts.names;
        let mut all = Vec::new();
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
                all.extend(keywords(text, &words[at..until]));
                at = until;
                if at < words.len() {
                    all.push(Keyword { key: name_key(next), span: names[next].span });
                    at += words[at..].partition_point(|w| w.span.start < names[next].span.end).max(1);
                }
            }
            sentence.keywords = from..all.len();
        }
        self.keywords = all;
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

/// The part of `list` whose spans begin in `span`; `list` is in order.
pub fn within<T>(list: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let from = list.partition_point(|f| of(f).start < span.start);
    let to = list.partition_point(|f| of(f).start < span.end);
    &list[from..to.max(from)]
}
