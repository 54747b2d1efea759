//! Lines that serve the reader of a paper and tell of nothing: hours, prices, pages, small ads, switches.
//!
//! Comes in: a line with its words. Goes out: whether it is such a line. Each rule sees a shape (a label before a
//! colon, a row of parts one of which is a page's, a pointer to a page, an address at the end), and none of them holds
//! for a line in which somebody speaks or that tells what happened: "Lost: black dog" is a notice, "“Lost: black dog,”
//! said the notice" is the story's.

use crate::clutter::is_speech;
use crate::lexicon::{PHRASES, SERVICE_LABELS, sign};
use crate::line::{Ends, Line};
use crate::token::{Token, hash};

/// Does a word of the line say that something happened?
pub(crate) fn tells_past(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| t.is(sign::PAST))
}

/// Is it a line of service, and of what sort?
pub(crate) fn judge(text: &str, line: &Line, tokens: &[Token], behind_prose: bool) -> Option<&'static str> {
    if line.words > 45 {
        return None;
    }
    if is_row(text, line) {
        return Some("navigation");
    }
    let colon = line.marks.has(b':');
    let reason = if is_labelled(text, tokens, colon) {
        "service-line"
    } else if is_page_pointer(line, tokens) {
        "read-more"
    } else if behind_prose && is_hours(text, line, tokens) {
        "service-line"
    } else if colon && line.digits >= 8 && is_number(text, line, tokens) {
        "contact"
    } else if !behind_prose && is_slug(text, line) {
        "agency-note"
    } else {
        return None;
    };
    (!is_speech(text, line, tokens)).then_some(reason)
}

/// "Tide at Ness: high 05.12", "WANTED: night porter", "FOR SALE. Rowing boat, 14 ft", "IN MEMORY of Aslak Rui": a label
/// of such lines with a colon, or in capitals where the rest is not.
fn is_labelled(text: &str, tokens: &[Token], colon: bool) -> bool {
    let blank = |t: &Token| text.as_bytes().get(t.end + 1).is_some_and(u8::is_ascii_whitespace);
    // "Markets at 16:02: OSX 1,204.5"
    let colon = tokens.iter().take(if colon { 7 } else { 0 }).position(|t| t.mark == b':' && blank(t));
    if let Some(colon) = colon.filter(|c| *c + 1 < tokens.len())
        && SERVICE_LABELS.find(&tokens[..=colon]).is_some()
        && !tells_past(&tokens[colon + 1..])
    {
        return true;
    }
    if text.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        return false;
    }
    let is_capital = |t: &&Token| text[t.start..t.end].chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let shouted = tokens.iter().take_while(is_capital).count();
    let label = &tokens[..shouted.min(5)];
    let words = label.iter().any(|t| t.end - t.start > 2 && !t.number);
    words
        && shouted < tokens.len()
        && (shouted >= 2 || !tells_past(&tokens[shouted..]))
        && (1..=label.len()).any(|n| SERVICE_LABELS.find(&label[..n]).is_some_and(|m| m.whole))
}

/// "8 min read · Translated from Danish by Ulla Prees", "8 comments | Older posts | Buy the mug": short parts, one of
/// which is a page's.
fn is_row(text: &str, line: &Line) -> bool {
    if line.words > 40 || line.ends == Ends::Stop && line.words > 12 {
        return false;
    }
    if !line.marks.has(b'|') && !line.marks.beyond_ascii() && !text.contains("   ") && !text.contains('\t') {
        return false;
    }
    let mut words = Vec::new();
    [" · ", " | ", " • ", " ‖ ", "   ", "\t"].iter().any(|sign| {
        if !text.contains(sign) {
            return false;
        }
        let parts: Vec<&str> = text.split(sign).map(str::trim).filter(|p| !p.is_empty()).collect();
        let short = parts.iter().all(|p| p.split_whitespace().count() <= 9);
        parts.len() >= 2
            && short
            && parts.iter().any(|p| {
                crate::token::tokens(p, &mut words);
                let price = words.len() == 1 && words[0].number && p.ends_with(|c: char| c.is_alphabetic());
                price || PHRASES.find(&words).is_some_and(|m| m.whole && m.reason != "related-maybe")
            })
    })
}

/// "Letters, page 14.", "Inside: the new council, pp. 4-9": short words and the page they stand on.
fn is_page_pointer(line: &Line, tokens: &[Token]) -> bool {
    if line.digits == 0 || line.words > 30 {
        return false;
    }
    let words = ["page", "pages", "p", "pp"].map(hash);
    let page = |t: &Token| words.contains(&t.hash);
    if !tokens.windows(2).any(|w| w[1].number && page(&w[0])) || tells_past(tokens) {
        return false;
    }
    let mut begin = 0;
    for (i, t) in tokens.iter().enumerate() {
        let last = i + 1 == tokens.len();
        if t.number && i > 0 && page(&tokens[i - 1]) && (last || matches!(t.mark, b'.' | b';' | b')' | b'|')) {
            let clause = tokens[begin..i].iter().any(|t| t.is(sign::AUXILIARY));
            if !clause && (2..=12).contains(&(i - begin)) {
                return true;
            }
        }
        if matches!(t.mark, b'.' | b'!' | b'?') && !page(t) && tokens.get(i + 1).is_none_or(|n| n.upper) {
            begin = i + 1;
        }
    }
    false
}

/// "Media office: 01999 555 0140 (8am to 6pm)": a label of a few words and a number as telephones have it.
fn is_number(text: &str, line: &Line, tokens: &[Token]) -> bool {
    let number = |colon: &Token| {
        let rest = text[colon.end + 1..].trim_start_matches([' ', '(']);
        let digits =
            rest.chars().take_while(|c| c.is_ascii_digit() || " +()-/".contains(*c)).filter(char::is_ascii_digit);
        (digits.count(), rest.starts_with(['0', '+']))
    };
    let ring = |i: usize| tokens[i.saturating_sub(3)..=i].iter().any(|t| t.is(sign::CONTACT));
    let found = (0..tokens.len()).filter(|i| tokens[*i].mark == b':').any(|i| {
        let (digits, trunk) = number(&tokens[i]);
        digits >= 8 && (trunk || ring(i))
    });
    found && line.words <= 30 && !tells_past(tokens)
}

/// "The counter is open Monday to Thursday from 9.00 to 15.30.": days in a row and hours. "Polls are open on Sunday from
/// 8 to 20." is news.
fn is_hours(text: &str, line: &Line, tokens: &[Token]) -> bool {
    let day = |t: &Token| t.is(sign::WEEKDAY);
    if line.words > 24 || line.digits < 2 || tokens.iter().filter(|t| day(t)).count() < 2 {
        return false;
    }
    let days = tokens
        .windows(3)
        .any(|w| day(&w[0]) && day(&w[2]) && ["to", "through", "till"].iter().any(|x| w[1].hash == hash(x)))
        || tokens
            .windows(2)
            .any(|w| day(&w[0]) && day(&w[1]) && matches!(text[w[0].end..w[1].start].trim(), "–" | "-"));
    days && !tells_past(tokens)
}

/// "BC-RAIL-STRIKE/2ND LEAD": the name of a story on the wire, over it.
fn is_slug(text: &str, line: &Line) -> bool {
    let first = text.split(' ').next().unwrap_or("");
    let joints = first.matches(['-', '/', '_']).count();
    line.words <= 5
        && line.ends == Ends::Bare
        && line.is_shouted()
        && (joints >= 2 || joints == 1 && first.contains('/'))
        && first.len() >= 8
        && first.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"-/_".contains(&b))
}

/// Where a last sentence begins that says no more than an address: "More at grendel.example.". `None` when there is none.
pub(crate) fn address(own: &str, tokens: &[Token]) -> Option<usize> {
    let last = tokens.last().filter(|t| !t.number && own[t.start..t.end].contains('.'))?;
    let (name, top) = own[last.start..last.end].rsplit_once('.')?;
    let rest = own[last.end..].chars().all(|c| !c.is_alphanumeric());
    let web = rest && name.len() >= 3 && (2..=8).contains(&top.len()) && top.bytes().all(|b| b.is_ascii_lowercase());
    if !web || own[..last.start].ends_with('@') {
        return None;
    }
    let before = tokens[..tokens.len() - 1].iter().rposition(|t| matches!(t.mark, b'.' | b'!' | b'?'));
    let begin = before.map_or(0, |b| b + 1);
    let sentence = &tokens[begin..];
    let small = sentence.iter().filter(|t| !t.is(sign::SMALL)).count();
    let leads =
        ["more", "visit", "see", "read", "find", "details", "information", "register", "apply", "book", "follow"];
    let led = leads.iter().any(|w| sentence[0].hash == hash(w)) || sentence.len() == 1;
    (led && small <= 7
        && !sentence.iter().any(|t| t.is(sign::SPEECH))
        && !own[sentence[0].start..].contains(['“', '”', '"', '«']))
    .then(|| sentence[0].start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;
    use crate::token::tokens;

    fn reason(text: &str) -> Option<&'static str> {
        let mut out = Vec::new();
        tokens(text, &mut out);
        judge(text, &lines(text)[0], &out, false)
    }

    #[test]
    fn lines_of_service() {
        for text in [
            "Tide at Sund: high 05.12 and 17.40.",
            "WANTED: night porter, Hotel Strand. Apply in person.",
            "FOR SALE. Rowing boat, 14 ft, oars, little used.",
            "Letters, page 14. Weather: snow above 900 metres",
            "Press room: 0555 014 0140 (8am to 6pm)",
            "6 min read · Translated from Danish by Ulla Prees",
            "SK-HARBOUR-FIRE/3RD LEAD",
        ] {
            assert!(reason(text).is_some(), "{text}");
        }
    }

    #[test]
    fn lines_that_tell() {
        for text in [
            "Lost: the ferry's anchor, the mayor told reporters.",
            "Wanted: three men who were seen at the kiln.",
            "The clause is on page 14.",
            "Tides at Sund were the highest since 1911.",
            "“For sale,” the sign said.",
            "LOST CHILD FOUND IN KILN",
        ] {
            assert_eq!(reason(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_at_the_end() {
        let at = |text: &str| {
            let mut out = Vec::new();
            tokens(text, &mut out);
            address(text, &out).map(|a| text[a..].to_owned())
        };
        assert_eq!(
            at("Holm Foods employs 640 people. More at holm.example.").as_deref(),
            Some("More at holm.example.")
        );
        assert_eq!(at("The list was put on holm.example."), None);
        assert_eq!(at("He left for the U.S."), None);
    }
}
