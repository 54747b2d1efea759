//! What stands below the last paragraph and is of the paper, not of the story.
//!
//! Comes in: the lines that stay. Goes out: without a foot of notices, small ads, addresses and lines of service that no
//! list knows. From the last line up each is weighed: words that the story does not have, no verb of what happened, the
//! brevity of notices, words for parts of a page speak for it; somebody's words, a person told of, a paragraph that goes
//! on with the one before speak against it. The first line that is surely the story's ends the search. So are the first
//! two lines of the body, where a notice may stand over the story. Other stories at the
//! foot are left to `topic`, lines that are no sentence to `stray`.

use crate::clutter::is_speech;
use crate::lexicon::sign;
use crate::line::{Ends, Line};
use crate::service::tells_past;
use crate::story::{Vocabulary, add, see};
use crate::token::{LineTokens, Token};

/// From here on a line at the foot is the paper's. A notice of words the story has not, with no verb of the past, has
/// 3 to 5; a last sentence of a story ("The case goes on.") 2 at most.
const SURE: f32 = 3.0;

/// What a line of the foot must have for it to speak for the lines above it.
const DOUBT: f32 = 2.5;

/// A line with less is surely the story's.
const LEAST: f32 = 0.5;

/// How many lines of a foot are looked at.
const MOST: usize = 14;

/// What a whole sentence begins with, a notice rarely.
const DETERMINERS: [&str; 10] = ["The", "A", "An", "All", "Both", "Each", "Its", "Their", "No", "This"];

/// Sets aside the foot; `body` is the first line of the story.
pub(crate) fn trim(text: &str, lines: &mut [Line], words: &LineTokens, body: usize) {
    let kept: Vec<usize> = (body..lines.len()).filter(|i| lines[*i].is_kept()).collect();
    let prose = kept.iter().filter(|i| lines[**i].is_prose() && lines[**i].words >= 10).count();
    // Most stories end with one of their own paragraphs.
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return };
    if prose < 3 || !is_short(&lines[*last]) && !is_short(&lines[*first]) {
        return;
    }
    let mut scratch = Vec::new();
    // What a line can have at most: most feet end here.
    let mut most = |i: usize| {
        let own = lines[i].span.of(text);
        let known = Known { share: 0.0, name: false, addressed: true };
        let tokens = words.words(i, own, &mut scratch);
        if is_speech(own, &lines[i], tokens) { 0.0 } else { score(own, &lines[i], tokens, known) }
    };
    // The first three are the story's, or there is nothing to hold the others against.
    let room = MOST.min(kept.len().saturating_sub(3));
    let mut sure = false;
    let mut foot: Vec<usize> = Vec::new();
    for i in kept.iter().rev().take(room).copied().take_while(|i| is_short(&lines[*i])) {
        let most = most(i);
        if most < LEAST {
            break;
        }
        sure |= most >= SURE;
        foot.push(i);
    }
    let room = 2.min(kept.len().saturating_sub(foot.len() + 2));
    let top: Vec<usize> =
        kept.iter().take(room).copied().take_while(|i| is_short(&lines[*i]) && most(*i) >= SURE + 0.5).collect();
    if !sure {
        foot.clear();
    }
    if foot.is_empty() && top.is_empty() {
        return;
    }
    let mut vocabulary = Vocabulary::default();
    for i in &kept {
        let own = lines[*i].span.of(text);
        add(&mut vocabulary, &see(own, words.words(*i, own, &mut scratch)));
    }
    if vocabulary.len() < 24 {
        return;
    }
    let speaks = |i: &&usize| {
        let tokens = words.line(**i);
        tokens.iter().any(|t| t.is(sign::YOU)) && !is_speech(lines[**i].span.of(text), &lines[**i], tokens)
    };
    let addressed = kept[..kept.len() - foot.len()].iter().filter(speaks).count() < 2;
    let mut weigh = |i: usize| {
        let own = lines[i].span.of(text);
        let tokens = words.words(i, own, &mut scratch);
        let seen = see(own, tokens);
        let has = |h: u64| vocabulary.get(&h).is_some_and(|n| *n > 1);
        let shared = seen.content.iter().filter(|c| has(c.0)).count();
        // Names weigh more than words.
        let name = seen.content.iter().any(|c| c.1 > 1.0 && has(c.0));
        let known = Known { share: shared as f32 / seen.content.len().max(1) as f32, name, addressed };
        score(own, &lines[i], tokens, known)
    };
    let scores: Vec<(usize, f32)> = foot.into_iter().rev().map(|i| (i, weigh(i))).collect();
    let above: Vec<usize> = top.into_iter().take_while(|i| weigh(*i) >= SURE + 0.5).collect();
    let begin = begin(&scores);
    if !is_list(&scores[begin..], lines) {
        // A doubtful line stays, where it stands between sure ones, too: "Attendance: 61,204".
        for (i, _) in scores[begin..].iter().filter(|s| s.1 >= DOUBT) {
            lines[*i].drop_for("service-line");
        }
    }
    for i in above {
        lines[i].drop_for("service-line");
    }
}

/// Where the foot begins: at a sure line behind which the sure lines outweigh the doubtful ones.
fn begin(scores: &[(usize, f32)]) -> usize {
    let (mut sum, mut best, mut at) = (0.0, 0.0, scores.len());
    for (k, (_, score)) in scores.iter().enumerate().rev() {
        // A line of the story ends the search.
        if *score < LEAST {
            break;
        }
        sum += (score - DOUBT).clamp(-1.2, 1.2);
        if *score >= SURE && sum > best {
            (best, at) = (sum, k);
        }
    }
    at
}

/// Results, groups, dates of a tour: many lines of one shape in a row are a list of the story's.
fn is_list(foot: &[(usize, f32)], lines: &[Line]) -> bool {
    let alike = |a: &Line, b: &Line| {
        (a.digits > 0) == (b.digits > 0)
            && a.words.abs_diff(b.words) <= 2
            && a.ends == b.ends
            && a.marks.has(b':') == b.marks.has(b':')
            && !b.after_blank
    };
    let pairs = foot.windows(2).map(|w| alike(&lines[w[0].0], &lines[w[1].0]));
    let (mut run, mut longest) = (0, 0);
    for same in pairs {
        run = if same { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest >= 4
}

/// Could it be a line of a foot? Items and captions are the story's.
fn is_short(line: &Line) -> bool {
    line.words <= 32 && !line.marks.has(b'=') && line.role.is_none() && line.marker == 0
}

/// What the rest of the page knows of a line.
#[derive(Clone, Copy)]
struct Known {
    /// The share of its words that other lines have.
    share: f32,
    /// Do they have a name of it?
    name: bool,
    /// Does a word to the reader count? A letter and a guide speak to theirs all along.
    addressed: bool,
}

/// How much speaks for its being of the paper.
fn score(own: &str, line: &Line, tokens: &[Token], known: Known) -> f32 {
    let Some(first) = tokens.first() else { return 0.0 };
    let has = |sign: u32| tokens.iter().any(|t| t.is(sign));
    let worth = |sign: bool, worth: f32| if sign { worth } else { 0.0 };
    let will = has(sign::WILL);
    let begins = |i: usize| i == 0 || matches!(tokens[i - 1].mark, b'.' | b'!' | b'?');
    // "Support for the ban stands at 61 percent": a noun.
    let noun = |i: usize| tokens.get(i + 1).is_none_or(|n| n.is(sign::OF));
    let order = |i: usize| tokens[i].upper && begins(i) && tokens[i].is(sign::ORDER) && !noun(i);
    let orders = known.addressed && (0..tokens.len()).any(order);
    let you = known.addressed && has(sign::YOU);
    let spoken_to = orders || you;
    let verb = tokens.iter().any(|t| t.is(sign::AUXILIARY)) && !spoken_to;
    let participle = tokens.iter().any(|t| !t.upper && t.is(sign::ED));
    // "The Commission thanks ..." is a name.
    let nouns = tokens.iter().enumerate().filter(|(i, t)| (*i == 0 || !t.upper) && t.is(sign::OWN)).count();
    let shared = tokens.iter().filter(|t| !t.upper && t.is(sign::SHARED)).count();
    // A sentence of at least two words, and "Mr. Marsh left" is one, too. A last word alone is the agency's.
    let stops = tokens.len().saturating_sub(1);
    let ends = |w: &[Token]| {
        w[0].end - w[0].start > 3 && matches!(w[0].mark, b'.' | b'!' | b';') && (w[1].upper || w[1].number)
    };
    let sentences = 1 + tokens[..stops].windows(2).filter(|w| ends(w)).count();
    let label = tokens.iter().take(4).any(|t| t.mark == b':');
    // "The offer extends to 17 March." is a whole sentence, and a story may end with it.
    let closed = matches!(line.ends, Ends::Stop | Ends::Bare);
    let whole = sentences == 1 && tokens.len() >= 6 && closed && !spoken_to && !label;
    // "61,000 people attended the final", "postponed to June": a verb or none.
    let past = participle && !spoken_to && !label;
    let mut score = worth(!tells_past(tokens), if past { 0.5 } else { 1.0 });
    score += worth(!verb && !past, 1.0);
    score += if known.share == 0.0 {
        1.5
    } else if known.share <= 0.25 {
        0.5
    } else {
        0.0
    };
    score += 0.5 * nouns.min(2) as f32 + 0.25 * shared.min(2) as f32;
    score += worth(line.words <= 14, 0.5) + worth(tokens.len() <= sentences * 6, 0.5);
    score += worth(orders, 0.7) + worth(you, 1.0);
    // "Attendance: 61,204" is a fact as much as "Next fair: 12 April" is none.
    score += if !label {
        0.0
    } else if line.digits == 0 {
        0.5
    } else {
        -2.0
    };
    score -= worth(whole, 1.5) + worth(whole && DETERMINERS.contains(&&own[first.start..first.end]), 0.5);
    score -= worth(line.digits > 0 && nouns == 0, 0.5) + worth(known.name, 0.75);
    score -= worth(will, 1.0) + worth(is_speech(own, line, tokens), 3.0);
    score -= worth(has(sign::PERSON) && !orders, 1.5);
    score -= worth(first.is(sign::LEADS_ON), 1.5) + worth(line.ends == Ends::Open, 1.0);
    score
}
