//! The tree of a sentence, and how one walks in it.
//!
//! Comes in: tokens with their heads. Goes out: children, subtrees and spans. What the arcs mean for a reader (noun
//! phrases, verb groups, who did what) is left to [`crate::phrase`], [`crate::verb`] and [`crate::frame`].

use std::ops::Range;

use crossclaim_text::Span;

use crate::label::Upos;

/// A token of a parsed sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text that was parsed. A clitic ("n't", "'s") is a token of its own.
    pub span: Span,
    /// Its part of speech.
    pub upos: Upos,
    /// Its Penn Treebank tag, which tells tense and number: `VBD`, `NNS`.
    pub xpos: &'static str,
    /// Its lemma.
    pub lemma: String,
    /// The index (from 0) of its head in [`Tree::tokens`]; `None` for the root.
    pub head: Option<usize>,
    /// Its relation to the head, as UD writes it: `nsubj`, `obj`, `nmod:poss`, `root`.
    pub deprel: &'static str,
}

impl Token {
    /// Its relation without the subtype: `nsubj` of `nsubj:pass`.
    pub fn relation(&self) -> &'static str {
        self.deprel.split(':').next().unwrap_or(self.deprel)
    }

    /// Is it a noun, a name, a pronoun or a number: something that can be a participant?
    pub fn is_nominal(&self) -> bool {
        matches!(self.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym)
    }
}

/// A sentence, parsed. One root, no cycle, no crossing arcs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The tokens in order.
    pub tokens: Vec<Token>,
}

impl Tree {
    /// The index of the root; `None` only when there is no token.
    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }

    /// The children of a token, from left to right. One call looks at the whole sentence; [`Tree::walk`] is for many.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(move |at| self.tokens[*at].head == Some(token))
    }

    /// The children of every token, looked up once.
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(self)
    }

    /// The tokens below `token` and itself, as a range of indices: no arc crosses another, so there is no gap.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        self.walk().subtree(token)
    }

    /// The span from the first to the last token of the subtree of `token`.
    ///
    /// ```
    /// let text = "The mayor of Lund resigned.";
    /// let tree = crossclaim_syntax::parse(text);
    /// assert_eq!(tree.subtree_span(1).of(text), "The mayor of Lund");
    /// ```
    pub fn subtree_span(&self, token: usize) -> Span {
        self.span_of(self.subtree(token))
    }

    /// The span from the first to the last token of a range of indices; empty when the range is.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range).unwrap_or_default() {
            [] => Span::default(),
            [first, rest @ ..] => first.span.cover(rest.last().unwrap_or(first).span),
        }
    }

    /// The token that covers the byte `at`.
    pub fn token_at(&self, at: usize) -> Option<usize> {
        let after = self.tokens.partition_point(|token| token.span.end <= at);
        self.tokens.get(after).filter(|token| token.span.start <= at).map(|_| after)
    }

    /// The tokens that share a byte with `span`, as a range of indices.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|token| token.span.end <= span.start);
        let to = self.tokens.partition_point(|token| token.span.start < span.end);
        from..to.max(from)
    }

    /// The token of `span` that the others in it hang on: the first whose head lies outside, nouns and verbs before marks.
    ///
    /// ```
    /// let text = "Police freed 1,200 prisoners of war.";
    /// let tree = crossclaim_syntax::parse(text);
    /// let start = text.find("1,200").unwrap();
    /// let span = crossclaim_text::Span::new(start, start + "1,200 prisoners".len());
    /// assert_eq!(tree.tokens[tree.head_of(span).unwrap()].lemma, "prisoner");
    /// ```
    pub fn head_of(&self, span: Span) -> Option<usize> {
        let range = self.tokens_in(span);
        let tops = || range.clone().filter(|at| self.tokens[*at].head.is_none_or(|head| !range.contains(&head)));
        tops().find(|at| self.tokens[*at].upos != Upos::Punct).or_else(|| tops().next())
    }
}

/// A tree with the children of each token at hand.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    /// The tree that is walked.
    pub tree: &'a Tree,
    /// Where the children of each token start in `children`, and the end of the last.
    starts: Vec<usize>,
    children: Vec<usize>,
}

impl<'a> Walk<'a> {
    fn new(tree: &'a Tree) -> Self {
        let length = tree.tokens.len();
        let mut starts = vec![0; length + 1];
        for head in tree.tokens.iter().filter_map(|token| token.head) {
            starts[head + 1] += 1;
        }
        for at in 0..length {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut children = vec![0; starts[length]];
        for (at, token) in tree.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[next[head]] = at;
                next[head] += 1;
            }
        }
        Self { tree, starts, children }
    }

    /// The token at an index.
    pub fn token(&self, token: usize) -> &'a Token {
        &self.tree.tokens[token]
    }

    /// The children of a token, from left to right.
    pub fn children(&self, token: usize) -> &[usize] {
        match (self.starts.get(token), self.starts.get(token + 1)) {
            (Some(from), Some(to)) => &self.children[*from..*to],
            _ => &[],
        }
    }

    /// The children of `token` whose relation, without its subtype, is `relation`.
    pub fn related<'b>(&'b self, token: usize, relation: &'b str) -> impl DoubleEndedIterator<Item = usize> + 'b {
        self.children(token).iter().copied().filter(move |child| self.token(*child).relation() == relation)
    }

    /// The first child of `token` with exactly this relation.
    pub fn child(&self, token: usize, deprel: &str) -> Option<usize> {
        self.children(token).iter().copied().find(|child| self.token(*child).deprel == deprel)
    }

    /// The tokens below `token` and itself.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let (mut from, mut to) = (token, token);
        while let Some(first) = self.children(from).first().filter(|child| **child < from) {
            from = *first;
        }
        while let Some(last) = self.children(to).last().filter(|child| **child > to) {
            to = *last;
        }
        from..(to + 1).min(self.tree.tokens.len())
    }
}
