//! The network while it learns: the same steps as at work, in full precision, with everything kept for the way back.
//!
//! Comes in: the feature rows of a sentence. Goes out: scores, and the numbers between. Parts of the vectors are dropped
//! at random (Srivastava et al. 2014), the same parts for all tokens of a sentence.

use super::matrix::mask_rows;
use super::random::Random;
use crate::network::RESIDUAL;
use crate::network::layout::{Block, DISTANCES, Dimensions, Layout, ROOT_DISTANCE, distance};
use crate::network::matrix::{bend, dot, fill_rows, gate, multiply};

/// One layer of one sentence.
pub(super) struct Layer {
    /// What came in, with its mask applied.
    pub(super) input: Vec<f32>,
    pub(super) mask: Vec<f32>,
    /// The weighted window.
    pub(super) seen: Vec<f32>,
    /// Gates before their curves.
    pub(super) gates: Vec<f32>,
    /// The memory after each token.
    pub(super) memory: Vec<f32>,
}

/// A sentence on its way through the network.
pub(super) struct Forward {
    pub(super) length: usize,
    pub(super) layers: Vec<Layer>,
    /// The last vectors, with their mask applied.
    pub(super) last: Vec<f32>,
    pub(super) last_mask: Vec<f32>,
    pub(super) tags: Vec<f32>,
    pub(super) heads: Vec<f32>,
    pub(super) children: Vec<f32>,
    pub(super) turned: Vec<f32>,
    /// The score of each head for each child, that of the root last.
    pub(super) arcs: Vec<f32>,
    pub(super) label_heads: Vec<f32>,
    pub(super) label_children: Vec<f32>,
}

/// The score of a token as its own head.
const NEVER: f32 = -1e9;

/// Sends a sentence through.
#[inline(always)]
pub(super) fn forward(
    dimensions: &Dimensions,
    layout: &Layout,
    weights: &[f32],
    vectors: &[f32],
    rows: &[Vec<u32>],
    drop: f32,
    random: &mut Random,
) -> Forward {
    let width = dimensions.width;
    let length = rows.len();
    let take = |block: Block| &weights[block.range()];
    let mut mask =
        || -> Vec<f32> { (0..width).map(|_| if random.unit() < drop { 0.0 } else { 1.0 / (1.0 - drop) }).collect() };
    let mut current = vec![0.0; length * width];
    for (rows, vector) in rows.iter().zip(current.chunks_exact_mut(width)) {
        for row in rows {
            for (number, add) in vector.iter_mut().zip(&vectors[*row as usize * width..][..width]) {
                *number += add;
            }
        }
    }
    let mut layers = Vec::with_capacity(layout.layers.len());
    for blocks in &layout.layers {
        let mask = mask();
        let mut input = current.clone();
        mask_rows(&mut input, &mask);
        let seen = look(&input, take(blocks.window), width);
        let mut gates = Vec::new();
        fill_rows(&mut gates, length, take(blocks.gates_bias));
        multiply(&seen, take(blocks.gates), &mut gates, width, 3 * width);
        let memory = remember(&gates, &mut current, width);
        layers.push(Layer { input, mask, seen, gates, memory });
    }
    let last_mask = mask();
    let mut last = current;
    mask_rows(&mut last, &last_mask);
    let view = |block: Block, bias: Option<Block>| {
        let mut out = Vec::new();
        match bias {
            Some(bias) => fill_rows(&mut out, length, take(bias)),
            None => out.resize(length * block.outputs, 0.0),
        }
        multiply(&last, take(block), &mut out, width, block.outputs);
        out
    };
    let positive = |mut numbers: Vec<f32>| {
        for number in &mut numbers {
            *number = number.max(0.0);
        }
        numbers
    };
    let tags = view(layout.tags, Some(layout.tags_bias));
    let heads = positive(view(layout.head, Some(layout.head_bias)));
    let children = positive(view(layout.child, Some(layout.child_bias)));
    let label_heads = view(layout.label_head, None);
    let label_children = view(layout.label_child, Some(layout.label_bias));
    let arc = dimensions.arc;
    let mut turned = vec![0.0; length * arc];
    multiply(&children, take(layout.pair), &mut turned, arc, arc);
    let mut arcs = Vec::with_capacity(length * (length + 1));
    for child in 0..length {
        let own = &turned[child * arc..][..arc];
        let far: Vec<f32> = take(layout.distance)
            .chunks_exact(arc)
            .zip(take(layout.distance_bias))
            .map(|(row, bias)| dot(&children[child * arc..][..arc], row) + bias)
            .collect();
        for head in 0..length {
            arcs.push(if head == child {
                NEVER
            } else {
                dot(own, &heads[head * arc..][..arc]) + far[distance(child, head)]
            });
        }
        arcs.push(dot(own, take(layout.root)) + far[ROOT_DISTANCE]);
    }
    Forward { length, layers, last, last_mask, tags, heads, children, turned, arcs, label_heads, label_children }
}

/// Each token with its neighbours, weighted number by number.
#[inline(always)]
fn look(input: &[f32], window: &[f32], width: usize) -> Vec<f32> {
    let length = input.len() / width;
    let mut out = vec![0.0; input.len()];
    for at in 0..length {
        let out = &mut out[at * width..(at + 1) * width];
        for (side, weights) in window.chunks_exact(width).enumerate() {
            let Some(from) = (at + side).checked_sub(1).filter(|from| *from < length) else { continue };
            for ((out, number), weight) in out.iter_mut().zip(&input[from * width..]).zip(weights) {
                *out += number * weight;
            }
        }
    }
    out
}

/// Carries the memory through the sentence in both directions; adds what the gates let out to `current`.
#[inline(always)]
fn remember(gates: &[f32], current: &mut [f32], width: usize) -> Vec<f32> {
    let half = width / 2;
    let length = current.len() / width;
    let mut memory = vec![0.0; current.len()];
    for direction in 0..2 {
        let mut carried = vec![0.0; half];
        for step in 0..length {
            let at = if direction == 0 { step } else { length - 1 - step };
            let gates = &gates[at * 3 * width + direction * 3 * half..][..3 * half];
            for number in 0..half {
                let forget = gate(gates[half + number]);
                carried[number] = forget * carried[number] + (1.0 - forget) * bend(gates[number]);
                let place = at * width + direction * half + number;
                memory[place] = carried[number];
                current[place] += RESIDUAL * gate(gates[2 * half + number]) * carried[number];
            }
        }
    }
    memory
}

/// The numbers a relation is named from, and the score of each relation.
#[inline(always)]
pub(super) fn name(
    dimensions: &Dimensions,
    layout: &Layout,
    weights: &[f32],
    sentence: &Forward,
    child: usize,
    head: usize,
) -> (Vec<f32>, Vec<f32>) {
    let label = dimensions.label;
    let way = &weights[layout.label_distance.start + distance(child, head) * label..][..label];
    let hidden: Vec<f32> = sentence.label_heads[head * label..][..label]
        .iter()
        .zip(&sentence.label_children[child * label..][..label])
        .zip(way)
        .map(|((a, b), c)| (a + b + c).max(0.0))
        .collect();
    let mut scores = weights[layout.label_out_bias.range()].to_vec();
    multiply(&hidden, &weights[layout.label_out.range()], &mut scores, label, dimensions.relations);
    (hidden, scores)
}

const _: () = assert!(ROOT_DISTANCE < DISTANCES);
