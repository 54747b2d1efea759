//! How far two statements meet: in who takes part, in what their clauses and sentences share, and in their link.
//!
//! Comes in: what `weigh` asked of two statements. Goes out: signals, and the questions that several of them answer.

use crate::signal::{Signals, flag};
use std::collections::BTreeSet;

/// What two statements have in common. A place that one of them leaves empty is `None`.
#[derive(Clone, Copy, Debug)]
pub struct Meeting {
    /// The score of the link of the two claims, 0 without one.
    pub score: f32,
    /// Is there a link?
    pub linked: bool,
    /// Is there none nearer, from either side?
    pub nearest: bool,
    /// Do those who do it meet?
    pub agents: Option<bool>,
    /// Do those meet to whom it is done?
    pub patients: Option<bool>,
    /// Do the circumstances meet?
    pub rest: Option<bool>,
    /// Does what a verb is done to meet what a copula speaks of?
    pub theme: Option<bool>,
    /// Does a participant meet another, in any of both places?
    pub met: bool,
    /// The weight of the participants that both name, in any place.
    pub cast: f32,
    /// The weight of what the clauses share.
    pub clauses: f32,
    /// The weight of what the sentences around them share.
    pub window: f32,
    /// The share of the first clause that the second sentence holds.
    pub held: f32,
    /// The share of the second clause that the first sentence holds.
    pub held_back: f32,
}

/// The weight that the sentences around two statements without a link must share.
const AROUND: f32 = 1.0;
/// The same, when their words answer one question.
const AROUND_QUESTION: f32 = 0.6;
/// A weight that is as good as none.
const LITTLE: f32 = 0.2;

impl Meeting {
    /// Do the two share enough to be looked at more closely?
    pub fn worth_asking(&self, question: bool) -> bool {
        let around = if question { AROUND_QUESTION } else { AROUND };
        // Without a link, somebody who takes part in both must stand for one.
        let somehow = self.linked || self.met || self.window >= around;
        let alone = !self.met && self.clauses < LITTLE && self.window < LITTLE && self.score < LITTLE / 2.0;
        somehow && !alone
    }

    /// Do all places meet that both fill?
    pub fn all_met(&self) -> bool {
        let slots = [self.agents, self.patients, self.rest];
        slots.contains(&Some(true)) && !slots.contains(&Some(false))
    }

    /// Are the claims each other's nearest, with something in common beside the word, and nothing that is another?
    pub fn together(&self) -> bool {
        let places = [self.agents, self.patients, self.rest, self.theme];
        let one_thing = !places.contains(&Some(false));
        let met = self.met || self.rest == Some(true);
        self.nearest && self.score > 0.1 && (met || self.held > 0.16 || self.score > 0.5) && one_thing
    }

    /// Writes it down.
    pub fn add(&self, signals: &mut Signals) {
        signals.add("stance_link", 2.0 * self.score);
        signals.add("stance_nearest", flag(self.nearest));
        signals.add("stance_all_met", 2.0 * flag(self.all_met()));
        signals.add("stance_other_agent", flag(self.agents == Some(false)));
        signals.add("stance_other_patient", flag(self.patients == Some(false)));
        signals.add("stance_other_rest", flag(self.rest == Some(false)));
        signals.add("stance_cast", self.cast.min(2.0));
        signals.add("stance_clause", self.clauses.min(2.0));
        signals.add("stance_held", 2.0 * self.held);
        signals.add("stance_held_back", 2.0 * self.held_back);
        signals.add("stance_held_close", 4.0 * self.held.min(self.held_back) * self.score);
    }
}

/// Do two participants meet? `None` when one claim names none.
pub fn meets(a: &BTreeSet<String>, b: &BTreeSet<String>) -> Option<bool> {
    (!a.is_empty() && !b.is_empty()).then(|| a.iter().any(|k| b.contains(k)))
}
