//! The rules, one a file. Each reads the corpus and writes down contrasts.

mod attribution;
mod dispute;
mod name;
mod pairing;
mod quantity;
mod quote;
mod role;
mod slot;
mod stance;
mod term;
mod time;
mod variant;
mod within;

use crate::Contrast;
use crate::assemble::{counts, passes};
use crate::trees::Trees;
use crossclaim_core::{Corpus, Link};
use rayon::prelude::*;

/// A rule of the differ.
type Rule = fn(&Corpus, &Trees, &mut Vec<Contrast>);

/// Every rule, in the order they run.
const ALL: [Rule; 13] = [
    quantity::run,
    time::run,
    quote::run,
    attribution::run,
    pairing::run,
    name::run,
    role::run,
    stance::run,
    term::run,
    variant::run,
    slot::run,
    within::run,
    dispute::run,
];

/// Everything the rules write down, without what one of them explains to another.
pub(crate) fn apply(corpus: &Corpus, trees: &Trees) -> Vec<Contrast> {
    let mut contrasts = Vec::new();
    for rule in ALL {
        rule(corpus, trees, &mut contrasts);
    }
    quantity::explained(corpus, &mut contrasts);
    contrasts
}

/// The confidence from which what was let pass in a large run is worth a line in its ledger.
pub(crate) const NEAR_MISS: f32 = 0.4;

/// Can it come to a finding, or to an entry of the ledger? All is kept for learning and in a run about one event.
pub(crate) fn worth_keeping(corpus: &Corpus, trees: &Trees, c: &Contrast) -> bool {
    trees.everything() || counts(corpus, c) && (!passes(c) || c.confidence >= NEAR_MISS)
}

/// Asks of every link from a score on, side by side. What is written down comes out in the order of the links; what
/// cannot come to a finding is dropped at once, so that a run of many articles holds none of it.
pub(crate) fn each_link(
    corpus: &Corpus,
    trees: &Trees,
    least: f32,
    contrasts: &mut Vec<Contrast>,
    ask: impl Fn(&Link, &mut Vec<Contrast>) + Sync,
) {
    let of_link = |link: &Link| {
        let mut own = Vec::new();
        if link.score >= least {
            ask(link, &mut own);
        }
        own.retain(|c| worth_keeping(corpus, trees, c));
        if !trees.everything() {
            for contrast in own.iter_mut().filter(|c| !passes(c)) {
                contrast.signals = None;
            }
        }
        own
    };
    contrasts.par_extend(corpus.links.par_iter().flat_map_iter(of_link));
}
