//! The word lists of this crate, read once.

use crate::inflect::forms;
use crossclaim_core::vocabulary::concept;
use crossclaim_text::lexicon::{lines, rows};
use crossclaim_text::{Span, fold, words};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// A set of words that exclude each other in one place of a statement.
#[derive(Debug)]
pub struct ContrastSet {
    /// What the words are about: "measure", "outcome", "direction".
    pub topic: &'static str,
    /// Do the words exclude each other only when they hang on the same head word? They are so
    /// common, or said of so many things, that one sentence may use both of two things.
    pub strict: bool,
    /// The cells: words of one cell mean the same, words of two cells exclude each other.
    pub cells: Vec<Vec<&'static str>>,
}

/// The most words of a phrase in the list of contrasts, hyphens counted as words.
pub const LONGEST: usize = 5;

/// `lexicon/en/contrasts.txt`: topic, then a column for each cell, words parted by blanks.
pub static CONTRASTS: LazyLock<Vec<ContrastSet>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/en/contrasts.txt"))
        .filter(|row| row.len() >= 3)
        .map(|row| ContrastSet {
            topic: row[0].trim_end_matches('!'),
            strict: row[0].ends_with('!'),
            cells: row[1..].iter().map(|cell| cell.split_whitespace().collect()).collect(),
        })
        .collect()
});

/// By folded word or phrase (`step_down`, its words and marks joined by `_`): the sets and cells
/// it stands in.
pub static CELLS: LazyLock<HashMap<String, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (set, contrast) in CONTRASTS.iter().enumerate() {
        for (cell, words) in contrast.cells.iter().enumerate() {
            for form in words.iter().flat_map(|word| forms(word)) {
                let places = map.entry(form).or_default();
                if !places.contains(&(set, cell)) {
                    places.push((set, cell));
                }
            }
        }
    }
    map
});

/// The words and phrases of a text that stand in [`CONTRASTS`], the longest first: set, cell, place.
pub fn contrast_words(text: &str) -> Vec<(usize, usize, Span)> {
    let words: Vec<(String, Span)> = words(text).iter().map(|w| (fold(w.span.of(text)), w.span)).collect();
    let mut list = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=LONGEST.min(words.len() - at)).rev().find_map(|n| {
            let phrase = words[at..at + n].iter().map(|(w, _)| w.as_str()).collect::<Vec<_>>().join("_");
            CELLS.get(&phrase).map(|cells| (n, cells))
        });
        let Some((n, cells)) = longest else {
            at += 1;
            continue;
        };
        let place = words[at].1.cover(words[at + n - 1].1);
        list.extend(cells.iter().map(|(set, cell)| (*set, *cell, place)));
        at += n;
    }
    list
}

/// A list of words and phrases by class: class, words parted by blanks, in the notation of [`forms`].
#[derive(Debug, Default)]
pub struct Cues {
    by_form: HashMap<String, Vec<&'static str>>,
}

impl Cues {
    fn read(table: &'static str) -> Self {
        let mut cues = Self::default();
        for row in rows(table).filter(|row| row.len() == 2) {
            for form in row[1].split_whitespace().flat_map(forms) {
                let classes = cues.by_form.entry(form).or_default();
                if !classes.contains(&row[0]) {
                    classes.push(row[0]);
                }
            }
        }
        cues
    }

    /// The words and phrases of `text` that stand in the list, the longest first: class and place.
    pub fn found(&self, text: &str) -> Vec<(&'static str, Span)> {
        let words: Vec<(String, Span)> = words(text).iter().map(|w| (fold(w.span.of(text)), w.span)).collect();
        let mut list = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (1..=LONGEST.min(words.len() - at)).rev().find_map(|n| {
                let phrase = words[at..at + n].iter().map(|(w, _)| w.as_str()).collect::<Vec<_>>().join("_");
                self.by_form.get(&phrase).map(|classes| (n, classes))
            });
            let (n, classes) = longest.unwrap_or((1, const { &Vec::new() }));
            let place = words[at].1.cover(words[at + n - 1].1);
            list.extend(classes.iter().map(|class| (*class, place)));
            at += n;
        }
        list
    }
}

/// `lexicon/en/moving_words.txt`: of which moment a figure is, and how it moved.
pub static MOVING_WORDS: LazyLock<Cues> = LazyLock::new(|| Cues::read(include_str!("../lexicon/en/moving_words.txt")));
/// `lexicon/en/scope_words.txt`: which of a thing a number counts.
pub static SCOPE_WORDS: LazyLock<Cues> = LazyLock::new(|| Cues::read(include_str!("../lexicon/en/scope_words.txt")));

/// Roles that one person holds at a time.
#[derive(Debug, Default)]
pub struct Roles {
    /// Titles: "prime minister".
    pub office: Vec<&'static str>,
    /// Nouns behind a name: "administration".
    pub bearer: Vec<&'static str>,
}

/// `lexicon/en/roles.txt`; longer titles first.
pub static ROLES: LazyLock<Roles> = LazyLock::new(|| {
    let mut roles = Roles::default();
    for row in rows(include_str!("../lexicon/en/roles.txt")).filter(|row| row.len() == 2) {
        if row[0] == "office" { roles.office.push(row[1]) } else { roles.bearer.push(row[1]) }
    }
    roles.office.sort_by_key(|o| std::cmp::Reverse(o.len()));
    roles
});

/// Heads that say "people" without saying which: they meet any noun for people.
pub static PEOPLE: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("people"));
/// Nouns for people, living or dead, of any sort.
pub static PERSONS: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("persons"));
/// What is counted again and again while an event goes on: a later figure is an update.
pub static MOVING: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("moving"));
/// Nouns for several people together, whose number is not that of the people.
pub static BANDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("bands"));
/// What gathers or goes by the hour, and is as often counted once and for all: calls, signatures, cancelled flights.
pub static GATHERING: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("gathering"));
/// What becomes less while an event goes on: the missing, the trapped.
pub static SHRINKING: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("shrinking"));
/// Words for money that moves: prices on a market, sums that are being collected.
pub static MOVING_MONEY: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("moving_money"));
/// Words for shares that move.
pub static MOVING_SHARE: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("moving_share"));
/// Words that say that a figure is of the whole world or country.
pub static WHOLE: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("whole"));
/// Base units of what moves.
pub static MOVING_UNIT: LazyLock<BTreeSet<String>> = LazyLock::new(|| class("moving_unit"));

/// Words behind a negation that make it no denial of what follows ("not only", "not yet").
pub static SOFT_NEGATION: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/soft_negation.txt")).collect());

/// Lemmas of verbs under which "if" asks ("declined to say if").
pub static ASKING: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/asking.txt")).collect());

/// Words of plans that nobody has settled yet ("is considering").
pub static UNDECIDED: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/undecided.txt")).collect());

/// Lemmas of verbs that say little of their own.
pub static LIGHT_VERBS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/light_verbs.txt")).collect());

/// `lexicon/en/around.txt`: by sort, the class of each word that may stand beside a figure or a time.
pub static AROUND: LazyLock<BTreeMap<&'static str, HashMap<&'static str, &'static str>>> = LazyLock::new(|| {
    let mut map: BTreeMap<&'static str, HashMap<&'static str, &'static str>> = BTreeMap::new();
    for row in rows(include_str!("../lexicon/en/around.txt")).filter(|row| row.len() == 3) {
        map.entry(row[0]).or_default().extend(row[2].split_whitespace().map(|word| (word, row[1])));
    }
    map
});

/// Words that tell one thing from its like ("the first slide", "the south pier").
pub static WHICH_ONE: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/which_one.txt")).collect());

/// Adverbs behind "not" that leave it a negation ("was not actually there").
pub static FIRM_ADVERBS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/firm_adverbs.txt")).collect());

/// Words before a noun that tell it from the first one ("no further deaths").
pub static FURTHER: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/further.txt")).collect());

/// Words that say that it was so at another time than now ("initially").
pub static BACK_THEN: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/back_then.txt")).collect());

/// `lexicon/en/carrying_verbs.txt`: lemmas of verbs that only carry a noun, and whether it is their subject.
pub static CARRYING: LazyLock<BTreeSet<(&'static str, bool)>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/en/carrying_verbs.txt"))
        .filter(|row| row.len() == 2)
        .map(|row| (row[0], row[1] == "subject"))
        .collect()
});

static CLASSES: LazyLock<BTreeMap<&'static str, BTreeSet<String>>> = LazyLock::new(|| {
    let mut map: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for row in rows(include_str!("../lexicon/en/classes.txt")) {
        let words = row[1..].iter().flat_map(|w| w.split_whitespace());
        map.entry(row[0]).or_default().extend(words.map(concept));
    }
    map
});

fn class(name: &str) -> BTreeSet<String> {
    CLASSES.get(name).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entries of a cell as they would stand in a sentence.
    fn said(entry: &str) -> String {
        entry.trim_end_matches(":v").trim_end_matches(":n").replace('_', " ")
    }

    #[test]
    fn every_set_has_a_topic_of_its_own_and_two_cells() {
        let mut topics = BTreeSet::new();
        for row in rows(include_str!("../lexicon/en/contrasts.txt")) {
            assert!(row.len() >= 3, "one cell contrasts nothing: {row:?}");
        }
        for set in CONTRASTS.iter() {
            assert!(topics.insert(set.topic), "two sets on {:?}", set.topic);
        }
    }

    #[test]
    fn no_word_stands_in_two_cells_of_one_set() {
        for (form, places) in CELLS.iter().collect::<BTreeMap<_, _>>() {
            for (at, (set, cell)) in places.iter().enumerate() {
                let twice = places[at + 1..].iter().any(|(s, c)| s == set && c != cell);
                assert!(!twice, "{form:?} stands in two cells of {:?}", CONTRASTS[*set].topic);
            }
        }
    }

    /// Words that the matching takes for one cannot exclude each other.
    #[test]
    fn no_two_words_of_one_concept_stand_in_two_cells_of_one_set() {
        let mut found = Vec::new();
        for set in CONTRASTS.iter() {
            let mut seen: HashMap<String, (usize, &str)> = HashMap::new();
            for (cell, entries) in set.cells.iter().enumerate() {
                for entry in entries {
                    let text = said(entry);
                    let keys = crossclaim_core::vocabulary::keywords(&text, &words(&text));
                    // "first term" is no more than "term" to the matching: only whole entries count.
                    let [key] = keys.as_slice() else { continue };
                    if key.span.of(&text) != text {
                        continue;
                    }
                    let (other, word) = *seen.entry(key.key.clone()).or_insert((cell, entry));
                    if other != cell {
                        found.push((set.topic, word, *entry));
                    }
                }
            }
        }
        assert!(found.is_empty(), "one concept in two cells: {found:?}");
    }

    #[test]
    fn every_word_is_found_as_it_stands_in_a_sentence() {
        for set in CONTRASTS.iter() {
            for entry in set.cells.iter().flatten() {
                let text = said(entry);
                let list: Vec<&str> = words(&text).iter().map(|w| w.span.of(&text)).collect();
                assert!(list.len() <= LONGEST, "{entry:?} is longer than the rule looks");
                assert!(CELLS.contains_key(&list.join("_")), "{entry:?} of {:?} is not found", set.topic);
            }
        }
    }

    #[test]
    fn inflected_words_are_found() {
        for form in ["stepped_down", "stepping_down", "resigned", "trawlers", "ferries", "derailed", "drowned"] {
            assert!(CELLS.contains_key(form), "{form:?}");
        }
    }

    #[test]
    fn every_word_beside_a_figure_stands_in_one_class_of_its_sort() {
        let mut sorts = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../lexicon/en/around.txt")) {
            let [sort, class, words] = row[..] else { panic!("three columns: {row:?}") };
            sorts.insert(sort);
            for word in words.split_whitespace() {
                assert!(seen.insert((sort, word)), "{word:?} stands twice among {sort:?}");
                assert_eq!(AROUND[sort].get(word), Some(&class));
            }
        }
        assert_eq!(sorts, BTreeSet::from(["another", "before", "dimension", "measure", "phase", "skipped"]));
    }

    #[test]
    fn the_other_lists_hold_words() {
        for class in [
            &PEOPLE,
            &PERSONS,
            &BANDS,
            &MOVING,
            &GATHERING,
            &SHRINKING,
            &MOVING_MONEY,
            &MOVING_SHARE,
            &WHOLE,
            &MOVING_UNIT,
        ] {
            assert!(!class.is_empty());
        }
        for cues in [&MOVING_WORDS, &SCOPE_WORDS] {
            assert!(!cues.by_form.is_empty());
        }
        for word in SOFT_NEGATION.iter().chain(LIGHT_VERBS.iter()) {
            assert!(word.bytes().all(|b| b.is_ascii_lowercase()), "{word:?} is no single word");
        }
        for title in ROLES.office.iter().chain(&ROLES.bearer) {
            assert!(title.bytes().all(|b| b.is_ascii_lowercase() || b == b' '), "{title:?}");
        }
        assert!(!ROLES.office.is_empty() && !ROLES.bearer.is_empty());
    }
}
