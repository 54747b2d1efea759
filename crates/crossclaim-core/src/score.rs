//! From features to a score: which claims meet.
//!
//! Comes in: the features of two claims. Goes out: a score from 0 to 1, the logistic of a sum. Each
//! feature adds what the table says for every step that its value reaches, so the sum can be read and
//! checked by hand. The tables are learned by `examples/learn_weights.rs`: `weights/run.txt` from the
//! project's own stories, for claims among the claims of a run; `weights/pair.txt` from ECB+ (see NOTICE),
//! for two sentences on their own, where no run tells which words are rare.

use crate::pair::{Asked, Features, NAMES};
use crossclaim_text::lexicon;
use std::sync::LazyLock;

/// A table of steps.
#[derive(Clone, Debug, Default)]
pub struct Table {
    bias: f32,
    /// For each feature the values that count, in order, each with what all steps up to it add together.
    steps: Vec<Vec<(f32, f32)>>,
    /// The features that have steps.
    asks: Asked,
}

static RUN: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../weights/run.txt")));
static PAIR: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../weights/pair.txt")));

impl Table {
    /// Reads rows of a feature's name, the value from which the step counts, and what it adds. The row
    /// `bias` has no value.
    pub fn parse(text: &'static str) -> Self {
        let mut table = Self { steps: vec![Vec::new(); NAMES.len()], ..Self::default() };
        for row in lexicon::rows(text) {
            let number = |at: usize| row.get(at).and_then(|v| v.parse::<f32>().ok());
            if row[0] == "bias" {
                table.bias = number(1).unwrap_or_default();
            } else if let Some(feature) = NAMES.iter().position(|name| *name == row[0])
                && let (Some(from), Some(weight)) = (number(1), number(2))
            {
                table.steps[feature].push((from, weight));
                table.asks.add(feature);
            }
        }
        for steps in &mut table.steps {
            steps.sort_by(|x, y| x.0.total_cmp(&y.0));
            let mut sum = 0.0;
            for step in steps {
                sum += step.1;
                step.1 = sum;
            }
        }
        table
    }

    /// The features that can add anything to the sum.
    pub(crate) fn asks(&self) -> &Asked {
        &self.asks
    }

    /// The table for claims among `claims` claims.
    pub fn of(claims: usize) -> &'static Self {
        if crate::weight::is_run(claims) { &RUN } else { &PAIR }
    }

    /// What a feature's value adds to the sum.
    pub fn part(&self, feature: usize, value: f32) -> f32 {
        let steps = &self.steps[feature];
        let reached = steps.partition_point(|(from, _)| *from <= value);
        if reached == 0 { 0.0 } else { steps[reached - 1].1 }
    }

    /// The sum of two claims: the logarithm of the odds.
    pub fn sum(&self, features: &Features) -> f32 {
        self.bias
            + features.values().into_iter().enumerate().map(|(feature, value)| self.part(feature, value)).sum::<f32>()
    }
}

/// The score of a sum, from 0 to 1.
pub fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}
