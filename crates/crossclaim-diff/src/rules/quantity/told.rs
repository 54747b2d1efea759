//! What a figure is said of: the words around it that belong to no other figure.
//!
//! Comes in: a figure in its claim. Goes out: its territory, its noun phrase with what narrows it, its words by concept,
//! the words of the lists that tell a whole from a part.

use super::figure::{Fact, compared};
use crate::lexicon::{CONTRASTS, SCOPE_WORDS, contrast_words};
use crate::setting::clause;
use crossclaim_core::{Corpus, quantities, times_of, weight};
use crossclaim_facts::TimexType;
use crossclaim_facts::quantity::QuantityRole;
use crossclaim_text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The least weight, in general English, of a word that narrows what is counted.
const SAYS: f32 = 0.25;
/// Words behind the figure of a part that say which part it is: "four of them seriously".
const MOST: usize = 6;

/// A figure with what it is said of.
pub(super) struct Told<'a> {
    /// The figure.
    pub fact: &'a Fact<'a>,
    /// Its clause, up to the figures before and behind it.
    pub territory: Span,
    /// What is counted, with the phrases behind it.
    pub phrase: Span,
    /// The concepts of the territory, with their places.
    pub keys: BTreeMap<String, Span>,
    /// The concepts of the phrase but for its head.
    narrow: BTreeSet<String>,
    /// All concepts of the sentence.
    pub sentence: BTreeSet<String>,
    /// Words that tell which of a thing a number counts, by class.
    pub cues: BTreeMap<&'static str, Span>,
    /// The cues of the whole sentence.
    sentence_cues: BTreeSet<&'static str>,
    /// Another figure of the clause that is a share of something.
    pub share: Option<Span>,
}

impl<'a> Told<'a> {
    /// What a figure is said of.
    pub fn of(corpus: &Corpus, fact: &'a Fact<'a>) -> Self {
        let document = corpus.document(fact.claim);
        let claim = &corpus.claims[fact.claim];
        let territory = territory(corpus, fact.claim, fact.quantity.span);
        let figure = fact.quantity.span;
        let mut phrase = fact.counted;
        for qualifier in fact.quantity.scope.qualifiers.iter().filter(|q| territory.contains(**q)) {
            phrase = phrase.cover(*qualifier);
        }
        let sentence = &document.sentences[claim.sentence];
        let keywords = &document.keywords[sentence.keywords.clone()];
        let word = |key: &str| !key.starts_with("d:") && !key.starts_with("n:");
        let keys: BTreeMap<String, Span> = keywords
            .iter()
            .filter(|k| territory.contains(k.span) && !figure.overlaps(k.span) && word(corpus.name(k)))
            .map(|k| (corpus.name(k).to_owned(), k.span))
            .collect();
        let narrow = keys
            .iter()
            .filter(|(key, span)| phrase.contains(**span) && Some(*key) != fact.head.as_ref())
            .map(|(key, _)| key.clone())
            .collect();
        let cues = cues(corpus, fact, territory, phrase);
        let sentence_cues = SCOPE_WORDS.found(document.words(claim.span)).into_iter().map(|(class, _)| class).collect();
        let around = clause(&document.article.text, claim.span, figure);
        let share = quantities(corpus, claim)
            .iter()
            .find(|q| q.role == QuantityRole::Share && around.contains(q.span) && !q.span.overlaps(figure))
            .map(|q| q.span);
        Self {
            fact,
            territory,
            phrase,
            keys,
            narrow,
            sentence: keywords.iter().map(|k| corpus.name(k).to_owned()).collect(),
            cues,
            sentence_cues,
            share,
        }
    }

    /// Does the sentence list parts of what is counted ("include")?
    pub fn lists(&self) -> bool {
        self.sentence_cues.contains("listing")
    }

    /// The words of a class, where the words around the other's figure have none.
    pub fn against(&self, class: &str, other: &Self) -> Option<Span> {
        self.cues.get(class).copied().filter(|_| !other.cues.contains_key(class))
    }

    /// The words of a class, where the other's sentence has none.
    pub fn only(&self, class: &str, other: &Self) -> Option<Span> {
        self.cues.get(class).copied().filter(|_| !other.sentence_cues.contains(class))
    }

    /// How much narrows what is counted here, and is not in the other's sentence: from 0 to 1.
    pub fn narrower(&self, other: &Self) -> f32 {
        let own = self.narrow.iter().filter(|key| !other.sentence.contains(*key));
        own.map(|key| weight::background(key)).filter(|w| *w >= SAYS).fold(0.0, f32::max)
    }

    /// The share of the territory's words that the other's sentence does not have.
    pub fn foreign(&self, other: &Self) -> f32 {
        let all: f32 = self.keys.keys().map(|key| weight::background(key)).sum();
        let own = self.keys.keys().filter(|key| !other.sentence.contains(*key));
        own.map(|key| weight::background(key)).sum::<f32>() / all.max(1.0)
    }
}

/// Words of these classes tell of a figure from anywhere in its part of the sentence.
const FAR: [&str; 6] = ["yearly", "span", "cast", "eligible", "mean", "point"];
/// These tell of it only among the words of what is counted.
const OWN: [&str; 2] = ["era", "past"];
/// Others stand no further from it than so many bytes.
const CLOSE: usize = 30;

/// The words of the list that tell of the figure, by class.
fn cues(corpus: &Corpus, fact: &Fact, territory: Span, phrase: Span) -> BTreeMap<&'static str, Span> {
    let document = corpus.document(fact.claim);
    let figure = fact.quantity.span;
    let claim = &corpus.claims[fact.claim];
    // "The dockers want 8 percent, and they want it each year": behind the last figure all is said of it.
    let last = !quantities(corpus, claim).iter().any(|q| compared(q) && q.span.start >= figure.end);
    let reach = if last { Span::new(territory.start, claim.span.end) } else { territory };
    let around = figure.cover(phrase);
    let distance =
        |s: Span| if s.end <= around.start { around.start - s.end } else { s.start.saturating_sub(around.end) };
    let mut cues = BTreeMap::new();
    for (class, span) in SCOPE_WORDS.found(document.words(reach)) {
        let span = span.shift(reach.start);
        let near = if OWN.contains(&class) {
            span.start >= figure.end && distance(span) <= CLOSE
        } else {
            FAR.contains(&class) || distance(span) <= CLOSE
        };
        if !span.overlaps(figure) && near && class != "include" {
            cues.entry(class).or_insert(span);
        }
    }
    // "over 2 years"
    let over = |t: &&crossclaim_facts::Time| {
        t.timex_type == TimexType::Duration
            && reach.contains(t.span)
            && document.article.text[..t.span.start].trim_end().ends_with("over")
    };
    if let Some(time) = times_of(corpus, claim).iter().find(over) {
        cues.entry("span").or_insert(time.span);
    }
    // "214 people, its crew of five included": what is included is counted as well.
    let rest = Span::new(around.end.min(claim.span.end), claim.span.end);
    let included = |(class, span): &(&str, Span)| *class == "include" && span.start <= CLOSE;
    if let Some((_, span)) = SCOPE_WORDS.found(document.words(rest)).into_iter().find(included) {
        cues.entry("include").or_insert(span.shift(rest.start));
    }
    if let Some(span) = beside(corpus, fact, around) {
        cues.entry("besides").or_insert(span);
    }
    cues
}

/// What is counted beside the figure: "14 skiers **and the attendant**", "214 passengers **and five members of staff**".
fn beside(corpus: &Corpus, fact: &Fact, around: Span) -> Option<Span> {
    let document = corpus.document(fact.claim);
    let claim = &corpus.claims[fact.claim];
    let behind = Span::new(around.end.min(claim.span.end), claim.span.end);
    let words: Vec<Span> =
        crossclaim_text::words(document.words(behind)).iter().take(4).map(|w| w.span.shift(behind.start)).collect();
    let [and, next, noun, ..] = words.as_slice() else { return None };
    let determined =
        matches!(document.words(*next), "the" | "a" | "an" | "its" | "their" | "our" | "his" | "her" | "one");
    let counted = quantities(corpus, claim).iter().any(|q| compared(q) && q.span.contains(*next));
    (document.words(*and) == "and" && (determined || counted)).then(|| and.cover(*noun))
}

/// The clause around a figure, without what is said of the figures before and behind it.
fn territory(corpus: &Corpus, claim: usize, figure: Span) -> Span {
    let document = corpus.document(claim);
    let mut span = clause(&document.article.text, corpus.claims[claim].span, figure);
    for q in quantities(corpus, &corpus.claims[claim]) {
        if !compared(q) || q.span.overlaps(figure) {
            continue;
        }
        let whole = q.counted.as_ref().map_or(q.span, |c| q.span.cover(c.span));
        if whole.end <= figure.start {
            span = Span::new(span.start.max(whole.end), span.end);
        } else if q.span.start >= figure.end {
            span = Span::new(span.start, span.end.min(q.span.start));
        }
    }
    Span::new(span.start.min(figure.start), span.end.max(figure.end))
}

/// The words that a part of the sentence begins with, up to a mark or a word that opens a clause.
fn opening(corpus: &Corpus, claim: usize, span: Span) -> Span {
    let document = corpus.document(claim);
    let ends = |w: &str| {
        matches!(
            w,
            "," | ";"
                | ":"
                | "."
                | ")"
                | "("
                | "\u{2014}"
                | "\u{2013}"
                | "when"
                | "after"
                | "as"
                | "while"
                | "in"
                | "at"
                | "on"
                | "near"
        )
    };
    let words = crossclaim_text::words(document.words(span));
    let mut end = span.start;
    for (at, word) in words.iter().enumerate() {
        if at > 0 && ends(word.span.of(document.words(span))) || at >= MOST {
            break;
        }
        end = span.start + word.span.end;
    }
    Span::new(span.start, end)
}

/// What is said of the parts of a figure's whole ("four of them seriously", "Of these 88 were dead"): concepts and places.
pub(super) fn parts(corpus: &Corpus, whole: &Fact) -> Vec<(String, Span)> {
    let mut list = Vec::new();
    let article = corpus.claims[whole.claim].article;
    for claim in [whole.claim, whole.claim + 1] {
        if corpus.claims.get(claim).is_none_or(|c| c.article != article) {
            continue;
        }
        let document = corpus.document(claim);
        let sentence = &document.sentences[corpus.claims[claim].sentence];
        for q in quantities(corpus, &corpus.claims[claim]) {
            let part = q.value < whole.quantity.value
                && (q.scope.part_of.is_some() || q.whole.is_some() && q.whole == whole.quantity.value);
            if !part {
                continue;
            }
            let from = q.span.end.max(q.scope.part_of.map_or(0, |s| s.end));
            let territory = territory(corpus, claim, q.span);
            let behind = opening(corpus, claim, Span::new(from.min(territory.end), territory.end));
            let keys = document.keywords[sentence.keywords.clone()].iter().filter(|k| behind.contains(k.span));
            list.extend(
                keys.map(|k| {
                    (corpus.name(k).to_owned(), if claim == whole.claim { k.span } else { whole.quantity.span })
                }),
            );
        }
    }
    list
}

/// Two nouns that one figure counts together: "operations and appointments", "cops and troops, 300 in all". A determiner
/// before the second ends what is counted: "800 soldiers and the school classes".
pub(super) fn coordinated(corpus: &Corpus, told: &Told) -> Option<[(String, Span); 2]> {
    let document = corpus.document(told.fact.claim);
    let mut places: Vec<(&String, Span)> = told.keys.iter().map(|(key, span)| (key, *span)).collect();
    places.sort_by_key(|(_, span)| *span);
    let between = |a: Span, b: Span| document.article.text.get(a.end..b.start).unwrap_or("").trim();
    let figure = told.fact.quantity.span;
    let head = told.fact.counted;
    places
        .windows(2)
        .filter(|two| between(two[0].1, two[1].1) == "and")
        .find(|two| {
            let behind = head != figure && (head.overlaps(two[0].1) || head.overlaps(two[1].1));
            behind || two[1].1.end <= figure.start && matches!(between(two[1].1, figure), "," | "\u{2013}" | ":" | "")
        })
        .map(|two| [(two[0].0.clone(), two[0].1), (two[1].0.clone(), two[1].1)])
}

/// The words for a state in the territory of a figure: set and cell of the contrast list, and the word.
pub(super) fn states(corpus: &Corpus, told: &Told) -> Vec<(usize, usize, Span)> {
    let document = corpus.document(told.fact.claim);
    let found = contrast_words(document.words(told.territory)).into_iter();
    found
        .map(|(set, cell, span)| (set, cell, span.shift(told.territory.start)))
        // Who is counted is told by the phrase alone: "villagers said that 12 tourists …".
        .filter(|(set, _, span)| {
            let topic = CONTRASTS[*set].topic;
            topic.starts_with("state_") && (!topic.starts_with("state_who") || told.phrase.contains(*span))
        })
        .collect()
}
