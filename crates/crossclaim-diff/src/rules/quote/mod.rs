//! # quote and attribution: the same utterance, in other words or credited to someone else
//!
//! **What it flags.** Two quotations of one speaker that are one utterance, word for word in the same
//! order, and differ in a few words; and the same quotation credited to two speakers.
//!
//! **Why it matters.** Between quotation marks a reader expects the very words.
//!
//! **Example.** "It will be a long road" / "The road will be a long one", both given to one minister.
//!
//! **What it leaves alone.** A quotation that another article only trims or cuts; spelling, punctuation,
//! contractions and editorial brackets; two sentences of one speech that share their topic; words that
//! stand elsewhere in the other article as they stand here; paraphrase outside of quotation marks.

mod block;
mod utterance;

use crate::align::align;
use crate::people;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use block::{Block, blocks};
use crossclaim_core::Corpus;
use crossclaim_text::Span;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use utterance::{Utterance, utterances};

/// A concept that more utterances than this share does not make candidates.
const POSTINGS: usize = 64;
/// Altered words that lie so many words apart are told apart.
const APART: usize = 6;
/// Both go on in other words, at most so many: the end was altered. Longer ends are other sentences.
const TAIL: usize = 5;
/// The share of the longer sentence that must be met, too, where the wording is loose.
const LONG: f32 = 0.3;
/// An utterance of so many words is short.
const SHORT: usize = 16;
/// So many words before or behind a shared stretch are compared once more.
const FILL: usize = 14;

/// Runs the rule.
pub fn run(corpus: &Corpus, _trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let utterances = utterances(corpus);
    let of_pair = |(a, b): (usize, usize)| {
        let (x, y) = (&utterances[a], &utterances[b]);
        let (blocks, turned) = (blocks(&x.words, &y.words), turned(x, y));
        if blocks.is_empty() && !turned {
            return Vec::new();
        }
        let speakers = speakers(corpus, x, y);
        let linked = corpus.link(x.claim, y.claim).is_some();
        let mut shared: Vec<Shared> =
            blocks.into_iter().filter_map(|block| Shared::of(x, y, (a, b), block, speakers, linked)).collect();
        if turned && speakers == Speakers::Same && shared.is_empty() {
            shared.push(Shared::turned(x, y, (a, b)));
        }
        shared
    };
    let mut shared: Vec<Shared> = candidates(corpus, &utterances).into_par_iter().flat_map_iter(of_pair).collect();
    // What is nearest to the very words is read first: a speaker says much the same twice, and one article
    // may have the first, the other both.
    shared.sort_by(|p, q| q.rank.total_cmp(&p.rank).then_with(|| (p.of, p.left.start).cmp(&(q.of, q.left.start))));
    let mut taken: BTreeMap<(usize, usize), Vec<Range<usize>>> = BTreeMap::new();
    for s in shared {
        let (x, y) = (&utterances[s.of.0], &utterances[s.of.1]);
        let keys = [((s.of.0, y.article), &s.left), ((s.of.1, x.article), &s.right)];
        let busy = |(key, range): &((usize, usize), &Range<usize>)| {
            taken.get(key).is_some_and(|list| list.iter().any(|r| overlap(r, range) * 5 > range.len() * 2))
        };
        if keys.iter().any(busy) {
            continue;
        }
        for (key, range) in keys {
            taken.entry(key).or_default().push(range.clone());
        }
        s.judge(corpus, x, y, contrasts);
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Pairs of utterances of two articles of one event that share a concept that few hold.
fn candidates(corpus: &Corpus, utterances: &[Utterance]) -> Vec<(usize, usize)> {
    let mut postings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, u) in utterances.iter().enumerate() {
        for key in u.concepts.keys() {
            postings.entry(key).or_default().push(index);
        }
    }
    let mut pairs = BTreeSet::new();
    for list in postings.values().filter(|l| l.len() <= POSTINGS) {
        for (at, a) in list.iter().enumerate() {
            let meets = |b: &&usize| corpus.companions.meet(utterances[*a].article, utterances[**b].article);
            pairs.extend(list[at + 1..].iter().filter(meets).map(|b| (*a, *b)));
        }
    }
    pairs.into_iter().collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speakers {
    Same,
    Unknown,
    Different,
}

fn speakers(corpus: &Corpus, x: &Utterance, y: &Utterance) -> Speakers {
    match (x.who.bearer, y.who.bearer) {
        (Some(a), Some(b)) if corpus.registry.related(a, b) || people::one_name(corpus, a, b) => Speakers::Same,
        _ if people::two_speakers(corpus, (x.article, &x.who), (y.article, &y.who)) => Speakers::Different,
        _ => Speakers::Unknown,
    }
}

/// Do two short utterances hold the same weighty words, in whatever order? "Every door was worth the
/// walk" / "The walk was worth every door"
fn turned(x: &Utterance, y: &Utterance) -> bool {
    let both = x.concepts.keys().filter(|c| y.concepts.contains_key(*c)).count();
    let most = x.concepts.len().max(y.concepts.len());
    both >= 3 && both * 4 >= most * 3 && x.words.len().max(y.words.len()) <= SHORT
}

/// A stretch that two utterances share, weighed.
struct Shared {
    of: (usize, usize),
    left: Range<usize>,
    right: Range<usize>,
    /// The words that differ inside of it and at its ends.
    altered: Vec<(Range<usize>, Range<usize>)>,
    speakers: Speakers,
    /// The words of both sides that met.
    met: usize,
    /// Met words over the shorter sentence.
    covered: f32,
    rank: f32,
}

impl Shared {
    /// `None` when the two are two utterances.
    fn of(
        x: &Utterance,
        y: &Utterance,
        of: (usize, usize),
        block: Block,
        speakers: Speakers,
        linked: bool,
    ) -> Option<Self> {
        let block = if speakers == Speakers::Same { filled(x, y, block) } else { block };
        let (left, right) = (block.left(), block.right());
        let met = block.pairs.len();
        let content = block.pairs.iter().filter(|p| x.words[p.0].concept.is_some()).count();
        let (whole_left, whole_right) = (sentences(x, &left), sentences(y, &right));
        let mut altered: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        let mut elided: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for pair in block.pairs.windows(2) {
            let (a, b) = (pair[0].0 + 1..pair[1].0, pair[0].1 + 1..pair[1].1);
            let cut =
                |u: &Utterance, r: &Range<usize>| (r.start..=r.end).any(|at| u.words.get(at).is_some_and(|w| w.cut));
            if a.is_empty() && cut(x, &a) || b.is_empty() && cut(y, &b) {
                elided.push((a, b));
            } else if !a.is_empty() || !b.is_empty() {
                altered.push((a, b));
            }
        }
        altered.extend(
            block
                .pairs
                .iter()
                .filter(|p| x.words[p.0].folded != y.words[p.1].folded)
                .map(|p| (p.0..p.0 + 1, p.1..p.1 + 1)),
        );
        altered.sort_by_key(|r| (r.0.start, r.1.start, r.0.end, r.1.end));
        let length = left.len() + right.len() - elided.iter().map(|e| e.0.len() + e.1.len()).sum::<usize>();
        let density = 2.0 * met as f32 / length.max(1) as f32;
        let covered = met as f32 / whole_left.len().min(whole_right.len()).max(1) as f32;
        let covered = covered.min(1.0);
        let longest = met as f32 / whole_left.len().max(whole_right.len()).max(1) as f32;
        // Both go on, or begin, in other words.
        let head = (whole_left.start..left.start, whole_right.start..right.start);
        let tail = (left.end..whole_left.end, right.end..whole_right.end);
        let ends = |r: &(Range<usize>, Range<usize>)| !r.0.is_empty() && !r.1.is_empty();
        let short = |r: &(Range<usize>, Range<usize>)| r.0.len().max(r.1.len()) <= TAIL;
        let inner = !altered.is_empty();
        if covered >= 0.5 && speakers != Speakers::Different {
            if ends(&head) && short(&head) {
                altered.insert(0, head.clone());
            }
            if ends(&tail) && short(&tail) {
                altered.push(tail.clone());
            }
        }
        // "One way or the other, we have to do it" / "and we have to do it one way or the other": what the
        // one has at its end, the other has at its head, or where the first was cut.
        let mut turned = false;
        if altered.is_empty() && speakers == Speakers::Same {
            let cuts = elided.iter().flat_map(|e| [(&tail.0, &e.1), (&head.0, &e.1), (&e.0, &tail.1), (&e.0, &head.1)]);
            let swapped = [(&head.0, &tail.1), (&tail.0, &head.1)].into_iter().chain(cuts);
            let found = swapped.into_iter().find(|(a, b)| moved(x, a, y, b)).map(|(a, b)| (a.clone(), b.clone()));
            turned = found.is_some() && covered >= 0.4;
            altered.extend(found);
        }
        let one = match speakers {
            Speakers::Same => {
                // "You might think that's fine" beside a sentence of thirty words that begins so is another one.
                let frame = covered >= 0.5 && density >= 0.5 && longest >= LONG && met >= 4 && content >= 2;
                let part = met >= 7 && density >= 0.75 && content >= 3;
                // "It will be very difficult" / "this will be a very difficult conversation"
                let little = covered >= 0.75 && density >= 0.6 && longest >= LONG && met >= 4 && content >= 1;
                frame || part || little || turned
            }
            Speakers::Unknown => {
                let frame = covered >= 0.7 && density >= 0.7 && met >= 6 && content >= 3;
                let part = met >= 8 && density >= 0.8 && content >= 4;
                let very = !inner && covered >= 0.9 && met >= 4 && content >= 2;
                frame || part || very
            }
            Speakers::Different => {
                let long = met >= 5 && density >= 0.85 && covered >= 0.8 && content >= 2;
                let exact =
                    !inner && met == x.words.len() && met == y.words.len() && met >= 3 && content >= 1 && linked;
                long || exact
            }
        };
        let known = if speakers == Speakers::Same { 1.5 } else { 0.0 };
        let rank = block.score + known - 0.5 * altered.len() as f32;
        one.then_some(Self { of, left, right, altered, speakers, met, covered, rank })
    }

    /// The whole of two utterances whose words have changed places.
    fn turned(x: &Utterance, y: &Utterance, of: (usize, usize)) -> Self {
        let (left, right) = (0..x.words.len(), 0..y.words.len());
        let altered = vec![(left.clone(), right.clone())];
        Self { of, left, right, altered, speakers: Speakers::Same, met: 0, covered: 0.0, rank: 1.0 }
    }

    fn judge(&self, corpus: &Corpus, x: &Utterance, y: &Utterance, contrasts: &mut Vec<Contrast>) {
        if self.speakers == Speakers::Different {
            contrasts.push(credited(corpus, x, y));
            return;
        }
        let whole = |u: &Utterance, range: &Range<usize>| point(corpus, u, cut(u, range));
        if self.altered.is_empty() {
            let same = self.left.len() == x.words.len() && self.right.len() == y.words.len();
            let (relation, reason, because) = if same {
                (Relation::Agree, "same-words", "both quote the same words")
            } else {
                (
                    Relation::Compatible,
                    "trimmed-quotation",
                    "one quotes a part of what the other quotes, in the same words",
                )
            };
            contrasts.push(Contrast {
                relation,
                kind: Kind::Quote,
                reason,
                a: whole(x, &self.left),
                b: whole(y, &self.right),
                because: because.to_owned(),
                locus: Locus::Across,
                severity: Severity::Low,
                confidence: if same { 0.95 } else { 0.9 },
                signals: None,
            });
            return;
        }
        let who = x.who.bearer.or(y.who.bearer).map(|id| corpus.registry.label(id));
        let whose = who.map_or_else(|| "the same remark".to_owned(), |n| format!("the same remark of {n}"));
        for (a, b) in clusters(&self.altered) {
            let grade = Grade::of(x, &a, y, &b);
            let (sa, sb) = (cut(x, &a), cut(y, &b));
            let (a, b) = (point(corpus, x, sa), point(corpus, y, sb));
            let sure = if self.speakers == Speakers::Same { 0.8 } else { 0.65 };
            let sure = sure + if self.covered >= 0.75 && self.met >= 6 { 0.1 } else { 0.0 };
            contrasts.push(Contrast {
                relation: Relation::Disagree,
                kind: Kind::Quote,
                reason: "reworded-quotation",
                because: format!("{whose} stands between quotation marks in two wordings: {}", grade.words()),
                a,
                b,
                locus: Locus::Across,
                severity: grade.severity(),
                confidence: if grade == Grade::Joined { sure - 0.2 } else { sure },
                signals: None,
            });
        }
    }
}

/// The block with the words that its sentences share before and behind it: of one speaker, an utterance
/// that was altered at length is still one ("We have lost the hill, but we have not lost the town").
fn filled(x: &Utterance, y: &Utterance, mut block: Block) -> Block {
    let (left, right) = (block.left(), block.right());
    let (whole_left, whole_right) = (sentences(x, &left), sentences(y, &right));
    let head = (whole_left.start..left.start, whole_right.start..right.start);
    let tail = (left.end..whole_left.end, right.end..whole_right.end);
    let shared = |a: &Range<usize>, b: &Range<usize>| -> Vec<(usize, usize)> {
        if a.len().max(b.len()) > FILL {
            return Vec::new();
        }
        let stems =
            |u: &Utterance, r: &Range<usize>| u.words[r.clone()].iter().map(|w| w.stem.clone()).collect::<Vec<_>>();
        let pairs: Vec<(usize, usize)> =
            align(&stems(x, a), &stems(y, b)).into_iter().map(|(i, j)| (a.start + i, b.start + j)).collect();
        // One small word alone is met by chance.
        let content = pairs.iter().any(|p| x.words[p.0].concept.is_some());
        if content || pairs.len() > 1 { pairs } else { Vec::new() }
    };
    let before = shared(&head.0, &head.1);
    let behind = shared(&tail.0, &tail.1);
    block.pairs.splice(0..0, before);
    block.pairs.extend(behind);
    block
}

/// Do two stretches hold much the same words?
fn moved(x: &Utterance, a: &Range<usize>, y: &Utterance, b: &Range<usize>) -> bool {
    let theirs: BTreeSet<&str> = y.words[b.clone()].iter().map(|w| w.stem.as_str()).collect();
    let both = x.words[a.clone()].iter().filter(|w| theirs.contains(w.stem.as_str())).count();
    both >= 3 && both * 2 >= a.len().min(b.len()) && a.len().max(b.len()) <= FILL
}

/// How far two wordings lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grade {
    /// A negation stands on one side only.
    Negated,
    /// Other words that carry content.
    Altered,
    /// Other small words or forms.
    Small,
    /// The clauses are joined in another way.
    Joined,
}

impl Grade {
    fn of(x: &Utterance, a: &Range<usize>, y: &Utterance, b: &Range<usize>) -> Self {
        let words =
            |u: &Utterance, r: &Range<usize>| u.words[r.clone()].iter().map(|w| w.folded.clone()).collect::<Vec<_>>();
        let (left, right) = (words(x, a), words(y, b));
        let not = |list: &[String]| {
            list.iter().filter(|w| matches!(w.as_str(), "not" | "never" | "no" | "nothing" | "nobody" | "none")).count()
        };
        let weighty = |u: &Utterance, r: &Range<usize>, other: &[String]| {
            u.words[r.clone()].iter().any(|w| w.concept.is_some() && !other.contains(&w.folded))
        };
        if not(&left) != not(&right) {
            Self::Negated
        } else if weighty(x, a, &right) || weighty(y, b, &left) {
            Self::Altered
        } else if left.iter().chain(&right).all(|w| matches!(w.as_str(), "and" | "but" | "so" | "that")) {
            Self::Joined
        } else {
            Self::Small
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Negated => "one of them negates",
            Self::Altered => "words that carry its content differ",
            Self::Small => "small words or forms differ",
            Self::Joined => "the clauses are joined in another way",
        }
    }

    const fn severity(self) -> Severity {
        match self {
            Self::Negated => Severity::High,
            Self::Altered => Severity::Medium,
            Self::Small | Self::Joined => Severity::Low,
        }
    }
}

/// The sentences of an utterance that a stretch touches, as far as they were not cut.
fn sentences(u: &Utterance, range: &Range<usize>) -> Range<usize> {
    let border = |at: usize| u.words[at].opens || u.words[at].cut;
    let start = (0..=range.start).rev().find(|&at| border(at)).unwrap_or(0);
    let end = (range.end..u.words.len()).find(|&at| border(at)).unwrap_or(u.words.len());
    start..end
}

/// Altered words that lie close are one alteration.
fn clusters(altered: &[(Range<usize>, Range<usize>)]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut list: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (a, b) in altered {
        match list.last_mut() {
            Some((x, y)) if a.start.saturating_sub(x.end) <= APART && b.start.saturating_sub(y.end) <= APART => {
                x.end = x.end.max(a.end);
                y.end = y.end.max(b.end);
            }
            _ => list.push((a.clone(), b.clone())),
        }
    }
    list
}

/// The span of some words, widened to neighbours so that a reader sees where it stands; never across
/// the narrator's words.
fn cut(u: &Utterance, range: &Range<usize>) -> Span {
    let count = u.words.len();
    let (mut from, mut to) = (range.start.min(count - 1), range.end.clamp(1, count));
    while to.saturating_sub(from) < 3 && (from > 0 && !u.words[from].cut || to < count && !u.words[to].cut) {
        if from > 0 && !u.words[from].cut {
            from -= 1;
        }
        if to < count && !u.words[to].cut {
            to += 1;
        }
    }
    let to = to.max(from + 1);
    let to = (from + 1..to).find(|&at| u.words[at].cut).unwrap_or(to);
    u.words[from].span.cover(u.words[to - 1].span)
}

fn point(corpus: &Corpus, u: &Utterance, span: Span) -> Point {
    let value = corpus.documents[u.article].words(span).to_owned();
    Point { claim: u.claim_at(corpus, span), span, value }
}

/// One quotation, two speakers.
fn credited(corpus: &Corpus, x: &Utterance, y: &Utterance) -> Contrast {
    let side = |u: &Utterance| {
        let span = match u.speaker {
            Some(speaker) if u.who.named => speaker,
            Some(speaker) => people::shown(speaker, u.span()),
            None => u.span(),
        };
        let label = u.who.bearer.map(|id| corpus.registry.label(id).to_owned());
        let value = label.unwrap_or_else(|| corpus.documents[u.article].words(span).to_owned());
        Point { claim: u.claim_at(corpus, span), span, value }
    };
    let (a, b) = (side(x), side(y));
    let because = format!("the same words are credited to {} and to {}", a.value, b.value);
    Contrast {
        relation: Relation::Disagree,
        kind: Kind::Attribution,
        reason: "speakers-differ",
        a,
        b,
        because,
        locus: Locus::Across,
        severity: Severity::Medium,
        confidence: 0.8,
        signals: None,
    }
}
