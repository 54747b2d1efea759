//! The tokens of a sentence, as little as references need: words, numbers and marks.
//!
//! Comes in: a span of a text. Goes out: spans, with the possessive `'s` as a token of its own.

use crossclaim_text::Span;

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub span: Span,
    /// Made of letters or digits.
    pub word: bool,
}

/// Fills `list` with the tokens of `span`.
pub(super) fn tokens(text: &str, span: Span, list: &mut Vec<Token>) {
    list.clear();
    let part = span.of(text);
    let mut open: Option<usize> = None;
    let mut rest = part.char_indices().peekable();
    let push = |list: &mut Vec<Token>, from: usize, to: usize, word| {
        if from < to {
            list.push(Token { span: Span::new(span.start + from, span.start + to), word });
        }
    };
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|n| n.1);
        if c.is_alphanumeric() {
            open.get_or_insert(at);
            continue;
        }
        let inside = open.is_some() && next.is_some_and(char::is_alphanumeric);
        if inside && c == '-' {
            continue;
        }
        if let Some(from) = open.take() {
            push(list, from, at, true);
        }
        if matches!(c, '\'' | '’') && inside && next == Some('s') {
            // "Reis's lawyer": the mark and its s are one token; "it's" is, too, which does no harm here.
            rest.next();
            push(list, at, at + c.len_utf8() + 1, false);
        } else if !c.is_whitespace() {
            push(list, at, at + c.len_utf8(), false);
        }
    }
    if let Some(from) = open {
        push(list, from, part.len(), true);
    }
}
