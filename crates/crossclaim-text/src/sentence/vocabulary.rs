//! What the lists under `lexicon/en` say about a word at the border of a sentence.
//!
//! Comes in: a word, without its full stop. Goes out: its class. The lists are parsed once, at
//! first use.

use crate::lexicon;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// FNV-1a: for words of a few bytes several times as fast as the standard hash, whose defence
/// against chosen keys is idle here, where the keys are our own lists.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Words = HashSet<&'static str, BuildHasherDefault<Fnv>>;
type Classes = HashMap<&'static str, Class, BuildHasherDefault<Fnv>>;

/// What the full stop of an abbreviation may mean; the head of `abbreviations.txt` says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Stands before a name and never ends a sentence: Mr.
    Title,
    /// Introduces something and never ends a sentence: e.g.
    Inner,
    /// No end before a number: No. 10
    Number,
    /// No end before a capital, unless of a word that opens sentences: Inc., U.S.
    Link,
    /// A firm: an end before a capital, unless it belongs to the firm.
    Firm,
    /// A state or country: as `Link`, but behind a comma an end before any capital: Elko, Nev.
    Place,
    /// A month or day: no end before a number or another of its kind.
    Month,
    /// An end before any capital: etc.
    End,
}

impl Class {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "inner" => Self::Inner,
            "number" => Self::Number,
            "link" => Self::Link,
            "firm" => Self::Firm,
            "place" => Self::Place,
            "month" => Self::Month,
            "end" => Self::End,
            _ => return None,
        })
    }
}

static ABBREVIATIONS: LazyLock<Classes> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../lexicon/en/abbreviations.txt"));
    rows.filter_map(|row| Some((*row.first()?, Class::parse(row.get(1)?)?))).collect()
});

/// The longest abbreviation in bytes, so that longer words need no look-up.
static LONGEST: LazyLock<usize> = LazyLock::new(|| ABBREVIATIONS.keys().map(|a| a.len()).max().unwrap_or(0));

/// The words of one list.
macro_rules! list {
    ($name:ident, $file:literal) => {
        static $name: LazyLock<Words> =
            LazyLock::new(|| lexicon::lines(include_str!(concat!("../../lexicon/en/", $file))).collect());
    };
}

list!(STARTERS, "starters.txt");
list!(LABELS, "labels.txt");
list!(SPEECH_VERBS, "speech_verbs.txt");
list!(EXCLAIMING_NAMES, "exclaiming_names.txt");
list!(AFTER_SPEECH, "after_speech.txt");
list!(CALENDAR, "calendar.txt");
list!(FIRM_TAILS, "firm_tails.txt");
list!(FRONTING, "fronting.txt");
list!(DANGLING, "dangling.txt");
list!(WEB_ENDINGS, "web_endings.txt");

/// The class of the abbreviation `word`, written without its last stop.
pub fn abbreviation(word: &str) -> Option<Class> {
    if word.len() > *LONGEST {
        return None;
    }
    if let Some(&class) = ABBREVIATIONS.get(word) {
        return Some(class);
    }
    // a word of small letters has no other way of writing
    if !word.contains(char::is_uppercase) {
        return None;
    }
    // MR. LIND, GEN. ADEYEMI, SEC. 1262: a capitalised entry in capitals
    let small = word.to_lowercase();
    if !word.contains(char::is_lowercase) {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let rest = small.get(first..).unwrap_or("");
        if let Some(&class) = ABBREVIATIONS.get(format!("{}{rest}", &word[..first]).as_str()) {
            return Some(class);
        }
    }
    ABBREVIATIONS.get(small.as_str()).copied()
}

/// Does the capitalised `word` all but always open a sentence? `It's` counts as `It`.
pub fn is_starter(word: &str) -> bool {
    word.split(['\'', '’']).next().is_some_and(|bare| STARTERS.contains(bare))
}

/// Is it a noun that a letter or number may label: vitamin C, plan B, figure 3?
pub fn is_label(word: &str) -> bool {
    LABELS.contains(word.to_lowercase().as_str())
}

/// Is it a verb that may follow the speaker's name behind a quotation?
pub fn is_speech_verb(word: &str) -> bool {
    SPEECH_VERBS.contains(word)
}

/// May it follow such a verb without opening what was said?
pub fn is_after_speech(word: &str) -> bool {
    AFTER_SPEECH.contains(word)
}

/// Is it the last word of a name that has a mark of its own: Yahoo!, Jeopardy!?
pub fn is_exclaiming_name(word: &str) -> bool {
    EXCLAIMING_NAMES.contains(word)
}

/// Does it go on with a clock time or a weekday: 6 p.m. Tuesday, Mon. January 5?
pub fn is_calendar(word: &str) -> bool {
    CALENDAR.contains(word)
}

/// Does it go on with the name of a firm, or name an office in it?
pub fn is_firm_tail(word: &str) -> bool {
    FIRM_TAILS.contains(word)
}

/// Does it open an adverbial at the front of a sentence?
pub fn is_fronting(word: &str) -> bool {
    FRONTING.contains(word)
}

/// Does it want another word after it? Capitals do not: "Toronto, ON".
pub fn is_dangling(word: &str) -> bool {
    DANGLING.contains(word)
        || (word == "A" || word.contains(char::is_lowercase)) && DANGLING.contains(word.to_lowercase().as_str())
}

/// Is it the last part of a host or file name?
pub fn is_web_ending(word: &str) -> bool {
    WEB_ENDINGS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::Class;
    use crate::lexicon;
    use std::collections::BTreeSet;

    #[test]
    fn every_abbreviation_has_one_class() {
        let mut seen = BTreeSet::new();
        for row in lexicon::rows(include_str!("../../lexicon/en/abbreviations.txt")) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(Class::parse(row[1]).is_some(), "{row:?}");
            assert!(!row[0].ends_with('.') && seen.insert(row[0]), "{row:?}");
        }
    }

    #[test]
    fn no_list_says_a_word_twice() {
        for list in [
            include_str!("../../lexicon/en/after_speech.txt"),
            include_str!("../../lexicon/en/calendar.txt"),
            include_str!("../../lexicon/en/dangling.txt"),
            include_str!("../../lexicon/en/exclaiming_names.txt"),
            include_str!("../../lexicon/en/firm_tails.txt"),
            include_str!("../../lexicon/en/fronting.txt"),
            include_str!("../../lexicon/en/labels.txt"),
            include_str!("../../lexicon/en/speech_verbs.txt"),
            include_str!("../../lexicon/en/starters.txt"),
            include_str!("../../lexicon/en/web_endings.txt"),
        ] {
            let mut seen = BTreeSet::new();
            for word in lexicon::lines(list) {
                assert!(!word.contains(char::is_whitespace) && seen.insert(word), "{word:?}");
            }
        }
    }
}
