//! Folding: the forms of a word in which spellings of it meet.
//!
//! Comes in: a word, or any text. Goes out: its folded form or its stem. Which words mean the
//! same is left to others.

/// The word in lower-case ASCII: accents, other scripts and typographic marks are transliterated.
///
/// Folding twice is folding once. Characters that have no transliteration vanish, so the fold of
/// a word may be empty.
///
/// ```
/// use crossclaim_text::fold;
/// assert_eq!(fold("Zürich"), "zurich");
/// assert_eq!(fold("Київ"), "kiiv");
/// assert_eq!(fold("Lind’s"), "lind's");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { any_ascii::any_ascii(text).to_ascii_lowercase() }
}

/// The stem of a folded English word, by the Porter2 algorithm of the Snowball project.
///
/// Stems bring together words that mean different things (`universe`, `university`): they are
/// for finding candidates, never for a verdict. What is no word of small ASCII letters, with
/// apostrophes or without, is its own stem.
///
/// ```
/// use crossclaim_text::stem;
/// assert_eq!(stem("exchanged"), stem("exchanges"));
/// assert_eq!(stem("negotiator's"), stem("negotiators"));
/// assert_eq!(stem("1,200"), "1,200");
/// ```
pub fn stem(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
        waken_snowball::stem(waken_snowball::Algorithm::English, word).into_owned()
    } else {
        word.to_owned()
    }
}
