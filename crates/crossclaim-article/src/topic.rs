//! Other stories at the foot that no cue announces.
//!
//! Comes in: the lines that stay, and the first of the body. Goes out: without a tail of titles with a paragraph or
//! two each that have next to nothing in common with the article. The article itself says how much its paragraphs
//! share: what shares less than half as much, title after title to the end of the page, is of another story.
//! Stories behind a cue are left to `story`.

use crate::line::{Ends, Line};
use crate::story::{Seen, Vocabulary, add, see};
use crate::token::LineTokens;

/// An article of fewer paragraphs does not say how much its paragraphs share.
const LEAST: usize = 4;

/// Sets aside the tail of other stories.
pub(crate) fn trim(text: &str, lines: &mut [Line], words: &LineTokens, body: usize) {
    let kept: Vec<usize> = (body..lines.len()).filter(|i| lines[*i].is_kept()).collect();
    let is_head = |l: &Line| {
        l.is_title() && l.ends == Ends::Bare && l.after_blank && (4..=16).contains(&l.words) && l.marker == 0
    };
    // From the end: titles, each over one to three paragraphs.
    let (mut begin, mut under) = (kept.len(), 0);
    for k in (0..kept.len()).rev() {
        let line = &lines[kept[k]];
        if line.role.is_some() {
            break;
        }
        if line.is_prose() && line.words >= 10 && under < 3 {
            under += 1;
        } else if is_head(line) && under > 0 {
            begin = k;
            under = 0;
        } else {
            break;
        }
    }
    while begin < kept.len() {
        if is_other(text, lines, words, &kept, begin) {
            for i in &kept[begin..] {
                lines[*i].drop_for("related-stories");
            }
            return;
        }
        // The first title may be a heading of the article's own.
        begin += 1 + kept[begin + 1..].iter().take_while(|i| !is_head(&lines[**i])).count();
    }
}

/// Do the paragraphs from `begin` on share less than half as much with the article as its own do with one another?
fn is_other(text: &str, lines: &[Line], words: &LineTokens, kept: &[usize], begin: usize) -> bool {
    let mut scratch = Vec::new();
    let mut look = |from: &[usize], prose: bool| -> Vec<Seen> {
        let chosen = from.iter().filter(|i| !prose || lines[**i].is_prose());
        let one = |i: &usize| {
            let own = lines[*i].span.of(text);
            see(own, words.words(*i, own, &mut scratch))
        };
        chosen.map(one).collect()
    };
    let article = look(&kept[..begin], true);
    if article.len() < LEAST {
        return false;
    }
    let mut vocabulary = Vocabulary::default();
    for seen in &article {
        add(&mut vocabulary, seen);
    }
    let shared = |seen: &Seen, least: u32| {
        let n = seen.content.iter().filter(|c| vocabulary.get(&c.0).is_some_and(|n| *n >= least)).count();
        n as f32 / seen.content.len().max(1) as f32
    };
    let mean = article.iter().map(|s| shared(s, 2)).sum::<f32>() / article.len() as f32;
    // A title and what stands under it are one.
    let mut tail: Vec<Seen> = Vec::new();
    for i in &kept[begin..] {
        let seen = look(&[*i], false).remove(0);
        match tail.last_mut() {
            Some(last) if lines[*i].is_prose() => last.content.extend(seen.content),
            _ => tail.push(seen),
        }
    }
    let tail: Vec<f32> = tail.iter().map(|s| shared(s, 1)).collect();
    let other = tail.iter().sum::<f32>() / tail.len().max(1) as f32;
    other * 2.0 < mean && tail.iter().all(|s| *s < 0.16)
}
