//! Learns how common each concept is in English: `lexicon/en/frequency.txt`.
//!
//! ```text
//! cargo run --release -p crossclaim-core --example learn_frequency -- ecbplus_train.jsonl gum_train.conllu
//! ```
//!
//! Comes in: JSON Lines of news documents (`doc_id`, `subtopic`, `sentences[].text`; all the
//! documents of one subtopic count as one, for they tell one event) and CoNLL-U files (`# newdoc`
//! parts documents, `# text =` lines are read). Goes out on standard output: one row a concept
//! that stands in at least three documents, with the number of documents in a thousand.

use crossclaim_core::vocabulary::keywords;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut documents: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let mut name = path.clone();
        for line in text.lines() {
            if std::path::Path::new(&path).extension().is_some_and(|e| e == "jsonl") {
                let row: serde_json::Value = serde_json::from_str(line)?;
                let name = row["subtopic"].as_str().unwrap_or("").to_owned();
                for sentence in row["sentences"].as_array().into_iter().flatten() {
                    add(&mut documents, &name, sentence["text"].as_str().unwrap_or(""));
                }
            } else if let Some(id) = line.strip_prefix("# newdoc") {
                name = format!("{path}{id}");
            } else if let Some(sentence) = line.strip_prefix("# text = ") {
                add(&mut documents, &name, sentence);
            }
        }
    }
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for set in documents.values() {
        for key in set {
            *count.entry(key).or_default() += 1;
        }
    }
    let mut out = String::new();
    for (key, n) in count.into_iter().filter(|(_, n)| *n >= 3) {
        writeln!(out, "{key}\t{}", (n * 1000).div_ceil(documents.len()))?;
    }
    std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes())?;
    Ok(())
}

fn add(documents: &mut BTreeMap<String, BTreeSet<String>>, name: &str, text: &str) {
    let found = keywords(text, &crossclaim_text::words(text));
    documents.entry(name.to_owned()).or_default().extend(found.into_iter().map(|k| k.key));
}
