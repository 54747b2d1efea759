//! The report in the order an editor reads it: the sources, where they differ, what moved, what
//! several say, what only looks different, what one says alone, remarks.
//!
//! Comes in: a [`Report`]. Goes out: a [`Memo`], the same for every renderer: which words to
//! show, cut to a readable length, each string already harmless (see [`crate::safe`]). What a
//! renderer adds is the typography of its format and the escaping of its marks.

use crate::excerpt::{bare, cut, nearest, quoted, shown, window};
use crate::names::{file, letter, names};
use crate::safe::plain;
use crate::wire::{
    ArticleEntry, ClaimEntry, EvidenceEntry, FindingEntry, GroupEntry, NotCheckedEntry, NoteEntry, PassedEntry, Report,
    SideEntry,
};
use crate::words;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Characters of a quoted sentence; a longer one is cut around the words that matter.
const QUOTATION: usize = 280;
/// Characters of an explanation or a remark; they are one or two sentences.
const EXPLANATION: usize = 600;
/// Characters of a value that still makes a heading.
const HEADING: usize = 32;
/// Characters of a sentence that one source says alone.
const LINE: usize = 150;
/// How many of them are kept for each source; a renderer without folding shows fewer.
const LINES: usize = 40;
/// Words of the shortest of them.
const WORDS: usize = 5;
/// How many pairs that were let pass are laid out.
const PASSED: usize = 100;
/// How many inputs that could not be checked are named.
const UNCHECKED: usize = 5;
/// How many of them a renderer without folding shows.
pub(crate) const FEW: usize = 3;

/// The report, laid out for a reader.
#[derive(Debug)]
pub(crate) struct Memo {
    pub(crate) sources: Vec<Source>,
    /// What the sources contradict each other in.
    pub(crate) disagreements: Vec<Point>,
    /// Where one article contradicts itself.
    pub(crate) inside: Vec<Point>,
    /// Where a source itself reports that the parties differ.
    pub(crate) disputes: Vec<Point>,
    pub(crate) updates: Vec<Point>,
    pub(crate) shared: Vec<Shared>,
    pub(crate) compatible: Vec<Point>,
    pub(crate) alone: Vec<Alone>,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) claims: usize,
    pub(crate) not_compared: usize,
    /// Pairs that were compared and let pass: those of the report, and how many there were.
    pub(crate) passed: Vec<Passed>,
    pub(crate) let_pass: usize,
    /// How many findings a reader has settled.
    pub(crate) dismissed: usize,
    /// What could not be checked, each in a few words.
    pub(crate) unchecked: Vec<String>,
}

/// Two places that were compared and let pass.
#[derive(Debug)]
pub(crate) struct Passed {
    pub(crate) heading: String,
    pub(crate) sides: [(usize, String); 2],
    pub(crate) why: String,
}

/// One article.
#[derive(Debug)]
pub(crate) struct Source {
    /// A, B, C …
    pub(crate) letter: String,
    /// The outlet, or what else a person would call it.
    pub(crate) name: String,
    /// What stands first in the list of sources: the name, or the headline where the name is no
    /// more than the letter.
    pub(crate) head: String,
    /// The headline, where it is not the head.
    pub(crate) title: Option<String>,
    /// The input's own name, where [`Source::name`] does not show it.
    pub(crate) file: Option<String>,
    /// "23 July 2025, stamped on the page".
    pub(crate) date: Option<String>,
    /// What was set aside, most first: "other stories", "adverts".
    pub(crate) set_aside: Vec<&'static str>,
    /// How much of the input that is, in percent.
    pub(crate) set_aside_share: usize,
    /// The source whose words it repeats.
    pub(crate) copy_of: Option<usize>,
}

/// Something two or more sides speak of.
#[derive(Debug)]
pub(crate) struct Point {
    /// From 1, through all sections that show points in full.
    pub(crate) number: usize,
    pub(crate) heading: String,
    pub(crate) weight: &'static str,
    pub(crate) doubt: Option<&'static str>,
    pub(crate) sides: Vec<SideView>,
    pub(crate) why: String,
    pub(crate) group: Option<String>,
    /// The id by which a reader dismisses it.
    pub(crate) id: String,
}

/// One side.
#[derive(Debug)]
pub(crate) struct SideView {
    /// The value as a reader would write it.
    pub(crate) value: String,
    /// Is the value no more than the words of its first sentence, and long? Then the sentence,
    /// with those words marked, says it all.
    pub(crate) repeats: bool,
    /// Indices of its sources, in order, each once.
    pub(crate) sources: Vec<usize>,
    /// The sentences: the first of each source whose words are not those of another.
    pub(crate) quotations: Vec<Quotation>,
}

/// A sentence of a source with the words that matter in it.
#[derive(Debug)]
pub(crate) struct Quotation {
    pub(crate) source: usize,
    pub(crate) before: String,
    pub(crate) words: String,
    pub(crate) after: String,
    /// "headline", "caption"; nothing for running text.
    pub(crate) role: Option<&'static str>,
}

/// What several sources say.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) text: String,
    pub(crate) sources: Vec<usize>,
    pub(crate) origins: usize,
    /// Its claims: the source, and what it says.
    pub(crate) claims: Vec<(usize, String)>,
    /// The values they all give.
    pub(crate) agreed: Vec<String>,
    /// Numbers of the points in which they differ all the same.
    pub(crate) but: Vec<usize>,
}

/// What one source says alone.
#[derive(Debug)]
pub(crate) struct Alone {
    pub(crate) source: usize,
    pub(crate) count: usize,
    pub(crate) of: usize,
    pub(crate) lines: Vec<String>,
}

/// A remark on an input.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) source: Option<usize>,
    pub(crate) message: String,
}

impl Memo {
    pub(crate) fn new(report: &Report) -> Self {
        let maker = Maker::new(report);
        let mut number = 0;
        let mut points = |relation: &str, locus: Option<&str>| -> Vec<Point> {
            let wanted = report.findings.iter().filter(|finding| {
                // What a source reports as a dispute of others is one, whatever it comes to between the sources.
                let dispute = locus_of(finding) == DISPUTE;
                match locus {
                    Some(DISPUTE) => dispute && matches!(finding.relation.as_str(), "disagree" | "compatible"),
                    Some(locus) => finding.relation == relation && locus_of(finding) == locus,
                    None => finding.relation == relation && !dispute,
                }
            });
            wanted
                .map(|finding| {
                    number += 1;
                    maker.point(number, finding)
                })
                .collect()
        };
        let disagreements = points("disagree", Some("across_sources"));
        let inside = points("disagree", Some("within_source"));
        let disputes = points("disagree", Some(DISPUTE));
        let updates = points("update", None);
        let compatible = points("compatible", None);
        let differing: Vec<&Point> = disagreements.iter().chain(&inside).chain(&disputes).chain(&updates).collect();
        Self {
            sources: maker.sources(),
            shared: maker.shared(&differing),
            alone: maker.alone(),
            remarks: maker.remarks(),
            claims: report.coverage.claims,
            not_compared: report.coverage.not_compared,
            passed: maker.passed(),
            let_pass: report.coverage.let_pass,
            dismissed: report.dismissed.len(),
            unchecked: maker.unchecked(),
            disagreements,
            inside,
            disputes,
            updates,
            compatible,
        }
    }

    /// The names of the sources at these indices, as a list a person would write.
    pub(crate) fn names(&self, sources: &[usize]) -> String {
        let names: Vec<&str> = sources.iter().map(|&at| self.sources[at].name.as_str()).collect();
        words::list(&names)
    }

    /// Their letters, for a line that is about something else.
    pub(crate) fn letters(&self, sources: &[usize]) -> String {
        let letters: Vec<&str> = sources.iter().map(|&at| self.sources[at].letter.as_str()).collect();
        letters.join(", ")
    }

    /// The same for a list that may be long: "all sources", "all but the Herald".
    pub(crate) fn crowd(&self, sources: &[usize]) -> String {
        let all = self.sources.len();
        let missing = (0..all).find(|at| !sources.contains(at));
        match missing {
            None if all > 2 => "all sources".to_owned(),
            Some(one) if all > 3 && sources.len() + 1 == all => format!("all but {}", self.sources[one].name),
            _ => self.names(sources),
        }
    }

    /// "5 sources · 4 disagreements · 1 update · 12 claims that several make".
    pub(crate) fn summary(&self) -> Vec<String> {
        let differ = self.disagreements.len() + self.inside.len();
        let mut parts = vec![words::count(self.sources.len(), "source", "sources")];
        parts.push(match differ {
            0 => "no disagreement found".to_owned(),
            some => words::count(some, "disagreement", "disagreements"),
        });
        if !self.updates.is_empty() {
            parts.push(words::count(self.updates.len(), "update", "updates"));
        }
        parts.push(words::count(self.shared.len(), "shared claim", "shared claims"));
        if self.dismissed > 0 {
            parts.push(format!("{} dismissed", self.dismissed));
        }
        parts
    }

    /// How far the comparison reached.
    pub(crate) fn extent(&self) -> String {
        let alone: usize = self.alone.iter().map(|alone| alone.count).sum();
        let read =
            format!("{} read; {alone} of them in one source only.", words::count(self.claims, "claim", "claims"));
        let mut parts = vec![read];
        if self.not_compared > 0 {
            let left = words::count(self.not_compared, "number or date", "numbers and dates");
            parts.push(format!("In shared claims {left} had no counterpart to be compared with."));
        }
        if self.let_pass > 0 {
            let pairs = words::count(self.let_pass, "pair that looks", "pairs that look");
            parts.push(format!("{pairs} different let pass, as rather of two things."));
        }
        if !self.unchecked.is_empty() {
            parts.push(format!("Not checked: {}.", self.unchecked.join("; ")));
        }
        parts.join(" ")
    }

    /// What is to be known of a source beyond name and date: whom it repeats, what was set aside.
    pub(crate) fn asides(&self, source: &Source) -> String {
        let mut parts = Vec::new();
        if let Some(original) = source.copy_of {
            parts.push(format!("repeats {}: counted as one origin", self.sources[original].name));
        }
        if !source.set_aside.is_empty() && source.set_aside_share > 0 {
            parts.push(format!("{}% set aside ({})", source.set_aside_share, source.set_aside.join(", ")));
        }
        words::capital(&parts.join("; "))
    }

    /// What stands beside a shared claim: how many origins, what all give, where they differ.
    pub(crate) fn standing(shared: &Shared) -> Vec<String> {
        let mut parts = Vec::new();
        if shared.origins < shared.sources.len() {
            parts.push(words::count(shared.origins, "independent origin", "independent origins"));
        }
        if !shared.agreed.is_empty() {
            parts.push(format!("agreed: {}", shared.agreed.join("; ")));
        }
        if !shared.but.is_empty() {
            let but: Vec<String> = shared.but.iter().map(ToString::to_string).collect();
            parts.push(format!("but see {}", but.join(", ")));
        }
        parts
    }
}

impl SideView {
    /// Whose sentence a quotation is, where that does not go without saying.
    pub(crate) fn whose<'m>(&self, memo: &'m Memo, quotation: &Quotation) -> Option<&'m str> {
        (self.sources.len() > 1).then(|| memo.sources[quotation.source].name.as_str())
    }

    /// Its first words between quotation marks; its value where it has none.
    pub(crate) fn words(&self) -> String {
        quoted(self.quotations.first().map_or(&self.value, |first| &first.words))
    }
}

/// The locus of a finding; an unknown one counts as across sources.
fn locus_of(finding: &FindingEntry) -> &str {
    match finding.locus.as_str() {
        known @ ("within_source" | "reported_dispute") => known,
        _ => "across_sources",
    }
}

/// The locus of what parties dispute among themselves, as a source reports it.
const DISPUTE: &str = "reported_dispute";

/// The report with its indexes.
struct Maker<'r> {
    report: &'r Report,
    article_at: BTreeMap<&'r str, usize>,
    claims: BTreeMap<&'r str, &'r ClaimEntry>,
    names: Vec<String>,
}

impl<'r> Maker<'r> {
    fn new(report: &'r Report) -> Self {
        Self {
            report,
            article_at: report.articles.iter().enumerate().map(|(at, article)| (article.id.as_str(), at)).collect(),
            claims: report.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect(),
            names: names(&report.articles),
        }
    }

    fn sources(&self) -> Vec<Source> {
        self.report.articles.iter().enumerate().map(|(at, article)| self.source(at, article)).collect()
    }

    fn source(&self, at: usize, article: &ArticleEntry) -> Source {
        let name = self.names[at].clone();
        let file = plain(file(&article.id)).into_owned();
        let mut parts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for part in &article.set_aside {
            *parts.entry(words::set_aside(&part.reason)).or_default() += part.end.saturating_sub(part.start);
        }
        let total: usize = parts.values().sum();
        let mut set_aside: Vec<&'static str> = parts.keys().copied().collect();
        set_aside.sort_by_key(|&part| (part == words::FURNITURE, Reverse(parts[part])));
        let letter = letter(at);
        let title = article.title.as_deref().map(|title| shown(title, LINE)).filter(|title| !title.is_empty());
        let known = name.strip_prefix("source ") != Some(letter.as_str());
        let (head, title, file) = match (known, title) {
            (true, title) => (name.clone(), title.filter(|title| *title != name), file),
            (false, Some(title)) => (title, None, file),
            (false, None) if file.is_empty() => (name.clone(), None, file),
            (false, None) => (file, None, String::new()),
        };
        Source {
            letter,
            file: (!file.is_empty() && !file.starts_with(&name)).then_some(file),
            head,
            title,
            date: article
                .published
                .as_ref()
                .map(|date| format!("{}, {}", words::moment(&date.value), words::origin(&date.origin))),
            set_aside,
            set_aside_share: (total * 100).checked_div(article.characters).unwrap_or(0).min(100),
            copy_of: article.copy_of.as_deref().and_then(|id| self.article_at.get(id).copied()),
            name,
        }
    }

    fn point(&self, number: usize, finding: &FindingEntry) -> Point {
        Point {
            number,
            heading: words::heading(&finding.kind),
            weight: words::weight(&finding.severity),
            doubt: words::doubt(finding.confidence),
            sides: self.sides(finding),
            why: words::sentence(&shown(&finding.explanation, EXPLANATION)),
            group: finding.group.clone(),
            id: shown(&finding.id, LINE),
        }
    }

    /// The sides, those that read the same as one; all of them where nothing else would be left.
    fn sides(&self, finding: &FindingEntry) -> Vec<SideView> {
        let value = |side: &SideEntry| words::with_dates(&shown(&side.value, QUOTATION));
        let values: Vec<String> = finding.sides.iter().map(value).collect();
        let alike = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        let differ = values.iter().any(|value| !alike(value, &values[0]));
        let mut sides: Vec<SideView> = Vec::new();
        for (side, value) in finding.sides.iter().zip(values) {
            let same = sides.iter().position(|other| differ && alike(&other.value, &value));
            let at = same.unwrap_or_else(|| {
                sides.push(SideView { value, repeats: false, sources: Vec::new(), quotations: Vec::new() });
                sides.len() - 1
            });
            self.add(&mut sides[at], &side.evidence);
        }
        for side in &mut sides {
            let first = side.quotations.first().map_or("", |first| first.words.as_str());
            side.repeats = side.value.chars().count() > HEADING && alike(bare(&side.value), bare(first));
        }
        sides
    }

    /// Adds the first words of each source to a side.
    fn add(&self, side: &mut SideView, evidence: &[EvidenceEntry]) {
        for piece in evidence {
            let Some(&at) = self.article_at.get(piece.article.as_str()) else { continue };
            if !side.sources.contains(&at) {
                side.sources.push(at);
                let quotation = self.quotation(at, piece);
                let known = |other: &Quotation| other.words.eq_ignore_ascii_case(&quotation.words);
                if !side.quotations.iter().any(known) {
                    side.quotations.push(quotation);
                }
            }
        }
    }

    fn quotation(&self, source: usize, piece: &EvidenceEntry) -> Quotation {
        let words = plain(&piece.text).into_owned();
        let claim = self.claims.get(piece.claim.as_str());
        let role = claim.and_then(|claim| words::role(&claim.role));
        let whole = claim.map(|claim| plain(&claim.text)).unwrap_or_default();
        let near = claim.map_or(0, |claim| piece.start.saturating_sub(claim.start));
        let Some(at) = nearest(&whole, &words, near) else {
            let words = cut(&words, QUOTATION);
            return Quotation { source, before: String::new(), words, after: String::new(), role };
        };
        let (before, words, after) = window(&whole, at, QUOTATION);
        Quotation { source, before, words, after, role }
    }

    fn passed(&self) -> Vec<Passed> {
        let side = |evidence: &EvidenceEntry| {
            self.article_at.get(evidence.article.as_str()).map(|at| (*at, shown(&evidence.text, LINE)))
        };
        let entry = |passed: &PassedEntry| {
            Some(Passed {
                heading: words::heading(&passed.kind),
                sides: [side(&passed.a)?, side(&passed.b)?],
                why: words::sentence(&shown(&passed.explanation, EXPLANATION)),
            })
        };
        self.report.let_pass.iter().take(PASSED).filter_map(entry).collect()
    }

    fn unchecked(&self) -> Vec<String> {
        let list = &self.report.coverage.not_checked;
        let name = |entry: &NotCheckedEntry| {
            let at = entry.article.as_deref().and_then(|id| self.article_at.get(id));
            at.map_or_else(|| "an input".to_owned(), |at| self.names[*at].clone())
        };
        let line =
            |entry: &NotCheckedEntry| format!("{} ({})", name(entry), words::not_checked(&entry.reason, entry.count));
        let mut lines: Vec<String> = list.iter().take(UNCHECKED).map(line).collect();
        if list.len() > UNCHECKED {
            lines.push(format!("and {} more", list.len() - UNCHECKED));
        }
        lines
    }

    fn shared(&self, differing: &[&Point]) -> Vec<Shared> {
        let mut agreed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for finding in self.report.findings.iter().filter(|finding| finding.relation == "agree") {
            let Some(group) = finding.group.as_deref() else { continue };
            let values = agreed.entry(group).or_default();
            for side in &finding.sides {
                let value = words::with_dates(&shown(&side.value, LINE));
                if !value.is_empty() && !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        let mut groups: Vec<&GroupEntry> = self.report.groups.iter().filter(|group| group.articles.len() > 1).collect();
        groups.sort_by(|a, b| b.origins.cmp(&a.origins).then(b.score.total_cmp(&a.score)));
        let mut told: BTreeSet<&str> = BTreeSet::new();
        // A claim may be in several groups; what is mostly told already is not told again.
        groups.retain(|group| {
            let known = group.claims.iter().filter(|claim| told.contains(claim.as_str())).count();
            let fresh = known * 2 < group.claims.len();
            if fresh {
                told.extend(group.claims.iter().map(String::as_str));
            }
            fresh
        });
        let line = |group: &GroupEntry| Shared {
            text: self.claims.get(group.label.as_str()).map(|claim| shown(&claim.text, QUOTATION)).unwrap_or_default(),
            sources: group.articles.iter().filter_map(|id| self.article_at.get(id.as_str()).copied()).collect(),
            origins: group.origins,
            claims: group.claims.iter().filter_map(|id| self.said(id)).collect(),
            agreed: agreed.get(group.id.as_str()).cloned().unwrap_or_default(),
            but: differing
                .iter()
                .filter(|point| point.group.as_deref() == Some(&group.id))
                .map(|point| point.number)
                .collect(),
        };
        groups.into_iter().map(line).collect()
    }

    /// The source of a claim, and what it says.
    fn said(&self, claim: &str) -> Option<(usize, String)> {
        let claim = self.claims.get(claim)?;
        Some((*self.article_at.get(claim.article.as_str())?, shown(&claim.text, QUOTATION)))
    }

    fn alone(&self) -> Vec<Alone> {
        let single: BTreeSet<&str> = self.report.coverage.single_source.iter().map(String::as_str).collect();
        let mut all: Vec<Alone> = (0..self.report.articles.len())
            .map(|source| Alone { source, count: 0, of: self.report.articles[source].claims, lines: Vec::new() })
            .collect();
        // "Most read" or "Related" may be left of a page: a statement takes more words.
        let says_something = |claim: &ClaimEntry| {
            words::role(&claim.role).is_none() && claim.text.split_whitespace().nth(WORDS - 1).is_some()
        };
        for claim in self.report.claims.iter().filter(|claim| single.contains(claim.id.as_str())) {
            let Some(&at) = self.article_at.get(claim.article.as_str()) else { continue };
            all[at].count += 1;
            if all[at].lines.len() < LINES && says_something(claim) {
                all[at].lines.push(shown(&claim.text, LINE));
            }
        }
        all.retain(|alone| alone.count > 0);
        all
    }

    fn remarks(&self) -> Vec<Remark> {
        let remark = |note: &NoteEntry| {
            let source = note.article.as_deref().and_then(|id| self.article_at.get(id).copied());
            // "a.txt: no date was found": the name of the source stands before it already.
            let id = note.article.as_deref().filter(|_| source.is_some()).unwrap_or_default();
            let message = note.message.strip_prefix(id).and_then(|rest| rest.strip_prefix(": "));
            let told = |message: &str| words::with_dates(&shown(message, EXPLANATION));
            let message =
                message.map_or_else(|| words::stopped(&told(&note.message)), |message| words::sentence(&told(message)));
            Remark { source, message }
        };
        let few = match self.report.articles.len() {
            0 => Some("No article was read."),
            1 => Some("There is one source: nothing to compare it with."),
            _ => None,
        };
        let few = few.map(|message| Remark { source: None, message: message.to_owned() });
        few.into_iter().chain(self.report.notes.iter().map(remark)).collect()
    }
}
