//! Laws of names: what holds for any text and any two names.

use crossclaim_facts::name::{self, Name, NameType, Registry};
use crossclaim_text::Span;
use proptest::prelude::*;

/// Pieces that names are made of, and what stands between them.
const PIECES: [&str; 48] = [
    "Halim",
    "Tarvis",
    "DERVISH",
    "Ann",
    "Smith",
    "Mr",
    "Dr.",
    "President",
    "former",
    "ex-",
    "-elect",
    "Norway",
    "Kyiv",
    "the Kremlin",
    "U.S.",
    "US",
    "Bank",
    "of",
    "the",
    "and",
    "&",
    "Ministry",
    "plc",
    "Inc.",
    ", ",
    "-",
    "'s",
    "\u{2019}s",
    " ",
    "  ",
    "\n",
    ".",
    "\"",
    "(",
    ")",
    "said",
    "in",
    "beat",
    "2",
    "Çağla",
    "İ",
    "ß",
    "\u{301}",
    "王",
    "🙂",
    "al-",
    "van der",
    "J.",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((prop::sample::select(&PIECES[..]), prop::bool::weighted(0.7)), 0..40);
    let built = pieces.prop_map(|list| {
        list.into_iter().fold(String::new(), |mut text, (piece, space)| {
            text.push_str(piece);
            if space {
                text.push(' ');
            }
            text
        })
    });
    prop_oneof![3 => built, 1 => any::<String>(), 1 => "\\PC{0,80}"]
}

fn name_type() -> impl Strategy<Value = NameType> {
    prop::sample::select(vec![NameType::Person, NameType::Place, NameType::Organisation, NameType::Other])
}

fn read(text: &str) -> Vec<Name> {
    name::extract(text, &crossclaim_text::sentences(text))
}

proptest! {
    #[test]
    fn names_stand_in_order_on_character_borders(text in text()) {
        let mut end = 0;
        for name in read(&text) {
            prop_assert!(name.span.start >= end && name.span.start < name.span.end);
            prop_assert!(text.get(name.span.start..name.span.end).is_some());
            prop_assert!(!name.canonical.is_empty());
            if let Some(title) = name.title {
                prop_assert!(text.get(title.start..title.end).is_some_and(|words| !words.trim().is_empty()));
                prop_assert!(!title.overlaps(name.span));
            }
            prop_assert!(!name.title_past || name.title.is_some());
            end = name.span.end;
        }
    }

    #[test]
    fn any_sentences_will_do(text in text(), cuts in prop::collection::vec((0usize..200, 0usize..200), 0..6)) {
        let spans: Vec<Span> = cuts.into_iter().map(|(start, end)| Span::new(start, end)).collect();
        for name in name::extract(&text, &spans) {
            prop_assert!(text.get(name.span.start..name.span.end).is_some());
        }
    }

    #[test]
    fn same_is_symmetric(a in text(), b in text(), a_type in name_type(), b_type in name_type()) {
        prop_assert_eq!(name::same(&a, a_type, &b, b_type), name::same(&b, b_type, &a, a_type));
        prop_assert_eq!(name::related(&a, &b), name::related(&b, &a));
    }

    #[test]
    fn same_and_related_are_reflexive_where_they_can_be(a in text(), a_type in name_type()) {
        prop_assert!(name::same(&a, a_type, &a, a_type));
        prop_assert_eq!(name::key(&a), name::key(&a));
    }

    #[test]
    fn two_articles_in_any_order_have_the_same_bearers(a in text(), b in text()) {
        let (names_a, names_b) = (read(&a), read(&b));
        let forward = Registry::build(&[&names_a, &names_b], &[&a, &b]);
        let back = Registry::build(&[&names_b, &names_a], &[&b, &a]);
        prop_assert_eq!(forward.len(), back.len());
        for at in 0..names_a.len() {
            let (id, moved) = (forward.entity(0, at), back.entity(1, at));
            prop_assert_eq!(id, moved);
            prop_assert_eq!(forward.label(id), back.label(moved));
            prop_assert_eq!(forward.name_type(id), back.name_type(moved));
        }
    }

    #[test]
    fn an_article_twice_has_no_more_bearers_than_once(a in text()) {
        let names = read(&a);
        let once = Registry::build(&[&names], &[&a]);
        let twice = Registry::build(&[&names, &names], &[&a, &a]);
        prop_assert_eq!(once.len(), twice.len());
    }
}

/// Twice the text may take little more than twice the time. The bound is wide: machines are busy.
#[test]
fn work_is_close_to_linear_in_the_text() {
    let hard = [
        "Ann & ",
        "Leeds beat Bristol in the match and ",
        "(",
        "A",
        "Ann-",
        "J.",
        "former deputy ",
        "Bank of Norway and ",
        "van der ",
        "1",
        "Ann Smith, the former governor, met Mr Tarvis. ",
    ];
    for piece in hard {
        let text = piece.repeat(400_000 / piece.len());
        let one = [Span::new(0, text.len())];
        let names = name::extract(&text, &one);
        let registry = Registry::build(&[&names], &[&text]);
        assert!(registry.len() <= names.len());
    }
}
