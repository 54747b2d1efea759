//! What the parser looks at before a move, and before it names an arc.
//!
//! Comes in: the tokens' words and tags, and a configuration. Goes out: feature hashes. The templates start from
//! Zhang and Nivre (2011); what stands between two tokens and next to them is added after `McDonald` et al. (2005).

#![allow(clippy::similar_names)] // The names are those of the literature: s the stack, n the next token.

use crate::hash::feature;
use crate::parser::state::{NONE, State};

/// What features know of one token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// Hash of the lemma, folded.
    pub(crate) word: u32,
    /// Tag class, Penn and universal together.
    pub(crate) tag: u32,
    /// Universal tag.
    pub(crate) coarse: u32,
    /// Hash of the folded form.
    pub(crate) form: u32,
    /// Commas, finite verbs and conjunctions up to and with this token, for counting what stands between two.
    pub(crate) seen: [u32; 3],
}

const OUTSIDE: Atom = Atom { word: 1, tag: 301, coarse: 101, form: 1, seen: [0; 3] };
const THE_ROOT: Atom = Atom { word: 2, tag: 302, coarse: 102, form: 2, seen: [0; 3] };
const NO_LABEL: u32 = 99;

/// The tokens of one sentence.
pub(crate) struct Atoms(pub(crate) Vec<Atom>);

impl Atoms {
    fn of(&self, token: u32) -> Atom {
        if token as usize == self.0.len() { THE_ROOT } else { self.0.get(token as usize).copied().unwrap_or(OUTSIDE) }
    }

    /// The token `by` places to the right of `token`; outside when `token` is none.
    fn near(&self, token: u32, by: i32) -> Atom {
        if token == NONE { OUTSIDE } else { token.checked_add_signed(by).map_or(OUTSIDE, |token| self.of(token)) }
    }

    /// Commas, finite verbs and conjunctions between two tokens, each counted up to three.
    fn between(&self, left: u32, right: u32) -> u32 {
        let (Some(from), Some(to)) =
            (self.0.get(left as usize), right.checked_sub(1).and_then(|r| self.0.get(r as usize)))
        else {
            return 999;
        };
        (0..3).fold(0, |all, i| all << 2 | to.seen[i].saturating_sub(from.seen[i]).min(3))
    }
}

fn label(state: &State, token: u32) -> u32 {
    if token == NONE || state.head(token) == NONE {
        return NO_LABEL;
    }
    state.labels.get(token as usize).map_or(NO_LABEL, |label| u32::from(*label))
}

fn distance(left: u32, right: u32) -> u32 {
    match right.abs_diff(left) {
        _ if left == NONE || right == NONE => 9,
        near @ 0..=4 => near,
        5 | 6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

struct Adder<'a> {
    number: u32,
    out: &'a mut Vec<u64>,
}

impl Adder<'_> {
    fn one(&mut self, a: u32) {
        self.three(a, 0, 0);
    }

    fn two(&mut self, a: u32, b: u32) {
        self.three(a, b, 0);
    }

    fn three(&mut self, a: u32, b: u32, c: u32) {
        self.number += 1;
        self.out.push(feature(self.number, a, b, c));
    }

    /// Up to six atoms that each fit ten bits, and one of any size.
    fn packed(&mut self, small: [u32; 6], word: u32) {
        self.three(small[0] | small[1] << 10 | small[2] << 20, small[3] | small[4] << 10 | small[5] << 20, word);
    }
}

/// The features of a move.
pub(crate) fn of_move(state: &State, atoms: &Atoms, out: &mut Vec<u64>) {
    out.clear();
    let mut add = Adder { number: 1000, out };
    let (top, next) = (state.top(), state.next);
    let (s, n) = (atoms.of(top), atoms.of(next));
    let (n1, n2) = (atoms.near(next, 1), atoms.near(next, 2));
    let (below, below2) = (state.below(1), state.below(2));
    let (s1, s2) = (atoms.of(below), atoms.of(below2));
    let head = state.head(top);
    let grand = if head == NONE { NONE } else { state.head(head) };
    let (h, g) = (atoms.of(head), atoms.of(grand));
    let side = |children: &[crate::parser::state::Children], token: u32| {
        children.get(token as usize).map_or((NONE, NONE, 9, 0), |c| (c.outer, c.second, c.count.min(7), c.labels))
    };
    let (sl, sl2, sln, sls) = side(&state.left, top);
    let (sr, sr2, srn, srs) = side(&state.right, top);
    let (nl, nl2, nln, nls) = side(&state.left, next);
    let (s1r, _, _, _) = side(&state.right, below);
    let (a_sl, a_sl2, a_sr, a_sr2) = (atoms.of(sl), atoms.of(sl2), atoms.of(sr), atoms.of(sr2));
    let (a_nl, a_nl2) = (atoms.of(nl), atoms.of(nl2));
    let label_top = label(state, top);
    let far = distance(top, next);
    let between = atoms.between(top, next);
    let at_end = u32::from(next == state.length) + u32::from(state.root != NONE);

    add.packed([label_top.min(NO_LABEL), at_end, u32::from(head == NONE), u32::from(below == NONE), 0, 0], 0);
    // Single tokens.
    add.two(s.word, s.tag);
    add.one(s.word);
    add.two(s.tag, label_top);
    add.two(n.word, n.tag);
    add.one(n.word);
    add.one(n.tag);
    add.two(n1.word, n1.tag);
    add.one(n1.word);
    add.one(n1.tag);
    add.two(n2.word, n2.tag);
    add.one(n2.tag);
    add.two(s1.word, s1.tag);
    add.one(s1.tag);
    add.one(s.form);
    add.one(n.form);
    // Pairs.
    add.packed([s.tag, n.tag, 0, 0, 0, 0], s.word ^ n.word.rotate_left(7));
    add.packed([s.tag, 0, 0, 0, 0, 0], s.word ^ n.word.rotate_left(7));
    add.packed([s.tag, n.tag, 0, 0, 0, 0], n.word);
    add.packed([s.tag, n.tag, 0, 0, 0, 0], s.word);
    add.packed([s.tag, n.tag, label_top, 0, 0, 0], 0);
    add.two(s.word, n.word);
    add.packed([n.tag, n1.tag, 0, 0, 0, 0], 0);
    add.three(n.word, n1.tag, s.tag);
    add.three(s.word, n1.word, n.tag);
    add.packed([s1.tag, n.tag, s.coarse, 0, 0, 0], s1.word);
    add.packed([s1.tag, n.tag, s.coarse, 0, 0, 0], n.word);
    // Triples.
    add.packed([n.tag, n1.tag, n2.tag, s.coarse, 0, 0], 0);
    add.packed([s.tag, n.tag, n1.tag, 0, 0, 0], 0);
    add.packed([s.tag, n.tag, n1.tag, n2.tag, 0, 0], 0);
    add.packed([s1.tag, s.tag, n.tag, label_top, 0, 0], 0);
    add.packed([s2.tag, s1.tag, s.tag, n.tag, 0, 0], 0);
    add.packed([h.tag, s.tag, n.tag, label_top, 0, 0], 0);
    add.packed([s.tag, a_sl.tag, n.tag, 0, 0, 0], 0);
    add.packed([s.tag, a_sr.tag, n.tag, 0, 0, 0], 0);
    add.packed([s.tag, n.tag, a_nl.tag, 0, 0, 0], 0);
    add.packed([s1.tag, s.tag, n.tag, n1.tag, 0, 0], 0);
    // Distance and what stands between.
    add.two(s.word, far);
    add.two(s.tag, far);
    add.two(n.word, far);
    add.two(n.tag, far);
    add.three(s.word, n.word, far);
    add.packed([s.tag, n.tag, far, 0, 0, 0], 0);
    add.packed([s.tag, n.tag, between & 1023, label_top, 0, 0], 0);
    add.packed([s.coarse, n.tag, between & 1023, n1.coarse, 0, 0], 0);
    // Valency.
    add.three(s.word, srn, 1);
    add.packed([s.tag, srn, n.tag, 0, 0, 0], 0);
    add.three(s.word, sln, 2);
    add.packed([s.tag, sln, srn, n.tag, 0, 0], 0);
    add.two(n.word, nln);
    add.packed([n.tag, nln, s.tag, 0, 0, 0], 0);
    // Relatives.
    add.two(h.word, s.tag);
    add.two(h.tag, label_top);
    add.three(h.word, n.word, s.coarse);
    add.packed([h.tag, n.tag, far, label_top, 0, 0], 0);
    add.packed([g.tag, h.tag, s.tag, n.tag, 0, 0], 0);
    add.packed([label(state, head), label_top, n.tag, 0, 0, 0], 0);
    add.two(a_sl.word, s.tag);
    add.packed([a_sl.tag, s.tag, label(state, sl), 0, 0, 0], 0);
    add.two(a_sr.word, s.tag);
    add.packed([a_sr.tag, s.tag, label(state, sr), n.tag, 0, 0], 0);
    add.three(a_sr.word, n.word, s.coarse);
    add.two(a_nl.word, n.tag);
    add.packed([a_nl.tag, n.tag, label(state, nl), s.tag, 0, 0], 0);
    add.packed([s.tag, a_sl.tag, a_sl2.tag, 0, 0, 0], 0);
    add.packed([s.tag, a_sr.tag, a_sr2.tag, n.tag, 0, 0], 0);
    add.packed([n.tag, a_nl.tag, a_nl2.tag, s.tag, 0, 0], 0);
    add.packed([label(state, sr), label(state, sr2), s.tag, n.tag, 0, 0], 0);
    add.three(a_nl.word, s.word, n.coarse);
    add.packed([atoms.of(s1r).tag, s1.tag, s.tag, n.tag, 0, 0], 0);
    // Which relations are there already.
    add.three(s.word, srs as u32, (srs >> 32) as u32);
    add.three(s.tag, srs as u32, (srs >> 32) as u32 ^ n.tag << 24);
    add.three(s.tag, sls as u32, (sls >> 32) as u32 ^ n.tag << 24);
    add.three(n.tag, nls as u32, (nls >> 32) as u32 ^ s.tag << 24);
    // Neighbours in the text.
    add.packed([s.tag, atoms.near(top, 1).tag, n.tag, 0, 0, 0], 0);
    add.packed([s.tag, atoms.near(next, -1).tag, n.tag, n1.tag, 0, 0], 0);
    add.packed([atoms.near(top, -1).tag, s.tag, n.tag, 0, 0, 0], 0);
    add.packed([atoms.near(top, -1).tag, s.tag, n.tag, n1.tag, 0, 0], 0);
    add.packed([s.tag, atoms.near(top, 1).tag, atoms.near(next, -1).tag, n.tag, 0, 0], 0);
    add.packed([s.coarse, n1.tag, n2.tag, atoms.near(next, 3).tag, n.tag, 0], 0);
    add.packed([s1.tag, n.tag, distance(below, next), s.coarse, 0, 0], 0);
    add.packed([s1.coarse, s2.coarse, label_top, label(state, below), n.tag, 0], 0);
}

/// The features of the relation from `head` to `child`.
///
/// While the tree grows only a part of it is known; the last pass over the finished tree sees all.
pub(crate) fn of_relation(state: &State, atoms: &Atoms, head: u32, child: u32, out: &mut Vec<u64>) {
    out.clear();
    let mut add = Adder { number: 2000, out };
    let (h, c) = (atoms.of(head), atoms.of(child));
    let way = u32::from(head < child);
    let far = distance(head.min(child), head.max(child)) << 1 | way;
    let between = atoms.between(head.min(child), head.max(child)) & 1023;
    let get = |children: &[crate::parser::state::Children], token: u32| {
        children.get(token as usize).map_or((NONE, NONE, 0, 0), |c| (c.outer, c.second, c.count.min(7), c.labels))
    };
    let (cl, cl2, cln, cls) = get(&state.left, child);
    let (cr, _, crn, crs) = get(&state.right, child);
    let (hl, hl2, _, hls) = get(&state.left, head);
    let (hr, hr2, _, hrs) = get(&state.right, head);
    // In the finished tree the child is its head's child already; its own name must not be looked at.
    let own = if state.head(child) == head { 1_u64 << (state.labels[child as usize] & 63) } else { 0 };
    let (hl, hr) = (if hl == child { hl2 } else { hl }, if hr == child { hr2 } else { hr });
    let (hls, hrs) = if way == 1 { (hls, hrs & !own) } else { (hls & !own, hrs) };
    let (a_cl, a_cl2, a_cr) = (atoms.of(cl), atoms.of(cl2), atoms.of(cr));
    let (a_hl, a_hr) = (atoms.of(hl), atoms.of(hr));
    let grand = state.head(head);
    let g = atoms.of(grand);

    add.one(way);
    add.packed([h.tag, c.tag, way, 0, 0, 0], 0);
    add.packed([h.tag, c.tag, far, 0, 0, 0], 0);
    add.packed([h.tag, c.tag, way, between, 0, 0], 0);
    add.three(h.word, c.tag, way);
    add.three(c.word, h.tag, way);
    add.three(h.word, c.word, way);
    add.packed([c.tag, way, h.tag, 0, 0, 0], c.word);
    add.packed([c.tag, way, h.tag, 0, 0, 0], h.word);
    add.three(c.word, way, 0);
    add.three(h.word, way, 0);
    add.three(c.form, way, 1);
    add.packed([c.tag, way, 0, 0, 0, 0], 0);
    add.packed([h.tag, way, 0, 0, 0, 0], 0);
    add.packed([h.tag, c.tag, way, atoms.near(child, 1).tag, 0, 0], 0);
    add.packed([h.tag, c.tag, way, atoms.near(child, -1).tag, 0, 0], 0);
    add.packed([h.tag, c.tag, way, atoms.near(head, 1).tag, 0, 0], 0);
    add.packed([h.tag, c.tag, way, atoms.near(head, -1).tag, 0, 0], 0);
    add.packed([c.tag, atoms.near(child, 1).tag, atoms.near(child, -1).tag, way, 0, 0], 0);
    add.packed([way, c.tag, 0, 0, 0, 0], atoms.near(child, 1).word);
    add.packed([way, c.tag, 0, 0, 0, 0], atoms.near(child, -1).word);
    add.packed([a_cl.tag, c.tag, h.tag, way, 0, 0], 0);
    add.packed([c.tag, h.tag, way, 0, 0, 0], a_cl.word);
    add.packed([c.coarse, h.coarse, way, a_cl2.tag, 0, 0], a_cl.word);
    add.three(a_cl.word, h.word, way);
    add.three(a_cl.word, c.word, way);
    add.packed([c.tag, h.tag, way, 0, 0, 0], a_cl2.word);
    add.packed([a_cr.tag, c.tag, h.tag, way, 0, 0], 0);
    add.packed([c.tag, h.tag, way, cln, crn, 0], 0);
    add.three(c.tag | way << 16, cls as u32, (cls >> 32) as u32);
    add.three(c.tag | way << 16 | h.tag << 20, cls as u32, (cls >> 32) as u32);
    add.three(c.tag | way << 16, crs as u32, (crs >> 32) as u32);
    let seen = if way == 1 { hrs } else { hls };
    add.three(h.tag | way << 16 | c.tag << 20, seen as u32, (seen >> 32) as u32);
    add.three(h.tag | way << 16 | c.tag << 20, hls as u32, (hls >> 32) as u32);
    add.three(h.word ^ c.tag << 20, hls as u32, (hls >> 32) as u32);
    let sibling = if way == 1 { a_hr } else { a_hl };
    let sibling_label = label(state, if way == 1 { hr } else { hl });
    add.packed([h.tag, c.tag, way, sibling.tag, sibling_label, 0], 0);
    add.packed([h.tag, c.tag, way, sibling_label, 0, 0], h.word);
    add.packed([g.tag, h.tag, c.tag, way, label(state, head), 0], 0);
    add.packed([label(state, head), c.tag, way, 0, 0, 0], h.word);
    add.packed([label(state, head), c.tag, way, h.tag, far, 0], 0);
}
