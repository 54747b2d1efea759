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
use scorer::{Flag, Part, Score};
use std::io::Write;
use std::path::Path;
use story::{Failure, Story};

fn main() -> Result<(), Failure> {
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let list = options.iter().any(|option| option == "--list");
    let mut out = std::io::stdout().lock();
    let mut all = Score::default();
    for folder in &folders {
        let story = Story::read(Path::new(folder))?;
        let score = Score::of(&story, &CrossCheck::new().run(&story.articles));
        if list {
            let name = Path::new(folder).file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            for line in &score.missed {
                writeln!(out, "missed  {name}  {line}")?;
            }
            for flag in score.flags.iter().filter(|flag| !flag.real) {
                writeln!(out, "false   {name}  {:.2}  {}", flag.confidence, flag.line)?;
            }
        }
        all.add(score);
    }
    writeln!(out, "{} stories\n\n| figure | | of |\n| --- | --- | --- |", folders.len())?;
    for (name, part) in all.parts() {
        writeln!(out, "| {name} | {} | {} of {} |", share(part), part.met, part.of)?;
    }
    writeln!(out, "\n| kind | marked and found | reported and real |\n| --- | --- | --- |")?;
    for (kind, [found, real]) in &all.kinds {
        writeln!(out, "| `{kind}` | {} of {} | {} of {} |", found.met, found.of, real.met, real.of)?;
    }
    writeln!(out, "\n| confidence | reported | real | |\n| --- | --- | --- | --- |")?;
    for (from, to) in [(0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.1)] {
        let within = |flag: &&Flag| (from..to).contains(&flag.confidence);
        let flags: Vec<&Flag> = all.flags.iter().filter(within).collect();
        let part = Part { met: flags.iter().filter(|flag| flag.real).count(), of: flags.len() };
        if part.of > 0 {
            writeln!(out, "| {from:.1} to {:.1} | {} | {} | {} |", f32::min(to, 1.0), part.of, part.met, share(part))?;
        }
    }
    let surest: Vec<&Flag> = all.flags.iter().filter(|flag| flag.confidence >= 0.8).collect();
    let part = Part { met: surest.iter().filter(|flag| flag.real).count(), of: surest.len() };
    writeln!(out, "\nOf those at .8 and above, {} of {} are real.", part.met, part.of)?;
    Ok(())
}

fn share(part: Part) -> String {
    if part.of == 0 { "none".to_owned() } else { format!("{:.3}", part.met as f64 / part.of as f64) }
}
