//! Names: persons, places, organisations, and which of them are one.
//!
//! Comes in: a text and its sentences. Goes out: [`Name`]s with type, title and the fullest form the
//! article has, [`key`], [`same`] and [`related`] to compare two, and a [`Registry`] of the names of
//! many articles. Pronouns are left alone.
//!
//! 1. `token`: the tokens of a sentence, one pass over its bytes.
//! 2. `sentence`: what the lexicon knows of them, and how the sentence is capitalised.
//! 3. `run`: capitalised words that stand together.
//! 4. `find`, `score`, `said`, `title`: the names of a run, what speaks for each type, what the sentence says
//!    they are, titles beside them; `shapes` holds how names are built.
//! 5. `memory`: what the whole article says of each name.
//! 6. `key`, `alias`, `same`, `registry`: which names are one; `parts`: which place lies in which.
//!
//! The types are those of CoNLL-2003 (PER, LOC, ORG, MISC), and so is the extent of a name: no article,
//! no title, no possessive.

mod alias;
mod find;
mod key;
mod lexicon;
mod memory;
mod parts;
mod registry;
mod run;
mod said;
mod same;
mod score;
mod sentence;
mod shapes;
mod side;
mod title;
mod token;

pub use key::key;
pub use parts::lies_in;
pub use registry::{EntityId, Registry};
pub use same::same;

use crossclaim_text::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameType {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// A nationality, an event, a work, a product.
    Other,
}

impl NameType {
    /// The name the report uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Other => "other",
        }
    }
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name without title: "Selim Tarvis".
    pub span: Span,
    /// What it names.
    pub name_type: NameType,
    /// The fullest form this article uses for it: "Volodymyr Zelensky" for "Zelensky".
    pub canonical: String,
    /// Title or role words that stand by it: "Turkish President", "former defence minister".
    pub title: Option<Span>,
    /// Is the role said to be over or not yet begun ("former", "then-", "-elect")?
    pub title_past: bool,
}

/// Can the two names stand for one actor, though they are not one name: a state, its people, and the
/// seat of its power ("Moscow", "the Kremlin", "Russia")?
///
/// ```
/// use crossclaim_facts::name::related;
///
/// assert!(related("the Kremlin", "Russia") && related("Kyiv", "Ukrainian"));
/// assert!(!related("Moscow", "Ukraine"));
/// ```
pub fn related(a: &str, b: &str) -> bool {
    let country = |name: &str| alias::ALIASES.actor(&key::plain(name));
    country(a).is_some_and(|first| country(b) == Some(first))
}

/// The names of `text`, in order. They do not overlap. `sentences` are spans of `text`, in order; a part
/// of the text outside them is not read.
///
/// ```
/// use crossclaim_facts::{NameType, name};
///
/// let text = "Former mayor Ines Vold met the Ostrel Water Board. Vold said no.";
/// let names = name::extract(text, &crossclaim_text::sentences(text));
/// let words: Vec<_> = names.iter().map(|n| (n.span.of(text), n.name_type, n.canonical.as_str())).collect();
/// assert_eq!(
///     words,
///     [
///         ("Ines Vold", NameType::Person, "Ines Vold"),
///         ("Ostrel Water Board", NameType::Organisation, "Ostrel Water Board"),
///         ("Vold", NameType::Person, "Ines Vold"),
///     ]
/// );
/// assert_eq!(names[0].title.unwrap().of(text), "Former mayor");
/// assert!(names[0].title_past);
/// ```
pub fn extract(text: &str, sentences: &[Span]) -> Vec<Name> {
    let mut sentence = sentence::Sentence::new(text);
    let (mut units, mut mentions) = (Vec::new(), Vec::new());
    for span in sentences {
        let fits = text.is_char_boundary(span.start) && text.is_char_boundary(span.end) && span.start <= span.end;
        if fits && sentence.read(*span) {
            find::find(&sentence, &mut units, &mut mentions);
        }
    }
    memory::settle(text, &mentions)
}

/// Is it a word that running English writes small, in any of its forms?
pub(crate) fn known_word(word: &str) -> bool {
    lexicon::common(&lexicon::LEXICON, word)
}
