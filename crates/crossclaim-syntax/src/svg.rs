//! An arc diagram of a tree, as one SVG element that needs no script and no font of its own.
//!
//! Comes in: a tree and the text it was parsed from. Goes out: the words in a row, tags below, arcs above.

use std::fmt::Write;

use crate::tree::Tree;

/// Width of a character and room between words, in pixels of a 14-pixel sans-serif.
const CHARACTER: usize = 9;
const GAP: usize = 22;
/// Height of one level of arcs.
const LEVEL: usize = 26;
/// A page has no use for a wider diagram; the rest of the sentence is left out and said so.
const MOST_TOKENS: usize = 200;

impl Tree {
    /// The tree as an arc diagram in SVG; `text` is what was parsed. Only the first 200 tokens of a sentence are drawn.
    ///
    /// ```
    /// let text = "Prices fell & rose.";
    /// let svg = crossclaim_syntax::parse(text).to_svg(text);
    /// assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    /// assert!(svg.contains("&amp;") && svg.contains(">nsubj<"));
    /// ```
    pub fn to_svg(&self, text: &str) -> String {
        let tokens = &self.tokens[..self.tokens.len().min(MOST_TOKENS)];
        let mut left = GAP;
        let middles: Vec<usize> = tokens
            .iter()
            .map(|token| {
                let width =
                    token.span.of(text).chars().count().max(token.upos.name().len()).max(token.deprel.len() / 2);
                let middle = left + width * CHARACTER / 2;
                left += width * CHARACTER + GAP;
                middle
            })
            .collect();
        let arcs: Vec<(usize, usize)> = tokens
            .iter()
            .enumerate()
            .filter_map(|(child, token)| token.head.filter(|head| *head < tokens.len()).map(|head| (head, child)))
            .collect();
        let levels = levels(&arcs, tokens.len());
        let base = (levels.iter().copied().max().unwrap_or(1) + 1) * LEVEL;
        let (width, height) = (left.max(GAP * 2), base + 48);
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"sans-serif\" font-size=\"14\" fill=\"currentColor\"><title>{}</title>",
            escape(text.get(..text.char_indices().nth(300).map_or(text.len(), |(at, _)| at)).unwrap_or(""))
        );
        for ((head, child), level) in arcs.iter().zip(&levels) {
            // Arcs leave a head beside its middle, so that they do not meet in one point.
            let from = if head < child { middles[*head] + 5 } else { middles[*head] - 5 };
            let to = middles[*child];
            let top = base - level * LEVEL;
            let _ = write!(
                out,
                "<path d=\"M{from} {base}V{corner}Q{from} {top} {bend_from} {top}H{bend_to}Q{to} {top} {to} {corner}V{end}\" fill=\"none\" \
                 stroke=\"currentColor\" stroke-opacity=\".55\"/><path d=\"M{l} {arrow}h8l-4 6z\"/>\
                 <text x=\"{x}\" y=\"{y}\" font-size=\"10\" text-anchor=\"middle\">{deprel}</text>",
                corner = top + 8,
                bend_from = if from < to { from + 8 } else { from - 8 },
                bend_to = if from < to { to - 8 } else { to + 8 },
                end = base - 4,
                l = to - 4,
                arrow = base - 6,
                x = from.midpoint(to),
                y = top - 3,
                deprel = self.tokens[*child].deprel,
            );
        }
        for (token, middle) in tokens.iter().zip(&middles) {
            let _ = write!(
                out,
                "<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text><text x=\"{middle}\" y=\"{}\" font-size=\"10\" \
                 fill-opacity=\".6\" text-anchor=\"middle\">{}</text>",
                base + 18,
                escape(token.span.of(text)),
                base + 34,
                token.upos.name(),
            );
        }
        out.push_str("</svg>");
        out
    }
}

/// The height of each arc: one more than the highest arc below it.
fn levels(arcs: &[(usize, usize)], tokens: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..arcs.len()).collect();
    order.sort_by_key(|at| (arcs[*at].0.abs_diff(arcs[*at].1), *at));
    let mut highest = vec![0; tokens];
    let mut levels = vec![1; arcs.len()];
    for at in order {
        let (from, to) = (arcs[at].0.min(arcs[at].1), arcs[at].0.max(arcs[at].1));
        let below = highest[from..to].iter().copied().max().unwrap_or(0);
        levels[at] = below + 1;
        highest[from..to].fill(below + 1);
    }
    levels
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no place for control characters.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn arcs_that_share_ground_have_different_heights() {
        assert_eq!(levels(&[(1, 0), (1, 2), (0, 2), (2, 3)], 4), [1, 1, 2, 1]);
    }

    #[test]
    fn no_text_breaks_the_picture() {
        for text in ["", "<script>alert(1)</script>", "a & b \"c\"", "\u{0}\u{ffff}", &"word ".repeat(1000)] {
            let svg = parse(text).to_svg(text);
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
            assert!(!svg.contains("<script"));
            assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
        }
    }
}
