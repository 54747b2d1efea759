//! Runs the stories of `tests/stories`: the report on each must be the one that stands beside it.
//!
//! `expected.txt` is no wish but the state: each disagreement is marked `real` or `false alarm` by what a reader marked
//! in `gold.json`, and what the reader marked and the report lacks is listed as `missed`. So a change of any rule shows
//! here as the findings it brings and takes, and is looked at. To accept what is reported now:
//!
//! ```text
//! CROSSCLAIM_EXPECTED=write cargo test -p crossclaim --test stories
//! ```

#[path = "../examples/score/scorer.rs"]
mod scorer;
#[path = "../examples/story/mod.rs"]
mod story;

use crossclaim::report::FindingEntry;
use crossclaim::{CrossCheck, Report};
use scorer::{Flag, Score};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use story::Story;

fn folders() -> Vec<PathBuf> {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/stories");
    let entries = std::fs::read_dir(stories).expect("the folder of the stories");
    let mut list: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).filter(|p| p.is_dir()).collect();
    list.sort();
    list
}

/// The report in lines that a person can hold against `gold.json`. Confidence is left out: it moves with each learning.
fn rendering(report: &Report, score: &Score) -> String {
    let mut out = String::from("# The report as it stands, held against gold.json; see tests/README.md.\n");
    for (name, part) in score.parts() {
        let _ = writeln!(out, "{name}: {} of {}", part.met, part.of);
    }
    for (kind, [found, real]) in &score.kinds {
        let _ = write!(out, "\n{kind}: {} of {} found, {} of {} true", found.met, found.of, real.met, real.of);
    }
    out.push('\n');
    let agreed = report.findings.iter().filter(|finding| finding.relation == "agree").count();
    let _ = writeln!(out, "values agreed on: {agreed}");
    for (at, finding) in report.findings.iter().enumerate().filter(|(_, finding)| finding.relation != "agree") {
        let flag = score.flags.iter().find(|flag| flag.finding == at);
        let _ = writeln!(out, "\n{}", head(finding, flag));
        for side in &finding.sides {
            let words: Vec<String> =
                side.evidence.iter().map(|evidence| format!("{} [{}]", evidence.text, evidence.article)).collect();
            let _ = writeln!(out, "    {}", words.join(" | "));
        }
    }
    out.push('\n');
    for line in &score.missed {
        let _ = writeln!(out, "missed  {line}");
    }
    out
}

fn head(finding: &FindingEntry, flag: Option<&Flag>) -> String {
    let FindingEntry { relation, kind, reason, severity, locus, .. } = finding;
    let judged = match flag {
        Some(flag) if flag.real => "real: ",
        Some(_) => "false alarm: ",
        None => "",
    };
    let locus = if locus == "across_sources" { String::new() } else { format!(" {locus}") };
    format!("{judged}{relation} {kind} {reason} {severity}{locus}")
}

#[test]
fn the_reports_are_the_expected_ones() {
    let write = std::env::var_os("CROSSCLAIM_EXPECTED").is_some_and(|value| value == "write");
    let mut wrong = Vec::new();
    for folder in folders() {
        let story = Story::read(&folder).expect("a story");
        let report = CrossCheck::new().run(&story.articles);
        let rendering = rendering(&report, &Score::of(&story, &report));
        let path = folder.join("expected.txt");
        if write {
            std::fs::write(&path, &rendering).expect("a file that can be written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if rendering != expected {
            let (old, new): (BTreeSet<&str>, BTreeSet<&str>) =
                (expected.lines().collect(), rendering.lines().collect());
            let gone = old.difference(&new).map(|line| format!("- {line}"));
            let come = new.difference(&old).map(|line| format!("+ {line}"));
            let lines: Vec<String> = gone.chain(come).collect();
            wrong.push(format!("{}\n{}", folder.display(), lines.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{} stories changed; look, then write them anew:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Each story was written to hold the kinds; together they must hold every kind and what looks like it and is not.
#[test]
fn every_kind_is_marked_in_a_story() {
    let stories: Vec<Story> = folders().iter().map(|folder| Story::read(folder).expect("a story")).collect();
    assert!(stories.len() >= 12, "{} stories", stories.len());
    for kind in crossclaim::diff::Kind::ALL.map(crossclaim::diff::Kind::name).into_iter().chain(["update"]) {
        let holds = |story: &&Story| story.marks("disagreements").iter().any(|mark| mark["kind"] == kind);
        assert!(stories.iter().filter(holds).count() >= 2, "{kind} is marked in fewer than two stories");
    }
    for sort in ["same_claim", "no_conflict", "different_claims", "boilerplate"] {
        assert!(stories.iter().all(|story| !story.marks(sort).is_empty()), "a story without {sort}");
    }
}
