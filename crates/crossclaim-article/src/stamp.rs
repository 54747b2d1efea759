//! Lines that date a page, and lines that name its writer.
//!
//! Comes in: one short line. Goes out: the date it stamps the page with and what else it names,
//! or the byline in it. Which of several stamps counts is left to `date`.

use crate::date::{Candidate, read};
use crate::lexicon::{AGENCIES, BYLINE_WORDS, LABELS, OUTLET_WORDS, STAMP_WORDS};
use crate::line::{Ends, Line};
use crate::token::{Token, hash};
use crossclaim_text::Span;
use jiff::civil::Time;

/// What a stamp says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stamp {
    /// The date; a line with a label and a time alone has none.
    pub date: Option<Candidate>,
    /// The words that are neither date nor label: an outlet, a place.
    pub rest: Option<Span>,
    /// Is the rest a place before a comma ("Sadra, 12.03.2025")?
    pub is_place: bool,
}

/// The stamp that `text`, a whole line, is.
pub(crate) fn stamp(text: &str, line: &Line, tokens: &[Token]) -> Option<Stamp> {
    if line.words > 24 || line.digits == 0 || text.len() > 240 {
        return None;
    }
    let label = LABELS.find(tokens).map(|m| m.reason);
    let reading = read(text);
    let rest: Vec<Span> = reading
        .rest
        .iter()
        .copied()
        .filter(|s| {
            let word = s.of(text);
            !STAMP_WORDS.contains(&hash(word)) && word.starts_with(char::is_alphabetic) && word.chars().count() > 1
        })
        .collect();
    let Some(written) = reading.dates.first().copied() else {
        // "Last updated 21:10" alone.
        let bare = label.is_some() && reading.time.is_some() && rest.is_empty();
        return bare.then_some(Stamp { date: None, rest: None, is_place: false });
    };
    // "The court rose on 3 May." is a sentence, and "18 May 2024: the fire" a chronicle's entry.
    let sentence = line.ends == Ends::Stop && !rest.is_empty() && line.words > 6;
    let most = if label == Some("updated") || label == Some("published") && text.contains(':') { 7 } else { 4 };
    if sentence
        || rest.len() > most
        || rest.iter().any(|s| s.of(text).chars().all(char::is_lowercase)) && label.is_none()
    {
        return None;
    }
    // A day and month alone is a stamp only beside a label, a weekday or a time: "Day 3, 4 May".
    let weak = written.year.is_none() && label.is_none() && reading.weekday.is_none() && reading.time.is_none();
    if weak && !rest.is_empty() {
        return None;
    }
    let front = text[..written.span.start].trim();
    let is_place = label.is_none()
        && front.ends_with(',')
        && front.split_whitespace().count() <= 3
        && front.starts_with(char::is_uppercase)
        && reading.weekday.is_none();
    let origin = match label {
        Some("published") => "page-stamp",
        Some(_) => "modified",
        None if is_place => "place-and-date",
        None => "bare-stamp",
    };
    let mut whole = rest.first().zip(rest.last()).map(|(a, b)| Span::new(a.start, b.end));
    // "Time of India": the words before a name that a stamp has too.
    if let Some(whole) = &mut whole {
        for word in reading.rest.iter().rev().filter(|r| r.end < whole.start).copied().collect::<Vec<_>>() {
            let between = text[word.end..whole.start].chars().all(char::is_whitespace);
            if !between || !OUTLET_WORDS.contains(&hash(word.of(text))) {
                break;
            }
            whole.start = word.start;
        }
    }
    // Only words that stand together can be a name.
    let together = whole.filter(|w| w.end <= written.span.start || w.start >= written.span.end);
    let time: Option<Time> = reading.time;
    Some(Stamp { date: Some(Candidate { written, time, weekday: reading.weekday, origin }), rest: together, is_place })
}

/// The byline that `text`, a whole line, is: the name in it.
pub(crate) fn byline(text: &str, line: &Line, tokens: &[Token]) -> Option<Span> {
    if line.words > 14 || line.ends == Ends::Stop && line.words > 5 || line.ends == Ends::Cry || tokens.is_empty() {
        return None;
    }
    let by = matches!(tokens[0].hash, h if h == hash("by")) && tokens.len() > 1;
    let skip = usize::from(by);
    let names = &tokens[skip..];
    // "By Tuesday the fire was out" has small words a byline has not.
    let plain = names.iter().all(|t| {
        t.upper || BYLINE_WORDS.contains(&t.hash) || AGENCIES.contains(&t.hash) || is_nobiliary(&text[t.start..t.end])
    });
    let capitals = names.iter().filter(|t| t.upper).count();
    if names.iter().any(|t| t.number) || !plain || capitals == 0 {
        return None;
    }
    let trade = names
        .iter()
        .any(|t| t.hash != hash("in") && t.hash != hash("and") && BYLINE_WORDS.contains(&t.hash) && !t.upper);
    let span = Span::new(names[0].start, names.last()?.end);
    if by {
        return Some(span);
    }
    let with = names.iter().any(|t| t.hash == hash("with"));
    let desk = names.last().is_some_and(|t| {
        ["staff", "reporters", "reporter", "correspondent", "agencies", "desk"].iter().any(|w| hash(w) == t.hash)
    });
    // "Oliver Strand in Orlen", "Maud Ferrier, diplomatic correspondent", "Herald reporters and TNA".
    let placed = names.len() <= 6 && capitals >= 3 && names.iter().any(|t| t.hash == hash("in"));
    (trade && capitals >= 1 || with && names.len() <= 5 || desk || placed).then_some(span)
}

/// Two to four words with a capital each: a name on a line of its own.
pub(crate) fn is_bare_name(text: &str, line: &Line, tokens: &[Token]) -> bool {
    (2..=4).contains(&tokens.len())
        && line.digits == 0
        && line.ends == Ends::Bare
        && !line.is_shouted()
        && tokens.iter().all(|t| t.upper || is_nobiliary(&text[t.start..t.end]))
        && !text.contains([':', '"', '“', '|', '/', '&', ','])
}

fn is_nobiliary(word: &str) -> bool {
    matches!(
        word,
        "in" | "and"
            | "the"
            | "for"
            | "at"
            | "of"
            | "de"
            | "da"
            | "di"
            | "del"
            | "der"
            | "den"
            | "dos"
            | "du"
            | "la"
            | "le"
            | "van"
            | "von"
            | "zu"
            | "al"
            | "bin"
            | "el"
            | "y"
            | "e"
            | "with"
            | "via"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;
    use crate::token::tokens;

    fn with<T>(text: &str, f: impl Fn(&str, &Line, &[Token]) -> T) -> T {
        let mut out = Vec::new();
        tokens(text, &mut out);
        f(text, &lines(text)[0], &out)
    }

    #[test]
    fn stamps() {
        for (text, origin) in [
            ("Published: 2024-07-23 12:58:11 | Views: 12", "page-stamp"),
            ("Orlen Post23-07-2024", "bare-stamp"),
            ("Thu 13 Jun 2024 06.00 GMT", "bare-stamp"),
            ("Sadra, 12.03.2024", "place-and-date"),
            ("Last updated 21:10, Tuesday 11 June", "modified"),
            ("Bay Wire via OrlenMarkets · Nov 3, 2024 4:41 AM ET · 2 min read", "bare-stamp"),
        ] {
            let found = with(text, stamp);
            assert_eq!(found.and_then(|s| s.date).map(|d| d.origin), Some(origin), "{text}");
        }
    }

    #[test]
    fn sentences_with_dates_are_no_stamps() {
        for text in [
            "The court rose on 3 May 2024.",
            "3 May 2024: the roof falls in",
            "Schools reopen on 24 March",
            "Attendance: 61,204 at Alder Park",
            "Area burned: 3,200 hectares",
        ] {
            assert_eq!(with(text, stamp), None, "{text}");
        }
    }

    #[test]
    fn bylines() {
        for text in [
            "By Ana Moreau",
            "By JODIE FLINT, Chief Reporter",
            "Oliver Reed in Orlen",
            "Maud Perrin, diplomatic correspondent",
            "Herald reporters and BWN",
        ] {
            assert!(with(text, byline).is_some(), "{text}");
        }
        for text in [
            "By Tuesday the fire was out",
            "By 10 votes to 4",
            "Rescuers in Orlen find a child",
            "The minister, sacked",
        ] {
            assert!(with(text, byline).is_none(), "{text}");
        }
    }
}
