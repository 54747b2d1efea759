//! Which blocks of a page are its article.
//!
//! Comes in: a page as it was read. Goes out: the numbers of its blocks that are main content, in
//! order. A port of Readability (`dom_smoothie`) chooses; its choice is laid over the page's own
//! blocks, so that nothing of where they stand is lost. Pages it cannot take (too deep, too
//! large: it is quadratic in nesting) or finds nothing in fall back to paragraphs outside of
//! furniture. What of the content is clutter is left to the rooms that clean text.

use super::tokens::{HtmlBlock, Page, read};
use crate::fold::{BuildThrough, hash_ascii};
use std::collections::HashMap;

/// The deepest nesting, in elements, that the parser is given: it takes half a second at 5,000, and a minute at 50,000.
const DEPTH: usize = 600;
/// The largest page, in bytes, that the parser is given.
const SIZE: usize = 8 << 20;

/// More `&` that stand alone than this in one page take the parser minutes: it is quadratic in them, too.
const AMPERSANDS: usize = 10_000;

/// Is the page one that the parser must not see?
pub(crate) fn is_too_much(raw: &str, page: &Page) -> bool {
    page.depth > DEPTH || raw.len() > SIZE || page.lone_ampersands > AMPERSANDS
}

/// The numbers of the blocks that are main content, in order.
pub(crate) fn choose(raw: &str, page: &Page) -> Vec<usize> {
    let mut chosen = Vec::new();
    if !is_too_much(raw, page) {
        chosen = by_readability(raw, page).unwrap_or_default();
    }
    let size = |blocks: &[usize]| blocks.iter().map(|i| page.blocks[*i].span.len()).sum::<usize>();
    if size(&chosen) < 250 {
        let other = by_paragraph(page);
        if size(&other) > 2 * size(&chosen) {
            return other;
        }
    }
    chosen
}

/// Blocks that read like paragraphs and stand in no navigation, footer or form, with the headings over them.
fn by_paragraph(page: &Page) -> Vec<usize> {
    let is_paragraph = |b: &HtmlBlock| {
        let own = b.span.of(&page.text);
        !b.furniture && own.len() >= 60 && own.contains(['.', '!', '?', '。'])
    };
    let blocks = &page.blocks;
    (0..blocks.len())
        .filter(|i| {
            let b = &blocks[*i];
            let heading = b.role == Some(crate::Role::Heading) && !b.furniture;
            is_paragraph(b) || heading && blocks.get(i + 1).is_some_and(is_paragraph)
        })
        .collect()
}

/// The words of a block as one number, white space left out.
fn key(text: &str) -> u64 {
    text.split_whitespace().fold(0, |h: u64, word| h.rotate_left(7) ^ hash_ascii(word.as_bytes()))
}

/// The page without scripts, styles and comments: half of most pages, which the parser would read and throw away.
fn seen(raw: &str, page: &Page) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut from = 0;
    for span in &page.unseen {
        out.push_str(&raw[from..span.start]);
        from = span.end;
    }
    out.push_str(&raw[from..]);
    out
}

fn by_readability(raw: &str, page: &Page) -> Option<Vec<usize>> {
    let config = dom_smoothie::Config { disable_json_ld: true, ..dom_smoothie::Config::default() };
    let seen = seen(raw, page);
    let mut readability = dom_smoothie::Readability::new(seen.as_str(), None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let content = read(&article.content);
    Some(align(page, &content))
}

/// The blocks of `page` that the blocks of `content` came from: the longest run of equal blocks in order, then, between
/// those, the blocks that share most of their words with one that was changed (a link or a button taken out).
fn align(page: &Page, content: &Page) -> Vec<usize> {
    let mut places: HashMap<u64, Vec<usize>, BuildThrough> = HashMap::default();
    for (i, block) in page.blocks.iter().enumerate() {
        places.entry(key(block.span.of(&page.text))).or_default().push(i);
    }
    // Longest increasing run by patience: each block of the content offers its places, last first. Of a line that stands
    // hundreds of times ("Share") only the first places are tried.
    let mut tails: Vec<usize> = Vec::new();
    let mut links: Vec<(usize, usize, usize)> = Vec::new(); // (place, number in content, link before)
    let mut ends: Vec<usize> = Vec::new();
    for (c, block) in content.blocks.iter().enumerate() {
        let Some(found) = places.get(&key(block.span.of(&content.text))) else { continue };
        for &place in found.iter().take(8).rev() {
            let at = tails.partition_point(|t| *t < place);
            let before = if at > 0 { ends[at - 1] } else { usize::MAX };
            links.push((place, c, before));
            if at == tails.len() {
                tails.push(place);
                ends.push(links.len() - 1);
            } else {
                tails[at] = place;
                ends[at] = links.len() - 1;
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while let Some(&(place, c, before)) = links.get(at) {
        pairs.push((place, c));
        at = before;
    }
    pairs.reverse();
    fill(page, content, &pairs)
}

/// Adds to the pairs the blocks of the page between them that changed blocks of the content came from.
fn fill(page: &Page, content: &Page, pairs: &[(usize, usize)]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::with_capacity(pairs.len());
    let (mut place, mut number) = (0, 0);
    for &(next_place, next_number) in pairs.iter().chain(std::iter::once(&(page.blocks.len(), content.blocks.len()))) {
        let mut from = place;
        // A gap is searched only so far: a page of ten thousand blocks must stay linear.
        for c in number..next_number {
            let words: Vec<&str> = content.blocks[c].span.of(&content.text).split_whitespace().collect();
            if words.len() < 4 {
                continue;
            }
            let mut sorted: Vec<&str> = words.clone();
            sorted.sort_unstable();
            let found = (from..next_place.min(from + 60)).find(|i| {
                let own: Vec<&str> =
                    page.blocks[*i].span.of(&page.text).split_whitespace().take(words.len() * 3).collect();
                let shared = own.iter().filter(|w| sorted.binary_search(w).is_ok()).count();
                shared * 10 >= words.len().max(own.len()) * 6
            });
            if let Some(i) = found {
                out.push(i);
                from = i + 1;
            }
        }
        if next_place < page.blocks.len() {
            out.push(next_place);
        }
        (place, number) = (next_place + 1, next_number + 1);
    }
    out
}
