//! Laws of quotes, attributions and stances: any text is safe, spans lie on character borders and
//! in order, and a scope or content never leaves the text.

use crossclaim_facts::{name, quote, stance};
use crossclaim_text::{Span, sentences};
use proptest::prelude::*;

fn fits(text: &str, span: Span) -> bool {
    span.start < span.end && text.get(span.start..span.end).is_some()
}

fn hold(text: &str) {
    let spans = sentences(text);
    let names = name::extract(text, &spans);
    let quotes = quote::quotes(text, &spans, &names);
    for pair in quotes.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} in {text:?}");
    }
    for quote in &quotes {
        assert!(fits(text, quote.span), "{quote:?} in {text:?}");
        assert!(quote.speaker.is_none_or(|s| fits(text, s)) && quote.cue.is_none_or(|s| fits(text, s)));
    }
    let attributions = quote::attributions(text, &spans, &names);
    for pair in attributions.windows(2) {
        assert!(pair[0].content.start <= pair[1].content.start, "{pair:?} in {text:?}");
    }
    for attribution in &attributions {
        assert!(fits(text, attribution.content) && fits(text, attribution.cue), "{attribution:?} in {text:?}");
        assert!(attribution.source.is_none_or(|s| fits(text, s)), "{attribution:?} in {text:?}");
    }
    let stances = stance::extract(text, &spans);
    for pair in stances.windows(2) {
        assert!(pair[0].cue.start <= pair[1].cue.start, "{pair:?} in {text:?}");
    }
    for stance in &stances {
        assert!(fits(text, stance.cue) && fits(text, stance.scope), "{stance:?} in {text:?}");
    }
}

/// Words and marks that open and close every rule of the room, in any order.
const PIECES: [&str; 65] = [
    "said",
    "says",
    "told",
    "reporters",
    "that",
    "to",
    "the",
    "minister",
    "Mara Holt",
    "Holt’s lawyer",
    "he",
    "who",
    "\"",
    "“",
    "”",
    "'",
    "’",
    "‘",
    "«",
    "»",
    "''",
    ",",
    ".",
    "?",
    ":",
    ";",
    "—",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    "not",
    "no",
    "n’t",
    "denied",
    "denies",
    "losing",
    "according to",
    "per",
    "was quoted as saying",
    "it was reported",
    "is expected to",
    "if",
    "unless",
    "will",
    "may",
    "could",
    "plans to",
    "claim",
    "concern about",
    "by",
    "and",
    "but",
    "because",
    "critical of",
    "is",
    "allegedly",
    "without",
    "failed to",
    "U.S.",
    "1,200",
    "é",
    "日本",
];

/// A report that the end of its text cuts behind a joining word ("…, and").
#[test]
fn reports_cut_short_are_safe() {
    for end in [", and", ", but", ", and \u{201c}", ", while", ", adding", ", according", ","] {
        hold(&format!("The mayor said the port was shut{end}"));
        hold(&format!("\u{201c}We are closed\u{201d}, the mayor said{end}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_safe(text in "\\PC{0,200}") {
        hold(&text);
    }

    #[test]
    fn any_order_of_pieces_is_safe(picks in prop::collection::vec(0..PIECES.len(), 0..60), glue in prop::collection::vec(any::<bool>(), 60)) {
        let mut text = String::new();
        for (n, pick) in picks.iter().enumerate() {
            text.push_str(PIECES[*pick]);
            if glue[n] {
                text.push(' ');
            }
        }
        hold(&text);
    }

    /// Sentences that the caller cut elsewhere, or that do not fit the text, do no harm.
    #[test]
    fn any_sentences_are_safe(text in "[a-z “”\",.é]{0,60}", cuts in prop::collection::vec((0_usize..80, 0_usize..80), 0..6)) {
        let spans: Vec<Span> = cuts.iter().map(|(a, b)| Span::new(*a.min(b), *a.max(b))).collect();
        let _ = quote::quotes(&text, &spans, &[]);
        let _ = stance::extract(&text, &spans);
    }
}

/// Twenty thousand of anything come back: a reader that works with the square of its text would not.
#[test]
fn long_lines_of_anything_are_read_in_linear_time() {
    for piece in [
        "\"",
        "“",
        "‘a ",
        "'",
        "(",
        "said ",
        "said that ",
        "not ",
        "if ",
        ", ",
        "he said, ",
        "\"a\" ",
        "A and ",
        "1,",
        "the ",
    ] {
        hold_quick(&piece.repeat(20_000));
    }
}

fn hold_quick(text: &str) {
    let spans = [Span::new(0, text.len())];
    let _ = quote::quotes(text, &spans, &[]);
    let _ = stance::extract(text, &spans);
}
