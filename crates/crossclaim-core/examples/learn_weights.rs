//! Learns the weights of [`crossclaim_core::Features`] from pairs of news sentences.
//!
//! ```text
//! cargo run --release -p crossclaim-core --example learn_weights -- ecbplus_pairs_train.jsonl
//! ```
//!
//! Comes in: JSON Lines with `a.text`, `b.text` and `label` (0: no event in common). Goes out on
//! standard output: the bias and the weights of a logistic regression, and how well they do on
//! every tenth topic, which is held out. Full-batch gradient descent from zero: the same input
//! gives the same weights.

use crossclaim_article::Article;
use crossclaim_core::{Corpus, features};
use std::fmt::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("the path of a pairs file is missing")?;
    let text = std::fs::read_to_string(path)?;
    let mut rows: Vec<(Vec<f64>, bool, bool)> = Vec::new();
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let article = |side: &str| Article::verbatim(side, row[side]["text"].as_str().unwrap_or(""));
        let corpus = Corpus::new(&[article("a"), article("b")]);
        let (Some(a), Some(b)) =
            (corpus.claims.iter().position(|c| c.article == 0), corpus.claims.iter().position(|c| c.article == 1))
        else {
            continue;
        };
        let values: Vec<f64> = features(&corpus, a, b).named().iter().map(|(_, v)| f64::from(*v)).collect();
        let topic: usize = row["topic"].as_str().and_then(|t| t.parse().ok()).unwrap_or(0);
        rows.push((values, row["label"].as_i64().unwrap_or(0) >= 1, topic % 10 == 3));
    }
    let width = rows.first().map_or(0, |r| r.0.len());
    let mut weights = vec![0.0; width];
    let mut bias = 0.0;
    let train: Vec<_> = rows.iter().filter(|r| !r.2).collect();
    for step in 0..3000 {
        let mut gradient = vec![0.0; width];
        let mut down = 0.0;
        for (values, label, _) in &train {
            let error = sigmoid(bias + dot(&weights, values)) - f64::from(u8::from(*label));
            down += error;
            for (g, v) in gradient.iter_mut().zip(values) {
                *g += error * v;
            }
        }
        let rate = 1.0 / (1.0 + f64::from(step) / 1000.0) / train.len() as f64;
        bias -= rate * down;
        for (w, g) in weights.iter_mut().zip(&gradient) {
            *w -= rate * (g + 0.5 * *w);
        }
    }
    let mut out = format!("BIAS: {bias:.3}\nWEIGHTS: {weights:.3?}\n");
    for held in [false, true] {
        let (mut right, mut tp, mut fp, mut missed, mut n) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
        for (values, label, _) in rows.iter().filter(|r| r.2 == held) {
            let said = sigmoid(bias + dot(&weights, values)) >= 0.5;
            n += 1;
            right += usize::from(said == *label);
            tp += usize::from(said && *label);
            fp += usize::from(said && !*label);
            missed += usize::from(!said && *label);
        }
        writeln!(
            out,
            "{} {n}: accuracy {:.3}, F1 {:.3}",
            if held { "held out" } else { "seen" },
            right as f64 / n.max(1) as f64,
            2.0 * tp as f64 / (2 * tp + fp + missed).max(1) as f64
        )?;
    }
    std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes())?;
    Ok(())
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
