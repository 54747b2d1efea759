//! The averaged perceptron (Freund and Schapire 1999, in the sparse form of Collins 2002).
//!
//! Comes in: features, the class they should have led to and the class they led to. Goes out: the weights
//! averaged over all steps, quantised to eight bits. All sums are whole numbers, so a seed gives the same bits anywhere.

use crate::table::{Table, Weight};

struct Parameter {
    class: u8,
    weight: i32,
    total: i64,
    stamp: u32,
}

/// Weights while they are being learned.
pub(crate) struct Perceptron {
    slots: Vec<(u64, u32)>,
    rows: Vec<Vec<Parameter>>,
    step: u32,
}

const EMPTY: u32 = u32::MAX;

impl Perceptron {
    pub(crate) fn new() -> Self {
        Self { slots: vec![(0, EMPTY); 1 << 16], rows: Vec::new(), step: 1 }
    }

    fn find(&self, feature: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (feature >> 20) as usize & mask;
        while self.slots[at].1 != EMPTY && self.slots[at].0 != feature {
            at = (at + 1) & mask;
        }
        at
    }

    fn row(&mut self, feature: u64) -> &mut Vec<Parameter> {
        if (self.rows.len() + 1) * 2 > self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(0, EMPTY); old.len() * 2];
            for slot in old.into_iter().filter(|slot| slot.1 != EMPTY) {
                let at = self.find(slot.0);
                self.slots[at] = slot;
            }
        }
        let at = self.find(feature);
        if self.slots[at].1 == EMPTY {
            self.slots[at] = (feature, self.rows.len() as u32);
            self.rows.push(Vec::new());
        }
        &mut self.rows[self.slots[at].1 as usize]
    }

    /// Adds to each class what the features give it now.
    pub(crate) fn score(&self, features: &[u64], scores: &mut [i32]) {
        for feature in features {
            let slot = self.slots[self.find(*feature)];
            if slot.1 != EMPTY {
                for parameter in &self.rows[slot.1 as usize] {
                    scores[parameter.class as usize] += parameter.weight;
                }
            }
        }
    }

    /// One more decision was looked at.
    pub(crate) fn tick(&mut self) {
        self.step += 1;
    }

    /// Moves the weights towards `wanted` and away from `got`.
    pub(crate) fn update(&mut self, features: &[u64], wanted: usize, got: usize) {
        let step = self.step;
        for feature in features {
            let row = self.row(*feature);
            for (class, by) in [(wanted as u8, 1), (got as u8, -1)] {
                let at = row.iter().position(|p| p.class == class).unwrap_or_else(|| {
                    row.push(Parameter { class, weight: 0, total: 0, stamp: step });
                    row.len() - 1
                });
                let parameter = &mut row[at];
                parameter.total += i64::from(step - parameter.stamp) * i64::from(parameter.weight);
                parameter.stamp = step;
                parameter.weight += by;
            }
        }
    }

    /// The averaged weights in units of 1/256, by feature and class.
    fn averages(&self) -> Vec<(u64, u8, i32)> {
        let mut all = Vec::new();
        for (feature, row) in self.slots.iter().filter(|slot| slot.1 != EMPTY) {
            for p in &self.rows[*row as usize] {
                let total = p.total + i64::from(self.step - p.stamp) * i64::from(p.weight);
                let average = (total * 256 / i64::from(self.step)) as i32;
                if average != 0 {
                    all.push((*feature, p.class, average));
                }
            }
        }
        all.sort_unstable();
        all
    }

    /// The averaged weights as a table of at most `most` entries: the largest are kept and rounded to eight bits.
    pub(crate) fn freeze(&self, most: usize) -> Table {
        let averages = self.averages();
        let mut sizes: Vec<i32> = averages.iter().map(|a| a.2.abs()).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let least = sizes.get(most).map_or(1, |size| size + 1);
        // One weight in a thousand is cut at the top, so that the small ones keep their differences.
        let top = sizes.get(sizes.len() / 1000).copied().unwrap_or(1).max(1);
        let weights: Vec<Weight> = averages
            .iter()
            .filter(|(_, _, average)| average.abs() >= least)
            .map(|(feature, class, average)| {
                let scaled = i64::from(*average) * 127 / i64::from(top);
                Weight { feature: *feature, class: *class, value: scaled.clamp(-127, 127) as i8 }
            })
            .filter(|weight| weight.value != 0)
            .collect();
        Table::pack(&weights)
    }
}
