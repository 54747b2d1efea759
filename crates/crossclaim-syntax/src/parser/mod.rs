//! The parser: a greedy transition system that draws the arcs, and a classifier that names them.
//!
//! Comes in: words and tags of a sentence. Goes out: a head and a relation for each token. The moves and the names
//! have models of their own: names are chosen when an arc is drawn, as later moves look at them, and once more when
//! the whole tree stands.

pub(crate) mod features;
pub(crate) mod state;

use crate::label;
use crate::score::{Score, best};
use features::{Atoms, of_move, of_relation};
use state::{MOVES, State};

/// The models of the parser.
pub(crate) struct Models<'a, M> {
    /// Which move to make.
    pub(crate) moves: &'a M,
    /// How to name an arc while the tree grows.
    pub(crate) early: &'a M,
    /// How to name an arc of the finished tree.
    pub(crate) late: &'a M,
}

/// Heads (the number of tokens stands for the root) and relations.
pub(crate) fn parse<M: Score>(atoms: &Atoms, models: &Models<M>) -> (Vec<u32>, Vec<u8>) {
    let mut state = State::new(atoms.0.len());
    let mut features = Vec::with_capacity(128);
    while !state.is_final() {
        let mut scores = [0; MOVES.len()];
        of_move(&state, atoms, &mut features);
        models.moves.score(&features, &mut scores);
        let Some(class) = best(&scores, |class| state.allows(MOVES[class])) else { break };
        let step = MOVES[class];
        let name = state
            .arc(step)
            .map_or(label::ROOT, |(head, child)| name_arc(&state, atoms, head, child, models.early, &mut features));
        state.make(step, name);
    }
    name_all(&mut state, atoms, models.late, &mut features);
    (state.heads, state.labels)
}

/// Names the arcs of a finished tree anew, from left to right.
pub(crate) fn name_all<M: Score>(state: &mut State, atoms: &Atoms, model: &M, features: &mut Vec<u64>) {
    for child in 0..state.length {
        let head = state.heads[child as usize];
        state.labels[child as usize] = name_arc(state, atoms, head, child, model, features);
    }
}

/// The relation from `head` to `child`. Only the arc from the root is `root`.
fn name_arc<M: Score>(state: &State, atoms: &Atoms, head: u32, child: u32, model: &M, features: &mut Vec<u64>) -> u8 {
    if head >= state.length {
        return label::ROOT;
    }
    let mut scores = [0; label::RELATIONS.len()];
    of_relation(state, atoms, head, child, features);
    model.score(features, &mut scores);
    best(&scores, |name| name != label::ROOT as usize).map_or(label::DEP, |name| name as u8)
}
