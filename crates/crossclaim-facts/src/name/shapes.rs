//! How names are built: endings, beginnings, spellings of one sound.
//!
//! Comes in: `lexicon/en/name_shapes.txt`. Goes out: its lists, read once. What an ending counts for is
//! settled in [`super::score`], what a key keeps in [`super::key`].

use super::lexicon::lines;
use std::sync::LazyLock;

/// The lists of the file, by section.
#[derive(Default)]
pub(crate) struct Shapes {
    pub(crate) place_endings: Vec<&'static str>,
    pub(crate) people_endings: Vec<&'static str>,
    pub(crate) family_endings: Vec<&'static str>,
    pub(crate) family_beginnings: Vec<&'static str>,
    pub(crate) word_endings: Vec<&'static str>,
    pub(crate) pet_endings: Vec<&'static str>,
    /// As written, and the letters kept for them.
    pub(crate) sounds: Vec<(&'static str, &'static str)>,
    /// As written, and the spelling kept for it.
    pub(crate) spellings: Vec<(&'static str, &'static str)>,
    pub(crate) joints: Vec<&'static str>,
    pub(crate) younger: Vec<&'static str>,
    pub(crate) elder: Vec<&'static str>,
}

/// The lists of the crate.
pub(crate) static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let mut shapes = Shapes::default();
    let mut section = "";
    for line in lines(include_str!("../../lexicon/en/name_shapes.txt")) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            continue;
        }
        let pair = line.split_once(' ').unwrap_or((line, ""));
        match section {
            "place-ending" => shapes.place_endings.push(line),
            "people-ending" => shapes.people_endings.push(line),
            "family-ending" => shapes.family_endings.push(line),
            "family-beginning" => shapes.family_beginnings.push(line),
            "word-ending" => shapes.word_endings.push(line),
            "pet-ending" => shapes.pet_endings.push(line),
            "sound" => shapes.sounds.push(pair),
            "spelling" => shapes.spellings.push(pair),
            "joint" => shapes.joints.push(line),
            "younger" => shapes.younger.push(line),
            "elder" => shapes.elder.push(line),
            _ => {}
        }
    }
    shapes
});

impl Shapes {
    /// The spelling kept for `word`.
    pub(crate) fn spelling<'w>(&self, word: &'w str) -> &'w str {
        self.spellings.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| *to)
    }

    /// "Jr" and "junior" behind a name: true for the younger, false for the elder.
    pub(crate) fn generation(&self, word: &str) -> Option<bool> {
        match () {
            () if self.younger.contains(&word) => Some(true),
            () if self.elder.contains(&word) => Some(false),
            () => None,
        }
    }
}
