//! Tense: does what a clause tells lie before the article, in its present, or after it?
//!
//! Comes in: a sentence and a span in it. Goes out: the [`Tense`] of the finite verb group of the clause
//! that holds the span. Dates, which tell more than tense does, are left to `time`.
//!
//! Past, present and future are those of `TimeML` events, seen from the day of the article.

use super::scope::Borders;
use crate::clause::{Class, Reading};
use crossclaim_text::Span;

/// Where the verb of a clause puts its event, seen from the article.
///
/// The names follow Reichenbach: the perfect lies before now, the pluperfect before then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// had left
    Pluperfect,
    /// left, did not leave, was leaving
    Past,
    /// has left, may have left
    Perfect,
    /// leaves, is leaving, may leave
    Present,
    /// will leave, would leave, is going to leave, is due to leave, plans to leave
    Future,
}

impl Tense {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pluperfect => "pluperfect",
            Self::Past => "past",
            Self::Perfect => "perfect",
            Self::Present => "present",
            Self::Future => "future",
        }
    }

    /// Does the event lie before the article (`Some(true)`), after it (`Some(false)`), or does the
    /// tense not tell?
    pub const fn before_article(self) -> Option<bool> {
        match self {
            Self::Pluperfect | Self::Past | Self::Perfect => Some(true),
            Self::Future => Some(false),
            Self::Present => None,
        }
    }
}

/// The tense of the clause that holds `span` in the sentence `sentence` of `text`; `None` when the
/// clause has no finite verb, as headlines and captions often have none.
///
/// ```
/// use crossclaim_facts::stance::{Tense, tense};
/// use crossclaim_text::Span;
///
/// let text = "The ferry sank in May, but the harbour will open again.";
/// let all = Span::new(0, text.len());
/// assert_eq!(tense(text, all, Span::new(4, 9)), Some(Tense::Past));
/// assert_eq!(tense(text, all, Span::new(31, 38)), Some(Tense::Future));
/// ```
pub fn tense(text: &str, sentence: Span, span: Span) -> Option<Tense> {
    let reading = Reading::of(text, &[sentence]);
    let at = reading.tokens.partition_point(|t| t.span.end <= span.start);
    let within = reading.sentences.iter().find(|s| s.contains(&at))?.clone();
    let limit = within.end;
    let borders = Borders { reading: &reading, reporting: &[], within, limit };
    let (start, bound) = borders.clause_start(at + 1);
    let end = borders.clause_end(at, bound);
    let verb = (start..end.max(at + 1)).find(|&i| reading.finite(i))?;
    Some(group(&reading, verb, end.max(verb + 1)))
}

/// The tense of the verb group whose finite verb is `verb`.
fn group(reading: &Reading, verb: usize, end: usize) -> Tense {
    let class = reading.tokens[verb].class;
    let word = reading.word(verb).to_lowercase().replace('’', "'");
    // The next verb form, adverbs and negations skipped.
    let mut next = verb + 1;
    while next < end && next < verb + 6 && reading.is(next, Class::ADVERB | Class::NEGATION) {
        next += 1;
    }
    if class.any(Class::MODAL) {
        let will = class.any(Class::FUTURE) || word.ends_with("'ll") || word.ends_with("'d");
        return match (will, reading.is(next, Class::HAVE)) {
            (_, true) => Tense::Perfect,
            (true, false) => Tense::Future,
            (false, false) => Tense::Present,
        };
    }
    if class.any(Class::HAVE) {
        let participle = reading.is(next, Class::ED | Class::PARTICIPLE | Class::BE_BARE);
        return match (word.starts_with("had"), participle) {
            (true, true) => Tense::Pluperfect,
            (true, false) => Tense::Past,
            (false, true) => Tense::Perfect,
            (false, false) => Tense::Present,
        };
    }
    if class.any(Class::BE) {
        // "is due to leave", "is expected to leave", "is to leave", "is going to leave"
        let ahead = (next..end.min(next + 2)).find(|&i| reading.is(i, Class::TO));
        let going = ahead.is_some_and(|to| to == next || reading.is(to - 1, Class::AHEAD));
        if going {
            return Tense::Future;
        }
        return if word.starts_with("was") || word.starts_with("were") { Tense::Past } else { Tense::Present };
    }
    if class.any(Class::DO) {
        return if word.starts_with("did") { Tense::Past } else { Tense::Present };
    }
    if class.any(Class::PAST | Class::ED) {
        return Tense::Past;
    }
    // "plans to leave", "they intend to leave"
    if reading.is(next, Class::TO) && class.any(Class::INTENDS) {
        return Tense::Future;
    }
    Tense::Present
}
