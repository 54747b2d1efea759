//! Titles and roles beside a name.
//!
//! Comes in: a sentence and where a name stands in it. Goes out: the span of the title before the name
//! ("former Turkish defence minister") or behind it ("Selim Tarvis, the governor"), and whether the role
//! is over or not yet begun. Whether the name is a person's is left to the caller.

use super::lexicon::flag;
use super::sentence::Sentence;
use super::token::{Shape, Token};
use crossclaim_text::Span;

/// A title found beside a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Titled {
    pub(crate) span: Span,
    /// It stands before the name.
    pub(crate) before: bool,
    /// The role is over, or not yet begun.
    pub(crate) past: bool,
}

/// The longest title, in tokens, with its modifiers.
const LONGEST: usize = 8;

/// The title of the name at tokens `first..last`; `waiting` are the tokens of a title of the same run.
pub(crate) fn around(
    sentence: &Sentence,
    first: usize,
    last: usize,
    waiting: Option<(usize, usize)>,
) -> Option<Titled> {
    let waiting = waiting.filter(|w| w.1 <= first).map(|w| w.0);
    before(sentence, first, waiting).or_else(|| after(sentence, last)).or_else(|| set_off(sentence, first, last))
}

/// "Ostrel's chief executive, Selim Tarvis, will go": an office with its article or owner, and the name
/// between commas. Without either it is a list: "the governor, Selim Tarvis and others".
fn set_off(sentence: &Sentence, first: usize, last: usize) -> Option<Titled> {
    let closed = sentence.is_mark(last, ",") || sentence.is_mark(last, ".") || sentence.token(last).is_none();
    let comma = first.checked_sub(1).filter(|at| closed && sentence.is_mark(*at, ","))?;
    let title = before(sentence, comma, None)?;
    let start = sentence.tokens.partition_point(|t| t.span.start < title.span.start);
    let owned = start
        .checked_sub(1)
        .is_some_and(|at| sentence.flags(at) & flag::OWNER != 0 || matches!(sentence.word(at), "'" | "\u{2019}"));
    (owned && title.span.end <= sentence.token(comma)?.span.start).then_some(title)
}

fn before(sentence: &Sentence, first: usize, waiting: Option<usize>) -> Option<Titled> {
    let mut from = match waiting {
        Some(from) => from,
        None => office_before(sentence, first)?,
    };
    // "President-elect Selim Tarvis": the mark stands behind the office.
    let mut past = (from..first)
        .any(|at| sentence.flags(at) & (flag::NOT_YET | flag::PAST) != 0 && sentence.flags(at) & flag::ROLE == 0);
    let floor = first.saturating_sub(LONGEST);
    while from > floor {
        let at = from - 1;
        let flags = sentence.flags(at);
        let glued = sentence.token(from).is_some_and(|t| t.glued);
        if sentence.token(from).is_none_or(|t| t.line) {
            break;
        }
        // "ex-minister", "then-governor", "vice-chairman"
        if sentence.is_mark(at, "-")
            && at > 0
            && glued
            && sentence.flags(at - 1) & (flag::PAST | flag::ROLE_MODIFIER | flag::COUNTRY | flag::BODY) != 0
        {
            past |= sentence.flags(at - 1) & flag::PAST != 0;
            from = at - 1;
            continue;
        }
        if flags & flag::PAST != 0 {
            past = true;
            from = at;
            continue;
        }
        let capital = sentence.token(at).is_some_and(Token::capital);
        // "to fire General Tarvis": a small word is no part of an office in capitals, but for its rank.
        let verb = !capital && sentence.token(from).is_some_and(Token::capital) && !glued;
        if verb && sentence.flags(at) & flag::RANK == 0 {
            break;
        }
        let known = capital && flags & (flag::DEMONYM | flag::COUNTRY | flag::BODY | flag::CITY | flag::STATE) != 0;
        if flags & (flag::ROLE_MODIFIER | flag::ROLE) != 0 || known {
            from = at;
            continue;
        }
        break;
    }
    Some(Titled { span: sentence.span(from, first), before: true, past })
}

/// Where the office that ends right before token `first` begins: "prime minister", "governor".
fn office_before(sentence: &Sentence, first: usize) -> Option<usize> {
    let mut end = first.checked_sub(1)?;
    if sentence.token(first)?.line {
        return None;
    }
    // "president-elect Selim Tarvis"
    if sentence.flags(end) & flag::NOT_YET != 0 && end >= 2 && sentence.is_mark(end - 1, "-") {
        end -= 2;
    }
    if sentence.is_mark(end, ".") && end > 0 {
        end -= 1;
    }
    for from in end.saturating_sub(4)..end {
        if let Some((length, _)) = sentence.phrase(from, flag::ROLE | flag::HONORIFIC)
            && from + length == end + 1
        {
            return Some(from);
        }
    }
    (sentence.flags(end) & (flag::ROLE | flag::HONORIFIC) != 0).then_some(end)
}

/// "Selim Tarvis, the former governor of Ostrel," and "Selim Tarvis, governor".
fn after(sentence: &Sentence, last: usize) -> Option<Titled> {
    if !sentence.is_mark(last, ",") {
        return None;
    }
    let mut at = last + 1;
    let (mut from, mut past) = (None, false);
    while at < last + 1 + LONGEST {
        let token = sentence.token(at).filter(|t| t.letters() || t.of(sentence.text) == "-")?;
        let flags = sentence.flags(at);
        let small = token.shape == Shape::Lower;
        if let Some((length, _)) = sentence.phrase(at, flag::ROLE) {
            let mut to = at + length;
            if sentence.is_mark(to, "-") && sentence.flags(to + 1) & flag::NOT_YET != 0 {
                past = true;
                to += 2;
            }
            return Some(Titled { span: sentence.span(from.unwrap_or(at), to), before: false, past });
        }
        if flags & flag::ROLE != 0 && !(flags & flag::ROLE_MODIFIER != 0 && sentence.flags(at + 1) & flag::ROLE != 0) {
            let mut to = at + 1;
            if sentence.is_mark(to, "-") && sentence.flags(to + 1) & flag::NOT_YET != 0 {
                past = true;
                to += 2;
            }
            return Some(Titled { span: sentence.span(from.unwrap_or(at), to), before: false, past });
        }
        match token.of(sentence.text) {
            "the" | "a" | "an" | "its" | "his" | "her" | "their" | "who" | "is" | "was" if from.is_none() && small => {
                past |= token.of(sentence.text) == "was";
            }
            "s" | "-" => {}
            _ if flags & (flag::ROLE_MODIFIER | flag::PAST) != 0 => {
                past |= flags & flag::PAST != 0;
                from = from.or(Some(at));
            }
            _ if token.capital()
                && flags
                    & (flag::DEMONYM | flag::COUNTRY | flag::BODY | flag::CITY | flag::STATE | flag::HEAD_STATE)
                    != 0 =>
            {
                from = from.or(Some(at));
            }
            _ => return None,
        }
        at += 1;
    }
    None
}
