//! Laws of what a reader has settled: it stays settled when an article is added, and comes back when there is news.

use crossclaim::{Article, CrossCheck, Dismissals, Report};
use proptest::prelude::*;

const FLEET: &str = "The company said its new fleet of buses cost 14 million euros.";
const OTHER: &str = "The company said its new fleet of buses cost 19 million euros.";
const THIRD: &str = "The company said its new fleet of buses cost 23 million euros.";

fn run(articles: &[(&str, &str)], dismissed: &Dismissals) -> Report {
    let articles: Vec<Article> = articles.iter().map(|(id, text)| Article::verbatim(id, text)).collect();
    CrossCheck::new().dismissed(dismissed.clone()).run(&articles)
}

fn ids(report: &Report) -> String {
    let lines: Vec<String> = report.disagreements().map(|f| format!("{}  # {}", f.id, f.kind)).collect();
    lines.join("\n")
}

/// The dismissal of all that these articles disagree in.
fn settled(articles: &[(&str, &str)]) -> Dismissals {
    let report = run(articles, &Dismissals::default());
    assert!(report.disagreements().next().is_some(), "they disagree");
    Dismissals::read(&ids(&report)).expect("ids of findings")
}

#[test]
fn what_is_dismissed_is_counted_and_not_shown() {
    let articles = [("b", FLEET), ("c", OTHER)];
    let report = run(&articles, &settled(&articles));
    assert_eq!(report.disagreements().count(), 0);
    assert_eq!(report.dismissed.len(), 1);
}

#[test]
fn an_article_that_joins_a_side_changes_nothing() {
    let known = settled(&[("b", FLEET), ("c", OTHER)]);
    // Whatever its id, and whichever side it joins: a new article may stand first or last.
    for id in ["a", "bb", "d"] {
        for text in [
            "Its new fleet of buses cost 14 million euros, the company said.",
            "Its new fleet of buses cost 19 million euros, the company said.",
        ] {
            let report = run(&[("b", FLEET), ("c", OTHER), (id, text)], &known);
            assert_eq!(ids(&report), "", "{id}: {text}");
            let sides = &report.dismissed[0].sides;
            assert_eq!(sides.iter().map(|side| side.evidence.len()).sum::<usize>(), 3, "{sides:?}");
        }
    }
}

#[test]
fn a_new_side_makes_it_appear_again() {
    let known = settled(&[("b", FLEET), ("c", OTHER)]);
    for id in ["a", "bb", "d"] {
        let report = run(&[("b", FLEET), ("c", OTHER), (id, THIRD)], &known);
        let finding = report.disagreements().next().expect("a third value is news");
        assert_eq!(finding.sides.len(), 3);
        assert!(report.dismissed.is_empty());
    }
}

#[test]
fn what_is_settled_of_three_sides_is_settled_of_two() {
    let known = settled(&[("a", THIRD), ("b", FLEET), ("c", OTHER)]);
    let report = run(&[("b", FLEET), ("c", OTHER)], &known);
    assert_eq!((ids(&report).as_str(), report.dismissed.len()), ("", 1));
}

#[test]
fn other_words_are_another_finding() {
    let known = settled(&[("b", FLEET), ("c", OTHER)]);
    let report = run(&[("b", FLEET), ("c", THIRD)], &known);
    assert_eq!(report.disagreements().count(), 1);
    let elsewhere = run(&[("b", FLEET), ("x", OTHER)], &known);
    assert_eq!(elsewhere.disagreements().count(), 1);
}

#[test]
fn ids_are_unlike() {
    let texts = [FLEET, OTHER, "The 40 buses will run from Monday.", "The 30 buses will run from Tuesday."].join(" ");
    let report = run(
        &[("a", &texts), ("b", FLEET), ("c", &format!("{OTHER} The 30 buses will run from Monday."))],
        &Dismissals::default(),
    );
    let mut list: Vec<&str> = report.findings.iter().map(|finding| finding.id.as_str()).collect();
    let all = list.len();
    list.sort_unstable();
    list.dedup();
    assert_eq!(list.len(), all);
}

proptest! {
    #[test]
    fn a_list_of_dismissals_reads_back_or_names_the_line(text in "\\PC{0,40}", before in 0..4_usize) {
        let good = "quantity-0123456789ab-ba9876543210\n".repeat(before);
        match Dismissals::read(&format!("{good}{text}")) {
            Ok(read) => prop_assert!(read.len() <= before.min(1) + 1),
            Err(problem) => prop_assert_eq!(problem.line, before + 1),
        }
    }
}
