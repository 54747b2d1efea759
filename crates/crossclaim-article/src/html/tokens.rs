//! The text of an HTML page with the place of every character in it.
//!
//! Comes in: a page. Goes out: its text by blocks, character references decoded and white space
//! collapsed, with the way back to the page; its `<meta>`, `<time>`, `<link>` and JSON-LD; how
//! deep it is nested. One pass, linear in the page, whatever the page is. Which blocks are the
//! article is left to `content`, what the metadata mean to `metadata`.

use super::tag::{Tag, decode, is, raw_text, reference, tag};
use crate::{OffsetMap, Role};
use crossclaim_text::Span;

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
    /// Scripts, styles and comments, in order: what no reader sees.
    pub unseen: Vec<Span>,
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
    /// The elements that stand open: their names and sorts.
    stack: Vec<(u64, u16)>,
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
            let end = inner.find("-->").map_or(self.raw.len(), |n| at + 4 + n + 3);
            self.page.unseen.push(Span::new(at, end));
            return end;
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
        if tag.is(is::WANTED) && !tag.closing {
            self.metadata(&tag);
        }
        let end = tag.end;
        if tag.is(is::SKIPPED | is::TITLE) && !tag.closing && !tag.empty {
            let (inner, after) = raw_text(self.raw, end, tag.name);
            if tag.is(is::TITLE) && self.page.title.is_none() && self.stack.len() < 6 {
                self.page.title = Some(decode(inner).split_whitespace().collect::<Vec<_>>().join(" "));
            }
            if tag.named("script") && tag.attribute("type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json"))
            {
                self.page.json_ld.push(inner.to_owned());
            }
            if tag.is(is::UNSEEN) {
                self.page.unseen.push(Span::new(at, after));
            }
            return after;
        }
        if tag.named("br") {
            self.close_block(false);
        } else if !tag.is(is::INLINE) {
            self.close_block(true);
        } else if tag.named("img") {
            self.see_space(Span::new(at, end));
        }
        self.nest(&tag);
        end
    }

    fn metadata(&mut self, tag: &Tag<'_>) {
        match tag.name.to_ascii_lowercase().as_str() {
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
        if tag.is(is::VOID) || tag.empty && !tag.is(is::INLINE) && tag.name.contains(':') {
            return;
        }
        if tag.closing {
            // What stands open inside is closed with it; a stray end tag closes nothing. Looking back is
            // bounded, so that a page of a million stray end tags stays linear.
            let window = self.stack.len().saturating_sub(64);
            if let Some(found) = self.stack[window..].iter().rposition(|n| n.0 == tag.hash) {
                while self.stack.len() > window + found {
                    self.pop();
                }
            }
            return;
        }
        if tag.is(is::SELF_CLOSING) && self.stack.last().is_some_and(|n| n.0 == tag.hash) {
            self.pop();
        }
        self.count(tag.sorts, true);
        self.stack.push((tag.hash, tag.sorts));
        self.page.depth = self.page.depth.max(self.stack.len());
    }

    fn pop(&mut self) {
        if let Some((_, sorts)) = self.stack.pop() {
            self.count(sorts, false);
        }
    }

    fn count(&mut self, sorts: u16, up: bool) {
        if sorts & is::ROLE == 0 {
            return;
        }
        let counts = &mut self.counts;
        for (sort, n) in [
            (is::FURNITURE, &mut counts.furniture),
            (is::QUOTATION, &mut counts.quotation),
            (is::CAPTION, &mut counts.caption),
            (is::ITEM, &mut counts.item),
            (is::CELL, &mut counts.table),
            (is::HEADING, &mut counts.heading),
            (is::H1, &mut counts.h1),
        ] {
            if sorts & sort != 0 {
                *n = if up { *n + 1 } else { n.saturating_sub(1) };
            }
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
