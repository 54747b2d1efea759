//! Where the article stops and other stories begin, and where it goes on again.
//!
//! Comes in: lines, some of which announce something else (a list of related stories, a pointer
//! to one, an advertisement, comments). Goes out: the lines behind such a cue that are not the
//! article, set aside. It is decided for all lines at once (Viterbi over two states, *article*
//! and *other*): only a cue leads out of the article; back lead a paragraph that shares names and
//! words with the rest of the article, paragraphs in a row with no title between them, and the
//! shape of the page. A teaser in the middle so ends where the article goes on, and a list at the
//! end swallows no last paragraph. What a single line is was decided in `clutter`.

use crate::clutter::Cue;
use crate::lexicon::sign;
use crate::line::{Begins, Ends, Fate, Line};
use crate::token::{BuildThrough, LineTokens, Token, hash};
use std::collections::HashMap;

/// Words of the article by how many of its lines have them.
pub(crate) type Vocabulary = HashMap<u64, u32, BuildThrough>;

/// A line as this room sees it.
pub(crate) struct Seen {
    /// Words that tell of what it is about, each once: hash and weight.
    pub content: Vec<(u64, f32)>,
    /// Does it begin as a paragraph does that goes on with something ("He", "But")?
    goes_on: bool,
}

/// The stem two forms of a word share, well enough to see of what a paragraph speaks.
fn content_hash(word: &str) -> u64 {
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let bare =
        if bare.len() > 4 { bare.strip_suffix("es").or_else(|| bare.strip_suffix('s')).unwrap_or(bare) } else { bare };
    let bare = if bare.len() > 5 {
        bare.strip_suffix("ed").or_else(|| bare.strip_suffix("ing")).unwrap_or(bare)
    } else {
        bare
    };
    hash(bare)
}

/// The words of a line that tell what it is about.
pub(crate) fn see(text: &str, words: &[Token]) -> Seen {
    let mut content: Vec<(u64, f32)> = words
        .iter()
        .enumerate()
        .filter(|(_, t)| !t.number && t.end - t.start >= 3 && !t.is(sign::SMALL))
        .map(|(i, t)| (content_hash(&text[t.start..t.end]), if t.upper && i > 0 { 2.0 } else { 1.0 }))
        .collect();
    content.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    content.dedup_by_key(|c| c.0);
    let goes_on = words.first().is_some_and(|t| t.is(sign::LEADS_ON));
    Seen { content, goes_on }
}

/// Counts the line in.
pub(crate) fn add(vocabulary: &mut Vocabulary, seen: &Seen) {
    for (h, _) in &seen.content {
        *vocabulary.entry(*h).or_default() += 1;
    }
}

/// The share of a line's content that other lines of the article have.
fn known(vocabulary: &Vocabulary, seen: &Seen, own: bool, prior: f32) -> f32 {
    let least = 1 + u32::from(own);
    let total: f32 = seen.content.iter().map(|c| c.1).sum();
    let shared: f32 =
        seen.content.iter().filter(|c| vocabulary.get(&c.0).is_some_and(|n| *n >= least)).map(|c| c.1).sum();
    // Two prior words at the middle keep a short line from being sure either way.
    (shared + 2.0 * prior) / (total + 2.0)
}

/// What it costs to go back to the article behind a cue of this kind.
fn return_cost(cue: Cue) -> f32 {
    match cue {
        Cue::Related => 1.6,
        Cue::Listings => 2.0,
        Cue::Release => 8.0,
        Cue::Teaser => 0.3,
        Cue::Advertisement => 0.2,
        Cue::Footer => 1.2,
        Cue::Comments => 5.0,
    }
}

/// What it costs to leave the article at a heading that no list of cues knows.
const SOFT: f32 = 1.5;

/// The same at a title behind a list of other stories: it is likely to be one more. With the way back it costs more
/// than a heading of the article's own can be worth.
const LIST: f32 = 0.7;

/// Headings over what may be other stories though no cue says so: short, bare, and behind the body, with
/// another title on the next line. An article's own heading stands over a paragraph.
fn soft_cues(lines: &[Line]) -> Vec<bool> {
    let mut prose = 0;
    let mut out = vec![false; lines.len()];
    for (i, line) in lines.iter().enumerate() {
        let short = |l: &Line| {
            l.is_kept() && l.is_title() && l.ends == Ends::Bare && l.begins == Begins::Upper && l.marker == 0
        };
        prose += usize::from(line.is_kept() && line.is_prose());
        let title_next = lines.get(i + 1).is_some_and(|n| short(n) && n.words >= 3);
        out[i] = prose >= 3 && short(line) && line.words <= 6 && line.digits == 0 && title_next && line.after_blank;
    }
    out
}

/// Sets aside what is not the article behind each cue; `guess` lets headings that no list knows be cues too.
pub(crate) fn separate(text: &str, lines: &mut [Line], words: &LineTokens, cues: &[Option<Cue>], guess: bool) {
    let soft = if guess { soft_cues(lines) } else { vec![false; lines.len()] };
    let Some(first) = (0..lines.len()).find(|i| cues[*i].is_some() || soft[*i]) else { return };
    let mut scratch = Vec::new();
    let seen: Vec<Seen> = (0..lines.len())
        .map(|i| {
            let own = lines[i].span.of(text);
            see(own, words.words(i, own, &mut scratch))
        })
        .collect();
    // Does the page put blank lines between its paragraphs?
    let is_paragraph = |l: &Line| l.is_kept() && l.is_prose();
    let pairs = lines.windows(2).filter(|w| is_paragraph(&w[0]) && is_paragraph(&w[1]));
    let (apart, all) = pairs.fold((0, 0), |(apart, all), w| (apart + usize::from(w[1].after_blank), all + 1));
    let spaced = if all == 0 { lines.iter().skip(1).any(|l| l.after_blank) } else { apart * 10 >= all * 7 };

    // At first all are counted as the article's: each line is held against all others, so a story of its own finds
    // little of itself there. Then only those that were found to be.
    let mut article: Vec<bool> = vec![true; lines.len()];
    for pass in 0..3 {
        let mut vocabulary = Vocabulary::default();
        for i in (0..lines.len()).filter(|i| article[*i] && lines[*i].is_kept()) {
            add(&mut vocabulary, &seen[i]);
        }
        let sure = (vocabulary.len() as f32 / 60.0).min(1.0);
        let page = Page { lines, seen: &seen, cues, soft: &soft, guess, spaced, vocabulary, sure, counted: &article };
        let next = page.path();
        let settled = next == article;
        article = next;
        if settled && pass > 0 {
            break;
        }
    }
    let mut reason = "related-stories";
    for i in first..lines.len() {
        if let Some(cue) = cues[i] {
            reason = match cue {
                Cue::Related | Cue::Teaser => "related-stories",
                Cue::Advertisement => "advertisement",
                Cue::Comments => "comments",
                Cue::Footer => "promotion",
                Cue::Release => "release-foot",
                Cue::Listings => "listings",
            };
        }
        if !article[i] {
            lines[i].drop_for(reason);
        }
    }
}

struct Page<'a> {
    lines: &'a [Line],
    seen: &'a [Seen],
    cues: &'a [Option<Cue>],
    soft: &'a [bool],
    guess: bool,
    spaced: bool,
    vocabulary: Vocabulary,
    sure: f32,
    /// The lines whose words the vocabulary has.
    counted: &'a [bool],
}

impl Page<'_> {
    /// The likeliest path: for each line, is it the article's?
    fn path(&self) -> Vec<bool> {
        let n = self.lines.len();
        // (score in the article, score outside), and for each line where each state came from.
        let (mut inside, mut outside) = (0.0_f32, f32::NEG_INFINITY);
        let mut from: Vec<(bool, bool)> = Vec::with_capacity(n);
        let mut cue = Cue::Related;
        let mut prose_seen = false;
        let mut weak = true;
        let mut behind = Behind::default();
        for i in 0..n {
            if let Some(c) = self.cues[i] {
                cue = c;
                weak = !prose_seen;
                // A cue is never the article, and opens the way out at no cost.
                let best = inside.max(outside);
                from.push((inside >= outside, inside >= outside));
                (inside, outside) = (f32::NEG_INFINITY, best);
                behind = Behind { title: self.lines[i].words > 4 && c == Cue::Teaser, prose: false, listed: 0 };
                continue;
            }
            let line = &self.lines[i];
            // Before the first paragraph nothing has ended: "Comment" is a section there, "Latest" a menu.
            let cost = if weak { 0.1 } else { return_cost(cue) + if line.is_title() { 0.6 } else { 0.0 } };
            let back = outside - cost;
            let came_inside = inside >= back;
            // A heading that could stand over other stories leads out, at a price.
            // So does any title behind a cue: what is left of a list when the cue over it was not known.
            let own = self.evidence(i, cue, behind, prose_seen);
            let parted = line.after_blank || i > 0 && !self.lines[i - 1].is_kept();
            let may_leave =
                self.soft[i] || self.guess && prose_seen && own < 0.0 && line.is_title() && line.is_kept() && parted;
            let price = if cue == Cue::Related && !self.soft[i] { LIST } else { SOFT };
            let left = may_leave && inside - price > outside;
            from.push((came_inside, left));
            let out = if left { inside - price } else { outside };
            if self.soft[i] {
                cue = Cue::Related;
                weak = false;
                behind = Behind::default();
            }
            let mut e = if self.soft[i] { self.evidence(i, cue, behind, prose_seen) } else { own };
            if weak && line.is_prose() {
                e = e.max(0.5);
            }
            (inside, outside) = (inside.max(back) + e, out);
            if line.is_kept() {
                if line.is_prose() {
                    prose_seen = true;
                    behind = Behind { title: false, prose: true, listed: 0 };
                } else if line.is_title() && line.ends != Ends::Open {
                    let listed = if line.after_blank { 1 } else { behind.listed + 1 };
                    behind = Behind { title: true, prose: false, listed };
                }
            }
        }
        let mut state = inside >= outside;
        let mut out = vec![true; n];
        for i in (0..n).rev() {
            out[i] = state;
            state = if state { from[i].0 } else { from[i].1 };
        }
        out
    }

    /// How much speaks for line `i` being the article's, as log-odds.
    fn evidence(&self, i: usize, cue: Cue, behind: Behind, prose_seen: bool) -> f32 {
        let line = &self.lines[i];
        if let Fate::Dropped(reason) = line.fate {
            return if reason == "time-ago" { -0.8 } else { 0.0 };
        }
        // A paragraph of the same article shares the more words the longer the article is: of the words of a news
        // paragraph a share that grows with the root of the vocabulary is known (50 words .14, 160 .27, 250 .33).
        let half = (0.0205 * (self.vocabulary.len() as f32).sqrt()).min(0.38);
        let share = known(&self.vocabulary, &self.seen[i], self.counted[i], half);
        let likeness = self.sure * (10.0 * (share - half)).clamp(-3.0, 3.0);
        if line.is_prose() {
            // What an advertisement says is rarely a paragraph: one of few shared words is still likelier the article's.
            let likeness = match cue {
                Cue::Advertisement => likeness.max(-1.0),
                Cue::Teaser => likeness.max(-1.6),
                _ => likeness,
            };
            let mut e = likeness + 0.2 + (1.0 - self.sure) * 1.0;
            if self.spaced && line.after_blank && behind.listed >= 2 {
                // A list of bare titles ends with its block; what stands behind the blank line is no summary of the last.
                e += 2.5;
            } else if behind.title && prose_seen {
                e -= match cue {
                    Cue::Related | Cue::Comments | Cue::Listings => 2.0,
                    Cue::Teaser | Cue::Footer => 0.4,
                    Cue::Advertisement | Cue::Release => 0.2,
                };
                // In a page with blank lines, a sentence glued to the title over it is its summary.
                if self.spaced {
                    // One of several lines is no summary.
                    let summary = !line.after_blank && (cue != Cue::Teaser || line.words <= 32);
                    e += if summary { -1.2 } else { 0.5 };
                }
            }
            // Advertisements seldom speak in sentences; a pointer seldom has more than a title.
            let parted = line.after_blank || !self.spaced || line.words > 32;
            e += match cue {
                Cue::Advertisement if parted => 1.2,
                Cue::Teaser if parted => 1.0,
                Cue::Footer => 0.5,
                Cue::Advertisement | Cue::Teaser => -0.3,
                // A notice is a sentence or two: "Coral regatta put off to June. 14 boats entered."
                Cue::Listings if line.words <= 25 => -1.5,
                Cue::Related | Cue::Comments | Cue::Release | Cue::Listings => 0.0,
            };
            if behind.prose {
                e += 0.4;
            }
            if self.seen[i].goes_on || line.begins == Begins::Lower {
                e += 0.6;
            }
            if cue == Cue::Comments && prose_seen {
                e -= 1.0;
            }
            return e;
        }
        if line.ends == Ends::Stop {
            return 0.4 * likeness + if cue == Cue::Listings { -0.4 } else { 0.1 };
        }
        // A sentence that a link broke is no title: "The minister flew in, and" / "1,500 soldiers" / "are on their way."
        let goes_on = |n: usize| {
            self.lines.get(i + n).is_some_and(|l| !l.after_blank && matches!(l.begins, Begins::Lower | Begins::Closing))
        };
        let link_next = self.lines.get(i + 1).is_some_and(|n| !n.after_blank && n.words <= 12);
        if line.ends == Ends::Open || goes_on(0) || goes_on(1) || link_next && goes_on(2) {
            return 0.1;
        }
        // The title over the first paragraph of the page is its headline, whatever stood above it.
        if !prose_seen && (cue != Cue::Related || self.is_last_title(i) || self.heads_next(i)) {
            return 0.8;
        }
        0.3 * likeness - 0.8
    }

    /// Has line `i` two words in common with the next paragraph, as a headline has with its story?
    fn heads_next(&self, i: usize) -> bool {
        let next =
            (i + 1..self.lines.len().min(i + 16)).find(|n| self.lines[*n].is_kept() && self.lines[*n].is_prose());
        next.is_some_and(|n| {
            let has = |h: u64| self.seen[n].content.binary_search_by_key(&h, |c| c.0).is_ok();
            self.seen[i].content.iter().filter(|c| has(c.0)).count() >= 2
        })
    }

    /// Does no other title stand between line `i` and the next paragraph?
    fn is_last_title(&self, i: usize) -> bool {
        let rest = self.lines[i + 1..].iter().take(8).filter(|l| l.is_kept());
        rest.take_while(|l| !l.is_prose()).all(|l| l.words < 4 || l.digits > 3)
    }
}

/// What was seen last behind a cue.
#[derive(Clone, Copy, Debug, Default)]
struct Behind {
    title: bool,
    prose: bool,
    /// Titles in a row with no blank line between them.
    listed: usize,
}
