//! The way from the domain to the wire: offsets, order, counts, reading back.

mod sample;

use crossclaim_report::{FindingEntry, Html, Json, Markdown, Report, SCHEMA, Terminal};

/// The characters `start..end` of a text, white space runs as one space.
fn cut(text: &str, start: usize, end: usize) -> String {
    let part: String = text.chars().skip(start).take(end - start).collect();
    part.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn offsets_are_code_points_of_the_input() {
    let (corpus, findings, notes) = sample::story();
    let report = Report::new(&corpus, &findings, &notes);
    let raw = |id: &str| &corpus.documents.iter().find(|d| d.article.id == id).expect("an article").article.raw;
    for claim in &report.claims {
        let words = cut(raw(&claim.article), claim.start, claim.end);
        if !claim.article.ends_with("html") {
            assert_eq!(words, claim.text);
        }
    }
    for evidence in report.findings.iter().flat_map(FindingEntry::evidence) {
        let words = cut(raw(&evidence.article), evidence.start, evidence.end);
        let words = words.replace("&nbsp;", " ");
        assert_eq!(words, evidence.text);
    }
    for article in &report.articles {
        assert_eq!(article.characters, raw(&article.id).chars().count());
        for part in &article.set_aside {
            let words = cut(raw(&article.id), part.start, part.end);
            assert!(["Advertisement", "<div>Share this</div>"].contains(&words.as_str()), "{words}");
        }
    }
}

#[test]
fn a_page_gives_its_clean_words_and_the_place_of_the_marked_up_ones() {
    let (corpus, ..) = sample::story();
    let report = sample::report();
    let tribune = &corpus.documents[1].article;
    let claim = report.claims.iter().find(|claim| claim.text.contains("Alda ran aground")).expect("the claim");
    assert_eq!(claim.text, "Çelik line: the ferry Alda ran aground off Port Sorel on 12 May.");
    let raw = cut(&tribune.raw, claim.start, claim.end);
    assert_eq!(raw, "Çelik line: the ferry <b>Alda</b> ran aground off Port Sorel on 12&nbsp;May.");
}

#[test]
fn findings_come_in_the_order_of_a_reader() {
    let report = sample::report();
    let ids: Vec<&str> = report.findings.iter().map(|finding| finding.id.as_str()).collect();
    assert_eq!(ids, ["f-day", "f-quote", "f-hurt", "f-boats", "f-agree"]);
    let (corpus, mut findings, notes) = sample::story();
    findings.reverse();
    assert_eq!(Report::with_ledger(&corpus, &sample::outcome(&corpus, &findings), &notes), report);
}

#[test]
fn what_is_settled_is_counted_and_not_shown() {
    let (corpus, findings, notes) = sample::story();
    let mut outcome = sample::outcome(&corpus, &findings);
    let at = outcome.findings.iter().position(|finding| finding.id == "f-day").expect("the finding");
    outcome.dismissed.push(outcome.findings.remove(at));
    let (all, rest) = (sample::report(), Report::with_ledger(&corpus, &outcome, &notes));
    assert_eq!(rest.dismissed, [all.finding("f-day").expect("the finding").clone()]);
    assert_eq!(rest.findings.len() + 1, all.findings.len());
    // What a reader has settled was compared all the same.
    assert_eq!(rest.coverage, all.coverage);
    for text in [Terminal::new(&rest).to_string(), Markdown::new(&rest).to_string(), Html::new(&rest).to_string()] {
        assert!(text.contains("1 dismissed") && !text.contains("neither is 11 May"), "{text}");
    }
}

#[test]
fn what_was_let_pass_and_what_was_not_checked_stand_in_the_report() {
    let report = sample::report();
    assert_eq!(report.coverage.let_pass, 3);
    assert_eq!((report.let_pass[0].a.text.as_str(), report.let_pass[0].b.text.as_str()), ("50 minutes", "9:50 p.m."));
    let reasons: Vec<&str> = report.coverage.not_checked.iter().map(|entry| entry.reason.as_str()).collect();
    assert_eq!(reasons, ["unreadable"]);
    assert!(Terminal::new(&report).width(200).to_string().contains("3 pairs that look different let pass"));
    assert!(Html::new(&report).to_string().contains("<td>50 minutes is not 9:50 p.m."));
}

#[test]
fn coverage_counts_what_stands_alone_and_what_is_shared() {
    let report = sample::report();
    assert_eq!(report.schema, SCHEMA);
    assert_eq!(report.coverage.claims, report.claims.len());
    assert_eq!(report.coverage.by_origins, [0, 0, 3, 1]);
    let grouped = report.groups.iter().flat_map(|group| &group.claims).count();
    assert_eq!(report.coverage.single_source.len() + grouped, report.claims.len());
    assert!(report.coverage.single_source.iter().all(|id| report.claim(id).is_some()));
    assert_eq!(report.articles[3].copy_of.as_deref(), Some("0_wire.txt"));
    assert_eq!(report.articles[0].copy_of, None);
}

#[test]
fn json_reads_back_equal() {
    let report = sample::report();
    for pretty in [false, true] {
        let text = Json::new(&report).pretty(pretty).to_string();
        assert_eq!(serde_json::from_str::<Report>(&text).expect("our own JSON"), report);
        assert!(!text.contains(['\u{1B}', '\u{202E}']));
    }
}

#[test]
fn lookups_and_one_line_per_finding() {
    let report = sample::report();
    assert_eq!(report.disagreements().count(), 2);
    assert_eq!(report.updates().count(), 1);
    let finding = report.finding("f-hurt").expect("the update");
    assert_eq!(report.group(finding.group.as_deref().expect("a group")).expect("its group").origins, 2);
    assert_eq!(
        finding.to_string(),
        "update (quantity, high): at least 38 [1_tribune.html] / 41 [0_wire.txt, 3_copy.txt]: \
         41 is the later figure of a count that was still rising."
    );
    assert!(report.article("1_tribune.html").is_some() && report.article("none").is_none());
}
