//! Two cases side by side: what they share, what differs, and what that says.

use super::cases::{Case, Filler, Role};
use crate::lexicon::{CONTRASTS, contrast_words};
use crate::people::{one_spelling, share_a_word};
use crate::signal::Signals;
use crossclaim_core::vocabulary::concept;
use crossclaim_core::{Corpus, Link, weight, within};
use crossclaim_facts::name::EntityId;
use crossclaim_facts::{Name, NameType};
use crossclaim_text::{Span, fold, lexicon};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// `lexicon/en/many_fillers.txt`: the verbs whose slot of a name may hold several things at a time, as concepts.
static MANY: LazyLock<BTreeMap<&'static str, BTreeSet<String>>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../../lexicon/en/many_fillers.txt")).filter(|row| row.len() == 2);
    rows.map(|row| (row[0], row[1].split_whitespace().map(concept).collect())).collect()
});

/// `lexicon/en/may_be_one.txt`: the rows of each word.
static MAY_BE_ONE: LazyLock<BTreeMap<&'static str, BTreeSet<usize>>> = LazyLock::new(|| {
    let mut rows: BTreeMap<&'static str, BTreeSet<usize>> = BTreeMap::new();
    for (row, words) in lexicon::lines(include_str!("../../../lexicon/en/may_be_one.txt")).enumerate() {
        for word in words.split_whitespace() {
            rows.entry(word).or_default().insert(row);
        }
    }
    rows
});

/// From this share of common words on, two words may exclude each other though nothing tells their sort.
const EQUAL: f32 = 0.8;
/// From this share of common words on, two predicates may exclude each other though no list knows them.
const ALIKE: f32 = 0.6;

/// Names that begin with so many equal letters may be one.
const SHORT_FOR: usize = 3;
/// From this share of common words on, two names or two of one class may exclude each other.
const SHARED: f32 = 0.3;

/// What is seen when two cases are put side by side.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// The one who has it done, or does it where nobody has it done, is the same.
    Undergoer,
    /// The one who does it is the same.
    Agent,
    /// Two do it.
    TwoAgents,
    /// The first of something and the second: two statements.
    Apart,
}

/// Two cases of two linked claims.
#[derive(Clone)]
pub struct Pair<'a> {
    claims: [usize; 2],
    cases: [&'a Case; 2],
    link: f32,
    /// One predicate.
    pub same: bool,
    /// The weight of the fillers that both have in one role.
    pub met: f32,
    /// How many roles those are.
    count: usize,
    signs: BTreeSet<Sign>,
}

impl<'a> Pair<'a> {
    pub fn of(corpus: &Corpus, link: &Link, x: &'a Case, y: &'a Case) -> Self {
        let mut pair = Self {
            claims: [link.a, link.b],
            cases: [x, y],
            link: link.score,
            same: x.key == y.key,
            met: 0.0,
            count: 0,
            signs: BTreeSet::new(),
        };
        // "our data centre at A", "the data centre in B": the thing itself is what both have.
        if pair.same && !x.event {
            pair.met += weight::background(&x.key) / 2.0;
        }
        for f in &x.fillers {
            for g in &y.fillers {
                let ranks = f.rank.is_some() && g.rank.is_some() && f.rank != g.rank;
                pair.sign(Sign::Apart, f.role == g.role && f.key == g.key && ranks);
                let two =
                    f.role == Role::Agent && g.role == Role::Agent && f.weighty && g.weighty && !one(corpus, f, g);
                pair.sign(Sign::TwoAgents, two);
                let core = undergoes(x, f) && undergoes(y, g);
                if (f.role == g.role || core || f.role.locative() && g.role.locative()) && one(corpus, f, g) {
                    pair.count += 1;
                    pair.met += weight::background(&f.key);
                    pair.sign(Sign::Undergoer, core);
                    pair.sign(Sign::Agent, f.role == Role::Agent && g.role == Role::Agent);
                }
            }
        }
        pair
    }

    fn sign(&mut self, sign: Sign, seen: bool) {
        if seen {
            self.signs.insert(sign);
        }
    }

    fn has(&self, sign: Sign) -> bool {
        self.signs.contains(&sign)
    }

    /// Fillers of one role that are surely two.
    pub fn unlike(&self, corpus: &Corpus) -> Vec<(&'a Filler, &'a Filler)> {
        let [x, y] = self.cases;
        let mut list = Vec::new();
        if self.has(Sign::Apart) {
            return list;
        }
        for f in &x.fillers {
            for g in y.fillers.iter().filter(|g| g.role == f.role && f.weighty && g.weighty) {
                let near = |a: &Filler, o: &Filler| {
                    o.role == a.role || o.role.locative() == a.role.locative() && !o.role.aside() && !a.role.aside()
                };
                let taken = |a: &Filler, others: &[Filler]| {
                    others.iter().any(|o| near(a, o) && (!o.keys.is_disjoint(&a.keys) || one(corpus, a, o)))
                };
                if !taken(f, &y.fillers) && !taken(g, &x.fillers) && !self.share_words(corpus, f, g) {
                    list.push((f, g));
                }
            }
        }
        list
    }

    /// Are the words known to exclude each other?
    pub fn exclude(&self, corpus: &Corpus, spans: [Span; 2]) -> bool {
        exclusive(corpus, self.claims, spans)
    }

    /// Do the words of two fillers meet, or could one name be short for the other ("Sandra", "Sandy")?
    fn share_words(&self, corpus: &Corpus, f: &Filler, g: &Filler) -> bool {
        let words = |side: usize, span: Span| fold(corpus.document(self.claims[side]).words(span));
        let (a, b) = (words(0, f.span), words(1, g.span));
        let short = |a: &str, b: &str| a.get(..SHORT_FOR).is_some_and(|head| b.starts_with(head));
        f.head == g.head
            || share_a_word(&a, &b) && f.bearer.or(g.bearer).is_some()
            || f.bearer.is_some() && g.bearer.is_some() && short(&a, &b)
    }

    /// Is something else done to, or by, the same?
    pub fn acts_differ(&self, corpus: &Corpus) -> bool {
        let [x, y] = self.cases;
        x.event
            && y.event
            && !x.light
            && !y.light
            && (self.has(Sign::Undergoer) || self.has(Sign::Agent))
            // "A bought it from B", "B sold it to A"
            && !self.has(Sign::TwoAgents)
            && !self.has(Sign::Apart)
            && !self.holds(corpus, 1, &x.key)
            && !self.holds(corpus, 0, &y.key)
            && exclusive(corpus, self.claims, [x.span, y.span])
    }

    /// May the two fillers exclude each other: are they of one sort, in statements that share more than the predicate, or
    /// in statements that are else the same?
    pub fn may_exclude(&self, corpus: &Corpus, f: &Filler, g: &Filler) -> bool {
        if self.mentions(corpus, 1, f) || self.mentions(corpus, 0, g) {
            return false;
        }
        let spans = [f.span, g.span];
        let rest = rest(corpus, self.claims, spans);
        let sort = |f: &Filler| f.bearer.map(|id| corpus.registry.name_type(id));
        let place = |f: &Filler| sort(f) == Some(NameType::Place);
        let names = sort(f).is_some() && sort(g).is_some() && place(f) == place(g);
        let x = self.cases[0];
        let role_of_verb = x.light && !f.role.locative();
        let exclusive = exclusive(corpus, self.claims, spans);
        if role_of_verb && !exclusive && rest < ALIKE || f.role == Role::Complement && !exclusive {
            return false;
        }
        let state = |f: &Filler| f.bearer.is_some_and(|id| corpus.registry.actor(id).is_some());
        let general = |f: &Filler| f.class == Some(f.head.as_str());
        let one = may_be_one(&f.head, &g.head) || one_cell(corpus, self.claims, spans);
        let many = f.role == Role::Patient && MANY.get("patient").is_some_and(|verbs| verbs.contains(&x.key));
        if many && !exclusive || state(f) || state(g) || one || !exclusive && (general(f) || general(g)) {
            return false;
        }
        // A hall and its town, a ministry and the capital.
        let town = |f: &Filler| place(f) || f.class.is_some_and(|c| matches!(c, "town" | "region" | "country"));
        if f.role.locative() && town(f) != town(g) && (f.bearer.is_none() || g.bearer.is_none()) {
            return false;
        }
        let alike = names || f.class.is_some() && f.class == g.class || exclusive;
        if alike {
            f.role == Role::Holder || rest >= SHARED
        } else {
            rest >= EQUAL || self.met > 0.0 && rest >= ALIKE && (f.role == Role::Means || !f.role.aside())
        }
    }

    /// Is another predicate said of the same, by or of another actor: "the insurer offers the reward", "the reward was put up by
    /// the friends"?
    pub fn other_actor(&self) -> bool {
        let [x, y] = self.cases;
        !self.same && x.event && y.event && self.has(Sign::Undergoer) && self.link >= 0.5
    }

    /// Does the claim hold the concept?
    fn holds(&self, corpus: &Corpus, side: usize, key: &str) -> bool {
        let claim = self.claims[side] as u32;
        corpus.concepts.holders(key).binary_search(&claim).is_ok()
    }

    /// Does the claim hold the filler, or a name that may be it?
    fn mentions(&self, corpus: &Corpus, side: usize, f: &Filler) -> bool {
        let claim = self.claims[side];
        let label = f.bearer.map_or("", |id| corpus.registry.label(id));
        let names = within(&corpus.document(claim).facts.names, corpus.claims[claim].span, |n| n.span);
        self.holds(corpus, side, &f.key) || names.iter().any(|n| share_a_word(&n.canonical, label))
    }

    /// What speaks for and against.
    pub fn signals(&self, corpus: &Corpus, fillers: Option<[&Filler; 2]>, spans: [Span; 2], signals: &mut Signals) {
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let [x, y] = self.cases;
        let rest = rest(corpus, self.claims, spans);
        let exclusive = self.exclude(corpus, spans);
        let Some([f, g]) = fillers else {
            signals.add("act_met", (self.met / 2.0).min(1.0));
            signals.add("act_roles", (self.count as f32 / 3.0).min(1.0));
            signals.add("act_undergoer", flag(self.has(Sign::Undergoer)));
            signals.add("act_agent", flag(self.has(Sign::Agent)));
            signals.add("act_unmet", (self.unlike(corpus).len() as f32 / 2.0).min(1.0));
            signals.add("act_rest", rest);
            signals.add("act_linked", self.link * rest);
            signals.add("act_main", flag(x.main && y.main));
            signals.add("act_known", self.known(corpus, &x.key, &y.key));
            signals.add("act_rare", f32::midpoint(weight::background(&x.key), weight::background(&y.key)));
            return;
        };
        signals.add("slot_met", (self.met / 2.0).min(1.0));
        signals.add("slot_roles", (self.count as f32 / 3.0).min(1.0));
        signals.add("slot_unmet", ((self.unlike(corpus).len().saturating_sub(1)) as f32 / 2.0).min(1.0));
        signals.add("slot_act", if x.event && self.same && !x.light { weight::background(&x.key) } else { 0.0 });
        signals.add("slot_main", flag(x.main && y.main));
        signals.add("slot_other_act", flag(!self.same));
        signals.add("slot_light", flag(x.light));
        signals.add("slot_rest", rest);
        signals.add("slot_linked", self.link * rest);
        signals.add("slot_exclusive", flag(exclusive));
        signals.add("slot_many", flag(self.holds_many(f)));
        let names = [f, g].iter().filter(|f| f.bearer.is_some()).count();
        signals.add("slot_names", flag(names == 2));
        signals.add("slot_one_name", flag(names == 1));
        let sort = |f: &Filler| f.bearer.map(|id| corpus.registry.name_type(id));
        let alike = if names == 2 { sort(f) == sort(g) } else { f.class.is_some() && f.class == g.class };
        signals.add("slot_one_sort", flag(alike));
        let knows = |side: usize, f: &Filler| {
            let article = corpus.claims[self.claims[side]].article;
            let held = !corpus.holders_in(article, &f.key).is_empty();
            let label = f.bearer.map_or("", |id| corpus.registry.label(id));
            let alike = |n: &Name| share_a_word(&n.canonical, label);
            held || f.bearer.is_some() && corpus.documents[article].facts.names.iter().any(alike)
        };
        let known = flag(knows(1, f)) + flag(knows(0, g));
        signals.add(if names == 2 { "slot_name_known" } else { "slot_known" }, known);
        signals.add("slot_listed", flag(f.listed || g.listed));
        signals.add("slot_definite", flag(f.definite && g.definite));
        let role = match f.role {
            Role::Agent => "slot_agent",
            Role::Patient | Role::Recipient => "slot_patient",
            Role::Holder => "slot_holder",
            Role::Complement => "slot_complement",
            Role::Where | Role::Goal | Role::Source => "slot_where",
            _ => "slot_other",
        };
        signals.add(role, 1.0);
    }

    /// Is it a slot that one subject fills with many things, one after another ("released a record", "an apology")?
    pub fn holds_many(&self, filler: &Filler) -> bool {
        let slot = match filler.role {
            Role::Patient | Role::Recipient => "patient",
            Role::Where => "where",
            Role::Goal => "goal",
            Role::Source => "source",
            _ => "means",
        };
        MANY.get(slot).is_some_and(|verbs| verbs.contains(&self.cases[0].key))
    }

    /// How many of the two words the other article knows.
    fn known(&self, corpus: &Corpus, x: &str, y: &str) -> f32 {
        let holds = |side: usize, key: &str| {
            let article = corpus.claims[self.claims[side]].article;
            if corpus.holders_in(article, key).is_empty() { 0.0 } else { 1.0 }
        };
        holds(1, x) + holds(0, y)
    }
}

/// Does the filler have it done, or do it where nobody has it done ("the minister resigned")?
fn undergoes(case: &Case, filler: &Filler) -> bool {
    filler.role == Role::Patient
        || case.event && filler.role == Role::Of
        || filler.role == Role::Agent && case.fillers.iter().all(|o| o.role != Role::Patient)
}

/// Do two fillers name one thing?
fn one(corpus: &Corpus, f: &Filler, g: &Filler) -> bool {
    let names = |x: EntityId, y: EntityId| {
        let (a, b) = (corpus.registry.label(x), corpus.registry.label(y));
        corpus.registry.related(x, y) || share_a_word(a, b) || one_spelling(a, b)
    };
    let ranks = f.rank.is_some() && g.rank.is_some() && f.rank != g.rank;
    !ranks
        && (f.keys.contains(&g.key)
            || g.keys.contains(&f.key)
            || f.bearer.zip(g.bearer).is_some_and(|(x, y)| names(x, y)))
}

/// The concepts of a claim, those in `without` left out.
fn keys(corpus: &Corpus, claim: usize, without: Span) -> BTreeSet<u32> {
    let document = corpus.document(claim);
    let sentence = &document.sentences[corpus.claims[claim].sentence];
    let words = document.keywords[sentence.keywords.clone()].iter();
    let all = words.chain(&document.figures[sentence.figures.clone()]);
    all.filter(|k| !without.overlaps(k.span)).map(|k| k.concept).collect()
}

/// How much of the lighter claim the other holds, the compared words left out.
pub fn rest(corpus: &Corpus, claims: [usize; 2], spans: [Span; 2]) -> f32 {
    let [x, y] = [0, 1].map(|side| keys(corpus, claims[side], spans[side]));
    let whole = |keys: &BTreeSet<u32>| keys.iter().map(|k| corpus.concepts.background(*k)).sum::<f32>();
    let both: f32 = x.intersection(&y).map(|k| corpus.concepts.background(*k)).sum();
    both / (whole(&x) * whole(&y)).sqrt().max(0.1)
}

/// Do the words stand in two cells of one set?
fn exclusive(corpus: &Corpus, claims: [usize; 2], spans: [Span; 2]) -> bool {
    let [x, y] = [0, 1].map(|side| contrast_words(corpus.document(claims[side]).words(spans[side])));
    x.iter().any(|(set, cell, _)| y.iter().any(|(other, its, _)| set == other && cell != its))
}

/// Do two lemmas stand in one row of words that may stand for one thing?
fn may_be_one(a: &str, b: &str) -> bool {
    MAY_BE_ONE.get(a).zip(MAY_BE_ONE.get(b)).is_some_and(|(x, y)| !x.is_disjoint(y))
}

/// Do the words stand in one cell of a set?
fn one_cell(corpus: &Corpus, claims: [usize; 2], spans: [Span; 2]) -> bool {
    let [x, y] = [0, 1].map(|side| contrast_words(corpus.document(claims[side]).words(spans[side])));
    x.iter().any(|(set, cell, _)| y.iter().any(|(other, its, _)| set == other && cell == its))
}

/// Does a word stand in any set of words that exclude each other?
pub fn of_sets(words: &str) -> bool {
    contrast_words(words).iter().any(|(set, _, _)| !CONTRASTS[*set].topic.starts_with("state_"))
}
