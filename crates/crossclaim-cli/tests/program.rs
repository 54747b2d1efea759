//! The program as a caller sees it: what stands on standard output and standard error, byte for
//! byte where it matters, and the exit code.

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use std::path::PathBuf;

const FERRY: &str = "The ferry Alda sank off Port Sorel on 12 May 2025, the coastguard said.\n";
const OTHER: &str = "The coastguard said the ferry Alda sank off Port Sorel on 14 May 2025.\n";

/// A folder of its own for a test, with these files in it.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder");
    for (name, text) in files {
        std::fs::write(path.join(name), text).expect("a file");
    }
    path
}

fn ferry(test: &str) -> PathBuf {
    folder(test, &[("a.txt", FERRY), ("b.txt", OTHER)])
}

/// The program, run where `folder` is, with nothing of the caller's environment that matters.
fn crossclaim(folder: &PathBuf, arguments: &[&str]) -> Command {
    let mut command = cargo_bin_cmd!("crossclaim");
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR");
    command
}

/// Standard output of a run that must end with `code`.
fn out(folder: &PathBuf, arguments: &[&str], code: i32) -> String {
    let output = crossclaim(folder, arguments).assert().code(code).get_output().clone();
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Standard error of a run that must end with 2.
fn error(folder: &PathBuf, arguments: &[&str]) -> String {
    let output = crossclaim(folder, arguments).assert().code(2).get_output().clone();
    assert!(output.stdout.is_empty(), "nothing on standard output");
    String::from_utf8(output.stderr).expect("UTF-8")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_report_in_each_format() {
    let folder = ferry("formats");
    assert!(out(&folder, &["report", "a.txt", "b.txt"], 0).starts_with("CONSISTENCY REPORT\n2 sources"));
    assert!(out(&folder, &["report", ".", "--format", "markdown"], 0).starts_with("# Consistency report\n"));
    assert!(out(&folder, &["report", ".", "-f", "html"], 0).starts_with("<!doctype html>\n"));
    let report = json(&out(&folder, &["report", ".", "--format", "json"], 0));
    assert_eq!(report["schema"], "crossclaim/report/1");
    assert_eq!(report["articles"][1]["id"], "b.txt");
}

#[test]
fn the_same_bytes_for_any_order_of_the_paths() {
    let folder = ferry("order");
    for format in ["terminal", "json", "markdown", "html"] {
        let report = |a, b| out(&folder, &["report", a, b, "--format", format], 0);
        assert_eq!(report("a.txt", "b.txt"), report("b.txt", "a.txt"));
    }
}

#[test]
fn a_file_takes_its_format_from_its_ending() {
    let folder = ferry("ending");
    for (file, begins) in [
        ("r.json", "{\n"),
        ("r.md", "# Cons"),
        ("r.html", "<!doctype"),
        ("r.HTM", "<!doctype"),
        ("r.txt", "CONSIS"),
        ("report", "CONSIS"),
    ] {
        assert_eq!(out(&folder, &["report", "a.txt", "b.txt", "-o", file], 0), "");
        assert!(std::fs::read_to_string(folder.join(file)).expect(file).starts_with(begins), "{file}");
    }
    out(&folder, &["report", "a.txt", "b.txt", "-o", "x.json", "--format", "markdown"], 0);
    assert!(std::fs::read_to_string(folder.join("x.json")).expect("a file").starts_with("# Cons"));
}

#[test]
fn a_file_of_dismissals_hides_what_is_settled() {
    const BUSES: &str = "The company said its new fleet of buses cost 14 million euros.\n";
    let folder = folder("dismissed", &[("a.txt", BUSES), ("b.txt", &BUSES.replace("14", "19"))]);
    let arguments = ["report", "a.txt", "b.txt", "--format", "json"];
    let report = json(&out(&folder, &arguments, 0));
    let found = report["findings"].as_array().expect("findings");
    let id = found[0]["id"].as_str().expect("an id");
    std::fs::write(folder.join("settled"), format!("# the desk, Monday\n\n{id}  # seen\n")).expect("a file");
    let rest = json(&out(&folder, &[&arguments[..], &["--dismissed", "settled"]].concat(), 0));
    assert_eq!(rest["dismissed"][0]["id"], id);
    assert_eq!(rest["findings"].as_array().expect("findings").len() + 1, found.len());
    std::fs::write(folder.join("settled"), "the toll\n").expect("a file");
    let said = error(&folder, &["report", "a.txt", "b.txt", "--dismissed", "settled"]);
    assert!(said.contains("settled: line 1") && said.contains("one id of a finding a line"), "{said}");
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let folder = ferry("colour");
    assert!(!out(&folder, &["report", "."], 0).contains('\u{1B}'));
    assert!(!out(&folder, &["report", ".", "--color", "never"], 0).contains('\u{1B}'));
    assert!(out(&folder, &["report", ".", "--color", "always"], 0).contains("\u{1B}[1m"));
    out(&folder, &["report", ".", "--color", "always", "-o", "r.txt"], 0);
    assert!(!std::fs::read_to_string(folder.join("r.txt")).expect("a file").contains('\u{1B}'));
}

#[test]
fn lines_fit_eighty_columns() {
    let folder = ferry("width");
    for line in out(&folder, &["report", "."], 0).lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn exit_code_one_only_when_asked_and_only_for_a_disagreement() {
    let folder = ferry("codes");
    let report = json(&out(&folder, &["report", "a.txt", "b.txt", "--format", "json"], 0));
    let relations: Vec<&Value> =
        report["findings"].as_array().expect("a list").iter().map(|f| &f["relation"]).collect();
    assert!(relations.iter().any(|relation| *relation == "disagree"), "12 May is not 14 May: {relations:?}");
    out(&folder, &["report", "a.txt", "b.txt", "--fail-on-disagreement"], 1);
    out(&folder, &["report", "a.txt", "--fail-on-disagreement"], 0);
}

#[test]
fn json_lines_give_what_files_give() {
    let folder = ferry("lines");
    let row = |id: &str, text: &str| serde_json::json!({"id": id, "text": text}).to_string();
    let rows = format!("{}\n{}\n", row("a.txt", FERRY), row("b.txt", OTHER));
    std::fs::write(folder.join("all.jsonl"), &rows).expect("a file");
    let files = out(&folder, &["report", "a.txt", "b.txt", "--format", "json"], 0);
    assert_eq!(out(&folder, &["report", "all.jsonl", "--format", "json"], 0), files);
    let piped = crossclaim(&folder, &["report", "-", "--format", "json"]).write_stdin(rows).assert().code(0);
    assert_eq!(String::from_utf8_lossy(&piped.get_output().stdout), files);
}

#[test]
fn metadata_reaches_the_report_and_settles_what_was_open() {
    let meta = r#"{"a.txt": {"source": "Coast Wire", "published": "2025-05-13"}}"#;
    let bare = "Two people were hurt on Tuesday, the coastguard said.\n";
    let folder = folder("meta", &[("a.txt", bare), ("meta.json", meta)]);
    let report = json(&out(&folder, &["report", "a.txt", "--meta", "meta.json", "--format", "json", "--strict"], 0));
    assert_eq!(report["articles"][0]["source"], "Coast Wire");
    assert_eq!(report["articles"][0]["published"]["value"], "2025-05-13");
    assert_eq!(report["articles"][0]["published"]["origin"], "given");
    // A page without a date is told of; nothing about it is wrong.
    out(&folder, &["report", "a.txt", "--strict"], 0);
}

#[test]
fn bad_metadata_names_the_file_the_place_and_the_mend() {
    let folder = ferry("bad-meta");
    let failing = |text: &str| {
        std::fs::write(folder.join("meta.json"), text).expect("a file");
        error(&folder, &["report", "a.txt", "--meta", "meta.json"])
    };
    let unknown = failing("{\"a.txt\":\n {\"publisher\": \"x\"}}");
    assert!(unknown.contains("meta.json") && unknown.contains("publisher") && unknown.contains("line 2"), "{unknown}");
    assert!(failing("not json").contains("line 1"));
    assert!(failing(r#"{"c.txt": {"source": "x"}}"#).contains("\"c.txt\", which is not among the inputs"));
    assert!(error(&folder, &["report", "a.txt", "--meta", "none.json"]).contains("none.json"));
}

#[test]
fn an_input_that_cannot_be_read_is_named_and_stops_nothing_else() {
    let folder = ferry("missing");
    std::fs::write(folder.join("bad.jsonl"), "{\"id\": \"x\", \"text\": \"One man died.\"}\n{oops\n").expect("a file");
    let text = out(&folder, &["report", "a.txt", "none.txt", "bad.jsonl"], 0);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("none.txt") && text.contains("line 2"), "{text}");
    let strict = error(&folder, &["report", "a.txt", "none.txt", "bad.jsonl", "--strict"]);
    assert!(strict.contains("none.txt") && strict.contains("line 2"), "{strict}");
    assert!(strict.lines().all(|line| line.starts_with("crossclaim: ")), "{strict}");
    let nothing = error(&folder, &["report", "none.txt"]);
    assert!(nothing.contains("none.txt") && nothing.contains("check that the path exists"), "{nothing}");
}

#[test]
fn bad_arguments_end_with_two() {
    let folder = ferry("arguments");
    for arguments in [
        &["report"][..],
        &["report", "a.txt", "--format", "pdf"],
        &["report", "a.txt", "--colour"],
        &["frobnicate"],
        &["compare", "one"],
        &["report", "a.txt", "-o", "no/such/folder/r.html"],
        &["compare", "A", "B", "--published-a", "someday"],
        &["sentences", "."],
    ] {
        assert!(!error(&folder, arguments).is_empty(), "{arguments:?}");
    }
}

#[test]
fn no_words_of_an_article_act_on_the_terminal() {
    let text =
        "The \u{1B}[31mferry\u{1B}]0;owned\u{7} Alda \u{9B}2J sank off Port \u{202E}Sorel, and 14 people died.\n";
    let folder = folder("hostile", &[("a.txt", text), ("b.txt", OTHER)]);
    for arguments in [
        &["report", "."][..],
        &["report", ".", "--format", "json"],
        &["report", ".", "--format", "markdown"],
        &["report", ".", "--format", "html"],
        &["facts", "a.txt"],
        &["facts", "a.txt", "--json"],
        &["sentences", "a.txt"],
        &["sentences", "a.txt", "--json"],
        &["clean", "a.txt"],
        &["parse", "a.txt"],
        &["clean", "a.txt", "--json"],
        &["compare", text, OTHER],
        &["compare", text, OTHER, "--json"],
    ] {
        let shown = out(&folder, arguments, 0);
        let acts = |c: char| !matches!(c, '\n' | '\t') && c.is_control() || c == '\u{202E}';
        assert!(!shown.contains(acts), "{arguments:?}: {shown:?}");
    }
}

#[test]
fn the_stages_show_what_they_see() {
    let text = "Çelik Line said 14 people died. The ferry sank on 12 May 2025.\n";
    let folder = folder("stages", &[("a.txt", text)]);
    assert_eq!(
        out(&folder, &["sentences", "a.txt"], 0),
        "Çelik Line said 14 people died.\nThe ferry sank on 12 May 2025.\n"
    );
    for command in ["sentences", "facts"] {
        let lines = out(&folder, &[command, "a.txt", "--json"], 0);
        assert!(lines.lines().count() >= 2, "{lines}");
        for line in lines.lines().map(json) {
            let place = |name: &str| usize::try_from(line[name].as_u64().expect(name)).expect(name);
            let words: String = text.chars().skip(place("start")).take(place("end") - place("start")).collect();
            assert_eq!(line["text"], words.as_str());
        }
    }
    let facts = out(&folder, &["facts", "a.txt", "--json"], 0);
    let kinds: Vec<Value> = facts.lines().map(|line| json(line)["kind"].clone()).collect();
    for kind in ["quantity", "time", "stance"] {
        assert!(kinds.iter().any(|found| found == kind), "{kinds:?}");
    }
    let clean = json(&out(&folder, &["clean", "a.txt", "--json"], 0));
    assert_eq!(clean["id"], "a.txt");
    let rows = out(&folder, &["parse", "a.txt"], 0);
    assert!(rows.starts_with("# text = Çelik Line said 14 people died.\n1\tÇelik\t"), "{rows}");
    assert!(rows.ends_with("\n\n"));
    let piped = crossclaim(&folder, &["sentences", "-"]).write_stdin("One. Two ferries sank.").assert().code(0);
    assert!(String::from_utf8_lossy(&piped.get_output().stdout).contains("Two ferries sank."));
}

#[test]
fn two_sentences_side_by_side() {
    let folder = ferry("compare");
    let told = out(&folder, &["compare", FERRY, OTHER], 0);
    assert!(told.starts_with("The same claim (score "), "{told}");
    assert!(told.contains("disagree (date): 12 May 2025"), "{told}");
    let answer = json(&out(&folder, &["compare", FERRY, OTHER, "--json"], 0));
    assert_eq!(answer["same_claim"], true);
    assert_eq!(answer["relation"], "disagree");
    let apart = out(&folder, &["compare", "The bank cut its rate.", "A ferry sank."], 0);
    assert!(apart.starts_with("Different claims"), "{apart}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_closes_the_pipe_is_no_failure() {
    use std::process::{Command, Stdio};
    let folder = ferry("pipe");
    // Far more than a pipe holds, so that writing goes on when nobody reads.
    let many = FERRY.repeat(3000);
    std::fs::write(folder.join("a.txt"), many).expect("a file");
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("crossclaim"))
        .args(["sentences", "a.txt"])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
