//! A sentence, or a part of it that states something of its own.

use crate::Document;
use crate::origin::hash;
use crossclaim_article::Role;
use crossclaim_text::Span;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What one article says at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Made from the article's id and the claim's words.
    pub id: String,
    /// Index of the article.
    pub article: usize,
    /// Index of the sentence.
    pub sentence: usize,
    /// Where it stands in the article's clean text.
    pub span: Span,
    /// The role of its block.
    pub role: Role,
}

/// The claims of all documents, in the order of articles and text.
pub fn claims(documents: &[Document]) -> Vec<Claim> {
    documents.par_iter().enumerate().flat_map_iter(|(article, document)| of_article(article, document)).collect()
}

fn of_article(article: usize, document: &Document) -> Vec<Claim> {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    let mut list = Vec::with_capacity(document.sentences.len());
    for (sentence, s) in document.sentences.iter().enumerate() {
        let text = document.words(s.span);
        // The same sentence twice in one article needs two ids.
        let count = seen.entry(hash(text.as_bytes())).or_default();
        let id = identifier(&["claim", &document.article.id, text, &count.to_string()]);
        *count += 1;
        list.push(Claim { id, article, sentence, span: s.span, role: s.role });
    }
    list
}

/// An id made from its parts: 16 hexadecimal digits, the same on every machine.
pub fn identifier(parts: &[&str]) -> String {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    format!("{:016x}", hash(&bytes))
}
