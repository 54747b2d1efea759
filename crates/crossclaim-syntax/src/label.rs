//! The closed sets of Universal Dependencies v2 as this room stores them: tags and relations.
//!
//! Comes in: a name, as a treebank writes it. Goes out: a small number, and the name again.
//! The model stores classes by name, so the order of these tables may change between models.

/// A universal part-of-speech tag (UD v2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The seventeen names are UD's own.
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

impl Upos {
    /// Every tag, in the order of UD's own alphabetical list.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// The name UD gives it: `NOUN`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Adj => "ADJ",
            Self::Adp => "ADP",
            Self::Adv => "ADV",
            Self::Aux => "AUX",
            Self::Cconj => "CCONJ",
            Self::Det => "DET",
            Self::Intj => "INTJ",
            Self::Noun => "NOUN",
            Self::Num => "NUM",
            Self::Part => "PART",
            Self::Pron => "PRON",
            Self::Propn => "PROPN",
            Self::Punct => "PUNCT",
            Self::Sconj => "SCONJ",
            Self::Sym => "SYM",
            Self::Verb => "VERB",
            Self::X => "X",
        }
    }

    /// The tag UD writes as `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.name() == name)
    }
}

/// The Penn Treebank tags of the English treebanks, as they extend them (`ADD`, `GW`, `HYPH`, `NFP`).
pub(crate) const XPOS: [&str; 51] = [
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
    "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``", "_",
];

/// The stored name of a Penn tag; `_` when it is none of [`XPOS`].
pub(crate) fn xpos(name: &str) -> &'static str {
    XPOS.into_iter().find(|tag| *tag == name).unwrap_or("_")
}

/// The relations of UD v2 with the subtypes of the English treebanks.
pub(crate) const RELATIONS: [&str; 51] = [
    "root",
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "cc:preconj",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:outer",
    "csubj:pass",
    "dep",
    "det",
    "det:predet",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:desc",
    "nmod:poss",
    "nmod:unmarked",
    "nsubj",
    "nsubj:outer",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "vocative",
    "xcomp",
];

/// The place in [`RELATIONS`] of what is none of them.
const DEP: u8 = 21;

/// The place of `name` in [`RELATIONS`]; a subtype it does not hold falls back to the plain relation, the rest to `dep`.
pub(crate) fn relation(name: &str) -> u8 {
    let find = |name: &str| RELATIONS.iter().position(|known| *known == name);
    let plain = name.split(':').next().unwrap_or(name);
    find(name).or_else(|| find(plain)).map_or(DEP, |at| at as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for tag in Upos::ALL {
            assert_eq!(Upos::from_name(tag.name()), Some(tag));
        }
        assert_eq!(Upos::from_name("noun"), None);
    }

    #[test]
    fn unknown_subtypes_fall_back() {
        assert_eq!(RELATIONS[relation("obl:arg2") as usize], "obl");
        assert_eq!(RELATIONS[relation("never-heard") as usize], "dep");
        assert_eq!(relation("root"), 0, "the network takes the first for the root");
    }
}
