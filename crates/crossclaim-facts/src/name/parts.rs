//! Does one place lie in another?
//!
//! Comes in: two names of places, `lexicon/en/place_parts.txt`. Goes out: yes, or that no row says so. Rows go from a
//! city to its state and on to the country; nothing is guessed from the names themselves.

use super::alias::ALIASES;
use super::key::plain;
use super::lexicon::lines;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// So many steps lie at most between a place and the largest one that holds it.
const STEPS: usize = 4;

/// The plain name of a part to the name of the whole.
static WHOLE: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for line in lines(include_str!("../../lexicon/en/place_parts.txt")) {
        let Some((whole, parts)) = line.split_once(';') else { continue };
        all.extend(parts.split(',').map(|part| (plain(part), whole.trim())));
    }
    all
});

/// Is it known that `place` lies in `other`? Names of countries in any spelling.
///
/// ```
/// use crossclaim_facts::name::lies_in;
///
/// assert!(lies_in("Lyon", "France") && lies_in("Houston", "the US"));
/// assert!(!lies_in("France", "Lyon") && !lies_in("Lyon", "Spain"));
/// ```
pub fn lies_in(place: &str, other: &str) -> bool {
    let other = plain(other);
    let country = ALIASES.country(&other);
    let mut at = plain(place);
    for _ in 0..STEPS {
        let spelling = ALIASES.spelling(&at).map(str::to_owned);
        let Some(whole) = WHOLE.get(&at).or_else(|| WHOLE.get(&spelling?)) else { return false };
        at = plain(whole);
        if at == other || country.is_some() && ALIASES.country(&at) == country {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_leads_upwards() {
        for (part, whole) in WHOLE.iter() {
            assert!(lies_in(part, whole), "{part} in {whole}");
            assert!(!lies_in(whole, part), "{whole} in {part}");
        }
    }

    #[test]
    fn spellings_of_a_country_are_one() {
        for country in ["United States", "the US", "U.S.", "USA", "America"] {
            assert!(lies_in("Seattle", country) == lies_in("Seattle", "United States"), "{country}");
            assert!(lies_in("Houston", country), "{country}");
        }
    }
}
