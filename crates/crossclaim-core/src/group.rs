//! Claims of several articles that speak of the same thing.
//!
//! Comes in: claims with weighted concepts. Goes out: [`Link`]s between claims of different
//! articles, and [`Group`]s in which each claim is linked to most others, so that a chain of
//! likenesses cannot join strangers. A claim may be in several groups.

use crate::pair::{Features, features};
use crate::{Corpus, identifier};
use std::collections::BTreeMap;

/// Two claims of different articles that speak of the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Index of the first claim; the smaller one.
    pub a: usize,
    /// Index of the second claim.
    pub b: usize,
    /// From 0 to 1.
    pub score: f32,
    /// What it was made of.
    pub features: Features,
}

/// Claims put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Made from its claims.
    pub id: String,
    /// Indices of its claims, in order; they are of at least two articles.
    pub claims: Vec<usize>,
    /// How many independent origins stand behind it.
    pub origins: usize,
    /// The claim that says it best, to stand for the group.
    pub label: usize,
    /// From 0 to 1: how well the claims hold together.
    pub score: f32,
}

/// The least score at which two claims are put in one group.
const LINK: f32 = 0.4;
/// The least score of a link: claims this near are compared, fact by fact, though they may not make one claim.
const NEAR: f32 = 0.04;
/// Postings longer than this say nothing and are passed over: no step is ever all pairs.
const POSTINGS: usize = 256;
/// The shared weight a pair must have before its features are worth computing.
const CANDIDATE: f32 = 0.25;
/// How many claims of one article are looked at for one claim.
const CANDIDATES: usize = 16;

/// The links between claims of different articles, in order.
pub fn links(corpus: &Corpus) -> Vec<Link> {
    let mut postings: BTreeMap<u32, Vec<(usize, f32)>> = BTreeMap::new();
    let mut found = Vec::new();
    let mut shared: BTreeMap<usize, f32> = BTreeMap::new();
    for (index, terms) in corpus.terms.iter().enumerate() {
        let article = corpus.claims[index].article;
        shared.clear();
        for term in terms {
            let list = postings.entry(term.concept).or_default();
            if list.len() <= POSTINGS {
                for (other, weight) in list.iter() {
                    if corpus.claims[*other].article != article {
                        *shared.entry(*other).or_default() += weight;
                    }
                }
                list.push((index, term.weight));
            }
        }
        let mut by_article: BTreeMap<usize, Vec<(f32, usize)>> = BTreeMap::new();
        for (other, weight) in &shared {
            if *weight >= CANDIDATE {
                by_article.entry(corpus.claims[*other].article).or_default().push((*weight, *other));
            }
        }
        for list in by_article.values_mut() {
            list.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            for (_, other) in list.iter().take(CANDIDATES) {
                let features = features(corpus, *other, index);
                let score = features.score();
                if score >= NEAR {
                    found.push(Link { a: *other, b: index, score, features });
                }
            }
        }
    }
    found.sort_by_key(|l| (l.a, l.b));
    found
}

/// The groups that links make, in the order of their first claim.
pub fn groups(corpus: &Corpus, links: &[Link]) -> Vec<Group> {
    let score: BTreeMap<(usize, usize), f32> =
        links.iter().filter(|l| l.score >= LINK).map(|l| ((l.a, l.b), l.score)).collect();
    let linked = |a: usize, b: usize| score.get(&(a.min(b), a.max(b))).copied();
    let mut order: Vec<&Link> = links.iter().filter(|l| l.score >= LINK).collect();
    order.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for link in order {
        let together = of.get(&link.a).into_iter().flatten().any(|g| sets[*g].contains(&link.b));
        if together {
            continue;
        }
        // A claim joins a group when it is linked to more than half of those in it.
        let fits = |set: &[usize], new: usize| {
            let met = set.iter().filter(|m| linked(**m, new).is_some()).count();
            !set.contains(&new) && met * 2 > set.len()
        };
        let mut placed = false;
        for (old, new) in [(link.a, link.b), (link.b, link.a)] {
            let candidates = of.get(&old).cloned().unwrap_or_default();
            for g in candidates {
                if fits(&sets[g], new) {
                    sets[g].push(new);
                    of.entry(new).or_default().push(g);
                    placed = true;
                    break;
                }
            }
            if placed {
                break;
            }
        }
        if !placed {
            let g = sets.len();
            sets.push(vec![link.a, link.b]);
            of.entry(link.a).or_default().push(g);
            of.entry(link.b).or_default().push(g);
        }
    }
    let mut groups: Vec<Group> = sets
        .into_iter()
        .map(|mut claims| {
            claims.sort_unstable();
            let mut origins: Vec<usize> = claims.iter().map(|c| corpus.origins[corpus.claims[*c].article]).collect();
            origins.sort_unstable();
            origins.dedup();
            let pairs: Vec<f32> = claims
                .iter()
                .enumerate()
                .flat_map(|(i, a)| claims[i + 1..].iter().map(move |b| (*a, *b)))
                .map(|(a, b)| linked(a, b).unwrap_or(0.0))
                .collect();
            let ids: Vec<&str> = claims.iter().map(|c| corpus.claims[*c].id.as_str()).collect();
            Group {
                id: identifier(&[&["group"], ids.as_slice()].concat()),
                origins: origins.len(),
                label: label(corpus, &claims, linked),
                score: pairs.iter().sum::<f32>() / pairs.len().max(1) as f32,
                claims,
            }
        })
        .collect();
    groups.sort_by(|x, y| x.claims.cmp(&y.claims));
    groups.dedup_by(|x, y| x.claims == y.claims);
    groups
}

/// The claim best linked to the others; of equals the first.
fn label(corpus: &Corpus, claims: &[usize], linked: impl Fn(usize, usize) -> Option<f32>) -> usize {
    let rank = |c: usize| {
        let sum: f32 = claims.iter().filter_map(|o| linked(c, *o)).sum();
        // A whole sentence tells a reader more than a headline does.
        let body = if corpus.claims[c].role == crossclaim_article::Role::Body { 0.5 } else { 0.0 };
        sum + body
    };
    claims.iter().copied().max_by(|x, y| rank(*x).total_cmp(&rank(*y)).then(y.cmp(x))).unwrap_or_default()
}
