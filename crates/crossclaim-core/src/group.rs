//! Claims of several articles that speak of the same thing.
//!
//! Comes in: [`Link`]s between claims of different articles. Goes out: [`Group`]s that hold together
//! in the mean of all their pairs, so that a chain of likenesses cannot join strangers. A sentence
//! may make two claims, so it may be in several groups.

use crate::{Corpus, Link, identifier};
use rayon::prelude::*;

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

/// The score from which two claims begin a group or join two.
const LINK: f32 = 0.45;
/// The mean score of the pairs of claims of different articles that a group must keep when it grows.
const JOIN: f32 = 0.45;
/// The first claims of a group, those linked best, stand for it when it grows: work stays linear in its size.
const CORE: usize = 32;

/// The groups that links make, in the order of their first claim.
pub fn groups(corpus: &Corpus, links: &[Link]) -> Vec<Group> {
    // Links stand in the order of their claims; where those of each first claim begin.
    let mut begin = vec![0_u32; corpus.claims.len() + 1];
    for link in links {
        begin[link.a + 1] += 1;
    }
    for claim in 1..begin.len() {
        begin[claim] += begin[claim - 1];
    }
    let linked = |a: usize, b: usize| {
        let (a, b) = (a.min(b), a.max(b));
        let of_first = &links[begin[a] as usize..begin[a + 1] as usize];
        Some(of_first[of_first.binary_search_by_key(&b, |l| l.b).ok()?].score)
    };
    let mut order: Vec<&Link> = links.iter().filter(|l| l.score >= LINK).collect();
    order.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    // How well two sets of claims go together: the mean over their pairs of claims of different articles.
    let mean = |x: &[usize], y: &[usize]| {
        let (mut sum, mut pairs) = (0.0, 0);
        for a in x.iter().take(CORE) {
            for b in y.iter().take(CORE) {
                if corpus.claims[*a].article != corpus.claims[*b].article {
                    sum += linked(*a, *b).unwrap_or(0.0);
                    pairs += 1;
                }
            }
        }
        sum / pairs.max(1) as f32
    };
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut home: Vec<Option<usize>> = vec![None; corpus.claims.len()];
    let mut left = Vec::new();
    for link in order {
        let (a, b) = (home[link.a], home[link.b]);
        match (a, b) {
            (Some(a), Some(b)) if a == b => {}
            _ => {
                let (one, other) = ([link.a], [link.b]);
                let x = a.map_or(&one[..], |g| &sets[g]);
                let y = b.map_or(&other[..], |g| &sets[g]);
                if mean(x, y) < JOIN {
                    left.push(link);
                    continue;
                }
                // The first claim of a link and its set stand before the second and its.
                match (a, b) {
                    (Some(a), Some(b)) => {
                        let more = std::mem::take(&mut sets[a.max(b)]);
                        for claim in &more {
                            home[*claim] = Some(a.min(b));
                        }
                        sets[a.min(b)].extend(more);
                    }
                    (Some(g), None) => {
                        sets[g].push(link.b);
                        home[link.b] = Some(g);
                    }
                    (None, Some(g)) => {
                        sets[g].insert(0, link.a);
                        home[link.a] = Some(g);
                    }
                    (None, None) => {
                        home[link.a] = Some(sets.len());
                        home[link.b] = Some(sets.len());
                        sets.push(vec![link.a, link.b]);
                    }
                }
            }
        }
    }
    sets.retain(|s| !s.is_empty());
    // A sentence may make two claims: what is left over joins where it fits beside its home.
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); corpus.claims.len()];
    for (g, set) in sets.iter().enumerate() {
        for c in set {
            of[*c].push(g);
        }
    }
    for link in left {
        let together = of[link.a].iter().any(|g| sets[*g].contains(&link.b));
        if together {
            continue;
        }
        let mut placed = false;
        for (old, new) in [(link.a, link.b), (link.b, link.a)] {
            for g in of[old].clone() {
                if !placed && mean(&sets[g], &[new]) >= JOIN {
                    sets[g].push(new);
                    of[new].push(g);
                    placed = true;
                }
            }
        }
        if !placed {
            sets.push(vec![link.a, link.b]);
            let g = sets.len() - 1;
            of[link.a].push(g);
            of[link.b].push(g);
        }
    }
    let mut groups: Vec<Group> = sets
        .into_par_iter()
        .map(|mut claims| {
            claims.sort_unstable();
            let mut origins: Vec<usize> = claims.iter().map(|c| corpus.origins[corpus.claims[*c].article]).collect();
            origins.sort_unstable();
            origins.dedup();
            let ids: Vec<&str> = claims.iter().map(|c| corpus.claims[*c].id.as_str()).collect();
            Group {
                id: identifier(&[&["group"], ids.as_slice()].concat()),
                origins: origins.len(),
                label: label(corpus, &claims, linked),
                score: mean(&claims, &claims),
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
