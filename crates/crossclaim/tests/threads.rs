//! However many threads there are, the report is the same bytes.

use crossclaim::{Article, CrossCheck, Input, article, core, report};

const TOWNS: [&str; 5] = ["Sandrel", "Port Alba", "Marrick", "Velden", "Tessin"];
const STORIES: [&str; 4] = [
    "A storm killed {n} people in {t} on Monday, the mayor, Ines Dorn, said. She denied that the dam above {t} had been \
     damaged. \u{201c}We will rebuild every house before the winter comes,\u{201d} Ms Dorn said. About {m} homes were flooded.",
    "The council of {t} will close {n} of its {m} libraries in May, its head, Karim Vale, told reporters. Mr Vale said \
     readers could use a van that stops in {t} on Fridays. A petition has {m} names.",
    "A fire burned {n} hectares of forest near {t} on Tuesday. Firefighters said the fire had not reached the village. \
     The road to {t} was closed for {m} hours, according to the police.",
    "Workers at the shipyard in {t} ended a strike of {n} days after the owner promised a raise of {m} percent. The union's \
     leader, Hugo Brandt, called it \u{201c}a good day for every family in this town\u{201d}.",
];

/// Three outlets on each of `events` events; in some figures they differ.
fn articles(events: usize) -> Vec<Article> {
    let page = |event: usize, outlet: usize| Input {
        id: format!("{event:03}-{outlet}"),
        text: STORIES[event % STORIES.len()]
            .replace("{t}", TOWNS[event / STORIES.len() % TOWNS.len()])
            .replace("{n}", &(20 + event * 7 + outlet % 2).to_string())
            .replace("{m}", &(3 + event).to_string()),
        published: Some("2031-03-05".into()),
        ..Input::default()
    };
    (0..events).flat_map(|event| (0..3).map(move |outlet| article::clean(page(event, outlet)))).collect()
}

fn json(articles: &[Article], threads: usize) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    pool.install(|| report::Json::new(&CrossCheck::new().run(articles)).to_string())
}

#[test]
fn threads_do_not_change_the_report() {
    // One event, and more articles than are held to be about one.
    for events in [1, 40] {
        let articles = articles(events);
        let alone = json(&articles, 1);
        assert!(alone.contains("\"groups\":[{"), "the sources tell the same");
        for threads in [2, 5] {
            assert_eq!(alone, json(&articles, threads), "{threads} threads");
        }
    }
}

#[test]
fn a_large_run_compares_the_articles_of_an_event() {
    let corpus = core::Corpus::new(&articles(20));
    for article in 0..corpus.documents.len() {
        let event = article / 3;
        for other in (event * 3..event * 3 + 3).filter(|other| *other != article) {
            assert!(corpus.companions.meet(article, other), "{article} and {other} tell of one event");
        }
        let strangers =
            corpus.companions.of(article).iter().filter(|other| **other / 3 % STORIES.len() != event % STORIES.len());
        assert_eq!(strangers.count(), 0, "{article} has nothing in common with other sorts of stories");
    }
    assert!(
        corpus.links.iter().all(|l| corpus.companions.meet(corpus.claims[l.a].article, corpus.claims[l.b].article))
    );
}

#[test]
fn in_a_small_run_every_article_is_compared_with_every_other() {
    let corpus = core::Corpus::new(&articles(16));
    for article in 0..48 {
        let others: Vec<usize> = (0..48).filter(|other| *other != article).collect();
        assert_eq!(corpus.companions.of(article), others);
    }
}
