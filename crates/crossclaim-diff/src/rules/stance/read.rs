//! Reading the statements off a claim.
//!
//! Comes in: a claim with its tree and its stances. Goes out: its [`Statement`]s, in the order of its words. Where the
//! parser and the scopes of the stance words disagree on what a negation reaches, the statement is murky, and how much
//! that says is left to the weights.

use super::opposites::{self, Occurrence};
use super::statement::{Cast, Cause, Clause, Doubt, Firmness, Form, Stand, Statement, Voice, When};
use crate::lexicon::{
    ASKING, BACK_THEN, CARRYING, FIRM_ADVERBS, FURTHER, LIGHT_VERBS, SOFT_NEGATION, UNDECIDED, WHICH_ONE,
};
use crate::setting::clause;
use crate::trees::{self, Trees};
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, Document, Sort, within};
use crossclaim_facts::Stance;
use crossclaim_facts::stance::{Certainty, Polarity, StanceKind, certainty, polarity, reaching};
use crossclaim_syntax::{Frame, FrameKind, Modality, Tense, Tree, Upos, Walk, frames};
use crossclaim_text::{Span, fold};
use std::collections::BTreeSet;

/// A claim with more stances than this is no sentence ("no not never no not never …").
const MOST: usize = 48;
/// Words of more tokens are no sentence either.
const LONGEST: usize = 160;
/// How far up the tree a verb or a "whether" is looked for.
const STEPS: usize = 8;

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
    let reader =
        Reader { corpus, claim, span, document, stances, tree: &parsed.tree, walk: parsed.tree.walk(), frames };
    let mut list: Vec<Statement> =
        (0..parsed.tree.tokens.len()).flat_map(|token| reader.statements(token, &occurrences)).collect();
    list.dedup_by(|x, y| x.key == y.key && x.word == y.word);
    list
}

struct Reader<'a> {
    corpus: &'a Corpus,
    claim: usize,
    span: Span,
    document: &'a Document,
    stances: &'a [Stance],
    tree: &'a Tree,
    walk: Walk<'a>,
    frames: Vec<Frame>,
}

/// A key under which a word can meet another, with the words that make it.
struct Key {
    name: String,
    answer: Option<bool>,
    word: Span,
    /// Is it one that the stance words name as well ("denies", "confirmed")?
    says: bool,
}

impl Reader<'_> {
    /// What the claim says of one of its words, once for each key of it.
    fn statements(&self, token: usize, occurrences: &[Occurrence]) -> Vec<Statement> {
        let this = &self.tree.tokens[token];
        if !matches!(this.upos, Upos::Verb | Upos::Noun | Upos::Adj | Upos::Adv | Upos::Propn) {
            return Vec::new();
        }
        let own = self.frames.iter().find(|f| f.predicate == token);
        let verbal = own.filter(|f| f.kind != FrameKind::Nominal);
        let governing = verbal.or_else(|| self.governing(token));
        let form = self.form(token, own, governing);
        let keys = self.keys(token, form, own, occurrences);
        // "issued a warning", "issued an ultimatum": the object says what was done.
        let carrying = own.is_some_and(|f| f.patient.is_some() && CARRYING.contains(&(f.lemma.as_str(), false)));
        let phrase = keys.iter().any(|k| k.word != this.span);
        if keys.is_empty() || form == Form::Verb && carrying && !phrase {
            return Vec::new();
        }
        let carrier = governing.filter(|_| form == Form::Carried);
        let (turns, negation) = self.negations(token, own, carrier);
        let negation = negation.filter(|_| turns % 2 == 1);
        let cast = self.cast(token, own.or(governing));
        let text = &self.document.article.text;
        let its_clause = clause(text, self.span, this.span);
        let attribution = self.document.facts.attributions.iter().rfind(|a| a.content.contains(this.span));
        let quoted =
            within(&self.document.facts.quotes, self.span, |q| q.span).iter().any(|q| q.span.contains(this.span))
                || self.document.facts.quotes.iter().any(|q| q.span.contains(this.span));
        let around = self.around(its_clause);
        let infinitive = governing.map_or(this.xpos == "VB", |g| {
            let to = g.marker.is_some_and(|m| self.tree.tokens[m].lemma.eq_ignore_ascii_case("to"));
            g.verb_group.tense == Tense::None && (to || this.xpos == "VB")
        });
        let made = keys.into_iter().map(|key| {
            let negated = negation.map(|n| n.1);
            let (firmness, strict, doubt) = self.firmness(token, key.word, governing);
            // "we can be safe" says no more than "we could be safe"; "cannot open" says that it does not.
            let able = governing.is_some_and(|g| g.verb_group.modality == Modality::Ability) && negation.is_none();
            let firmness = if able && firmness == Firmness::Fact { Firmness::Conditional } else { firmness };
            let cue = negation.map(|n| n.0).or(doubt);
            let conditional =
                reaching(self.stances, key.word).any(|s| s.kind == StanceKind::Condition && !s.cue.overlaps(key.word));
            let positive = key.answer.unwrap_or(true) != negated.is_some();
            Statement {
                claim: self.claim,
                word: key.word,
                form: if key.says && !form.predicate() { Form::Verb } else { form },
                stand: Stand {
                    positive,
                    answer: key.answer,
                    negated,
                    murky: self.murky(key.word, negation.map(|n| n.0)),
                    nothing: negation.is_some_and(|n| self.is_nothing(token, n.0)),
                },
                doubt: Doubt { firmness, strict, conditional, cause: self.cause(doubt, cue) },
                cast: cast.clone(),
                voice: Voice {
                    source: attribution.and_then(|a| a.source_name.clone()),
                    credited: attribution.is_some() || quoted,
                    quoted,
                },
                time: When {
                    tense: governing.map_or(Tense::None, |g| g.verb_group.tense),
                    perfect: governing.is_some_and(|g| g.verb_group.perfect),
                    infinitive,
                },
                cue,
                shown: self.shown(token, key.word, own.or(carrier), cue),
                clause: around.clone(),
                key: key.name,
            }
        });
        made.collect()
    }

    /// Do the scopes of the stance words disagree with the tree on whether a word is negated ("did not leave until
    /// Monday", "it is not true that it did not hold")?
    fn murky(&self, word: Span, negation: Option<Span>) -> bool {
        let scopes = polarity(self.stances, word) == Polarity::Negated;
        // "did not rule out": the "not" is part of a phrase that says more than no.
        let phrase = |cue: Span| {
            let turns = |s: &Stance| matches!(s.kind, StanceKind::Negation | StanceKind::Denial);
            self.stances.iter().any(|s| s.cue.overlaps(cue) && (s.cue.contains(word) || !turns(s)))
        };
        scopes != negation.is_some() && !negation.is_some_and(phrase)
    }

    fn around(&self, span: Span) -> Clause {
        let words: BTreeSet<String> = words_of(self.document.words(span)).collect();
        let negates =
            |s: &Stance| matches!(s.kind, StanceKind::Negation | StanceKind::Denial | StanceKind::Unsupported);
        Clause {
            span,
            turned: self.stances.iter().any(|s| negates(s) && span.contains(s.cue)),
            back_then: words.iter().any(|w| BACK_THEN.contains(w.as_str())),
            which: words.into_iter().filter(|w| WHICH_ONE.contains(w.as_str())).collect(),
        }
    }

    fn cause(&self, doubt: Option<Span>, cue: Option<Span>) -> Cause {
        if self.stances.iter().any(|s| s.kind == StanceKind::Possibility && doubt == Some(s.cue)) {
            return Cause::Chance;
        }
        let suspicion = cue.is_some_and(|c| self.document.words(c).ends_with(" of"));
        if suspicion { Cause::Suspicion } else { Cause::Other }
    }

    fn form(&self, token: usize, own: Option<&Frame>, governing: Option<&Frame>) -> Form {
        let this = &self.tree.tokens[token];
        let participle = this.relation() == "amod" && matches!(this.xpos, "VBN" | "VBG");
        match own.map(|f| f.kind) {
            Some(FrameKind::Verb) => Form::Verb,
            Some(FrameKind::Copula) => Form::Copula,
            _ if governing.is_some_and(|g| carries(g, token)) => Form::Carried,
            _ if participle => Form::Verb,
            Some(FrameKind::Nominal) => Form::Event,
            None if governing.is_some_and(|g| g.patient == Some(token)) => Form::Object,
            None if governing.is_some_and(|g| g.agent == Some(token)) => Form::Subject,
            None => Form::Other,
        }
    }

    /// The keys of a word: its rows in the opposites, else its concept, and with its particle what both say together.
    fn keys(&self, token: usize, form: Form, own: Option<&Frame>, occurrences: &[Occurrence]) -> Vec<Key> {
        let this = &self.tree.tokens[token];
        // Words that deny or confirm are verbs, whatever the parser makes of "the baker denies stealing it".
        let says = |span: Span| self.stances.iter().any(|s| s.cue.contains(span));
        let of_word = occurrences.iter().filter(|o| o.span.contains(this.span));
        // Of a phrase ("rule out", "under control") its head stands for all.
        if of_word.clone().any(|o| trees::head_of(self.tree, o.span) != Some(token)) {
            return Vec::new();
        }
        // A noun answers no question: "the shutdown" of a government is not the closing of a road.
        let noun = matches!(this.upos, Upos::Noun | Upos::Propn) && form == Form::Carried;
        let listed = of_word.filter(|o| form.predicate() && !noun || o.nouns || says(o.span));
        let mut keys: Vec<Key> = listed
            .map(|o| Key { name: format!("~{}", o.topic), answer: o.answer, word: o.span, says: says(o.span) })
            .collect();
        let plain = |name: String| Key { name, answer: None, word: this.span, says: false };
        let particle = own.filter(|f| f.kind == FrameKind::Verb).and_then(|f| f.lemma.split_once(' '));
        if keys.is_empty()
            && let Some((_, particle)) = particle
        {
            keys.push(plain(format!("{}_{particle}", concept(&this.lemma))));
        }
        // "banned" and "a ban": a noun answers no question, and says the same.
        if keys.iter().all(|k| k.answer.is_some() && k.word == this.span) {
            // "regions it claims", "plans to sell": a word of saying or planning is no matter of its own.
            let known = trees::concept(self.corpus, self.claim, this.span).filter(|k| !k.starts_with('@'));
            let reports = |s: &Stance| matches!(s.kind, StanceKind::Report | StanceKind::Hedge | StanceKind::Plan);
            let own_matter = !self.stances.iter().any(|s| reports(s) && s.cue.contains(this.span));
            keys.extend(known.filter(|_| form != Form::Verb || own_matter).map(plain));
        }
        keys
    }

    /// The frame that a word stands in.
    fn governing(&self, token: usize) -> Option<&Frame> {
        let mut at = self.tree.tokens[token].head;
        for _ in 0..STEPS {
            let head = at?;
            if let Some(frame) = self.frames.iter().find(|f| f.predicate == head && f.kind != FrameKind::Nominal) {
                return Some(frame);
            }
            at = self.tree.tokens[head].head;
        }
        None
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
        if found.iter().any(|(cue, _)| self.softened(token, *cue)) {
            return (0, None);
        }
        found.sort_by_key(|(cue, _)| (cue.start, cue.end));
        found.dedup();
        (found.len(), found.first().copied())
    }

    /// Is it "no" before the word that negates it, and no second or further one that there was none of?
    fn is_nothing(&self, token: usize, cue: Span) -> bool {
        let determiner = trees::head_of(self.tree, cue)
            .is_some_and(|c| self.tree.tokens[c].head == Some(token) && self.tree.tokens[c].relation() == "det");
        let phrase = self.document.words(self.tree.base_noun_phrase(token));
        determiner && !phrase.split_whitespace().any(|w| FURTHER.contains(fold(w).as_str()))
    }

    /// Is the negation followed by a word that makes it say something else ("not only", "not badly hurt"), or is it of
    /// the reason or the time alone ("did not resign because of", "did not end until")?
    fn softened(&self, token: usize, cue: Span) -> bool {
        let rest = Span::new(cue.end, self.span.end.max(cue.end));
        let words = self.document.words(rest);
        let next = words.split_whitespace().next().map(folded).unwrap_or_default();
        let inside = self.document.words(cue).split_whitespace().last().map(folded).unwrap_or_default();
        let degree = next.len() > 4 && next.ends_with("ly") && !FIRM_ADVERBS.contains(next.as_str());
        let part = clause(&self.document.article.text, self.span, cue);
        let behind = Span::new(self.tree.tokens[token].span.end.min(part.end), part.end);
        let aside = words_of(self.document.words(behind)).any(|w| matches!(w.as_str(), "until" | "till" | "because"));
        let adverb = trees::head_of(self.tree, cue).is_some_and(|c| self.tree.tokens[c].relation() == "advmod");
        let soft = |w: &str| SOFT_NEGATION.contains(w);
        soft(&next) || soft(&inside) || degree || adverb && aside
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
        // "Neither was hurt", "nobody came", "they found nothing"
        let stands_in = matches!(token.upos, Upos::Pron | Upos::Det | Upos::Noun | Upos::Cconj);
        if stance.kind == StanceKind::Negation && stands_in && matches!(token.relation(), "nsubj" | "obj" | "obl") {
            return token.head;
        }
        // A verb that denies or plans: its clausal complement, else its object; of "has no plans to" that of "plans".
        let child = |of: usize, relations: &[&str]| {
            self.walk.children(of).iter().copied().find(|c| {
                relations.contains(&tree.tokens[*c].relation())
                    && stance.scope.overlaps(tree.tokens[*c].span)
                    && !stance.cue.contains(tree.tokens[*c].span)
            })
        };
        let kin = |of: usize| {
            let clause = child(of, &["xcomp", "ccomp"]).or_else(|| child(of, &["obj"]));
            clause.or_else(|| child(of, &["obl", "nmod", "advcl", "acl"]))
        };
        kin(cue).or_else(|| tree.tokens_in(stance.cue).find_map(kin))
    }

    /// How settled the word is, whether what makes it unsure hangs on it, and that word.
    fn firmness(&self, token: usize, word: Span, frame: Option<&Frame>) -> (Firmness, bool, Option<Span>) {
        if let Some(asked) = self.asked(token) {
            return (Firmness::Asked, true, Some(asked));
        }
        let mut state = certainty(self.stances, word);
        let conditional = state == Certainty::Conditional;
        // "would consider a vote if the court agreed" / "will call a vote if the court agrees": beside the condition.
        if conditional {
            let others = self.stances.iter().filter(|s| s.kind != StanceKind::Condition).cloned();
            state = certainty(&others.collect::<Vec<_>>(), word);
        }
        let (firmness, strict, cue) = self.beside_conditions(token, word, frame, state);
        match firmness {
            Firmness::Fact if conditional => (Firmness::Conditional, false, cue),
            _ => (firmness, strict, cue),
        }
    }

    fn beside_conditions(
        &self,
        token: usize,
        word: Span,
        frame: Option<&Frame>,
        state: Certainty,
    ) -> (Firmness, bool, Option<Span>) {
        let doubt = |kinds: &[StanceKind]| {
            let mut of: Vec<&Stance> =
                reaching(self.stances, word).filter(|s| kinds.contains(&s.kind) && !s.cue.overlaps(word)).collect();
            of.sort_by_key(|s| self.core(s) != Some(token));
            of.first().map(|s| (s.cue, self.core(s) == Some(token)))
        };
        let told = |firmness: Firmness, kinds: &[StanceKind]| match doubt(kinds) {
            Some((cue, strict)) => (firmness, strict, Some(cue)),
            None => (firmness, false, None),
        };
        match state {
            Certainty::Asserted | Certainty::Reported => {
                // "should have ended" tells of no end.
                let due = |m: Modality| {
                    matches!(
                        m,
                        Modality::Obligation | Modality::Conditional | Modality::Possibility | Modality::Necessity
                    )
                };
                if frame.is_some_and(|f| due(f.verb_group.modality)) {
                    return (Firmness::Conditional, false, None);
                }
                let future = frame.is_some_and(|f| f.verb_group.tense == Tense::Future);
                (if future { Firmness::Future } else { Firmness::Fact }, false, None)
            }
            Certainty::Forecast => (Firmness::Future, false, None),
            Certainty::Planned => {
                let mut found = told(Firmness::Planned, &[StanceKind::Plan]);
                let words = found.2.map(|cue| fold(self.document.words(cue))).unwrap_or_default();
                if words.split_whitespace().any(|w| UNDECIDED.contains(w)) {
                    found.0 = Firmness::Open;
                }
                found
            }
            Certainty::Possible => told(Firmness::Open, &[StanceKind::Possibility]),
            Certainty::Conditional => (Firmness::Conditional, false, None),
            Certainty::Alleged => told(Firmness::Alleged, &[StanceKind::Hedge, StanceKind::Unsupported]),
            // "would have sunk": it did not.
            Certainty::Counterfactual => told(Firmness::Conditional, &[StanceKind::Counterfactual]),
        }
    }

    /// The "whether" under which the clause of the word stands ("declined to say whether he would stay").
    fn asked(&self, token: usize) -> Option<Span> {
        // "Whether the pilot was asleep is not known": the clause is a subject, which parsers make many things of.
        if let Some(first) = self.tree.tokens.first().filter(|t| t.lemma.eq_ignore_ascii_case("whether")) {
            let ends = |at: usize| matches!(self.document.words(self.tree.tokens[at].span), "," | ";" | ":");
            if !(0..token).any(ends) {
                return Some(first.span);
            }
        }
        let mut at = Some(token);
        for _ in 0..STEPS {
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

    fn cast(&self, token: usize, governing: Option<&Frame>) -> Cast {
        let Some(frame) = governing else { return Cast::default() };
        let times = within(&self.document.facts.times, self.span, |t| t.span);
        let timeless = |head: &usize| !times.iter().any(|t| t.span.overlaps(self.tree.tokens[*head].span));
        let rest = frame.obliques.iter().map(|o| o.head).filter(timeless);
        Cast {
            counts: frame.agent.into_iter().chain(frame.patient).flat_map(|head| self.counts(head)).collect(),
            agent: self.participant(frame.agent, token),
            patient: self.participant(frame.patient, token),
            rest: rest.flat_map(|h| self.participant(Some(h), token)).collect(),
        }
    }

    /// The numbers that stand before a participant.
    fn counts(&self, head: usize) -> impl Iterator<Item = String> {
        let own = self.tree.tokens[head].upos == Upos::Num;
        let numbers = self.walk.children(head).iter().copied().filter(|c| self.tree.tokens[*c].relation() == "nummod");
        numbers.chain(own.then_some(head)).map(|n| fold(self.document.words(self.tree.tokens[n].span)))
    }

    /// The concepts of a participant, and whom a reference in it stands for.
    fn participant(&self, head: Option<usize>, but: usize) -> BTreeSet<String> {
        let Some(head) = head.filter(|h| *h != but) else { return BTreeSet::new() };
        let sentence = &self.document.sentences[self.corpus.claims[self.claim].sentence];
        let words = &self.document.keywords[sentence.keywords.clone()];
        let bearers = &self.document.figures[sentence.figures.clone()];
        let of = |head: usize| -> BTreeSet<String> {
            let span = self.tree.base_noun_phrase(head).cover(self.tree.tokens[head].span);
            let bearers = bearers.iter().filter(|k| self.corpus.concepts.sort(k.concept) == Sort::Name);
            // "the Fund" and "the Travel Guarantee Fund" meet in the noun.
            let noun = Some(&self.tree.tokens[head]).filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn));
            let noun = noun.map(|t| concept(&t.lemma));
            words
                .iter()
                .chain(bearers)
                .filter(|k| k.span.overlaps(span))
                .map(|k| self.corpus.name(k).to_owned())
                .chain(noun)
                .collect()
        };
        let own = of(head);
        if !own.is_empty() {
            return own;
        }
        // "one of its tanks", "any of them"
        let below = self.walk.children(head).iter().filter(|c| self.tree.tokens[**c].relation() == "nmod");
        below.flat_map(|c| of(*c)).collect()
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

/// Does the verb of a frame only carry the word, which says what is done ("is on the list", "gave no undertaking",
/// "a fire broke out")?
fn carries(frame: &Frame, token: usize) -> bool {
    let verb = frame.lemma.as_str();
    let done = frame.patient == Some(token) || frame.obliques.iter().any(|o| o.head == token);
    done && (LIGHT_VERBS.contains(verb) || CARRYING.contains(&(verb, false)))
        || frame.agent == Some(token) && CARRYING.contains(&(verb, true))
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold)
}

fn folded(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}
