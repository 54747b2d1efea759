//! Laws of quantities: spans fit any text, the algebra is symmetric and reflexive, units lead there
//! and back, reading is linear.

use crossclaim_facts::quantity::{self, Quantity, Relation, derive};
use crossclaim_facts::{Context, QuantityRole};
use crossclaim_text::Span;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn read(text: &str) -> Vec<Quantity> {
    let sentences = crossclaim_text::sentences(text);
    quantity::extract(text, &sentences, &[], &Context::default())
}

/// Words that numbers meet in the news, in any order: far denser in numbers than any text is.
fn number_soup() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "one",
        "two",
        "twelve",
        "twenty",
        "thirty",
        "hundred",
        "thousand",
        "million",
        "bn",
        "half",
        "a",
        "third",
        "thirds",
        "dozen",
        "dozens",
        "hundreds",
        "of",
        "and",
        "in",
        "out",
        "to",
        "between",
        "from",
        "or",
        "more",
        "than",
        "about",
        "up",
        "at",
        "least",
        "per",
        "cent",
        "%",
        "percent",
        "points",
        "$",
        "£",
        "€",
        "US$",
        "pounds",
        "pence",
        "km",
        "miles",
        "degrees",
        "°C",
        "day",
        "a day",
        "-",
        "–",
        "/",
        ".",
        ",",
        "(",
        ")",
        "1",
        "2",
        "3.5",
        "1,200",
        "40 000",
        "12,34,567",
        "½",
        "2025",
        "May",
        "people",
        "dead",
        "killed",
        "were",
        "each",
        "side",
        "including",
        "whom",
        "years",
        "old",
        "aged",
        "magnitude",
        "times",
        "rose",
        "fell",
        "by",
        "No.",
        "Boeing",
        "G7",
        "1061st",
        "th",
        "m",
        "k",
        "minus",
        "+",
        "~",
        "Rovers",
        "won",
        "number",
        "toll",
        "total",
        "not",
        "é",
        "\u{a0}",
        "'s",
        "U.S.",
        "\u{2019}",
    ]);
    let glue = prop::sample::select(vec![" ", " ", " ", "", "-"]);
    prop::collection::vec((words, glue), 0..40)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, glue)| [word, glue]).collect())
}

fn holds_spans(text: &str, found: &[Quantity]) -> Result<(), TestCaseError> {
    let shows = |span: Span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
    let mut end = 0;
    for q in found {
        prop_assert!(shows(q.span), "span {:?} of {text:?}", q.span);
        prop_assert!(q.span.start >= end, "{:?} overlaps the quantity before it in {text:?}", q.span);
        end = q.span.end;
        let scope = [q.scope.each, q.scope.total, q.scope.part_of, q.scope.once, q.counted.as_ref().map(|c| c.span)];
        for span in scope.into_iter().flatten().chain(q.scope.qualifiers.iter().copied()) {
            prop_assert!(shows(span), "scope {span:?} of {text:?}");
        }
        if let (Some(low), Some(high)) = (q.low, q.high) {
            prop_assert!(low <= high, "{low} to {high} in {text:?}");
        }
    }
    Ok(())
}

fn name(relation: &Relation) -> &'static str {
    match relation {
        Relation::Equal => "equal",
        Relation::Compatible { reason, .. } => reason,
        Relation::Disjoint { .. } => "disjoint",
        Relation::Incomparable => "incomparable",
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "\\PC*") {
        holds_spans(&text, &read(&text))?;
    }

    #[test]
    fn any_soup_of_numbers_is_read_without_harm(text in number_soup()) {
        holds_spans(&text, &read(&text))?;
    }

    #[test]
    fn the_algebra_is_reflexive_and_symmetric(text in number_soup()) {
        let found = read(&text);
        for a in &found {
            prop_assert_eq!(quantity::relate(a, a), Relation::Equal);
            for b in &found {
                let (there, back) = (quantity::relate(a, b), quantity::relate(b, a));
                prop_assert_eq!(name(&there), name(&back), "{:?} and {:?}", a.span.of(&text), b.span.of(&text));
            }
        }
    }

    #[test]
    fn a_value_leads_to_its_base_unit_and_back(whole in -9_999_i64..99_999, unit in prop::sample::select(vec![
        "km", "miles", "feet", "nautical miles", "degrees Celsius", "degrees Fahrenheit", "tonnes", "pounds of salt", "acres",
        "gallons", "percent", "pence", "miles per hour",
    ])) {
        let text = format!("It was {whole} {unit}.");
        if let Some(q) = read(&text).first()
            && let Some(value) = q.value
        {
            let back = q.to_base(value).and_then(|base| q.from_base(base));
            let off = back.map(|back| (back - value).abs());
            prop_assert!(off.is_some_and(|off| off < Decimal::new(1, 12)), "{text} comes back as {back:?}");
        }
    }

    #[test]
    fn a_distance_rounded_in_another_unit_is_the_same(miles in 1_u32..5_000) {
        let kilometres = (f64::from(miles) * 1.609_344).round();
        let text = format!("It is {miles} miles off. It is {kilometres} km off.");
        let found = read(&text);
        prop_assert_eq!(found.len(), 2);
        let relation = quantity::relate(&found[0], &found[1]);
        let compatible = matches!(relation, Relation::Compatible { reason: "unit-conversion", .. });
        prop_assert!(compatible, "{} {:?}", text, relation);
    }

    #[test]
    fn numbers_written_equally_fine_differ_when_they_differ(a in 1_u32..99, b in 1_u32..99) {
        let text = format!("They freed {a} captives. They freed {b} captives.");
        let found = read(&text);
        prop_assert_eq!(found.len(), 2);
        let want = if a == b { "equal" } else { "disjoint" };
        prop_assert_eq!(name(&quantity::relate(&found[0], &found[1])), want);
    }

    #[test]
    fn parts_add_up_and_products_come_out(a in 1_u32..500, b in 1_u32..500, days in 2_u32..30) {
        let sum = a + b;
        let product = a * days;
        let text = format!("It has {a} cooks and {b} maids. It has {sum} servants. They made {product} pies.");
        let found = read(&text);
        prop_assert_eq!(found.len(), 4);
        let added = derive::relate_sum(&[&found[0], &found[1]], &found[2]);
        prop_assert_eq!(name(&added), "derived");
        let multiplied = derive::relate_product(&found[0], days.into(), &found[3]);
        prop_assert_eq!(name(&multiplied), "derived");
    }
}

proptest! {
    #[test]
    fn a_share_of_any_whole_is_its_part(part in 1_u32..900, more in 1_u32..900) {
        let whole = part + more;
        let percent = (Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole)).round_dp(1);
        let text = format!("They cut {part} posts. The staff was {whole}. It was {percent}%. It was {}%.", percent + Decimal::TEN);
        let found = read(&text);
        prop_assert_eq!(found.len(), 4);
        let (right, wrong) = (&found[2], &found[3]);
        prop_assert_eq!(name(&derive::relate_share(&found[0], &found[1], right)), "derived");
        prop_assert_eq!(name(&derive::relate_share(&found[0], &found[1], wrong)), "disjoint");
    }

    #[test]
    fn a_rate_leads_there_and_back(pounds in 2_u32..90, quarters in 5_u32..12, other in 2_u32..90) {
        let price = |pounds: u32| Decimal::from(pounds * quarters) / Decimal::from(4);
        let (sum, same) = (price(pounds), price(other));
        let text = format!(
            "It cost {pounds} million pounds (${sum} million). It cost {other} million pounds. It cost ${same} million."
        );
        let found = read(&text);
        prop_assert_eq!(found.len(), 4);
        let rate = derive::rate(&found[0]).expect("the parenthesis gives a rate");
        let (there, back) = (
            derive::relate_at_rate(&found[2], &found[3], &rate),
            derive::relate_at_rate(&found[3], &found[2], &rate),
        );
        prop_assert!(name(&there) != "disjoint", "{} {:?}", text, there);
        prop_assert_eq!(name(&there), name(&back));
    }

    #[test]
    fn bounds_agree_with_what_they_hold(value in 11_u32..99, by in 1_u32..10) {
        let (below, above) = (value - by, value + by);
        // a round number may have been rounded to
        prop_assume!(below % 10 != 0 && above % 10 != 0 && value % 10 != 0);
        let text = format!(
            "They freed {value} men. They freed at least {below} men. They freed up to {above} men. \
             They freed between {below} and {above} men. They freed at least {above} men."
        );
        let found = read(&text);
        prop_assert_eq!(found.len(), 5);
        for held in [&found[1], &found[2], &found[3]] {
            prop_assert!(name(&quantity::relate(&found[0], held)) != "disjoint", "{}", text);
            prop_assert!(name(&quantity::relate(held, &found[0])) != "disjoint", "{}", text);
        }
        prop_assert_eq!(name(&quantity::relate(&found[0], &found[4])), "disjoint", "{}", text);
        prop_assert_eq!(name(&quantity::relate(&found[4], &found[0])), "disjoint", "{}", text);
    }
}

#[test]
fn a_part_of_a_whole_is_its_share() {
    let text = "They cut 900 posts out of a staff of 7,400. It was 12%. It was 20%.";
    let found = read(text);
    let whole = found.iter().find(|q| q.value == Some(7400.into())).expect("the whole is read");
    let shares: Vec<&Quantity> = found.iter().filter(|q| q.role == QuantityRole::Share).collect();
    assert_eq!(name(&derive::relate_share(&found[0], whole, shares[0])), "derived");
    assert_eq!(name(&derive::relate_share(&found[0], whole, shares[1])), "disjoint");
}

/// Inputs that break readers which look back or ahead without end.
#[test]
fn long_lines_are_read_in_linear_time() {
    let lines = [
        "9".repeat(1 << 17),
        "1,".repeat(1 << 16),
        "1-".repeat(1 << 16),
        "1 ".repeat(1 << 16),
        "one ".repeat(1 << 15),
        "hundred and ".repeat(1 << 14),
        "half a ".repeat(1 << 14),
        "(1) ".repeat(1 << 15),
        "12 North ".repeat(1 << 14),
        "more than ".repeat(1 << 14),
        "of ".repeat(1 << 15) + "12 people",
        "1.2.3.".repeat(1 << 14),
        "$ ".repeat(1 << 15),
        "more than 1 and less than 2 ".repeat(1 << 13),
        "1 ft 2 in ".repeat(1 << 14),
        "1x10^".repeat(1 << 15),
        "1e1-".repeat(1 << 15),
    ];
    for line in &lines {
        let whole = [Span::new(0, line.len())];
        let found = quantity::extract(line, &whole, &[], &Context::default());
        assert!(found.len() <= line.len());
    }
}
