//! Folding: the form of a word in which spellings of it meet.

/// The word in lower-case ASCII: accents, other scripts and typographic marks are transliterated.
pub fn fold(text: &str) -> String {
    any_ascii::any_ascii(text).to_ascii_lowercase()
}

/// The stem of a folded English word. For blocking, never for a verdict.
pub fn stem(word: &str) -> String {
    word.trim_end_matches('s').to_owned()
}
