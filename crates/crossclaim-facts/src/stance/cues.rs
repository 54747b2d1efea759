//! The stance lexicon: phrases by the number of their first word.
//!
//! The kinds are gathered after `FactBank` (Saurí and Pustejovsky 2009): polarity and certainty apart.

use super::StanceKind;
use crate::clause::{Reading, STANCE_CUES, WordId, phrase_variants, rows, vocabulary};
use std::sync::LazyLock;

/// How far a cue reaches; see the head of the lexicon file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Clause,
    Right,
    Phrase,
    Noun,
    Before,
    Sentence,
    Head,
}

/// A row of the lexicon; `kinds` is empty for exceptions.
#[derive(Clone, Debug)]
pub(super) struct StanceCue {
    pub words: Vec<WordId>,
    pub kinds: Vec<StanceKind>,
    pub reach: Reach,
}

#[derive(Debug)]
pub(super) struct StanceCues(Vec<Vec<StanceCue>>);

impl StanceCues {
    /// The longest phrase that begins at the token.
    pub fn at(&self, reading: &Reading, at: usize, limit: usize) -> Option<&StanceCue> {
        self.0[usize::from(reading.tokens[at].id.0)].iter().find(|cue| {
            at + cue.words.len() <= limit && cue.words.iter().enumerate().all(|(n, w)| reading.tokens[at + n].id == *w)
        })
    }
}

/// The lexicon that the crate carries.
pub(super) fn cues() -> &'static StanceCues {
    static CUES: LazyLock<StanceCues> = LazyLock::new(build);
    &CUES
}

fn kind(name: &str) -> Option<StanceKind> {
    Some(match name {
        "negation" => StanceKind::Negation,
        "denial" => StanceKind::Denial,
        "hedge" => StanceKind::Hedge,
        "plan" => StanceKind::Plan,
        "condition" => StanceKind::Condition,
        "counterfactual" => StanceKind::Counterfactual,
        "forecast" => StanceKind::Forecast,
        "possibility" => StanceKind::Possibility,
        "unsupported" => StanceKind::Unsupported,
        "confirmation" => StanceKind::Confirmation,
        "report" => StanceKind::Report,
        _ => return None,
    })
}

fn build() -> StanceCues {
    let vocabulary = vocabulary();
    let mut all: Vec<Vec<StanceCue>> = (0..vocabulary.len()).map(|_| Vec::new()).collect();
    for row in rows(STANCE_CUES) {
        let kinds: Vec<StanceKind> = row[1].split_whitespace().filter_map(kind).collect();
        let reach = match row.get(2).copied() {
            Some("right") => Reach::Right,
            Some("phrase") => Reach::Phrase,
            Some("noun") => Reach::Noun,
            Some("before") => Reach::Before,
            Some("sentence") => Reach::Sentence,
            Some("head") => Reach::Head,
            _ => Reach::Clause,
        };
        for words in phrase_variants(row[0]) {
            let words: Vec<WordId> =
                words.iter().map(|w| vocabulary.find(w.as_bytes()).unwrap_or(WordId::NONE)).collect();
            all[usize::from(words[0].0)].push(StanceCue { words, kinds: kinds.clone(), reach });
        }
    }
    for rows in &mut all {
        rows.sort_by_key(|cue| std::cmp::Reverse(cue.words.len()));
    }
    StanceCues(all)
}
