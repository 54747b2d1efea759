//! Who is meant: the bearer behind the words for a speaker, an agent, a holder of a role.
//!
//! Comes in: a span of an article. Goes out: the bearer of the name in it, or of the name that its
//! pronoun or description safely stands for; and whether two such bearers are surely two.

use crossclaim_core::{Corpus, Document, Reference, is_person_noun, within};
use crossclaim_facts::name::EntityId;
use crossclaim_facts::{Name, NameType, Quote};
use crossclaim_text::{Span, fold, lexicon};
use std::collections::HashSet;
use std::sync::LazyLock;

/// From here on a reference is sure enough to tell two people apart, not only to join what one says.
const APART: f32 = 0.85;
/// So many bytes lie at most between two names of which one speaks for the other.
const BESIDE: usize = 90;
/// The longest evidence, in bytes.
const SHOWN: usize = 200;
/// So many articles are asked what they call somebody.
const ASKED: usize = 64;

static ANYBODY: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::lines(include_str!("../lexicon/en/anybody.txt")).collect());
static REPRESENTS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::lines(include_str!("../lexicon/en/represents.txt")).collect());

static MANY_VOICES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::lines(include_str!("../lexicon/en/many_voices.txt")).collect());

/// Whom words are credited to, as far as the article tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The bearer of the name, or of the name that was meant.
    pub bearer: Option<EntityId>,
    /// The words hold the name.
    pub named: bool,
    /// Sure enough to say that it is nobody else.
    pub sure: bool,
    /// What an unnamed one is called: "defender".
    pub role: Option<String>,
    /// The words are those of a body that speaks through its members ("the committee's letter").
    pub many: bool,
}

/// The name in a phrase: the last person before its first comma ("Port Osmer coach Henrik Dahl"), else
/// any person, organisation or place in it. In "Vale's lawyer" the owner does not count.
pub fn named(corpus: &Corpus, article: usize, phrase: Span) -> Option<&Name> {
    let document = &corpus.documents[article];
    let phrase = with_apposition(document, phrase);
    let names = within(&document.facts.names, phrase, |n| n.span);
    let comma = document.words(phrase).find(',').map_or(phrase.end, |at| phrase.start + at);
    let owner = |n: &Name| {
        let rest = n.span.end.min(phrase.end)..phrase.end;
        let rest = document.article.text.get(rest).unwrap_or("");
        rest.starts_with("'s ") || rest.starts_with("’s ")
    };
    // "The Sandrian Red Cross": what stands right before a body belongs to it.
    let part = |n: &Name| {
        let next = names.get(names.partition_point(|o| o.span.start < n.span.end));
        let body = next.filter(|o| o.name_type == NameType::Organisation && n.title.is_none());
        body.is_some_and(|o| document.words(Span::new(n.span.end, o.span.start)) == " ")
    };
    let person = |n: &&Name| n.name_type == NameType::Person && !owner(n) && !part(n);
    let of = |t: NameType| names.iter().find(|n| n.name_type == t && !owner(n));
    let head = names.iter().filter(|n| n.span.end <= comma).rfind(person);
    let rest = names.iter().find(person);
    head.or(rest).or_else(|| of(NameType::Organisation)).or_else(|| of(NameType::Place))
}

/// The phrase with the name behind its comma: "the prosecutor, Marta Quil".
fn with_apposition(document: &Document, phrase: Span) -> Span {
    let names = &document.facts.names;
    let next = names.get(names.partition_point(|n| n.span.start < phrase.end));
    match next {
        Some(n) if document.words(Span::new(phrase.end, n.span.start)) == ", " => phrase.cover(n.span),
        _ => phrase,
    }
}

/// Who is behind a phrase: the bearer named in it, else the one it safely refers to.
pub fn behind(corpus: &Corpus, article: usize, phrase: Span) -> Who {
    let document = &corpus.documents[article];
    if let Some(name) = named(corpus, article, phrase) {
        let bearer = corpus.entity(article, name);
        let label = bearer.map_or("", |id| corpus.registry.label(id));
        let words = fold(document.words(phrase)) + " " + &fold(label);
        let many = words.split(|c: char| !c.is_alphanumeric()).any(|w| MANY_VOICES.contains(w));
        return Who { bearer, named: true, sure: true, role: None, many };
    }
    let meant = within(&document.references, phrase, |r| r.span)
        .iter()
        .filter(|r| r.span.start == phrase.start || r.span.end == phrase.end)
        .filter_map(|r| Some((r.name()?, r)))
        .max_by_key(|(_, r): &(usize, &Reference)| r.span.len());
    if let Some((name, reference)) = meant {
        let bearer = corpus.entity(article, &document.facts.names[name]);
        return Who { bearer, sure: reference.confidence >= APART, ..Who::default() };
    }
    Who { role: role(document.words(phrase)), ..Who::default() }
}

/// Who says a quotation.
pub fn behind_quote(corpus: &Corpus, article: usize, quote: &Quote) -> Who {
    let mut who = quote.speaker.map(|span| behind(corpus, article, span)).unwrap_or_default();
    if who.bearer.is_none()
        && let Some(name) = &quote.speaker_name
    {
        let names = &corpus.documents[article].facts.names;
        let meant = names.iter().find(|n| n.canonical == *name);
        who.bearer = meant.and_then(|n| corpus.entity(article, n));
    }
    who
}

/// What shows a reader whose words these are, where the words for the speaker name nobody: they and the
/// words themselves, as far as that is not long.
pub fn shown(source: Span, content: Span) -> Span {
    let both = source.cover(content);
    if both.len() <= SHOWN { both } else { source }
}

/// What an unnamed speaker is called: "the winning coach" is a coach. Nouns for anybody tell nothing.
fn role(phrase: &str) -> Option<String> {
    let folded = fold(phrase);
    let rest = folded.strip_prefix("the ")?;
    let noun = rest.split(" of ").next()?.split_whitespace().last()?;
    (is_person_noun(noun) && !ANYBODY.contains(noun)).then(|| noun.to_owned())
}

/// Are the two surely two, so that words credited to both are credited to two sources?
pub fn two_speakers(corpus: &Corpus, x: (usize, &Who), y: (usize, &Who)) -> bool {
    match (x.1.bearer, y.1.bearer) {
        (Some(a), Some(b)) => {
            // A body that speaks through its members, and one person: it may be one of them.
            let mixed = corpus.registry.name_type(a) != corpus.registry.name_type(b);
            let member = mixed && (x.1.many || y.1.many);
            x.1.sure && y.1.sure && !member && differ(corpus, a, b) && !affiliated(corpus, &[x.0, y.0], a, b)
        }
        (Some(a), None) => y.1.role.as_ref().is_some_and(|role| x.1.sure && another_role(corpus, a, role)),
        (None, Some(b)) => x.1.role.as_ref().is_some_and(|role| y.1.sure && another_role(corpus, b, role)),
        (None, None) => false,
    }
}

/// Do all articles call a person otherwise? "the defender" is not Henrik Dahl, the coach.
fn another_role(corpus: &Corpus, person: EntityId, role: &str) -> bool {
    let mut called = false;
    for (article, document) in corpus.documents.iter().enumerate().take(ASKED) {
        for name in document.facts.names.iter().filter(|n| n.title.is_some()) {
            if corpus.entity(article, name) != Some(person) {
                continue;
            }
            let title = name.title.map_or(String::new(), |t| fold(document.words(t)));
            if title.split_whitespace().any(|w| w.trim_matches('.') == role) {
                return false;
            }
            called |= title.split_whitespace().last().is_some_and(is_person_noun);
        }
    }
    called
}

/// Are both bearers persons or bodies, and surely two? Two persons are, two bodies are; a person and a
/// body are unless the body is a state or one of its seats, which any of its people may speak for.
pub fn differ(corpus: &Corpus, a: EntityId, b: EntityId) -> bool {
    let registry = &corpus.registry;
    let speaks = |id| matches!(registry.name_type(id), NameType::Person | NameType::Organisation);
    let mixed = registry.name_type(a) != registry.name_type(b);
    speaks(a)
        && speaks(b)
        && !registry.related(a, b)
        && !(mixed && (registry.actor(a).is_some() || registry.actor(b).is_some()))
        && !one_name(corpus, a, b)
}

/// Can two names be one? "Christie" and "Chris Christie", "Fish and Wildlife Service" and "FWS".
pub fn one_name(corpus: &Corpus, a: EntityId, b: EntityId) -> bool {
    let (a, b) = (corpus.registry.label(a), corpus.registry.label(b));
    share_a_word(a, b) || initials(a) == fold(b) || initials(b) == fold(a)
}

/// The first letters of a name's words in capitals.
fn initials(name: &str) -> String {
    let capital = |w: &str| w.chars().next().filter(|c| c.is_uppercase());
    name.split_whitespace().filter_map(capital).flat_map(char::to_lowercase).collect()
}

/// Does one of two speak for the other, as far as these articles tell? "Jim Pell, an adviser to Senator
/// Vold"; a person whom the text puts beside a body.
fn affiliated(corpus: &Corpus, articles: &[usize], a: EntityId, b: EntityId) -> bool {
    let mixed = corpus.registry.name_type(a) != corpus.registry.name_type(b);
    articles.iter().any(|&article| {
        let document = &corpus.documents[article];
        let ids: Vec<(Span, EntityId)> = document
            .facts
            .names
            .iter()
            .filter_map(|n| Some((n.span, corpus.entity(article, n)?)))
            .filter(|(_, id)| *id == a || *id == b)
            .collect();
        ids.windows(2).any(|pair| {
            let (first, second) = (pair[0], pair[1]);
            let between = document.article.text.get(first.0.end..second.0.start).unwrap_or("");
            let near = first.1 != second.1 && between.len() <= BESIDE && !between.contains(['\n', '“', '"', '”']);
            let one_sentence = !between.contains(". ");
            let word = || fold(between).split(|c: char| !c.is_alphanumeric()).any(|w| REPRESENTS.contains(w));
            near && one_sentence && (mixed || word())
        })
    })
}

/// Are two names one but for a letter ("Stacy", "Stacey")? What looks like a slip of the pen names nobody else.
pub fn one_spelling(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.chars().next() == b.chars().next() && a.len().min(b.len()) >= 5 && strsim::osa_distance(&a, &b) <= 1
}

/// Do two names share a word? "Christie" and "Chris Christie" may be one though nobody says so.
pub fn share_a_word(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.split_whitespace().any(|w| w.len() > 2 && b.split_whitespace().any(|other| other == w))
}
