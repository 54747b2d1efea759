//! Which claims of different articles meet: links.
//!
//! Comes in: claims with weighted concepts, and the claims that hold each concept. Goes out: for each
//! article its [`Companions`], the articles that may tell of the same event; and the [`Link`]s between
//! claims of companions. Candidates come from an inverted index whose long lists are passed over, so no
//! step is ever all pairs; each is scored by the table of `score`, and what a better partner in the same
//! article says is counted against it. Each article is looked at by itself, so that articles can be
//! worked on side by side.

use crate::Corpus;
use crate::pair::{Features, asked, shared_weight, sum};
use crate::score::{Table, logistic};
use rayon::prelude::*;
use std::cmp::Ordering;
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
    /// What later stages ask of the features it was made of.
    pub features: Kept,
}

/// The features that a link keeps: a large run has millions of links. [`crate::features`] makes all of them again.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kept {
    /// See [`Features::cosine`].
    pub cosine: f32,
    /// See [`Features::contained`].
    pub contained: f32,
    /// See [`Features::numbers`].
    pub numbers: f32,
}

impl From<&Features> for Kept {
    fn from(of: &Features) -> Self {
        Self { cosine: of.cosine, contained: of.contained, numbers: of.numbers }
    }
}

/// Postings longer than this say nothing and are passed over: no step is ever all pairs.
const POSTINGS: usize = 256;
/// The shared weight a pair must have before its features are worth computing.
const CANDIDATE: f32 = 0.1;
/// What a lead over the best rival adds to the sum: the lesser of the leads of both sides, and the
/// greater. Set by hand, after a regression on the same stories that `examples/learn_weights.rs` does not repeat.
const LEADS: [f32; 2] = [0.14, 0.05];
/// Leads are cut here, and a claim without a rival leads by as much.
const LEAD: f32 = 6.0;
/// A run of so many articles is held to be about one event: each is compared with each.
pub(crate) const ONE_EVENT: usize = 48;
/// In a larger run, the most articles before it that an article is compared with.
const COMPANIONS: usize = 24;
/// In a larger run, how much of two claims must be common (their cosine) to make their articles companions.
const ALIKE: f32 = 0.3;
/// The shared weight from which that is asked.
const MUCH: f32 = 0.75;
/// Of how many claims it is asked for one claim.
const ASKED: usize = 48;

/// How closely companions are looked at.
struct Depth {
    /// How many claims of one article are looked at for one claim.
    candidates: usize,
    /// How much of two claims must be common (their cosine) before their features are worth computing.
    alike: f32,
    /// The least score of a link that is kept: weaker ones speak neither for a group nor against it.
    least: f32,
}

/// Claims of one event are compared, fact by fact, though they may not make one claim.
const CLOSE: Depth = Depth { candidates: 12, alike: 0.0, least: 0.015 };
/// In a large run most of what two articles share is chance.
const WIDE: Depth = Depth { candidates: 3, alike: 0.15, least: 0.15 };

/// For each article, those that may tell of the same event.
#[derive(Clone, Debug, Default)]
pub struct Companions {
    of: Vec<Vec<usize>>,
}

impl Companions {
    /// The companions of an article, in order.
    pub fn of(&self, article: usize) -> &[usize] {
        self.of.get(article).map_or(&[], Vec::as_slice)
    }

    /// May the two tell of the same event?
    pub fn meet(&self, a: usize, b: usize) -> bool {
        self.of(a).binary_search(&b).is_ok()
    }

    /// From those before it, for each article.
    fn new(before: &[Vec<usize>]) -> Self {
        let mut of = vec![Vec::new(); before.len()];
        for (article, earlier) in before.iter().enumerate() {
            for other in earlier {
                of[article].push(*other);
                of[*other].push(article);
            }
        }
        // Those before an article were noted in its own turn, those behind it in theirs.
        of.par_iter_mut().for_each(|list: &mut Vec<usize>| list.sort_unstable());
        Self { of }
    }
}

/// A claim of an earlier article that shares something with one of this article.
struct Met {
    article: usize,
    other: usize,
    claim: usize,
    shared: f32,
}

/// The companions of all articles, and the links between their claims, in order.
pub fn links(corpus: &Corpus) -> (Companions, Vec<Link>) {
    let articles = corpus.documents.len();
    let sums: Vec<f32> = (0..corpus.terms.len()).into_par_iter().map(|claim| sum(&corpus.terms[claim])).collect();
    let (before, found): (Vec<Vec<usize>>, Vec<Vec<Link>>) = (0..articles)
        .into_par_iter()
        .with_min_len(16)
        .map_init(
            || vec![0.0; corpus.claims.len()],
            |shared, article| {
                let met = met(corpus, article, shared);
                if corpus.one_event() {
                    return ((0..article).collect(), compared(corpus, &sums, met, &CLOSE));
                }
                let before = companions(corpus, &sums, &met);
                let met = met.into_iter().filter(|m| before.binary_search(&m.article).is_ok()).collect();
                let links = compared(corpus, &sums, met, &WIDE);
                (before, links)
            },
        )
        .unzip();
    let mut links: Vec<Link> = found.into_iter().flatten().collect();
    links.par_sort_unstable_by_key(|l| (l.a, l.b));
    (Companions::new(&before), links)
}

/// The claims of earlier articles that share enough with a claim of this one. `shared` is all zero, before and after.
fn met(corpus: &Corpus, article: usize, shared: &mut [f32]) -> Vec<Met> {
    let own = corpus.claims_of(article);
    let mut list = Vec::new();
    let mut touched: Vec<u32> = Vec::new();
    for claim in own.clone() {
        for term in &corpus.terms[claim] {
            let holders = corpus.concepts.of(term.concept);
            let earlier = holders.partition_point(|h| (*h as usize) < own.start);
            let rank = earlier + holders[earlier..].partition_point(|h| (*h as usize) < claim);
            if rank > POSTINGS {
                continue;
            }
            for other in &holders[..earlier] {
                let sum = &mut shared[*other as usize];
                if *sum <= 0.0 {
                    touched.push(*other);
                }
                *sum += term.weight;
            }
        }
        for other in touched.drain(..) {
            let other = other as usize;
            let weight = std::mem::take(&mut shared[other]);
            if weight >= CANDIDATE {
                list.push(Met { article: corpus.claims[other].article, other, claim, shared: weight });
            }
        }
    }
    list
}

/// More in common first.
fn nearer(x: &Met, y: &Met) -> Ordering {
    y.shared.total_cmp(&x.shared).then(x.other.cmp(&y.other))
}

/// The earlier articles that share most with this one, claim by claim, in order.
fn companions(corpus: &Corpus, sums: &[f32], met: &[Met]) -> Vec<usize> {
    let mut alike: BTreeMap<usize, f32> = BTreeMap::new();
    for of_claim in met.chunk_by(|x, y| x.claim == y.claim) {
        let mut leads: Vec<&Met> = of_claim.iter().filter(|m| m.shared >= MUCH).collect();
        if leads.len() > ASKED {
            leads.select_nth_unstable_by(ASKED, |x, y| nearer(x, y));
            leads.truncate(ASKED);
        }
        leads.sort_unstable_by(|x, y| nearer(x, y));
        for lead in leads {
            let cosine = cosine(corpus, sums, lead);
            if cosine >= ALIKE {
                *alike.entry(lead.article).or_default() += cosine;
            }
        }
    }
    let mut best: Vec<(usize, f32)> = alike.into_iter().collect();
    best.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    best.truncate(COMPANIONS);
    let mut list: Vec<usize> = best.into_iter().map(|(article, _)| article).collect();
    list.sort_unstable();
    list
}

/// How much of two claims is common, by the weight of their concepts.
fn cosine(corpus: &Corpus, sums: &[f32], met: &Met) -> f32 {
    let root = (sums[met.claim] * sums[met.other]).sqrt();
    shared_weight(&corpus.terms[met.claim], &corpus.terms[met.other]) / root.max(f32::MIN_POSITIVE)
}

/// The links of one article with those before it: of each the best few claims for each claim, scored.
fn compared(corpus: &Corpus, sums: &[f32], mut met: Vec<Met>, depth: &Depth) -> Vec<Link> {
    met.sort_unstable_by(|x, y| (x.article, x.claim).cmp(&(y.article, y.claim)).then_with(|| nearer(x, y)));
    let table = Table::of(corpus.claims.len());
    let mut links = Vec::new();
    for of_article in met.chunk_by(|x, y| x.article == y.article) {
        let begin = links.len();
        for best in of_article.chunk_by(|x, y| x.claim == y.claim) {
            for pair in best.iter().take(depth.candidates) {
                if depth.alike > 0.0 && cosine(corpus, sums, pair) < depth.alike {
                    continue;
                }
                let features = asked(corpus, pair.other, pair.claim, table.asks());
                // Until rivals are known, the score is a sum.
                let (score, features) = (table.sum(&features), Kept::from(&features));
                links.push(Link { a: pair.other, b: pair.claim, score, features });
            }
        }
        // The rivals of a pair are pairs of the same two articles.
        let own = &mut links[begin..];
        own.sort_unstable_by_key(|l: &Link| (l.a, l.b));
        if crate::weight::is_run(corpus.claims.len()) {
            rival(corpus, own);
        }
        let mut kept = begin;
        for at in begin..links.len() {
            links[at].score = logistic(links[at].score);
            if links[at].score >= depth.least {
                links.swap(kept, at);
                kept += 1;
            }
        }
        links.truncate(kept);
    }
    links
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
