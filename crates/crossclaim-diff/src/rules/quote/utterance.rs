//! Quotations made ready to compare: what one speaker says in one place.
//!
//! Comes in: the quotes of a document. Goes out: an [`Utterance`] for each stretch of speech, its
//! words folded and contractions written out, with the places where the article cut it.

use crate::people::{self, Who};
use crossclaim_core::vocabulary::{concept, is_stop};
use crossclaim_core::{Corpus, Document, weight};
use crossclaim_facts::Quote;
use crossclaim_text::{Span, WordKind, fold, lexicon, stem};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Longer stretches are cut: the work of a comparison is the product of both lengths.
const LONGEST: usize = 400;
/// So many bytes of the narrator may stand between two quotations of one stretch.
const NARRATOR: usize = 160;
/// So many words in parentheses are an editor's addition.
const ASIDE: usize = 3;

/// A word of a quotation.
pub(super) struct Word {
    /// Folded, contractions written out: "we're" gives "we" and "are".
    pub folded: String,
    pub stem: String,
    /// Its concept, for a word with content.
    pub concept: Option<String>,
    pub span: Span,
    /// The article left words out before it, or interrupts the speech there.
    pub cut: bool,
    /// It begins a sentence.
    pub opens: bool,
}

/// What one speaker says in one place.
pub(super) struct Utterance {
    pub article: usize,
    /// The claim of its first word.
    pub claim: usize,
    /// The sentence of its first word.
    sentence: usize,
    pub words: Vec<Word>,
    /// The words for the speaker, where the text has some.
    pub speaker: Option<Span>,
    /// Who that is.
    pub who: Who,
    /// The weighty concepts, each with its weight in general English.
    pub concepts: BTreeMap<String, f32>,
}

impl Utterance {
    /// The claim in which `span` begins.
    pub fn claim_at(&self, corpus: &Corpus, span: Span) -> usize {
        let here = corpus.documents[self.article].sentence_at(span.start).unwrap_or(self.sentence);
        self.claim + here.saturating_sub(self.sentence)
    }

    /// The whole of it, as far as it stands in one pair of marks.
    pub fn span(&self) -> Span {
        let border = self.words.iter().skip(1).position(|w| w.cut).map_or(self.words.len(), |at| at + 1);
        self.words[0].span.cover(self.words[border - 1].span)
    }
}

/// The utterances of all articles, in order.
pub(super) fn utterances(corpus: &Corpus) -> Vec<Utterance> {
    let mut list: Vec<Utterance> = Vec::new();
    for (article, document) in corpus.documents.iter().enumerate() {
        let claims = corpus.claims_of(article);
        let mut last: Option<&Quote> = None;
        for quote in &document.facts.quotes {
            let words = words(document, quote.span);
            let (Some(sentence), Some(first)) = (document.sentence_at(quote.span.start), words.first()) else {
                continue;
            };
            let claim = claims.start + corpus.claims[claims.clone()].partition_point(|c| c.sentence < sentence);
            let first = first.span;
            let goes_on = last.is_some_and(|l| {
                let near = quote.span.start.saturating_sub(l.span.end) <= NARRATOR;
                near && (quote.continues || quote.speaker.is_some() && quote.speaker == l.speaker)
            });
            last = Some(quote);
            let held =
                list.last_mut().filter(|u| goes_on && u.article == article && u.words.len() + words.len() <= LONGEST);
            if let Some(open) = held {
                open.words.extend(words);
                if let Some(word) = open.words.iter_mut().find(|w| w.span == first) {
                    word.cut = true;
                }
                continue;
            }
            let who = people::behind_quote(corpus, article, quote);
            list.push(Utterance {
                article,
                claim,
                sentence,
                words,
                speaker: quote.speaker,
                who,
                concepts: BTreeMap::new(),
            });
        }
    }
    for utterance in &mut list {
        let weighed = utterance.words.iter().filter_map(|w| w.concept.clone());
        utterance.concepts = weighed.map(|c| (weight::background(&c), c)).map(|(w, c)| (c, w)).collect();
    }
    list
}

/// The words between two marks; what editors put in brackets is left out.
fn words(document: &Document, span: Span) -> Vec<Word> {
    let text = span.of(&document.article.text);
    let mut list: Vec<Word> = Vec::new();
    let (mut depth, mut aside) = (0_usize, None);
    let (mut cut, mut opens) = (false, true);
    for word in crossclaim_text::words(text) {
        let place = word.span.shift(span.start);
        match word.span.of(text) {
            "[" => depth += 1,
            "]" => depth = depth.saturating_sub(1),
            "(" => aside = Some(list.len()),
            // "these (local) supervisors": the word in parentheses is the editor's.
            ")" => {
                if let Some(from) = aside.take().filter(|from| list.len() - from <= ASIDE) {
                    list.truncate(from);
                }
            }
            "…" | "..." | "...." => cut = true,
            mark if word.kind == WordKind::Mark && mark.starts_with("..") => cut = true,
            // The three stops of an ellipsis are three marks.
            "." if text[word.span.end..].starts_with('.') || text[..word.span.start].ends_with('.') => cut = true,
            "." | "!" | "?" | ";" => opens = true,
            w if depth == 0 && (word.kind != WordKind::Mark || w == "&") && list.len() < LONGEST => {
                // "one-in-three" and "1 in 3" are the same words.
                let mut from = 0;
                for part in w.split('-') {
                    let place = Span::new(place.start + from, place.start + from + part.len());
                    from += part.len() + 1;
                    let folded = fold(part);
                    if folded.is_empty() {
                        continue;
                    }
                    let (head, tail) = match expand(&folded) {
                        Some((head, tail)) => (head.to_owned(), Some(tail)),
                        None => (plain(&folded), None),
                    };
                    list.push(made(head, place, std::mem::take(&mut cut), std::mem::take(&mut opens)));
                    list.extend(tail.map(|t| made(t.to_owned(), place, false, false)));
                }
            }
            _ => {}
        }
    }
    list
}

fn made(folded: String, span: Span, cut: bool, opens: bool) -> Word {
    let concept = (!is_stop(&folded)).then(|| concept(&folded));
    Word { stem: stem(&folded), folded, concept, span, cut, opens }
}

/// The rows of spellings: each first form stands for the others.
static SPELLINGS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for row in lexicon::rows(include_str!("../../../lexicon/en/quote_spellings.txt")) {
        for form in &row[1..] {
            forms.insert(*form, row[0]);
        }
    }
    forms
});

/// Spellings of one word: "F.B.I.", "Gen.", "&", "3".
fn plain(folded: &str) -> String {
    let bare = folded.replace('.', "");
    SPELLINGS.get(bare.as_str()).map_or(bare, |first| (*first).to_owned())
}

/// A contraction as the two words it stands for.
fn expand(word: &str) -> Option<(&str, &'static str)> {
    const TAILS: [(&str, &str); 7] =
        [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'d", "would"), ("'s", "is")];
    match word {
        "can't" | "cannot" => return Some(("can", "not")),
        "won't" => return Some(("will", "not")),
        _ => {}
    }
    TAILS
        .iter()
        .find_map(|(tail, full)| word.strip_suffix(tail).map(|head| (head, *full)))
        .filter(|(h, _)| !h.is_empty())
}
