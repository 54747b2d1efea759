//! The concepts of a run: a number for each name, and the claims that hold it.
//!
//! Comes in: names of concepts, in the order of the claims. Goes out: numbers, the same however many threads there are,
//! and for each the sorted list of its claims. Which words are one concept is left to `vocabulary`.

use crate::weight::background;
use std::collections::HashMap;
use std::sync::Arc;

/// What sort of concept a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The bearer of a name.
    Name,
    /// A word or a row of near-synonyms.
    Word,
    /// A figure or a length of time.
    Figure,
    /// What is counted or measured.
    Counted,
    /// A day or a clock time.
    Moment,
}

impl Sort {
    fn of(name: &str) -> Self {
        match name.as_bytes() {
            [b'@', ..] => Self::Name,
            [b'#', ..] => Self::Figure,
            [b'n' | b'm', b':', ..] => Self::Counted,
            [b'd' | b'c', b':', ..] => Self::Moment,
            _ => Self::Word,
        }
    }
}

/// The concepts of a run: numbers for their names, and the claims that hold them.
#[derive(Clone, Debug, Default)]
pub struct Concepts {
    numbers: HashMap<Arc<str>, u32>,
    names: Vec<Arc<str>>,
    sorts: Vec<Sort>,
    backgrounds: Vec<f32>,
    /// The claims of all concepts, one concept behind the other; where those of each begin, and the end.
    holders: Vec<u32>,
    begin: Vec<u32>,
}

impl Concepts {
    /// The claims that hold the concept of this name, in order.
    pub fn holders(&self, name: &str) -> &[u32] {
        self.number(name).map_or(&[], |n| self.of(n))
    }

    /// The claims that hold the concept of this number, in order.
    pub fn of(&self, concept: u32) -> &[u32] {
        let border = |at: u32| self.begin.get(at as usize).map_or(self.holders.len(), |b| *b as usize);
        &self.holders[border(concept)..border(concept + 1)]
    }

    /// The number of the concept of this name.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The name of a concept.
    pub fn name(&self, concept: u32) -> &str {
        &self.names[concept as usize]
    }

    /// What sort of concept it is.
    pub fn sort(&self, concept: u32) -> Sort {
        self.sorts[concept as usize]
    }

    /// Its weight in general English.
    pub fn background(&self, concept: u32) -> f32 {
        self.backgrounds[concept as usize]
    }

    /// How many of the claims `from..to` hold it.
    pub fn count(&self, concept: u32, from: usize, to: usize) -> usize {
        let list = self.of(concept);
        let from = list.partition_point(|c| (*c as usize) < from);
        list[from..].partition_point(|c| (*c as usize) < to)
    }

    /// How many concepts there are; their numbers are `0..len`.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(crate) fn intern(&mut self, name: &str) -> u32 {
        if let Some(number) = self.number(name) {
            return number;
        }
        let number = self.names.len() as u32;
        let shared: Arc<str> = name.into();
        self.numbers.insert(Arc::clone(&shared), number);
        self.names.push(shared);
        self.sorts.push(Sort::of(name));
        self.backgrounds.push(background(name));
        number
    }

    /// Notes the claims of each concept; `bags` are the concepts of the claims, in order, each concept once a claim.
    pub(crate) fn hold<'a>(&mut self, bags: impl Iterator<Item = &'a [u32]> + Clone) {
        self.begin = vec![0; self.names.len() + 1];
        for concept in bags.clone().flatten() {
            self.begin[*concept as usize + 1] += 1;
        }
        for at in 1..self.begin.len() {
            self.begin[at] += self.begin[at - 1];
        }
        let mut next = self.begin.clone();
        self.holders = vec![0; self.begin[self.names.len()] as usize];
        for (claim, bag) in bags.enumerate() {
            for concept in bag {
                let at = &mut next[*concept as usize];
                self.holders[*at as usize] = claim as u32;
                *at += 1;
            }
        }
    }
}

/// A concept of a claim, with its weight in this run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The concept's number.
    pub concept: u32,
    /// How much it says, from 0 to 1.
    pub weight: f32,
}

/// The weighted concepts of all claims, each claim's sorted by concept: `terms[claim]`.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    list: Vec<Term>,
    /// Where those of each claim begin, and the end of the last.
    begin: Vec<u32>,
}

impl Terms {
    /// From the concepts of each claim and the weight of each concept.
    pub(crate) fn new<'a>(bags: impl Iterator<Item = &'a [u32]>, weights: &[f32]) -> Self {
        let mut terms = Self { list: Vec::new(), begin: vec![0] };
        for bag in bags {
            terms.list.extend(bag.iter().map(|concept| Term { concept: *concept, weight: weights[*concept as usize] }));
            terms.begin.push(terms.list.len() as u32);
        }
        terms
    }

    /// The number of claims.
    pub fn len(&self) -> usize {
        self.begin.len().saturating_sub(1)
    }

    /// Is there no claim?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl std::ops::Index<usize> for Terms {
    type Output = [Term];

    fn index(&self, claim: usize) -> &[Term] {
        &self.list[self.begin[claim] as usize..self.begin[claim + 1] as usize]
    }
}
