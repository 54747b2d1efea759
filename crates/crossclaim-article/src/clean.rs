//! From a page to the article in it.

use crate::assemble::{Assembly, Source, set_aside};
use crate::clutter::{Around, Cue, judge};
use crate::date::{Candidate, dateline, decide, moment};
use crate::line::{Ends, Fate, Line, paragraphs};
use crate::token::tokens;
use crate::{Article, Input, Note, NoteKind, Role};
use crate::{body, head, join, story, stray};
use std::collections::HashMap;

/// The article in a page. Any text gives an article; it may be an empty one, with a note.
///
/// ```
/// use crossclaim_article::{Input, Role, clean};
///
/// let text = "Skip to content\n\nFerry sinks off Orlen\n\nORLEN, 12 May 2024 (Bay Wire) — A ferry sank on Sunday.\n\n1.2k shares";
/// let article = clean(Input { id: "bay".into(), text: text.into(), ..Input::default() });
///
/// assert_eq!(article.text, "Ferry sinks off Orlen\n\nA ferry sank on Sunday.");
/// assert_eq!(article.blocks[0].role, Role::Headline);
/// assert_eq!(article.published.unwrap().at.date().to_string(), "2024-05-12");
/// ```
pub fn clean(input: Input) -> Article {
    let mut notes = Vec::new();
    let raw = input.text;
    let source = Source { text: &raw, map: None };
    let mut lines = paragraphs(source.text);

    // The pipeline: each step decides about lines the ones before left open.
    let cues = judge_lines(source.text, &mut lines);
    story::separate(source.text, &mut lines, &cues);
    drop_repeated(source.text, &mut lines);
    let head = head::read_head(source.text, &mut lines, input.title.as_deref(), input.source.as_deref());
    let opening = read_dateline(source.text, &mut lines, head.body);
    let mut candidates: Vec<Candidate> = head.candidates.iter().map(|(_, c)| c.clone()).collect();
    candidates.extend(opening.candidate);
    candidates.extend(input.url.as_deref().and_then(date_in_url));
    let given = read_given(input.published.as_deref(), &mut notes);
    let published = decide(given, &candidates, copyright_year(source.text), &mut notes);
    let clocks = body::clocks(source.text, &lines);
    body::captions(source.text, &mut lines);
    body::embeds(source.text, &mut lines);
    body::items(&mut lines);
    if clocks.is_empty() {
        let mut whole = vec![false; lines.len()];
        for group in join::join(source.text, &lines).iter().filter(|g| g.len() > 1) {
            for i in group {
                whole[*i] = true;
            }
        }
        stray::trim(source.text, &mut lines, head.body, head.headline, &whole);
    }
    body::live_entries(source.text, &mut lines, &clocks, published.is_some());
    body::headings(source.text, &mut lines, head.body);

    let mut assembly = Assembly::default();
    let mut clock = None;
    let mut next_clock = clocks.iter().peekable();
    for group in join::join(source.text, &lines) {
        let first = group[0];
        if let Some((_, time)) = next_clock.next_if(|(i, _)| *i <= first) {
            clock = published.as_ref().map(|p| p.at.date().to_datetime(*time));
        }
        let role = group.iter().find_map(|i| lines[*i].role).unwrap_or(Role::Body);
        let parts: Vec<_> = group.iter().map(|i| lines[*i].inner()).collect();
        assembly.block(source, &parts, role, clock);
    }
    let set_aside = set_aside(source, &lines);
    let title = input.title.or_else(|| head.headline.map(|h| lines[h].span.of(source.text).to_owned()));
    if published.is_none() {
        notes.push(Note {
            kind: NoteKind::NoDate,
            message: format!(
                "{}: no publication date was found; give `published`, or relative dates stay open",
                input.id
            ),
        });
    }
    if assembly.text.is_empty() {
        notes.push(Note {
            kind: NoteKind::Empty,
            message: format!("{}: nothing is left of the text after cleaning; look at what was set aside", input.id),
        });
    }
    Article {
        id: input.id,
        text: assembly.text,
        map: assembly.map,
        blocks: assembly.blocks,
        set_aside,
        title,
        source: input.source.or(head.source),
        byline: input.byline.or(head.byline),
        place: opening.place.or(head.place),
        url: input.url,
        agency: opening.agency.or(head.agency),
        language: input.language,
        published,
        notes,
        raw,
    }
}

/// Sets aside the lines that are clutter by themselves; says what each announces.
fn judge_lines(text: &str, lines: &mut [Line]) -> Vec<Option<Cue>> {
    let mut scratch = Vec::new();
    let mut cues = vec![None; lines.len()];
    let mut behind_prose = false;
    for i in 0..lines.len() {
        let own = lines[i].span.of(text);
        // No label is longer than this.
        if own.len() > 480 {
            continue;
        }
        tokens(own, &mut scratch);
        behind_prose |= i > 0 && lines[i - 1].is_kept() && lines[i - 1].is_prose();
        let title_next = lines.get(i + 1).is_some_and(|n| n.is_title() && n.ends == Ends::Bare && n.words >= 3);
        if let Some(verdict) = judge(own, &lines[i], &scratch, Around { title_next, behind_prose }) {
            lines[i].drop_for(verdict.reason);
            cues[i] = verdict.cue;
        }
    }
    cues
}

/// Of lines that stand twice, the first stays: a pull quote, a teaser of the page itself.
fn drop_repeated(text: &str, lines: &mut [Line]) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (i, line) in lines.iter_mut().enumerate() {
        // Short lines repeat by right: the clubs in a table, "No.".
        if line.words < 7 || line.fate != Fate::Kept || !line.is_prose() {
            continue;
        }
        if *seen.entry(line.span.of(text)).or_insert(i) != i {
            line.drop_for("repeated");
        }
    }
}

/// What the dateline says.
#[derive(Default)]
struct Opening {
    candidate: Option<Candidate>,
    place: Option<String>,
    agency: Option<String>,
}

fn read_dateline(text: &str, lines: &mut [Line], body: usize) -> Opening {
    // The first paragraph, or the one behind a standfirst.
    let first: Vec<usize> = (body..lines.len())
        .filter(|i| lines[*i].is_kept() && lines[*i].role.is_none() && !lines[*i].is_shouted())
        .take(2)
        .collect();
    for i in first {
        let own = lines[i].span.of(text);
        let Some(found) = dateline(own) else { continue };
        let name = |s: crossclaim_text::Span| s.of(own).trim().to_owned();
        let opening = Opening {
            candidate: found.date.map(|written| Candidate { written, time: None, weekday: None, origin: "dateline" }),
            place: found.place.map(name),
            agency: found.agency.map(name),
        };
        lines[i].front = (found.end, "dateline");
        return opening;
    }
    Opening::default()
}

/// "/2024/05/12/" in an address.
fn date_in_url(url: &str) -> Option<Candidate> {
    let parts: Vec<&str> = url.split('/').collect();
    let at = parts.windows(3).find(|w| {
        w[0].len() == 4
            && w[1].len() <= 2
            && w[2].len() <= 2
            && w.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
    })?;
    let written = crate::date::read(&at.join("-")).dates.first().copied()?;
    Some(Candidate { written, time: None, weekday: None, origin: "url" })
}

/// The year behind a copyright sign.
fn copyright_year(text: &str) -> Option<i16> {
    let at = text.rfind('©').map(|a| a + '©'.len_utf8()).or_else(|| text.rfind("Copyright ").map(|a| a + 10))?;
    let year: String = text[at..].trim_start().chars().take(4).collect();
    year.parse().ok().filter(|y| (1990..2200).contains(y))
}

fn read_given(
    given: Option<&str>,
    notes: &mut Vec<Note>,
) -> Option<(jiff::civil::DateTime, bool, Option<crate::date::Written>)> {
    let given = given.map(str::trim).filter(|g| !g.is_empty())?;
    let read = moment(given);
    if read.is_none() {
        let shown: String = given.chars().take(60).collect();
        notes.push(Note {
            kind: NoteKind::UnreadableDate,
            message: format!(
                "`published` is {shown:?}, which is no date; write it as 2024-05-12 or 2024-05-12T08:30:00Z"
            ),
        });
    }
    read
}
