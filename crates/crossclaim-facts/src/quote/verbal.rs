//! Is a form that may be a reporting verb one here? "The union claims" and "the claims of the union".
//!
//! Comes in: a walk over a sentence that stands at such a form. Goes out: yes or no, by the words
//! beside it. Without a tagger this errs where noun and verb have the same neighbours.

use super::indirect::Walk;
use crate::clause::{Class, Mark};

impl Walk<'_, '_> {
    /// Does the form at `at` work as a verb here?
    pub(super) fn verbal(&self, at: usize) -> bool {
        let reading = self.reading;
        let class = reading.tokens[at].class;
        let before = at.checked_sub(1).filter(|b| *b >= self.sentence.start);
        let Some(before) = before else { return class.any(Class::ED | Class::PAST | Class::PRESENT) };
        // "Planned Parenthood" is a name; in a headline every word has a capital.
        if class.any(Class::CAPITAL) && !self.headline() {
            return false;
        }
        if reading.tokens[before].mark == Mark::Word {
            let b = reading.tokens[before].class;
            if b.any(Class::DETERMINER | Class::POSSESSIVE) && !b.any(Class::OBJECT | Class::SUBJECT) {
                return false;
            }
            if class.any(Class::BASE) && !class.any(Class::ED | Class::PAST) {
                // "they say", "to say", "will say", "officials say": not "a final say".
                return b.any(Class::SUBJECT | Class::TO | Class::MODAL | Class::DO | Class::ADVERB | Class::NEGATION)
                    || b.any(Class::RELATIVE | Class::COORDINATOR)
                    || (b.any(Class::OBJECT) && b.any(Class::DETERMINER) && !b.any(Class::POSSESSIVE))
                    || self.plural_subject(at, before);
            }
            if class.any(Class::PRESENT) && !class.any(Class::BASE | Class::ED) && !self.present_verb(at, before) {
                return false;
            }
        }
        true
    }

    /// "officials say", "people think": the bare form behind a plural. A form that is a noun or a
    /// preposition as often needs what it takes behind it.
    fn plural_subject(&self, at: usize, before: usize) -> bool {
        let reading = self.reading;
        let word = reading.word(before);
        // "Holt and Reis call it": two names are a plural.
        let pair = reading.is(before, Class::CAPITAL)
            && before.checked_sub(2).is_some_and(|first| first >= self.floor)
            && (reading.is(before - 1, Class::COORDINATOR)
                || reading.is(before - 1, Class::CAPITAL) && reading.is(before - 2, Class::COORDINATOR));
        let plural = word.ends_with('s') || reading.is(before, Class::PLURAL) || pair;
        if !plural || reading.is(before, Class::POSSESSIVE) {
            return false;
        }
        let clear = reading.is(at + 1, Class::THAT | Class::TO | Class::SUBJECT | Class::DETERMINER | Class::OBJECT)
            || reading.tokens.get(at + 1).is_some_and(|t| t.mark.quotes());
        !reading.is(at, Class::PREPOSITION) && (!reading.is(at, Class::NOUN_TOO) || clear)
    }

    /// Has most of the sentence capitals, as headlines in title case do?
    fn headline(&self) -> bool {
        let words = || self.sentence.clone().take(30).filter(|&i| self.reading.mark(i, Mark::Word));
        let small = Class::DETERMINER | Class::PREPOSITION | Class::COORDINATOR | Class::TO;
        let weighty = words().filter(|&i| !self.reading.is(i, small)).count();
        let capital = words().filter(|&i| !self.reading.is(i, small) && self.reading.is(i, Class::CAPITAL)).count();
        capital * 5 >= weighty * 4
    }

    /// "states", "claims", "plans": a verb in the third person, or a noun in the plural?
    fn present_verb(&self, at: usize, before: usize) -> bool {
        let reading = self.reading;
        let b = reading.tokens[before].class;
        let word = reading.word(before);
        if b.any(Class::PREPOSITION | Class::TO | Class::NUMBER | Class::BE) {
            return false;
        }
        // "United States", but "Reis Says Port Shut" in a headline
        if reading.is(at, Class::CAPITAL) {
            return b.any(Class::CAPITAL)
                && reading.is(at + 1, Class::CAPITAL)
                && !reading.word(at).eq_ignore_ascii_case("states");
        }
        // No plural takes a verb in the third person: "officials claims" is none.
        let plural = word.ends_with('s')
            && !word.ends_with("ss")
            && !b.any(Class::CAPITAL | Class::POSSESSIVE | Class::PRESENT | Class::ADVERB);
        if plural {
            return false;
        }
        if !reading.is(at, Class::NOUN_TOO) {
            return true;
        }
        // A form that is a noun as often: a subject must stand before it and what it takes behind.
        let subject = b
            .any(Class::SUBJECT | Class::CAPITAL | Class::RELATIVE | Class::ROLE | Class::ADVERB | Class::COORDINATOR)
            || reading
                .subject_before(at, self.floor)
                .is_some_and(|s| reading.is(s.start, Class::DETERMINER | Class::POSSESSIVE | Class::CAPITAL));
        let next = reading.tokens.get(at + 1);
        subject
            && next.is_some_and(|n| {
                n.class.any(
                    Class::THAT
                        | Class::DETERMINER
                        | Class::SUBJECT
                        | Class::OBJECT
                        | Class::TO
                        | Class::CAPITAL
                        | Class::POSSESSIVE
                        | Class::QUESTION,
                ) || n.mark.quotes()
                    || n.mark == Mark::Colon
                    || (n.mark == Mark::Comma && b.any(Class::CAPITAL | Class::SUBJECT))
            })
    }
}
