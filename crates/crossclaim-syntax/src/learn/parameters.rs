//! The weights while they are learned, and how they move: Adam (Kingma and Ba 2015), vectors of features only when
//! they were looked at.

use super::backward::Backward;
use super::forward::forward;
use super::random::Random;
use crate::network::layout::{Block, Dimensions, Layout};

/// A sentence with its gold tags and arcs.
pub(crate) struct Gold {
    /// Feature rows of each token; the first is its word's.
    pub(crate) rows: Vec<Vec<u32>>,
    /// How often each word occurs in the treebanks.
    pub(crate) counts: Vec<u32>,
    pub(crate) tags: Vec<u8>,
    /// The length of the sentence stands for the root.
    pub(crate) heads: Vec<u32>,
    pub(crate) relations: Vec<u8>,
}

/// A list of numbers that learns.
struct Learned {
    values: Vec<f32>,
    gradient: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Learned {
    fn new(values: Vec<f32>) -> Self {
        let zeros = vec![0.0; values.len()];
        Self { gradient: zeros.clone(), mean: zeros.clone(), square: zeros, values }
    }

    #[inline(always)]
    fn step(&mut self, range: std::ops::Range<usize>, step: &Step) {
        let all = self.values[range.clone()]
            .iter_mut()
            .zip(&mut self.gradient[range.clone()])
            .zip(&mut self.mean[range.clone()])
            .zip(&mut self.square[range]);
        for (((value, gradient), mean), square) in all {
            let by = *gradient * step.clip;
            *mean = MEAN * *mean + (1.0 - MEAN) * by;
            *square = SQUARE * *square + (1.0 - SQUARE) * by * by;
            *value -= step.rate * (*mean / step.mean) / ((*square / step.square).sqrt() + 1e-8);
            *gradient = 0.0;
        }
    }
}

/// How much of the running means of gradients and of their squares is kept.
const MEAN: f32 = 0.9;
const SQUARE: f32 = 0.98;
/// A longer gradient is cut.
const LONGEST_GRADIENT: f32 = 2.0;
/// A feature other than the word is left out so often, so that each learns to do without the others.
const DROP_FEATURE: f32 = 0.1;
/// A word is taken for an unknown one the more often the rarer it is (Kiperwasser and Goldberg 2016).
const DROP_WORD: f32 = 0.25;

/// A batch to be learned with the vector instructions that the processor has.
struct Batch<'a> {
    parameters: &'a mut Parameters,
    sentences: &'a [&'a Gold],
    rate: f32,
    drop: f32,
    random: &'a mut Random,
}

impl pulp::WithSimd for Batch<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let tokens: usize = self.sentences.iter().map(|gold| gold.tags.len()).sum();
        for gold in self.sentences {
            self.parameters.add_gradient(gold, 1.0 / tokens as f32, self.drop, self.random);
        }
        self.parameters.step(self.rate);
    }
}

struct Step {
    rate: f32,
    clip: f32,
    /// What the running means would be for a constant gradient of one.
    mean: f32,
    square: f32,
}

/// A network that learns.
pub(crate) struct Parameters {
    pub(crate) dimensions: Dimensions,
    layout: Layout,
    weights: Learned,
    vectors: Learned,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    mean: f32,
    square: f32,
}

impl Parameters {
    pub(crate) fn new(dimensions: Dimensions, rows: usize, random: &mut Random) -> Self {
        let layout = Layout::new(&dimensions);
        let mut weights = vec![0.0; layout.total];
        let mut fill = |block: Block, scale: f32| {
            for weight in &mut weights[block.range()] {
                *weight = (random.unit() * 2.0 - 1.0) * scale;
            }
        };
        // Glorot and Bengio (2010); gates count as three matrices for each of two directions.
        let even = |inputs: usize, outputs: usize| (6.0 / (inputs + outputs) as f32).sqrt();
        for layer in &layout.layers {
            fill(layer.window, 0.3);
            fill(layer.gates, even(dimensions.width, dimensions.width));
        }
        for block in [layout.tags, layout.head, layout.child, layout.pair, layout.label_head, layout.label_child] {
            fill(block, even(block.inputs, block.outputs));
        }
        fill(layout.label_out, even(dimensions.label, dimensions.relations));
        for block in [layout.root, layout.distance, layout.label_distance] {
            fill(block, 0.1);
        }
        let half = dimensions.width / 2;
        for layer in &layout.layers {
            // A token begins as itself, and memory begins by keeping.
            weights[layer.window.start + dimensions.width..][..dimensions.width].fill(1.0);
            for direction in 0..2 {
                weights[layer.gates_bias.start + (direction * 3 + 1) * half..][..half].fill(1.0);
            }
        }
        let vectors = (0..rows * dimensions.width).map(|_| (random.unit() * 2.0 - 1.0) * 0.15).collect();
        Self {
            dimensions,
            layout,
            weights: Learned::new(weights),
            vectors: Learned::new(vectors),
            touched: Vec::new(),
            is_touched: vec![false; rows],
            mean: 1.0,
            square: 1.0,
        }
    }

    /// The weights and the vectors of features.
    pub(crate) fn into_parts(self) -> (Vec<f32>, Vec<f32>) {
        (self.weights.values, self.vectors.values)
    }

    /// Learns from a batch of sentences.
    pub(crate) fn learn(&mut self, batch: &[&Gold], rate: f32, drop: f32, random: &mut Random) {
        // As at work: more lanes where the processor has them, the same sums.
        pulp::Arch::new().dispatch(Batch { parameters: self, sentences: batch, rate, drop, random });
    }

    #[inline(always)]
    fn add_gradient(&mut self, gold: &Gold, share: f32, drop: f32, random: &mut Random) {
        let mut rows = Vec::with_capacity(gold.rows.len());
        for (features, count) in gold.rows.iter().zip(&gold.counts) {
            let unknown = random.unit() < DROP_WORD / (DROP_WORD + *count as f32);
            let mut kept = vec![if unknown { 0 } else { features[0] }];
            kept.extend(features[1..].iter().copied().filter(|_| random.unit() >= DROP_FEATURE));
            rows.push(kept);
        }
        let sentence =
            forward(&self.dimensions, &self.layout, &self.weights.values, &self.vectors.values, &rows, drop, random);
        let backward = Backward {
            dimensions: &self.dimensions,
            layout: &self.layout,
            weights: &self.weights.values,
            sentence: &sentence,
            gold,
            share,
        };
        let first = backward.run(&mut self.weights.gradient);
        let width = self.dimensions.width;
        for (rows, gradient) in rows.iter().zip(first.chunks_exact(width)) {
            for row in rows {
                if !self.is_touched[*row as usize] {
                    self.is_touched[*row as usize] = true;
                    self.touched.push(*row);
                }
                for (sum, number) in self.vectors.gradient[*row as usize * width..][..width].iter_mut().zip(gradient) {
                    *sum += number;
                }
            }
        }
    }

    #[inline(always)]
    fn step(&mut self, rate: f32) {
        self.mean *= MEAN;
        self.square *= SQUARE;
        let length = self.weights.gradient.iter().map(|number| number * number).sum::<f32>().sqrt();
        let step = Step {
            rate,
            clip: (LONGEST_GRADIENT / (length + 1e-9)).min(1.0),
            mean: 1.0 - self.mean,
            square: 1.0 - self.square,
        };
        self.weights.step(0..self.weights.values.len(), &step);
        let width = self.dimensions.width;
        for row in std::mem::take(&mut self.touched) {
            let row = row as usize;
            self.is_touched[row] = false;
            self.vectors.step(row * width..(row + 1) * width, &step);
        }
    }
}
