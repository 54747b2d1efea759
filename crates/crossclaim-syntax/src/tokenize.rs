//! Cuts a sentence into the tokens of Universal Dependencies.
//!
//! Comes in: a sentence. Goes out: the span of each token. White space parts; punctuation, clitics ("n't", "'s") and
//! the parts of hyphenated words are tokens of their own, as the English treebanks have them; abbreviations, numbers,
//! links and addresses stay whole. Which words these are stands in `lexicon/en/`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crossclaim_text::Span;

use crate::rows::rows;

/// The tokens of a sentence, in order. They do not overlap, and only white space lies between them.
///
/// ```
/// use crossclaim_syntax::tokenize;
///
/// let text = "She didn't pay the $2.5bn.";
/// let tokens: Vec<&str> = tokenize(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(tokens, ["She", "did", "n't", "pay", "the", "$", "2.5", "bn", "."]);
/// ```
pub fn tokenize(sentence: &str) -> Vec<Span> {
    let mut tokens = Vec::with_capacity(sentence.len() / 5 + 1);
    let mut start = None;
    for (at, c) in sentence.char_indices() {
        match (c.is_whitespace() || is_invisible(c), start) {
            (true, Some(from)) => {
                chunk(sentence, Span::new(from, at), &mut tokens);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        chunk(sentence, Span::new(from, sentence.len()), &mut tokens);
    }
    tokens
}

/// Characters without a glyph that scrapers leave between words.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}')
}

const fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '('
            | '['
            | '{'
            | '<'
            | '«'
            | '“'
            | '„'
            | '‘'
            | '\''
            | '`'
            | '$'
            | '€'
            | '£'
            | '¥'
            | '#'
            | '*'
            | '•'
            | '·'
            | '¿'
            | '¡'
            | '~'
            | '|'
            | '>'
    )
}

const fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | ')'
            | ']'
            | '}'
            | '>'
            | '»'
            | '”'
            | '“'
            | '’'
            | '\''
            | '`'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '.'
            | '…'
            | '%'
            | '‰'
            | '°'
            | '*'
            | '|'
            | '$'
            | '€'
            | '£'
    )
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

/// What stands between two spaces.
fn chunk(text: &str, span: Span, tokens: &mut Vec<Span>) {
    let (mut from, mut to) = (span.start, span.end);
    while let Some(c) = text[from..to].chars().next() {
        let rest = &text[from + c.len_utf8()..to];
        if rest.is_empty() || !(is_opening(c) || (is_dash(c) && !rest.starts_with(|c: char| c.is_numeric()))) {
            break;
        }
        // "'s" and "'em" are words, "'90s" is a decade.
        if is_apostrophe(c) && (is_clitic(rest) || rest.starts_with(|c: char| c.is_ascii_digit())) {
            break;
        }
        let length = run_length(&text[from..to], c);
        tokens.push(Span::new(from, from + length));
        from += length;
    }
    let mut tail = Vec::new();
    while let Some(c) = text[from..to].chars().next_back() {
        if !is_closing(c) || from + c.len_utf8() == to {
            break;
        }
        let body = &text[from..to];
        if c == '.' && keeps_full_stop(body) {
            break;
        }
        let run = body.len() - body.trim_end_matches(|other| is_run(c) && joins_run(c, other)).len();
        // Nothing but the run: it is the word.
        if run == body.len() {
            break;
        }
        let length = run.max(c.len_utf8());
        tail.push(Span::new(to - length, to));
        to -= length;
    }
    if is_link(&text[from..to]) {
        tokens.push(Span::new(from, to));
    } else {
        body(text, Span::new(from, to), tokens);
    }
    tokens.extend(tail.into_iter().rev());
}

/// Marks that are one token when they stand in a row: "...", "?!", "--".
const fn is_run(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '-' | '*' | '~' | '<' | '>')
}

const fn joins_run(mark: char, other: char) -> bool {
    match mark {
        '!' | '?' => matches!(other, '!' | '?'),
        _ => mark == other,
    }
}

fn run_length(text: &str, mark: char) -> usize {
    if !is_run(mark) {
        return mark.len_utf8();
    }
    text.len() - text.trim_start_matches(|other| joins_run(mark, other)).len()
}

/// Does the full stop at the end of `word` belong to it?
fn keeps_full_stop(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('.').filter(|stem| stem.len() <= 12) else { return false };
    if stem.ends_with('.') {
        return false;
    }
    let mut letters = stem.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    // "a.m." and "U.S."; but the stop after "12.5" ends the sentence.
    let inside = stem.split('.').all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic))
        && stem.contains('.')
        && stem.split('.').any(|part| part.chars().count() == 1);
    // "I." ends a sentence more often than it is an initial, but a parser reads "Charles I." better whole.
    single || inside || ABBREVIATIONS.contains(stem.to_lowercase().as_str())
}

fn is_link(text: &str) -> bool {
    let head = text.get(..8.min(text.len())).unwrap_or("");
    let at = || text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    head.starts_with("http://") || head.starts_with("https://") || head.starts_with("www.") || at()
}

/// A word that leading and trailing marks have left: cut at the marks inside it.
fn body(text: &str, span: Span, tokens: &mut Vec<Span>) {
    let bytes_end = span.end;
    let mut from = span.start;
    let mut previous: Option<char> = None;
    let mut at = from;
    while at < bytes_end {
        let Some(c) = text[at..bytes_end].chars().next() else { break };
        let next = text[at + c.len_utf8()..bytes_end].chars().next();
        let cut = match (previous, next) {
            (Some(before), Some(after)) => mark_inside(text, Span::new(from, bytes_end), at, c, before, after),
            _ => 0,
        };
        if cut > 0 {
            word(text, Span::new(from, at), tokens);
            tokens.push(Span::new(at, at + cut));
            at += cut;
            from = at;
            previous = None;
        } else {
            previous = Some(c);
            at += c.len_utf8();
        }
    }
    word(text, Span::new(from, bytes_end), tokens);
}

/// The length of the mark at `at` when it is a token of its own; 0 when it is a part of the word.
fn mark_inside(text: &str, span: Span, at: usize, c: char, before: char, after: char) -> usize {
    let alone = |yes: bool| if yes { c.len_utf8() } else { 0 };
    let letters = before.is_alphabetic() && after.is_alphabetic();
    match c {
        '-' | '\u{2010}' | '\u{2011}' if !is_dash(after) => {
            let prefix = || at - span.start <= 12 && PREFIXES.contains(text[span.start..at].to_lowercase().as_str());
            let phone = || span.len() <= 40 && is_number_chain(&text[span.start..span.end]);
            alone(
                before.is_alphanumeric()
                    && after.is_alphanumeric()
                    && !prefix()
                    && !(before.is_numeric() && after.is_numeric() && phone()),
            )
        }
        '-' => run_length(&text[at..span.end], '-'),
        '\u{2012}'..='\u{2015}' | '"' | '“' | '”' | '…' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ';' => {
            c.len_utf8()
        }
        '.' if after == '.' => run_length(&text[at..span.end], '.'),
        '!' | '?' => run_length(&text[at..span.end], c),
        '/' => alone(letters && !(before.is_uppercase() && after.is_uppercase() && span.len() <= 5)),
        ',' | ':' | '|' => alone(!(before.is_numeric() && after.is_numeric())),
        // A line of them is one mark.
        '=' => alone(before.is_alphanumeric() && after.is_alphanumeric()),
        '$' | '€' | '£' => alone(after.is_numeric()),
        '%' => c.len_utf8(),
        _ => 0,
    }
}

/// Three or more groups of digits, or two long ones: a telephone number, a date, not a range.
fn is_number_chain(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())) && parts.len() > 2
}

/// A word without marks inside: cut off its clitic or the unit glued to its number.
fn word(text: &str, span: Span, tokens: &mut Vec<Span>) {
    if span.is_empty() {
        return;
    }
    let form = &text[span.start..span.end];
    let cut = clitic_start(form).or_else(|| unit_start(form)).filter(|cut| *cut > 0 && *cut < form.len());
    match cut {
        Some(cut) => {
            tokens.push(Span::new(span.start, span.start + cut));
            tokens.push(Span::new(span.start + cut, span.end));
        }
        None => tokens.push(span),
    }
}

/// Is `rest`, after an apostrophe, a clitic?
fn is_clitic(rest: &str) -> bool {
    ["s", "re", "ve", "ll", "d", "m", "em", "til", "cause", "tis", "twas"].iter().any(|c| rest.eq_ignore_ascii_case(c))
}

fn clitic_start(form: &str) -> Option<usize> {
    if let Some((at, c)) = form.char_indices().rev().take(4).find(|(_, c)| is_apostrophe(*c)) {
        let rest = &form[at + c.len_utf8()..];
        let before = form[..at].chars().next_back()?;
        return match rest.to_ascii_lowercase().as_str() {
            "t" if matches!(before, 'n' | 'N') => Some(at - 1),
            "s" | "re" | "ve" | "ll" | "d" | "m" => Some(at),
            _ => None,
        };
    }
    (form.len() <= 12)
        .then(|| CONTRACTIONS.iter().find(|(whole, _)| whole.eq_ignore_ascii_case(form)))?
        .map(|(_, at)| *at)
}

/// Where the unit of "7:30pm" begins.
fn unit_start(form: &str) -> Option<usize> {
    if !form.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let at = form.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':')))?;
    (form.len() - at <= 4 && UNITS.contains(form[at..].to_lowercase().as_str())).then_some(at)
}

static ABBREVIATIONS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/abbreviations.txt")).collect());
static PREFIXES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/hyphen_prefixes.txt")).collect());
static UNITS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/en/glued_units.txt")).collect());
static CONTRACTIONS: LazyLock<Vec<(String, usize)>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/en/contractions.txt"))
        .filter_map(|row| Some((row.replace('|', ""), row.find('|')?)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let spans = tokenize(text);
        let mut end = 0;
        for span in &spans {
            assert!(text[end..span.start].chars().all(|c| c.is_whitespace() || is_invisible(c)), "gap in {text:?}");
            assert!(!span.is_empty());
            end = span.end;
        }
        assert!(text[end..].chars().all(|c| c.is_whitespace() || is_invisible(c)), "tail of {text:?}");
        spans.iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn clitics_are_tokens() {
        assert_eq!(
            cut("It's theirs; they can't, won’t and didn't."),
            ["It", "'s", "theirs", ";", "they", "ca", "n't", ",", "wo", "n’t", "and", "did", "n't", "."]
        );
        assert_eq!(cut("the ministers' O'Brien's cannot"), ["the", "ministers", "'", "O'Brien", "'s", "can", "not"]);
    }

    #[test]
    fn abbreviations_and_numbers_stay_whole() {
        assert_eq!(
            cut("Gen. J. Rowe left the U.S. at 7:30 p.m. with 1,214.5 kg."),
            ["Gen.", "J.", "Rowe", "left", "the", "U.S.", "at", "7:30", "p.m.", "with", "1,214.5", "kg."]
        );
        assert_eq!(cut("2025-07-23 12/5 1061st 90s"), ["2025-07-23", "12/5", "1061st", "90s"]);
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes() {
        assert_eq!(
            cut("a third-party co-worker, 50-day"),
            ["a", "third", "-", "party", "co-worker", ",", "50", "-", "day"]
        );
        assert_eq!(cut("10-12 men—all armed -- fled"), ["10", "-", "12", "men", "—", "all", "armed", "--", "fled"]);
    }

    #[test]
    fn quotes_money_and_units_are_parted() {
        assert_eq!(
            cut("“Stop,” he said: ($3bn, 7pm, 40%)..."),
            ["“", "Stop", ",", "”", "he", "said", ":", "(", "$", "3", "bn", ",", "7", "pm", ",", "40", "%", ")", "..."]
        );
        assert_eq!(cut("===== a=b"), ["=====", "a", "=", "b"]);
        assert_eq!(cut("'Yes' 'em '90s"), ["'", "Yes", "'", "'em", "'90s"]);
        assert_eq!(cut("see https://a.example/b-c?d=e."), ["see", "https://a.example/b-c?d=e", "."]);
    }

    #[test]
    fn any_text_is_cut_in_linear_time() {
        for text in [
            "",
            " ",
            "(",
            "((((",
            "-",
            "--",
            "'",
            "’",
            "....",
            "a\u{301}b",
            "😀😀",
            "$",
            "-5",
            "\u{200b}x",
            "n't",
            "'s",
            "t't",
        ] {
            cut(text);
        }
        for unit in ["(", ")", "-a", "a-", ".", "'", "$", "1-", "😀", "\"", "a/"] {
            let spans = tokenize(&unit.repeat(200_000));
            assert!(!spans.is_empty());
        }
    }
}
