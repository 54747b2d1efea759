//! Which quotation marks belong together.
//!
//! Comes in: a reading. Goes out: the quotations as token ranges, outermost ones only, each with
//! whether its marks are whole. Whether a quotation is an utterance is left to `direct`.
//!
//! A quotation never crosses a paragraph. A paragraph that opens a quotation and does not close
//! it runs on when the next paragraph opens with a mark again, as newspapers set long speeches.

use crate::clause::{Class, Mark, Reading};
use std::ops::Range;
use std::sync::LazyLock;

/// A quotation: its tokens without the marks, and how its marks stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// The tokens between the marks.
    pub inside: Range<usize>,
    /// The tokens with the marks that are there.
    pub outside: Range<usize>,
    /// Index of the paragraph.
    pub paragraph: usize,
    /// No closing mark: it runs to the end of its paragraph or sentence.
    pub open_end: bool,
    /// The quotation of the paragraph before goes on here.
    pub runs_on: bool,
    /// Set in single marks.
    pub single: bool,
}

/// The outermost quotations of a reading, in order.
pub(super) fn quotations(reading: &Reading) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let curly = reading.text.contains('\u{201c}');
    for (paragraph, sentences) in reading.paragraphs.iter().enumerate() {
        let range = reading.paragraph_tokens(sentences);
        let first = found.len();
        if reading.tokens[range.clone()].iter().any(|t| t.mark.quotes()) {
            pair(reading, paragraph, range, &mut found);
        }
        let left_open = first > 0 && found[first - 1].open_end && found[first - 1].paragraph + 1 == paragraph;
        if left_open {
            let goes_on = found.get(first).is_some_and(|q| {
                let straight = |q: &Quotation| reading.mark(q.outside.start, Mark::DoubleEither);
                q.outside.start == reading.paragraph_tokens(sentences).start
                    && straight(q) == straight(&found[first - 1])
            });
            if goes_on {
                found[first].runs_on = true;
            } else {
                close_or_drop(reading, curly, &mut found[first - 1]);
            }
        }
    }
    if let Some(last) = found.last_mut().filter(|q| q.open_end) {
        close_or_drop(reading, curly, last);
    }
    found.retain(|q| !q.inside.is_empty());
    found
}

/// A straight mark that nothing closes is a stray one in a text whose quotations have curly marks.
fn close_or_drop(reading: &Reading, curly: bool, quotation: &mut Quotation) {
    let straight = reading.mark(quotation.outside.start, Mark::DoubleEither);
    if straight && curly {
        quotation.inside.end = quotation.inside.start;
    } else {
        close_at_sentence(reading, quotation);
    }
}

/// A quotation without a closing mark ends with its sentence, unless the next paragraph goes on.
fn close_at_sentence(reading: &Reading, quotation: &mut Quotation) {
    let start = quotation.inside.start;
    let at = reading.sentences.partition_point(|s| s.end <= start);
    if let Some(sentence) = reading.sentences.get(at) {
        let mut end = sentence.end.min(quotation.inside.end);
        // `"We will be back, said Mara Holt.`: the mark was lost before the comma.
        let comma = (start..end).find(|&i| {
            reading.mark(i, Mark::Comma)
                && reading.is(i + 1, Class::REPORT)
                && reading.is(i + 1, Class::ED | Class::PAST)
        });
        if let Some(comma) = comma {
            end = comma + 1;
        }
        quotation.inside.end = end;
        quotation.outside.end = end;
    }
}

/// Pairs the marks of one paragraph.
fn pair(reading: &Reading, paragraph: usize, range: Range<usize>, found: &mut Vec<Quotation>) {
    let mut open: Option<(usize, bool)> = None;
    // A single mark that may close, after an s: "the workers' rights" or the end of a quotation.
    let mut weak: Option<usize> = None;
    let mut floor = range.start;
    let mut at = range.start;
    let last_straight = range.clone().rev().find(|&i| reading.mark(i, Mark::DoubleEither));
    while at < range.end {
        let mark = reading.tokens[at].mark;
        let (opens, closes) = sides(reading, at, &range);
        match (mark, open) {
            (Mark::DoubleOpen | Mark::DoubleEither | Mark::DoubleClose, None) => {
                let turned = mark == Mark::DoubleClose && (closes || !opens);
                if turned || (mark == Mark::DoubleEither && closes && !opens) {
                    // A closing mark that nothing opened: the quotation began with its sentence.
                    let from = sentence_start(reading, at).max(floor);
                    if from < at && (mark == Mark::DoubleClose || reading.is_stop(at - 1)) {
                        push(found, paragraph, from..at, from..at + 1, false, false);
                    }
                    floor = at + 1;
                } else {
                    open = Some((at, false));
                }
            }
            (Mark::DoubleClose | Mark::DoubleEither, Some((start, false))) => {
                let reopened = mark == Mark::DoubleEither && opens && !closes;
                if reopened {
                    // Opened twice: the first lost its closing mark.
                    let mut lost = Quotation {
                        inside: start + 1..at,
                        outside: start..at,
                        paragraph,
                        open_end: false,
                        runs_on: false,
                        single: false,
                    };
                    close_at_sentence(reading, &mut lost);
                    found.push(lost);
                    open = Some((at, false));
                } else {
                    push(found, paragraph, start + 1..at, start..at + 1, false, false);
                    floor = at + 1;
                    open = None;
                }
            }
            (Mark::DoubleOpen, Some((start, false)))
                // `"Kevin left. “Here he is,” she said.`: a stray straight mark, which nothing closes.
                if reading.mark(start, Mark::DoubleEither) && last_straight == Some(start) && !closes => {
                    open = Some((at, false));
                }
            (Mark::DoubleOpen, Some((start, false)))
                // “ closes what „ opened; else the first one lost its closing mark.
                if closes && !opens => {
                    push(found, paragraph, start + 1..at, start..at + 1, false, false);
                    open = None;
                    floor = at + 1;
                }
            (Mark::SingleOpen | Mark::SingleEither, None) if opens && !closes && !elision(reading, at) => {
                open = Some((at, true));
                weak = None;
            }
            (Mark::SingleEither, Some((start, true))) if closes => {
                let after_s =
                    at > 0 && reading.word(at - 1).ends_with(['s', 'S']) && reading.tokens[at - 1].mark == Mark::Word;
                let before_mark =
                    reading.tokens.get(at + 1).is_none_or(|t| t.mark != Mark::Word) || at + 1 >= range.end;
                if !after_s || before_mark {
                    push(found, paragraph, start + 1..at, start..at + 1, false, true);
                    floor = at + 1;
                    open = None;
                } else if weak.is_none() {
                    weak = Some(at);
                }
            }
            _ => {}
        }
        at += 1;
        if at == range.end {
            match (open, weak) {
                (Some((start, true)), Some(end)) => {
                    push(found, paragraph, start + 1..end, start..end + 1, false, true);
                }
                (Some((start, false)), _) => {
                    push(found, paragraph, start + 1..range.end, start..range.end, true, false);
                }
                _ => {}
            }
        }
    }
}

fn push(
    found: &mut Vec<Quotation>,
    paragraph: usize,
    inside: Range<usize>,
    outside: Range<usize>,
    open_end: bool,
    single: bool,
) {
    found.push(Quotation { inside, outside, paragraph, open_end, runs_on: false, single });
}

fn sentence_start(reading: &Reading, at: usize) -> usize {
    let sentence = reading.sentences.partition_point(|s| s.end <= at);
    reading.sentences.get(sentence).map_or(at, |s| s.start)
}

/// Can the mark at `at` open, can it close? By the white space beside it.
fn sides(reading: &Reading, at: usize, range: &Range<usize>) -> (bool, bool) {
    let span = reading.tokens[at].span;
    let before = at.checked_sub(1).filter(|b| *b >= range.start).map(|b| reading.tokens[b]);
    let after = reading.tokens.get(at + 1).filter(|_| at + 1 < range.end);
    let space_before =
        before.is_none_or(|b| b.span.end < span.start || matches!(b.mark, Mark::Open | Mark::Dash) || b.mark.quotes());
    let space_after = after.is_none_or(|a| {
        a.span.start > span.end
            || matches!(a.mark, Mark::Close | Mark::Comma | Mark::Stop | Mark::Semicolon | Mark::Colon | Mark::Dash)
            || a.mark.quotes()
    });
    match (space_before, space_after) {
        (true, false) => (true, false),
        (false, true) => (false, true),
        _ => (true, true),
    }
}

/// The words of `quote_elisions.txt`.
static ELISIONS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let list = include_str!("../../lexicon/en/quote_elisions.txt");
    list.lines().filter_map(|line| line.split('#').next()?.split_whitespace().next()).collect()
});

/// ’90s, ’em, ’twas: an apostrophe at the head of a word.
fn elision(reading: &Reading, at: usize) -> bool {
    let Some(next) = reading.tokens.get(at + 1) else { return true };
    let word = next.span.of(reading.text);
    next.class.any(Class::NUMBER) && word.ends_with('s') || ELISIONS.iter().any(|w| word.eq_ignore_ascii_case(w))
}

impl Reading<'_> {
    /// Is the token a mark that ends a sentence or a quoted clause?
    fn is_stop(&self, at: usize) -> bool {
        matches!(self.tokens[at].mark, Mark::Stop | Mark::Comma)
    }
}
