//! Who else in the two articles could be meant: the figures and times of an article, side by side.
//!
//! Comes in: two facts of two articles. Goes out: [`Rivals`], how much nearer the two stand to each other than to any
//! other fact of their kind in the other's article, and whether one article gives the value of the other, too. "It was
//! 11.4 million in bonuses" meets "14.1 million in bonuses", whatever else both sentences tell of.
//! What stands around a fact is left to `around`.

use crate::around::Around;
use crossclaim_core::Corpus;
use crossclaim_core::vocabulary::concept;
use crossclaim_facts::TimexType;
use crossclaim_facts::quantity::{self, Quantity, QuantityRole};
use crossclaim_facts::time::{self, Grain, Time};
use crossclaim_text::Span;
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// The facts of all articles, read when they are asked for.
pub struct Field<'a> {
    corpus: &'a Corpus,
    made: Vec<OnceLock<Box<Facts>>>,
}

/// The facts of an article, in the order of the text.
struct Facts {
    quantities: Vec<Known>,
    times: Vec<Known>,
}

struct Known {
    around: Around,
    /// The concept of what is counted.
    head: Option<String>,
}

/// A figure or a time.
#[derive(Clone, Copy)]
enum Value<'a> {
    Quantity(&'a Quantity),
    Time(&'a Time),
}

/// How two facts stand among the others of their kind, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rivals {
    /// How much of what stands near either stands near both.
    pub share: f32,
    /// By how much the two stand nearer than the next of the other's article, the lesser of both: from -1 to 1.
    pub lead: f32,
    /// One over the number of values of their kind in both articles.
    pub sole: f32,
    /// How near the value of one stands to the same value in the other's article, against how near the two stand.
    pub taken: f32,
}

impl<'a> Field<'a> {
    /// Nothing read yet.
    pub fn new(corpus: &'a Corpus) -> Self {
        Self { corpus, made: (0..corpus.documents.len()).map(|_| OnceLock::new()).collect() }
    }

    fn facts(&self, article: usize) -> &Facts {
        self.made[article].get_or_init(|| {
            let facts = &self.corpus.documents[article].facts;
            let quantity = |q: &Quantity| {
                let counted = q.counted.as_ref().map_or(q.span, |c| c.span);
                let head = q.counted.as_ref().map(|c| concept(&c.head)).or(q.scope.state.as_deref().map(concept));
                Known { around: Around::of(self.corpus, article, q.span, counted), head }
            };
            let time = |t: &Time| Known { around: Around::of(self.corpus, article, t.span, t.span), head: None };
            Box::new(Facts {
                quantities: facts.quantities.iter().map(quantity).collect(),
                times: facts.times.iter().map(time).collect(),
            })
        })
    }

    /// The fact at `span` of an article, if one stands there.
    fn at(&self, article: usize, span: Span, figure: bool) -> Option<(Value<'_>, &Known)> {
        let facts = &self.corpus.documents[article].facts;
        let known = self.facts(article);
        if figure {
            let at = facts.quantities.iter().position(|q| q.span == span)?;
            Some((Value::Quantity(&facts.quantities[at]), &known.quantities[at]))
        } else {
            let at = facts.times.iter().position(|t| t.span == span)?;
            Some((Value::Time(&facts.times[at]), &known.times[at]))
        }
    }

    /// All figures, or all times, of an article.
    fn all(&self, article: usize, figure: bool) -> impl Iterator<Item = (Value<'_>, &Known)> {
        let facts = &self.corpus.documents[article].facts;
        let known = self.facts(article);
        let quantities = facts.quantities.iter().map(Value::Quantity).zip(&known.quantities);
        let times = facts.times.iter().map(Value::Time).zip(&known.times);
        quantities.take(if figure { usize::MAX } else { 0 }).chain(times.take(if figure { 0 } else { usize::MAX }))
    }

    /// What stands around a fact, if one stands there.
    pub fn around(&self, article: usize, span: Span, figure: bool) -> Option<&Around> {
        self.at(article, span, figure).map(|(_, known)| &known.around)
    }

    /// Are the two figures measured in two dimensions, as the words beside them tell: the height and the length of a wall?
    pub fn other_dimension(&self, a: (usize, Span), b: (usize, Span)) -> bool {
        let of = |p: (usize, Span)| self.around(p.0, p.1, true).map(|around| &around.dimensions);
        let (Some(x), Some(y)) = (of(a), of(b)) else { return false };
        !x.is_empty() && !y.is_empty() && x.is_disjoint(y)
    }

    /// Does something begin at one of two times and end at the other, as the words beside them tell?
    pub fn other_phase(&self, a: (usize, Span), b: (usize, Span)) -> bool {
        let of = |p: (usize, Span)| self.around(p.0, p.1, false).map(|around| &around.phases);
        let (Some(x), Some(y)) = (of(a), of(b)) else { return false };
        x.len() == 1 && y.len() == 1 && x != y
    }

    /// How two facts, given as article and place, stand among the others. `figure`: are they quantities, or times?
    pub fn rivals(&self, a: (usize, Span), b: (usize, Span), figure: bool) -> Rivals {
        let (Some((p, x)), Some((q, y))) = (self.at(a.0, a.1, figure), self.at(b.0, b.1, figure)) else {
            return Rivals::default();
        };
        let near = nearness(x, y);
        let mut rivals = Rivals { share: x.around.share(&y.around), lead: 1.0, sole: 1.0, ..Rivals::default() };
        for ((value, known), other, against) in [((p, x), b, q), ((q, y), a, p)] {
            let (mut best, mut same) = (0.0_f32, 0.0_f32);
            let mut values = 0;
            for (rival, around) in self.all(other.0, figure) {
                if rival.span() == other.1 || !value.comparable(rival) {
                    continue;
                }
                let nearness = nearness(known, around);
                best = best.max(nearness);
                if value.meets(rival) {
                    same = same.max(nearness + 0.05);
                }
                if against.like(rival) && known.like(around) && !against.meets(rival) {
                    values += 1;
                }
            }
            rivals.lead = rivals.lead.min((near - best) / (near + best + 0.1));
            rivals.taken = rivals.taken.max(same / (same + near + 0.05));
            rivals.sole /= (1 + values) as f32;
        }
        rivals
    }
}

/// How near two facts stand: what is near both, and whether they count one thing.
fn nearness(x: &Known, y: &Known) -> f32 {
    let noun = if x.head.is_some() && x.head == y.head { 0.5 } else { 0.0 };
    x.around.shared(&y.around) + noun
}

impl Known {
    fn like(&self, other: &Self) -> bool {
        self.head == other.head || self.head.is_none() || other.head.is_none()
    }
}

/// How far two written values may be apart and be one, rounded: a twentieth.
const ROUNDED: i64 = 20;

impl Value<'_> {
    fn span(self) -> Span {
        match self {
            Self::Quantity(q) => q.span,
            Self::Time(t) => t.span,
        }
    }

    /// Are the two of one dimension?
    fn comparable(self, other: Self) -> bool {
        match (self, other) {
            (Self::Quantity(p), Self::Quantity(q)) => {
                let dimension = match (&p.unit, &q.unit) {
                    (Some(a), Some(b)) => a.base == b.base && a.per == b.per,
                    (None, None) => true,
                    _ => false,
                };
                dimension && p.role == q.role && !matches!(q.role, QuantityRole::Identifier | QuantityRole::Ordinal)
            }
            (Self::Time(t), Self::Time(u)) => {
                let sort = |t: &Time| match t.timex_type {
                    TimexType::Duration => 0,
                    TimexType::Date | TimexType::Time => 1,
                    TimexType::Set => 2,
                };
                sort(t) == sort(u) && !u.timex_value.ends_with("_REF")
            }
            _ => false,
        }
    }

    /// Do two of one dimension give one value, as far as they are exact?
    fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Quantity(p), Self::Quantity(q)) => {
                let base = |q: &Quantity| q.value.and_then(|v| q.to_base(v));
                let (Some(v), Some(w)) = (base(p), base(q)) else { return false };
                let near = |gap: Decimal| gap.abs() <= v.abs().max(w.abs()) / Decimal::from(ROUNDED);
                let both = || {
                    let relation = quantity::relate(p, q);
                    matches!(relation, quantity::Relation::Equal | quantity::Relation::Compatible { .. })
                };
                v == w || (v.checked_sub(w).is_some_and(near) && both())
            }
            (Self::Time(t), Self::Time(u)) => match (t.length, u.length) {
                (Some(l), Some(m)) => l.stated == m.stated,
                _ => {
                    t.timex_value == u.timex_value
                        || (t.interval.is_some() && t.interval == u.interval)
                        || matches!(time::relate(t, u), time::Relation::Equal)
                }
            },
            _ => false,
        }
    }

    /// Are two of one dimension told in one way: days and days, hours and hours?
    fn like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Time(t), Self::Time(u)) => match (t.length, u.length) {
                (Some(l), Some(m)) => l.grain == m.grain,
                _ => coarseness(t.grain) == coarseness(u.grain),
            },
            _ => true,
        }
    }
}

/// Clock times, days, months and years apart.
pub fn coarseness(grain: Grain) -> u8 {
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour => 0,
        Grain::Part | Grain::Day => 1,
        Grain::Weekend | Grain::Week => 2,
        Grain::Month | Grain::Quarter | Grain::Season | Grain::Half => 3,
        _ => 4,
    }
}
