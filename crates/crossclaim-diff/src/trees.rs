//! Parsed claims, on demand.
//!
//! Comes in: a claim. Goes out: its dependency tree, made once. Parsing costs more than all
//! before it together, so only claims that a rule asks for are parsed.

use crate::field::Field;
use crossclaim_core::{Corpus, Link};
use crossclaim_syntax::{Tree, parse};
use crossclaim_text::Span;
use std::sync::OnceLock;

/// The trees of a corpus, and what rules ask of them. Token spans are moved to the article's text.
pub struct Trees<'a> {
    corpus: &'a Corpus,
    made: Vec<OnceLock<Box<Parsed>>>,
    /// The links of each claim, by index, one claim behind the other; where those of a claim begin.
    links: Vec<u32>,
    begin: Vec<u32>,
    everything: bool,
    /// The facts of the articles, side by side.
    pub field: Field<'a>,
}

impl<'a> Trees<'a> {
    /// No tree yet. With `everything`, rules weigh what cannot come to a finding as well.
    pub fn new(corpus: &'a Corpus, everything: bool) -> Self {
        let claims = corpus.claims.len();
        let mut begin = vec![0_u32; claims + 1];
        for link in &corpus.links {
            begin[link.a + 1] += 1;
            begin[link.b + 1] += 1;
        }
        for claim in 0..claims {
            begin[claim + 1] += begin[claim];
        }
        let mut next = begin.clone();
        let mut links = vec![0; corpus.links.len() * 2];
        for (at, link) in corpus.links.iter().enumerate() {
            for claim in [link.a, link.b] {
                links[next[claim] as usize] = at as u32;
                next[claim] += 1;
            }
        }
        let made = (0..claims).map(|_| OnceLock::new()).collect();
        Self { corpus, made, links, begin, everything, field: Field::new(corpus) }
    }

    /// Is all that the rules see to be weighed, for learning, or only what may be told?
    pub fn everything(&self) -> bool {
        self.everything
    }

    /// The tree of a claim.
    pub fn of(&self, claim: usize) -> &Parsed {
        self.made[claim].get_or_init(|| {
            let span = self.corpus.claims[claim].span;
            let mut tree = parse(self.corpus.document(claim).words(span));
            for token in &mut tree.tokens {
                token.span = token.span.shift(span.start);
            }
            Box::new(Parsed { tree })
        })
    }

    /// How near the other claim of the link is to `claim`, against the nearest of the other's article: 1 when there is
    /// none nearer. `None` where the articles are so short that there was nothing to choose from.
    pub fn nearest(&self, link: &Link, claim: usize) -> Option<f32> {
        let other = if link.a == claim { link.b } else { link.a };
        let [article, rival] = [claim, other].map(|c| self.corpus.claims[c].article);
        let choice = |article: usize| self.corpus.documents[article].sentences.len() > 2;
        let of_claim = &self.links[self.begin[claim] as usize..self.begin[claim + 1] as usize];
        let of_claim = of_claim.iter().map(|at| &self.corpus.links[*at as usize]);
        let against = |l: &Link| self.corpus.claims[if l.a == claim { l.b } else { l.a }].article;
        (choice(article) && choice(rival)).then(|| {
            let best = of_claim.filter(|l| against(l) == rival).map(|l| l.score).fold(link.score, f32::max);
            link.score / best
        })
    }
}

/// The concept of the word at `span`: its keyword's, so that names are their bearers.
pub fn concept(corpus: &Corpus, claim: usize, span: Span) -> Option<String> {
    let document = corpus.document(claim);
    let sentence = &document.sentences[corpus.claims[claim].sentence];
    let keywords = &document.keywords[sentence.keywords.clone()];
    let at = keywords.partition_point(|k| k.span.end <= span.start);
    keywords.get(at).filter(|k| k.span.overlaps(span)).map(|k| corpus.name(k).to_owned())
}

/// A parsed claim; token spans are of the article's text.
#[derive(Debug)]
pub struct Parsed {
    /// Its tokens and arcs.
    pub tree: Tree,
}

/// The token inside `span` whose head stands outside of it: the head of the phrase.
pub fn head_of(tree: &Tree, span: Span) -> Option<usize> {
    let inside = |t: usize| span.contains(tree.tokens[t].span);
    (0..tree.tokens.len()).find(|t| inside(*t) && tree.tokens[*t].head.is_none_or(|h| !inside(h)))
}
