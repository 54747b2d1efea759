//! The registry: the names of many articles, put together into bearers.
//!
//! Comes in: the names of each article, with its text. Goes out: a stable [`EntityId`] for every name.
//! A name joins another where one row of data, one key or the articles themselves say so; a short form
//! joins a full one only when there is one it can mean, so two Smiths stay two and a bare "Smith"
//! beside them stays a third. No pair of all names is ever compared: names meet in blocks.

use super::alias::ALIASES;
use super::key::{acronym, given_agree, key, person_words, plain, without_company};
use super::lexicon::{LEXICON, flag};
use super::same::{body_words, near};
use super::{Name, NameType};
use std::collections::{BTreeMap, BTreeSet};

/// A bearer of names, in one [`Registry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// The bearers of the names of several articles.
///
/// The ids depend on the names alone, not on the order of the articles.
///
/// ```
/// use crossclaim_facts::name::{self, Registry};
///
/// let texts = ["Governor Selim Tarvis resigned. Tarvis spoke in Kyiv.", "Mr Tarvis resigned in Kiev."];
/// let names: Vec<_> = texts.iter().map(|t| name::extract(t, &crossclaim_text::sentences(t))).collect();
/// let registry = Registry::build(&[&names[0], &names[1]], &texts);
/// assert_eq!(registry.entity(0, 0), registry.entity(1, 0));
/// assert_eq!(registry.entity(0, 2), registry.entity(1, 1));
/// assert_eq!(registry.label(registry.entity(1, 0)), "Selim Tarvis");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Registry {
    bearers: Vec<Bearer>,
    ids: Vec<Vec<EntityId>>,
}

#[derive(Clone, Debug)]
struct Bearer {
    label: String,
    name_type: NameType,
    actor: Option<usize>,
}

impl Registry {
    /// Puts the names of `articles` together; `texts[i]` is the text that `articles[i]` was read from.
    /// An article without a text is read by its canonical forms alone.
    pub fn build(articles: &[&[Name]], texts: &[&str]) -> Self {
        let mut forms = Forms::of(articles, texts);
        forms.join_aliases();
        forms.join_persons();
        forms.join_bodies();
        forms.join_short_forms();
        forms.register(articles)
    }

    /// The bearer of name `name` of article `article`, both by index.
    ///
    /// # Panics
    ///
    /// When there was no such name.
    pub fn entity(&self, article: usize, name: usize) -> EntityId {
        self.ids[article][name]
    }

    /// How many bearers there are; their ids are `0..len`.
    pub fn len(&self) -> usize {
        self.bearers.len()
    }

    /// Were there no names?
    pub fn is_empty(&self) -> bool {
        self.bearers.is_empty()
    }

    /// The fullest form of its names.
    ///
    /// # Panics
    ///
    /// When `id` is of another registry that had more bearers.
    pub fn label(&self, id: EntityId) -> &str {
        &self.bearers[id.0 as usize].label
    }

    /// What it is, by most of its names.
    ///
    /// # Panics
    ///
    /// When `id` is of another registry that had more bearers.
    pub fn name_type(&self, id: EntityId) -> NameType {
        self.bearers[id.0 as usize].name_type
    }

    /// The actor it can stand for, as Moscow and the Kremlin can for Russia: a number that all who
    /// stand for one actor share, and no other.
    ///
    /// # Panics
    ///
    /// When `id` is of another registry that had more bearers.
    pub fn actor(&self, id: EntityId) -> Option<usize> {
        self.bearers[id.0 as usize].actor
    }

    /// Are the two one, or can they stand for one actor, as Moscow, the Kremlin and Russia can?
    ///
    /// # Panics
    ///
    /// When an id is of another registry that had more bearers.
    pub fn related(&self, a: EntityId, b: EntityId) -> bool {
        let actor = |id: EntityId| self.bearers[id.0 as usize].actor;
        a == b || actor(a).is_some() && actor(a) == actor(b)
    }
}

/// One form of a name, over all articles.
#[derive(Default)]
struct Form {
    plain: String,
    /// How it is written, with how often.
    written: BTreeMap<String, usize>,
    /// How often it is of each type, in the order of [`NameType`].
    types: [usize; 4],
}

impl Form {
    fn name_type(&self) -> NameType {
        let most = self.types.iter().max().copied().unwrap_or(0);
        let types = [NameType::Person, NameType::Place, NameType::Organisation, NameType::Other];
        types.into_iter().zip(self.types).find(|t| t.1 == most).map_or(NameType::Other, |t| t.0)
    }

    /// The way it is written most, the first of several in the order of letters; not all in capitals.
    fn best_written(&self) -> &str {
        let loud = |w: &str| w.len() > 4 && !w.chars().any(char::is_lowercase);
        self.written.iter().min_by_key(|(w, n)| (loud(w), std::cmp::Reverse(**n))).map_or("", |(w, _)| w)
    }
}

/// All forms, and which of them are one so far.
struct Forms {
    list: Vec<Form>,
    /// Index by plain form and, for a form the lexicon knows, by whether it is a person here.
    index: BTreeMap<(String, bool), usize>,
    parents: Vec<usize>,
    /// Short forms with the full forms that articles resolved them to.
    resolved: BTreeMap<usize, BTreeSet<usize>>,
}

/// "Jordan" the land and Jordan the player are two forms; a name no list knows is one, and its type is
/// what most articles take it for.
fn form_key(canonical: &str, name_type: NameType) -> (String, bool) {
    let plain = plain(canonical);
    let known = LEXICON.entry(&plain).any & flag::KNOWN != 0;
    (plain, known && name_type == NameType::Person)
}

/// Blocks of more clusters than this are compared by key alone, so that work stays close to linear.
const WIDEST: usize = 64;

impl Forms {
    fn of(articles: &[&[Name]], texts: &[&str]) -> Self {
        let mut all = Self { list: Vec::new(), index: BTreeMap::new(), parents: Vec::new(), resolved: BTreeMap::new() };
        for name in articles.iter().flat_map(|names| names.iter()) {
            let key = form_key(&name.canonical, name.name_type);
            let next = all.list.len();
            let at = *all.index.entry(key.clone()).or_insert(next);
            if at == next {
                all.list.push(Form { plain: key.0, ..Form::default() });
            }
            *all.list[at].written.entry(name.canonical.clone()).or_default() += 1;
            all.list[at].types[name.name_type as usize] += 1;
        }
        // The order of the articles must not be seen: forms are numbered by their letters.
        let mut forms = std::mem::take(&mut all.list).into_iter().map(Some).collect::<Vec<_>>();
        for (number, at) in all.index.values_mut().enumerate() {
            all.list.extend(forms[*at].take());
            *at = number;
        }
        all.parents = (0..all.list.len()).collect();
        for (names, text) in articles.iter().zip(texts) {
            for name in *names {
                let short = form_key(name.span.of(text), name.name_type);
                let full = form_key(&name.canonical, name.name_type);
                if let (Some(short), Some(full)) = (all.index.get(&short), all.index.get(&full))
                    && short != full
                {
                    all.resolved.entry(*short).or_default().insert(*full);
                    // What other articles take the short form for is evidence of its type here.
                    all.list[*short].types[name.name_type as usize] += 1;
                }
            }
        }
        all
    }

    fn root(&self, mut at: usize) -> usize {
        while self.parents[at] != at {
            at = self.parents[at];
        }
        at
    }

    /// Joins two; the smaller number stands for both.
    fn join(&mut self, a: usize, b: usize) {
        let (root_a, root_b) = (self.root(a), self.root(b));
        let root = root_a.min(root_b);
        for at in [a, b, root_a, root_b] {
            self.parents[at] = root;
        }
    }

    fn join_by(&mut self, of: impl Fn(&Form) -> Option<String>) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for at in 0..self.list.len() {
            if let Some(key) = of(&self.list[at]) {
                let with = *first.entry(key).or_insert(at);
                self.join(with, at);
            }
        }
    }

    fn join_aliases(&mut self) {
        let thing = |form: &Form| form.name_type() != NameType::Person;
        self.join_by(|f| thing(f).then(|| ALIASES.spelling(&f.plain).map(str::to_owned)).flatten());
        self.join_by(|f| thing(f).then(|| ALIASES.body(&f.plain).map(str::to_owned)).flatten());
        self.join_by(|f| thing(f).then(|| ALIASES.country(&f.plain).map(|c| c.to_string())).flatten());
        self.join_by(|f| (f.name_type() == NameType::Place && f.plain.len() > 3).then(|| key(&f.plain)));
        self.join_by(|f| {
            let other = f.name_type() == NameType::Other && f.plain.len() > 4;
            other.then(|| f.plain.strip_suffix('s').unwrap_or(&f.plain).to_owned())
        });
    }

    fn join_persons(&mut self) {
        // Full names by the key of the family name, then by given name.
        let mut families: BTreeMap<String, Vec<(usize, Vec<String>)>> = BTreeMap::new();
        let mut near_names: BTreeMap<(String, char), Vec<(usize, String)>> = BTreeMap::new();
        for (at, form) in self.list.iter().enumerate().filter(|(_, f)| f.name_type() == NameType::Person) {
            let mut words = person_words(&form.plain);
            if words.len() < 2 || LEXICON.entry(&words[0]).any & flag::PARTICLE != 0 {
                continue;
            }
            let Some(family) = words.pop() else { continue };
            if words[0].len() > 1
                && let Some(letter) = family.chars().next()
            {
                near_names.entry((words[0].clone(), letter)).or_default().push((at, family.clone()));
            }
            families.entry(key(&family)).or_default().push((at, words));
        }
        for block in families.values() {
            let (full, initials): (Vec<_>, Vec<_>) = block.iter().partition(|(_, given)| given[0].len() > 1);
            let mut clusters: Vec<Vec<&(usize, Vec<String>)>> = Vec::new();
            for name in full {
                let fits = |cluster: &&mut Vec<&(usize, Vec<String>)>| {
                    cluster.iter().any(|other| given_agree(&other.1, &name.1))
                };
                if let Some(cluster) = clusters.iter_mut().take(WIDEST).find(fits) {
                    cluster.push(name);
                } else {
                    clusters.push(vec![name]);
                }
            }
            for cluster in &clusters {
                for pair in cluster.windows(2) {
                    self.join(pair[0].0, pair[1].0);
                }
            }
            // "J. Smith" is John or Jane only where one of them is known.
            for (at, given) in initials {
                let mut fitting =
                    clusters.iter().take(WIDEST).filter(|c| c.iter().any(|other| given_agree(&other.1, given)));
                if let (Some(cluster), None) = (fitting.next(), fitting.next()) {
                    self.join(*at, cluster[0].0);
                }
            }
        }
        for block in near_names.values().filter(|b| b.len() <= WIDEST) {
            for (index, (at, family)) in block.iter().enumerate() {
                for (other, other_family) in &block[index + 1..] {
                    if near(family, other_family, 6) {
                        self.join(*at, *other);
                    }
                }
            }
        }
    }

    fn join_bodies(&mut self) {
        let body = |form: &Form| form.name_type() == NameType::Organisation;
        self.join_by(|f| body(f).then(|| body_words(&without_company(&f.plain)).join(" ")));
        self.join_by(|f| (body(f) && f.plain.len() >= 8).then(|| key(&f.plain)));
    }

    /// Joins a short form with the only bearer it can mean.
    fn join_short_forms(&mut self) {
        let mut full: BTreeMap<(NameType, String), BTreeSet<usize>> = BTreeMap::new();
        for (at, form) in self.list.iter().enumerate() {
            let words: Vec<&str> = form.plain.split(' ').collect();
            if words.len() < 2 {
                continue;
            }
            let mut note = |name_type, short: String| full.entry((name_type, short)).or_default().insert(self.root(at));
            match form.name_type() {
                NameType::Person => {
                    let words = person_words(&form.plain);
                    note(NameType::Person, key(&words[words.len() - 1]));
                    if ALIASES.family_first(&words[0]) {
                        note(NameType::Person, key(&words[0]));
                    }
                }
                NameType::Organisation => {
                    note(NameType::Organisation, words[0].to_owned());
                    if let Some(initials) = acronym(form.best_written()) {
                        note(NameType::Organisation, initials);
                    }
                    // "Defence Ministry" for "Russian Defence Ministry", where there is no other.
                    if ALIASES.country(words[0]).is_some() && words.len() > 2 {
                        note(NameType::Organisation, words[1..].join(" "));
                    }
                }
                NameType::Place | NameType::Other => {}
            }
        }
        // A short form that could go two ways goes neither.
        let mut joins: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (at, form) in self.list.iter().enumerate() {
            let name_type = form.name_type();
            let short = match name_type {
                NameType::Person => {
                    let words = person_words(&form.plain);
                    let bare =
                        words.len() == 1 || words.first().is_some_and(|w| LEXICON.entry(w).any & flag::PARTICLE != 0);
                    if !bare {
                        continue;
                    }
                    words.last().map_or(String::new(), |w| key(w))
                }
                NameType::Organisation => form.plain.clone(),
                NameType::Place | NameType::Other => continue,
            };
            if let Some(bearers) = full.get(&(name_type, short)) {
                let mut roots = bearers.iter().map(|b| self.root(*b)).filter(|root| *root != self.root(at));
                if let (Some(bearer), None) = (roots.next(), roots.next()) {
                    joins.entry(at).or_default().insert(bearer);
                }
            }
        }
        // "PAF" where another article says what it is short for. Family names have been judged above, by
        // the bearers of all articles: what one article takes "Smith" for is no law for the next.
        for (short, bearers) in self.resolved.iter().filter(|r| self.list[*r.0].name_type() != NameType::Person) {
            let roots: BTreeSet<usize> = bearers.iter().map(|b| self.root(*b)).collect();
            if let (1, Some(bearer)) = (roots.len(), roots.first()) {
                joins.entry(*short).or_default().insert(*bearer);
            }
        }
        for (short, bearers) in joins {
            if let (1, Some(bearer)) = (bearers.len(), bearers.first()) {
                self.join(short, *bearer);
            }
        }
    }

    fn register(&self, articles: &[&[Name]]) -> Registry {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.list.len() {
            members.entry(self.root(at)).or_default().push(at);
        }
        let mut ids = vec![EntityId(0); self.list.len()];
        let mut bearers = Vec::with_capacity(members.len());
        // Roots are the smallest of their forms and those are numbered by letters: so are the bearers.
        for (number, forms) in members.values().enumerate() {
            for at in forms {
                ids[*at] = EntityId(number as u32);
            }
            bearers.push(self.bearer(forms));
        }
        let id_of = |name: &Name| ids[self.index[&form_key(&name.canonical, name.name_type)]];
        Registry { bearers, ids: articles.iter().map(|names| names.iter().map(id_of).collect()).collect() }
    }

    fn bearer(&self, members: &[usize]) -> Bearer {
        let forms = || members.iter().map(|at| &self.list[*at]);
        let mut types = [0; 4];
        for form in forms() {
            for (sum, count) in types.iter_mut().zip(form.types) {
                *sum += count;
            }
        }
        let actor = forms().find_map(|f| ALIASES.actor(&f.plain).filter(|_| f.name_type() != NameType::Person));
        // A land is called by its name, whatever its people are called more often.
        let land = forms().find_map(|f| ALIASES.country(&f.plain).filter(|_| f.name_type() != NameType::Person));
        if let Some(land) = land {
            let label = ALIASES.country_name(land).to_owned();
            let place = types[NameType::Place as usize] > 0;
            let name_type = if place { NameType::Place } else { Form { types, ..Form::default() }.name_type() };
            return Bearer { label, name_type, actor };
        }
        let count = |form: &Form| form.written.values().sum::<usize>();
        let fullest =
            forms().max_by_key(|f| (f.plain.split(' ').count(), count(f), std::cmp::Reverse(f.plain.as_str())));
        let label = fullest.map_or(String::new(), |f| f.best_written().to_owned());
        Bearer { label, name_type: Form { types, ..Form::default() }.name_type(), actor }
    }
}
