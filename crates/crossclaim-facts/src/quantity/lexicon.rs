//! The word lists of this room, parsed once.
//!
//! Comes in: `lexicon/en/*.txt`. Goes out: lookups by folded word. What the words mean in a
//! sentence is left to the files that read it.

use super::value::Bound;
use crossclaim_text::lexicon::rows;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// FNV-1a: every word of every article is looked up here, and word lists know no attacker.
#[derive(Clone, Copy)]
pub(super) struct Fnv(u64);

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
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

pub(super) type Words<V> = HashMap<&'static str, V, BuildHasherDefault<Fnv>>;

/// What a number word does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Numeral {
    pub small: Option<Decimal>,
    pub scale: Option<Decimal>,
    pub short: Option<Decimal>,
    pub fraction: Option<Decimal>,
    pub ordinal: Option<Decimal>,
    pub vague: Option<Decimal>,
    pub fold: Option<Decimal>,
}

impl Numeral {
    /// Can a number begin here? A short scale needs digits in front.
    pub const fn begins(&self) -> bool {
        self.small.is_some()
            || self.scale.is_some()
            || self.fraction.is_some()
            || self.ordinal.is_some()
            || self.vague.is_some()
            || self.fold.is_some()
    }
}

/// The closed classes of `quantity_words.txt`, as bits.
pub(super) mod class {
    /// The names of the classes in the list, in the order of their bits.
    pub const NAMES: [&str; 63] = [
        "preposition",
        "determiner",
        "pronoun",
        "conjunction",
        "auxiliary",
        "adverb",
        "verb",
        "skip",
        "modifier",
        "month",
        "weekday",
        "state",
        "thing",
        "sale",
        "mass",
        "play",
        "ly",
        "than",
        "notone",
        "thisone",
        "vagueone",
        "nothalf",
        "ofhalf",
        "link",
        "reach",
        "gathering",
        "quake",
        "times",
        "subject",
        "holder",
        "takesover",
        "person",
        "dated",
        "gap",
        "tall",
        "zone",
        "yearly",
        "shortened",
        "graded",
        "gauged",
        "period",
        "comparative",
        "aged",
        "steep",
        "price",
        "priced",
        "coin",
        "equates",
        "offset",
        "unscoped",
        "falseed",
        "totalling",
        "level",
        "gauge",
        "be",
        "suffix",
        "glued",
        "rough",
        "notmonth",
        "verbmonth",
        "joint",
        "rated",
        "abroad",
    ];
    pub const PREPOSITION: u64 = 1;
    pub const DETERMINER: u64 = 1 << 1;
    pub const PRONOUN: u64 = 1 << 2;
    pub const CONJUNCTION: u64 = 1 << 3;
    pub const AUXILIARY: u64 = 1 << 4;
    pub const ADVERB: u64 = 1 << 5;
    pub const VERB: u64 = 1 << 6;
    pub const SKIP: u64 = 1 << 7;
    pub const MODIFIER: u64 = 1 << 8;
    pub const MONTH: u64 = 1 << 9;
    pub const WEEKDAY: u64 = 1 << 10;
    pub const STATE: u64 = 1 << 11;
    pub const THING: u64 = 1 << 12;
    pub const SALE: u64 = 1 << 13;
    pub const MASS: u64 = 1 << 14;
    pub const PLAY: u64 = 1 << 15;
    pub const LY: u64 = 1 << 16;
    pub const THAN: u64 = 1 << 17;
    pub const NOT_ONE: u64 = 1 << 18;
    pub const THIS_ONE: u64 = 1 << 19;
    pub const VAGUE_ONE: u64 = 1 << 20;
    pub const NOT_HALF: u64 = 1 << 21;
    pub const OF_HALF: u64 = 1 << 22;
    pub const LINK: u64 = 1 << 23;
    pub const REACH: u64 = 1 << 24;
    pub const GATHERING: u64 = 1 << 25;
    pub const QUAKE: u64 = 1 << 26;
    pub const TIMES: u64 = 1 << 27;
    pub const SUBJECT: u64 = 1 << 28;
    pub const HOLDER: u64 = 1 << 29;
    pub const TAKES_OVER: u64 = 1 << 30;
    pub const PERSON: u64 = 1 << 31;
    pub const DATED: u64 = 1 << 32;
    /// The classes that say what sort of word it is; those behind them say only beside which number it may stand.
    pub const SORT: u64 = (1 << 33) - 1;
    pub const GAP: u64 = 1 << 33;
    pub const TALL: u64 = 1 << 34;
    pub const ZONE: u64 = 1 << 35;
    pub const YEARLY: u64 = 1 << 36;
    pub const SHORTENED: u64 = 1 << 37;
    pub const GRADED: u64 = 1 << 38;
    pub const GAUGED: u64 = 1 << 39;
    pub const PERIOD: u64 = 1 << 40;
    pub const COMPARATIVE: u64 = 1 << 41;
    pub const AGED: u64 = 1 << 42;
    pub const STEEP: u64 = 1 << 43;
    pub const PRICE: u64 = 1 << 44;
    pub const PRICED: u64 = 1 << 45;
    pub const COIN: u64 = 1 << 46;
    pub const EQUATES: u64 = 1 << 47;
    pub const OFFSET: u64 = 1 << 48;
    pub const UNSCOPED: u64 = 1 << 49;
    pub const FALSE_ED: u64 = 1 << 50;
    pub const TOTALLING: u64 = 1 << 51;
    pub const LEVEL: u64 = 1 << 52;
    pub const GAUGE: u64 = 1 << 53;
    pub const BE: u64 = 1 << 54;
    pub const SUFFIX: u64 = 1 << 55;
    pub const GLUED: u64 = 1 << 56;
    pub const ROUGH: u64 = 1 << 57;
    pub const NOT_MONTH: u64 = 1 << 58;
    pub const VERB_MONTH: u64 = 1 << 59;
    pub const JOINT: u64 = 1 << 60;
    pub const RATED: u64 = 1 << 61;
    pub const ABROAD: u64 = 1 << 62;

    /// What ends a noun phrase.
    pub const END: u64 = PREPOSITION | DETERMINER | PRONOUN | CONJUNCTION | AUXILIARY | ADVERB | VERB | MONTH | WEEKDAY;
}

/// A phrase of several words, cut at its spaces.
pub(super) type Phrase = Vec<&'static str>;

/// A unit or currency as its row says it.
#[derive(Clone, Debug)]
pub(super) struct UnitRow {
    pub code: &'static str,
    pub base: &'static str,
    pub factor: Decimal,
    pub offset: Decimal,
    pub money: bool,
    /// Its first name, for sentences that explain.
    pub name: &'static str,
    /// Its plural where that is no name with an s: "feet", "pence".
    pub plural: Option<&'static str>,
}

/// Where a number that is a name stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Identifier {
    pub before: bool,
    pub proper: bool,
    pub street: bool,
}

pub(super) struct Lexicon {
    pub numerals: Words<Numeral>,
    /// The plurals that say an order, the greatest first: (1000, "thousands").
    pub orders: Vec<(Decimal, &'static str)>,
    /// The first two letters that number words have, see [`Lexicon::begins_number`]: most words of a
    /// text are told apart from numbers by them, without being hashed.
    leads: [u32; 26],
    pub classes: Words<u64>,
    pub singulars: Words<&'static str>,
    pub identifiers: Words<Identifier>,
    pub states: Words<&'static str>,
    pub changes: Words<i8>,
    pub units: Vec<UnitRow>,
    /// Unit names by their first word; each with the rest of its words.
    pub unit_names: Words<Vec<(Phrase, usize)>>,
    /// Symbols behind the number, as written.
    pub symbols: Words<usize>,
    /// Symbols that must touch the digits.
    pub glued_symbols: Words<usize>,
    /// Currency signs and codes in front of the number, as written.
    pub prefixes: Words<usize>,
    /// Names many lands share: the words of places and the unit meant there.
    pub places: Words<Vec<(&'static str, usize)>>,
    /// What a rate is taken over.
    pub rates: Words<&'static str>,
    /// Bounds in front of a number by their last word.
    pub bounds_before: Words<Vec<(Phrase, Bound)>>,
    /// Bounds behind it by their first word.
    pub bounds_after: Words<Vec<(Phrase, Bound)>>,
    /// each, total, part: phrases by their first word.
    pub scopes: Words<Vec<(Phrase, ScopeWord)>>,
    /// Phrases of a level that is over, by their last word.
    pub once: Words<Vec<(Phrase, ScopeWord)>>,
}

/// What a phrase of scope says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeWord {
    Each,
    Total,
    Part,
    /// "of war": one noun with the plural before it.
    Compound,
    /// "compared with": a level that is over.
    Once,
}

/// The lists, read at first use.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// A number of a list; a row that says none is left out of its table.
fn number(written: &str) -> Option<Decimal> {
    written.parse().ok()
}

/// Keeps the phrases of one key with the longest in front, so that the first match is the best.
fn push_longest_first<V>(phrases: &mut Vec<(Phrase, V)>, phrase: Phrase, value: V) {
    let at = phrases.partition_point(|(other, _)| other.len() >= phrase.len());
    phrases.insert(at, (phrase, value));
}

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self {
            numerals: Words::default(),
            orders: Vec::new(),
            leads: [0; 26],
            classes: Words::default(),
            singulars: Words::default(),
            identifiers: Words::default(),
            states: Words::default(),
            changes: Words::default(),
            units: Vec::new(),
            unit_names: Words::default(),
            symbols: Words::default(),
            glued_symbols: Words::default(),
            prefixes: Words::default(),
            places: Words::default(),
            rates: Words::default(),
            bounds_before: Words::default(),
            bounds_after: Words::default(),
            scopes: Words::default(),
            once: Words::default(),
        };
        lexicon.read_numerals();
        lexicon.read_words();
        lexicon.read_units(include_str!("../../lexicon/en/units.txt"), false);
        lexicon.read_units(include_str!("../../lexicon/en/currencies.txt"), true);
        lexicon.read_places();
        lexicon.read_bounds();
        lexicon
    }

    fn read_numerals(&mut self) {
        for row in rows(include_str!("../../lexicon/en/numerals.txt")) {
            let [word, kind, value] = row[..] else { continue };
            if let [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] = word.as_bytes() {
                self.leads[usize::from(first - b'a')] |= 1 << (second - b'a');
            }
            let entry = self.numerals.entry(word).or_default();
            let value = number(value);
            match kind {
                "small" => entry.small = value,
                "scale" => entry.scale = value,
                "short" => entry.short = value,
                "fraction" => entry.fraction = value,
                "ordinal" => entry.ordinal = value,
                "vague" => {
                    entry.vague = value;
                    self.orders.extend(value.map(|value| (value, word)));
                }
                "fold" => entry.fold = value,
                _ => {}
            }
        }
        self.orders.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
    }

    fn read_words(&mut self) {
        for row in rows(include_str!("../../lexicon/en/quantity_words.txt")) {
            let [kind, word] = row[..] else { continue };
            let scope = match kind {
                "each" => Some(ScopeWord::Each),
                "total" => Some(ScopeWord::Total),
                "part" => Some(ScopeWord::Part),
                "compound" => Some(ScopeWord::Compound),
                "once" => Some(ScopeWord::Once),
                _ => None,
            };
            if let Some(scope) = scope {
                let phrase: Phrase = word.split(' ').collect();
                if scope == ScopeWord::Once {
                    push_longest_first(self.once.entry(phrase[phrase.len() - 1]).or_default(), phrase, scope);
                    continue;
                }
                push_longest_first(self.scopes.entry(phrase[0]).or_default(), phrase, scope);
                continue;
            }
            if kind == "noun" {
                if let Some((plural, singular)) = word.split_once(':') {
                    self.singulars.insert(plural, singular);
                }
                continue;
            }
            let Some(bit) = class::NAMES.iter().position(|name| *name == kind) else { continue };
            let bit = 1_u64 << bit;
            *self.classes.entry(word).or_default() |= bit;
        }
        for row in rows(include_str!("../../lexicon/en/identifiers.txt")) {
            let [kind, word] = row[..] else { continue };
            let entry = self.identifiers.entry(word).or_default();
            match kind {
                "before" => entry.before = true,
                "proper" => entry.proper = true,
                "street" => entry.street = true,
                _ => {}
            }
        }
        for row in rows(include_str!("../../lexicon/en/casualty_states.txt")) {
            if let [state, word] = row[..] {
                self.states.insert(word, state);
            }
        }
        for row in rows(include_str!("../../lexicon/en/rates.txt")) {
            if let [word, per] = row[..] {
                self.rates.insert(word, per);
            }
        }
        for row in rows(include_str!("../../lexicon/en/change_words.txt")) {
            if let [direction, word] = row[..] {
                self.changes.insert(word, if direction == "up" { 1 } else { -1 });
            }
        }
    }

    fn read_units(&mut self, table: &'static str, money: bool) {
        for row in rows(table) {
            let (code, base, factor, offset, names) = match (&row[..], money) {
                ([code, base, factor, offset, names], false) => (*code, *base, *factor, *offset, *names),
                ([code, factor, base, names], true) => (*code, *base, *factor, "0", *names),
                _ => continue,
            };
            let (Some(factor), Some(offset)) = (number(factor), number(offset)) else { continue };
            let index = self.units.len();
            let mut name = None;
            let mut plural = None;
            for written in names.split(", ") {
                let written = match written.strip_prefix('*') {
                    Some(many) => {
                        plural = Some(many);
                        many
                    }
                    None => written,
                };
                let mut chars = written.chars();
                match chars.next() {
                    Some('=') => {
                        self.symbols.insert(chars.as_str(), index);
                    }
                    Some('<') => {
                        self.prefixes.insert(chars.as_str(), index);
                    }
                    Some('+') => {
                        self.glued_symbols.insert(chars.as_str().trim_start_matches('='), index);
                    }
                    _ => {
                        if plural != Some(written) {
                            name = name.or(Some(written));
                        }
                        let phrase: Phrase = written.split([' ', '-']).collect();
                        push_longest_first(self.unit_names.entry(phrase[0]).or_default(), phrase, index);
                    }
                }
            }
            let name = name.unwrap_or(code);
            self.units.push(UnitRow { code, base, factor, offset, money, name, plural });
        }
    }

    fn read_places(&mut self) {
        for row in rows(include_str!("../../lexicon/en/currency_places.txt")) {
            let [name, place, code] = row[..] else { continue };
            let index = if name == "cent" {
                // a cent of the place: a row of its own, for the table of currencies has one "cent"
                self.units.push(UnitRow {
                    code: "cent",
                    base: code,
                    factor: Decimal::new(1, 2),
                    offset: Decimal::ZERO,
                    money: true,
                    name: "cent",
                    plural: None,
                });
                self.units.len() - 1
            } else {
                match self.units.iter().position(|unit| unit.code == code) {
                    Some(index) => index,
                    None => continue,
                }
            };
            self.places.entry(name).or_default().push((place, index));
        }
    }

    fn read_bounds(&mut self) {
        for row in rows(include_str!("../../lexicon/en/bounds.txt")) {
            let [place, bound, words] = row[..] else { continue };
            let Some(bound) = Bound::ALL.into_iter().find(|b| b.name() == bound) else { continue };
            let phrase: Phrase = words.split(' ').collect();
            if place == "before" {
                push_longest_first(self.bounds_before.entry(phrase[phrase.len() - 1]).or_default(), phrase, bound);
            } else {
                push_longest_first(self.bounds_after.entry(phrase[0]).or_default(), phrase, bound);
            }
        }
    }

    /// Can a number begin with this lower-case word?
    pub fn begins_number(&self, word: &str) -> bool {
        // the longest number word has thirteen letters and a plural s
        let [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] = word.as_bytes() else { return false };
        word.len() <= 14
            && self.leads[usize::from(first - b'a')] & (1 << (second - b'a')) != 0
            && self.numerals.get(word).is_some_and(Numeral::begins)
    }

    /// The classes of a lower-case word, as bits of [`class`].
    pub fn class(&self, word: &str) -> u64 {
        self.classes.get(word).copied().unwrap_or(0)
    }

    /// The unit of this name, its row found by code.
    pub fn unit_by_code(&self, code: &str) -> Option<&UnitRow> {
        self.units.iter().find(|unit| unit.code == code)
    }
}
