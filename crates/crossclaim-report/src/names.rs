//! What a person would call each article.
//!
//! Comes in: the articles of a report. Goes out: one short, harmless name for each, no two alike:
//! the outlet; else the host of its address; else the file's name where that says something;
//! else "source B", after the letter it has in the list of sources.

use crate::excerpt::shown;
use crate::wire::ArticleEntry;
use std::collections::BTreeMap;

/// Characters of a name.
const LIMIT: usize = 36;

/// A name for each article.
pub(crate) fn names(articles: &[ArticleEntry]) -> Vec<String> {
    let mut names: Vec<String> = articles.iter().enumerate().map(|(at, article)| name(at, article)).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for name in &mut names {
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            *name = format!("{name} ({count})");
        }
    }
    names
}

fn name(at: usize, article: &ArticleEntry) -> String {
    let source = article.source.as_deref().map(|source| shown(source, LIMIT)).filter(|source| !source.is_empty());
    if let Some(source) = source {
        return source;
    }
    if let Some(host) = article.url.as_deref().and_then(host) {
        return shown(host, LIMIT);
    }
    let stem = shown(stem(&article.id), LIMIT);
    // "004_e354e611adafdd87" was made by a machine and says nothing to a reader.
    if stem.is_empty() || is_machine_made(&stem) {
        return format!("source {}", letter(at));
    }
    stem
}

/// A, B … Z, AA, AB …
pub(crate) fn letter(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    if at < 26 { last.to_string() } else { letter(at / 26 - 1) + &last.to_string() }
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// The file's name without folders.
pub(crate) fn file(id: &str) -> &str {
    id.rsplit(['/', '\\']).next().unwrap_or(id)
}

/// The file's name without the last extension.
fn stem(id: &str) -> &str {
    let file = file(id);
    file.rsplit_once('.').map_or(file, |(stem, extension)| if extension.len() <= 5 { stem } else { file })
}

/// A run of six or more hexadecimal digits with a figure in it, or no letter at all.
fn is_machine_made(stem: &str) -> bool {
    let hex = |part: &str| part.len() >= 6 && part.bytes().any(|byte| byte.is_ascii_digit());
    !stem.contains(char::is_alphabetic) || stem.split(|c: char| !c.is_ascii_hexdigit()).any(hex)
}

#[cfg(test)]
mod tests {
    use super::{letter, names};
    use crate::wire::ArticleEntry;

    #[test]
    fn letters_go_on() {
        assert_eq!(["A", "Z", "AA", "AZ", "BA"], [0, 25, 26, 51, 52].map(letter).each_ref().map(String::as_str));
    }

    #[test]
    fn an_article_is_called_what_a_person_would_call_it() {
        let entry = |id: &str, source: Option<&str>, url: Option<&str>, title: Option<&str>| ArticleEntry {
            id: id.to_owned(),
            source: source.map(str::to_owned),
            url: url.map(str::to_owned),
            title: title.map(str::to_owned),
            ..ArticleEntry::default()
        };
        let articles = [
            entry("a.txt", Some("The Herald"), None, None),
            entry("b.txt", Some("The Herald"), None, None),
            entry("c.html", None, Some("https://user@www.herald.example:80/a/b"), None),
            entry("in/wire agency.txt", None, None, Some("A title")),
            entry("000_a6e4599d897b.txt", None, None, Some("The talks in the old town end")),
            entry("0001.txt", None, None, None),
            entry("", None, None, None),
        ];
        let expected =
            ["The Herald", "The Herald (2)", "herald.example", "wire agency", "source E", "source F", "source G"];
        assert_eq!(names(&articles), expected);
    }
}
