//! Two claims side by side: named features, and the score they add up to.
//!
//! Comes in: two claims with their weighted concepts. Goes out: [`Features`] that can be
//! printed, and a score from 0 to 1. The weights are a logistic regression's.

use crate::document::{Keyword, within};
use crate::profile::{names, parts, sequence, shingles};
use crate::vocabulary::concept;
use crate::{Claim, Concepts, Corpus, Document, Sort, Term};
use crossclaim_facts::{NameType, Quantity, QuantityRole, quantity, time};
use rust_decimal::Decimal;

macro_rules! features {
    ($($(#[doc = $meaning:literal])+ $name:ident,)+) => {
        /// What speaks for and against two claims being about the same thing. What is or is not so is 1 or 0.
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct Features {
            $($(#[doc = $meaning])+ pub $name: f32,)+
        }

        /// Which features are asked for; the others need not be worked out.
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub(crate) struct Asked {
            $($name: bool,)+
        }

        impl Asked {
            const ALL: Self = Self { $($name: true,)+ };

            /// Asks for one more, by its index in [`NAMES`].
            pub(crate) fn add(&mut self, feature: usize) {
                let flags = [$(&mut self.$name),+];
                if let Some(flag) = flags.into_iter().nth(feature) {
                    *flag = true;
                }
            }
        }

        /// The name of each feature, in order.
        pub const NAMES: [&str; [$(stringify!($name)),+].len()] = [$(stringify!($name)),+];

        impl Features {
            /// The values, in the order of [`NAMES`].
            pub fn values(&self) -> [f32; NAMES.len()] {
                [$(self.$name),+]
            }
        }
    };
}

features! {
    /// Weight of the shared concepts over the geometric mean of both sides' weights.
    cosine,
    /// Weight of the shared concepts over the lighter side's weight.
    contained,
    /// Weight of the shared concepts over the heavier side's weight.
    covered,
    /// Weight of the shared concepts.
    shared,
    /// Weight of the shared words.
    words,
    /// Weight of the shared names.
    names,
    /// Weight of the shared figures.
    figures,
    /// Weight of the days and clock times that both name.
    moments,
    /// Weight of what both count or measure.
    counted,
    /// Weight of the weightiest shared word.
    best,
    /// Weight of the second weightiest shared word.
    second,
    /// Weight of the best shared word, over how many claims of the two articles hold it.
    sole,
    /// The sum of these over all shared concepts.
    soles,
    /// The same of the best shared name.
    sole_name,
    /// Quantities and lengths of time with the same value that both have; a small count says less.
    numbers,
    /// Quantities with the same value of the same noun.
    same_noun,
    /// Quantities with the same value of two nouns.
    other_noun,
    /// Both count the same thing, and no value is the same.
    numbers_differ,
    /// A date of one lies in a date of the other.
    times_meet,
    /// Both have dates, and all are apart.
    times_apart,
    /// One tells of a day long before its article was written, and the other does not.
    past,
    /// Longest run of the same concepts, in concepts less one.
    run,
    /// Pairs of neighbouring concepts that both have.
    bigrams,
    /// Weight of words that begin alike and are not the same.
    alike,
    /// Weight of words of one side inside names of the other.
    parts,
    /// Both have names, and none in common.
    names_apart,
    /// Both name persons, and none in common.
    persons_apart,
    /// Both name places, and none in common.
    places_apart,
    /// Both name organisations, and none in common.
    bodies_apart,
    /// Names that only one of them has, on the side with fewer.
    names_left,
    /// Figures that only one of them has, on the side with fewer.
    figures_left,
    /// Weight of the words that only one of them has, on the lighter side.
    words_left,
    /// Share of the side with fewer names that the other has, too.
    name_share,
    /// Runs of four words in quotation marks that both have.
    quoted,
    /// Both are headlines.
    headlines,
    /// One of them is a headline.
    headline,
    /// Both are among the first claims of their articles.
    ledes,
    /// How far apart they stand in their articles, from 0 to 1.
    position,
    /// Logarithm of the heavier side's weight over the lighter side's.
    length,
    /// Weight of the lighter side.
    least,
    /// One of them negates, the other does not.
    negation,
    /// Weight of words of one side in the sentence before the other.
    context,
    /// Weight of words of one side in the headline of the other's article.
    headed,
    /// Likeness of the sentences before both.
    before,
    /// Likeness of the sentences behind both.
    after,
}

impl Features {
    /// Names and values.
    pub fn named(&self) -> Vec<(&'static str, f32)> {
        NAMES.into_iter().zip(self.values()).collect()
    }
}

/// The features of two claims.
pub fn features(corpus: &Corpus, a: usize, b: usize) -> Features {
    asked(corpus, a, b, &Asked::ALL)
}

/// The features of two claims: those that cost next to nothing, and of the others those that are asked for.
pub(crate) fn asked(corpus: &Corpus, a: usize, b: usize, asked: &Asked) -> Features {
    let concepts = &corpus.concepts;
    let (x, y) = (&corpus.terms[a], &corpus.terms[b]);
    let both = Both::of(x, y);
    let (whole_a, whole_b, shared) = (sum(x), sum(y), sum(&both.shared));
    let (least, most) = (whole_a.min(whole_b), whole_a.max(whole_b));
    let of_sort =
        |sort: Sort| both.shared.iter().filter(|t| concepts.sort(t.concept) == sort).map(|t| t.weight).sum::<f32>();
    let (mut best, mut second) = (0.0_f32, 0.0_f32);
    let (mut sole, mut soles, mut sole_name) = (0.0_f32, 0.0_f32, 0.0_f32);
    for t in &both.shared {
        let sort = concepts.sort(t.concept);
        let held = |claim: usize| {
            let article = corpus.claims[claim].article;
            concepts.count(t.concept, corpus.first[article], corpus.first[article + 1]).max(1)
        };
        let alone = concepts.background(t.concept) / (held(a) * held(b)) as f32;
        soles += alone;
        match sort {
            Sort::Name => sole_name = sole_name.max(alone),
            Sort::Word => {
                sole = sole.max(alone);
                second = second.max(t.weight.min(best));
                best = best.max(t.weight);
            }
            Sort::Figure | Sort::Counted | Sort::Moment => {}
        }
    }
    let count = |terms: &[Term]| terms.iter().filter(|t| concepts.sort(t.concept) == Sort::Name).count();
    let (names_a, names_b, names_both) = (count(x), count(y), count(&both.shared));
    let fewer = names_a.min(names_b);
    let (p, q) = (&corpus.profiles[a], &corpus.profiles[b]);
    let (claim_a, claim_b) = (&corpus.claims[a], &corpus.claims[b]);
    let (document_a, document_b) = (&corpus.documents[claim_a.article], &corpus.documents[claim_b.article]);
    let apart = |of: NameType| {
        let named = |document: &Document, claim: &Claim| -> Vec<u32> {
            names(document, claim, concepts).into_iter().filter(|n| n.0 == of).map(|n| n.1).collect()
        };
        let (x, y) = (named(document_a, claim_a), named(document_b, claim_b));
        !x.is_empty() && !y.is_empty() && !x.iter().any(|n| y.contains(n))
    };
    let left = |sort: Sort, value: &dyn Fn(&Term) -> f32| {
        let side = |terms: &[Term]| terms.iter().filter(|t| concepts.sort(t.concept) == sort).map(value).sum::<f32>();
        side(&both.left).min(side(&both.right))
    };
    let numbers = numbers(corpus, claim_a, claim_b);
    let nouns = if asked.same_noun || asked.other_noun { nouns(corpus, claim_a, claim_b) } else { [0.0; 2] };
    let times = if asked.times_meet || asked.times_apart { times(corpus, claim_a, claim_b) } else { 0.0 };
    let (run, bigrams) = if asked.run || asked.bigrams {
        runs(sequence(document_a, claim_a), sequence(document_b, claim_b))
    } else {
        (0.0, 0.0)
    };
    let is = |b: bool| f32::from(u8::from(b));
    let place = |c: usize| {
        let article = corpus.claims[c].article;
        let (from, to) = (corpus.first[article], corpus.first[article + 1]);
        (c - from) as f32 / (to - from).max(2) as f32
    };
    let before = |c: usize| (c > corpus.first[corpus.claims[c].article]).then(|| c - 1);
    let after = |c: usize| Some(c + 1).filter(|n| *n < corpus.first[corpus.claims[c].article + 1]);
    let held = |rest: &[Term], by: Option<usize>| by.map_or(0.0, |c| shared_weight(rest, &corpus.terms[c]));
    let alike = |m: Option<usize>, n: Option<usize>| match (m, n) {
        (Some(m), Some(n)) => {
            let (x, y) = (&corpus.terms[m], &corpus.terms[n]);
            ratio(shared_weight(x, y), (sum(x) * sum(y)).sqrt().max(2.0))
        }
        _ => 0.0,
    };
    let head = |c: usize| Some(corpus.first[corpus.claims[c].article]).filter(|h| *h != c && Some(*h) != before(c));
    let if_asked = |asked: bool, value: &dyn Fn() -> f32| if asked { value() } else { 0.0 };
    Features {
        cosine: ratio(shared, (whole_a * whole_b).sqrt()),
        // A headline of two words is contained in anything: below a weight of 2 the share shrinks.
        contained: ratio(shared, least.max(2.0)),
        covered: ratio(shared, most.max(2.0)),
        shared: shared.min(8.0),
        words: of_sort(Sort::Word).min(6.0),
        names: of_sort(Sort::Name).min(3.0),
        figures: of_sort(Sort::Figure).min(3.0),
        moments: of_sort(Sort::Moment).min(3.0),
        counted: of_sort(Sort::Counted).min(2.0),
        best,
        second,
        sole,
        soles: soles.min(6.0),
        sole_name,
        numbers,
        same_noun: nouns[0].min(3.0),
        other_noun: nouns[1].min(3.0),
        numbers_differ: is(numbers <= 0.2 && of_sort(Sort::Counted) > 0.0),
        times_meet: is(times > 0.0),
        times_apart: is(times < 0.0),
        past: is(past(corpus, a, b) || past(corpus, b, a)),
        run,
        bigrams,
        alike: if_asked(asked.alike, &|| begin_alike(concepts, &both)),
        parts: if_asked(asked.parts, &|| {
            inside(concepts, &both.left, &parts(document_b, claim_b, concepts))
                + inside(concepts, &both.right, &parts(document_a, claim_a, concepts))
        }),
        names_apart: is(fewer > 0 && names_both == 0),
        persons_apart: is(asked.persons_apart && apart(NameType::Person)),
        places_apart: is(asked.places_apart && apart(NameType::Place)),
        bodies_apart: is(asked.bodies_apart && apart(NameType::Organisation)),
        names_left: if_asked(asked.names_left, &|| left(Sort::Name, &|_| 1.0).min(4.0)),
        figures_left: if_asked(asked.figures_left, &|| left(Sort::Figure, &|_| 1.0).min(4.0)),
        words_left: if_asked(asked.words_left, &|| left(Sort::Word, &|t| t.weight).min(6.0)),
        name_share: ratio(names_both as f32, fewer as f32),
        quoted: if_asked(asked.quoted, &|| {
            (common(&shingles(document_a, claim_a), &shingles(document_b, claim_b)) as f32).min(6.0)
        }),
        headlines: is(p.headline && q.headline),
        headline: is(p.headline != q.headline),
        ledes: is(p.lede && q.lede),
        position: (place(a) - place(b)).abs(),
        length: ratio(most, least.max(0.5)).max(1.0).ln().min(3.0),
        least: least.min(6.0),
        negation: is(p.negated != q.negated),
        context: if_asked(asked.context, &|| (held(&both.left, before(b)) + held(&both.right, before(a))).min(4.0)),
        headed: if_asked(asked.headed, &|| (held(&both.left, head(b)) + held(&both.right, head(a))).min(4.0)),
        before: if_asked(asked.before, &|| alike(before(a), before(b))),
        after: if_asked(asked.after, &|| alike(after(a), after(b))),
    }
}

/// The weight of all terms.
pub(crate) fn sum(terms: &[Term]) -> f32 {
    terms.iter().map(|t| t.weight).sum()
}

/// The weight of the concepts in both lists, which are sorted by concept.
pub(crate) fn shared_weight(x: &[Term], y: &[Term]) -> f32 {
    let mut rest = y.iter();
    let mut next = rest.next();
    let held = x.iter().filter(|t| {
        while next.is_some_and(|n| n.concept < t.concept) {
            next = rest.next();
        }
        next.is_some_and(|n| n.concept == t.concept)
    });
    held.map(|t| t.weight).sum()
}

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Two lists of terms, parted.
struct Both {
    shared: Vec<Term>,
    left: Vec<Term>,
    right: Vec<Term>,
}

impl Both {
    /// Parts two lists that are sorted by concept.
    fn of(x: &[Term], y: &[Term]) -> Self {
        let mut both = Self { shared: Vec::new(), left: Vec::new(), right: Vec::new() };
        let (mut i, mut j) = (0, 0);
        while i < x.len() || j < y.len() {
            let (m, n) = (x.get(i), y.get(j));
            match (m, n) {
                (Some(m), Some(n)) if m.concept == n.concept => {
                    both.shared.push(*m);
                    i += 1;
                    j += 1;
                }
                (Some(m), n) if n.is_none_or(|n| m.concept < n.concept) => {
                    both.left.push(*m);
                    i += 1;
                }
                (_, Some(n)) => {
                    both.right.push(*n);
                    j += 1;
                }
                (_, None) => break,
            }
        }
        both
    }
}

/// How many numbers two sorted lists share.
fn common(x: &[u64], y: &[u64]) -> usize {
    x.iter().filter(|v| y.binary_search(v).is_ok()).count()
}

/// The weight of words that stand inside names of the other side.
fn inside(concepts: &Concepts, words: &[Term], parts: &[u32]) -> f32 {
    let inside = words.iter().filter(|t| parts.binary_search(&t.concept).is_ok());
    inside.map(|t| concepts.background(t.concept)).sum::<f32>().min(3.0)
}

/// Letters that two words must begin with alike: "resign" and "resignation".
const PREFIX: usize = 5;
/// How many words of each side are tried.
const TRIED: usize = 40;

/// The weight of words left over on both sides that begin alike.
fn begin_alike(concepts: &Concepts, both: &Both) -> f32 {
    let words = |terms: &[Term]| -> Vec<(String, f32)> {
        let kept = terms.iter().filter(|t| concepts.sort(t.concept) == Sort::Word).take(TRIED);
        kept.map(|t| (concepts.name(t.concept).trim_start_matches('=').to_owned(), t.weight)).collect()
    };
    let right = words(&both.right);
    let mut sum = 0.0;
    for (x, weight) in words(&both.left) {
        let Some(start) = x.get(..PREFIX) else { continue };
        if let Some((_, other)) = right.iter().find(|(y, _)| y.starts_with(start)) {
            sum += weight.min(*other);
        }
    }
    sum.min(3.0)
}

/// The longest run of content words that both have in the same order with nothing between, less one,
/// and the number of pairs of neighbours that both have.
fn runs(x: &[Keyword], y: &[Keyword]) -> (f32, f32) {
    let mut best = 0;
    let mut pairs = 0;
    // The length of the run that ends with the last word of `x` and each word of `y`, behind it.
    let mut ends = vec![0_usize; y.len() + 1];
    for k in x {
        let mut paired = false;
        for (j, m) in y.iter().enumerate().rev() {
            ends[j + 1] = if k.concept == m.concept { ends[j] + 1 } else { 0 };
            best = best.max(ends[j + 1]);
            paired |= ends[j + 1] > 1;
        }
        pairs += usize::from(paired);
    }
    (if best < 2 { 0.0 } else { (best.min(8) - 1) as f32 }, pairs.min(8) as f32)
}

/// Quantities in a claim.
pub fn quantities<'a>(corpus: &'a Corpus, claim: &Claim) -> &'a [Quantity] {
    within(&corpus.documents[claim.article].facts.quantities, claim.span, |q| q.span)
}

/// Times in a claim.
pub fn times_of<'a>(corpus: &'a Corpus, claim: &Claim) -> &'a [time::Time] {
    within(&corpus.documents[claim.article].facts.times, claim.span, |t| t.span)
}

fn numbers(corpus: &Corpus, a: &Claim, b: &Claim) -> f32 {
    let mut sum: f32 = 0.0;
    for x in quantities(corpus, a) {
        if matches!(x.role, QuantityRole::Identifier | QuantityRole::Ordinal | QuantityRole::Duration) {
            continue;
        }
        let best = quantities(corpus, b).iter().map(|y| nearness(x, y)).fold(0.0, f32::max);
        // The same state of the same sort of thing: two reports of one toll, whatever their figures.
        let state = x.scope.state.as_ref();
        if best <= 0.0 && state.is_some() && quantities(corpus, b).iter().any(|y| y.scope.state.as_ref() == state) {
            sum += 0.8;
        }
        // A shared 1,214 says more than a shared 3; a unit says what it is of.
        let value = x.value.unwrap_or_default().abs();
        sum += best
            * match value {
                _ if x.unit.is_some() || x.role == QuantityRole::Age => 1.0,
                v if v < 5.into() => 0.2,
                v if v < 20.into() => 0.6,
                v if v < 200.into() => 1.0,
                _ => 1.5,
            };
    }
    for x in times_of(corpus, a).iter().filter_map(|t| t.length) {
        // "within 50 days" and "a 50-day deadline"; a day or a year on its own is everywhere.
        if x.stated > x.grain && times_of(corpus, b).iter().any(|t| t.length.is_some_and(|y| y.stated == x.stated)) {
            sum += 1.0;
        }
    }
    sum.min(3.0)
}

/// How many quantities of the same value count the same noun, and how many two: 47 flights are not
/// 47 houses.
fn nouns(corpus: &Corpus, a: &Claim, b: &Claim) -> [f32; 2] {
    let mut found = [0.0; 2];
    let noun = |q: &Quantity| q.counted.as_ref().map(|c| concept(&c.head));
    for x in quantities(corpus, a).iter().filter(|q| q.value.is_some() && q.unit.is_none()) {
        let met = quantities(corpus, b).iter().filter(|y| x.value == y.value && x.role == y.role && y.unit.is_none());
        let nouns: Vec<bool> = met.filter_map(|y| Some(noun(x)? == noun(y)?)).collect();
        if nouns.contains(&true) {
            found[0] += 1.0;
        } else if nouns.contains(&false) {
            found[1] += 1.0;
        }
    }
    found
}

/// Does claim `a` tell of a time long before its article that `b` does not tell of?
fn past(corpus: &Corpus, a: usize, b: usize) -> bool {
    let (p, q) = (&corpus.profiles[a].past, &corpus.profiles[b].past);
    !p.is_empty() && !p.iter().any(|x| q.iter().any(|y| x.begin < y.end_excl && y.begin < x.end_excl))
}

/// How near two quantities come: 1 for one value, less for one that the other rounds or bounds ("more than
/// seven percent" and 7.4%), 0 for what cannot be told or is far off.
fn nearness(x: &Quantity, y: &Quantity) -> f32 {
    if x.role != y.role {
        return 0.0;
    }
    if x.value.is_some() && x.value == y.value && x.unit == y.unit {
        return 1.0;
    }
    match quantity::relate(x, y) {
        quantity::Relation::Equal => 1.0,
        quantity::Relation::Compatible { reason: "rounding" | "unit-conversion" | "share-equality", .. } => 0.8,
        quantity::Relation::Compatible { .. } => {
            let (Some(v), Some(w)) = (x.value, y.value) else { return 0.0 };
            let near = x.unit == y.unit && (v - w).abs() * Decimal::from(5) <= v.abs().max(w.abs());
            if near { 0.7 } else { 0.0 }
        }
        _ => 0.0,
    }
}

fn times(corpus: &Corpus, a: &Claim, b: &Claim) -> f32 {
    let mut apart = 0;
    for x in times_of(corpus, a).iter().filter(|t| t.interval.is_some()) {
        for y in times_of(corpus, b).iter().filter(|t| t.interval.is_some()) {
            match time::verdict(x, y) {
                time::Relation::Equal | time::Relation::Compatible { .. } => return 1.0,
                time::Relation::Disjoint { .. } => apart += 1,
                time::Relation::Incomparable => {}
            }
        }
    }
    if apart > 0 { -1.0 } else { 0.0 }
}
