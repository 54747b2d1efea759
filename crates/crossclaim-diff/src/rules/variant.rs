//! # entity and place: other names that can both hold
//!
//! **What it flags.** As compatible: two spellings of one name, and a place within a place.
//!
//! **Why it matters.** A reader who checks a name against another source looks for it under the spelling that
//! the source uses, and a city for its country is no contradiction.
//!
//! **Example.** "Kyiv" / "Kiev"; "a store in central Lyon" / "a store in France".
//!
//! **What it leaves alone.** A short form of a name, a place that the other claim names as well, and places that no
//! row and neither article puts into one another.

use crate::rules::each_link;
use crate::rules::name::PREPOSITIONS;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::{Corpus, within};
use crossclaim_facts::name::{EntityId, lies_in};
use crossclaim_facts::{Name, NameType};
use crossclaim_text::{Span, fold};
use std::collections::{BTreeMap, BTreeSet};

/// The least score of a link whose names are compared: what two claims of two things have in common says nothing.
const LINK: f32 = 0.4;
/// A claim with more names than this is a list, and each would be asked of every other.
const MOST: usize = 24;

/// A name in its claim.
struct Fact<'a> {
    claim: usize,
    name: &'a Name,
    id: EntityId,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    spellings(corpus, contrasts);
    let told: BTreeSet<(EntityId, EntityId)> =
        (0..corpus.documents.len()).flat_map(|article| told_within(corpus, article)).collect();
    each_link(corpus, trees, LINK, contrasts, |link, contrasts| {
        let (left, right) = (facts(corpus, link.a), facts(corpus, link.b));
        if left.len() > MOST || right.len() > MOST {
            return;
        }
        let only = |f: &Fact, others: &[Fact]| is_place(corpus, f) && others.iter().all(|o| o.id != f.id);
        let lies = |f: &Fact, g: &Fact| lies_in(&f.name.canonical, &g.name.canonical) || told.contains(&(f.id, g.id));
        // "Kyiv refused" and "Ukraine refused" speak of one actor, not of where something was.
        let actors =
            |f: &Fact, g: &Fact| corpus.registry.related(f.id, g.id) && !(somewhere(corpus, f) && somewhere(corpus, g));
        for x in left.iter().filter(|x| only(x, &right)) {
            for y in right.iter().filter(|y| only(y, &left)) {
                let found = if actors(x, y) {
                    None
                } else if lies(x, y) {
                    Some((x, y))
                } else {
                    lies(y, x).then_some((y, x))
                };
                if let Some((part, whole)) = found {
                    let because = format!("{} is in {}", shown(corpus, part), shown(corpus, whole));
                    contrasts.push(contrast(corpus, [x, y], Kind::Place, "place-within", because));
                }
            }
        }
    });
}

/// Writes down which names the articles spell in two ways: where each article has one of them first. It is a matter
/// of the name, not of the claims, so that one name is one finding however often it stands.
fn spellings(corpus: &Corpus, contrasts: &mut Vec<Contrast>) {
    let mut first: BTreeMap<EntityId, BTreeMap<&str, BTreeMap<usize, Fact>>> = BTreeMap::new();
    for claim in 0..corpus.claims.len() {
        let article = corpus.claims[claim].article;
        // "Ukrainian" is a word of its own, not a spelling of "Ukraine".
        for fact in facts(corpus, claim).into_iter().filter(|f| f.name.name_type != NameType::Other) {
            let forms = first.entry(fact.id).or_default();
            forms.entry(&fact.name.canonical).or_default().entry(article).or_insert(fact);
        }
    }
    for forms in first.values().filter(|forms| forms.len() > 1) {
        let Some((base, of_base)) = forms.iter().max_by_key(|(form, articles)| (articles.len(), form.len())) else {
            continue;
        };
        let Some(head) = of_base.values().next() else { continue };
        for (form, others) in forms.iter().filter(|(form, _)| spelt_otherwise(base, form)) {
            let because = format!("{base} and {form} are two spellings of one name");
            let mut push = |x: &Fact, y: &Fact| {
                let kind = if is_place(corpus, x) { Kind::Place } else { Kind::Entity };
                if corpus.claims[x.claim].article != corpus.claims[y.claim].article {
                    contrasts.push(contrast(corpus, [x, y], kind, "name-variant", because.clone()));
                }
            };
            for other in others.values() {
                push(head, other);
            }
            if let Some(other) = others.values().next() {
                for fact in of_base.values().skip(1) {
                    push(fact, other);
                }
            }
        }
    }
}

fn facts(corpus: &Corpus, claim: usize) -> Vec<Fact<'_>> {
    let article = corpus.claims[claim].article;
    within(&corpus.document(claim).facts.names, corpus.claims[claim].span, |n| n.span)
        .iter()
        .filter_map(|name| Some(Fact { claim, name, id: corpus.entity(article, name)? }))
        .collect()
}

fn is_place(corpus: &Corpus, f: &Fact) -> bool {
    f.name.name_type == NameType::Place && corpus.registry.name_type(f.id) == NameType::Place
}

/// The name with its article: "the United States".
fn shown(corpus: &Corpus, f: &Fact) -> String {
    let before = corpus.document(f.claim).article.text.get(..f.name.span.start).unwrap_or("");
    let article = if before.ends_with(" the ") { "the " } else { "" };
    format!("{article}{}", f.name.canonical)
}

/// Does a word that says where stand in front of the name?
fn somewhere(corpus: &Corpus, f: &Fact) -> bool {
    let span = corpus.claims[f.claim].span;
    let before = corpus.document(f.claim).words(Span::new(span.start, f.name.span.start.max(span.start)));
    before.split_whitespace().next_back().is_some_and(|word| PREPOSITIONS.contains(&fold(word).as_str()))
}

/// Do two names of one bearer differ in the letters of a word, read from the end: "Volodymyr Zelensky" and
/// "Zelenskyy"? Dots and capitals are no letters, a plural is the same word, and a short form, an acronym or a
/// nickname is another one.
fn spelt_otherwise(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let letters = |w: &str| fold(w).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        name.split_whitespace().rev().map(letters).collect()
    };
    let other = |x: &String, y: &String| {
        let whole = x.chars().count().min(y.chars().count()) > 1;
        let plural = a.split_whitespace().count() == 1 && (*x == format!("{y}s") || *y == format!("{x}s"));
        whole && !plural && strsim::normalized_damerau_levenshtein(x, y) >= ALIKE
    };
    let (left, right) = (words(a), words(b));
    let differing: Vec<_> = left.iter().zip(&right).filter(|(x, y)| x != y).collect();
    !differing.is_empty() && left.concat() != right.concat() && differing.iter().all(|(x, y)| other(x, y))
}

/// From this likeness on two words of one bearer's name are spellings, not a name and a nickname. "Kiev" has half of
/// the letters of "Kyiv".
const ALIKE: f64 = 0.5;

/// The pairs of places of which the article says, with a comma, that the first lies in the second ("Vell Hill,
/// Osmer"). A state lies in nothing, and a third place beside them makes it a list.
fn told_within(corpus: &Corpus, article: usize) -> Vec<(EntityId, EntityId)> {
    let document = &corpus.documents[article];
    let names = &document.facts.names;
    let between = |a: &Name, b: &Name| document.words(Span::new(a.span.end, b.span.start.max(a.span.end)));
    let listed = |at: usize| {
        let behind = document.article.text.get(names[at + 1].span.end..).unwrap_or("");
        let before = at > 0 && between(&names[at - 1], &names[at]) == ", ";
        before || [" and ", " or ", ", and "].iter().any(|w| behind.starts_with(w))
    };
    (0..names.len().saturating_sub(1))
        .filter(|at| names[*at..*at + 2].iter().all(|n| n.name_type == NameType::Place))
        .filter(|at| between(&names[*at], &names[*at + 1]) == ", " && !listed(*at))
        .filter_map(|at| Some((corpus.entity(article, &names[at])?, corpus.entity(article, &names[at + 1])?)))
        .filter(|(part, whole)| part != whole && corpus.registry.actor(*part).is_none())
        .collect()
}

fn contrast(corpus: &Corpus, [x, y]: [&Fact; 2], kind: Kind, reason: &'static str, because: String) -> Contrast {
    let point = |f: &Fact| {
        let value = if kind == Kind::Entity { &f.name.canonical } else { corpus.document(f.claim).words(f.name.span) };
        Point { claim: f.claim, span: f.name.span, value: value.to_owned() }
    };
    Contrast {
        relation: Relation::Compatible,
        kind,
        reason,
        a: point(x),
        b: point(y),
        because,
        locus: Locus::Across,
        severity: Severity::Low,
        confidence: 0.9,
        signals: None,
    }
}
