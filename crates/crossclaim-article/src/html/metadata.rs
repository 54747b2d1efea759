//! What a page says of itself.
//!
//! Comes in: its `<meta>`, JSON-LD, `<time>`, `<title>`, `<link>`. Goes out: title, outlet, writer,
//! language, address and every date with its origin. The order of trust is the one of this file's
//! rows: JSON-LD, `OpenGraph`, other meta tags, then elements; of the language and the address the element that is made
//! for it comes first. What was passed over for it is kept as a conflict. Which date counts is left to `date`.

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
    /// Where two places of the page say different things of one field: a sentence each.
    pub conflicts: Vec<String>,
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
    let name = |names: &[&str]| meta(names).filter(|b| !b.starts_with("http"));
    let h1 = page.blocks.iter().find(|b| b.is_h1 && !b.furniture).map(|b| one_line(b.span.of(&page.text)));
    let conflicts = &mut found.conflicts;
    let first = |what, places: [(&'static str, Option<String>); 3], same, conflicts: &mut Vec<String>| {
        settle(what, places, same, conflicts)
    };
    let titles = [("JSON-LD", found.title.take()), ("Open Graph", meta(&TITLE[..1])), ("meta tags", meta(&TITLE[1..]))];
    found.title = first("title", titles, is_same_title, conflicts)
        .or(h1)
        .or_else(|| page.title.clone())
        .filter(|t| !t.is_empty());
    let sources =
        [("JSON-LD", found.source.take()), ("Open Graph", meta(&SOURCE[..1])), ("meta tags", meta(&SOURCE[1..]))];
    found.source = first("outlet", sources, is_same_name, conflicts);
    let writers =
        [("JSON-LD", found.byline.take()), ("meta tags", name(&BYLINE[..1])), ("other meta tags", name(&BYLINE[1..]))];
    found.byline = first("writer", writers, is_same_name, conflicts);
    let languages = [
        ("the page's element", page.language.clone()),
        ("Open Graph", meta(&["og:locale"])),
        ("meta tags", meta(&["content-language", "language"])),
    ];
    found.language = first("language", languages, is_same_language, conflicts);
    let address = |text: Option<String>| text.filter(|u| u.starts_with("http"));
    let addresses = [
        ("the canonical link", address(page.canonical.clone())),
        ("Open Graph", address(meta(&["og:url"]))),
        ("", None),
    ];
    found.url = first("address", addresses, is_same_address, conflicts);
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

/// The first place that says something; what the others say otherwise is kept as a conflict.
fn settle(
    what: &str,
    places: [(&'static str, Option<String>); 3],
    same: fn(&str, &str) -> bool,
    conflicts: &mut Vec<String>,
) -> Option<String> {
    let mut said = places.into_iter().filter_map(|(place, value)| Some((place, value.filter(|v| !v.is_empty())?)));
    let (first, value) = said.next()?;
    let shown = |text: &str| text.chars().take(80).collect::<String>();
    for (place, other) in said.filter(|(_, other)| !same(&value, other)) {
        conflicts.push(format!(
            "the page names its {what} twice: taken is {:?} ({first}), passed over {:?} ({place})",
            shown(&value),
            shown(&other)
        ));
    }
    Some(value)
}

/// The words of a title or name, small, marks left out.
fn bare(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).filter(|w| w != "the").collect()
}

/// Titles are shortened and dressed for each place: one of other words is another title.
fn is_same_title(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    let shared = a.iter().filter(|w| b.contains(w)).count();
    shared * 2 >= a.len().min(b.len())
}

/// "The Orlen Post" and "orlenpost.example", "Rita Moll" and "Rita Moll, Ted Oake".
fn is_same_name(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a).concat(), bare(b).concat());
    a.contains(&b) || b.contains(&a)
}

/// "Italiano" is no code, and no conflict.
fn is_same_language(a: &str, b: &str) -> bool {
    let code = |text: &str| text.split(['-', '_']).next().unwrap_or("").trim().to_ascii_lowercase();
    let (a, b) = (code(a), code(b));
    a == b || a.len() != 2 || b.len() != 2
}

/// The same page with another scheme, host of the same house or query.
fn is_same_address(a: &str, b: &str) -> bool {
    let path = |text: &str| {
        let rest = text.split_once("//").map_or(text, |(_, rest)| rest);
        let path = rest.split_once('/').map_or("", |(_, path)| path);
        path.split(['?', '#']).next().unwrap_or("").trim_end_matches('/').to_ascii_lowercase()
    };
    path(a) == path(b)
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
        assert_eq!(m.conflicts, [] as [&str; 0]);
        let origins: Vec<&str> = m.candidates.iter().map(|c| c.origin).collect();
        assert_eq!(origins, ["json-ld", "open-graph", "meta", "time-element"]);
    }

    #[test]
    fn what_two_places_say_otherwise_is_kept() {
        let page = tokens::read(
            r#"<html lang="en"><head><meta property="og:title" content="Ten ways to cook cod"><meta property="og:site_name" content="Orlen Post">
            <meta name="author" content="Desk of the Orlen Post"><meta property="og:locale" content="de_AT"><meta property="og:url" content="https://m.orlen.example/ferry?x=1">
            <link rel="canonical" href="https://orlen.example/ferry/">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry and barge collide","author":{"name":"Rita Moll"},"publisher":{"name":"The Orlen Post"}}</script></head><body></body></html>"#,
        );
        let m = metadata(&page);
        assert_eq!(m.title.as_deref(), Some("Ferry and barge collide"));
        let told: Vec<&str> = m.conflicts.iter().filter_map(|c| c.split(' ').nth(4)).collect();
        assert_eq!(told, ["title", "writer", "language"], "{:?}", m.conflicts);
        assert!(m.conflicts[0].contains("\"Ten ways to cook cod\" (Open Graph)"), "{}", m.conflicts[0]);
    }
}
