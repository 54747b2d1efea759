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
//! its two places as two sides of one. What all families have in common is learned from all; how a family differs from
//! that is held back by a stronger ridge, so that one of few marks leans on the others. Newton's method from zero: the
//! same stories give the same weights.

mod story;

use crossclaim::Input;
use crossclaim::article::clean;
use crossclaim::core::Corpus;
use crossclaim::diff::signal::Family;
use crossclaim::diff::{Contrast, Point};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use story::{Failure, Place, Story};

struct Row {
    story: usize,
    family: &'static str,
    /// Columns with their values: of each signal the common one, and the family's own behind all common ones.
    signals: Vec<(usize, f64)>,
    label: bool,
}

/// The ridge of a weight that all families share.
const COMMON: f64 = 1.5;
/// The ridge of what a family adds to it.
const OWN: f64 = 8.0;
/// Newton's steps; the last ones no longer move a digit that is written.
const STEPS: usize = 12;

fn main() -> Result<(), Failure> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    let mut names: Vec<&'static str> = vec!["bias"];
    let mut own: Vec<(&'static str, &'static str)> = Vec::new();
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
            let family = signals.family().name();
            let mut list = vec![(0, 1.0)];
            for (name, value) in signals.named() {
                list.push((place(&mut names, name), f64::from(*value)));
                list.push((OFFSET + place(&mut own, &(family, *name)), f64::from(*value)));
            }
            rows.push(Row { story, family, signals: list, label });
        }
    }
    // The families' own columns stand behind the common ones, now that their number is known.
    for row in &mut rows {
        for (at, _) in row.signals.iter_mut().filter(|(at, _)| *at >= OFFSET) {
            *at = *at - OFFSET + names.len();
        }
    }
    let ridge: Vec<f64> = (0..names.len() + own.len())
        .map(|at| {
            if at == 0 {
                0.0
            } else if at < names.len() {
                COMMON
            } else {
                OWN
            }
        })
        .collect();
    let mut log = std::io::stderr().lock();
    let count = |label: bool| rows.iter().filter(|r| r.label == label).count();
    writeln!(log, "{} pairs that differ, {} others", count(true), count(false))?;
    let mut held: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for story in 0..folders.len() {
        let rest: Vec<&Row> = rows.iter().filter(|r| r.story != story).collect();
        let weights = learn(&rest, &ridge);
        for row in rows.iter().filter(|r| r.story == story) {
            let said = sum(&weights, row) > 0.0;
            held.entry(row.family).or_default()[usize::from(said) * 2 + usize::from(row.label)] += 1;
        }
    }
    for (family, [silent, missed, wrong, right]) in held {
        writeln!(log, "{family}: left out, {right} right, {wrong} wrong, {missed} missed, {silent} rightly silent")?;
    }
    let all: Vec<&Row> = rows.iter().collect();
    let weights = learn(&all, &ridge);
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "# Weights of the signals of two facts (logistic regression), learned by examples/learn_confidence.rs."
    )?;
    let families = Family::ALL.map(Family::name);
    writeln!(out, "# signal\t{}", families.join("\t"))?;
    for (at, name) in names.iter().enumerate() {
        let of = |family: &str| {
            let own = own.iter().position(|o| *o == (family, *name)).map(|o| weights[names.len() + o]);
            match own {
                Some(own) => format!("{:.3}", weights[at] + own),
                None if at == 0 => format!("{:.3}", weights[0]),
                None => "-".to_owned(),
            }
        };
        writeln!(out, "{name}\t{}", families.map(of).join("\t"))?;
    }
    Ok(())
}

fn sum(weights: &[f64], row: &Row) -> f64 {
    row.signals.iter().map(|(at, value)| weights[*at] * value).sum()
}

/// Columns from here on are a family's own, until the number of common ones is known.
const OFFSET: usize = 1 << 32;

/// The place of a name in a list, at its end when it is new.
fn place<T: Clone + PartialEq>(list: &mut Vec<T>, name: &T) -> usize {
    list.iter().position(|n| n == name).unwrap_or_else(|| {
        list.push(name.clone());
        list.len() - 1
    })
}

/// Logistic regression with a ridge for each weight.
fn learn(rows: &[&Row], ridge: &[f64]) -> Vec<f64> {
    let width = ridge.len();
    let mut weights = vec![0.0; width];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().zip(ridge).map(|(w, r)| w * r).collect();
        let mut bend = vec![0.0; width * width];
        for at in 0..width {
            // A column that no row of these stories holds stays at zero.
            bend[at * width + at] = ridge[at].max(1e-6);
        }
        for row in rows {
            let share = 1.0 / (1.0 + (-sum(&weights, row)).exp());
            let error = share - if row.label { 1.0 } else { 0.0 };
            for (at, value) in &row.signals {
                gradient[*at] += error * value;
                for (other, theirs) in &row.signals {
                    bend[at * width + other] += share * (1.0 - share) * value * theirs;
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(bend, gradient)) {
            *weight -= step;
        }
    }
    weights
}

/// Solves `matrix * x = right` for a symmetric matrix that bends one way only, by Cholesky's method.
fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>) -> Vec<f64> {
    let width = right.len();
    for i in 0..width {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| matrix[i * width + k] * matrix[j * width + k]).sum();
            let rest = matrix[i * width + j] - known;
            matrix[i * width + j] = if i == j { rest.max(1e-12).sqrt() } else { rest / matrix[j * width + j] };
        }
    }
    for i in 0..width {
        let known: f64 = (0..i).map(|k| matrix[i * width + k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i * width + i];
    }
    for i in (0..width).rev() {
        let known: f64 = (i + 1..width).map(|k| matrix[k * width + i] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i * width + i];
    }
    right
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
