//! # slot: one statement, another filler or another act
//!
//! **What it flags.** Linked claims are taken apart into cases: a predicate with its slots. Where two cases agree in the
//! predicate and one slot holds two fillers, the fillers are weighed; where two predicates that exclude each other are said
//! of the same ones, the predicates are. Names of people and bodies make kind entity, what tells where makes kind place,
//! other words kind term. Two verbs that no list sets against each other make nothing, however alike the rest: as often
//! as not both hold.
//!
//! **Why it matters.** Most slips are one word in a sentence that is else the same.
//!
//! **Example.** "The patients were flown to Marrick" / "to Tessin"; "Two wardens have been suspended" / "arrested".
//!
//! **What it leaves alone.** Fillers that the other claim holds as well, classes and their members, lists, what is
//! negated, who is credited with words; the rest is weighed.

mod cases;
mod weigh;

use crate::lexicon::contrast_words;
use crate::rules::each_link;
use crate::signal::{Family, Place, Signals};
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use cases::{Case, Filler, Role};
use crossclaim_core::{Corpus, Keyword, Link, Sort, class};
use crossclaim_facts::NameType;
use crossclaim_text::Span;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use weigh::Pair;
pub(super) use weigh::rest;

/// The least score of a link whose claims are taken apart.
const LINK: f32 = 0.3;
/// A claim that is this much nearer to another of the same article is not compared.
const MARGIN: f32 = 0.6;
/// The least share of common words of two claims that may hold one statement with another filler.
const ROOM: f32 = 0.22;
/// The same, where they hold words that exclude each other.
const LITTLE: f32 = 0.12;
/// The share from which any word may be the one that differs.
const NEARLY: f32 = 0.45;
/// The most fillers, and the most acts, that one link puts side by side.
const MOST: usize = 4;

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let made: Vec<OnceLock<Vec<Case>>> = (0..corpus.claims.len()).map(|_| OnceLock::new()).collect();
    let of = |claim: usize| made[claim].get_or_init(|| cases::cases(corpus, trees, claim)).as_slice();
    let seen: Vec<Seen> = (0..corpus.claims.len()).into_par_iter().map(|c| Seen::of(corpus, c)).collect();
    each_link(corpus, trees, LINK, contrasts, |link, own| {
        // Trees cost more than all else: they are asked for where the words leave room for one statement.
        let alike = rest(corpus, [link.a, link.b], [Span::default(); 2]);
        if alike < LITTLE || !seen[link.a].leaves_room(&seen[link.b], alike) {
            return;
        }
        let near = |claim: usize| trees.nearest(link, claim).is_none_or(|margin| margin >= MARGIN);
        if near(link.a) && near(link.b) {
            pair(corpus, trees, link, of(link.a), of(link.b), own);
        }
    });
}

/// What of a claim's words can fill a slot, told without a tree.
struct Seen {
    /// The concepts of its names.
    names: BTreeSet<u32>,
    /// The classes of its nouns, each with the concept.
    classes: BTreeSet<(&'static str, u32)>,
    /// The sets of words that exclude each other, with the cells that it holds.
    cells: BTreeSet<(usize, usize)>,
}

impl Seen {
    fn of(corpus: &Corpus, claim: usize) -> Self {
        let document = corpus.document(claim);
        let keywords = &document.keywords[document.sentences[corpus.claims[claim].sentence].keywords.clone()];
        let (names, words): (Vec<&Keyword>, Vec<&Keyword>) =
            keywords.iter().partition(|k| corpus.concepts.sort(k.concept) == Sort::Name);
        let cells = contrast_words(document.words(corpus.claims[claim].span));
        Self {
            names: names.iter().map(|k| k.concept).collect(),
            classes: words.iter().filter_map(|k| Some((class(document.words(k.span))?, k.concept))).collect(),
            cells: cells.into_iter().map(|(set, cell, _)| (set, cell)).collect(),
        }
    }

    /// Does each claim hold a name, or a noun of one class, that the other has not, or a word that excludes one of the
    /// other's; or are they so much alike that any word may be the one that differs?
    fn leaves_room(&self, other: &Self, alike: f32) -> bool {
        let names = || !self.names.is_subset(&other.names) && !other.names.is_subset(&self.names);
        let classes = || {
            let own = self.classes.difference(&other.classes);
            own.into_iter().any(|(class, _)| other.classes.difference(&self.classes).any(|(other, _)| other == class))
        };
        let cells = || self.cells.iter().any(|(set, cell)| other.cells.iter().any(|(s, c)| s == set && c != cell));
        alike >= NEARLY || alike >= ROOM && (names() || classes()) || cells()
    }
}

/// Two places that may exclude each other, and what speaks for it.
struct Candidate<'a> {
    pair: Pair<'a>,
    spans: [Span; 2],
    /// The two fillers; `None` where it is the predicates that differ.
    fillers: Option<[&'a Filler; 2]>,
    score: f32,
}

fn pair(corpus: &Corpus, trees: &Trees, link: &Link, left: &[Case], right: &[Case], contrasts: &mut Vec<Contrast>) {
    let (mut fillers, mut acts) = (Vec::new(), Vec::new());
    for x in left {
        for y in right {
            let pair = Pair::of(corpus, link, x, y);
            let same = pair.same;
            if same || pair.other_actor() {
                let may =
                    |(f, g): &(&Filler, &Filler)| (same || actors(corpus, f, g)) && pair.may_exclude(corpus, f, g);
                for (f, g) in pair.unlike(corpus).into_iter().filter(may) {
                    let spans = [f.span, g.span];
                    let score = pair.met + if f.key.starts_with('@') == g.key.starts_with('@') { 0.5 } else { 0.0 };
                    fillers.push(Candidate { pair: pair.clone(), spans, fillers: Some([f, g]), score });
                }
            }
            if !same && pair.acts_differ(corpus) {
                let score = pair.met;
                acts.push(Candidate { pair, spans: [x.span, y.span], fillers: None, score });
            }
        }
    }
    for mut list in [fillers, acts] {
        list.sort_by(|x, y| y.score.total_cmp(&x.score).then(x.spans.cmp(&y.spans)));
        let mut told = BTreeSet::new();
        list.retain(|c| told.insert(c.spans));
        let rivals = list.len();
        for candidate in list.iter().take(MOST) {
            contrasts.extend(weigh(corpus, trees, link, candidate, rivals));
        }
    }
}

fn weigh(corpus: &Corpus, trees: &Trees, link: &Link, candidate: &Candidate, rivals: usize) -> Option<Contrast> {
    let [x, y] = candidate.spans;
    // Two things of which neither is known to the reader are two, unless they exclude each other.
    if let Some([f, g]) = candidate.fillers
        && candidate.pair.holds_many(f)
        && !(f.definite && g.definite)
        && !candidate.pair.exclude(corpus, [x, y])
    {
        return None;
    }
    let spot = |claim: usize, span: Span| Place { claim, span, without: span };
    let (a, b) = (spot(link.a, x), spot(link.b, y));
    let family = if candidate.fillers.is_some() { Family::Filler } else { Family::Act };
    let mut signals = Signals::of(corpus, trees, family, link, a, b);
    candidate.pair.signals(corpus, candidate.fillers, [x, y], &mut signals);
    signals.add(if candidate.fillers.is_some() { "slot_alone" } else { "act_alone" }, 1.0 / rivals.max(1) as f32);
    if !signals.parsed(corpus, trees, a, b) {
        return None;
    }
    let point = |claim: usize, span: Span| Point { claim, span, value: corpus.document(claim).words(span).to_owned() };
    let (a, b) = (point(link.a, x), point(link.b, y));
    let kind = candidate.fillers.map_or(Kind::Term, |fillers| kind(corpus, fillers));
    let names = candidate.fillers.is_some_and(|fillers| fillers.iter().all(|f| f.bearer.is_some()));
    let reason = match kind {
        Kind::Place if names => "places-differ",
        Kind::Entity if names => "participants-differ",
        Kind::Term if candidate.pair.exclude(corpus, [x, y]) => "words-exclude",
        _ => "fillers-differ",
    };
    let because = if candidate.fillers.is_some() {
        format!("in the same place of one statement, one source has {}, the other {}", a.value, b.value)
    } else {
        format!("of the same ones, one source says \u{201c}{}\u{201d}, the other \u{201c}{}\u{201d}", a.value, b.value)
    };
    Some(Contrast {
        relation: Relation::Disagree,
        kind,
        reason,
        a,
        b,
        because,
        locus: Locus::Across,
        severity: if kind == Kind::Term { Severity::Medium } else { Severity::High },
        confidence: signals.confidence(),
        signals: Some(signals),
    })
}

/// Classes of nouns for people and their bodies.
const ACTORS: [&str; 26] = [
    "person",
    "relative",
    "worker",
    "officer",
    "politician",
    "executive",
    "offender",
    "detainee",
    "litigant",
    "migrant",
    "sportsperson",
    "artist",
    "cleric",
    "follower",
    "learner",
    "customer",
    "organisation",
    "company",
    "government",
    "party",
    "court",
    "force",
    "gang",
    "team",
    "media",
    "crowd",
];
/// Classes of nouns for where something is.
const PLACES: [&str; 10] =
    ["town", "region", "country", "site", "building", "room", "road", "water", "terrain", "direction"];

fn named(corpus: &Corpus, f: &Filler, types: &[NameType]) -> bool {
    f.bearer.is_some_and(|id| types.contains(&corpus.registry.name_type(id)))
}

/// A person, or a body of people?
fn actor(corpus: &Corpus, f: &Filler) -> bool {
    named(corpus, f, &[NameType::Person, NameType::Organisation]) || f.class.is_some_and(|c| ACTORS.contains(&c))
}

/// Are both those who do it, and of the sort that does something?
fn actors(corpus: &Corpus, f: &Filler, g: &Filler) -> bool {
    f.role == Role::Agent && g.role == Role::Agent && actor(corpus, f) && actor(corpus, g)
}

/// What two fillers are.
fn kind(corpus: &Corpus, fillers: [&Filler; 2]) -> Kind {
    let place = |f: &Filler| named(corpus, f, &[NameType::Place]) || f.class.is_some_and(|c| PLACES.contains(&c));
    let locative = fillers.iter().all(|f| f.role.locative() || f.role == Role::Of);
    if locative && fillers.iter().any(|f| place(f) || f.bearer.is_some()) || fillers.iter().all(|f| place(f)) {
        Kind::Place
    } else if fillers.iter().any(|f| actor(corpus, f)) {
        Kind::Entity
    } else {
        Kind::Term
    }
}
