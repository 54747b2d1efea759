//! Laws of the whole run, held on made-up articles.
//!
//! The articles are put together from sentence patterns with slots, so that facts meet, agree and
//! differ; what they say is of no matter, only that the laws hold.

use crossclaim::{Article, CrossCheck, Input, Report, article};
use proptest::prelude::*;

const PATTERNS: [&str; 12] = [
    "The storm killed {n} people in Port Alba on {d}, the mayor said.",
    "At least {n} people died when the storm hit Port Alba {d}.",
    "About {n} homes were damaged, the fire service said.",
    "\"We will rebuild every house before the winter comes,\" Mayor Ines Dorn said.",
    "\"We shall rebuild each house before winter comes\", said Ines Dorn, the mayor.",
    "The mayor denied that the dam had been damaged.",
    "The storm damaged the dam above the town.",
    "The road to Port Alba will be closed for {n} days.",
    "The road stays closed until {d}.",
    "Aid worth ${n} million was promised by the government in Sandrel.",
    "Ines Dorn, the mayor of Port Alba, thanked {n} volunteers.",
    "Schools reopen on {d} \u{2013} two weeks after the storm; {n} of them lost their roofs.",
];

const DAYS: [&str; 5] = ["Monday", "on 4 March", "March 5, 2031", "yesterday", "next week"];

fn sentence() -> impl Strategy<Value = String> {
    (0..PATTERNS.len(), 1..2500_u32, 0..DAYS.len())
        .prop_map(|(p, n, d)| PATTERNS[p].replace("{n}", &n.to_string()).replace("{d}", DAYS[d]))
}

fn page() -> impl Strategy<Value = String> {
    prop::collection::vec(sentence(), 1..8).prop_map(|list| list.join("\n\n"))
}

fn read(id: &str, text: &str) -> Article {
    article::clean(Input { id: id.into(), text: text.into(), published: Some("2031-03-06".into()), ..Input::default() })
}

fn run(pages: &[(&str, &str)]) -> Report {
    let articles: Vec<Article> = pages.iter().map(|(id, text)| read(id, text)).collect();
    CrossCheck::new().run(&articles)
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).expect("a report is plain data")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_source_twice_gives_no_finding(text in page()) {
        let report = run(&[("a", &text), ("b", &text)]);
        prop_assert_eq!(&report.findings, &Vec::new());
    }

    #[test]
    fn the_order_of_the_sources_does_not_matter(a in page(), b in page(), c in page()) {
        let one = run(&[("a", &a), ("b", &b), ("c", &c)]);
        let other = run(&[("c", &c), ("a", &a), ("b", &b)]);
        prop_assert_eq!(json(&one), json(&other));
    }

    #[test]
    fn a_swap_of_two_sources_mirrors_the_sides(a in page(), b in page()) {
        let ab = run(&[("a", &a), ("b", &b)]);
        let ba = run(&[("a", &b), ("b", &a)]);
        let shape = |report: &Report, swap: bool| {
            let mut list: Vec<_> = report
                .findings
                .iter()
                .map(|f| {
                    let mut sides: Vec<_> = f
                        .sides
                        .iter()
                        .map(|s| {
                            let mut places: Vec<_> = s
                                .evidence
                                .iter()
                                .map(|e| {
                                    let first = (e.article == "a") != swap;
                                    (first, e.start, e.end, e.text.clone())
                                })
                                .collect();
                            places.sort();
                            places
                        })
                        .collect();
                    sides.sort();
                    (f.relation.clone(), f.kind.clone(), sides)
                })
                .collect();
            list.sort();
            list
        };
        prop_assert_eq!(shape(&ab, false), shape(&ba, true));
    }

    #[test]
    fn evidence_shows_the_words_it_claims(a in page(), b in page()) {
        let report = run(&[("a", &a), ("b", &b)]);
        let squeeze = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        for evidence in report.findings.iter().flat_map(|f| &f.sides).flat_map(|s| &s.evidence) {
            let text = if evidence.article == "a" { &a } else { &b };
            let words: String = text.chars().skip(evidence.start).take(evidence.end - evidence.start).collect();
            prop_assert_eq!(squeeze(&words), squeeze(&evidence.text));
        }
        for claim in &report.claims {
            let text = if claim.article == "a" { &a } else { &b };
            let words: String = text.chars().skip(claim.start).take(claim.end - claim.start).collect();
            prop_assert_eq!(squeeze(&words), squeeze(&claim.text));
        }
    }

    #[test]
    fn the_json_reads_back_equal(a in page(), b in page()) {
        let report = run(&[("a", &a), ("b", &b)]);
        let back: Report = serde_json::from_str(&json(&report)).expect("our own JSON");
        prop_assert_eq!(report, back);
    }

    #[test]
    fn any_unicode_is_safe(a in any::<String>(), b in page()) {
        let report = run(&[("a", &a), ("b", &b), ("c", &format!("{a}{b}"))]);
        prop_assert!(report.articles.len() == 3);
    }

    #[test]
    fn any_unicode_is_safe_as_html(a in any::<String>(), b in page()) {
        let html = format!("<!doctype html><html><body><article><p>{a}</p><p>{b}</p></article></body></html>");
        let report = run(&[("a", &html), ("b", &b)]);
        prop_assert!(report.articles.len() == 2);
    }
}

/// Inputs that have hung or broken parsers: the run comes back from each.
#[test]
fn hostile_inputs_come_back() {
    let long = |s: &str, n: usize| s.repeat(n);
    let pages = [
        long("(", 200_000),
        long("[[", 100_000),
        long("<div>", 20_000),
        long("\u{201c}", 50_000),
        long("'\"", 50_000),
        long("1,", 100_000),
        long("9", 200_000),
        long("a", 300_000),
        long("no not never ", 20_000),
        long("said ", 40_000),
        long("in May and June ", 20_000),
        long("Smith Jones ", 20_000),
        long("A. ", 60_000),
        long("\n", 100_000),
        long("\u{202e}\u{200d}\u{0}", 20_000),
        long("=cmd|' /C calc'!A0\t", 10_000),
    ];
    for (at, page) in pages.iter().enumerate() {
        let report = run(&[("a", page), ("b", page), ("c", "The storm killed 14 people in Port Alba.")]);
        assert_eq!(report.articles.len(), 3, "page {at}");
    }
}
