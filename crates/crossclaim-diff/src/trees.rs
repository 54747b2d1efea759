//! Parsed claims, on demand.
//!
//! Comes in: a claim. Goes out: its dependency tree, made once. Parsing costs more than all
//! before it together, so only claims that a rule asks for are parsed.

use crossclaim_core::Corpus;
use crossclaim_syntax::{Tree, Upos, parse};
use crossclaim_text::Span;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The trees of a corpus, and what rules ask of them. Token spans are moved to the article's text.
pub struct Trees<'a> {
    corpus: &'a Corpus,
    made: RefCell<HashMap<usize, Rc<Tree>>>,
}

impl<'a> Trees<'a> {
    /// No tree yet.
    pub fn new(corpus: &'a Corpus) -> Self {
        Self { corpus, made: RefCell::default() }
    }

    /// The tree of a claim.
    pub fn of(&self, claim: usize) -> Rc<Tree> {
        if let Some(tree) = self.made.borrow().get(&claim) {
            return Rc::clone(tree);
        }
        let span = self.corpus.claims[claim].span;
        let mut tree = parse(self.corpus.document(claim).words(span));
        for token in &mut tree.tokens {
            token.span = token.span.shift(span.start);
        }
        let tree = Rc::new(tree);
        self.made.borrow_mut().insert(claim, Rc::clone(&tree));
        tree
    }
}

/// The index of the token that holds the byte at `offset`.
pub fn token_at(tree: &Tree, offset: usize) -> Option<usize> {
    let index = tree.tokens.partition_point(|t| t.span.end <= offset);
    tree.tokens.get(index).filter(|t| t.span.start <= offset).map(|_| index)
}

/// The token inside `span` whose head stands outside of it: the head of the phrase.
pub fn head_of(tree: &Tree, span: Span) -> Option<usize> {
    let inside = |t: usize| span.contains(tree.tokens[t].span);
    (0..tree.tokens.len()).find(|t| inside(*t) && tree.tokens[*t].head.is_none_or(|h| !inside(h)))
}

/// The predicate that governs `token`: the nearest verb above it, or the noun or adjective of a
/// copular clause; the token itself when it is one.
pub fn predicate_of(tree: &Tree, token: usize) -> Option<usize> {
    let mut at = token;
    for _ in 0..tree.tokens.len() {
        let t = &tree.tokens[at];
        let copular = || tree.children(at).any(|c| tree.tokens[c].relation() == "cop");
        if t.upos == Upos::Verb || copular() {
            return Some(at);
        }
        at = t.head?;
    }
    None
}

/// The words of `token` and all that hang on it.
pub fn subtree(tree: &Tree, token: usize) -> Span {
    let mut span = tree.tokens[token].span;
    let mut stack = vec![token];
    let mut steps = 0;
    while let Some(at) = stack.pop() {
        span = span.cover(tree.tokens[at].span);
        steps += 1;
        if steps > tree.tokens.len() {
            break;
        }
        stack.extend(tree.children(at));
    }
    span
}
