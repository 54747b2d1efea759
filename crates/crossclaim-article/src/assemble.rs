//! The blocks of an article put together.
//!
//! Comes in: groups of lines, each a paragraph. Goes out: [`Article::text`](crate::Article::text)
//! with its blocks and the way back to the input, and what was set aside.

use crate::line::{Fate, Line, next_break};
use crate::{Block, OffsetMap, Role, SetAside};
use crossclaim_text::Span;
use jiff::civil::DateTime;

/// The text of an article as it grows.
#[derive(Debug, Default)]
pub(crate) struct Assembly {
    /// The text so far.
    pub text: String,
    /// Its way back.
    pub map: OffsetMap,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A page's text: its own bytes, or what was made of them with the way back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    /// The text the spans of lines point into.
    pub text: &'a str,
    /// From it to the input; `None` when it is the input.
    pub map: Option<&'a OffsetMap>,
}

impl Source<'_> {
    /// Where in the input `span` came from.
    pub fn raw(&self, span: Span) -> Span {
        self.map.map_or(span, |m| m.raw(span))
    }
}

impl Assembly {
    /// Adds a block made of `parts` of the page, in order.
    pub fn block(&mut self, source: Source<'_>, parts: &[Span], role: Role, clock: Option<DateTime>) {
        if parts.iter().all(|p| p.is_empty()) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        let mut last: Option<usize> = None;
        for part in parts.iter().filter(|p| !p.is_empty()) {
            if let Some(end) = last
                && !part.of(source.text).starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '”', '’', '…'])
            {
                self.space(source, Span::new(end, part.start));
            }
            self.copy(source, *part);
            last = Some(part.end);
        }
        self.blocks.push(Block { role, span: Span::new(start, self.text.len()), clock });
    }

    /// One space for the white space (and what was set aside with it) between two parts.
    fn space(&mut self, source: Source<'_>, gap: Span) {
        let at = self.text.len();
        self.text.push(' ');
        self.map.push(Span::new(at, at + 1), source.raw(gap));
    }

    /// The words of `part`, line breaks inside it made one space each.
    fn copy(&mut self, source: Source<'_>, part: Span) {
        let own = part.of(source.text);
        let mut from = 0;
        while let Some((found, _)) = next_break(&own[from..]) {
            let at = from + found;
            let left = own[from..at].trim_end().len() + from;
            let right = at + (own[at..].len() - own[at..].trim_start().len());
            self.run(source, Span::new(part.start + from, part.start + left));
            self.space(source, Span::new(part.start + left, part.start + right));
            from = right;
        }
        self.run(source, Span::new(part.start + from, part.end));
    }

    fn run(&mut self, source: Source<'_>, span: Span) {
        let at = self.text.len();
        self.text.push_str(span.of(source.text));
        match source.map {
            None => self.map.push(Span::new(at, at + span.len()), span),
            Some(map) => {
                for (clean, raw) in map.parts(span) {
                    let begin = at + (clean.start - span.start);
                    self.map.push(Span::new(begin, begin + clean.len()), raw);
                }
            }
        }
    }
}

/// What of the page was set aside, in order.
pub(crate) fn set_aside(source: Source<'_>, lines: &[Line]) -> Vec<SetAside> {
    let mut out = Vec::new();
    for line in lines {
        match line.fate {
            Fate::Dropped(reason) => out.push(SetAside { span: source.raw(line.span), reason }),
            Fate::Kept => {
                let inner = line.inner();
                if line.front.0 > 0 {
                    out.push(SetAside {
                        span: source.raw(Span::new(line.span.start, inner.start)),
                        reason: line.front.1,
                    });
                }
                if line.back.0 > 0 {
                    out.push(SetAside { span: source.raw(Span::new(inner.end, line.span.end)), reason: line.back.1 });
                }
            }
        }
    }
    out
}
