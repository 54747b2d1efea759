//! What a number counts: the noun phrase behind it with its head, or the word that tells it where
//! the noun is left out.
//!
//! Comes in: a [`Line`] and the end of a number. Goes out: [`Counted`]. No parser is at hand here: a
//! noun phrase is read to its first plain plural with lists of the words that end one. What became
//! of the counted and which of them are meant is left to `scope`.
//!
//! The noun counted is the one whose `nummod` the number is in Universal Dependencies, found without a parse.

use super::lexicon::{LEXICON, ScopeWord, class};
use super::line::{Kind, Line};
use super::value::Counted;
use crossclaim_text::fold;

/// The words a noun phrase may have.
const LONGEST: usize = 8;

/// How the number takes its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// "41 people": a plural.
    Plural,
    /// "one dealer", "the third round", "a 10-gallon cooler": the first plain noun.
    Singular,
    /// "60% of voters", "gallons of fuel", "a third of the budget": anything behind "of".
    Whole,
}

/// Is the lower-case word plainly a plural noun?
pub(super) fn is_plural(word: &str) -> bool {
    LEXICON.singulars.contains_key(word)
        || word.len() >= 4
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is")
            && LEXICON.class(word) & (class::MODIFIER | class::END) == 0
}

/// The singular of a folded plural; other words stay.
pub(super) fn singular(word: &str) -> String {
    if let Some(singular) = LEXICON.singulars.get(word) {
        return (*singular).to_owned();
    }
    if LEXICON.class(word) & class::MODIFIER != 0 || word.len() < 4 {
        return word.to_owned();
    }
    let cut = |suffix: &str, put: &str| word.strip_suffix(suffix).map(|stem| format!("{stem}{put}"));
    if word.len() > 4
        && let Some(y) = cut("ies", "y")
    {
        return y;
    }
    for sibilant in ["sses", "shes", "ches", "xes", "zzes"] {
        if word.ends_with(sibilant) {
            return word[..word.len() - 2].to_owned();
        }
    }
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word.to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// The noun phrase that begins at `at`, behind the number, and the token behind it.
pub(super) fn behind(line: &Line, at: usize, need: Need) -> Option<(Counted, usize)> {
    let mut here = at;
    if need == Need::Whole || line.word(here) == "of" {
        if line.word(here) != "of" {
            return None;
        }
        here = past_determiners(line, here + 1);
    }
    // "a 16-bit chip", "the two-door version": what is counted is the noun in the compound
    if line.hyphen(here) && line.is_word(here + 1) && !line.capital(here + 1) {
        let head = here + 1;
        return Some((make(line, head, head + 1, None), head + 1));
    }
    let mut first = None;
    let mut last = None;
    let mut end = here;
    while end - here < LONGEST * 2 && first.is_none_or(|first| end - first < LONGEST) {
        let Some(kind) = line.kind(end) else { break };
        match kind {
            Kind::Digits => break,
            Kind::Mark => match inner_mark(line, end, first.is_some()) {
                Some(width) => end += width,
                None => break,
            },
            Kind::Word => {
                let word = line.word(end);
                let bits = line.class(end);
                let proper = line.capital(end) && end > at && bits & (class::MONTH | class::WEEKDAY) == 0;
                if bits & class::STATE != 0 && !(bits & class::VERB != 0 && first.is_some()) {
                    // "41 dead", "68 injured people", "three dead and 41 injured"
                    first.get_or_insert(end);
                    last = Some(end);
                    end += 1;
                    let on = line.is_word(end) && line.class(end) & class::END == 0;
                    if on && need != Need::Whole {
                        continue;
                    }
                    break;
                }
                if bits & class::SKIP != 0 && first.is_none() {
                    end += 1;
                    here = end.min(here + 3);
                    continue;
                }
                // "three working groups", "two newly opened schools", but not "41 died"
                let adjective = bits & class::END == class::VERB
                    && (word.ends_with("ing") || word.ends_with("ed"))
                    && last.is_none_or(|last| !is_plural(line.word(last)))
                    && is_plural(line.word(end + 1));
                if bits & class::END != 0 && !(proper && bits & class::VERB != 0) && !adjective
                    || line.tokens[end].numeral
                        && bits & class::SORT == 0
                        && !proper
                        && need != Need::Whole
                        && first.is_none()
                        && word != "second"
                        && word != "third"
                {
                    break;
                }
                if bits & class::COMPARATIVE != 0 && first.is_none() {
                    end += 1;
                    continue;
                }
                if ends_adverb(word) && first.is_some() {
                    break;
                }
                first.get_or_insert(end);
                last = Some(end);
                end += 1;
                let plural = is_plural(word);
                if plural && !goes_on(line, end - 1) {
                    break;
                }
            }
        }
    }
    let (first, last) = (first?, last?);
    if let Some(to) = line.scope(last + 1).filter(|(kind, _)| *kind == ScopeWord::Compound).map(|(_, to)| to) {
        return Some((make_compound(line, first, last, to), to));
    }
    let head = line.word(last);
    let fits = match need {
        Need::Plural => is_plural(head) || line.class(last) & class::STATE != 0,
        Need::Singular | Need::Whole => true,
    };
    if !fits {
        return None;
    }
    Some((make(line, first, last + 1, None), last + 1))
}

/// How many tokens a mark inside a noun phrase takes: "would-be", "women's", "U.S. soldiers", "small,
/// friendly deals", an opening quotation mark. `None` where the phrase ends.
fn inner_mark(line: &Line, at: usize, begun: bool) -> Option<usize> {
    let joined = line.glued(at) && line.glued(at + 1) && line.is_word(at + 1);
    if joined && matches!(line.raw(at), "'" | "\u{2019}") && line.word(at + 1) == "s" {
        return Some(2);
    }
    let initial = line.word(at) == "." && line.glued(at) && line.word(at - 1).len() == 1 && line.is_word(at + 1);
    let compound = line.hyphen(at) && line.is_word(at + 1) && (joined || begun);
    let list = begun
        && line.word(at) == ","
        && line.is_word(at + 1)
        && line.class(at + 1) & class::END == 0
        && is_plural(line.word(at + 2));
    let quote = !begun && matches!(line.raw(at), "\u{201c}" | "\"" | "\u{2018}");
    (compound || initial && (joined || begun) || list || quote).then_some(1)
}

/// "badly", "formerly": behind a noun they begin its predicate.
fn ends_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && LEXICON.class(word) & class::LY == 0
}

/// Does the noun phrase go on behind the plural at `at`? A possessive does ("workers' unions"), as does
/// a name before a plain plural ("United States troops").
fn goes_on(line: &Line, at: usize) -> bool {
    let next = at + 1;
    if line.hyphen(next) && line.glued(next) {
        return true;
    }
    line.capital(at)
        && line.is_word(next)
        && line.class(next) & class::END == 0
        && (line.capital(next) || is_plural(line.word(next)))
}

/// Passes over "the", "all the", "its 7,400", "Pellworth's 7,400" behind "of".
fn past_determiners(line: &Line, at: usize) -> usize {
    let mut here = at;
    while here - at < 4 && line.class(here) & class::DETERMINER != 0 {
        here += 1;
    }
    // a possessor: "of the firm's 7,400 jobs"
    let mut owner = here;
    while owner - here < 4 && line.is_word(owner) && line.class(owner) & class::END == 0 {
        owner += 1;
        if matches!(line.raw(owner), "'" | "\u{2019}") && line.glued(owner) {
            let end = if line.word(owner + 1) == "s" && line.glued(owner + 1) { owner + 2 } else { owner + 1 };
            here = end;
            break;
        }
    }
    while here - at < 10 && (line.is_digits(here) || line.tokens.get(here).is_some_and(|t| t.numeral)) {
        here += 1;
    }
    here
}

/// A number beside "of" that is the whole: "three of five", "900 of the firm's 7,400 posts": its place.
pub(super) fn whole_behind(line: &Line, at: usize) -> Option<usize> {
    let mut here = match (line.word(at), line.word(at + 1)) {
        ("of", _) => at + 1,
        ("out", "of") => at + 2,
        _ => return None,
    };
    let from = here;
    while here - from < 6 {
        if line.tokens.get(here)?.numeral {
            return Some(here);
        }
        let possessive = matches!(line.raw(here), "'" | "\u{2019}") || line.word(here) == "s" && line.glued(here);
        let bits = line.class(here);
        if !possessive && (!line.is_word(here) || bits & (class::END & !class::DETERMINER) != 0) {
            return None;
        }
        if line.is_word(here)
            && !possessive
            && is_plural(line.word(here))
            && !matches!(line.raw(here + 1), "'" | "\u{2019}")
        {
            return None;
        }
        here += 1;
    }
    None
}

/// "prisoners of war": the head stands before the words that complete it.
fn make_compound(line: &Line, first: usize, head: usize, to: usize) -> Counted {
    let mut counted = make(line, first, head + 1, None);
    counted.span = line.span(first, to);
    for at in head + 1..to {
        counted.phrase.push(' ');
        counted.phrase.push_str(line.word(at));
    }
    counted
}

/// The counted thing of the tokens `from..to`; `head` stands in where the words are no noun.
pub(super) fn make(line: &Line, from: usize, to: usize, head: Option<&str>) -> Counted {
    let span = line.span(from, to);
    let last = fold(line.raw(to - 1)).trim().to_owned();
    let noun = head.map_or_else(|| singular(&last), str::to_owned);
    let mut phrase = String::new();
    for i in from..to - 1 {
        let folded = fold(line.raw(i));
        if line.kind(i) == Some(Kind::Mark) && !line.hyphen(i) {
            continue;
        }
        if !phrase.is_empty() && !line.glued(i) {
            phrase.push(' ');
        }
        phrase.push_str(folded.trim());
    }
    if !phrase.is_empty() && !line.glued(to - 1) {
        phrase.push(' ');
    }
    phrase.push_str(&noun);
    Counted { span, head: noun, phrase }
}
