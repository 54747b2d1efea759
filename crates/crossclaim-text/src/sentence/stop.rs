//! Does a full stop, question mark, exclamation mark or ellipsis end its sentence?
//!
//! Comes in: the text, where its sentence began, and the stop. Goes out: where the next sentence
//! may begin, or nothing. The floor is UAX #29 (rules SB6 to SB11); above it stand the rules of
//! English, whose words are in `lexicon/en`. Lines and lists are left to their own files.

use super::context::{
    Next, Opening, char_at, char_before, dotted_word_at, is_line_break, skip_blanks, skip_closers, skip_emoji, word_at,
    word_before, word_before_word,
};
use super::terminator::{ELLIPSIS, goes_on, is_mark, is_opener, is_period, is_quote};
use super::vocabulary::{self, Class};
use crate::Span;

/// What sort of stop it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One full stop, which may belong to an abbreviation.
    Period,
    /// Two or more full stops, with or without blanks between, or `…`.
    Ellipsis,
    /// A question or exclamation mark, alone or among others.
    Mark,
    /// The full stop of a script that sets no blank behind it.
    Foreign,
}

/// A run of terminators.
#[derive(Clone, Copy, Debug)]
pub struct Stop {
    /// First byte of the run.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// The end of the first full stop of "word. . . .", where it may be a stop of its own and the
    /// dots behind it the omission that opens the next sentence (Chicago Manual of Style 13.53).
    first: Option<usize>,
}

impl Stop {
    /// The stop that begins at `start`.
    pub fn read(text: &str, start: usize) -> Self {
        let (mut end, mut periods, mut kind) = (start, 0_usize, Kind::Period);
        for c in text[start..].chars() {
            if is_period(c) {
                periods += 1;
            } else if c == ELLIPSIS {
                periods += 3;
            } else if is_mark(c) {
                let foreign = kind == Kind::Foreign || !matches!(c, '!' | '?' | '\u{203C}'..='\u{2049}');
                kind = if foreign { Kind::Foreign } else { Kind::Mark };
            } else {
                break;
            }
            end += c.len_utf8();
        }
        let mut first = None;
        if kind == Kind::Period {
            let glued = end;
            let mut spaced = 0;
            while text.as_bytes()[end..].starts_with(b" .") {
                end += 2;
                spaced += 1;
            }
            // "2.5 .NET" and ". .5" are no ellipses
            if spaced > 0 && char_at(text, end).is_some_and(char::is_alphanumeric) {
                end = glued;
                spaced = 0;
            }
            if spaced == 3 && periods == 1 && char_before(text, start).is_some_and(|c| !c.is_whitespace()) {
                first = Some(glued);
            }
            if periods + spaced > 1 {
                kind = Kind::Ellipsis;
            }
        }
        Self { start, end, kind, first }
    }

    /// Where the sentence that began at `from` ends by this stop, if it does.
    pub fn border(&self, text: &str, from: usize) -> Option<usize> {
        let closed = skip_closers(text, self.end);
        let end = skip_emoji(text, skip_references(text, from, self, closed));
        let next = Next::after(text, end);
        let Some(first) = next.first else { return Some(end) };
        // SB8a: a comma or another stop behind it belongs to the sentence. “Leave me!”, he said.
        if goes_on(first) || is_period(first) || is_mark(first) {
            return None;
        }
        if self.kind == Kind::Foreign {
            return Some(end);
        }
        // a mark that stands alone in its brackets comments on a word: "the new (!) bridge"
        if closed > self.end && char_before(text, self.start).is_some_and(|c| matches!(c, '(' | '[')) {
            return None;
        }
        if self.opens(text, from) {
            return None;
        }
        if !next.apart {
            return self.ends_before_glued(text, from, closed, &next).then_some(end);
        }
        let ends = match next.opening {
            Opening::Nothing => true,
            Opening::Lower => self.ends_before_small(text, from, closed, &next),
            _ if closed > self.end && is_attribution(text, self.kind, closed, &next) => false,
            _ => match self.kind {
                Kind::Period => self.period_ends(text, from, closed, &next),
                Kind::Ellipsis => self.ellipsis_ends(text, closed, &next),
                Kind::Mark | Kind::Foreign => self.mark_ends(text, from, closed, &next),
            },
        };
        if !ends {
            return None;
        }
        match self.first {
            // "... compounds. . . . The practice": the dots stand for words left out before The
            Some(glued) if next.opening == Opening::Upper => Some(glued),
            _ => Some(end),
        }
    }

    /// Is it an omission at the head of its sentence? “... and we shall stay.”
    fn opens(&self, text: &str, from: usize) -> bool {
        self.kind == Kind::Ellipsis && self.start - from <= 8 && text[from..self.start].chars().all(is_opener)
    }

    /// An ellipsis before anything but a small letter. Behind a blank it is a pause or an
    /// omission within the sentence unless a word follows that opens one: "Seven Days ... Seven
    /// Nights"; "the thing is ... I forgot".
    fn ellipsis_ends(&self, text: &str, closed: usize, next: &Next) -> bool {
        let trailing = closed > self.end
            || text[self.start..self.end].starts_with(". . . .")
            || char_before(text, self.start).is_some_and(|c| !c.is_whitespace());
        match next.opening {
            Opening::Digit => false,
            Opening::Upper if !trailing => next.word.len() > 1 && vocabulary::is_starter(next.word),
            _ => true,
        }
    }

    /// A question or exclamation mark before anything but a small letter ends its sentence, but
    /// for the marks of names: "Yahoo! Finance", "in Viva Ada! (1965) she".
    fn mark_ends(&self, text: &str, from: usize, closed: usize, next: &Next) -> bool {
        if closed > self.end {
            return true;
        }
        match next.opening {
            Opening::Upper => {
                vocabulary::is_starter(next.word)
                    || !vocabulary::is_exclaiming_name(word_before(text, from, self.start).of(text))
            }
            Opening::Digit => next.opener != Some('('),
            _ => true,
        }
    }

    /// SB8: before a small letter the sentence goes on; but informal writing begins sentences so,
    /// and a plain word before the stop tells.
    fn ends_before_small(&self, text: &str, from: usize, closed: usize, next: &Next) -> bool {
        // “Why?” he asked. She came (he had left!) and went. What a - voila! - day.
        if closed > self.end || next.dashed {
            return false;
        }
        // iPhone, eBay; the pronoun of those who write without capitals
        let named = next.word.chars().any(char::is_uppercase) || next.word.split(['\'', '’']).next() == Some("i");
        match self.kind {
            Kind::Ellipsis | Kind::Foreign => false,
            Kind::Mark => !is_named(text, from, self.start),
            Kind::Period => match classify(text, from, self.start) {
                Before::Plain(word) => named || is_plain_small(word.of(text)) || is_amount(word.of(text)),
                _ => false,
            },
        }
    }

    /// A full stop with white space behind it, then anything but a small letter.
    fn period_ends(&self, text: &str, from: usize, closed: usize, next: &Next) -> bool {
        let upper = next.opening == Opening::Upper;
        let word = word_before(text, from, self.start).of(text);
        // “We are pleased ...” but not “Bob” Lind, a nickname
        let quoted =
            next.opener.is_some_and(is_quote) && !char_at(text, next.at + next.word.len()).is_some_and(is_quote);
        match classify(text, from, self.start) {
            Before::Plain(_) => true,
            // "(R-Pa.) Tuesday": an abbreviation that closes a bracket closes no sentence
            Before::Abbreviation(_) | Before::Initial(_) if text[self.end..closed].contains([')', ']']) => {
                upper && vocabulary::is_starter(next.word)
            }
            Before::Initial(letter) => {
                upper
                    && (vocabulary::is_starter(next.word)
                        || vocabulary::is_label(word_before_word(text, from, letter.start).of(text)))
            }
            // "RENO, Nev. – Police": the dash of a dateline
            Before::Abbreviation(_) if next.dashed => false,
            Before::Abbreviation(class) => match class {
                // "GEN. HOLM" in a line of capitals, but "filed with the SEC. Venn said"
                Class::Title => upper && is_shouted(word) && !is_shouted(next.word),
                Class::Inner => false,
                Class::Number => upper && (vocabulary::is_starter(next.word) || !is_numeral(next.word)),
                Class::Month => {
                    upper
                        && !vocabulary::is_calendar(next.word)
                        && vocabulary::abbreviation(next.word) != Some(Class::Month)
                }
                // "bought Acme Inc. Lind said", but "Acme Inc. Chairman Lind" and "Acme Corp. Tower fell"
                Class::Firm => {
                    upper
                        && next.opener.is_none_or(is_quote)
                        && !vocabulary::is_firm_tail(dotted_word_at(text, next.at))
                        && vocabulary::abbreviation(next.word) != Some(Class::Firm)
                        && (vocabulary::is_starter(next.word) || has_begun(text, from, self.start - word.len()))
                }
                // "of Otto Venn Jr. “We are pleased,” Lind said"
                Class::Link => upper && (quoted || vocabulary::is_starter(next.word)),
                // "in Reno, Nev. Lind stayed", but "RENO, Nev. (AP)" and "said Nev. Gov. Lind"
                Class::Place => {
                    let set_off = text[from..self.start - word.len()].trim_end().ends_with(',');
                    upper && (quoted || vocabulary::is_starter(next.word) || (set_off && next.opener.is_none()))
                }
                Class::End => upper && !self.clock_goes_on(text, from, next),
            },
            Before::Marker => false,
        }
    }

    /// Is the stop that of a clock time in the midst of a sentence? "At 5 a.m. Mr. Lind left";
    /// "6 p.m. Tuesday"; "3 p.m. GMT"; "9 a.m. Kyiv time".
    fn clock_goes_on(&self, text: &str, from: usize, next: &Next) -> bool {
        let word = word_before(text, from, self.start).of(text);
        if !matches!(word.as_bytes(), [b'a' | b'p' | b'A' | b'P', .., b'm' | b'M']) || word.len() > 3 {
            return false;
        }
        let zone = (2..=4).contains(&next.word.len()) && next.word.bytes().all(|b| b.is_ascii_uppercase());
        let after = skip_blanks(text, next.at + next.word.len());
        let fronted = self.start - from <= 32 && {
            let lead = text[from..self.start].trim_start();
            let mut words = lead.split_whitespace();
            words.next().is_some_and(vocabulary::is_fronting) && words.count() <= 4
        };
        zone || fronted || vocabulary::is_calendar(next.word) || word_at(text, after) == "time"
    }

    /// No white space follows. UAX #29 sees no border in "we met.Then she", but scraped pages are
    /// full of them; names of hosts and files must stay whole.
    fn ends_before_glued(&self, text: &str, from: usize, closed: usize, next: &Next) -> bool {
        if next.dashed {
            return false;
        }
        if self.kind == Kind::Mark && closed == self.end && next.opening == Opening::Lower {
            return self.ends_before_glued_small(text, from, next);
        }
        let mut letters = next.word.chars();
        let capitalised = next.opening == Opening::Upper
            && letters.next().is_some()
            && (letters.next().is_some_and(char::is_lowercase) || next.word == "I");
        if !capitalised {
            return false;
        }
        if self.kind == Kind::Ellipsis || closed > self.end {
            return true;
        }
        let word = word_before(text, from, self.start).of(text);
        let behind = char_at(text, next.at + next.word.len());
        let web = word.contains(['.', '&'])
            || vocabulary::is_web_ending(next.word)
            || matches!(behind, Some('/' | '@' | '=' | '_' | '('))
            || char_before(text, self.start - word.len())
                .is_some_and(|c| matches!(c, '/' | '@' | '=' | '_' | '#' | '<'));
        let dotted = behind == Some('.')
            && char_at(text, next.at + next.word.len() + 1).is_some_and(char::is_alphanumeric)
            && vocabulary::abbreviation(next.word).is_none();
        let plain = word.chars().count() > 1 && word.ends_with(char::is_lowercase);
        !web && !dotted && (plain || is_amount(word)) && vocabulary::abbreviation(word).is_none()
    }

    /// "any foreigners?thanks", but not "example.org/find?name=Lind".
    fn ends_before_glued_small(&self, text: &str, from: usize, next: &Next) -> bool {
        let word = word_before(text, from, self.start);
        let linked = |c: Option<char>| matches!(c, Some('/' | '@' | '=' | '_' | '#' | '%' | '-' | '&' | '+'));
        is_plain_small(word.of(text))
            && next.opener.is_none()
            && next.word.len() > 1
            && !linked(char_before(text, word.start))
            && !linked(char_at(text, next.at + next.word.len()))
    }
}

/// What stands before a full stop.
#[derive(Clone, Copy, Debug)]
enum Before {
    /// A word of the language, a number, a name, a sign.
    Plain(Span),
    /// A single capital.
    Initial(Span),
    /// An abbreviation.
    Abbreviation(Class),
    /// The number or letter of a list item that opens the sentence, or a lone initial there.
    Marker,
}

/// What stands before the full stop at `at`, in the sentence that began at `from`.
fn classify(text: &str, from: usize, at: usize) -> Before {
    let span = word_before(text, from, at);
    let word = span.of(text);
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return Before::Plain(span) };
    let alone = letters.as_str().is_empty();
    if is_marker(text, from, span) {
        return Before::Marker;
    }
    if alone && first.is_uppercase() {
        let before = word_before_word(text, from, span.start).of(text);
        // "you and I. Voters", but "by I. Lind"
        let pronoun =
            first == 'I' && before != "by" && before.ends_with(char::is_lowercase) && vocabulary::is_dangling(before);
        return if pronoun { Before::Plain(span) } else { Before::Initial(span) };
    }
    if let Some(class) = vocabulary::abbreviation(word) {
        return Before::Abbreviation(class);
    }
    if !word.contains('.') {
        let vowel = |c: char| "aeiouyAEIOUY".contains(c) || !c.is_ascii_alphabetic();
        let cut = (2..=5).contains(&word.len())
            && first.is_ascii_uppercase()
            && letters.as_str().bytes().all(|b| b.is_ascii_lowercase())
            && !word.contains(vowel)
            && !word.chars().all(|c| "hmszHMSZ".contains(c)); // Hmm. Mhm. Shh.
        return if cut { Before::Abbreviation(Class::Link) } else { Before::Plain(span) };
    }
    let single = word.split('.').all(|piece| piece.chars().count() <= 1);
    if single && first.is_alphabetic() {
        return Before::Abbreviation(Class::Link);
    }
    // Lt.Gen. Adeyemi, Ph.D.
    match word.rsplit('.').next().and_then(vocabulary::abbreviation) {
        Some(class @ (Class::Title | Class::Link | Class::Place | Class::Firm)) if first.is_uppercase() => {
            Before::Abbreviation(class)
        }
        _ => Before::Plain(span),
    }
}

/// Does the word open its sentence as the number or letter of what follows? "A. Lind wrote",
/// "Q. What is it?", "2.1. Methods", "Figure 3. The harbour in 1950".
fn is_marker(text: &str, from: usize, span: Span) -> bool {
    let word = span.of(text);
    if span.start == from {
        let letter = word.chars().next().is_some_and(char::is_alphabetic) && word.chars().nth(1).is_none();
        return letter || (word.contains('.') && word.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    }
    let label = text[from..span.start].trim_end();
    (1..=4).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_digit())
        && label.len() <= 12
        && label.starts_with(char::is_uppercase)
        && vocabulary::is_label(label)
}

/// Does the mark at `at` belong to a name? "than Viva Ada! was", "works at Yahoo! in accounting".
fn is_named(text: &str, from: usize, at: usize) -> bool {
    let span = word_before(text, from, at);
    let word = span.of(text);
    let capitalised = word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase);
    (capitalised && span.start > from) || vocabulary::is_exclaiming_name(word)
}

/// Is it a word of small letters, as ends a sentence of somebody who writes without capitals, and
/// no cut one ("govt", "resp")?
fn is_plain_small(word: &str) -> bool {
    word.len() >= 2
        && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'')
        && word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// How far back `has_begun` looks.
const LONGEST_FIRM: usize = 80;

/// Does a word in small letters that no name would carry stand between `from` and `at`?
fn has_begun(text: &str, from: usize, at: usize) -> bool {
    let near = text.floor_char_boundary(at.saturating_sub(LONGEST_FIRM)).max(from);
    text[near..at].split_whitespace().any(|word| {
        word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase()) && !matches!(word, "and" | "of" | "the" | "de")
    })
}

/// Is it a word in capitals, and with a vowel, as MR and SGT are not?
fn is_shouted(word: &str) -> bool {
    word.len() > 1 && !word.contains(char::is_lowercase) && word.contains(['A', 'E', 'I', 'O', 'U', 'Y'])
}

/// Is it a number of three digits or more, too long for an ordinal ("the 3. division")?
fn is_amount(word: &str) -> bool {
    word.len() >= 3 && word.ends_with(|c: char| c.is_ascii_digit())
}

/// Is it a numeral or a letter that a "Fig." or "Vol." may number?
fn is_numeral(word: &str) -> bool {
    word.len() == 1 || (!word.is_empty() && word.bytes().all(|b| b"IVXLC".contains(&b)))
}

/// The end of the note references behind a stop: “... in Dulwich. [17]”, “... martyr.[1][2]”,
/// “... in a consultation.11,12 Take”.
fn skip_references(text: &str, from: usize, stop: &Stop, at: usize) -> usize {
    let mut end = at;
    loop {
        let open = skip_blanks(text, end);
        let Some(inside) = text[open..].strip_prefix('[') else { break };
        let length = inside.bytes().take(32).take_while(|b| *b != b']').count();
        let reference = inside.get(..length).is_some_and(|note| {
            note.ends_with(" needed")
                || matches!(note, "..." | "…")
                || (note.starts_with(|c: char| c.is_ascii_digit())
                    && note.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–')))
        });
        if !reference || inside.as_bytes().get(length) != Some(&b']') {
            break;
        }
        end = open + length + 2;
    }
    if end == at && stop.kind == Kind::Period { skip_superscript(text, from, stop, at) } else { end }
}

/// The end of note numbers that lost their raised position: "... in a consultation.11 12 Take",
/// and apart from the stop before a word that opens a sentence: "... of institutions. 9 For".
fn skip_superscript(text: &str, from: usize, stop: &Stop, at: usize) -> usize {
    let length = text[at..].bytes().take(12).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b' ')).count();
    let run = &text[at..at + length];
    let note = run.trim_end();
    if note.is_empty() || note.len() == run.len() {
        return at;
    }
    let word = word_at(text, at + length);
    let numbers = note.trim_start().split([',', ' ']).all(|number| (1..=2).contains(&number.len()));
    let begins = word.starts_with(char::is_uppercase) && (!note.starts_with(' ') || vocabulary::is_starter(word));
    let behind = char_before(text, stop.start).is_some_and(|c| c.is_lowercase() || c == ')');
    let plain = || vocabulary::abbreviation(word_before(text, from, stop.start).of(text)).is_none();
    if numbers && begins && behind && plain() { at + note.len() } else { at }
}

/// How many words a speaker's name may have before the verb.
const LONGEST_NAME: usize = 5;

/// Does the attribution of a closed quotation follow? “Why now?” Anna Lind asked. “It is over.”
/// President Lind said on Friday. But not: “It is over.” Lind said he would resign.
fn is_attribution(text: &str, kind: Kind, closed: usize, next: &Next) -> bool {
    let quoted = char_before(text, closed).is_some_and(is_quote);
    let starter = next.word != "I" && vocabulary::is_starter(next.word);
    if !quoted || next.opening != Opening::Upper || next.opener.is_some() || starter {
        return false;
    }
    let mut at = next.at;
    for _ in 0..=LONGEST_NAME {
        let word = word_at(text, at);
        let end = at + word.len();
        if vocabulary::is_speech_verb(word) {
            let behind = skip_blanks(text, end);
            return match char_at(text, behind) {
                None => true,
                // “... it is over.” Lind said, “We shall see”: a full stop ended the first quotation
                Some(',') => kind == Kind::Mark || !Next::after(text, behind + 1).opener.is_some_and(is_quote),
                // “... it is over.” Lind wrote: “We shall see.”
                Some(':') => false,
                Some(c) if goes_on(c) || is_period(c) || is_mark(c) || is_line_break(c) => true,
                _ => vocabulary::is_after_speech(word_at(text, behind)),
            };
        }
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        // initials and hyphens within the name
        let end = if text[end..].starts_with(['.', '-']) { end + 1 } else { end };
        at = skip_blanks(text, end);
    }
    false
}
