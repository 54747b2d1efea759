//! Descriptions: "the prosecutor", "his deputy", "the bank", "the Dane", "the two sides".
//!
//! Comes in: a walk that stands at a determiner. Goes out: a reference where one bearer (one pair of
//! them) fits what the article calls its figures; else somebody without a name is remembered.

use super::cast::{Figure, age_word};
use super::lexicon::{self, body_noun, person_noun};
use super::resolve::{Pair, Walk};
use crate::vocabulary::is_stop;
use crossclaim_facts::{NameType, name};

/// So many sentences back a description that fits several may point.
const NEAR: usize = 2;
/// So many words a description has at most.
const LONGEST: usize = 6;
/// So many bearers that one noun fits are looked at.
const WIDEST: usize = 64;

impl Walk<'_> {
    /// "the two sides", "both companies": the last pair of names.
    pub(super) fn both(&mut self, at: usize) -> Option<usize> {
        let mut noun = at + 1;
        if !matches!(self.small(at).as_str(), "two" | "both") || self.quoted(at) {
            return None;
        }
        while matches!(
            self.small(noun).as_str(),
            "the" | "warring" | "rival" | "neighbouring" | "neighboring" | "opposing"
        ) {
            noun += 1;
        }
        let sorts: &[NameType] = match self.small(noun).as_str() {
            "sides" | "parties" | "delegations" | "camps" => {
                &[NameType::Place, NameType::Other, NameType::Organisation]
            }
            "countries" | "nations" | "states" | "governments" | "neighbours" | "neighbors" | "armies" | "capitals" => {
                &[NameType::Place, NameType::Other]
            }
            "companies" | "firms" | "banks" | "groups" | "airlines" | "clubs" | "teams" | "unions" => {
                &[NameType::Organisation]
            }
            "leaders" | "men" | "women" | "presidents" | "ministers" | "candidates" | "senators" | "rivals" => {
                &[NameType::Person]
            }
            _ => return None,
        };
        let fits = |p: &&Pair| sorts.contains(&self.facts.names[p.names.0].name_type);
        let pairs: Vec<&Pair> = self.pairs.iter().rev().filter(fits).take(8).collect();
        let last = pairs.first()?;
        let key = |p: &Pair| {
            let of = |n: usize| self.facts.names[n].canonical.as_str();
            (of(p.names.0), of(p.names.1))
        };
        // "Ostrel and Vell" and "the Vellish and the Ostrelian side" are one pair.
        let one_actor = |a: &str, b: &str| a == b || name::related(a, b);
        let first = key(last);
        let alike = |p: &Pair| {
            let (a, b) = key(p);
            one_actor(a, first.0) && one_actor(b, first.1) || one_actor(a, first.1) && one_actor(b, first.0)
        };
        let one = pairs.iter().all(|p| alike(p));
        let near = pairs.iter().filter(|p| p.sentence + 3 >= self.sentence).all(|p| alike(p));
        let close = last.sentence + 1 >= self.sentence;
        let confidence = if one && (close || pairs.len() > 1) {
            0.85
        } else if near && close {
            0.75
        } else {
            return None;
        };
        let names = vec![last.names.0, last.names.1];
        let from = if at > 0 && self.small(at - 1) == "the" { at - 1 } else { at };
        self.note(from, noun + 1, names, confidence);
        Some(noun + 1)
    }

    /// "the Dane": the one person of that people.
    pub(super) fn of_a_people(&mut self, index: usize, from: usize, to: usize) -> bool {
        let people = self.facts.names[index].span.of(self.text);
        // "the Danish coach", "the Danes": an adjective, a people.
        let noun = self.is_word(to) && !self.goes_on(to);
        let of_land = self.facts.names[index].name_type == NameType::Other && name::related(people, people);
        if noun
            || !of_land
            || to != from + 1
            || people.ends_with("ish")
            || people.ends_with("ese")
            || people.ends_with("ch")
            || self.quoted(from)
        {
            return false;
        }
        let of_it = |f: &Figure| {
            f.name_type == NameType::Person && f.nations.iter().any(|n| n == people || name::related(n, people))
        };
        let mut fitting = self
            .cast
            .nationals
            .iter()
            .copied()
            .take(WIDEST)
            .filter(|&f| self.met[f].is_some() && of_it(&self.cast.figures[f]));
        let figure = match (fitting.next(), fitting.next()) {
            (Some(one), None) => Some(one),
            (None, _) => self.sole(|f| f.nations.is_empty()),
            _ => None,
        };
        let many = people.ends_with('s') && name::related(people, people.trim_end_matches('s'));
        let Some(figure) = figure.filter(|_| !many) else { return false };
        let name = self.latest_name(figure, self.tokens[from].span.start);
        self.note(from - 1, to, vec![name], 0.85);
        let subject = self.source(self.tokens[from - 1].span.cover(self.tokens[to - 1].span));
        self.remember(Some(figure), self.cast.figures[figure].gender, from, subject || from <= 1);
        true
    }

    /// The one person spoken of in this paragraph so far, if there is nobody else and `fits` holds.
    fn sole(&self, fits: impl Fn(&Figure) -> bool) -> Option<usize> {
        let here = self.mentions.iter().rev().take_while(|m| m.paragraph == self.paragraph);
        let mut persons: Vec<Option<usize>> = here
            .filter(|m| m.figure.is_none_or(|f| self.cast.figures[f].name_type == NameType::Person))
            .map(|m| m.figure)
            .collect();
        persons.dedup();
        match persons.as_slice() {
            [Some(one)] if fits(&self.cast.figures[*one]) => Some(*one),
            _ => None,
        }
    }

    /// Does a noun phrase end before `at`: is this a verb, a preposition, a mark?
    fn goes_on(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        let word = self.small(at);
        !token.word
            || is_stop(&word)
            || word.ends_with("ed")
            || word.ends_with("ly")
            || crate::vocabulary::irregular(&word)
    }

    /// "the prosecutor", "his deputy", "the company", "the 34-year-old", from the determiner at `at`;
    /// returns where it ends. An indefinite one ("a prosecutor") brings somebody new in.
    pub(super) fn description(&mut self, at: usize, ahead: std::ops::Range<usize>, definite: bool) -> usize {
        let mut head = None;
        let mut end = at + 1;
        let mut titled = None;
        while end < self.tokens.len() && end <= at + LONGEST && self.tokens[end].word {
            let start = self.tokens[end].span.start;
            if let Some(index) = ahead.clone().take(4).find(|&i| self.facts.names[i].span.start == start) {
                if self.facts.names[index].name_type == NameType::Person {
                    titled = Some(index);
                    break;
                }
                // "the Danish coach", "the Port Osmer coach"
                end += self.tokens[end..].partition_point(|t| t.span.start < self.facts.names[index].span.end).max(1);
                continue;
            }
            let word = self.small(end);
            if is_stop(&word) && !matches!(word.as_str(), "former" | "last" | "third" | "second") {
                break;
            }
            let noun =
                person_noun(&word).is_some() || body_noun(&word) || age_word(&word).is_some() || self.called(&word);
            if noun {
                head = Some(end);
            } else if head.is_some() {
                break;
            }
            end += 1;
        }
        let Some(head) = head else { return at + 1 };
        let to = head + 1;
        if titled.is_some_and(|i| self.tokens.get(to).is_some_and(|t| t.span.start >= self.facts.names[i].span.start)) {
            // "the prosecutor Marta Quil": the words belong to the name.
            return to;
        }
        let source = self.source(self.tokens[at].span.cover(self.tokens[head].span));
        // "the company spokesman": the noun is part of another one. "the minister plans": a verb.
        let person = person_noun(&self.small(head)).is_some();
        let verb = person && self.word(to).starts_with(char::is_lowercase);
        if !(source || verb || self.goes_on(to)) {
            return to;
        }
        let noun = self.small(head);
        let role = lexicon::role(&noun).to_owned();
        if !definite {
            if person {
                self.strangers.push((role, self.sentence));
                if self.apposition(to, &ahead).is_none() && !self.behind_name(at) {
                    self.remember(None, person_noun(&noun).and_then(|n| n.gender), at, source || at <= 1);
                }
            }
            return to;
        }
        if self.quoted(at) {
            return to;
        }
        // "the prosecutor, Marta Quil"
        if let Some(index) = self.apposition(to, &ahead) {
            self.note(at, to, vec![index], 0.95);
            return to;
        }
        if self.behind_name(at) {
            return to;
        }
        let chosen = self.described(at, head, &role);
        let gender = person_noun(&noun).and_then(|n| n.gender);
        match chosen {
            Some((figure, confidence)) => {
                let name = self.latest_name(figure, self.tokens[at].span.start);
                self.note(at, to, vec![name], confidence);
                let gender = self.cast.figures[figure].gender;
                self.remember(Some(figure), gender, at, source || at <= 1);
            }
            None if person => self.remember(None, gender, at, source || at <= 1),
            None => {}
        }
        to
    }

    /// Does the article call somebody or something by this noun?
    fn called(&self, word: &str) -> bool {
        let role = lexicon::role(word);
        self.cast.called.contains_key(role)
    }

    /// The name behind the comma at `to`, when the words before it are said of its bearer.
    fn apposition(&self, to: usize, ahead: &std::ops::Range<usize>) -> Option<usize> {
        let index = ahead.clone().find(|&i| self.facts.names[i].span.start >= self.tokens[to - 1].span.end)?;
        let name = &self.facts.names[index];
        let between = self.text.get(self.tokens[to - 1].span.end..name.span.start)?;
        let figure = &self.cast.figures[self.cast.of_name[index]];
        let head = self.small(to - 1);
        let said = figure.called.iter().any(|c| c.head == lexicon::role(&head));
        (between == ", " && name.name_type == NameType::Person && said).then_some(index)
    }

    /// Does the phrase at `at` stand in apposition to a name before it?
    fn behind_name(&self, at: usize) -> bool {
        at > 1 && self.word(at - 1) == "," && {
            let end = self.tokens[at - 2].span.end;
            let index = self.facts.names.partition_point(|n| n.span.end < end);
            self.facts.names.get(index).is_some_and(|n| n.span.end == end && n.name_type == NameType::Person)
        }
    }

    /// Who is described by the tokens from the determiner at `at` to the noun at `head`.
    fn described(&self, at: usize, head: usize, role: &str) -> Option<(usize, f32)> {
        let noun = self.small(head);
        let of = matches!(self.small(head + 1).as_str(), "of" | "for");
        let of = of
            .then(|| (head + 2..(head + 7).min(self.tokens.len())).map(|i| self.small(i)).find(|w| !is_stop(w)))
            .flatten();
        let modifiers: Vec<(String, &str)> = (at + 1..head).map(|i| (self.small(i), self.word(i))).collect();
        let former = modifiers.iter().any(|m| m.0 == "former");
        let age = age_word(&noun);
        let fits = |figure: usize| -> bool {
            let f = &self.cast.figures[figure];
            if let Some(age) = age {
                return f.name_type == NameType::Person && f.age == Some(age) && modifiers.is_empty();
            }
            let gender = person_noun(&noun).and_then(|n| n.gender);
            if gender.is_some() && f.gender.is_some() && gender != f.gender {
                return false;
            }
            f.called.iter().any(|c| {
                let complement = of.is_none()
                    || of == c.of
                    || c.of.is_none() && of.as_ref().is_some_and(|w| c.modifiers.contains(w));
                c.head == role
                    && (!c.past || former)
                    && complement
                    && modifiers.iter().all(|(m, written)| {
                        c.modifiers.contains(m)
                            || m == "former"
                            || f.nations.iter().any(|n| n == written || name::related(n, written))
                            || c.of.as_ref().is_some_and(|o| o == m)
                    })
            })
        };
        let called = match age {
            Some(_) => &self.cast.aged[..],
            None => self.cast.called.get(role).map_or(&[][..], Vec::as_slice),
        };
        let mut fitting: Vec<usize> =
            called.iter().copied().take(WIDEST).filter(|&f| self.met[f].is_some() && fits(f)).collect();
        if fitting.is_empty() && age.is_none() && modifiers.is_empty() && of.is_none() && body_noun(&noun) {
            return self.body(&noun);
        }
        if let (true, Some(_), true) = (fitting.is_empty(), age, modifiers.is_empty()) {
            return self.sole(|f| f.age.is_none()).map(|f| (f, 0.8));
        }
        // Somebody without a name came in under the same noun since.
        let stranger = self.strangers.iter().rev().find(|s| s.0 == role).map(|s| s.1);
        let since = |f: usize| stranger.is_none_or(|s| self.last(f) > s);
        if let [one] = fitting.as_slice() {
            return since(*one).then_some((*one, 0.9));
        }
        // One who has it all over the article, others in passing.
        fitting.sort_by_key(|f| std::cmp::Reverse(self.count[*f]));
        if let [first, second, ..] = fitting.as_slice() {
            let near: Vec<usize> = fitting.iter().copied().filter(|f| self.last(*f) + NEAR >= self.sentence).collect();
            if let [one] = near.as_slice() {
                return (since(*one)).then_some((*one, 0.8));
            }
            let far = near.is_empty() && self.count[*first] >= 4 * self.count[*second];
            return (far && since(*first)).then_some((*first, 0.75));
        }
        None
    }

    /// The sentence in which a figure was last spoken of.
    fn last(&self, figure: usize) -> usize {
        let spoken = self.mentions.iter().rev().find(|m| m.figure == Some(figure)).map(|m| m.sentence);
        spoken.or(self.met[figure]).unwrap_or_default()
    }

    /// "the bank", "the company": the organisation of that class.
    fn body(&self, noun: &str) -> Option<(usize, f32)> {
        let all: Vec<usize> =
            self.cast.bodies.iter().copied().take(WIDEST).filter(|f| self.met[*f].is_some()).collect();
        let strong: Vec<usize> =
            all.iter().copied().filter(|f| lexicon::is_body(noun, &self.cast.figures[*f].words)).collect();
        let near = |f: &&usize| self.last(**f) + NEAR >= self.sentence;
        let open = |f: &&usize| {
            let figure = &self.cast.figures[**f];
            let called_body = figure.called.iter().any(|c| body_noun(&c.head));
            !figure.classed && !called_body
        };
        match strong.as_slice() {
            [one] => {
                let rival = all.iter().filter(near).filter(open).any(|f| f != one && self.last(*f) >= self.last(*one));
                (!rival).then_some((*one, 0.85))
            }
            [] if lexicon::is_body(noun, &[String::from("?")]) => {
                let candidates: Vec<&usize> = all.iter().filter(near).filter(open).collect();
                match candidates.as_slice() {
                    [one] if all.len() <= 3 || self.count[**one] >= 2 => Some((**one, 0.75)),
                    _ => None,
                }
            }
            [] => None,
            several => {
                let candidates: Vec<&usize> = several.iter().filter(near).collect();
                match candidates.as_slice() {
                    [one] => Some((**one, 0.8)),
                    _ => None,
                }
            }
        }
    }
}
