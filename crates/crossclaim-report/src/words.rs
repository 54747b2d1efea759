//! The names of the wire in the words of a newsroom.
//!
//! Comes in: names such as `scope`, `page-stamp`, `2025-07-23T12:58:00`. Goes out: what a reader
//! would call it. An unknown name is shown as it is, hyphens as spaces: a newer report still reads.

use crate::safe::plain;

/// What differs, as a short heading.
pub(crate) fn heading(kind: &str) -> String {
    match kind {
        "quantity" => "The number".to_owned(),
        "scope" => "What the number covers".to_owned(),
        "date" => "When".to_owned(),
        "duration" => "How long".to_owned(),
        "place" => "Where".to_owned(),
        "entity" => "Who or what".to_owned(),
        "term" => "The word".to_owned(),
        "polarity" => "Whether it is so".to_owned(),
        "quote" => "The words of a quotation".to_owned(),
        "attribution" => "Who said it".to_owned(),
        "certainty" => "How sure it is".to_owned(),
        other => capital(&spaced(other)),
    }
}

/// How much a difference weighs.
pub(crate) fn weight(severity: &str) -> &'static str {
    match severity {
        "high" => "core fact",
        "medium" => "detail",
        _ => "wording",
    }
}

/// How sure the machine is; nothing when it is sure.
pub(crate) fn doubt(confidence: f32) -> Option<&'static str> {
    match confidence {
        c if c >= 0.75 => None,
        c if c >= 0.5 => Some("likely"),
        _ => Some("to be checked"),
    }
}

/// How a publication date is known.
pub(crate) fn origin(name: &str) -> String {
    match name {
        "given" => "given with the article".to_owned(),
        "json-ld" | "open-graph" | "meta" => "from the page’s data".to_owned(),
        "time-element" | "page-stamp" => "stamped on the page".to_owned(),
        "dateline" => "from the dateline".to_owned(),
        other => format!("from {}", spaced(other)),
    }
}

/// What every page has around its article; named last, and as one.
pub(crate) const FURNITURE: &str = "page furniture";

/// A part that was set aside.
pub(crate) fn set_aside(reason: &str) -> &'static str {
    match reason {
        "advertisement" | "promotion" | "subscription" | "newsletter" => "adverts",
        "related-stories" | "related-maybe" | "read-more" => "other stories",
        "comments" => "comments",
        "photo-credit" | "embed" => "pictures and embeds",
        "byline" | "agency-note" | "dateline" | "place-and-date" => "bylines and datelines",
        _ => FURNITURE,
    }
}

/// Why something could not be checked.
pub(crate) fn not_checked(reason: &str, number: usize) -> String {
    match reason {
        "other-language" => "not in English".to_owned(),
        "no-date" => format!("{} of no known day", count(number, "relative date", "relative dates")),
        "empty" => "no text left".to_owned(),
        "truncated" => "cut at the limit".to_owned(),
        "unreadable" => "could not be read".to_owned(),
        "long-sentence" => count(number, "sentence too long", "sentences too long"),
        other => spaced(other),
    }
}

/// The role of a claim that is not running text.
pub(crate) fn role(name: &str) -> Option<&'static str> {
    match name {
        "headline" => Some("headline"),
        "standfirst" => Some("standfirst"),
        "heading" => Some("heading"),
        "caption" => Some("caption"),
        "table" => Some("table"),
        _ => None,
    }
}

/// `2025-07-23T12:58:11` as "23 July 2025, 12:58"; anything else as it is.
pub(crate) fn moment(value: &str) -> String {
    let Some(day) = value.get(..10).and_then(day) else {
        return plain(value).into_owned();
    };
    match value.get(11..16).filter(|_| value.as_bytes()[10] == b'T').filter(|time| is_clock(time)) {
        Some(time) => format!("{day}, {time}"),
        None => day,
    }
}

/// The text with each ISO date in it written out: "2025-07-23" as "23 July 2025".
pub(crate) fn with_dates(text: &str) -> String {
    let text = plain(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    let mut inside = false;
    while let Some(first) = rest.chars().next() {
        if let Some(day) = (!inside).then(|| rest.get(..10)).flatten().and_then(day)
            && !rest[10..].starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == 'T')
        {
            out.push_str(&day);
            rest = &rest[10..];
            inside = true;
            continue;
        }
        inside = first.is_ascii_digit() || first == '-';
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
    out
}

fn is_clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 5 && bytes[2] == b':' && [0, 1, 3, 4].iter().all(|&at| bytes[at].is_ascii_digit())
}

fn day(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| -> Option<usize> {
        bytes.get(range.clone())?.iter().all(u8::is_ascii_digit).then(|| text.get(range)?.parse().ok()).flatten()
    };
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    let month = MONTHS.get(month.checked_sub(1)?)?;
    (1..=31).contains(&day).then(|| format!("{day} {month} {year}"))
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// "1 claim", "2 claims".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The word with a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The text as a sentence of its own: a capital at its front, a stop at its end.
pub(crate) fn sentence(text: &str) -> String {
    stopped(&capital(&plain(text)))
}

/// The text with a stop at its end; its front stays, for it may be the name of a file.
pub(crate) fn stopped(text: &str) -> String {
    let text = plain(text);
    let stops = text.is_empty() || text.trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '!', '?', '…']);
    if stops { text.into_owned() } else { format!("{text}.") }
}

fn spaced(name: &str) -> String {
    plain(name).replace(['-', '_'], " ")
}

#[cfg(test)]
mod tests {
    use super::{list, moment, sentence, with_dates};

    #[test]
    fn dates_read_as_a_person_writes_them() {
        assert_eq!(moment("2025-07-23T12:58:11"), "23 July 2025, 12:58");
        assert_eq!(moment("2025-02-03"), "3 February 2025");
        assert_eq!(moment("summer"), "summer");
        assert_eq!(moment("2025-13-03"), "2025-13-03");
        assert_eq!(with_dates("2025-07-23/2025-07-24"), "23 July 2025/24 July 2025");
        assert_eq!(with_dates("by 2025-09-02, case 12025-07-23"), "by 2 September 2025, case 12025-07-23");
        assert_eq!(with_dates("é2025-07-2"), "é2025-07-2");
    }

    #[test]
    fn explanations_are_sentences() {
        assert_eq!(sentence("one says “not”"), "One says “not”.");
        assert_eq!(sentence("Stays as it is."), "Stays as it is.");
        assert_eq!(sentence(""), "");
    }

    #[test]
    fn lists_read_as_a_person_writes_them() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
