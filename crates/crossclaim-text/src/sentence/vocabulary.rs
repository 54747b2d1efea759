//! What the lists under `lexicon/en` say about a word at the border of a sentence.
//!
//! Comes in: a word, without its full stop. Goes out: its class. The lists are parsed once, at
//! first use.

use crate::lexicon;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

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
            "month" => Self::Month,
            "end" => Self::End,
            _ => return None,
        })
    }
}

static ABBREVIATIONS: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../lexicon/en/abbreviations.txt"));
    rows.filter_map(|row| Some((*row.first()?, Class::parse(row.get(1)?)?))).collect()
});

/// The longest abbreviation in bytes, so that longer words need no look-up.
static LONGEST: LazyLock<usize> = LazyLock::new(|| ABBREVIATIONS.keys().map(|a| a.len()).max().unwrap_or(0));

/// The words of one list.
macro_rules! list {
    ($name:ident, $file:literal) => {
        static $name: LazyLock<HashSet<&str>> =
            LazyLock::new(|| lexicon::lines(include_str!(concat!("../../lexicon/en/", $file))).collect());
    };
}

list!(STARTERS, "starters.txt");
list!(LABELS, "labels.txt");
list!(SPEECH_VERBS, "speech_verbs.txt");
list!(EXCLAIMING_NAMES, "exclaiming_names.txt");
list!(AFTER_SPEECH, "after_speech.txt");
list!(CALENDAR, "calendar.txt");
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
    // MR. LIND, GEN. ADEYEMI, SEC. 1262: a capitalised entry in capitals
    let mut letters = word.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    if !rest.is_empty() && rest.chars().all(char::is_uppercase) {
        let capitalised: String = std::iter::once(first).chain(rest.chars().flat_map(char::to_lowercase)).collect();
        if let Some(&class) = ABBREVIATIONS.get(capitalised.as_str()) {
            return Some(class);
        }
    }
    ABBREVIATIONS.get(word.to_lowercase().as_str()).copied()
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

/// Does it open an adverbial at the front of a sentence?
pub fn is_fronting(word: &str) -> bool {
    FRONTING.contains(word)
}

/// Does it want another word after it?
pub fn is_dangling(word: &str) -> bool {
    DANGLING.contains(word.to_lowercase().as_str())
}

/// Is it the last part of a host or file name?
pub fn is_web_ending(word: &str) -> bool {
    WEB_ENDINGS.contains(word)
}
