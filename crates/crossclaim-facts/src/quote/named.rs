//! The name of a source, where the text makes it safe.
//!
//! Comes in: the words of a source and the names of the article. Goes out: the fullest form of the name
//! inside the source; for a pronoun or a role the one person who can be meant. Where two could be
//! meant there is no name: a wrong speaker is worse than none.

use crate::clause::{Class, Reading};
use crate::{Name, NameType};
use crossclaim_text::Span;
use std::collections::BTreeMap;

/// How many sentences back a pronoun may point.
const PRONOUN_REACH: usize = 2;

/// The names of an article, asked for the bearers of sources.
pub(super) struct Namer<'a> {
    reading: &'a Reading<'a>,
    names: &'a [Name],
    /// The one person who holds a role; `None` when several do.
    holders: BTreeMap<String, Option<&'a str>>,
}

impl<'a> Namer<'a> {
    /// The names of the text that was read, in order.
    pub fn new(reading: &'a Reading<'a>, names: &'a [Name]) -> Self {
        let mut holders: BTreeMap<String, Option<&'a str>> = BTreeMap::new();
        for name in names.iter().filter(|n| n.name_type == NameType::Person && !n.title_past) {
            let Some(title) = name.title else { continue };
            for word in title.of(reading.text).to_lowercase().split_whitespace() {
                holders
                    .entry(word.to_owned())
                    .and_modify(|holder| {
                        if *holder != Some(name.canonical.as_str()) {
                            *holder = None;
                        }
                    })
                    .or_insert(Some(&name.canonical));
            }
        }
        Self { reading, names, holders }
    }

    /// The name of a source.
    pub fn name_of(&self, source: Span) -> Option<String> {
        let text = self.reading.text;
        let first = self.names.partition_point(|n| n.span.end <= source.start);
        let within = || self.names[first..].iter().take_while(|n| n.span.start < source.end);
        // "Reis's lawyer": the owner is not the one who speaks. In "Reis's claim that" she is.
        let owner = |n: &Name| {
            let after = text.get(n.span.end..source.end).unwrap_or("");
            after.starts_with("'s ") || after.starts_with("’s ")
        };
        let person = within().find(|n| n.name_type == NameType::Person && !owner(n));
        // "a spokesman for the Harbour Board" speaks for the board; "a court in Lume" not for the town.
        let body = || within().find(|n| n.name_type == NameType::Organisation && !owner(n));
        let place = || {
            within().find(|n| {
                let lead = text.get(source.start..n.span.start).unwrap_or(" ");
                n.name_type == NameType::Place
                    && n.span.end >= source.end
                    && (lead.is_empty() || lead.eq_ignore_ascii_case("the "))
            })
        };
        if let Some(name) = person.or_else(body).or_else(place) {
            return Some(name.canonical.clone());
        }
        if within().next().is_some() {
            return None;
        }
        let words = source.of(text);
        if words.eq_ignore_ascii_case("he") || words.eq_ignore_ascii_case("she") {
            return self.pronoun(first, source.start);
        }
        self.holder(source)
    }

    /// The last person before the pronoun, when no other person stands between or beside.
    fn pronoun(&self, first: usize, at: usize) -> Option<String> {
        let reading = self.reading;
        let sentence = |at: usize| reading.sentences.partition_point(|s| reading.tokens[s.end - 1].span.end <= at);
        let here = sentence(at);
        let mut persons = self.names[..first]
            .iter()
            .rev()
            .take_while(|n| sentence(n.span.start) + PRONOUN_REACH >= here)
            .filter(|n| n.name_type == NameType::Person);
        let last = persons.next()?;
        let there = sentence(last.span.start);
        let rival = persons.take_while(|n| sentence(n.span.start) >= there).any(|n| n.canonical != last.canonical);
        (!rival).then(|| last.canonical.clone())
    }

    /// "the minister": the one person of the article whose title has this role.
    fn holder(&self, source: Span) -> Option<String> {
        let words = source.of(self.reading.text).to_lowercase();
        let role = words.strip_prefix("the ")?;
        let at = self.reading.tokens.partition_point(|t| t.span.end < source.end);
        if !self.reading.is(at, Class::ROLE) {
            return None;
        }
        self.holders.get(role).copied().flatten().map(str::to_owned)
    }
}
