//! The way back: what each weight should have been, from the difference between the scores and the gold tree.
//!
//! Comes in: a sentence that went forward, and its gold tags and arcs. Goes out: gradients, added to those of the
//! sentences before. The loss is the cross-entropy of tags, heads and relations, in equal parts.

use super::forward::{Forward, Layer, name};
use super::matrix::{add_rows, back_to_inputs, back_to_weights, mask_rows, softmax};
use super::parameters::Gold;
use crate::network::RESIDUAL;
use crate::network::layout::{Block, DISTANCES, Dimensions, LayerBlocks, Layout, ROOT_DISTANCE, distance};
use crate::network::matrix::{bend, gate};

/// What is fixed while a sentence goes back.
pub(super) struct Backward<'a> {
    pub(super) dimensions: &'a Dimensions,
    pub(super) layout: &'a Layout,
    pub(super) weights: &'a [f32],
    pub(super) sentence: &'a Forward,
    pub(super) gold: &'a Gold,
    /// The share of one token in the loss of its batch.
    pub(super) share: f32,
}

impl Backward<'_> {
    fn take(&self, block: Block) -> &[f32] {
        &self.weights[block.range()]
    }

    /// Adds to the gradient of the weights; returns that of the first vectors.
    #[inline(always)]
    pub(super) fn run(&self, gradient: &mut [f32]) -> Vec<f32> {
        let mut outward = vec![0.0; self.sentence.last.len()];
        self.tags(gradient, &mut outward);
        self.arcs(gradient, &mut outward);
        self.relations(gradient, &mut outward);
        mask_rows(&mut outward, &self.sentence.last_mask);
        for (layer, blocks) in self.sentence.layers.iter().zip(&self.layout.layers).rev() {
            self.layer(layer, blocks, gradient, &mut outward);
        }
        outward
    }

    /// Back through a matrix that reads the last vectors.
    #[inline(always)]
    fn view(&self, block: Block, bias: Option<Block>, from: &[f32], gradient: &mut [f32], outward: &mut [f32]) {
        let width = self.dimensions.width;
        back_to_weights(&self.sentence.last, from, &mut gradient[block.range()], width, block.outputs);
        if let Some(bias) = bias {
            add_rows(from, &mut gradient[bias.range()]);
        }
        back_to_inputs(from, self.take(block), outward, width, block.outputs);
    }

    #[inline(always)]
    fn tags(&self, gradient: &mut [f32], outward: &mut [f32]) {
        let mut from = self.sentence.tags.clone();
        for (scores, gold) in from.chunks_exact_mut(self.dimensions.tags).zip(&self.gold.tags) {
            softmax(scores);
            scores[usize::from(*gold)] -= 1.0;
            for score in scores {
                *score *= self.share;
            }
        }
        self.view(self.layout.tags, Some(self.layout.tags_bias), &from, gradient, outward);
    }

    #[inline(always)]
    fn arcs(&self, gradient: &mut [f32], outward: &mut [f32]) {
        let sentence = self.sentence;
        let (length, arc) = (sentence.length, self.dimensions.arc);
        let mut heads = vec![0.0; length * arc];
        let mut children = vec![0.0; length * arc];
        let mut turned = vec![0.0; length * arc];
        let add = |out: &mut [f32], by: f32, row: &[f32]| {
            for (out, number) in out.iter_mut().zip(row) {
                *out += by * number;
            }
        };
        for child in 0..length {
            let mut scores = sentence.arcs[child * (length + 1)..][..=length].to_vec();
            softmax(&mut scores);
            scores[self.gold.heads[child] as usize] -= 1.0;
            let mut far = [0.0; DISTANCES];
            let own = child * arc..(child + 1) * arc;
            for (head, score) in scores.iter().enumerate() {
                let by = score * self.share;
                if head == child || by.abs() < 1e-9 {
                    continue;
                }
                if head == length {
                    far[ROOT_DISTANCE] += by;
                    add(&mut gradient[self.layout.root.range()], by, &sentence.turned[own.clone()]);
                    add(&mut turned[own.clone()], by, self.take(self.layout.root));
                } else {
                    far[distance(child, head)] += by;
                    let other = head * arc..(head + 1) * arc;
                    add(&mut heads[other.clone()], by, &sentence.turned[own.clone()]);
                    add(&mut turned[own.clone()], by, &sentence.heads[other]);
                }
            }
            for (bucket, by) in far.iter().enumerate().filter(|(_, by)| **by != 0.0) {
                gradient[self.layout.distance_bias.start + bucket] += by;
                let row = self.layout.distance.start + bucket * arc..self.layout.distance.start + (bucket + 1) * arc;
                add(&mut gradient[row.clone()], *by, &sentence.children[own.clone()]);
                add(&mut children[own.clone()], *by, &self.weights[row]);
            }
        }
        back_to_weights(&sentence.children, &turned, &mut gradient[self.layout.pair.range()], arc, arc);
        back_to_inputs(&turned, self.take(self.layout.pair), &mut children, arc, arc);
        for (numbers, gradients) in [(&sentence.heads, &mut heads), (&sentence.children, &mut children)] {
            for (number, gradient) in numbers.iter().zip(gradients) {
                if *number <= 0.0 {
                    *gradient = 0.0;
                }
            }
        }
        self.view(self.layout.head, Some(self.layout.head_bias), &heads, gradient, outward);
        self.view(self.layout.child, Some(self.layout.child_bias), &children, gradient, outward);
    }

    #[inline(always)]
    fn relations(&self, gradient: &mut [f32], outward: &mut [f32]) {
        let sentence = self.sentence;
        let (length, label, relations) = (sentence.length, self.dimensions.label, self.dimensions.relations);
        let mut heads = vec![0.0; length * label];
        let mut children = vec![0.0; length * label];
        for child in 0..length {
            let head = self.gold.heads[child] as usize;
            if head >= length {
                continue;
            }
            let (hidden, mut scores) = name(self.dimensions, self.layout, self.weights, sentence, child, head);
            softmax(&mut scores);
            scores[usize::from(self.gold.relations[child])] -= 1.0;
            for score in &mut scores {
                *score *= self.share;
            }
            back_to_weights(&hidden, &scores, &mut gradient[self.layout.label_out.range()], label, relations);
            add_rows(&scores, &mut gradient[self.layout.label_out_bias.range()]);
            let mut inward = vec![0.0; label];
            back_to_inputs(&scores, self.take(self.layout.label_out), &mut inward, label, relations);
            let way = self.layout.label_distance.start + distance(child, head) * label;
            for number in (0..label).filter(|number| hidden[*number] > 0.0) {
                heads[head * label + number] += inward[number];
                children[child * label + number] += inward[number];
                gradient[way + number] += inward[number];
            }
        }
        self.view(self.layout.label_head, None, &heads, gradient, outward);
        self.view(self.layout.label_child, Some(self.layout.label_bias), &children, gradient, outward);
    }

    /// Back through one layer: `outward` comes in as the gradient of what it gave, and leaves as that of what it got.
    #[inline(always)]
    fn layer(&self, layer: &Layer, blocks: &LayerBlocks, gradient: &mut [f32], outward: &mut [f32]) {
        let (length, width) = (self.sentence.length, self.dimensions.width);
        let half = width / 2;
        let mut gates = vec![0.0; length * 3 * width];
        for direction in 0..2 {
            let mut carried = vec![0.0; half];
            for step in (0..length).rev() {
                let at = if direction == 0 { step } else { length - 1 - step };
                let earlier = (step > 0).then(|| if direction == 0 { at - 1 } else { at + 1 });
                let place = at * 3 * width + direction * 3 * half;
                let own = &layer.gates[place..place + 3 * half];
                let back = &mut gates[place..place + 3 * half];
                for number in 0..half {
                    let memory = at * width + direction * half + number;
                    let before =
                        earlier.map_or(0.0, |earlier| layer.memory[earlier * width + direction * half + number]);
                    let forget = gate(own[half + number]);
                    let output = gate(own[2 * half + number]);
                    let outer = outward[memory] * RESIDUAL;
                    let inner = carried[number] + outer * output;
                    back[2 * half + number] = outer * layer.memory[memory] * 0.5 * slope(own[2 * half + number]);
                    back[half + number] = inner * (before - bend(own[number])) * 0.5 * slope(own[half + number]);
                    back[number] = inner * (1.0 - forget) * slope(own[number]);
                    carried[number] = inner * forget;
                }
            }
        }
        back_to_weights(&layer.seen, &gates, &mut gradient[blocks.gates.range()], width, 3 * width);
        add_rows(&gates, &mut gradient[blocks.gates_bias.range()]);
        let mut seen = vec![0.0; length * width];
        back_to_inputs(&gates, self.take(blocks.gates), &mut seen, width, 3 * width);
        let mut input = vec![0.0; length * width];
        for at in 0..length {
            for side in 0..3 {
                let Some(from) = (at + side).checked_sub(1).filter(|from| *from < length) else { continue };
                let block = blocks.window.start + side * width..blocks.window.start + (side + 1) * width;
                let seen = &seen[at * width..(at + 1) * width];
                for ((input, seen), weight) in
                    input[from * width..].iter_mut().zip(seen).zip(&self.weights[block.clone()])
                {
                    *input += seen * weight;
                }
                for ((gradient, seen), number) in gradient[block].iter_mut().zip(seen).zip(&layer.input[from * width..])
                {
                    *gradient += seen * number;
                }
            }
        }
        mask_rows(&mut input, &layer.mask);
        for (outward, input) in outward.iter_mut().zip(&input) {
            *outward += input;
        }
    }
}

/// The slope of [`bend`].
#[inline(always)]
fn slope(x: f32) -> f32 {
    let below = 1.0 + x.abs();
    1.0 / (below * below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::forward::forward;
    use crate::learn::random::Random;

    const DIMENSIONS: Dimensions = Dimensions { width: 8, layers: 2, arc: 5, label: 4, tags: 3, relations: 4 };

    fn loss(layout: &Layout, weights: &[f32], vectors: &[f32], gold: &Gold) -> f32 {
        let sentence = forward(&DIMENSIONS, layout, weights, vectors, &gold.rows, 0.0, &mut Random::new(1));
        let length = gold.tags.len();
        let mut sum = 0.0;
        let mut lose = |scores: &[f32], right: usize| {
            let mut scores = scores.to_vec();
            softmax(&mut scores);
            sum -= scores[right].ln();
        };
        for child in 0..length {
            let head = gold.heads[child] as usize;
            lose(&sentence.tags[child * 3..(child + 1) * 3], usize::from(gold.tags[child]));
            lose(&sentence.arcs[child * (length + 1)..(child + 1) * (length + 1)], head);
            if head < length {
                let (_, scores) = name(&DIMENSIONS, layout, weights, &sentence, child, head);
                lose(&scores, usize::from(gold.relations[child]));
            }
        }
        sum
    }

    #[test]
    fn gradients_are_the_slopes_of_the_loss() {
        let layout = Layout::new(&DIMENSIONS);
        let mut random = Random::new(5);
        let mut weights: Vec<f32> = (0..layout.total).map(|_| random.unit() - 0.5).collect();
        let mut vectors: Vec<f32> = (0..6 * 8).map(|_| random.unit() * 2.0 - 1.0).collect();
        let gold = Gold {
            rows: vec![vec![1, 2], vec![3], vec![4, 2, 5], vec![0]],
            counts: vec![1; 4],
            tags: vec![0, 1, 2, 1],
            heads: vec![1, 4, 1, 2],
            relations: vec![1, 0, 2, 3],
        };
        let sentence = forward(&DIMENSIONS, &layout, &weights, &vectors, &gold.rows, 0.0, &mut Random::new(1));
        let backward = Backward {
            dimensions: &DIMENSIONS,
            layout: &layout,
            weights: &weights,
            sentence: &sentence,
            gold: &gold,
            share: 1.0,
        };
        let mut gradient = vec![0.0; layout.total];
        let first = backward.run(&mut gradient);
        let near = |slope: f32, wanted: f32| (slope - wanted).abs() < 0.02 + 0.05 * wanted.abs();
        for at in 0..layout.total {
            let kept = weights[at];
            weights[at] = kept + 2e-3;
            let above = loss(&layout, &weights, &vectors, &gold);
            weights[at] = kept - 2e-3;
            let below = loss(&layout, &weights, &vectors, &gold);
            weights[at] = kept;
            let slope = (above - below) / 4e-3;
            assert!(near(slope, gradient[at]), "weight {at}: {slope} and {}", gradient[at]);
        }
        // Row 3 is the whole first vector of the second token.
        for at in 0..8 {
            let kept = vectors[3 * 8 + at];
            vectors[3 * 8 + at] = kept + 2e-3;
            let above = loss(&layout, &weights, &vectors, &gold);
            vectors[3 * 8 + at] = kept - 2e-3;
            let below = loss(&layout, &weights, &vectors, &gold);
            vectors[3 * 8 + at] = kept;
            let slope = (above - below) / 4e-3;
            assert!(near(slope, first[8 + at]), "vector {at}: {slope} and {}", first[8 + at]);
        }
    }
}
