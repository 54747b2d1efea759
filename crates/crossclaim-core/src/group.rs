//! Claims of several articles that speak of the same thing.

/// Claims put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Made from its claims.
    pub id: String,
    /// Indices of its claims, in order; they are of at least two articles.
    pub claims: Vec<usize>,
    /// How many independent origins stand behind it.
    pub origins: usize,
    /// The claim that says it best, to stand for the group.
    pub label: usize,
    /// From 0 to 1: how well the claims hold together.
    pub score: f32,
}
