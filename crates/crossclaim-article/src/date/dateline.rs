//! The dateline: place, day and agency before the first sentence.
//!
//! Comes in: the first paragraph. Goes out: "LISBON, 12 May (Agency) —" taken apart, and where
//! the paragraph proper begins. The year it leaves out is found by the module above.

use super::read::{Written, read};
use crate::lexicon::NOT_A_PLACE;
use crate::token::hash;
use crossclaim_text::Span;

/// A dateline, by spans of the paragraph it opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// "LISBON", "ORLEN, Sandria".
    pub place: Option<Span>,
    /// "12 May".
    pub date: Option<Written>,
    /// "Agency", without its brackets.
    pub agency: Option<Span>,
    /// Where the paragraph proper begins.
    pub end: usize,
}

/// How far into a paragraph the dash of a dateline may stand, in bytes.
const REACH: usize = 110;

/// The dateline that `paragraph` opens with.
pub(crate) fn dateline(paragraph: &str) -> Option<Dateline> {
    let (front, end) = front(paragraph)?;
    let next = paragraph[end..].chars().next()?;
    // "NATO — the alliance — said": an aside, not a dateline.
    if next.is_lowercase() {
        return None;
    }
    let (front, agency) = split_agency(paragraph, front);
    let reading = read(&paragraph[..front]);
    if reading.dates.len() > 1 {
        return None;
    }
    let date = reading.dates.first().copied();
    let place_end = date.map_or(front, |d| d.span.start);
    let place = place(paragraph, place_end, date.is_some() || agency.is_some());
    // What stands between the day and the dash can be a year or nothing.
    let after_date = date.map_or("", |d| &paragraph[d.span.end..front]);
    if after_date.chars().any(char::is_alphabetic) {
        return None;
    }
    if place.is_none() && (place_end > 0 && !paragraph[..place_end].trim().is_empty() || agency.is_none()) {
        return None;
    }
    Some(Dateline { place, date, agency, end })
}

/// What stands before the dash (or colon), and where the paragraph goes on behind it.
fn front(paragraph: &str) -> Option<(usize, usize)> {
    let mut previous = ' ';
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > REACH {
            return None;
        }
        let after = at + c.len_utf8();
        let next = chars.peek().map(|(_, n)| *n);
        let is_dash = match c {
            '—' | '―' | '–' => previous.is_whitespace() || next.is_some_and(char::is_whitespace),
            '-' => {
                previous.is_whitespace() && next.is_some_and(|n| n.is_whitespace() || n == '-')
                    || previous == ')' && next == Some(' ')
            }
            // "NEW DELHI: The court": capitals alone.
            ':' => {
                let head = &paragraph[..at];
                next == Some(' ')
                    && head.chars().filter(|c| c.is_alphabetic()).count() >= 4
                    && !head.chars().any(char::is_lowercase)
                    && !head.chars().any(char::is_numeric)
                    && head.split_whitespace().count() <= 3
            }
            _ => false,
        };
        if is_dash {
            let rest = &paragraph[after..];
            let skipped = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '-').len();
            let head = paragraph[..at].trim_end();
            return (!head.is_empty()).then_some((head.len(), after + skipped));
        }
        previous = c;
    }
    None
}

/// Takes "(Agency)" or "/Agency/" off the end of the front: what is left, and the agency.
fn split_agency(paragraph: &str, front: usize) -> (usize, Option<Span>) {
    let head = &paragraph[..front];
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        if let Some(inner) = head.strip_suffix(close)
            && let Some(at) = inner.rfind(open)
        {
            let name = inner[at + open.len_utf8()..].trim();
            let words = name.split_whitespace().count();
            if (1..=5).contains(&words) && name.starts_with(char::is_alphabetic) {
                let start = at + open.len_utf8() + inner[at + open.len_utf8()..].find(name).unwrap_or(0);
                return (head[..at].trim_end().len(), Some(Span::new(start, start + name.len())));
            }
        }
    }
    (front, None)
}

fn place(paragraph: &str, end: usize, vouched: bool) -> Option<Span> {
    let text = paragraph[..end].trim_end_matches([' ', ',', '.', '(', '\u{a0}']);
    if text.is_empty() || text.split_whitespace().count() > 8 || NOT_A_PLACE.contains(&hash(text)) {
        return None;
    }
    let first = text.split([',', '/']).next().unwrap_or(text);
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 2 && !first.chars().any(char::is_lowercase);
    let capitalised =
        text.split(|c: char| c.is_whitespace() || c == ',' || c == '/').filter(|w| !w.is_empty()).all(|w| {
            w.starts_with(char::is_uppercase)
                || matches!(w, "of" | "the" | "de" | "la" | "del" | "upon" | "on")
                || w.starts_with("al-")
        });
    if text.contains(['"', '“', '”', '!', '?', ';', ':', '|']) || text.contains(|c: char| c.is_numeric()) {
        return None;
    }
    (capitalised && (shouted || vouched)).then(|| Span::new(0, text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str, &str, &str)> {
        dateline(text).map(|d| {
            (
                d.place.map_or("", |s| s.of(text)),
                d.date.map_or("", |w| w.span.of(text)),
                d.agency.map_or("", |s| s.of(text)),
                &text[d.end..],
            )
        })
    }

    #[test]
    fn datelines_of_many_houses() {
        for (text, expected) in [
            ("LISBON, 12 May (Agency) — A ferry sank.", ("LISBON", "12 May", "Agency", "A ferry sank.")),
            ("ORLEN, Sept 18 (Bay Wire) - A ferry sank.", ("ORLEN", "Sept 18", "Bay Wire", "A ferry sank.")),
            ("SANTA RITA, Sandria, March 11 – A ferry sank.", ("SANTA RITA, Sandria", "March 11", "", "A ferry sank.")),
            ("WASHINGTON ― A ferry sank.", ("WASHINGTON", "", "", "A ferry sank.")),
            ("Kyiv (AFP) – A ferry sank.", ("Kyiv", "", "AFP", "A ferry sank.")),
            ("ORLEN, July 3 /Bay Wire/ -- A ferry sank.", ("ORLEN", "July 3", "Bay Wire", "A ferry sank.")),
            ("(Bay Wire) - A ferry sank.", ("", "", "Bay Wire", "A ferry sank.")),
            ("NEW DELHI: A ferry sank.", ("NEW DELHI", "", "", "A ferry sank.")),
            ("Orlen, 12 May 2024 — A ferry sank.", ("Orlen", "12 May 2024", "", "A ferry sank.")),
        ] {
            assert_eq!(parts(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn asides_and_labels_are_none() {
        for text in [
            "NATO — the alliance — said no.",
            "The ferry — The Lark — sank.",
            "EXCLUSIVE — The ferry sank.",
            "UPDATE: The ferry sank.",
            "A well-known ferry sank.",
            "“We knew” — The words of a pilot.",
            "—",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
