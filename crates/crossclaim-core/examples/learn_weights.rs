//! Learns the tables of [`crossclaim_core::score`].
//!
//! ```text
//! cargo run --release -p crossclaim-core --example learn_weights -- run tests/stories > weights/run.txt
//! cargo run --release -p crossclaim-core --example learn_weights -- pair ecbplus_pairs_train.jsonl > weights/pair.txt
//! ```
//!
//! Comes in: stories (folders with `articles/*.txt`, `meta.json`, `gold.json`), or JSON Lines with
//! `topic`, `a.text`, `b.text` and `label` (0: no event in common). Goes out on standard output: a table of
//! steps, boosted one at a time by Newton's method; on standard error: how well tables learned without
//! a story, or without a tenth of the topics, do on what was left out. The same input gives the same bytes.

use crossclaim_article::{Article, Input, clean};
use crossclaim_core::{Corpus, NAMES, features};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// How a sort of input is learned from.
struct Course {
    /// What the head of the table says of its source.
    source: &'static str,
    /// Steps.
    rounds: usize,
    /// The least number of rows on either side of a step.
    least: f64,
}

const RUN: Course = Course { source: "the project's own stories, tests/stories", rounds: 240, least: 40.0 };
const PAIR: Course = Course { source: "pairs of sentences of ECB+ (CC BY 3.0); see NOTICE", rounds: 400, least: 100.0 };
/// How much of a step is taken.
const RATE: f64 = 0.08;
/// Keeps steps small where few rows speak.
const RIDGE: f64 = 5.0;
/// Values of a feature that a step may begin at.
const BINS: usize = 64;

/// The weight of two claims that look alike and are about other things: readers marked few of many.
const ALIKE: f64 = 8.0;

/// Two claims.
struct Row {
    values: Vec<f32>,
    same: bool,
    weight: f64,
    topic: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mode, path) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());
    let (course, rows) = match mode.as_str() {
        "run" => (RUN, stories(Path::new(&path))?),
        "pair" => (PAIR, pairs(&std::fs::read_to_string(path)?)?),
        _ => return Err("run FOLDER or pair FILE".into()),
    };
    let topics: BTreeSet<&str> = rows.iter().map(|r| r.topic.as_str()).collect();
    let folds = topics.len().min(10);
    let fold: BTreeMap<&str, usize> = topics.into_iter().enumerate().map(|(i, t)| (t, i % folds)).collect();
    let mut held = vec![0.0; rows.len()];
    for out in 0..folds {
        let seen: Vec<&Row> = rows.iter().filter(|r| fold[r.topic.as_str()] != out).collect();
        let (bias, steps) = learn(&course, &seen);
        for (row, sum) in rows.iter().zip(&mut held).filter(|(r, _)| fold[r.topic.as_str()] == out) {
            *sum = bias + steps.iter().filter(|s| f64::from(row.values[s.0]) >= s.1).map(|s| s.2).sum::<f64>();
        }
    }
    let mut told = format!("{} rows, {} of them same; left out:\n", rows.len(), rows.iter().filter(|r| r.same).count());
    for share in [0.2, 0.3, 0.4, 0.5, 0.6] {
        let said = |sum: f64| 1.0 / (1.0 + (-sum).exp()) >= share;
        let count =
            |p: bool, s: bool| rows.iter().zip(&held).filter(|(r, h)| said(**h) == p && r.same == s).count() as f64;
        let (tp, fp, missed) = (count(true, true), count(true, false), count(false, true));
        let (precision, recall) = (tp / (tp + fp).max(1.0), tp / (tp + missed).max(1.0));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        writeln!(told, "at {share}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}")?;
    }
    std::io::stderr().write_all(told.as_bytes())?;
    let (bias, steps) = learn(&course, &rows.iter().collect::<Vec<_>>());
    let mut table: BTreeMap<(usize, u32), f64> = BTreeMap::new();
    for (feature, from, weight) in steps {
        // Values are not below zero, so their bits are in the order of the values.
        *table.entry((feature, (from as f32).to_bits())).or_default() += weight;
    }
    let mut out = format!(
        "# What each feature adds to the sum from which value on; see src/score.rs.\n\
         # Learned by examples/learn_weights.rs from {}.\nbias\t{bias:.3}\n",
        course.source
    );
    for ((feature, from), weight) in table {
        writeln!(out, "{}\t{}\t{weight:.3}", NAMES[feature], f32::from_bits(from))?;
    }
    std::io::stdout().write_all(out.as_bytes())?;
    Ok(())
}

/// The bias and the steps: feature, value, weight.
fn learn(course: &Course, rows: &[&Row]) -> (f64, Vec<(usize, f64, f64)>) {
    let cuts: Vec<Vec<f32>> = (0..NAMES.len()).map(|feature| cuts(rows, feature)).collect();
    let bin = |row: &Row, feature: usize| cuts[feature].partition_point(|c| *c <= row.values[feature]);
    let bins: Vec<Vec<u8>> =
        (0..NAMES.len()).map(|feature| rows.iter().map(|row| bin(row, feature) as u8).collect()).collect();
    let whole: f64 = rows.iter().map(|r| r.weight).sum();
    let yes: f64 = rows.iter().filter(|r| r.same).map(|r| r.weight).sum();
    let mut bias = (yes / (whole - yes).max(1e-9)).ln();
    let mut sums = vec![bias; rows.len()];
    let mut steps = Vec::new();
    for _ in 0..course.rounds {
        let slopes: Vec<(f64, f64)> = rows
            .iter()
            .zip(&sums)
            .map(|(row, sum)| {
                let share = 1.0 / (1.0 + (-sum).exp());
                (row.weight * (share - f64::from(u8::from(row.same))), row.weight * share * (1.0 - share))
            })
            .collect();
        let total = slopes.iter().fold((0.0, 0.0), |t, s| (t.0 + s.0, t.1 + s.1));
        let gain = |slope: f64, bend: f64| slope * slope / (bend + RIDGE);
        let mut best: Option<(f64, usize, usize, f64, f64)> = None;
        for feature in 0..NAMES.len() {
            let mut of_bin = vec![(0.0, 0.0, 0.0); cuts[feature].len() + 1];
            for (at, slope) in bins[feature].iter().zip(&slopes) {
                let cell: &mut (f64, f64, f64) = &mut of_bin[usize::from(*at)];
                *cell = (cell.0 + slope.0, cell.1 + slope.1, cell.2 + 1.0);
            }
            let mut left = (0.0, 0.0, 0.0);
            for (at, cell) in of_bin.iter().enumerate().take(cuts[feature].len()) {
                left = (left.0 + cell.0, left.1 + cell.1, left.2 + cell.2);
                if left.2 < course.least || rows.len() as f64 - left.2 < course.least {
                    continue;
                }
                let right = (total.0 - left.0, total.1 - left.1);
                let worth = gain(left.0, left.1) + gain(right.0, right.1) - gain(total.0, total.1);
                if best.is_none_or(|b| worth > b.0) {
                    let value = |s: f64, h: f64| -RATE * s / (h + RIDGE);
                    best = Some((worth, feature, at, value(left.0, left.1), value(right.0, right.1)));
                }
            }
        }
        let Some((_, feature, at, low, high)) = best else { break };
        bias += low;
        steps.push((feature, f64::from(cuts[feature][at]), high - low));
        for (sum, bin) in sums.iter_mut().zip(&bins[feature]) {
            *sum += if usize::from(*bin) > at { high } else { low };
        }
    }
    (bias, steps)
}

/// The values that a step of a feature may begin at: quantiles, to three places.
fn cuts(rows: &[&Row], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|r| r.values[feature]).filter(|v| *v > 0.0).collect();
    values.sort_by(f32::total_cmp);
    let mut cuts: Vec<f32> = (0..BINS).filter_map(|i| values.get(i * values.len() / BINS)).copied().collect();
    for cut in &mut cuts {
        *cut = (*cut * 1000.0).floor() / 1000.0;
    }
    cuts.retain(|c| *c > 0.0);
    cuts.dedup();
    cuts
}

fn pairs(text: &str) -> Result<Vec<Row>, Box<dyn std::error::Error>> {
    let mut rows = Vec::new();
    for line in text.lines() {
        let row: Value = serde_json::from_str(line)?;
        let article = |side: &str| Article::verbatim(side, row[side]["text"].as_str().unwrap_or(""));
        let corpus = Corpus::new(&[article("a"), article("b")]);
        if let (Some(a), Some(b)) =
            (corpus.claims.iter().position(|c| c.article == 0), corpus.claims.iter().position(|c| c.article == 1))
        {
            let values = features(&corpus, a, b).values().to_vec();
            let topic = row["topic"].as_str().unwrap_or("").to_owned();
            rows.push(Row { values, same: row["label"].as_i64().unwrap_or(0) >= 1, weight: 1.0, topic });
        }
    }
    // Each topic counts the same, however many sentences it has.
    let mut count: BTreeMap<String, f64> = BTreeMap::new();
    for row in &rows {
        *count.entry(row.topic.clone()).or_default() += 1.0;
    }
    let mean = rows.len() as f64 / count.len().max(1) as f64;
    for row in &mut rows {
        row.weight = mean / count[&row.topic];
    }
    Ok(rows)
}

/// Every pair of claims of two articles of a story that have a concept in common; same are those that
/// one gold claim touches.
fn stories(folder: &Path) -> Result<Vec<Row>, Box<dyn std::error::Error>> {
    let mut rows = Vec::new();
    let mut folders: Vec<_> = std::fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).collect();
    folders.sort();
    for story in folders.iter().filter(|f| f.join("gold.json").exists()) {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(story.join("gold.json"))?)?;
        let meta: Value = std::fs::read_to_string(story.join("meta.json"))
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for entry in std::fs::read_dir(story.join("articles"))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            texts.insert(name, std::fs::read_to_string(path)?);
        }
        let known = |name: &str, key: &str| meta[name][key].as_str().map(str::to_owned);
        let articles: Vec<Article> = texts
            .iter()
            .map(|(name, text)| {
                clean(Input {
                    id: name.clone(),
                    text: text.clone(),
                    source: known(name, "source"),
                    published: known(name, "published"),
                    ..Input::default()
                })
            })
            .collect();
        let corpus = Corpus::new(&articles);
        let mut told: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); corpus.claims.len()];
        for (claim, group) in gold["same_claim"].as_array().into_iter().flatten().enumerate() {
            for mention in group["mentions"].as_array().into_iter().flatten() {
                let (Some(name), Some(quote)) = (mention["article"].as_str(), mention["quote"].as_str()) else {
                    continue;
                };
                let Some(start) = texts.get(name).and_then(|t| t.find(quote)) else { continue };
                for index in touched(&corpus, name, start, start + quote.len()) {
                    told[index].insert(claim);
                }
            }
        }
        let mut alike: BTreeSet<(usize, usize)> = BTreeSet::new();
        let holders = |mention: &Value| {
            let (Some(name), Some(quote)) = (mention["article"].as_str(), mention["quote"].as_str()) else {
                return Vec::new();
            };
            texts
                .get(name)
                .and_then(|t| t.find(quote))
                .map_or_else(Vec::new, |s| touched(&corpus, name, s, s + quote.len()))
        };
        for pair in gold["different_claims"].as_array().into_iter().flatten() {
            let (x, y) = (holders(&pair["mentions"][0]), holders(&pair["mentions"][1]));
            alike.extend(x.iter().flat_map(|a| y.iter().map(move |b| (*a.min(b), *a.max(b)))));
        }
        let topic = story.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for a in 0..corpus.claims.len() {
            for b in a + 1..corpus.claims.len() {
                if corpus.claims[a].article == corpus.claims[b].article {
                    continue;
                }
                let same = !told[a].is_disjoint(&told[b]);
                let values = features(&corpus, a, b).values().to_vec();
                if same || values.iter().zip(NAMES).any(|(v, name)| name == "shared" && *v > 0.0) {
                    let weight = if !same && alike.contains(&(a, b)) { ALIKE } else { 1.0 };
                    rows.push(Row { values, same, weight, topic: topic.clone() });
                }
            }
        }
    }
    Ok(rows)
}

/// The claims of an article that `from..to` of its raw text touches.
fn touched(corpus: &Corpus, name: &str, from: usize, to: usize) -> Vec<usize> {
    let at = |c: &crossclaim_core::Claim| {
        let article = &corpus.documents[c.article].article;
        let raw = article.origin(c.span);
        article.id == name && raw.start < to && raw.end > from
    };
    (0..corpus.claims.len()).filter(|c| at(&corpus.claims[*c])).collect()
}
