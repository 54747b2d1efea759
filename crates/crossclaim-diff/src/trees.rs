//! Parsed claims, on demand.
//!
//! Comes in: a claim. Goes out: its dependency tree, made once. Parsing costs more than all
//! before it together, so only claims that a rule asks for are parsed.

use crossclaim_core::{Corpus, Link};
use crossclaim_syntax::{Tree, parse};
use crossclaim_text::Span;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The trees of a corpus, and what rules ask of them. Token spans are moved to the article's text.
pub struct Trees<'a> {
    corpus: &'a Corpus,
    made: RefCell<HashMap<usize, Rc<Parsed>>>,
    best: HashMap<(usize, usize), f32>,
}

impl<'a> Trees<'a> {
    /// No tree yet.
    pub fn new(corpus: &'a Corpus) -> Self {
        let mut best: HashMap<(usize, usize), f32> = HashMap::new();
        for link in &corpus.links {
            for (claim, other) in [(link.a, link.b), (link.b, link.a)] {
                let score = best.entry((claim, corpus.claims[other].article)).or_default();
                *score = score.max(link.score);
            }
        }
        Self { corpus, made: RefCell::default(), best }
    }

    /// The tree of a claim.
    pub fn of(&self, claim: usize) -> Rc<Parsed> {
        if let Some(parsed) = self.made.borrow().get(&claim) {
            return Rc::clone(parsed);
        }
        let span = self.corpus.claims[claim].span;
        let mut tree = parse(self.corpus.document(claim).words(span));
        for token in &mut tree.tokens {
            token.span = token.span.shift(span.start);
        }
        let parsed = Rc::new(Parsed { tree });
        self.made.borrow_mut().insert(claim, Rc::clone(&parsed));
        parsed
    }

    /// How near the other claim of the link is to `claim`, against the nearest of the other's article: 1 when there is
    /// none nearer. `None` where the articles are so short that there was nothing to choose from.
    pub fn nearest(&self, link: &Link, claim: usize) -> Option<f32> {
        let other = if link.a == claim { link.b } else { link.a };
        let [article, rival] = [claim, other].map(|c| self.corpus.claims[c].article);
        let choice = |article: usize| self.corpus.documents[article].sentences.len() > 2;
        (choice(article) && choice(rival))
            .then(|| self.best.get(&(claim, rival)).map_or(1.0, |best| link.score / best.max(link.score)))
    }
}

/// The concept of the word at `span`: its keyword's, so that names are their bearers.
pub fn concept(corpus: &Corpus, claim: usize, span: Span) -> Option<String> {
    let document = corpus.document(claim);
    let sentence = &document.sentences[corpus.claims[claim].sentence];
    let keywords = &document.keywords[sentence.keywords.clone()];
    let at = keywords.partition_point(|k| k.span.end <= span.start);
    keywords.get(at).filter(|k| k.span.overlaps(span)).map(|k| k.key.clone())
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
