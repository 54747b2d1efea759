//! Who stands on which side of what, and how many say a thing: marks in inline SVG.
//!
//! Comes in: the memo. Goes out: a table with a mark in each cell, and rows of dots; shapes tell
//! the sides apart, so neither colour nor sight is needed to read them. The words around them are
//! left to the page.

use super::escape;
use crate::memo::{Memo, Point};
use std::fmt::{self, Write};

/// Sources down, points across. The same mark in one column: the same version.
pub(super) fn matrix<W: Write>(out: &mut W, memo: &Memo, points: &[(&'static str, &Point)]) -> fmt::Result {
    write!(
        out,
        "<div class=\"scroll\"><table>\n<caption>Who stands where on the points below. In one column, \
         the same mark is the same version; no mark, nothing said.</caption>\n<thead><tr><td></td>"
    )?;
    for (_, point) in points {
        let number = point.number;
        write!(out, "<th scope=\"col\"><a href=\"#point-{number}\">{number}</a></th>")?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for (row, source) in memo.sources.iter().enumerate() {
        write!(out, "<tr><th scope=\"row\">{}</th>", escape(&source.name))?;
        for (hue, point) in points {
            match point.sides.iter().position(|side| side.sources.contains(&row)) {
                Some(side) => mark(out, hue, side)?,
                None => write!(out, "<td></td>")?,
            }
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table></div>")
}

/// A mark for each side, told apart by shape, not by colour.
fn mark<W: Write>(out: &mut W, hue: &str, side: usize) -> fmt::Result {
    write!(
        out,
        "<td class=\"{hue}\"><svg role=\"img\" aria-label=\"version {}\" width=\"16\" height=\"16\" viewBox=\"0 0 16 16\">",
        side + 1
    )?;
    match side {
        0 => write!(out, "<circle class=\"on\" cx=\"8\" cy=\"8\" r=\"6\"/>")?,
        1 => write!(out, "<circle class=\"ring\" cx=\"8\" cy=\"8\" r=\"5\"/>")?,
        2 => write!(out, "<path class=\"on\" d=\"M8 1l7 13h-14z\"/>")?,
        3 => write!(out, "<rect class=\"ring\" x=\"3\" y=\"3\" width=\"10\" height=\"10\"/>")?,
        _ => write!(out, "<text x=\"8\" y=\"13\" text-anchor=\"middle\">{}</text>", side + 1)?,
    }
    write!(out, "</svg></td>")
}

/// A dot for each source, full for those that say it.
pub(super) fn dots<W: Write>(out: &mut W, all: usize, saying: &[usize]) -> fmt::Result {
    /// More sources than this give no picture, only the count.
    const MOST: usize = 16;
    if all > MOST {
        return Ok(());
    }
    let width = all * 11;
    write!(out, "<svg aria-hidden=\"true\" width=\"{width}\" height=\"10\" viewBox=\"0 0 {width} 10\">")?;
    for at in 0..all {
        let class = if saying.contains(&at) { "on" } else { "off" };
        write!(out, "<circle class=\"{class}\" cx=\"{}\" cy=\"5\" r=\"4\"/>", at * 11 + 5)?;
    }
    write!(out, "</svg>")
}
