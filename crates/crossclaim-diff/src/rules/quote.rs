//! # quote and attribution: the same utterance, in other words or credited to someone else
//!
//! **What it flags.** Two quotations of one speaker that share most of their words, or most of
//! their weighty ones, and are not the same; and the same quotation credited to two speakers.
//!
//! **Why it matters.** Between quotation marks a reader expects the very words.
//!
//! **Example.** "It will be a long road" / "The road will be a long one", both given to one minister.
//!
//! **What it leaves alone.** A quotation that another article only trims; spelling, punctuation,
//! contractions and editorial brackets; two sentences of one speech that share a word or two.

use crate::align::align;
use crate::people;
use crate::trees::Trees;
use crate::{Contrast, Kind, Locus, Point, Relation, Severity};
use crossclaim_core::vocabulary::{concept, is_stop};
use crossclaim_core::{Corpus, Document, weight};
use crossclaim_facts::name::EntityId;
use crossclaim_facts::{Name, Quote};
use crossclaim_text::{Span, WordKind, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer words than this between quotation marks are a scare quote or a term.
const SHORTEST: usize = 4;
/// A concept that more quotations than this share does not make candidates.
const POSTINGS: usize = 64;
/// The share of aligned words from which two quotations are one utterance whatever they are about.
const ALIKE: f32 = 0.6;
/// The share of weighty concepts from which two quotations of one known speaker are one utterance.
const SAME_MATTER: f32 = 0.5;

/// So many words more at one end are another part of the speech.
const OUTSIDE: usize = 6;
/// The score of a link from which quotations of speakers that are not named may be one remark.
const LINKED: f32 = 0.6;

/// A quotation made ready to compare.
struct Utterance<'a> {
    article: usize,
    quote: &'a Quote,
    claim: usize,
    words: Vec<(String, Span)>,
    concepts: BTreeMap<String, f32>,
}

/// Runs the rule.
pub fn run(corpus: &Corpus, _trees: &Trees, contrasts: &mut Vec<Contrast>) {
    let utterances = utterances(corpus);
    let mut postings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, u) in utterances.iter().enumerate() {
        for key in u.concepts.keys() {
            postings.entry(key).or_default().push(index);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for list in postings.values().filter(|l| l.len() <= POSTINGS) {
        for (at, a) in list.iter().enumerate() {
            for b in &list[at + 1..] {
                if utterances[*a].article != utterances[*b].article {
                    pairs.insert((*a, *b));
                }
            }
        }
    }
    let near = corpus.links.iter().filter(|l| l.score >= LINKED);
    let linked: BTreeSet<(usize, usize)> = near.map(|l| (l.a, l.b)).collect();
    // The best counterpart of each quotation in each other article: a speech has many sentences.
    let mut judged: Vec<(f32, usize, usize, Likeness)> = pairs
        .into_iter()
        .filter_map(|(a, b)| {
            let pair = (utterances[a].claim.min(utterances[b].claim), utterances[a].claim.max(utterances[b].claim));
            let likeness = likeness(corpus, &utterances[a], &utterances[b], linked.contains(&pair))?;
            Some((likeness.score, a, b, likeness))
        })
        .collect();
    judged.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (_, a, b, likeness) in judged {
        let (x, y) = (&utterances[a], &utterances[b]);
        if taken.contains(&(a, y.article)) || taken.contains(&(b, x.article)) {
            continue;
        }
        taken.insert((a, y.article));
        taken.insert((b, x.article));
        judge(corpus, x, y, &likeness, contrasts);
    }
}

/// How much two quotations have in common.
struct Likeness {
    score: f32,
    pairs: Vec<(usize, usize)>,
    /// Aligned words over the mean length.
    ratio: f32,
    speakers: Speakers,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Speakers {
    Same,
    Unknown,
    Different,
}

fn utterances(corpus: &Corpus) -> Vec<Utterance<'_>> {
    let mut claim_of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (index, claim) in corpus.claims.iter().enumerate() {
        claim_of.insert((claim.article, claim.sentence), index);
    }
    let mut list = Vec::new();
    for (article, document) in corpus.documents.iter().enumerate() {
        for quote in &document.facts.quotes {
            let words = words(document, quote.span);
            let claim = document.sentence_at(quote.span.start).and_then(|s| claim_of.get(&(article, s)));
            if let (Some(claim), true) = (claim, words.len() >= SHORTEST) {
                let concepts = words
                    .iter()
                    .filter(|(w, _)| !is_stop(w))
                    .map(|(w, _)| concept(w))
                    .map(|c| (weight::background(&c), c))
                    .map(|(w, c)| (c, w))
                    .collect();
                list.push(Utterance { article, quote, claim: *claim, words, concepts });
            }
        }
    }
    list
}

/// The folded words of a quotation; what editors put in brackets is left out.
fn words(document: &Document, span: Span) -> Vec<(String, Span)> {
    let text = span.of(&document.article.text);
    let mut list = Vec::new();
    let mut depth = 0_usize;
    for word in crossclaim_text::words(text) {
        match word.span.of(text) {
            "[" => depth += 1,
            "]" => depth = depth.saturating_sub(1),
            w if depth == 0 && word.kind != WordKind::Mark => {
                let place = word.span.shift(span.start);
                // "we’re" and "we are" are the same words.
                let folded = fold(w);
                match expand(&folded) {
                    Some((head, tail)) => list.extend([(head.to_owned(), place), (tail.to_owned(), place)]),
                    None => list.push((folded.replace('.', ""), place)),
                }
            }
            _ => {}
        }
    }
    list
}

/// A contraction as the two words it stands for.
fn expand(word: &str) -> Option<(&str, &'static str)> {
    const TAILS: [(&str, &str); 6] =
        [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'s", "is")];
    match word {
        "can't" => return Some(("can", "not")),
        "won't" => return Some(("will", "not")),
        _ => {}
    }
    TAILS
        .iter()
        .find_map(|(tail, full)| word.strip_suffix(tail).map(|head| (head, *full)))
        .filter(|(h, _)| !h.is_empty())
}

fn likeness(corpus: &Corpus, x: &Utterance, y: &Utterance, linked: bool) -> Option<Likeness> {
    let shared: f32 = x.concepts.iter().filter(|(c, _)| y.concepts.contains_key(*c)).map(|(_, w)| w).sum();
    let count = x.concepts.keys().filter(|c| y.concepts.contains_key(*c)).count();
    let whole = |u: &Utterance| u.concepts.values().sum::<f32>();
    let least = whole(x).min(whole(y));
    if least <= 0.0 {
        return None;
    }
    let a: Vec<&str> = x.words.iter().map(|(w, _)| w.as_str()).collect();
    let b: Vec<&str> = y.words.iter().map(|(w, _)| w.as_str()).collect();
    let pairs = body(align(&a, &b));
    let aligned = pairs.len() as f32;
    let ratio = 2.0 * aligned / (a.len() + b.len()) as f32;
    let contained = aligned / a.len().min(b.len()) as f32;
    let speakers = speakers(corpus, x, y);
    // Words between quotation marks that share their order are one utterance; other words for the
    // same matter are one only when the speaker is known to be one.
    let alike = (ratio >= ALIKE || contained >= 0.75) && count >= 2 && pairs.len() >= SHORTEST;
    let matter = shared / least;
    let one_remark = speakers == Speakers::Same || (speakers == Speakers::Unknown && linked);
    let same_matter = one_remark && matter >= SAME_MATTER && count >= 3;
    (alike || same_matter).then_some(Likeness { score: ratio + matter, pairs, ratio, speakers })
}

/// The aligned words without the few at either end that a long stretch parts from the rest: they
/// are met by chance.
fn body(mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    const GAP: usize = 4;
    const RUN: usize = 3;
    let breaks = |p: &[(usize, usize)]| p[1].0 - p[0].0 > GAP || p[1].1 - p[0].1 > GAP;
    while let Some(at) = pairs.windows(2).position(breaks).filter(|at| at + 1 < RUN && pairs.len() > 2 * RUN) {
        pairs.drain(..=at);
    }
    while let Some(at) =
        pairs.windows(2).rposition(breaks).filter(|at| pairs.len() - at - 1 < RUN && pairs.len() > 2 * RUN)
    {
        pairs.truncate(at + 1);
    }
    pairs
}

fn speakers(corpus: &Corpus, x: &Utterance, y: &Utterance) -> Speakers {
    match (speaker(corpus, x), speaker(corpus, y)) {
        (Some(a), Some(b)) if corpus.registry.related(a, b) => Speakers::Same,
        // Whom "he" means is sure enough to join two remarks, not to tell two speakers apart.
        (Some(a), Some(b)) if named(corpus, x) && named(corpus, y) && people::differ(corpus, a, b) => {
            Speakers::Different
        }
        _ => Speakers::Unknown,
    }
}

/// Does a name stand in the words for the speaker?
fn named(corpus: &Corpus, u: &Utterance) -> bool {
    u.quote.speaker.is_some_and(|s| people::named(corpus, u.article, s).is_some())
}

/// The bearer behind the words for the speaker of a quotation: the name that stands in them, else
/// the one that the text resolves them to ("he", "the minister").
fn speaker(corpus: &Corpus, u: &Utterance) -> Option<EntityId> {
    let span = u.quote.speaker?;
    let names = &corpus.documents[u.article].facts.names;
    let resolved = u.quote.speaker_name.as_ref();
    let of = |list: &[Name]| resolved.and_then(|r| list.iter().find(|n| n.canonical == *r)).cloned();
    people::bearer(corpus, u.article, span).or_else(|| of(names).and_then(|n| corpus.entity(u.article, &n)))
}

fn judge(corpus: &Corpus, x: &Utterance, y: &Utterance, likeness: &Likeness, contrasts: &mut Vec<Contrast>) {
    let (dx, dy) = (&corpus.documents[x.article], &corpus.documents[y.article]);
    let whole = |u: &Utterance, d: &Document| Point {
        claim: u.claim,
        span: u.quote.span,
        value: d.words(u.quote.span).to_owned(),
    };
    let same_words = likeness.ratio >= 0.999;
    if likeness.speakers == Speakers::Different {
        // Two people can use one phrase; the same long sentence they do not.
        if likeness.ratio >= 0.8 && x.words.len().min(y.words.len()) >= 5 {
            let point = |u: &Utterance| Point {
                claim: u.claim,
                span: u.quote.speaker.unwrap_or(u.quote.span),
                value: speaker(corpus, u).map_or_else(String::new, |id| corpus.registry.label(id).to_owned()),
            };
            let (a, b) = (point(x), point(y));
            let because = format!("the same words are credited to {} and to {}", a.value, b.value);
            contrasts.push(Contrast {
                relation: Relation::Disagree,
                kind: Kind::Attribution,
                reason: "speakers-differ",
                a,
                b,
                because,
                locus: Locus::Across,
                severity: Severity::Medium,
                confidence: 0.7,
                signals: None,
            });
        }
        return;
    }
    let (relation, reason, because, severity, confidence, a, b) = if same_words {
        (
            Relation::Agree,
            "same-words",
            "both quote the same words".to_owned(),
            Severity::Low,
            0.95,
            whole(x, dx),
            whole(y, dy),
        )
    } else if trimmed(likeness, x, y) {
        (
            Relation::Compatible,
            "trimmed-quotation",
            "one quotes a part of what the other quotes, in the same words".to_owned(),
            Severity::Low,
            0.9,
            whole(x, dx),
            whole(y, dy),
        )
    } else {
        let (sx, sy) = differing(likeness, x, y);
        let point = |u: &Utterance, d: &Document, span: Span| Point {
            claim: claim_at(corpus, u, span),
            span,
            value: d.words(span).to_owned(),
        };
        let (a, b) = (point(x, dx, sx), point(y, dy, sy));
        let who = x.quote.speaker_name.as_ref().or(y.quote.speaker_name.as_ref());
        let whose = who.map_or_else(|| "the same remark".to_owned(), |n| format!("the same remark of {n}"));
        let because = format!("{whose} stands between quotation marks in two wordings");
        let confidence = if likeness.speakers == Speakers::Same { 0.85 } else { 0.7 };
        (Relation::Disagree, "reworded-quotation", because, Severity::Low, confidence, a, b)
    };
    contrasts.push(Contrast {
        relation,
        kind: Kind::Quote,
        reason,
        a,
        b,
        because,
        locus: Locus::Across,
        severity,
        confidence,
        signals: None,
    });
}

/// Is the shorter one a stretch of the longer one, word for word?
fn trimmed(likeness: &Likeness, x: &Utterance, y: &Utterance) -> bool {
    let whole = likeness.pairs.len() == x.words.len().min(y.words.len());
    let contiguous = likeness.pairs.windows(2).all(|p| p[1].0 == p[0].0 + 1 && p[1].1 == p[0].1 + 1);
    let (Some(first), Some(last)) = (likeness.pairs.first(), likeness.pairs.last()) else { return false };
    // Both cut the same speech, each in its own place: what only stands outside was left out, not reworded.
    let apart = |a: usize, b: usize| a.min(b) == 0 || a.max(b) > OUTSIDE;
    let ends = apart(first.0, first.1) && apart(x.words.len() - 1 - last.0, y.words.len() - 1 - last.1);
    contiguous && (whole || (ends && likeness.pairs.len() > OUTSIDE))
}

/// The words that differ, from the first to the last, in both quotations; what only one of them
/// has before or after the shared part was trimmed, not reworded.
fn differing(likeness: &Likeness, x: &Utterance, y: &Utterance) -> (Span, Span) {
    let pairs = &likeness.pairs;
    let (Some(first), Some(last)) = (pairs.first().copied(), pairs.last().copied()) else {
        return (x.quote.span, y.quote.span);
    };
    let mut low = None;
    let mut high = None;
    let mut note = |from: (usize, usize), to: (usize, usize)| {
        low.get_or_insert(from);
        high = Some(to);
    };
    // Both go on before or behind the shared part: that is other words, too.
    if first.0 > 0 && first.1 > 0 {
        note((0, 0), first);
    }
    for p in pairs.windows(2) {
        if p[1].0 != p[0].0 + 1 || p[1].1 != p[0].1 + 1 {
            note((p[0].0 + 1, p[0].1 + 1), p[1]);
        }
    }
    let behind = (x.words.len() - 1 - last.0, y.words.len() - 1 - last.1);
    if behind.0 > 0 && behind.1 > 0 {
        note((last.0 + 1, last.1 + 1), (x.words.len(), y.words.len()));
    }
    let (low, high) = (low.unwrap_or(first), high.unwrap_or(last));
    (cut(x, low.0, high.0), cut(y, low.1, high.1))
}

/// The span of words `from..to`, widened to neighbours so that a reader sees where it stands.
fn cut(u: &Utterance, from: usize, to: usize) -> Span {
    let last = u.words.len() - 1;
    let (mut from, mut to) = (from.min(last), to.clamp(from.min(last) + 1, last + 1));
    while to - from < 3 && (from > 0 || to <= last) {
        from = from.saturating_sub(1);
        to = (to + 1).min(last + 1);
    }
    u.words[from].1.cover(u.words[to - 1].1)
}

/// The claim in which `span` of a quotation begins.
fn claim_at(corpus: &Corpus, u: &Utterance, span: Span) -> usize {
    let document = &corpus.documents[u.article];
    let first = corpus.claims[u.claim].sentence;
    let here = document.sentence_at(span.start).unwrap_or(first);
    u.claim + here.saturating_sub(first)
}
