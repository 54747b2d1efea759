//! From the domain to the wire: indices become ids, byte spans of the clean text become
//! code-point spans of the input, and the counts of the coverage are taken.
//!
//! Comes in: a [`Corpus`], its findings, and notes on inputs that gave no article. Goes out: a
//! [`Report`]. How it looks to a reader is left to the renderers.

use crate::wire::{
    ArticleEntry, ClaimEntry, Coverage, Dated, EvidenceEntry, FindingEntry, GroupEntry, NotCheckedEntry, NoteEntry,
    PassedEntry, Report, SCHEMA, SetAsideEntry, SideEntry,
};
use crossclaim_article::{Article, Note, NoteKind};
use crossclaim_core::{Corpus, within};
use crossclaim_diff::{Evidence, Finding, LET_PASS, LONGEST, Outcome, Passed, Relation};
use crossclaim_facts::QuantityRole;
use crossclaim_text::{CodePoints, Span};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeSet;

impl Report {
    /// The report on `corpus` and what was found in it. `notes` are remarks on inputs that gave
    /// no article; the remarks each article carries are added by themselves.
    ///
    /// Findings come out in the order a reader wants: disagreements, updates, what only looks
    /// different, what agrees; in each the weightiest and surest first, then by position.
    pub fn new(corpus: &Corpus, findings: &[Finding], notes: &[Note]) -> Self {
        let view = View::new(corpus);
        let all: Vec<&Finding> = findings.iter().collect();
        Self { findings: view.findings(findings), ..bare(&view, &all, notes) }
    }

    /// The report on `corpus` with all that a comparison comes to: what was found, what a reader has settled, and
    /// what was let pass.
    pub fn with_ledger(corpus: &Corpus, outcome: &Outcome, notes: &[Note]) -> Self {
        let view = View::new(corpus);
        let all: Vec<&Finding> = outcome.findings.iter().chain(&outcome.dismissed).collect();
        let mut report = bare(&view, &all, notes);
        report.findings = view.findings(&outcome.findings);
        report.dismissed = view.findings(&outcome.dismissed);
        report.let_pass = outcome.passed.iter().map(|passed| view.passed(passed)).collect();
        report.coverage.let_pass = outcome.passed_in_all;
        report
    }
}

/// The report without its findings, whose places the coverage counts.
fn bare(view: &View, findings: &[&Finding], notes: &[Note]) -> Report {
    let corpus = view.corpus;
    Report {
        schema: SCHEMA.to_owned(),
        articles: (0..corpus.documents.len()).into_par_iter().map(|at| view.article(at)).collect(),
        claims: (0..corpus.claims.len()).into_par_iter().map(|at| view.claim(at)).collect(),
        groups: (0..corpus.groups.len()).into_par_iter().map(|at| view.group(at)).collect(),
        coverage: coverage(view, findings, notes),
        notes: view.notes(notes),
        ..Report::default()
    }
}

/// Disagreements first: what a reader opens the report for.
fn rank(relation: Relation) -> u8 {
    match relation {
        Relation::Disagree => 0,
        Relation::Update => 1,
        Relation::Compatible => 2,
        Relation::Agree => 3,
    }
}

fn position(finding: &Finding) -> Option<(usize, usize, usize)> {
    let first = finding.sides.first()?.evidence.first()?;
    Some((first.article, first.span.start, first.span.end))
}

/// Three decimals: more would be false precision, and these read back from JSON unchanged.
fn rounded(value: f32) -> f32 {
    if value.is_finite() { (value * 1000.0).round() / 1000.0 } else { 0.0 }
}

/// The words with each run of white space as one space.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Does `raw` hold markup that `clean` does not: a tag, an entity, a Markdown link or emphasis?
fn has_markup(raw: &str, clean: &str) -> bool {
    ["<", "&", "](", "**", "__", "`"].iter().any(|mark| raw.matches(mark).count() > clean.matches(mark).count())
}

/// A corpus with what is needed to count in its texts.
struct View<'c> {
    corpus: &'c Corpus,
    points: Vec<CodePoints>,
    claims_of: Vec<usize>,
}

impl<'c> View<'c> {
    fn new(corpus: &'c Corpus) -> Self {
        let mut claims_of = vec![0; corpus.documents.len()];
        for claim in &corpus.claims {
            if let Some(count) = claims_of.get_mut(claim.article) {
                *count += 1;
            }
        }
        let points = corpus.documents.par_iter().map(|document| CodePoints::new(&document.article.raw)).collect();
        Self { corpus, points, claims_of }
    }

    fn source(&self, article: usize) -> &'c Article {
        &self.corpus.documents[article].article
    }

    fn id(&self, article: usize) -> String {
        self.source(article).id.clone()
    }

    /// A span of the input in code points.
    fn points_of(&self, article: usize, raw: Span) -> (usize, usize) {
        let text = &self.source(article).raw;
        let points = &self.points[article];
        (points.offset(text, raw.start), points.offset(text, raw.end))
    }

    /// A span of the clean text: its code points in the input, and its words as a reader saw them.
    fn words(&self, article: usize, span: Span) -> (usize, usize, String) {
        let source = self.source(article);
        let origin = source.origin(span);
        let (start, end) = self.points_of(article, origin);
        let (raw, clean) = (origin.of(&source.raw), span.of(&source.text));
        let text = if raw.is_empty() || has_markup(raw, clean) { collapse(clean) } else { collapse(raw) };
        (start, end, text)
    }

    fn article(&self, at: usize) -> ArticleEntry {
        let source = self.source(at);
        let origin = self.corpus.origins.get(at).copied().unwrap_or(at);
        ArticleEntry {
            id: source.id.clone(),
            title: source.title.clone(),
            source: source.source.clone(),
            published: source.published.as_ref().map(|dated| Dated {
                value: if dated.has_time { dated.at.to_string() } else { dated.at.date().to_string() },
                origin: dated.origin.to_owned(),
                confidence: rounded(dated.confidence),
            }),
            byline: source.byline.clone(),
            place: source.place.clone(),
            agency: source.agency.clone(),
            url: source.url.clone(),
            language: source.language.clone(),
            characters: self.points[at].offset(&source.raw, source.raw.len()),
            claims: self.claims_of[at],
            copy_of: (origin != at && origin < self.corpus.documents.len()).then(|| self.id(origin)),
            set_aside: source
                .set_aside
                .iter()
                .map(|part| {
                    let (start, end) = self.points_of(at, part.span);
                    SetAsideEntry { start, end, reason: part.reason.to_owned() }
                })
                .collect(),
        }
    }

    fn claim(&self, at: usize) -> ClaimEntry {
        let claim = &self.corpus.claims[at];
        let (start, end) = self.points_of(claim.article, self.source(claim.article).origin(claim.span));
        let text = collapse(claim.span.of(&self.source(claim.article).text));
        let role = claim.role.name().to_owned();
        ClaimEntry { id: claim.id.clone(), article: self.id(claim.article), start, end, text, role }
    }

    fn group(&self, at: usize) -> GroupEntry {
        let group = &self.corpus.groups[at];
        let articles: BTreeSet<usize> = group.claims.iter().map(|&claim| self.corpus.claims[claim].article).collect();
        GroupEntry {
            id: group.id.clone(),
            claims: group.claims.iter().map(|&claim| self.corpus.claims[claim].id.clone()).collect(),
            articles: articles.into_iter().map(|article| self.id(article)).collect(),
            origins: group.origins,
            label: self.corpus.claims[group.label].id.clone(),
            score: rounded(group.score),
        }
    }

    fn evidence(&self, evidence: &Evidence) -> EvidenceEntry {
        let (start, end, text) = self.words(evidence.article, evidence.span);
        let claim = self.corpus.claims[evidence.claim].id.clone();
        EvidenceEntry { article: self.id(evidence.article), claim, start, end, text }
    }

    fn findings(&self, findings: &[Finding]) -> Vec<FindingEntry> {
        let mut order: Vec<&Finding> = findings.iter().collect();
        order.sort_by(|a, b| {
            rank(a.relation)
                .cmp(&rank(b.relation))
                .then_with(|| Reverse(a.severity).cmp(&Reverse(b.severity)))
                .then_with(|| b.confidence.total_cmp(&a.confidence))
                .then_with(|| position(a).cmp(&position(b)))
                .then_with(|| a.id.cmp(&b.id))
        });
        order.into_par_iter().map(|finding| self.finding(finding)).collect()
    }

    fn passed(&self, passed: &Passed) -> PassedEntry {
        let evidence = |claim: usize, span: Span| {
            self.evidence(&Evidence { article: self.corpus.claims[claim].article, claim, span })
        };
        PassedEntry {
            kind: passed.kind.name().to_owned(),
            reason: LET_PASS.0.to_owned(),
            confidence: rounded(passed.confidence),
            explanation: passed.explanation.clone(),
            a: evidence(passed.a.claim, passed.a.span),
            b: evidence(passed.b.claim, passed.b.span),
        }
    }

    fn finding(&self, finding: &Finding) -> FindingEntry {
        FindingEntry {
            id: finding.id.clone(),
            relation: finding.relation.name().to_owned(),
            kind: finding.kind.name().to_owned(),
            reason: finding.reason.to_owned(),
            locus: finding.locus.name().to_owned(),
            group: finding.group.map(|group| self.corpus.groups[group].id.clone()),
            severity: finding.severity.name().to_owned(),
            confidence: rounded(finding.confidence),
            explanation: finding.explanation.clone(),
            sides: finding
                .sides
                .iter()
                .map(|side| SideEntry {
                    value: side.value.clone(),
                    evidence: side.evidence.iter().map(|evidence| self.evidence(evidence)).collect(),
                })
                .collect(),
        }
    }

    fn notes(&self, more: &[Note]) -> Vec<NoteEntry> {
        let entry = |article: Option<&Article>, note: &Note| NoteEntry {
            article: article.map(|article| article.id.clone()),
            kind: note.kind.name().to_owned(),
            message: note.message.clone(),
        };
        let own = self.corpus.documents.iter().map(|document| &document.article);
        own.flat_map(|article| article.notes.iter().map(move |note| entry(Some(article), note)))
            .chain(more.iter().map(|note| entry(None, note)))
            .collect()
    }
}

fn coverage(view: &View, findings: &[&Finding], notes: &[Note]) -> Coverage {
    let corpus = view.corpus;
    let mut grouped = vec![false; corpus.claims.len()];
    let mut by_origins = Vec::new();
    for group in &corpus.groups {
        for &claim in &group.claims {
            grouped[claim] = true;
        }
        if by_origins.len() <= group.origins {
            by_origins.resize(group.origins + 1, 0);
        }
        by_origins[group.origins] += 1;
    }
    let single = corpus.claims.iter().zip(&grouped).filter(|(_, grouped)| !**grouped);
    Coverage {
        claims: corpus.claims.len(),
        single_source: single.map(|(claim, _)| claim.id.clone()).collect(),
        by_origins,
        not_compared: not_compared(corpus, findings, &grouped),
        let_pass: 0,
        not_checked: not_checked(view, notes),
    }
}

/// What stands in the way of a check: by article what its notes say, and sentences too long to be set side by side.
fn not_checked(view: &View, more: &[Note]) -> Vec<NotCheckedEntry> {
    let hinders = |kind: NoteKind| {
        let kinds = [NoteKind::Empty, NoteKind::OtherLanguage, NoteKind::Truncated, NoteKind::Unreadable];
        kinds.contains(&kind)
    };
    let mut list = Vec::new();
    for (at, document) in view.corpus.documents.iter().enumerate() {
        let mut add = |reason: &str, count: usize| {
            list.push(NotCheckedEntry { article: Some(view.id(at)), reason: reason.to_owned(), count });
        };
        for kind in NoteKind::ALL.into_iter().filter(|kind| hinders(*kind)) {
            if document.article.notes.iter().any(|note| note.kind == kind) {
                add(kind.name(), view.claims_of[at]);
            }
        }
        // Without a date, "Wednesday" and "last week" are of no day that another article could name.
        let open = document.facts.times.iter().filter(|time| time.interval.is_none() && time.length.is_none()).count();
        if document.article.published.is_none() && open > 0 {
            add(NoteKind::NoDate.name(), open);
        }
        let long = document.sentences.iter().filter(|sentence| sentence.words > LONGEST).count();
        if long > 0 {
            add("long-sentence", long);
        }
    }
    let unread = more.iter().filter(|note| hinders(note.kind));
    list.extend(unread.map(|note| NotCheckedEntry { article: None, reason: note.kind.name().to_owned(), count: 0 }));
    list
}

/// Numbers and times of grouped claims that no finding rests on.
fn not_compared(corpus: &Corpus, findings: &[&Finding], grouped: &[bool]) -> usize {
    let evidence = findings.iter().flat_map(|finding| &finding.sides).flat_map(|side| &side.evidence);
    let mut used: Vec<(usize, Span)> = evidence.map(|evidence| (evidence.article, evidence.span)).collect();
    used.sort_unstable();
    let met = |article: usize, span: Span| {
        let from = used.partition_point(|(at, _)| *at < article);
        used[from..]
            .iter()
            .take_while(|(at, part)| *at == article && part.start < span.end)
            .any(|(_, part)| part.overlaps(span))
    };
    let mut seen = BTreeSet::new();
    for (claim, _) in corpus.claims.iter().zip(grouped).filter(|(_, grouped)| **grouped) {
        let facts = &corpus.documents[claim.article].facts;
        let quantities = within(&facts.quantities, claim.span, |quantity| quantity.span);
        let quantities = quantities.iter().filter(|quantity| compares(quantity.role)).map(|quantity| quantity.span);
        let times = within(&facts.times, claim.span, |time| time.span);
        for span in quantities.chain(times.iter().map(|time| time.span)) {
            if claim.span.contains(span) && !met(claim.article, span) {
                seen.insert((claim.article, span));
            }
        }
    }
    seen.len()
}

fn compares(role: QuantityRole) -> bool {
    !matches!(role, QuantityRole::Identifier | QuantityRole::Ordinal)
}
