//! One sentence with what is known of its words: the ground the finder of names stands on.
//!
//! Comes in: a text and the span of a sentence. Goes out: [`Sentence`], its tokens, how it is
//! capitalised, and for each token what it can be and whether its capital says anything.

use super::lexicon::{LEXICON, common, flag};
use super::token::{Shape, Token, tokens};
use crossclaim_text::Span;
use std::cell::Cell;

/// Not looked up yet.
const UNKNOWN: u64 = u64::MAX;

/// How a sentence is capitalised, and so what a capital says in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Names are capitalised, and the first word.
    Plain,
    /// "Talks Open in Ostrel After Long Delay": most words are.
    Title,
    /// "TALKS OPEN IN OSTREL": all letters are.
    Upper,
}

/// A sentence, read. The buffers are kept from one sentence to the next.
#[derive(Debug)]
pub(crate) struct Sentence<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    /// What each token can be; small words are looked up when first asked for.
    flags: Vec<Cell<u64>>,
    pub(crate) case: Case,
    /// Does it speak of sport? Looked for when first asked, once a sentence.
    sport: Cell<Option<bool>>,
}

impl<'t> Sentence<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, tokens: Vec::new(), flags: Vec::new(), case: Case::Plain, sport: Cell::new(None) }
    }

    /// Reads `span`. False when nothing in it is capitalised.
    pub(crate) fn read(&mut self, span: Span) -> bool {
        tokens(self.text, span, &mut self.tokens);
        let mut capitals = false;
        self.flags.clear();
        self.sport.set(None);
        for token in &self.tokens {
            capitals |= token.capital();
            self.flags.push(Cell::new(if token.capital() {
                LEXICON.entry(token.of(self.text)).flags(token.shape)
            } else {
                UNKNOWN
            }));
        }
        self.case = if capitals { self.judge_case() } else { Case::Plain };
        if self.case == Case::Upper {
            // "WHO SAYS US AID WILL GO ON": in capitals, a word that is common in small letters is that word.
            for (flags, token) in self.flags.iter().zip(&self.tokens) {
                if token.shape == Shape::Upper && flags.get() & flag::COMMON != 0 {
                    flags.set(LEXICON.entry(token.of(self.text)).any);
                }
            }
        }
        capitals
    }

    fn judge_case(&self) -> Case {
        let (mut words, mut upper, mut small, mut idle) = (0, 0, 0, 0);
        for (index, token) in self.tokens.iter().enumerate() {
            if !token.letters() || token.span.len() < 2 {
                continue;
            }
            words += 1;
            upper += usize::from(token.shape == Shape::Upper);
            small += usize::from(token.shape == Shape::Lower && token.span.len() >= 4);
            let name = flag::KNOWN
                | flag::ANY_HEAD
                | flag::ROLE
                | flag::HONORIFIC
                | flag::NOT
                | flag::FIRST
                | flag::SURNAME
                | flag::PARTICLE;
            idle += usize::from(
                index > 0
                    && token.shape == Shape::Capital
                    && self.flags[index].get() & name == 0
                    && self.flags[index].get() & flag::COMMON != 0,
            );
        }
        if upper >= 3 && upper * 10 >= words * 7 {
            Case::Upper
        } else if idle >= 2 && (small == 0 || idle >= 4 * small) && !(idle < 3 && self.ends_with_stop()) {
            Case::Title
        } else {
            Case::Plain
        }
    }

    /// Is one of its small words a word of matches and seasons?
    pub(crate) fn sport(&self) -> bool {
        let small = |at: usize| self.tokens[at].shape == Shape::Lower;
        let look = || (0..self.tokens.len()).any(|at| small(at) && self.flags(at) & flag::SPORT != 0);
        let sport = self.sport.get().unwrap_or_else(look);
        self.sport.set(Some(sport));
        sport
    }

    /// A headline has no stop at its end.
    fn ends_with_stop(&self) -> bool {
        self.tokens.len().checked_sub(1).is_some_and(|last| self.is_mark(last, "."))
    }

    /// The token at `index`, also one beyond the ends.
    pub(crate) fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// The words of the token at `index`; nothing beyond the end.
    pub(crate) fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |t| t.of(self.text))
    }

    /// What the token at `index` can be.
    pub(crate) fn flags(&self, index: usize) -> u64 {
        let Some(cell) = self.flags.get(index) else { return 0 };
        let mut flags = cell.get();
        if flags == UNKNOWN {
            let token = &self.tokens[index];
            // "miss" and "count" are forms of address only with a capital.
            flags = if token.letters() { LEXICON.entry(token.of(self.text)).any & !flag::HONORIFIC } else { 0 };
            cell.set(flags);
        }
        flags
    }

    /// The longest phrase of one of the categories `wanted` that begins at `index`: how many tokens it
    /// has, and what it is.
    pub(crate) fn phrase(&self, index: usize, wanted: u64) -> Option<(usize, u64)> {
        if self.flags(index) & flag::OPENS_PHRASE == 0 {
            return None;
        }
        LEXICON.phrase(self.text, &self.tokens, index, wanted)
    }

    /// What the token before `index` can be.
    pub(crate) fn flags_before(&self, index: usize) -> u64 {
        if index == 0 { 0 } else { self.flags(index - 1) }
    }

    /// Is the token at `index` the mark `mark`?
    pub(crate) fn is_mark(&self, index: usize, mark: &str) -> bool {
        self.tokens.get(index).is_some_and(|t| t.shape == Shape::Mark && t.of(self.text) == mark)
    }

    /// Is the token at `index` a word that running English writes small?
    pub(crate) fn common(&self, index: usize) -> bool {
        self.flags(index) & flag::COMMON != 0 || common(&LEXICON, self.word(index))
    }

    /// Does the capital of the token at `index` say nothing, since a sentence, a line, a quotation or an
    /// item of a list begins there?
    pub(crate) fn opens(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        if index == 0 || token.line {
            return true;
        }
        let before = &self.tokens[index - 1];
        if before.shape != Shape::Mark {
            return false;
        }
        match before.of(self.text) {
            "\"" | "\u{201C}" | "\u{2018}" | "'" | "\u{AB}" | "\u{201E}" | "." | "!" | "?" | "\u{2022}" | "*" | "|"
            | "\u{2026}" | ":" | ";" => true,
            // "OSTREL, 12 May (Agency) - The talks": a dash between spaces, not the hyphen of a name.
            "-" | "\u{2013}" | "\u{2014}" => !before.glued && !token.glued || index < 2,
            _ => false,
        }
    }

    /// The span from token `from` to token `to`, the second left out.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }
}
