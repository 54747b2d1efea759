//! Numbers before units of time: digits and words, halves, "a couple of", "several".
//!
//! Comes in: tokens from a place. Goes out: an [`Amount`] and the token after it. Numbers that
//! count other things are left to the room of quantities.
//!
//! The amounts become those of ISO 8601 durations.

use super::Bounds;
use super::lexicon::Class;
use super::parser::Parser;
use super::token::Kind;

/// How many; in thousandths, so that halves and quarters are whole. `None`: not told ("several").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub milli: Option<i64>,
    /// The token after it.
    pub end: usize,
    /// "a", "an": one, where a unit stands right behind it.
    pub article: bool,
}

impl Parser<'_> {
    /// The number that begins at token `i`.
    pub(super) fn amount(&self, i: usize) -> Option<Amount> {
        let token = self.token(i)?;
        let told = |milli: i64, end: usize| Some(Amount { milli: Some(milli), end, article: false });
        match token.class {
            Class::A => match self.class(i + 1) {
                Class::Couple => {
                    let end = if self.class(i + 2) == Class::Of { i + 3 } else { i + 2 };
                    told(2_000, end)
                }
                Class::Some if self.is(i + 1, "few") => Some(Amount { milli: None, end: i + 2, article: false }),
                Class::Scale(scale) => self.rest_of_number(i64::from(scale) * 1_000, i + 2),
                Class::Half => told(500, self.after_hyphen(i + 2)),
                _ => Some(Amount { milli: Some(1_000), end: i + 1, article: true }),
            },
            Class::Couple => told(2_000, i + 1 + usize::from(self.class(i + 1) == Class::Of)),
            Class::Some => Some(Amount { milli: None, end: i + 1, article: false }),
            // "another two weeks" is two, "another week" one
            Class::Another => match self.amount(i + 1) {
                Some(more) if !more.article => Some(more),
                _ => told(1_000, i + 1),
            },
            Class::All => told(1_000, self.after_hyphen(i + 1)),
            // "some days"; "some 300 days" is a bound
            Class::Bound(Bounds::About) if self.is(i, "some") && matches!(self.class(i + 1), Class::Units(..)) => {
                Some(Amount { milli: None, end: i + 1, article: false })
            }
            Class::Half => {
                let next = self.after_hyphen(i + 1);
                // "half an hour", "half-hour", "half a century"
                let end = if self.class(next) == Class::A { next + 1 } else { next };
                told(500, end)
            }
            Class::Number(_) | Class::Scale(_) => {
                let (value, end) = self.cardinal(i)?;
                self.rest_of_number(i64::from(value) * 1_000, end)
            }
            Class::None if token.kind == Kind::Number => {
                let milli = self.milli(i)?;
                match self.class(i + 1) {
                    Class::Scale(scale) => self.rest_of_number(milli.checked_mul(i64::from(scale))?, i + 2),
                    _ => self.rest_of_number(milli, i + 1),
                }
            }
            _ => None,
        }
    }

    /// Digits in thousandths, up to a million million.
    fn milli(&self, i: usize) -> Option<i64> {
        let token = self.token(i)?;
        if let Some(whole) = token.whole {
            return Some(i64::from(whole) * 1_000);
        }
        let text = self.word(i);
        if text.len() > 15 || text.matches('.').count() > 1 {
            return None;
        }
        let (mut value, mut places) = (0i64, None);
        for c in text.bytes() {
            match c {
                b'0'..=b'9' if places != Some(3) => {
                    value = value.checked_mul(10)?.checked_add(i64::from(c - b'0'))?;
                    places = places.map(|n| n + 1);
                }
                b'.' => places = Some(0),
                _ => {}
            }
        }
        value.checked_mul(10i64.pow(3 - places.unwrap_or(0)))
    }

    /// Number words: "twenty-five", "two hundred and ten", "nineteen".
    pub(super) fn cardinal(&self, i: usize) -> Option<(u32, usize)> {
        let (mut total, mut group, mut at, mut some) = (0u32, 0u32, i, false);
        // "one hundred and twenty-three thousand two hundred and ten" is the longest that is meant
        for _ in 0..10 {
            match self.class(at) {
                Class::Number(n) => {
                    let n = u32::from(n);
                    let fits = if n < 10 { group % 10 == 0 && (group % 100 != 10) } else { group % 100 == 0 };
                    if some && !fits {
                        break;
                    }
                    group += n;
                    some = true;
                    at += 1;
                }
                Class::Scale(scale) => {
                    let scale = u32::from(scale);
                    if scale == 1_000 {
                        total = total.checked_add(group.max(1).checked_mul(scale)?)?;
                        group = 0;
                    } else {
                        group = group.max(1).checked_mul(scale)?;
                    }
                    some = true;
                    at += 1;
                }
                Class::And if some && (group >= 100 || total > 0) && matches!(self.class(at + 1), Class::Number(_)) => {
                    at += 1;
                }
                Class::None
                    if some && self.is_mark(at, b'-') && matches!(self.class(at + 1), Class::Number(n) if n < 10) =>
                {
                    at += 1;
                }
                _ => break,
            }
        }
        some.then_some((total.checked_add(group)?, at))
    }

    /// "and a half", "-and-a-half", "1/2" behind a number.
    fn rest_of_number(&self, milli: i64, end: usize) -> Option<Amount> {
        let mut at = self.after_hyphen(end);
        let mut value = milli;
        let mut stop = end;
        if self.class(at) == Class::And {
            at = self.after_hyphen(at + 1);
            if self.class(at) == Class::A {
                at = self.after_hyphen(at + 1);
                if self.class(at) == Class::Half {
                    value = value.checked_add(500)?;
                    stop = at + 1;
                }
            }
        } else if let (Some(n), true, Some(d)) = (self.whole(at), self.is_mark(at + 1, b'/'), self.whole(at + 2)) {
            // "2 1/2 years"
            if n < d && d <= 8 && self.glued(at + 1) {
                value = value.checked_add(i64::from(n) * 1_000 / i64::from(d))?;
                stop = at + 3;
            }
        } else if self.word(at) == "½" {
            value = value.checked_add(500)?;
            stop = at + 1;
        }
        Some(Amount { milli: Some(value), end: stop, article: false })
    }
}
