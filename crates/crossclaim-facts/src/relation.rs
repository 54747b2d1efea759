//! How two facts of one thing stand to each other, whatever their kind.

/// What the algebra of a kind says of two facts that are taken to be of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same value, the same way.
    Equal,
    /// They can both hold.
    Compatible {
        /// The named reason: `bounds-overlap`, `rounding`, `unit-conversion`, `less-precise`, `derived-date`, …
        reason: &'static str,
        /// A sentence with the arithmetic: "14 July + 50 days = 2 September, which is in the beginning of September".
        because: String,
    },
    /// They cannot both hold.
    Disjoint {
        /// "6.7 is not 6.4".
        because: String,
    },
    /// Nothing to compare: another dimension or currency, an identifier, a time that is not resolved, a date against a
    /// length without an anchor.
    Incomparable,
}
