//! Short lines that have nothing to do with the article, though no list knows them.
//!
//! Comes in: the lines that stay, and the headline among them. Goes out: without the buttons,
//! slogans, names of partners and lone titles of other stories. The rule: a line that is no
//! sentence must share a word with the article's sentences, and more than one behind the last.

use crate::Role;
use crate::date::read;
use crate::head::Head;
use crate::lexicon::SECTIONS;
use crate::line::{Begins, Ends, Line};
use crate::story::{Vocabulary, add, see};
use crate::token::{LineTokens, hash};

/// Sets aside stray lines. `whole` says which lines are a part of a longer paragraph; they are left alone.
pub(crate) fn trim(text: &str, lines: &mut [Line], words: &LineTokens, head: &Head, whole: &[bool]) {
    let is_sentence = |l: &Line| l.is_kept() && (l.is_prose() || l.ends == Ends::Stop || l.role == Some(Role::Caption));
    let is_text = |l: &Line| is_sentence(l) && l.words >= 4 || l.is_kept() && l.marker > 0;
    let Some(last) = lines.iter().rposition(is_text) else { return };
    if lines.iter().filter(|l| l.is_kept() && l.is_prose()).count() < 2 || last < head.body {
        return;
    }
    let doubtful: Vec<usize> =
        (0..lines.len()).filter(|i| !whole[*i] && Some(*i) != head.headline && is_doubtful(text, &lines[*i])).collect();
    if doubtful.is_empty() {
        return;
    }
    let mut scratch = Vec::new();
    let mut vocabulary = Vocabulary::default();
    let mut look = |i: usize, own: &str| see(own, words.words(i, own, &mut scratch));
    for (i, line) in lines.iter().enumerate().filter(|(i, l)| is_sentence(l) || whole[*i]) {
        add(&mut vocabulary, &look(i, line.span.of(text)));
    }
    for i in doubtful {
        let line = &mut lines[i];
        let seen = look(i, line.span.of(text));
        let shared = seen.content.iter().filter(|c| vocabulary.contains_key(&c.0)).count();
        if i > last && line.ends != Ends::Cry {
            // Behind the last sentence even a title with the article's own words is of another page: "Betting: mayor to
            // stay 3/1". Rows of figures are a table's.
            let title = (3..=16).contains(&line.words)
                && !line.span.of(text).contains(". ")
                && line.begins == Begins::Upper
                && line.digits * 6 <= line.letters;
            if title || shared < 2 || shared * 2 < seen.content.len() {
                line.drop_for("trailing-line");
            }
        } else if shared == 0 && seen.content.len() >= 3 {
            line.drop_for("stray-line");
        }
    }
}

/// Sets aside links to other stories in capitals between paragraphs set as usual: "ORLEN FERRY OWNER ASKED FOR TIME".
pub(crate) fn trim_shouted(lines: &mut [Line], body: usize) {
    let Some(last) = lines.iter().rposition(|l| l.is_kept() && l.is_prose()) else { return };
    let shouted = lines.iter().filter(|l| l.is_kept() && l.is_shouted()).count();
    // A page that shouts all along has headings of its own.
    if shouted > 6 {
        return;
    }
    for line in lines.iter_mut().take(last).skip(body + 1).filter(|l| l.is_kept() && l.is_shouted()) {
        let plain = matches!(line.role, None | Some(Role::Heading)) && line.marker == 0 && line.after_blank;
        if plain && line.words >= 6 && line.ends == Ends::Bare {
            line.drop_for("read-more");
        }
    }
}

/// A short line that is no sentence, and does not speak for itself as a figure with its label, a day, a slogan in
/// quotation marks or a line of a list do.
fn is_doubtful(text: &str, line: &Line) -> bool {
    let known = matches!(line.role, None | Some(Role::Standfirst | Role::Headline | Role::Heading));
    if !line.is_kept()
        || !known
        || line.is_prose()
        || line.marker > 0
        || line.ends == Ends::Stop
        || line.begins == Begins::Closing
    {
        return false;
    }
    let own = line.span.of(text);
    let quoted = own.contains(['“', '"', '«']) || own.starts_with(['\'', '‘']);
    let label = own.split(':').next().unwrap_or(own);
    let section = label.len() < own.len() && SECTIONS.contains(&hash(label));
    let value =
        line.digits > 0 && !section && (own.contains(": ") || own.contains(" = ") || !read(own).dates.is_empty());
    !quoted && !value
}
