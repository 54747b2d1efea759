//! What speaks for two statements being of one thing.
//!
//! Comes in: two statements with one key. Goes out: their [`Signals`]: who and what both name, what the clauses and the
//! sentences around them share, how rare the key is, who is credited, tense and order of publication, and whether the
//! article of either tells it like the other.

use super::statement::{Firmness, Statement, statements};
use crate::Kind;
use crate::signal::{Family, Signals};
use crate::trees::Trees;
use crossclaim_article::Role;
use crossclaim_core::{Corpus, Link, times_of, weight};
use crossclaim_facts::stance::StanceKind;
use crossclaim_facts::time;
use crossclaim_syntax::Tense;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// Concepts that more claims than this hold are not looked up for other tellings.
const POSTINGS: usize = 48;

/// The statements of a corpus, read on demand, and what pairs of them are asked.
pub struct Weigher<'a> {
    corpus: &'a Corpus,
    trees: &'a Trees<'a>,
    links: HashMap<(usize, usize), &'a Link>,
    topics: BTreeMap<&'a str, Vec<usize>>,
    read: RefCell<HashMap<usize, Rc<Vec<Statement>>>>,
}

impl<'a> Weigher<'a> {
    /// `topics` are the claims that speak of each topic of the opposites.
    pub fn new(corpus: &'a Corpus, trees: &'a Trees<'a>, topics: BTreeMap<&'a str, Vec<usize>>) -> Self {
        let links = corpus.links.iter().map(|l| ((l.a, l.b), l)).collect();
        Self { corpus, trees, links, topics, read: RefCell::default() }
    }

    /// The statements of a claim.
    pub fn statements(&self, claim: usize) -> Rc<Vec<Statement>> {
        if let Some(list) = self.read.borrow().get(&claim) {
            return Rc::clone(list);
        }
        let list = Rc::new(statements(self.corpus, self.trees, claim));
        self.read.borrow_mut().insert(claim, Rc::clone(&list));
        list
    }

    /// How much rather than another pair of words of the same two claims these two carry the difference.
    pub fn choice(&self, x: &Statement, y: &Statement) -> f32 {
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        flag(x.answer.is_some()) + flag(x.strict) + flag(x.predicate) + flag(y.predicate) + self.rarity(&x.key)
    }

    /// The weight of a key in general English and in this run.
    fn rarity(&self, key: &str) -> f32 {
        let holders = match key.strip_prefix('~') {
            Some(topic) => self.topics.get(topic).map_or(0, Vec::len),
            None => self.corpus.concepts.holders(key).len(),
        };
        let holders = holders.max(1) as f32;
        let of = self.corpus.claims.len().max(8) as f32;
        weight::background(key) * (1.0 - holders.ln() / of.ln()).max(0.0)
    }

    fn holders(&self, key: &str) -> Vec<usize> {
        match key.strip_prefix('~') {
            Some(topic) => self.topics.get(topic).cloned().unwrap_or_default(),
            None => self.corpus.concepts.holders(key).iter().map(|c| *c as usize).collect(),
        }
    }

    /// What speaks for the two being of one thing; `None` when they share nothing but their key.
    pub fn signals(&self, kind: Kind, x: &Statement, y: &Statement) -> Option<Signals> {
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let link = self.links.get(&(x.claim.min(y.claim), x.claim.max(y.claim)));
        let agents = meets(&x.agent, &y.agent);
        let patients = meets(&x.patient, &y.patient);
        let crossed = meets(&x.agent, &y.patient) == Some(true) || meets(&x.patient, &y.agent) == Some(true);
        let rest = meets(&x.rest, &y.rest);
        let clauses = self.shared(x, y);
        let window = self.window(x, y);
        let score = link.map_or(0.0, |l| l.score);
        // Without a link, somebody who takes part in both must stand for one.
        let participant = agents == Some(true) || patients == Some(true) || crossed;
        let enough = if x.answer.is_some() { 0.6 } else { 1.0 };
        if link.is_none() && !participant && window < enough {
            return None;
        }
        if self.came_about(x, y) {
            return None;
        }
        if agents != Some(true) && patients != Some(true) && !crossed && clauses < 0.2 && window < 0.2 && score < 0.1 {
            return None;
        }
        // "denies abducting children", "acknowledged that talks are expected": one denial, one admission, two matters.
        if x.key.starts_with('~') && patients != Some(true) && self.other_matter(x, y) {
            return None;
        }
        let family = if kind == Kind::Polarity { Family::Polarity } else { Family::Certainty };
        let mut signals = Signals::new(family);
        let slots = [agents, patients, rest];
        let both = slots.contains(&Some(true)) && !slots.contains(&Some(false));
        let held = self.held(x, y);
        signals.add("stance_link", 2.0 * score);
        signals.add("stance_all_met", 2.0 * flag(both));
        signals.add("stance_other_patient", flag(patients == Some(false)));
        signals.add("stance_clause", clauses.min(2.0));
        signals.add("stance_held", 2.0 * held);
        signals.add("stance_rare", 2.0 * self.rarity(&x.key));
        signals.add("stance_denied", flag(x.negated == Some(StanceKind::Denial)));
        signals.add("stance_unsupported", flag(x.negated == Some(StanceKind::Unsupported)));
        signals.add("stance_murky", 2.0 * flag(y.murky));
        signals.add("stance_open", flag(x.firmness == Firmness::Open && !x.asked));
        signals.add("stance_alleged", 2.0 * flag(x.firmness == Firmness::Alleged));
        signals.add("stance_planned", 2.0 * flag(x.firmness == Firmness::Planned));
        let unsettled = matches!(x.firmness, Firmness::Planned | Firmness::Open | Firmness::Future);
        let past = y.tense == Tense::Past && y.firmness == Firmness::Fact;
        let since = self.days(x, y).is_none_or(|days| days > 0);
        signals.add("stance_done_since", flag(unsettled && past && since));
        let other_source = x.source.is_some() && y.source.is_some() && x.source != y.source;
        signals.add("stance_other_source", flag(other_source));
        signals.add("stance_quoted", flag(x.quoted) / 2.0 + flag(y.quoted) / 2.0);
        let alike = self.told_alike(kind, x, y);
        let both_ways = self.told_both_ways(kind, x, y);
        let apart = self.times(x, y) == Some(false);
        let role = |s: &Statement| self.corpus.claims[s.claim].role;
        let headline = role(x) == Role::Headline || role(y) == Role::Headline;
        signals.add("stance_alike", flag(alike));
        signals.add("stance_both_ways", flag(both_ways));
        signals.add("stance_other_time", flag(apart));
        signals.add("stance_headline", flag(headline));
        // What makes a case only together: written large, for a light ridge draws small numbers to nothing.
        let nearest = link.map(|l| [x, y].map(|s| self.trees.nearest(l, s.claim)));
        let near = nearest.is_some_and(|n| n.iter().all(|n| n.is_none_or(|n| n >= 1.0)));
        let predicates = x.predicate && y.predicate;
        let clean = !alike && !apart && !x.murky && !y.murky && !headline;
        let met = participant || rest == Some(true);
        // "closed its canteen", "the plant is open": what it is done to is what the other says it of.
        let theme = match (x.copula, y.copula) {
            (true, false) => meets(&x.agent, &y.patient),
            (false, true) => meets(&x.patient, &y.agent),
            _ => None,
        };
        let one_thing = agents != Some(false) && rest != Some(false) && theme != Some(false);
        let together = near && score > 0.1 && (met || held > 0.16 || score > 0.5) && one_thing;
        let polar = kind == Kind::Polarity;
        let direct = x.strict || x.copula || polar;
        let whole = both && direct && predicates && clean && !both_ways && !(polar && x.turned && y.turned);
        signals.add("stance_whole", 2.0 * flag(whole));
        let question = polar && x.key.starts_with('~') && predicates;
        signals.add("stance_question", 4.0 * flag(question && clean && together));
        let left_open = x.firmness == Firmness::Open && (x.asked || y.firmness == Firmness::Future);
        signals.add("stance_settled", 4.0 * flag(left_open && clean && together));
        let own_voice = x.firmness == Firmness::Alleged && direct && predicates && patients != Some(false);
        signals.add("stance_own_voice", 4.0 * flag(own_voice && clean && !both_ways && together && met));
        Some(signals)
    }

    /// The concepts of a span of a claim, with the bearers of its references.
    fn concepts(&self, sentence: usize, article: usize) -> impl Iterator<Item = &crossclaim_core::Keyword> {
        let document = &self.corpus.documents[article];
        let s = &document.sentences[sentence];
        let bearers = document.figures[s.figures.clone()].iter();
        document.keywords[s.keywords.clone()].iter().chain(bearers)
    }

    fn clause(&self, s: &Statement) -> BTreeSet<&str> {
        let claim = &self.corpus.claims[s.claim];
        self.concepts(claim.sentence, claim.article)
            .filter(|k| s.clause.contains(k.span) && !s.word.overlaps(k.span))
            .map(|k| self.corpus.name(k))
            .collect()
    }

    /// Do both clauses say what it is about, in words none of which is common to both?
    fn other_matter(&self, x: &Statement, y: &Statement) -> bool {
        let words =
            |s: &Statement| -> BTreeSet<&str> { self.clause(s).into_iter().filter(|k| !k.starts_with('@')).collect() };
        let (own, theirs) = (words(x), words(y));
        own.len() > 1 && theirs.len() > 1 && own.is_disjoint(&theirs)
    }

    /// The weight of what the two clauses share, rare in this run.
    fn shared(&self, x: &Statement, y: &Statement) -> f32 {
        let theirs = self.clause(y);
        self.clause(x).iter().filter(|k| theirs.contains(*k)).map(|k| self.rarity(k)).sum()
    }

    /// The share of the first clause that the second holds.
    fn held(&self, x: &Statement, y: &Statement) -> f32 {
        let claim = &self.corpus.claims[y.claim];
        let theirs: BTreeSet<&str> =
            self.concepts(claim.sentence, claim.article).map(|k| self.corpus.name(k)).collect();
        let own = self.clause(x);
        let whole: f32 = own.iter().map(|k| self.rarity(k)).sum();
        let met: f32 = own.iter().filter(|k| theirs.contains(*k)).map(|k| self.rarity(k)).sum();
        if whole > 0.0 { met / whole } else { 0.0 }
    }

    /// The weight of what the sentences around the two share.
    fn window(&self, x: &Statement, y: &Statement) -> f32 {
        let around = |s: &Statement| -> BTreeSet<&str> {
            let claim = &self.corpus.claims[s.claim];
            let document = &self.corpus.documents[claim.article];
            let block = document.sentences[claim.sentence].block;
            let first = claim.sentence.saturating_sub(1);
            let last = (claim.sentence + 1).min(document.sentences.len() - 1);
            (first..=last)
                .filter(|i| *i == claim.sentence || document.sentences[*i].block.abs_diff(block) <= 1)
                .flat_map(|i| self.concepts(i, claim.article))
                .map(|k| self.corpus.name(k))
                .collect()
        };
        let theirs = around(y);
        let own = around(x);
        own.iter().filter(|k| theirs.contains(*k) && **k != x.key).map(|k| self.rarity(k)).sum()
    }

    /// How many days after that of `x` the article of `y` was published.
    fn days(&self, x: &Statement, y: &Statement) -> Option<i32> {
        let at = |s: &Statement| self.corpus.document(s.claim).article.published.as_ref().map(|p| p.at.date());
        Some(at(x)?.until(at(y)?).ok()?.get_days())
    }

    /// Was what `x` leaves open done by the time that `y` was published ("is scheduled to begin", "began")?
    fn came_about(&self, x: &Statement, y: &Statement) -> bool {
        let days = self.days(x, y).unwrap_or_default();
        let unsettled = matches!(x.firmness, Firmness::Planned | Firmness::Open | Firmness::Future);
        let done = y.firmness == Firmness::Fact;
        days > 2 && unsettled || days > 0 && unsettled && done && !x.asked
    }

    /// Do the clauses give times that meet?
    fn times(&self, x: &Statement, y: &Statement) -> Option<bool> {
        let of = |s: &Statement| {
            times_of(self.corpus, &self.corpus.claims[s.claim])
                .iter()
                .filter(|t| t.interval.is_some() && s.clause.contains(t.span))
                .collect::<Vec<_>>()
        };
        let (left, right) = (of(x), of(y));
        if left.is_empty() || right.is_empty() {
            return None;
        }
        let apart = |a: &time::Time, b: &time::Time| matches!(time::verdict(a, b), time::Relation::Disjoint { .. });
        Some(left.iter().any(|a| right.iter().any(|b| !apart(a, b))))
    }

    /// Does the article of `y` tell it in another place as `x` does?
    fn told_alike(&self, kind: Kind, x: &Statement, y: &Statement) -> bool {
        self.told(y, |s| match kind {
            Kind::Polarity => s.positive == x.positive && !s.murky,
            _ => s.firmness >= Firmness::Planned && s.firmness != Firmness::Conditional,
        })
    }

    /// Does the article of `x` tell it in another place as `y` does?
    fn told_both_ways(&self, kind: Kind, x: &Statement, y: &Statement) -> bool {
        self.told(x, |s| match kind {
            Kind::Polarity => s.positive == y.positive && !s.murky && s.firmness <= Firmness::Future,
            _ => s.firmness <= Firmness::Future && !s.murky && s.negated.is_none(),
        })
    }

    fn told(&self, like: &Statement, so: impl Fn(&Statement) -> bool) -> bool {
        let article = self.corpus.claims[like.claim].article;
        let holders = self.holders(&like.key);
        if holders.len() > POSTINGS {
            return false;
        }
        holders.into_iter().filter(|c| self.corpus.claims[*c].article == article).any(|claim| {
            self.statements(claim)
                .iter()
                .any(|s| s.key == like.key && (claim, s.word) != (like.claim, like.word) && so(s))
        })
    }
}

/// Do two participants meet? `None` when one claim names none.
fn meets(a: &BTreeSet<String>, b: &BTreeSet<String>) -> Option<bool> {
    (!a.is_empty() && !b.is_empty()).then(|| a.iter().any(|k| b.contains(k)))
}
