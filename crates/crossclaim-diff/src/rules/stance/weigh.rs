//! What speaks for two statements being of one thing.
//!
//! Comes in: two statements with one key. Goes out: their [`Signals`]: who and what both name, what the clauses and the
//! sentences around them share, how rare the key is, who is credited, tense and order of publication, and whether the
//! article of either tells it like the other.

use super::meeting::{Meeting, meets};
use super::opposites;
use super::read::statements;
use super::statement::{Cause, Firmness, Form, Statement};
use crate::Kind;
use crate::signal::flag;
use crate::signal::{Family, Signals};
use crate::trees::Trees;
use crossclaim_article::Role;
use crossclaim_core::{Corpus, Link, times_of, weight, within};
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
        let met = x.everybody().any(|k| y.everybody().any(|o| k == o));
        flag(x.stand.answer.is_some())
            + flag(x.doubt.strict || x.denied())
            + flag(x.form.predicate())
            + flag(y.form.predicate())
            + flag(met)
            + self.rarity(&x.key)
            - 0.5 * flag(meets(&x.cast.agent, &y.cast.agent) == Some(false))
            - 0.5 * flag(meets(&x.cast.patient, &y.cast.patient) == Some(false))
            - 0.5 * flag(meets(&x.cast.rest, &y.cast.rest) == Some(false))
            - 2.0 * flag(x.stand.murky || y.stand.murky)
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

    /// What speaks for the two being of one thing; `None` when they share nothing but their key, or when the one came
    /// about after the other was told.
    pub fn signals(&self, kind: Kind, x: &Statement, y: &Statement) -> Option<Signals> {
        let link = self.links.get(&(x.claim.min(y.claim), x.claim.max(y.claim))).copied();
        let meeting = self.meeting(x, y, link);
        if self.came_about(x, y) || self.dispute(x, y) || !meeting.worth_asking(x.key.starts_with('~')) {
            return None;
        }
        let mut signals = Signals::new(if kind == Kind::Polarity { Family::Polarity } else { Family::Certainty });
        meeting.add(&mut signals);
        signals.add("stance_rare", 2.0 * self.rarity(&x.key));
        let apart = self.times(x, y) == Some(false);
        let role = |s: &Statement| self.corpus.claims[s.claim].role;
        let headline = role(x) == Role::Headline || role(y) == Role::Headline;
        let alike = self.told_alike(kind, x, y);
        // Who tells that somebody denies it may tell elsewhere that it was so: a dispute is told in one breath.
        let denial = x.stand.negated == Some(StanceKind::Denial);
        let both_ways = self.told_both_ways(kind, x, y, denial);
        signals.add("stance_alike", flag(alike));
        signals.add("stance_both_ways", flag(both_ways));
        signals.add("stance_other_time", flag(apart));
        signals.add("stance_headline", flag(headline));
        self.words(&mut signals, x, y);
        // What makes a case only together: written large, for the ridge draws small numbers to nothing.
        let polar = kind == Kind::Polarity;
        let other_one =
            !x.clause.which.is_empty() && !y.clause.which.is_empty() && x.clause.which.is_disjoint(&y.clause.which);
        signals.add("stance_other_one", 2.0 * flag(other_one));
        let then = x.clause.back_then != y.clause.back_then;
        signals.add("stance_back_then", 2.0 * flag(then));
        // "nine are alive", "two were killed"
        let (own, theirs) = (&x.cast.counts, &y.cast.counts);
        signals.add("stance_other_count", 2.0 * flag(!own.is_empty() && !theirs.is_empty() && own.is_disjoint(theirs)));
        let clean = !other_one && !then && !alike && !apart && !x.stand.murky && !y.stand.murky && !headline;
        let predicates = x.form.predicate() && y.form.predicate();
        let direct = x.doubt.strict || x.form == Form::Copula || polar;
        let turned = polar && x.clause.turned && y.clause.turned;
        let other_matter = self.topics_differ(x, y);
        signals.add("stance_other_matter", flag(other_matter));
        let whole = meeting.all_met() && !other_matter && direct && predicates && clean && !both_ways && !turned;
        signals.add("stance_whole", 2.0 * flag(whole));
        let together = clean && meeting.together();
        signals.add("stance_question", 4.0 * flag(polar && x.key.starts_with('~') && predicates && together));
        let plain = polar && !x.key.starts_with('~') && predicates && together;
        signals.add("stance_plain", 4.0 * flag(plain && !turned && !both_ways));
        let open = matches!(x.firmness(), Firmness::Open | Firmness::Asked);
        let left_open = x.firmness() == Firmness::Asked || open && y.firmness() == Firmness::Future;
        signals.add("stance_settled", 4.0 * flag(left_open && together));
        signals.add("stance_looked_into", 4.0 * flag(open && y.firmness() == Firmness::Fact && predicates && together));
        let own_voice = x.firmness() == Firmness::Alleged && direct && predicates && meeting.patients != Some(false);
        signals
            .add("stance_own_voice", 4.0 * flag(own_voice && clean && !both_ways && meeting.together() && meeting.met));
        // "denies abducting children" / "the children abducted by the army": who did it to whom is one.
        let act = denial && meeting.all_met() && meeting.met;
        signals.add("stance_denied_act", 8.0 * flag(act && !y.voice.credited && !y.voice.quoted));
        // "No pilot was embarked" / "the ship had taken a pilot"
        let nothing = polar && !x.form.predicate() && x.stand.nothing;
        signals.add("stance_nothing", flag(nothing));
        signals.add("stance_nothing_met", 4.0 * flag(nothing && together && y.form != Form::Other && !both_ways));
        // "54 per cent supported it, 37 opposed it": each says both.
        signals.add("stance_both_here", 2.0 * flag(polar && (self.both_answers(x) || self.both_answers(y))));
        let opposite = x.stand.answer.is_some() && x.stand.answer != y.stand.answer;
        let apart = meeting.agents == Some(false) || meeting.patients == Some(false);
        signals.add("stance_opposite_apart", 2.0 * flag(opposite && apart));
        signals.add("stance_other_words", other_words(x, y));
        Some(signals)
    }

    /// What the words themselves say: what sort they are, what turns or doubts them, whose they are, and when.
    fn words(&self, signals: &mut Signals, x: &Statement, y: &Statement) {
        let firm = x.firmness();
        signals.add("stance_murky", 2.0 * flag(x.stand.murky || y.stand.murky));
        signals.add("stance_strict", flag(x.doubt.strict));
        signals.add("stance_unsupported", flag(x.stand.negated == Some(StanceKind::Unsupported)));
        signals.add("stance_noun", flag(!x.form.predicate()));
        signals.add("stance_of_noun", flag(!y.form.predicate()));
        signals.add("stance_opposite", flag(x.stand.answer.is_some() && x.stand.answer != y.stand.answer));
        signals.add("stance_open", flag(matches!(firm, Firmness::Open)));
        signals.add("stance_alleged", 2.0 * flag(firm == Firmness::Alleged));
        signals.add("stance_planned", 2.0 * flag(firm == Firmness::Planned));
        signals.add("stance_future", flag(y.firmness() == Firmness::Future));
        // Forecast and outcome: "expected it to fail", "did not fail".
        let past = |s: &Statement| s.time.tense == Tense::Past && s.firmness() == Firmness::Fact;
        let coming = |s: &Statement| s.firmness() == Firmness::Future;
        signals.add("stance_outcome", 2.0 * flag(coming(x) && past(y) || past(x) && coming(y)));
        let since = self.days(x, y).is_none_or(|days| days > 0);
        signals.add("stance_done_since", flag(firm.may_come() && past(y) && since));
        let named = |s: &Statement| s.voice.source.clone();
        let other = named(x).is_some() && named(y).is_some() && named(x) != named(y);
        signals.add("stance_other_source", flag(other));
        signals.add("stance_quoted", flag(x.voice.quoted) / 2.0 + flag(y.voice.quoted) / 2.0);
        signals.add("stance_credited", flag(y.voice.credited && !y.voice.quoted));
        signals.add("stance_turned", flag(x.clause.turned && y.clause.turned));
    }

    /// "denies abducting children", "acknowledged that talks are expected": one denial, one admission, two matters.
    fn topics_differ(&self, x: &Statement, y: &Statement) -> bool {
        let topic = x.key.starts_with('~') && meets(&x.cast.patient, &y.cast.patient) != Some(true);
        topic && self.other_matter(x, y)
    }

    /// Is it a dispute of parties that a source tells in one breath ("Corvia denied shelling the port, and Alba said that
    /// Corvia had shelled it")? That is no disagreement of the sources.
    fn dispute(&self, x: &Statement, y: &Statement) -> bool {
        if x.stand.negated != Some(StanceKind::Denial) {
            return false;
        }
        let stances = &self.corpus.document(y.claim).facts.stances;
        let there = within(stances, self.corpus.claims[y.claim].span, |s| s.cue);
        let affirms = |s: &Statement| s.stand.positive && !s.stand.murky && s.firmness().settled();
        let here = self.statements(x.claim);
        let both = here.iter().any(|s| s.key == x.key && s.word != x.word && affirms(s));
        both || there.iter().any(|s| s.kind == StanceKind::Denial)
    }

    /// Does the claim give both answers to the question of its statement?
    fn both_answers(&self, s: &Statement) -> bool {
        let Some(topic) = s.key.strip_prefix('~').filter(|_| s.stand.answer.is_some()) else { return false };
        let document = self.corpus.document(s.claim);
        let found = opposites::occurrences(document.words(self.corpus.claims[s.claim].span), 0);
        found.iter().any(|o| o.topic == topic && o.answer != s.stand.answer)
    }

    fn meeting(&self, x: &Statement, y: &Statement, link: Option<&Link>) -> Meeting {
        let agents = meets(&x.cast.agent, &y.cast.agent);
        let patients = meets(&x.cast.patient, &y.cast.patient);
        let crossed =
            meets(&x.cast.agent, &y.cast.patient) == Some(true) || meets(&x.cast.patient, &y.cast.agent) == Some(true);
        let rest = meets(&x.cast.rest, &y.cast.rest);
        // "closed its canteen", "the plant is open": what it is done to is what the other says it of.
        let theme = match (x.form == Form::Copula, y.form == Form::Copula) {
            (true, false) => meets(&x.cast.agent, &y.cast.patient),
            (false, true) => meets(&x.cast.patient, &y.cast.agent),
            _ => None,
        };
        let theirs: BTreeSet<&str> = y.everybody().collect();
        let shared: BTreeSet<&str> = x.everybody().filter(|k| theirs.contains(k)).collect();
        let nearest = link.map(|l| [x, y].map(|s| self.trees.nearest(l, s.claim)));
        Meeting {
            score: link.map_or(0.0, |l| l.score),
            linked: link.is_some(),
            nearest: nearest.is_some_and(|n| n.iter().all(|n| n.is_none_or(|n| n >= 1.0))),
            agents,
            patients,
            rest,
            theme,
            met: agents == Some(true) || patients == Some(true) || crossed,
            cast: shared.iter().map(|k| self.rarity(k)).sum(),
            clauses: self.shared(x, y),
            window: self.window(x, y),
            held: self.held(x, y),
            held_back: self.held(y, x),
        }
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
            .filter(|k| s.clause.span.contains(k.span) && !s.word.overlaps(k.span))
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
        let done = y.firmness() == Firmness::Fact && x.firmness() != Firmness::Asked;
        // A plan that is denied is no plan that came about: "has no plans to sell", "plans to sell".
        let unsettled = x.firmness().may_come() && y.firmness() != Firmness::Planned;
        // "may have been mislabelled", "may be armed": what is so already, if it is, does not come about.
        let event = y.time.tense == Tense::Past || y.time.perfect;
        let unsettled = unsettled && !(x.doubt.cause == Cause::Chance && (x.time.perfect || !event));
        days > 2 && unsettled || days > 0 && unsettled && done
    }

    /// Do the clauses give times that meet?
    fn times(&self, x: &Statement, y: &Statement) -> Option<bool> {
        let of = |s: &Statement| {
            times_of(self.corpus, &self.corpus.claims[s.claim])
                .iter()
                .filter(|t| t.interval.is_some() && s.clause.span.contains(t.span))
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
            Kind::Polarity => s.stand.positive == x.stand.positive && !s.stand.murky,
            _ => s.firmness() >= Firmness::Planned && s.firmness() != Firmness::Conditional,
        })
    }

    /// Does the article of `x` tell it in another place as `y` does, with `near` in the same breath?
    fn told_both_ways(&self, kind: Kind, x: &Statement, y: &Statement, near: bool) -> bool {
        self.told(x, |s| match kind {
            _ if near && s.claim.abs_diff(x.claim) > 1 => false,
            Kind::Polarity => s.stand.positive == y.stand.positive && !s.stand.murky && s.firmness().settled(),
            _ => s.firmness().settled() && !s.stand.murky && !s.denied(),
        })
    }

    fn told(&self, like: &Statement, so: impl Fn(&Statement) -> bool) -> bool {
        let article = self.corpus.claims[like.claim].article;
        let holders = self.holders(&like.key);
        if holders.len() > POSTINGS {
            return false;
        }
        // Of somebody else it is another matter: "the road was buried" beside "two hikers are feared buried".
        let of_one = |s: &Statement| {
            let meets = s.everybody().any(|k| like.everybody().any(|o| k == o));
            meets || s.everybody().next().is_none() || like.everybody().next().is_none()
        };
        holders.into_iter().filter(|c| self.corpus.claims[*c].article == article).any(|claim| {
            self.statements(claim)
                .iter()
                .any(|s| s.key == like.key && (claim, s.word) != (like.claim, like.word) && of_one(s) && so(s))
        })
    }
}

/// How much of the participants that meet differs: "the north pier" and "the south pier" meet in one word of two.
fn other_words(x: &Statement, y: &Statement) -> f32 {
    let slots = [(&x.cast.agent, &y.cast.agent), (&x.cast.patient, &y.cast.patient), (&x.cast.rest, &y.cast.rest)];
    let own = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        a.iter().filter(|k| !k.starts_with('@') && !b.contains(*k)).count()
    };
    let differ =
        |(a, b): &(&BTreeSet<String>, &BTreeSet<String>)| meets(a, b) == Some(true) && own(a, b) > 0 && own(b, a) > 0;
    slots.iter().filter(|slot| differ(slot)).count().min(2) as f32
}
