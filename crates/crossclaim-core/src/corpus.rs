//! All that is known after grouping: what the differ reads.

use crate::claim::claims;
use crate::concepts::{Concepts, Terms};
use crate::group::groups;
use crate::link::{ONE_EVENT, links};
use crate::origin::origins;
use crate::profile::Profile;
use crate::vocabulary::Memory;
use crate::weight::weight;
use crate::{Claim, Companions, Document, Group, Keyword, Link};
use crossclaim_article::Article;
use crossclaim_facts::Name;
use crossclaim_facts::name::{EntityId, Registry};
use jiff::civil::Date;
use rayon::prelude::*;
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
    pub terms: Terms,
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
        let concepts = numbered(&mut documents, &registry);
        let mut corpus = Self {
            origins: origins(&documents),
            claims: claims(&documents),
            documents,
            registry,
            concepts,
            ..Self::default()
        };
        corpus.first = (0..corpus.documents.len())
            .map(|a| corpus.claims.partition_point(|c| c.article < a))
            .chain([corpus.claims.len()])
            .collect();
        weigh(&mut corpus);
        corpus.profiles =
            corpus.claims.par_iter().map(|c| Profile::of(&corpus.documents[c.article], c, around)).collect();
        (corpus.companions, corpus.links) = links(&corpus);
        corpus.groups = groups(&corpus, &corpus.links);
        corpus
    }

    /// Who a name of an article names; `name` is one of its facts.
    pub fn entity(&self, article: usize, name: &Name) -> Option<EntityId> {
        let names = &self.documents[article].facts.names;
        // It is mostly one of the list itself, and then its place in memory tells its index.
        let index = names.element_offset(name);
        let index = index.or_else(|| names.binary_search_by(|n| n.span.cmp(&name.span)).ok())?;
        Some(self.registry.entity(article, index))
    }

    /// The name of the concept of a keyword.
    pub fn name(&self, keyword: &Keyword) -> &str {
        self.concepts.name(keyword.concept)
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

/// How many documents are numbered at a time: until then each of their concepts is a string of its own.
const AT_A_TIME: usize = 1024;

/// Numbers the concepts of all documents, in the order of the documents.
fn numbered(documents: &mut [Document], registry: &Registry) -> Concepts {
    let mut concepts = Concepts::default();
    let mut first = 0;
    for part in documents.chunks_mut(AT_A_TIME) {
        let index = |memory: &mut Memory, (at, document): (usize, &mut Document)| {
            // The bearer stands in the place of its names, so that "Zelensky" and "President Zelenskyy",
            // "Moscow" and "the Kremlin" are one concept.
            document.index(memory, |name| {
                let id = registry.entity(first + at, name);
                registry.actor(id).map_or_else(|| format!("@{}", id.0), |actor| format!("@@{actor}"))
            })
        };
        let own: Vec<Vec<String>> =
            part.par_iter_mut().enumerate().with_min_len(32).map_init(Memory::default, index).collect();
        // Numbers are given in the order of the claims, however many threads there are.
        let numbers: Vec<Vec<u32>> =
            own.into_iter().map(|names| names.iter().map(|name| concepts.intern(name)).collect()).collect();
        part.par_iter_mut().zip(numbers).for_each(|(document, numbers)| document.number(&numbers));
        first += part.len();
    }
    concepts
}

/// Weighs the concepts of the claims by how many claims hold them.
fn weigh(corpus: &mut Corpus) {
    let bag = |claim: &Claim| {
        let mut bag: Vec<u32> = corpus.documents[claim.article].concepts_of(claim.sentence).collect();
        bag.sort_unstable();
        bag.dedup();
        bag
    };
    let bags: Vec<Vec<u32>> = corpus.claims.par_iter().map(bag).collect();
    corpus.concepts.hold(bags.iter().map(Vec::as_slice));
    let concepts = &corpus.concepts;
    let weight = |concept| weight(concepts.background(concept), concepts.of(concept).len(), bags.len());
    let weights: Vec<f32> = (0..concepts.len() as u32).map(weight).collect();
    corpus.terms = Terms::new(bags.iter().map(Vec::as_slice), &weights);
}
