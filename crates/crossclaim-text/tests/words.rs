//! What a word is, and of what kind.

use crossclaim_text::WordKind::{Letters, Mark, Number};
use crossclaim_text::{WordKind, words};

fn shown(text: &str) -> Vec<(&str, WordKind)> {
    words(text).iter().map(|word| (&text[word.span.start..word.span.end], word.kind)).collect()
}

#[test]
fn apostrophes_and_stops_inside_a_word_are_of_it() {
    assert_eq!(shown("can't"), [("can't", Letters)]);
    assert_eq!(shown("Lind’s"), [("Lind’s", Letters)]);
    assert_eq!(shown("O'Dea"), [("O'Dea", Letters)]);
    assert_eq!(shown("U.S."), [("U.S", Letters), (".", Mark)]);
    assert_eq!(shown("arlby.example"), [("arlby.example", Letters)]);
}

#[test]
fn apostrophes_round_a_word_are_marks() {
    assert_eq!(shown("'yes'"), [("'", Mark), ("yes", Letters), ("'", Mark)]);
    assert_eq!(shown("workers' pay"), [("workers", Letters), ("'", Mark), ("pay", Letters)]);
    assert_eq!(shown("the ’90s"), [("the", Letters), ("’", Mark), ("90s", Number)]);
}

#[test]
fn hyphens_part_words() {
    assert_eq!(shown("well-known"), [("well", Letters), ("-", Mark), ("known", Letters)]);
    assert_eq!(shown("50-day"), [("50", Number), ("-", Mark), ("day", Letters)]);
    assert_eq!(shown("2019–2021"), [("2019", Number), ("–", Mark), ("2021", Number)]);
    assert_eq!(shown("-5"), [("-", Mark), ("5", Number)]);
}

#[test]
fn numbers_keep_their_separators() {
    assert_eq!(shown("1,200.50"), [("1,200.50", Number)]);
    assert_eq!(shown("10,"), [("10", Number), (",", Mark)]);
    assert_eq!(shown("10.30"), [("10.30", Number)]);
    assert_eq!(shown("10:30"), [("10", Number), (":", Mark), ("30", Number)]);
    assert_eq!(shown("1\u{a0}200"), [("1", Number), ("200", Number)]);
    assert_eq!(shown("2nd ½ ١٢"), [("2nd", Number), ("½", Number), ("١٢", Number)]);
}

#[test]
fn signs_of_money_and_share_are_marks() {
    assert_eq!(shown("$5"), [("$", Mark), ("5", Number)]);
    assert_eq!(shown("€1.5m"), [("€", Mark), ("1.5m", Number)]);
    assert_eq!(shown("38%"), [("38", Number), ("%", Mark)]);
    assert_eq!(shown("5°C"), [("5", Number), ("°", Mark), ("C", Letters)]);
    assert_eq!(shown("#arlby @lind"), [("#", Mark), ("arlby", Letters), ("@", Mark), ("lind", Letters)]);
}

#[test]
fn an_emoji_is_one_mark() {
    assert_eq!(shown("ok 👩‍👩‍👧!"), [("ok", Letters), ("👩‍👩‍👧", Mark), ("!", Mark)]);
    assert_eq!(shown("🇫🇷🇩🇪"), [("🇫🇷", Mark), ("🇩🇪", Mark)]);
    assert_eq!(shown("❤️"), [("❤️", Mark)]);
}

#[test]
fn underscores_join_and_do_not_decide_the_kind() {
    assert_eq!(shown("_was_"), [("_was_", Letters)]);
    assert_eq!(shown("a_1"), [("a_1", Letters)]);
    assert_eq!(shown("__"), [("__", Mark)]);
}

#[test]
fn letters_of_any_script_are_letters() {
    assert_eq!(shown("Çırağan"), [("Çırağan", Letters)]);
    assert_eq!(shown("Київ"), [("Київ", Letters)]);
    assert_eq!(shown("cafe\u{301}s"), [("cafe\u{301}s", Letters)]);
    assert_eq!(shown("港口"), [("港", Letters), ("口", Letters)]);
}

#[test]
fn a_mark_that_combines_with_a_blank_stands_without_it() {
    assert_eq!(shown("a \u{301}b"), [("a", Letters), ("\u{301}", Mark), ("b", Letters)]);
}
