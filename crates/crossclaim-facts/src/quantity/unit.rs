//! Units behind a number and currency signs in front of it, with what they are a rate of.
//!
//! Comes in: a [`Line`] and a place beside a numeral. Goes out: the row of the unit table and the
//! tokens it takes. Standards: UCUM for measures, ISO 4217 for money. Which quantity the unit makes
//! is left to `reading`.

use super::lexicon::{LEXICON, class};
use super::line::Line;
use super::value::{QuantityRole, Unit};
use rust_decimal::Decimal;

/// A unit found beside a number.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its row in the table.
    pub row: usize,
    /// The token behind it, its rate included.
    pub to: usize,
    /// What it is a rate of.
    pub per: Option<&'static str>,
    /// Joined to the number by a hyphen: "a 3-inch layer".
    pub hyphen: bool,
    /// The code itself says millions: "30 MUSD".
    pub millions: bool,
}

impl Found {
    /// The role a number with this unit has.
    pub fn role(&self) -> QuantityRole {
        let row = &LEXICON.units[self.row];
        match row.base {
            _ if row.money => QuantityRole::Money,
            "s" => QuantityRole::Duration,
            "1" => QuantityRole::Share,
            "pp" => QuantityRole::Points,
            _ => QuantityRole::Measure,
        }
    }

    /// The unit as the quantity keeps it. A length per time is a speed, with a base of its own.
    pub fn unit(&self) -> Unit {
        let row = &LEXICON.units[self.row];
        let seconds = match self.per {
            Some("hour") => Some(("h", 3600)),
            Some("minute") => Some(("min", 60)),
            Some("second") => Some(("s", 1)),
            _ => None,
        };
        if let (Some((code, seconds)), "m") = (seconds, row.base)
            && let Some(factor) = row.factor.checked_div(Decimal::from(seconds))
        {
            return Unit {
                code: format!("{}/{code}", row.code),
                base: "m/s".to_owned(),
                factor,
                offset: Decimal::ZERO,
                per: None,
            };
        }
        Unit {
            code: row.code.to_owned(),
            base: row.base.to_owned(),
            factor: row.factor,
            offset: row.offset,
            per: self.per.map(str::to_owned),
        }
    }
}

/// The unit in plain words, singular: "us dollar", "gallon", "barrel per day", "kilometre per hour".
///
/// ```
/// use crossclaim_facts::{Context, quantity};
///
/// let text = "The wells yield 500,000 barrels a day at £48 each.";
/// let sentences = crossclaim_text::sentences(text);
/// let found = quantity::extract(text, &sentences, &[], &Context::default());
/// let names: Vec<_> = found.iter().filter_map(|q| q.unit.as_ref().map(quantity::unit_name)).collect();
/// assert_eq!(names, ["barrel per day", "pound sterling"]);
/// ```
pub fn unit_name(unit: &Unit) -> String {
    let (code, time) = match unit.code.split_once('/') {
        Some((code, time)) if LEXICON.unit_by_code(&unit.code).is_none() => (code, Some(time)),
        _ => (unit.code.as_str(), None),
    };
    let name = LEXICON.unit_by_code(code).map_or(code, |row| row.name).trim_start_matches(super::coin::ANY);
    let time = time.map(|time| LEXICON.unit_by_code(time).map_or(time, |row| row.name.trim_end_matches('s')));
    match time.or(unit.per.as_deref()) {
        Some(per) => format!("{name} per {per}"),
        None => name.to_owned(),
    }
}

/// The row a shared name means at `place`.
fn at_place(name: &str, place: Option<&str>) -> Option<usize> {
    let lands = LEXICON.places.get(name)?;
    let place = place?.to_lowercase();
    place
        .split(|c: char| !c.is_alphanumeric())
        .find_map(|word| lands.iter().find(|(near, _)| *near == word).map(|(_, row)| *row))
}

/// The currency sign or code that ends right before the token `at`, not before `floor`:
/// its row and first token.
pub(super) fn sign_before(line: &Line, at: usize, floor: usize, place: Option<&str>) -> Option<(usize, usize)> {
    let lexicon = &*LEXICON;
    let mut written = String::new();
    for width in (1..=3).rev() {
        let Some(from) = at.checked_sub(width).filter(|from| *from >= floor) else { continue };
        if (from + 1..at).any(|i| !line.glued(i) && !spaced_sign(line, i)) || line.span(from, at).len() > 12 {
            continue;
        }
        written.clear();
        for i in from..at {
            written.push_str(line.raw(i));
        }
        let row =
            lexicon.prefixes.get(written.as_str()).copied().or_else(|| code(&written).filter(|_| width == 1)).or_else(
                || {
                    (width > 1)
                        .then(|| written.to_ascii_uppercase())
                        .and_then(|upper| lexicon.prefixes.get(upper.as_str()).copied())
                },
            );
        let Some(row) = row else { continue };
        // "GBP/USD 1.331": a rate of exchange
        if line.glued(from) && from > 0 && line.word(from - 1) == "/" {
            continue;
        }
        // "R500", "Fr 20": a letter or two must be no word of its own
        let letters = line.is_word(from) && width == 1;
        if letters && written.len() < 3 && !line.glued(at) && written != "Rs" && written != "RM" {
            continue;
        }
        // the "R" of "24R500" is no rand
        if line.glued(from)
            && from > floor
            && (line.is_word(from - 1) || line.is_digits(from - 1))
            && line.is_word(from)
        {
            continue;
        }
        let row = if written == "$" { at_place("dollar", place).unwrap_or(row) } else { row };
        return Some((row, from));
    }
    None
}

/// "c $ 16.4 million", "hk $ 10": a sign with white space behind its letters.
fn spaced_sign(line: &Line, sign: usize) -> bool {
    line.word(sign) == "$" && line.class(sign.wrapping_sub(1)) & class::ABROAD != 0
}

/// Does the name of a currency stand at `at`?
pub(super) fn names_money(line: &Line, at: usize) -> bool {
    name(line, at).is_some_and(|(row, _)| LEXICON.units[row].money)
}

/// Does the name of a measure stand at `at` ("mile", "inch", "ton")? Not of a currency or a time.
pub(super) fn names_length(line: &Line, at: usize) -> bool {
    name(line, at).is_some_and(|(row, _)| !LEXICON.units[row].money && !matches!(LEXICON.units[row].base, "s" | "1"))
}

/// The longest unit name at `at`: its row and the token behind it.
fn name(line: &Line, at: usize) -> Option<(usize, usize)> {
    if !line.is_word(at) && line.word(at) != "°" {
        return None;
    }
    let word = line.word(at);
    let singular = word.strip_suffix('s').filter(|w| !w.is_empty());
    let mut best: Option<(usize, usize)> = None;
    for (key, plural) in [(Some(word), false), (singular, true)] {
        let Some(names) = key.and_then(|key| LEXICON.unit_names.get(key)) else { continue };
        for (phrase, row) in names {
            let end = if phrase.len() == 1 {
                Some(at + 1)
            } else if plural {
                None
            } else {
                let last = phrase.len() - 1;
                line.phrase(at, phrase).or_else(|| {
                    let here = line.phrase(at, &phrase[..last])?;
                    let here = if line.tight_hyphen(here) { here + 1 } else { here };
                    (line.word(here).strip_suffix('s') == Some(phrase[last])).then_some(here + 1)
                })
            };
            if let Some(end) = end
                && best.is_none_or(|(_, to)| end > to)
            {
                best = Some((*row, end));
            }
        }
    }
    best
}

/// The unit behind the number that ends at `at`; `value` settles what "pound" is.
pub(super) fn behind(line: &Line, at: usize, value: Decimal, place: Option<&str>) -> Option<Found> {
    let hyphen = line.hyphen(at) && line.is_word(at + 1);
    let here = if hyphen { at + 1 } else { at };
    // "20 (kg)": a unit in brackets
    if matches!(line.word(at), "(" | "[") && matches!(line.word(at + 2), ")" | "]") && line.is_word(at + 1) {
        let (row, _) = symbol(line, at + 1, true).or_else(|| name(line, at + 1))?;
        return Some(Found { row, to: at + 3, per: None, hyphen: false, millions: false });
    }
    let named = name(line, here);
    if let Some((row, to)) = symbol(line, here, hyphen).filter(|(_, to)| named.is_none_or(|(_, end)| end <= *to)) {
        let millions = LEXICON.units[row].money && in_millions(line, here);
        return Some(rated(line, Found { row, to, per: None, hyphen, millions }));
    }
    let Some((mut row, to)) = named else {
        // "a quarter of a point", "0.3 point": so small a part is one of percentage points
        let point =
            matches!(line.word(here), "point" | "points") && value < Decimal::TEN && value.normalize().scale() > 0;
        let row = LEXICON.units.iter().position(|unit| unit.code == "pp").filter(|_| point)?;
        return Some(Found { row, to: here + 1, per: None, hyphen, millions: false });
    };
    let unit = &LEXICON.units[row];
    if to == here + 1 && unit.money {
        let word = line.word(here);
        let singular = word.strip_suffix('s').unwrap_or(word);
        // "41 won": a currency only where so many are meant, or in Korea
        // three crowns are worn, three thousand are paid
        let small =
            singular == "won" && value < Decimal::from(500) || singular == "crown" && value < Decimal::ONE_HUNDRED;
        if small && at_place(singular, place).is_none() {
            return None;
        }
        if singular == "pound" && is_weight(line, at, to, value, hyphen, place) {
            row = LEXICON.units.iter().position(|unit| unit.code == "[lb_av]")?;
        } else if let Some(local) = at_place(singular, place) {
            row = local;
        }
    }
    Some(rated(line, Found { row, to, per: None, hyphen, millions: false }))
}

/// Is "pound" a weight here? Words of trade and words of weight around it, then its size.
fn is_weight(line: &Line, at: usize, to: usize, value: Decimal, hyphen: bool, place: Option<&str>) -> bool {
    let near = |bit: u64| (at.saturating_sub(8)..to + 6).any(|i| line.class(i) & bit != 0);
    let mass = near(class::MASS);
    let signs = (at.saturating_sub(8)..to + 6).any(|i| matches!(line.raw(i), "$" | "£" | "€"));
    let sale = signs || near(class::SALE);
    if mass != sale {
        return mass;
    }
    let scaled = line.is_word(at.wrapping_sub(1))
        && LEXICON
            .numerals
            .get(line.word(at - 1))
            .is_some_and(|word| word.short.or(word.scale).is_some_and(|scale| scale >= Decimal::ONE_THOUSAND));
    if scaled || value >= Decimal::from(1000) || at_place("pound", place).is_some() {
        return false;
    }
    // "25 pounds of explosives", "a 500-pound statue", "over two pounds"
    hyphen || line.word(to) == "of" || value < Decimal::from(500)
}

/// A symbol at `here`: the longest run of glued tokens that the table knows.
fn symbol(line: &Line, here: usize, hyphen: bool) -> Option<(usize, usize)> {
    let lexicon = &*LEXICON;
    line.kind(here)?;
    let mut written = String::new();
    let mut ends = [(0usize, 0usize); 5];
    let mut count = 0;
    for i in here..here + 5 {
        if line.kind(i).is_none() || i > here && !line.glued(i) || line.raw(i).len() > 8 {
            break;
        }
        written.push_str(line.raw(i));
        ends[count] = (i + 1, written.len());
        count += 1;
    }
    for (to, length) in ends[..count].iter().rev().copied() {
        // "5 kmX" is no unit
        if line.glued(to) && (line.is_word(to) || line.is_digits(to)) {
            continue;
        }
        let text = &written[..length];
        if let Some(row) = lexicon.symbols.get(text).copied().or_else(|| code(text)) {
            return Some((row, to));
        }
        if line.glued(here)
            && !hyphen
            && let Some(row) = lexicon.glued_symbols.get(text)
        {
            return Some((*row, to));
        }
    }
    None
}

/// A symbol that else counts only where it touches the digits, behind a space: the "in" of "5 ft 2 in". Not
/// where it may be a word: "5 ft 2 in the shade".
pub(super) fn glued_symbol(line: &Line, at: usize) -> Option<Found> {
    let row = *LEXICON.glued_symbols.get(line.raw(at))?;
    let next = line.class(at + 1);
    let ends =
        line.kind(at + 1).is_none() || line.breaks(at + 1) || next & (class::CONJUNCTION | class::AUXILIARY) != 0;
    let tall = next & class::TALL != 0;
    (ends || tall).then_some(Found { row, to: at + 1, per: None, hyphen: false, millions: false })
}

/// A currency code with the M of millions in front: "30 MUSD".
fn code(written: &str) -> Option<usize> {
    let code = written.strip_prefix('M').filter(|code| code.len() == 3)?;
    LEXICON.symbols.get(code).copied().filter(|row| LEXICON.units[*row].money)
}

/// Does the code at `at` begin with the M of millions?
pub(super) fn in_millions(line: &Line, at: usize) -> bool {
    code(line.raw(at)).is_some()
}

/// Adds the rate: "per day", "a share", "/h", "-a-share", "an hour".
fn rated(line: &Line, mut found: Found) -> Found {
    if let Some((per, to)) = rate(line, found.to) {
        found.per = Some(per);
        found.to = to;
    }
    found
}

/// What is said to be the measure of a rate at `at`: its name and the token behind it.
pub(super) fn rate(line: &Line, at: usize) -> Option<(&'static str, usize)> {
    let joint = if line.hyphen(at) { at + 1 } else { at };
    let over = if line.hyphen(joint + 1) { joint + 2 } else { joint + 1 };
    match line.word(joint) {
        "per" | "a" | "an" | "/" => {}
        "for" if matches!(line.word(over), "each" | "every") => {
            return rate_word(line, over + 1).map(|per| (per, over + 2));
        }
        "each" | "every" if line.class(over) & class::PERIOD != 0 => {}
        _ => return None,
    }
    rate_word(line, over).map(|per| (per, over + 1))
}

fn rate_word(line: &Line, at: usize) -> Option<&'static str> {
    LEXICON.rates.get(line.word(at)).copied()
}
