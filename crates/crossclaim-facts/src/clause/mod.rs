//! A shallow reading of a text: its words with their classes, its sentences and paragraphs, and
//! where clauses and noun phrases begin and end.
//!
//! Comes in: a text and its sentences. Goes out: [`Reading`], made once and read by `quote` and
//! `stance`. No parser: borders are guessed from a closed class of words (`lexicon/en/clause_*.txt`),
//! so the reading is wrong where only a parse would tell.

mod lexicon;
mod phrase;
mod scan;

pub(crate) use lexicon::{
    Class, Forms, REPORT_ADJECTIVES, REPORT_NOUNS, REPORT_PHRASES, REPORT_VERBS, STANCE_CUES, WordId, phrase_variants,
    plural, rows, vocabulary,
};
pub(crate) use phrase::TIME_OR_PLACE;
pub(crate) use scan::{Mark, Token};

use crossclaim_text::Span;
use std::ops::Range;

/// Most tokens that are read as one sentence.
const LONGEST_SENTENCE: usize = 400;

/// A text cut into words, with the borders the readers of it need.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words and marks, in order.
    pub tokens: Vec<Token>,
    /// The tokens of each sentence; sentences without tokens are left out.
    pub sentences: Vec<Range<usize>>,
    /// The sentences (indices into `sentences`) of each paragraph.
    pub paragraphs: Vec<Range<usize>>,
}

impl<'a> Reading<'a> {
    /// Reads `text`, whose sentences are `spans` (in order; what lies outside them is not read).
    pub fn of(text: &'a str, spans: &[Span]) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut sentences = Vec::with_capacity(spans.len());
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        let mut last_end = 0;
        for span in spans {
            // Spans that overlap or do not fit the text are a caller's slip; they yield nothing.
            if span.start < last_end || span.of(text).is_empty() {
                continue;
            }
            let from = tokens.len();
            scan::scan(text, *span, &mut tokens);
            if tokens.len() == from {
                continue;
            }
            let at = sentences.len();
            // No sentence of prose is this long: a table, a list, a line of marks. It is read in pieces,
            // so that walks inside a sentence stay bounded.
            let mut start = from;
            while tokens.len() - start > LONGEST_SENTENCE {
                sentences.push(start..start + LONGEST_SENTENCE);
                start += LONGEST_SENTENCE;
            }
            sentences.push(start..tokens.len());
            let broken = text.get(last_end..span.start).is_none_or(|gap| gap.contains('\n'));
            match paragraphs.last_mut() {
                Some(last) if !broken => last.end = sentences.len(),
                _ => paragraphs.push(at..sentences.len()),
            }
            last_end = span.end;
        }
        Self { text, tokens, sentences, paragraphs }
    }

    /// Says of two marks that they open and close a quotation.
    pub fn settle_marks(&mut self, open: Option<usize>, close: Option<usize>) {
        if let Some(open) = open {
            self.tokens[open].mark = Mark::DoubleOpen;
        }
        if let Some(close) = close {
            self.tokens[close].mark = Mark::DoubleClose;
        }
    }

    /// The tokens of a paragraph.
    pub fn paragraph_tokens(&self, paragraph: &Range<usize>) -> Range<usize> {
        self.sentences[paragraph.start].start..self.sentences[paragraph.end - 1].end
    }

    /// The span from the first to the last token of `range`; `range` must not be empty.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.tokens[range.start].span.start, self.tokens[range.end - 1].span.end)
    }

    /// Does a line end between this token and the one before it?
    pub fn broken_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(0, |b| self.tokens[b].span.end);
        self.text.get(before..self.tokens[at].span.start).is_some_and(|gap| gap.contains('\n'))
    }

    /// The words of a token.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens[at].span.of(self.text)
    }

    /// Is the token there and of one of the classes?
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|t| t.class.any(class))
    }

    /// Is the token there and this mark?
    pub fn mark(&self, at: usize, mark: Mark) -> bool {
        self.tokens.get(at).is_some_and(|t| t.mark == mark)
    }
}
