//! Where the rules of English have no say, sentences are those of UAX #29.

use crossclaim_text::sentences;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of UAX #29, trimmed.
fn floor(text: &str) -> Vec<&str> {
    text.split_sentence_bounds().map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

fn ours(text: &str) -> Vec<&str> {
    sentences(text).iter().map(|span| span.of(text)).collect()
}

/// Clauses of plain words, each with its mark, one blank between.
fn plain_prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the", "harbour", "was", "shut", "on", "Monday", "and", "ferries", "waited", "Lind", "1,200",
    ]);
    let clause = (prop::collection::vec(word, 1..12), prop::sample::select(vec![".", "!", "?", "?!"]));
    prop::collection::vec(clause, 1..8).prop_map(|clauses| {
        let clauses = clauses.iter().map(|(words, mark)| format!("Then {} ended{mark}", words.join(" ")));
        clauses.collect::<Vec<_>>().join(" ")
    })
}

/// Letters of scripts without cases, with their terminators, commas, quotation marks and blanks.
fn other_scripts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "港口",
        "关闭",
        "了",
        "。",
        "！",
        "？",
        "｡",
        "，",
        "、",
        "；",
        "बंदरगाह",
        "बंद",
        "।",
        "॥",
        "الميناء",
        "مغلق",
        "؟",
        "۔",
        "ท่าเรือ",
        "ပိတ်",
        "။",
        "ወደብ",
        "።",
        "「",
        "」",
        "』",
        "”",
        " ",
        " ",
        "\n",
        "\u{3000}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_prose_is_cut_as_by_uax_29(text in plain_prose()) {
        prop_assert_eq!(ours(&text), floor(&text));
    }

    /// Line breaks apart: a border there is a border of UAX #29, but not each of those is ours.
    #[test]
    fn other_scripts_are_cut_as_by_uax_29(text in other_scripts()) {
        let text = text.replace('\n', "\n\n");
        prop_assert_eq!(ours(&text), floor(&text));
    }
}
