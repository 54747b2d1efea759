//! A half-open range of bytes in a text, and the way from bytes to code points.

/// A half-open byte range `start..end` of some text.
///
/// Both ends lie on character borders of the text the span was made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Is nothing in it?
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The words it covers in `text`; empty when the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Does `other` lie wholly in this span?
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Do the two share a byte?
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span moved to the right by `by` bytes.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Turns byte offsets of one text into Unicode code-point offsets, as Python counts them.
///
/// It keeps one number for each 256 bytes of a text that is not ASCII, and none for one that is.
///
/// ```
/// use crossclaim_text::CodePoints;
/// let text = "Çırağan Palace";
/// let index = CodePoints::new(text);
/// let byte = text.find("Palace").unwrap();
/// assert_eq!((byte, index.offset(text, byte)), (11, 8));
/// ```
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Code points before each block of [`Self::BLOCK`] bytes; `None` when the text is ASCII.
    blocks: Option<Vec<usize>>,
}

impl CodePoints {
    const BLOCK: usize = 256;

    /// An index of `text`.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { blocks: None };
        }
        let mut blocks = vec![0];
        let mut seen = 0;
        for chunk in text.as_bytes().chunks(Self::BLOCK) {
            seen += chunk.iter().filter(|b| (**b as i8) >= -64).count();
            blocks.push(seen);
        }
        Self { blocks: Some(blocks) }
    }

    /// How many code points of `text` (the text the index was made of) begin before byte `at`.
    pub fn offset(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        match &self.blocks {
            None => at,
            Some(blocks) => {
                let block = at / Self::BLOCK;
                let from = block * Self::BLOCK;
                blocks[block] + text.as_bytes()[from..at].iter().filter(|b| (**b as i8) >= -64).count()
            }
        }
    }
}
