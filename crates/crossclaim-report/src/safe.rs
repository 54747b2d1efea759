//! Text of an article made harmless before it reaches a reader.
//!
//! Comes in: any string. Goes out: one line of it without anything that acts instead of being
//! read: control characters and escape sequences, bidirectional overrides (Unicode TR #36 and
//! the "Trojan Source" paper), characters nobody can see, towers of combining marks. The marks
//! that act in one format alone (`<` in HTML, `*` in Markdown) are left to that renderer.

use std::borrow::Cow;

/// More combining marks than this on one letter is a tower meant to cover other lines.
const MARKS: usize = 4;

/// The text in one line, white space runs as one space, with nothing in it that acts.
///
/// Control characters are shown as their pictures (U+2400 block), those without a picture as
/// U+FFFD; bidirectional and invisible formatting characters are left out.
///
/// ```
/// assert_eq!(crossclaim_report::plain("12\u{202E}34\n\u{1B}[31m dead"), "1234 \u{241B}[31m dead");
/// ```
pub fn plain(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut marks = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if is_invisible(c) {
            continue;
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS {
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(match c {
            '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}'),
            '\u{7F}' => '\u{2421}',
            '\u{80}'..='\u{9F}' => '\u{FFFD}',
            _ => c,
        });
    }
    Cow::Owned(out)
}

/// Is the text one line of plain ASCII without doubled or outer spaces? The common case by far.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(|byte| (b' '..=b'~').contains(byte))
        && !bytes.windows(2).any(|pair| pair == b"  ")
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
}

/// Characters that are not seen but act: bidirectional controls, zero-width characters, tags,
/// blank letters.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Combining marks of the blocks that stack on any letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Must a JSON string show this character as an escape, beyond what JSON itself asks for?
/// A report printed to a terminal must not act either.
pub(crate) fn hides_in_json(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}') || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::{is_invisible, plain};

    #[test]
    fn nothing_in_it_acts() {
        for (hostile, shown) in [
            ("red \u{1B}[31malert\u{1B}[0m", "red \u{241B}[31malert\u{241B}[0m"),
            (
                "\u{1B}]8;;http://bad\u{7}click\u{1B}]8;;\u{7}",
                "\u{241B}]8;;http://bad\u{2407}click\u{241B}]8;;\u{2407}",
            ),
            ("eight-bit \u{9B}2J", "eight-bit \u{FFFD}2J"),
            ("12\u{202E}34 dead\u{202C}", "1234 dead"),
            ("\u{2066}left\u{2069} pa\u{200B}per \u{FEFF}", "left paper"),
            ("two\r\nlines\u{2028}three\ttabs", "two lines three tabs"),
            ("a\u{8}b", "a\u{2408}b"),
            ("ta\u{E0067}g", "tag"),
        ] {
            assert_eq!(plain(hostile), shown);
        }
    }

    #[test]
    fn what_is_read_stays() {
        for text in ["Çırağan Palace", "“50 days”, he said — €2bn", "東京 2 人", "Zelens\u{301}ky"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn towers_are_cut() {
        let tower = format!("Z{}o", "\u{336}".repeat(50));
        assert_eq!(plain(&tower), format!("Z{}o", "\u{336}".repeat(4)));
    }

    #[test]
    fn no_control_or_invisible_character_survives() {
        let every: String = ('\0'..=char::MAX).filter(|c| c.is_control() || is_invisible(*c)).collect();
        assert!(every.chars().count() > 100);
        assert!(!plain(&every).chars().any(|c| c.is_control() || is_invisible(c)));
    }
}
