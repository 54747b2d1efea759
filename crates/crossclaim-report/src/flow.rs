//! Running text on a terminal: styled pieces, wrapped by display width with a hanging indent.
//!
//! Comes in: pieces of harmless text (see [`crate::safe`]) with a style each. Goes out: lines no
//! wider than asked, a wide character (UAX #11) counted as two columns. What is said is left to
//! [`crate::terminal`].

use anstyle::Style;
use std::fmt;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Text of one style.
pub(crate) type Piece<'t> = (Style, &'t str);

/// A page of a width, with or without styles.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    pub(crate) width: usize,
    pub(crate) colour: bool,
}

/// A word as it stands between spaces, in parts of one style each, and its width.
#[derive(Default)]
struct Word<'t> {
    parts: Vec<Piece<'t>>,
    width: usize,
}

impl Page {
    /// Writes one paragraph. `lead` opens the first line; further lines are indented by `indent`
    /// columns. A word wider than the line is broken.
    pub(crate) fn paragraph<W: fmt::Write>(
        self,
        out: &mut W,
        lead: Piece<'_>,
        indent: usize,
        pieces: &[Piece<'_>],
    ) -> fmt::Result {
        self.styled(out, lead)?;
        let mut column = lead.1.width();
        let mut fresh = true;
        for word in words(pieces) {
            if !fresh && column + 1 + word.width > self.width {
                writeln!(out)?;
                column = Self::indent(out, indent)?;
                fresh = true;
            }
            if !fresh {
                write!(out, " ")?;
                column += 1;
            }
            for part in word.parts {
                column = self.part(out, part, column, indent)?;
            }
            fresh = false;
        }
        writeln!(out)
    }

    fn indent<W: fmt::Write>(out: &mut W, indent: usize) -> Result<usize, fmt::Error> {
        write!(out, "{:indent$}", "")?;
        Ok(indent)
    }

    /// Writes a part of a word, broken where the line ends.
    fn part<W: fmt::Write>(
        self,
        out: &mut W,
        (style, text): Piece<'_>,
        mut column: usize,
        indent: usize,
    ) -> Result<usize, fmt::Error> {
        if column + text.width() <= self.width {
            self.styled(out, (style, text))?;
            return Ok(column + text.width());
        }
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let wide = c.width().unwrap_or(0);
            if column + wide > self.width && column > indent {
                self.styled(out, (style, &text[from..at]))?;
                writeln!(out)?;
                column = Self::indent(out, indent)?;
                from = at;
            }
            column += wide;
        }
        self.styled(out, (style, &text[from..]))?;
        Ok(column)
    }

    /// Writes text in its style, if styles are wanted.
    pub(crate) fn styled<W: fmt::Write>(self, out: &mut W, (style, text): Piece<'_>) -> fmt::Result {
        if self.colour && !text.is_empty() && !style.is_plain() {
            write!(out, "{style}{text}{style:#}")
        } else {
            write!(out, "{text}")
        }
    }
}

/// The words of the pieces. Pieces join without a space unless one of them has it.
fn words<'t>(pieces: &[Piece<'t>]) -> Vec<Word<'t>> {
    let mut words = vec![Word::default()];
    for &(style, text) in pieces {
        for (at, part) in text.split(' ').enumerate() {
            if at > 0 {
                words.push(Word::default());
            }
            if let Some(word) = words.last_mut().filter(|_| !part.is_empty()) {
                word.parts.push((style, part));
                word.width += part.width();
            }
        }
    }
    words.retain(|word| !word.parts.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::Page;
    use anstyle::Style;
    use unicode_width::UnicodeWidthStr;

    fn set(width: usize, pieces: &[&str]) -> String {
        let plain = Style::new();
        let pieces: Vec<_> = pieces.iter().map(|text| (plain, *text)).collect();
        let mut out = String::new();
        Page { width, colour: false }.paragraph(&mut out, (plain, "- "), 2, &pieces).unwrap();
        out
    }

    #[test]
    fn lines_hang_and_pieces_join() {
        assert_eq!(set(16, &["“one ", "two", "” three four"]), "- “one two”\n  three four\n");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for text in
            ["東京都知事選挙の結果は明日発表される", &"x".repeat(50), "a b", "“ok” averyverylongwordindeed, end"]
        {
            for width in 10..20 {
                for line in set(width, &[text]).lines() {
                    assert!(line.width() <= width, "{line:?} at {width}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_lost() {
        let text = "the ferry left at nine and came in late";
        let set = set(13, &[text]);
        assert_eq!(set.split_whitespace().skip(1).collect::<Vec<_>>().join(" "), text);
    }
}
