//! The whole run and each stage on a corpus made here: `cargo bench -p crossclaim`.
//!
//! Five articles tell one made-up storm in sentence patterns with slots, so that facts meet; the
//! figures are bytes of article text a second on one core.

#![allow(missing_docs)] // criterion's macros write undocumented functions

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crossclaim::{Article, CrossCheck, Input, article, core, diff, facts, report, syntax, text};
use std::hint::black_box;

const PATTERNS: [&str; 10] = [
    "The storm killed {n} people in Port Alba on Monday, the mayor, Ines Dorn, said.",
    "At least {n} people died when the storm hit the coast, according to the coastguard.",
    "About {n} homes were damaged and the road to Sandrel was closed for three days.",
    "\u{201c}We will rebuild every house before the winter comes,\u{201d} Ms Dorn told reporters.",
    "The regional government denied that the dam above the town had been damaged.",
    "Aid worth ${n} million was promised by the government on Tuesday, officials said.",
    "Schools will reopen on 14 March, two weeks after the storm, the ministry announced.",
    "Residents who lost their homes spent a fourth night in tents and in the sports hall.",
    "Weather stations measured gusts of {n} km/h before the masts broke, meteorologists said.",
    "The opposition said that the warning came too late and asked for an inquiry.",
];

/// Five pages of about `sentences` sentences each.
fn pages(sentences: usize) -> Vec<String> {
    (0..5_usize)
        .map(|page| {
            let paragraphs: Vec<String> = (0..sentences)
                .map(|at| {
                    PATTERNS[(at * 7 + page * 3) % PATTERNS.len()]
                        .replace("{n}", &(20 + (at * 13 + page) % 400).to_string())
                })
                .collect::<Vec<_>>()
                .chunks(3)
                .map(|three| three.join(" "))
                .collect();
            format!("Storm hits Port Alba\n\n{}", paragraphs.join("\n\n"))
        })
        .collect()
}

fn read(pages: &[String]) -> Vec<Article> {
    let input = |(at, text): (usize, &String)| Input {
        id: format!("page-{at}"),
        text: text.clone(),
        published: Some("2031-03-05".into()),
        ..Input::default()
    };
    pages.iter().enumerate().map(input).map(article::clean).collect()
}

fn stages(c: &mut Criterion) {
    let pages = pages(40);
    let bytes: usize = pages.iter().map(String::len).sum();
    let articles = read(&pages);
    let corpus = core::Corpus::new(&articles);
    let findings = diff::compare(&corpus);
    let whole = report::Report::new(&corpus, &findings, &[]);
    let spans: Vec<_> = articles.iter().map(|a| text::sentences(&a.text)).collect();

    let mut group = c.benchmark_group("five articles");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("clean", |b| b.iter(|| read(black_box(&pages))));
    group.bench_function("sentences", |b| {
        b.iter(|| articles.iter().map(|a| text::sentences(black_box(&a.text)).len()).sum::<usize>());
    });
    group.bench_function("facts", |b| {
        let context = facts::Context::default();
        b.iter(|| {
            articles
                .iter()
                .zip(&spans)
                .map(|(a, s)| facts::extract(black_box(&a.text), s, &context).names.len())
                .sum::<usize>()
        });
    });
    group.bench_function("parse every sentence", |b| {
        let sentences = || articles.iter().zip(&spans).flat_map(|(a, s)| s.iter().map(|s| s.of(&a.text)));
        b.iter(|| sentences().map(|s| syntax::parse(black_box(s)).tokens.len()).sum::<usize>());
    });
    group.bench_function("claims and groups", |b| b.iter(|| core::Corpus::new(black_box(&articles))));
    group.bench_function("compare", |b| b.iter(|| diff::compare(black_box(&corpus))));
    group.bench_function("render html", |b| b.iter(|| report::Html::new(black_box(&whole)).to_string()));
    group.bench_function("whole run", |b| b.iter(|| CrossCheck::new().run(&read(black_box(&pages)))));
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
