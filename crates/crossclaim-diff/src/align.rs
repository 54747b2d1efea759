//! Two word lists side by side: what both have in the same order, and what differs.

/// Longer lists are cut: the work is the product of both lengths.
pub const LONGEST: usize = 400;

/// The pairs of equal words of a longest common subsequence, in order.
pub fn align<T: PartialEq>(x: &[T], y: &[T]) -> Vec<(usize, usize)> {
    let (x, y) = (&x[..x.len().min(LONGEST)], &y[..y.len().min(LONGEST)]);
    let width = y.len() + 1;
    let mut best = vec![0_u16; (x.len() + 1) * width];
    for i in (0..x.len()).rev() {
        for j in (0..y.len()).rev() {
            best[i * width + j] = if x[i] == y[j] {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < x.len() && j < y.len() {
        if x[i] == y[j] {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
