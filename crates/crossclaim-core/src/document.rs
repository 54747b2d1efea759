//! An article with its sentences, its content words and its facts.
//!
//! Comes in: an [`Article`]. Goes out: a [`Document`]. It looks at this one article alone, so
//! documents can be read side by side.

use crate::vocabulary::{Keyword, keywords};
use crossclaim_article::{Article, Role};
use crossclaim_facts::{Context, Facts, extract};
use crossclaim_text::{Span, sentences, words};
use jiff::civil::DateTime;
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
    /// Reads an article.
    pub fn read(article: Article) -> Self {
        let text = &article.text;
        let spans = sentences(text);
        let context = Context {
            published: article.published.as_ref().map(|d| d.at),
            published_has_time: article.published.as_ref().is_some_and(|d| d.has_time),
            place: article.place.clone(),
        };
        let facts = extract(text, &spans, &context);
        let mut all = Vec::new();
        let mut list = Vec::with_capacity(spans.len());
        let mut block = 0;
        for span in spans {
            while block + 1 < article.blocks.len() && article.blocks[block].span.end <= span.start {
                block += 1;
            }
            let from = all.len();
            let here: Vec<_> = words(span.of(text))
                .into_iter()
                .map(|mut w| {
                    w.span = w.span.shift(span.start);
                    w
                })
                .collect();
            all.extend(keywords(text, &here));
            list.push(Sentence {
                span,
                role: article.blocks.get(block).map_or(Role::Body, |b| b.role),
                block,
                keywords: from..all.len(),
                words: here.len(),
            });
        }
        Self { article, sentences: list, keywords: all, facts }
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
