//! What stands below the last paragraph and is of the paper, not of the story.
//!
//! Comes in: the lines that stay. Goes out: without a foot of notices, small ads, addresses and lines of service that no
//! list knows. From the last line up each is weighed: words that the story does not have, no verb of what happened, the
//! brevity of notices, words for parts of a page speak for it; somebody's words, a person told of, a paragraph that goes
//! on with the one before speak against it. The first line that is the story's ends the search. Other stories at the
//! foot are left to `topic`, lines that are no sentence to `stray`.

use crate::clutter::is_speech;
use crate::lexicon::{AUXILIARY, LEADS_ON, PAGE_TALK, sign};
use crate::line::{Ends, Line};
use crate::service::tells_past;
use crate::story::{Vocabulary, add, see};
use crate::token::{LineTokens, Token, hash};

/// From here on a line at the foot is the paper's. A notice of words the story has not, with no verb of the past, has
/// 3 to 5; a last sentence of a story ("The case goes on.") 2 at most.
const SURE: f32 = 3.0;

/// How many lines of a foot are looked at.
const MOST: usize = 12;

/// What a whole sentence begins with, a notice rarely.
const DETERMINERS: [&str; 10] = ["The", "A", "An", "All", "Both", "Each", "Its", "Their", "No", "This"];

/// Sets aside the foot; `body` is the first line of the story.
pub(crate) fn trim(text: &str, lines: &mut [Line], words: &LineTokens, body: usize) {
    let kept: Vec<usize> = (body..lines.len()).filter(|i| lines[*i].is_kept()).collect();
    let prose = kept.iter().filter(|i| lines[**i].is_prose() && lines[**i].words >= 10).count();
    let Some(last) = kept.last().filter(|_| prose >= 3) else { return };
    // Most stories end with one of their own paragraphs.
    if !is_short(&lines[*last]) {
        return;
    }
    let mut scratch = Vec::new();
    let mut vocabulary = Vocabulary::default();
    let foot: Vec<usize> = kept.iter().rev().take(MOST).copied().take_while(|i| is_short(&lines[*i])).collect();
    let above = &kept[..kept.len() - foot.len()];
    let ends = above.len();
    for i in above {
        let own = lines[*i].span.of(text);
        add(&mut vocabulary, &see(own, words.words(*i, own, &mut scratch)));
    }
    if ends < 2 || vocabulary.len() < 25 {
        return;
    }
    // The lines of the foot that are the story's have its words, too: from the top down they are added.
    let mut scores: Vec<(usize, f32)> = Vec::new();
    for i in foot.into_iter().rev() {
        let own = lines[i].span.of(text);
        let tokens = words.words(i, own, &mut scratch);
        let seen = see(own, tokens);
        let shared = seen.content.iter().filter(|c| vocabulary.contains_key(&c.0)).count();
        let share = shared as f32 / seen.content.len().max(1) as f32;
        let score = score(own, &lines[i], tokens, share);
        if score < SURE {
            add(&mut vocabulary, &seen);
        }
        scores.push((i, score));
    }
    for (i, _) in scores.iter().rev().take_while(|s| s.1 >= SURE) {
        lines[*i].drop_for("service-line");
    }
}

/// Could it be a line of a foot? Items and captions are the story's.
fn is_short(line: &Line) -> bool {
    line.words <= 32 && !line.marks.has(b'=') && line.role.is_none() && line.marker == 0
}

/// How much speaks for its being of the paper.
fn score(own: &str, line: &Line, tokens: &[Token], share: f32) -> f32 {
    let Some(first) = tokens.first() else { return 0.0 };
    let has = |is: &dyn Fn(&Token) -> bool| tokens.iter().any(is);
    let worth = |sign: bool, worth: f32| if sign { worth } else { 0.0 };
    let will = has(&|t| ["will", "would", "could", "might"].iter().any(|w| t.hash == hash(w)));
    let verb = has(&|t| AUXILIARY.contains(&t.hash));
    // "The Commission thanks ..." is a name.
    let nouns = tokens.iter().skip(1).filter(|t| !t.upper && PAGE_TALK.signs(t.hash) & sign::OWN != 0).count();
    let person = has(&|t| PAGE_TALK.signs(t.hash) & sign::PERSON != 0);
    let participle = has(&|t| !t.upper && own[..t.end].ends_with("ed"));
    let order = PAGE_TALK.signs(first.hash) & sign::ORDER != 0 && first.upper;
    // A last word alone is the agency's: "... of the company's stock. Meridian"
    let stops = tokens.len().saturating_sub(1);
    // A sentence of at least two words: "Mr. Marsh left" is one, too.
    let ends = |w: &[Token]| w[0].end - w[0].start > 3 && matches!(w[0].mark, b'.' | b'!' | b';') && (w[1].upper || w[1].number);
    let sentences = 1 + tokens[..stops].windows(2).filter(|w| ends(w)).count();
    let label = tokens.iter().take(4).any(|t| t.mark == b':');
    let you = has(&|t| PAGE_TALK.signs(t.hash) & sign::YOU != 0);
    let mut score = worth(!tells_past(tokens), 1.0);
    score += worth(!verb && !participle, 1.0) + worth(!verb && participle, 0.5);
    score += if share == 0.0 { 1.5 } else if share <= 0.25 { 0.75 } else { 0.0 };
    score += 0.5 * nouns.min(2) as f32;
    score += worth(line.words <= 14, 0.5) + worth(tokens.len() <= sentences * 6, 0.5);
    score += worth(line.digits >= 4 && line.digits * 8 >= line.letters, 0.5) + worth(order, 0.7);
    // "The offer extends to 17 March." is a whole sentence, and a story may end with it.
    let whole = sentences == 1 && tokens.len() >= 6 && line.ends == Ends::Stop && nouns == 0 && !order;
    score += worth(label, 0.5) + worth(you, 1.0);
    score -= worth(whole, 1.5) + worth(whole && DETERMINERS.contains(&&own[first.start..first.end]), 0.5);
    score -= worth(will, 1.0) + worth(person, 1.5) + worth(is_speech(own), 3.0);
    score -= worth(LEADS_ON.contains(&first.hash), 1.5) + worth(line.ends == Ends::Open, 1.0);
    score
}
