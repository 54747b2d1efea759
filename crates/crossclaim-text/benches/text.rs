//! Throughput of each function of the crate on a text that is made here: wire copy with the
//! abbreviations, quotations, numbers and names that the rules have to weigh.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crossclaim_text::{CodePoints, fold, sentences, stem, words};
use std::hint::black_box;

const NAMES: [&str; 8] = [
    "Mr. Lind",
    "Gen. Petra Holm",
    "Nora K. Pell",
    "the U.S. Senate",
    "Calder Inc.",
    "Élodie Çarşı",
    "Rep. Otto Venn (D-Pa.)",
    "the council",
];
const ACTS: [&str; 8] = [
    "said on Tuesday that the harbour would reopen",
    "paid $1.2 million for the site in Sept. 2019",
    "refused to name the 33 ships, which came from No. 4 dock",
    "called the plan “a road to nowhere”",
    "met ministers at 5 p.m. in Washington, D.C., to discuss it",
    "warned that more than 1,200 people, i.e. most of the town, had left",
    "told reporters at www.arlby.example that talks had failed",
    "agreed with critics of the 2.5% levy",
];
const TAILS: [&str; 8] = [
    ".",
    ", according to two officials.",
    ". “Why now?” he asked.",
    ".\n\n",
    " after the storm of Dec. 12.",
    ". It was the third such meeting since 1987.",
    ", etc.",
    " ... and nobody objected!",
];

/// About a megabyte, the same each time.
fn wire_copy() -> String {
    let mut text = String::new();
    let mut state = 1_u64;
    let mut pick = |from: &[&'static str; 8]| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from[(state >> 61) as usize]
    };
    while text.len() < 1 << 20 {
        for part in [pick(&NAMES), " ", pick(&ACTS), pick(&TAILS), " "] {
            text.push_str(part);
        }
    }
    text
}

fn throughput(criterion: &mut Criterion) {
    let text = wire_copy();
    let ascii = fold(&text);
    // what the rules look at, in a row: the cost of a text made to be slow
    let hostile = "U.S. (I. \"J. ... [1] A.\n1. No. Mr. ".repeat(text.len() / 36);

    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("sentences", |b| b.iter(|| sentences(black_box(&text))));
    group.bench_function("sentences of a hostile text", |b| b.iter(|| sentences(black_box(&hostile))));
    group.bench_function("words", |b| b.iter(|| words(black_box(&text))));
    group.bench_function("words of ASCII", |b| b.iter(|| words(black_box(&ascii))));
    group.bench_function("fold", |b| b.iter(|| fold(black_box(&text))));
    group.bench_function("code points", |b| b.iter(|| CodePoints::new(black_box(&text))));

    let folded: Vec<&str> = words(&ascii).iter().map(|word| word.span.of(&ascii)).collect();
    group.bench_function("stem of each word", |b| b.iter(|| folded.iter().map(|word| stem(word).len()).sum::<usize>()));
    group.finish();
}

criterion_group!(benches, throughput);
criterion_main!(benches);
