//! Keys: the form in which spellings and romanisations of one name meet.
//!
//! Comes in: a name as written. Goes out: [`key`] and the plainer forms that [`super::same`] and the
//! registry compare. The rules are those in which the usual romanisations of Cyrillic (BGN/PCGN,
//! Ukraine's own of 2010, the press's) differ: y/i/j, a doubled letter, ye/e, ks/x, a soft sign. What
//! the rules cannot see is a row of `lexicon/en/name_aliases.txt`.

use super::alias::ALIASES;
use super::lexicon::{LEXICON, flag};
use super::shapes::SHAPES;
use crossclaim_text::fold;

/// The key under which spellings and romanisations of one name meet ("zelensk" for Zelensky and
/// Zelenskyy; "kyiv" for Kiev). Two names with one key may be the same, two with different keys
/// may still be joined by [`super::same`].
///
/// ```
/// use crossclaim_facts::name::key;
///
/// assert_eq!(key("Zelensky"), key("Zelenskyy"));
/// assert_eq!(key("Kiev"), "kyiv");
/// assert_eq!(key("Erdoğan"), key("Erdogan"));
/// assert_ne!(key("Putin"), key("Rutin"));
/// ```
pub fn key(name: &str) -> String {
    let plain = plain(name);
    if let Some(first) = ALIASES.spelling(&plain) {
        return first.to_owned();
    }
    let mut words: Vec<String> = plain.split(' ').map(key_word).collect();
    if words.len() == 1 {
        return words.swap_remove(0);
    }
    words.join(" ")
}

/// The name folded, without stops, apostrophes and a leading article, hyphens read as spaces.
pub(crate) fn plain(name: &str) -> String {
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len());
    for character in folded.chars() {
        match character {
            '.' | '\'' | '"' | '`' | '(' | ')' => {}
            'a'..='z' | '0'..='9' | '&' => out.push(character),
            _ => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
        }
    }
    let out = out.trim_end();
    out.strip_prefix("the ").unwrap_or(out).to_owned()
}

const fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The key of one folded word.
fn key_word(word: &str) -> String {
    let word = SHAPES
        .sounds
        .iter()
        .fold(word.to_owned(), |word, (from, to)| if word.contains(from) { word.replace(from, to) } else { word });
    let mut out: Vec<u8> = Vec::with_capacity(word.len());
    let bytes = word.as_bytes();
    for (at, &letter) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let before = out.last().copied().unwrap_or(0);
        let letter = match letter {
            b'y' | b'j' if at > 0 => {
                // "Medvedyev": a glide behind a consonant is only written by some.
                let glide =
                    vowel(next) && before.is_ascii_alphabetic() && !vowel(before) && word.len() >= 6 && next != b'i';
                if glide {
                    continue;
                }
                b'i'
            }
            b'w' => b'v',
            b'q' => b'k',
            b'c' if !matches!(next, b'e' | b'i' | b'y' | b'h') && bytes.len() > 2 && out.is_empty() => b'c',
            b'c' if !matches!(next, b'e' | b'i' | b'y' | b'h') && at > 0 => b'k',
            // "Mueller", "Schroeder": an umlaut written out.
            b'e' if matches!(before, b'a' | b'o' | b'u') && next != 0 && !vowel(next) => continue,
            other => other,
        };
        let doubled = before == letter && (!vowel(letter) || letter == b'i');
        if !doubled {
            out.push(letter);
        }
    }
    // "-sky", "-skyy", "-skiy", "-skyi", "-ski"
    while out.len() >= 5 && out.ends_with(b"i") {
        out.pop();
    }
    // "Natalia" and "Natalya", "Kyslytsya" and "Kislitsa"
    if out.len() >= 6 && out.ends_with(b"ia") {
        let at = out.len() - 2;
        out.remove(at);
    }
    out.into_iter().map(char::from).collect()
}

/// The initials of an organisation of two words or more, in small letters: "fbi".
pub(crate) fn acronym(name: &str) -> Option<String> {
    let initials: String = name
        .split([' ', '-'])
        .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
        .filter_map(|w| w.chars().next())
        .collect();
    (initials.len() >= 2).then(|| fold(&initials))
}

/// A plain name without the legal form behind it: "pellworth" of "pellworth plc".
pub(crate) fn without_company(plain: &str) -> String {
    let mut words: Vec<&str> = plain.split(' ').collect();
    while words.len() > 1 && LEXICON.entry(words[words.len() - 1]).any & flag::HEAD_COMPANY != 0 {
        words.pop();
    }
    words.join(" ")
}

/// The words of a person's name that name the person, without forms of address and "Jr".
pub(crate) fn person_words(name: &str) -> Vec<String> {
    let plain = plain(name);
    let words: Vec<&str> = plain.split(' ').filter(|w| !w.is_empty()).collect();
    let from = words
        .iter()
        .position(|w| LEXICON.entry(w).any & flag::HONORIFIC == 0 || LEXICON.entry(w).any & flag::FIRST != 0)
        .unwrap_or(0);
    let to = if words.len() > from + 1 && SHAPES.generation(words[words.len() - 1]).is_some() {
        words.len() - 1
    } else {
        words.len()
    };
    words[from..to].iter().map(|w| (*w).to_owned()).collect()
}

/// Can the given names be of one person, the family names being one? Initials stand for a name.
pub(crate) fn given_agree(a: &[String], b: &[String]) -> bool {
    if !middles_agree(a.get(1..).unwrap_or_default(), b.get(1..).unwrap_or_default()) {
        return false;
    }
    let (Some(a), Some(b)) = (a.first(), b.first()) else { return true };
    if a.len() == 1 || b.len() == 1 {
        return a.chars().next() == b.chars().next();
    }
    a == b || key(a) == key(b) || ALIASES.given(a, b)
}

/// Can the names between given and family name be of one person? "George W." is not "George H.".
fn middles_agree(a: &[String], b: &[String]) -> bool {
    let letter = |name: &String| name.chars().next();
    a.is_empty() || b.is_empty() || a.iter().any(|x| b.iter().any(|y| letter(x) == letter(y)))
}

/// Can two full names with one family name be of one person?
pub(crate) fn compatible_given(a: &str, b: &str) -> bool {
    let (a, b) = (person_words(a), person_words(b));
    a.len() < 2 || b.len() < 2 || given_agree(&a[..a.len() - 1], &b[..b.len() - 1])
}
