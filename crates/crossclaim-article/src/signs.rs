//! What a word can mean in a line of a page, by the lists of `lexicon/en`: one bit a list.
//!
//! Comes in: lists, a word a line. Goes out: for the hash of a word its bits, looked up once a word, when it
//! is read. What a line is that has such words is left to the callers; phrases are left to `lexicon`.

use crate::fold::hash;
use std::sync::LazyLock;

/// The rows of a list: comments and empty lines left out.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// The words of one group of a list whose groups have their name in brackets above them.
pub(crate) fn group(text: &'static str, name: &str) -> impl Iterator<Item = u64> {
    let inside = rows(text).skip_while(move |row| *row != name).skip(1);
    inside.take_while(|row| !row.starts_with('[')).map(hash)
}

/// The bits. The first are those of sentences that speak of the page; their words stand in `page-talk.txt`.
pub(crate) mod sign {
    pub const OWN: u32 = 1;
    pub const SHARED: u32 = 1 << 1;
    pub const ORDER: u32 = 1 << 2;
    pub const MEND: u32 = 1 << 3;
    pub const PART: u32 = 1 << 4;
    pub const DEICTIC: u32 = 1 << 5;
    pub const YOU: u32 = 1 << 6;
    pub const WE: u32 = 1 << 7;
    pub const PERSON: u32 = 1 << 8;
    pub const ASKS: u32 = 1 << 9;
    pub const OF: u32 = 1 << 10;
    pub const PLEASE: u32 = 1 << 11;
    pub const SERVE: u32 = 1 << 12;
    pub const MEDIA: u32 = 1 << 13;
    /// An invitation's words.
    pub const IMPERATIVE: u32 = 1 << 14;
    pub const ADDRESS: u32 = 1 << 15;
    pub const OFFER: u32 = 1 << 16;
    pub const TUNE: u32 = 1 << 17;
    pub const SCHEDULE: u32 = 1 << 18;
    /// A verb of saying.
    pub const SPEECH: u32 = 1 << 19;
    /// Says by its form alone that something happened.
    pub const PAST: u32 = 1 << 20;
    /// Makes a clause of a line.
    pub const AUXILIARY: u32 = 1 << 21;
    /// Tells nothing of which story a paragraph belongs to.
    pub const SMALL: u32 = 1 << 22;
    /// A paragraph begins with it when it goes on with the one before.
    pub const LEADS_ON: u32 = 1 << 23;
    /// English texts are full of it.
    pub const COMMON: u32 = 1 << 24;
    /// A label before a number to ring.
    pub const CONTACT: u32 = 1 << 25;
    /// A paper's section.
    pub const SECTION: u32 = 1 << 26;
    /// A word of a weather box.
    pub const WEATHER: u32 = 1 << 27;
    pub const WEEKDAY: u32 = 1 << 28;
    /// "was", "were", "had".
    pub const WAS: u32 = 1 << 29;
    /// A verb of what is to come.
    pub const WILL: u32 = 1 << 30;
    /// Ends in "ed", as a past tense does; no list says so.
    pub const ED: u32 = 1 << 31;
    pub const NOUN: u32 = OWN | SHARED;
    /// All that a sentence is weighed by.
    pub const SEEN: u32 = NOUN | ORDER | MEND | DEICTIC | YOU | WE | PERSON | PLEASE | SERVE | MEDIA | SPEECH;
}

/// Places of the table: three words in ten have a place, so that a word that is in no list is known at the first look.
const PLACES: usize = 1 << 13;

/// Words with all that each can mean, each at the place its hash gives or the next that was free.
pub(crate) struct Signs {
    table: Vec<(u64, u32)>,
    /// A bit for each place that is taken: the table is large, and most words of most lines are in no list.
    taken: [u64; PLACES / 64],
}

impl Signs {
    /// What the word can mean; 0 for most words.
    pub(crate) fn of(&self, hash: u64) -> u32 {
        let at = (hash >> 7) as usize % PLACES;
        if self.taken[at / 64] >> (at % 64) & 1 == 0 { 0 } else { self.table[self.place(hash)].1 }
    }

    /// Where the word is, or would be. No hash is 0.
    fn place(&self, hash: u64) -> usize {
        let mut at = (hash >> 7) as usize % PLACES;
        while self.table[at].0 != hash && self.table[at].0 != 0 {
            at = (at + 1) % PLACES;
        }
        at
    }

    fn add(&mut self, words: impl Iterator<Item = u64>, sign: u32) {
        for hash in words {
            let at = self.place(hash);
            self.table[at].0 = hash;
            self.table[at].1 |= sign;
            self.taken[at / 64] |= 1 << (at % 64);
        }
    }
}

/// Every word of the lists.
pub(crate) static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let mut all = Signs { table: vec![(0, 0); PLACES], taken: [0; PLACES / 64] };
    let page = include_str!("../lexicon/en/page-talk.txt");
    for (name, sign) in [
        ("[own]", sign::OWN),
        ("[shared]", sign::SHARED),
        ("[order]", sign::ORDER),
        ("[mend]", sign::MEND),
        ("[part]", sign::PART),
        ("[deictic]", sign::DEICTIC),
        ("[you]", sign::YOU),
        ("[we]", sign::WE),
        ("[person]", sign::PERSON),
        ("[asks]", sign::ASKS),
        ("[of]", sign::OF),
        ("[serve]", sign::SERVE),
        ("[media]", sign::MEDIA),
    ] {
        all.add(group(page, name), sign);
    }
    let promotion = include_str!("../lexicon/en/promotion-words.txt");
    for (name, sign) in [
        ("[imperative]", sign::IMPERATIVE | sign::ORDER),
        ("[address]", sign::ADDRESS),
        ("[offer]", sign::OFFER),
        ("[tune]", sign::TUNE),
        ("[schedule]", sign::SCHEDULE),
    ] {
        all.add(group(promotion, name), sign);
    }
    for (text, sign) in [
        (include_str!("../lexicon/en/speech.txt"), sign::SPEECH),
        (include_str!("../lexicon/en/past-verbs.txt"), sign::PAST),
        (include_str!("../lexicon/en/auxiliaries.txt"), sign::AUXILIARY),
        (include_str!("../lexicon/en/small-words.txt"), sign::SMALL),
        (include_str!("../lexicon/en/leads-on.txt"), sign::LEADS_ON),
        (include_str!("../lexicon/en/common-words.txt"), sign::COMMON),
        (include_str!("../lexicon/en/contact-words.txt"), sign::CONTACT),
        (include_str!("../lexicon/en/sections.txt"), sign::SECTION),
        (include_str!("../lexicon/en/weather-words.txt"), sign::WEATHER),
    ] {
        all.add(rows(text).map(hash), sign);
    }
    let days = rows(include_str!("../lexicon/en/weekdays.txt")).flat_map(|row| row.split_whitespace().skip(1));
    all.add(days.map(hash), sign::WEEKDAY);
    all.add(std::iter::once(hash("please")), sign::PLEASE);
    all.add(["was", "were", "had"].into_iter().map(hash), sign::WAS);
    all.add(["will", "would", "could", "might"].into_iter().map(hash), sign::WILL);
    all
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_a_bit_for_each_list() {
        let signs = SIGNS.of(hash("Watch"));
        assert!(signs & sign::ORDER != 0 && signs & sign::TUNE != 0 && signs & sign::PAST == 0);
        assert_eq!(SIGNS.of(hash("harbour")), 0);
        let words = SIGNS.table.iter().filter(|w| w.0 != 0).count();
        assert!(words * 3 < PLACES, "{words}: the table fills up");
        assert!(SIGNS.of(hash("Thu")) & sign::WEEKDAY != 0);
    }
}
