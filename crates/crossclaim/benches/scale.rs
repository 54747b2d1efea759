//! The cost of a run as it grows: `cargo bench -p crossclaim --bench scale -- 10000 100000 1000000`.
//!
//! Comes in: numbers of claims, or paths of JSON Lines files (`cargo bench … -- stories.jsonl 5000`: a number
//! behind a path is how many of its articles are read). Goes out: a row for each with the seconds of every
//! stage, bytes a second of the whole, the processor seconds of all threads and the peak of memory where the system tells
//! them (at the groups, at the findings and in all), and a mark of the report: the same bytes give the same mark. Each row is measured
//! in a process of its own. `RAYON_NUM_THREADS` sets the number of threads; behind `--grouped` no run goes further than
//! its groups.
//!
//! The stories are made here: each event has its people, places, words and figures, drawn by Zipf's law from
//! the run's stock, and is told by two to nine outlets that each choose, order and word its facts in their own way.

#![allow(clippy::print_stdout)] // a table for whoever ran it

use crossclaim::{Article, Input, article, core, diff, report};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Sentences of an article.
const SENTENCES: usize = 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Under `cargo test` nothing is to be measured: one small run shows that it works.
    let benched = arguments.iter().any(|a| a == "--bench");
    let mut words: Vec<String> = arguments.into_iter().filter(|a| a != "--bench").collect();
    if words.first().is_some_and(|w| w == "--one") {
        row(&words[1..]);
        return;
    }
    let grouped = words.iter().any(|w| w == "--grouped");
    words.retain(|w| w != "--grouped");
    if words.is_empty() {
        words.push(if benched { "10000" } else { "400" }.to_owned());
    }
    println!(
        "{:>9} {:>8} {:>7} {:>7} {:>8} {:>8} {:>8} {:>8} {:>7} {:>9} {:>8} {:>8} {:>8} {:>6} {:>6} {:>6} {:>16}",
        "claims",
        "articles",
        "MB",
        "clean",
        "group",
        "compare",
        "report",
        "whole s",
        "MB/s",
        "links",
        "groups",
        "found",
        "cpu s",
        "MiB g",
        "MiB c",
        "MiB",
        "mark"
    );
    let mut at = 0;
    while at < words.len() {
        let path = words[at].parse::<usize>().is_err();
        let length = if path && words.get(at + 1).is_some_and(|w| w.parse::<usize>().is_ok()) { 2 } else { 1 };
        let program = std::env::current_exe().expect("a running program has a path");
        let status = Command::new(program)
            .arg("--one")
            .args(grouped.then_some("--grouped"))
            .args(&words[at..at + length])
            .status();
        assert!(status.is_ok_and(|s| s.success()), "the run of {} failed", words[at]);
        at += length;
    }
}

/// A hash of all that is written into it (FNV-1a).
struct Mark(u64);

impl std::fmt::Write for Mark {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 = text.bytes().fold(self.0, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        Ok(())
    }
}

/// Measures one run and prints its row.
fn row(words: &[String]) {
    let grouped = words[0] == "--grouped";
    let words = &words[usize::from(grouped)..];
    let most = words.get(1).and_then(|w| w.parse().ok()).unwrap_or(usize::MAX);
    let inputs = match words[0].parse::<usize>() {
        Ok(claims) => made(claims.div_ceil(SENTENCES)),
        Err(_) => read(Path::new(&words[0]), most),
    };
    let bytes: usize = inputs.iter().map(|i| i.text.len()).sum();
    let start = Instant::now();
    let mut last = 0.0;
    let mut lap = || {
        let now = start.elapsed().as_secs_f64();
        let lap = now - last;
        last = now;
        lap
    };
    let articles: Vec<Article> = article::prepare(inputs).articles;
    let clean = lap();
    let corpus = core::Corpus::new(&articles);
    let group = lap();
    let at_groups = peak();
    let findings = if grouped { Vec::new() } else { diff::compare(&corpus) };
    let (compare, compared) = (lap(), peak());
    let mut mark = 0;
    if !grouped {
        let report = report::Report::new(&corpus, &findings, &[]);
        let mut told = Mark(0xcbf2_9ce4_8422_2325);
        write!(told, "{}", report::Json::new(&report)).expect("a mark takes all");
        mark = told.0;
    }
    let told = lap();
    let whole = start.elapsed().as_secs_f64();
    let mega = bytes as f64 / 1e6;
    println!(
        "{:>9} {:>8} {:>7.1} {:>7.2} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>7.2} {:>9} {:>8} {:>8} {:>8} {:>6} {:>6} {:>6} {mark:016x}",
        corpus.claims.len(),
        articles.len(),
        mega,
        clean,
        group,
        compare,
        told,
        whole,
        mega / whole,
        corpus.links.len(),
        corpus.groups.len(),
        findings.len(),
        told_or_open(processor_seconds().map(|s| format!("{s:.1}"))),
        told_or_open(at_groups),
        told_or_open(compared),
        told_or_open(peak())
    );
}

/// The most memory this process has held, in MiB, where the system tells it (Linux does).
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|k| k / 1024)
}

/// The processor seconds of all threads so far, where the system tells them (Linux counts them in hundredths).
fn processor_seconds() -> Option<f64> {
    let line = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name of the program in parentheses, user time is the twelfth field and system time the next.
    let mut fields = line.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut seconds = || Some(fields.next()?.parse::<f64>().ok()? / 100.0);
    Some(seconds()? + seconds()?)
}

fn told_or_open(figure: Option<impl ToString>) -> String {
    figure.map_or_else(|| "?".to_owned(), |f| f.to_string())
}

/// The first `most` articles of a JSON Lines file with `id`, `text` and, where known, `title` and `date`.
fn read(path: &Path, most: usize) -> Vec<Input> {
    let file = std::fs::read_to_string(path).expect("the file can be read");
    let field = |row: &serde_json::Value, name: &str| row.get(name).and_then(|v| v.as_str()).map(str::to_owned);
    file.lines()
        .take(most)
        .enumerate()
        .filter_map(|(at, line)| {
            let row: serde_json::Value = serde_json::from_str(line).ok()?;
            Some(Input {
                id: field(&row, "id").unwrap_or_else(|| at.to_string()),
                text: field(&row, "text")?,
                title: field(&row, "title"),
                published: field(&row, "published").or_else(|| field(&row, "date")),
                ..Input::default()
            })
        })
        .collect()
}

/// A stream of numbers that is the same on every machine (xorshift64*, Vigna 2016).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() % (1 << 32)) as f64 / f64::from(u32::MAX)
    }

    /// A rank from 0 to `end`, the r-th drawn about 1/r as often as the first (Zipf's law, by its integral).
    fn rank(&mut self, end: usize) -> usize {
        (((end as f64).ln() * self.share()).exp() as usize - 1).min(end - 1)
    }

    fn one<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// A made-up word for a number, the shorter the smaller the number is.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 40] = [
        "ba", "den", "fo", "gar", "hel", "im", "jo", "kar", "lu", "men", "nor", "ol", "pra", "qui", "ros", "sil",
        "tor", "un", "vel", "wes", "yar", "zed", "bri", "clo", "dru", "fen", "gli", "hur", "ket", "lin", "mor", "nes",
        "pol", "rad", "sta", "tre", "ven", "wil", "tan", "kor",
    ];
    number += SYLLABLES.len();
    let mut word = String::new();
    while number > 0 {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    word
}

fn name(number: usize) -> String {
    let word = word(number);
    let (head, tail) = word.split_at(1);
    head.to_ascii_uppercase() + tail
}

/// What an event has of its own.
struct Event {
    people: Vec<String>,
    places: Vec<String>,
    body: String,
    words: Vec<String>,
    day: usize,
    facts: Vec<Fact>,
}

/// One fact: which sort of sentence tells it, and what stands in its slots.
struct Fact {
    sort: usize,
    person: usize,
    place: usize,
    words: [usize; 4],
    figure: usize,
}

/// Each sort of fact in the wordings of several outlets. {p} a person, {l} a place, {b} a body, {a} to {d} words,
/// {n} a figure, {t} a day.
const SORTS: [[&str; 3]; 10] = [
    [
        "At least {n} people died when the {a} struck the {b} district of {l}, {p} said on {t}.",
        "The {a} killed {n} people near {l} on {t}, according to {p}, who leads the {b} {c} office.",
        "{p} said {n} people had been killed by the {a} in {l}, where the {c} {d} was closed.",
    ],
    [
        "The {b} will spend ${n} million on the {a} {c} in {l}, the {d} minister, {p}, told reporters.",
        "About ${n} million will go to a new {a} {c} in {l}, said {p} of the {b}.",
        "A {c} worth ${n} million was promised to {l} by the {b} on {t}, and the {d} {a} begins next year.",
    ],
    [
        "\u{201c}We have never seen a {a} of this {c} and we will rebuild every {d},\u{201d} {p} said.",
        "{p} said: \u{201c}We have never seen a {a} of this {c}, and every {d} will be rebuilt.\u{201d}",
        "Asked about the {a}, {p} of the {b} said that no {c} of this sort had been seen before in {l}.",
    ],
    [
        "The {b} denied that its {a} {c} had damaged the {d} above {l}.",
        "{p} said the {c} of the {b} had damaged the {d} above the town of {l}.",
        "Whether the {a} {c} damaged the {d} in {l} was not known on {t}.",
    ],
    [
        "The {a} {c} between {l} and the {d} will stay closed for {n} days, the {b} announced.",
        "Traffic on the {a} {c} is to return after {n} days, the {b} said on {t}.",
        "Drivers must avoid the {a} {d} near {l} for {n} days while the {c} is repaired.",
    ],
    [
        "{p} was elected head of the {b} on {t} with {n} percent of the {a} vote.",
        "The {b} chose {p} as its head with {n} percent of the votes, ahead of a {c} from {l}.",
        "{n} percent of the {a} members voted for {p}, whose {c} has led the {d} since last year.",
    ],
    [
        "Shares of the {b} fell {n} percent after the {a} of its {c} unit in {l} on {t}.",
        "The {b} lost {n} percent of its value on {t} as the {d} feared a {a} in {l}.",
        "Investors sold the {b} because of its {a} {c}, and the shares ended {n} percent lower.",
    ],
    [
        "The {a} and the {c} of {l} met {p} on {t} to talk about the {d}.",
        "{p} travelled to {l} on {t} and spoke with the {c} about the {a} {d}.",
        "Talks on the {d} between {p} and the {a} {c} in {l} ended without an agreement.",
    ],
    [
        "More than {n} {a} workers left their {c} in {l} in a dispute over the {d}.",
        "A dispute about the {d} led {n} workers of the {a} {c} to strike on {t}.",
        "The strike of {n} {c} workers in {l} goes on, and the {b} has not answered the {a} union.",
    ],
    [
        "The {a} measured {n} kilometres from the {c} of {l} to the {d}.",
        "Between the {c} and the {d} lie {n} kilometres of {a}, most of it outside {l}.",
        "It was a {a} {c} of a kind that the {d} of {l} had not known for {n} years.",
    ],
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const GIVEN: [&str; 24] = [
    "Ana", "Marta", "Jon", "Elena", "Peter", "Lucy", "Omar", "Ines", "David", "Sara", "Paul", "Nina", "Hugo", "Clara",
    "Karim", "Julia", "Victor", "Emma", "Leo", "Maria", "Daniel", "Ruth", "Simon", "Alice",
];

fn event(chance: &mut Chance, events: usize) -> Event {
    // Heaps' law: the stock of names and words grows with the text, more slowly than it.
    let stock = 400 + 40 * (events as f64).sqrt() as usize;
    let mut people = Vec::new();
    for _ in 0..3 {
        people.push(format!("{} {}", chance.one(&GIVEN), name(2000 + chance.rank(4 * stock))));
    }
    let places = (0..3).map(|_| name(60_000 + chance.rank(stock))).collect();
    let body = format!("{} Council", name(120_000 + chance.rank(stock)));
    let words: Vec<String> = (0..30).map(|_| word(chance.rank(12 * stock))).collect();
    let facts = (0..SENTENCES + 8)
        .map(|_| Fact {
            sort: chance.below(SORTS.len()),
            person: chance.below(3),
            place: chance.below(3),
            words: std::array::from_fn(|_| chance.below(30)),
            figure: 2 + chance.rank(5000),
        })
        .collect();
    Event { people, places, body, words, day: chance.below(700), facts }
}

/// `articles` articles on as many events as that takes.
fn made(articles: usize) -> Vec<Input> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let events = articles.div_ceil(5);
    let mut list = Vec::with_capacity(articles);
    let mut at = 0;
    while list.len() < articles {
        let event = event(&mut chance, events);
        for outlet in 0..2 + chance.rank(8) {
            if list.len() < articles {
                list.push(told(&mut chance, &event, at, outlet, 12 * (400 + 40 * (events as f64).sqrt() as usize)));
            }
        }
        at += 1;
    }
    list
}

/// An outlet's article: most facts of the event, in its own order and words, with a slip here and there.
fn told(chance: &mut Chance, event: &Event, at: usize, outlet: usize, stock: usize) -> Input {
    let mut left: Vec<&Fact> = event.facts.iter().collect();
    let mut text = String::new();
    for sentence in 0..SENTENCES {
        // The weightiest facts come first in every outlet.
        let fact = left.remove(chance.below(left.len().min(4)));
        let pattern = SORTS[fact.sort][chance.below(3)];
        let figure = if chance.below(30) == 0 { fact.figure + 1 + chance.below(9) } else { fact.figure };
        let mut slot = |which: usize| {
            // One word in four is the outlet's own.
            if chance.below(4) == 0 { word(chance.rank(stock)) } else { event.words[fact.words[which]].clone() }
        };
        let words = [slot(0), slot(1), slot(2), slot(3)];
        let sentence_text = pattern
            .replace("{p}", &event.people[fact.person])
            .replace("{l}", &event.places[fact.place])
            .replace("{b}", &event.body)
            .replace("{a}", &words[0])
            .replace("{c}", &words[1])
            .replace("{d}", &words[2])
            .replace("{n}", &figure.to_string())
            .replace("{t}", DAYS[event.day % 7]);
        text.push_str(&sentence_text);
        text.push_str(if sentence % 3 == 2 { "\n\n" } else { " " });
    }
    let (year, month, day) = (2030 + event.day / 360, 1 + event.day / 30 % 12, 1 + event.day % 28);
    Input {
        id: format!("event-{at:06}-outlet-{outlet}"),
        text,
        published: Some(format!("{year}-{month:02}-{day:02}")),
        ..Input::default()
    }
}
