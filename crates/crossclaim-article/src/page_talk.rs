//! Sentences that speak of the page and to its reader.
//!
//! Comes in: the lines of a page, those that a list knows already set aside. Goes out: without the
//! appeals, notices and buttons that no list knows. Two ways of seeing them, neither of which hangs
//! on one word. A sentence is weighed: words for parts of a page ("newsletter", "article"), above all
//! behind "this" and "our", orders, "you" and "we" speak for it; somebody's speech, a person told
//! of, and words that the article itself is about speak against it. A short line of which every
//! word is a page's ("Show key events only") is a button. What a sentence of the article is
//! was left to `clutter` and is left to `story`.

use crate::lexicon::{Words, sign};
use crate::line::{Begins, Ends, Fate, Line};
use crate::token::{LineTokens, Token, hash};

/// From here on a sentence is the page's. A notice of its own voice about one of its parts that asks
/// something of the reader is worth 3 to 5, a sentence of an article that tells readers what to do at most 2.5.
const SURE: f32 = 3.0;

/// No appeal is longer, in bytes.
pub(crate) const LONGEST: usize = 900;

/// What was seen of a line.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "signs that are weighed, each on its own")]
struct Signs {
    /// What its words for parts of a page are worth.
    nouns: f32,
    /// Does one of them stand behind "this", "our"?
    deictic: bool,
    /// Does a sentence of it begin with an order?
    order: bool,
    /// Does it say what was done to an article?
    mended: bool,
    you: bool,
    we: bool,
    please: bool,
    /// Is it set between signs: "+++ ... +++"?
    framed: bool,
    /// Is it a question as forms ask them?
    asks: bool,
    /// Does it offer one of its parts: "can be downloaded", "is available"?
    serves: bool,
    /// Does somebody in the world speak?
    spoken: bool,
    /// Is somebody told of?
    person: bool,
    /// Words that look like a past tense.
    past: usize,
}

/// What is known of the page when a line of it is looked at.
#[derive(Clone, Copy)]
struct Known<'a> {
    /// Words for parts of a page that the article itself is about.
    topical: &'a Words,
    /// The last word of the outlet's name; 0 when it is not known.
    outlet: u64,
}

/// What of the reader and the writers the article itself makes much of: an essay says "we", a guide "you".
#[derive(Clone, Copy, Debug, Default)]
struct Register {
    you: bool,
    we: bool,
    order: bool,
}

impl Signs {
    /// Does it tell of the world?
    fn tells(self) -> bool {
        self.spoken || self.person || self.past > 0 && !self.you && !self.we && !self.deictic
    }

    /// Does the page itself speak?
    fn is_voice(self, register: Register) -> bool {
        self.deictic
            || self.please
            || self.order && !register.order
            || self.we && !register.we
            || self.framed
            || self.serves
            || self.asks
    }

    /// Is it the page's, and not the article's?
    fn is_sure(self, register: Register) -> bool {
        self.nouns >= 0.8 && self.is_voice(register) && self.score(register) >= SURE
    }

    fn score(self, register: Register) -> f32 {
        let worth = |sign: bool, worth: f32| if sign { worth } else { 0.0 };
        let (you, we) = (self.you && !register.you, self.we && !register.we);
        let mut score = self.nouns.min(2.2)
            + worth(self.deictic, 1.2)
            + worth(self.order && !register.order, 1.1)
            + worth(you, 1.2)
            + worth(we, 0.9)
            + worth(self.please, 0.9)
            + worth(self.mended && self.deictic, 1.3)
            + worth(self.framed, 0.8)
            + worth(self.asks, 1.0)
            + worth(self.serves, 1.2)
            - worth(self.spoken, 2.5)
            - worth(self.person, 1.2);
        if !self.mended && !we && !you && !self.asks {
            score -= (self.past as f32 * 0.4).min(1.2);
        }
        score
    }
}

/// Sets aside the lines that speak of the page. `structured` says that tags chose the lines: few of them are clutter.
///
/// `outlet` is the name of the paper, where it is known: "Tell the Argus: have you met the bees?"
pub(crate) fn trim(text: &str, lines: &mut [Line], words: &LineTokens, outlet: Option<&str>, structured: bool) {
    // Its last word is its own; the first is often that of the town.
    let outlet = outlet.and_then(|o| o.split_whitespace().last()).filter(|w| w.len() > 3).map_or(0, hash);
    let none = Words::default();
    let mut signs: Vec<Option<Signs>> = vec![None; lines.len()];
    let mut topical = Words::default();
    for i in 0..lines.len() {
        let own = lines[i].span.of(text);
        if !lines[i].is_kept() || own.len() > LONGEST {
            continue;
        }
        let seen = see(own, words.line(i), Known { topical: &none, outlet });
        if lines[i].is_prose() && seen.tells() && seen.nouns > 0.0 {
            topical.extend(words.line(i).iter().filter(|t| t.is(sign::NOUN)).map(|t| t.hash));
        }
        signs[i] = Some(seen);
    }
    let register = register(lines, &signs, structured);
    for i in 0..lines.len() {
        let Some(seen) = signs[i] else { continue };
        let own = lines[i].span.of(text);
        let button = lines[i].words <= 8 && (lines[i].ends != Ends::Stop || seen.nouns >= 1.4);
        let doubtful = seen.is_sure(register);
        if !button && !doubtful {
            continue;
        }
        let own_words = words.line(i);
        let known = Known { topical: &topical, outlet };
        if button && is_button(own, own_words, &topical) {
            lines[i].drop_for("button");
        } else if doubtful && !(structured && lines[i].marker > 0) {
            let seen = see(own, own_words, known);
            if !seen.is_sure(register) {
                continue;
            }
            match tail(own, own_words, known, register) {
                Some(0) => lines[i].drop_for("page-notice"),
                Some(at) if lines[i].back.0 == 0 => lines[i].back = (own.len() - at, "page-notice"),
                _ => {}
            }
        }
    }
    if !structured {
        spread(lines, &signs, register);
    }
}

/// Where in the line the page begins to speak: a reporter's paragraph may end in "Read our report here." 0 when all of
/// it is the page's, `None` when what is the page's stands before something else.
fn tail(own: &str, tokens: &[Token], known: Known<'_>, register: Register) -> Option<usize> {
    let mut sentences: Vec<&[Token]> = Vec::new();
    let mut from = 0;
    for i in 0..tokens.len() {
        let next_upper = tokens.get(i + 1).is_none_or(|n| n.upper || n.number);
        if matches!(tokens[i].mark, b'.' | b'?' | b'!') && next_upper || i + 1 == tokens.len() {
            sentences.push(&tokens[from..=i]);
            from = i + 1;
        }
    }
    let span = |s: &[Token], k: usize| {
        let end = sentences.get(k + 1).map_or(own.len(), |n| n[0].start);
        &own[s[0].start..end]
    };
    // Of the world: nobody is spoken to in it, and it has no more than one word for a part of a page.
    let world: Vec<bool> = sentences
        .iter()
        .enumerate()
        .map(|(k, s)| {
            let seen = see_at(own, span(s, k), s, known);
            s.len() >= 5 && seen.score(register) < 1.0 && !seen.you && !seen.we && !seen.order
        })
        .collect();
    match world.iter().rposition(|w| *w) {
        None => Some(0),
        Some(last) => {
            let rest = &sentences[last + 1..];
            let first = rest.first()?;
            // One page's word in a paragraph of the world is nothing.
            let sure = rest.iter().enumerate().any(|(k, s)| {
                let seen = see_at(own, span(s, last + 1 + k), s, known);
                seen.is_sure(register)
            });
            sure.then_some(own[..first[0].start].trim_end().len())
        }
    }
}

/// An appeal goes on for paragraphs: "We have no owner who tells us what to print." stands beside others that are sure.
fn spread(lines: &mut [Line], signs: &[Option<Signs>], register: Register) {
    for backwards in [false, true] {
        let mut beside = false;
        for n in 0..lines.len() {
            let i = if backwards { lines.len() - 1 - n } else { n };
            if !lines[i].is_kept() {
                // Beside a button or a question to the reader stands what it may.
                beside |= lines[i].fate == Fate::Dropped("page-notice") && lines[i].words >= 12;
                continue;
            }
            let goes_on = signs[i].is_some_and(|s| {
                let appeals = s.we && !register.we || s.you && !register.you && s.nouns > 0.0;
                appeals && !s.spoken && !s.person && s.score(register) >= 0.8
            });
            beside &= goes_on && lines[i].words >= 5 && lines[i].begins != Begins::Digit;
            if beside {
                lines[i].drop_for("page-notice");
            }
        }
    }
}

/// What the first paragraphs of the article are used to say; in a page of which tags chose the lines, all of them.
fn register(lines: &[Line], signs: &[Option<Signs>], structured: bool) -> Register {
    let prose: Vec<Signs> = lines.iter().zip(signs).filter(|(l, _)| l.is_prose()).filter_map(|(_, s)| *s).collect();
    let first = if structured { prose.len() } else { prose.len().div_ceil(2) };
    let often = |is: fn(&Signs) -> bool| {
        let n = prose[..first].iter().filter(|s| !s.spoken && is(s)).count();
        if structured { n * 10 >= first } else { n * 4 >= first && n > 1 }
    };
    Register { you: often(|s| s.you), we: often(|s| s.we), order: often(|s| s.order) }
}

fn see(own: &str, tokens: &[Token], known: Known<'_>) -> Signs {
    see_at(own, own, tokens, known)
}

/// What is seen of `part` of a line, of which `tokens` are the words.
fn see_at(own: &str, part: &str, tokens: &[Token], known: Known<'_>) -> Signs {
    let mut signs = Signs::default();
    // How far back "this" and "our" stand.
    let mut pointed = 0;
    for (i, t) in tokens.iter().enumerate() {
        let mut means = t.signs;
        if t.upper && t.hash == known.outlet {
            means |= sign::OWN;
        }
        pointed = if means & sign::DEICTIC != 0 { 4 } else { usize::saturating_sub(pointed, 1) };
        // Of "ed" the letters are looked at before the word is.
        signs.past += usize::from(means & (sign::SERVE | sign::ED) == sign::ED);
        if means == 0 {
            continue;
        }
        // Most words of a line tell of nothing that counts here.
        if means & (sign::SEEN | sign::WAS) == 0 {
            continue;
        }
        let before = |back: usize, words: &[&str]| {
            i >= back && words.contains(&&own[tokens[i - back].start..tokens[i - back].end])
        };
        // "may be requested", "is available", "clients may download"
        signs.serves |= means & sign::SERVE != 0
            && (before(1, &["be", "is", "are", "may", "can"]) || before(2, &["be", "is", "are", "may", "can"]));
        // "You can hear the full interview on the evening show."
        signs.order |= means & sign::MEDIA != 0
            && before(1, &["can", "now"])
            && (before(2, &["You", "you"]) || before(3, &["You", "you"]));
        let worth = if means & sign::OWN != 0 {
            1.4
        } else if means & sign::SHARED != 0 {
            0.8
        } else {
            0.0
        };
        if worth > 0.0 {
            let told = known.topical.contains(&t.hash);
            signs.nouns += if told { worth * 0.25 } else { worth };
            // "this article", "our weekly email", "of this story"
            signs.deictic |= !told && pointed > 0 && means & sign::DEICTIC == 0;
        }
        // "Support for the ban", "Share of pupils": a noun.
        let begins = i == 0 || matches!(tokens[i - 1].mark, b'.' | b'?' | b'!' | b':' | b'|');
        let asked = i > 0 && tokens[i - 1].is(sign::PLEASE);
        signs.order |= (begins && t.upper || asked)
            && means & sign::ORDER != 0
            && tokens.get(i + 1).is_some_and(|n| !n.is(sign::OF));
        signs.past += usize::from(means & sign::WAS != 0);
        signs.mended |= means & sign::MEND != 0;
        signs.you |= means & sign::YOU != 0;
        signs.we |= means & sign::WE != 0;
        signs.please |= means & sign::PLEASE != 0;
        signs.person |= means & sign::PERSON != 0;
        signs.spoken |= means & sign::SPEECH != 0;
    }
    signs.spoken |= part.contains(['“', '”', '"', '«']);
    signs.framed = part.starts_with(['+', '>', '→', '[', '(', '*']) && part.ends_with(['+', '<', '←', ']', ')', '*']);
    signs.asks = signs.nouns > 0.0 && part.contains('?') && tokens.first().is_some_and(|t| t.is(sign::ASKS));
    signs
}

/// Is every word of a short line a page's: "Video duration 58 seconds", "Share full article"?
fn is_button(own: &str, tokens: &[Token], topical: &Words) -> bool {
    if !(2..=8).contains(&tokens.len()) || own.contains(['“', '”', '"']) {
        return false;
    }
    let (mut nouns, mut parts, mut orders) = (0, 0, 0);
    for t in tokens {
        if t.number || t.is(sign::SMALL) {
            continue;
        }
        let means = t.signs;
        let noun = means & sign::NOUN != 0 && !topical.contains(&t.hash);
        let order = means & sign::ORDER != 0;
        let part = means & (sign::PART | sign::OFFER) != 0;
        if !(noun || order || part) {
            return false;
        }
        nouns += usize::from(noun);
        orders += usize::from(order);
        parts += usize::from(part);
    }
    let ordered = tokens[0].is(sign::ORDER);
    nouns >= 1 && nouns + parts + orders >= 2 || ordered && parts >= 1 || parts >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    fn kept(text: &str) -> bool {
        let mut found = lines(text);
        let mut words = LineTokens::default();
        for line in &found {
            words.push(line.span.of(text));
        }
        trim(text, &mut found, &words, None, false);
        found.iter().all(Line::is_kept)
    }

    #[test]
    fn the_page_speaks() {
        for text in [
            "This article was amended on 4 March: an earlier version gave the wrong age.",
            "If you have a complaint about editorial content, please contact the editor here.",
            "Did this story leave you with questions? Our reporters read every email.",
            "Products on this page are chosen by our editors; we may earn a commission.",
            "+++ Get HERALD alerts on your phone. Tap here +++",
            "Video duration 58 seconds",
            "Show key events only",
        ] {
            assert!(!kept(text), "{text}");
        }
    }

    #[test]
    fn the_world_is_told_of() {
        for text in [
            "The editor of the newsletter resigned after readers complained about the story.",
            "You can claim the money back at the counter until the end of June.",
            "“Our website was down, and your emails never reached us,” the mayor wrote.",
            "Read more books and fewer feeds, the minister told pupils in Lisse on Monday.",
            "The app asks users to switch on notifications when the river rises.",
            "We will rebuild the bridge and our town with it.",
            "Police asked the public for videos and photos of the accident.",
        ] {
            assert!(kept(text), "{text}");
        }
    }
}
