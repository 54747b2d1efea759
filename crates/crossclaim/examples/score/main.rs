//! Scores reports against what readers marked, in figures a kind and by confidence.
//!
//! ```text
//! cargo run --release -p crossclaim --example score -- tests/stories/*/
//! ```
//!
//! Comes in: folders of stories (see `tests/README.md`); with `--list` first, each false alarm and each missed
//! disagreement is named. Goes out: tables in Markdown, as `docs/quality.md` carries them. What each figure counts
//! stands in `scorer.rs`.

#[path = "../story/mod.rs"]
mod story;

mod scorer;

use crossclaim::CrossCheck;
use scorer::{Part, Score};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use story::{Failure, Story};

fn main() -> Result<(), Failure> {
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let list = options.iter().any(|option| option == "--list");
    let mut out = std::io::stdout().lock();
    let mut parts: Vec<(&str, Part)> = Score::default().parts().to_vec();
    let mut kinds: BTreeMap<String, [Part; 2]> = BTreeMap::new();
    // Of each reported disagreement how sure the machine is, and whether it is one.
    let mut flags: Vec<(f32, bool)> = Vec::new();
    for folder in &folders {
        let story = Story::read(Path::new(folder))?;
        let report = CrossCheck::new().run(&story.articles);
        let score = Score::of(&story, &report);
        for ((_, all), (_, part)) in parts.iter_mut().zip(score.parts()) {
            add(all, part);
        }
        for (kind, counts) in &score.kinds {
            let all = kinds.entry(kind.clone()).or_default();
            all.iter_mut().zip(counts).for_each(|(all, part)| add(all, *part));
        }
        flags.extend(score.flags.iter().map(|flag| (report.findings[flag.finding].confidence, flag.real)));
        if list {
            let name = Path::new(folder).file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            for line in &score.missed {
                writeln!(out, "missed  {name}  {line}")?;
            }
            for flag in score.flags.iter().filter(|flag| !flag.real) {
                let finding = &report.findings[flag.finding];
                writeln!(out, "false   {name}  {:.2}  {finding}", finding.confidence)?;
            }
        }
    }
    writeln!(out, "{} stories\n\n| figure | | of |\n| --- | --- | --- |", folders.len())?;
    for (name, part) in parts {
        writeln!(out, "| {name} | {} | {} of {} |", share(part), part.met, part.of)?;
    }
    writeln!(out, "\n| kind | marked and found | reported and real |\n| --- | --- | --- |")?;
    for (kind, [found, real]) in &kinds {
        writeln!(out, "| `{kind}` | {} of {} | {} of {} |", found.met, found.of, real.met, real.of)?;
    }
    writeln!(out, "\n| confidence | reported | real | |\n| --- | --- | --- | --- |")?;
    let within = |from: f32, to: f32| {
        let some: Vec<bool> = flags.iter().filter(|(c, _)| (from..to).contains(c)).map(|(_, real)| *real).collect();
        Part { met: some.iter().filter(|real| **real).count(), of: some.len() }
    };
    for (from, to) in [(0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.1)] {
        let part = within(from, to);
        if part.of > 0 {
            writeln!(out, "| {from:.1} to {:.1} | {} | {} | {} |", f32::min(to, 1.0), part.of, part.met, share(part))?;
        }
    }
    let part = within(0.8, 1.1);
    writeln!(out, "\nOf those at .8 and above, {} of {} are real.", part.met, part.of)?;
    Ok(())
}

fn add(all: &mut Part, part: Part) {
    all.met += part.met;
    all.of += part.of;
}

fn share(part: Part) -> String {
    if part.of == 0 { "none".to_owned() } else { format!("{:.3}", part.met as f64 / part.of as f64) }
}
