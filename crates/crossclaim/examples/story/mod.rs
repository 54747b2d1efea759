//! A story: articles about one event, with what a reader marked in them.
//!
//! Comes in: a folder with `articles/`, `gold.json` and perhaps `meta.json`, as `tests/README.md` tells. Goes out: the
//! cleaned articles and the marks, each as places in the articles. What is made of them is left to the examples and
//! tests beside which this module is used.

use crossclaim::article::clean;
use crossclaim::text::Span;
use crossclaim::{Article, Input};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Anything that can go wrong on the way.
pub type Failure = Box<dyn std::error::Error>;

/// A place in an article, as bytes of its input.
#[derive(Clone, Debug)]
pub struct Place {
    /// The article's id, which is its file name.
    pub article: String,
    /// Where the quoted words stand first.
    pub span: Span,
}

/// Articles about one event, and a reader's marks.
pub struct Story {
    /// The articles, sorted by id.
    pub articles: Vec<Article>,
    gold: Value,
}

impl Story {
    /// Reads a folder.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let json = |name: &str| -> Result<Value, Failure> {
            let text = std::fs::read_to_string(folder.join(name))?;
            serde_json::from_str(&text).map_err(|error| format!("{}/{name}: {error}", folder.display()).into())
        };
        let meta = if folder.join("meta.json").exists() { json("meta.json")? } else { Value::Null };
        let mut texts = BTreeMap::new();
        for entry in std::fs::read_dir(folder.join("articles"))? {
            let path = entry?.path();
            if let Some(id) = path.file_name().and_then(|name| name.to_str()) {
                texts.insert(id.to_owned(), std::fs::read_to_string(&path)?);
            }
        }
        let article = |(id, text): (String, String)| {
            let of = |field: &str| meta[&id][field].as_str().map(str::to_owned);
            clean(Input { source: of("source"), published: of("published"), text, id, ..Input::default() })
        };
        let story = Self { articles: texts.into_iter().map(article).collect(), gold: json("gold.json")? };
        story.check().map_err(|problem| format!("{}: {problem}", folder.display()))?;
        Ok(story)
    }

    /// The marks of one sort: `same_claim`, `disagreements`, `no_conflict`, `different_claims`, `boilerplate`.
    pub fn marks(&self, sort: &str) -> &[Value] {
        self.gold[sort].as_array().map_or(&[], Vec::as_slice)
    }

    /// The places of each side of a marked disagreement.
    pub fn sides(&self, disagreement: &Value) -> Vec<Vec<Place>> {
        let sides = disagreement["sides"].as_array().map_or(&[][..], Vec::as_slice);
        sides.iter().map(|side| self.places(side)).collect()
    }

    /// The places of what is marked.
    pub fn places(&self, mark: &Value) -> Vec<Place> {
        let list = mark["mentions"].as_array().map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|mention| self.place(mention)).collect()
    }

    /// The place of a mention: an article, and words in it.
    pub fn place(&self, mention: &Value) -> Option<Place> {
        let article = self.articles.iter().find(|article| Some(article.id.as_str()) == mention["article"].as_str())?;
        let quote = mention["quote"].as_str()?;
        let at = article.raw.find(quote)?;
        Some(Place { article: article.id.clone(), span: Span::new(at, at + quote.len()) })
    }

    /// A mark that stands nowhere would be counted as missed for ever.
    fn check(&self) -> Result<(), String> {
        let lists = |mark: &Value, name: &str| mark[name].as_array().cloned().unwrap_or_default();
        for sort in ["same_claim", "disagreements", "no_conflict", "different_claims"] {
            for mark in self.marks(sort) {
                let sides = lists(mark, "sides");
                let mentions = sides.iter().flat_map(|side| lists(side, "mentions")).chain(lists(mark, "mentions"));
                for mention in mentions {
                    self.place(&mention).ok_or_else(|| format!("{sort}: there is no {mention}"))?;
                }
            }
        }
        match self.marks("boilerplate").iter().find(|mention| self.place(mention).is_none()) {
            Some(mention) => Err(format!("boilerplate: there is no {mention}")),
            None => Ok(()),
        }
    }
}
