//! Noun phrases: what a number counts, how far a phrase reaches, what a preposition hangs on, what is coordinated.
//!
//! Comes in: a tree and a token. Goes out: tokens and spans. The relations are read as the UD v2 guidelines define
//! them for English.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crossclaim_text::Span;

use crate::label::Upos;
use crate::rows::rows;
use crate::tree::{Tree, Walk};

static QUANTITY_NOUNS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/quantity_nouns.txt")).collect());

static TIME_WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/time_words.txt")).collect());

/// Does the word tell a time: "Monday", "May", "week"?
pub(crate) fn is_time_word(lemma: &str) -> bool {
    TIME_WORDS.contains(lemma.to_lowercase().as_str())
}

/// Where a preposition stands and what it joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The first word of the preposition ("according" of "according to").
    pub preposition: usize,
    /// The head of its own phrase ("Lund" in "in Lund").
    pub complement: usize,
    /// What the phrase hangs on; `None` when the phrase is the root of the sentence.
    pub governor: Option<usize>,
}

impl Tree {
    /// The noun that `token` belongs to: itself, or the noun whose number, adjective, determiner or compound it is.
    ///
    /// ```
    /// let tree = crossclaim_syntax::parse("Some 1,200 Ukrainian prisoners came home.");
    /// assert_eq!(tree.head_noun(1), Some(3));
    /// assert_eq!(tree.head_noun(4), None);
    /// ```
    pub fn head_noun(&self, token: usize) -> Option<usize> {
        let mut at = token;
        // Each step goes to the head, so there is an end.
        loop {
            let this = self.tokens.get(at)?;
            let inside =
                matches!(this.relation(), "nummod" | "amod" | "det" | "compound" | "flat" | "goeswith" | "fixed")
                    || this.deprel == "nmod:poss" && matches!(this.xpos, "PRP$" | "WP$")
                    || (this.relation() == "advmod" || this.relation() == "case" || this.relation() == "punct")
                        && this.head.is_some_and(|head| self.tokens[head].upos == Upos::Num);
            match this.head {
                Some(head) if inside => at = head,
                _ => return this.is_nominal().then_some(at),
            }
        }
    }

    /// What a number counts: "prisoners" in "1,200 prisoners", "1,200 of the prisoners", "dozens of prisoners" and "a total of 1,200
    /// prisoners". `None` when the number stands alone.
    ///
    /// ```
    /// let tree = crossclaim_syntax::parse("Dozens of houses were destroyed.");
    /// assert_eq!(tree.counted_noun(0), Some(2));
    /// ```
    pub fn counted_noun(&self, number: usize) -> Option<usize> {
        let walk = self.walk();
        let mut at = self.head_noun(number)?;
        let counts = |at: usize| {
            let token = &self.tokens[at];
            token.upos == Upos::Num || QUANTITY_NOUNS.contains(token.lemma.to_lowercase().as_str())
        };
        // "two thirds of the members", "hundreds of thousands of people": go on until something is not a measure.
        for _ in 0..4 {
            if !counts(at) {
                return Some(at);
            }
            let of = walk.related(at, "nmod").find(|child| *child > at && walk.preposition(*child) == Some("of"));
            let over = || self.tokens[at].head.filter(|_| matches!(self.tokens[at].relation(), "nummod" | "compound"));
            at = of.or_else(over)?;
        }
        None
    }

    /// The noun phrase of `token`'s head noun, with what follows it over prepositions and participles, without its own
    /// preposition, its conjuncts, relative clauses and appositions. The span of the token itself when it belongs to no noun.
    ///
    /// ```
    /// let text = "Police in Lund arrested the former mayor of the town, who resigned.";
    /// let tree = crossclaim_syntax::parse(text);
    /// assert_eq!(tree.noun_phrase(6).of(text), "the former mayor of the town");
    /// ```
    pub fn noun_phrase(&self, token: usize) -> Span {
        self.phrase(token, |deprel| matches!(deprel, "nmod" | "nmod:unmarked" | "nmod:desc" | "acl" | "obl"))
    }

    /// The noun phrase of `token`'s head noun up to the noun itself and the parts of its name: "the former mayor".
    pub fn base_noun_phrase(&self, token: usize) -> Span {
        self.phrase(token, |_| false)
    }

    fn phrase(&self, token: usize, follows: impl Fn(&str) -> bool) -> Span {
        let Some(head) = self.head_noun(token) else {
            return self.tokens.get(token).map_or(Span::default(), |token| token.span);
        };
        let walk = self.walk();
        let (mut from, mut to) = (head, head + 1);
        for child in walk.children(head).iter().rev().copied().filter(|child| *child < head) {
            let token = walk.token(child);
            let part = match token.relation() {
                "det" | "amod" | "nummod" | "compound" | "flat" | "goeswith" => true,
                "nmod" => token.deprel == "nmod:poss" || walk.preposition(child).is_none(),
                // "about 40 people", "nearly half": the adverb belongs to a number or a determiner, not to a predicate.
                "advmod" => walk.child(head, "cop").is_none() && walk.related(head, "nsubj").next().is_none(),
                // "well-known": the hyphen and the quotation mark inside a phrase.
                "punct" => child + 1 == from && walk.token(child).xpos == "HYPH",
                _ => false,
            };
            if !part {
                break;
            }
            from = walk.subtree(child).start;
        }
        for child in walk.children(head).iter().copied().filter(|child| *child > head) {
            let token = walk.token(child);
            let part = matches!(token.relation(), "flat" | "goeswith" | "compound" | "nummod")
                || token.xpos == "HYPH"
                || follows(token.deprel);
            // "$ 5 million": the number follows its currency. A comma ends the phrase.
            if !part {
                break;
            }
            to = walk.subtree(child).end;
        }
        self.span_of(from..walk.before_aside(head, to))
    }

    /// What a preposition joins; `None` when `token` is none.
    ///
    /// ```
    /// let tree = crossclaim_syntax::parse("The price of bread rose in March.");
    /// let of = tree.attachment(2).unwrap();
    /// assert_eq!((of.complement, of.governor), (3, Some(1)));
    /// let place = tree.attachment(5).unwrap();
    /// assert_eq!((place.complement, place.governor), (6, Some(4)));
    /// ```
    pub fn attachment(&self, token: usize) -> Option<Attachment> {
        let this = self.tokens.get(token)?;
        match this.relation() {
            "fixed" => self.attachment(this.head.filter(|head| *head < token)?),
            "case" => {
                let complement = this.head?;
                Some(Attachment { preposition: token, complement, governor: self.tokens[complement].head })
            }
            _ => None,
        }
    }

    /// `token` and everything coordinated with it, from left to right: all of "Kyiv, Moscow and Ankara", all of "33 and 71".
    ///
    /// ```
    /// let tree = crossclaim_syntax::parse("Teachers, nurses and miners backed the plan.");
    /// assert_eq!(tree.coordinated(2), [0, 2, 4]);
    /// ```
    pub fn coordinated(&self, token: usize) -> Vec<usize> {
        let walk = self.walk();
        let mut first = token;
        while let Some(head) = self.tokens.get(first).filter(|t| t.relation() == "conj").and_then(|t| t.head) {
            first = head;
        }
        walk.conjuncts(first)
    }

    /// What `token` and another token beside it name in two ways: "the mayor" and "Anna Lind" in "the mayor, Anna Lind,". The
    /// other token's index, in either direction.
    pub fn apposition(&self, token: usize) -> Option<usize> {
        let this = self.tokens.get(token)?;
        let child = || self.children(token).find(|child| self.tokens[*child].relation() == "appos");
        if this.relation() == "appos" { this.head } else { child() }
    }
}

impl Walk<'_> {
    /// The preposition of a phrase, in lower case.
    pub fn preposition(&self, token: usize) -> Option<&str> {
        self.case(token).map(|case| self.token(case).lemma.as_str())
    }

    /// Where a phrase ends that starts before `from` and may hold a relative clause behind a comma before `to`: there.
    /// In "the mayor of the town, who resigned," the clause is an aside, whichever noun the parser hung it on.
    fn before_aside(&self, from: usize, to: usize) -> usize {
        let is_comma = |token: usize| self.token(token).xpos == ",";
        (from + 1..to)
            .filter(|token| self.token(*token).deprel == "acl:relcl")
            .filter_map(|clause| {
                let start = self.subtree(clause).start;
                if is_comma(start) { Some(start) } else { start.checked_sub(1).filter(|before| is_comma(*before)) }
            })
            .find(|comma| *comma > from)
            .unwrap_or(to)
    }

    /// The token of the preposition of a phrase; a possessive "'s" is none.
    pub fn case(&self, token: usize) -> Option<usize> {
        self.related(token, "case").find(|case| self.token(*case).xpos != "POS")
    }

    /// `first` and its conjuncts, those of the conjuncts included, from left to right.
    pub fn conjuncts(&self, first: usize) -> Vec<usize> {
        let mut all = vec![first];
        let mut at = 0;
        while let Some(token) = all.get(at) {
            let more: Vec<usize> = self.related(*token, "conj").collect();
            all.extend(more);
            at += 1;
        }
        all.sort_unstable();
        all.retain(|token| *token < self.tree.tokens.len());
        all
    }
}
