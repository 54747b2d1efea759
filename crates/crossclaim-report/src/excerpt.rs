//! How much of a sentence is shown: its words around those that matter, cut between words.
//!
//! Comes in: text, harmless (see [`crate::safe`]) but for [`shown`]. Goes out: pieces of it, never a
//! broken word.

use crate::safe::plain;
use std::ops::Range;

/// The words between quotation marks, unless they bring their own.
pub(crate) fn quoted(words: &str) -> String {
    if words.starts_with(['“', '"', '‘', '\'', '«', '„']) { words.to_owned() } else { format!("“{words}”") }
}

/// The words without quotation marks and stops around them.
pub(crate) fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Where `words` stand in `whole`: the place nearest to `near` characters from its start.
pub(crate) fn nearest(whole: &str, words: &str, near: usize) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    let (mut seen, mut from) = (0, 0);
    let places = whole.match_indices(words).map(|(at, _)| {
        seen += whole[from..at].chars().count();
        from = at;
        (seen.abs_diff(near), at)
    });
    places.min().map(|(_, at)| at..at + words.len())
}

/// The text made harmless and cut to `limit` characters. Of a text far longer than that no more
/// is read.
pub(crate) fn shown(text: &str, limit: usize) -> String {
    let end = text.char_indices().nth(limit * 4).map_or(text.len(), |(end, _)| end);
    let shown = cut(&plain(&text[..end]), limit);
    if end < text.len() && !shown.ends_with('…') { format!("{shown} …") } else { shown }
}

/// The text, cut at a word border behind `limit` characters.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let kept = text[..end].rfind(' ').map_or(&text[..end], |at| &text[..at]);
    format!("{} …", kept.trim_end_matches([',', ';', ':', ' ', '—', '–', '-']))
}

/// What stands before, in and behind `focus`, cut at word borders so that all of it is about
/// `limit` characters and the focus stays whole unless it alone is longer.
pub(crate) fn window(whole: &str, focus: Range<usize>, limit: usize) -> (String, String, String) {
    let (before, words, after) = (&whole[..focus.start], &whole[focus.clone()], &whole[focus.end..]);
    let length = |text: &str| text.chars().count();
    let words = cut(words, limit);
    let room = limit.saturating_sub(length(&words));
    // Each side gets half of the room, and what the other leaves over.
    let front = room.saturating_sub(length(after)).max(room / 2);
    let back = room.saturating_sub(length(before)).max(room - room / 2);
    let before = if length(before) <= front {
        before.to_owned()
    } else {
        let from = before.char_indices().rev().nth(front.saturating_sub(1)).map_or(before.len(), |(at, _)| at);
        let tail = &before[from..];
        format!("… {}", tail.find(' ').map_or("", |at| &tail[at + 1..]))
    };
    let after = if length(after) <= back { after.to_owned() } else { cut(after, back) };
    (before, words, after)
}

#[cfg(test)]
mod tests {
    use super::{cut, nearest, window};

    #[test]
    fn long_sentences_are_cut_around_the_words_that_matter() {
        let whole = "Far off in the hills of Orlo the mayor said that 40 houses burned before the rain came at last";
        let at = whole.find("40 houses").unwrap();
        let (before, words, after) = window(whole, at..at + 9, 40);
        assert_eq!(
            (before.as_str(), words.as_str(), after.as_str()),
            ("… said that ", "40 houses", " burned before …")
        );
        let (before, words, after) = window(whole, at..at + 9, 400);
        assert_eq!(format!("{before}{words}{after}"), whole);
    }

    #[test]
    fn cutting_keeps_whole_words_of_any_script() {
        assert_eq!(cut("naïve café, closed", 12), "naïve café …");
        assert_eq!(cut("東京都知事選挙", 3), "東京都 …");
        assert_eq!(cut("short", 5), "short");
    }

    #[test]
    fn the_nearest_of_several_places_is_taken() {
        assert_eq!(nearest("two of the two", "two", 9), Some(11..14));
        assert_eq!(nearest("two of the two", "two", 2), Some(0..3));
        assert_eq!(nearest("two", "", 0), None);
    }
}
