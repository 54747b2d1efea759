//! A small invented story, built through the domain types: what the tests of this crate render.
//!
//! A ferry runs aground off an invented port; four outlets tell it, one of them with words that
//! would act on a terminal, a page or in Markdown if they got there as they are.

use crossclaim_article::{Article, Block, Dated, Input, Note, NoteKind, OffsetMap, Role, SetAside, clean};
use crossclaim_core::{Claim, Corpus, Document, Group};
use crossclaim_diff::{Evidence, Finding, Kind, Locus, Outcome, Passed, Point, Relation, Severity, Side};
use crossclaim_facts::Facts;
use crossclaim_report::Report;
use crossclaim_text::Span;

/// The words between the marks of a page: a tag, an entity, and line breaks.
const TRIBUNE: &str = "<p>Çelik line: the ferry <b>Alda</b> ran aground off Port Sorel on 12&nbsp;May.</p>\n\
    <p>At least 38 people were hurt, the harbour office said.</p>\n\
    <p>Two of them were children &amp; one was a sailor.</p>\n<div>Share this</div>";
const WIRE: &str = "The ferry Alda struck rocks near Port Sorel on Tuesday.\n\
    The harbour office put the number of hurt\nat 41.\n\
    “No one saw the light,” said Captain Ines Roth.\n\
    Rescue boats arrived within 50 minutes.\n\
    The owner has run the line since 1984.\n\
    Advertisement";
const BLOG: &str = "A ferry hit rocks near Port Sorel on 11 May.\n\
    “Nobody saw any light,” Captain Ines Roth said. \
    Click <script>alert(1)</script> [here](http://bad.example) ![x](y) **now** \u{1B}[31mred\u{1B}[0m \u{202E}desrever\u{202C}.\n\
    The boats came at 9:50 p.m.\n\
    | Sign up | _today_ at www.bad.example or mail@bad.example &lt; # 1.";
const COPY: &str = "The ferry Alda struck rocks near Port Sorel on Tuesday.\n\
    The harbour office put the number of hurt at 41.";

struct Story {
    corpus: Corpus,
}

impl Story {
    /// Adds an article taken as it is, each line-broken sentence a claim.
    fn plain(&mut self, id: &str, raw: &str, source: Option<&str>, published: Option<Dated>) {
        let map = OffsetMap::identity(raw.len());
        self.add(id, raw, raw, map, source, published);
    }

    fn add(&mut self, id: &str, raw: &str, text: &str, map: OffsetMap, source: Option<&str>, published: Option<Dated>) {
        let article = self.corpus.documents.len();
        let spans = statements(text);
        let set_aside = ["Advertisement", "<div>Share this</div>"]
            .into_iter()
            .zip(["advertisement", "share-buttons"])
            .filter_map(|(words, reason)| {
                let start = raw.find(words)?;
                Some(SetAside { span: Span::new(start, start + words.len()), reason })
            })
            .collect();
        let notes = match published {
            Some(_) => Vec::new(),
            None => vec![Note {
                kind: NoteKind::NoDate,
                message: "no date was found, so “Tuesday” stays open; give one with --meta".to_owned(),
            }],
        };
        for (sentence, &span) in spans.iter().enumerate() {
            let id = format!("c{article}-{sentence}");
            self.corpus.claims.push(Claim { id, article, sentence, span, role: Role::Body });
        }
        let article = Article {
            id: id.to_owned(),
            raw: raw.to_owned(),
            text: text.to_owned(),
            map,
            blocks: vec![Block { role: Role::Body, span: Span::new(0, text.len()), clock: None }],
            set_aside,
            title: Some(format!("Ferry <aground> in {id}")),
            source: source.map(str::to_owned),
            language: Some("en".to_owned()),
            published,
            notes,
            ..clean(Input::default())
        };
        // What the facts of a text are is not the business of these tests.
        self.corpus.documents.push(Document { facts: Facts::default(), ..Document::read(article, None) });
        self.corpus.origins.push(self.corpus.origins.len());
    }

    /// The claim of `article` that holds `words`, and where they stand.
    fn evidence(&self, article: usize, words: &str) -> Evidence {
        let text = &self.corpus.documents[article].article.text;
        let start = text.find(words).expect("words of the story");
        let span = Span::new(start, start + words.len());
        let claim = self.corpus.claims.iter().position(|claim| claim.article == article && claim.span.contains(span));
        Evidence { article, claim: claim.expect("a claim around the words"), span }
    }

    fn side(&self, value: &str, words: &[(usize, &str)]) -> Side {
        let evidence = words.iter().map(|(article, words)| self.evidence(*article, words)).collect();
        Side { value: value.to_owned(), evidence }
    }

    fn group(&mut self, id: &str, members: &[(usize, &str)], origins: usize) -> usize {
        let claims: Vec<usize> = members.iter().map(|(article, words)| self.evidence(*article, words).claim).collect();
        let label = claims[0];
        self.corpus.groups.push(Group { id: id.to_owned(), claims, origins, label, score: 0.8125 });
        self.corpus.groups.len() - 1
    }
}

/// The claims of a text: what ends in a full stop at the end of a line.
fn statements(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut spans = Vec::new();
    for part in text.split_inclusive(".\n") {
        let start = at + part.len() - part.trim_start().len();
        at += part.len();
        if part.trim_end().ends_with('.') {
            spans.push(Span::new(start, start + part.trim().len()));
        }
    }
    spans
}

fn dated(value: &str, has_time: bool, origin: &'static str) -> Dated {
    let at = value.parse().expect("a civil date and time");
    Dated { at, has_time, origin, confidence: 0.95 }
}

/// The story in the domain.
pub fn story() -> (Corpus, Vec<Finding>, Vec<Note>) {
    let mut story = Story { corpus: Corpus::default() };
    story.plain("0_wire.txt", WIRE, Some("Coast Wire"), Some(dated("2025-05-13T08:05:00", true, "page-stamp")));
    let (clean, map) = tribune();
    story.add(
        "1_tribune.html",
        TRIBUNE,
        &clean,
        map,
        Some("The Sorel Tribune"),
        Some(dated("2025-05-13T00:00:00", false, "json-ld")),
    );
    story.plain("2_9f8e7d6c5b.txt", BLOG, None, None);
    story.plain("3_copy.txt", COPY, Some("Port Daily"), Some(dated("2025-05-13T00:00:00", false, "given")));
    story.corpus.origins[3] = 0;

    let day = story.group(
        "g-day",
        &[(0, "struck rocks"), (1, "ran aground"), (2, "A ferry hit rocks"), (3, "struck rocks")],
        3,
    );
    let hurt = story.group("g-hurt", &[(0, "number of hurt"), (1, "people were hurt"), (3, "number of hurt")], 2);
    let light = story.group("g-light", &[(0, "saw the light"), (2, "saw any light")], 2);
    let boats = story.group("g-boats", &[(0, "Rescue boats"), (2, "The boats came")], 2);

    let finding = |id: &str, relation, kind, reason, group, sides, severity, confidence, explanation: &str| Finding {
        id: id.to_owned(),
        marks: Vec::new(),
        relation,
        kind,
        reason,
        locus: Locus::Across,
        group: Some(group),
        sides,
        severity,
        confidence,
        explanation: explanation.to_owned(),
    };
    let findings = vec![
        finding(
            "f-agree",
            Relation::Agree,
            Kind::Place,
            "same-place",
            day,
            vec![
                story
                    .side("near Port Sorel", &[(0, "near Port Sorel"), (2, "near Port Sorel"), (3, "near Port Sorel")]),
            ],
            Severity::Low,
            0.9,
            "All name Port Sorel.",
        ),
        finding(
            "f-quote",
            Relation::Disagree,
            Kind::Quote,
            "quote-wording",
            light,
            vec![
                story.side("No one saw the light", &[(0, "No one saw the light")]),
                story.side("Nobody saw any light", &[(2, "Nobody saw any light")]),
            ],
            Severity::Low,
            0.6,
            "The same remark by Ines Roth stands in two wordings between quotation marks.",
        ),
        finding(
            "f-boats",
            Relation::Compatible,
            Kind::Date,
            "derived-time",
            boats,
            vec![
                story.side("within 50 minutes", &[(0, "within 50 minutes")]),
                story.side("21:50", &[(2, "9:50 p.m.")]),
            ],
            Severity::Low,
            0.8,
            "21:00 + 50 minutes = 21:50: both can hold.",
        ),
        finding(
            "f-hurt",
            Relation::Update,
            Kind::Quantity,
            "later-figure",
            hurt,
            vec![story.side("at least 38", &[(1, "At least 38")]), story.side("41", &[(0, "41"), (3, "41")])],
            Severity::High,
            0.85,
            "41 is the later figure of a count that was still rising.",
        ),
        finding(
            "f-day",
            Relation::Disagree,
            Kind::Date,
            "days-differ",
            day,
            vec![
                story.side("2025-05-12", &[(1, "12\u{a0}May")]),
                story.side("2025-05-13", &[(0, "on Tuesday"), (3, "on Tuesday")]),
                story.side("2025-05-11", &[(2, "on 11 May")]),
            ],
            Severity::High,
            0.92,
            "12 May is not 13 May, and neither is 11 May.",
        ),
    ];
    let unread = Note {
        kind: NoteKind::Unreadable,
        message: "5_missing.txt: cannot be read; check that the path exists".to_owned(),
    };
    (story.corpus, findings, vec![unread])
}

/// The words of the Tribune without its tags, and the way back.
fn tribune() -> (String, OffsetMap) {
    let (mut clean, mut map) = (String::new(), OffsetMap::default());
    let mut rest = TRIBUNE;
    let end = TRIBUNE.find("<div>").expect("the share box");
    while let Some(c) = rest.chars().next() {
        let at = TRIBUNE.len() - rest.len();
        if at >= end {
            break;
        }
        let (taken, words) = match c {
            '<' => (rest.find('>').expect("a whole tag") + 1, String::new()),
            '&' if rest.starts_with("&amp;") => (5, "&".to_owned()),
            '&' => (6, "\u{a0}".to_owned()),
            '\n' => (1, "\n\n".to_owned()),
            _ => (c.len_utf8(), c.to_string()),
        };
        map.push(Span::new(clean.len(), clean.len() + words.len()), Span::new(at, at + taken));
        clean.push_str(&words);
        rest = &rest[taken..];
    }
    (clean, map)
}

/// All that the comparison comes to: the findings, none of them settled, and a pair that was let pass.
pub fn outcome(corpus: &Corpus, findings: &[Finding]) -> Outcome {
    let point = |article: usize, words: &str| {
        let text = &corpus.documents[article].article.text;
        let start = text.find(words).expect("words of the story");
        let span = Span::new(start, start + words.len());
        let claim = corpus.claims.iter().position(|claim| claim.article == article && claim.span.contains(span));
        Point { claim: claim.expect("a claim around the words"), span, value: words.to_owned() }
    };
    let passed = Passed {
        kind: Kind::Duration,
        a: point(0, "50 minutes"),
        b: point(2, "9:50 p.m."),
        confidence: 0.25,
        explanation: "50 minutes is not 9:50 p.m.; too little speaks for one thing".to_owned(),
    };
    Outcome { findings: findings.to_vec(), dismissed: Vec::new(), passed: vec![passed], passed_in_all: 3 }
}

/// The story as a report.
pub fn report() -> Report {
    let (corpus, findings, notes) = story();
    Report::with_ledger(&corpus, &outcome(&corpus, &findings), &notes)
}
