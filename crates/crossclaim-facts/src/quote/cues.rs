//! What each reporting word takes: the rows of the quote lexicons, by word number.
//!
//! What a cue takes is its complementation as Huddleston and Pullum class it (2002, ch. 11): a that-clause, a question,
//! an infinitive, a gerund, a noun phrase.

use super::SpeechStance;
use crate::clause::{Forms, REPORT_ADJECTIVES, REPORT_NOUNS, REPORT_PHRASES, REPORT_VERBS};
use crate::clause::{Reading, WordId, phrase_variants, plural, rows, vocabulary};
use std::ops::BitOr;
use std::sync::LazyLock;

/// What a reporting word does to its content; `stance` turns it into a stance of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Somebody's report, without distance.
    Report,
    Hedge,
    Denial,
    Forecast,
    Plan,
    Confirmation,
    /// Nothing: "criticised the deal" leaves the deal as it was.
    None,
}

/// What may follow a reporting word; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Takes(u32);

impl Takes {
    pub const QUOTE: Self = Self(1);
    pub const CLAUSE: Self = Self(1 << 1);
    pub const THAT: Self = Self(1 << 2);
    pub const HEARER: Self = Self(1 << 3);
    pub const HEARER_TO: Self = Self(1 << 4);
    pub const TO: Self = Self(1 << 5);
    pub const GERUND: Self = Self(1 << 6);
    pub const QUESTION: Self = Self(1 << 7);
    pub const OBJECT: Self = Self(1 << 8);
    pub const OBJECT_AS: Self = Self(1 << 9);

    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

impl BitOr for Takes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A row of a quote lexicon.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The words behind the first: "out" of "point out".
    pub particles: Vec<WordId>,
    pub stance: SpeechStance,
    pub takes: Takes,
    /// The prepositions whose phrase is the content.
    pub prepositions: Vec<WordId>,
    /// What it does to its content, for `stance`.
    pub effect: Effect,
}

/// Where a phrase of `quote_phrases.txt` has its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PhraseKind {
    Before,
    Nobody,
    Clause,
}

#[derive(Debug)]
pub(super) struct PhraseCue {
    pub words: Vec<WordId>,
    pub stance: SpeechStance,
    pub kind: PhraseKind,
}

/// The lexicons, indexed by the number of a row's first word.
#[derive(Debug, Default)]
pub(super) struct Cues {
    verbs: Vec<Vec<Cue>>,
    nouns: Vec<Option<Cue>>,
    adjectives: Vec<Option<Cue>>,
    phrases: Vec<Vec<PhraseCue>>,
}

impl Cues {
    /// The verb at `at` with the longest particle that follows it, and the token behind both.
    pub fn verb(&self, reading: &Reading, at: usize) -> Option<(&Cue, usize)> {
        let rows = &self.verbs[usize::from(reading.tokens[at].id.0)];
        rows.iter().find_map(|cue| {
            let fits = cue
                .particles
                .iter()
                .enumerate()
                .all(|(n, p)| reading.tokens.get(at + 1 + n).is_some_and(|t| t.id == *p));
            fits.then_some((cue, at + 1 + cue.particles.len()))
        })
    }

    pub fn noun(&self, reading: &Reading, at: usize) -> Option<&Cue> {
        self.nouns[usize::from(reading.tokens[at].id.0)].as_ref()
    }

    pub fn adjective(&self, reading: &Reading, at: usize) -> Option<&Cue> {
        self.adjectives[usize::from(reading.tokens[at].id.0)].as_ref()
    }

    pub fn phrase(&self, reading: &Reading, at: usize) -> Option<&PhraseCue> {
        self.phrases[usize::from(reading.tokens[at].id.0)].iter().find(|phrase| {
            phrase.words.iter().enumerate().all(|(n, w)| reading.tokens.get(at + n).is_some_and(|t| t.id == *w))
        })
    }
}

/// The lexicons that the crate carries.
pub(super) fn cues() -> &'static Cues {
    static CUES: LazyLock<Cues> = LazyLock::new(build);
    &CUES
}

fn id(word: &str) -> WordId {
    vocabulary().find(word.as_bytes()).unwrap_or(WordId::NONE)
}

fn stance(name: &str) -> SpeechStance {
    match name {
        "distant" => SpeechStance::Distant,
        "factive" => SpeechStance::Factive,
        "denying" => SpeechStance::Denying,
        "forecasting" => SpeechStance::Forecasting,
        _ => SpeechStance::Neutral,
    }
}

/// A row `word | stance | takes | effect`.
fn cue(row: &[&'static str]) -> Cue {
    let cell = |n: usize| row.get(n).copied().unwrap_or("");
    let stance = stance(cell(1));
    let mut takes = Takes::default();
    let mut prepositions = Vec::new();
    for name in cell(2).split_whitespace() {
        takes = takes
            | match name {
                "quote" => Takes::QUOTE,
                "clause" => Takes::CLAUSE | Takes::THAT,
                "that" => Takes::THAT,
                "hearer" => Takes::HEARER | Takes::THAT,
                "hearer-to" => Takes::HEARER_TO,
                "to" => Takes::TO,
                "gerund" => Takes::GERUND,
                "question" => Takes::QUESTION,
                "object" => Takes::OBJECT,
                "object-as" => Takes::OBJECT_AS,
                "none" => Takes::default(),
                preposition => {
                    prepositions.push(id(preposition));
                    Takes::default()
                }
            };
    }
    let effect = match cell(3) {
        "" => match stance {
            SpeechStance::Distant => Effect::Hedge,
            SpeechStance::Denying => Effect::Denial,
            SpeechStance::Forecasting => Effect::Forecast,
            SpeechStance::Neutral | SpeechStance::Factive => Effect::Report,
        },
        "hedge" => Effect::Hedge,
        "denial" => Effect::Denial,
        "forecast" => Effect::Forecast,
        "plan" => Effect::Plan,
        "confirmation" => Effect::Confirmation,
        "none" => Effect::None,
        _ => Effect::Report,
    };
    Cue { particles: row[0].split_whitespace().skip(1).map(id).collect(), stance, takes, prepositions, effect }
}

fn build() -> Cues {
    let size = vocabulary().len();
    let mut all = Cues {
        verbs: vec![Vec::new(); size],
        nouns: vec![None; size],
        adjectives: vec![None; size],
        phrases: (0..size).map(|_| Vec::new()).collect(),
    };
    for row in rows(REPORT_VERBS) {
        let cue = cue(&row);
        let verb = row[0].split_whitespace().next().unwrap_or_default();
        let mut forms: Vec<WordId> = Forms::of(verb).each().iter().map(|(form, _)| id(form)).collect();
        forms.sort_unstable();
        forms.dedup();
        for form in forms {
            all.verbs[usize::from(form.0)].push(cue.clone());
        }
    }
    for row in rows(REPORT_NOUNS) {
        let cue = cue(&row);
        for word in [row[0].to_owned(), plural(row[0])] {
            all.nouns[usize::from(id(word.as_str()).0)] = Some(cue.clone());
        }
    }
    for row in rows(REPORT_ADJECTIVES) {
        all.adjectives[usize::from(id(row[0]).0)] = Some(cue(&row));
    }
    for row in rows(REPORT_PHRASES) {
        let kind = match row.get(2).copied() {
            Some("before") => PhraseKind::Before,
            Some("of-clause") => PhraseKind::Clause,
            _ => PhraseKind::Nobody,
        };
        for words in phrase_variants(row[0]) {
            let words: Vec<WordId> = words.iter().map(|w| id(w)).collect();
            all.phrases[usize::from(words[0].0)].push(PhraseCue { words, stance: stance(row[1]), kind });
        }
    }
    // The longest row of a word is asked first.
    for rows in &mut all.verbs {
        rows.sort_by_key(|cue| std::cmp::Reverse(cue.particles.len()));
    }
    for rows in &mut all.phrases {
        rows.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    all
}
