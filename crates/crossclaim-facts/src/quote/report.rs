//! A report inside this room: who says what by which word, as token ranges.

use super::cues::{Cue, Effect};
use super::{Speech, SpeechStance};
use std::ops::Range;

/// An attribution before it becomes spans.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    pub source: Option<Range<usize>>,
    pub cue: Range<usize>,
    pub content: Range<usize>,
    pub speech: Speech,
    pub stance: SpeechStance,
    pub effect: Effect,
    pub nested: bool,
    /// Would it be a report on its own inside another one: a verb of speech with its subject,
    /// "according to"? What others think inside somebody's words is left to the stances.
    pub speaks: bool,
}

impl Report {
    pub(super) fn new(source: Option<Range<usize>>, cue: Range<usize>, content: Range<usize>, by: &Cue) -> Self {
        Self {
            source,
            cue,
            content,
            speech: Speech::Indirect,
            stance: by.stance,
            effect: by.effect,
            nested: false,
            speaks: false,
        }
    }
}
