//! One line alone: is it clutter, and of what sort?
//!
//! Comes in: a line with its words. Goes out: a [`Verdict`] with the reason, and whether the line
//! announces something that is not the article either (a list of other stories, an
//! advertisement, the readers' comments). What such a line takes with it is left to `story`.

use crate::lexicon::{PHRASES, RESIDUE, sign};
use crate::line::{Begins, Ends, Line};
use crate::service;
use crate::token::{Token, hash};

/// What a line announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// A list of other stories.
    Related,
    /// One other story.
    Teaser,
    /// An advertisement.
    Advertisement,
    /// The readers' comments.
    Comments,
    /// The foot of a release: notes to editors, what the company says of itself.
    Release,
    /// Small ads, family notices, results, dates.
    Listings,
    /// The way out of the page: an application to load, a newsletter, a footer.
    Footer,
}

/// What a line is, when it is not the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// In kebab-case.
    pub reason: &'static str,
    /// What it announces.
    pub cue: Option<Cue>,
}

impl Verdict {
    const fn plain(reason: &'static str) -> Self {
        Self { reason, cue: None }
    }
}

/// What stands beside a line.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four things seen, none of which follows from another")]
pub(crate) struct Around {
    /// A title, not a paragraph, stands on the next line.
    pub title_next: bool,
    /// Does another stand behind that one, with no blank line between?
    pub titles_next: bool,
    /// Does a paragraph stand on the next line, with no blank line between?
    pub prose_under: bool,
    /// A paragraph was seen before.
    pub behind_prose: bool,
}

/// What `line` is when it is not the article; `None` when nothing speaks against it.
///
/// `around` says what stands beside it.
pub(crate) fn judge(text: &str, line: &Line, tokens: &[Token], around: Around) -> Option<Verdict> {
    if tokens.is_empty() {
        // The full stop behind a link has a sentence to go to.
        if line.begins == Begins::Closing {
            return None;
        }
        // A rule, a row of dots, an emoji: nothing to read.
        return Some(Verdict::plain("ornament"));
    }
    if line.words <= 12 && is_residue(text, line) {
        return Some(Verdict::plain("theme-residue"));
    }
    if let Some(verdict) = phrase(text, line, tokens, around) {
        return Some(verdict);
    }
    if let Some(verdict) = labelled(text, line, tokens) {
        return Some(verdict);
    }
    if let Some(reason) = row_of_counters(text, tokens) {
        return Some(Verdict::plain(reason));
    }
    if is_menu(text, line, tokens) {
        return Some(Verdict::plain("navigation"));
    }
    if is_ticker(text, line, tokens) {
        return Some(Verdict::plain("ticker"));
    }
    if is_weather(text, line, tokens) {
        return Some(Verdict::plain("weather"));
    }
    if is_contact(text, line, tokens) || is_number_to_ring(text, line, tokens) || is_call(text, line, tokens) {
        return Some(Verdict::plain("contact"));
    }
    if is_rights(text, line) {
        return Some(Verdict::plain("footer"));
    }
    if around.behind_prose && is_user(text, tokens) {
        return Some(Verdict { reason: "comments", cue: Some(Cue::Comments) });
    }
    if is_sign_off(text, line) {
        return Some(Verdict::plain("agency-note"));
    }
    if around.behind_prose && is_pointer(text, line, tokens, around) {
        return Some(Verdict { reason: "read-more", cue: Some(Cue::Teaser) });
    }
    if is_embed(text, line) {
        return Some(Verdict::plain("embed"));
    }
    if is_promotion(text, line, tokens) {
        return Some(Verdict::plain("promotion"));
    }
    service::judge(text, line, tokens, around.behind_prose).map(Verdict::plain)
}

fn is_residue(text: &str, line: &Line) -> bool {
    if line.words > 3 && !line.marks.any(b"_[](){}<>:.-") {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    RESIDUE.iter().any(|r| lower.contains(r)) || is_glued(text)
}

/// One "word" with an image or icon in its name: "`banner_300x250.jpg`", "hero-img".
fn is_glued(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"].iter().any(|e| text.to_ascii_lowercase().ends_with(e))
}

/// Quotation marks, or a verb of saying: somebody speaks, so it is no label.
pub(crate) fn is_speech(text: &str, line: &Line, tokens: &[Token]) -> bool {
    tokens.iter().any(|t| t.is(sign::SPEECH)) || is_quoted(text, line)
}

/// Has it quotation marks?
pub(crate) fn is_quoted(text: &str, line: &Line) -> bool {
    line.marks.has(b'"') || line.marks.beyond_ascii() && text.contains(['“', '”', '«'])
}

fn phrase(text: &str, line: &Line, tokens: &[Token], around: Around) -> Option<Verdict> {
    let found = PHRASES.find(tokens)?;
    if !found.whole {
        // "Share prices fell", "Follow the money, said ...": a phrase at the front of a long line,
        // with no mark that sets it apart, is a sentence as often as a label.
        let limit = if found.marked || found.words >= 3 { 60 } else { 25 };
        if line.words > limit || (!found.marked && is_speech(text, line, tokens)) {
            return None;
        }
        if found.words == 1 && !found.marked && line.is_prose() {
            return None;
        }
        // "Reporting by two of her journalists had shown ...": behind "by" a credit has a name.
        let names = matches!(found.reason, "agency-note" | "photo-credit") && !found.inside;
        if names
            && tokens[found.words - 1].hash == hash("by")
            && tokens.get(found.words).is_some_and(|t| !t.upper)
            && line.is_prose()
        {
            return None;
        }
    }
    // "The county wants to become a member of the union": a prompt speaks to its reader.
    let prompt = matches!(found.reason, "newsletter" | "subscription" | "cookies");
    let ordered = tokens[0].is(sign::IMPERATIVE);
    if prompt && found.inside && found.words <= 4 && !ordered && !tokens.iter().any(|t| t.is(sign::ADDRESS)) {
        return None;
    }
    let short = line.words <= 8 && line.ends != Ends::Stop;
    let cue = match found.reason {
        "related-stories" => {
            if !found.whole && !short {
                return None;
            }
            // "Read also:" points at one story, "Read also" heads a list.
            Some(if text.ends_with(':') && !around.titles_next { Cue::Teaser } else { Cue::Related })
        }
        "related-maybe" => {
            if !(around.title_next && short && line.ends == Ends::Bare) {
                return None;
            }
            return Some(Verdict { reason: "related-stories", cue: Some(Cue::Related) });
        }
        "teaser-labels" => {
            // "Vote: 51 to 49" is a result, "VOTE: Should the race be moved?" a button.
            let asks = line.digits * 5 <= line.letters || line.ends == Ends::Cry;
            if !(around.behind_prose && asks && line.ends != Ends::Stop && line.words <= 20) {
                return None;
            }
            return Some(Verdict { reason: "read-more", cue: Some(Cue::Teaser) });
        }
        "read-more" => {
            // "Watch: ..." may stand before a whole sentence of the article's own.
            if !found.whole && found.words == 1 && !found.marked {
                return None;
            }
            Some(Cue::Teaser)
        }
        "advertisement" => Some(Cue::Advertisement),
        "release-foot" | "listings" => {
            // "Deaths: 14", "For sale, it said": only a label behind the story.
            if !(found.whole && matches!(line.ends, Ends::Bare | Ends::Open)) {
                return None;
            }
            if !around.behind_prose {
                // An entry of a menu.
                return (line.words <= 2 && !line.after_blank).then_some(Verdict::plain("navigation"));
            }
            let cue = if found.reason == "listings" { Cue::Listings } else { Cue::Release };
            return Some(Verdict { reason: found.reason, cue: Some(cue) });
        }
        "comments" if found.whole || short || line.words <= 14 => Some(Cue::Comments),
        "photo-credit" if !found.whole && found.words < 4 && line.words >= 10 && line.is_prose() => return None,
        "agency-note" if !found.whole && !found.marked && found.words < 2 && line.words > 12 => return None,
        "newsletter" | "subscription" | "footer" if line.is_title() && line.words <= 6 => Some(Cue::Footer),
        _ => None,
    };
    Some(Verdict { reason: found.reason, cue })
}

/// "Most read: House prices fall | Man finds broom", "You may also like: 1. Lifts 2. Lakes": the titles stand behind
/// a label on its own line elsewhere.
fn labelled(text: &str, line: &Line, tokens: &[Token]) -> Option<Verdict> {
    let colon = tokens.iter().take(7).position(|t| t.mark == b':').filter(|c| *c + 1 < tokens.len())?;
    // "Posted at 5:48"
    if text.as_bytes().get(tokens[colon].end + 1).is_none_or(|b| !b.is_ascii_whitespace()) {
        return None;
    }
    let found = PHRASES.find(&tokens[..=colon]).filter(|m| m.whole)?;
    let fits = matches!(found.reason, "related-stories" | "read-more" | "comments" | "navigation" | "advertisement");
    (fits && line.words <= 60 && line.ends != Ends::Stop)
        .then_some(Verdict::plain(if found.reason == "advertisement" { "advertisement" } else { "related-stories" }))
}

/// "1.2k shares | 96 comments", "Share Tweet Pin Email": a row of things each of which is clutter.
fn row_of_counters(text: &str, tokens: &[Token]) -> Option<&'static str> {
    if tokens.len() > 16 || tokens.len() < 2 {
        return None;
    }
    let mut reason = None;
    let mut at = 0;
    while at < tokens.len() {
        let longest = (1..=5.min(tokens.len() - at)).rev().find_map(|n| {
            let part = &tokens[at..at + n];
            PHRASES
                .find(part)
                .filter(|m| m.whole && !matches!(m.reason, "read-more" | "related-maybe" | "teaser-labels"))
                .map(|m| (n, m.reason))
        });
        let (n, found) = longest?;
        // "Share 41 Tweet 7": a number is the count of the button before it.
        if n == 1 && tokens[at].number && !matches!(reason, Some("share-bar" | "counter")) {
            return None;
        }
        reason = reason.or(Some(found));
        at += n;
    }
    // "Jobs Archive Home" is a menu; "Search continues" never gets here, "continues" being no phrase.
    let sentence = text.ends_with(['.', '?']);
    reason.filter(|_| !sentence)
}

/// "Home > News > M&A", "Log in | Puzzles | Shop", "News Sport Showbiz Win! Horoscopes".
fn is_menu(text: &str, line: &Line, tokens: &[Token]) -> bool {
    if line.words > 40 || line.ends == Ends::Stop {
        return false;
    }
    // "HomeNewsSportWeather": entries with nothing between them.
    if line.words == 1 {
        let letters: Vec<char> = text.chars().collect();
        return letters.windows(2).filter(|p| p[0].is_lowercase() && p[1].is_uppercase()).count() >= 3;
    }
    let sections = tokens.iter().filter(|t| t.is(sign::SECTION)).count();
    if sections >= 3 && sections * 3 >= tokens.len() * 2 {
        return true;
    }
    // "[Home] [Politics] [Donate]"
    if text.starts_with('[') && text.ends_with(']') && text.matches("] [").count() >= 2 {
        return true;
    }
    if !line.marks.beyond_ascii() && !line.marks.any(b"|/>:^~-<+*\\") {
        return false;
    }
    // A breadcrumb's sign is never prose.
    if text.contains(['›', '»', '▸', '→']) && line.words <= 12 && !text.contains(['“', '"', '«']) {
        return true;
    }
    if is_chain(text, line) {
        return true;
    }
    for (sign, least) in [("|", 3), (" · ", 3), (" • ", 3), (" / ", 3), (" > ", 2), (" :: ", 2)] {
        if !text.contains(sign) {
            continue;
        }
        let parts: Vec<&str> = text.split(sign).map(str::trim).filter(|p| !p.is_empty()).collect();
        if parts.len() >= least {
            let short = parts.iter().filter(|p| p.split_whitespace().count() <= 4).count();
            let figures = parts.iter().filter(|p| p.contains(|c: char| c.is_ascii_digit())).count();
            if short * 3 >= parts.len() * 2 && figures * 2 < parts.len() {
                return true;
            }
        }
    }
    false
}

/// "Start ^ Regions ^ North", "University of Harn - Communications - No. 31": short parts with one sign between them.
fn is_chain(text: &str, line: &Line) -> bool {
    if line.words > 18 || !matches!(line.ends, Ends::Bare) || line.marker > 0 || text.contains(['“', '"']) {
        return false;
    }
    let mut parts =
        text.split(' ').filter(|w| w.chars().count() <= 2 && w.chars().all(|c| !c.is_alphanumeric()) && !w.is_empty());
    let Some(sign) = parts.next() else { return false };
    let joint = format!(" {sign} ");
    let parts: Vec<&str> = text.split(joint.as_str()).collect();
    let short = |p: &&str| {
        (1..=4).contains(&p.split(' ').count()) && p.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let figures = parts.iter().filter(|p| p.contains(|c: char| c.is_ascii_digit())).count();
    parts.len() >= 3 && parts.iter().all(short) && figures * 2 < parts.len() && !sign.contains(['&', '=', '+'])
}

/// "FTSE 100 9,701.37 +0.2% GBP/USD 1.331", "EUR/CRN 25.29 ▲ USD/CRN 21.46 ▼": rates, no sentence.
fn is_ticker(text: &str, line: &Line, tokens: &[Token]) -> bool {
    if line.digits == 0 || line.words > 40 || tokens.iter().any(|t| t.is(sign::SMALL)) || line.ends == Ends::Stop {
        return false;
    }
    let arrows = text.contains(['▲', '▼', '△', '▽', '↑', '↓', '⬆', '⬇']);
    let numbers = tokens.iter().filter(|t| t.number).count();
    let decimals = tokens.iter().filter(|t| t.number && text[t.start..t.end].contains('.')).count();
    let signed =
        text.split_whitespace().filter(|w| w.starts_with(['+', '−']) || (w.starts_with('-') && w.len() > 1)).count();
    let pairs = text
        .split_whitespace()
        .filter(|w| w.contains('/') && w.chars().all(|c| c.is_ascii_uppercase() || c == '/'))
        .count();
    arrows && numbers > 0 || decimals >= 1 && numbers >= 2 && signed + pairs >= 1 && numbers * 3 >= tokens.len()
}

/// "Contact: desk@paper.example", "press@bank.example", "Tips? 555 0199": an address to write or ring.
fn is_contact(text: &str, line: &Line, tokens: &[Token]) -> bool {
    if line.words > 16 || !line.marks.any(b"@+.:") {
        return false;
    }
    let mail = line.marks.has(b'@')
        && text.split_whitespace().any(|w| {
            w.split_once('@').is_some_and(|(a, b)| {
                !a.is_empty()
                    && b.contains('.')
                    && !w.starts_with('@')
                    && !b.ends_with('.') | b.trim_end_matches('.').contains('.')
            })
        });
    let address = line.words <= 6
        && text
            .split_whitespace()
            .any(|w| w.starts_with("http://") || w.starts_with("https://") || w.starts_with("www."));
    let phone = line.words <= 14 && line.digits >= 8 && text.contains('+') && text.contains(['(', ' ']) && {
        let tail: String = text.chars().skip_while(|c| *c != '+').collect();
        tail.chars().filter(char::is_ascii_digit).count() >= 8
            && tail.chars().all(|c| c.is_ascii_digit() || " +()-–.,/".contains(c))
    };
    (mail || address || phone) && !is_speech(text, line, tokens)
}

/// "Citizens' telephone: 0800 555 118 (free)": a label for a way to ring, and a number.
fn is_number_to_ring(text: &str, line: &Line, tokens: &[Token]) -> bool {
    let Some(colon) = tokens.iter().take(6).position(|t| t.mark == b':') else { return false };
    line.words <= 20
        && line.digits >= 5
        && line.digits * 5 >= line.letters
        && tokens[..=colon].iter().any(|t| t.is(sign::CONTACT))
        && !is_speech(text, line, tokens)
}

/// "Roof repairs from 499 crowns. Call Brask & Sons on 55 81 90.": a last sentence that is an order to ring, and a
/// number at its end. "Anyone who saw it should call the police on 114 114." is the story's.
fn is_call(text: &str, line: &Line, tokens: &[Token]) -> bool {
    if line.words > 40 || line.digits < 5 || !tokens.last().is_some_and(|t| t.number) {
        return false;
    }
    let begin =
        tokens.iter().rposition(|t| matches!(t.mark, b'.' | b'!' | b'?') && t.end != tokens[tokens.len() - 1].end);
    let last = &tokens[begin.map_or(0, |b| b + 1)..];
    let digits = |t: &Token| text[t.start..t.end].bytes().filter(u8::is_ascii_digit).count();
    last.len() <= 14
        && last.first().is_some_and(|t| t.upper && t.is(sign::CONTACT))
        && last.iter().rev().take_while(|t| t.number).map(digits).sum::<usize>() >= 5
        && !is_speech(text, line, tokens)
}

/// "14°C, light rain, wind SW 12 km/h", "62°": degrees and the words beside them, no sentence.
fn is_weather(text: &str, line: &Line, tokens: &[Token]) -> bool {
    if line.words > 16 || line.digits == 0 || line.ends == Ends::Stop {
        return false;
    }
    let words = tokens.iter().filter(|t| t.is(sign::WEATHER)).count();
    let degrees = text.contains('°');
    line.words <= 16
        && line.ends != Ends::Stop
        && (degrees && (words >= 1 || line.letters <= 1) || words >= 2 && line.digits >= 3 && words * 2 >= line.words)
        && !tokens.iter().any(|t| t.is(sign::SPEECH))
}

/// "©2025 Bay Wire L.P.", "v4.18.2-build.2210": the sign of rights at the front, or the number of a program.
fn is_rights(text: &str, line: &Line) -> bool {
    // "(c) The chair has one vote." is an item of a list.
    let year = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let signed = text.starts_with(['©', '®', '™'])
        || text.get(..3).is_some_and(|f| f.eq_ignore_ascii_case("(c)")) && year(&text[3..]);
    let version = line.words == 1
        && text.starts_with(['v', 'V'])
        && text.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
        && text.contains('.');
    signed && line.words <= 40 || version
}

/// "`gerda_k`: they sold me a seat": a name as only accounts have them, a colon, what its owner says.
fn is_user(text: &str, tokens: &[Token]) -> bool {
    let Some(first) = tokens.first().filter(|t| t.mark == b':' && t.start == 0 && tokens.len() > 2) else {
        return false;
    };
    let name = &text[..first.end];
    let digit = name.ends_with(|c: char| c.is_ascii_digit()) && name.starts_with(char::is_alphabetic);
    (name.contains('_') || digit && name.len() >= 6) && text[first.end..].starts_with(": ")
}

/// "BW/rm/pa", "lm/sg (AP, dpa)": the initials of those who wrote and read it, as agencies sign.
fn is_sign_off(text: &str, line: &Line) -> bool {
    if line.words > 5 || !line.marks.has(b'/') {
        return false;
    }
    let first = text.split(' ').next().unwrap_or("");
    let parts: Vec<&str> = first.split('/').collect();
    let initials = parts.len() >= 2
        && parts.iter().all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.iter().any(|p| p.bytes().all(|b| b.is_ascii_lowercase()));
    initials && (line.words == 1 || line.words <= 5 && text[first.len()..].trim_start().starts_with('('))
}

/// "WATCH BELOW: Wolf walks past camera": an order to the reader of a few words, a colon, a title.
fn is_pointer(text: &str, line: &Line, tokens: &[Token], around: Around) -> bool {
    // ">> Four held after jeweller is robbed"
    if text.starts_with(">>") || text.starts_with("››") || text.starts_with("→") {
        // ">> How long?" over a paragraph is a heading.
        return line.ends != Ends::Stop && !(around.prose_under && text.ends_with('?'));
    }
    let Some(colon) = tokens.iter().take(4).position(|t| t.mark == b':') else { return false };
    let order = |t: &Token| t.is(sign::ORDER);
    let known = |t: &Token| t.is(sign::ORDER | sign::PART | sign::SHARED | sign::SMALL);
    line.words <= 25
        && line.ends != Ends::Stop
        && colon + 1 < tokens.len()
        && order(&tokens[0])
        && tokens[..=colon].iter().all(known)
        && !is_speech(text, line, tokens)
}

/// What is left of an embedded post: its signature, a lone handle, tags and picture links.
fn is_embed(text: &str, line: &Line) -> bool {
    if line.words > 12 || !line.marks.any(b"#@/") {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let signature = matches!(line.begins, Begins::Mark) && text.starts_with(['—', '–', '-']) && text.contains("(@");
    let tags = words
        .iter()
        .filter(|w| {
            w.starts_with(['#', '@'])
                || w.starts_with("pic.twitter.com/")
                || w.starts_with("t.co/")
                || w.starts_with("https://t.co/")
        })
        .count();
    signature || tags == words.len() || words.len() == 2 && tags == 1 && words[1].starts_with('@')
}

/// "Listen to our podcast, every Tuesday": an imperative, an address to the reader and an offer.
fn is_promotion(text: &str, line: &Line, tokens: &[Token]) -> bool {
    if line.words > 45 {
        return false;
    }
    let first = &tokens[0];
    // "Ready to dive in? Download the app": the order may open any sentence of the line.
    let imperative = first.is(sign::IMPERATIVE)
        || tokens
            .windows(2)
            .any(|w| w[1].is(sign::IMPERATIVE) && w[1].upper && matches!(w[0].mark, b'?' | b'!' | b'.' | b'|'));
    // "Watch TVK News every weekday at 6 and 10 p.m."
    let hours = line.digits > 0
        && line.words <= 20
        && first.is(sign::TUNE)
        && first.upper
        && tokens.iter().any(|t| t.is(sign::SCHEDULE));
    (hours
        || imperative
            && tokens.iter().any(|t| t.is(sign::OFFER))
            && (line.words <= 12 || tokens.iter().any(|t| t.is(sign::ADDRESS))))
        && !is_speech(text, line, tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;
    use crate::token::tokens;

    fn reason(text: &str) -> Option<&'static str> {
        let mut out = Vec::new();
        tokens(text, &mut out);
        judge(text, &lines(text)[0], &out, Around::default()).map(|v| v.reason)
    }

    #[test]
    fn furniture_is_clutter() {
        for (text, expected) in [
            ("Share Tweet Pin Email", "share-bar"),
            ("87 shares | 12 comments", "counter"),
            ("Home > Money > Banks", "navigation"),
            ("World › Africa", "navigation"),
            ("DAX 18,204.11 +0.4% EUR/USD 1.082", "ticker"),
            ("Night shift: desk@orlen-post.example", "contact"),
            ("Join 90,000 cooks who get our Friday email", "promotion"),
            ("— Rita Moll (@ritamoll) May 4, 2024", "embed"),
            ("* * *", "ornament"),
        ] {
            assert!(reason(text).is_some(), "{text}");
            if expected != "promotion" {
                assert_eq!(reason(text), Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn sentences_are_not() {
        for text in [
            "Share prices in Orlen fell by a third on Monday.",
            "Please leave your car at home.",
            "“Sign up for nothing,” the union told its members.",
            "He said he would email the list to the police.",
            "Comments by the minister angered both camps.",
            "Follow-up tests found 14 cases in the two villages.",
            "The app was downloaded 40,000 times in your town, the council said.",
        ] {
            assert_eq!(reason(text), None, "{text}");
        }
    }
}
