//! What sort of thing a common noun names: a person, a vessel, a building, a crime.
//!
//! Comes in: a word. Goes out: the name of its class in `lexicon/en/nouns.txt`, if it stands
//! there. Whether two words of one class exclude each other, and what "the company" stands for,
//! is left to those who ask.

use crate::vocabulary::regular;
use crossclaim_text::{fold, lexicon};
use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("../lexicon/en/nouns.txt");

static CLASSES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = lexicon::lines(LIST).filter_map(|row| row.split_once(':'));
    rows.flat_map(|(class, nouns)| nouns.split_whitespace().map(move |noun| (noun, class))).collect()
});

/// The class of a common noun, in any case and number: "vessel" for "trawlers". `None` for a word
/// that the list does not hold. Not by stems, which would make one of an engine and an engineer.
///
/// ```
/// use crossclaim_core::class;
/// assert_eq!(class("Trawlers"), Some("vessel"));
/// assert_eq!(class("engineer"), Some("worker"));
/// assert_eq!(class("engine"), Some("machine_part"));
/// assert_eq!(class("women"), Some("person"));
/// assert_eq!(class("between"), None);
/// ```
pub fn class(word: &str) -> Option<&'static str> {
    let folded = fold(word);
    let known = |noun: &str| CLASSES.get(noun).copied();
    known(&folded)
        .or_else(|| regular(&folded).and_then(known))
        .or_else(|| known(&format!("{}y", folded.strip_suffix("ies")?)))
        .or_else(|| known(folded.strip_suffix('s')?))
        .or_else(|| known(folded.strip_suffix("es")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_row_is_a_class_with_its_nouns() {
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for row in lexicon::lines(LIST) {
            let (class, nouns) = row.split_once(':').unwrap_or_else(|| panic!("no colon in {row:?}"));
            assert!(class.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{class:?}");
            *sizes.entry(class).or_default() += nouns.split_whitespace().count();
        }
        assert!(sizes.len() >= 60, "{} classes", sizes.len());
        for (class, size) in sizes {
            assert!(size >= 4, "{class:?} has {size} nouns");
        }
    }

    #[test]
    fn no_noun_stands_in_two_classes_and_each_is_found() {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, nouns) in lexicon::lines(LIST).filter_map(|row| row.split_once(':')) {
            for noun in nouns.split_whitespace() {
                assert!(noun.bytes().all(|b| b.is_ascii_lowercase()), "{noun:?} is no single word");
                if let Some(other) = seen.insert(noun, name) {
                    panic!("{noun:?} stands in {other:?} and in {name:?}");
                }
                assert_eq!(class(noun), Some(name));
                assert_eq!(class(&noun.to_uppercase()), Some(name));
            }
        }
    }

    #[test]
    fn both_numbers_have_one_class() {
        for (one, many) in [
            ("ferry", "ferries"),
            ("church", "churches"),
            ("knife", "knives"),
            ("policeman", "policemen"),
            ("child", "children"),
            ("bus", "buses"),
            ("crisis", "crises"),
        ] {
            assert_eq!(class(one), class(many), "{one} / {many}");
        }
    }

    #[test]
    fn what_is_no_noun_of_the_list_has_no_class() {
        for word in ["", "s", "ies", "\u{0}", "quickly", "\u{1F6A2}"] {
            assert_eq!(class(word), None, "{word:?}");
        }
    }
}
