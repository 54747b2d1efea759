//! The named reasons of the rules, each with its meaning. The algebras of facts name theirs beside
//! their `relate` (`rounding`, `less-precise`, `bounds-overlap`, …).

/// Name and meaning of each reason that a rule gives.
pub const ALL: [(&str, &str); 27] = [
    ("same-value", "both give the same figure for the same thing"),
    ("values-differ", "two figures for the same thing that cannot both hold"),
    ("later-count", "a figure that moves while the event goes on, reported at two moments"),
    ("each-or-all", "one number, said to hold for each of several or for all of them"),
    ("whole-or-part", "one number, given for the whole or for a part of it"),
    ("state-differs", "one number, of which the sources say two things: damaged or destroyed"),
    ("same-time", "both give the same time"),
    ("dates-differ", "two dates of the same event that cannot both hold"),
    ("lengths-differ", "two lengths of the same thing that cannot both hold"),
    ("day-left-open", "one source names the day, the other leaves open which of several it is"),
    ("same-words", "both quote the same words"),
    ("trimmed-quotation", "one quotes a part of what the other quotes, in the same words"),
    ("reworded-quotation", "one remark between quotation marks in two wordings"),
    ("speakers-differ", "one quotation, credited to two speakers"),
    ("sources-differ", "one statement, credited to two sources"),
    ("denied", "one states what the other says is denied"),
    ("negated", "one states what the other negates"),
    ("no-evidence", "one states what the other finds unsupported"),
    ("unconfirmed", "one gives as fact what the other gives as unconfirmed"),
    ("only-planned", "one gives as settled what the other gives as a plan"),
    ("words-exclude", "two words that exclude each other in the same place"),
    ("role-holders-differ", "two people given one office or government"),
    ("places-differ", "two named places for one event, each unknown to the other article"),
    ("participants-differ", "two names in the same place of one statement"),
    ("partner-differs", "beside one name, the sources give two others"),
    ("headline-differs", "a headline, standfirst or caption gives a figure that the text under it does not"),
    ("reported-dispute", "one source reports two figures, each as the word of another party"),
];
