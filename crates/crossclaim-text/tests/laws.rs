//! What holds for every text: spans fit, gaps are white space, nothing is lost, nothing panics.

use crossclaim_text::{CodePoints, Span, fold, sentences, stem, words};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Texts of the pieces that the rules look at, in any order, glued or apart.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "\u{2028}",
        ".",
        ".",
        ".",
        "...",
        " . . .",
        "…",
        "!",
        "?",
        "?!",
        "。",
        "？",
        "।",
        ",",
        ";",
        ":",
        "-",
        "—",
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "„",
        "«",
        "»",
        "「",
        "」",
        "(",
        ")",
        "[",
        "]",
        "[1]",
        "•",
        "⁃",
        "- ",
        "1.",
        "2.",
        "1)",
        "2)",
        "a.",
        "b.",
        "IV.",
        "Mr.",
        "Gen.",
        "U.S.",
        "U.S",
        "e.g.",
        "a.m.",
        "Inc.",
        "No.",
        "10",
        "1,200",
        "3.5",
        "50%",
        "$5",
        "Jan.",
        "St.",
        "J.",
        "I",
        "I.",
        "Yahoo!",
        "Figure 3.",
        "example.org",
        "https://example.org/a?b=C",
        "ada@example.org",
        "The",
        "He",
        "said",
        "lived",
        "Lind",
        "iPhone",
        "n°",
        "№",
        "Ünal",
        "être",
        "ß",
        "ǅ",
        "北京",
        "हिंदी",
        "ไทย",
        "🙂",
        "👩‍👩‍👧",
        "🇫🇷",
        "e\u{301}",
        "\u{200b}",
        "\u{feff}",
        "\0",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![pieces(), pieces(), any::<String>()]
}

/// Spans in order, apart, on character borders, trimmed, with nothing but white space outside.
fn check_spans(text: &str, spans: &[Span]) -> Result<(), TestCaseError> {
    let mut joined = String::new();
    let mut at = 0;
    for span in spans {
        prop_assert!(at <= span.start && span.start < span.end && span.end <= text.len());
        let gap = text.get(at..span.start);
        prop_assert!(gap.is_some_and(|gap| gap.chars().all(char::is_whitespace)), "gap {:?}", gap);
        let shown = text.get(span.start..span.end);
        prop_assert!(shown.is_some_and(|shown| shown.trim() == shown), "span {:?}", shown);
        joined.push_str(&text[at..span.end]);
        at = span.end;
    }
    prop_assert!(text[at..].chars().all(char::is_whitespace), "tail {:?}", &text[at..]);
    joined.push_str(&text[at..]);
    prop_assert_eq!(joined, text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_and_gaps_join_to_the_text(text in any_text()) {
        check_spans(&text, &sentences(&text))?;
    }

    #[test]
    fn words_and_gaps_join_to_the_text(text in any_text()) {
        let spans: Vec<Span> = words(&text).iter().map(|word| word.span).collect();
        check_spans(&text, &spans)?;
    }

    #[test]
    fn a_word_cut_again_is_one_word(text in any_text()) {
        for word in words(&text) {
            let shown = word.span.of(&text);
            let again = words(shown);
            prop_assert_eq!(again.len(), 1, "{:?}", shown);
            prop_assert_eq!(again[0].span, Span::new(0, shown.len()));
            prop_assert_eq!(again[0].kind, word.kind);
        }
    }

    /// Words are those of UAX #29, but that a mark which combines with a blank stands without it.
    #[test]
    fn words_are_those_of_uax_29(text in any_text()) {
        let floor: Vec<&str> = text.split_word_bounds().map(str::trim).filter(|word| !word.is_empty()).collect();
        let ours: Vec<&str> = words(&text).iter().map(|word| word.span.of(&text)).collect();
        prop_assert_eq!(ours, floor);
    }

    #[test]
    fn a_blank_line_always_parts_sentences(before in pieces(), after in pieces()) {
        let text = format!("{before}\n\n{after}");
        let border = before.len() + 1;
        for sentence in sentences(&text) {
            prop_assert!(sentence.end <= border || sentence.start > border, "{:?}", sentence.of(&text));
        }
    }

    #[test]
    fn code_points_are_those_python_counts(text in any_text(), long in 0_usize..6) {
        let text = text.repeat(1 << long);
        let index = CodePoints::new(&text);
        let mut expected = 0;
        for (at, _) in text.char_indices() {
            prop_assert_eq!(index.offset(&text, at), expected);
            expected += 1;
        }
        prop_assert_eq!(index.offset(&text, text.len()), expected);
        prop_assert_eq!(index.offset(&text, usize::MAX), expected);
    }

    #[test]
    fn folding_is_ascii_and_settles(text in any_text()) {
        let folded = fold(&text);
        prop_assert!(folded.is_ascii());
        prop_assert!(!folded.bytes().any(|b| b.is_ascii_uppercase()));
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn stemming_takes_any_word(text in any_text()) {
        for word in words(&text) {
            let word = fold(word.span.of(&text));
            prop_assert_eq!(stem(&word), stem(&word));
        }
        stem(&text);
    }
}
