//! Sources that stand before a colon: headlines and transcripts.
//!
//! Comes in: a reading and the reports found so far. Goes out: reports of `Harbour office: no ships
//! lost`, `No ships lost: harbour office` in the first line of a text, and of `HOLT: We saw nothing.`
//! at the head of a paragraph.
//!
//! `PolNeAR` marks the colon as the cue.

use super::cues::Effect;
use super::report::Report;
use super::{Speech, SpeechStance};
use crate::clause::{Class, Mark, Reading};
use std::ops::Range;

/// Adds the reports of headlines and transcripts.
pub(super) fn find(reading: &Reading, reports: &mut Vec<Report>) {
    headline(reading, reports);
    transcripts(reading, reports);
}

fn labelled(source: Range<usize>, colon: usize, content: Range<usize>, speech: Speech) -> Report {
    Report {
        source: Some(source),
        cue: colon..colon + 1,
        content,
        speech,
        stance: SpeechStance::Neutral,
        effect: Effect::Report,
        nested: false,
        speaks: true,
    }
}

fn headline(reading: &Reading, reports: &mut Vec<Report>) {
    let Some(line) = reading.sentences.first() else { return };
    let stop = line.end.min(line.start + 40);
    let Some(colon) = (line.start..stop).find(|&i| reading.mark(i, Mark::Colon)) else { return };
    if colon == line.start || colon + 1 >= line.end || reports.iter().any(|r| r.cue.contains(&colon)) {
        return;
    }
    let end = reading.trim_end(line.start, line.end);
    let named = |range: Range<usize>| {
        !range.is_empty()
            && range.len() <= 5
            && range.clone().all(|i| reading.mark(i, Mark::Word) && !reading.finite(i) && !reading.is(i, Class::NUMBER))
            && range.clone().any(|i| reading.is(i, Class::CAPITAL | Class::ROLE | Class::REPORT_NOUN))
    };
    if end > colon + 1 && named(colon + 1..end) && colon - line.start > 4 {
        reports.push(labelled(colon + 1..end, colon, line.start..colon, Speech::Indirect));
    } else if end > colon + 3 && named(line.start..colon) {
        reports.push(labelled(line.start..colon, colon, colon + 1..end, Speech::Indirect));
    }
}

/// `HOLT: We saw nothing. There was no ship.`: one to three words in capitals, a colon, and the rest
/// of the paragraph.
fn transcripts(reading: &Reading, reports: &mut Vec<Report>) {
    let mut turns: Vec<(Range<usize>, usize, usize)> = Vec::new();
    for sentences in &reading.paragraphs {
        let paragraph = reading.paragraph_tokens(sentences);
        let first = paragraph.start + usize::from(reading.tokens[paragraph.start].mark.quotes());
        let Some(colon) = (first..paragraph.end.min(first + 4)).find(|&i| reading.mark(i, Mark::Colon)) else {
            continue;
        };
        let capitals = |i: usize| {
            let word = reading.word(i);
            word.len() > 1 && !word.chars().any(char::is_lowercase) && word.chars().any(char::is_alphabetic)
        };
        if colon > first && colon + 3 < paragraph.end && (first..colon).all(capitals) {
            turns.push((first..colon, colon, paragraph.end));
        }
    }
    // "READ MORE:" is a label, too; in a conversation somebody speaks twice.
    let mut labels: Vec<&str> = turns.iter().map(|(label, ..)| reading.span(label.clone()).of(reading.text)).collect();
    labels.sort_unstable();
    let talk = labels.windows(2).any(|pair| pair[0] == pair[1]);
    for (label, colon, end) in turns.into_iter().filter(|_| talk) {
        reports.push(labelled(label, colon, colon + 1..end, Speech::Direct));
    }
}
