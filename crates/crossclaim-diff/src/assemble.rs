//! From contrasts to findings.
//!
//! Comes in: contrasts of all rules. Goes out: findings. Points that a rule holds for equal are
//! one side; sides that a contrast joins are one finding. Which of several confidences, reasons
//! and explanations stands for the finding: that of its surest contrast.

use crate::identity;
use crate::{Contrast, Evidence, Finding, Kind, Locus, Point, Relation, Side};
use crossclaim_core::Corpus;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The confidence from which a difference is told: below it, it is more likely of two things.
pub(crate) const FLAG: f32 = 0.5;

/// Sets that can be joined.
struct Union(Vec<usize>);

impl Union {
    fn new(length: usize) -> Self {
        Self((0..length).collect())
    }

    fn find(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// A corpus with what findings ask of it again and again.
struct Scene<'c> {
    corpus: &'c Corpus,
    /// The groups of each claim, in order.
    groups_of: &'c [Vec<usize>],
}

/// The findings that `contrasts` come to, in the order a reader wants them, and what was weighed and let pass.
pub fn findings(corpus: &Corpus, mut contrasts: Vec<Contrast>) -> (Vec<Finding>, Vec<Contrast>) {
    for c in &mut contrasts {
        if c.b < c.a {
            std::mem::swap(&mut c.a, &mut c.b);
        }
    }
    contrasts.retain(|c| counts(corpus, c));
    let (passed, mut contrasts): (Vec<Contrast>, Vec<Contrast>) = contrasts.into_iter().partition(passes);
    contrasts.sort_by(|x, y| {
        (x.kind, x.relation, &x.a, &x.b)
            .cmp(&(y.kind, y.relation, &y.a, &y.b))
            .then_with(|| y.confidence.total_cmp(&x.confidence))
            .then_with(|| x.reason.cmp(y.reason))
    });
    contrasts.dedup_by(|x, y| (x.kind, x.relation, &x.a, &x.b) == (y.kind, y.relation, &y.a, &y.b));
    let mut groups_of: Vec<Vec<usize>> = vec![Vec::new(); corpus.claims.len()];
    for (index, group) in corpus.groups.iter().enumerate() {
        for claim in &group.claims {
            groups_of[*claim].push(index);
        }
    }
    let pairs: Vec<(Kind, Relation)> = Kind::ALL.into_iter().flat_map(|k| Relation::ALL.map(|r| (k, r))).collect();
    let of_pair = |(kind, relation): &(Kind, Relation)| {
        let of_kind: Vec<&Contrast> = contrasts.iter().filter(|c| c.kind == *kind).collect();
        of_relation(&Scene { corpus, groups_of: &groups_of }, *kind, *relation, &of_kind)
    };
    let mut list: Vec<Finding> = pairs.par_iter().flat_map_iter(of_pair).collect();
    list.sort_by(|x, y| {
        (std::cmp::Reverse(x.relation), std::cmp::Reverse(x.severity))
            .cmp(&(std::cmp::Reverse(y.relation), std::cmp::Reverse(y.severity)))
            .then_with(|| y.confidence.total_cmp(&x.confidence))
            .then_with(|| x.sides[0].evidence.cmp(&y.sides[0].evidence))
            .then_with(|| x.id.cmp(&y.id))
    });
    (list, passed)
}

/// Does a contrast say anything? Two copies of one text cannot differ, and that a copy says what
/// its origin says corroborates nothing.
pub(crate) fn counts(corpus: &Corpus, c: &Contrast) -> bool {
    let (a, b) = (corpus.claims[c.a.claim].article, corpus.claims[c.b.claim].article);
    if a == b {
        return true;
    }
    let same_text = corpus.documents[a].article.text == corpus.documents[b].article.text;
    let same_origin = corpus.origins[a] == corpus.origins[b];
    let nothing_new = same_origin && matches!(c.relation, Relation::Agree | Relation::Compatible);
    !same_text && !nothing_new
}

/// Was it weighed and found to be rather of two things?
pub(crate) fn passes(c: &Contrast) -> bool {
    c.signals.is_some() && c.confidence < FLAG
}

/// Two points speak of the same words.
fn same_place(a: &Point, b: &Point) -> bool {
    a.claim == b.claim && a.span.overlaps(b.span)
}

fn of_relation(scene: &Scene, kind: Kind, relation: Relation, contrasts: &[&Contrast]) -> Vec<Finding> {
    let used: Vec<&&Contrast> =
        contrasts.iter().filter(|c| c.relation == relation || c.relation == Relation::Agree).collect();
    let mut points: Vec<&Point> = used.iter().flat_map(|c| [&c.a, &c.b]).collect();
    points.sort();
    points.dedup();
    let index = |p: &Point| points.binary_search(&p).unwrap_or_default();
    let mut value = Union::new(points.len());
    let mut topic = Union::new(points.len());
    for pair in points.windows(2) {
        if same_place(pair[0], pair[1]) {
            let (a, b) = (index(pair[0]), index(pair[1]));
            topic.join(a, b);
            if pair[0].value == pair[1].value {
                value.join(a, b);
            }
        }
    }
    for c in &used {
        let (a, b) = (index(&c.a), index(&c.b));
        topic.join(a, b);
        if c.relation == Relation::Agree {
            value.join(a, b);
        }
    }
    // Those who say so are one side, wherever they stand. Of a number that is not so: said of two
    // things, it has two sides with one value.
    if matches!(kind, Kind::Polarity | Kind::Certainty | Kind::Term | Kind::Entity | Kind::Place) {
        let mut first: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        for (at, point) in points.iter().enumerate() {
            let other = *first.entry((topic.find(at), &point.value)).or_insert(at);
            value.join(other, at);
        }
    }
    let mut topics: BTreeMap<usize, Vec<&Contrast>> = BTreeMap::new();
    for c in used.iter().filter(|c| c.relation == relation) {
        topics.entry(topic.find(index(&c.a))).or_default().push(c);
    }
    let mut list = Vec::new();
    if relation == Relation::Compatible {
        // What can both hold is told two values at a time: that Wednesday lies in this week, and this
        // week in July, makes no finding of three.
        let mut pairs: BTreeMap<(usize, usize), Vec<&Contrast>> = BTreeMap::new();
        for c in topics.into_values().flatten() {
            let (a, b) = (value.find(index(&c.a)), value.find(index(&c.b)));
            if a != b {
                pairs.entry((a.min(b), a.max(b))).or_default().push(c);
            }
        }
        for of_pair in pairs.into_values() {
            let best = surest(&of_pair);
            let (mut left, mut right) = (BTreeSet::new(), BTreeSet::new());
            let first = value.find(index(&of_pair[0].a));
            for c in &of_pair {
                let turned = value.find(index(&c.a)) != first;
                let (a, b) = if turned { (&c.b, &c.a) } else { (&c.a, &c.b) };
                left.insert(a);
                right.insert(b);
            }
            list.push(finding(scene, kind, relation, best, &[left, right]));
        }
        return list;
    }
    let mut points_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..points.len() {
        points_of.entry(topic.find(at)).or_default().push(at);
    }
    for (root, of_topic) in topics {
        let mut sides: BTreeMap<usize, BTreeSet<&Point>> = BTreeMap::new();
        // Only values that a contrast of this relation touches are sides of the finding.
        let touched: BTreeSet<usize> =
            of_topic.iter().flat_map(|c| [index(&c.a), index(&c.b)]).map(|p| value.find(p)).collect();
        for at in &points_of[&root] {
            if touched.contains(&value.find(*at)) {
                sides.entry(value.find(*at)).or_default().insert(points[*at]);
            }
        }
        if relation != Relation::Agree && sides.len() < 2 {
            continue;
        }
        let best = surest(&of_topic);
        let sides: Vec<BTreeSet<&Point>> = sides.into_values().collect();
        list.push(finding(scene, kind, relation, best, &sides));
    }
    list
}

/// The contrast that stands for the others: the surest, of equals the first.
fn surest<'c>(contrasts: &[&'c Contrast]) -> &'c Contrast {
    contrasts.iter().fold(contrasts[0], |best, c| if c.confidence > best.confidence { c } else { best })
}

fn side(corpus: &Corpus, points: &BTreeSet<&Point>) -> Side {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for p in points {
        *votes.entry(&p.value).or_default() += 1;
    }
    let most = votes.values().copied().max().unwrap_or_default();
    let value = points.iter().find(|p| votes[p.value.as_str()] == most).map_or("", |p| &p.value).to_owned();
    let mut evidence: Vec<Evidence> = points
        .iter()
        .map(|p| Evidence { article: corpus.claims[p.claim].article, claim: p.claim, span: p.span })
        .collect();
    evidence.sort();
    evidence.dedup_by(|x, y| x.claim == y.claim && x.span.overlaps(y.span));
    Side { value, evidence }
}

fn finding(scene: &Scene, kind: Kind, relation: Relation, best: &Contrast, points: &[BTreeSet<&Point>]) -> Finding {
    let marks = |points: &BTreeSet<&Point>| -> Vec<String> {
        points.iter().map(|p| identity::mark(scene.corpus, relation, kind, p)).collect()
    };
    let mut both: Vec<(Side, Vec<String>)> = points.iter().map(|p| (side(scene.corpus, p), marks(p))).collect();
    both.sort_by(|x, y| x.0.evidence.cmp(&y.0.evidence));
    let (sides, marks): (Vec<Side>, Vec<Vec<String>>) = both.into_iter().unzip();
    let claims: BTreeSet<usize> = sides.iter().flat_map(|s| s.evidence.iter().map(|e| e.claim)).collect();
    // The group that holds most of the evidence, of equals the first.
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    for group in claims.iter().flat_map(|c| &scene.groups_of[*c]) {
        *held.entry(*group).or_default() += 1;
    }
    let group = held.into_iter().max_by(|x, y| x.1.cmp(&y.1).then(y.0.cmp(&x.0))).map(|(group, _)| group);
    let one_article = sides.iter().flat_map(|s| &s.evidence).map(|e| e.article).collect::<BTreeSet<_>>().len() == 1;
    Finding {
        id: identity::id(kind, &marks),
        marks,
        relation,
        kind,
        reason: best.reason,
        locus: if one_article && best.locus == Locus::Across { Locus::Within } else { best.locus },
        group,
        sides,
        severity: best.severity,
        confidence: best.confidence,
        explanation: best.because.clone(),
    }
}
