//! What holds for every text, however broken: properties over generated pages.

use crossclaim_article::{Article, Input, clean};
use crossclaim_text::Span;
use proptest::prelude::*;

fn article(text: &str) -> Article {
    clean(Input { id: "law".to_owned(), text: text.to_owned(), ..Input::default() })
}

/// Lines a page is made of: prose, titles, clutter, and what breaks them.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("The ferry sank off Orlen on Sunday night, and 14 people were taken to hospital.".to_owned()),
        Just("ORLEN, May 12 (Bay Wire) — The harbour was closed, the master said.".to_owned()),
        Just("Ferry sinks off Orlen".to_owned()),
        Just("and the harbour master".to_owned()),
        Just("Rosa Lind".to_owned()),
        Just(".".to_owned()),
        Just("Related articles".to_owned()),
        Just("READ MORE: Nine hurt in Dorrin".to_owned()),
        Just("Advertisement".to_owned()),
        Just("Comments (3)".to_owned()),
        Just("1.2k shares | 96 comments".to_owned()),
        Just("Published: 2024-05-12 08:00".to_owned()),
        Just("21:10 What we know".to_owned()),
        Just("• An item of a list".to_owned()),
        Just("A boat in Orlen on Monday. (Rita Moll/Bay Wire)".to_owned()),
        Just("Words of a post here — Rita Moll (@rita) May 4, 2024".to_owned()),
        Just("# A heading with *marks*".to_owned()),
        Just("It is said [here](https://o.example/a) and [there](/b), **twice**, in a_b \\* c.".to_owned()),
        Just("> A quotation _set_ apart".to_owned()),
        Just(String::new()),
        "\\PC{0,40}",
        "[a-zA-Z .,:;!?'\"“”‘’()0-9-]{0,80}",
        "[ \t\u{a0}\u{200b}\u{feff}\u{2028}\r]{0,4}",
    ]
}

fn page() -> impl Strategy<Value = String> {
    (prop::collection::vec(piece(), 0..24), prop_oneof![Just("\n"), Just("\n\n"), Just("\r\n"), Just("\r")])
        .prop_map(|(p, by)| p.join(by))
}

fn markup() -> impl Strategy<Value = String> {
    let tag = prop_oneof![
        Just("<p>"),
        Just("</p>"),
        Just("<div>"),
        Just("</div>"),
        Just("<article>"),
        Just("<h1>"),
        Just("</h1>"),
        Just("<br>"),
        Just("<li>"),
        Just("<blockquote>"),
        Just("<nav>"),
        Just("</nav>"),
        Just("<a href='x'>"),
        Just("</a>"),
        Just("<script>"),
        Just("</script>"),
        Just("<!--"),
        Just("-->"),
        Just("<table><tr><td>"),
        Just("&amp;"),
        Just("&#8212;"),
        Just("&nbsp;"),
        Just("<"),
        Just("<p title=\"")
    ];
    prop::collection::vec(prop_oneof![tag.prop_map(str::to_owned), piece()], 0..40)
        .prop_map(|v| format!("<html><body>{}", v.concat()))
}

/// Byte by byte, what of `raw` stands in a kept block (1) and what was set aside (2).
fn cover(article: &Article) -> Vec<u8> {
    let mut seen = vec![0_u8; article.raw.len()];
    for block in &article.blocks {
        for (at, c) in block.span.of(&article.text).char_indices() {
            let clean = Span::new(block.span.start + at, block.span.start + at + c.len_utf8());
            let raw = article.origin(clean);
            if raw.of(&article.raw) == clean.of(&article.text) {
                seen[raw.start..raw.end].iter_mut().for_each(|b| *b |= 1);
            }
        }
    }
    for aside in &article.set_aside {
        seen[aside.span.start..aside.span.end].iter_mut().for_each(|b| *b |= 2);
    }
    seen
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn spans_are_sound(article: &Article) -> Result<(), TestCaseError> {
    let mut end = 0;
    for block in &article.blocks {
        prop_assert!(block.span.start >= end && !block.span.is_empty());
        prop_assert!(article.text.get(block.span.start..block.span.end).is_some());
        end = block.span.end;
    }
    for aside in &article.set_aside {
        prop_assert!(article.raw.get(aside.span.start..aside.span.end).is_some());
    }
    for (at, c) in article.text.char_indices() {
        let raw = article.origin(Span::new(at, at + c.len_utf8()));
        prop_assert!(article.raw.get(raw.start..raw.end).is_some(), "{at}");
    }
    let joined: Vec<&str> = article.blocks.iter().map(|b| b.span.of(&article.text)).collect();
    prop_assert_eq!(joined.join("\n\n"), article.text.as_str());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_text_is_kept_or_set_aside_once(text in page()) {
        let article = article(&text);
        spans_are_sound(&article)?;
        let seen = cover(&article);
        for (at, c) in text.char_indices() {
            prop_assert!(seen[at] != 3, "twice at {at}: {c:?}");
            prop_assert!(seen[at] != 0 || is_blank(c), "lost at {at}: {c:?}");
        }
    }

    #[test]
    fn kept_blocks_read_as_the_page_does(text in page()) {
        let article = article(&text);
        for block in &article.blocks {
            let clean: String = block.span.of(&article.text).chars().filter(|c| !is_blank(*c)).collect();
            let mut asides = article.set_aside.iter();
            let raw = article.origin(block.span);
            // What was set aside inside the block (an advertisement in a sentence) is not read.
            let cut: Vec<Span> = asides.by_ref().map(|s| s.span).filter(|s| raw.overlaps(*s)).collect();
            let page: String = raw.of(&article.raw).char_indices()
                .filter(|(at, c)| !is_blank(*c) && !cut.iter().any(|s| s.start <= raw.start + at && raw.start + at < s.end))
                .map(|(_, c)| c).collect();
            prop_assert_eq!(clean, page);
        }
    }

    #[test]
    fn any_page_is_read(text in markup()) {
        let article = article(&text);
        spans_are_sound(&article)?;
    }

    #[test]
    fn any_string_is_read(text in "\\PC{0,200}|(?s).{0,200}") {
        spans_are_sound(&article(&text))?;
        spans_are_sound(&article(&format!("<html>{text}")))?;
    }

    #[test]
    fn the_same_text_gives_the_same_article(text in page()) {
        prop_assert_eq!(article(&text), article(&text));
    }
}

/// Pages made to be slow: each must be done in time that grows as its length does.
#[test]
fn hostile_pages_are_read_in_bounded_time() {
    let long = 40_000;
    let deep = format!("<html>{}", "<div>".repeat(long));
    let pages = [
        "(".repeat(1_000_000),
        "1".repeat(1_000_000),
        "a\n".repeat(long),
        "Related articles\n".repeat(long / 10),
        "Ferry sinks off Orlen\n".repeat(long / 10),
        "12:30 x\n".repeat(long / 10),
        " ".repeat(1_000_000),
        "é’".repeat(long),
        deep,
        format!("<html>{}", "<b a=".repeat(long)),
        format!("<html>{}", "</p>".repeat(long)),
        format!("<html>{}", "&".repeat(long)),
        format!("<html>{}", "<script>".repeat(long)),
        format!("<html>{}", "<p>x <b>".repeat(long / 4)),
        "<".repeat(long),
        format!("# a\n{}", "[".repeat(long)),
        format!("# a\n{}", "*".repeat(long)),
        format!("# a\n{}", "[a](".repeat(long)),
    ];
    for page in pages {
        let article = article(&page);
        assert!(article.text.len() <= article.raw.len() + 2 * article.blocks.len());
    }
}
