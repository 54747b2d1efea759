//! # polarity and certainty: one says so, the other says not so, or only that it may be
//!
//! **What it flags.** A negation or denial in one article whose words another article affirms; and
//! what one article gives as unconfirmed, alleged or only planned while another gives it as fact.
//!
//! **Why it matters.** Whether it happened at all is the first thing a reader asks.
//!
//! **Example.** "denies taking the money" / "the money that she took".
//!
//! **What it leaves alone.** Negations inside conditions and plans, words that only some of what is
//! negated share, two negations of the same thing, a denial that both articles report.

use crate::lexicon::SOFT_NEGATION;
use crate::setting::clause;
use crate::trees::{Trees, head_of};
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, Document, weight, within};
use crossclaim_facts::Stance;
use crossclaim_facts::stance::{Certainty, Polarity, StanceKind, certainty, polarity};
use crossclaim_syntax::Upos;
use crossclaim_text::{Span, fold};
use std::collections::BTreeSet;

/// The weight that the words under a negation must have, so that "is not new" meets nothing.
const LEAST: f32 = 1.1;
/// The score of a link from which less is enough.
const NEAR: f32 = 0.3;
/// The share of that weight that the affirming clause must hold.
const HELD: f32 = 0.75;
/// Concepts that more claims than this hold do not find counterparts.
const POSTINGS: usize = 128;
/// A claim with more stances than this is no sentence ("no not never no not never …"), and each would be asked of
/// every other.
const MOST: usize = 48;

/// Runs the rule.
pub fn run(corpus: &Corpus, trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let near = corpus.links.iter().filter(|l| l.score >= NEAR);
    let linked: BTreeSet<(usize, usize)> = near.map(|l| (l.a, l.b)).collect();
    for claim in 0..corpus.claims.len() {
        let document = corpus.document(claim);
        let span = corpus.claims[claim].span;
        let stances = within(&document.facts.stances, span, |s| s.cue);
        if stances.len() > MOST {
            continue;
        }
        for stance in stances {
            let (kind, reason) = match stance.kind {
                StanceKind::Denial => (Kind::Polarity, "denied"),
                StanceKind::Negation => (Kind::Polarity, "negated"),
                StanceKind::Unsupported => (Kind::Polarity, "no-evidence"),
                StanceKind::Hedge => (Kind::Certainty, "unconfirmed"),
                StanceKind::Plan => (Kind::Certainty, "only-planned"),
                _ => continue,
            };
            // A negation under a condition or a plan denies nothing ("unless no deal is reached").
            let own: Vec<Stance> = stances.iter().filter(|s| s.cue != stance.cue).cloned().collect();
            if !matches!(certainty(&own, stance.scope), Certainty::Asserted | Certainty::Reported)
                || polarity(&own, stance.scope) == Polarity::Negated
            {
                continue;
            }
            if softened(document, stance) {
                continue;
            }
            // Who plans it stands in front of the plan and is part of the matter.
            let reach = match kind {
                Kind::Certainty => clause(&document.article.text, span, stance.cue).cover(stance.scope),
                _ => stance.scope,
            };
            let matter = matter(corpus, claim, reach);
            let heavy = matter.len() > 1 && matter.iter().map(|(_, w)| w).sum::<f32>() >= LEAST;
            // What is denied is the verb or noun the word hangs on: without it nothing is met.
            let Some(core) = denied(trees, claim, stance).map(|t| concept(t.as_str())) else { continue };
            if !matter.iter().any(|(key, _)| *key == core) {
                continue;
            }
            let mut stated: Option<String> = None;
            for other in counterparts(corpus, claim, &core) {
                // Little said under a negation is enough between claims that meet in other words.
                if !heavy && !linked.contains(&(claim.min(other), claim.max(other))) {
                    continue;
                }
                if let Some(mut b) = affirmed(corpus, other, &matter, &core, kind) {
                    // All who say so are one side, in the words of the first.
                    let words = stated.get_or_insert_with(|| b.value.clone());
                    b.value.clone_from(words);
                    let a = Point {
                        claim,
                        span: trim(corpus, claim, stance.cue.cover(stance.scope)),
                        value: corpus.document(claim).words(stance.cue.cover(stance.scope)).to_owned(),
                    };
                    let because = match kind {
                        Kind::Polarity => {
                            format!("one says so, the other says \u{201c}{}\u{201d}", document.words(stance.cue))
                        }
                        _ => format!(
                            "one gives as fact what the other gives with \u{201c}{}\u{201d}",
                            document.words(stance.cue)
                        ),
                    };
                    contrasts.push(Contrast {
                        relation: Relation::Disagree,
                        kind,
                        reason,
                        a,
                        b,
                        because,
                        locus: Locus::Across,
                        severity: if kind == Kind::Polarity { Severity::High } else { Severity::Medium },
                        confidence: if reason == "denied" { 0.75 } else { 0.6 },
                        signals: None,
                    });
                }
            }
        }
    }
}

/// Is it given as a fact? Against a plan or a rumour, "will" is one.
fn as_fact(certainty: Certainty, kind: Kind) -> bool {
    match certainty {
        Certainty::Asserted | Certainty::Reported => true,
        Certainty::Forecast => kind == Kind::Certainty,
        _ => false,
    }
}

/// The weighty concepts of a span of a claim.
fn matter(corpus: &Corpus, claim: usize, span: Span) -> Vec<(String, f32)> {
    let document = corpus.document(claim);
    let sentence = &document.sentences[corpus.claims[claim].sentence];
    let mut list: Vec<(String, f32)> = document.keywords[sentence.keywords.clone()]
        .iter()
        .filter(|k| span.contains(k.span))
        .map(|k| (k.key.clone(), weight::background(&k.key)))
        .collect();
    list.sort_by(|x, y| x.0.cmp(&y.0));
    list.dedup_by(|x, y| x.0 == y.0);
    list
}

/// Is the negation followed by a word that makes it say something else ("not only", "not yet")?
fn softened(document: &Document, stance: &Stance) -> bool {
    let rest = Span::new(stance.cue.end, document.article.text.len());
    let next = document.words(rest).split_whitespace().next().unwrap_or("");
    let inside = document.words(stance.cue).split_whitespace().last().unwrap_or("");
    [next, inside].iter().any(|w| SOFT_NEGATION.contains(fold(w.trim_matches(|c: char| !c.is_alphanumeric())).as_str()))
}

/// The lemma of what a stance word negates or hedges: the verb it hangs on, the noun behind "no",
/// the complement of "denies" and "plans to".
fn denied(trees: &Trees, claim: usize, stance: &Stance) -> Option<String> {
    let parsed = trees.of(claim);
    let tree = &parsed.tree;
    let cue = head_of(tree, stance.cue)?;
    let token = &tree.tokens[cue];
    let light = matches!(token.relation(), "advmod" | "det" | "aux" | "mark" | "cc" | "case");
    let core = if light && token.upos != Upos::Verb {
        token.head?
    } else {
        // A verb that denies or plans: its clausal complement, else its object.
        let child = |relations: &[&str]| {
            tree.children(cue).find(|c| {
                relations.contains(&tree.tokens[*c].relation()) && stance.scope.overlaps(tree.tokens[*c].span)
            })
        };
        child(&["xcomp", "ccomp"]).or_else(|| child(&["obj"])).or_else(|| child(&["obl", "nmod", "advcl", "acl"]))?
    };
    Some(tree.tokens[core].lemma.clone())
}

/// Claims of other articles that hold the concept, where not too many do.
fn counterparts(corpus: &Corpus, claim: usize, core: &str) -> Vec<usize> {
    let article = corpus.claims[claim].article;
    let holders = corpus.concepts.holders(core);
    if holders.len() > POSTINGS {
        return Vec::new();
    }
    holders.iter().map(|c| *c as usize).filter(|c| corpus.claims[*c].article != article).collect()
}

/// The words of `other` that affirm the matter, if one clause of it holds enough of it and gives it as fact.
fn affirmed(corpus: &Corpus, other: usize, matter: &[(String, f32)], core: &str, kind: Kind) -> Option<Point> {
    let document = corpus.document(other);
    let sentence = &document.sentences[corpus.claims[other].sentence];
    let found: Vec<_> = document.keywords[sentence.keywords.clone()]
        .iter()
        .filter(|k| matter.iter().any(|(key, _)| *key == k.key))
        .collect();
    let first = found.first()?;
    let whole: f32 = matter.iter().map(|(_, w)| w).sum();
    // The clause around the first word that is met; all others must stand in it.
    let best = found
        .iter()
        .map(|k| clause(&document.article.text, sentence.span, k.span))
        .map(|c| {
            let mut keys: Vec<&str> = found.iter().filter(|k| c.contains(k.span)).map(|k| k.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            if !keys.contains(&core) {
                return (0.0, c);
            }
            let held: f32 = matter.iter().filter(|(key, _)| keys.contains(&key.as_str())).map(|(_, w)| w).sum();
            (held / whole, c)
        })
        .fold((0.0, first.span), |best, next| if next.0 > best.0 { next } else { best });
    if best.0 < HELD {
        return None;
    }
    let spans: Vec<Span> = found.iter().filter(|k| best.1.contains(k.span)).map(|k| k.span).collect();
    let span = spans.iter().skip(1).fold(*spans.first()?, |whole, s| whole.cover(*s));
    let stances = within(&document.facts.stances, corpus.claims[other].span, |s| s.cue);
    if polarity(stances, span) == Polarity::Negated || !as_fact(certainty(stances, span), kind) {
        return None;
    }
    // What somebody else is credited with is not the article's own word for a fact: that the
    // parties differ is a dispute that the source reports.
    let credited =
        document.facts.attributions.iter().any(|a| a.content.overlaps(span) && a.content.contains(first.span));
    if credited || document.facts.quotes.iter().any(|q| q.span.overlaps(span)) {
        return None;
    }
    Some(Point { claim: other, span, value: document.words(span).to_owned() })
}

/// The span within its claim, white space at its ends left out.
fn trim(corpus: &Corpus, claim: usize, span: Span) -> Span {
    let own = corpus.claims[claim].span;
    let span = Span::new(span.start.max(own.start), span.end.min(own.end));
    let words = corpus.document(claim).words(span);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}
