//! What a time does in its sentence: a moment, a deadline, a beginning, an end, a length.
//!
//! Comes in: an expression and the words around it. Goes out: its [`TimeRole`]. Which event it
//! belongs to is left to the stage that compares claims.
//!
//! A role is what `TimeML` marks by a SIGNAL and its TLINK: a preposition and the relation it tells (`BEGINS`, `ENDS`,
//! `DURING`, `BEFORE`, `AFTER`).

use super::calendar::Grain;
use super::lexicon::{Class, Tense, cue};
use super::parser::{Found, Parser};
use super::{Bounds, TimeRole, TimexType};

impl Parser<'_> {
    /// The role of an expression.
    pub(super) fn role(&self, found: &Found) -> TimeRole {
        if found.value.ends_with("_REF") || found.kind == TimexType::Set {
            return TimeRole::Other;
        }
        let mut at = found.start;
        while at > 0
            && matches!(self.class(at - 1), Class::The | Class::A | Class::Bound(Bounds::About | Bounds::AtMost))
        {
            at -= 1;
        }
        let before = self.before(at);
        let after = self.class(found.end);
        if found.kind == TimexType::Duration {
            let mut noun = self.after_hyphen(found.end);
            // a '50-day' deadline
            noun += usize::from(self.is_mark(noun, b'\'') || self.is_mark(noun, b'"') || self.is_mark(noun, 0xff));
            if before == Class::Within
                || self.cues(noun, cue::LIMIT)
                || self.is(at.wrapping_sub(1), "of") && at > 1 && self.cues(at - 2, cue::LIMIT)
            {
                return TimeRole::Within;
            }
            if matches!(after, Class::After | Class::Before | Class::Comparative(_) | Class::Ago)
                || matches!(after, Class::From | Class::Since)
            {
                return TimeRole::Offset;
            }
            return match before {
                Class::In if self.tense(found.start) == Some(Tense::Future) => TimeRole::Within,
                Class::For | Class::In => TimeRole::Lasting,
                _ if self.cues(at.wrapping_sub(1), cue::LASTING) => TimeRole::Lasting,
                _ if self.is(found.end, "long") || self.is_mark(found.end, b'-') && self.is(found.end + 1, "long") => {
                    TimeRole::Lasting
                }
                _ => TimeRole::Other,
            };
        }
        match before {
            // "it struck before dawn on Tuesday" tells when, not until when
            Class::Before if found.grain == Grain::Part => TimeRole::At,
            // "had killed 41 by Wednesday evening" counts up to then; "if no progress is made by September" does not
            Class::By if self.tense(found.start) == Some(Tense::Past) && !self.lies_ahead(found) => TimeRole::At,
            Class::By | Class::Before => TimeRole::Deadline,
            Class::Since | Class::After | Class::From => TimeRole::Since,
            Class::Until => TimeRole::Until,
            Class::To if self.before(at - 1) != Class::None => TimeRole::Until,
            _ => TimeRole::At,
        }
    }

    /// Does it begin after the day of the article?
    fn lies_ahead(&self, found: &Found) -> bool {
        self.near().zip(found.interval).is_some_and(|(today, interval)| interval.begin.date() > today)
    }
}
