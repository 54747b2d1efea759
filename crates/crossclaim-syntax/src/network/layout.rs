//! Where each matrix of the network stands in the one list of its weights.
//!
//! Comes in: the sizes. Goes out: blocks of the list, the same for training and for work.

use crate::bytes::{Reader, Writer};

/// The sizes of a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dimensions {
    /// Numbers in the vector of a token; half of them read from the left, half from the right.
    pub(crate) width: usize,
    /// Recurrent layers.
    pub(crate) layers: usize,
    /// Numbers by which heads and children are matched.
    pub(crate) arc: usize,
    /// Numbers from which a relation is named.
    pub(crate) label: usize,
    /// Tag classes.
    pub(crate) tags: usize,
    /// Relations.
    pub(crate) relations: usize,
}

impl Dimensions {
    pub(crate) fn write(&self, to: &mut Writer) {
        for size in [self.width, self.layers, self.arc, self.label, self.tags, self.relations] {
            to.u16(size as u16);
        }
    }

    pub(crate) fn read(from: &mut Reader) -> Option<Self> {
        let mut size = || from.u16().map(usize::from);
        let all =
            Self { width: size()?, layers: size()?, arc: size()?, label: size()?, tags: size()?, relations: size()? };
        // The bounds keep a broken file from asking for memory.
        let fits = all.width.is_multiple_of(2) && (2..=256).contains(&all.width) && (1..=8).contains(&all.layers);
        let fits = fits && [all.arc, all.label, all.tags, all.relations].iter().all(|size| (1..=255).contains(size));
        fits.then_some(all)
    }
}

/// A matrix in the list: from `inputs` numbers to `outputs`, the outputs of one input side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    pub(crate) start: usize,
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
}

impl Block {
    pub(crate) const fn range(self) -> std::ops::Range<usize> {
        self.start..self.start + self.inputs * self.outputs
    }
}

/// One recurrent layer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LayerBlocks {
    /// Weights of the token to the left, the token itself and the one to the right, number by number.
    pub(crate) window: Block,
    /// From the window to candidate, forget gate and output gate of both directions.
    pub(crate) gates: Block,
    pub(crate) gates_bias: Block,
}

/// Buckets of signed distance, and one for the root.
pub(crate) const DISTANCES: usize = 25;
/// The bucket of an arc from the root.
pub(crate) const ROOT_DISTANCE: usize = 24;

/// The bucket of the distance from a child to its head.
#[inline(always)]
pub(crate) fn distance(child: usize, head: usize) -> usize {
    let bucket = match child.abs_diff(head) {
        0 => 0,
        near @ 1..=6 => near - 1,
        7 | 8 => 6,
        9..=11 => 7,
        12..=15 => 8,
        16..=21 => 9,
        22..=30 => 10,
        _ => 11,
    };
    if head > child { bucket + 12 } else { bucket }
}

/// All blocks.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) layers: Vec<LayerBlocks>,
    pub(crate) tags: Block,
    pub(crate) tags_bias: Block,
    /// A token as a head, and as a child.
    pub(crate) head: Block,
    pub(crate) head_bias: Block,
    pub(crate) child: Block,
    pub(crate) child_bias: Block,
    /// Turns a child to meet its heads.
    pub(crate) pair: Block,
    pub(crate) root: Block,
    pub(crate) distance: Block,
    pub(crate) distance_bias: Block,
    /// The same for relations.
    pub(crate) label_head: Block,
    pub(crate) label_child: Block,
    pub(crate) label_bias: Block,
    pub(crate) label_distance: Block,
    pub(crate) label_out: Block,
    pub(crate) label_out_bias: Block,
    /// Length of the list.
    pub(crate) total: usize,
}

impl Layout {
    pub(crate) fn new(dimensions: &Dimensions) -> Self {
        let Dimensions { width, arc, label, tags, relations, .. } = *dimensions;
        let mut total = 0;
        let mut block = |inputs: usize, outputs: usize| {
            let start = total;
            total += inputs * outputs;
            Block { start, inputs, outputs }
        };
        Self {
            layers: (0..dimensions.layers)
                .map(|_| LayerBlocks {
                    window: block(3, width),
                    gates: block(width, 3 * width),
                    gates_bias: block(1, 3 * width),
                })
                .collect(),
            tags: block(width, tags),
            tags_bias: block(1, tags),
            head: block(width, arc),
            head_bias: block(1, arc),
            child: block(width, arc),
            child_bias: block(1, arc),
            pair: block(arc, arc),
            root: block(1, arc),
            distance: block(DISTANCES, arc),
            distance_bias: block(1, DISTANCES),
            label_head: block(width, label),
            label_child: block(width, label),
            label_bias: block(1, label),
            label_distance: block(DISTANCES, label),
            label_out: block(label, relations),
            label_out_bias: block(1, relations),
            total,
        }
    }
}
