//! The lines of a page and their shape.
//!
//! Comes in: a text. Goes out: its lines that are not blank, trimmed, each with what can be seen
//! without knowing a word: how long it is, how it begins and ends, whether a blank line precedes
//! it. What a line is for is left to the rooms behind.

use crate::Role;
use crossclaim_text::Span;

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begins {
    /// With a small letter.
    Lower,
    /// With a capital, or a letter of a script without case.
    Upper,
    /// With a digit.
    Digit,
    /// With a mark that closes or goes on: `. , ; : ) ” ’`.
    Closing,
    /// With anything else: a quotation mark, a bullet, an emoji.
    Mark,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ends {
    /// With a full stop, behind which quotation marks and brackets may close.
    Stop,
    /// With `?` or `!`.
    Cry,
    /// With a colon, comma, semicolon, dash or ellipsis: something follows.
    Open,
    /// With anything else.
    Bare,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Nothing has been decided: it is the article's.
    Kept,
    /// It is not the article, for this reason.
    Dropped(&'static str),
}

/// Which ASCII marks a line has, and whether it has anything beyond ASCII. Most rules ask for a mark that most lines
/// have not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u128);

impl Marks {
    /// Of the control character NUL the bit stands for all that is not ASCII.
    const BEYOND: u128 = 1;

    fn of(text: &str) -> Self {
        text.bytes().fold(Self(Self::BEYOND), |marks, b| {
            if CLASS[usize::from(b)] == MARK { Self(marks.0 | 1 << b) } else { marks }
        })
    }

    /// Has it this one?
    pub fn has(self, mark: u8) -> bool {
        mark.is_ascii() && self.0 >> mark & 1 == 1
    }

    /// Has it one of these?
    pub fn any(self, marks: &[u8]) -> bool {
        marks.iter().any(|m| self.has(*m))
    }

    /// Has it a character that is not ASCII?
    pub fn beyond_ascii(self) -> bool {
        self.0 & Self::BEYOND != 0
    }
}

/// A line of a page that is not blank.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Where it stands, white space at both ends left out.
    pub span: Span,
    /// Does a blank line (or the begin of the text) precede it?
    pub after_blank: bool,
    /// How many runs of characters without white space it has.
    pub words: usize,
    /// How many digits.
    pub digits: usize,
    /// How many letters, and how many of them are capitals.
    pub letters: usize,
    /// See [`Line::letters`].
    pub capitals: usize,
    /// Which marks it has.
    pub marks: Marks,
    /// How it begins.
    pub begins: Begins,
    /// How it ends.
    pub ends: Ends,
    /// Bytes of a bullet or item number at its front, with the white space behind it; 0 when there is none.
    pub marker: usize,
    /// What became of it.
    pub fate: Fate,
    /// What it is, once that is known.
    pub role: Option<Role>,
    /// Bytes at its front that are set aside, and why: a dateline, a clock time, a bullet.
    pub front: (usize, &'static str),
    /// Bytes at its back that are set aside, and why: the credit behind a caption.
    pub back: (usize, &'static str),
}

impl Line {
    /// Is it running text: a sentence, by its length and its end?
    pub fn is_prose(&self) -> bool {
        // "RECOMMENDED OFFER FOR ORLEN BOATS, INC." is a headline with a full stop.
        if self.is_shouted() && self.words <= 25 {
            return false;
        }
        match self.ends {
            Ends::Stop => self.words >= 6,
            Ends::Cry => self.words >= 14,
            Ends::Open => self.words >= 16,
            Ends::Bare => self.words >= 28,
        }
    }

    /// Could it be a title: short, and not ended as a sentence is?
    pub fn is_title(&self) -> bool {
        !self.is_prose() && self.words <= 27 && self.letters > 2
    }

    /// Was it kept so far?
    pub fn is_kept(&self) -> bool {
        self.fate == Fate::Kept
    }

    /// Sets it aside, unless it is already.
    pub fn drop_for(&mut self, reason: &'static str) {
        if self.fate == Fate::Kept {
            self.fate = Fate::Dropped(reason);
        }
    }

    /// What of it stays when its front and back are set aside.
    pub fn inner(&self) -> Span {
        Span::new(self.span.start + self.front.0, self.span.end - self.back.0)
    }

    /// Are nearly all of its letters capitals?
    pub fn is_shouted(&self) -> bool {
        self.letters >= 4 && self.capitals * 10 >= self.letters * 8
    }
}

/// The first end of a line and its length: `\n`, `\r\n`, form feed, vertical tab, NEL, line and
/// paragraph separators, a lone carriage return.
pub(crate) fn next_break(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = from + bytes[from..].iter().position(|b| matches!(b, 10..=13 | 0xc2 | 0xe2))?;
        match bytes[at..] {
            [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => return Some((at, 2)),
            [10..=13, ..] => return Some((at, 1)),
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => return Some((at, 3)),
            _ => from = at + 1,
        }
    }
}

/// Space as trimming sees it: white space, zero-width characters and the byte-order mark.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The paragraphs of `text`: its lines, or, where it is wrapped at a column, what its lines make up.
pub(crate) fn paragraphs(text: &str) -> Vec<Line> {
    let lines = lines(text);
    if !is_wrapped(text, &lines) {
        return lines;
    }
    let width = lines.iter().map(|l| l.span.len()).max().unwrap_or(0);
    let mut out: Vec<Line> = Vec::with_capacity(lines.len() / 4);
    let mut open: Option<(Span, bool, bool)> = None;
    for l in &lines {
        let full = l.span.len() * 10 >= width * 6;
        let indented = text[..l.span.start].ends_with("  ") || text[..l.span.start].ends_with('\t');
        match &mut open {
            Some((span, _, goes_on)) if *goes_on && !l.after_blank && !indented && l.marker == 0 => {
                span.end = l.span.end;
                *goes_on = full || l.ends != Ends::Stop;
            }
            _ => {
                if let Some((span, after_blank, _)) = open.take() {
                    out.extend(line(text, span, after_blank));
                }
                open = Some((l.span, l.after_blank || indented, full || l.begins == Begins::Lower));
            }
        }
    }
    if let Some((span, after_blank, _)) = open {
        out.extend(line(text, span, after_blank));
    }
    out
}

/// Is the text broken at a column, as wires and mail break it?
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let width = lines.iter().map(|l| l.span.len()).max().unwrap_or(0);
    if !(50..=110).contains(&width) || lines.len() < 6 {
        return false;
    }
    let pairs = lines.windows(2).filter(|w| !w[1].after_blank);
    let (mut long, mut broken) = (0, 0);
    for pair in pairs {
        if pair[0].span.len() * 4 >= width * 3 {
            long += 1;
            let ends = pair[0].ends;
            let indented = text[..pair[1].span.start].ends_with("  ");
            broken +=
                usize::from(!indented && (pair[1].begins == Begins::Lower || ends != Ends::Stop && ends != Ends::Cry));
        }
    }
    long >= 4 && broken * 10 >= long * 6
}

/// The lines of `text` that are not blank.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut after_blank = true;
    let mut start = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let (length, skip) = next_break(rest).unwrap_or((rest.len(), 0));
        match line(text, Span::new(start, start + length), after_blank) {
            Some(l) => {
                out.push(l);
                after_blank = false;
            }
            None => after_blank = true,
        }
        start += length + skip;
        rest = &text[start..];
    }
    out
}

/// The line in `span`, if it is not blank.
pub(crate) fn line(text: &str, span: Span, after_blank: bool) -> Option<Line> {
    let whole = span.of(text);
    let left = whole.trim_start_matches(is_space);
    let trimmed = left.trim_end_matches(is_space);
    if trimmed.is_empty() {
        return None;
    }
    let start = span.start + (whole.len() - left.len());
    let ((words, digits, letters, capitals), marks) =
        if trimmed.is_ascii() { count_ascii(trimmed) } else { (count(trimmed), Marks::of(trimmed)) };
    Some(Line {
        span: Span::new(start, start + trimmed.len()),
        after_blank,
        words,
        digits,
        letters,
        capitals,
        marks,
        begins: begins(trimmed),
        ends: ends(trimmed),
        marker: marker(trimmed),
        fate: Fate::Kept,
        role: None,
        front: (0, ""),
        back: (0, ""),
    })
}

/// The words, digits, letters and capitals of a line.
fn count(line: &str) -> (usize, usize, usize, usize) {
    let (mut words, mut digits, mut letters, mut capitals) = (0, 0, 0, 0);
    let mut in_word = false;
    let mut unspaced = 0;
    for c in line.chars() {
        if c.is_whitespace() {
            in_word = false;
            continue;
        }
        words += usize::from(!in_word);
        in_word = true;
        if c.is_ascii_lowercase() {
            letters += 1;
        } else if c.is_ascii_digit() {
            digits += 1;
        } else if c.is_alphabetic() {
            unspaced += usize::from(is_unspaced(c));
            letters += 1;
            capitals += usize::from(c.is_uppercase());
        }
    }
    // Scripts without spaces: two characters for a word, about.
    (words + unspaced / 2, digits, letters, capitals)
}

/// What a byte of ASCII adds to the counts of its line: four counts of 16 bits in one number (digits, letters, capitals,
/// white space), so that a byte costs one look and one sum. Marks are [`MARK`], which adds nothing else.
const CLASS: [u64; 256] = {
    let mut class = [0; 256];
    let mut b = 0;
    while b < 128 {
        let byte = b as u8;
        class[b] = if byte.is_ascii_digit() {
            1
        } else if byte.is_ascii_uppercase() {
            1 << 16 | 1 << 32
        } else if byte.is_ascii_lowercase() {
            1 << 16
        } else if byte == b' ' || matches!(byte, 9..=13) {
            WHITE
        } else if byte > b' ' && byte < 127 {
            MARK
        } else {
            0
        };
        b += 1;
    }
    class
};
const WHITE: u64 = 1 << 48;
/// No byte counts so much: of a chunk of a line the top bits stay free.
const MARK: u64 = 1 << 63;

/// The same of a line in ASCII, and its marks.
fn count_ascii(line: &str) -> ((usize, usize, usize, usize), Marks) {
    let (mut digits, mut letters, mut capitals, mut words) = (0, 0, 0, 0);
    let mut marks = 0_u128;
    let mut before = WHITE;
    for chunk in line.as_bytes().chunks(32_000) {
        let mut sum = 0_u64;
        for b in chunk {
            let class = CLASS[usize::from(*b)];
            if class == MARK {
                marks |= 1 << b;
            } else {
                sum += class & (WHITE - 1);
            }
            words += usize::from(before == WHITE && class != WHITE);
            before = class;
        }
        digits += (sum & 0xffff) as usize;
        letters += (sum >> 16 & 0xffff) as usize;
        capitals += (sum >> 32 & 0xffff) as usize;
    }
    ((words, digits, letters, capitals), Marks(marks))
}

/// Is it a letter of a script that puts no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese?
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn begins(line: &str) -> Begins {
    match line.chars().next() {
        Some(c) if c.is_lowercase() => Begins::Lower,
        Some(c) if c.is_alphabetic() => Begins::Upper,
        Some(c) if c.is_numeric() => Begins::Digit,
        Some('.' | ',' | ';' | ':' | ')' | ']' | '!' | '?' | '”' | '’' | '…') => Begins::Closing,
        _ => Begins::Mark,
    }
}

fn ends(line: &str) -> Ends {
    let closed = line.trim_end_matches(['"', '\'', '”', '’', '»', '“', '‘', ')', ']', '*', '_']);
    // "Talks go on despite ..." is cut as often as it is a sentence that trails off.
    if closed.ends_with("..") || closed.ends_with('…') {
        return Ends::Open;
    }
    match closed.trim_end().chars().next_back() {
        Some('.' | '。' | '．' | '।' | '۔') => Ends::Stop,
        Some('?' | '!' | '？' | '！' | '؟') => Ends::Cry,
        Some(':' | ',' | ';' | '-' | '–' | '—' | '―') => Ends::Open,
        _ => Ends::Bare,
    }
}

/// Bytes of the bullet or item number that `line` begins with.
fn marker(line: &str) -> usize {
    let mut chars = line.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    let after = if matches!(
        first,
        '•' | '‣'
            | '▪'
            | '●'
            | '◦'
            | '·'
            | '■'
            | '□'
            | '►'
            | '➤'
            | '✓'
            | '✔'
            | '*'
            | '▸'
            | '▶'
            | '–'
            | '-'
            | '—'
    ) {
        first.len_utf8()
    } else if first.is_ascii_digit() {
        // "1. Victims", "2) Rescue"; "20.05 It's over" has a digit behind the stop and is a time.
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        match line.as_bytes().get(digits) {
            Some(b'.' | b')') if digits <= 2 => digits + 1,
            _ => return 0,
        }
    } else if let Some(inside) = line.strip_prefix('(') {
        // "(a) the seat", "(2) the term"
        let inner = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if (1..=2).contains(&inner) && line.as_bytes().get(1 + inner) == Some(&b')') { inner + 2 } else { return 0 }
    } else {
        return 0;
    };
    let rest = &line[after..];
    let space = rest.len() - rest.trim_start().len();
    // A dash glued to a word is no bullet; nor is a marker with nothing behind it.
    if space == 0 || rest.trim_start().is_empty() { 0 } else { after + space }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_cover_what_is_seen() {
        let text = "\u{feff}One.\r\n\r\n  Two words \u{2028}• three";
        let found = lines(text);
        let seen: Vec<&str> = found.iter().map(|l| l.span.of(text)).collect();
        assert_eq!(seen, ["One.", "Two words", "• three"]);
        assert!(found[1].after_blank && !found[2].after_blank);
        assert_eq!(found[2].marker, "• ".len());
    }

    #[test]
    fn a_time_is_no_item_number() {
        assert_eq!(marker("20.05 Lights out"), 0);
        assert_eq!(marker("7. Schools stay shut"), 3);
        assert_eq!(marker("(b) the second"), 4);
        assert_eq!(marker("-ends-"), 0);
    }
}
