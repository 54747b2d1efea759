//! What each line of the article is: caption, heading, item, entry of a live blog.
//!
//! Comes in: the lines that stay. Goes out: their roles, and the parts of a line that are set
//! aside: the credit behind a caption, the bullet before an item, the clock before an entry.

use crate::Role;
use crate::head::is_label_value;
use crate::lexicon::{AGENCIES, CREDIT_LABELS};
use crate::line::{Begins, Ends, Line};
use crate::token::hash;
use jiff::civil::Time;

/// Marks captions: a credit in brackets at the end, and the description of the picture above it.
pub(crate) fn captions(text: &str, lines: &mut [Line]) {
    for i in 0..lines.len() {
        if !lines[i].is_kept() || lines[i].role.is_some_and(|r| r != Role::Standfirst) {
            continue;
        }
        let own = lines[i].span.of(text);
        let label = lines[i].marks.has(b':');
        let Some(credit) = credit(own).or_else(|| label.then(|| labelled_credit(own)).flatten()) else { continue };
        lines[i].role = Some(Role::Caption);
        lines[i].back = (own.len() - credit, "photo-credit");
        // What screen readers are told of the picture stands right above its caption.
        if i > 0
            && lines[i - 1].is_kept()
            && lines[i - 1].role.is_none()
            && !lines[i].after_blank
            && lines[i - 1].after_blank
        {
            lines[i - 1].role = Some(Role::Caption);
        }
    }
}

/// Takes the agency's name off the end of a story's last sentence: "... the sources said.  REUTER".
pub(crate) fn sign_offs(text: &str, lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|l| l.is_kept() && l.ends == Ends::Bare && l.words >= 4) {
        let own = line.span.of(text);
        let Some(at) = own.rfind(char::is_whitespace) else { continue };
        let before = own[..at].trim_end();
        if before.ends_with(['.', '"', '”', '?', '!', ')']) && AGENCIES.contains(&hash(own[at..].trim())) {
            line.back = (own.len() - before.len(), "agency-note");
            line.ends = Ends::Stop;
        }
    }
}

/// Takes the signature of an embedded post off its words, and its tags and picture links with it:
/// "... #market pic.twitter.com/x — Rita Moll (@ritamoll) May 4, 2024".
pub(crate) fn embeds(text: &str, lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|l| l.is_kept() && l.role.is_none() && l.marks.has(b'@')) {
        let own = line.span.of(text);
        let Some(handle) = own.rfind('@').filter(|at| own[..*at].ends_with('(')).map(|at| at - 1) else { continue };
        let Some(dash) = own[..handle].rfind(['—', '–']).filter(|d| handle - d <= 80 && own.len() - handle <= 80)
        else {
            continue;
        };
        // Behind the handle stands the day and nothing else.
        if !own.ends_with(|c: char| c.is_ascii_digit()) || own[handle..].split_whitespace().count() > 5 {
            continue;
        }
        let mut end = own[..dash].trim_end().len();
        while let Some(word) = own[..end].split_whitespace().next_back() {
            if !(word.starts_with(['#', '@'])
                || word.starts_with("pic.")
                || word.contains("twitter.com/")
                || word.contains("t.co/")
                || word.starts_with("http"))
            {
                break;
            }
            end = own[..end - word.len()].trim_end().len();
        }
        if end > 0 {
            line.back = (own.len() - end, "embed");
            line.role = Some(Role::Quotation);
        }
    }
}

/// Where the credit at the end of a caption begins: "(Rita Moll/Bay Wire)", "[Photo: R. Moll]".
fn credit(own: &str) -> Option<usize> {
    let body = own.trim_end_matches(['.', ' ']);
    let (open, inner) = match body.chars().next_back()? {
        ')' => ('(', &body[..body.len() - 1]),
        ']' => ('[', &body[..body.len() - 1]),
        _ => return None,
    };
    let at = inner.rfind(open)?;
    let name = inner[at + 1..].trim();
    let words = name.split_whitespace().count();
    let before = own[..at].trim_end();
    let labelled = ["handout", "courtesy", "pic:", "pics:"]
        .iter()
        .chain(CREDIT_LABELS.iter())
        .any(|l| name.get(..l.len()).is_some_and(|n| n.eq_ignore_ascii_case(l)));
    // "Name/Agency": a slash between names; "(D/Ohio)" is a party and "(km/h)" a unit.
    let sides: Vec<&str> = name.split('/').map(str::trim).collect();
    let slashed = sides.len() >= 2
        && sides.iter().all(|s| s.chars().count() >= 2 && s.starts_with(char::is_uppercase))
        && name.chars().filter(char::is_ascii_digit).count() == 0;
    let fits = (1..=8).contains(&words) && (slashed || labelled) && before.split_whitespace().count() >= 4;
    fits.then_some(before.len())
}

/// Where a credit with a label begins that stands behind the words of a caption: "... in Hollin. Photograph: Lena
/// Orr/The Observer", "... near Hollin | Photo Credit: AFP".
fn labelled_credit(own: &str) -> Option<usize> {
    let colon = own.rfind(": ").filter(|c| own.len() - c <= 80)?;
    let label = CREDIT_LABELS.iter().find(|l| {
        own.is_char_boundary(colon.saturating_sub(l.len())) && own[..colon].to_ascii_lowercase().ends_with(**l)
    })?;
    let before = own[..colon - label.len()].trim_end();
    let name = own[colon + 2..].trim();
    let parted = before.ends_with(['.', '|', '”', '"', '!', ')', '/', '-', '–', '—']);
    let words = name.split_whitespace().count();
    let fits = parted
        && own[colon - label.len()..].starts_with(char::is_uppercase)
        && (1..=8).contains(&words)
        && name.starts_with(|c: char| c.is_uppercase() || c == '@')
        && before.split_whitespace().count() >= 3;
    fits.then(|| before.trim_end_matches(['|', ' ', '/']).len())
}

/// Marks bulleted and numbered items and takes their marker off.
pub(crate) fn items(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|l| l.is_kept() && l.role.is_none() && l.marker > 0) {
        line.role = Some(Role::Item);
        line.front = (line.marker, "list-marker");
    }
}

/// Marks the headings between paragraphs.
pub(crate) fn headings(text: &str, lines: &mut [Line], body: usize) {
    let kept: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].is_kept()).collect();
    for (k, &i) in kept.iter().enumerate() {
        let line = &lines[i];
        if line.role.is_some() || i < body {
            continue;
        }
        let own = line.span.of(text);
        let asks = line.ends == Ends::Cry && line.words <= 12 && !own.ends_with(['"', '”', '\'', '’']);
        let bare = line.ends == Ends::Bare && line.words <= 14;
        let next = kept.get(k + 1).map(|n| &lines[*n]);
        let leads = next.is_some_and(|n| {
            (n.is_prose() || n.marker > 0 || n.words > line.words)
                && n.begins != Begins::Lower
                && n.begins != Begins::Closing
        });
        if (asks || bare) && leads && line.begins != Begins::Lower && line.letters > 2 && !is_label_value(own, line) {
            lines[i].role = Some(Role::Heading);
        }
    }
}

/// The clock times at the head of a live blog's entries, by line; empty when this is no live blog.
pub(crate) fn clocks(text: &str, lines: &[Line]) -> Vec<(usize, Time)> {
    let found: Vec<(usize, Time, usize)> = (0..lines.len())
        .filter(|i| lines[*i].is_kept() && lines[*i].begins == Begins::Digit)
        .filter_map(|i| clock(lines[i].span.of(text)).map(|(t, n)| (i, t, n)))
        .collect();
    let falls = found.windows(2).filter(|w| w[1].1 <= w[0].1).count();
    let rises = found.windows(2).filter(|w| w[1].1 >= w[0].1).count();
    let steps = found.len().saturating_sub(1);
    // Entries run one way, but for midnight: a list of rates or results does not.
    if found.len() < 3 || falls.max(rises) + 1 < steps {
        return Vec::new();
    }
    found.into_iter().map(|(i, t, _)| (i, t)).collect()
}

/// "21:10 What we know", "20.05 It's over", "7:45 p.m. - Doors open": the time, and its length with what parts it
/// from the words.
pub(crate) fn clock(own: &str) -> Option<(Time, usize)> {
    let bytes = own.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if !(1..=2).contains(&digits) || !matches!(bytes.get(digits), Some(b':' | b'.' | b'h')) {
        return None;
    }
    let minutes = own.get(digits + 1..digits + 3).filter(|m| m.bytes().all(|b| b.is_ascii_digit()))?;
    let mut hour: i8 = own[..digits].parse().ok()?;
    let minute: i8 = minutes.parse().ok()?;
    let mut at = digits + 3;
    let rest = &own[at..];
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '%') && !starts_half(rest) {
        return None;
    }
    let lower = rest.trim_start().get(..4).map(str::to_ascii_lowercase).unwrap_or_default();
    let space = rest.len() - rest.trim_start().len();
    for (mark, pm) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        if lower.starts_with(mark) && !rest.trim_start()[mark.len()..].starts_with(char::is_alphanumeric) {
            hour = hour % 12 + if pm { 12 } else { 0 };
            at += space + mark.len();
            break;
        }
    }
    let time = Time::new(hour, minute, 0, 0).ok()?;
    // A zone, then what parts the time from the words.
    let rest = &own[at..];
    let zone = rest.split_whitespace().next().filter(|w| {
        let bare = w.trim_end_matches([':', '-', '–', '—', ',']);
        matches!(bare, "GMT" | "UTC" | "BST" | "CET" | "CEST" | "ET" | "EST" | "EDT" | "PT" | "IST" | "h")
    });
    if let Some(zone) = zone {
        at += rest.len() - rest.trim_start().len() + zone.trim_end_matches([':', '-', '–', '—', ',']).len();
    }
    let rest = &own[at..];
    let skipped = rest.len()
        - rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|' | '•')).len();
    // "5.20 percent" begins a sentence; an entry's first word has a capital or a mark.
    let first = rest[skipped..].chars().next()?;
    (skipped > 0 && !first.is_lowercase() && !first.is_numeric()).then_some((time, at + skipped))
}

fn starts_half(rest: &str) -> bool {
    rest.get(..2).is_some_and(|h| h.eq_ignore_ascii_case("am") || h.eq_ignore_ascii_case("pm"))
}

/// Gives the lines of a live blog their role; `show` says that the times are known as moments and may leave the text.
pub(crate) fn live_entries(text: &str, lines: &mut [Line], clocks: &[(usize, Time)], show: bool) {
    let Some(&(first, _)) = clocks.first() else { return };
    for line in lines[first..].iter_mut().filter(|l| l.is_kept() && l.role.is_none() && l.marker == 0) {
        line.role = Some(Role::LiveEntry);
    }
    for &(i, _) in clocks {
        if let Some((_, length)) = clock(lines[i].span.of(text))
            && show
        {
            lines[i].front = (length, "clock");
            lines[i].role = Some(Role::LiveEntry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times_of_entries() {
        for (text, time, rest) in [
            ("21:10 What we know", "21:10:00", "What we know"),
            ("20.05 It's over", "20:05:00", "It's over"),
            ("7:45 p.m. – Doors open", "19:45:00", "Doors open"),
            ("9:05am: The queue grows", "09:05:00", "The queue grows"),
            ("10:30 GMT | Trading halted", "10:30:00", "Trading halted"),
        ] {
            let (t, n) = clock(text).unwrap();
            assert_eq!((t.to_string().as_str(), &text[n..]), (time, rest));
        }
        for text in ["5.20 percent of it", "10.5 million", "3:2 win", "12:61 Late", "21:10"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }

    #[test]
    fn credits_and_other_brackets() {
        let text = "Neighbours look at a burned boat in Orlen on Monday. (Rita Moll/Bay Wire)";
        assert_eq!(credit(text).map(|n| &text[..n]), Some("Neighbours look at a burned boat in Orlen on Monday."));
        for text in ["The wind blew at 60 miles an hour (97 km/h)", "It was backed by the two unions (Amar and Bel)."] {
            assert_eq!(credit(text), None, "{text}");
        }
    }
}
