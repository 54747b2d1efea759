//! Which names are known to have one bearer: rows of data, nothing guessed.
//!
//! Comes in: `lexicon/en/name_countries.txt`, `name_organisations.txt`, `name_aliases.txt`,
//! `name_given_variants.txt`. Goes out: lookups by plain name.

use super::key::plain;
use super::lexicon::{COUNTRIES, demonym_forms, lines};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How a name stands for a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// It is its name.
    Name,
    /// It is the name of its people.
    Demonym,
    /// It is where its power sits.
    Seat,
}

/// The rows, by plain name.
#[derive(Default)]
pub(crate) struct Aliases {
    /// Plain form to the plain first form of its row.
    spellings: BTreeMap<String, String>,
    /// Plain form to the plain first form of a body's row.
    bodies: BTreeMap<String, String>,
    /// Plain form to the country and the way it stands for it.
    countries: BTreeMap<String, Vec<(usize, Part)>>,
    /// The first name of each country, as written.
    country_names: Vec<&'static str>,
    /// Pairs of given names, the smaller first.
    given: BTreeSet<(String, String)>,
    /// Family names that stand first.
    family_first: BTreeSet<String>,
}

/// The rows of the crate.
pub(crate) static ALIASES: LazyLock<Aliases> = LazyLock::new(Aliases::read);

impl Aliases {
    fn read() -> Self {
        let mut all = Self::default();
        rows(include_str!("../../lexicon/en/name_aliases.txt"), &mut all.spellings);
        rows(include_str!("../../lexicon/en/name_organisations.txt"), &mut all.bodies);
        for (index, line) in lines(COUNTRIES).enumerate() {
            let mut cells = line.split(';').map(|cell| cell.split(',').map(str::trim).filter(|f| !f.is_empty()));
            let mut note = |form: &str, part| all.countries.entry(plain(form)).or_default().push((index, part));
            for form in cells.next().into_iter().flatten() {
                if all.country_names.len() == index {
                    all.country_names.push(form);
                }
                note(form, Part::Name);
            }
            for form in cells.next().into_iter().flatten().flat_map(demonym_forms) {
                note(&form, Part::Demonym);
            }
            for form in cells.next().into_iter().flatten().filter(|f| !f.starts_with('(')) {
                note(form, Part::Seat);
            }
        }
        for line in lines(include_str!("../../lexicon/en/name_given_variants.txt")) {
            let names: Vec<String> = line.split(',').map(plain).collect();
            for (at, a) in names.iter().enumerate() {
                for b in &names[at + 1..] {
                    all.given.insert((a.min(b).clone(), a.max(b).clone()));
                }
            }
        }
        all.family_first = lines(include_str!("../../lexicon/en/name_family_first.txt")).map(plain).collect();
        all
    }

    /// The first form of the row in which the plain name is a spelling.
    pub(crate) fn spelling(&self, plain: &str) -> Option<&str> {
        self.spellings.get(plain).map(String::as_str)
    }

    /// The first form of the row in which the plain name is a body.
    pub(crate) fn body(&self, plain: &str) -> Option<&str> {
        self.bodies.get(plain).map(String::as_str)
    }

    /// The country that the plain name names, or whose people it names.
    pub(crate) fn country(&self, plain: &str) -> Option<usize> {
        self.countries.get(plain)?.iter().find(|c| c.1 != Part::Seat).map(|c| c.0)
    }

    /// The country for which the plain name can stand as an actor.
    pub(crate) fn actor(&self, plain: &str) -> Option<usize> {
        self.countries.get(plain)?.first().map(|c| c.0)
    }

    /// The first name of a country.
    pub(crate) fn country_name(&self, country: usize) -> &'static str {
        self.country_names.get(country).copied().unwrap_or("")
    }

    /// Are the two plain given names written for one another?
    pub(crate) fn given(&self, a: &str, b: &str) -> bool {
        self.given.contains(&(a.min(b).to_owned(), a.max(b).to_owned()))
    }

    /// Does the plain family name stand first in the full name?
    pub(crate) fn family_first(&self, plain: &str) -> bool {
        self.family_first.contains(plain)
    }
}

fn rows(file: &'static str, map: &mut BTreeMap<String, String>) {
    for line in lines(file) {
        let mut forms = line.split(',').map(plain);
        if let Some(first) = forms.next() {
            for form in forms {
                map.entry(form).or_insert_with(|| first.clone());
            }
            map.entry(first.clone()).or_insert(first);
        }
    }
}
