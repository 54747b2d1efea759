//! Finds the mentions of names in a sentence.
//!
//! Comes in: a [`Sentence`]. Goes out: its [`Mention`]s, in order, each with what speaks for every type
//! and the title that stands by it. What other sentences say of the same name is left to
//! [`super::memory`].
//!
//! A run of capitals is cut from left to right: the longest stretch that a head word closes ("Bank of
//! Ostrel", "Vell Shipping plc"), titles, known names, nationalities, places, and what is left over.
//!
//! The extent of a name is that of CoNLL-2003.

use super::lexicon::flag;
use super::run::{Kind, Unit, nameable, run};
use super::said::said;
use super::score::{Scores, score};
use super::sentence::{Case, Sentence};
use super::shapes::SHAPES;
use super::side;
use super::title::{self, Titled};
use super::token::Shape;
use crossclaim_text::Span;

/// A name where it stands, before the article has been heard.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) span: Span,
    /// What its own words say of its type; the same wherever it stands.
    pub(crate) own: Scores,
    /// What speaks for each type, its own words and those around it.
    pub(crate) scores: Scores,
    /// Its own words settle the type.
    pub(crate) sure: bool,
    /// It may be no name at all.
    pub(crate) weak: bool,
    pub(crate) title: Option<Span>,
    pub(crate) title_past: bool,
}

/// A title of the run that waits for its name.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    from: usize,
    to: usize,
}

struct Finder<'s, 't> {
    sentence: &'s Sentence<'t>,
    found: &'s mut Vec<Mention>,
    waiting: Option<Waiting>,
}

/// Adds the mentions of `sentence` to `found`.
pub(crate) fn find(sentence: &Sentence, units: &mut Vec<Unit>, found: &mut Vec<Mention>) {
    let mut at = 0;
    while at < sentence.tokens.len() {
        if !begins(sentence, at) {
            at += 1;
            continue;
        }
        run(sentence, at, units);
        let Some(last) = units.last() else {
            at += 1;
            continue;
        };
        let end = last.to;
        Finder { sentence, found, waiting: None }.cut(units);
        at = end.max(at + 1);
    }
}

/// Does a run begin with the token at `at`?
fn begins(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    if !token.capital() {
        return false;
    }
    nameable(sentence, at) || known_phrase(sentence, at)
}

fn known_phrase(sentence: &Sentence, at: usize) -> bool {
    sentence.phrase(at, flag::KNOWN).is_some()
}

impl Finder<'_, '_> {
    fn cut(&mut self, units: &[Unit]) {
        let mut at = 0;
        while at < units.len() {
            at = self.step(units, at).max(at + 1);
        }
        self.office_as_name(units);
    }

    /// "King said", "said Bishop": an office that nobody holds here, spoken of as a person is.
    fn office_as_name(&mut self, units: &[Unit]) {
        let Some(last) = units.last().filter(|u| self.waiting.is_some() && u.is(flag::SURNAME)) else { return };
        let sentence = self.sentence;
        let before = sentence.flags_before(last.from) & flag::PERSON_BEFORE != 0;
        let after = sentence.flags(last.to) & flag::PERSON_VERB != 0 && !sentence.opens(last.from);
        if units.len() == 1 && (before || after) {
            self.waiting = None;
            self.emit(units, 0, 1, Scores::default(), false);
        }
    }

    /// Reads the name or title at `units[at]` and says where the next begins.
    fn step(&mut self, units: &[Unit], at: usize) -> usize {
        let unit = units[at];
        if !unit.word() {
            self.waiting = None;
            return at + 1;
        }
        if let Some((to, kind)) = headed(units, at) {
            // "Turkish | Foreign Ministry": the nationality stays a name of its own.
            let state = units[to - 1].is(flag::HEAD_STATE) && units[to - 1].flags & flag::KNOWN == 0;
            if state && to - at > 2 && unit.is(flag::DEMONYM | flag::COUNTRY) && units[at + 1].word() {
                self.emit(units, at, at + 1, type_of(unit.flags), true);
                self.emit(units, at + 1, to, kind, true);
            } else {
                self.emit(units, at, to, kind, true);
            }
            self.waiting = None;
            return to;
        }
        if let Some(to) = title_end(units, at) {
            let from = self.waiting.map_or(unit.from, |w| w.from);
            self.waiting = Some(Waiting { from, to: units[to - 1].to });
            return to;
        }
        let given = unit.is(flag::FIRST) && units.get(at + 1).is_some_and(|next| person_part(*next));
        let west = unit.is(flag::OPENS_REGION)
            && units.get(at + 1).is_some_and(|next| next.word() && next.flags & (flag::KNOWN | flag::SMALL) == 0);
        if unit.is(flag::KNOWN) && !given && !west {
            return self.known(units, at);
        }
        // "Sparta Ostrel": a word that no list knows and a town behind it are a club.
        let stranger = flag::KNOWN | flag::FIRST | flag::SURNAME | flag::SMALL | flag::OPENS_REGION | flag::PARTICLE;
        let town = |next: &Unit| next.word() && next.is(flag::CITY) && next.flags & (flag::FIRST | flag::SURNAME) == 0;
        if unit.flags & stranger == 0
            && !unit.initial
            && units.get(at + 1).is_some_and(town)
            && !self.sentence.common(unit.from)
        {
            self.emit(units, at, at + 2, Scores::organisation(6.0), true);
            return at + 2;
        }
        let to = group_end(units, at);
        self.emit(units, at, to, Scores::default(), false);
        to
    }

    fn known(&mut self, units: &[Unit], at: usize) -> usize {
        let unit = units[at];
        // "Leeds Rhinos", "Calgary Flames": a city with a plural that is not its resident.
        let side = unit.is(flag::CITY | flag::STATE)
            && units.get(at + 1).is_some_and(|next| {
                next.word()
                    && next.flags & (flag::KNOWN & !flag::TEAM | flag::SURNAME | flag::FIRST | flag::SMALL) == 0
                    && self.sentence.word(next.from).ends_with('s')
            });
        if side && self.sentence.case == Case::Plain {
            self.emit(units, at, at + 2, Scores::organisation(6.0), true);
            return at + 2;
        }
        // "Iraqi Kurds", "Bosnian Serb": peoples side by side are one.
        let people = flag::DEMONYM | flag::OTHER;
        let pair = unit.is(flag::DEMONYM)
            && units.get(at + 1).is_some_and(|next| {
                next.word() && next.is(people) && next.flags & (flag::FIRST | flag::BODY | flag::ANY_PLACE) == 0
            });
        let to = if pair { at + 2 } else { at + 1 };
        // "Jordan", "Washington": what stands around it may make it a person.
        let open = unit.is(flag::ANY_PLACE) && unit.is(flag::FIRST | flag::SURNAME);
        let base = if open {
            Scores::place(4.5)
        } else if unit.is(flag::ANY_PLACE) && !unit.is(flag::COUNTRY) && side::is_side(self.sentence, unit) {
            Scores::organisation(6.0)
        } else {
            type_of(unit.flags)
        };
        self.emit(units, at, to, base, !open);
        to
    }

    /// Makes the units `from..to` a mention.
    fn emit(&mut self, units: &[Unit], from: usize, to: usize, base: Scores, sure: bool) {
        let sentence = self.sentence;
        let (first, mut last) = (units[from].from, units[to - 1].to);
        // "the letter B.", "Plan B.": the stop of a sentence, not of an initial.
        let end = sentence.token(last - 1);
        if last == sentence.tokens.len()
            && end.is_some_and(|t| t.span.len() == 2 && t.of(sentence.text).ends_with('.'))
            && to - from == 1
        {
            return;
        }
        if sentence.is_mark(last - 1, ".") && last == sentence.tokens.len() {
            last -= 1;
        }
        if first >= last {
            return;
        }
        let flags = units[from..to].iter().fold(0, |all, unit| all | unit.flags);
        let waiting = self.waiting.take();
        let titled = title::around(sentence, first, last, waiting.map(|w| (w.from, w.to)));
        // "the resort of Vigo Sands": what the sentence says outweighs a head word, not a gazetteer
        let told = said(sentence, first, last);
        let headed = sure && (to - from > 1 || flags & flag::KNOWN == 0) && base.best() >= 6.0;
        let (base, sure) = if headed && told.best() > 6.0 && told.name_type() != base.name_type() {
            (Scores::default(), false)
        } else {
            (base, sure)
        };
        let (own, mut scores) = score(sentence, &units[from..to], base, titled);
        if base.best() < 6.0 {
            scores = scores.with(told, 1.0);
        }
        let place_like = sure && (flags & (flag::FIRST | flag::SURNAME) == 0 || scores.person < base.best());
        if sure && place_like {
            scores = scores.with(base, 10.0);
        }
        let titled = titled.map(|t| self.with_owner(t));
        let title = titled.filter(|_| scores.person >= scores.best() && scores.person > 0.0);
        let weak = !sure && self.doubtful(units, from, to, flags, scores);
        self.found.push(Mention {
            span: sentence.span(first, last),
            own,
            scores,
            sure,
            weak,
            title: title.map(|t| t.span),
            title_past: title.is_some_and(|t| t.past),
        });
    }

    /// "European Commission President": the body, land or people before an office belongs to the title.
    fn with_owner(&self, titled: Titled) -> Titled {
        let text = self.sentence.text;
        match self.found.last() {
            Some(owner)
                if titled.before
                    && owner.sure
                    && owner.span.start < titled.span.start
                    && (owner.span.end >= titled.span.start || &text[owner.span.end..titled.span.start] == " ") =>
            {
                Titled { span: owner.span.cover(titled.span), ..titled }
            }
            _ => titled,
        }
    }

    /// Can the words be no name at all?
    fn doubtful(&self, units: &[Unit], from: usize, to: usize, flags: u64, scores: Scores) -> bool {
        let sentence = self.sentence;
        if flags & (flag::FIRST | flag::SURNAME) != 0 && to - from > 1 || scores.person >= 3.0 {
            return false;
        }
        let words = units[from..to].iter().filter(|u| u.word());
        let common = words.clone().all(|u| (u.from..u.to).all(|t| sentence.common(t)));
        let one = to - from == 1;
        let generic = flag::ANY_HEAD | flag::HEAD_OF | flag::OPENS_PLACE | flag::OPENS_REGION | flag::OPENS_OTHER;
        let acronym =
            one && sentence.token(units[from].from).is_some_and(|t| t.shape == Shape::Upper && t.span.len() <= 3);
        if common && !acronym || one && flags & generic != 0 {
            return true;
        }
        // "Nevertheless", "Delegations": formed like a word, where every word has a capital.
        one && flags & flag::FIRST == 0
            && sentence.opens(units[from].from)
            && word_ending(sentence.word(units[from].from))
    }
}

/// Does the word end as formed words do and names seldom?
fn word_ending(word: &str) -> bool {
    word.len() > 5 && SHAPES.word_endings.iter().any(|ending| word.ends_with(*ending))
}

/// What a known unit is.
pub(crate) fn type_of(flags: u64) -> Scores {
    if flags & (flag::BODY | flag::TEAM) != 0 {
        Scores::organisation(6.0)
    } else if flags & flag::ANY_PLACE != 0 {
        Scores::place(6.0)
    } else {
        Scores::other(6.0)
    }
}

/// Can the unit stand behind a given name?
fn person_part(unit: Unit) -> bool {
    match unit.kind {
        Kind::Word => {
            unit.is(flag::SURNAME) || unit.flags & (flag::KNOWN | flag::ANY_HEAD | flag::SMALL | flag::NOT) == 0
        }
        Kind::Particle => true,
        _ => false,
    }
}

/// Where the title that begins at `units[at]` ends: modifiers, then an office, rank or form of address.
fn title_end(units: &[Unit], at: usize) -> Option<usize> {
    let mut to = at;
    while units
        .get(to)
        .is_some_and(|u| u.word() && u.is(flag::ROLE_MODIFIER | flag::PAST) && !u.is(flag::ROLE | flag::HONORIFIC))
    {
        to += 1;
    }
    let office = units.get(to).filter(|u| u.word() && u.is(flag::ROLE | flag::HONORIFIC))?;
    // "Dean Acheson": a given name before a name part is no office.
    if office.is(flag::FIRST)
        && to == at
        && units.get(to + 1).is_some_and(|n| n.word() && n.flags & (flag::KNOWN | flag::SMALL) == 0)
    {
        return None;
    }
    Some(to + 1)
}

/// Where the group of words that begins at `units[at]` and that no list knows ends.
fn group_end(units: &[Unit], at: usize) -> usize {
    let mut to = at + 1;
    while to < units.len() {
        let unit = units[to];
        let goes_on = match unit.kind {
            Kind::Word => {
                // "Cedric Richmond": a town right behind a given name or an initial is a family name.
                let town = unit.is(flag::CITY | flag::PLACE) && !unit.is(flag::COUNTRY) && unit.to - unit.from == 1;
                let given = to == at + 1 && units[at].is(flag::FIRST) && !units[at].is(flag::KNOWN);
                let behind = town && (given || units[to - 1].initial);
                let known = unit.is(flag::KNOWN) && !unit.is(flag::SURNAME | flag::FIRST) && !behind;
                let title =
                    unit.is(flag::ROLE | flag::HONORIFIC) && !unit.is(flag::SURNAME) && !units[at].is(flag::FIRST);
                !known && !title
            }
            Kind::Particle => to + 1 < units.len() && units[to + 1].word() && !units[at].is(flag::KNOWN),
            Kind::Ampersand => to + 1 < units.len() && units[to + 1].word(),
            Kind::Of | Kind::And => false,
        };
        if !goes_on {
            break;
        }
        to += 1;
    }
    if units[to - 1].word() { to } else { to - 1 }
}

/// The stretch from `units[at]` that a head word closes or opens, and what it is.
fn headed(units: &[Unit], at: usize) -> Option<(usize, Scores)> {
    let mut best = None;
    let mut to = at;
    while to < units.len() {
        let unit = units[to];
        match unit.kind {
            Kind::Word => {
                if unit.is(flag::ROLE | flag::HONORIFIC)
                    && !unit.is(flag::ANY_HEAD | flag::KNOWN | flag::FIRST)
                    && units[at].flags & flag::FIRST == 0
                {
                    break;
                }
                let opens = to == at && unit.is(flag::HEAD_OF) && units.get(to + 1).is_some_and(|u| u.kind == Kind::Of);
                // "Supreme Court", "Workers' Party": a head of several words needs nothing before it.
                let whole = unit.to - unit.from > 1 && !unit.is(flag::SURNAME | flag::KNOWN);
                let closes = (to > at || whole) && unit.is(flag::ANY_HEAD) && !family_name(units, at, to);
                if opens || closes {
                    best = Some((to + 1, head_type(unit.flags, to - at)));
                    let (end, scores) = of_tail(units, to);
                    if end > to + 1 {
                        return Some((end, scores));
                    }
                } else if to == at && unit.is(flag::OPENS_PLACE | flag::OPENS_REGION | flag::OPENS_OTHER) {
                    best = opened(units, at).or(best);
                }
                to += 1;
            }
            Kind::Ampersand => to += 1,
            Kind::And => {
                // "Food and Drug Administration", but "Ostrel and Vell Bank" are two.
                let plain = |u: Option<&Unit>| {
                    u.is_some_and(|u| u.word() && u.flags & flag::COMMON != 0 && u.flags & flag::KNOWN == 0)
                };
                if to > at && plain(units.get(to - 1)) && plain(units.get(to + 1)) {
                    to += 1;
                } else {
                    break;
                }
            }
            Kind::Of | Kind::Particle => break,
        }
    }
    best
}

/// "Mount Ostrel", "North Vell", "Operation Lantern".
fn opened(units: &[Unit], at: usize) -> Option<(usize, Scores)> {
    let next = units.get(at + 1).filter(|u| u.word() && u.flags & (flag::SMALL | flag::NOT) == 0)?;
    let unit = units[at];
    if unit.is(flag::OPENS_OTHER) {
        return Some((at + 2, Scores::other(5.0)));
    }
    if unit.is(flag::OPENS_REGION) {
        let place = next.is(flag::ANY_PLACE);
        let people = next.is(flag::DEMONYM | flag::OTHER);
        return if place {
            Some((at + 2, Scores::place(6.0)))
        } else if people {
            Some((at + 2, Scores::other(6.0)))
        } else {
            None
        };
    }
    (!unit.is(flag::FIRST)).then_some((at + 2, Scores::place(4.0)))
}

/// "Benny Hill", "Doris Day": a head word behind one given name is a family name.
fn family_name(units: &[Unit], at: usize, to: usize) -> bool {
    let unit = units[to];
    to == at + 1
        && units[at].is(flag::FIRST)
        && !units[at].is(flag::ANY_PLACE)
        && (unit.is(flag::SURNAME)
            || unit.is(flag::HEAD_PLACE | flag::HEAD_OTHER)
                && unit.flags & (flag::HEAD_BODY | flag::HEAD_COMPANY | flag::HEAD_STATE) == 0)
}

/// What a head word makes of the words before it.
fn head_type(flags: u64, before: usize) -> Scores {
    let weight = if before > 1 { 7.0 } else { 6.0 };
    if flags & flag::HEAD_COMPANY != 0 {
        Scores::organisation(9.0)
    } else if flags & flag::HEAD_OTHER != 0 {
        Scores::other(weight)
    } else if flags & (flag::HEAD_STATE | flag::HEAD_BODY | flag::HEAD_OF) != 0 {
        Scores::organisation(weight)
    } else {
        Scores::place(weight)
    }
}

/// The end of "of ..." behind the head at `units[head]`: "Ministry of Foreign Affairs and Trade".
fn of_tail(units: &[Unit], head: usize) -> (usize, Scores) {
    let scores =
        if units[head].is(flag::HEAD_OF) { Scores::organisation(8.0) } else { head_type(units[head].flags, 1) };
    let of = units.get(head + 1).is_some_and(|u| u.kind == Kind::Of);
    let mut to = head + 1;
    // "Centre for Peace", but not "Election Day for many".
    let loose = units.get(head + 1).is_some_and(|u| u.purpose) && !units[head].is(flag::HEAD_OF);
    if !of || loose || !units[head].is(flag::HEAD_OF | flag::HEAD_PLACE | flag::HEAD_OTHER) {
        return (to, scores);
    }
    let mut next = head + 2;
    while let Some(unit) = units.get(next) {
        match unit.kind {
            Kind::Word if unit.is(flag::ROLE | flag::HONORIFIC) && !unit.is(flag::KNOWN | flag::FIRST) => break,
            Kind::Word => to = next + 1,
            Kind::And => {
                let plain = |u: Option<&Unit>| {
                    u.is_some_and(|u| u.word() && u.flags & flag::COMMON != 0 && u.flags & flag::KNOWN == 0)
                };
                if !plain(units.get(next - 1)) || !plain(units.get(next + 1)) {
                    break;
                }
            }
            Kind::Ampersand => {}
            Kind::Of | Kind::Particle => {
                if next > head + 4 {
                    break;
                }
            }
        }
        // "Bank of Ostrel Governor", "University of Vell Ostrel Nemer": a place closes the tail.
        let closes =
            unit.is(flag::ANY_PLACE) && units.get(next + 1).is_none_or(|u| u.word() && u.flags & flag::ANY_HEAD == 0);
        if closes {
            break;
        }
        next += 1;
    }
    (to, scores)
}
