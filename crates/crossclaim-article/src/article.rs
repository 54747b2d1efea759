//! The noun of this crate: an article, every character of which can be traced to its input.

use crossclaim_text::Span;
use jiff::civil;

/// What a block of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The headline of the article.
    Headline,
    /// A line under or over the headline that belongs to it.
    Standfirst,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Body,
    /// A list item.
    Item,
    /// The words under a picture.
    Caption,
    /// A block quotation.
    Quotation,
    /// A cell or row of a table.
    Table,
    /// An entry of a live blog; its clock time, where it shows one, is in [`Block::clock`].
    LiveEntry,
}

impl Role {
    /// The name the report uses, in `snake_case`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Item => "item",
            Self::Caption => "caption",
            Self::Quotation => "quotation",
            Self::Table => "table",
            Self::LiveEntry => "live_entry",
        }
    }
}

/// A block (paragraph, heading, caption) of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Where it stands in [`Article::text`].
    pub span: Span,
    /// The moment it was written, where the block itself says so ("21:10" in a live blog).
    pub clock: Option<civil::DateTime>,
}

/// A part of the input that is not the article, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stands in [`Article::raw`].
    pub span: Span,
    /// A short reason in kebab-case: `navigation`, `advertisement`, `related-stories`, `byline`, …
    pub reason: &'static str,
}

/// The day an article was published, and how that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// The civil day and time in the zone the article uses; midnight when no time was given.
    pub at: civil::DateTime,
    /// Was a time of day given?
    pub has_time: bool,
    /// Where it was read: `given`, `json-ld`, `open-graph`, `meta`, `time-element`, `page-stamp`,
    /// `dateline`, …
    pub origin: &'static str,
    /// From 0 to 1.
    pub confidence: f32,
}

/// What sort of remark a [`Note`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// No date was found: relative dates stay open.
    NoDate,
    /// Two places on the page give different dates.
    DateConflict,
    /// Two places on the page give different titles, outlets, writers, languages or addresses.
    MetadataConflict,
    /// A date that was given is no date we can read.
    UnreadableDate,
    /// Nothing is left after cleaning.
    Empty,
    /// The text is not in English.
    OtherLanguage,
    /// Bytes that were no text in the declared encoding were replaced.
    Encoding,
    /// The input was cut at a cap.
    Truncated,
    /// An input could not be read and was left out.
    Unreadable,
    /// Two articles came with one id; the later one was renamed.
    DuplicateId,
    /// A field of the input is not one we know.
    UnknownField,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::NoDate,
        Self::DateConflict,
        Self::MetadataConflict,
        Self::UnreadableDate,
        Self::Empty,
        Self::OtherLanguage,
        Self::Encoding,
        Self::Truncated,
        Self::Unreadable,
        Self::DuplicateId,
        Self::UnknownField,
    ];

    /// Is something wrong with the input, so that a caller who asked to be strict should stop? A page without a date,
    /// in another language or with two dates is told of, but nothing about it is wrong.
    ///
    /// ```
    /// use crossclaim_article::NoteKind;
    ///
    /// assert!(NoteKind::Unreadable.is_error());
    /// assert!(!NoteKind::NoDate.is_error());
    /// ```
    pub const fn is_error(self) -> bool {
        match self {
            Self::NoDate | Self::DateConflict | Self::MetadataConflict | Self::OtherLanguage | Self::Truncated => false,
            Self::UnreadableDate
            | Self::Empty
            | Self::Encoding
            | Self::Unreadable
            | Self::DuplicateId
            | Self::UnknownField => true,
        }
    }

    /// The name the report uses, in kebab-case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoDate => "no-date",
            Self::DateConflict => "date-conflict",
            Self::MetadataConflict => "metadata-conflict",
            Self::UnreadableDate => "unreadable-date",
            Self::Empty => "empty",
            Self::OtherLanguage => "other-language",
            Self::Encoding => "encoding",
            Self::Truncated => "truncated",
            Self::Unreadable => "unreadable",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownField => "unknown-field",
        }
    }
}

/// Something the reader of a report should know about an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What sort of remark.
    pub kind: NoteKind,
    /// A sentence that names what was seen and, where there is one, the mend.
    pub message: String,
}

/// From offsets in the clean text to offsets in the input.
///
/// A list of segments, in order: `text[clean..clean + length]` was taken from
/// `raw[raw_start..raw_end]`. Where both are of one length the characters map one by one;
/// elsewhere (a decoded entity, a joined line) the segment maps as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    clean: Span,
    raw: Span,
}

impl OffsetMap {
    /// The map of a text that was taken as it is.
    pub fn identity(length: usize) -> Self {
        let whole = Span::new(0, length);
        Self { segments: vec![Segment { clean: whole, raw: whole }] }
    }

    /// Adds a segment behind the ones there are. Empty clean spans are passed over.
    pub fn push(&mut self, clean: Span, raw: Span) {
        if clean.is_empty() {
            return;
        }
        if let Some(last) = self.segments.last_mut() {
            let linear = |s: Segment| s.clean.len() == s.raw.len();
            if last.clean.end == clean.start && last.raw.end == raw.start && linear(*last) && clean.len() == raw.len() {
                last.clean.end = clean.end;
                last.raw.end = raw.end;
                return;
            }
        }
        self.segments.push(Segment { clean, raw });
    }

    /// The span of the input that a span of the clean text came from.
    pub fn raw(&self, clean: Span) -> Span {
        let start = self.at(clean.start, false);
        let end = if clean.is_empty() { start } else { self.at(clean.end - 1, true) };
        Span::new(start, end.max(start))
    }

    /// The parts of `clean` and where each came from, in order. A part that maps as a whole is
    /// given as a whole, even where `clean` has only some of it.
    pub(crate) fn parts(&self, clean: Span) -> impl Iterator<Item = (Span, Span)> + '_ {
        let first = self.segments.partition_point(|s| s.clean.end <= clean.start);
        self.segments[first..].iter().take_while(move |s| s.clean.start < clean.end).map(move |s| {
            let part = Span::new(s.clean.start.max(clean.start), s.clean.end.min(clean.end));
            if s.clean.len() == s.raw.len() {
                let start = s.raw.start + (part.start - s.clean.start);
                (part, Span::new(start, start + part.len()))
            } else {
                (part, s.raw)
            }
        })
    }

    /// Where in the input the byte at `offset` came from; its end when `end` is set.
    fn at(&self, offset: usize, end: bool) -> usize {
        let index = self.segments.partition_point(|s| s.clean.end <= offset);
        let Some(s) = self.segments.get(index) else {
            return self.segments.last().map_or(0, |s| s.raw.end);
        };
        if offset < s.clean.start {
            // Between two blocks: nothing of the input, right before the next.
            s.raw.start
        } else if s.clean.len() == s.raw.len() {
            s.raw.start + (offset - s.clean.start) + usize::from(end)
        } else if end {
            s.raw.end
        } else {
            s.raw.start
        }
    }
}

/// One article: the input, the article's own words in it, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The caller's name for it; a path or file name when none was given.
    pub id: String,
    /// The input as it was handed over, decoded.
    pub raw: String,
    /// The article's own words: its blocks in order, parted by a blank line, with lines that a
    /// link broke joined again.
    pub text: String,
    /// The way from `text` back to `raw`.
    pub map: OffsetMap,
    /// The blocks of `text`, in order.
    pub blocks: Vec<Block>,
    /// What of `raw` was set aside.
    pub set_aside: Vec<SetAside>,
    /// The headline.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The writer.
    pub byline: Option<String>,
    /// The place of the dateline, as written.
    pub place: Option<String>,
    /// The page's own address.
    pub url: Option<String>,
    /// An outlet or agency that the article itself credits as its origin ("(Meridian)").
    pub agency: Option<String>,
    /// The ISO 639-1 code of its language, where that is sure.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Dated>,
    /// What the reader of a report should know.
    pub notes: Vec<Note>,
}

impl Article {
    /// A text that is all article, taken as it is: one block of body text, nothing set aside.
    pub fn verbatim(id: &str, text: &str) -> Self {
        Self {
            id: id.to_owned(),
            raw: text.to_owned(),
            text: text.to_owned(),
            map: OffsetMap::identity(text.len()),
            blocks: vec![Block { role: Role::Body, span: Span::new(0, text.len()), clock: None }],
            set_aside: Vec::new(),
            title: None,
            source: None,
            byline: None,
            place: None,
            url: None,
            agency: None,
            language: None,
            published: None,
            notes: Vec::new(),
        }
    }

    /// The span of [`Article::raw`] that a span of [`Article::text`] came from.
    pub fn origin(&self, span: Span) -> Span {
        self.map.raw(span)
    }

    /// The name a person would use for it: the source, else the id.
    pub fn label(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.id)
    }
}
