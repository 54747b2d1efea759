//! Learns the weights by which two facts are held to be of one thing, from stories with a reader's marks.
//!
//! ```text
//! cargo run --release -p crossclaim --example learn_confidence -- \
//!     tests/cases/pairs.toml tests/stories/*/ > crates/crossclaim-diff/weights/confidence.tsv
//! ```
//!
//! Comes in: the table of pairs, and folders with `articles/`, `meta.json` and `gold.json` (see `tests/README.md`). Goes out on standard
//! output: the weights of a logistic regression over the signals of every pair of facts that the rules weighed; on
//! standard error how well they do on each story when it is left out. A pair is a disagreement when a reader marked
//! its two places as two sides of one. Full-batch gradient descent from zero: the same stories give the same weights.

mod story;

use crossclaim::Input;
use crossclaim::article::clean;
use crossclaim::core::Corpus;
use crossclaim::diff::{Contrast, Point};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use story::{Failure, Place, Story};

struct Row {
    story: usize,
    family: &'static str,
    signals: Vec<(usize, f64)>,
    label: bool,
}

fn main() -> Result<(), Failure> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    let mut names: Vec<&'static str> = vec!["bias"];
    let mut rows = Vec::new();
    for (story, folder) in folders.iter().enumerate() {
        let runs = if Path::new(folder).is_file() {
            pairs(Path::new(folder))?
        } else {
            {
                let story = Story::read(Path::new(folder))?;
                vec![(Corpus::new(&story.articles), Marks::Story(story))]
            }
        };
        for (c, label) in runs.iter().flat_map(|(corpus, marks)| {
            crossclaim::diff::contrasts(corpus).into_iter().map(move |c| {
                let label = marks.hold(corpus, &c);
                (c, label)
            })
        }) {
            let Some(signals) = &c.signals else { continue };
            let mut list = vec![(0, 1.0)];
            for (name, value) in signals.named() {
                let at = names.iter().position(|n| n == name).unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
                list.push((at, f64::from(*value)));
            }
            rows.push(Row { story, family: signals.named()[0].0, signals: list, label });
        }
    }
    let mut log = std::io::stderr().lock();
    let count = |label: bool| rows.iter().filter(|r| r.label == label).count();
    writeln!(log, "{} pairs that differ, {} others", count(true), count(false))?;
    let mut held: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for story in 0..folders.len() {
        let rest: Vec<&Row> = rows.iter().filter(|r| r.story != story).collect();
        let weights = learn(&rest, names.len());
        for row in rows.iter().filter(|r| r.story == story) {
            let said = sum(&weights, row) > 0.0;
            held.entry(row.family).or_default()[usize::from(said) * 2 + usize::from(row.label)] += 1;
        }
    }
    for (family, [silent, missed, wrong, right]) in held {
        writeln!(log, "{family}: left out, {right} right, {wrong} wrong, {missed} missed, {silent} rightly silent")?;
    }
    let all: Vec<&Row> = rows.iter().collect();
    let weights = learn(&all, names.len());
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "# Weights of the signals of two facts (logistic regression), learned by examples/learn_confidence.rs."
    )?;
    writeln!(out, "# signal\tweight")?;
    for (name, weight) in names.iter().zip(&weights) {
        writeln!(out, "{name}\t{weight:.3}")?;
    }
    Ok(())
}

fn sum(weights: &[f64], row: &Row) -> f64 {
    row.signals.iter().map(|(at, value)| weights[*at] * value).sum()
}

/// Logistic regression with a light ridge.
fn learn(rows: &[&Row], width: usize) -> Vec<f64> {
    let mut weights = vec![0.0; width];
    let count = rows.len().max(1) as f64;
    for _ in 0..6000 {
        let mut gradient: Vec<f64> = weights.iter().map(|w| 1.5 * w).collect();
        gradient[0] = 0.0;
        for row in rows {
            let error = 1.0 / (1.0 + (-sum(&weights, row)).exp()) - if row.label { 1.0 } else { 0.0 };
            for (at, value) in &row.signals {
                gradient[*at] += error * value;
            }
        }
        for (w, g) in weights.iter_mut().zip(&gradient) {
            *w -= 2.0 * g / count;
        }
    }
    weights
}

/// What a reader marked.
enum Marks {
    /// The disagreements of a story.
    Story(Story),
    /// Whether two sentences differ.
    Pair(bool),
}

impl Marks {
    fn hold(&self, corpus: &Corpus, c: &Contrast) -> bool {
        match self {
            Self::Story(story) => marked(corpus, story, c),
            Self::Pair(differ) => *differ,
        }
    }
}

/// Each pair of sentences as two articles.
fn pairs(path: &Path) -> Result<Vec<(Corpus, Marks)>, Failure> {
    let table: toml::Table = toml::from_str(&std::fs::read_to_string(path)?)?;
    let cases = table["case"].as_array().ok_or("no cases")?;
    let article = |case: &toml::Value, side: &str| {
        let published = case.get(format!("published_{side}")).and_then(|d| d.as_str());
        clean(Input {
            id: side.to_owned(),
            text: case.get(side).and_then(|t| t.as_str()).unwrap_or("").to_owned(),
            published: published.map(str::to_owned),
            ..Input::default()
        })
    };
    Ok(cases
        .iter()
        .map(|case| {
            let corpus = Corpus::new(&[article(case, "a"), article(case, "b")]);
            let relation = case.get("relation").and_then(|r| r.as_str());
            (corpus, Marks::Pair(matches!(relation, Some("disagree" | "update"))))
        })
        .collect())
}

/// Did a reader mark the two places as two sides of one disagreement?
fn marked(corpus: &Corpus, story: &Story, c: &Contrast) -> bool {
    let touches = |point: &Point, place: &Place| {
        let article = &corpus.document(point.claim).article;
        place.article == article.id && article.origin(point.span).overlaps(place.span)
    };
    // That one denies it is not learned from a place where two lengths differ.
    let stance = |kind: &str| matches!(kind, "polarity" | "certainty");
    story.marks("disagreements").iter().any(|mark| {
        if stance(c.kind.name()) && !mark["kind"].as_str().is_some_and(stance) {
            return false;
        }
        let sides = story.sides(mark);
        let on = |p: &Point| -> Vec<usize> {
            (0..sides.len()).filter(|s| sides[*s].iter().any(|place| touches(p, place))).collect()
        };
        let (a, b) = (on(&c.a), on(&c.b));
        a.iter().any(|x| b.iter().any(|y| x != y))
    })
}
