//! Laws of times: what must hold for any text and any two times.

use crossclaim_facts::time::{self, Relation, Time};
use crossclaim_facts::{Context, TimexType};
use crossclaim_text::Span;
use proptest::prelude::*;

/// Words that make expressions of time when they fall together.
const WORDS: &[&str] = &[
    "the",
    "a",
    "of",
    "in",
    "on",
    "by",
    "to",
    "and",
    "from",
    "between",
    "early",
    "mid",
    "late",
    "-",
    ",",
    ".",
    ":",
    "(",
    ")",
    "'",
    "s",
    "\u{2019}",
    "end",
    "beginning",
    "last",
    "next",
    "this",
    "past",
    "following",
    "that",
    "May",
    "march",
    "July",
    "Sept",
    "Wednesday",
    "Sun",
    "23",
    "24",
    "2025",
    "1990s",
    "7:30",
    "7.30pm",
    "p.m.",
    "GMT",
    "0152",
    "local",
    "time",
    "morning",
    "night",
    "noon",
    "half",
    "quarter",
    "third",
    "second",
    "years",
    "week",
    "days",
    "50",
    "fifty",
    "twenty",
    "-five",
    "hundred",
    "thousand",
    "more",
    "than",
    "nearly",
    "at",
    "least",
    "ago",
    "earlier",
    "later",
    "before",
    "after",
    "within",
    "deadline",
    "every",
    "each",
    "year",
    "old",
    "Christmas",
    "Eve",
    "spring",
    "fall",
    "fiscal",
    "Q3",
    "H1",
    "today",
    "tonight",
    "overnight",
    "now",
    "recent",
    "weekend",
    "century",
    "20th",
    "decade",
    "o'clock",
    "1,200",
    "3.5",
    "1/2",
    "\u{bd}",
    "\n",
    "é",
    "will",
    "met",
    "999999999",
];

fn context(dated: bool) -> Context {
    Context {
        published: dated.then(|| jiff::civil::date(2031, 7, 23).at(9, 30, 0, 0)),
        published_has_time: true,
        ..Context::default()
    }
}

fn read(text: &str, dated: bool) -> Vec<Time> {
    time::extract(text, &[Span::new(0, text.len())], &context(dated))
}

fn shape(relation: &Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Equal => ("equal", ""),
        Relation::Compatible { reason, .. } => ("compatible", reason),
        Relation::Disjoint { .. } => ("disjoint", ""),
        Relation::Incomparable => ("incomparable", ""),
    }
}

fn check(text: &str, times: &[Time]) {
    let mut last = 0;
    for time in times {
        assert!(time.span.start >= last && time.span.end <= text.len(), "spans in order: {text:?}");
        assert!(
            !time.span.of(text).is_empty() && time.span.of(text).trim() == time.span.of(text),
            "a span shows its words: {text:?}"
        );
        last = time.span.end;
        if let Some(interval) = time.interval {
            assert!(interval.begin < interval.end_excl, "{:?} {interval:?}", time.span.of(text));
        }
        assert_eq!(
            time.length.is_some() && time.timex_type == TimexType::Duration,
            time.length.is_some(),
            "a length is a duration's"
        );
        assert!(!time::describe(time).is_empty(), "{time:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}", dated: bool) {
        check(&text, &read(&text, dated));
    }

    #[test]
    fn any_heap_of_time_words_is_read_without_harm(
        picked in prop::collection::vec((0..WORDS.len(), any::<bool>()), 0..30),
        dated: bool,
    ) {
        let mut text = String::new();
        for (word, glued) in picked {
            text.push_str(WORDS[word]);
            if !glued {
                text.push(' ');
            }
        }
        let times = read(&text, dated);
        check(&text, &times);
        for a in &times {
            let own = time::relate(a, a);
            prop_assert!(matches!(own, Relation::Equal | Relation::Incomparable), "{text:?}: {own:?}");
            for b in &times {
                prop_assert_eq!(shape(&time::relate(a, b)), shape(&time::relate(b, a)), "{:?} / {:?}", a, b);
                // What is told without words is the same.
                prop_assert_eq!(shape(&time::relate(a, b)), shape(&time::verdict(a, b)), "{:?} / {:?}", a, b);
                prop_assert_eq!(shape(&time::relate(a, b)).0 == "equal", time::same(a, b), "{:?} / {:?}", a, b);
                for c in &times {
                    let _ = time::relate_derived(a, b, c);
                    let _ = time::relate_elapsed(a, b, c);
                }
            }
        }
    }
}

/// A day of 2031 as a text names it.
fn day(offset: i32) -> String {
    let date = jiff::civil::date(2031, 1, 1).checked_add(jiff::Span::new().days(offset)).expect("a day near");
    format!("On {} {} {} it closed.", date.day(), MONTHS[date.month() as usize - 1], date.year())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

proptest! {
    #[test]
    fn a_date_and_a_length_lead_to_their_sum_alone(from in 0_i32..300, days in 2_i32..200, off in 3_i32..60) {
        let one = |text: &str| read(text, true).remove(0);
        let (anchor, length) = (one(&day(from)), one(&format!("They have a {days}-day deadline.")));
        let (right, wrong) = (one(&day(from + days)), one(&day(from + days + off)));
        let derived = time::relate_derived(&anchor, &length, &right);
        prop_assert!(matches!(derived, Relation::Compatible { .. }), "{} + {}: {:?}", from, days, derived);
        let missed = time::relate_derived(&anchor, &length, &wrong);
        prop_assert!(matches!(missed, Relation::Disjoint { .. }), "{} + {}: {:?}", from, days, missed);
        // back again: the days that passed between the two are the length
        let elapsed = time::relate_elapsed(&anchor, &right, &length);
        prop_assert!(!matches!(elapsed, Relation::Disjoint { .. }), "{} + {}: {:?}", from, days, elapsed);
    }

    #[test]
    fn a_day_lies_in_its_month_and_year_and_in_no_other(offset in 0_i32..364) {
        let one = |text: &str| read(text, true).remove(0);
        let date = jiff::civil::date(2031, 1, 1).checked_add(jiff::Span::new().days(offset)).expect("a day near");
        let at = date.month() as usize - 1;
        let (day, month) = (one(&day(offset)), one(&format!("In {} 2031 it closed.", MONTHS[at])));
        let other = one(&format!("In {} 2031 it closed.", MONTHS[(at + 6) % 12]));
        let year = one("In 2031 it closed.");
        for whole in [&month, &year] {
            prop_assert_eq!(shape(&time::relate(&day, whole)).0, "compatible");
            prop_assert_eq!(shape(&time::relate(whole, &day)).0, "compatible");
        }
        prop_assert_eq!(shape(&time::relate(&day, &other)).0, "disjoint");
        prop_assert_eq!(shape(&time::relate(&other, &day)).0, "disjoint");
    }
}

/// A walk that looks back or ahead without a bound takes minutes on these.
#[test]
fn long_lines_are_read_in_linear_time() {
    for piece in [
        "1",
        "(",
        "the ",
        "the last ",
        "two hundred and ",
        "early ",
        "May ",
        "12-",
        "12:",
        "1,234",
        "between Monday and ",
        "é",
        "'",
        "last year's ",
        "Christmas ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let times = read(&text, true);
        assert!(times.len() <= text.len());
    }
}
