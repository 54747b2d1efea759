//! What an article itself says of its names.
//!
//! Comes in: the mentions of all sentences. Goes out: the [`Name`]s, typed by all their mentions
//! together, with the fullest form each has in the article. "Halim Dervis" first makes "Dervis" a person
//! later; when the article knows two bearers of a surname, the bare surname stays as it is written.

use super::find::Mention;
use super::key::{self, plain};
use super::score::Scores;
use super::{Name, NameType};
use std::collections::BTreeMap;

/// The names of a text, from its mentions in order.
pub(crate) fn settle(text: &str, mentions: &[Mention]) -> Vec<Name> {
    let folded: Vec<String> = mentions.iter().map(|m| plain(m.span.of(text))).collect();
    let mut evidence: BTreeMap<&str, Seen> = BTreeMap::new();
    for (mention, name) in mentions.iter().zip(&folded) {
        evidence.entry(name).or_default().add(mention);
    }
    let full = FullNames::of(text, mentions, &evidence, &folded);
    let mut names = Vec::new();
    for (mention, name) in mentions.iter().zip(&folded) {
        let seen = &evidence[name.as_str()];
        let bearer = full.person(name);
        if mention.weak && !seen.strong && bearer.is_none() {
            continue;
        }
        let mut name_type = if mention.sure { mention.scores.name_type() } else { seen.scores.name_type() };
        if !mention.sure && bearer.is_some() {
            name_type = NameType::Person;
        }
        let written = mention.span.of(text);
        let canonical = match name_type {
            NameType::Person => bearer.and_then(Bearer::one).unwrap_or(written),
            NameType::Organisation => full.body(name).unwrap_or(written),
            _ => written,
        };
        let person = name_type == NameType::Person;
        names.push(Name {
            span: mention.span,
            name_type,
            canonical: canonical.split_whitespace().collect::<Vec<_>>().join(" "),
            title: mention.title.filter(|_| person),
            title_past: mention.title_past && person,
        });
    }
    names
}

/// Who is meant by a short form.
#[derive(Clone, Copy)]
enum Bearer<'t> {
    /// The full name of the only one.
    One(&'t str),
    /// "the two Smiths": the short form alone says nobody.
    Several,
}

impl<'t> Bearer<'t> {
    fn one(self) -> Option<&'t str> {
        match self {
            Self::One(name) => Some(name),
            Self::Several => None,
        }
    }
}

/// All mentions of one form.
#[derive(Default)]
struct Seen {
    scores: Scores,
    /// One of them is surely a name.
    strong: bool,
}

impl Seen {
    fn add(&mut self, mention: &Mention) {
        self.scores = self.scores.with(mention.scores, 1.0);
        self.strong |= !mention.weak;
    }
}

/// The full names of an article, by the short forms that may stand for them.
struct FullNames<'t> {
    /// By family name.
    persons: BTreeMap<String, Bearer<'t>>,
    /// By acronym, by the name without its legal form, and by first word.
    bodies: BTreeMap<String, Bearer<'t>>,
}

impl<'t> FullNames<'t> {
    fn of(text: &'t str, mentions: &[Mention], evidence: &BTreeMap<&str, Seen>, folded: &[String]) -> Self {
        let mut full = Self { persons: BTreeMap::new(), bodies: BTreeMap::new() };
        for (mention, name) in mentions.iter().zip(folded) {
            let written = mention.span.of(text);
            let name_type =
                if mention.sure { mention.scores.name_type() } else { evidence[name.as_str()].scores.name_type() };
            let words: Vec<&str> = name.split(' ').collect();
            if words.len() < 2 || mention.weak {
                continue;
            }
            match name_type {
                NameType::Person => {
                    let last = words[words.len() - 1];
                    add(&mut full.persons, key::key(last), written, key::compatible_given);
                    if words.len() > 2 {
                        add(&mut full.persons, key::key(&words[1..].join(" ")), written, |a, b| {
                            key::compatible_given(a, b)
                        });
                    }
                }
                NameType::Organisation => {
                    if let Some(acronym) = key::acronym(written) {
                        add(&mut full.bodies, acronym, written, |a, b| plain(a) == plain(b));
                    }
                    let short = key::without_company(name);
                    if short != *name {
                        add(&mut full.bodies, short, written, |a, b| plain(a) == plain(b));
                    }
                    add(&mut full.bodies, words[0].to_owned(), written, |a, b| plain(a) == plain(b));
                }
                NameType::Place | NameType::Other => {}
            }
        }
        full
    }

    /// The bearer of a family name that stands alone.
    fn person(&self, name: &str) -> Option<Bearer<'t>> {
        self.persons.get(&key::key(name)).copied()
    }

    fn body(&self, name: &str) -> Option<&'t str> {
        self.bodies.get(name).copied().and_then(Bearer::one)
    }
}

/// Notes that `written` may be called `short`. The longer of two spellings of one bearer is kept.
fn add<'t>(map: &mut BTreeMap<String, Bearer<'t>>, short: String, written: &'t str, one: impl Fn(&str, &str) -> bool) {
    map.entry(short)
        .and_modify(|bearer| {
            *bearer = match *bearer {
                Bearer::One(known) if one(known, written) => {
                    Bearer::One(if written.len() > known.len() { written } else { known })
                }
                _ => Bearer::Several,
            };
        })
        .or_insert(Bearer::One(written));
}
