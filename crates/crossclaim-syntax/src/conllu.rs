//! CoNLL-U, the text form of Universal Dependencies (<https://universaldependencies.org/format.html>).
//!
//! Comes in: a tree and the text it was parsed from. Goes out: ten columns a token.

use std::fmt::Write;

use crate::tree::Tree;

impl Tree {
    /// The tree in CoNLL-U, with the sentence as a comment and a blank line at the end. `text` is what was parsed.
    ///
    /// ```
    /// let text = "Prices fell.";
    /// let rows = crossclaim_syntax::parse(text).to_conllu(text);
    /// assert!(rows.starts_with("# text = Prices fell.\n1\tPrices\tprice\tNOUN\tNNS\t_\t2\tnsubj\t_\t"), "{rows}");
    /// assert!(rows.ends_with("\n\n"));
    /// ```
    pub fn to_conllu(&self, text: &str) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = writeln!(out, "# text = {}", field(text));
        for (at, token) in self.tokens.iter().enumerate() {
            let next = self.tokens.get(at + 1).map(|next| next.span.start);
            let misc = if next == Some(token.span.end) { "SpaceAfter=No" } else { "_" };
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{misc}",
                at + 1,
                field(token.span.of(text)),
                field(&token.lemma),
                token.upos.name(),
                token.xpos,
                token.head.map_or(0, |head| head + 1),
                token.deprel,
            );
        }
        out.push('\n');
        out
    }
}

/// A field without the characters that end a field or a line.
fn field(text: &str) -> String {
    if text.is_empty() {
        return "_".to_owned();
    }
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn each_token_has_ten_columns_whatever_it_holds() {
        for text in ["He didn't go.", "", "a\tb\nc", "\u{7f}x \u{2028} y"] {
            let rows = parse(text).to_conllu(text);
            let lines: Vec<&str> = rows.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
            assert_eq!(lines.len(), parse(text).tokens.len(), "{rows:?}");
            assert!(lines.iter().all(|line| line.split('\t').count() == 10), "{rows:?}");
        }
        assert!(
            parse("He didn't go.")
                .to_conllu("He didn't go.")
                .contains("2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\tSpaceAfter=No")
        );
    }
}
