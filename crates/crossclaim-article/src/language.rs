//! The language of a text, where that is sure.

/// How much of a text is looked at, in bytes: enough to be sure, and bounded.
const LOOKED_AT: usize = 4096;

/// The ISO 639-1 code of the language: as the text shows when that is sure, else as it was declared.
pub(crate) fn language(text: &str, declared: Option<&str>) -> Option<String> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let declared = declared.map(|d| d.split(['-', '_']).next().unwrap_or(d).trim().to_ascii_lowercase());
    let declared = declared.filter(|d| d.len() == 2 && d.bytes().all(|b| b.is_ascii_alphabetic()));
    // A line or two of names is no proof of a language.
    let seen =
        whatlang::detect(&text[..end]).filter(|i| i.is_reliable() && end >= 200).and_then(|i| code(i.lang().code()));
    seen.map(str::to_owned).or(declared)
}

/// Is a text in English, or too short or mixed to say? It is looked at in the middle, where pages have their article.
pub(crate) fn is_english(text: &str) -> bool {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(text.len().saturating_sub(LOOKED_AT) / 2);
    let end = floor((start + LOOKED_AT).min(text.len()));
    let sample = &text[start..end];
    // Latin letters are not enough, other letters are: one paragraph of Han or Greek is not English.
    whatlang::detect(sample).is_none_or(|i| i.lang() == whatlang::Lang::Eng || !i.is_reliable() || sample.len() < 200)
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
        assert_eq!(language(&english, None).as_deref(), Some("en"));
        let russian = "Паром, затонувший у побережья в воскресенье, дважды предупреждали, сообщил в понедельник начальник порта. ".repeat(3);
        assert_eq!(language(&russian, Some("en")).as_deref(), Some("ru"));
        assert_eq!(language("Orlen", Some("de-AT")).as_deref(), Some("de"));
        assert_eq!(language("Orlen", Some("unknown")), None);
    }
}
