//! Quotes and attributions on a few sentences: who speaks, by which word, what.

use crossclaim_facts::{Speech, SpeechStance, quote};
use crossclaim_text::sentences;

#[test]
fn direct_speech_has_its_speaker_before_or_after() {
    let text = "\"The dam will hold,\" said Mara Holt. Then Oren Pike asked: \"Who checked it?\"";
    let quotes = quote::quotes(text, &sentences(text), &[]);
    let found: Vec<_> =
        quotes.iter().map(|q| (q.span.of(text), q.speaker.map(|s| s.of(text)), q.cue.map(|s| s.of(text)))).collect();
    assert_eq!(
        found,
        [
            ("The dam will hold,", Some("Mara Holt"), Some("said")),
            ("Who checked it?", Some("Oren Pike"), Some("asked"))
        ]
    );
}

#[test]
fn indirect_speech_has_its_clause() {
    let text = "The harbour office denied losing two ships.";
    let all = quote::attributions(text, &sentences(text), &[]);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].source.map(|s| s.of(text)), Some("The harbour office"));
    assert_eq!(all[0].cue.of(text), "denied");
    assert_eq!(all[0].content.of(text), "losing two ships");
    assert_eq!((all[0].speech, all[0].stance), (Speech::Indirect, SpeechStance::Denying));
}
