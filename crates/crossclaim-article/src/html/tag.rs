//! The tags of a page and what is known of each element.
//!
//! Comes in: a page and where a `<` stands. Goes out: the tag with the attributes that are asked for, the text of an
//! element that is no markup, the characters that references stand for. What the tags make of the page is left to `tokens`.

use crate::fold::hash_ascii;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static ENTITIES: LazyLock<BTreeMap<&str, char>> = LazyLock::new(|| {
    include_str!("../../lexicon/entities.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| {
            let (name, code) = l.split_once(' ')?;
            Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
        })
        .collect()
});

/// What an element is, a bit each.
pub(super) mod is {
    /// Its text is no text of the page.
    pub const SKIPPED: u16 = 1;
    /// It has no end tag.
    pub const VOID: u16 = 1 << 1;
    /// It runs in a line of text; all others break it.
    pub const INLINE: u16 = 1 << 2;
    /// It stands around what is not the article.
    pub const FURNITURE: u16 = 1 << 3;
    /// An opening tag of the same name closes it.
    pub const SELF_CLOSING: u16 = 1 << 4;
    /// Its attributes are asked for.
    pub const WANTED: u16 = 1 << 5;
    pub const QUOTATION: u16 = 1 << 6;
    pub const CAPTION: u16 = 1 << 7;
    pub const ITEM: u16 = 1 << 8;
    pub const CELL: u16 = 1 << 9;
    pub const HEADING: u16 = 1 << 10;
    pub const H1: u16 = 1 << 11;
    /// Nothing of it is seen, and the parser need not read it.
    pub const UNSEEN: u16 = 1 << 12;
    pub const TITLE: u16 = 1 << 13;
    /// What a text inside it is for.
    pub const ROLE: u16 = FURNITURE | QUOTATION | CAPTION | ITEM | CELL | HEADING | H1;
}

/// The elements of each sort.
const ELEMENTS: [(u16, &str); 13] = [
    (is::SKIPPED, "script style noscript template svg iframe object math select textarea"),
    (is::UNSEEN, "script style svg template"),
    (is::VOID, "area base br col embed hr img input link meta param source track wbr"),
    (
        is::INLINE,
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter nobr output \
         progress q rp rt ruby s samp small span strike strong sub sup time u",
    ),
    (is::FURNITURE, "nav footer aside form button menu dialog"),
    (is::SELF_CLOSING, "p li dt dd tr td th option thead"),
    (is::WANTED, "meta html link time script"),
    (is::QUOTATION, "blockquote"),
    (is::CAPTION, "figcaption caption"),
    (is::ITEM, "li"),
    (is::CELL, "td th"),
    (is::HEADING, "h1 h2 h3 h4 h5 h6"),
    (is::H1, "h1"),
];

/// Places of the table of elements, by the hash of the name.
const PLACES: usize = 1 << 10;

static SORTS: LazyLock<Vec<(u64, u16)>> = LazyLock::new(|| {
    let mut table = vec![(0, 0); PLACES];
    for (sort, names) in ELEMENTS.into_iter().chain([(is::TITLE, "title")]) {
        for name in names.split_whitespace() {
            let hash = hash_ascii(name.as_bytes());
            let at = place(&table, hash);
            table[at].0 = hash;
            table[at].1 |= sort;
        }
    }
    table
});

/// Where the element is in the table, or would be.
fn place(table: &[(u64, u16)], hash: u64) -> usize {
    let mut at = (hash >> 9) as usize % PLACES;
    while table[at].0 != hash && table[at].0 != 0 {
        at = (at + 1) % PLACES;
    }
    at
}

/// A tag with the attributes that are asked for.
pub(super) struct Tag<'a> {
    /// As it is written.
    pub name: &'a str,
    /// Of the name in small letters.
    pub hash: u64,
    pub sorts: u16,
    pub closing: bool,
    pub attributes: Vec<(String, &'a str)>,
    pub end: usize,
    pub empty: bool,
}

impl Tag<'_> {
    pub fn is(&self, sort: u16) -> bool {
        self.sorts & sort != 0
    }

    pub fn named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| decode(v))
    }
}

/// The text of a raw-text element from `at`, and where its end tag ends.
pub(super) fn raw_text<'a>(raw: &'a str, at: usize, name: &str) -> (&'a str, usize) {
    let bytes = raw.as_bytes();
    let mut from = at;
    // One sign is found faster than two.
    while let Some(n) = raw[from..].find('<') {
        let open = from + n;
        if bytes.get(open + 1) != Some(&b'/') {
            from = open + 1;
            continue;
        }
        let begin = open + 2;
        let matches = bytes.get(begin..begin + name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(begin + name.len()).is_none_or(|b| !b.is_ascii_alphanumeric());
        if matches {
            let end = raw[open..].find('>').map_or(raw.len(), |n| open + n + 1);
            return (&raw[at..open], end);
        }
        from = begin;
    }
    (&raw[at..], raw.len())
}

/// The tag at `at`, where a `<` stands.
pub(super) fn tag(raw: &str, at: usize) -> Option<Tag<'_>> {
    let bytes = raw.as_bytes();
    let mut i = at + 1;
    let closing = bytes.get(i) == Some(&b'/');
    i += usize::from(closing);
    if !bytes.get(i)?.is_ascii_alphabetic() {
        return None;
    }
    let from = i;
    while i < bytes.len() && !bytes[i].is_ascii_whitespace() && !matches!(bytes[i], b'>' | b'/' | b'<') {
        i += 1;
    }
    let name = raw.get(from..i)?;
    let hash = hash_ascii(name.as_bytes());
    let table = &*SORTS;
    let sorts = table[place(table, hash)].1;
    let mut found = Tag { name, hash, sorts, closing, attributes: Vec::new(), end: raw.len(), empty: false };
    let wanted = found.is(is::WANTED);
    while i < bytes.len() {
        match bytes[i] {
            b'>' => {
                found.end = i + 1;
                return Some(found);
            }
            // "<p <b>": the author forgot to close; HTML would read on, what is lost is the same.
            b'<' => {
                found.end = i;
                return Some(found);
            }
            b'/' => {
                found.empty = bytes.get(i + 1) == Some(&b'>');
                i += 1;
            }
            b if b.is_ascii_whitespace() => i += 1,
            _ => {
                let name_from = i;
                while i < bytes.len() && !bytes[i].is_ascii_whitespace() && !matches!(bytes[i], b'=' | b'>' | b'/') {
                    i += 1;
                }
                let name_end = i;
                let mut j = i;
                while j < bytes.len() && bytes[j].is_ascii_whitespace() {
                    j += 1;
                }
                let mut value = "";
                if bytes.get(j) == Some(&b'=') {
                    j += 1;
                    while j < bytes.len() && bytes[j].is_ascii_whitespace() {
                        j += 1;
                    }
                    if let Some(q @ (b'"' | b'\'')) = bytes.get(j) {
                        let end = raw[j + 1..].find(char::from(*q)).map_or(raw.len(), |n| j + 1 + n);
                        value = &raw[j + 1..end];
                        i = (end + 1).min(raw.len());
                    } else {
                        let from = j;
                        while j < bytes.len() && !bytes[j].is_ascii_whitespace() && bytes[j] != b'>' {
                            j += 1;
                        }
                        value = raw.get(from..j).unwrap_or("");
                        i = j;
                    }
                } else if i == name_from {
                    i += 1;
                }
                if wanted {
                    found.attributes.push((raw.get(name_from..name_end).unwrap_or("").to_ascii_lowercase(), value));
                }
            }
        }
    }
    Some(found)
}

/// The character a reference at the front of `text` stands for, and its length; a lone `&` is itself.
pub(super) fn reference(text: &str) -> (Option<char>, usize) {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        let hex = matches!(bytes.get(2), Some(b'x' | b'X'));
        let from = if hex { 3 } else { 2 };
        let count = bytes[from.min(bytes.len())..]
            .iter()
            .take(8)
            .take_while(|b| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() })
            .count();
        let code = text.get(from..from + count).and_then(|d| u32::from_str_radix(d, if hex { 16 } else { 10 }).ok());
        let Some(code) = code else { return (None, 1) };
        let end = from + count + usize::from(bytes.get(from + count) == Some(&b';'));
        return (Some(windows_1252(code)), end);
    }
    let count = bytes[1..].iter().take(32).take_while(|b| b.is_ascii_alphanumeric()).count();
    let closed = bytes.get(1 + count) == Some(&b';');
    match text.get(1..=count).and_then(|name| ENTITIES.get(name)) {
        Some(c) if closed => (Some(*c), count + 2),
        _ => (None, 1),
    }
}

/// References to 128..159 mean the characters Windows has there, as the HTML standard says.
fn windows_1252(code: u32) -> char {
    const TABLE: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match code {
        128..=159 => TABLE.chars().nth(code as usize - 128).unwrap_or('\u{fffd}'),
        0 => '\u{fffd}',
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    }
}

/// An attribute's value or a title with its references decoded.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (c, length) = reference(&rest[at..]);
        match c {
            Some(c) => out.push(c),
            None => out.push_str(&rest[at..at + length]),
        }
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}
