//! Markdown read as text.
//!
//! Comes in: a text that may be Markdown (`CommonMark`, with front matter). Goes out: its words without
//! the markup, the way back to the input, the role its marks give each line, what the front
//! matter says. Tables, footnotes and HTML inside are left as they are written.

use crate::{OffsetMap, Role};
use crossclaim_text::Span;

/// A Markdown text without its markup.
#[derive(Debug, Default)]
pub(crate) struct Markdown {
    /// The words.
    pub text: String,
    /// From them to the input.
    pub map: OffsetMap,
    /// Lines of `text` with a role.
    pub roles: Vec<(Span, Role)>,
    /// What of the input is markup.
    pub markup: Vec<Span>,
    /// `title`, `author`, `date`, `source` of the front matter, as far as they are there.
    pub front: Vec<(String, String)>,
}

impl Markdown {
    /// A field of the front matter.
    pub fn front(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|n| self.front.iter().find(|(k, _)| k == n).map(|(_, v)| v.clone()))
    }

    fn keep(&mut self, raw: &str, span: Span) {
        if !span.is_empty() {
            let at = self.text.len();
            self.text.push_str(span.of(raw));
            self.map.push(Span::new(at, at + span.len()), span);
        }
    }

    fn cut(&mut self, span: Span) {
        if !span.is_empty() {
            self.markup.push(span);
        }
    }
}

/// Reads `raw` if it is Markdown: front matter, a heading with `#`, two links or two pairs of `**`.
pub(crate) fn read(raw: &str) -> Option<Markdown> {
    let mut out = Markdown::default();
    let body = front_matter(raw, &mut out);
    let headings = raw[body..].contains('#') && raw[body..].lines().any(|l| heading(l).is_some());
    // Most texts have neither sign, and a byte is found faster than two.
    let links = if raw[body..].contains(']') { raw[body..].matches("](").take(2).count() } else { 0 };
    let bold = if raw[body..].contains('*') { raw[body..].matches("**").take(4).count() } else { 0 };
    if body == 0 && !headings && links < 2 && bold < 4 {
        return None;
    }
    let mut at = body;
    for line in raw[body..].split_inclusive('\n') {
        line_of(raw, Span::new(at, at + line.len()), &mut out);
        at += line.len();
    }
    Some(out)
}

/// Length of the `## ` before a heading.
fn heading(line: &str) -> Option<usize> {
    let marks = line.bytes().take_while(|b| *b == b'#').count();
    let rest = &line[marks..];
    ((1..=6).contains(&marks) && rest.starts_with(' ') && !rest.trim().is_empty())
        .then(|| marks + rest.len() - rest.trim_start().len())
}

/// Reads `---` ... `---` at the top; where the text behind it begins.
fn front_matter(raw: &str, out: &mut Markdown) -> usize {
    let Some(rest) = raw.strip_prefix("---\n") else { return 0 };
    let Some(end) = rest.find("\n---").filter(|e| *e < 8192) else { return 0 };
    let block = &rest[..end];
    if !block.lines().all(|l| l.trim().is_empty() || l.contains(':') || l.starts_with([' ', '-', '#'])) {
        return 0;
    }
    for line in block.lines() {
        if let Some((key, value)) = line.split_once(':') {
            let value = value.trim().trim_matches(['"', '\'']);
            if !value.is_empty() {
                out.front.push((key.trim().to_ascii_lowercase(), value.to_owned()));
            }
        }
    }
    let after = 4 + end + 4;
    let stop = raw[after..].find('\n').map_or(raw.len(), |n| after + n + 1);
    out.cut(Span::new(0, stop));
    stop
}

fn line_of(raw: &str, line: Span, out: &mut Markdown) {
    let own = line.of(raw);
    let begin = out.text.len();
    let mut from = line.start;
    let mut role = None;
    if let Some(length) = heading(own) {
        role = Some(if own.starts_with("# ") { Role::Headline } else { Role::Heading });
        out.cut(Span::new(from, from + length));
        from += length;
    } else if own.starts_with('>') {
        role = Some(Role::Quotation);
        let length = own.len() - own.trim_start_matches(['>', ' ']).len();
        out.cut(Span::new(from, from + length));
        from += length;
    }
    inline(raw, Span::new(from, line.end), out);
    let span = Span::new(begin, out.text.len());
    if let Some(role) = role
        && !span.of(&out.text).trim().is_empty()
    {
        out.roles.push((span, role));
    }
}

/// The words of a stretch without `*`, `` ` ``, links and escapes.
fn inline(raw: &str, span: Span, out: &mut Markdown) {
    let bytes = raw.as_bytes();
    let (mut from, mut at) = (span.start, span.start);
    while at < span.end {
        let length = match bytes[at] {
            b'*' | b'`' | b'_' | b'~' => marks(raw, span, at),
            // An escaped mark is the mark.
            b'\\' if at + 1 < span.end && bytes[at + 1].is_ascii_punctuation() => {
                out.keep(raw, Span::new(from, at));
                out.cut(Span::new(at, at + 1));
                from = at + 1;
                at += 2;
                continue;
            }
            b'!' if bytes.get(at + 1) == Some(&b'[') => link(raw, span, at + 1).map_or(0, |(_, end)| end - at),
            b'[' => {
                if let Some((words, end)) = link(raw, span, at) {
                    out.keep(raw, Span::new(from, at));
                    out.cut(Span::new(at, words.start));
                    out.keep(raw, words);
                    out.cut(Span::new(words.end, end));
                    (from, at) = (end, end);
                    continue;
                }
                0
            }
            _ => 0,
        };
        if length > 0 {
            out.keep(raw, Span::new(from, at));
            out.cut(Span::new(at, at + length));
            at += length;
            from = at;
        } else {
            at += 1;
        }
    }
    out.keep(raw, Span::new(from, span.end));
}

/// Length of a run of marks at `at` that opens or closes emphasis; 0 when it is a sign in the text ("5 * 3", `snake_case`).
fn marks(raw: &str, span: Span, at: usize) -> usize {
    let bytes = raw.as_bytes();
    let run = bytes[at..span.end].iter().take(3).take_while(|b| **b == bytes[at]).count();
    let space = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_none_or(u8::is_ascii_whitespace);
    let before = space(at.checked_sub(1).filter(|i| *i >= span.start));
    let after = space(Some(at + run).filter(|i| *i < span.end));
    let inner = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphanumeric);
    if before && after
        || bytes[at] == b'_' && at > span.start && inner(at - 1) && inner(at + run)
        || bytes[at] == b'~' && run < 2
    {
        return 0;
    }
    run
}

/// The words of the link whose `[` stands at `at`, and where the link ends. Bounded, so that a line of brackets stays linear.
fn link(raw: &str, span: Span, at: usize) -> Option<(Span, usize)> {
    let bytes = &raw.as_bytes()[..span.end.min(at + 600)];
    let close = at + 1 + bytes.get(at + 1..)?.iter().position(|b| matches!(b, b']' | b'['))?;
    if bytes[close] != b']' || bytes.get(close + 1) != Some(&b'(') {
        return None;
    }
    let end = close + 2 + bytes.get(close + 2..)?.iter().position(|b| matches!(b, b')' | b'\n'))?;
    (bytes[end] == b')').then(|| (Span::new(at + 1, close), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_places_stay() {
        let raw = "# Ferry *sinks*\n\nThe [Orlen Post](https://o.example/a) said **14** people\nwere hurt. 5 * 3 is snake_case \\*.\n\n> Nobody _called_ us.\n\n![a boat](b.png)\n";
        let md = read(raw).unwrap();
        assert_eq!(
            md.text,
            "Ferry sinks\n\nThe Orlen Post said 14 people\nwere hurt. 5 * 3 is snake_case *.\n\nNobody called us.\n\n\n"
        );
        let at = md.text.find("Post").unwrap();
        assert_eq!(md.map.raw(Span::new(at, at + 4)).of(raw), "Post");
        let roles: Vec<(&str, Role)> = md.roles.iter().map(|(s, r)| (s.of(&md.text).trim(), *r)).collect();
        assert_eq!(roles, [("Ferry sinks", Role::Headline), ("Nobody called us.", Role::Quotation)]);
        assert!(read("Plain text, with #tags and 5 * 3.").is_none());
    }

    #[test]
    fn front_matter_is_metadata() {
        let md = read("---\ntitle: \"Ferry sinks\"\ndate: 2024-05-12\n---\nThe ferry sank.\n").unwrap();
        assert_eq!(md.front(&["title"]).as_deref(), Some("Ferry sinks"));
        assert_eq!((md.front(&["date"]).as_deref(), md.text.as_str()), (Some("2024-05-12"), "The ferry sank.\n"));
    }
}
