//! Frames: for each predicate of a sentence, who did it, to whom, and under which circumstances.
//!
//! Comes in: a tree. Goes out: one [`Frame`] a predicate, with the same slots whatever the grammar of the sentence:
//! "Police freed Lind", "Lind was freed by police", "Lind, whom police freed", "the freeing of Lind by police".
//! Participants are head tokens; [`Tree::noun_phrase`] gives their words and [`Tree::coordinated`] their conjuncts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::label::Upos;
use crate::phrase::is_time_word;
use crate::rows::rows;
use crate::tree::{Tree, Walk};
use crate::verb::{Tense, VerbGroup, Voice};

/// What sort of word states the predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FrameKind {
    /// A verb.
    Verb,
    /// A noun, adjective or adverb with a form of "be": "Lind is mayor", "the road is closed", "talks are under way".
    Copula,
    /// A noun that names an event: "the arrest of Lind".
    Nominal,
}

/// A circumstance of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oblique {
    /// The preposition, `None` when there is none: "on Monday", "last year".
    pub preposition: Option<usize>,
    /// The head of the phrase.
    pub head: usize,
}

/// A predicate with its participants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The token that states it.
    pub predicate: usize,
    /// What sort of word that is.
    pub kind: FrameKind,
    /// Its lemma as a verb: "arrest" of "were arrested" and of "the arrest"; with its particle, "carry out". A copula's
    /// is the lemma of what it says: "mayor".
    pub lemma: String,
    /// Tense, voice, modality and negation; empty for an event noun but for a "no" before it.
    pub verb_group: VerbGroup,
    /// Who does it or is it: the subject of an active clause, the "by" of a passive.
    pub agent: Option<usize>,
    /// Whom or what it is done to: the object of an active clause, the subject of a passive.
    pub patient: Option<usize>,
    /// To whom something is given or said, when no preposition says so: "them" in "told them".
    pub recipient: Option<usize>,
    /// Circumstances in the order of the sentence.
    pub obliques: Vec<Oblique>,
    /// The predicate of a clause that is said, thought or begun: "would leave" below "said", "to leave" below "began".
    pub complement: Option<usize>,
    /// The predicate this one is a part of: "said" above "would leave".
    pub above: Option<usize>,
    /// The word that opens the clause: "that", "if", "because", "to".
    pub marker: Option<usize>,
}

impl Frame {
    /// The heads of its circumstances under one of these prepositions.
    pub fn oblique<'a>(&'a self, tree: &'a Tree, prepositions: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        self.obliques
            .iter()
            .filter(move |oblique| {
                oblique
                    .preposition
                    .is_some_and(|p| prepositions.contains(&tree.tokens[p].lemma.to_lowercase().as_str()))
            })
            .map(|oblique| oblique.head)
    }
}

/// An event noun: the verb it comes from, and whether "of" leads to the one who does it.
struct EventNoun {
    verb: &'static str,
    of_is_agent: bool,
}

static EVENT_NOUNS: LazyLock<BTreeMap<&'static str, EventNoun>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/en/event_nouns.txt"))
        .filter_map(|row| {
            let mut words = row.split_whitespace();
            let (noun, verb, of) = (words.next()?, words.next()?, words.next()?);
            Some((noun, EventNoun { verb, of_is_agent: of == "agent" }))
        })
        .collect()
});
static SUBJECT_CONTROL: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/subject_control.txt")).collect());

/// The frames of a sentence, in the order of their predicates.
///
/// ```
/// let tree = crossclaim_syntax::parse("Two men were arrested by police on Monday.");
/// let frames = crossclaim_syntax::frames(&tree);
/// let frame = &frames[0];
/// let word = |token: Option<usize>| token.map(|t| tree.tokens[t].lemma.as_str());
/// assert_eq!(frame.lemma, "arrest");
/// assert_eq!((word(frame.agent), word(frame.patient)), (Some("police"), Some("man")));
/// assert_eq!(word(frame.oblique(&tree, &["on"]).next()), Some("Monday"));
/// ```
pub fn frames(tree: &Tree) -> Vec<Frame> {
    let walk = tree.walk();
    let mut all: Vec<Option<Frame>> = (0..tree.tokens.len()).map(|token| walk.frame(token)).collect();
    // Heads first, so that a shared subject is there when a conjunct asks for it.
    let mut order: Vec<usize> = tree.root().into_iter().collect();
    let mut at = 0;
    while let Some(token) = order.get(at).copied() {
        order.extend(walk.children(token));
        at += 1;
    }
    for token in order {
        if let Some(mut frame) = all[token].take() {
            walk.fill(&mut frame, &all);
            all[token] = Some(frame);
        }
    }
    all.into_iter().flatten().collect()
}

impl Walk<'_> {
    fn frame(&self, token: usize) -> Option<Frame> {
        let this = self.token(token);
        let lemma = this.lemma.to_lowercase();
        let relation = this.relation();
        let clause = matches!(relation, "root" | "ccomp" | "xcomp" | "advcl" | "acl" | "conj" | "parataxis" | "csubj");
        let has_subject = self.children(token).iter().any(|c| matches!(self.token(*c).relation(), "nsubj" | "csubj"));
        let kind = if this.upos == Upos::Verb && !matches!(relation, "amod" | "case" | "mark" | "fixed" | "compound") {
            FrameKind::Verb
        } else if self.child(token, "cop").is_some() || clause && has_subject && this.upos != Upos::Aux {
            FrameKind::Copula
        } else if this.upos == Upos::Noun && EVENT_NOUNS.contains_key(lemma.as_str()) {
            FrameKind::Nominal
        } else if this.upos == Upos::Aux && has_subject {
            // "They did." An auxiliary that stands for its verb.
            FrameKind::Verb
        } else {
            return None;
        };
        let particle = self.child(token, "compound:prt");
        let lemma = match kind {
            FrameKind::Nominal => EVENT_NOUNS[lemma.as_str()].verb.to_owned(),
            _ => particle.map_or(lemma.clone(), |particle| format!("{lemma} {}", self.token(particle).lemma)),
        };
        let verb_group = match kind {
            FrameKind::Nominal => VerbGroup {
                tokens: vec![token],
                negation: self.related(token, "det").find(|det| self.token(*det).lemma == "no"),
                ..VerbGroup::default()
            },
            _ => self.verb_group(token),
        };
        Some(Frame {
            predicate: token,
            kind,
            lemma,
            verb_group,
            agent: None,
            patient: None,
            recipient: None,
            obliques: Vec::new(),
            complement: None,
            above: None,
            marker: self.related(token, "mark").next(),
        })
    }

    /// Puts the participants in their slots; the frames of all heads stand in `all`.
    fn fill(&self, frame: &mut Frame, all: &[Option<Frame>]) {
        let predicate = frame.predicate;
        let mut above = self.token(predicate).head;
        while let Some(at) = above.filter(|at| all[*at].is_none()) {
            above = self.token(at).head;
        }
        frame.above = above;
        if frame.kind == FrameKind::Nominal {
            self.fill_nominal(frame, all);
            return;
        }
        let passive = frame.verb_group.voice == Voice::Passive;
        for child in self.children(predicate).iter().copied() {
            let token = self.token(child);
            match token.relation() {
                "nsubj" | "csubj" if token.deprel.ends_with(":pass") || passive => frame.patient = Some(child),
                "nsubj" | "csubj" => frame.agent = frame.agent.or(Some(child)),
                // "gave the company a fine": of two objects the first is the recipient, whatever the parser calls it.
                "obj" if frame.patient.is_some() && !passive && frame.recipient.is_none() => {
                    frame.recipient = frame.patient.replace(child);
                }
                "obj" => frame.patient = Some(child),
                "iobj" => frame.recipient = Some(child),
                "obl" if token.deprel == "obl:agent" || passive && self.preposition(child) == Some("by") => {
                    frame.agent = Some(child);
                }
                "obl" => {
                    self.add_obliques(frame, child);
                    // "said Tuesday that it would close": the clause hangs on the day, and belongs to the verb.
                    frame.complement = frame.complement.or_else(|| self.clause_of_time(child));
                }
                // A phrase after a predicate noun belongs to the noun: "Lind is the mayor of Lund".
                "nmod" if frame.kind == FrameKind::Copula => self.add_obliques(frame, child),
                "ccomp" | "xcomp" => frame.complement = frame.complement.or(Some(child)),
                _ => {}
            }
        }
        // A phrase with its copula stands under its own preposition: "the talks were in Geneva".
        if frame.kind == FrameKind::Copula
            && let Some(case) = self.case(predicate)
        {
            frame.obliques.push(Oblique { preposition: Some(case), head: predicate });
        }
        self.resolve_relative(frame);
        self.share(frame, all);
        frame.obliques.sort_by_key(|oblique| oblique.head);
    }

    fn add_obliques(&self, frame: &mut Frame, child: usize) {
        let shared = self.case(child);
        for head in self.conjuncts(child) {
            frame.obliques.push(Oblique { preposition: self.case(head).or(shared), head });
        }
    }

    /// A relative clause: its pronoun, or the gap it leaves, is the noun it hangs on.
    fn resolve_relative(&self, frame: &mut Frame) {
        let token = self.token(frame.predicate);
        let Some(noun) = token.head.filter(|_| token.relation() == "acl") else { return };
        if self.clause_of_time(noun) == Some(frame.predicate) {
            return;
        }
        let relative = |at: usize| {
            matches!(self.token(at).xpos, "WP" | "WDT") || self.token(at).xpos == "IN" && self.token(at).lemma == "that"
        };
        if token.deprel != "acl:relcl" {
            match token.xpos {
                "VBN" if frame.patient.is_none() => frame.patient = Some(noun),
                "VBG" if frame.agent.is_none() => frame.agent = Some(noun),
                _ => {}
            }
            return;
        }
        let mut found = false;
        for slot in [&mut frame.agent, &mut frame.patient, &mut frame.recipient] {
            if slot.is_some_and(relative) {
                *slot = Some(noun);
                found = true;
            }
        }
        for oblique in &mut frame.obliques {
            if relative(oblique.head) {
                oblique.head = noun;
                found = true;
            }
        }
        // "the men who police say fled": the gap lies deeper; without a pronoun, the first free slot is meant.
        let adverbial = self.children(frame.predicate).iter().any(|c| self.token(*c).xpos == "WRB");
        if !found && !adverbial && frame.kind == FrameKind::Verb {
            if frame.agent.is_none() && frame.verb_group.voice == Voice::Active {
                frame.agent = Some(noun);
            } else if frame.patient.is_none() {
                frame.patient = Some(noun);
            }
        }
    }

    /// A clause with "that" that was hung on a word for a time.
    fn clause_of_time(&self, token: usize) -> Option<usize> {
        let mut clauses = self.related(token, "acl").filter(|_| is_time_word(&self.token(token).lemma));
        clauses.find(|clause| self.related(*clause, "mark").any(|mark| self.token(mark).lemma == "that"))
    }

    /// What a clause without a subject takes over from the clause it belongs to.
    fn share(&self, frame: &mut Frame, all: &[Option<Frame>]) {
        let token = self.token(frame.predicate);
        let Some(head) = token.head.and_then(|head| all[head].as_ref()) else { return };
        let passive = frame.verb_group.voice == Voice::Passive;
        let subject = if head.verb_group.voice == Voice::Passive && head.kind == FrameKind::Verb {
            head.patient
        } else {
            head.agent
        };
        let open = if passive { frame.patient.is_none() } else { frame.agent.is_none() };
        let shared = match token.relation() {
            "conj" => {
                // "signed and ratified the treaty", "ratified" without an object of its own.
                let later = head.patient.filter(|patient| *patient > frame.predicate);
                if !passive && frame.patient.is_none() {
                    frame.patient = later;
                }
                subject
            }
            "xcomp" => {
                let control = SUBJECT_CONTROL.contains(head.lemma.as_str());
                if control || head.verb_group.voice == Voice::Passive {
                    subject
                } else {
                    head.recipient.or(head.patient).or(subject)
                }
            }
            "advcl" if matches!(token.xpos, "VBG" | "VBN" | "VB") && frame.verb_group.tense == Tense::None => subject,
            _ => None,
        };
        if let Some(shared) = shared.filter(|shared| open && *shared != frame.predicate) {
            if passive {
                frame.patient = Some(shared);
            } else {
                frame.agent = Some(shared);
            }
        }
    }

    fn fill_nominal(&self, frame: &mut Frame, all: &[Option<Frame>]) {
        let noun = frame.predicate;
        let this = self.token(noun);
        let Some(event) = EVENT_NOUNS.get(this.lemma.to_lowercase().as_str()) else { return };
        for child in self.children(noun).iter().copied() {
            let token = self.token(child);
            match token.relation() {
                "nmod" => match self.preposition(child) {
                    Some("of") if event.of_is_agent => frame.agent = frame.agent.or(Some(child)),
                    Some("of") => frame.patient = frame.patient.or(Some(child)),
                    Some("by") => frame.agent = Some(child),
                    Some("on" | "against")
                        if !event.of_is_agent && frame.patient.is_none() && !is_time_word(&token.lemma) =>
                    {
                        frame.patient = Some(child);
                    }
                    None if token.deprel == "nmod:poss" => {
                        if event.of_is_agent || frame.agent.is_none() {
                            frame.agent = Some(child);
                        }
                    }
                    _ => self.add_obliques(frame, child),
                },
                // "prisoner exchange", "drone attack": what stands before names the patient of a transitive event.
                "compound" | "amod" if token.xpos.starts_with("NN") && !event.of_is_agent => {
                    frame.patient = frame.patient.or(Some(child));
                }
                "obl" => self.add_obliques(frame, child),
                _ => {}
            }
        }
        // "Russia launched an attack", "the sides held talks": who does the verb does the event.
        if frame.agent.is_none()
            && this.relation() == "obj"
            && let Some(head) = this.head.and_then(|head| all[head].as_ref())
            && head.kind == FrameKind::Verb
            && is_light(&head.lemma)
        {
            frame.agent = head.agent;
            frame.obliques.extend(head.obliques.iter().copied());
            frame.verb_group.tense = head.verb_group.tense;
            frame.verb_group.negation = frame.verb_group.negation.or(head.verb_group.negation);
        }
        frame.obliques.sort_by_key(|oblique| oblique.head);
    }
}

static LIGHT_VERBS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/light_verbs.txt")).collect());

/// Does the verb only carry an event noun: "make", "carry out", "launch"?
fn is_light(lemma: &str) -> bool {
    LIGHT_VERBS.contains(lemma)
}
