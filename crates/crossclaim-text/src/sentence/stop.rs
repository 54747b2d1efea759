//! Does a full stop, question mark, exclamation mark or ellipsis end its sentence?
//!
//! Comes in: the text, where its sentence began, and the stop. Goes out: where the next sentence
//! may begin, or nothing. The floor is UAX #29 (rules SB6 to SB11); above it stand the rules of
//! English, whose words are in `lexicon/en`. What the word before a full stop is, the notes and
//! the attribution behind one have files of their own; so have lines and lists.

use super::attribution;
use super::before::{Before, classify};
use super::context::{
    Next, Opening, char_at, char_before, dotted_word_at, skip_blanks, skip_closers, skip_emoji, word_at, word_before,
    word_before_word,
};
use super::reference::{skip_references, skip_superscript};
use super::terminator::{ELLIPSIS, goes_on, is_mark, is_opener, is_period, is_quote};
use super::vocabulary::{self, Class};
use crate::Span;

/// What sort of stop it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
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
    start: usize,
    /// One past its last byte.
    pub end: usize,
    kind: Kind,
    /// The end of the first full stop of "word. . . .", where it may be a stop of its own and the
    /// dots behind it an omission that opens the next sentence.
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
            // "in C and .NET" and "at . .5" are no ellipses
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
    pub fn border(self, text: &str, from: usize) -> Option<usize> {
        let closed = skip_closers(text, self.end);
        let word = word_before(text, from, self.start);
        let noted = match skip_references(text, closed) {
            end if end == closed && self.kind == Kind::Period => skip_superscript(text, word, closed),
            end => end,
        };
        let end = skip_emoji(text, noted);
        let next = Next::after(text, end);
        if !(Scene { text, from, stop: self, word, closed, next }).is_end() {
            return None;
        }
        match self.first {
            // "... the roofs flew. . . . The harbour": the dots stand for words left out before The
            Some(glued) if next.opening == Opening::Upper => Some(glued),
            _ => Some(end),
        }
    }
}

/// A stop and what stands round it.
struct Scene<'t> {
    text: &'t str,
    /// Where the sentence began.
    from: usize,
    stop: Stop,
    /// The word before the stop.
    word: Span,
    /// The end of the closing marks behind the stop.
    closed: usize,
    next: Next<'t>,
}

impl Scene<'_> {
    /// Does the stop end its sentence?
    fn is_end(&self) -> bool {
        let Some(first) = self.next.first else { return true };
        // SB8a: a comma or another stop behind it belongs to the sentence. “Leave me!”, he said.
        if goes_on(first) || is_period(first) || is_mark(first) {
            return false;
        }
        if self.stop.kind == Kind::Foreign {
            return true;
        }
        if self.is_remark() || self.is_omission_at_head() {
            return false;
        }
        if !self.next.apart {
            return self.ends_before_glued();
        }
        match self.next.opening {
            Opening::Nothing => true,
            Opening::Lower => self.ends_before_small(),
            _ if self.is_attributed() => false,
            _ => match self.stop.kind {
                Kind::Period => self.period_ends(),
                Kind::Ellipsis => self.ellipsis_ends(),
                Kind::Mark | Kind::Foreign => self.mark_ends(),
            },
        }
    }

    /// Do closing quotation marks or brackets stand behind the stop?
    fn is_closed(&self) -> bool {
        self.closed > self.stop.end
    }

    /// Does the next word begin with a capital?
    fn before_capital(&self) -> bool {
        self.next.opening == Opening::Upper
    }

    /// Is the next word one that all but always opens a sentence?
    fn before_starter(&self) -> bool {
        self.before_capital() && vocabulary::is_starter(self.next.word)
    }

    /// Does a quotation follow? “We are pleased ...” but not “Bobby” Lind, a nickname.
    fn before_quotation(&self) -> bool {
        let behind = char_at(self.text, self.next.at + self.next.word.len());
        self.next.opener.is_some_and(is_quote) && !behind.is_some_and(is_quote)
    }

    /// Is it a mark alone in its brackets, a comment on a word? "the new (!) bridge"
    fn is_remark(&self) -> bool {
        self.is_closed() && char_before(self.text, self.stop.start).is_some_and(|c| matches!(c, '(' | '['))
    }

    /// Is it an omission at the head of its sentence? “... and we shall stay.”
    fn is_omission_at_head(&self) -> bool {
        let Stop { start, kind, .. } = self.stop;
        kind == Kind::Ellipsis && start - self.from <= 8 && self.text[self.from..start].chars().all(is_opener)
    }

    /// Does the attribution of the quotation follow that closes behind the stop?
    fn is_attributed(&self) -> bool {
        self.is_closed()
            && char_before(self.text, self.closed).is_some_and(is_quote)
            && attribution::follows(self.text, &self.next, self.stop.kind == Kind::Mark)
    }

    /// SB8: before a small letter the sentence goes on; but informal writing begins sentences so,
    /// and a plain word before the stop tells.
    fn ends_before_small(&self) -> bool {
        // “Why?” he asked. She came (he had left!) and went. And then - at last! - it rained.
        if self.is_closed() || self.next.dashed {
            return false;
        }
        let word = self.word.of(self.text);
        // iBrick; the pronoun of those who write without capitals
        let named =
            self.next.word.contains(char::is_uppercase) || self.next.word.split(['\'', '’']).next() == Some("i");
        match self.stop.kind {
            Kind::Ellipsis | Kind::Foreign => false,
            Kind::Mark => !self.is_name_with_mark() && !attribution::follows_thought(self.text, &self.next),
            Kind::Period => {
                matches!(classify(self.text, self.from, self.word), Before::Plain)
                    && (named || is_plain_small(word) || is_amount(word))
            }
        }
    }

    /// Does the mark belong to a name? "better known than Ada! was", "on Yahoo! in those days".
    fn is_name_with_mark(&self) -> bool {
        let word = self.word.of(self.text);
        let capitalised = word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase);
        (capitalised && self.word.start > self.from) || vocabulary::is_exclaiming_name(word)
    }

    /// An ellipsis before anything but a small letter. Behind a blank it is a pause or an
    /// omission within the sentence unless a word follows that opens one: "sang Cold Rain ... Warm
    /// Stone"; "the truth is ... I lost it".
    fn ellipsis_ends(&self) -> bool {
        let Stop { start, end, .. } = self.stop;
        let trailing = self.is_closed()
            || self.text[start..end].starts_with(". . . .")
            || char_before(self.text, start).is_some_and(|c| !c.is_whitespace());
        match self.next.opening {
            Opening::Digit => false,
            Opening::Upper if !trailing => self.next.word.len() > 1 && self.before_starter(),
            _ => true,
        }
    }

    /// A question or exclamation mark before anything but a small letter ends its sentence, but
    /// for the marks of names: "Yahoo! Finance", "in Hurrah, Ada! (1971) she".
    fn mark_ends(&self) -> bool {
        match self.next.opening {
            _ if self.is_closed() => true,
            Opening::Upper => self.before_starter() || !vocabulary::is_exclaiming_name(self.word.of(self.text)),
            Opening::Digit => self.next.opener != Some('('),
            _ => true,
        }
    }

    /// A full stop with white space behind it, then anything but a small letter.
    fn period_ends(&self) -> bool {
        let in_brackets = self.text[self.stop.end..self.closed].contains([')', ']']);
        match classify(self.text, self.from, self.word) {
            Before::Plain => true,
            Before::Marker => false,
            // "(R-Pa.) Tuesday": an abbreviation that closes a bracket closes no sentence
            _ if in_brackets => self.before_starter(),
            Before::Initial => self.before_starter() || (self.before_capital() && self.letter_is_label()),
            // "ELKO, Nev. – Police": the dash of a dateline
            Before::Abbreviation(_) if self.next.dashed || !self.before_capital() => false,
            Before::Abbreviation(class) => self.abbreviation_ends(class),
        }
    }

    /// Does the single letter label the noun before it? "vitamin C", "plan B"
    fn letter_is_label(&self) -> bool {
        vocabulary::is_label(word_before_word(self.text, self.from, self.word.start).of(self.text))
    }

    /// An abbreviation before a capital; `abbreviations.txt` tells the classes apart.
    fn abbreviation_ends(&self, class: Class) -> bool {
        let word = self.word.of(self.text);
        let next = self.next.word;
        let before_word = &self.text[self.from..self.word.start];
        match class {
            // "GEN. HOLM" in a line of capitals, but "filed with the SEC. Venn said"
            Class::Title => is_shouted(word) && !is_shouted(next),
            Class::Inner => false,
            Class::Number => self.before_starter() || !is_numeral(next),
            Class::Month => !is_date_word(next),
            // "bought Calder Inc. Lind said", but "Calder Inc. Chairman Lind" and "Calder Corp. Tower fell"
            Class::Firm => {
                self.next.opener.is_none_or(is_quote)
                    && !vocabulary::is_firm_tail(dotted_word_at(self.text, self.next.at))
                    && vocabulary::abbreviation(next) != Some(Class::Firm)
                    && (self.before_starter() || has_begun(before_word))
            }
            // "of Otto Venn Jr. “We are pleased,” Lind said"
            Class::Link => self.before_starter() || self.before_quotation(),
            // "in Elko, Nev. Lind stayed", but "ELKO, Nev. (Agency)" and "said Nev. Gov. Lind"
            Class::Place => {
                let set_off = before_word.trim_end().ends_with(',') && self.next.opener.is_none();
                self.before_starter() || self.before_quotation() || set_off
            }
            Class::End => !self.clock_goes_on(),
        }
    }

    /// Is the stop that of a clock time in the midst of a sentence? "At 5 a.m. Mrs. Oduya woke";
    /// "6 p.m. Tuesday"; "3 p.m. GMT"; "9 a.m. Arlby time".
    fn clock_goes_on(&self) -> bool {
        let word = self.word.of(self.text);
        let next = self.next.word;
        if !matches!(word.as_bytes(), [b'a' | b'p' | b'A' | b'P', .., b'm' | b'M']) || word.len() > 3 {
            return false;
        }
        let zone = (2..=4).contains(&next.len()) && next.bytes().all(|b| b.is_ascii_uppercase());
        let after = skip_blanks(self.text, self.next.at + next.len());
        let fronted = self.stop.start - self.from <= 32 && {
            let mut words = self.text[self.from..self.stop.start].split_whitespace();
            words.next().is_some_and(vocabulary::is_fronting) && words.count() <= 4
        };
        zone || fronted || is_date_word(next) || word_at(self.text, after) == "time"
    }

    /// No white space follows. UAX #29 sees no border in "we met.Then she", but scraped pages are
    /// full of them; names of hosts and files must stay whole.
    fn ends_before_glued(&self) -> bool {
        let next = self.next.word;
        if self.next.dashed {
            return false;
        }
        if self.next.opening == Opening::Lower {
            return self.stop.kind == Kind::Mark && !self.is_closed() && self.ends_before_glued_small();
        }
        let mut letters = next.chars().skip(1);
        if !self.before_capital() || !(letters.next().is_some_and(char::is_lowercase) || next == "I") {
            return false;
        }
        if self.stop.kind == Kind::Ellipsis || self.is_closed() {
            return true;
        }
        let word = self.word.of(self.text);
        let behind = char_at(self.text, self.next.at + next.len());
        let dotted = behind == Some('.')
            && char_at(self.text, self.next.at + next.len() + 1).is_some_and(char::is_alphanumeric)
            && vocabulary::abbreviation(next).is_none();
        let web = dotted
            || word.contains(['.', '&'])
            || vocabulary::is_web_ending(next)
            || matches!(behind, Some('/' | '@' | '=' | '_' | '('))
            || char_before(self.text, self.word.start).is_some_and(|c| matches!(c, '/' | '@' | '=' | '_' | '#' | '<'));
        let plain = word.chars().count() > 1 && word.ends_with(char::is_lowercase);
        !web && (plain || is_amount(word)) && vocabulary::abbreviation(word).is_none()
    }

    /// "any ferries?we wait", but not "arlby.example/find?name=Lind".
    fn ends_before_glued_small(&self) -> bool {
        let linked = |c: Option<char>| matches!(c, Some('/' | '@' | '=' | '_' | '#' | '%' | '-' | '&' | '+'));
        is_plain_small(self.word.of(self.text))
            && self.next.opener.is_none()
            && self.next.word.len() > 1
            && !linked(char_before(self.text, self.word.start))
            && !linked(char_at(self.text, self.next.at + self.next.word.len()))
    }
}

/// Is it a word of small letters, as ends a sentence of somebody who writes without capitals, and
/// no cut one ("govt", "resp")? Only of ASCII: what other languages cut short is not known here.
fn is_plain_small(word: &str) -> bool {
    word.len() >= 2
        && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'')
        && word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Is it a word in capitals, and with a vowel, as MR and SGT are not?
fn is_shouted(word: &str) -> bool {
    word.len() > 1 && !word.contains(char::is_lowercase) && word.contains(['A', 'E', 'I', 'O', 'U', 'Y'])
}

/// Is it a number of three digits or more, too long for an ordinal ("the 3. division")?
fn is_amount(word: &str) -> bool {
    word.len() >= 3 && word.ends_with(|c: char| c.is_ascii_digit())
}

/// Is it a month, a day or a zone, in full or cut: Tuesday, Tues?
fn is_date_word(word: &str) -> bool {
    vocabulary::is_calendar(word) || vocabulary::abbreviation(word) == Some(Class::Month)
}

/// Is it a numeral, a letter or a sign with digits that a "Fig.", "Vol." or "No." may number?
fn is_numeral(word: &str) -> bool {
    let roman = !word.is_empty() && word.bytes().all(|b| b"IVXLC".contains(&b));
    word.len() == 1 || roman || word.contains(|c: char| c.is_ascii_digit())
}

/// How far back `has_begun` looks, in bytes.
const LONGEST_FIRM: usize = 80;

/// Is there a word in small letters that no firm's name would carry at the end of `lead`?
fn has_begun(lead: &str) -> bool {
    let near = lead.floor_char_boundary(lead.len().saturating_sub(LONGEST_FIRM));
    lead[near..].split_whitespace().any(|word| {
        word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase()) && !matches!(word, "and" | "of" | "the" | "de")
    })
}
