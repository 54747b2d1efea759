//! The rules, one a file. Each reads the corpus and writes down contrasts.

mod quantity;
mod quote;
mod stance;
mod term;
mod time;

use crate::Contrast;
use crossclaim_core::Corpus;

/// A rule of the differ.
pub struct Rule {
    /// Its name, for the docs.
    pub name: &'static str,
    /// What it does.
    pub run: fn(&Corpus, &mut Vec<Contrast>),
}

/// Every rule, in the order they run.
pub const ALL: [Rule; 5] = [
    Rule { name: "quantity", run: quantity::run },
    Rule { name: "time", run: time::run },
    Rule { name: "quote", run: quote::run },
    Rule { name: "stance", run: stance::run },
    Rule { name: "term", run: term::run },
];
