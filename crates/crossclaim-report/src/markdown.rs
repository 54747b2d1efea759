//! The report as Markdown (`CommonMark`, and harmless on `GitHub` too).
//!
//! Comes in: a [`Report`]. Goes out: headings, quotations and lists that read well as plain text
//! too. Every character of an article's text that Markdown or HTML would act on is escaped, so
//! that no link, image, tag or heading gets in (see [`escape`]).

use crate::excerpt::quoted;
use crate::memo::{FEW, Memo, Point, Quotation, Shared, SideView, Source};
use crate::wire::Report;
use crate::words::count;
use std::fmt::{self, Write};

/// How many shared claims and how many apparent differences are shown; the rest is counted.
const SHOWN: usize = 25;

/// A report in Markdown. Borrows it and implements `Display`.
///
/// ```
/// let report = crossclaim_report::Report::default();
/// let text = crossclaim_report::Markdown::new(&report).to_string();
/// assert!(text.starts_with("# Consistency report"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Markdown<'r> {
    report: &'r Report,
}

impl<'r> Markdown<'r> {
    /// `report` in Markdown.
    pub fn new(report: &'r Report) -> Self {
        Self { report }
    }
}

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let memo = Memo::new(self.report);
        Writer { out, memo: &memo }.report()
    }
}

/// The text with each character that Markdown or HTML acts on escaped.
///
/// A backslash before any ASCII punctuation is the mark itself (`CommonMark` 2.4). `:`, `@` and
/// the dot of `www.` are escaped because `GitHub` turns bare addresses into links.
fn escape(text: &str) -> String {
    marked(text, true)
}

/// The same for text that does not begin a line.
fn inline(text: &str) -> String {
    marked(text, false)
}

/// The words in strong type. Marks at their ends stay outside: `**` acts only next to a letter
/// or figure.
fn strong(words: &str, begins_line: bool) -> String {
    let Some(start) = words.find(char::is_alphanumeric) else {
        return marked(words, begins_line);
    };
    let core = words[start..].trim_end_matches(|c: char| !c.is_alphanumeric());
    let end = start + core.len();
    format!("{}**{}**{}", marked(&words[..start], begins_line), inline(core), inline(&words[end..]))
}

fn marked(text: &str, begins_line: bool) -> String {
    let figures = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, c) in text.char_indices() {
        let acts = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '@' | '$' | '^' => true,
            ':' => text[at + 1..].starts_with("//") || ends_with(&text[..at], "mailto"),
            '.' if ends_with(&text[..at], "www") => true,
            // "#1", "1. x" or "- x" act where a line begins.
            '#' | '-' | '+' | '=' | '.' | ')' => begins_line && at <= figures,
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Does `text` end in `word`, in any case?
fn ends_with(text: &str, word: &str) -> bool {
    let from = text.len().checked_sub(word.len());
    from.is_some_and(|from| text.as_bytes()[from..].eq_ignore_ascii_case(word.as_bytes()))
}

struct Writer<'w, 'a> {
    out: &'w mut fmt::Formatter<'a>,
    memo: &'w Memo,
}

impl Writer<'_, '_> {
    fn report(&mut self) -> fmt::Result {
        let memo = self.memo;
        writeln!(self.out, "# Consistency report\n\n{}", memo.summary().join(" · "))?;
        self.sources()?;
        self.points("Where they disagree", &memo.disagreements)?;
        self.points("Where one article disagrees with itself", &memo.inside)?;
        self.points("Disputes the sources report", &memo.disputes)?;
        self.points("What moved between reports", &memo.updates)?;
        self.shared()?;
        self.compatible()?;
        self.alone()?;
        self.remarks()
    }

    fn section(&mut self, title: &str) -> fmt::Result {
        writeln!(self.out, "\n## {title}\n")
    }

    fn sources(&mut self) -> fmt::Result {
        if self.memo.sources.is_empty() {
            return Ok(());
        }
        self.section("Sources")?;
        for source in &self.memo.sources {
            self.source(source)?;
        }
        Ok(())
    }

    fn source(&mut self, source: &Source) -> fmt::Result {
        let date = source.date.as_deref().unwrap_or("no date found");
        write!(self.out, "- {}: **{}**, {}", source.letter, escape(&source.head), escape(date))?;
        if let Some(title) = &source.title {
            write!(self.out, "  \n  {}", escape(title))?;
        }
        if let Some(file) = &source.file {
            write!(self.out, "  \n  {}", escape(file))?;
        }
        let asides = self.memo.asides(source);
        if !asides.is_empty() {
            write!(self.out, "  \n  *{}*", escape(&asides))?;
        }
        writeln!(self.out)
    }

    fn points(&mut self, title: &str, points: &[Point]) -> fmt::Result {
        if points.is_empty() {
            return Ok(());
        }
        self.section(title)?;
        for (at, point) in points.iter().enumerate() {
            if at > 0 {
                writeln!(self.out)?;
            }
            let doubt = point.doubt.map(|doubt| format!(", {doubt}")).unwrap_or_default();
            writeln!(self.out, "### {}. {} ({}{doubt})\n", point.number, escape(&point.heading), point.weight)?;
            for side in &point.sides {
                self.side(side)?;
            }
            if !point.why.is_empty() {
                writeln!(self.out, "\n*Why:* {}", escape(&point.why))?;
            }
        }
        Ok(())
    }

    fn side(&mut self, side: &SideView) -> fmt::Result {
        let names = escape(&self.memo.names(&side.sources));
        if side.repeats {
            writeln!(self.out, "- {names}")?;
        } else {
            writeln!(self.out, "- **{}** — {names}", escape(&side.value))?;
        }
        let Some((first, others)) = side.quotations.split_first() else { return Ok(()) };
        let role = first.role.map(|role| format!(" *({role})*")).unwrap_or_default();
        let whose = side.whose(self.memo, first).map(|name| format!("{}: ", escape(name))).unwrap_or_default();
        let before = marked(&first.before, whose.is_empty());
        let words = strong(&first.words, whose.is_empty() && before.is_empty());
        writeln!(self.out, "  > {whose}{before}{words}{}{role}", inline(&first.after))?;
        for other in others {
            self.also(other)?;
        }
        Ok(())
    }

    fn also(&mut self, other: &Quotation) -> fmt::Result {
        let name = escape(&self.memo.sources[other.source].name);
        writeln!(self.out, "  >\n  > {name}: {}", inline(&quoted(&other.words)))
    }

    fn shared(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.shared.is_empty() {
            return Ok(());
        }
        self.section("What several sources say")?;
        for shared in memo.shared.iter().take(SHOWN) {
            self.share(shared)?;
        }
        self.more(memo.shared.len())
    }

    fn share(&mut self, shared: &Shared) -> fmt::Result {
        let of = format!("{} of {}", shared.sources.len(), self.memo.sources.len());
        let mut tail = vec![self.memo.crowd(&shared.sources)];
        tail.extend(Memo::standing(shared));
        writeln!(self.out, "- **{of}:** {}  \n  *{}*", escape(&shared.text), escape(&tail.join(" · ")))
    }

    fn compatible(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.compatible.is_empty() {
            return Ok(());
        }
        self.section("What only looks different")?;
        for point in memo.compatible.iter().take(SHOWN) {
            let mut line = String::new();
            let joint = if point.sides.len() > 2 { " · " } else { " and " };
            for (at, side) in point.sides.iter().enumerate() {
                let joint = if at == 0 { "" } else { joint };
                write!(line, "{joint}{} ({})", inline(&side.words()), memo.letters(&side.sources))?;
            }
            writeln!(self.out, "- {line}")?;
            if !point.why.is_empty() {
                writeln!(self.out, "  — {}", escape(&point.why))?;
            }
        }
        self.more(memo.compatible.len())
    }

    fn more(&mut self, all: usize) -> fmt::Result {
        if all > SHOWN { writeln!(self.out, "\n… and {} more", all - SHOWN) } else { Ok(()) }
    }

    fn alone(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.claims == 0 {
            return Ok(());
        }
        self.section("What one source says alone")?;
        for alone in &memo.alone {
            let name = escape(&memo.sources[alone.source].name);
            writeln!(self.out, "- **{name}**: {} of {}", alone.count, count(alone.of, "claim", "claims"))?;
            for line in alone.lines.iter().take(FEW) {
                writeln!(self.out, "  - {}", escape(line))?;
            }
        }
        writeln!(self.out, "\n{}", memo.extent())
    }

    fn remarks(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.remarks.is_empty() {
            return Ok(());
        }
        self.section("Notes on the inputs")?;
        for remark in &memo.remarks {
            let name = remark.source.map(|source| format!("**{}**: ", escape(&memo.sources[source].name)));
            writeln!(self.out, "- {}{}", name.unwrap_or_default(), escape(&remark.message))?;
        }
        Ok(())
    }
}
