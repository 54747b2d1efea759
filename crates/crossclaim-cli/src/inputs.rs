//! The articles behind the paths of the command line, with what `--meta` knows of them.

use crate::arguments::InputArguments;
use crate::output::Failure;
use crate::wire::day;
use crossclaim::article::{Dated, NoteKind, clean, read_bytes};
use crossclaim::{Article, Input, Loaded, Note, read_paths};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What the caller knows of one input.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Known {
    source: Option<String>,
    published: Option<String>,
    title: Option<String>,
    url: Option<String>,
    byline: Option<String>,
    language: Option<String>,
}

/// Reads all paths; `-` is standard input.
pub fn load(paths: &[PathBuf], meta: Option<&Path>) -> Result<Loaded, Failure> {
    let files: Vec<&PathBuf> = paths.iter().filter(|path| path.as_os_str() != "-").collect();
    let mut loaded = if files.is_empty() { Loaded::default() } else { read_paths(&files)? };
    if files.len() < paths.len() {
        join(&mut loaded, read_bytes(stdin()?, "stdin")?);
    }
    if let Some(path) = meta {
        let mut known = read_meta(path)?;
        let articles = loaded.articles.into_iter();
        loaded.articles = articles
            .map(|article| match take(&mut known, &article.id) {
                Some(more) => again(article, more),
                None => article,
            })
            .collect();
        if let Some(name) = known.into_keys().next() {
            let problem = format!("it names {name:?}, which is not among the inputs");
            return Err(meta_failure(path, problem, "name each input by its file name or its id"));
        }
        // What is given may have settled what was amiss.
        let own = loaded.articles.iter().flat_map(|article| &article.notes);
        let wrong = loaded.notes.iter().chain(own).filter(|note| note.kind.is_error());
        loaded.errors = wrong.map(|note| note.message.clone()).collect();
    }
    Ok(loaded)
}

/// The one article of a path.
pub fn load_one(arguments: &InputArguments) -> Result<Article, Failure> {
    let path = &arguments.path;
    let mut articles = load(std::slice::from_ref(path), None)?.articles;
    if articles.len() != 1 {
        let problem = format!("{} articles, and this command takes one", articles.len());
        return Err(Failure::Input { path: path.clone(), problem, mend: "name a file with one article" });
    }
    let article = articles.remove(0);
    Ok(match arguments.published.clone() {
        None => article,
        published => again(article, Known { published, ..Known::default() }),
    })
}

/// Adds what came through the pipe.
fn join(loaded: &mut Loaded, more: Loaded) {
    loaded.articles.extend(more.articles);
    loaded.notes.extend(more.notes);
    loaded.errors.extend(more.errors);
}

fn stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(Failure::Stdin)?;
    Ok(bytes)
}

fn meta_failure(path: &Path, problem: String, mend: &'static str) -> Failure {
    Failure::Meta { path: path.to_owned(), problem, mend }
}

fn read_meta(path: &Path) -> Result<BTreeMap<String, Known>, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| meta_failure(path, format!("cannot be read ({error})"), "check the path after --meta"))?;
    serde_json::from_str(&text).map_err(|error| {
        meta_failure(
            path,
            error.to_string(),
            "write {\"file name\": {\"source\": \"…\", \"published\": \"2025-07-23\"}}",
        )
    })
}

/// What is known of the article of that id: under the id itself, or under its file name.
fn take(known: &mut BTreeMap<String, Known>, id: &str) -> Option<Known> {
    let file = Path::new(id).file_name().and_then(|name| name.to_str());
    known.remove(id).or_else(|| known.remove(file?))
}

/// The article read anew: a date or a headline that is given changes what cleaning makes of it.
fn again(article: Article, known: Known) -> Article {
    let given = |dated: Dated| (dated.origin == "given").then(|| day(&dated));
    let reading = |note: &Note| matches!(note.kind, NoteKind::DuplicateId | NoteKind::Encoding);
    let mut notes: Vec<Note> = article.notes.into_iter().filter(reading).collect();
    let mut cleaned = clean(Input {
        id: article.id,
        text: article.raw,
        title: known.title.or(article.title),
        source: known.source.or(article.source),
        published: known.published.or(article.published.and_then(given)),
        url: known.url.or(article.url),
        byline: known.byline.or(article.byline),
        language: known.language.or(article.language),
    });
    notes.append(&mut cleaned.notes);
    Article { notes, ..cleaned }
}
