//! Can two names be of one bearer?
//!
//! Comes in: two names with their types. Goes out: yes or no, by rows of data first, then by key, then
//! by the shape of short forms, and by [`strsim`] last: a similarity cannot tell Putin and Rutin from
//! Kyiv and Kiev.
//!
//! The similarity is the optimal string alignment distance: one letter left out, put in, changed or swapped.

use super::NameType;
use super::alias::ALIASES;
use super::key::{acronym, given_agree, key, person_words, plain, without_company};
use super::lexicon::{LEXICON, flag};
use super::shapes::SHAPES;

/// Can the two names be of one bearer? Spelling variants, short forms, initials, acronyms with
/// their long form, aliases and demonyms; strsim as the last test after keys.
///
/// Symmetric, and true of a name with itself. It says what *can* be: whether a bare "Smith" is Ann or
/// Bob is for [`super::Registry`], which sees all names of all articles. A seat of power that stands for
/// its state (Moscow, the Kremlin) is not the state: see [`super::related`].
///
/// ```
/// use crossclaim_facts::name::{NameType::{Organisation, Person, Place}, same};
///
/// assert!(same("Volodymyr Zelensky", Person, "Zelenskyy", Person));
/// assert!(same("F.B.I.", Organisation, "Federal Bureau of Investigation", Organisation));
/// assert!(same("Kyiv", Place, "Kiev", Place));
/// assert!(!same("Putin", Person, "Rutin", Person));
/// assert!(!same("Ann Smith", Person, "Bob Smith", Person));
/// ```
pub fn same(a: &str, a_type: NameType, b: &str, b_type: NameType) -> bool {
    // One order of the two, so that the answer cannot depend on it.
    let ((a, a_type), (b, b_type)) =
        if (a, a_type) <= (b, b_type) { ((a, a_type), (b, b_type)) } else { ((b, b_type), (a, a_type)) };
    if a_type == b_type && a == b {
        return true;
    }
    let (plain_a, plain_b) = (plain(a), plain(b));
    if plain_a.is_empty() || plain_b.is_empty() {
        return false;
    }
    match (a_type, b_type) {
        (NameType::Person, NameType::Person) => persons(a, b),
        (NameType::Person, _) | (_, NameType::Person) => false,
        _ if plain_a == plain_b || aliases(&plain_a, &plain_b) => true,
        (NameType::Organisation, NameType::Organisation) => bodies(a, b, &plain_a, &plain_b),
        (NameType::Place, NameType::Place) => key(a) == key(b) || near(&plain_a, &plain_b, 7),
        (NameType::Other, NameType::Other) => singular(&plain_a) == singular(&plain_b),
        _ => false,
    }
}

/// Are the two plain names of one row: of spellings, of a body, of a country with its people?
fn aliases(a: &str, b: &str) -> bool {
    let agree = |of: fn(&str) -> Option<String>| of(a).is_some_and(|first| of(b).is_some_and(|other| first == other));
    agree(|n| ALIASES.spelling(n).map(str::to_owned))
        || agree(|n| ALIASES.body(n).map(str::to_owned))
        || agree(|n| ALIASES.country(n).map(|c| c.to_string()))
}

/// "Russians" and "Russian"
fn singular(plain: &str) -> &str {
    plain.strip_suffix('s').filter(|s| s.len() > 3).unwrap_or(plain)
}

/// Is one letter of a long name all that differs, and not the first?
pub(crate) fn near(a: &str, b: &str, least: usize) -> bool {
    let both_known = [a, b].iter().all(|n| LEXICON.entry(n).any & (flag::KNOWN | flag::SURNAME) != 0);
    a.len().min(b.len()) >= least
        && a.as_bytes()[0] == b.as_bytes()[0]
        && !both_known
        && digits(a) == digits(b)
        && strsim::osa_distance(a, b) <= 1
}

fn digits(name: &str) -> String {
    name.chars().filter(char::is_ascii_digit).collect()
}

fn persons(a: &str, b: &str) -> bool {
    // "Jr" may be left out, but a junior is no senior.
    let generation = |name: &str| plain(name).split(' ').find_map(|w| SHAPES.generation(w));
    if let (Some(first), Some(second)) = (generation(a), generation(b))
        && first != second
    {
        return false;
    }
    let (a, b) = (person_words(a), person_words(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if a == b || key(&a.join(" ")) == key(&b.join(" ")) {
        return true;
    }
    // "Tarvis", "von der Leyen": the end of the longer name; "Xi": its beginning, where it stands first.
    let tail = &long[long.len() - short.len()..];
    let surname_alone = short.len() == 1 || LEXICON.entry(&short[0]).any & flag::PARTICLE != 0;
    if surname_alone && short.len() < long.len() {
        let first = short.len() == 1 && ALIASES.family_first(&long[0]) && short[0] == long[0];
        return first || short.iter().zip(tail).all(|(x, y)| key(x) == key(y));
    }
    if short.len() == 1 {
        return false;
    }
    // "Pedro Varga" and "Pedro Varga Ruiz": the second family name left out.
    if short.len() < long.len() && short.iter().zip(long).all(|(x, y)| key(x) == key(y)) {
        return true;
    }
    let (last_short, last_long) = (&short[short.len() - 1], &long[long.len() - 1]);
    let (given_short, given_long) = (&short[..short.len() - 1], &long[..long.len() - 1]);
    if key(last_short) == key(last_long) {
        return given_agree(given_short, given_long);
    }
    // "Selim Tarvis" and "Selim Tarvish": one given name in full, one letter of a long family name.
    given_short[0].len() > 1 && given_short[0] == given_long[0] && near(last_short, last_long, 6)
}

/// The words of a body's name that say which it is, in one spelling and sorted; nationality as its country.
pub(crate) fn body_words(plain: &str) -> Vec<String> {
    let mut words: Vec<String> = plain
        .split(' ')
        .filter(|w| !w.is_empty() && !SHAPES.joints.contains(w))
        .map(|w| match ALIASES.country(w) {
            Some(country) => ALIASES.country_name(country).to_lowercase(),
            None => SHAPES.spelling(w).to_owned(),
        })
        .collect();
    words.sort();
    words
}

fn bodies(a: &str, b: &str, plain_a: &str, plain_b: &str) -> bool {
    let (bare_a, bare_b) = (without_company(plain_a), without_company(plain_b));
    if bare_a == bare_b || body_words(plain_a) == body_words(plain_b) {
        return true;
    }
    let stands_for = |short: &str, long: &str, plain_short: &str| {
        short.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
            && acronym(long).is_some_and(|initials| initials == *plain_short)
    };
    if stands_for(a, b, plain_a) || stands_for(b, a, plain_b) {
        return true;
    }
    // "Ostrel" and "Ostrel Shipping": one head word more; but "Pellworth Family Trust" is not "Pellworth".
    let short_form = |short: &str, long: &str| {
        long.strip_prefix(short).and_then(|rest| rest.strip_prefix(' ')).is_some_and(|rest| {
            !rest.contains(' ') && LEXICON.entry(rest).any & (flag::HEAD_BODY | flag::HEAD_COMPANY) != 0
        })
    };
    if short_form(&bare_a, &bare_b) || short_form(&bare_b, &bare_a) {
        return true;
    }
    // "Defence Ministry" and "Russian Defence Ministry"
    let (mut words_a, mut words_b) = (body_words(plain_a), body_words(plain_b));
    if words_a.len() > words_b.len() {
        std::mem::swap(&mut words_a, &mut words_b);
    }
    if words_b.len() == words_a.len() + 1 && words_a.len() > 1 {
        let more: Vec<&String> = words_b.iter().filter(|w| !words_a.contains(w)).collect();
        if let [country] = more.as_slice() {
            return ALIASES.country(country).is_some();
        }
    }
    near(plain_a, plain_b, 8)
}
