//! What comes in: bytes or text of a page with its metadata, files, folders, JSON Lines.

use crate::bytes::decode;
use crate::{Article, Error, Note, NoteKind, clean, json};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One article as it is handed over: its text or page, and what the caller knows of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    /// The caller's name for it.
    pub id: String,
    /// Plain text, HTML or Markdown.
    pub text: String,
    /// The headline, if known.
    pub title: Option<String>,
    /// The outlet, if known.
    pub source: Option<String>,
    /// The publication date as any text; an unreadable one becomes a note.
    pub published: Option<String>,
    /// The address, if known.
    pub url: Option<String>,
    /// The writer, if known.
    pub byline: Option<String>,
    /// The language, if known.
    pub language: Option<String>,
}

/// What was read: the articles, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The articles in order.
    pub articles: Vec<Article>,
    /// What the reader should know of inputs that gave no article, and of their fields.
    pub notes: Vec<Note>,
    /// What is wrong with the input, as messages, for a caller that asked to be strict: the notes above and those of
    /// the articles that are errors (see [`NoteKind::is_error`]): empty, renamed, an unreadable date, broken bytes.
    /// An article without a date or in another language is noted and is no error.
    pub errors: Vec<String>,
}

/// Cleans what is handed over and makes the ids different: the checks of [`read_paths`] for
/// articles that are in memory.
///
/// ```
/// use crossclaim_article::{Input, NoteKind, prepare};
///
/// let page = |text: &str| Input { id: "a".into(), text: text.into(), published: Some("12 May 2024".into()), ..Input::default() };
/// let loaded = prepare(vec![page("A ferry sank off Orlen on Sunday."), page("A ferry sank off Orlen.")]);
///
/// assert_eq!(loaded.articles[1].id, "a (2)");
/// assert_eq!(loaded.articles[1].notes[0].kind, NoteKind::DuplicateId);
/// assert_eq!(loaded.errors.len(), 1);
/// ```
pub fn prepare(inputs: Vec<Input>) -> Loaded {
    let mut loaded = Loaded::default();
    add(&mut loaded, &mut Ids::new(), inputs, &[]);
    loaded
}

/// Reads JSON records that stand in memory, each with the name by which notes should call it. The
/// name is its id, too, where the record has none. A record that gives no article costs itself alone.
///
/// ```
/// let record = |text: &str| ("row 1".to_owned(), text.to_owned());
/// let loaded = crossclaim_article::read_records(&[record("{\"maintext\": \"A ferry sank.\"}"), record("{}")]);
///
/// assert_eq!(loaded.articles[0].id, "row 1");
/// assert!(loaded.notes[0].message.starts_with("row 1: no text"));
/// ```
pub fn read_records(named: &[(String, String)]) -> Loaded {
    let mut loaded = Loaded::default();
    let mut records = json::read_each(named);
    loaded.errors.extend(records.notes.iter().map(|n| n.message.clone()));
    loaded.notes.append(&mut records.notes);
    add(&mut loaded, &mut Ids::new(), records.inputs, &[]);
    loaded
}

/// Makes the ids of `articles` different, as [`read_paths`] does: the later of two gets " (2)"
/// behind it, and a note. Articles that were read apart may share an id.
pub fn distinct(articles: &mut [Article]) {
    let mut ids = Ids::new();
    for article in articles {
        if let Some(note) = claim_id(&mut article.id, &mut ids) {
            article.notes.insert(0, note);
        }
    }
}

/// Reads files, folders (their files, sorted by name, one level deep) and JSON Lines.
/// A file that cannot be read stops nothing else: it is named in [`Loaded::notes`].
///
/// The id of an article is that of its record, else the name of its file, with the line for a
/// record; where two are the same the later gets " (2)" behind it, and a note.
///
/// # Errors
/// When no path could be read at all.
pub fn read_paths<P: AsRef<Path>>(paths: &[P]) -> Result<Loaded, Error> {
    let mut loaded = Loaded::default();
    let mut ids = Ids::new();
    let mut first_error = None;
    let mut read = 0;
    for path in paths {
        match files(path.as_ref()) {
            Ok(found) => {
                read += 1;
                if found.is_empty() {
                    unreadable(
                        &mut loaded,
                        format!(
                            "{}: the folder has no article; put .txt, .html, .md, .json or .jsonl files in it",
                            path.as_ref().display()
                        ),
                    );
                }
                for file in found {
                    if let Err(error) = read_file(&file, &mut loaded, &mut ids) {
                        read -= usize::from(file == path.as_ref());
                        unreadable(&mut loaded, error.to_string());
                        first_error.get_or_insert(error);
                    }
                }
            }
            Err(error) => {
                unreadable(&mut loaded, error.to_string());
                first_error.get_or_insert(error);
            }
        }
    }
    match first_error {
        Some(error) if read == 0 => Err(error),
        _ => Ok(loaded),
    }
}

fn unreadable(loaded: &mut Loaded, message: String) {
    loaded.errors.push(message.clone());
    loaded.notes.push(Note { kind: NoteKind::Unreadable, message });
}

/// Endings of files in a folder that can hold articles.
const ENDINGS: [&str; 11] =
    ["txt", "text", "html", "htm", "xhtml", "md", "markdown", "json", "jsonl", "ndjson", "jsonlines"];

/// Endings of tables, which are no articles.
const TABLES: [&str; 8] = ["csv", "tsv", "parquet", "feather", "arrow", "xlsx", "xls", "ods"];

/// The files a path stands for.
fn files(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let error = |source| Error::Read { path: path.to_owned(), source };
    if !std::fs::metadata(path).map_err(error)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(error)? {
        let file = entry.map_err(error)?.path();
        let hidden = file.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if !hidden && file.is_file() && ENDINGS.contains(&ending(&file).as_str()) {
            found.push(file);
        }
    }
    found.sort();
    Ok(found)
}

fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// Reads what stands in memory or came through a pipe: one article, or JSON or JSON Lines when it
/// begins like them. `name` becomes the id, as a file's name would.
///
/// ```
/// let loaded = crossclaim_article::read_bytes(b"{\"id\": \"a\", \"text\": \"A ferry sank.\"}\n".to_vec(), "stdin")?;
/// assert_eq!(loaded.articles[0].id, "a");
/// # Ok::<(), crossclaim_article::Error>(())
/// ```
///
/// # Errors
/// When the bytes are no text.
pub fn read_bytes(bytes: Vec<u8>, name: &str) -> Result<Loaded, Error> {
    let mut loaded = Loaded::default();
    let start = bytes.trim_ascii_start();
    let records = match start.first() {
        Some(b'{') => true,
        Some(b'[') => matches!(start[1..].trim_ascii_start().first(), Some(b'{' | b']')),
        _ => false,
    };
    take(bytes, Path::new(name), records, &mut loaded, &mut Ids::new())?;
    Ok(loaded)
}

fn read_file(path: &Path, loaded: &mut Loaded, ids: &mut Ids) -> Result<(), Error> {
    if TABLES.contains(&ending(path).as_str()) {
        return Err(Error::Table { path: path.to_owned() });
    }
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let records = matches!(ending(path).as_str(), "json" | "jsonl" | "ndjson" | "jsonlines");
    take(bytes, path, records, loaded, ids)
}

/// Adds what the bytes of `path` hold.
fn take(bytes: Vec<u8>, path: &Path, records: bool, loaded: &mut Loaded, ids: &mut Ids) -> Result<(), Error> {
    let shown = path.display().to_string();
    let name = path.file_name().map_or_else(|| shown.clone(), |n| n.to_string_lossy().into_owned());
    let (text, note) = decode(bytes, &shown).map_err(|kind| Error::NotText { path: path.to_owned(), kind })?;
    if records {
        let mut records = json::read(&text, &name);
        records.notes.extend(note);
        loaded.errors.extend(records.notes.iter().map(|n| n.message.clone()));
        loaded.notes.append(&mut records.notes);
        add(loaded, ids, records.inputs, &[]);
        return Ok(());
    }
    add(loaded, ids, vec![Input { id: name, text, ..Input::default() }], note.as_slice());
    Ok(())
}

/// The ids in use, and how often each was asked for.
type Ids = BTreeMap<String, usize>;

/// `id` with the next number behind it that is free.
fn fresh_id(id: &str, ids: &mut Ids) -> String {
    let mut n = ids.get(id).copied().unwrap_or(1);
    loop {
        n += 1;
        let fresh = format!("{id} ({n})");
        if !ids.contains_key(&fresh) {
            ids.insert(id.to_owned(), n);
            return fresh;
        }
    }
}

/// Puts `id` among those in use, renamed where it is taken.
fn claim_id(id: &mut String, ids: &mut Ids) -> Option<Note> {
    let mut note = None;
    if ids.contains_key(id.as_str()) {
        let fresh = fresh_id(id, ids);
        let message =
            format!("{id}: two articles have this id; the later one is called {fresh:?}; give each its own id");
        note = Some(Note { kind: NoteKind::DuplicateId, message });
        *id = fresh;
    }
    ids.insert(id.clone(), 1);
    note
}

/// Cleans `inputs` into `loaded`; `notes` belong to each of them.
fn add(loaded: &mut Loaded, ids: &mut Ids, inputs: Vec<Input>, notes: &[Note]) {
    // Ids depend on those before them; all else of an article on itself alone.
    let first = loaded.articles.len() + 1;
    let mut named: Vec<(Input, Vec<Note>)> = Vec::with_capacity(inputs.len());
    for (at, mut input) in inputs.into_iter().enumerate() {
        let mut own: Vec<Note> = notes.to_vec();
        if input.id.trim().is_empty() {
            input.id = format!("article {}", first + at);
        }
        own.extend(claim_id(&mut input.id, ids));
        named.push((input, own));
    }
    let cleaned = named.into_par_iter().map(|(input, mut own)| {
        let mut article = clean(input);
        own.append(&mut article.notes);
        Article { notes: own, ..article }
    });
    for article in cleaned.collect::<Vec<Article>>() {
        loaded.errors.extend(article.notes.iter().filter(|n| n.kind.is_error()).map(|n| n.message.clone()));
        loaded.articles.push(article);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_file_stops_nothing_else() {
        let folder = std::env::temp_dir().join(format!("crossclaim-article-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.txt"), "A ferry sank off Orlen on Sunday morning.").unwrap();
        std::fs::write(folder.join("b.txt"), "%PDF-1.7").unwrap();
        std::fs::write(folder.join("c.jsonl"), "{\"text\": \"Nobody was hurt.\"}\nnot json\n").unwrap();
        std::fs::write(folder.join("d.txt"), "  \n").unwrap();
        std::fs::write(folder.join("e.bin"), "skip").unwrap();
        let loaded = read_paths(&[folder.clone(), folder.join("missing.txt")]).unwrap();
        let ids: Vec<&str> = loaded.articles.iter().map(|a| a.id.as_str()).collect();
        assert_eq!(ids, ["a.txt", "c.jsonl:1", "d.txt"]);
        let told = |part: &str| loaded.notes.iter().any(|n| n.kind == NoteKind::Unreadable && n.message.contains(part));
        assert!(told("b.txt") && told("c.jsonl, line 2") && told("missing.txt"), "{:?}", loaded.notes);
        assert!(loaded.articles[2].notes.iter().any(|n| n.kind == NoteKind::Empty));
        assert!(read_paths(&[folder.join("missing.txt")]).is_err());
        std::fs::write(folder.join("f.csv"), "id,text\na,A ferry sank.\n").unwrap();
        let error = read_paths(&[folder.join("f.csv")]).unwrap_err().to_string();
        assert!(error.contains("f.csv") && error.contains("hand over the table"), "{error}");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
