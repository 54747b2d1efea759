//! The forms of an entry of a word list.
//!
//! Comes in: an entry such as `step_down:v`, `ferry:n` or `crude_oil`. Goes out: all the forms it
//! stands for, with words and marks joined by `_` as a sentence parts them. Forms that English
//! does not have ("stealed") may be among them: they meet nothing.

use crossclaim_core::vocabulary::irregular_forms;
use crossclaim_text::{fold, words};
use std::collections::BTreeSet;

/// The forms that an entry stands for, in alphabetical order, without repeats.
pub fn forms(entry: &str) -> Vec<String> {
    let mut list = BTreeSet::new();
    if let Some(verb) = entry.strip_suffix(":v") {
        let (first, rest) = verb.split_once('_').map_or((verb, String::new()), |(f, r)| (f, format!("_{r}")));
        list.extend(verb_forms(first).into_iter().map(|form| parted(&format!("{form}{rest}"))));
    } else if let Some(noun) = entry.strip_suffix(":n") {
        let (rest, last) = noun.rsplit_once('_').map_or((String::new(), noun), |(r, l)| (format!("{r}_"), l));
        list.extend([last.to_owned(), with_s(last)].map(|form| parted(&format!("{rest}{form}"))));
        list.extend(irregular_forms(last).into_iter().map(|form| parted(&format!("{rest}{form}"))));
    } else {
        list.insert(parted(entry));
    }
    list.into_iter().collect()
}

/// An entry in the words and marks of a sentence: "third_sub-lot" gives `third_sub_-_lot`.
fn parted(entry: &str) -> String {
    let text = fold(&entry.replace('_', " "));
    words(&text).iter().map(|w| w.span.of(&text)).collect::<Vec<_>>().join("_")
}

/// The third person of a verb, or the plural of a noun.
fn with_s(word: &str) -> String {
    if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") {
        format!("{word}es")
    } else if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(vowel)) {
        format!("{stem}ies")
    } else {
        format!("{word}s")
    }
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn verb_forms(verb: &str) -> Vec<String> {
    let mut list = vec![verb.to_owned(), with_s(verb)];
    if let Some(stem) = verb.strip_suffix('e') {
        // "dying", "seeing", "hoping"
        let ing = match (stem.strip_suffix('i'), stem.ends_with('e')) {
            (Some(short), _) => format!("{short}ying"),
            (None, true) => format!("{verb}ing"),
            (None, false) => format!("{stem}ing"),
        };
        list.extend([format!("{verb}d"), ing]);
    } else {
        let past = match verb.strip_suffix('y').filter(|stem| !stem.ends_with(vowel)) {
            Some(stem) => format!("{stem}ied"),
            None => format!("{verb}ed"),
        };
        list.extend([past, format!("{verb}ing")]);
        // "dropped", "cancelled": doubled, and as it stands for "canceled" and "opened".
        let tail: Vec<char> = verb.chars().rev().take(3).collect();
        if let [last, middle, before] = tail.as_slice()
            && !vowel(*last)
            && !matches!(last, 'w' | 'x' | 'y')
            && vowel(*middle)
            && !vowel(*before)
        {
            list.extend([format!("{verb}{last}ed"), format!("{verb}{last}ing")]);
        }
    }
    list.extend(irregular_forms(verb).into_iter().map(str::to_owned));
    list
}

#[cfg(test)]
mod tests {
    use super::forms;

    fn has(entry: &str, expected: &[&str]) {
        let list = forms(entry);
        for form in expected {
            assert!(list.iter().any(|f| f == form), "{form:?} is not among the forms of {entry:?}: {list:?}");
        }
    }

    #[test]
    fn verbs_are_inflected_at_their_first_word() {
        has("step_down:v", &["step_down", "steps_down", "stepped_down", "stepping_down"]);
        has("carry:v", &["carries", "carried", "carrying"]);
        has("raise:v", &["raises", "raised", "raising"]);
        has("die:v", &["died", "dying"]);
        has("steal:v", &["stole", "stolen"]);
        has("cancel:v", &["cancelled", "canceled"]);
    }

    #[test]
    fn nouns_are_inflected_at_their_last_word() {
        has("ferry:n", &["ferry", "ferries"]);
        has("cargo_ship:n", &["cargo_ship", "cargo_ships"]);
        has("church:n", &["churches"]);
        has("woman:n", &["women"]);
    }

    #[test]
    fn what_has_no_mark_stands_as_it_is_written() {
        assert_eq!(forms("crude_oil"), ["crude_oil"]);
        assert_eq!(forms("mid-field"), ["mid_-_field"]);
        assert_eq!(forms(""), [""]);
        assert_eq!(forms(":v").len(), 4);
    }
}
