//! What a claim says, as cases: a predicate and who or what fills its slots.
//!
//! Comes in: a claim with its tree. Goes out: one [`Case`] a verb, event noun, role or place noun, with the same slots
//! whatever the grammar: "the court appointed A as administrator", "A was named administrator" and "the administrator,
//! A" all hold a case of the administrator whose holder is A.

use super::weigh::of_sets;
use crate::lexicon::LIGHT_VERBS;
use crate::trees::{self, Trees};
use crossclaim_core::{Corpus, class, is_person_noun, within};
use crossclaim_facts::Attribution;
use crossclaim_facts::name::EntityId;
use crossclaim_syntax::{FrameKind, Tree, Upos, Walk};
use crossclaim_text::{Span, lexicon};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// `lexicon/en/empty_heads.txt`: nouns that leave open who or what it is.
static EMPTY: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    lexicon::lines(include_str!("../../../lexicon/en/empty_heads.txt")).flat_map(str::split_whitespace).collect()
});

/// Words that tell which of several it is.
const ORDINALS: [&str; 12] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "last", "next", "previous", "new", "old", "other"];
/// Sentences of more words than this are lists, and their trees seldom hold.
const LONGEST: usize = 90;
/// What is said in no more words than this is a name for what was done: "declared a state of emergency".
const ACT: usize = 6;
/// The most cases of a claim that are compared.
const MOST: usize = 24;

/// What fills a slot, as seen from its predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Who does it, or is it.
    Agent,
    /// Whom or what it is done to.
    Patient,
    /// To whom it is given or said.
    Recipient,
    /// Who holds the role that the noun names.
    Holder,
    /// What is begun, ordered, planned: the verb below.
    Complement,
    /// Where: in, at, on, near.
    Where,
    /// Where to: to, into, towards.
    Goal,
    /// Where from: from, out of.
    Source,
    /// By which way or means: by, through, via, with.
    Means,
    /// Of what.
    Of,
    /// As what.
    As,
    /// For whom or what.
    For,
    /// Against whom or what.
    Against,
}

impl Role {
    /// The role behind a preposition; `None` for those that tell no role of their own.
    fn behind(preposition: &str) -> Option<Self> {
        Some(match preposition {
            "in" | "at" | "on" | "near" | "outside" | "inside" | "off" | "above" | "below" | "behind" | "beside"
            | "under" | "within" | "aboard" => Self::Where,
            "to" | "into" | "towards" | "toward" | "onto" => Self::Goal,
            "from" | "out" => Self::Source,
            "by" | "through" | "via" | "with" | "using" => Self::Means,
            "of" => Self::Of,
            "as" => Self::As,
            "for" => Self::For,
            "against" => Self::Against,
            _ => return None,
        })
    }

    /// Is it neither a core role nor a place?
    pub fn aside(self) -> bool {
        matches!(self, Self::Means | Self::Of | Self::As | Self::For | Self::Against | Self::Complement)
    }

    /// Does it tell where something is, goes or comes from?
    pub fn locative(self) -> bool {
        matches!(self, Self::Where | Self::Goal | Self::Source)
    }
}

/// What stands in a slot.
#[derive(Clone, Debug)]
pub struct Filler {
    /// Its role.
    pub role: Role,
    /// The words a reader is shown: the noun phrase without what follows it.
    pub span: Span,
    /// The concept of its head word.
    pub key: String,
    /// The lemma of its head word.
    pub head: String,
    /// Says who or what it is: no pronoun, measure, or "a number of".
    pub weighty: bool,
    /// The concepts of all its words, and whom a description safely stands for.
    pub keys: BTreeSet<String>,
    /// Whom it names.
    pub bearer: Option<EntityId>,
    /// The class of its head noun.
    pub class: Option<&'static str>,
    /// Which of several it is: "second".
    pub rank: Option<String>,
    /// One of several that are joined.
    pub listed: bool,
    /// "the", "his": there is one.
    pub definite: bool,
}

/// A predicate with its slots.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its words.
    pub span: Span,
    /// Its concept.
    pub key: String,
    /// A verb or event noun; not a role or thing that has a place.
    pub event: bool,
    /// A verb that says little.
    pub light: bool,
    /// The predicate of the sentence, of what is said in it, or joined to one of these; not of a clause that only
    /// tells which one is meant.
    pub main: bool,
    /// What fills it.
    pub fillers: Vec<Filler>,
}

/// The cases of a claim.
pub fn cases(corpus: &Corpus, trees: &Trees, claim: usize) -> Vec<Case> {
    let document = corpus.document(claim);
    if document.sentences[corpus.claims[claim].sentence].words > LONGEST {
        return Vec::new();
    }
    let tree = &trees.of(claim).tree;
    let reader = Reader { corpus, claim, tree, walk: tree.walk() };
    let mut list = reader.events();
    reader.nouns(&mut list);
    reader.titles(&mut list);
    list.retain(|case| !case.fillers.is_empty());
    list.truncate(MOST);
    list
}

struct Reader<'a> {
    corpus: &'a Corpus,
    claim: usize,
    tree: &'a Tree,
    walk: Walk<'a>,
}

impl Reader<'_> {
    fn concept(&self, token: usize) -> Option<String> {
        trees::concept(self.corpus, self.claim, self.tree.tokens[token].span)
    }

    /// Verbs and event nouns.
    fn events(&self) -> Vec<Case> {
        let mut list = Vec::new();
        // What is negated is of the rules for stance.
        let frames = crossclaim_syntax::frames(self.tree).into_iter();
        for frame in frames.filter(|f| f.verb_group.negation.is_none()) {
            // "put up" is made of words that carry nothing on their own.
            let key = self.concept(frame.predicate).unwrap_or_else(|| frame.lemma.clone());
            let mut fillers = Vec::new();
            let state = frame.kind == FrameKind::Copula;
            let agent = if state { Role::Holder } else { Role::Agent };
            for (role, token) in
                [(agent, frame.agent), (Role::Patient, frame.patient), (Role::Recipient, frame.recipient)]
            {
                fillers.extend(token.and_then(|t| self.filler(role, t)));
            }
            for oblique in &frame.obliques {
                let Some(word) = oblique.preposition.map(|p| self.tree.tokens[p].lemma.to_lowercase()) else {
                    continue;
                };
                if oblique.head != frame.predicate
                    && let Some(role) = Role::behind(&word)
                {
                    fillers.extend(self.filler(role, oblique.head));
                }
            }
            if let Some(below) = frame.complement {
                fillers.extend(self.filler(Role::Complement, below));
            }
            // "appointed A as administrator": A is the administrator.
            if let Some(role) = fillers.iter().find(|f| f.role == Role::As)
                && let Some(holder) = fillers.iter().find(|f| f.role == Role::Patient)
            {
                let holder = Filler { role: Role::Holder, ..holder.clone() };
                list.push(Case {
                    span: role.span,
                    key: role.key.clone(),
                    event: false,
                    light: false,
                    main: self.main(frame.predicate),
                    fillers: vec![holder],
                });
            }
            list.push(Case {
                span: self.tree.tokens[frame.predicate].span,
                key,
                event: !state,
                light: LIGHT_VERBS.contains(frame.lemma.split(' ').next().unwrap_or(&frame.lemma))
                    && !frame.lemma.contains(' '),
                main: self.main(frame.predicate),
                fillers,
            });
        }
        list
    }

    /// Nouns with an apposition, and nouns that are somewhere.
    fn nouns(&self, list: &mut Vec<Case>) {
        let document = self.corpus.document(self.claim);
        for (at, token) in self.tree.tokens.iter().enumerate() {
            if token.upos != Upos::Noun {
                continue;
            }
            let Some(key) = self.concept(at) else { continue };
            let mut fillers = Vec::new();
            for child in self.walk.related(at, "appos") {
                fillers.extend(self.filler(Role::Holder, child).filter(|f| f.bearer.is_some()));
            }
            // "A, the administrator"
            if token.relation() == "appos"
                && let Some(head) = token.head
            {
                fillers.extend(self.filler(Role::Holder, head).filter(|f| f.bearer.is_some()));
            }
            // "the death in March of A": what hangs on the month is the noun's.
            let below = self.walk.related(at, "nmod").flat_map(|c| self.walk.related(c, "nmod").chain([c]));
            for child in below {
                if self.tree.tokens[child].head != Some(at)
                    && !self.tree.tokens[child].head.is_some_and(|head| self.timed(head))
                {
                    continue;
                }
                let role =
                    self.walk.related(child, "case").next().and_then(|p| Role::behind(&self.tree.tokens[p].lemma));
                fillers.extend(role.and_then(|role| self.filler(role, child)));
            }
            if !fillers.is_empty() && !list.iter().any(|case| case.event && case.span == token.span) {
                let event = of_sets(document.words(token.span));
                let main = self.main(at);
                list.push(Case { span: token.span, key, event, light: false, main, fillers });
            }
        }
    }

    /// "Mayor A": the holder of a title.
    fn titles(&self, list: &mut Vec<Case>) {
        let document = self.corpus.document(self.claim);
        let span = self.corpus.claims[self.claim].span;
        for name in within(&document.facts.names, span, |n| n.span) {
            let Some(title) = name.title else { continue };
            let mut range = self.tree.tokens_in(title);
            let noun = range.rfind(|t| is_person_noun(&self.tree.tokens[*t].lemma.to_lowercase()));
            let token = self.tree.tokens_in(name.span).next();
            if let (Some(noun), Some(token)) = (noun, token)
                && let Some(key) = self.concept(noun)
                && let Some(filler) = self.filler(Role::Holder, token)
                && !list.iter().any(|case| case.span == self.tree.tokens[noun].span)
            {
                let case = Case { span: title, key, event: false, light: false, main: false, fillers: vec![filler] };
                list.push(case);
            }
        }
    }

    /// Does the token stand in a time?
    fn timed(&self, token: usize) -> bool {
        let document = self.corpus.document(self.claim);
        let times = within(&document.facts.times, self.corpus.claims[self.claim].span, |t| t.span);
        times.iter().any(|t| t.span.overlaps(self.tree.tokens[token].span))
    }

    /// Is it the predicate of the sentence, or of what is said in it?
    fn main(&self, token: usize) -> bool {
        let mut at = token;
        while let Some(head) = self.tree.tokens[at].head {
            if !matches!(self.tree.tokens[at].relation(), "ccomp" | "conj" | "parataxis" | "xcomp") {
                return false;
            }
            at = head;
        }
        true
    }

    /// The name in apposition to a noun: "the former chief of staff, A".
    fn apposed(&self, token: usize) -> Option<Span> {
        let document = self.corpus.document(self.claim);
        let names = within(&document.facts.names, self.corpus.claims[self.claim].span, |n| n.span);
        let below = || self.walk.children(token).iter().copied();
        let deeper = below().filter(|c| self.tree.tokens[*c].relation() == "nmod");
        let mut apposed = deeper
            .chain([token])
            .flat_map(|at| self.walk.related(at, "appos").chain(self.walk.related(at, "flat")).collect::<Vec<_>>());
        apposed.find_map(|at| names.iter().find(|n| n.span.overlaps(self.tree.tokens[at].span)).map(|n| n.span))
    }

    /// What stands in a slot; `None` for pronouns that may be anybody, times and numbers.
    fn filler(&self, role: Role, token: usize) -> Option<Filler> {
        let document = self.corpus.document(self.claim);
        let article = self.corpus.claims[self.claim].article;
        let word = &self.tree.tokens[token];
        let verb = role == Role::Complement;
        if verb && word.upos != Upos::Verb || !verb && (!word.is_nominal() || word.upos == Upos::Num) {
            return None;
        }
        let name = within(&document.facts.names, self.corpus.claims[self.claim].span, |n| n.span)
            .iter()
            .find(|n| n.span.overlaps(word.span));
        let apposed = if verb || name.is_some() { None } else { self.apposed(token) };
        let names = &document.facts.names;
        let name = name.or_else(|| apposed.and_then(|span| names.iter().find(|n| n.span == span)));
        let span = match name {
            Some(name) => name.span,
            None if verb => word.span,
            None => self.tree.base_noun_phrase(token),
        };
        if self.timed(token) {
            return None;
        }
        let sentence = &document.sentences[self.corpus.claims[self.claim].sentence];
        let title = name.and_then(|n| n.title).map_or(span, |t| t.cover(span));
        let mut keys: BTreeSet<String> = document.keywords[sentence.keywords.clone()]
            .iter()
            .chain(document.figures[sentence.figures.clone()].iter().filter(|f| self.corpus.name(f).starts_with('@')))
            .filter(|k| k.span.overlaps(title) || apposed.is_some() && k.span.overlaps(word.span))
            .map(|k| self.corpus.name(k).to_owned())
            .collect();
        let key =
            self.concept(apposed.and_then(|span| self.tree.tokens_in(span).next()).unwrap_or(token)).or_else(|| {
                let referred = document.figures[sentence.figures.clone()].iter();
                referred
                    .filter(|f| self.corpus.name(f).starts_with('@'))
                    .find(|f| f.span.overlaps(word.span))
                    .map(|f| self.corpus.name(f).to_owned())
            })?;
        keys.insert(key.clone());
        let listed = self.walk.related(token, "conj").next().is_some() || word.relation() == "conj";
        let definite = self.walk.children(token).iter().any(|c| {
            let child = &self.tree.tokens[*c];
            child.lemma.eq_ignore_ascii_case("the") || child.deprel == "nmod:poss"
        });
        let lemma = word.lemma.to_lowercase();
        let measured = |span: Span| {
            within(&document.facts.quantities, self.corpus.claims[self.claim].span, |q| q.span)
                .iter()
                .any(|q| q.span.overlaps(span))
        };
        // Who is credited with words is attribution's.
        let credited = || {
            let said = |a: &&Attribution| a.source.is_some_and(|s| s.overlaps(word.span));
            // "declared a state of emergency" is an act, not a report.
            let clause = |a: &Attribution| document.words(a.content).split_whitespace().count() > ACT;
            document.facts.attributions.iter().filter(said).any(clause)
        };
        let empty = word.upos == Upos::Pron || EMPTY.contains(lemma.as_str()) || measured(span);
        let speaker = matches!(role, Role::Agent | Role::Holder) && credited();
        let weighty = !empty && !speaker;
        let ordinal = |c: &&usize| {
            let child = &self.tree.tokens[**c];
            child.relation() == "amod" && ORDINALS.contains(&child.lemma.to_lowercase().as_str())
        };
        let rank = self.walk.children(token).iter().find(ordinal).map(|c| self.tree.tokens[*c].lemma.to_lowercase());
        Some(Filler {
            rank,
            role,
            span,
            head: lemma,
            weighty,
            key,
            keys,
            bearer: name.and_then(|n| self.corpus.entity(article, n)),
            class: if name.is_some() || verb { None } else { class(&word.lemma) },
            listed,
            definite,
        })
    }
}
