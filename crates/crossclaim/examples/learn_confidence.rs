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

/// The ridge of a weight that all families share.
const COMMON: f64 = 1.5;
/// The ridge of what a family adds to it.
const OWN: f64 = 8.0;
/// Newton's steps; the last ones no longer move a digit that is written.
const STEPS: usize = 12;

fn main() -> Result<(), Failure> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    // What is well linked and has one value is one fact, as a rule; and whether a count moved on is another question:
    // scope and update are learned by themselves.
    let mut differ = Table::default();
    let mut scope = Table::default();
    let mut moved = Table::default();
    for (story, folder) in folders.iter().enumerate() {
        let runs = if Path::new(folder).is_file() {
            pairs(Path::new(folder))?
        } else {
            let story = Story::read(Path::new(folder))?;
            vec![(Corpus::new(&story.articles), Marks::Story(story))]
        };
        for (corpus, marks) in &runs {
            for c in crossclaim::diff::contrasts(corpus) {
                let Some(signals) = &c.signals else { continue };
                let mark = marks.kind(corpus, &c);
                let table = if signals.family() == Family::Scope { &mut scope } else { &mut differ };
                table.add(story, signals.family(), signals.named(), mark.is_some());
                // Of what differs: is it a later report of a count that moves?
                if let Some(kind) = mark
                    && !signals.moved().is_empty()
                {
                    moved.add(story, Family::Update, signals.moved(), kind == "update");
                }
            }
        }
    }
    let mut log = std::io::stderr().lock();
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "# Weights of the signals of two facts (logistic regression), learned by examples/learn_confidence.rs."
    )?;
    writeln!(out, "# signal\t{}", Family::ALL.map(Family::name).join("\t"))?;
    let mut rows: BTreeMap<&'static str, [Option<f64>; Family::ALL.len()]> = BTreeMap::new();
    for table in [&differ, &scope, &moved] {
        table.leave_out(folders.len(), &mut log)?;
        for (family, name, weight) in table.weights() {
            rows.entry(name).or_default()[family as usize] = Some(weight);
        }
    }
    for (name, weights) in rows {
        let written = weights.map(|w| w.map_or_else(|| "-".to_owned(), |w| format!("{w:.3}")));
        writeln!(out, "{name}\t{}", written.join("\t"))?;
    }
    Ok(())
}

/// A pair of facts, as what its signals say, and what a reader says.
struct Row {
    story: usize,
    family: Family,
    /// Indices of names, with their values.
    named: Vec<(usize, f64)>,
    label: bool,
}

/// What one question is learned from. The first name is in every row, and not held down: it is the level of all.
#[derive(Default)]
struct Table {
    names: Vec<&'static str>,
    rows: Vec<Row>,
}

/// The columns of the rows of a table: of each name one that all families share, and one for each family that has it.
struct Columns {
    /// Of each name and family, the family's own column.
    own: BTreeMap<(usize, Family), usize>,
    ridge: Vec<f64>,
}

impl Table {
    fn add(&mut self, story: usize, family: Family, named: &[(&'static str, f32)], label: bool) {
        let mut list = Vec::with_capacity(named.len() + 1);
        for (name, value) in std::iter::once(&("bias", 1.0)).chain(named) {
            let at = self.names.iter().position(|n| n == name).unwrap_or_else(|| {
                self.names.push(name);
                self.names.len() - 1
            });
            list.push((at, f64::from(*value)));
        }
        self.rows.push(Row { story, family, named: list, label });
    }

    fn columns(&self) -> Columns {
        let mut held: Vec<(usize, Family)> =
            self.rows.iter().flat_map(|r| r.named.iter().map(|(name, _)| (*name, r.family))).collect();
        held.sort_unstable();
        held.dedup();
        let alone = held.iter().all(|(_, family)| *family == held[0].1);
        let mut ridge = vec![COMMON; self.names.len()];
        if let Some(level) = ridge.first_mut() {
            *level = 0.0;
        }
        let mut own = BTreeMap::new();
        // The level of a family is a name of its own; one family leans on nobody.
        for pair in held.into_iter().filter(|(name, _)| *name > 0 && !alone) {
            own.insert(pair, ridge.len());
            ridge.push(OWN);
        }
        Columns { own, ridge }
    }

    /// What each name adds for each family that has it.
    fn weights(&self) -> Vec<(Family, &'static str, f64)> {
        let columns = self.columns();
        let learned = learn(&self.rows.iter().map(|r| columns.of(r)).collect::<Vec<_>>(), &columns.ridge);
        let mut held: Vec<(usize, Family)> =
            self.rows.iter().flat_map(|r| r.named.iter().map(|(name, _)| (*name, r.family))).collect();
        held.sort_unstable();
        held.dedup();
        let of = |pair: (usize, Family)| learned[pair.0] + columns.own.get(&pair).map_or(0.0, |at| learned[*at]);
        held.into_iter().map(|pair| (pair.1, self.names[pair.0], of(pair))).collect()
    }

    /// How well the rows of each story are answered when it is left out.
    fn leave_out(&self, stories: usize, log: &mut impl Write) -> Result<(), Failure> {
        let count = |label: bool| self.rows.iter().filter(|r| r.label == label).count();
        writeln!(log, "{} pairs that are, {} that are not", count(true), count(false))?;
        let columns = self.columns();
        let mut held: BTreeMap<Family, [usize; 4]> = BTreeMap::new();
        for story in 0..stories {
            let rest: Vec<Sample> = self.rows.iter().filter(|r| r.story != story).map(|r| columns.of(r)).collect();
            let weights = learn(&rest, &columns.ridge);
            for row in self.rows.iter().filter(|r| r.story == story) {
                let said = sum(&weights, &columns.of(row).values) > 0.0;
                held.entry(row.family).or_default()[usize::from(said) * 2 + usize::from(row.label)] += 1;
            }
        }
        for (family, [silent, missed, wrong, right]) in held {
            let family = family.name();
            writeln!(
                log,
                "{family}: left out, {right} right, {wrong} wrong, {missed} missed, {silent} rightly silent"
            )?;
        }
        Ok(())
    }
}

/// A row as the regression reads it.
struct Sample {
    values: Vec<(usize, f64)>,
    label: bool,
}

impl Columns {
    fn of(&self, row: &Row) -> Sample {
        let own = row.named.iter().filter_map(|(name, v)| Some((*self.own.get(&(*name, row.family))?, *v)));
        Sample { values: row.named.iter().copied().chain(own).collect(), label: row.label }
    }
}

fn sum(weights: &[f64], values: &[(usize, f64)]) -> f64 {
    values.iter().map(|(at, value)| weights[*at] * value).sum()
}

/// Logistic regression with a ridge for each weight.
fn learn(samples: &[Sample], ridge: &[f64]) -> Vec<f64> {
    let width = ridge.len();
    let mut weights = vec![0.0; width];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().zip(ridge).map(|(w, r)| w * r).collect();
        let mut bend = vec![0.0; width * width];
        for at in 0..width {
            // A column that no row of these stories holds stays at zero.
            bend[at * width + at] = ridge[at].max(1e-6);
        }
        for Sample { values, label } in samples {
            let share = 1.0 / (1.0 + (-sum(&weights, values)).exp());
            let error = share - if *label { 1.0 } else { 0.0 };
            for (at, value) in values {
                gradient[*at] += error * value;
                for (other, theirs) in values {
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
    /// As what two sentences differ, if they do (disagree or update), and in what kind, where the table names one.
    Pair(Option<String>, Option<String>),
}

impl Marks {
    /// Under which kind the two places of a contrast are marked as differing, if they are.
    fn kind(&self, corpus: &Corpus, c: &Contrast) -> Option<String> {
        match self {
            Self::Story(story) => marked(corpus, story, c),
            // That two sentences differ in a number says nothing of their other words.
            Self::Pair(differ, kind) => {
                let words = |kind: &str| matches!(kind, "term" | "entity" | "place");
                differ.clone().filter(|_| !words(c.kind.name()) || kind.as_deref().is_none_or(words))
            }
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
            let differ = relation.filter(|r| matches!(*r, "disagree" | "update"));
            let kind = case.get("kind").and_then(|k| k.as_str()).map(str::to_owned);
            (corpus, Marks::Pair(differ.map(str::to_owned), kind))
        })
        .collect())
}

/// The kind of the disagreement, if any, as two sides of which a reader marked the two places.
fn marked(corpus: &Corpus, story: &Story, c: &Contrast) -> Option<String> {
    let touches = |point: &Point, place: &Place| {
        let article = &corpus.document(point.claim).article;
        place.article == article.id && article.origin(point.span).overlaps(place.span)
    };
    // That one denies it is not learned from a place where two lengths differ.
    let stance = |kind: &str| matches!(kind, "polarity" | "certainty");
    let held = |mark: &serde_json::Value| {
        if stance(c.kind.name()) && !mark["kind"].as_str().is_some_and(stance) {
            return false;
        }
        let sides = story.sides(mark);
        let on = |p: &Point| -> Vec<usize> {
            (0..sides.len()).filter(|s| sides[*s].iter().any(|place| touches(p, place))).collect()
        };
        let (a, b) = (on(&c.a), on(&c.b));
        a.iter().any(|x| b.iter().any(|y| x != y))
    };
    let mark = story.marks("disagreements").iter().find(|mark| held(mark))?;
    Some(mark["kind"].as_str().unwrap_or_default().to_owned())
}
