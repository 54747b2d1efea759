//! How fast pages are cleaned, in bytes of input a second, on a corpus made here.
//!
//! Plain text is measured as scrapers leave it and as short articles of a wire; a page of HTML against the parser alone,
//! which is to take five sixths of the time.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use crossclaim_article::{Input, clean};

/// Sentences of an invented story; the numbers in them change from page to page.
const SENTENCES: [&str; 8] = [
    "The harbour master of Orlen said on Monday that the ferry had been warned {n} times about the split in its bow door.",
    "“We called and called, and the line was dead,” said Rosa Lind, who has run the night shift for {n} years.",
    "About {n} passengers were taken to the hospital in Dorrin, most of them with nothing worse than cold feet.",
    "The operator, Nordline, did not answer questions on how a ship that was due for repair in May could sail in October.",
    "A spokesman for the ministry said an inquiry would begin within {n} days, and that its findings would be made public.",
    "In 2011 a sister ship ran aground off Larvo, and {n} people had to be lifted from its deck by helicopter.",
    "The strait, which is {n} kilometres wide at that point, is known for cross seas when the wind turns to the north.",
    "Insurers put the loss at {n} million crowns, not counting the {n} lorries on the lower deck.",
];

fn sentence(i: usize) -> String {
    SENTENCES[i % SENTENCES.len()].replace("{n}", &(3 + i * 7 % 90).to_string())
}

/// A page of plain text with the clutter that scrapers leave, about 6 kB.
fn plain(page: usize) -> String {
    let mut out = format!(
        "Menu\nNews | Sport | Weather | Shop\n\nFerry sinks off Orlen, part {page}\n\nBy Rita Moll\nPublished: 2024-05-12 08:00\n1.2k shares\n\n"
    );
    for i in 0..22 {
        out.push_str(&sentence(page + i * 3));
        out.push(' ');
        out.push_str(&sentence(page + i * 5 + 1));
        out.push_str("\n\n");
        if i == 9 {
            out.push_str("Advertisement\n\nREAD MORE: Nine hurt as tram and van collide\n\n");
        }
    }
    out.push_str("Most read\n\nSwans return to Hollin park\nThe first pair in eleven years was seen by two joggers.\n\n© 2024 Bay Media\n");
    out
}

/// A short article of a wire: a title, four paragraphs, a sign-off, about 800 bytes.
fn wire(page: usize) -> String {
    let mut out = format!("FERRY SINKS OFF ORLEN, PART {page}\n\n    ORLEN, May 12 - ");
    for i in 0..4 {
        out.push_str(&sentence(page + i * 3));
        out.push_str("\n    ");
        out.push_str(&sentence(page + i * 5 + 1));
        out.push_str("\n    ");
    }
    out.push_str(" Bay Wire\n");
    out
}

/// The same story as a page with the usual frame of lists and scripts, about 40 kB.
fn html(page: usize) -> String {
    let mut out = format!(
        "<!doctype html><html lang=\"en\"><head><title>Ferry {page} | Bay</title><meta property=\"og:title\" content=\"Ferry {page}\"></head><body><nav><ul>"
    );
    let menu: Vec<String> = (0..60).map(|i| format!("<li class=\"menu-item menu-item-{i}\"><a href=\"/section/{i}\" data-track=\"nav-{i}\">Section {i}</a></li>")).collect();
    out.push_str(&menu.concat());
    out.push_str("</ul></nav><script>");
    out.push_str(&"window.q=window.q||[];q.push({a:1,b:'</p>'});".repeat(300));
    out.push_str("</script><main><article><h1>Ferry sinks off Orlen</h1>");
    let paragraph = |i: usize| {
        format!("<p class=\"p{i}\">{} <a href=\"/x\">{}</a></p>\n", sentence(page + i * 3), sentence(page + i * 5 + 1))
    };
    out.push_str(&(0..22).map(paragraph).collect::<Vec<_>>().concat());
    out.push_str("</article></main><aside>");
    let cards: Vec<String> = (0..60)
        .map(|i| {
            format!("<div class=\"card\"><a href=\"/story/{i}\"><span>Story number {i} of the day</span></a></div>")
        })
        .collect();
    out.push_str(&cards.concat());
    out.push_str("</aside><section class=\"related\"><h2>Most read</h2>");
    let related = |i: usize| {
        format!(
            "<div class=\"teaser\" data-id=\"{i}\"><img src=\"/i/{i}.jpg\" srcset=\"/i/{i}-2x.jpg 2x\" alt=\"\"><svg viewBox=\"0 0 9 9\"><path d=\"M0 0L9 9\"/></svg><h3><a href=\"/s/{i}\">Story number {i}</a></h3><p>{}</p></div>\n",
            sentence(page + i * 11)
        )
    };
    out.push_str(&(0..8).map(related).collect::<Vec<_>>().concat());
    out.push_str("</section><footer>© 2024 Bay Media</footer></body></html>");
    out
}

fn bench(c: &mut Criterion, name: &str, pages: &[String]) {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(pages.iter().map(|p| p.len() as u64).sum()));
    group.sample_size(20);
    group.bench_function("clean", |b| {
        b.iter_batched(
            || {
                pages
                    .iter()
                    .map(|p| Input { id: "page".to_owned(), text: p.clone(), ..Input::default() })
                    .collect::<Vec<_>>()
            },
            |inputs| inputs.into_iter().map(|i| clean(i).text.len()).sum::<usize>(),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

/// The parser that chooses the content, alone.
fn parser(c: &mut Criterion, name: &str, pages: &[String]) {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(pages.iter().map(|p| p.len() as u64).sum()));
    group.sample_size(20);
    group.bench_function("parser alone", |b| {
        b.iter(|| {
            let parse = |page: &String| {
                let config = dom_smoothie::Config { disable_json_ld: true, ..dom_smoothie::Config::default() };
                let mut readability = dom_smoothie::Readability::new(page.as_str(), None, Some(config)).ok()?;
                readability.parse().ok().map(|article| article.content.len())
            };
            pages.iter().filter_map(parse).sum::<usize>()
        });
    });
    group.finish();
}

fn pages(c: &mut Criterion) {
    bench(c, "plain text", &(0..100).map(plain).collect::<Vec<_>>());
    bench(c, "wire", &(0..1000).map(wire).collect::<Vec<_>>());
    let html = (0..30).map(html).collect::<Vec<_>>();
    bench(c, "html", &html);
    parser(c, "html", &html);
}

criterion_group!(benches, pages);
criterion_main!(benches);
