//! The cast of an article: whom and what it names, with what it says of each.
//!
//! Comes in: the names of an article and the words around them. Goes out: a [`Figure`] for each
//! bearer: gender, roles, nationality, age, the class of an organisation.

use super::lexicon::{Gender, of_given_name, of_title, person_noun, role, tells_class};
use super::token::{Token, tokens};
use crate::vocabulary::is_stop;
use crossclaim_facts::{Name, NameType};
use crossclaim_text::{Span, fold};
use std::collections::BTreeMap;

/// So many words of an apposition are read.
const APPOSITION: usize = 12;

/// What an article calls somebody: "deputy foreign minister of Ostrel".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Called {
    /// The noun, in the form that stands for all its forms.
    pub head: String,
    /// The words before it in small letters.
    pub modifiers: Vec<String>,
    /// The first content word behind its "of".
    pub of: Option<String>,
    /// Said to be over or not yet begun.
    pub past: bool,
}

/// One bearer in one article.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The first of its names, by index.
    pub name: usize,
    pub name_type: NameType,
    pub gender: Option<Gender>,
    pub called: Vec<Called>,
    /// Demonyms that stand by its names: "Danish".
    pub nations: Vec<String>,
    pub age: Option<u32>,
    /// The words of its fullest name, folded.
    pub words: Vec<String>,
    /// Do these say what sort of organisation it is ("Bank of Ostrel")?
    pub classed: bool,
}

/// The bearers of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    pub figures: Vec<Figure>,
    /// The figure of each name.
    pub of_name: Vec<usize>,
    /// The figures that are called by each noun, in the form that stands for all its forms.
    pub called: BTreeMap<String, Vec<usize>>,
    /// The organisations.
    pub bodies: Vec<usize>,
    /// The persons whose people the article names.
    pub nationals: Vec<usize>,
    /// The persons whose age it gives.
    pub aged: Vec<usize>,
}

impl Cast {
    /// Reads the names of `text`; `sentences` are its sentences in order.
    pub fn of(text: &str, sentences: &[Span], names: &[Name]) -> Self {
        let mut cast = Self::default();
        let mut known: BTreeMap<(&str, bool), usize> = BTreeMap::new();
        for (index, name) in names.iter().enumerate() {
            let person = name.name_type == NameType::Person;
            let figure = *known.entry((&name.canonical, person)).or_insert_with(|| {
                let words: Vec<String> = fold(&name.canonical).split_whitespace().map(str::to_owned).collect();
                let given = name.canonical.split_whitespace().next().filter(|_| person && words.len() > 1);
                if name.name_type == NameType::Organisation {
                    cast.bodies.push(cast.figures.len());
                }
                cast.figures.push(Figure {
                    name: index,
                    name_type: name.name_type,
                    gender: given.and_then(of_given_name),
                    called: Vec::new(),
                    nations: Vec::new(),
                    age: None,
                    classed: !person && tells_class(&words),
                    words,
                });
                cast.figures.len() - 1
            });
            cast.of_name.push(figure);
        }
        let mut list = Vec::new();
        let mut next = 0;
        for span in sentences {
            let from = next;
            while next < names.len() && names[next].span.start < span.end {
                next += 1;
            }
            if from < next {
                tokens(text, *span, &mut list);
                for index in from..next {
                    let read = Reader { text, tokens: &list, names, index };
                    read.around(&mut cast.figures[cast.of_name[index]]);
                }
            }
        }
        for (index, figure) in cast.figures.iter().enumerate() {
            if figure.age.is_some() {
                cast.aged.push(index);
            }
            if !figure.nations.is_empty() {
                cast.nationals.push(index);
            }
            for called in &figure.called {
                let list = cast.called.entry(called.head.clone()).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        cast
    }
}

/// Reads the words around one name.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    names: &'a [Name],
    index: usize,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    fn small(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    /// A nationality that the names hold at this place.
    fn demonym(&self, at: usize) -> Option<&str> {
        let span = self.tokens.get(at)?.span;
        let index = self.names.binary_search_by(|n| n.span.start.cmp(&span.start)).ok()?;
        (self.names[index].name_type != NameType::Person).then(|| span.of(self.text))
    }

    fn around(&self, figure: &mut Figure) {
        let name = &self.names[self.index];
        let before = self.tokens.partition_point(|t| t.span.start < name.span.start);
        let after = self.tokens.partition_point(|t| t.span.end <= name.span.end);
        let first = name.title.map_or(before, |t| self.tokens.partition_point(|k| k.span.start < t.start).min(before));
        if let Some(title) = name.title.filter(|t| t.end <= name.span.start) {
            let from = self.tokens.partition_point(|k| k.span.start < title.start);
            let to = self.tokens.partition_point(|k| k.span.end <= title.end);
            self.note(figure, from, to, name.title_past);
        }
        // "Mr Reis", whether or not the title is kept with the name
        for at in first.saturating_sub(2)..before {
            let said = of_title(&self.small(at));
            if figure.name_type == NameType::Person && at + 2 >= before && said.is_some() {
                figure.gender = said;
            }
        }
        // "the 34-year-old Reis", "Danish coach Reis"
        for at in first.saturating_sub(3)..before {
            if let Some(age) = age_word(self.word(at)) {
                figure.age = Some(age);
            }
            if let Some(nation) = self.demonym(at).filter(|_| figure.name_type == NameType::Person) {
                figure.nations.push(nation.to_owned());
            }
        }
        self.before(figure, first);
        self.behind(figure, after);
    }

    /// "the prosecutor, Marta Quil": what stands before the comma.
    fn before(&self, figure: &mut Figure, first: usize) {
        if first < 2 || self.word(first - 1) != "," {
            return;
        }
        let floor = first.saturating_sub(APPOSITION);
        let start = (floor..first - 1)
            .rev()
            .take_while(|&at| self.tokens[at].word || self.word(at).ends_with('s'))
            .find(|&at| {
                matches!(self.small(at).as_str(), "the" | "its" | "his" | "her" | "their" | "a" | "an" | "our")
                    || self.tokens[at].span.of(self.text).starts_with(['\'', '’'])
            });
        if let Some(start) = start {
            // "the chair of the company": the first article is the phrase's.
            let outer = (floor..start).rev().take_while(|&at| self.tokens[at].word).find(|&at| self.small(at) == "the");
            let start = outer
                .filter(|&o| (o..start).any(|at| matches!(self.small(at).as_str(), "of" | "for" | "at")))
                .unwrap_or(start);
            self.phrase(figure, start + 1, first - 1);
        }
    }

    /// "Marta Quil, the prosecutor,", "Marta Quil, 34,", "Marta Quil is the prosecutor"
    fn behind(&self, figure: &mut Figure, after: usize) {
        let comma = self.word(after) == ",";
        let is =
            matches!(self.word(after), "is" | "was") && matches!(self.small(after + 1).as_str(), "the" | "a" | "an");
        let open = self.word(after) == "(";
        if !(comma || is || open) {
            return;
        }
        let mut from = after + 1;
        let age = self.word(from).parse::<u32>().ok().filter(|a| (1..=120).contains(a));
        let closes = matches!(self.word(from + 1), "," | ")" | "." | ";" | "and");
        if let Some(age) = age.filter(|_| closes && !is && figure.name_type == NameType::Person) {
            figure.age = Some(age);
            if self.word(from + 1) != "," {
                return;
            }
            from += 2;
        }
        if open {
            return;
        }
        let end = (from..self.tokens.len().min(from + APPOSITION))
            .find(|&at| !self.tokens[at].word && !self.word(at).ends_with('s'))
            .unwrap_or_else(|| self.tokens.len().min(from + APPOSITION));
        let determined =
            matches!(self.small(from).as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our");
        if age_word(self.word(from + usize::from(determined))).is_some() {
            figure.age = age_word(self.word(from + usize::from(determined)));
        }
        self.phrase(figure, from + usize::from(determined), end);
    }

    /// Notes the noun phrase in `from..to` when its noun is one for such a figure.
    fn phrase(&self, figure: &mut Figure, from: usize, to: usize) {
        let cut = (from..to)
            .find(|&at| {
                let word = self.small(at);
                is_stop(&word) && !matches!(word.as_str(), "former" | "first" | "last" | "second" | "third")
            })
            .unwrap_or(to);
        // A phrase of names alone ("Reis, Danzig and Vold") is a list.
        if cut <= from || self.word(cut - 1).starts_with(char::is_uppercase) && cut - from < 2 {
            return;
        }
        let person = person_noun(&self.small(cut - 1)).is_some();
        let fits = match figure.name_type {
            NameType::Person => person,
            _ => !person && self.word(cut - 1).starts_with(char::is_lowercase),
        };
        if fits {
            let mut end = cut;
            if self.small(cut) == "of" || self.small(cut) == "for" || self.small(cut) == "at" {
                end = to;
            }
            let past = self.small(from) == "former";
            self.note(figure, from, end, past);
        }
    }

    /// Notes what a figure is called in `from..to`.
    fn note(&self, figure: &mut Figure, from: usize, to: usize, past: bool) {
        let of = (from..to).find(|&at| matches!(self.small(at).as_str(), "of" | "for" | "at"));
        let head = of.unwrap_or(to);
        // "Sen.": the stop is no part of the word.
        let head = (from..head).rev().find(|&at| self.tokens[at].word).map_or(from, |at| at + 1);
        if head <= from {
            return;
        }
        let behind = of.and_then(|of| (of + 1..to).map(|at| self.small(at)).find(|w| !is_stop(w)));
        let noun = self.small(head - 1);
        if figure.name_type == NameType::Person {
            if figure.gender.is_none() {
                figure.gender = (from..head).rev().find_map(|at| of_title(&self.small(at)));
            }
            figure.nations.extend((from..head).filter_map(|at| self.demonym(at)).map(str::to_owned));
        }
        let called = Called {
            head: role(&noun).to_owned(),
            modifiers: (from..head - 1).map(|at| self.small(at)).collect(),
            of: behind,
            past,
        };
        if !figure.called.contains(&called) {
            figure.called.push(called);
        }
    }
}

/// The age in "34-year-old".
pub(super) fn age_word(word: &str) -> Option<u32> {
    let number = word.strip_suffix("-year-old").or_else(|| word.strip_suffix("-year-olds"))?;
    number.parse().ok()
}
