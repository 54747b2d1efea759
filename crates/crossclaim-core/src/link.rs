//! Which claims of different articles meet: links.
//!
//! Comes in: claims with weighted concepts. Goes out: [`Link`]s. Candidates come from an inverted
//! index whose long lists are passed over, so no step is ever all pairs; each is scored by the table
//! of `score`, and what a better partner in the same article says is counted against it.

use crate::Corpus;
use crate::pair::{Features, features};
use crate::score::{Table, logistic};
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

/// The least score of a link that is kept: weaker ones speak neither for a group nor against it.
const LEAST: f32 = 0.015;
/// Postings longer than this say nothing and are passed over: no step is ever all pairs.
const POSTINGS: usize = 256;
/// The shared weight a pair must have before its features are worth computing.
const CANDIDATE: f32 = 0.1;
/// How many claims of one article are looked at for one claim.
const CANDIDATES: usize = 12;
/// What a lead over the best rival adds to the sum: the lesser of the leads of both sides, and the
/// greater. Set by hand, after a regression on the same stories that `examples/learn_weights.rs` does not repeat.
const LEADS: [f32; 2] = [0.14, 0.05];
/// Leads are cut here, and a claim without a rival leads by as much.
const LEAD: f32 = 6.0;

/// The links between claims of different articles, in order.
pub fn links(corpus: &Corpus) -> Vec<Link> {
    let mut postings: BTreeMap<u32, Vec<(usize, f32)>> = BTreeMap::new();
    let mut found = Vec::new();
    let table = Table::of(corpus.claims.len());
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
                // Until rivals are known, the score is a sum.
                found.push(Link { a: *other, b: index, score: table.sum(&features), features });
            }
        }
    }
    found.sort_by_key(|l| (l.a, l.b));
    if crate::weight::is_run(corpus.claims.len()) {
        rival(corpus, &mut found);
    }
    for link in &mut found {
        link.score = logistic(link.score);
    }
    found.retain(|l| l.score >= LEAST);
    found
}

/// Adds to each sum by how much the pair leads over the best other pair that either claim could make
/// with the other's article: of two sentences on the toll, the better one is meant.
fn rival(corpus: &Corpus, links: &mut [Link]) {
    let sides = |l: &Link| [(l.a, corpus.claims[l.b].article), (l.b, corpus.claims[l.a].article)];
    let mut best: BTreeMap<(usize, usize), [(f32, usize); 2]> = BTreeMap::new();
    for (index, link) in links.iter().enumerate() {
        for side in sides(link) {
            let top = best.entry(side).or_insert([(f32::MIN, usize::MAX); 2]);
            if link.score > top[0].0 {
                *top = [(link.score, index), top[0]];
            } else if link.score > top[1].0 {
                top[1] = (link.score, index);
            }
        }
    }
    let sums: Vec<f32> = links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let lead = |side: (usize, usize)| {
                let top = best[&side];
                let other = if top[0].1 == index { top[1].0 } else { top[0].0 };
                (link.score - other.max(-LEAD)).clamp(-LEAD, LEAD)
            };
            let [x, y] = sides(link).map(lead);
            link.score + LEADS[0] * x.min(y) + LEADS[1] * x.max(y)
        })
        .collect();
    for (link, sum) in links.iter_mut().zip(sums) {
        link.score = sum;
    }
}
