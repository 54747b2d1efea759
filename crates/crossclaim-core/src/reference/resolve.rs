//! Walks through an article and keeps who was spoken of last.
//!
//! Comes in: the sentences of an article and its cast. Goes out: its references. Whoever can be meant
//! is a candidate: by gender and number, by what the article calls them, by how long ago they were
//! spoken of. One candidate is safe; of two the one that a following sentence goes on with (its
//! subject, the source of its words) may be, any other pair is left open.

use super::Reference;
use super::cast::Cast;
use super::lexicon::{Gender, person_noun};
use super::token::{Token, tokens};
use crossclaim_article::Role;
use crossclaim_facts::{Facts, NameType};
use crossclaim_text::Span;

/// So many sentences back a pronoun may point.
const PRONOUN: usize = 2;
/// So many mentions are remembered.
const MEMORY: usize = 64;

/// Somebody spoken of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// `None`: a person whom the article does not name, or not here.
    pub(super) figure: Option<usize>,
    pub(super) gender: Option<Gender>,
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    pub(super) token: usize,
    /// Subject of its sentence, as far as can be told, or source of its words.
    pub(super) subject: bool,
    pub(super) quoted: bool,
}

/// Two names of one sort side by side: "Ostrel and Vell".
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) names: (usize, usize),
    pub(super) sentence: usize,
}

pub(super) struct Walk<'a> {
    pub(super) text: &'a str,
    pub(super) facts: &'a Facts,
    pub(super) cast: Cast,
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    pub(super) tokens: Vec<Token>,
    pub(super) mentions: Vec<Mention>,
    pub(super) pairs: Vec<Pair>,
    /// Nouns of people that came in without a name ("a defender"), with the sentence.
    pub(super) strangers: Vec<(String, usize)>,
    /// Which figures were named so far.
    pub(super) met: Vec<Option<usize>>,
    /// How often each was.
    pub(super) count: Vec<usize>,
    pub(super) found: Vec<Reference>,
    /// The first quotation that may hold the next token.
    pub(super) quotation: usize,
}

/// The references of a text.
pub(super) fn resolve(text: &str, sentences: &[Span], roles: &[Role], facts: &Facts, cast: Cast) -> Vec<Reference> {
    let mut walk = Walk {
        text,
        facts,
        met: vec![None; cast.figures.len()],
        count: vec![0; cast.figures.len()],
        cast,
        sentence: 0,
        paragraph: 0,
        tokens: Vec::new(),
        mentions: Vec::new(),
        pairs: Vec::new(),
        strangers: Vec::new(),
        found: Vec::new(),
        quotation: 0,
    };
    let mut next = 0;
    let mut last = Role::Body;
    let mut end = 0;
    for (index, span) in sentences.iter().enumerate() {
        walk.paragraph += usize::from(text.get(end..span.start).is_some_and(|gap| gap.contains('\n')));
        end = span.end;
        let role = roles.get(index).copied().unwrap_or(Role::Body);
        let from = next + facts.names[next..].partition_point(|n| n.span.start < span.start);
        next = from + facts.names[from..].partition_point(|n| n.span.start < span.end);
        // A caption has its own "he", and the text goes on after it as if it were not there.
        if matches!(role, Role::Caption | Role::Table) {
            continue;
        }
        let running = |r: Role| matches!(r, Role::Body | Role::Item | Role::Quotation | Role::LiveEntry);
        if running(role) != running(last) {
            walk.mentions.clear();
        }
        last = role;
        walk.sentence = index;
        walk.read(*span, from..next);
    }
    // "his deputy" holds a reference of its own.
    walk.found.sort_by_key(|r| (r.span.start, r.span.end));
    walk.found
}

impl Walk<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    pub(super) fn small(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.word)
    }

    fn read(&mut self, span: Span, names: std::ops::Range<usize>) {
        let mut list = std::mem::take(&mut self.tokens);
        tokens(self.text, span, &mut list);
        self.tokens = list;
        if self.mentions.len() > 2 * MEMORY {
            self.mentions.drain(..MEMORY);
        }
        let mut next = names.start;
        let mut at = 0;
        while at < self.tokens.len() {
            let place = self.tokens[at].span;
            while next < names.end && self.facts.names[next].span.end <= place.start {
                next += 1;
            }
            if next < names.end && self.facts.names[next].span.start <= place.start {
                let to = at + self.tokens[at..].partition_point(|t| t.span.start < self.facts.names[next].span.end);
                self.named(next, at, to);
                at = to.max(at + 1);
                next += 1;
                continue;
            }
            at = if self.tokens[at].word { self.step(at, next..names.end) } else { at + 1 };
        }
    }

    pub(super) fn quoted(&mut self, at: usize) -> bool {
        let start = self.tokens[at].span.start;
        let quotes = &self.facts.quotes;
        while self.quotation < quotes.len() && quotes[self.quotation].span.end <= start {
            self.quotation += 1;
        }
        quotes.get(self.quotation).is_some_and(|q| q.span.start <= start)
    }

    /// Is `span` the source of words in this sentence, or the head of one?
    pub(super) fn source(&self, span: Span) -> bool {
        let list = &self.facts.attributions;
        // Contents are in order, sources stand beside them: a window is enough.
        let near = list.partition_point(|a| a.content.end + 400 < span.start);
        list[near..]
            .iter()
            .take_while(|a| a.content.start <= span.end + 400)
            .any(|a| !a.nested && a.source.is_some_and(|s| s.contains(span) || s == span))
    }

    pub(super) fn remember(&mut self, figure: Option<usize>, gender: Option<Gender>, at: usize, subject: bool) {
        let quoted = self.quoted(at);
        let subject = subject && !quoted;
        self.mentions.push(Mention {
            figure,
            gender,
            sentence: self.sentence,
            paragraph: self.paragraph,
            token: at,
            subject,
            quoted,
        });
    }

    /// A name at tokens `from..to`.
    fn named(&mut self, index: usize, from: usize, to: usize) {
        let figure = self.cast.of_name[index];
        let name = &self.facts.names[index];
        // "the Dane", "the Frenchwoman": somebody's people, standing for somebody.
        if name.name_type != NameType::Person
            && from > 0
            && self.small(from - 1) == "the"
            && self.of_a_people(index, from, to)
        {
            return;
        }
        let owner = self.word(to).ends_with('s') && !self.is_word(to);
        let first = !self.mentions.iter().rev().any(|m| m.sentence == self.sentence && m.figure.is_some() && !m.quoted);
        let led = from > 0
            && matches!(
                self.small(from - 1).as_str(),
                "of" | "for"
                    | "by"
                    | "with"
                    | "from"
                    | "against"
                    | "to"
                    | "at"
                    | "in"
                    | "on"
                    | "like"
                    | "than"
                    | "after"
                    | "and"
                    | "about"
            );
        let subject = self.source(name.span) || (first && !led && !owner);
        self.met[figure] = Some(self.sentence);
        self.count[figure] += 1;
        if index > 0 {
            let before = &self.facts.names[index - 1];
            let one_sort = before.name_type == name.name_type && self.cast.of_name[index - 1] != figure;
            if one_sort && self.text.get(before.span.end..name.span.start).is_some_and(|t| t == " and ") {
                self.pairs.push(Pair { names: (index - 1, index), sentence: self.sentence });
            }
        }
        if matches!(name.name_type, NameType::Person | NameType::Organisation) {
            self.remember(Some(figure), self.cast.figures[figure].gender, from, subject);
        }
        // "Dorn's lawyer": somebody else comes in with him.
        let of_owner =
            (to + 1..to + 4).take_while(|&i| owner && self.is_word(i)).find_map(|i| person_noun(&self.small(i)));
        if let Some(noun) = of_owner {
            self.remember(None, noun.gender, to, first && !led);
        }
    }

    fn step(&mut self, at: usize, ahead: std::ops::Range<usize>) -> usize {
        let word = self.small(at);
        match word.as_str() {
            "he" | "him" | "himself" => self.pronoun(at, Gender::Male, ahead),
            "she" | "herself" => self.pronoun(at, Gender::Female, ahead),
            "his" | "her" => {
                let gender = if word == "his" { Gender::Male } else { Gender::Female };
                self.pronoun(at, gender, ahead.clone());
                // "his deputy": a description with an owner
                return self.description(at, ahead, true).max(at + 1);
            }
            "it" => self.body_pronoun(at),
            "the" => {
                if let Some(to) = self.both(at + 1) {
                    return to;
                }
                return self.description(at, ahead, true).max(at + 1);
            }
            "both" => return self.both(at).unwrap_or(at + 1),
            "its" | "their" => return self.description(at, ahead, true).max(at + 1),
            "a" | "an" | "another" => return self.description(at, ahead, false).max(at + 1),
            _ => {}
        }
        at + 1
    }

    pub(super) fn note(&mut self, from: usize, to: usize, names: Vec<usize>, confidence: f32) {
        let span = self.tokens[from].span.cover(self.tokens[to - 1].span);
        self.found.push(Reference { span, names, confidence });
    }

    /// He, she: the person spoken of.
    fn pronoun(&mut self, at: usize, gender: Gender, ahead: std::ops::Range<usize>) {
        let place = self.tokens[at].span;
        let word = self.small(at);
        if self.quoted(at) {
            return;
        }
        let source = self.source(place);
        let fits = |m: &Mention| {
            let person = m.figure.is_none_or(|f| self.cast.figures[f].name_type == NameType::Person);
            let of = m.figure.map_or(m.gender, |f| self.cast.figures[f].gender);
            person && of.is_none_or(|g| g == gender)
        };
        let window: Vec<Mention> = self
            .mentions
            .iter()
            .filter(|m| m.sentence + PRONOUN >= self.sentence && fits(m))
            // "Reis hit him": him is another.
            .filter(|m| !(word == "him" && m.sentence == self.sentence && at - m.token.min(at) <= 3))
            .copied()
            .collect();
        let mut candidates: Vec<Option<usize>> = Vec::new();
        for m in window.iter().rev().filter(|m| !m.quoted || m.sentence == self.sentence) {
            if !candidates.contains(&m.figure) || m.figure.is_none() {
                candidates.push(m.figure);
            }
        }
        // "In his speech, Reis said": the one who follows can be meant, too.
        if at <= 3 && matches!(word.as_str(), "his" | "her" | "he" | "she") {
            for index in ahead.start..ahead.end.min(ahead.start + 2) {
                let figure = self.cast.of_name[index];
                let of = &self.cast.figures[figure];
                let behind = self.text.get(place.end..self.facts.names[index].span.start).unwrap_or("");
                let clause = behind.contains(',') && !behind.contains(['“', '"', '.']);
                if clause
                    && of.name_type == NameType::Person
                    && of.gender.is_none_or(|g| g == gender)
                    && !candidates.contains(&Some(figure))
                    && self.facts.names[index].canonical.contains(' ')
                {
                    candidates.push(Some(figure));
                }
            }
        }
        let chosen = match candidates.as_slice() {
            [] => None,
            [one] => one.map(|f| (f, if self.cast.figures[f].gender.is_some() { 0.95 } else { 0.85 })),
            _ => self.salient(&window, at, source, &word),
        };
        let subject = source || matches!(word.as_str(), "he" | "she");
        match chosen {
            Some((figure, confidence)) => {
                let name = self.latest_name(figure, place.start);
                self.note(at, at + 1, vec![name], confidence);
                if self.cast.figures[figure].gender.is_none() && confidence >= Reference::SAFE {
                    self.cast.figures[figure].gender = Some(gender);
                }
                self.remember(Some(figure), Some(gender), at, subject);
            }
            None if subject => self.remember(None, Some(gender), at, subject),
            None => {}
        }
    }

    /// Of several candidates, the one that the text goes on with.
    fn salient(&self, window: &[Mention], at: usize, source: bool, word: &str) -> Option<(usize, f32)> {
        let here: Vec<&Mention> = window.iter().filter(|m| m.sentence == self.sentence && !m.quoted).collect();
        // In its own sentence, one subject and nobody else.
        if let Some(first) = here.first() {
            let alone = here.iter().all(|m| m.figure == first.figure);
            let figure = first.figure?;
            return (alone && first.subject).then_some((figure, 0.8));
        }
        // "He added": the sentence before had one subject that spoke.
        let opens = at <= 1 || (source && !matches!(word, "his" | "her" | "him"));
        if !opens || !(source || matches!(word, "he" | "she")) {
            return None;
        }
        let before = window.iter().filter(|m| !m.quoted).map(|m| m.sentence).max()?;
        if before + 1 < self.sentence {
            return None;
        }
        let of_before: Vec<&Mention> = window.iter().filter(|m| m.sentence == before && !m.quoted).collect();
        let mut subjects: Vec<Option<usize>> = of_before.iter().filter(|m| m.subject).map(|m| m.figure).collect();
        subjects.dedup();
        let sole = of_before.iter().all(|m| m.figure == of_before[0].figure);
        match subjects.as_slice() {
            [Some(figure)] if sole => Some((*figure, 0.85)),
            [Some(figure)] if source => Some((*figure, 0.8)),
            _ => None,
        }
    }

    /// "it said": the body that spoke last.
    fn body_pronoun(&mut self, at: usize) {
        let place = self.tokens[at].span;
        if self.quoted(at) || !self.source(place) {
            return;
        }
        let near: Vec<Mention> =
            self.mentions.iter().filter(|m| m.sentence + 1 >= self.sentence && !m.quoted).copied().collect();
        let body = |m: &&Mention| m.figure.is_some_and(|f| self.cast.figures[f].name_type == NameType::Organisation);
        let mut bodies: Vec<usize> = near.iter().filter(body).filter_map(|m| m.figure).collect();
        bodies.sort_unstable();
        bodies.dedup();
        let speaker = near.iter().rev().find(|m| m.subject).filter(body);
        if let ([one], Some(_)) = (bodies.as_slice(), speaker) {
            let name = self.latest_name(*one, place.start);
            self.note(at, at + 1, vec![name], 0.85);
            self.remember(Some(*one), None, at, true);
        }
    }

    /// The last name of a figure before an offset, else its first.
    pub(super) fn latest_name(&self, figure: usize, before: usize) -> usize {
        let to = self.facts.names.partition_point(|n| n.span.end <= before);
        (0..to).rev().take(400).find(|&i| self.cast.of_name[i] == figure).unwrap_or(self.cast.figures[figure].name)
    }
}
