//! The language of a text, where that is sure.
//!
//! Comes in: a text, and what its page declares. Goes out: the ISO 639-1 code. English is seen by
//! its commonest words, which costs next to nothing; what is not seen so is left to `whatlang`.

use crate::lexicon::sign;
use crate::token::{Token, tokens};

/// How much of a text is looked at, in bytes: enough to be sure, and bounded.
const LOOKED_AT: usize = 1200;

/// The ISO 639-1 code in what a page or a caller declares: "en-GB", `de_AT`.
pub(crate) fn declared(language: Option<&str>) -> Option<String> {
    let code = language.map(|d| d.split(['-', '_']).next().unwrap_or(d).trim().to_ascii_lowercase());
    code.filter(|d| d.len() == 2 && d.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// Are these words sure to be English? By its commonest words, a tenth of any text.
pub(crate) fn is_english(words: &[Token]) -> bool {
    let common = words.iter().filter(|w| w.is(sign::COMMON)).count();
    common >= 3 && common * 10 >= words.len()
}

/// The language the text shows, if it is sure. It is looked at in the middle, where pages have their article.
pub(crate) fn seen(text: &str) -> Option<&'static str> {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(text.len().saturating_sub(LOOKED_AT) / 2);
    let end = floor((start + LOOKED_AT).min(text.len()));
    let sample = &text[start..end];
    let mut words = Vec::new();
    tokens(sample, &mut words);
    if is_english(&words) {
        return Some("en");
    }
    // A line or two of names is no proof of a language, nor is a table of names and numbers.
    let numbers = words.iter().filter(|w| w.number).count();
    let names = words.iter().filter(|w| w.upper).count();
    if sample.len() < 200 || numbers * 5 > words.len() || sample.is_ascii() && (numbers + names) * 5 > words.len() * 3 {
        return None;
    }
    whatlang::detect(sample).filter(whatlang::Info::is_reliable).and_then(|i| code(i.lang().code()))
}

/// The two-letter code of a three-letter one (ISO 639-3 to 639-1).
fn code(three: &str) -> Option<&'static str> {
    const CODES: &str = include_str!("../lexicon/languages.txt");
    CODES
        .lines()
        .filter(|l| !l.starts_with('#'))
        .find_map(|l| l.split_once(' ').filter(|(t, _)| *t == three).map(|(_, two)| two))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sure_or_declared() {
        let english = "The ferry that sank off the coast on Sunday had been warned about twice, the harbour master said on Monday. ".repeat(3);
        assert_eq!(seen(&english), Some("en"));
        let russian = "Паром, затонувший у побережья в воскресенье, дважды предупреждали, сообщил в понедельник начальник порта. ".repeat(3);
        assert_eq!(seen(&russian), Some("ru"));
        assert_eq!(seen("Orlen"), None);
        assert_eq!(declared(Some("de-AT")).as_deref(), Some("de"));
        assert_eq!(declared(Some("unknown")), None);
    }
}
