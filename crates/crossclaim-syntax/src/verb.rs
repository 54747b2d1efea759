//! Verb groups: a predicate with its auxiliaries, and the tense, voice, modality and negation they give it.
//!
//! Comes in: a tree and a predicate. Goes out: a [`VerbGroup`]. What a modality means for the truth of a claim is left
//! to the facts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::label::Upos;
use crate::rows::rows;
use crate::tree::Walk;

/// When, as the form of the verb tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// "left", "had left", "was leaving".
    Past,
    /// "leaves", "has left", "is leaving".
    Present,
    /// "will leave", "is going to leave".
    Future,
    /// An infinitive, a participle or a noun: the clause above tells when.
    #[default]
    None,
}

/// Active or passive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The subject does it.
    #[default]
    Active,
    /// The subject has it done to it: "was held", "got hurt", "the men held".
    Passive,
}

/// What a modal verb says of the predicate, in the terms of Palmer (2001), coarsely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Modality {
    /// No modal verb, or the "will" of a plain future.
    #[default]
    None,
    /// "may", "might", "could".
    Possibility,
    /// "can", "be able to".
    Ability,
    /// "must", "have to", "need to".
    Necessity,
    /// "should", "ought to", "be supposed to".
    Obligation,
    /// "would".
    Conditional,
}

/// A predicate with its auxiliaries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerbGroup {
    /// The predicate and all that forms its group (auxiliaries, copula, negation, particle), from left to right.
    pub tokens: Vec<usize>,
    /// When.
    pub tense: Tense,
    /// Does "have" stand before a participle?
    pub perfect: bool,
    /// Does "be" stand before an -ing form?
    pub progressive: bool,
    /// Active or passive.
    pub voice: Voice,
    /// What a modal verb adds.
    pub modality: Modality,
    /// The modal verb itself.
    pub modal: Option<usize>,
    /// The word that negates the predicate: "not", "n't", "never", "no longer"; or "no" and "nobody" in its subject or object.
    pub negation: Option<usize>,
}

static NEGATIONS: LazyLock<BTreeMap<&'static str, bool>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/en/negations.txt"))
        .filter_map(|row| row.rsplit_once(' ').map(|(word, place)| (word.trim(), place == "adverb")))
        .collect()
});
static MODALS: LazyLock<BTreeMap<&'static str, Modality>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/en/modals.txt"))
        .filter_map(|row| {
            let (verb, modality) = row.rsplit_once(' ')?;
            let modality = match modality {
                "possibility" => Modality::Possibility,
                "ability" => Modality::Ability,
                "necessity" => Modality::Necessity,
                "obligation" => Modality::Obligation,
                "conditional" => Modality::Conditional,
                _ => Modality::None,
            };
            Some((verb.trim(), modality))
        })
        .collect()
});

/// Is the word a negation that stands beside a verb ("not", "never")?
fn is_negative_adverb(lemma: &str) -> bool {
    NEGATIONS.get(lemma.to_lowercase().as_str()) == Some(&true)
}

/// Is the word a negation that stands in a noun phrase ("no", "nobody")?
fn is_negative_noun(lemma: &str) -> bool {
    NEGATIONS.get(lemma.to_lowercase().as_str()) == Some(&false)
}

impl Walk<'_> {
    /// The verb group of `predicate`: a verb, or a noun or adjective with its copula.
    ///
    /// A conjunct without auxiliaries of its own takes over those of the first: "will not sign or ratify" denies both.
    pub fn verb_group(&self, predicate: usize) -> VerbGroup {
        let mut group = self.own_group(predicate);
        let head = self.token(predicate);
        if let Some(first) = head.head.filter(|_| head.relation() == "conj") {
            let bare =
                group.tokens.iter().all(|token| *token == predicate || self.token(*token).relation() == "compound");
            let same_form = head.xpos == self.token(first).xpos || matches!(head.xpos, "VBN" | "VBD" | "VB");
            let own_subject = self.related(predicate, "nsubj").next().is_some();
            if bare && same_form && !own_subject && head.upos == Upos::Verb {
                self.take_over(&mut group, first, predicate);
            }
        }
        group
    }

    fn take_over(&self, group: &mut VerbGroup, first: usize, predicate: usize) {
        let shared = self.own_group(first);
        let has_auxiliary = shared.tokens.iter().any(|token| self.token(*token).upos == Upos::Aux);
        let form = self.token(predicate).xpos;
        // "was held and charged" shares its passive; "came and was held" does not, and "fled after it burned" neither.
        let participle = matches!(form, "VBN" | "VBD") && shared.voice == Voice::Passive && form != "VBZ";
        let infinitive = form == "VB" && self.token(first).xpos == "VB";
        let perfect = form == "VBN" && shared.perfect;
        let progressive = form == "VBG" && shared.progressive;
        if has_auxiliary && (participle || infinitive || perfect || progressive) {
            let own = std::mem::take(&mut group.tokens);
            let negation = group.negation;
            *group = VerbGroup { tokens: own, ..shared };
            group.negation = negation.or(group.negation);
            if !participle {
                group.voice = Voice::Active;
            }
        }
    }

    fn own_group(&self, predicate: usize) -> VerbGroup {
        let mut group = VerbGroup::default();
        let head = self.token(predicate);
        let mut finite = None;
        let (mut will, mut going) = (false, false);
        for child in self.children(predicate).iter().copied() {
            let token = self.token(child);
            let lemma = token.lemma.to_lowercase();
            match token.relation() {
                "aux" | "cop" => {
                    group.tokens.push(child);
                    if token.deprel == "aux:pass" {
                        group.voice = Voice::Passive;
                    }
                    if token.xpos == "MD" || MODALS.contains_key(lemma.as_str()) {
                        will |= matches!(lemma.as_str(), "will" | "shall");
                        let modality = MODALS.get(lemma.as_str()).copied().unwrap_or_default();
                        if modality != Modality::None {
                            group.modality = modality;
                            group.modal = Some(child);
                        }
                        if token.xpos == "MD" {
                            finite = finite.or(Some(child));
                        }
                    } else if token.deprel == "aux" && lemma == "have" {
                        group.perfect = true;
                    } else if token.deprel == "aux" && lemma == "be" && head.xpos == "VBG" {
                        group.progressive = true;
                        going = head.lemma == "go";
                    }
                    if matches!(token.xpos, "VBD" | "VBZ" | "VBP") {
                        finite = finite.or(Some(child));
                    }
                }
                "advmod" | "cc" | "det" if is_negative_adverb(&lemma) => {
                    group.tokens.push(child);
                    group.negation = Some(child);
                }
                // "no longer leads", "has by no means ended".
                "advmod" | "obl" if matches!(lemma.as_str(), "long" | "longer" | "more" | "mean" | "means" | "way") => {
                    let no = self.children(child).iter().copied().find(|below| self.token(*below).lemma == "no");
                    group.negation = group.negation.or(no);
                }
                "compound" if token.deprel == "compound:prt" => group.tokens.push(child),
                _ => {}
            }
        }
        group.tokens.push(predicate);
        group.tokens.sort_unstable();
        if head.deprel.starts_with("acl") && head.xpos == "VBN" && finite.is_none() && !group.perfect {
            group.voice = Voice::Passive;
        }
        let form = finite.map_or(head.xpos, |finite| self.token(finite).xpos);
        group.tense = match form {
            _ if will => Tense::Future,
            "VBZ" | "VBP" if going && self.to_infinitive(predicate) => Tense::Future,
            "VBD" => Tense::Past,
            "VBZ" | "VBP" => Tense::Present,
            "MD" if self
                .children(predicate)
                .iter()
                .any(|c| matches!(self.token(*c).lemma.as_str(), "can" | "may" | "must")) =>
            {
                Tense::Present
            }
            _ => Tense::None,
        };
        if let Some(verb) = self.semi_modal(predicate) {
            group.modality = verb;
        }
        if group.negation.is_none() {
            group.negation = self.no_longer(predicate).or_else(|| self.negative_argument(predicate));
        }
        group
    }

    /// "is going to leave": the infinitive below "going".
    fn to_infinitive(&self, predicate: usize) -> bool {
        self.related(predicate, "xcomp").any(|child| self.token(child).xpos == "VB")
    }

    /// "have to", "need to", "be able to" above an infinitive.
    fn semi_modal(&self, predicate: usize) -> Option<Modality> {
        let token = self.token(predicate);
        let above = token.head.filter(|_| token.deprel == "xcomp" && token.xpos == "VB")?;
        let to = self.related(predicate, "mark").any(|mark| self.token(mark).lemma == "to");
        MODALS.get(format!("{} to", self.token(above).lemma).as_str()).copied().filter(|_| to)
    }

    /// "no longer" right before the predicate, wherever the parser hung it: "the general no longer commands".
    fn no_longer(&self, predicate: usize) -> Option<usize> {
        let no = predicate.checked_sub(2)?;
        let longer = matches!(self.token(predicate - 1).lemma.to_lowercase().as_str(), "long" | "longer");
        (longer && self.token(no).lemma.eq_ignore_ascii_case("no")).then_some(no)
    }

    /// "No" or "nobody" in the subject or the object.
    fn negative_argument(&self, predicate: usize) -> Option<usize> {
        let arguments = self
            .children(predicate)
            .iter()
            .copied()
            .filter(|child| matches!(self.token(*child).relation(), "nsubj" | "obj"));
        arguments.into_iter().find_map(|argument| {
            let own = is_negative_noun(&self.token(argument).lemma).then_some(argument);
            own.or_else(|| self.related(argument, "det").find(|det| is_negative_noun(&self.token(*det).lemma)))
        })
    }
}
