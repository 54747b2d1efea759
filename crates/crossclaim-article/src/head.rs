//! What stands above the first paragraph: masthead, headline, byline, stamps.
//!
//! Comes in: the lines of a page, clutter and other stories already set aside. Goes out: the
//! lines of the headline with their role, the writer, the outlet, each date the page shows.

use crate::Role;
use crate::date::{Candidate, dateline};
use crate::lexicon::{AGENCIES, LABELS, PHRASES, SECTIONS};
use crate::line::{Begins, Ends, Fate, Line};
use crate::stamp::{byline, is_bare_name, stamp};
use crate::story::{Vocabulary, add, see};
use crate::token::{LineTokens, Token, hash, tokens};

/// What the top of the page says of the article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// The line with the headline.
    pub headline: Option<usize>,
    /// The writer.
    pub byline: Option<String>,
    /// The outlet, by a stamp it is glued to.
    pub source: Option<String>,
    /// The agency a credit line names.
    pub agency: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// Dates, each with its line.
    pub candidates: Vec<(usize, Candidate)>,
    /// Is the page in English, as far as can be seen?
    pub english: bool,
    /// The first line of running text.
    pub body: usize,
}

/// How many lines at the top can belong to the head.
const LIMIT: usize = 60;

/// What the caller or the page's metadata say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given<'a> {
    /// The headline.
    pub title: Option<&'a str>,
    /// The outlet.
    pub source: Option<&'a str>,
}

/// Reads the head. In a page that is not in English nothing is dropped for its shape.
pub(crate) fn read_head(
    text: &str,
    lines: &mut [Line],
    own_words: &LineTokens,
    given: Given<'_>,
    english: bool,
) -> Head {
    let mut scratch: Vec<Token> = Vec::new();
    let mut head = Head { body: body_start(text, lines), english, ..Head::default() };
    // Stamps first: also those that the phrases already set aside ("Published: ...") and those below.
    for (i, line) in lines.iter_mut().enumerate() {
        if line.digits == 0 || line.words > 24 || i >= head.body && line.is_prose() {
            continue;
        }
        if matches!(line.fate, Fate::Dropped(r) if r == "related-stories" || r == "comments") {
            continue;
        }
        let own = line.span.of(text);
        let Some(found) = stamp(own, line, own_words.words(i, own, &mut scratch)) else { continue };
        let labelled = found.date.as_ref().is_none_or(|d| matches!(d.origin, "page-stamp" | "modified"));
        // Below the head a bare day is a heading of a chronicle.
        if i >= head.body && !labelled && i > head.body + 3 {
            continue;
        }
        if found.is_place {
            head.place = head.place.or(found.rest.map(|r| r.of(own).to_owned()));
        } else if let Some(rest) = found.rest {
            credit(&mut head, rest.of(own));
        }
        head.candidates.extend(found.date.map(|d| (i, d)));
        line.drop_for("page-stamp");
    }
    headline(text, lines, own_words, &mut head, given);
    // Under a list of scores or figures the writer's name may stand alone, beside the day.
    let first = lines.iter().position(|l| l.is_kept() && l.is_prose()).unwrap_or(0);
    for i in head.body..first.min(head.body + 12) {
        let own = lines[i].span.of(text);
        let its_words = own_words.words(i, own, &mut scratch);
        if lines[i].is_kept() && is_bare_name(own, &lines[i], its_words) && near_stamp(lines, i) {
            head.byline.get_or_insert_with(|| own.to_owned());
            lines[i].drop_for("byline");
        }
    }
    // A bare day above the headline, with no time beside it, is the masthead's.
    for (i, candidate) in &mut head.candidates {
        if head.headline.is_some_and(|h| *i < h) && candidate.origin == "bare-stamp" && candidate.time.is_none() {
            candidate.origin = "masthead";
        }
    }
    head
}

/// The first line of running text that is the article's.
fn body_start(text: &str, lines: &[Line]) -> usize {
    let found = lines.iter().enumerate().take(LIMIT).position(|(i, l)| {
        let own = l.span.of(text);
        // A bulletin's body has labels and values: "Area burned: 3,200 hectares".
        let value = l.words <= 24 && is_label_value(own, l) && own.contains(char::is_lowercase) && !is_dated(own);
        // A first sentence that a link breaks: "... a meeting of the mayor" / "Rosa Lind" / "and the governor".
        let goes_on = |n: usize| {
            lines.get(i + n).is_some_and(|l| !l.after_blank && matches!(l.begins, Begins::Lower | Begins::Closing))
        };
        let next_close = lines.get(i + 1).is_some_and(|n| !n.after_blank && n.words <= 12);
        let broken =
            l.words >= 6 && matches!(l.ends, Ends::Bare | Ends::Open) && (goes_on(1) || next_close && goes_on(2));
        let sentence = broken || l.is_prose() || l.words >= 5 && l.ends == Ends::Stop;
        l.is_kept() && !is_slogan(lines, i) && (sentence || value || l.words >= 8 && dateline(own).is_some())
    });
    found.unwrap_or_else(|| lines.len().min(LIMIT))
}

/// "The voice of the bay since 1921.", "Your town. Your paper.": a short sentence at the very top, over a headline.
fn is_slogan(lines: &[Line], i: usize) -> bool {
    let line = &lines[i];
    // Under the paper's name, which is the first line or near it.
    if i == 0 || i > 6 || line.words > 10 || !lines[..i].iter().all(|l| !l.is_prose() || !l.is_kept() || l.words <= 10)
    {
        return false;
    }
    // A headline, bare and long enough, stands before the first long paragraph.
    let ahead = lines[i + 1..].iter().take(10).filter(|l| l.is_kept());
    ahead
        .take_while(|l| !l.is_prose() || l.words <= 10)
        .any(|l| l.ends == Ends::Bare && (4..=16).contains(&l.words) && l.marker == 0)
        && line.ends == Ends::Stop
}

/// "Time of India", "Bay Wire via OrlenMarkets": an outlet or agency beside a stamp.
fn credit(head: &mut Head, rest: &str) {
    let words = rest.split_whitespace().count();
    if !(1..=5).contains(&words) || !rest.starts_with(char::is_uppercase) {
        return;
    }
    match rest.split_once(" via ") {
        Some((agency, outlet)) => {
            head.agency.get_or_insert_with(|| agency.trim().to_owned());
            head.source.get_or_insert_with(|| outlet.trim().to_owned());
        }
        None => {
            head.source.get_or_insert_with(|| rest.trim().to_owned());
        }
    }
}

/// The words of a line for comparing headlines.
fn words(text: &str, words: &[Token]) -> Vec<u64> {
    // A headline is often cut: "... Talks Despite Ongoing..."; numbers keep their own hash here.
    words.iter().map(|t| if t.number { hash(&text[t.start..t.end]) } else { t.hash }).collect()
}

/// Is one the other, its beginning, or (with a breadcrumb glued to it) its end?
fn same_headline(a: &[u64], b: &[u64]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 3 {
        return !short.is_empty() && short == long;
    }
    if long.starts_with(short) && (short.len() >= 4 || short.len() == long.len()) {
        return true;
    }
    // The first word of a glued line is lost ("HomeNewsOrlen"), its last may be cut.
    let inner = &short[1..short.len() - 1];
    inner.len() >= 4 && long.len() <= short.len() + 6 && long.windows(inner.len()).any(|w| w == inner)
}

fn headline(text: &str, lines: &mut [Line], own_words: &LineTokens, head: &mut Head, given: Given<'_>) {
    let mut scratch = Vec::new();
    let end = head.body;
    let mut of_name = |name: &str| {
        tokens(name, &mut scratch);
        words(name, &scratch)
    };
    let source_words = given.source.map(&mut of_name);
    let title_words = given.title.map(&mut of_name);
    let keys: Vec<Vec<u64>> = (0..end)
        .map(|i| {
            let own = lines[i].span.of(text);
            words(own, own_words.words(i, own, &mut scratch))
        })
        .collect();
    // The line a page's given title names may be one that looks like clutter.
    let named =
        title_words.as_ref().and_then(|t| (0..end).rev().find(|i| keys[*i].len() > 1 && same_headline(&keys[*i], t)));
    let mut order: Vec<usize> = Vec::new();
    for i in 0..end {
        if Some(i) == named {
            order.push(i);
            continue;
        }
        if !lines[i].is_kept() {
            continue;
        }
        let own = lines[i].span.of(text);
        if source_words.as_ref().is_some_and(|s| *s == keys[i]) {
            lines[i].drop_for("masthead");
            continue;
        }
        let found = byline(own, &lines[i], own_words.words(i, own, &mut scratch)).or_else(|| {
            // "By Asha Kumar | Edited by Sunita Rao"
            let (first, _) =
                own.split_once(" | ").filter(|(f, _)| f.get(..3).is_some_and(|b| b.eq_ignore_ascii_case("by ")))?;
            tokens(first, &mut scratch);
            byline(first, &lines[i], &scratch)
        });
        if let Some(name) = found {
            let name = name.of(own);
            if AGENCIES.contains(&hash(name)) {
                head.agency.get_or_insert_with(|| name.to_owned());
            } else {
                head.byline.get_or_insert_with(|| name.to_owned());
            }
            lines[i].drop_for("byline");
            continue;
        }
        order.push(i);
    }
    if let Some(n) = named {
        lines[n].fate = Fate::Kept;
    }
    // Of several lines that are one headline, the last whole one stays.
    let mut twice = vec![false; end];
    for a in 0..order.len() {
        for b in a + 1..order.len().min(a + 12) {
            let (i, j) = (order[a], order[b]);
            if keys[i].len() >= 3 && keys[j].len() >= 3 && same_headline(&keys[i], &keys[j]) {
                twice[i] = true;
                twice[j] = true;
                let keep_last = keys[j].len() >= keys[i].len()
                    || text_is_cut(lines[i].span.of(text))
                    || is_glued(lines[i].span.of(text));
                let (gone, _) = if keep_last && Some(i) != named { (i, j) } else { (j, i) };
                lines[gone].drop_for("repeated-headline");
            }
        }
    }
    order.retain(|i| lines[*i].is_kept());
    // What the first paragraphs speak of.
    let mut vocabulary = Vocabulary::default();
    let mut look = |i: usize| {
        let own = lines[i].span.of(text);
        see(own, own_words.words(i, own, &mut scratch))
    };
    // Where there is nothing to choose from, nothing needs to be weighed.
    let first = (end..lines.len()).filter(|i| lines[*i].is_kept() && lines[*i].words >= 6).take(3);
    for i in first.take_while(|_| order.len() > 1) {
        add(&mut vocabulary, &look(i));
    }
    // A motto has a headline below it; the entries of a live blog are none.
    let is_motto =
        |i: usize| is_masthead_block(lines, i) && order.iter().any(|j| *j > i && lines[*j].begins != Begins::Digit);
    let best = named.filter(|n| lines[*n].is_kept()).or_else(|| {
        if let [only] = order[..] {
            return Some(only);
        }
        order.iter().copied().max_by_key(|i| {
            let l = &lines[*i];
            let mut score = 0_i32;
            score += match keys[*i].len() {
                0..=1 => -4,
                2 => -2,
                3 => -1,
                4..=5 => 2,
                6..=24 => 4,
                _ => 0,
            };
            score += if twice[*i] { 6 } else { 0 };
            score -= if l.ends == Ends::Open || l.begins == Begins::Lower { 3 } else { 0 };
            score -= if l.digits * 2 > l.letters { 4 } else { 0 };
            score -= if l.marker > 0 { 4 } else { 0 };
            score -= if l.ends == Ends::Stop { 5 } else { 0 };
            score -= if is_label_value(l.span.of(text), l) { 2 } else { 0 };
            let seen = look(*i);
            let known = seen.content.iter().filter(|c| vocabulary.contains_key(&c.0)).count();
            score += if known >= 3 && l.digits * 4 < l.letters { 3 } else { 0 };
            // "All the valley's news, first and fair", under the name of the paper: it has no word of the story.
            score -= match known {
                0 if is_motto(*i) => 5,
                1 if is_motto(*i) => 3,
                _ => 0,
            };
            // "Home News Orlen News Fire crews at the mill": a breadcrumb without its signs.
            score -= if keys[*i].iter().take(2).filter(|k| SECTIONS.contains(k)).count() == 2 { 4 } else { 0 };
            (score, std::cmp::Reverse(*i))
        })
    });
    let Some(best) = best.filter(|b| keys[*b].len() >= 2) else { return };
    head.headline = Some(best);
    lines[best].role = Some(Role::Headline);
    if head.english {
        let strange: Vec<usize> = order
            .iter()
            .copied()
            .filter(|i| *i < best && is_masthead_block(lines, *i) && !shares(text, lines, own_words, *i))
            .collect();
        for i in strange {
            lines[i].drop_for("masthead");
        }
        order.retain(|i| lines[*i].is_kept());
        above(text, lines, own_words, &order, best);
        below(text, lines, own_words, &order, best, head);
    }
}

/// Does line `i` stand in the first block of the page, glued to the line above it and parted from what follows, as
/// the motto and the price under the name of a paper do?
fn is_masthead_block(lines: &[Line], i: usize) -> bool {
    let end = lines.iter().skip(1).take(8).position(|l| l.after_blank).map(|n| n + 1);
    end.is_some_and(|end| (1..end).contains(&i))
}

/// Has line `i` a word in common with the paragraphs of the page?
fn shares(text: &str, lines: &[Line], own_words: &LineTokens, i: usize) -> bool {
    let mut scratch = Vec::new();
    let mut look = |i: usize| {
        let own = lines[i].span.of(text);
        see(own, own_words.words(i, own, &mut scratch)).content
    };
    let own = look(i);
    let prose = (i + 1..lines.len()).filter(|n| lines[*n].is_kept() && lines[*n].is_prose()).take(4);
    prose.map(&mut look).any(|there| there.iter().any(|(h, _)| own.iter().any(|(o, _)| o == h)))
}

/// Lines over the headline: a second deck of it, or the name of the paper and its section.
fn above(text: &str, lines: &mut [Line], own_words: &LineTokens, order: &[usize], best: usize) {
    let mut expected = best;
    for &i in order.iter().rev().filter(|i| **i < best) {
        let own = lines[i].span.of(text);
        let lively = own.contains(['!', '?', '“', '"', '‘']) || own.starts_with('\'') || own.contains(": ");
        let adjacent = i + 1 == expected;
        let words = lines[i].words;
        // Parted from the headline by a blank line, only a long line is a deck of it.
        // "Nobody woke Aarl", glued to a deck below it, speaks of what the article does.
        let near = if lines.get(i + 1).is_some_and(|n| n.after_blank) {
            words >= 6
        } else {
            words >= 4 || words == 3 && shares(text, lines, own_words, i)
        };
        if adjacent && lines[i].ends != Ends::Stop && (near || lively && words >= 2) {
            lines[i].role = Some(Role::Headline);
            expected = i;
        } else {
            lines[i].drop_for("masthead");
            expected = usize::MAX;
        }
    }
}

/// Lines between the headline and the first paragraph: decks, names, sections.
fn below(text: &str, lines: &mut [Line], own_words: &LineTokens, order: &[usize], best: usize, head: &mut Head) {
    let mut scratch = Vec::new();
    for &i in order.iter().filter(|i| **i > best) {
        let own = lines[i].span.of(text);
        let its_words = own_words.words(i, own, &mut scratch);
        let line = &lines[i];
        if line.role.is_some() || line.marker > 0 || line.digits > 0 || is_label_value(own, line) {
            continue;
        }
        let last_but_body = i + 1 == head.body;
        if is_bare_name(own, line, its_words) && !last_but_body | near_stamp(lines, i) | line.after_blank {
            head.byline.get_or_insert_with(|| own.to_owned());
            lines[i].drop_for("byline");
        } else if PHRASES.find(its_words).is_some_and(|m| m.whole) || is_section(own, line) && !last_but_body {
            lines[i].drop_for("section");
        } else if line.words >= 3
            && line.after_blank
            && lines.get(i + 1).is_some_and(|n| !n.after_blank)
            && last_but_body
        {
            lines[i].role = Some(Role::Heading);
        } else if line.words >= 3 {
            lines[i].role = Some(Role::Standfirst);
        }
    }
}

/// "World", "DAILY POST SPORT": a word, or a few in capitals that do not cry out.
fn is_section(own: &str, line: &Line) -> bool {
    (line.words == 1 || line.is_shouted() && line.words <= 4) && !own.contains(['!', '?', '\'', '‘', '“', '"'])
}

fn near_stamp(lines: &[Line], i: usize) -> bool {
    let stamped = |j: usize| lines.get(j).is_some_and(|l| l.fate == Fate::Dropped("page-stamp"));
    stamped(i + 1) || i > 0 && stamped(i - 1)
}

/// "Area burned: 3,200 hectares": a label, a colon, a value.
pub(crate) fn is_label_value(own: &str, line: &Line) -> bool {
    line.digits > 0
        && line.marks.has(b':')
        && own.split_once(": ").is_some_and(|(label, _)| label.split_whitespace().count() <= 4)
}

/// "Published: 12 May": a label too, but of the page.
fn is_dated(own: &str) -> bool {
    own.split_once(": ").is_some_and(|(label, _)| {
        let mut scratch = Vec::new();
        tokens(own, &mut scratch);
        LABELS.find(&scratch).is_some() && label.split_whitespace().count() <= 2
    })
}

fn text_is_cut(own: &str) -> bool {
    own.ends_with("...") || own.ends_with('…')
}

/// "`HomeHeadlinesOrlen` votes": small and capital letters meet inside a word, twice.
fn is_glued(own: &str) -> bool {
    own.split_whitespace().next().is_some_and(|w| {
        let c: Vec<char> = w.chars().collect();
        c.windows(2).filter(|p| p[0].is_lowercase() && p[1].is_uppercase()).count() >= 2
    })
}
