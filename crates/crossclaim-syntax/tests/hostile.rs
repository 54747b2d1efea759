//! Any text has a tree: one root, every head reached, spans on character borders, in time linear in the text.

use crossclaim_syntax::{Model, Tree, parse, parse_tokens, tag};

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
        assert_eq!(tag(text).len(), parse(text).tokens.len());
    }
}

#[test]
fn long_lines_take_linear_time() {
    for unit in ["( ", ")", "word ", "1-", "and he said ", "\" ' ", "😀 "] {
        let text = unit.repeat(20_000);
        assert_tree(&text, &parse(&text));
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
