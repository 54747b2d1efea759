//! What a page says of itself.
//!
//! Comes in: its `<meta>`, JSON-LD, `<time>`, `<title>`, `<link>`. Goes out: title, outlet, writer,
//! language, address and every date with its origin. The order of trust is the one of this file's
//! rows: JSON-LD, `OpenGraph`, other meta tags, then elements. Which date counts is left to `date`.

use super::tokens::Page;
use crate::date::{Candidate, read};
use serde_json::Value;

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The writers.
    pub byline: Option<String>,
    /// As declared: "en-GB".
    pub language: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// Dates with their origin.
    pub candidates: Vec<Candidate>,
}

/// Names of `<meta>` for each field; the first that is there counts.
const TITLE: [&str; 6] = ["og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "parsely-title"];
const SOURCE: [&str; 6] =
    ["og:site_name", "application-name", "twitter:app:name:iphone", "dc.publisher", "publisher", "cre"];
const BYLINE: [&str; 8] = [
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "article:author",
];
const OPEN_GRAPH: [&str; 3] = ["article:published_time", "og:published_time", "og:article:published_time"];
const PUBLISHED: [&str; 18] = [
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "date",
];
const MODIFIED: [&str; 6] =
    ["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod"];

/// Reads the metadata of `page`.
pub(crate) fn metadata(page: &Page) -> Metadata {
    let mut found = Metadata::default();
    for script in &page.json_ld {
        // Some houses write line breaks into strings, which JSON has not.
        let parsed = serde_json::from_str::<Value>(script.trim())
            .or_else(|_| serde_json::from_str(&script.replace(['\n', '\r', '\t'], " ")));
        if let Ok(value) = parsed
            && let Some(article) = news_article(&value, 0)
        {
            json_ld(article, &mut found);
            break;
        }
    }
    let meta = |names: &[&str]| {
        names.iter().find_map(|n| page.meta.iter().find(|(m, v)| m == n && !v.is_empty()).map(|(_, v)| one_line(v)))
    };
    let h1 = page.blocks.iter().find(|b| b.is_h1 && !b.furniture).map(|b| one_line(b.span.of(&page.text)));
    found.title = found.title.or_else(|| meta(&TITLE)).or(h1).or_else(|| page.title.clone()).filter(|t| !t.is_empty());
    found.source = found.source.or_else(|| meta(&SOURCE));
    found.byline = found.byline.or_else(|| meta(&BYLINE).filter(|b| !b.starts_with("http")));
    found.language = page.language.clone().or_else(|| meta(&["og:locale", "content-language", "language"]));
    found.url = page.canonical.clone().or_else(|| meta(&["og:url"])).filter(|u| u.starts_with("http"));
    let mut date = |text: Option<String>, origin: &'static str| {
        found.candidates.extend(text.and_then(|t| candidate(&t, origin)));
    };
    date(meta(&OPEN_GRAPH), "open-graph");
    date(meta(&PUBLISHED), "meta");
    date(meta(&MODIFIED), "modified");
    let time = page.times.iter().find(|t| t.1).or_else(|| page.times.first());
    date(time.map(|t| t.0.clone()), "time-element");
    found
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn candidate(text: &str, origin: &'static str) -> Option<Candidate> {
    let reading = read(text);
    let written = reading.dates.iter().find(|d| d.year.is_some()).copied()?;
    Some(Candidate { written, time: reading.time, weekday: None, origin })
}

/// The first node of an article's type, in lists and graphs too.
fn news_article(value: &Value, depth: usize) -> Option<&Value> {
    if depth > 6 {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().take(200).find_map(|v| news_article(v, depth + 1)),
        Value::Object(map) => {
            let is_type = |t: &Value| {
                t.as_str()
                    .is_some_and(|t| t.ends_with("Article") || t.ends_with("BlogPosting") || t.ends_with("Report"))
            };
            let typed =
                map.get("@type").is_some_and(|t| is_type(t) || t.as_array().is_some_and(|a| a.iter().any(is_type)));
            if typed && (map.contains_key("headline") || map.contains_key("datePublished")) {
                return Some(value);
            }
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .iter()
                .find_map(|k| map.get(*k).and_then(|v| news_article(v, depth + 1)))
        }
        _ => None,
    }
}

fn json_ld(article: &Value, found: &mut Metadata) {
    let text = |key: &str| {
        article.get(key).and_then(Value::as_str).map(|s| one_line(&super::tag::decode(s))).filter(|s| !s.is_empty())
    };
    found.title = text("headline");
    found.source = article.get("publisher").and_then(name);
    found.byline = article.get("author").and_then(name);
    if let Some(c) = text("datePublished").or_else(|| text("dateCreated")).and_then(|t| candidate(&t, "json-ld")) {
        found.candidates.push(c);
    }
    if let Some(c) = text("dateModified").and_then(|t| candidate(&t, "modified")) {
        found.candidates.push(c);
    }
}

/// A person's or house's name; several are joined with commas.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(s) if !s.starts_with("http") => Some(one_line(s)),
        Value::Object(map) => map.get("name").and_then(name),
        Value::Array(items) => {
            let all: Vec<String> = items.iter().take(20).filter_map(name).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
    .filter(|n| !n.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tokens;

    #[test]
    fn json_ld_before_open_graph_before_meta() {
        let page = tokens::read(
            r#"<html lang="en-GB"><head><title>T | Orlen Post</title><meta property="og:title" content="Ferry &amp; barge">
            <meta property="og:site_name" content="Orlen Post"><meta name="author" content="Rita Moll"><meta property="article:published_time" content="2024-05-12T10:00:00Z">
            <meta name="date" content="2024-05-13"><link rel="canonical" href="https://orlen.example/ferry">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Ferry and barge collide","datePublished":"2024-05-12T09:00:00+02:00","author":[{"name":"Rita Moll"},{"name":"Ted Oake"}],"publisher":{"name":"The Orlen Post"}}]}</script></head><body><time datetime="2024-05-12">12 May</time></body></html>"#,
        );
        let m = metadata(&page);
        assert_eq!(m.title.as_deref(), Some("Ferry and barge collide"));
        assert_eq!(m.source.as_deref(), Some("The Orlen Post"));
        assert_eq!(m.byline.as_deref(), Some("Rita Moll, Ted Oake"));
        assert_eq!(m.url.as_deref(), Some("https://orlen.example/ferry"));
        let origins: Vec<&str> = m.candidates.iter().map(|c| c.origin).collect();
        assert_eq!(origins, ["json-ld", "open-graph", "meta", "time-element"]);
    }
}
