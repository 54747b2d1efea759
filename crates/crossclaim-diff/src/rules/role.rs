//! # entity: one role, two holders
//!
//! **What it flags.** An office of one country, town or body that two articles give to two people at
//! the same time, and a government named after two people in the same setting.
//!
//! **Why it matters.** A wrong name in an office is a plain mistake that readers spot.
//!
//! **Example.** "the support of the Dorn administration" / "the favour of the Veld administration".
//!
//! **What it leaves alone.** Former and coming holders, spellings of one name, offices that do not
//! say what they are of, an article that names both.

use crate::lexicon::ROLES;
use crate::people;
use crate::setting::Setting;
use crate::trees::{Trees, head_of};
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, within};
use crossclaim_facts::name::{self, EntityId};
use crossclaim_facts::{Name, NameType};
use crossclaim_syntax::{Tense, Upos};
use crossclaim_text::{Span, fold};
use std::collections::BTreeMap;

/// The weight of the setting that two governments of other names must share.
const SETTING: f32 = 0.25;

/// How many bytes behind a name the noun it stands in front of is looked for.
const NEXT: usize = 32;

struct Holder<'a> {
    claim: usize,
    name: &'a Name,
    bearer: Option<EntityId>,
    span: Span,
    /// What the office is of; `None` for a government named after its head.
    of: Option<String>,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let mut holders: BTreeMap<&'static str, Vec<Holder>> = BTreeMap::new();
    for claim in 0..corpus.claims.len() {
        collect(corpus, claim, &mut holders);
    }
    for (role, list) in &holders {
        // The first mention of each holder in each article stands for the others.
        let article = |h: &Holder| corpus.claims[h.claim].article;
        for x in list {
            let later = corpus.companions.of(article(x)).iter().filter(|other| **other > article(x));
            for other in later {
                let from = list.partition_point(|h| article(h) < *other);
                for y in list[from..].iter().take_while(|h| article(h) == *other) {
                    pair(corpus, trees, role, x, y, contrasts);
                }
            }
        }
    }
}

fn collect<'a>(corpus: &'a Corpus, claim: usize, holders: &mut BTreeMap<&'static str, Vec<Holder<'a>>>) {
    let document = corpus.document(claim);
    let span = corpus.claims[claim].span;
    for name in within(&document.facts.names, span, |n| n.span) {
        if name.name_type == NameType::Person
            && !name.title_past
            && let Some(title) = name.title
        {
            let words = fold(document.words(title));
            let office = ROLES
                .office
                .iter()
                .find(|o| words.ends_with(**o) || words.starts_with(**o) || words.contains(&format!(" {o} ")));
            let of = within(&document.facts.names, title, |n| n.span).first().map(|n| n.canonical.clone());
            if let (Some(office), Some(of)) = (office, of) {
                let holder = Holder {
                    claim,
                    name,
                    bearer: corpus.entity(corpus.claims[claim].article, name),
                    span: title.cover(name.span),
                    of: Some(of),
                };
                remember(corpus, holders.entry(office).or_default(), holder);
            }
        }
        let rest = document.words(Span::new(name.span.end, span.end.max(name.span.end)));
        let next = crossclaim_text::words(rest.split_at(rest.floor_char_boundary(NEXT)).0).first().map(|w| w.span);
        let bearer = next.and_then(|n| ROLES.bearer.iter().find(|b| **b == fold(n.of(rest))));
        // A surname alone may be taken for anything; "the Alba government" is of a place.
        let person = match name.name_type {
            NameType::Person => true,
            NameType::Place => false,
            _ => bearer.is_some_and(|b| *b != "government" && *b != "cabinet"),
        };
        if let (Some(bearer), true) = (bearer, person) {
            let length = next.map_or(0, |n| n.end);
            let holder = Holder {
                claim,
                name,
                bearer: corpus.entity(corpus.claims[claim].article, name),
                span: Span::new(name.span.start, name.span.end + length),
                of: None,
            };
            remember(corpus, holders.entry(bearer).or_default(), holder);
        }
    }
}

fn remember<'a>(corpus: &Corpus, list: &mut Vec<Holder<'a>>, new: Holder<'a>) {
    let article = corpus.claims[new.claim].article;
    // Those of one article stand together, the last of them at the end.
    let mut own = list.iter().rev().take_while(|h| corpus.claims[h.claim].article == article);
    if !own.any(|h| h.bearer == new.bearer && h.of.is_some()) {
        list.push(new);
    }
}

fn pair(corpus: &Corpus, trees: &Trees, role: &str, x: &Holder, y: &Holder, contrasts: &mut Vec<Contrast>) {
    let (a, b) = (corpus.claims[x.claim].article, corpus.claims[y.claim].article);
    if a == b || x.bearer == y.bearer || people::share_a_word(&x.name.canonical, &y.name.canonical) {
        return;
    }
    let confidence = match (&x.of, &y.of) {
        (Some(p), Some(q)) => {
            let one = name::related(p, q) || fold(p) == fold(q);
            // An article that names both knows the difference.
            if !one || knows(corpus, a, y.bearer) || knows(corpus, b, x.bearer) {
                return;
            }
            0.75
        }
        (None, None) => {
            let setting = |h: &Holder| Setting::of(corpus, h.claim, h.span, h.span);
            if setting(x).shared(&setting(y)) < SETTING || past(trees, x) || past(trees, y) {
                return;
            }
            0.7
        }
        _ => return,
    };
    let point =
        |h: &Holder| Point { claim: h.claim, span: h.span, value: corpus.document(h.claim).words(h.span).to_owned() };
    contrasts.push(Contrast {
        relation: Relation::Disagree,
        kind: Kind::Entity,
        reason: "role-holders-differ",
        a: point(x),
        b: point(y),
        because: format!("two names for one {role}: {} and {}", x.name.canonical, y.name.canonical),
        locus: Locus::Across,
        severity: Severity::High,
        confidence,
        signals: None,
    });
}

/// Does the clause tell of the past? A government that ruled once may have had another head.
fn past(trees: &Trees, h: &Holder) -> bool {
    let parsed = trees.of(h.claim);
    let walk = parsed.tree.walk();
    let Some(mut at) = head_of(&parsed.tree, h.span) else { return false };
    loop {
        if parsed.tree.tokens[at].upos == Upos::Verb && walk.verb_group(at).tense == Tense::Past {
            return true;
        }
        match parsed.tree.tokens[at].head {
            Some(head) => at = head,
            None => return false,
        }
    }
}

/// Does the article name this person anywhere?
fn knows(corpus: &Corpus, article: usize, bearer: Option<EntityId>) -> bool {
    corpus.documents[article].facts.names.iter().any(|n| corpus.entity(article, n) == bearer)
}
