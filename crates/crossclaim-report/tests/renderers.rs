//! The renderers on one report, as whole-text snapshots.

mod sample;

use crossclaim_report::{Html, Json, Markdown, Terminal};

#[test]
fn terminal() {
    insta::assert_snapshot!(Terminal::new(&sample::report()));
}

#[test]
fn json() {
    insta::assert_snapshot!(Json::new(&sample::report()).pretty(true));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(Markdown::new(&sample::report()));
}

#[test]
fn html() {
    insta::assert_snapshot!(Html::new(&sample::report()));
}
