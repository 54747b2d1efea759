//! Speech: the clause that a quotation or a reported statement belongs to, and whose words they are.
//!
//! Comes in: a tree and the span of what is said. Goes out: the predicate that reports it and its subject. Where the
//! quotation marks are, and what a cue means, is left to the facts.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crossclaim_text::Span;

use crate::label::Upos;
use crate::rows::rows;
use crate::tree::{Tree, Walk};

/// A clause that reports what someone says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// The predicate: "said", "according".
    pub predicate: usize,
    /// Who speaks; `None` when nobody is named: "it was said".
    pub speaker: Option<usize>,
}

static SPEECH: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/speech_verbs.txt")).collect());

impl Tree {
    /// The clause that what stands in `content` belongs to: "said" in "“We will rebuild,” Lind said", whether the parser
    /// hung the quotation on the verb or the verb on the quotation.
    ///
    /// ```
    /// let text = "“We will rebuild the bridge,” the mayor said on Monday.";
    /// let tree = crossclaim_syntax::parse(text);
    /// let quote = crossclaim_text::Span::new(3, text.find(",”").unwrap());
    /// let report = tree.report_of(quote).unwrap();
    /// assert_eq!(tree.tokens[report.predicate].lemma, "say");
    /// assert_eq!(tree.tokens[report.speaker.unwrap()].lemma, "mayor");
    /// ```
    pub fn report_of(&self, content: Span) -> Option<Report> {
        let range = self.tokens_in(content);
        let top = self.head_of(content)?;
        let walk = self.walk();
        // The quotation hangs on its verb, perhaps as a part of a longer statement.
        let mut at = top;
        while let Some(head) = self.tokens[at].head {
            if !range.contains(&head) && walk.is_speech(head) && self.tokens[at].relation() != "nsubj" {
                return Some(Report { predicate: head, speaker: walk.speaker(head) });
            }
            at = head;
        }
        // The verb hangs on the quotation, or stands beside it.
        let near = range.clone().chain(std::iter::once(top)).flat_map(|token| walk.children(token).iter().copied());
        let beside = near.filter(|child| !range.contains(child)).find(|child| {
            matches!(self.tokens[*child].relation(), "parataxis" | "ccomp" | "advcl" | "conj" | "discourse" | "acl")
                && walk.is_speech(*child)
        });
        if let Some(predicate) = beside {
            return Some(Report { predicate, speaker: walk.speaker(predicate) });
        }
        // "according to the mayor"
        walk.according(top)
    }

    /// The clauses of a sentence that report speech, in order.
    pub fn reports(&self) -> Vec<Report> {
        let walk = self.walk();
        (0..self.tokens.len())
            .filter(|token| walk.is_speech(*token))
            .map(|predicate| Report { predicate, speaker: walk.speaker(predicate) })
            .collect()
    }
}

impl Walk<'_> {
    fn is_speech(&self, token: usize) -> bool {
        let this = self.token(token);
        this.upos == Upos::Verb && SPEECH.contains(this.lemma.to_lowercase().as_str())
    }

    fn speaker(&self, predicate: usize) -> Option<usize> {
        let mut at = predicate;
        // "The mayor spoke on Monday and said ...": the subject of the first conjunct.
        loop {
            let passive = self.child(at, "aux:pass").is_some();
            let subject = self.related(at, "nsubj").next().filter(|_| !passive);
            let agent = || self.children(at).iter().copied().find(|child| self.token(*child).deprel == "obl:agent");
            if let Some(subject) = subject.or_else(agent) {
                return Some(subject);
            }
            let this = self.token(at);
            match this.relation() {
                "conj" | "xcomp" | "advcl" => at = this.head?,
                "acl" => return this.head,
                _ => return None,
            }
        }
    }

    fn according(&self, top: usize) -> Option<Report> {
        let mut at = top;
        loop {
            let phrase = self.children(at).iter().copied().find_map(|child| {
                let case = self.case(child)?;
                (self.token(case).lemma.eq_ignore_ascii_case("accord")
                    || self.token(case).lemma.eq_ignore_ascii_case("according"))
                .then_some(Report { predicate: case, speaker: Some(child) })
            });
            if phrase.is_some() {
                return phrase;
            }
            at = self.token(at).head?;
        }
    }
}
