//! Any text has a tree: one root, every head reached, spans on character borders, in time linear in the text.

use crossclaim_syntax::{Model, Tree, frames, parse, parse_tokens, tag};
use crossclaim_text::Span;

fn assert_tree(text: &str, tree: &Tree) {
    let roots = tree.tokens.iter().filter(|token| token.head.is_none()).count();
    assert_eq!(roots, usize::from(!tree.tokens.is_empty()), "roots of {:?}", text.get(..60));
    let mut depth = vec![0_usize; tree.tokens.len()];
    for start in 0..tree.tokens.len() {
        let (mut at, mut path) = (start, Vec::new());
        while depth[at] == 0 {
            path.push(at);
            assert!(path.len() <= tree.tokens.len(), "a cycle in {:?}", text.get(..60));
            match tree.tokens[at].head {
                Some(head) => at = head,
                None => break,
            }
        }
        for at in path {
            depth[at] = 1;
        }
    }
    for token in &tree.tokens {
        assert!(text.get(token.span.start..token.span.end).is_some(), "span of {token:?}");
        assert_eq!(token.deprel == "root", token.head.is_none(), "{token:?}");
    }
}

/// What stands above the arcs points at tokens of the sentence, and its spans lie on character borders.
fn read_above(text: &str, tree: &Tree) {
    let count = tree.tokens.len();
    for frame in frames(tree) {
        let obliques = frame.obliques.iter().flat_map(|oblique| [oblique.preposition, Some(oblique.head)]);
        let others = [frame.agent, frame.patient, frame.recipient, frame.complement, frame.above, frame.marker];
        for token in obliques.chain(others).flatten().chain([frame.predicate]) {
            assert!(token < count, "{frame:?}");
        }
    }
    for report in tree.reports() {
        assert!(report.predicate < count && report.speaker.is_none_or(|speaker| speaker < count));
    }
    for token in (0..count).step_by(count / 7 + 1) {
        for span in [tree.noun_phrase(token), tree.base_noun_phrase(token), tree.subtree_span(token)] {
            assert!(text.get(span.start..span.end).is_some(), "{span:?}");
            assert!(!tree.tokens_in(span).is_empty() || span.is_empty());
        }
        assert!(tree.coordinated(token).contains(&token));
        let _ = (tree.counted_noun(token), tree.attachment(token), tree.apposition(token));
    }
    let _ = tree.report_of(Span::new(0, text.len() / 2));
}

#[test]
fn any_text_has_a_tree() {
    let long = "the mayor of the town said that ".repeat(800);
    for text in [
        "",
        " ",
        "\n\t",
        ".",
        "((((((((",
        "\"'\"'\"",
        "😀😀 👩‍👩‍👧 x",
        "Привет, world مرحبا 你好",
        "a\u{301}\u{301}",
        "\u{0}\u{feff}",
        "İstanbul'da ﬁn",
        "-",
        "--- --- ---",
        long.as_str(),
    ] {
        assert_tree(text, &parse(text));
        read_above(text, &parse(text));
        assert_eq!(tag(text).len(), parse(text).tokens.len());
    }
}

#[test]
fn long_lines_take_linear_time() {
    for unit in ["( ", ")", "word ", "1-", "and he said ", "\" ' ", "😀 "] {
        let text = unit.repeat(20_000);
        let tree = parse(&text);
        assert_tree(&text, &tree);
        read_above(&text, &tree);
    }
}

#[test]
fn given_tokens_keep_their_number_whatever_they_hold() {
    let tokens = ["", "a b", "", "😀", "no\nline", ""];
    let tree = parse_tokens(&tokens);
    assert_eq!(tree.tokens.len(), tokens.len());
    let joined = tokens.join(" ");
    assert_tree(&joined, &tree);
    for (token, form) in tree.tokens.iter().zip(tokens) {
        assert_eq!(&joined[token.span.start..token.span.end], form);
    }
    assert!(parse_tokens(&[]).tokens.is_empty());
}

#[test]
fn the_model_reads_back_and_a_broken_one_is_refused() {
    let bytes = Model::standard().to_bytes();
    assert!(bytes.len() <= 6 << 20, "{} bytes", bytes.len());
    assert_eq!(Model::from_bytes(&bytes).as_ref(), Some(Model::standard()));
    assert!(Model::standard().notice().contains("CC BY"));
    for broken in [&bytes[..0], &bytes[..10], &bytes[..bytes.len() / 2], &bytes[..bytes.len() - 1]] {
        assert_eq!(Model::from_bytes(broken), None);
    }
}
