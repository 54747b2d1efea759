//! Statements: the words of a claim with what it says of each, affirmed or not, sure or not.
//!
//! Comes in: a claim with its tree and its stances. Goes out: its [`Statement`]s, one a content word, with a key that
//! two claims can have in common (its concept, or the topic of a list of opposites), who does it to whom, and the words
//! to show. What differs between two statements is left to the rule.

use super::opposites::{self, Occurrence};
use crate::lexicon::{ASKING, LIGHT_VERBS, SOFT_NEGATION, UNDECIDED};
use crate::setting::clause;
use crate::trees::{self, Trees};
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, Document, Sort, within};
use crossclaim_facts::Stance;
use crossclaim_facts::stance::{Certainty, Polarity, StanceKind, certainty, polarity, reaching};
use crossclaim_syntax::{Frame, FrameKind, Modality, Tense, Tree, Upos, Walk, frames};
use crossclaim_text::{Span, fold};
use std::collections::BTreeSet;

/// How settled a claim gives what it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Firmness {
    /// It is or was so.
    Fact,
    /// It will be so.
    Future,
    /// Somebody intends it.
    Planned,
    /// Nobody has settled it: considered, possible, asked.
    Open,
    /// Somebody says so and the claim keeps its distance.
    Alleged,
    /// Under a condition.
    Conditional,
}

/// A content word of a claim and what the claim says of it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own that the rule asks of a word")]
pub struct Statement {
    /// Index of the claim.
    pub claim: usize,
    /// The word.
    pub word: Span,
    /// What two claims can have in common: a concept, or a topic of the opposites behind `~`.
    pub key: String,
    /// Is it a predicate: a verb, a participle before its noun, what a copula says, or what a light verb carries?
    pub predicate: bool,
    /// Is it a noun that names an event and no light verb carries?
    pub nominal: bool,
    /// Which answer the word gives, when it stands in the opposites: `true` for the first column.
    pub answer: Option<bool>,
    /// Is it negated by a word that hangs on it?
    pub negated: Option<StanceKind>,
    /// Does a negation reach it that may be about another word?
    pub murky: bool,
    /// Is it what a verb is done to?
    pub object: bool,
    /// Is it what a form of "be" says of its subject?
    pub copula: bool,
    /// Is it a bare infinitive, which tells of nothing that was ("harder to shoot down")?
    pub infinitive: bool,
    /// Does its clause hold any negation?
    pub turned: bool,
    /// Does what makes it unsure lead up to a noun ("on suspicion of arson")?
    pub suspected: bool,
    /// Affirmed or negated, its own answer counted.
    pub positive: bool,
    /// How settled.
    pub firmness: Firmness,
    /// Is it asked or left open under "whether", so that yes and no are one?
    pub asked: bool,
    /// Does the word that makes it unsure hang on it?
    pub strict: bool,
    /// The word that negates it or makes it unsure.
    pub cue: Option<Span>,
    /// Who does it or is it, as concepts.
    pub agent: BTreeSet<String>,
    /// To whom or what it is done.
    pub patient: BTreeSet<String>,
    /// Under which circumstances, times left out.
    pub rest: BTreeSet<String>,
    /// Whom the claim credits with it.
    pub source: Option<String>,
    /// Is it credited to somebody, or between quotation marks?
    pub credited: bool,
    /// Between quotation marks?
    pub quoted: bool,
    /// Tense of its verb group.
    pub tense: Tense,
    /// The words to show.
    pub shown: Span,
    /// Its clause.
    pub clause: Span,
}

/// A claim with more stances than this is no sentence ("no not never no not never …").
const MOST: usize = 48;
/// Words of more tokens are no sentence either.
const LONGEST: usize = 160;

/// The statements of a claim, in the order of its words.
pub fn statements(corpus: &Corpus, trees: &Trees, claim: usize) -> Vec<Statement> {
    let document = corpus.document(claim);
    let span = corpus.claims[claim].span;
    let stances = within(&document.facts.stances, span, |s| s.cue);
    if stances.len() > MOST {
        return Vec::new();
    }
    let parsed = trees.of(claim);
    if parsed.tree.tokens.len() > LONGEST {
        return Vec::new();
    }
    let frames = frames(&parsed.tree);
    let occurrences = opposites::occurrences(document.words(span), span.start);
    let reader = Reader { corpus, claim, document, stances, tree: &parsed.tree, walk: parsed.tree.walk(), frames };
    let mut list: Vec<Statement> =
        (0..parsed.tree.tokens.len()).filter_map(|token| reader.statement(token, &occurrences)).collect();
    list.dedup_by(|x, y| x.key == y.key && x.word == y.word);
    list
}

struct Reader<'a> {
    corpus: &'a Corpus,
    claim: usize,
    document: &'a Document,
    stances: &'a [Stance],
    tree: &'a Tree,
    walk: Walk<'a>,
    frames: Vec<Frame>,
}

impl Reader<'_> {
    fn statement(&self, token: usize, occurrences: &[Occurrence]) -> Option<Statement> {
        let this = &self.tree.tokens[token];
        if !matches!(this.upos, Upos::Verb | Upos::Noun | Upos::Adj | Upos::Adv | Upos::Propn) {
            return None;
        }
        let own = self.frames.iter().find(|f| f.predicate == token);
        let governing = own.or_else(|| self.governing(token));
        let verbal = own.filter(|f| f.kind != FrameKind::Nominal);
        let light = verbal.is_none() && governing.is_some_and(|g| Self::carries(g, token));
        let participle = this.relation() == "amod" && matches!(this.xpos, "VBN" | "VBG");
        let predicate = verbal.is_some() || light || participle;
        // Words that deny or confirm are verbs, whatever the parser makes of "the baker denies stealing it".
        let says = |span: Span| self.stances.iter().any(|s| s.cue.contains(span));
        // A noun answers no question: "the shutdown" of a government is not the closing of a road.
        let listed = occurrences
            .iter()
            .find(|o| o.span.contains(this.span))
            .filter(|o| predicate || o.answer.is_none() || says(o.span));
        let predicate = predicate || listed.is_some_and(|o| says(o.span));
        // Of a phrase ("rule out", "under control") its head stands for all.
        if listed.is_some_and(|o| trees::head_of(self.tree, o.span) != Some(token)) {
            return None;
        }
        let word = listed.map_or(this.span, |o| o.span);
        let key = match listed {
            Some(o) => format!("~{}", o.topic),
            None => trees::concept(self.corpus, self.claim, this.span).filter(|k| !k.starts_with('@'))?,
        };
        let (turns, negation) = self.negations(token, own, governing.filter(|_| light));
        let negated = if turns % 2 == 1 { negation.map(|n| n.1) } else { None };
        let span = corpus_span(self.corpus, self.claim);
        let inner = word;
        let murky = (polarity(self.stances, inner) == Polarity::Negated) != negated.is_some();
        let (firmness, asked, strict, doubt) = self.firmness(token, inner, governing);
        let answer = listed.and_then(|o| o.answer);
        let positive = answer.unwrap_or(true) != negated.is_some();
        let cue = negation.filter(|_| negated.is_some()).map(|n| n.0).or(doubt);
        let (agent, patient) = match governing {
            Some(g) => (self.keys(g.agent, token), self.keys(g.patient, token)),
            None => (BTreeSet::new(), BTreeSet::new()),
        };
        let times = within(&self.document.facts.times, span, |t| t.span);
        let timeless = |head: usize| !times.iter().any(|t| t.span.overlaps(self.tree.tokens[head].span));
        let rest = governing.map_or(BTreeSet::new(), |g| {
            let heads = g.obliques.iter().map(|o| o.head).filter(|h| timeless(*h));
            heads.flat_map(|h| self.keys(Some(h), token)).collect()
        });
        let text = &self.document.article.text;
        let attribution = self.document.facts.attributions.iter().rfind(|a| a.content.contains(this.span));
        let source = attribution.and_then(|a| a.source_name.clone());
        let quoted = within(&self.document.facts.quotes, span, |q| q.span).iter().any(|q| q.span.contains(this.span))
            || self.document.facts.quotes.iter().any(|q| q.span.contains(this.span));
        Some(Statement {
            claim: self.claim,
            word,
            key,
            predicate,
            object: governing.is_some_and(|g| g.patient == Some(token)),
            copula: verbal.is_some_and(|f| f.kind == FrameKind::Copula),
            infinitive: governing.map_or(this.xpos == "VB", |g| {
                let to = g.marker.is_some_and(|m| self.tree.tokens[m].lemma.eq_ignore_ascii_case("to"));
                g.verb_group.tense == Tense::None && (to || this.xpos == "VB")
            }),
            turned: self.stances.iter().any(|s| {
                matches!(s.kind, StanceKind::Negation | StanceKind::Denial | StanceKind::Unsupported)
                    && clause(text, span, this.span).contains(s.cue)
            }),
            suspected: cue.is_some_and(|c| self.document.words(c).ends_with(" of")),
            nominal: own.is_some() && verbal.is_none() && !light,
            answer,
            negated,
            murky,
            positive,
            firmness,
            asked,
            strict,
            cue,
            agent,
            patient,
            rest,
            source,
            credited: attribution.is_some() || quoted,
            quoted,
            tense: governing.map_or(Tense::None, |g| g.verb_group.tense),
            shown: self.shown(token, word, own.or(governing.filter(|_| light)), cue),
            clause: clause(text, span, this.span),
        })
    }

    /// The frame that a word stands in.
    fn governing(&self, token: usize) -> Option<&Frame> {
        let mut at = self.tree.tokens[token].head;
        for _ in 0..8 {
            let head = at?;
            if let Some(frame) = self.frames.iter().find(|f| f.predicate == head && f.kind != FrameKind::Nominal) {
                return Some(frame);
            }
            at = self.tree.tokens[head].head;
        }
        None
    }

    /// Is the predicate a light verb of which the word is the matter ("is on the list", "gave no undertaking")?
    fn carries(frame: &Frame, token: usize) -> bool {
        let own = frame.patient == Some(token) || frame.obliques.iter().any(|o| o.head == token);
        own && LIGHT_VERBS.contains(frame.lemma.as_str())
    }

    /// How often the word is negated by a word that hangs on it, and the first that does it.
    fn negations(
        &self,
        token: usize,
        own: Option<&Frame>,
        light: Option<&Frame>,
    ) -> (usize, Option<(Span, StanceKind)>) {
        let mut found: Vec<(Span, StanceKind)> = Vec::new();
        // "For nothing, on a plane chartered by the state": a comma ends what a word before it negates.
        let parted = |cue: usize| {
            (cue.min(token)..cue.max(token)).any(|at| self.document.words(self.tree.tokens[at].span) == ",")
        };
        for frame in own.into_iter().chain(light) {
            if let Some(cue) = frame.verb_group.negation.filter(|cue| !parted(*cue)) {
                found.push((self.tree.tokens[cue].span, StanceKind::Negation));
            }
        }
        for stance in self.stances {
            let turns = matches!(stance.kind, StanceKind::Negation | StanceKind::Denial | StanceKind::Unsupported);
            let here = stance.kind != StanceKind::Negation
                || trees::head_of(self.tree, stance.cue).is_some_and(|cue| !parted(cue));
            if turns
                && here
                && !found.iter().any(|(cue, _)| cue.overlaps(stance.cue))
                && self.core(stance) == Some(token)
            {
                found.push((stance.cue, stance.kind));
            }
        }
        if found.iter().any(|(cue, _)| self.softened(*cue)) {
            return (0, None);
        }
        found.sort_by_key(|(cue, _)| (cue.start, cue.end));
        (found.len(), found.first().copied())
    }

    /// Is the negation followed by a word that makes it say something else ("not only", "not yet")?
    fn softened(&self, cue: Span) -> bool {
        let rest = Span::new(cue.end, corpus_span(self.corpus, self.claim).end.max(cue.end));
        let next = self.document.words(rest).split_whitespace().next().unwrap_or("");
        let inside = self.document.words(cue).split_whitespace().last().unwrap_or("");
        let soft = |w: &str| SOFT_NEGATION.contains(fold(w.trim_matches(|c: char| !c.is_alphanumeric())).as_str());
        soft(next) || soft(inside)
    }

    /// What a stance word negates or hedges: the verb it hangs on, the noun behind "no", the complement of "denies"
    /// and "plans to".
    fn core(&self, stance: &Stance) -> Option<usize> {
        let tree = self.tree;
        let cue = trees::head_of(tree, stance.cue)?;
        let token = &tree.tokens[cue];
        let light = matches!(token.relation(), "advmod" | "det" | "aux" | "mark" | "cc" | "case" | "amod");
        if light && token.upos != Upos::Verb {
            return token.head;
        }
        if token.upos == Upos::Aux {
            return token.head;
        }
        // A verb that denies or plans: its clausal complement, else its object.
        let child = |relations: &[&str]| {
            self.walk.children(cue).iter().copied().find(|c| {
                relations.contains(&tree.tokens[*c].relation())
                    && stance.scope.overlaps(tree.tokens[*c].span)
                    && !stance.cue.contains(tree.tokens[*c].span)
            })
        };
        child(&["xcomp", "ccomp"]).or_else(|| child(&["obj"])).or_else(|| child(&["obl", "nmod", "advcl", "acl"]))
    }

    /// How settled the word is, whether it is asked, whether what makes it unsure hangs on it, and that word.
    fn firmness(&self, token: usize, word: Span, frame: Option<&Frame>) -> (Firmness, bool, bool, Option<Span>) {
        if let Some(asked) = self.asked(token) {
            return (Firmness::Open, true, true, Some(asked));
        }
        let doubt = |kinds: &[StanceKind]| {
            let mut of: Vec<&Stance> =
                reaching(self.stances, word).filter(|s| kinds.contains(&s.kind) && !s.cue.overlaps(word)).collect();
            of.sort_by_key(|s| self.core(s) != Some(token));
            of.first().map(|s| (s.cue, self.core(s) == Some(token)))
        };
        let told = |firmness: Firmness, kinds: &[StanceKind]| match doubt(kinds) {
            Some((cue, strict)) => (firmness, false, strict, Some(cue)),
            None => (firmness, false, false, None),
        };
        match certainty(self.stances, word) {
            Certainty::Asserted | Certainty::Reported => {
                // "should have ended" tells of no end.
                let due = |m: Modality| {
                    matches!(
                        m,
                        Modality::Obligation | Modality::Conditional | Modality::Possibility | Modality::Necessity
                    )
                };
                if frame.is_some_and(|f| due(f.verb_group.modality)) {
                    return (Firmness::Conditional, false, false, None);
                }
                let future = frame.is_some_and(|f| f.verb_group.tense == Tense::Future);
                (if future { Firmness::Future } else { Firmness::Fact }, false, false, None)
            }
            Certainty::Forecast => (Firmness::Future, false, false, None),
            Certainty::Planned => {
                let mut found = told(Firmness::Planned, &[StanceKind::Plan]);
                let words = found.3.map(|cue| fold(self.document.words(cue))).unwrap_or_default();
                if words.split_whitespace().any(|w| UNDECIDED.contains(w)) {
                    found.0 = Firmness::Open;
                }
                found
            }
            Certainty::Possible => told(Firmness::Open, &[StanceKind::Possibility]),
            Certainty::Conditional => told(Firmness::Conditional, &[StanceKind::Condition]),
            Certainty::Alleged => told(Firmness::Alleged, &[StanceKind::Hedge, StanceKind::Unsupported]),
            // "would have sunk": it did not.
            Certainty::Counterfactual => told(Firmness::Conditional, &[StanceKind::Counterfactual]),
        }
    }

    /// The "whether" under which the clause of the word stands ("declined to say whether he would stay").
    fn asked(&self, token: usize) -> Option<Span> {
        let mut at = Some(token);
        for _ in 0..6 {
            let here = at?;
            let whether = self.walk.children(here).iter().find(|c| {
                let word = &self.tree.tokens[**c];
                let above = self.tree.tokens[here].head.map(|h| self.tree.tokens[h].lemma.to_lowercase());
                word.lemma.eq_ignore_ascii_case("whether")
                    || word.lemma.eq_ignore_ascii_case("if")
                        && self.tree.tokens[here].relation() == "ccomp"
                        && above.is_some_and(|a| ASKING.contains(a.as_str()))
            });
            if let Some(cue) = whether {
                return Some(self.tree.tokens[*cue].span);
            }
            if matches!(self.tree.tokens[here].relation(), "root" | "parataxis" | "advcl") {
                return None;
            }
            at = self.tree.tokens[here].head;
        }
        None
    }

    /// The concepts of a participant, and whom a reference in it stands for.
    fn keys(&self, head: Option<usize>, but: usize) -> BTreeSet<String> {
        let Some(head) = head.filter(|h| *h != but) else { return BTreeSet::new() };
        let span = self.tree.base_noun_phrase(head).cover(self.tree.tokens[head].span);
        let sentence = &self.document.sentences[self.corpus.claims[self.claim].sentence];
        let words = self.document.keywords[sentence.keywords.clone()].iter();
        let bearers = self.document.figures[sentence.figures.clone()]
            .iter()
            .filter(|k| self.corpus.concepts.sort(k.concept) == Sort::Name);
        // "the Fund" and "the Travel Guarantee Fund" meet in the noun.
        let noun = Some(&self.tree.tokens[head]).filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn));
        let noun = noun.map(|t| concept(&t.lemma));
        words
            .chain(bearers)
            .filter(|k| k.span.overlaps(span))
            .map(|k| self.corpus.name(k).to_owned())
            .chain(noun)
            .collect()
    }

    /// The words to show: the cue, the verb group and what follows it at once.
    fn shown(&self, token: usize, word: Span, frame: Option<&Frame>, cue: Option<Span>) -> Span {
        let mut span = word;
        if let Some(frame) = frame {
            let verb = self.tree.tokens[frame.predicate].span;
            for at in &frame.verb_group.tokens {
                if frame.predicate.abs_diff(*at) < 5 {
                    span = span.cover(self.tree.tokens[*at].span);
                }
            }
            span = span.cover(verb);
            // What follows at once: "has confessed to police", "is on the list".
            let after = frame.patient.into_iter().chain(frame.obliques.iter().map(|o| o.head));
            let near = after.filter(|h| *h > token && *h - token < 7).min();
            if let Some(head) = near {
                span = span.cover(self.tree.base_noun_phrase(head)).cover(self.tree.tokens[head].span);
            }
        } else {
            span = span.cover(self.tree.base_noun_phrase(token));
        }
        match cue {
            Some(cue) => {
                let (first, last) = (self.tree.tokens_in(cue.cover(span)), 16);
                if first.len() <= last { span.cover(cue) } else { span }
            }
            None => span,
        }
    }
}

fn corpus_span(corpus: &Corpus, claim: usize) -> Span {
    corpus.claims[claim].span
}
