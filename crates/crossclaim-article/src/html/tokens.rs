//! The text of an HTML page with the place of every character in it.
//!
//! Comes in: a page. Goes out: its text by blocks, character references decoded and white space
//! collapsed, with the way back to the page; its `<meta>`, `<time>`, `<link>` and JSON-LD; how
//! deep it is nested. One pass, linear in the page, whatever the page is. Which blocks are the
//! article is left to `content`, what the metadata mean to `metadata`.

use crate::{OffsetMap, Role};
use crossclaim_text::Span;
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

/// A block of a page: what stands between two tags that break a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HtmlBlock {
    /// Where it stands in [`Page::text`].
    pub span: Span,
    /// What the tags around it say.
    pub role: Option<Role>,
    /// Is it inside navigation, a footer, an aside, a form or a button?
    pub furniture: bool,
    /// Is it the page's `<h1>`?
    pub is_h1: bool,
    /// Does a tag, not only a `<br>`, part it from the block before?
    pub parted: bool,
}

/// What was read of a page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The text of all blocks, a line each.
    pub text: String,
    /// From it to the page.
    pub map: OffsetMap,
    /// The blocks that are not blank.
    pub blocks: Vec<HtmlBlock>,
    /// `<meta>`: the lower-case name or property, and the content; `itemprop` dates too.
    pub meta: Vec<(String, String)>,
    /// `datetime` of each `<time>` (outside furniture), with whether it is marked as the publication.
    pub times: Vec<(String, bool)>,
    /// The JSON-LD scripts.
    pub json_ld: Vec<String>,
    /// `<title>`.
    pub title: Option<String>,
    /// `lang` of `<html>`.
    pub language: Option<String>,
    /// `<link rel="canonical">`.
    pub canonical: Option<String>,
    /// The deepest nesting met.
    pub depth: usize,
    /// How many `&` begin no character reference.
    pub lone_ampersands: usize,
}

/// Elements whose text is no text of the page.
const SKIPPED: [&str; 10] =
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "math", "select", "textarea"];
/// Elements that have no end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that run in a line of text; all others break it.
const INLINE: [&str; 38] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "meter", "nobr", "output", "progress", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "u",
];
/// Elements around what is not the article.
const FURNITURE: [&str; 7] = ["nav", "footer", "aside", "form", "button", "menu", "dialog"];
/// Elements an opening tag of the same name closes.
const SELF_CLOSING: [&str; 9] = ["p", "li", "dt", "dd", "tr", "td", "th", "option", "thead"];

/// A tag with the attributes that are asked for.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: Vec<(String, &'a str)>,
    end: usize,
    empty: bool,
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| decode(v))
    }
}

/// Reads a page.
pub(crate) fn read(raw: &str) -> Page {
    let mut reader = Reader {
        raw,
        page: Page::default(),
        stack: Vec::new(),
        begin: 0,
        parted: true,
        space: None,
        counts: Counts::default(),
    };
    let bytes = raw.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'<' => at = reader.markup(at),
            b'&' => at = reader.reference(at),
            _ => at = reader.words(at),
        }
    }
    reader.close_block(true);
    reader.page
}

#[derive(Debug, Default)]
struct Counts {
    furniture: usize,
    quotation: usize,
    caption: usize,
    item: usize,
    table: usize,
    heading: usize,
    h1: usize,
}

struct Reader<'a> {
    raw: &'a str,
    page: Page,
    stack: Vec<String>,
    begin: usize,
    parted: bool,
    /// White space that was seen and not yet written.
    space: Option<Span>,
    counts: Counts,
}

impl Reader<'_> {
    /// A run of plain text from `at`; where it ends.
    fn words(&mut self, at: usize) -> usize {
        let bytes = self.raw.as_bytes();
        let mut end = at;
        if bytes[at].is_ascii_whitespace() {
            while end < bytes.len() && bytes[end].is_ascii_whitespace() {
                end += 1;
            }
            self.see_space(Span::new(at, end));
            return end;
        }
        while end < bytes.len() && !matches!(bytes[end], b'<' | b'&') && !bytes[end].is_ascii_whitespace() {
            end += 1;
        }
        let span = Span::new(at, end);
        self.write_space();
        let start = self.page.text.len();
        self.page.text.push_str(span.of(self.raw));
        self.page.map.push(Span::new(start, start + span.len()), span);
        end
    }

    fn see_space(&mut self, span: Span) {
        self.space = Some(self.space.map_or(span, |s| s.cover(span)));
    }

    fn write_space(&mut self) {
        let Some(span) = self.space.take() else { return };
        let at = self.page.text.len();
        if at > self.begin {
            self.page.text.push(' ');
            self.page.map.push(Span::new(at, at + 1), span);
        }
    }

    /// A character reference at `at`; where it ends.
    fn reference(&mut self, at: usize) -> usize {
        let (decoded, length) = reference(&self.raw[at..]);
        let span = Span::new(at, at + length);
        match decoded {
            Some(c) if c.is_whitespace() => self.see_space(span),
            _ => {
                self.write_space();
                let start = self.page.text.len();
                if let Some(c) = decoded {
                    self.page.text.push(c);
                } else {
                    self.page.lone_ampersands += 1;
                    self.page.text.push_str(span.of(self.raw));
                }
                let clean = Span::new(start, self.page.text.len());
                self.page.map.push(clean, span);
            }
        }
        span.end
    }

    /// A tag, comment or declaration at `at`; where it ends.
    fn markup(&mut self, at: usize) -> usize {
        let rest = &self.raw[at..];
        if let Some(inner) = rest.strip_prefix("<!--") {
            return inner.find("-->").map_or(self.raw.len(), |n| at + 4 + n + 3);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return rest.find('>').map_or(self.raw.len(), |n| at + n + 1);
        }
        let Some(tag) = tag(self.raw, at) else {
            // A lone "<" is text.
            self.write_space();
            let start = self.page.text.len();
            self.page.text.push('<');
            self.page.map.push(Span::new(start, start + 1), Span::new(at, at + 1));
            return at + 1;
        };
        self.metadata(&tag);
        let end = tag.end;
        if !tag.closing && (SKIPPED.contains(&tag.name.as_str()) || tag.name == "title") && !tag.empty {
            let (inner, after) = raw_text(self.raw, end, &tag.name);
            if tag.name == "title" && self.page.title.is_none() && self.stack.len() < 6 {
                self.page.title = Some(decode(inner).split_whitespace().collect::<Vec<_>>().join(" "));
            }
            if tag.name == "script" && tag.attribute("type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json"))
            {
                self.page.json_ld.push(inner.to_owned());
            }
            return after;
        }
        if tag.name == "br" {
            self.close_block(false);
        } else if !INLINE.contains(&tag.name.as_str()) {
            self.close_block(true);
        } else if matches!(tag.name.as_str(), "img") {
            self.see_space(Span::new(at, end));
        }
        self.nest(&tag);
        end
    }

    fn metadata(&mut self, tag: &Tag<'_>) {
        if tag.closing {
            return;
        }
        match tag.name.as_str() {
            "meta" => {
                let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|n| tag.attribute(n));
                if let (Some(name), Some(content)) = (name, tag.attribute("content")) {
                    self.page.meta.push((name.to_ascii_lowercase(), content.trim().to_owned()));
                }
            }
            "html" => self.page.language = tag.attribute("lang").or_else(|| self.page.language.take()),
            "link" if tag.attribute("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                self.page.canonical = tag.attribute("href");
            }
            "time" if self.counts.furniture == 0 => {
                if let Some(at) = tag.attribute("datetime") {
                    let marked = tag
                        .attributes
                        .iter()
                        .any(|(n, v)| n == "pubdate" || n == "itemprop" && v.eq_ignore_ascii_case("datePublished"));
                    self.page.times.push((at, marked));
                }
            }
            _ => {}
        }
    }

    fn nest(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if VOID.contains(&name) || tag.empty && !INLINE.contains(&name) && name.contains(':') {
            return;
        }
        if tag.closing {
            // What stands open inside is closed with it; a stray end tag closes nothing. Looking back is
            // bounded, so that a page of a million stray end tags stays linear.
            let window = self.stack.len().saturating_sub(64);
            if let Some(found) = self.stack[window..].iter().rposition(|n| n == name) {
                while self.stack.len() > window + found {
                    self.pop();
                }
            }
            return;
        }
        if SELF_CLOSING.contains(&name) && self.stack.last().is_some_and(|n| n == name) {
            self.pop();
        }
        self.count(name, true);
        self.stack.push(name.to_owned());
        self.page.depth = self.page.depth.max(self.stack.len());
    }

    fn pop(&mut self) {
        if let Some(name) = self.stack.pop() {
            self.count(&name, false);
        }
    }

    fn count(&mut self, name: &str, up: bool) {
        let counts = &mut self.counts;
        let change = |n: &mut usize| if up { *n += 1 } else { *n = n.saturating_sub(1) };
        if FURNITURE.contains(&name) {
            change(&mut counts.furniture);
        }
        match name {
            "blockquote" => change(&mut counts.quotation),
            "figcaption" | "caption" => change(&mut counts.caption),
            "li" => change(&mut counts.item),
            "td" | "th" => change(&mut counts.table),
            "h1" => {
                change(&mut counts.heading);
                change(&mut counts.h1);
            }
            "h2" | "h3" | "h4" | "h5" | "h6" => change(&mut counts.heading),
            _ => {}
        }
    }

    /// Ends the block that is being written; `parted` says whether a block tag, not a `<br>`, ends it.
    fn close_block(&mut self, parted: bool) {
        self.space = None;
        let end = self.page.text.len();
        if end > self.begin {
            let c = &self.counts;
            let role = if c.caption > 0 {
                Some(Role::Caption)
            } else if c.heading > 0 {
                Some(Role::Heading)
            } else if c.quotation > 0 {
                Some(Role::Quotation)
            } else if c.item > 0 {
                Some(Role::Item)
            } else if c.table > 0 {
                Some(Role::Table)
            } else {
                None
            };
            self.page.blocks.push(HtmlBlock {
                span: Span::new(self.begin, end),
                role,
                furniture: c.furniture > 0,
                is_h1: c.h1 > 0,
                parted: self.parted,
            });
            self.page.text.push('\n');
            self.begin = self.page.text.len();
            self.parted = parted;
        } else {
            self.parted |= parted;
        }
    }
}

/// The text of a raw-text element from `at`, and where its end tag ends.
fn raw_text<'a>(raw: &'a str, at: usize, name: &str) -> (&'a str, usize) {
    let bytes = raw.as_bytes();
    let mut from = at;
    while let Some(n) = raw[from..].find("</") {
        let open = from + n;
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
fn tag(raw: &str, at: usize) -> Option<Tag<'_>> {
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
    let name = raw.get(from..i)?.to_ascii_lowercase();
    let mut found = Tag { name, closing, attributes: Vec::new(), end: raw.len(), empty: false };
    let wanted = matches!(found.name.as_str(), "meta" | "html" | "link" | "time" | "script");
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
fn reference(text: &str) -> (Option<char>, usize) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_with_their_place_in_the_page() {
        let raw = "<html lang=\"en\"><body><nav>Home</nav><h1>Ferry &amp;\n barge</h1><p>It <b>sank</b> at&nbsp;noon&#8212;twice.<br>Nobody<br><br>was hurt.<ul><li>One<li>Two</ul><script>if (a < b) { '<p>' }</script></body>";
        let page = read(raw);
        let seen: Vec<(&str, Option<Role>)> = page.blocks.iter().map(|b| (b.span.of(&page.text), b.role)).collect();
        assert_eq!(
            seen,
            [
                ("Home", None),
                ("Ferry & barge", Some(Role::Heading)),
                ("It sank at noon—twice.", None),
                ("Nobody", None),
                ("was hurt.", None),
                ("One", Some(Role::Item)),
                ("Two", Some(Role::Item)),
            ]
        );
        assert!(page.blocks[0].furniture && page.blocks[1].is_h1);
        let at = page.text.find("sank").unwrap();
        assert_eq!(page.map.raw(Span::new(at, at + 4)).of(raw), "sank");
        let dash = page.text.find('—').unwrap();
        assert_eq!(page.map.raw(Span::new(dash, dash + 3)).of(raw), "&#8212;");
        assert_eq!(page.language.as_deref(), Some("en"));
    }

    #[test]
    fn broken_markup_is_read_to_the_end() {
        for raw in [
            "<",
            "<p",
            "<p a=\"",
            "<!--",
            "&",
            "&#",
            "&#x",
            "</",
            "</p",
            "<a <b>x",
            "<script>",
            "a<b",
            "<é>",
            "&é;",
            "<p a=é>x",
        ] {
            let page = read(raw);
            for block in &page.blocks {
                assert!(page.text.get(block.span.start..block.span.end).is_some(), "{raw}");
            }
        }
        assert_eq!(read("1 < 2 & 3").text.trim(), "1 < 2 & 3");
    }
}
