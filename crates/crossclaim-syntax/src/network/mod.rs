//! The network at work: vectors of features, recurrent layers, and the scores of tags, arcs and relations.
//!
//! Comes in: the looks of the tokens. Goes out: a tag class, a head and a relation for each.
//!
//! 1. [`vocabulary`] finds the features of a token; the sum of their vectors is the token's first vector.
//! 2. Each layer looks at a token and its neighbours, and carries what it saw to the right and to the left: a gated
//!    average without matrix products from token to token (Bradbury et al. 2017; Lei et al. 2018). Its result is added.
//! 3. Tags are read off the last vector; heads and children are matched pair by pair (Dozat and Manning 2017) with
//!    regard to their distance; [`decode`] finds the best tree; relations are named from both ends of an arc.
//!
//! Everything is a fixed number of steps a token, but for the matching, which is bounded by [`decode::LONGEST`].

pub(crate) mod decode;
pub(crate) mod layout;
pub(crate) mod matrix;
pub(crate) mod vocabulary;

use crate::bytes::{Reader, Writer};
use crate::word::Word;
use decode::Arcs;
use layout::{DISTANCES, Dimensions, Layout, ROOT_DISTANCE, distance};
use matrix::{bend, dot, fill_rows, gate, multiply};
use vocabulary::Vocabulary;

/// How much of a layer's result is added to the vector it was made from.
pub(crate) const RESIDUAL: f32 = 2.0;

/// A network.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Network {
    dimensions: Dimensions,
    vocabulary: Vocabulary,
    /// What one unit of the feature vectors is worth.
    unit: f32,
    /// The vectors of the features, row by row, rounded to eight bits.
    vectors: Vec<i8>,
    /// All other weights, as [`Layout`] orders them.
    weights: Vec<f32>,
    ready: Ready,
}

/// The weights as the work wants them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Ready {
    layers: Vec<ReadyLayer>,
    /// Tags and the four views of a token, in one matrix: tags, head, child, relation of head, relation of child.
    views: Matrix,
    pair: Matrix,
    root: Vec<f32>,
    distance: Matrix,
    label_distance: Vec<f32>,
    label_out: Vec<f32>,
    label_out_bias: Vec<f32>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct ReadyLayer {
    window: Vec<f32>,
    gates: Matrix,
}

/// A matrix with a bias; the outputs of one input stand side by side.
#[derive(Clone, Debug, Default, PartialEq)]
struct Matrix {
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    fn new(weights: &[f32], bias: &[f32]) -> Self {
        Self { weights: weights.to_vec(), bias: bias.to_vec() }
    }

    /// The outputs for `rows` rows of inputs.
    #[inline(always)]
    fn apply(&self, inputs: &[f32], rows: usize, out: &mut Vec<f32>) {
        let outputs = self.bias.len();
        fill_rows(out, rows, &self.bias);
        multiply(inputs, &self.weights, out, self.weights.len() / outputs, outputs);
    }
}

/// What the network says of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Tag classes.
    pub(crate) tags: Vec<u8>,
    /// Heads; the number of tokens stands for the root.
    pub(crate) heads: Vec<u32>,
    /// Relations; that of the root is 0.
    pub(crate) relations: Vec<u8>,
}

impl Network {
    /// A network of trained weights; `vectors` are rounded to eight bits.
    pub(crate) fn new(dimensions: Dimensions, vocabulary: Vocabulary, vectors: &[f32], weights: Vec<f32>) -> Self {
        // One vector number in five thousand is cut at the top, so that the small ones keep their differences.
        let mut sizes: Vec<f32> = vectors.iter().map(|number| number.abs()).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let most = sizes.get(sizes.len() - sizes.len() / 5000 - 1).copied().unwrap_or(1.0).max(1e-6);
        let unit = most / 127.0;
        let vectors = vectors.iter().map(|number| (number / unit).round().clamp(-127.0, 127.0) as i8).collect();
        Self::from_parts(dimensions, vocabulary, unit, vectors, weights)
    }

    fn from_parts(
        dimensions: Dimensions,
        vocabulary: Vocabulary,
        unit: f32,
        vectors: Vec<i8>,
        weights: Vec<f32>,
    ) -> Self {
        let layout = Layout::new(&dimensions);
        let take = |block: layout::Block| &weights[block.range()];
        // Matrices over the same inputs stand side by side in one.
        let width = dimensions.width;
        let parts = [
            (layout.tags, Some(layout.tags_bias)),
            (layout.head, Some(layout.head_bias)),
            (layout.child, Some(layout.child_bias)),
            (layout.label_head, None),
            (layout.label_child, Some(layout.label_bias)),
        ];
        let joined: Vec<f32> = (0..width)
            .flat_map(|input| {
                parts.iter().flat_map(move |(block, _)| {
                    let from = block.start + input * block.outputs;
                    from..from + block.outputs
                })
            })
            .map(|at| weights[at])
            .collect();
        let biases: Vec<f32> = parts
            .iter()
            .flat_map(|(block, bias)| bias.map_or_else(|| vec![0.0; block.outputs], |bias| take(bias).to_vec()))
            .collect();
        // The rows of distances are outputs already; turn them to stand as those of other matrices.
        let distances: Vec<f32> = (0..dimensions.arc)
            .flat_map(|input| (0..DISTANCES).map(move |row| (row, input)))
            .map(|(row, input)| weights[layout.distance.start + row * dimensions.arc + input])
            .collect();
        let ready = Ready {
            layers: layout
                .layers
                .iter()
                .map(|layer| ReadyLayer {
                    window: take(layer.window).to_vec(),
                    gates: Matrix::new(take(layer.gates), take(layer.gates_bias)),
                })
                .collect(),
            views: Matrix::new(&joined, &biases),
            pair: Matrix::new(take(layout.pair), &vec![0.0; dimensions.arc]),
            root: take(layout.root).to_vec(),
            distance: Matrix::new(&distances, take(layout.distance_bias)),
            label_distance: take(layout.label_distance).to_vec(),
            label_out: take(layout.label_out).to_vec(),
            label_out_bias: take(layout.label_out_bias).to_vec(),
        };
        Self { dimensions, vocabulary, unit, vectors, weights, ready }
    }

    /// Was it made for so many tag classes and relations?
    pub(crate) fn fits(&self, tags: usize, relations: usize) -> bool {
        self.dimensions.tags == tags && self.dimensions.relations == relations
    }

    /// Number of weights: of feature vectors, and all others.
    pub(crate) fn sizes(&self) -> [usize; 2] {
        [self.vectors.len(), self.weights.len()]
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        self.dimensions.write(to);
        self.vocabulary.write(to);
        to.f32(self.unit);
        for number in &self.vectors {
            to.u8(*number as u8);
        }
        for weight in &self.weights {
            to.f32(*weight);
        }
    }

    pub(crate) fn read(from: &mut Reader) -> Option<Self> {
        let dimensions = Dimensions::read(from)?;
        let vocabulary = Vocabulary::read(from)?;
        let unit = from.f32()?;
        let vectors = from.take(vocabulary.rows().checked_mul(dimensions.width)?)?;
        let weights = from.take(Layout::new(&dimensions).total.checked_mul(4)?)?;
        let weights: Vec<f32> = weights.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        if !unit.is_finite() || weights.iter().any(|weight| !weight.is_finite()) {
            return None;
        }
        let vectors = vectors.iter().map(|byte| *byte as i8).collect();
        Some(Self::from_parts(dimensions, vocabulary, unit, vectors, weights))
    }

    /// Reads a sentence. `may_cut` says after which tokens a very long sentence may be parted.
    pub(crate) fn read_sentence(&self, words: &[Word], may_cut: &[bool]) -> Reading {
        // The same order of sums on every processor; only the number of lanes differs.
        pulp::Arch::new().dispatch(Read { network: self, words, may_cut })
    }

    #[inline(always)]
    fn read_lanes(&self, words: &[Word], may_cut: &[bool]) -> Reading {
        let length = words.len();
        if length == 0 {
            return Reading::default();
        }
        let vectors = self.encode(words);
        let Dimensions { arc, label, tags, .. } = self.dimensions;
        let mut views = Vec::new();
        self.ready.views.apply(&vectors, length, &mut views);
        let row = self.ready.views.bias.len();
        let (mut heads, mut children) = (Vec::with_capacity(length * arc), Vec::with_capacity(length * arc));
        for view in views.chunks_exact(row) {
            heads.extend(view[tags..tags + arc].iter().map(|number| number.max(0.0)));
            children.extend(view[tags + arc..tags + 2 * arc].iter().map(|number| number.max(0.0)));
        }
        let (mut turned, mut distances) = (Vec::new(), Vec::new());
        self.ready.pair.apply(&children, length, &mut turned);
        self.ready.distance.apply(&children, length, &mut distances);
        let scores =
            Scores { arc, heads: &heads, turned: &turned, distances: &distances, root: &self.ready.root, may_cut };
        let found = decode::heads(&scores, length);
        let of_head = |token: usize| &views[token * row + tags + 2 * arc..][..label];
        let of_child = |token: usize| &views[token * row + tags + 2 * arc + label..][..label];
        let mut relations = Vec::with_capacity(length);
        let (mut hidden, mut named) = (vec![0.0; label], Vec::new());
        for (child, head) in found.iter().enumerate() {
            let head = *head as usize;
            if head >= length {
                relations.push(0);
                continue;
            }
            let way = &self.ready.label_distance[distance(child, head) * label..][..label];
            for (((hidden, a), b), c) in hidden.iter_mut().zip(of_head(head)).zip(of_child(child)).zip(way) {
                *hidden = (a + b + c).max(0.0);
            }
            self.name(&hidden, &mut named);
            relations.push(1 + best(&named[1..]) as u8);
        }
        let tags = views.chunks_exact(row).map(|view| best(&view[..tags]) as u8).collect();
        Reading { tags, heads: found, relations }
    }

    #[inline(always)]
    fn name(&self, hidden: &[f32], out: &mut Vec<f32>) {
        out.clear();
        out.extend_from_slice(&self.ready.label_out_bias);
        for (number, row) in hidden.iter().zip(self.ready.label_out.chunks_exact(out.len())) {
            if *number > 0.0 {
                for (out, weight) in out.iter_mut().zip(row) {
                    *out += number * weight;
                }
            }
        }
    }

    /// The last vector of each token.
    #[inline(always)]
    fn encode(&self, words: &[Word]) -> Vec<f32> {
        let (width, half) = (self.dimensions.width, self.dimensions.width / 2);
        let length = words.len();
        let mut vectors = Vec::with_capacity(length * width);
        let mut rows = Vec::with_capacity(12);
        let mut sums = vec![0_i16; width];
        for word in words {
            rows.clear();
            self.vocabulary.rows_of(word, &mut rows);
            sums.fill(0);
            for row in &rows {
                let from = *row as usize * width;
                for (sum, number) in sums.iter_mut().zip(&self.vectors[from..from + width]) {
                    *sum += i16::from(*number);
                }
            }
            vectors.extend(sums.iter().map(|sum| f32::from(*sum) * self.unit));
        }
        let (mut seen, mut gates) = (vec![0.0; length * width], Vec::new());
        let mut memory = vec![0.0; half];
        for layer in &self.ready.layers {
            let (before, rest) = layer.window.split_at(width);
            let (here, after) = rest.split_at(width);
            for at in 0..length {
                let own = &vectors[at * width..(at + 1) * width];
                let out = &mut seen[at * width..(at + 1) * width];
                for ((out, own), weight) in out.iter_mut().zip(own).zip(here) {
                    *out = own * weight;
                }
                if at > 0 {
                    for ((out, own), weight) in out.iter_mut().zip(&vectors[(at - 1) * width..at * width]).zip(before) {
                        *out += own * weight;
                    }
                }
                if at + 1 < length {
                    let next = &vectors[(at + 1) * width..(at + 2) * width];
                    for ((out, own), weight) in out.iter_mut().zip(next).zip(after) {
                        *out += own * weight;
                    }
                }
            }
            layer.gates.apply(&seen, length, &mut gates);
            for direction in 0..2 {
                memory.fill(0.0);
                for step in 0..length {
                    let at = if direction == 0 { step } else { length - 1 - step };
                    let gates = &gates[at * 3 * width + direction * 3 * half..][..3 * half];
                    let (candidates, rest) = gates.split_at(half);
                    let (forget, output) = rest.split_at(half);
                    let out = &mut vectors[at * width + direction * half..][..half];
                    for ((((out, memory), candidate), forget), output) in
                        out.iter_mut().zip(&mut memory).zip(candidates).zip(forget).zip(output)
                    {
                        let forget = gate(*forget);
                        *memory = forget * *memory + (1.0 - forget) * bend(*candidate);
                        *out += RESIDUAL * gate(*output) * *memory;
                    }
                }
            }
        }
        vectors
    }
}

/// A sentence to be read with the vector instructions that the processor has.
struct Read<'a> {
    network: &'a Network,
    words: &'a [Word],
    may_cut: &'a [bool],
}

impl pulp::WithSimd for Read<'_> {
    type Output = Reading;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) -> Reading {
        self.network.read_lanes(self.words, self.may_cut)
    }
}

struct Scores<'a> {
    arc: usize,
    heads: &'a [f32],
    turned: &'a [f32],
    distances: &'a [f32],
    root: &'a [f32],
    may_cut: &'a [bool],
}

impl Arcs for Scores<'_> {
    #[inline(always)]
    fn arc(&self, head: usize, child: usize) -> f32 {
        let turned = &self.turned[child * self.arc..][..self.arc];
        dot(turned, &self.heads[head * self.arc..][..self.arc])
            + self.distances[child * DISTANCES + distance(child, head)]
    }

    #[inline(always)]
    fn root(&self, child: usize) -> f32 {
        dot(&self.turned[child * self.arc..][..self.arc], self.root) + self.distances[child * DISTANCES + ROOT_DISTANCE]
    }

    fn may_cut(&self, token: usize) -> bool {
        self.may_cut.get(token).copied().unwrap_or(false)
    }
}

/// The place of the highest score; the first of equals.
#[inline(always)]
fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
