//! Small pictures in SVG: who stands on which side of what, and how many say a thing.
//!
//! Comes in: the memo. Goes out: inline SVG without scripts or styles of its own, with a title
//! for those who do not see it. The words around it are left to the page.

use super::escape;
use crate::memo::{Memo, Point};
use std::fmt::{self, Write};

/// Pixels of a row, of a column, and of the names.
const ROW: usize = 26;
const COLUMN: usize = 34;
const NAMES: usize = 210;

/// Sources down, points across. The same mark in one column: the same version.
pub(super) fn matrix<W: Write>(out: &mut W, memo: &Memo, points: &[(&'static str, &Point)]) -> fmt::Result {
    let width = NAMES + COLUMN * points.len();
    let height = ROW * (memo.sources.len() + 1);
    write!(
        out,
        "<svg role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <title>Which source stands on which side of each point</title>"
    )?;
    for (column, (_, point)) in points.iter().enumerate() {
        let x = NAMES + COLUMN * column + COLUMN / 2;
        let number = point.number;
        write!(
            out,
            "<a href=\"#point-{number}\"><text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{number}</text></a>",
            ROW - 9
        )?;
    }
    for (row, source) in memo.sources.iter().enumerate() {
        let y = ROW * (row + 1);
        let name = short(&source.name);
        write!(out, "<path class=\"rule\" d=\"M0 {y}H{width}\"/>")?;
        write!(out, "<text x=\"0\" y=\"{}\">{}</text>", y + ROW - 8, escape(&name))?;
        for (column, (hue, point)) in points.iter().enumerate() {
            let side = point.sides.iter().position(|side| side.sources.contains(&row));
            let x = NAMES + COLUMN * column + COLUMN / 2;
            if let Some(side) = side {
                write!(out, "<g class=\"{hue}\">")?;
                mark(out, side, x, y + ROW / 2)?;
                write!(out, "</g>")?;
            }
        }
    }
    write!(out, "</svg>")
}

/// A mark for each side, told apart by shape, not by colour.
fn mark<W: Write>(out: &mut W, side: usize, x: usize, y: usize) -> fmt::Result {
    match side {
        0 => write!(out, "<circle class=\"on\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/>"),
        1 => write!(out, "<circle class=\"ring\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/>"),
        2 => write!(out, "<path class=\"on\" d=\"M{} {}l7 12h-14z\"/>", x, y - 7),
        3 => write!(out, "<rect class=\"ring\" x=\"{}\" y=\"{}\" width=\"10\" height=\"10\"/>", x - 5, y - 5),
        _ => write!(out, "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>", y + 4, side + 1),
    }
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

/// A name that fits its column.
fn short(name: &str) -> String {
    const FITS: usize = 28;
    match name.char_indices().nth(FITS) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", &name[..end]),
    }
}
