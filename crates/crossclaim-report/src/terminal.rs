//! The report on a terminal.
//!
//! Comes in: a [`Report`]. Goes out: text in short lines, wrapped by display width. Colour only
//! when the caller asks; the words carry the meaning without it. Nothing of an article's text
//! can act on the terminal (see [`crate::safe`]).

use crate::excerpt::quoted;
use crate::flow::{Page, Piece};
use crate::memo::{FEW, Memo, Point, Quotation, Shared, SideView, Source};
use crate::wire::Report;
use crate::words::count;
use anstyle::{AnsiColor, Style};
use std::fmt;

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const FOCUS: Style = Style::new().bold().underline();
const RED: Style = AnsiColor::Red.on_default().bold();
const AMBER: Style = AnsiColor::Yellow.on_default().bold();
const GREEN: Style = AnsiColor::Green.on_default().bold();
const BLUE: Style = AnsiColor::Cyan.on_default().bold();

/// How many shared claims and how many apparent differences are shown; the rest is counted.
const SHOWN: usize = 12;

/// A report for the terminal. Borrows it and implements `Display`.
///
/// ```
/// let report = crossclaim_report::Report::default();
/// print!("{}", crossclaim_report::Terminal::new(&report).width(72));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Terminal<'r> {
    report: &'r Report,
    page: Page,
}

impl<'r> Terminal<'r> {
    /// `report` in 80 columns without colour.
    pub fn new(report: &'r Report) -> Self {
        Self { report, page: Page { width: 80, colour: false } }
    }

    /// Use ANSI colours and weights? This is off by default: only the caller knows whether a
    /// terminal reads it.
    #[must_use]
    pub fn colour(mut self, colour: bool) -> Self {
        self.page.colour = colour;
        self
    }

    /// Columns of a line; 80 by default, at least 40.
    #[must_use]
    pub fn width(mut self, width: usize) -> Self {
        self.page.width = width.max(40);
        self
    }
}

impl fmt::Display for Terminal<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let memo = Memo::new(self.report);
        Writer { out, page: self.page, memo: &memo }.report()
    }
}

struct Writer<'w, 'a> {
    out: &'w mut fmt::Formatter<'a>,
    page: Page,
    memo: &'w Memo,
}

impl Writer<'_, '_> {
    fn report(&mut self) -> fmt::Result {
        let memo = self.memo;
        self.line((BOLD, "CONSISTENCY REPORT"))?;
        self.text("", PLAIN, 0, &[(PLAIN, &memo.summary().join(" · "))])?;
        self.sources()?;
        self.points("WHERE THEY DISAGREE", RED, &memo.disagreements)?;
        self.points("WHERE ONE ARTICLE DISAGREES WITH ITSELF", RED, &memo.inside)?;
        self.points("DISPUTES THE SOURCES REPORT", AMBER, &memo.disputes)?;
        self.points("WHAT MOVED BETWEEN REPORTS", AMBER, &memo.updates)?;
        self.shared()?;
        self.compatible()?;
        self.alone()?;
        self.remarks()
    }

    fn line(&mut self, piece: Piece<'_>) -> fmt::Result {
        self.page.styled(self.out, piece)?;
        writeln!(self.out)
    }

    fn text(&mut self, lead: &str, style: Style, indent: usize, pieces: &[Piece<'_>]) -> fmt::Result {
        self.page.paragraph(self.out, (style, lead), indent, pieces)
    }

    fn section(&mut self, title: &str, style: Style) -> fmt::Result {
        writeln!(self.out)?;
        self.line((style, title))?;
        writeln!(self.out)
    }

    fn sources(&mut self) -> fmt::Result {
        self.section("SOURCES", BOLD)?;
        for source in &self.memo.sources {
            self.source(source)?;
        }
        Ok(())
    }

    fn source(&mut self, source: &Source) -> fmt::Result {
        let date = source.date.as_deref().unwrap_or("no date found");
        self.text(&format!("  {:2} ", source.letter), DIM, 5, &[(BOLD, &source.head), (PLAIN, " · "), (PLAIN, date)])?;
        if let Some(title) = &source.title {
            self.text("     ", PLAIN, 5, &[(PLAIN, title)])?;
        }
        if let Some(file) = &source.file {
            self.text("     ", PLAIN, 5, &[(DIM, file)])?;
        }
        let asides = self.memo.asides(source);
        if asides.is_empty() { Ok(()) } else { self.text("     ", PLAIN, 5, &[(DIM, &asides)]) }
    }

    fn points(&mut self, title: &str, style: Style, points: &[Point]) -> fmt::Result {
        if points.is_empty() {
            return Ok(());
        }
        self.section(title, style)?;
        for (at, point) in points.iter().enumerate() {
            if at > 0 {
                writeln!(self.out)?;
            }
            let weight = match point.doubt {
                Some(doubt) => format!(" · {} · {doubt}", point.weight),
                None => format!(" · {}", point.weight),
            };
            let lead = format!("{:3}  ", point.number);
            self.text(&lead, style, 5, &[(BOLD, &point.heading), (DIM, &weight)])?;
            for side in &point.sides {
                self.side(side)?;
            }
            if !point.why.is_empty() {
                self.text("     ", PLAIN, 5, &[(DIM, "Why: "), (PLAIN, &point.why)])?;
            }
            self.text("     ", PLAIN, 5, &[(DIM, &point.id)])?;
        }
        Ok(())
    }

    fn side(&mut self, side: &SideView) -> fmt::Result {
        let names = self.memo.names(&side.sources);
        if side.repeats {
            self.text("     – ", DIM, 7, &[(PLAIN, &names)])?;
        } else {
            self.text("     – ", DIM, 7, &[(BOLD, &side.value), (PLAIN, " — "), (PLAIN, &names)])?;
        }
        let Some((first, others)) = side.quotations.split_first() else { return Ok(()) };
        let whose = side.whose(self.memo, first).map(|name| format!("{name}: ")).unwrap_or_default();
        let role = first.role.map(|role| format!(" ({role})")).unwrap_or_default();
        // Without styles the words that matter stand between asterisks, as in a letter.
        let star = if self.page.colour { "" } else { "*" };
        let pieces = [
            (DIM, &*whose),
            (PLAIN, &*first.before),
            (PLAIN, star),
            (FOCUS, &*first.words),
            (PLAIN, star),
            (PLAIN, &*first.after),
            (DIM, &*role),
        ];
        self.text("       ", PLAIN, 7, &pieces)?;
        for other in others {
            self.also(other)?;
        }
        Ok(())
    }

    fn also(&mut self, quotation: &Quotation) -> fmt::Result {
        let name = &self.memo.sources[quotation.source].name;
        let words = quoted(&quotation.words);
        self.text("       ", PLAIN, 7, &[(DIM, name), (DIM, ": "), (PLAIN, &words)])
    }

    fn shared(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.shared.is_empty() {
            return Ok(());
        }
        self.section("WHAT SEVERAL SOURCES SAY", GREEN)?;
        for shared in memo.shared.iter().take(SHOWN) {
            self.share(shared)?;
        }
        self.more(memo.shared.len())
    }

    fn share(&mut self, shared: &Shared) -> fmt::Result {
        let lead = format!("  {} of {}  ", shared.sources.len(), self.memo.sources.len());
        let indent = lead.len();
        self.text(&lead, GREEN, indent, &[(PLAIN, &shared.text)])?;
        let mut tail = vec![self.memo.crowd(&shared.sources)];
        tail.extend(Memo::standing(shared));
        let tail = tail.join(" · ");
        self.text(&" ".repeat(indent), PLAIN, indent, &[(DIM, &tail)])
    }

    fn compatible(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.compatible.is_empty() {
            return Ok(());
        }
        self.section("WHAT ONLY LOOKS DIFFERENT", BLUE)?;
        for point in memo.compatible.iter().take(SHOWN) {
            let mut pieces: Vec<Piece<'_>> = Vec::new();
            let words: Vec<String> = point.sides.iter().map(SideView::words).collect();
            let letters: Vec<String> =
                point.sides.iter().map(|side| format!(" ({})", memo.letters(&side.sources))).collect();
            let joint = if words.len() > 2 { " · " } else { " and " };
            for (at, (words, letters)) in words.iter().zip(&letters).enumerate() {
                let joint = if at == 0 { "" } else { joint };
                pieces.extend([(DIM, joint), (BOLD, words), (DIM, letters)]);
            }
            self.text("  • ", BLUE, 4, &pieces)?;
            if !point.why.is_empty() {
                self.text("    ", PLAIN, 4, &[(PLAIN, &point.why)])?;
            }
        }
        self.more(memo.compatible.len())
    }

    fn more(&mut self, all: usize) -> fmt::Result {
        if all > SHOWN {
            self.line((DIM, &format!("  … and {} more", all - SHOWN)))?;
        }
        Ok(())
    }

    fn alone(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.claims == 0 {
            return Ok(());
        }
        self.section("WHAT ONE SOURCE SAYS ALONE", BOLD)?;
        for alone in &memo.alone {
            let name = &memo.sources[alone.source].name;
            let head = format!(": {} of {}", alone.count, count(alone.of, "claim", "claims"));
            self.text("  ", PLAIN, 2, &[(BOLD, name), (PLAIN, &head)])?;
            for line in alone.lines.iter().take(FEW) {
                self.text("    · ", DIM, 6, &[(PLAIN, line)])?;
            }
        }
        writeln!(self.out)?;
        self.text("  ", PLAIN, 2, &[(DIM, &memo.extent())])
    }

    fn remarks(&mut self) -> fmt::Result {
        let memo = self.memo;
        if memo.remarks.is_empty() {
            return Ok(());
        }
        self.section("NOTES ON THE INPUTS", BOLD)?;
        for remark in &memo.remarks {
            let name = remark.source.map(|source| format!("{}: ", memo.sources[source].name)).unwrap_or_default();
            self.text("  • ", DIM, 4, &[(BOLD, &name), (PLAIN, &remark.message)])?;
        }
        Ok(())
    }
}
