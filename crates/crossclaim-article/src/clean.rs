//! From a page to the article in it.

use crate::assemble::{Assembly, Source, set_aside};
use crate::clutter::{Around, Cue, judge};
use crate::date::{Candidate, dateline, decide, moment};
use crate::language::{declared, is_english, seen};
use crate::line::{Ends, Fate, Line, line, paragraphs};
use crate::markdown::Markdown;
use crate::token::{LineTokens, Token, hash};
use crate::{Article, Dated, Input, Note, NoteKind, Role, SetAside};
use crate::{author, body, foot, head, html, join, markdown, page_talk, service, story, stray, topic};
use crossclaim_text::Span;

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
    let mut input = input;
    let raw = std::mem::take(&mut input.text);
    if html::is_html(&raw) {
        return clean_html(input, raw, notes);
    }
    if let Some(markdown) = markdown::read(&raw) {
        return clean_markdown(input, raw, &markdown, notes);
    }
    let source = Source { text: &raw, map: None };
    let lines = paragraphs(source.text);
    let cleaned = clean_lines(source, lines, &input, Vec::new(), false, &mut notes);
    finish(input, cleaned, notes, raw)
}

/// The article in an HTML page: its main content, cleaned as text is.
fn clean_html(mut input: Input, raw: String, mut notes: Vec<Note>) -> Article {
    let page = html::read(&raw);
    if html::is_too_much(&raw, &page) {
        notes.push(Note {
            kind: NoteKind::Truncated,
            message: format!(
                "{}: the page is {} elements deep and {} bytes long; only its paragraphs were read, not its structure",
                input.id,
                page.depth,
                raw.len()
            ),
        });
    }
    let metadata = html::metadata(&page);
    for conflict in metadata.conflicts {
        notes.push(Note { kind: NoteKind::MetadataConflict, message: format!("{}: {conflict}", input.id) });
    }
    input.title = input.title.or(metadata.title);
    input.source = input.source.or(metadata.source);
    input.byline = input.byline.or(metadata.byline);
    input.url = input.url.or(metadata.url);
    input.language = input.language.or(metadata.language);
    let chosen = html::choose(&raw, &page);
    let mut is_chosen = vec![false; page.blocks.len()];
    for i in &chosen {
        is_chosen[*i] = true;
    }
    // The headline is often outside what the parser takes for content.
    let first = chosen.first().copied().unwrap_or(page.blocks.len());
    if let Some(h1) = (0..first).rev().find(|i| page.blocks[*i].is_h1 && !page.blocks[*i].furniture) {
        is_chosen[h1] = true;
    }
    let source = Source { text: &page.text, map: Some(&page.map) };
    let mut lines: Vec<Line> = Vec::new();
    let mut outside: Vec<Span> = Vec::new();
    for (i, block) in page.blocks.iter().enumerate() {
        let Some(mut line) = line(&page.text, block.span, block.parted) else { continue };
        if !is_chosen[i] {
            outside.push(line.span);
            continue;
        }
        line.role = if block.is_h1 { Some(Role::Headline) } else { block.role };
        lines.push(line);
    }
    let mut cleaned = clean_lines(source, lines, &input, metadata.candidates, true, &mut notes);
    cleaned.set_aside.extend(outside.into_iter().map(|s| SetAside { span: source.raw(s), reason: "outside-content" }));
    cleaned.set_aside.sort_by_key(|s| s.span);
    finish(input, cleaned, notes, raw)
}

/// The article in a Markdown text: cleaned as text is, its marks set aside.
fn clean_markdown(mut input: Input, raw: String, markdown: &Markdown, mut notes: Vec<Note>) -> Article {
    input.title = input.title.or_else(|| markdown.front(&["title", "headline"]));
    input.source = input.source.or_else(|| markdown.front(&["source", "publisher", "outlet", "site"]));
    input.byline = input.byline.or_else(|| markdown.front(&["author", "authors", "byline"]));
    input.published = input.published.or_else(|| markdown.front(&["date", "published", "pubdate", "datepublished"]));
    input.url = input.url.or_else(|| markdown.front(&["url", "link", "canonical_url"]));
    let source = Source { text: &markdown.text, map: Some(&markdown.map) };
    let mut lines = paragraphs(source.text);
    let mut roles = markdown.roles.iter().peekable();
    for line in &mut lines {
        while roles.next_if(|(span, _)| span.end <= line.span.start).is_some() {}
        line.role = roles.peek().filter(|(span, _)| span.overlaps(line.span)).map(|(_, role)| *role);
    }
    let mut cleaned = clean_lines(source, lines, &input, Vec::new(), false, &mut notes);
    cleaned.set_aside.extend(markdown.markup.iter().map(|span| SetAside { span: *span, reason: "markup" }));
    cleaned.set_aside.sort_by_key(|s| s.span);
    finish(input, cleaned, notes, raw)
}

/// How much may be guessed about lines.
#[derive(Clone, Copy, Debug)]
struct Manner {
    /// Did tags choose the lines?
    structured: bool,
    /// The language the text shows, if it is sure.
    language: Option<&'static str>,
}

impl Manner {
    /// What the lines show of themselves. English is seen by the words there are already.
    fn of(source: Source<'_>, lines: &[Line], words: &LineTokens, structured: bool) -> Self {
        let language = if is_english(words.middle(120)) {
            Some("en")
        } else if structured {
            let sample: String = lines.iter().take(40).map(|l| l.span.of(source.text)).collect::<Vec<_>>().join(" ");
            seen(&sample)
        } else {
            seen(source.text)
        };
        Self { structured, language }
    }

    /// Is the text in English, or too short or mixed to say?
    fn is_english(self) -> bool {
        self.language.is_none_or(|code| code == "en")
    }
}

/// What cleaning the lines of a page gives.
struct Cleaned {
    assembly: Assembly,
    set_aside: Vec<SetAside>,
    head: head::Head,
    opening: Opening,
    published: Option<Dated>,
    headline: Option<String>,
    language: Option<&'static str>,
}

/// The pipeline: each step decides about lines the ones before left open.
fn clean_lines(
    source: Source<'_>,
    mut lines: Vec<Line>,
    input: &Input,
    dates: Vec<Candidate>,
    structured: bool,
    notes: &mut Vec<Note>,
) -> Cleaned {
    let text = source.text;
    body::sign_offs(text, &mut lines);
    let (cues, words) = judge_lines(text, &mut lines);
    let manner = Manner::of(source, &lines, &words, structured);
    // What a page's tags or an unknown language leave in doubt stays; the guesses are for plain English text.
    let guess = manner.is_english() && !manner.structured;
    if manner.is_english() {
        page_talk::trim(text, &mut lines, &words, input.source.as_deref(), manner.structured);
        trim_addresses(text, &mut lines, &words);
    }
    story::separate(text, &mut lines, &words, &cues, guess);
    if guess {
        drop_repeated(text, &mut lines);
    }
    let given = head::Given { title: input.title.as_deref(), source: input.source.as_deref() };
    let head = head::read_head(text, &mut lines, &words, given, manner.is_english());
    let opening = read_dateline(text, &mut lines, head.body);
    if guess {
        author::trim(text, &mut lines, &words, head.byline.as_deref().or(input.byline.as_deref()));
    }
    let mut candidates = dates;
    candidates.extend(head.candidates.iter().map(|(_, c)| c.clone()));
    candidates.extend(opening.candidate.clone());
    candidates.extend(input.url.as_deref().and_then(date_in_url));
    let given = read_given(input.published.as_deref(), notes);
    let published = decide(given, &candidates, copyright_year(text, &lines, manner), notes);
    let clocks = body::clocks(text, &lines);
    body::captions(text, &mut lines);
    body::embeds(text, &mut lines);
    body::items(&mut lines);
    if clocks.is_empty() && guess {
        topic::trim(text, &mut lines, &words, head.body);
        foot::trim(text, &mut lines, &words, head.body);
        let mut whole = vec![false; lines.len()];
        for group in join::join(text, &lines).iter().filter(|g| g.len() > 1) {
            for i in group {
                whole[*i] = true;
            }
        }
        stray::trim(text, &mut lines, &words, &head, &whole);
    }
    if manner.is_english() {
        stray::trim_shouted(&mut lines, head.body);
    }
    body::live_entries(text, &mut lines, &clocks, published.is_some());
    body::headings(text, &mut lines, head.body);

    let mut assembly = Assembly::default();
    let mut clock = None;
    let mut next_clock = clocks.iter().peekable();
    for group in join::join(text, &lines) {
        let first = group[0];
        if let Some((_, time)) = next_clock.next_if(|(i, _)| *i <= first) {
            clock = published.as_ref().map(|p| p.at.date().to_datetime(*time));
        }
        let role = group.iter().find_map(|i| lines[*i].role).unwrap_or(Role::Body);
        let parts: Vec<Span> = group.iter().map(|i| lines[*i].inner()).collect();
        assembly.block(source, &parts, role, clock);
    }
    let headline = head.headline.map(|h| lines[h].span.of(text).to_owned());
    Cleaned {
        assembly,
        set_aside: set_aside(source, &lines),
        head,
        opening,
        published,
        headline,
        language: manner.language,
    }
}

/// The article, with the notes that only the end shows.
fn finish(input: Input, cleaned: Cleaned, mut notes: Vec<Note>, raw: String) -> Article {
    let Cleaned { assembly, set_aside, head, opening, published, headline, language } = cleaned;
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
    let language = language.map(str::to_owned).or_else(|| declared(input.language.as_deref()));
    if let Some(code) = language.as_deref().filter(|c| *c != "en") {
        notes.push(Note {
            kind: NoteKind::OtherLanguage,
            message: format!("{}: the text is not in English ({code}); little of it will be understood", input.id),
        });
    }
    Article {
        id: input.id,
        text: assembly.text,
        map: assembly.map,
        blocks: assembly.blocks,
        set_aside,
        title: input.title.or(headline),
        source: input.source.or(head.source),
        byline: input.byline.or(head.byline),
        place: opening.place.or(head.place),
        url: input.url,
        agency: opening.agency.or(head.agency),
        language,
        published,
        notes,
        raw,
    }
}

/// Sets aside the lines that are clutter by themselves; says what each announces, and gives the words of each.
fn judge_lines(text: &str, lines: &mut [Line]) -> (Vec<Option<Cue>>, LineTokens) {
    let mut cues = vec![None; lines.len()];
    let mut words = LineTokens::with_room(text.len(), lines.len());
    let mut behind_prose = false;
    // Of an entry of a live blog the words behind its clock are judged: "21:40 That's all from us".
    let clocks = body::clocks(text, lines);
    for i in 0..lines.len() {
        let mut own = lines[i].span.of(text);
        let entry = clocks.binary_search_by_key(&i, |c| c.0).is_ok();
        if entry {
            own = &own[body::clock(own).map_or(0, |c| c.1)..];
        }
        if own.len() > page_talk::LONGEST {
            words.skip();
            continue;
        }
        let tokens = words.push(own);
        // No label is longer than this.
        if own.len() > 480 {
            if entry {
                words.hide_last();
            }
            continue;
        }
        behind_prose |= i > 0 && lines[i - 1].is_kept() && lines[i - 1].is_prose();
        let title = |n: usize| lines.get(n).is_some_and(|n| n.is_title() && n.ends == Ends::Bare && n.words >= 3);
        let title_next = title(i + 1);
        let prose_under = lines.get(i + 1).is_some_and(|n| n.is_prose() && !n.after_blank);
        let titles_next = title_next && title(i + 2) && !lines[i + 2].after_blank;
        if let Some(verdict) =
            judge(own, &lines[i], tokens, Around { title_next, titles_next, prose_under, behind_prose })
        {
            lines[i].drop_for(verdict.reason);
            cues[i] = verdict.cue;
        }
        if entry {
            words.hide_last();
        }
    }
    for i in 1..lines.len() {
        if cues[i].is_none() && is_about(text, lines, &words, i) {
            lines[i].drop_for("release-foot");
            cues[i] = Some(Cue::Release);
        }
    }
    (cues, words)
}

/// "About Harlow Vent" over "Harlow Vent is a maker of air shafts ...": what a company says of itself.
fn is_about(text: &str, lines: &[Line], words: &LineTokens, i: usize) -> bool {
    let line = &lines[i];
    let own = words.line(i);
    if !(2..=8).contains(&own.len()) || !line.is_kept() || line.is_prose() || own[0].hash != hash("about") {
        return false;
    }
    let name = &own[1..];
    let under = words.line(i + 1);
    // "About The Alder Trust" over "Alder Trust runs ..."
    let article = |t: &&Token| t.hash == hash("the");
    let named = name.iter().find(|t| !article(t)).zip(under.iter().find(|t| !article(t)));
    name.iter().any(|t| t.upper)
        && lines[..i].iter().filter(|l| l.is_kept() && l.is_prose()).count() >= 2
        && lines.get(i + 1).is_some_and(|n| n.is_prose() && n.span.of(text).starts_with(char::is_uppercase))
        && named.is_some_and(|(a, b)| a.hash == b.hash && a.upper)
}

/// Sets aside a last sentence that says no more than an address, behind the first paragraphs.
fn trim_addresses(text: &str, lines: &mut [Line], words: &LineTokens) {
    let prose: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].is_kept() && lines[*i].words >= 2).skip(2).collect();
    for i in prose {
        let own = lines[i].span.of(text);
        if lines[i].back.0 > 0 || !lines[i].marks.has(b'.') {
            continue;
        }
        match service::address(own, words.line(i)) {
            Some(0) => lines[i].drop_for("contact"),
            Some(at) => lines[i].back = (own.len() - own[..at].trim_end().len(), "contact"),
            None => {}
        }
    }
}

/// Of lines that stand twice, the first stays: a pull quote, a teaser of the page itself.
fn drop_repeated(text: &str, lines: &mut [Line]) {
    let eligible = |l: &Line| {
        // Short lines repeat by right: the clubs in a table, "No.".
        let listed = matches!(l.role, Some(Role::Item | Role::Table));
        l.words >= 7 && l.is_kept() && l.is_prose() && !listed
    };
    let mut order: Vec<(usize, usize)> =
        lines.iter().enumerate().filter(|(_, l)| eligible(l)).map(|(i, l)| (l.span.len(), i)).collect();
    order.sort_unstable();
    // Only lines of one length can be the same.
    for same in order.chunk_by(|a, b| a.0 == b.0).filter(|s| s.len() > 1) {
        let mut same: Vec<(&str, usize)> = same.iter().map(|(_, i)| (lines[*i].span.of(text), *i)).collect();
        same.sort_unstable();
        for pair in same.windows(2).filter(|p| p[0].0 == p[1].0) {
            lines[pair[1].1].drop_for("repeated");
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
        let name = |s: Span| s.of(own).trim().to_owned();
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

/// The year behind a copyright sign, in the lines of the footer.
fn copyright_year(text: &str, lines: &[Line], manner: Manner) -> Option<i16> {
    let year = |own: &str| {
        let at = own.rfind('©').map(|a| a + '©'.len_utf8()).or_else(|| own.rfind("Copyright ").map(|a| a + 10))?;
        let year: String = own[at..].trim_start().chars().take(4).collect();
        year.parse().ok().filter(|y| (1990..2200).contains(y))
    };
    if manner.structured {
        // The footer is not among the lines of the content.
        return year(text);
    }
    let footer = lines.iter().rev().filter(|l| l.fate == Fate::Dropped("footer"));
    footer.map(|l| l.span.of(text)).find_map(year)
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
