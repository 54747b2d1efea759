//! The word lists of this crate, read once.

use crossclaim_core::vocabulary::concept;
use crossclaim_text::lexicon::{lines, rows};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// A set of words that exclude each other in one place of a statement.
#[derive(Debug)]
pub struct ContrastSet {
    /// What the words are about: "measure", "outcome", "direction".
    pub topic: &'static str,
    /// The cells: words of one cell mean the same, words of two cells exclude each other.
    pub cells: Vec<Vec<&'static str>>,
}

/// `lexicon/en/contrasts.txt`: topic, then a column for each cell, words parted by blanks.
pub static CONTRASTS: LazyLock<Vec<ContrastSet>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/en/contrasts.txt"))
        .filter(|row| row.len() >= 3)
        .map(|row| ContrastSet {
            topic: row[0],
            cells: row[1..].iter().map(|cell| cell.split_whitespace().collect()).collect(),
        })
        .collect()
});

/// By folded word or phrase (`step_down`): the sets and cells it stands in.
pub static CELLS: LazyLock<HashMap<String, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (set, contrast) in CONTRASTS.iter().enumerate() {
        for (cell, words) in contrast.cells.iter().enumerate() {
            for word in words {
                map.entry((*word).to_owned()).or_default().push((set, cell));
            }
        }
    }
    map
});

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

/// Lemmas of verbs that say little of their own.
pub static LIGHT_VERBS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../lexicon/en/light_verbs.txt")).collect());

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
