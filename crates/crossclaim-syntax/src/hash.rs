//! Hashing of words and features to numbers, the same on every machine.
//!
//! Comes in: characters, or the atoms of a feature. Goes out: 32 bits of a word, 64 bits of a feature.

/// The hash of nothing: the word beyond the end of a sentence.
pub(crate) const NOTHING: u32 = 0;

/// Starts the hash of a word.
pub(crate) const START: u32 = 0x811c_9dc5;

/// Takes one more character into the hash of a word (FNV-1a over code points).
#[inline]
pub(crate) fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

/// The hash of a feature: the number of its template and up to three atoms.
#[inline]
pub(crate) fn feature(template: u32, a: u32, b: u32, c: u32) -> u64 {
    let left = (u64::from(template) << 32 | u64::from(a)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let right = (u64::from(b) << 32 | u64::from(c)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let mixed = (left ^ left >> 31) ^ right.rotate_left(23);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ mixed >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn atoms_are_told_apart_by_place_and_template() {
        let all =
            [feature(1, 2, 3, 4), feature(2, 2, 3, 4), feature(1, 3, 2, 4), feature(1, 2, 4, 3), feature(1, 2, 3, 0)];
        for (i, a) in all.iter().enumerate() {
            for b in &all[..i] {
                assert_ne!(a, b);
            }
        }
    }
}
