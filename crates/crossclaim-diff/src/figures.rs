//! How two figures that exclude each other lie: a slip of a digit, a rounding, a wide gap.
//!
//! Comes in: two quantities. Goes out: named numbers for `signal`. What is counted, and who else gives the
//! figure, is left to the rule and to `field`.

use crossclaim_facts::quantity::Quantity;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Named numbers of two figures, from 0 to 1.
pub fn figures(p: &Quantity, q: &Quantity) -> Vec<(&'static str, f32)> {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let size = |q: &Quantity| base(q).and_then(|v| v.abs().to_f32()).unwrap_or_default();
    let (a, b) = (size(p), size(q));
    vec![
        ("far_apart", ((a.max(0.01) / b.max(0.01)).log10().abs() / 2.0).min(1.0)),
        ("slip", flag(slip(p, q))),
        ("rounded", flag(rounds(p, q) || rounds(q, p))),
        ("small", flag(small(p) && small(q))),
    ]
}

/// Is it a count of a few?
fn small(q: &Quantity) -> bool {
    q.value.is_some_and(|v| v.abs() < Decimal::TEN)
}

/// The value in the base unit of its dimension.
fn base(q: &Quantity) -> Option<Decimal> {
    q.value.and_then(|v| q.to_base(v))
}

/// Is `q` what `p` comes to when it is rounded to the digits that `q` is written with?
fn rounds(p: &Quantity, q: &Quantity) -> bool {
    let (Some(v), Some(w)) = (base(p).and_then(|v| q.from_base(v)), q.value) else { return false };
    // The last digit that is not zero: 200 is written to the hundred.
    let most = Decimal::from(1_000_000_000);
    let mut step = Decimal::ONE;
    while step < most && w.abs() >= step * Decimal::TEN && (w % (step * Decimal::TEN)).is_zero() {
        step *= Decimal::TEN;
    }
    step > Decimal::ONE && v.checked_sub(w).is_some_and(|gap| gap.abs() <= step / Decimal::TWO)
}

/// The digits of a value without the zeros at both ends, and how many places it has before the point.
fn digits(q: &Quantity) -> (Vec<char>, u32) {
    let value = q.value.unwrap_or_default().abs().normalize();
    let all: String = value.to_string().chars().filter(char::is_ascii_digit).collect();
    let places = value.trunc().to_u64().map_or(0, |v| if v == 0 { 0 } else { v.ilog10() + 1 });
    (all.trim_matches('0').chars().collect(), places)
}

/// Are the two written with the same digits but for one, but for two that changed places ("61,204" / "62,104"), but
/// for one that was lost ("160" / "60"), for a teen that became a ten ("fourteen" / "forty"), or for a zero ("0.4
/// million" / "40,000")?
pub fn slip(p: &Quantity, q: &Quantity) -> bool {
    let ((a, m), (b, n)) = (digits(p), digits(q));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return m.abs_diff(n) == 1 && a.len() > 1;
    }
    let teen = |x: &[char], y: &[char]| matches!((x, y), (['1', d], [e]) if d == e);
    if m == n && (teen(&a, &b) || teen(&b, &a)) {
        return true;
    }
    let lost = |x: &[char], y: &[char]| x.len() == y.len() + 1 && x.len() > 1 && (1..x.len()).all(|i| x[i] == y[i - 1]);
    // "22" and "2" are no slip.
    if m.abs_diff(n) == 1 && m.max(n) > 2 && (lost(&a, &b) || lost(&b, &a)) {
        return true;
    }
    if a.len() != b.len() || a.len() < 2 || m != n {
        return false;
    }
    let apart: Vec<usize> = (0..a.len()).filter(|i| a[*i] != b[*i]).collect();
    match apart.as_slice() {
        [_] => a.len() > 2,
        [i, j] => a[*i] == b[*j] && a[*j] == b[*i],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossclaim_facts::Context;
    use crossclaim_facts::quantity::extract;
    use crossclaim_text::Span;

    /// The one figure of a text.
    fn figure(text: &str) -> Quantity {
        let sentence = format!("They spoke of {text}.");
        let mut all = extract(&sentence, &[Span::new(0, sentence.len())], &[], &Context::default());
        assert_eq!(all.len(), 1, "{text:?}");
        all.remove(0)
    }

    #[test]
    fn a_slip_is_one_digit_lost_changed_or_moved() {
        let slips = [
            ("61,204 houses", "62,104 houses"),
            ("160 metres", "60 metres"),
            ("14 million euros", "40 million euros"),
            ("4,810 seats", "4,870 seats"),
            ("2,300 seats", "230 seats"),
        ];
        for (a, b) in slips {
            assert!(slip(&figure(a), &figure(b)), "{a} / {b}");
            assert!(slip(&figure(b), &figure(a)), "{b} / {a}");
        }
        let others = [
            ("12 million euros", "2.1 million euros"),
            ("two planes", "22 planes"),
            ("19 days", "17 days"),
            ("4,800 seats", "5,100 seats"),
        ];
        for (a, b) in others {
            assert!(!slip(&figure(a), &figure(b)), "{a} / {b}");
        }
    }

    #[test]
    fn a_round_figure_may_be_the_other_rounded() {
        assert!(rounds(&figure("214 seats"), &figure("200 seats")));
        assert!(rounds(&figure("62 metres"), &figure("60 metres")));
        assert!(!rounds(&figure("274 seats"), &figure("200 seats")));
        assert!(!rounds(&figure("62 metres"), &figure("61 metres")));
    }
}
