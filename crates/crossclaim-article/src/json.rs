//! Records: JSON and JSON Lines with the field names that scrapers use.
//!
//! Comes in: the text of a file. Goes out: an [`Input`] for each record, and a note with file and
//! line for each record or field that could not be used. The names stand in `lexicon/fields.txt`.

use crate::{Input, Note, NoteKind};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// For each field, what it is taken for and its place among the names of that.
static FIELDS: LazyLock<BTreeMap<&str, (&str, usize)>> = LazyLock::new(|| {
    include_str!("../lexicon/fields.txt")
        .lines()
        .enumerate()
        .filter_map(|(rank, row)| {
            row.split_once(' ').filter(|_| !row.starts_with('#')).map(|(role, name)| (name, (role, rank)))
        })
        .collect()
});

/// Bad lines that are told one by one; the rest is counted.
const TOLD: usize = 20;

/// What a file of records holds.
#[derive(Debug, Default)]
pub(crate) struct Records {
    /// The articles.
    pub inputs: Vec<Input>,
    /// What could not be used.
    pub notes: Vec<Note>,
}

/// Reads a whole JSON value (one record, a list of them, or an object with such a list), or JSON Lines.
pub(crate) fn read(text: &str, name: &str) -> Records {
    let text = text.trim_start_matches('\u{feff}');
    let mut records = Records::default();
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    let first = text.trim_start().lines().next().unwrap_or("");
    let by_line = serde_json::from_str::<Map<String, Value>>(first).is_ok();
    if !by_line && let Ok(value) = serde_json::from_str::<Value>(text) {
        let list = list(value);
        let several = list.len() > 1;
        for (i, value) in list.into_iter().enumerate() {
            let place = if several { format!("{name}, record {}", i + 1) } else { name.to_owned() };
            let id = if several { format!("{name}:{}", i + 1) } else { name.to_owned() };
            record(value, &place, id, i + 1, &mut records, &mut unknown);
        }
    } else {
        lines(text, name, &mut records, &mut unknown);
    }
    for (field, line) in unknown {
        records.notes.push(Note {
            kind: NoteKind::UnknownField,
            message: format!("{name}, line {line}: field {field:?} is not known and was passed over; see the list of field names, or rename it"),
        });
    }
    records
}

/// Reads records that each have a name of their own.
pub(crate) fn read_each(named: &[(String, String)]) -> Records {
    let mut records = Records::default();
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for (at, (name, text)) in named.iter().enumerate() {
        match serde_json::from_str(text) {
            Ok(value) => record(value, name, name.clone(), at, &mut records, &mut unknown),
            Err(error) => records.notes.push(Note {
                kind: NoteKind::Unreadable,
                message: format!("{name}: not JSON ({}); give an object with at least \"text\"", category(&error)),
            }),
        }
    }
    for (field, at) in unknown {
        records.notes.push(Note {
            kind: NoteKind::UnknownField,
            message: format!(
                "{}: field {field:?} is not known and was passed over; see the list of field names, or rename it",
                named[at].0
            ),
        });
    }
    records
}

fn lines(text: &str, name: &str, records: &mut Records, unknown: &mut BTreeMap<String, usize>) {
    let mut untold = 0;
    let mut told = 0;
    for (i, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let number = i + 1;
        match serde_json::from_str::<Value>(line) {
            Ok(value) => {
                record(value, &format!("{name}, line {number}"), format!("{name}:{number}"), number, records, unknown);
            }
            Err(error) if told < TOLD => {
                told += 1;
                records.notes.push(Note {
                    kind: NoteKind::Unreadable,
                    message: format!(
                        "{name}, line {number}, column {}: not JSON ({}); write one object a line, e.g. {{\"id\": \"a\", \"text\": \"...\"}}",
                        error.column(),
                        category(&error)
                    ),
                });
            }
            Err(_) => untold += 1,
        }
    }
    if untold > 0 {
        records.notes.push(Note {
            kind: NoteKind::Unreadable,
            message: format!("{name}: {untold} more lines are not JSON; is it a file of another kind?"),
        });
    }
}

fn category(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Eof => "it ends too early",
        serde_json::error::Category::Data => "not the right kind of value",
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => "a mark is wrong or missing",
    }
}

/// The records in a value: itself, its items, or the items of the one list it holds.
fn list(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        Value::Object(mut map) => {
            for key in ["articles", "@graph", "items", "documents", "results", "data", "news"] {
                if !map.contains_key("text")
                    && map.get(key).is_some_and(Value::is_array)
                    && let Some(Value::Array(items)) = map.remove(key)
                {
                    return items;
                }
            }
            vec![Value::Object(map)]
        }
        other => vec![other],
    }
}

fn record(
    value: Value,
    place: &str,
    id: String,
    line: usize,
    records: &mut Records,
    unknown: &mut BTreeMap<String, usize>,
) {
    let Value::Object(map) = value else {
        records.notes.push(Note {
            kind: NoteKind::Unreadable,
            message: format!("{place}: a record must be an object with at least \"text\""),
        });
        return;
    };
    match input(&map, id, |field| {
        unknown.entry(field.to_owned()).or_insert(line);
    }) {
        Ok(input) => records.inputs.push(input),
        Err(why) => records.notes.push(Note { kind: NoteKind::Unreadable, message: format!("{place}: {why}") }),
    }
}

/// One record; `unknown` is told of each field that has no meaning for us.
fn input(map: &Map<String, Value>, id: String, mut unknown: impl FnMut(&str)) -> Result<Input, String> {
    let mut best: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for (field, value) in map {
        let Some(&(role, rank)) = FIELDS.get(field.as_str()) else {
            unknown(field);
            continue;
        };
        let Some(words) = words(value).filter(|w| !w.trim().is_empty()) else { continue };
        // trafilatura's "source" is an address.
        let role = if role == "source" && field == "source" && words.starts_with("http") { "url" } else { role };
        if best.get(role).is_none_or(|b| rank < b.0) {
            best.insert(role, (rank, words));
        }
    }
    let mut take = |role: &str| best.remove(role).map(|b| b.1);
    let (text, html) = (take("text"), take("html"));
    let Some(text) = text.or(html) else {
        return Err("no text; give it as \"text\" (or \"maintext\", \"articleBody\", \"html\")".to_owned());
    };
    Ok(Input {
        id: take("id").unwrap_or(id),
        text,
        title: take("title"),
        source: take("source"),
        published: take("published"),
        url: take("url"),
        byline: take("byline"),
        language: take("language"),
    })
}

/// A value as words: a list is joined with commas, an object (schema.org Person, Organization) gives its name.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(items) => {
            let all: Vec<String> = items.iter().filter_map(words).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Object(map) => ["name", "@id", "url", "@value"].iter().find_map(|k| map.get(*k).and_then(words)),
        Value::Bool(_) | Value::Null => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(json: &str) -> Input {
        let r = read(json, "x.jsonl");
        assert_eq!(r.notes, [], "{json}");
        r.inputs.into_iter().next().unwrap()
    }

    #[test]
    fn records_of_many_scrapers() {
        let trafilatura = one(
            r#"{"title": "T", "author": "A; B", "hostname": "orlen.example", "date": "2024-05-12", "fingerprint": "f1", "source": "https://orlen.example/a", "source-hostname": "Orlen Post", "text": "Words."}"#,
        );
        assert_eq!(trafilatura.source.as_deref(), Some("Orlen Post"));
        assert_eq!(trafilatura.url.as_deref(), Some("https://orlen.example/a"));
        let newspaper = one(
            r#"{"text": "Words.", "authors": ["A", "B"], "publish_date": "2024-05-12 10:00:00", "source_url": "https://o.example", "top_image": "i"}"#,
        );
        assert_eq!(newspaper.byline.as_deref(), Some("A, B"));
        let please = one(
            r#"{"maintext": "Words.", "date_publish": "2024-05-12 10:00:00", "source_domain": "o.example", "localpath": null, "filename": "f.json"}"#,
        );
        assert_eq!((please.text.as_str(), please.id.as_str()), ("Words.", "f.json"));
        let schema = one(
            r#"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "H", "articleBody": "Words.", "publisher": {"@type": "Organization", "name": "Orlen Post"}, "author": [{"name": "A"}], "datePublished": "2024-05-12T10:00:00Z"}"#,
        );
        assert_eq!((schema.title.as_deref(), schema.source.as_deref()), (Some("H"), Some("Orlen Post")));
        assert_eq!(one(r#"{"text": "Words."}"#).id, "x.jsonl:1");
    }

    #[test]
    fn a_bad_line_costs_itself_alone() {
        let r = read(
            "{\"text\": \"One.\"}\n{\"text\": \n\n[1]\n{\"title\": \"no text\"}\n{\"text\": \"Two.\", \"mood\": 3}\n{\"text\": \"Three.\", \"mood\": 4}",
            "x.jsonl",
        );
        assert_eq!(r.inputs.len(), 3);
        let messages: Vec<&str> = r.notes.iter().map(|n| n.message.as_str()).collect();
        assert!(messages[0].starts_with("x.jsonl, line 2, column"), "{messages:?}");
        assert!(messages[1].starts_with("x.jsonl, line 4:") && messages[2].starts_with("x.jsonl, line 5:"));
        assert_eq!(messages.iter().filter(|m| m.contains("\"mood\"")).count(), 1);
    }

    #[test]
    fn lists_and_graphs() {
        assert_eq!(read(r#"[{"text": "a"}, {"text": "b"}]"#, "x.json").inputs[1].id, "x.json:2");
        assert_eq!(read("{\n \"articles\": [{\"text\": \"a\"}]\n}", "x.json").inputs.len(), 1);
        assert_eq!(read("", "x.json").inputs.len(), 0);
    }
}
