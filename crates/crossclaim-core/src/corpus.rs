//! All that is known after grouping: what the differ reads.

use crate::claim::claims;
use crate::group::groups;
use crate::link::{ONE_EVENT, links};
use crate::origin::origins;
use crate::profile::Profile;
use crate::weight::{background, weight};
use crate::{Claim, Companions, Document, Group, Link, Term};
use crossclaim_article::Article;
use crossclaim_facts::Name;
use crossclaim_facts::name::{EntityId, Registry};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// Articles taken apart and put together.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The articles, sorted by id.
    pub documents: Vec<Document>,
    /// Who the names of all articles name.
    pub registry: Registry,
    /// The origin of each article: the index of the first article it is a copy of, or its own.
    pub origins: Vec<usize>,
    /// Every claim, in the order of articles and text.
    pub claims: Vec<Claim>,
    /// The weighted concepts of each claim, sorted by concept.
    pub terms: Vec<Vec<Term>>,
    /// The concepts by number, and the claims that hold each.
    pub concepts: Concepts,
    /// Each claim as numbers.
    pub profiles: Vec<Profile>,
    /// The index of each article's first claim, and the number of all claims.
    pub first: Vec<usize>,
    /// For each article, those that may tell of the same event; only their claims are compared.
    pub companions: Companions,
    /// Pairs of claims of different articles that speak of the same thing.
    pub links: Vec<Link>,
    /// The groups, in the order of their first claim.
    pub groups: Vec<Group>,
}

impl Corpus {
    /// Reads articles, takes them apart and puts their claims together. The order of the articles
    /// does not matter.
    pub fn new(articles: &[Article]) -> Self {
        let mut sorted: Vec<&Article> = articles.iter().collect();
        sorted.sort_by(|x, y| x.id.cmp(&y.id).then_with(|| x.raw.cmp(&y.raw)));
        let around = middle(&sorted);
        let mut documents: Vec<Document> = sorted.into_par_iter().map(|a| Document::read(a.clone(), around)).collect();
        let registry = {
            let names: Vec<&[Name]> = documents.iter().map(|d| d.facts.names.as_slice()).collect();
            let texts: Vec<&str> = documents.iter().map(|d| d.article.text.as_str()).collect();
            Registry::build(&names, &texts)
        };
        documents.par_iter_mut().enumerate().for_each(|(index, document)| {
            // The bearer stands in the place of its names, so that "Zelensky" and "President Zelenskyy",
            // "Moscow" and "the Kremlin" are one concept.
            document.index(|name| {
                let id = registry.entity(index, name);
                registry.actor(id).map_or_else(|| format!("@{}", id.0), |actor| format!("@@{actor}"))
            });
        });
        let mut corpus =
            Self { origins: origins(&documents), claims: claims(&documents), documents, registry, ..Self::default() };
        corpus.first = (0..corpus.documents.len())
            .map(|a| corpus.claims.partition_point(|c| c.article < a))
            .chain([corpus.claims.len()])
            .collect();
        terms(&mut corpus, around);
        (corpus.companions, corpus.links) = links(&corpus);
        corpus.groups = groups(&corpus, &corpus.links);
        corpus
    }

    /// Who a name of an article names; `name` is one of its facts.
    pub fn entity(&self, article: usize, name: &Name) -> Option<EntityId> {
        let names = &self.documents[article].facts.names;
        let index = names.binary_search_by(|n| n.span.cmp(&name.span)).ok()?;
        Some(self.registry.entity(article, index))
    }

    /// Are the articles few enough to be held to be about one event? Then each is compared with each, and all that was
    /// weighed is kept.
    pub fn one_event(&self) -> bool {
        self.documents.len() <= ONE_EVENT
    }

    /// The claims of an article: they stand in the order of the articles.
    pub fn claims_of(&self, article: usize) -> Range<usize> {
        self.first[article]..self.first[article + 1]
    }

    /// The claims of an article that hold the concept of this name, in order.
    pub fn holders_in(&self, article: usize, name: &str) -> &[u32] {
        let (range, holders) = (self.claims_of(article), self.concepts.holders(name));
        let from = holders.partition_point(|c| (*c as usize) < range.start);
        &holders[from..from + holders[from..].partition_point(|c| (*c as usize) < range.end)]
    }

    /// The articles that may tell of the same event as one of two, these two left out. One may come twice.
    pub fn others(&self, pair: [usize; 2]) -> impl Iterator<Item = usize> {
        let companions = pair.into_iter().flat_map(|article| self.companions.of(article));
        companions.copied().filter(move |other| !pair.contains(other))
    }

    /// The link between two claims, if there is one.
    pub fn link(&self, a: usize, b: usize) -> Option<&Link> {
        let at = self.links.binary_search_by_key(&(a.min(b), a.max(b)), |l| (l.a, l.b)).ok()?;
        Some(&self.links[at])
    }

    /// The document of a claim.
    pub fn document(&self, claim: usize) -> &Document {
        &self.documents[self.claims[claim].article]
    }
}

/// The middle of the articles' dates: what an undated article about the same event speaks of is
/// not far from it. `None` when the dates lie more than half a year apart.
fn middle(articles: &[&Article]) -> Option<Date> {
    let mut dates: Vec<Date> = articles.iter().filter_map(|a| a.published.as_ref()).map(|d| d.at.date()).collect();
    dates.sort_unstable();
    let (first, last) = (dates.first()?, dates.last()?);
    let days = first.until(*last).ok()?.get_days();
    (days <= 183).then(|| dates[dates.len() / 2])
}

/// What sort of concept a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The bearer of a name.
    Name,
    /// A word or a row of near-synonyms.
    Word,
    /// A figure or a length of time.
    Figure,
    /// What is counted or measured.
    Counted,
    /// A day or a clock time.
    Moment,
}

impl Sort {
    fn of(name: &str) -> Self {
        match name.as_bytes() {
            [b'@', ..] => Self::Name,
            [b'#', ..] => Self::Figure,
            [b'n' | b'm', b':', ..] => Self::Counted,
            [b'd' | b'c', b':', ..] => Self::Moment,
            _ => Self::Word,
        }
    }
}

/// The concepts of a run: numbers for their names, and the claims that hold them.
#[derive(Clone, Debug, Default)]
pub struct Concepts {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
    sorts: Vec<Sort>,
    backgrounds: Vec<f32>,
    claims: Vec<Vec<u32>>,
}

impl Concepts {
    /// The claims that hold the concept of this name, in order.
    pub fn holders(&self, name: &str) -> &[u32] {
        self.number(name).map_or(&[], |n| self.of(n))
    }

    /// The claims that hold the concept of this number, in order.
    pub(crate) fn of(&self, concept: u32) -> &[u32] {
        &self.claims[concept as usize]
    }

    /// The number of the concept of this name.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The name of a concept.
    pub fn name(&self, concept: u32) -> &str {
        &self.names[concept as usize]
    }

    /// What sort of concept it is.
    pub fn sort(&self, concept: u32) -> Sort {
        self.sorts[concept as usize]
    }

    /// Its weight in general English.
    pub fn background(&self, concept: u32) -> f32 {
        self.backgrounds[concept as usize]
    }

    /// How many of the claims `from..to` hold it.
    pub fn count(&self, concept: u32, from: usize, to: usize) -> usize {
        let list = &self.claims[concept as usize];
        list.partition_point(|c| (*c as usize) < to) - list.partition_point(|c| (*c as usize) < from)
    }

    pub(crate) fn intern(&mut self, name: &str) -> u32 {
        if let Some(number) = self.number(name) {
            return number;
        }
        let number = self.sorts.len() as u32;
        self.numbers.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        self.sorts.push(Sort::of(name));
        self.backgrounds.push(background(name));
        self.claims.push(Vec::new());
        number
    }
}

fn terms(corpus: &mut Corpus, around: Option<Date>) {
    let mut concepts = Concepts::default();
    let mut bags: Vec<Vec<u32>> = Vec::with_capacity(corpus.claims.len());
    for (index, claim) in corpus.claims.iter().enumerate() {
        let document = &corpus.documents[claim.article];
        let sentence = &document.sentences[claim.sentence];
        let words = &document.keywords[sentence.keywords.clone()];
        let all = words.iter().chain(&document.figures[sentence.figures.clone()]);
        let mut bag: Vec<u32> = all.map(|keyword| concepts.intern(&keyword.key)).collect();
        bag.sort_unstable();
        bag.dedup();
        for concept in &bag {
            concepts.claims[*concept as usize].push(index as u32);
        }
        bags.push(bag);
    }
    let of = corpus.claims.len();
    let weights: Vec<f32> =
        concepts.backgrounds.iter().zip(&concepts.claims).map(|(b, c)| weight(*b, c.len(), of)).collect();
    corpus.terms = bags
        .into_iter()
        .map(|bag| bag.into_iter().map(|concept| Term { concept, weight: weights[concept as usize] }).collect())
        .collect();
    let profile = |c: &Claim| Profile::of(&corpus.documents[c.article], c, &concepts, around);
    let made: Vec<(Profile, Vec<String>)> = corpus.claims.par_iter().map(profile).collect();
    // Numbers are given in the order of the claims, however many threads there are.
    let number = |(mut profile, parts): (Profile, Vec<String>)| {
        profile.parts = parts.iter().map(|part| concepts.intern(part)).collect();
        profile.parts.sort_unstable();
        profile.parts.dedup();
        profile
    };
    corpus.profiles = made.into_iter().map(number).collect();
    corpus.concepts = concepts;
}
