//! Runs `tests/cases/syntax.toml`; the schema stands at its head.

use std::fmt::Write;

use crossclaim_syntax::{Frame, Modality, Tense, Tree, Voice, frames, parse};
use crossclaim_text::Span;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    trap: String,
    tokens: Option<Vec<String>>,
    #[serde(default)]
    lemmas: Vec<(String, String)>,
    #[serde(default)]
    tags: Vec<(String, String)>,
    #[serde(default)]
    frame: Vec<WantedFrame>,
    #[serde(default)]
    phrase: Vec<Phrase>,
    #[serde(default)]
    counted: Vec<Counted>,
    #[serde(default)]
    attached: Vec<Attached>,
    #[serde(default)]
    coordinated: Vec<Coordinated>,
    #[serde(default)]
    apposition: Vec<Apposition>,
    #[serde(default)]
    report: Vec<Report>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedFrame {
    predicate: String,
    lemma: Option<String>,
    agent: Option<String>,
    patient: Option<String>,
    recipient: Option<String>,
    tense: Option<String>,
    voice: Option<String>,
    modality: Option<String>,
    negation: Option<String>,
    perfect: Option<bool>,
    progressive: Option<bool>,
    oblique: Option<Vec<String>>,
    complement: Option<String>,
    above: Option<String>,
    marker: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    of: String,
    full: Option<String>,
    base: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    number: String,
    noun: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attached {
    preposition: String,
    complement: String,
    governor: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Coordinated {
    of: String,
    all: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Apposition {
    of: String,
    other: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    content: String,
    predicate: String,
    speaker: String,
}

/// A parsed case, with what it found wrong.
struct Check<'a> {
    text: &'a str,
    tree: Tree,
    wrong: Vec<String>,
}

impl Check<'_> {
    fn word(&self, token: Option<usize>) -> &str {
        token.map_or("", |token| self.tree.tokens[token].span.of(self.text))
    }

    /// The token that a case names; "at#2" is the second "at".
    fn token(&self, name: &str) -> Option<usize> {
        let (word, place) = name.rsplit_once('#').map_or((name, 1), |(word, place)| (word, place.parse().unwrap_or(1)));
        let mut places = (0..self.tree.tokens.len()).filter(|at| self.word(Some(*at)) == word);
        let found = places.nth(place - 1);
        assert!(found.is_some(), "no token {name:?} in {:?}", self.text);
        found
    }

    fn same(&mut self, what: &str, wanted: &str, got: &str) {
        if wanted != got {
            self.wrong.push(format!("{what}: wanted {wanted:?}, got {got:?}"));
        }
    }

    fn token_same(&mut self, what: &str, wanted: Option<&String>, got: Option<usize>) {
        if let Some(wanted) = wanted {
            let expected = if wanted.is_empty() { None } else { self.token(wanted) };
            if expected != got {
                let got = self.word(got).to_owned();
                self.wrong.push(format!("{what}: wanted {wanted:?}, got {got:?}"));
            }
        }
    }

    /// A participant may be named by any word of its base phrase: a parser may see either part of a name as its head.
    fn participant(&mut self, what: &str, wanted: Option<&String>, got: Option<usize>) {
        let Some(name) = wanted.filter(|name| !name.is_empty()) else { return self.token_same(what, wanted, got) };
        let token = self.token(name);
        let same = match (token, got) {
            (Some(token), Some(got)) => self.tree.base_noun_phrase(got).overlaps(self.tree.tokens[token].span),
            _ => false,
        };
        if !same {
            self.token_same(what, wanted, got);
        }
    }

    fn frame(&mut self, wanted: &WantedFrame, all: &[Frame]) {
        let name = &wanted.predicate;
        let predicate = self.token(name);
        let Some(frame) = all.iter().find(|frame| Some(frame.predicate) == predicate) else {
            self.wrong.push(format!("no frame of {name:?}"));
            return;
        };
        let group = &frame.verb_group;
        self.participant(&format!("agent of {name}"), wanted.agent.as_ref(), frame.agent);
        self.participant(&format!("patient of {name}"), wanted.patient.as_ref(), frame.patient);
        self.participant(&format!("recipient of {name}"), wanted.recipient.as_ref(), frame.recipient);
        self.token_same(&format!("complement of {name}"), wanted.complement.as_ref(), frame.complement);
        self.token_same(&format!("above {name}"), wanted.above.as_ref(), frame.above);
        self.token_same(&format!("negation of {name}"), wanted.negation.as_ref(), group.negation);
        if let Some(lemma) = &wanted.lemma {
            self.same(&format!("lemma of {name}"), lemma, &frame.lemma);
        }
        if let Some(marker) = wanted.marker.as_ref().filter(|marker| !marker.is_empty()) {
            self.token_same(&format!("marker of {name}"), Some(marker), frame.marker);
        }
        let tense = match group.tense {
            Tense::Past => "past",
            Tense::Present => "present",
            Tense::Future => "future",
            Tense::None => "none",
        };
        let voice = if group.voice == Voice::Passive { "passive" } else { "active" };
        let modality = match group.modality {
            Modality::None => "none",
            Modality::Possibility => "possibility",
            Modality::Ability => "ability",
            Modality::Necessity => "necessity",
            Modality::Obligation => "obligation",
            Modality::Conditional => "conditional",
            _ => "other",
        };
        let perfect = wanted.perfect.map(|yes| yes.to_string());
        let progressive = wanted.progressive.map(|yes| yes.to_string());
        for (what, wanted, got) in [
            ("tense", &wanted.tense, tense),
            ("voice", &wanted.voice, voice),
            ("modality", &wanted.modality, modality),
            ("perfect", &perfect, &group.perfect.to_string()),
            ("progressive", &progressive, &group.progressive.to_string()),
        ] {
            if let Some(wanted) = wanted {
                self.same(&format!("{what} of {name}"), wanted, got);
            }
        }
        if let Some(obliques) = &wanted.oblique {
            let got: Vec<String> = frame
                .obliques
                .iter()
                .map(|oblique| {
                    let head = self.word(Some(oblique.head));
                    oblique.preposition.map_or(head.to_owned(), |p| format!("{} {head}", self.word(Some(p))))
                })
                .collect();
            self.same(&format!("circumstances of {name}"), &obliques.join(", "), &got.join(", "));
        }
    }

    fn run(&mut self, case: &Case) {
        if let Some(tokens) = &case.tokens {
            let got: Vec<&str> = (0..self.tree.tokens.len()).map(|at| self.word(Some(at))).collect();
            let got = got.join(" ");
            self.same("tokens", &tokens.join(" "), &got);
        }
        for (word, lemma) in &case.lemmas {
            let got = self.token(word).map_or(String::new(), |at| self.tree.tokens[at].lemma.clone());
            self.same(&format!("lemma of {word}"), lemma, &got);
        }
        for (word, tag) in &case.tags {
            let got = self.token(word).map_or("", |at| self.tree.tokens[at].upos.name());
            self.same(&format!("tag of {word}"), tag, got);
        }
        let all = frames(&self.tree);
        for wanted in &case.frame {
            self.frame(wanted, &all);
        }
        for phrase in &case.phrase {
            let Some(token) = self.token(&phrase.of) else { continue };
            if let Some(full) = &phrase.full {
                self.same("phrase", full, self.tree.noun_phrase(token).of(self.text));
            }
            if let Some(base) = &phrase.base {
                self.same("base phrase", base, self.tree.base_noun_phrase(token).of(self.text));
            }
        }
        for counted in &case.counted {
            let got = self.token(&counted.number).and_then(|number| self.tree.counted_noun(number));
            self.token_same(&format!("counted by {}", counted.number), Some(&counted.noun), got);
        }
        for attached in &case.attached {
            let got = self.token(&attached.preposition).and_then(|at| self.tree.attachment(at));
            let name = &attached.preposition;
            self.token_same(&format!("complement of {name}"), Some(&attached.complement), got.map(|a| a.complement));
            self.token_same(&format!("governor of {name}"), Some(&attached.governor), got.and_then(|a| a.governor));
        }
        for coordinated in &case.coordinated {
            let Some(token) = self.token(&coordinated.of) else { continue };
            let all: Vec<&str> = self.tree.coordinated(token).into_iter().map(|at| self.word(Some(at))).collect();
            let all = all.join(", ");
            self.same("coordinated", &coordinated.all.join(", "), &all);
        }
        for apposition in &case.apposition {
            let got = self.token(&apposition.of).and_then(|at| self.tree.apposition(at));
            self.participant("apposition", Some(&apposition.other), got);
        }
        for report in &case.report {
            let start = self.text.find(&report.content).expect("the content stands in the text");
            let got = self.tree.report_of(Span::new(start, start + report.content.len()));
            self.token_same("report", Some(&report.predicate), got.map(|report| report.predicate));
            let named = got.and_then(|report| report.speaker).and_then(|speaker| self.tree.head_noun(speaker));
            let speaker = self.token(&report.speaker).and_then(|speaker| self.tree.head_noun(speaker));
            if named != speaker {
                let got = self.word(named).to_owned();
                self.wrong.push(format!("speaker: wanted {:?}, got {got:?}", report.speaker));
            }
        }
    }
}

#[test]
fn every_case_is_read_as_a_careful_reader_would() {
    let file: File = toml::from_str(include_str!("../../../tests/cases/syntax.toml")).expect("a file of cases");
    assert!(file.case.len() >= 120, "{} cases", file.case.len());
    let mut report = String::new();
    for case in &file.case {
        let mut check = Check { text: &case.text, tree: parse(&case.text), wrong: Vec::new() };
        check.run(case);
        if !check.wrong.is_empty() {
            let _ = writeln!(report, "\n{}\n{}", case.trap, case.text);
            for wrong in &check.wrong {
                let _ = writeln!(report, "  {wrong}");
            }
            report.push_str(&check.tree.to_conllu(&case.text));
        }
    }
    assert!(report.is_empty(), "{report}");
}
