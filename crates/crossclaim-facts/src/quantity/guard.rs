//! Digits that are no quantity: dates, clock times, versions, telephone numbers, addresses, and
//! numbers that are names ("Boeing 737", "G7", "1061st Centre").
//!
//! Comes in: a [`Line`] and the place of digits. Goes out: whether to read on, to pass over, or to
//! keep an identifier. Dates are the business of `time`; what is plainly one is passed over here, so
//! that numbers read well without it.
//!
//! Dates are those of ISO 8601 and their national orders, telephone numbers those of ITU-T E.123, addresses of the net
//! are told by their scheme (RFC 3986) or by an @.

use super::cardinal::{Numeral, Shape};
use super::lexicon::{LEXICON, class};
use super::line::{Kind, Line};

/// What digits are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Perhaps a quantity.
    Number,
    /// A name: kept as an identifier, up to the token given.
    Identifier(usize),
    /// Nothing to keep, up to the token given.
    Skip(usize),
}

/// Judges the digits at `at` before anything is read from them. `floor` is the end of the last
/// quantity.
pub(super) fn digits(line: &Line, at: usize, floor: usize) -> Verdict {
    if super::numeral::scientific(line, at).is_some() && !(line.glued(at) && line.is_word(at.wrapping_sub(1))) {
        return Verdict::Number;
    }
    let raw = line.raw(at);
    let next = line.word(at + 1);
    let tight = line.glued(at + 1);
    if raw.bytes().filter(|b| *b == b'.').count() > 1 && super::cardinal::continental(line, at).is_none() {
        return Verdict::Skip(at + 1);
    }
    if in_address(line, at) {
        return Verdict::Skip(at + 1);
    }
    // "4:52", "3:2"; "24/7", "5/17/2018"; "23-07-2025", "222-2222-11"
    if tight
        && matches!(next, ":" | "/" | "-" | "." | "\u{2010}" | "\u{2011}" | "\u{2013}")
        && line.is_digits(at + 2)
        && line.glued(at + 2)
        && let Some(end) = chain(line, at)
    {
        return Verdict::Skip(end);
    }
    if raw.len() > 1 && raw.starts_with('0') && !raw.contains('.') {
        // "007", "0210 GMT"
        return Verdict::Skip(at + 1);
    }
    if tight && line.is_word(at + 1) && !suffix(line, at) {
        // "24703L202", "1990s", "5pm", "3D"
        return Verdict::Skip(at + 2);
    }
    // "24703 K-202", "10457 m212": a serial number goes on in letters and digits
    let serial = raw.len() >= 5 && raw.bytes().all(|b| b.is_ascii_digit()) && !raw.ends_with('0');
    let behind = if line.dash(at + 2) && line.glued(at + 2) { at + 3 } else { at + 2 };
    if serial && !tight && line.is_word(at + 1) && next.len() <= 3 && line.is_digits(behind) && line.glued(behind) {
        return Verdict::Skip(behind + 1);
    }
    // "+44 (0)20 0000 0000": a telephone number in groups
    let zeros = |at: usize| line.is_digits(at) && line.raw(at).starts_with('0') && line.raw(at).len() > 3;
    let dialled = next == ")" && tight && line.is_digits(at + 2) && line.glued(at + 2);
    let country = at > 0 && line.raw(at - 1) == "+" && line.glued(at) && (next == "(" || line.is_digits(at + 1));
    if dialled || country || zeros(at + 1) && !line.glued(at + 1) {
        return Verdict::Skip(at + 1);
    }
    // "2. Hotel owners", a line of a list; "half past 8"
    let item = at == 0 && next == "." && raw.len() <= 2 && tight;
    if item || at > 0 && line.word(at - 1) == "past" {
        return Verdict::Skip(at + 1);
    }
    // "1) ... 2) ...": the numbers of a list
    if next == ")" && raw.len() <= 2 && !(at.saturating_sub(8)..at).any(|i| line.word(i) == "(") {
        return Verdict::Skip(at + 2);
    }
    if clock(line, at) {
        return Verdict::Skip(at + 2);
    }
    if at > 0 && line.glued(at) && at > floor {
        let before = line.raw(at - 1);
        if line.is_word(at - 1) {
            // "G7", "USD115", "K14 million"
            let sign = super::unit::sign_before(line, at, floor, None).is_some();
            return if sign || super::coin::sign(line, at, floor).is_some() {
                Verdict::Number
            } else {
                Verdict::Skip(at + 1)
            };
        }
        if matches!(before, "#" | "@" | "_" | "&" | "\u{2116}" | "^") {
            return Verdict::Skip(at + 1);
        }
        // "QX2-173m": letters and digits before the hyphen
        if line.dash(at - 1)
            && at >= 3
            && line.glued(at - 1)
            && line.is_digits(at - 2)
            && line.glued(at - 2)
            && line.is_word(at - 3)
        {
            return Verdict::Skip(at + 1 + usize::from(tight && line.is_word(at + 1)));
        }
        // "COVID-19", "Zapad-2025", "mid-30s"; not "two-10", which the numeral reads
        if line.dash(at - 1) && line.glued(at - 1) && at >= 2 && line.is_word(at - 2) && !line.tokens[at - 2].numeral {
            return Verdict::Skip(at + 1);
        }
        if before == "+" && (at < 2 || !line.glued(at - 1)) && raw.len() <= 3 && line.dash(at + 1) {
            return Verdict::Skip(chain(line, at).unwrap_or(at + 1));
        }
    }
    // "PA 23456": a postal code; "the 747 was": a model
    let plain = raw.bytes().all(|b| b.is_ascii_digit());
    let state = |at: usize| line.raw(at).len() == 2 && line.raw(at).bytes().all(|b| b.is_ascii_uppercase());
    if plain
        && at > floor
        && raw.len() == 5
        && state(at - 1)
        && super::unit::sign_before(line, at, floor, None).is_none()
    {
        return Verdict::Skip(at + 1);
    }
    if plain && at > floor && raw.len() >= 3 && line.word(at - 1) == "the" && line.class(at + 1) & class::BE != 0 {
        return Verdict::Skip(at + 1);
    }
    // "19.38 Free kick to the visitors": the minute of a live report
    if at == 0
        && raw.len() == 5
        && raw.as_bytes()[2] == b'.'
        && raw[..2].parse::<u32>().is_ok_and(|h| h < 24)
        && raw[3..].parse::<u32>().is_ok_and(|m| m < 60)
        && line.capital(1)
        && line.is_word(1)
    {
        return Verdict::Skip(1);
    }
    if year(line, at) {
        return Verdict::Skip(at + 1);
    }
    if day_of_month(line, at) {
        return Verdict::Skip(at + 1);
    }
    Verdict::Number
}

/// Does an address of the net or of mail run through the digits? Looks 60 bytes to either side.
fn in_address(line: &Line, at: usize) -> bool {
    let (Some(token), limit) = (line.tokens.get(at), 60) else { return false };
    let text = line.text.as_bytes();
    let left = text[token.start.saturating_sub(limit)..token.start]
        .iter()
        .rposition(u8::is_ascii_whitespace)
        .map_or(token.start.saturating_sub(limit), |p| token.start.saturating_sub(limit) + p + 1);
    let end = (token.end + limit).min(text.len());
    let right = text[token.end..end].iter().position(u8::is_ascii_whitespace).map_or(end, |p| token.end + p);
    let chunk = &text[left..right];
    let has = |needle: &[u8]| chunk.windows(needle.len()).any(|w| w == needle);
    has(b"://") || has(b"www.") || chunk.contains(&b'@') && !chunk.starts_with(b"@")
}

/// The end of a chain of digits and one kind of mark that is no number: clock times, dates with two
/// marks, telephone numbers. `None` for what may be a fraction, a score or a range.
fn chain(line: &Line, at: usize) -> Option<usize> {
    let mut end = at + 1;
    while line.kind(end) == Some(Kind::Mark) && line.glued(end) && line.is_digits(end + 1) && line.glued(end + 1) {
        end += 2;
        if end - at > 40 {
            break;
        }
    }
    let links = (end - at - 1) / 2;
    let mark = line.word(at + 1);
    let lead = |at: usize| line.raw(at).len() > 1 && line.raw(at).starts_with('0') && !line.raw(at).contains('.');
    if links >= 2 || mark == ":" || mark == "." {
        return Some(end);
    }
    if mark == "/" {
        // "1/4" is read as a fraction
        let usual = matches!(line.raw(at + 2), "2" | "3" | "4" | "5" | "6" | "8" | "10" | "16");
        return (!usual
            || line.raw(at).len() > 2
            || line.raw(at).parse::<u32>().ok() >= line.raw(at + 2).parse::<u32>().ok())
        .then_some(end);
    }
    // "2008-12", "555-0123"
    let year = |at: usize| {
        line.raw(at).len() == 4
            && matches!(&line.raw(at)[..1], "1" | "2")
            && line.raw(at).bytes().all(|b| b.is_ascii_digit())
    };
    (lead(at)
        || lead(at + 2)
        || year(at) && line.raw(at + 2).len() <= 2
        || year(at) && year(at + 2) && line.class(end) & class::SORT == 0 && !line.is_word(end))
    .then_some(end)
}

/// Letters that may touch digits: ordinals, units, scales, currency codes.
fn suffix(line: &Line, at: usize) -> bool {
    let word = line.word(at + 1);
    if line.class(at + 1) & (class::SUFFIX | class::GLUED) != 0 {
        return true;
    }
    let scale = LEXICON.numerals.get(word).is_some_and(|n| n.short.is_some() || n.scale.is_some());
    if scale && !(line.glued(at + 2) && line.is_digits(at + 2)) {
        return true;
    }
    super::unit::behind(line, at + 1, rust_decimal::Decimal::ONE, None).is_some()
}

/// The end of a year in words: "nineteen ninety-five", "twenty twenty-five".
pub(super) fn spoken_year(line: &Line, at: usize) -> Option<usize> {
    let small = |at: usize| LEXICON.numerals.get(line.word(at)).and_then(|word| word.small);
    let tens = small(at + 1).filter(|v| *v >= rust_decimal::Decimal::TEN);
    // "nineteen ninety-five": the centuries people read so
    let century = small(at).is_some_and(|v| (18..=20).any(|n| v == rust_decimal::Decimal::from(n)));
    if !century || line.glued(at + 1) || tens.is_none() {
        return None;
    }
    let digit = if line.hyphen(at + 2) { at + 3 } else { at + 2 };
    let more = small(digit).is_some_and(|v| v < rust_decimal::Decimal::TEN);
    Some(if more { digit + 1 } else { at + 2 })
}

/// "5 p.m.", "17.30 GMT", "7 o'clock".
fn clock(line: &Line, at: usize) -> bool {
    let next = line.word(at + 1);
    let half_day = matches!(next, "am" | "pm") && !line.glued(at + 3)
        || matches!(next, "a" | "p")
            && line.word(at + 2) == "."
            && line.glued(at + 2)
            && line.word(at + 3) == "m"
            && line.glued(at + 3);
    let zone = line.class(at + 1) & class::ZONE != 0 && line.raw(at).len() >= 4;
    half_day || zone || next == "o" && matches!(line.raw(at + 2), "'" | "\u{2019}")
}

/// "in 2008", "the 2025 budget", "(1998)": four digits without a comma that name a year.
fn year(line: &Line, at: usize) -> bool {
    let raw = line.raw(at);
    if raw.len() != 4 || !raw.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let Ok(value) = raw.parse::<u32>() else { return false };
    let before = if at > 0 { line.word(at - 1) } else { "" };
    let next = line.word(at + 1);
    if super::unit::sign_before(line, at, 0, None).is_some() || next == "%" {
        return false;
    }
    let dated = line.class(at.wrapping_sub(1)) & (class::DATED | class::MONTH) != 0
        || matches!(before, "(" | ",")
        || at > 0 && line.dash(at - 1);
    if !(1900..=2099).contains(&value) {
        // older years only behind "in" and its like, with no noun that they could count
        return (1000..1900).contains(&value)
            && (before == "(" || line.class(at.wrapping_sub(1)) & (class::YEARLY | class::MONTH) != 0)
            && !counts(line, at + 1);
    }
    // "killed 2000 people"
    let bounded = super::bound::before(line, at, 0).is_some_and(|(bound, _)| !matches!(bound, super::Bound::About))
        || line.class(at.wrapping_sub(1)) & class::ROUGH != 0;
    if bounded && counts(line, at + 1)
        || super::unit::behind(line, at + 1, rust_decimal::Decimal::ONE_THOUSAND, None).is_some()
    {
        return false;
    }
    dated || !counts(line, at + 1)
}

/// Is the next word a plural that four digits could count?
fn counts(line: &Line, at: usize) -> bool {
    let person = LEXICON.singulars.contains_key(line.word(at));
    person
        || line.is_word(at)
            && !line.capital(at)
            && super::counted::is_plural(line.word(at))
            && line.class(at) & class::END == 0
}

/// "May 16", "16 May", "16th of May", "July 23 and 24": the day beside the name of a month. "May" and
/// "march" need their capital.
fn day_of_month(line: &Line, at: usize) -> bool {
    let raw = line.raw(at);
    if raw.len() > 2 || raw.parse::<u32>().is_ok_and(|day| day > 31) {
        return false;
    }
    // in copy without capitals "may 19" is a date behind "on", "dec. 12" always
    let month = |at: usize| {
        let verb = line.class(at) & class::VERB_MONTH != 0;
        line.class(at) & class::MONTH != 0
            && (line.capital(at)
                || !verb
                || at > 0 && (line.word(at - 1) == "on" || at > 1 && line.word(at - 2) == "on"))
    };
    let before = |back: usize| at >= back && month(at - back);
    let suffix = usize::from(line.class(at + 1) & class::SUFFIX != 0 && line.glued(at + 1));
    let after = at + 1 + suffix;
    at == 0 && month_before(line)
        || before(1)
        || at >= 2 && line.word(at - 1) == "." && before(2)
        || month(after) && line.class(after + 1) & class::NOT_MONTH == 0
        || line.word(after) == "of" && month(after + 1)
        || (line.dash(after) || line.class(after) & class::JOINT != 0)
            && line.is_digits(after + 1)
            && line.raw(after + 1).len() <= 2
            && month(after + 2)
        || at >= 3
            && (line.dash(at - 1) || line.class(at - 1) & class::JOINT != 0)
            && line.is_digits(at - 2)
            && line.raw(at - 2).len() <= 2
            && month(at - 3)
            && !counts(line, at + 1)
}

/// Does a shortened month end right before the sentence, where "Nov." was taken for its end?
fn month_before(line: &Line) -> bool {
    let Some(token) = line.tokens.first() else { return false };
    let Some(before) = line.text[..token.start].trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    word.len() <= 4 && LEXICON.class(&word.to_ascii_lowercase()) & class::MONTH != 0
}

/// Is the number, read to its end, a name? Its `from` is its first token. Only bare whole numbers are.
pub(super) fn named(line: &Line, numeral: &Numeral) -> Verdict {
    let (from, to) = (numeral.from, numeral.to);
    if numeral.shape == Shape::Ordinal {
        // "1061st Centre", "3rd Brigade": not at a title's "First Minister", which no digit begins
        let name = line.is_digits(from)
            && line.capital(to)
            && line.is_word(to)
            && line.class(to) & (class::MONTH | class::WEEKDAY) == 0;
        return if name { Verdict::Identifier(to) } else { Verdict::Number };
    }
    if numeral.value.scale() > 0
        || from == 0
        || to - from > 1 && numeral.shape != Shape::Digits
        || line.raw(from).contains(',')
    {
        return Verdict::Number;
    }
    let (back, abbreviated) = if matches!(line.word(from - 1), "." | ":") && line.glued(from - 1) && from >= 2 {
        (from - 2, true)
    } else {
        (from - 1, false)
    };
    let word = line.word(back);
    let Some(row) = LEXICON.identifiers.get(word) else { return address(line, to) };
    let plain =
        line.is_word(back) && (!abbreviated || line.word(from - 1) == ":" || line.class(back) & class::SHORTENED != 0);
    // "no 20 people" is no number ten; "number 3" and "page 12" are names in any case
    let digits = line.is_digits(from);
    if word == "number" && !digits && !counts(line, to) {
        // "his number two"
        return Verdict::Skip(to);
    }
    if row.before && plain && digits && (word != "no" || line.capital(back) || abbreviated) {
        return Verdict::Identifier(to);
    }
    // "Boeing 737 jets" is no number of jets at the head of a sentence either, "Flights 40 people" may be.
    let inside = back > 0 || !counts(line, to) || !crate::name::known_word(word);
    if row.proper && plain && line.capital(back) && inside && !counts_person(line, to) {
        return Verdict::Identifier(to);
    }
    address(line, to)
}

fn counts_person(line: &Line, at: usize) -> bool {
    LEXICON.singulars.contains_key(line.word(at))
}

/// "20 Harbour Street": a capitalised word or two and a word for a street behind the number.
fn address(line: &Line, to: usize) -> Verdict {
    for width in 1..=3 {
        let at = to + width;
        if !(line.is_word(at - 1) && line.capital(at - 1)) {
            break;
        }
        if line.capital(at) && LEXICON.identifiers.get(line.word(at)).is_some_and(|row| row.street) {
            return Verdict::Identifier(to);
        }
    }
    Verdict::Number
}
