//! Any report can be rendered: one read from a file may hold anything its types allow.

use crossclaim_report::{
    ArticleEntry, ClaimEntry, Coverage, Dated, EvidenceEntry, FindingEntry, GroupEntry, Html, Json, Markdown,
    NotCheckedEntry, NoteEntry, PassedEntry, Report, SetAsideEntry, SideEntry, Terminal,
};
use proptest::prelude::*;

/// Few ids, so that some meet, some are missing and some come twice.
fn id() -> impl Strategy<Value = String> {
    "[a-d]{0,1}"
}

fn name(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![prop::sample::select(names).prop_map(str::to_owned), ".{0,6}"]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        "[a-c“”\"'<&*_\\[\\]0-9:./@# \u{1B}\u{202E}\u{301}-]{0,400}",
        "([0-9]{4}-[0-9]{2}-[0-9]{2}.?){0,3}"
    ]
}

prop_compose! {
    fn article()(id in id(), title in prop::option::of(words()), source in prop::option::of(words()),
        value in words(), origin in name(&["given", "dateline"]), dated in any::<bool>(), url in prop::option::of(words()),
        characters in 0..50_usize, copy_of in prop::option::of(id()),
        aside in prop::collection::vec((0..99_usize, 0..99_usize, name(&["advertisement", "footer"])), 0..3)) -> ArticleEntry {
        let set_aside = aside.into_iter().map(|(start, end, reason)| SetAsideEntry { start, end, reason }).collect();
        let published = dated.then_some(Dated { value, origin, confidence: 0.5 });
        ArticleEntry { id, title, source, published, url, characters, copy_of, set_aside, ..ArticleEntry::default() }
    }
}

prop_compose! {
    fn claim()(id in id(), article in id(), start in 0..500_usize, end in 0..500_usize, text in words(),
        role in name(&["body", "caption"])) -> ClaimEntry {
        ClaimEntry { id, article, start, end, text, role }
    }
}

prop_compose! {
    fn group()(id in id(), claims in prop::collection::vec(id(), 0..4), articles in prop::collection::vec(id(), 0..4),
        origins in 0..4_usize, label in id()) -> GroupEntry {
        GroupEntry { id, claims, articles, origins, label, score: 0.5 }
    }
}

prop_compose! {
    fn evidence()(article in id(), claim in id(), start in 0..500_usize, end in 0..500_usize, text in words()) -> EvidenceEntry {
        EvidenceEntry { article, claim, start, end, text }
    }
}

prop_compose! {
    fn finding()(id in id(), relation in name(&["agree", "compatible", "update", "disagree"]),
        kind in name(&["quantity", "scope", "quote"]), reason in words(),
        locus in name(&["across_sources", "within_source", "reported_dispute"]), group in prop::option::of(id()),
        severity in name(&["low", "medium", "high"]), explanation in words(),
        sides in prop::collection::vec((words(), prop::collection::vec(evidence(), 0..4)), 0..4)) -> FindingEntry {
        let sides = sides.into_iter().map(|(value, evidence)| SideEntry { value, evidence }).collect();
        FindingEntry { id, relation, kind, reason, locus, group, severity, confidence: 0.25, explanation, sides }
    }
}

prop_compose! {
    fn report()(articles in prop::collection::vec(article(), 0..5), claims in prop::collection::vec(claim(), 0..6),
        groups in prop::collection::vec(group(), 0..4), findings in prop::collection::vec(finding(), 0..5),
        single_source in prop::collection::vec(id(), 0..4), count in 0..9_usize,
        dismissed in prop::collection::vec(finding(), 0..2),
        passed in prop::collection::vec((name(&["date", "place"]), words(), evidence(), evidence()), 0..3),
        unchecked in prop::collection::vec((prop::option::of(id()), words()), 0..8),
        notes in prop::collection::vec((prop::option::of(id()), words()), 0..3)) -> Report {
        let let_pass = passed.into_iter()
            .map(|(kind, explanation, a, b)| PassedEntry { kind, explanation, a, b, ..PassedEntry::default() })
            .collect();
        let not_checked =
            unchecked.into_iter().map(|(article, reason)| NotCheckedEntry { article, reason, count }).collect();
        let notes = notes.into_iter()
            .map(|(article, message)| NoteEntry { article, kind: String::new(), message })
            .collect();
        let coverage = Coverage {
            claims: count, single_source, by_origins: vec![count], not_compared: count, let_pass: count, not_checked,
        };
        Report { schema: String::new(), articles, claims, groups, findings, dismissed, let_pass, coverage, notes }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_report_renders_and_its_json_reads_back(report in report(), width in 0..120_usize) {
        let text = Terminal::new(&report).width(width).to_string();
        let acts = |c: char| c != '\n' && c.is_control() || c == '\u{202E}';
        prop_assert!(!text.contains(acts));
        prop_assert!(!Markdown::new(&report).to_string().contains(acts));
        prop_assert!(!Html::new(&report).to_string().contains(acts));
        let json = Json::new(&report).to_string();
        prop_assert!(!json.contains(acts));
        prop_assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    }

    #[test]
    fn no_line_of_the_terminal_is_wider_than_asked(report in report(), width in 40..120_usize) {
        for line in Terminal::new(&report).width(width).to_string().lines() {
            prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{:?}", line);
        }
    }
}

/// Hundreds of kilobytes in every field give a memo of a page or two.
#[test]
fn long_texts_are_no_trap() {
    for long in
        ["a ", "1", "1.", "<", "www.", ":", "“", "\u{301}", "\u{202E}", "2025-07-23 "].map(|text| text.repeat(100_000))
    {
        let evidence = EvidenceEntry {
            article: "a".into(),
            claim: "c".into(),
            start: 0,
            end: 9,
            text: long.chars().take(60).collect(),
        };
        let side = SideEntry { value: long.clone(), evidence: vec![evidence] };
        let report = Report {
            articles: vec![ArticleEntry {
                id: "a".into(),
                title: Some(long.clone()),
                source: Some(long.clone()),
                ..ArticleEntry::default()
            }],
            claims: vec![ClaimEntry {
                id: "c".into(),
                article: "a".into(),
                text: long.clone(),
                ..ClaimEntry::default()
            }],
            findings: vec![FindingEntry {
                relation: "disagree".into(),
                explanation: long.clone(),
                sides: vec![side.clone(), side],
                ..FindingEntry::default()
            }],
            notes: vec![NoteEntry { message: long.clone(), ..NoteEntry::default() }],
            ..Report::default()
        };
        for length in [
            Terminal::new(&report).to_string().len(),
            Markdown::new(&report).to_string().len(),
            Html::new(&report).to_string().len(),
        ] {
            assert!(length < 40_000, "a memo of {length} bytes");
        }
    }
}
