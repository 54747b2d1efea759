//! What speaks for each type of a name: its own words, and the words beside it.
//!
//! Comes in: a sentence and the units of a name. Goes out: [`Scores`]. The words are rows of
//! `lexicon/en/name_cues.txt`; only the weights stand here. Settled names are left alone.
//!
//! The types are those of CoNLL-2003.

use super::NameType;
use super::lexicon::flag;
use super::run::{Kind, Unit};
use super::said::{company_said, of_another};
use super::sentence::{Case, Sentence};
use super::shapes::SHAPES;
use super::side;
use super::title::Titled;
use super::token::Shape;

/// How much speaks for each type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Scores {
    pub(crate) person: f32,
    pub(crate) place: f32,
    pub(crate) organisation: f32,
    pub(crate) other: f32,
}

impl Scores {
    pub(crate) const fn place(place: f32) -> Self {
        Self { person: 0.0, place, organisation: 0.0, other: 0.0 }
    }
    pub(crate) const fn organisation(organisation: f32) -> Self {
        Self { person: 0.0, place: 0.0, organisation, other: 0.0 }
    }
    pub(crate) const fn other(other: f32) -> Self {
        Self { person: 0.0, place: 0.0, organisation: 0.0, other }
    }

    /// The sum of the two, `more` taken `times` times.
    pub(crate) fn with(self, more: Self, times: f32) -> Self {
        Self {
            person: self.person + more.person * times,
            place: self.place + more.place * times,
            organisation: self.organisation + more.organisation * times,
            other: self.other + more.other * times,
        }
    }

    /// The highest of the four.
    pub(crate) fn best(self) -> f32 {
        self.person.max(self.place).max(self.organisation).max(self.other)
    }

    /// The type that most speaks for; between equals the one that news has more of.
    pub(crate) fn name_type(self) -> NameType {
        let best = self.best();
        if self.person >= best {
            NameType::Person
        } else if self.place >= best {
            NameType::Place
        } else if self.organisation >= best {
            NameType::Organisation
        } else {
            NameType::Other
        }
    }
}

/// What speaks for each type of the name made of `units`: by its own words, and in all.
pub(crate) fn score(sentence: &Sentence, units: &[Unit], base: Scores, titled: Option<Titled>) -> (Scores, Scores) {
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return (base, base) };
    let (mut own, mut scores) = (base, base);
    if base.best() < 6.0 {
        own = own_words(sentence, units, base);
        scores = own;
        scores = before(sentence, first.from, units.len(), scores);
        scores = after(sentence, last.to, units.len(), scores);
        if units.len() > 1 && of_another(sentence, last.to) {
            scores.person += 3.0;
        }
        if company_said(sentence, first.from, last.to) {
            scores.organisation += 4.0;
        }
    }
    if let Some(titled) = titled {
        scores.person += if titled.before { 6.0 } else { 3.0 };
    }
    (own, scores)
}

fn own_words(sentence: &Sentence, units: &[Unit], mut scores: Scores) -> Scores {
    let words = units.iter().filter(|u| u.word()).count();
    let first = units[0];
    let last = units[units.len() - 1];
    if first.is(flag::FIRST) {
        scores.person += if words > 1 { 4.0 } else { 1.5 };
    }
    if words > 1 && last.is(flag::SURNAME) {
        scores.person += 2.0;
    } else if last.is(flag::SURNAME) && !last.is(flag::ANY_PLACE) {
        scores.person += 2.5;
    }
    if units.iter().any(|u| u.initial) && words > 1 {
        scores.person += 3.0;
    }
    if units.iter().any(|u| u.kind == Kind::Particle) {
        scores.person += 2.0;
    }
    if units.iter().any(|u| u.kind == Kind::Ampersand) {
        scores.organisation += 6.0;
    }
    // "Ostrel Valves", "Iron Wolf": people's names seldom end in a plain word.
    if words > 1 && last.flags & (flag::SURNAME | flag::FIRST) == 0 && sentence.common(last.to - 1) {
        scores.organisation += 2.5;
        scores.person -= 2.0;
    }
    if words == 2 && first.is(flag::OPENS_REGION) {
        scores.place += 3.0;
    }
    match words {
        1 => scores.person += 0.5,
        2 | 3 => scores.person += 1.0,
        _ => scores.organisation += 1.0,
    }
    let word = sentence.word(last.to - 1);
    if words == 1 && last.to - last.from == 1 {
        let token = sentence.token(last.from);
        let shape = token.map_or(Shape::Lower, |t| t.shape);
        if shape == Shape::Upper && sentence.case != Case::Upper && word.chars().count() <= 6 {
            scores.organisation += 4.5;
            scores.person -= 1.0;
        }
        if shape == Shape::Mixed && !family_prefix(word) {
            scores.organisation += 1.5;
        }
        let next = sentence.token(last.to).map_or(Shape::Mark, |t| t.shape);
        if SHAPES.people_endings.iter().any(|end| word.ends_with(*end))
            && next == Shape::Lower
            && sentence.flags(last.to) & flag::PERSON_VERB == 0
        {
            scores.other += 3.0;
        }
        if shape == Shape::Upper
            && sentence.case == Case::Plain
            && sentence.opens(first.from)
            && dateline(sentence, last.to)
        {
            scores.place += 6.0;
        }
        if ends_in(word, &SHAPES.place_endings) {
            scores.place += 1.5;
        }
        // "Ostavia", "Sandria"
        if first.flags & (flag::FIRST | flag::SURNAME) == 0 && word.ends_with("ia") {
            scores.place += 1.0;
        }
    }
    // "Dougie Plum"
    let given = sentence.word(first.from);
    if words > 1 && !first.is(flag::FIRST) && ends_in(given, &SHAPES.pet_endings) && !sentence.common(first.from) {
        scores.person += 0.75;
    }
    if ends_in(word, &SHAPES.family_endings) {
        scores.person += 1.5;
    }
    scores
}

fn ends_in(word: &str, endings: &[&str]) -> bool {
    let word = word.as_bytes();
    endings
        .iter()
        .any(|end| word.len() > end.len() + 1 && word[word.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes()))
}

/// "OSTREL, 12 May (Agency) -", "OSTREL (Agency) -": does the head of an article go on at `at`?
fn dateline(sentence: &Sentence, at: usize) -> bool {
    let dash = |at: usize| ["-", "\u{2013}", "\u{2014}"].iter().any(|mark| sentence.is_mark(at, mark));
    (at..at + 12).any(dash)
        && (sentence.is_mark(at, ",")
            || sentence.is_mark(at, "(")
            || dash(at) && sentence.token(at).is_some_and(|t| !t.glued))
}

/// "J.", "J.R."
pub(crate) fn is_initial(word: &str) -> bool {
    let bytes = word.as_bytes();
    matches!(bytes, [_, b'.'] | [_, b'.', _, b'.'])
}

/// "O'Mara" and the names with Mc, Mac, Di, Van: capitals inside that make no brand.
fn family_prefix(word: &str) -> bool {
    SHAPES.family_beginnings.iter().any(|prefix| word.starts_with(*prefix))
}

fn before(sentence: &Sentence, first: usize, words: usize, mut scores: Scores) -> Scores {
    if first == 0 {
        return scores;
    }
    let flags = sentence.flags_before(first);
    let word = sentence.word(first - 1);
    let second = first.checked_sub(2).map_or(0, |at| sentence.flags(at));
    if flags & flag::PERSON_BEFORE != 0 {
        scores.person += if word == "and" || word == "by" { 0.5 } else { 2.5 };
    }
    if flags & flag::PLACE_BEFORE != 0 && words <= 2 {
        scores.place += match word {
            "of" if second & flag::PLACE_NOUN_BEFORE != 0 => 3.5,
            "of" => 0.25,
            _ if flags & flag::IN_PLACE != 0 && !word.starts_with(char::is_uppercase) => 3.0,
            // "At Vell:" heads a report from there
            _ if flags & flag::TO_PLACE != 0 && !word.starts_with(char::is_uppercase) => 0.5,
            _ => 1.0,
        };
    } else if flags & flag::PLACE_NOUN_BEFORE != 0 && words <= 2 {
        scores.place += 1.0;
    }
    if flags & flag::OTHER_NOUN_BEFORE != 0 && sentence.token(first - 1).is_some_and(|t| t.shape == Shape::Lower) {
        scores.other += 5.0;
    }
    if flags & flag::BODY_NOUN_BEFORE != 0 {
        scores.organisation += 2.0;
    }
    if word == "the" {
        scores.organisation += 2.0;
        scores.person -= 1.0;
    }
    scores
}

fn after(sentence: &Sentence, last: usize, words: usize, mut scores: Scores) -> Scores {
    let flags = sentence.flags(last);
    if words <= 2 && side::in_table(sentence, last) {
        scores.organisation += 3.0;
    }
    let small = sentence.token(last).is_some_and(|t| t.shape == Shape::Lower);
    if small && flags & flag::PERSON_VERB != 0 {
        scores.person += 2.0;
    }
    if small && flags & flag::BODY_VERB != 0 {
        scores.organisation += 1.5;
    }
    if small && flags & flag::PLACE_NOUN_AFTER != 0 {
        scores.place += 2.5;
    }
    if small && flags & flag::BODY_NOUN_AFTER != 0 {
        scores.organisation += 2.0;
    }
    let possessive =
        (sentence.is_mark(last, "'") || sentence.is_mark(last, "\u{2019}")) && sentence.word(last + 1) == "s";
    if possessive && sentence.flags(last + 2) & (flag::BODY_NOUN_AFTER | flag::ROLE | flag::ROLE_MODIFIER) != 0 {
        // "Pellworth's chief executive", "Pellworth's shares"
        scores.organisation += 1.5;
    }
    if sentence.is_mark(last, ",") {
        let next = sentence.word(last + 1);
        let number = sentence.token(last + 1).is_some_and(|t| t.shape == Shape::Number && t.span.len() <= 2);
        if number && sentence.is_mark(last + 2, ",") {
            // "Ines Vold, 34, said"
            scores.person += 3.0;
        } else if next == "who" || next == "whose" {
            scores.person += 3.0;
        } else if words <= 2 && sentence.flags(last + 1) & (flag::COUNTRY | flag::STATE) != 0 {
            // "Vell, Ohio": a town with its state
            scores.place += 2.5;
        }
    }
    if sentence.is_mark(last, "(")
        && sentence.token(last + 1).is_some_and(|t| t.shape == Shape::Upper)
        && sentence.is_mark(last + 2, ")")
        && words > 1
    {
        // "Popular Action Front (PAF)"
        scores.organisation += 4.0;
    }
    scores
}
