//! Lines that a link broke, joined again.
//!
//! Comes in: the lines that stay. Goes out: groups of lines that are one paragraph. A scraper
//! that puts the words of each link on a line of their own leaves a line without an end, a short
//! line, and a line that goes on in the middle of a sentence. What the joined text looks like is
//! left to `assemble`.

use crate::Role;
use crate::line::{Begins, Ends, Line};

/// The longest line that can be the words of a link, in words.
const LINK: usize = 12;

/// Words that no paragraph ends with; what follows belongs to it.
const GOES_ON: [&str; 38] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "but", "as", "that",
    "which", "who", "is", "are", "was", "were", "be", "been", "has", "have", "had", "its", "his", "her", "their",
    "than", "between", "about", "into", "said", "told",
];

/// Groups of lines, by index, each of which is one paragraph; only lines that stay.
pub(crate) fn join(text: &str, lines: &[Line]) -> Vec<Vec<usize>> {
    let kept: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].is_kept()).collect();
    let mut groups: Vec<Vec<usize>> = Vec::with_capacity(kept.len());
    for (k, &i) in kept.iter().enumerate() {
        let line = &lines[i];
        let next = kept.get(k + 1).map(|n| (*n, &lines[*n]));
        if let Some(group) = groups.last_mut()
            && let Some(&p) = group.last()
            && belongs(text, lines, (p, &lines[p]), (i, line), next, group.len() > 1)
        {
            group.push(i);
            continue;
        }
        groups.push(vec![i]);
    }
    groups
}

/// Do the two lines stand together, or parted only by something that was set aside?
fn near(lines: &[Line], p: usize, i: usize) -> bool {
    let between = i - p - 1;
    if between == 0 { !lines[i].after_blank } else { between <= 12 }
}

fn joinable(line: &Line) -> bool {
    line.marker == 0
        && line.front.0 == 0
        && !matches!(line.role, Some(Role::Headline | Role::Caption | Role::Heading | Role::Standfirst))
}

fn belongs(
    text: &str,
    lines: &[Line],
    (p, before): (usize, &Line),
    (i, line): (usize, &Line),
    next: Option<(usize, &Line)>,
    joined: bool,
) -> bool {
    if !joinable(line) || line.role.is_some() && line.role != before.role {
        return false;
    }
    if matches!(before.role, Some(Role::Headline | Role::Caption | Role::Heading)) || before.back.0 > 0 {
        return false;
    }
    let open = matches!(before.ends, Ends::Bare | Ends::Open);
    // An aside that was cut out may have had blank lines around it.
    let close = near(lines, p, i);
    match line.begins {
        // A full stop or comma on its own goes to what it ends.
        Begins::Closing if !line.span.of(text).starts_with('…') => return close || line.letters == 0,
        Begins::Lower if open => return close,
        _ => {}
    }
    if !open || !close {
        return false;
    }
    // The words of the link itself: short, bare, and the sentence goes on behind them.
    let continues = next.is_some_and(|(n, l)| {
        matches!(l.begins, Begins::Lower | Begins::Closing) && near(lines, i, n) && joinable(l) && l.marker == 0
    });
    let hanging = hangs(before.span.of(text));
    if line.words <= LINK && line.ends == Ends::Bare && continues {
        return true;
    }
    // "... by the council, in its" / "Spring Outlook" / "Thursday, up from 2.4."
    if joined && before.words <= LINK && before.ends == Ends::Bare && line.ends == Ends::Stop {
        return true;
    }
    // "the bank told" / "The Orlen Post" / "Thursday that ...": what stands before cannot be an end.
    hanging && before.words + usize::from(joined) * 8 >= 8
}

fn hangs(own: &str) -> bool {
    let last = own.split_whitespace().next_back().unwrap_or("");
    own.ends_with(',') && own.split_whitespace().count() > 8 || GOES_ON.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    fn joined(text: &str) -> Vec<String> {
        let lines = lines(text);
        join(text, &lines)
            .iter()
            .map(|g| g.iter().map(|i| lines[*i].span.of(text)).collect::<Vec<_>>().join("|"))
            .collect()
    }

    #[test]
    fn links_are_joined_to_their_sentence() {
        let text = "It set the stage for a meeting of the mayor\nRosa Lind\nand the governor\nTed Oake\n.\nNobody else came to it.";
        assert_eq!(
            joined(text),
            [
                "It set the stage for a meeting of the mayor|Rosa Lind|and the governor|Ted Oake|.",
                "Nobody else came to it."
            ]
        );
        let text = "The town spoke first.\nRosa Lind\nmade it two weeks later.";
        assert_eq!(joined(text), ["The town spoke first.", "Rosa Lind|made it two weeks later."]);
        let text = "Growth is put at 2.6 percent by the council, in its\nSpring Outlook\nThursday, up from 2.4.";
        assert_eq!(joined(text).len(), 1);
    }

    #[test]
    fn headings_are_not() {
        let text = "The vote was close, the clerk said.\nWhat comes next\nThe council meets on Monday.";
        assert_eq!(joined(text).len(), 3);
        let text = "Rovers 2 (Lind 23)\nOrlen 3 (Oake 41)\nAfter extra time";
        assert_eq!(joined(text).len(), 3);
    }
}
