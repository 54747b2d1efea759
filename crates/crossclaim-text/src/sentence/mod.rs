//! Sentences: UAX #29 as the floor, the rules of English above it.
//!
//! Comes in: any text, a sentence or a whole article with its paragraphs parted by blank lines.
//! Goes out: the spans of its sentences. One pass looks only at the characters that could end a
//! sentence or begin one, and asks the file that knows each sort:
//!
//! 1. `terminator`: which characters end, close and open sentences, by Unicode;
//! 2. `vocabulary`: the word lists;
//! 3. `context`: looking around in the text;
//! 4. `before`: what the word before a full stop is; `reference`, `attribution`: what may follow
//!    one and still belong to its sentence;
//! 5. `stop`: full stops, question and exclamation marks, ellipses;
//! 6. `list`: numbered items;
//! 7. `line`: line breaks.
//!
//! What the parts of a text are (headline, caption, item) is left to the article crate.

mod attribution;
mod before;
mod context;
mod line;
mod list;
mod reference;
mod stop;
mod terminator;
mod vocabulary;

use crate::Span;
use context::{char_at, is_blank, is_line_break};
use line::Block;
use list::{List, Marker};
use stop::Stop;
use terminator::{ELLIPSIS, goes_on, is_bullet, is_mark, is_period};

/// The sentences of `text` in order, trimmed of white space. They do not overlap, and with the
/// gaps between them, which are white space, they join to the text again.
///
/// A blank line always parts sentences; a single line break does where the line looks complete,
/// and not inside prose that was wrapped at a fixed width. Time is linear in the text.
///
/// ```
/// let text = "Gen. Ada Moss met Mr. Lind at 5 p.m. on Sept. 2. “Why now?” he asked.";
/// let sentences: Vec<&str> = crossclaim_text::sentences(text).iter().map(|s| s.of(text)).collect();
/// assert_eq!(sentences, ["Gen. Ada Moss met Mr. Lind at 5 p.m. on Sept. 2.", "“Why now?” he asked."]);
/// ```
pub fn sentences(text: &str) -> Vec<Span> {
    let mut scan = Scan::new(text);
    while let Some(at) = next_signal(text.as_bytes(), scan.at) {
        scan.step(at);
    }
    scan.cut(text.len());
    scan.sentences
}

/// What a byte may be the beginning of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signal {
    None,
    Stop,
    Open,
    Close,
    Break,
    /// The lead byte of a character that may be any of these.
    Wide,
}

const SIGNALS: [Signal; 256] = {
    let mut signals = [Signal::None; 256];
    signals[b'.' as usize] = Signal::Stop;
    signals[b'!' as usize] = Signal::Stop;
    signals[b'?' as usize] = Signal::Stop;
    signals[b'(' as usize] = Signal::Open;
    signals[b'[' as usize] = Signal::Open;
    signals[b')' as usize] = Signal::Close;
    signals[b']' as usize] = Signal::Close;
    signals[b'\n' as usize] = Signal::Break;
    signals[b'\r' as usize] = Signal::Break;
    signals[0x0B] = Signal::Break;
    signals[0x0C] = Signal::Break;
    // U+0085; from U+0589, the Armenian full stop, on; Latin, Greek and Cyrillic have none
    signals[0xC2] = Signal::Wide;
    let mut lead = 0xD6;
    while lead <= 0xF4 {
        signals[lead] = Signal::Wide;
        lead += 1;
    }
    signals
};

/// The next byte from `at` on that is a signal.
fn next_signal(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.iter().position(|byte| SIGNALS[usize::from(*byte)] != Signal::None).map(|step| at + step)
}

/// One pass over a text.
struct Scan<'t> {
    text: &'t str,
    sentences: Vec<Span>,
    /// Where the scan stands.
    at: usize,
    /// Where the sentence begins: its first character that is not white space.
    from: usize,
    /// Where the line begins that the scan stands in.
    line: usize,
    /// How many brackets are open in the sentence, and where the outermost opened.
    brackets: (usize, usize),
    list: List,
    block: Option<Block>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        let mut scan = Self {
            text,
            sentences: Vec::new(),
            at: 0,
            from: 0,
            line: 0,
            brackets: (0, 0),
            list: List::default(),
            block: None,
        };
        scan.begin(0);
        scan
    }

    /// Looks at the signal at `at` and goes past it.
    fn step(&mut self, at: usize) {
        match SIGNALS[usize::from(self.text.as_bytes()[at])] {
            Signal::Stop => self.stop(at),
            Signal::Open => {
                if self.brackets.0 == 0 {
                    self.brackets.1 = at;
                }
                self.brackets.0 += 1;
                self.at = at + 1;
            }
            Signal::Close => {
                self.brackets.0 = self.brackets.0.saturating_sub(1);
                self.at = at + 1;
                if self.text.as_bytes()[at] == b')' {
                    self.item(at);
                }
            }
            Signal::Break => self.line_break(at),
            Signal::Wide | Signal::None => match char_at(self.text, at) {
                Some(c) if is_line_break(c) => self.line_break(at),
                Some(c) if c == ELLIPSIS || is_mark(c) || is_period(c) => self.stop(at),
                // "• one • two" is a list; "12 May • Pellworth • News" is one line
                Some(c) if is_bullet(c) => {
                    if char_at(self.text, self.from) == Some(c) {
                        self.cut(at);
                    }
                    self.at = at + c.len_utf8();
                }
                c => self.at = at + c.map_or(1, char::len_utf8),
            },
        }
    }

    /// A terminator.
    fn stop(&mut self, at: usize) {
        if self.text.as_bytes()[at] == b'.' && self.item(at) {
            return;
        }
        let stop = Stop::read(self.text, at);
        self.at = stop.end;
        if let Some(border) = stop.border(self.text, self.from)
            && !self.goes_on_behind_bracket(stop.end, border)
        {
            self.cut(border);
        }
    }

    /// The `.` or `)` at `at` as the end of an item's number; says whether it was one.
    fn item(&mut self, at: usize) -> bool {
        let Some(marker) = Marker::ending_at(self.text, at) else { return false };
        let before = &self.text[self.from.min(marker.span.start)..marker.span.start];
        let opens = before.len() <= 8 && before.chars().all(|c| is_bullet(c) || c.is_whitespace());
        let item = if opens {
            let line = &self.text[self.line.min(self.from)..self.from];
            self.list.opens(marker, line.len() <= 64 && line.trim().is_empty())
        } else {
            let apart = self.text[..marker.span.start].ends_with(char::is_whitespace);
            let head = &self.text[self.from..marker.span.start];
            let continues =
                apart && (self.list.continues(self.text, marker) || self.list.begins_behind(self.text, head, marker));
            if continues {
                self.cut(marker.span.start);
            }
            continues
        };
        if item {
            self.at = marker.span.end;
        }
        item
    }

    /// One line break or more, with the white space among them.
    fn line_break(&mut self, at: usize) {
        let (mut end, mut breaks, mut after_return) = (at, 0_usize, false);
        for c in self.text[at..].chars() {
            if !c.is_whitespace() {
                break;
            }
            end += c.len_utf8();
            match c {
                '\n' if after_return => {}
                '\u{0B}' | '\u{0C}' | '\u{2029}' => breaks += 2,
                c if is_line_break(c) => breaks += 1,
                _ => {}
            }
            after_return = c == '\r';
        }
        let line = self.line;
        self.at = end;
        self.line = end;
        if breaks > 1 {
            self.cut(at);
            self.list.leave();
            self.block = None;
        } else if self.from < at {
            let block = match self.block {
                Some(block) if at < block.end => block,
                _ => *self.block.insert(Block::read(self.text, line)),
            };
            let shown = Span::new(line, line + self.text[line..at].trim_end().len());
            if line::ends(self.text, self.from, shown, end, &block) {
                self.cut(at);
            }
        } else {
            self.begin(end);
        }
    }

    /// Ends the sentence at `border`, if there is one, and begins the next.
    fn cut(&mut self, border: usize) {
        if self.from < border {
            let end = self.from + self.text[self.from..border].trim_end().len();
            self.sentences.push(Span::new(self.from, end));
            self.begin(border);
        }
    }

    /// Begins a sentence at the first character from `at` on that is not white space.
    fn begin(&mut self, at: usize) {
        self.from = at + self.text[at..].chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        self.at = self.at.max(at);
        self.brackets.0 = 0;
    }

    /// Does the border of the stop that ends at `stop` lie in a bracket behind which the sentence
    /// goes on? "The mill (it closed in 1987. Nobody bought it) still stands": what stands in
    /// brackets does not end the sentence round them.
    fn goes_on_behind_bracket(&self, stop: usize, border: usize) -> bool {
        let (depth, open) = self.brackets;
        let closed = self.text[stop.min(border)..border].matches([')', ']']).count();
        let depth = depth.saturating_sub(closed);
        if depth == 0 || open <= self.from || border >= self.text.len() {
            return false;
        }
        let Some(close) = closing_bracket(self.text, border, depth) else { return false };
        let behind = self.text[close..].chars().find(|c| !is_blank(*c));
        behind.is_some_and(|c| c.is_lowercase() || goes_on(c) || is_period(c) || is_mark(c))
    }
}

/// How far a closing bracket is looked for.
const LONGEST_BRACKET: usize = 400;

/// One past the bracket that closes `depth` open ones, from `at` on and within the line.
fn closing_bracket(text: &str, at: usize, mut depth: usize) -> Option<usize> {
    for (step, byte) in text.as_bytes()[at..].iter().take(LONGEST_BRACKET).enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + step + 1);
                }
            }
            b'\n' => return None,
            _ => {}
        }
    }
    None
}
