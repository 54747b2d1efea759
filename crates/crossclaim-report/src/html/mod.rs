//! The report as one self-contained HTML page.
//!
//! Comes in: a [`Report`]. Goes out: HTML with its style in it and no script, no address outside
//! of itself, and a Content-Security-Policy that forbids both. Every piece of text goes through
//! [`escape`]; nothing of an article is ever an attribute.

mod matrix;

use crate::excerpt::quoted;
use crate::memo::{Memo, Point, Quotation, Shared, SideView, Source};
use crate::wire::Report;
use crate::words::count;
use std::fmt;

const STYLE: &str = include_str!("page.css");

/// Nothing is loaded, sent or run; the page's own style is all it has.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// How many shared claims and how many apparent differences stand open; the rest is folded away.
const SHOWN: usize = 12;

/// A report in HTML. Borrows it and implements `Display`.
///
/// ```
/// let report = crossclaim_report::Report::default();
/// let page = crossclaim_report::Html::new(&report).to_string();
/// assert!(page.starts_with("<!doctype html>"));
/// let part = crossclaim_report::Html::new(&report).fragment(true).to_string();
/// assert!(part.starts_with("<style>"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Html<'r> {
    report: &'r Report,
    fragment: bool,
}

impl<'r> Html<'r> {
    /// `report` as a page.
    pub fn new(report: &'r Report) -> Self {
        Self { report, fragment: false }
    }

    /// Only the style and the report, for a page that exists (a notebook). This is off by default.
    #[must_use]
    pub fn fragment(mut self, fragment: bool) -> Self {
        self.fragment = fragment;
        self
    }
}

impl fmt::Display for Html<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let memo = Memo::new(self.report);
        let style = STYLE.trim_end();
        if self.fragment {
            writeln!(out, "<style>{style}</style>\n<div class=\"crossclaim\">\n<div class=\"memo\">")?;
            Writer { out, memo: &memo }.report()?;
            return writeln!(out, "</div>\n</div>");
        }
        writeln!(
            out,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>Consistency report: {}</title>\n<style>{style}</style>\n</head>\n\
             <body class=\"crossclaim\">\n<main class=\"memo\">",
            escape(&memo.summary().join(", "))
        )?;
        Writer { out, memo: &memo }.report()?;
        writeln!(out, "</main>\n</body>\n</html>")
    }
}

/// Text with the five characters HTML acts on as entities.
fn escape(text: &str) -> Escaped<'_> {
    Escaped(text)
}

struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut from = 0;
        for (at, c) in self.0.char_indices() {
            let entity = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => continue,
            };
            out.write_str(&self.0[from..at])?;
            out.write_str(entity)?;
            from = at + c.len_utf8();
        }
        out.write_str(&self.0[from..])
    }
}

/// The most sources, and the most points, that a table still shows at a glance.
const MATRIX: usize = 40;

struct Writer<'w, 'a> {
    out: &'w mut fmt::Formatter<'a>,
    memo: &'w Memo,
}

impl Writer<'_, '_> {
    fn report(&mut self) -> fmt::Result {
        let memo = self.memo;
        writeln!(self.out, "<header>\n<h1>Consistency report</h1>")?;
        writeln!(self.out, "<p class=\"summary\">{}</p>\n</header>", escape(&memo.summary().join(" · ")))?;
        self.sources()?;
        self.points("disagree", "Where they disagree", &memo.disagreements)?;
        self.points("disagree", "Where one article disagrees with itself", &memo.inside)?;
        self.points("update", "Disputes the sources report", &memo.disputes)?;
        self.points("update", "What moved between reports", &memo.updates)?;
        self.shared()?;
        self.compatible()?;
        self.alone()?;
        self.passed()?;
        self.remarks()
    }

    /// A section with a heading, named by it for those who jump from landmark to landmark.
    fn section(&mut self, hue: &str, title: &str) -> fmt::Result {
        writeln!(self.out, "<section class=\"{hue}\" aria-label=\"{title}\">\n<h2>{title}</h2>")
    }

    fn close(&mut self) -> fmt::Result {
        writeln!(self.out, "</section>")
    }

    fn sources(&mut self) -> fmt::Result {
        let memo = self.memo;
        self.section("plain", "Sources")?;
        writeln!(self.out, "<ol class=\"sources\">")?;
        for source in &memo.sources {
            self.source(source)?;
        }
        writeln!(self.out, "</ol>")?;
        let differing = [("disagree", &memo.disagreements), ("disagree", &memo.inside), ("update", &memo.updates)];
        let points: Vec<(&'static str, &Point)> =
            differing.into_iter().flat_map(|(hue, points)| points.iter().map(move |point| (hue, point))).collect();
        if !points.is_empty() && (2..=MATRIX).contains(&memo.sources.len()) {
            matrix::matrix(self.out, memo, &points[..points.len().min(MATRIX)])?;
        }
        self.close()
    }

    fn source(&mut self, source: &Source) -> fmt::Result {
        let date = source.date.as_deref().unwrap_or("no date found");
        write!(self.out, "<li><span>{}</span><div><b>{}</b> · {}", source.letter, escape(&source.head), escape(date))?;
        if let Some(title) = &source.title {
            write!(self.out, "<br>{}", escape(title))?;
        }
        if let Some(file) = &source.file {
            write!(self.out, "<br><small>{}</small>", escape(file))?;
        }
        let asides = self.memo.asides(source);
        if !asides.is_empty() {
            write!(self.out, "<br><small>{}</small>", escape(&asides))?;
        }
        writeln!(self.out, "</div></li>")
    }

    fn points(&mut self, hue: &str, title: &str, points: &[Point]) -> fmt::Result {
        if points.is_empty() {
            return Ok(());
        }
        self.section(hue, title)?;
        for point in points {
            let number = point.number;
            write!(
                self.out,
                "<article class=\"point\" id=\"point-{number}\">\n<h3><span class=\"number\">{number}</span> "
            )?;
            let doubt = point.doubt.map(|doubt| format!(" · {doubt}")).unwrap_or_default();
            writeln!(self.out, "{} <small>{}{doubt}</small></h3>", escape(&point.heading), point.weight)?;
            writeln!(self.out, "<div class=\"sides\">")?;
            for side in &point.sides {
                self.side(side)?;
            }
            writeln!(self.out, "</div>")?;
            if !point.why.is_empty() {
                writeln!(self.out, "<p class=\"why\"><b>Why:</b> {}</p>", escape(&point.why))?;
            }
            writeln!(self.out, "<p class=\"id\"><small>{}</small></p>\n</article>", escape(&point.id))?;
        }
        self.close()
    }

    fn side(&mut self, side: &SideView) -> fmt::Result {
        write!(self.out, "<div class=\"side\">")?;
        if !side.repeats {
            write!(self.out, "<p class=\"value\">{}</p>", escape(&side.value))?;
        }
        write!(self.out, "<p class=\"who\">{}</p>", escape(&self.memo.names(&side.sources)))?;
        for (at, quotation) in side.quotations.iter().enumerate() {
            if at == 0 { self.quotation(quotation, side.whose(self.memo, quotation))? } else { self.also(quotation)? }
        }
        writeln!(self.out, "</div>")
    }

    fn quotation(&mut self, quotation: &Quotation, whose: Option<&str>) -> fmt::Result {
        let Quotation { before, words, after, role, .. } = quotation;
        write!(self.out, "<blockquote>")?;
        if let Some(name) = whose {
            write!(self.out, "<small>{}:</small> ", escape(name))?;
        }
        write!(self.out, "{}<mark>{}</mark>{}", escape(before), escape(words), escape(after))?;
        if let Some(role) = role {
            write!(self.out, " <small>({role})</small>")?;
        }
        write!(self.out, "</blockquote>")
    }

    fn also(&mut self, quotation: &Quotation) -> fmt::Result {
        let name = &self.memo.sources[quotation.source].name;
        write!(self.out, "<p class=\"also\"><b>{}:</b> {}</p>", escape(name), escape(&quoted(&quotation.words)))
    }

    fn shared(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.shared.is_empty() {
            return Ok(());
        }
        self.section("agree", "What several sources say")?;
        for shared in memo.shared.iter().take(SHOWN) {
            self.share(shared)?;
        }
        if let Some(rest) = memo.shared.get(SHOWN..).filter(|rest| !rest.is_empty()) {
            writeln!(self.out, "<details><summary>{} more</summary>", rest.len())?;
            for shared in rest {
                self.share(shared)?;
            }
            writeln!(self.out, "</details>")?;
        }
        self.close()
    }

    fn share(&mut self, shared: &Shared) -> fmt::Result {
        write!(self.out, "<details><summary>")?;
        matrix::dots(self.out, self.memo.sources.len(), &shared.sources)?;
        let of = format!("{} of {}", shared.sources.len(), self.memo.sources.len());
        let mut tail = vec![self.memo.crowd(&shared.sources)];
        tail.extend(Memo::standing(shared));
        writeln!(
            self.out,
            "<b>{of}</b> {}<br><small>{}</small></summary>\n<ul>",
            escape(&shared.text),
            escape(&tail.join(" · "))
        )?;
        for (source, text) in &shared.claims {
            writeln!(self.out, "<li><b>{}:</b> {}</li>", escape(&self.memo.sources[*source].name), escape(text))?;
        }
        writeln!(self.out, "</ul></details>")
    }

    fn compatible(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.compatible.is_empty() {
            return Ok(());
        }
        self.section("looks", "What only looks different")?;
        let (first, rest) = memo.compatible.split_at(memo.compatible.len().min(SHOWN));
        self.looks(first)?;
        if !rest.is_empty() {
            writeln!(self.out, "<details><summary>{} more</summary>", rest.len())?;
            self.looks(rest)?;
            writeln!(self.out, "</details>")?;
        }
        self.close()
    }

    fn looks(&mut self, points: &[Point]) -> fmt::Result {
        writeln!(self.out, "<ul class=\"plain\">")?;
        for point in points {
            write!(self.out, "<li>")?;
            let joint = if point.sides.len() > 2 { " · " } else { " and " };
            for (at, side) in point.sides.iter().enumerate() {
                let joint = if at == 0 { "" } else { joint };
                let letters = self.memo.letters(&side.sources);
                write!(self.out, "{joint}<b>{}</b> <small>({letters})</small>", escape(&side.words()))?;
            }
            if !point.why.is_empty() {
                write!(self.out, "<br>{}", escape(&point.why))?;
            }
            writeln!(self.out, "</li>")?;
        }
        writeln!(self.out, "</ul>")
    }

    fn alone(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.claims == 0 {
            return Ok(());
        }
        self.section("plain", "What one source says alone")?;
        for alone in &memo.alone {
            let name = escape(&memo.sources[alone.source].name);
            let of = count(alone.of, "claim", "claims");
            writeln!(self.out, "<details><summary><b>{name}</b>: {} of {of}</summary>\n<ul>", alone.count)?;
            for line in &alone.lines {
                writeln!(self.out, "<li>{}</li>", escape(line))?;
            }
            if alone.count > alone.lines.len() {
                writeln!(self.out, "<li>… and {} more</li>", alone.count - alone.lines.len())?;
            }
            writeln!(self.out, "</ul></details>")?;
        }
        writeln!(self.out, "<p class=\"soft\">{}</p>", escape(&memo.extent()))?;
        self.close()
    }

    /// The ledger, folded: an editor opens it to see what a false alarm would have been.
    fn passed(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.passed.is_empty() {
            return Ok(());
        }
        self.section("looks", "What was compared and let pass")?;
        let title = count(memo.let_pass.max(memo.passed.len()), "pair", "pairs");
        writeln!(
            self.out,
            "<details><summary>{title}, the nearest misses first</summary>\n<div class=\"scroll\"><table class=\"ledger\">\n\
             <thead><tr><th scope=\"col\">What</th><th scope=\"col\">One place</th><th scope=\"col\">The other</th>\
             <th scope=\"col\">Why not</th></tr></thead>\n<tbody>"
        )?;
        for passed in &memo.passed {
            write!(self.out, "<tr><td>{}</td>", escape(&passed.heading))?;
            for (source, words) in &passed.sides {
                let letter = &memo.sources[*source].letter;
                write!(self.out, "<td><b>{}</b> <small>({letter})</small></td>", escape(words))?;
            }
            writeln!(self.out, "<td>{}</td></tr>", escape(&passed.why))?;
        }
        writeln!(self.out, "</tbody></table></div></details>")?;
        self.close()
    }

    fn remarks(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.remarks.is_empty() {
            return Ok(());
        }
        self.section("plain", "Notes on the inputs")?;
        writeln!(self.out, "<ul class=\"plain\">")?;
        for remark in &memo.remarks {
            write!(self.out, "<li>")?;
            if let Some(source) = remark.source {
                write!(self.out, "<b>{}:</b> ", escape(&memo.sources[source].name))?;
            }
            writeln!(self.out, "{}</li>", escape(&remark.message))?;
        }
        writeln!(self.out, "</ul>")?;
        self.close()
    }
}
