//! Nothing of an article's text acts: on a terminal, in Markdown, on a page.
//!
//! Hostile words go into every field of a report that a reader sees; each format is then read by
//! a parser, which must find only what the renderer itself put there.

mod sample;

use crossclaim_report::{Html, Markdown, Report, Terminal};
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::BTreeSet;

const HOSTILE: [&str; 16] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</style></title></main><h1>owned",
    "&lt;b&gt; &amp;amp; &#60;",
    "[click](javascript:alert(1)) ![pixel](http://bad.example/p.png)",
    "<http://bad.example> https://bad.example www.bad.example",
    "# heading\n## heading\n---\n===\n- list\n1. list\n> quote",
    "`code` **strong** _em_ ~~gone~~ | cell | [^1] $x$",
    "```\nfence",
    "[ref]: http://bad.example\n[ref]",
    "\u{1B}]0;title\u{7}\u{1B}[2J\u{9B}31m\r\u{8}",
    "\u{202E}gnp.exe\u{2066}\u{200B}\u{E0041}",
    "<!-- comment <![CDATA[ ]]> -->",
    "\\*escaped\\* \\<b> \\",
];

/// The sample with hostile words in every text a reader sees.
fn reports() -> impl Iterator<Item = Report> {
    HOSTILE.into_iter().map(|words| {
        let mut report = sample::report();
        let spoil = |text: &mut String| words.clone_into(text);
        for article in &mut report.articles {
            article.title = Some(words.to_owned());
            article.source = Some(words.to_owned());
            for part in &mut article.set_aside {
                spoil(&mut part.reason);
            }
            if let Some(dated) = &mut article.published {
                spoil(&mut dated.origin);
                spoil(&mut dated.value);
            }
        }
        for claim in &mut report.claims {
            claim.text = format!("It was said {words} and more of it");
        }
        for finding in &mut report.findings {
            spoil(&mut finding.explanation);
            for side in &mut finding.sides {
                spoil(&mut side.value);
                side.evidence.iter_mut().for_each(|evidence| spoil(&mut evidence.text));
            }
        }
        words.clone_into(&mut report.findings[0].kind);
        report.notes.iter_mut().for_each(|note| spoil(&mut note.message));
        report
    })
}

#[test]
fn terminal() {
    for report in reports() {
        for colour in [false, true] {
            let text = Terminal::new(&report).colour(colour).to_string();
            // What is left after our own styles: ESC [ figures and semicolons m.
            let mut rest = text.as_str();
            let mut seen = String::new();
            while let Some(at) = rest.find('\u{1B}') {
                assert!(colour, "a style without being asked");
                seen.push_str(&rest[..at]);
                let style = &rest[at + 1..];
                let end = style.find('m').expect("the end of a style");
                assert!(style[..end].starts_with('['));
                assert!(style[1..end].bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{style:?}");
                rest = &style[end + 1..];
            }
            seen.push_str(rest);
            let acts =
                |c: char| c != '\n' && c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c) || c == '\u{200B}';
            assert!(!seen.contains(acts), "{seen}");
        }
    }
}

#[test]
fn markdown() {
    let plain = events(&Markdown::new(&sample::report()).to_string());
    for act in ["Link", "Image", "Html", "Code", "Table", "Footnote", "Math"] {
        assert!(!plain.iter().any(|event| event.contains(act)), "{act}");
    }
    for report in reports() {
        let text = Markdown::new(&report).to_string();
        let found = events(&text);
        for event in &found {
            assert!(plain.contains(event), "{event} in\n{text}");
        }
    }
}

/// The sorts of everything but text in a Markdown document.
fn events(text: &str) -> BTreeSet<String> {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    Parser::new_ext(text, options)
        .filter_map(|event| match event {
            Event::Text(_) | Event::End(_) | Event::SoftBreak => None,
            Event::Start(Tag::Heading { level, .. }) => Some(format!("heading {level}")),
            Event::Start(tag) => Some(format!("{tag:?}")),
            other => Some(format!("{other:?}")),
        })
        .collect()
}

#[test]
fn html() {
    let sample = sample::report();
    for report in reports() {
        for fragment in [false, true] {
            let plain = tags(&Html::new(&sample).fragment(fragment).to_string());
            let page = Html::new(&report).fragment(fragment).to_string();
            for tag in tags(&page) {
                assert!(plain.contains(&tag), "{tag} in\n{page}");
            }
        }
    }
}

/// Every tag of a page, figures left out: attributes differ in numbers alone.
fn tags(page: &str) -> BTreeSet<String> {
    let mut tags = BTreeSet::new();
    let body = page.split_once("</style>").map_or(page, |(_, body)| body);
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').expect("the end of a tag") + at;
        tags.insert(rest[at..=end].chars().filter(|c| !c.is_ascii_digit()).collect());
        rest = &rest[end + 1..];
    }
    assert!(!rest.contains('<'));
    tags
}

#[test]
fn the_page_needs_nothing_from_outside() {
    let page = Html::new(&sample::report()).to_string();
    let tags = tags(&page);
    let handler = |tag: &String| tag.split_whitespace().any(|part| part.starts_with("on") && part.contains('='));
    assert!(!tags.iter().any(handler));
    for outside in ["<script", "src=", "url(", "@import", "<link", "<iframe", "javascript:", "style=\""] {
        assert!(!tags.iter().any(|tag| tag.contains(outside)), "{outside}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("url(") && !page.contains("@import"));
}
