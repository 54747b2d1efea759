//! Learns the parser: moves with a dynamic oracle and exploration (Goldberg and Nivre 2012), names of arcs beside them.

use super::perceptron::Perceptron;
use super::random::Random;
use crate::label;
use crate::parser::features::{Atoms, of_move, of_relation};
use crate::parser::state::{MOVES, State};
use crate::score::best;

/// A sentence as the parser learns from it.
pub(crate) struct Parsed {
    pub(crate) atoms: Atoms,
    /// Projective heads; the length of the sentence stands for the root.
    pub(crate) heads: Vec<u32>,
    pub(crate) relations: Vec<u8>,
}

/// Of ten sentences, so many follow the parser's own moves instead of the gold ones after the first epoch.
const EXPLORE: usize = 9;

/// Learns the moves and the names given while the tree grows.
pub(crate) fn learn(sentences: &[Parsed], epochs: u32, seed: u64) -> (Perceptron, Perceptron) {
    let mut random = Random::new(seed);
    let (mut moves, mut names) = (Perceptron::new(), Perceptron::new());
    let mut order: Vec<&Parsed> = sentences.iter().collect();
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for sentence in &order {
            learn_sentence(sentence, epoch, &mut random, &mut moves, &mut names);
        }
    }
    (moves, names)
}

fn learn_sentence(sentence: &Parsed, epoch: u32, random: &mut Random, moves: &mut Perceptron, names: &mut Perceptron) {
    let mut state = State::new(sentence.heads.len());
    let mut features = Vec::with_capacity(128);
    while !state.is_final() {
        of_move(&state, &sentence.atoms, &mut features);
        let mut scores = [0; MOVES.len()];
        moves.score(&features, &mut scores);
        let allowed = |class: usize| state.allows(MOVES[class]);
        let costs: Vec<i32> = MOVES
            .iter()
            .map(|step| if state.allows(*step) { state.cost(*step, &sentence.heads) } else { i32::MAX })
            .collect();
        let least = costs.iter().copied().min().unwrap_or(0);
        let (Some(got), Some(wanted)) =
            (best(&scores, allowed), best(&scores, |class| allowed(class) && costs[class] == least))
        else {
            break;
        };
        if costs[got] != least {
            moves.update(&features, wanted, got);
        }
        moves.tick();
        let follow = if epoch > 0 && random.below(10) < EXPLORE { got } else { wanted };
        let step = MOVES[follow];
        let name = match state.arc(step) {
            Some((head, child)) if head < state.length => {
                let gold = (sentence.heads[child as usize] == head).then(|| sentence.relations[child as usize]);
                let guess = learn_name(&state, sentence, head, child, gold, names, &mut features);
                if epoch > 0 { guess } else { gold.unwrap_or(guess) }
            }
            _ => label::ROOT,
        };
        state.make(step, name);
    }
}

/// Names an arc, and learns from it when it is one of the gold tree.
fn learn_name(
    state: &State,
    sentence: &Parsed,
    head: u32,
    child: u32,
    gold: Option<u8>,
    names: &mut Perceptron,
    features: &mut Vec<u64>,
) -> u8 {
    of_relation(state, &sentence.atoms, head, child, features);
    let mut scores = [0; label::RELATIONS.len()];
    names.score(features, &mut scores);
    let got = best(&scores, |name| name != label::ROOT as usize).unwrap_or(0) as u8;
    if let Some(gold) = gold {
        if gold != got {
            names.update(features, usize::from(gold), usize::from(got));
        }
        names.tick();
    }
    got
}

/// Learns to name the arcs of a finished tree.
pub(crate) fn learn_late(sentences: &[Parsed], epochs: u32, seed: u64) -> Perceptron {
    let mut random = Random::new(seed);
    let mut names = Perceptron::new();
    let mut features = Vec::with_capacity(128);
    let mut order: Vec<&Parsed> = sentences.iter().collect();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for sentence in &order {
            let state = State::of_tree(&sentence.heads, &sentence.relations);
            for child in 0..state.length {
                let head = state.heads[child as usize];
                if head < state.length {
                    let gold = Some(sentence.relations[child as usize]);
                    learn_name(&state, sentence, head, child, gold, &mut names, &mut features);
                }
            }
        }
    }
    names
}
