//! Who wrote the article, told at its foot.
//!
//! Comes in: the lines that stay. Goes out: without the biographies of writers: a name, a verb and a
//! trade ("Jonas Vik is the transport correspondent of the Post") behind the last paragraph, where the article
//! itself does not speak of that name. A story about a reporter names her elsewhere, too. Bylines are left to `head`.

use crate::lexicon::{BIOGRAPHY, sign};
use crate::line::{Begins, Line};
use crate::token::{LineTokens, Token};

/// How many paragraphs at the foot may be biographies: four writers at most sign one article.
const FOOT: usize = 4;

/// Sets aside biographies; `byline` is the writer's name, where it is known.
pub(crate) fn trim(text: &str, lines: &mut [Line], words: &LineTokens, byline: Option<&str>) {
    let mut scratch = Vec::new();
    let prose: Vec<usize> =
        (0..lines.len()).filter(|i| lines[*i].is_kept() && (lines[*i].is_prose() || lines[*i].words >= 6)).collect();
    for (n, &i) in prose.iter().enumerate().rev().take(FOOT) {
        // The first two paragraphs are the article.
        if n < 2 {
            break;
        }
        let own = lines[i].span.of(text);
        if lines[i].words > 90 || lines[i].begins != Begins::Upper {
            break;
        }
        let own_words = words.words(i, own, &mut scratch);
        let Some(name) = name(own, own_words) else {
            // The way to the shop may stand below.
            if lines[i].is_prose() {
                break;
            }
            continue;
        };
        let last = name.rsplit(' ').next().unwrap_or(name);
        let elsewhere = prose.iter().filter(|p| **p < i).any(|p| lines[*p].span.of(text).contains(last));
        let writer = byline.is_some_and(|b| b.contains(last));
        if !writer && (elsewhere || !has_trade(own_words)) {
            break;
        }
        lines[i].drop_for("biography");
    }
}

/// The name that a sentence about a person begins with: two to four words with a capital, then a verb of such sentences.
fn name<'a>(own: &'a str, tokens: &[Token]) -> Option<&'a str> {
    // "Ana de Moura", "Bram van der Lind"
    let small = |t: &Token| t.end - t.start <= 3 && !BIOGRAPHY.verb.contains(&t.hash);
    let n = tokens.iter().take_while(|t| (t.upper || small(t)) && !t.number && t.mark == 0).count();
    let verb = tokens.get(n).filter(|_| n > 0)?;
    let person = tokens.first().is_some_and(|t| t.upper && !t.is(sign::SMALL)) && tokens[n - 1].upper;
    (person && (2..=4).contains(&n) && BIOGRAPHY.verb.contains(&verb.hash))
        .then(|| &own[tokens[0].start..tokens[n - 1].end])
}

fn has_trade(tokens: &[Token]) -> bool {
    tokens.iter().take(16).any(|t| BIOGRAPHY.trade.contains(&t.hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    fn kept(last: &str, byline: Option<&str>) -> bool {
        let text = format!(
            "The night train ran for the last time on Sunday.\nA bus will leave at eleven from Monday, the railway said.\n{last}"
        );
        let mut found = lines(&text);
        let mut words = LineTokens::default();
        for line in &found {
            words.push(line.span.of(&text));
        }
        trim(&text, &mut found, &words, byline);
        found[2].is_kept()
    }

    #[test]
    fn writers_are_set_aside() {
        assert!(!kept("Jonas Vik is the transport correspondent of the Post and lives in Dorrin.", None));
        assert!(!kept("Ana de Moura writes about rail and is the author of two books on sleepers.", None));
        assert!(!kept("Rita Moll lives in Orlen with two cats and a canoe.", Some("Rita Moll")));
    }

    #[test]
    fn people_of_the_story_are_not() {
        assert!(kept("Jonas Vik is the oldest of the drivers and began in 1981.", None));
        assert!(kept("The Post is owned by its staff and has three editors now.", None));
    }
}
