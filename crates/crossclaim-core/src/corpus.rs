//! All that is known after grouping: what the differ reads.

use crate::claim::claims;
use crate::group::{groups, links};
use crate::origin::origins;
use crate::weight::weight;
use crate::{Claim, Document, Group, Link, Term};
use crossclaim_article::Article;
use crossclaim_facts::Name;
use crossclaim_facts::name::{EntityId, Registry};
use jiff::civil::Date;
use std::collections::HashMap;

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
        let mut documents: Vec<Document> = sorted.into_iter().map(|a| Document::read(a.clone(), around)).collect();
        let registry = {
            let names: Vec<&[Name]> = documents.iter().map(|d| d.facts.names.as_slice()).collect();
            let texts: Vec<&str> = documents.iter().map(|d| d.article.text.as_str()).collect();
            Registry::build(&names, &texts)
        };
        for (index, document) in documents.iter_mut().enumerate() {
            // The bearer stands in the place of its names, so that "Zelensky" and "President Zelenskyy",
            // "Moscow" and "the Kremlin" are one concept.
            document.index(|name| {
                let id = registry.entity(index, name);
                registry.actor(id).map_or_else(|| format!("@{}", id.0), |actor| format!("@@{actor}"))
            });
        }
        let mut corpus =
            Self { origins: origins(&documents), claims: claims(&documents), documents, registry, ..Self::default() };
        (corpus.terms, corpus.concepts) = terms(&corpus);
        corpus.links = links(&corpus);
        corpus.groups = groups(&corpus, &corpus.links);
        corpus
    }

    /// Who a name of an article names; `name` is one of its facts.
    pub fn entity(&self, article: usize, name: &Name) -> Option<EntityId> {
        let names = &self.documents[article].facts.names;
        let index = names.binary_search_by(|n| n.span.cmp(&name.span)).ok()?;
        Some(self.registry.entity(article, index))
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

/// The concepts of a run: numbers for their names, and the claims that hold them.
#[derive(Clone, Debug, Default)]
pub struct Concepts {
    numbers: HashMap<String, u32>,
    claims: Vec<Vec<u32>>,
}

impl Concepts {
    /// The claims that hold the concept of this name, in order.
    pub fn holders(&self, name: &str) -> &[u32] {
        self.numbers.get(name).map_or(&[], |n| self.claims[*n as usize].as_slice())
    }
}

fn terms(corpus: &Corpus) -> (Vec<Vec<Term>>, Concepts) {
    let mut concepts = Concepts::default();
    let mut names: Vec<&str> = Vec::new();
    let mut bags: Vec<Vec<u32>> = Vec::with_capacity(corpus.claims.len());
    for (index, claim) in corpus.claims.iter().enumerate() {
        let document = &corpus.documents[claim.article];
        let mut bag = Vec::new();
        let sentence = &document.sentences[claim.sentence];
        let words = &document.keywords[sentence.keywords.clone()];
        for keyword in words.iter().chain(&document.figures[sentence.figures.clone()]) {
            let number = if let Some(number) = concepts.numbers.get(&keyword.key) {
                *number
            } else {
                let number = names.len() as u32;
                concepts.numbers.insert(keyword.key.clone(), number);
                names.push(&keyword.key);
                concepts.claims.push(Vec::new());
                number
            };
            bag.push(number);
        }
        bag.sort_unstable();
        bag.dedup();
        for concept in &bag {
            concepts.claims[*concept as usize].push(index as u32);
        }
        bags.push(bag);
    }
    let of = corpus.claims.len();
    let weights: Vec<f32> = names.iter().zip(&concepts.claims).map(|(name, c)| weight(name, c.len(), of)).collect();
    let terms = bags
        .into_iter()
        .map(|bag| bag.into_iter().map(|concept| Term { concept, weight: weights[concept as usize] }).collect())
        .collect();
    (terms, concepts)
}
