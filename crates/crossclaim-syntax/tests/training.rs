//! Training is a function of its treebanks and its seed, and it learns.

use std::fmt::Write;

use crossclaim_syntax::Model;
use crossclaim_syntax::learn::{TrainOptions, train};

/// A treebank of invented sentences: a determiner, a noun, a verb, and perhaps an object.
fn treebank() -> String {
    let mut text = String::new();
    for (at, noun) in ["clerk", "pilot", "judge", "baker", "miner"].iter().cycle().take(60).enumerate() {
        let (verb, lemma) = [("slept", "sleep"), ("sang", "sing"), ("sold", "sell")][at % 3];
        let _ = writeln!(text, "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_");
        let _ = writeln!(text, "2\t{noun}\t{noun}\tNOUN\tNN\t_\t3\tnsubj\t_\t_");
        let _ = writeln!(text, "3\t{verb}\t{lemma}\tVERB\tVBD\t_\t0\troot\t_\t_");
        if verb == "sold" {
            let _ = writeln!(text, "4\tbooks\tbook\tNOUN\tNNS\t_\t3\tobj\t_\t_");
        }
        text.push('\n');
    }
    text
}

fn options(seed: u64) -> TrainOptions {
    let mut options = TrainOptions::default();
    options.seed = seed;
    options.epochs = 60;
    options.width = 16;
    options.layers = 1;
    "invented".clone_into(&mut options.notice);
    options
}

#[test]
fn a_seed_gives_the_same_bytes_and_another_seed_others() {
    let text = treebank();
    let first = train(&[text.as_str()], &options(1)).to_bytes();
    assert_eq!(first, train(&[text.as_str()], &options(1)).to_bytes());
    assert_ne!(first, train(&[text.as_str()], &options(2)).to_bytes());
}

#[test]
fn what_was_taught_is_known_and_carried_to_new_sentences() {
    let text = treebank();
    let model = train(&[text.as_str()], &options(1));
    let again = Model::from_bytes(&model.to_bytes()).expect("a model");
    assert_eq!(again, model);
    assert_eq!(again.notice(), "invented");
    // "drummer" was never seen.
    let tree = again.parse("The drummer sold books");
    let arcs: Vec<(Option<usize>, &str)> = tree.tokens.iter().map(|token| (token.head, token.deprel)).collect();
    assert_eq!(arcs, [(Some(1), "det"), (Some(2), "nsubj"), (None, "root"), (Some(2), "obj")]);
    assert_eq!(tree.tokens[2].lemma, "sell");
    assert_eq!(tree.tokens[3].lemma, "book");
}
