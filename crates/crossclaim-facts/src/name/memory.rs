//! What an article itself says of its names.
//!
//! Comes in: the mentions of all sentences. Goes out: the [`Name`]s, typed by all their mentions
//! together, with the fullest form each has in the article. "Selim Tarvis" first makes "Tarvis" a person
//! later; when the article knows two bearers of a surname, the bare surname stays as it is written.
//!
//! That one form means one bearer in one article is Gale, Church and Yarowsky's "one sense per discourse" (1992).

use super::find::Mention;
use super::key::{self, plain};
use super::lexicon::{LEXICON, Quick, flag};
use super::score::Scores;
use super::{Name, NameType};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

/// An article with so many names brings a person in with the full name or a title: a bare word that
/// nobody introduced is more likely a firm or a town.
const INTRODUCES: usize = 8;

/// The names of a text, from its mentions in order.
pub(crate) fn settle(text: &str, mentions: &[Mention]) -> Vec<Name> {
    let (mut forms, numbers) = forms(text, mentions);
    if forms.len() >= INTRODUCES {
        forms.iter_mut().for_each(Form::doubt_stranger);
    }
    let full = FullNames::of(&forms);
    let short: Vec<Short> = forms.iter().map(|form| full.short(form)).collect();
    let mut names = Vec::with_capacity(mentions.len());
    for (mention, number) in mentions.iter().zip(numbers) {
        let (form, short) = (&forms[number], &short[number]);
        if mention.weak && !form.strong && short.bearer.is_none() {
            continue;
        }
        let mut name_type = if mention.sure { mention.scores.name_type() } else { form.scores.name_type() };
        if !mention.sure && short.bearer.is_some() {
            name_type = NameType::Person;
        } else if !mention.sure && short.company && !form.titled {
            name_type = NameType::Organisation;
        }
        let written = mention.span.of(text);
        let canonical = match name_type {
            NameType::Person => short.bearer.and_then(Bearer::one).unwrap_or(written),
            NameType::Organisation => short.body.unwrap_or(written),
            NameType::Place | NameType::Other => written,
        };
        let person = name_type == NameType::Person;
        names.push(Name {
            span: mention.span,
            name_type,
            canonical: one_line(canonical),
            title: mention.title.filter(|_| person),
            title_past: mention.title_past && person,
        });
    }
    names
}

/// The words with one space between them.
fn one_line(name: &str) -> String {
    if name.contains(['\n', '\t', '\r']) || name.contains("  ") {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        name.to_owned()
    }
}

/// All mentions of one plain form.
struct Form<'t> {
    plain: String,
    /// As first written.
    written: &'t str,
    scores: Scores,
    met: bool,
    /// What the surest mention says.
    sure: Option<NameType>,
    /// One of them is surely a name.
    strong: bool,
    /// One of them has a title beside it.
    titled: bool,
}

impl Form<'_> {
    fn add(&mut self, mention: &Mention) {
        // What the name's own words say counts once, however often it stands.
        if !self.met {
            self.scores = mention.own;
            self.met = true;
        }
        self.scores = self.scores.with(mention.scores, 1.0).with(mention.own, -1.0);
        self.sure = self.sure.or_else(|| mention.sure.then(|| mention.scores.name_type()));
        self.strong |= !mention.weak;
        self.titled |= mention.title.is_some();
    }

    fn name_type(&self) -> NameType {
        self.sure.unwrap_or_else(|| self.scores.name_type())
    }

    /// Takes back most of what speaks for a person when nothing introduces one.
    fn doubt_stranger(&mut self) {
        if self.titled || self.plain.contains(' ') {
            return;
        }
        if LEXICON.entry(&self.plain).any & (flag::FIRST | flag::SURNAME) == 0 {
            self.scores.person *= 0.3;
        }
    }
}

/// The plain forms in the order in which they come, and the form of each mention.
fn forms<'t>(text: &'t str, mentions: &[Mention]) -> (Vec<Form<'t>>, Vec<usize>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut by_written: HashMap<&str, usize, BuildHasherDefault<Quick>> = HashMap::default();
    let mut by_plain: HashMap<String, usize, BuildHasherDefault<Quick>> = HashMap::default();
    let mut numbers = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let written = mention.span.of(text);
        let number = *by_written.entry(written).or_insert_with(|| {
            let plain = plain(written);
            let next = forms.len();
            let number = *by_plain.entry(plain.clone()).or_insert(next);
            if number == next {
                let scores = Scores::default();
                forms.push(Form { plain, written, scores, met: false, sure: None, strong: false, titled: false });
            }
            number
        });
        forms[number].add(mention);
        let quiet = |name: &str| name.chars().any(char::is_lowercase);
        if !quiet(forms[number].written) && quiet(written) {
            forms[number].written = written;
        }
        numbers.push(number);
    }
    (forms, numbers)
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

/// What a form can be short for.
struct Short<'t> {
    bearer: Option<Bearer<'t>>,
    body: Option<&'t str>,
    company: bool,
}

/// The full names of an article, by the short forms that may stand for them.
struct FullNames<'t> {
    /// By the key of the family name.
    persons: BTreeMap<String, Bearer<'t>>,
    /// By acronym, by the name without its legal form, and by first word.
    bodies: BTreeMap<String, Bearer<'t>>,
    /// What is left of a company's name without its legal form: "Pellworth" of "Pellworth plc".
    companies: BTreeSet<String>,
}

impl<'t> FullNames<'t> {
    fn of(forms: &[Form<'t>]) -> Self {
        let mut full = Self { persons: BTreeMap::new(), bodies: BTreeMap::new(), companies: BTreeSet::new() };
        for form in forms.iter().filter(|f| f.strong) {
            let words: Vec<&str> = form.plain.split(' ').collect();
            if words.len() < 2 {
                continue;
            }
            match form.name_type() {
                NameType::Person => {
                    let last = words[words.len() - 1];
                    add(&mut full.persons, key::key(last), form.written, key::compatible_given);
                    if words.len() > 2 {
                        let short = key::key(&words[1..].join(" "));
                        add(&mut full.persons, short, form.written, key::compatible_given);
                    }
                }
                NameType::Organisation => {
                    let one = |a: &str, b: &str| plain(a) == plain(b);
                    if let Some(acronym) = key::acronym(form.written) {
                        add(&mut full.bodies, acronym, form.written, one);
                    }
                    let short = key::without_company(&form.plain);
                    if short != form.plain {
                        full.companies.insert(short.clone());
                        if short.contains(' ') {
                            add(&mut full.bodies, short, form.written, one);
                        }
                    }
                    add(&mut full.bodies, words[0].to_owned(), form.written, one);
                }
                NameType::Place | NameType::Other => {}
            }
        }
        full
    }

    fn short(&self, form: &Form) -> Short<'t> {
        let one_word = !form.plain.contains(' ');
        let particle = || LEXICON.entry(form.plain.split(' ').next().unwrap_or("")).any & flag::PARTICLE != 0;
        let bearer = (!self.persons.is_empty() && (one_word || form.plain.matches(' ').count() < 3 && particle()))
            .then(|| self.persons.get(&key::key(&form.plain)).copied())
            .flatten();
        Short {
            bearer,
            body: self.bodies.get(&form.plain).copied().and_then(Bearer::one),
            company: self.companies.contains(&form.plain),
        }
    }
}

/// Notes that `written` may be called `short`. The longer of two spellings of one bearer is kept, and
/// one in small letters before one in capitals.
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
