//! Signals: what speaks for and against two facts of two claims being of one thing.
//!
//! Comes in: two spans of linked claims. Goes out: [`Signals`], named numbers, and how likely a difference between the
//! two is a disagreement: a logistic sum whose weights stand in `weights/confidence.tsv`, learned by
//! `examples/learn_confidence.rs` of the facade from stories with a reader's marks.

use crate::anchor::{Anchor, Events};
use crate::around::Around;
use crate::reach::Reach;
use crate::rules::NEAR_MISS;
use crate::setting::{Setting, clause};
use crate::trees::Trees;
use crossclaim_article::Role;
use crossclaim_core::{Corpus, Link, times_of, weight, within};
use crossclaim_facts::time::{self, Time};
use crossclaim_text::{Span, lexicon};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Which rule asks: each family has a level of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Counts, measures, money, shares.
    Quantity,
    /// One number, said of two things.
    Scope,
    /// Dates and clock times.
    Date,
    /// Lengths of time.
    Duration,
    /// Names of people, bodies and places.
    Name,
    /// Words that exclude each other.
    Word,
    /// What fills one slot of one statement.
    Filler,
    /// What is done to the same ones.
    Act,
    /// What is denied, negated or answered with its opposite.
    Polarity,
    /// What is hedged, planned or left open.
    Certainty,
    /// Not what differs, but whether it differs because a count moved on: a later report.
    Update,
}

impl Family {
    /// All of them, in the order of the columns of the list of weights.
    pub const ALL: [Self; 11] = [
        Self::Quantity,
        Self::Scope,
        Self::Date,
        Self::Duration,
        Self::Name,
        Self::Word,
        Self::Filler,
        Self::Act,
        Self::Polarity,
        Self::Certainty,
        Self::Update,
    ];

    /// The name of its level in the list of weights.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Scope => "scope",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Name => "name",
            Self::Word => "word",
            Self::Filler => "filler",
            Self::Act => "act",
            Self::Polarity => "polarity",
            Self::Certainty => "certainty",
            Self::Update => "update",
        }
    }
}

/// Named numbers, mostly from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Signals {
    family: Family,
    named: Vec<(&'static str, f32)>,
    /// What tells a later report of a moving figure, where that was asked.
    moved: Vec<(&'static str, f32)>,
}

/// What two figures of one value are asked of all that any two facts are.
const OF_SCOPE: [&str; 12] = [
    "scope",
    "link",
    "counterpart",
    "margin",
    "no_choice",
    "unique",
    "contained",
    "setting",
    "headline",
    "other_time",
    "other_names",
    "lede",
];

/// What only a parse tells. It costs more than all else together, so it is asked last, and only where it can decide.
const PARSED: [&str; 7] =
    ["same_event", "other_event", "arguments", "words", "governor", "same_relation", "word_hangs_alike"];

/// A fact in its claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Index of the claim.
    pub claim: usize,
    /// The words of the fact.
    pub span: Span,
    /// Words that belong to it and are no setting of their own: what is counted.
    pub without: Span,
}

/// The sum from which a difference is told: its logistic is [`crate::assemble::FLAG`].
const LEVEL: f32 = 0.0;

/// By signal, its weight for each family.
static WEIGHTS: LazyLock<BTreeMap<&'static str, [f32; Family::ALL.len()]>> = LazyLock::new(|| {
    let weight = |row: &[&str], family: usize| row.get(family + 1).and_then(|w| w.parse().ok()).unwrap_or_default();
    lexicon::rows(include_str!("../weights/confidence.tsv"))
        .filter_map(|row| Some((*row.first()?, std::array::from_fn(|family| weight(&row, family)))))
        .collect()
});

/// The weight of a signal for a family.
fn weight_of(family: Family, name: &str) -> f32 {
    WEIGHTS.get(name).map_or(0.0, |weights| weights[family as usize])
}

impl Signals {
    /// Nothing but the level of a family.
    pub fn new(family: Family) -> Self {
        Self { family, named: vec![(family.name(), 1.0)], moved: Vec::new() }
    }

    /// Which rule asked.
    pub fn family(&self) -> Family {
        self.family
    }

    /// What two figures of one value can be asked. That they are well linked says that they are one fact, which is no
    /// difference: the family is learned by itself, from few rows, and so from a part of the signals.
    pub fn of_scope(corpus: &Corpus, trees: &Trees, link: &Link, a: Place, b: Place) -> Self {
        let mut signals = Self::of(corpus, trees, Family::Scope, link, a, b);
        signals.named.retain(|(name, _)| OF_SCOPE.contains(name));
        signals
    }

    /// What any two facts can be asked but for what [`Signals::parsed`] adds.
    pub fn of(corpus: &Corpus, trees: &Trees, family: Family, link: &Link, a: Place, b: Place) -> Self {
        let setting = |p: Place| Setting::of(corpus, p.claim, p.span, p.without);
        let (left, right) = (setting(a), setting(b));
        let role = |p: Place| corpus.claims[p.claim].role;
        let mut signals = Self::new(family);
        signals.add("link", link.score);
        let nearest = [a, b].map(|p| trees.nearest(link, p.claim));
        let first = nearest.iter().filter(|n| n.is_some_and(|n| n >= 1.0)).count();
        signals.add("counterpart", first as f32 / 2.0);
        signals.add("margin", nearest.iter().flatten().copied().fold(1.0, f32::min) * flag(!nearest.contains(&None)));
        signals.add("unique", (unique(corpus, a.claim, b.claim) / 2.0).min(1.0));
        let no_choice = flag(nearest.contains(&None));
        signals.add("no_choice", no_choice);
        // Short texts set side by side are about one thing far more often than two sentences of long ones.
        match family {
            Family::Filler => signals.add("filler_no_choice", no_choice),
            Family::Act => signals.add("act_no_choice", no_choice),
            Family::Word => signals.add("word_no_choice", no_choice),
            Family::Name => signals.add("name_no_choice", no_choice),
            _ => {}
        }
        signals.add("cosine", link.features.cosine);
        signals.add("contained", link.features.contained.min(1.0));
        let place = |p: Place| {
            let all = corpus.claims_of(corpus.claims[p.claim].article);
            (p.claim - all.start) as f32 / all.len().max(2) as f32
        };
        signals.add("position", (place(a) - place(b)).abs());
        signals.add("setting", (left.shared(&right) / 3.0).min(1.0));
        signals.add("setting_share", left.share(&right));
        signals.add("rare", (rare(corpus, &left, &right) / 2.0).min(1.0));
        signals.add("headline", flag(role(a) != Role::Body || role(b) != Role::Body));
        // Another figure in common speaks against two figures being of one thing, and for two words or names.
        let figures = if family == Family::Quantity { "same_figures" } else { "figures_met" };
        signals.add(figures, (link.features.numbers / 2.0).min(1.0));
        let times = times(corpus, a, b);
        signals.add("same_time", flag(times == Some(true)));
        signals.add("other_time", flag(times == Some(false)));
        signals.add("one_long_past", flag(long_past(corpus, a) != long_past(corpus, b)));
        let names = names(corpus, a, b);
        signals.add("same_names", flag(names == Some(true)));
        signals.add("other_names", flag(names == Some(false)));
        let early = |p: Place| corpus.claims[p.claim].sentence < LEDE;
        signals.add("lede", flag(early(a) && early(b)));
        signals.beside(corpus, trees, family, a, b);
        signals
    }

    /// What stands beside both facts, and which other facts of their articles could be meant.
    fn beside(&mut self, corpus: &Corpus, trees: &Trees, family: Family, a: Place, b: Place) {
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let article = |p: Place| corpus.claims[p.claim].article;
        let figure = match family {
            Family::Quantity => true,
            Family::Date | Family::Duration => false,
            _ => return,
        };
        let rivals = trees.field.rivals((article(a), a.span), (article(b), b.span), figure);
        self.add("near_share", rivals.share);
        self.add("near_lead", rivals.lead);
        self.add("sole", rivals.sole);
        self.add("taken", rivals.taken);
        let around = |p: Place| trees.field.around(article(p), p.span, figure);
        let (Some(x), Some(y)) = (around(a), around(b)) else { return };
        let before = Around::same(x.before, y.before);
        self.add("same_before", flag(before == Some(true)));
        self.add("other_before", flag(before == Some(false)));
        let told = !x.dimensions.is_empty() && !y.dimensions.is_empty();
        self.add("same_dimension", flag(told && !x.dimensions.is_disjoint(&y.dimensions)));
        let told = !x.measures.is_empty() && !y.measures.is_empty();
        self.add("same_measure", flag(told && !x.measures.is_disjoint(&y.measures)));
        self.add("other_measure", flag(told && x.measures.is_disjoint(&y.measures)));
        let phased = !x.phases.is_empty() && !y.phases.is_empty();
        self.add("same_phase", flag(phased && x.phases == y.phases));
        self.add("other_phase", flag(phased && x.phases.is_disjoint(&y.phases)));
        self.add("same_name", flag(x.name.is_some() && x.name == y.name));
        self.add("other_name", flag(x.name.is_some() && y.name.is_some() && x.name != y.name));
        let said = [a, b].map(|p| of_saying(corpus, p));
        self.add("both_said", flag(said == [true; 2]));
        self.add("one_said", flag(said[0] != said[1]));
        self.add("one_another", flag(x.another != y.another));
    }

    /// Adds what the trees of the two claims tell. False when no tree could make the difference worth telling: then
    /// none is made.
    pub fn parsed(&mut self, corpus: &Corpus, trees: &Trees, a: Place, b: Place) -> bool {
        if !trees.everything() && self.out_of_reach(corpus, a, b) {
            return false;
        }
        let anchor = |p: Place| Anchor::of(corpus, trees, p.claim, p.span, p.without);
        let (above, over) = (anchor(a), anchor(b));
        let events = above.events(&over);
        let told = [
            ("same_event", flag(events == Events::Same)),
            ("other_event", flag(events == Events::Other)),
            ("arguments", (above.shared(&over) / 2.0).min(1.0)),
            ("words", (above.shared_words(&over) / 2.0).min(1.0)),
            ("governor", flag(above.governor.is_some() && above.governor == over.governor)),
        ];
        self.named.extend(told);
        true
    }

    /// Can no tree lift the difference to where it is told, or is a near miss? The margins are for the rounding of sums.
    fn out_of_reach(&self, corpus: &Corpus, a: Place, b: Place) -> bool {
        let most = |name: &str| weight_of(self.family, name).max(0.0);
        let (sum, best) = (self.sum(), PARSED.iter().map(|name| most(name)).sum::<f32>());
        // What is told has a chance of at least a half.
        if sum + best < LEVEL - 0.001 {
            return true;
        }
        let near = (NEAR_MISS / (1.0 - NEAR_MISS)).ln();
        sum + Reach::of(corpus, a, b).most(self.named[0].0, most) < near - 0.001
    }

    /// Adds a number.
    pub fn add(&mut self, name: &'static str, value: f32) {
        self.named.push((name, value));
    }

    /// Names and numbers.
    pub fn named(&self) -> &[(&'static str, f32)] {
        &self.named
    }

    /// Adds a number to what tells a later report of a moving figure from a disagreement.
    pub fn add_moved(&mut self, name: &'static str, value: f32) {
        self.moved.push((name, value));
    }

    /// What tells an update from a disagreement: names and numbers. Empty where that was not asked.
    pub fn moved(&self) -> &[(&'static str, f32)] {
        &self.moved
    }

    /// How likely a difference, if it is one, is an update, from 0 to 1: a sum of its own, with weights of its own.
    pub fn moved_confidence(&self) -> f32 {
        let weight = |name: &str| weight_of(Family::Update, name);
        logistic(weight("bias") + self.moved.iter().map(|(name, value)| weight(name) * value).sum::<f32>())
    }

    /// What speaks against one thing, the weightiest first.
    pub fn against(&self) -> Vec<&'static str> {
        let part = |(name, value): &(&'static str, f32)| (weight_of(self.family, name) * value, *name);
        let mut parts: Vec<(f32, &'static str)> =
            self.named.iter().map(part).filter(|(part, _)| *part < -LEAST).collect();
        parts.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(y.1)));
        parts.into_iter().map(|(_, name)| name).collect()
    }

    /// How likely a difference is a disagreement, from 0 to 1.
    pub fn confidence(&self) -> f32 {
        logistic(self.sum())
    }

    fn sum(&self) -> f32 {
        let weight = |name: &str| weight_of(self.family, name);
        weight("bias") + self.named.iter().map(|(name, value)| weight(name) * value).sum::<f32>()
    }
}

fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// A yes as a number.
pub fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

/// What takes less than this from the sum is not worth a word.
const LEAST: f32 = 0.2;

/// The sentences at the head of an article in which it tells its main facts.
const LEDE: usize = 4;

/// Do the clauses give a time in common, the compared words left out? `None` when one gives none.
fn times(corpus: &Corpus, a: Place, b: Place) -> Option<bool> {
    let of = |p: Place| {
        let document = corpus.document(p.claim);
        let clause = clause(&document.article.text, corpus.claims[p.claim].span, p.span);
        times_of(corpus, &corpus.claims[p.claim])
            .iter()
            .filter(move |t| t.interval.is_some() && clause.contains(t.span) && !p.span.overlaps(t.span))
            .collect::<Vec<_>>()
    };
    let (left, right) = (of(a), of(b));
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let meet = |x: &Time, y: &Time| !matches!(time::verdict(x, y), time::Relation::Disjoint { .. });
    Some(left.iter().any(|x| right.iter().any(|y| meet(x, y))))
}

/// Days before an article's date from which an event is of another time.
const LONG: i64 = 60;

/// Does the sentence tell of something long before its article, the compared words left out ("in 2012")?
fn long_past(corpus: &Corpus, p: Place) -> bool {
    let Some(published) = corpus.document(p.claim).article.published.as_ref() else { return false };
    times_of(corpus, &corpus.claims[p.claim])
        .iter()
        .filter(|t| !p.span.overlaps(t.span))
        .any(|t| t.interval.is_some_and(|i| i.end_excl.duration_until(published.at).as_secs() > LONG * 86_400))
}

/// Do the clauses name somebody in common? `None` when one names nobody.
fn names(corpus: &Corpus, a: Place, b: Place) -> Option<bool> {
    let of = |p: Place| {
        let document = corpus.document(p.claim);
        let clause = clause(&document.article.text, corpus.claims[p.claim].span, p.span);
        within(&document.facts.names, clause, |n| n.span)
            .iter()
            .filter(move |n| !p.span.overlaps(n.span))
            .filter_map(|n| corpus.entity(corpus.claims[p.claim].article, n))
            .collect::<Vec<_>>()
    };
    let (left, right) = (of(a), of(b));
    if left.is_empty() || right.is_empty() {
        return None;
    }
    Some(left.iter().any(|x| right.iter().any(|y| corpus.registry.related(*x, *y))))
}

/// How many bytes from the word that reports a time of the report may stand.
const REPORT: usize = 30;

/// Is it said of the report, not of what is reported ("the coast guard said last night that 2,900 tonnes had leaked")?
fn of_saying(corpus: &Corpus, p: Place) -> bool {
    let document = corpus.document(p.claim);
    let sentence = corpus.claims[p.claim].span;
    let beside = |cue: Span| cue.start.saturating_sub(p.span.end).max(p.span.start.saturating_sub(cue.end)) < REPORT;
    let reports = document.facts.attributions.iter().filter(|a| sentence.contains(a.cue));
    let mut reports = reports.peekable();
    reports.peek().is_some() && reports.any(|a| !a.content.overlaps(p.span) && beside(a.cue))
}

/// The weight of the concepts that no other claim of either article holds.
fn unique(corpus: &Corpus, a: usize, b: usize) -> f32 {
    let [here, there] = [a, b].map(|c| corpus.claims[c].article);
    let theirs = keys(corpus, b);
    let shared = keys(corpus, a).into_iter().filter(|key| theirs.contains(key));
    shared
        .filter(|key| {
            let own = |c: &u32| *c as usize == a || *c as usize == b;
            [here, there].iter().all(|article| corpus.holders_in(*article, key).iter().all(own))
        })
        .map(weight::background)
        .sum()
}

/// The concepts of a claim.
fn keys(corpus: &Corpus, claim: usize) -> BTreeSet<&str> {
    let document = corpus.document(claim);
    let sentence = &document.sentences[corpus.claims[claim].sentence];
    document.keywords[sentence.keywords.clone()].iter().map(|k| corpus.name(k)).collect()
}

/// The weight of what two settings share, by how few claims of the run hold it.
fn rare(corpus: &Corpus, a: &Setting, b: &Setting) -> f32 {
    let of = corpus.claims.len().max(2) as f32;
    let shared = a.concepts.keys().filter(|k| b.concepts.contains_key(*k));
    shared
        .map(|key| {
            let holders = corpus.concepts.holders(key).len().max(2) as f32;
            weight::background(key) * (1.0 - (holders / 2.0).ln() / (of / 2.0).ln().max(1.0)).max(0.0)
        })
        .sum()
}
