//! The rules, one a file. Each reads the corpus and writes down contrasts.

mod attribution;
mod pairing;
mod quantity;
mod quote;
mod role;
mod stance;
mod term;
mod time;

use crate::Contrast;
use crate::trees::Trees;
use crossclaim_core::Corpus;

/// A rule of the differ.
pub(crate) struct Rule {
    /// Its name, for the docs.
    pub name: &'static str,
    /// What it does.
    pub run: fn(&Corpus, &Trees, &mut Vec<Contrast>),
}

/// Every rule, in the order they run.
pub(crate) const ALL: [Rule; 8] = [
    Rule { name: "quantity", run: quantity::run },
    Rule { name: "time", run: time::run },
    Rule { name: "quote", run: quote::run },
    Rule { name: "attribution", run: attribution::run },
    Rule { name: "pairing", run: pairing::run },
    Rule { name: "role", run: role::run },
    Rule { name: "stance", run: stance::run },
    Rule { name: "term", run: term::run },
];
