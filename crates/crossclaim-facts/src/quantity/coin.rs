//! Money of a currency that no table knows: "40 million kwela", "K14 million", "Kr30m".
//!
//! Comes in: the quantities of a text. Goes out: the same, with those that are money made so. Such a
//! currency has no ISO 4217 code; the noun or the sign behind "¤" stands in for one, so that an amount
//! compares with others of its kind and with nothing else.

use super::lexicon::{LEXICON, class};
use super::line::{Kind, Line};
use super::value::{Quantity, QuantityRole, Unit};
use crossclaim_text::Span;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The mark of a unit whose currency no table knows: Unicode's sign for any currency.
pub(super) const ANY: char = '\u{a4}';

/// The unit of a currency without a code: "¤K", "¤kwela". The mark keeps it apart from UCUM's K.
pub(super) fn unit(name: &str) -> Unit {
    let code = format!("{ANY}{name}");
    Unit { base: code.clone(), code, factor: Decimal::ONE, offset: Decimal::ZERO, per: None }
}

/// The sign that touches the digits at `at`, where a scale word behind them says that it is money: one to three
/// letters with a capital first ("K14 million", "Kr30m"). Not of "G7" or "M25 5 million": no scale follows.
pub(super) fn sign(line: &Line, at: usize, floor: usize) -> Option<usize> {
    let from = at.checked_sub(1).filter(|from| *from >= floor)?;
    let letters = line.raw(from);
    let free = !line.glued(from) || matches!(line.raw(from.wrapping_sub(1)), "(" | "~" | "\u{201c}" | "\"" | "/");
    let short = line.is_word(from) && letters.len() <= 3 && letters.starts_with(|c: char| c.is_ascii_uppercase());
    (line.is_digits(at) && line.glued(at) && free && short && scale(line, at + 1)).then_some(from)
}

/// Does a word or letter of a scale that money has stand at `at`: "million", "bn", "m"?
fn scale(line: &Line, at: usize) -> bool {
    let Some(word) = LEXICON.numerals.get(line.word(at)) else { return false };
    let ends = !line.glued(at + 1) || line.kind(at + 1) == Some(Kind::Mark);
    let by = word.scale.or_else(|| word.short.filter(|_| line.glued(at)));
    ends && by.is_some_and(|by| by >= Decimal::ONE_THOUSAND)
}

/// Makes money of the amounts of `found` whose noun stands elsewhere where only a price does.
pub(super) fn settle(text: &str, found: &mut [Quantity]) {
    let plain = |q: &Quantity| q.role == QuantityRole::Count && q.unit.is_none() && !q.restates;
    let mut coins: BTreeSet<String> = BTreeSet::new();
    for quantity in found.iter().filter(|q| plain(q) && priced(text, q.span.start)) {
        coins.extend(noun(text, quantity).map(|(noun, _)| noun));
    }
    if coins.is_empty() {
        return;
    }
    for quantity in found.iter_mut().filter(|q| plain(q)) {
        if let Some((noun, span)) = noun(text, quantity).filter(|(noun, _)| coins.contains(noun)) {
            quantity.unit_words = Some(span);
            quantity.counted = None;
            quantity.role = QuantityRole::Money;
            quantity.unit = Some(unit(&noun));
        }
    }
}

/// The word right behind the number, where it may name a coin, without its plural s: one that no list knows,
/// or a coin of stories.
fn noun(text: &str, quantity: &Quantity) -> Option<(String, Span)> {
    let rest = text[quantity.span.end..].strip_prefix(' ')?;
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()).min(LONGEST);
    let word = rest.get(..length).filter(|word| word.len() > 2 && word.chars().all(char::is_lowercase))?;
    let one = word.strip_suffix('s').filter(|one| !one.ends_with('s')).unwrap_or(word);
    let coin = LEXICON.class(one) & class::COIN != 0;
    let known = || [word, one].into_iter().any(|w| crate::name::known_word(w) || LEXICON.class(w) != 0);
    let start = quantity.span.end + 1;
    (coin || !known()).then(|| (one.to_owned(), Span::new(start, start + length)))
}

/// No name of a coin is longer.
const LONGEST: usize = 24;

/// How many bytes before a number the words for a price are looked for.
const BEFORE: usize = 64;

/// "a fine of", "worth", "cost": does what stands before `start` take a price?
fn priced(text: &str, start: usize) -> bool {
    // Two words are enough, and a line without a blank is not read back to its head for each of its numbers.
    let near = &text[text.ceil_char_boundary(start.saturating_sub(BEFORE))..start];
    let mut words = near.split_ascii_whitespace().rev();
    let (Some(last), second) = (words.next(), words.next().unwrap_or("")) else { return false };
    let says = |word: &str, class: u64| LEXICON.class(&word.to_ascii_lowercase()) & class != 0;
    says(last, class::PRICE) || last.eq_ignore_ascii_case("of") && says(second, class::PRICED)
}
