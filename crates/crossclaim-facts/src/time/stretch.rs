//! Stretches from one time to another: "between Tuesday night and Wednesday morning", "12 May - 3 June".
//!
//! Comes in: a time that was read. Goes out: the same, joined with the other end where the words
//! between them make the two one stretch. "From … to …" stays two times, each with its role.
//!
//! The value is an interval as ISO 8601 writes it: "2031-07-23/2031-07-24".

use super::calendar::Grain;
use super::date::join;
use super::daytime::on_day_of;
use super::lexicon::Class;
use super::parser::{Found, Parser};
use super::{Interval, TimexType};

impl Parser<'_> {
    /// What is one time with `found`: the other end of a stretch.
    pub(super) fn range(&self, found: Found) -> Found {
        if found.range || !matches!(found.kind, TimexType::Date | TimexType::Time) || found.value.ends_with("_REF") {
            return found;
        }
        let before = self.before(found.start);
        let before = if before == Class::The { self.before(found.start - 1) } else { before };
        let at = found.end;
        let hyphen = self.is_mark(at, b'-');
        let between = before == Class::Between && matches!(self.class(at), Class::And);
        let to = before != Class::From
            && found.grain <= Grain::Day
            && (self.class(at) == Class::To || self.is(at, "through"));
        if !(hyphen || between || to) || self.line(at + 1) {
            return found;
        }
        let Some(mut last) = self.single(at + 1).filter(|l| l.kind == found.kind || between) else { return found };
        if !matches!(last.kind, TimexType::Date | TimexType::Time)
            || last.value.ends_with("_REF")
            || (hyphen || to) && last.grain != found.grain
        {
            return found;
        }
        let mut first = on_day_of(found.clone(), &last);
        let week = jiff::Span::new().weeks(1);
        if let (Some(a), Some(b)) = (first.interval, last.interval)
            && b.begin < a.begin
            && first.relative
            && last.relative
            && first.grain <= Grain::Day
        {
            // "between Tuesday night and Wednesday morning", told on a Tuesday
            first.interval = a
                .begin
                .checked_sub(week)
                .ok()
                .zip(a.end_excl.checked_sub(week).ok())
                .map(|(begin, end_excl)| Interval { begin, end_excl });
            if let Some(placed) = first.interval {
                let date = placed.begin.date().to_string();
                if let Some(rest) = first.value.get(10..) {
                    first.value = format!("{date}{rest}");
                }
            }
        }
        last.end = last.end.max(at + 1);
        let vague = between;
        join(&first, &last).map_or(found, |mut joined| {
            joined.vague |= vague;
            joined
        })
    }
}
