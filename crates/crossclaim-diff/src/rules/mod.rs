//! The rules, one a file. Each reads the corpus and writes down contrasts.

mod attribution;
mod dispute;
mod name;
mod pairing;
mod quantity;
mod quote;
mod role;
mod stance;
mod term;
mod time;
mod within;

use crate::Contrast;
use crate::trees::Trees;
use crossclaim_core::Corpus;

/// A rule of the differ.
pub(crate) type Rule = fn(&Corpus, &Trees, &mut Vec<Contrast>);

/// Every rule, in the order they run.
pub(crate) const ALL: [Rule; 11] = [
    quantity::run,
    time::run,
    quote::run,
    attribution::run,
    pairing::run,
    name::run,
    role::run,
    stance::run,
    term::run,
    within::run,
    dispute::run,
];
