//! Inside the crate imports point one way: a file knows those above it in this list alone.

use std::path::Path;

const SENTENCE: [&str; 9] =
    ["terminator", "vocabulary", "context", "before", "reference", "attribution", "stop", "list", "line"];

const CRATE: [&str; 5] = ["lexicon", "span", "fold", "word", "sentence"];

#[test]
fn imports_point_one_way() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (at, room) in SENTENCE.iter().enumerate() {
        let text = std::fs::read_to_string(source.join(format!("sentence/{room}.rs"))).expect("a room of the list");
        for below in &SENTENCE[at..] {
            assert!(!text.contains(&format!("super::{below}")), "sentence/{room} knows {below}");
        }
    }
    for (at, room) in CRATE.iter().enumerate() {
        let file = source.join(format!("{room}.rs"));
        let file = if file.exists() { file } else { source.join(format!("{room}/mod.rs")) };
        let text = std::fs::read_to_string(file).expect("a room of the list");
        for below in &CRATE[at + 1..] {
            assert!(!text.contains(&format!("crate::{below}")), "{room} knows {below}");
        }
    }
}

#[test]
fn every_room_is_in_the_list() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sentence");
    for entry in std::fs::read_dir(source).expect("the folder of the sentence") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name in Unicode");
        let room = name.trim_end_matches(".rs");
        assert!(room == "mod" || SENTENCE.contains(&room), "{room} is not in the list");
    }
}
