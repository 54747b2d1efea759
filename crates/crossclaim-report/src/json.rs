//! The report as JSON of schema `crossclaim/report/1`.
//!
//! Comes in: a [`Report`]. Goes out: its wire types as they are, one to one. Characters that act
//! on a terminal without being seen are written as `\u` escapes: the same strings to any JSON
//! reader, and harmless when the file is printed.

use crate::safe::hides_in_json;
use crate::wire::Report;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::{fmt, io};

/// Any value as one line of JSON in which nothing acts on a terminal. Empty for a value that JSON
/// cannot hold (a map with keys that are no strings).
pub fn json<T: Serialize + ?Sized>(value: &T) -> String {
    let mut out = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut out, Harmless(CompactFormatter)));
    written.ok().and_then(|()| String::from_utf8(out).ok()).unwrap_or_default()
}

/// The JSON of a report. Borrows it and implements `Display`.
///
/// ```
/// let report = crossclaim_report::Report::default();
/// let text = crossclaim_report::Json::new(&report).pretty(true).to_string();
/// assert_eq!(serde_json::from_str::<crossclaim_report::Report>(&text)?, report);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Json<'r> {
    report: &'r Report,
    pretty: bool,
}

impl<'r> Json<'r> {
    /// Compact JSON of `report`.
    pub fn new(report: &'r Report) -> Self {
        Self { report, pretty: false }
    }

    /// One field a line, indented. This is off by default.
    #[must_use]
    pub fn pretty(mut self, pretty: bool) -> Self {
        self.pretty = pretty;
        self
    }
}

impl fmt::Display for Json<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let out = Out(out);
        let written = if self.pretty {
            self.report.serialize(&mut Serializer::with_formatter(out, Harmless(PrettyFormatter::new())))
        } else {
            self.report.serialize(&mut Serializer::with_formatter(out, Harmless(CompactFormatter)))
        };
        written.map_err(|_| fmt::Error)
    }
}

/// `io::Write` into a formatter. `serde_json` hands over whole strings, so each piece is UTF-8.
struct Out<'f, 'a>(&'f mut fmt::Formatter<'a>);

impl io::Write for Out<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        self.0.write_str(text).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A formatter that escapes what cannot be seen, and leaves the layout to the one inside.
struct Harmless<F>(F);

impl<F: Formatter> Formatter for Harmless<F> {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut from = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| hides_in_json(*c)) {
            out.write_all(&fragment.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[from..])
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }
    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }
    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }
    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }
    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }
    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }
    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }
    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::Json;
    use crate::wire::{NoteEntry, Report};

    #[test]
    fn what_cannot_be_seen_is_escaped_and_reads_back_equal() {
        let every: String = ('\0'..=char::MAX).filter(|c| c.is_control()).collect();
        let message = format!("{every}\u{202E}x\u{E0067}\u{200B}é𝄞\u{1D173}\"\\ \u{2028}");
        let note = NoteEntry { article: None, kind: "empty".to_owned(), message };
        let report = Report { notes: vec![note], ..Report::default() };
        for pretty in [false, true] {
            let text = Json::new(&report).pretty(pretty).to_string();
            assert!(!text.chars().any(|c| c.is_control() && c != '\n' || crate::safe::is_invisible(c)), "{text}");
            assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
        }
    }
}
