//! The word lists of this room, parsed once, and one look-up a word.
//!
//! Comes in: a word as written. Goes out: its [`Entry`], or nothing for the many words that say
//! nothing of time. What the entries mean together is left to the grammar.
//!
//! Parts of the day, seasons and quarters have the codes of TIMEX3; named days are a date, the n-th
//! weekday of a month as in iCalendar's BYDAY (RFC 5545), or so many days from Easter (the Gregorian computus).

use super::calendar::Grain;
use super::{Bounds, Modifier};
use std::sync::OnceLock;

/// A part of the day, with the code TIMEX3 gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Dusk,
    Evening,
    Night,
    Daytime,
}

/// The four seasons of the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A time without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    Present,
    Past,
    Future,
}

/// How often a word says something recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    Hourly,
    Daily,
    Nightly,
    Weekly,
    Fortnightly,
    Monthly,
    Quarterly,
    Yearly,
}

impl Repeat {
    /// The TIMEX3 value.
    pub(super) const fn value(self) -> &'static str {
        match self {
            Self::Hourly => "PT1H",
            Self::Daily => "P1D",
            Self::Nightly => "XXXX-XX-XXTNI",
            Self::Weekly => "P1W",
            Self::Fortnightly => "P2W",
            Self::Monthly => "P1M",
            Self::Quarterly => "P1Q",
            Self::Yearly => "P1Y",
        }
    }
}

/// What a word can do in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    None,
    Month(u8),
    Weekday(u8),
    Weekdays(u8),
    Season(Season),
    Seasons(Season),
    Part(Part),
    Clock(u16),
    Unit(Grain, u8),
    Units(Grain, u8),
    Number(u16),
    Scale(u16),
    Ordinal(u8),
    Some,
    DecadeName(u8),
    Half,
    Couple,
    Deictic(i8),
    Tonight,
    Overnight,
    Ref(Vague),
    Shift(i8),
    That,
    Edge(Modifier),
    EdgeNoun(Modifier),
    Comparative(i8),
    Each,
    Set(Repeat),
    Ago,
    Before,
    After,
    Hence,
    Bound(Bounds),
    Within,
    Fiscal,
    The,
    A,
    Of,
    And,
    Or,
    To,
    At,
    On,
    In,
    By,
    From,
    Since,
    Until,
    Between,
    For,
    /// "its 1990 invasion"
    Whose,
    /// "once", "twice": how often in each round.
    Round,
    These,
    No,
    /// "another year"
    Another,
    /// "all day", "the full week"
    All,
}

/// A word of the lists.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a row, as the lists write them")]
pub(super) struct Entry {
    /// What it does.
    pub class: Class,
    /// It may begin the name of a day: "Easter".
    pub feast: bool,
    /// An abbreviation: it needs a number or a month beside it.
    pub short: bool,
    /// A common word when it has no capital.
    pub common: bool,
    /// Also a name, a verb or a noun of another kind: it needs more around it.
    pub name: bool,
}

/// A word of up to sixteen ASCII letters in lower case, packed; zero for any other.
pub(super) fn pack(word: &str) -> u128 {
    let bytes = word.as_bytes();
    if bytes.len() > 16 {
        return 0;
    }
    let mut key = 0u128;
    for &b in bytes {
        key = (key << 8) | u128::from(b.to_ascii_lowercase());
    }
    key
}

/// A fixed table with open addressing: one multiplication and mostly one probe a word.
#[derive(Debug)]
pub(super) struct Table<T> {
    slots: Vec<Option<(u128, T)>>,
    mask: usize,
}

impl<T: Copy> Table<T> {
    fn new(rows: &[(u128, T)]) -> Self {
        let size = (rows.len() * 8).next_power_of_two().max(64);
        let mut slots: Vec<Option<(u128, T)>> = vec![None; size];
        let mask = size - 1;
        for &(key, value) in rows {
            let mut at = Self::hash(key) & mask;
            while slots[at].is_some_and(|(k, _)| k != key) {
                at = (at + 1) & mask;
            }
            slots[at] = Some((key, value));
        }
        Self { slots, mask }
    }

    const fn hash(key: u128) -> usize {
        let mixed = ((key as u64) ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 40) as usize
    }

    /// The row of a packed word.
    pub(super) fn find(&self, key: u128) -> Option<T> {
        if key == 0 {
            return None;
        }
        let mut at = Self::hash(key) & self.mask;
        while let Some((k, value)) = self.slots[at] {
            if k == key {
                return Some(value);
            }
            at = (at + 1) & self.mask;
        }
        None
    }
}

/// The rule that dates a named day.
#[derive(Clone, Copy, Debug)]
pub(super) enum Feast {
    Fixed(u8, u8),
    Easter(i16),
    Nth { month: u8, nth: u8, weekday: u8 },
}

/// Which way a word makes its clause look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// A past that tells when something was said, not when it was: "said"
    Said,
    /// Looks ahead when "to" follows: "is to", "agreed to"
    Plan,
    Future,
    Open,
}

/// All lists of this room.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Words of time.
    pub words: Table<Entry>,
    /// Words that tell the tense.
    pub tenses: Table<Tense>,
    /// Zones, in minutes east of UTC; `None` where the name leaves it open.
    pub zones: Table<Option<i16>>,
    /// Named days in lower case, longer names first.
    pub feasts: Vec<(String, Feast)>,
    /// Words that decide what a time beside them is, as bits of [`cue`].
    pub cues: Table<u32>,
}

/// The topics of `time-cues.txt`, as bits.
pub(super) mod cue {
    /// The names of the topics in the list, in the order of their bits.
    pub const NAMES: [&str; 15] = [
        "filler", "article", "over", "limit", "lasting", "week", "feast", "plural", "singular", "year", "maybe",
        "anaphor", "duty", "helper", "rank",
    ];
    pub const FILLER: u32 = 1;
    pub const ARTICLE: u32 = 1 << 1;
    pub const OVER: u32 = 1 << 2;
    pub const LIMIT: u32 = 1 << 3;
    pub const LASTING: u32 = 1 << 4;
    pub const WEEK: u32 = 1 << 5;
    pub const FEAST: u32 = 1 << 6;
    pub const PLURAL: u32 = 1 << 7;
    pub const SINGULAR: u32 = 1 << 8;
    pub const YEAR: u32 = 1 << 9;
    pub const MAYBE: u32 = 1 << 10;
    pub const ANAPHOR: u32 = 1 << 11;
    pub const DUTY: u32 = 1 << 12;
    pub const HELPER: u32 = 1 << 13;
    pub const RANK: u32 = 1 << 14;
}

fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty())
}

fn grain(word: &str) -> Grain {
    match word {
        "second" => Grain::Second,
        "minute" => Grain::Minute,
        "hour" => Grain::Hour,
        "weekend" => Grain::Weekend,
        "week" => Grain::Week,
        "month" => Grain::Month,
        "quarter" => Grain::Quarter,
        "half" => Grain::Half,
        "year" => Grain::Year,
        "decade" => Grain::Decade,
        "century" => Grain::Century,
        "millennium" => Grain::Millennium,
        _ => Grain::Day,
    }
}

fn season(word: &str) -> Season {
    match word {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        _ => Season::Winter,
    }
}

fn part(word: &str) -> Part {
    match word {
        "dawn" => Part::Dawn,
        "morning" => Part::Morning,
        "midday" => Part::Midday,
        "afternoon" => Part::Afternoon,
        "dusk" => Part::Dusk,
        "evening" => Part::Evening,
        "daytime" => Part::Daytime,
        _ => Part::Night,
    }
}

fn modifier(word: &str) -> Modifier {
    match word {
        "start" => Modifier::Start,
        "mid" => Modifier::Mid,
        _ => Modifier::End,
    }
}

fn bound(word: &str) -> Bounds {
    match word {
        "nearly" => Bounds::Nearly,
        "more" => Bounds::MoreThan,
        "less" => Bounds::LessThan,
        "atleast" => Bounds::AtLeast,
        "atmost" => Bounds::AtMost,
        _ => Bounds::About,
    }
}

fn repeat(word: &str) -> Repeat {
    match word {
        "hour" => Repeat::Hourly,
        "night" => Repeat::Nightly,
        "week" => Repeat::Weekly,
        "biweek" => Repeat::Fortnightly,
        "month" => Repeat::Monthly,
        "quarter" => Repeat::Quarterly,
        "year" => Repeat::Yearly,
        _ => Repeat::Daily,
    }
}

fn class(name: &str, argument: &str, count: u8) -> Class {
    let number = argument.parse::<i32>().unwrap_or(0);
    match name {
        "month" => Class::Month(number as u8),
        "weekday" => Class::Weekday(number as u8),
        "weekdays" => Class::Weekdays(number as u8),
        "season" => Class::Season(season(argument)),
        "seasons" => Class::Seasons(season(argument)),
        "part" => Class::Part(part(argument)),
        "clock" => Class::Clock(number as u16),
        "unit" => Class::Unit(grain(argument), count),
        "units" => Class::Units(grain(argument), count),
        "number" => Class::Number(number as u16),
        "scale" => Class::Scale(number as u16),
        "ordinal" => Class::Ordinal(number as u8),
        "some" => Class::Some,
        "decade-name" => Class::DecadeName(number as u8),
        "half" => Class::Half,
        "couple" => Class::Couple,
        "deictic" => Class::Deictic(number as i8),
        "tonight" => Class::Tonight,
        "overnight" => Class::Overnight,
        "ref" => Class::Ref(match argument {
            "past" => Vague::Past,
            "future" => Vague::Future,
            _ => Vague::Present,
        }),
        "shift" => Class::Shift(number as i8),
        "that" => Class::That,
        "edge" => Class::Edge(modifier(argument)),
        "edgenoun" => Class::EdgeNoun(modifier(argument)),
        "comparative" => Class::Comparative(number as i8),
        "each" => Class::Each,
        "set" => Class::Set(repeat(argument)),
        "ago" => Class::Ago,
        "before" => Class::Before,
        "after" => Class::After,
        "hence" => Class::Hence,
        "bound" => Class::Bound(bound(argument)),
        "within" => Class::Within,
        "fiscal" => Class::Fiscal,
        "the" => Class::The,
        "a" => Class::A,
        "of" => Class::Of,
        "and" => Class::And,
        "or" => Class::Or,
        "to" => Class::To,
        "at" => Class::At,
        "on" => Class::On,
        "in" => Class::In,
        "by" => Class::By,
        "from" => Class::From,
        "since" => Class::Since,
        "until" => Class::Until,
        "between" => Class::Between,
        "for" => Class::For,
        "whose" => Class::Whose,
        "round" => Class::Round,
        "these" => Class::These,
        "no" => Class::No,
        "another" => Class::Another,
        "all" => Class::All,
        _ => Class::None,
    }
}

fn feast(rule: &str) -> Option<Feast> {
    if let Some(days) = rule.strip_prefix("easter") {
        return Some(Feast::Easter(days.trim_start_matches('+').parse().ok()?));
    }
    if let Some((month, rest)) = rule.split_once(" nth ") {
        let (nth, weekday) = rest.split_once(' ')?;
        return Some(Feast::Nth { month: month.parse().ok()?, nth: nth.parse().ok()?, weekday: weekday.parse().ok()? });
    }
    let (month, day) = rule.split_once('-')?;
    Some(Feast::Fixed(month.parse().ok()?, day.parse().ok()?))
}

fn load() -> Lexicon {
    let mut words = Vec::new();
    for list in [
        include_str!("../../lexicon/en/time-calendar.txt"),
        include_str!("../../lexicon/en/time-units.txt"),
        include_str!("../../lexicon/en/time-numbers.txt"),
        include_str!("../../lexicon/en/time-words.txt"),
    ] {
        for row in rows(list) {
            let fields: Vec<&str> = row.split_whitespace().collect();
            let (Some(word), Some(name)) = (fields.first(), fields.get(1)) else { continue };
            let argument = fields.get(2).copied().unwrap_or("");
            let count = fields.get(3).and_then(|n| n.parse().ok()).unwrap_or(1);
            let entry = Entry {
                class: class(name, argument, count),
                feast: false,
                short: fields.contains(&"short"),
                common: fields.contains(&"common"),
                name: fields.contains(&"name"),
            };
            words.push((pack(word), entry));
        }
    }
    let tenses: Vec<(u128, Tense)> = rows(include_str!("../../lexicon/en/time-tense.txt"))
        .filter_map(|row| row.split_once(' '))
        .map(|(word, tense)| {
            let tense = match tense.trim() {
                "past" => Tense::Past,
                "said" => Tense::Said,
                "plan" => Tense::Plan,
                "future" => Tense::Future,
                _ => Tense::Open,
            };
            (pack(word), tense)
        })
        .collect();
    let zones: Vec<(u128, Option<i16>)> = rows(include_str!("../../lexicon/en/time-zones.txt"))
        .filter_map(|row| row.split_once(' '))
        .map(|(name, offset)| (pack(name), offset.trim().parse().ok()))
        .collect();
    let mut feasts: Vec<(String, Feast)> = rows(include_str!("../../lexicon/en/time-holidays.txt"))
        .filter_map(|row| row.split_once('='))
        .filter_map(|(name, rule)| Some((name.trim().to_owned(), feast(rule.trim())?)))
        .collect();
    feasts.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    for (name, _) in &feasts {
        let head = pack(name.split([' ', '\'', '.']).next().unwrap_or(""));
        match words.iter_mut().find(|(word, _)| *word == head) {
            Some((_, entry)) => entry.feast = true,
            None => {
                words.push((head, Entry { class: Class::None, feast: true, short: false, common: false, name: false }));
            }
        }
    }
    let mut cues: Vec<(u128, u32)> = Vec::new();
    for row in rows(include_str!("../../lexicon/en/time-cues.txt")) {
        let Some((topic, word)) = row.split_once(' ') else { continue };
        let Some(bit) = cue::NAMES.iter().position(|name| *name == topic) else { continue };
        let word = pack(word.trim());
        match cues.iter_mut().find(|(other, _)| *other == word) {
            Some((_, bits)) => *bits |= 1 << bit,
            None => cues.push((word, 1 << bit)),
        }
    }
    let (words, tenses, zones) = (Table::new(&words), Table::new(&tenses), Table::new(&zones));
    Lexicon { words, tenses, zones, feasts, cues: Table::new(&cues) }
}

/// The lists, parsed at the first call.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(load)
}
