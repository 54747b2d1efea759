//! The vocabulary: every word of the quote, stance and clause lexicons, with the classes it may be of.
//!
//! Comes in: the lexicon files. Goes out: [`Vocabulary`], built once, asked once a word. What a
//! reporting word reports and what a stance word does is left to `quote` and `stance`; here a
//! word has a number and a set of classes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::BitOr;
use std::sync::LazyLock;

/// Longest word the vocabulary may hold, in bytes.
pub(crate) const LONGEST: usize = 24;

/// The number of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(pub u16);

impl WordId {
    /// A word that no lexicon lists.
    pub const NONE: Self = Self(0);
}

/// A set of word classes. A word may be of several: "her" is an object and a possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Class(pub u64);

impl Class {
    pub const NONE: Self = Self(0);
    pub const DETERMINER: Self = Self(1);
    /// he, she, they: may be a subject.
    pub const SUBJECT: Self = Self(1 << 1);
    /// him, them, you: may be an object.
    pub const OBJECT: Self = Self(1 << 2);
    /// his, their, the minister's
    pub const POSSESSIVE: Self = Self(1 << 3);
    pub const PREPOSITION: Self = Self(1 << 4);
    pub const COORDINATOR: Self = Self(1 << 5);
    /// because, although, if
    pub const SUBORDINATOR: Self = Self(1 << 6);
    /// who, which, whose
    pub const RELATIVE: Self = Self(1 << 7);
    /// Finite forms of be.
    pub const BE: Self = Self(1 << 8);
    pub const HAVE: Self = Self(1 << 9);
    pub const DO: Self = Self(1 << 10);
    pub const MODAL: Self = Self(1 << 11);
    /// not, never, and the contracted n't
    pub const NEGATION: Self = Self(1 << 12);
    pub const ADVERB: Self = Self(1 << 13);
    pub const TO: Self = Self(1 << 14);
    pub const THAT: Self = Self(1 << 15);
    /// Finite past of an irregular verb: went, took.
    pub const PAST: Self = Self(1 << 16);
    /// Third person of the present: goes, takes.
    pub const PRESENT: Self = Self(1 << 17);
    /// The bare form: go, take.
    pub const BASE: Self = Self(1 << 18);
    /// A past participle that is no finite past: gone, taken.
    pub const PARTICIPLE: Self = Self(1 << 19);
    /// Ends as a regular past does, which may be finite or a participle.
    pub const ED: Self = Self(1 << 20);
    pub const ING: Self = Self(1 << 21);
    /// A form of a reporting verb.
    pub const REPORT: Self = Self(1 << 22);
    /// A noun that reports: claim, warning.
    pub const REPORT_NOUN: Self = Self(1 << 23);
    /// An adjective that reports: confident, worried.
    pub const REPORT_ADJECTIVE: Self = Self(1 << 24);
    /// A weekday, "yesterday", "today".
    pub const TIME: Self = Self(1 << 25);
    /// The first word of a phrase that a lexicon lists.
    pub const PHRASE: Self = Self(1 << 26);
    /// whether, how, why
    pub const QUESTION: Self = Self(1 << 27);
    /// been, being, be
    pub const BE_BARE: Self = Self(1 << 28);
    /// A title or role that a person is called by: minister, spokeswoman.
    pub const ROLE: Self = Self(1 << 29);
    /// Begins with a capital.
    pub const CAPITAL: Self = Self(1 << 30);
    /// Begins with a digit.
    pub const NUMBER: Self = Self(1 << 31);
    /// A form of a verb that is as often a noun: call, states, vote.
    pub const NOUN_TOO: Self = Self(1 << 32);
    /// so-called, dubbed: what stands in quotation marks behind is a name.
    pub const NAMING: Self = Self(1 << 33);
    /// seems, remained: links a subject to an adjective.
    pub const LINKING: Self = Self(1 << 34);
    /// A plural that does not end in s.
    pub const PLURAL: Self = Self(1 << 35);
    /// "due to", "set to": behind a form of be it looks ahead.
    pub const AHEAD: Self = Self(1 << 36);
    /// "voiced concern", "made a promise": the noun behind says what is reported.
    pub const LIGHT: Self = Self(1 << 37);
    /// Sets a new main clause against the last: "but", "while".
    pub const CONTRAST: Self = Self(1 << 38);
    /// A helper of the future: "will", "won't".
    pub const FUTURE: Self = Self(1 << 39);
    /// A verb whose infinitive is yet to come: "plans to leave".
    pub const INTENDS: Self = Self(1 << 40);
    /// Stands between a noun of saying and who said it: "a warning by the union".
    pub const BEARER: Self = Self(1 << 41);
    /// The speaker or hearer of a quotation: "I", "you".
    pub const PARTY: Self = Self(1 << 42);

    /// Forms of verbs that can be the finite verb of a clause.
    pub const AUXILIARY: Self = Self(Self::BE.0 | Self::HAVE.0 | Self::DO.0 | Self::MODAL.0);
    /// Any form of any verb.
    pub const VERBAL: Self = Self(
        Self::AUXILIARY.0
            | Self::PAST.0
            | Self::PRESENT.0
            | Self::BASE.0
            | Self::PARTICIPLE.0
            | Self::ED.0
            | Self::ING.0
            | Self::REPORT.0
            | Self::BE_BARE.0,
    );

    /// Has it one of these?
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// The set less these.
    pub const fn without(self, these: Self) -> Self {
        Self(self.0 & !these.0)
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "determiner" => Self::DETERMINER,
            "subject" => Self::SUBJECT,
            "object" => Self::OBJECT,
            "possessive" => Self::POSSESSIVE,
            "preposition" => Self::PREPOSITION,
            "coordinator" => Self::COORDINATOR,
            "subordinator" => Self::SUBORDINATOR,
            "relative" => Self::RELATIVE,
            "be" => Self::BE,
            "be-bare" => Self::BE_BARE,
            "have" => Self::HAVE,
            "do" => Self::DO,
            "modal" => Self::MODAL,
            "negation" => Self::NEGATION,
            "adverb" => Self::ADVERB,
            "to" => Self::TO,
            "that" => Self::THAT,
            "time" => Self::TIME,
            "question" => Self::QUESTION,
            "role" => Self::ROLE,
            "noun" => Self::NONE,
            "noun-too" => Self::NOUN_TOO,
            "naming" => Self::NAMING,
            "linking" => Self::LINKING,
            "plural" => Self::PLURAL,
            "ahead" => Self::AHEAD,
            "light" => Self::LIGHT,
            "contrast" => Self::CONTRAST,
            "future" => Self::FUTURE,
            "intends" => Self::INTENDS,
            "bearer" => Self::BEARER,
            "party" => Self::PARTY,
            _ => return None,
        })
    }
}

impl BitOr for Class {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// FNV-1a: short keys of lower-case ASCII, looked up once a word.
#[derive(Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The words of all lexicons of this room.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<Box<[u8]>, WordId, BuildHasherDefault<Fnv>>,
    classes: Vec<Class>,
}

impl Vocabulary {
    /// The number of a folded word.
    pub fn find(&self, word: &[u8]) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The classes of a word.
    pub fn class(&self, id: WordId) -> Class {
        self.classes[usize::from(id.0)]
    }

    /// How many numbers there are, [`WordId::NONE`] with them.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    fn add(&mut self, word: &str, class: Class) {
        debug_assert!(word.len() <= LONGEST && word.is_ascii(), "{word}");
        if let Some(id) = self.ids.get(word.as_bytes()) {
            let at = usize::from(id.0);
            self.classes[at] = self.classes[at] | class;
            return;
        }
        let id = WordId(self.classes.len() as u16);
        self.ids.insert(word.as_bytes().into(), id);
        self.classes.push(class);
    }
}

/// The five forms of a verb, from its row `lemma`, `lemma/past` or `lemma/past/participle`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Forms {
    pub base: String,
    pub third: String,
    pub past: String,
    pub participle: String,
    pub ing: String,
}

impl Forms {
    /// Reads a row and builds what it leaves out by the rules of English spelling.
    pub fn of(row: &str) -> Self {
        let mut given = row.split('/');
        let base = given.next().unwrap_or_default().to_owned();
        let consonant_y = base.ends_with('y') && !base.ends_with(['a', 'e', 'o', 'u']) && {
            let before = base.as_bytes().get(base.len().wrapping_sub(2)).copied().unwrap_or(b'a');
            !b"aeiou".contains(&before)
        };
        let third = if consonant_y {
            format!("{}ies", &base[..base.len() - 1])
        } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end)) {
            format!("{base}es")
        } else {
            format!("{base}s")
        };
        let past = given.next().map_or_else(
            || {
                if consonant_y {
                    format!("{}ied", &base[..base.len() - 1])
                } else if base.ends_with('e') {
                    format!("{base}d")
                } else {
                    format!("{base}ed")
                }
            },
            str::to_owned,
        );
        let participle = given.next().map_or_else(|| past.clone(), str::to_owned);
        // "admitted" doubles its t, and so does "admitting"; "put" and "set" double theirs, too.
        let doubled = past.len() == base.len() + 3 && past.ends_with("ed");
        let short = base.len() == 3 && past == base && !base.ends_with('e');
        let ing = if doubled {
            format!("{}ing", &past[..past.len() - 2])
        } else if short {
            format!("{base}{}ing", &base[2..])
        } else if base.ends_with("ie") {
            format!("{}ying", &base[..base.len() - 2])
        } else if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") {
            format!("{}ing", &base[..base.len() - 1])
        } else {
            format!("{base}ing")
        };
        Self { base, third, past, participle, ing }
    }

    /// Each form with its class; a past that is its own participle is [`Class::ED`].
    pub fn each(&self) -> [(&str, Class); 5] {
        let (past, participle) =
            if self.past == self.participle { (Class::ED, Class::ED) } else { (Class::PAST, Class::PARTICIPLE) };
        [
            (&self.base, Class::BASE),
            (&self.third, Class::PRESENT),
            (&self.past, past),
            (&self.participle, participle),
            (&self.ing, Class::ING),
        ]
    }
}

/// The rows of a lexicon file: comments and empty lines left out, cells cut at `|`.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .map(|line| line.split_once('#').map_or(line, |(row, _)| row).trim())
        .filter(|line| !line.is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
}

pub(crate) const REPORT_VERBS: &str = include_str!("../../lexicon/en/quote_verbs.txt");
pub(crate) const REPORT_NOUNS: &str = include_str!("../../lexicon/en/quote_nouns.txt");
pub(crate) const REPORT_ADJECTIVES: &str = include_str!("../../lexicon/en/quote_adjectives.txt");
pub(crate) const REPORT_PHRASES: &str = include_str!("../../lexicon/en/quote_phrases.txt");
pub(crate) const STANCE_CUES: &str = include_str!("../../lexicon/en/stance_cues.txt");
const CLAUSE_WORDS: &str = include_str!("../../lexicon/en/clause_words.txt");
const CLAUSE_VERBS: &str = include_str!("../../lexicon/en/clause_verbs.txt");

/// The vocabulary of the lexicons that the crate carries.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(build);
    &VOCABULARY
}

fn build() -> Vocabulary {
    let mut all = Vocabulary::default();
    all.classes.push(Class::NONE);
    for row in rows(CLAUSE_WORDS) {
        let class = row[0].split_whitespace().filter_map(Class::named).fold(Class::NONE, BitOr::bitor);
        for word in row.get(1).unwrap_or(&"").split_whitespace() {
            // "titled" and "expected" are verbs, too; "evening" is none.
            let verb = class.any(Class::NAMING | Class::LINKING | Class::AHEAD);
            all.add(word, if verb { class | shape(word) } else { class });
            if class == Class::NOUN_TOO {
                all.add(&plural(word), class);
            }
        }
    }
    for row in rows(CLAUSE_VERBS) {
        for (form, class) in Forms::of(row[0]).each() {
            all.add(form, class);
        }
    }
    for row in rows(REPORT_VERBS) {
        let mut words = row[0].split_whitespace();
        for (form, class) in Forms::of(words.next().unwrap_or_default()).each() {
            all.add(form, class | Class::REPORT);
        }
        words.for_each(|particle| all.add(particle, Class::NONE));
    }
    for row in rows(REPORT_NOUNS) {
        all.add(row[0], Class::REPORT_NOUN | Class::NOUN_TOO);
        all.add(&plural(row[0]), Class::REPORT_NOUN | Class::NOUN_TOO);
    }
    for row in rows(REPORT_ADJECTIVES) {
        all.add(row[0], Class::REPORT_ADJECTIVE);
    }
    for file in [REPORT_PHRASES, STANCE_CUES] {
        for row in rows(file) {
            for words in phrase_variants(row[0]) {
                for (at, word) in words.iter().enumerate() {
                    // "officially", "reportedly": an adverb also where it is a cue.
                    let shape = if all.find(word.as_bytes()).is_some() { Class::NONE } else { shape(word) };
                    all.add(word, if at == 0 { Class::PHRASE | shape } else { shape });
                }
            }
        }
    }
    all
}

/// What the ending of an unknown word tells: "negotiated", "quickly", "running".
pub(crate) fn shape(word: &str) -> Class {
    let bytes = word.as_bytes();
    if bytes.len() > 4 && bytes.ends_with(b"ed") {
        Class::ED
    } else if bytes.len() > 5 && bytes.ends_with(b"ing") {
        Class::ING
    } else if bytes.len() > 4 && bytes.ends_with(b"ly") {
        Class::ADVERB
    } else if bytes.ends_with(b"'s") || word.ends_with("’s") {
        Class::POSSESSIVE
    } else {
        Class::NONE
    }
}

/// The plural of a regular noun.
pub(crate) fn plural(noun: &str) -> String {
    Forms::of(noun).third
}

/// The word sequences of a phrase row: `BE` stands for each form of be, `verb~` for each form of
/// a regular verb or of one given as `base/past`.
pub(crate) fn phrase_variants(row: &'static str) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = vec![Vec::new()];
    for cell in row.split_whitespace() {
        let choices: Vec<String> = if cell == "BE" {
            ["is", "are", "was", "were", "be", "been", "being", "'s", "'re"].map(str::to_owned).to_vec()
        } else if let Some(verb) = cell.strip_suffix('~') {
            let forms = Forms::of(verb);
            vec![forms.base, forms.third, forms.past, forms.participle, forms.ing]
        } else {
            vec![cell.to_owned()]
        };
        out = out
            .iter()
            .flat_map(|head| {
                choices.iter().map(|choice| {
                    let mut next = head.clone();
                    next.push(choice.clone());
                    next
                })
            })
            .collect();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected_by_the_rules_of_spelling() {
        let forms = |row| {
            let f = Forms::of(row);
            format!("{} {} {} {} {}", f.base, f.third, f.past, f.participle, f.ing)
        };
        assert_eq!(forms("deny"), "deny denies denied denied denying");
        assert_eq!(forms("say/said"), "say says said said saying");
        assert_eq!(forms("admit/admitted"), "admit admits admitted admitted admitting");
        assert_eq!(forms("accuse"), "accuse accuses accused accused accusing");
        assert_eq!(forms("write/wrote/written"), "write writes wrote written writing");
        assert_eq!(forms("preach"), "preach preaches preached preached preaching");
        assert_eq!(forms("put/put"), "put puts put put putting");
        assert_eq!(forms("lie"), "lie lies lied lied lying");
        assert_eq!(forms("agree"), "agree agrees agreed agreed agreeing");
        assert_eq!(forms("relay"), "relay relays relayed relayed relaying");
    }

    #[test]
    fn every_word_fits() {
        assert!(vocabulary().len() > 1000);
        assert!(vocabulary().ids.keys().all(|word| word.len() <= LONGEST && word.is_ascii()));
    }
}
