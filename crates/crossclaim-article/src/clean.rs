//! From a page to the article in it.

use crate::{Article, Block, Input, OffsetMap, Role};
use crossclaim_text::Span;

/// The article in a page. Any text gives an article; it may be an empty one, with a note.
pub fn clean(input: Input) -> Article {
    let length = input.text.len();
    Article {
        id: input.id,
        text: input.text.clone(),
        raw: input.text,
        map: OffsetMap::identity(length),
        blocks: vec![Block { role: Role::Body, span: Span::new(0, length), clock: None }],
        set_aside: Vec::new(),
        title: input.title,
        source: input.source,
        byline: input.byline,
        place: None,
        url: input.url,
        agency: None,
        language: input.language,
        published: None,
        notes: Vec::new(),
    }
}
