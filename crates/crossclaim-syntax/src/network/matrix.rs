//! Products of matrices, and the curves of the gates.
//!
//! Sums run in a fixed order, side by side over the outputs: a processor takes as many lanes as it has, and the result is
//! the same to the bit. The functions are inlined into their callers, where the vector instructions are chosen.

/// Sets each row of `out` to the bias.
#[inline(always)]
pub(crate) fn fill_rows(out: &mut Vec<f32>, rows: usize, bias: &[f32]) {
    out.clear();
    for _ in 0..rows {
        out.extend_from_slice(bias);
    }
}

/// Adds `inputs × weights` to `out`, row by row; a row of `weights` holds the outputs of one input.
#[inline(always)]
pub(crate) fn multiply(inputs: &[f32], weights: &[f32], out: &mut [f32], width: usize, outputs: usize) {
    let two = inputs.chunks_exact(2 * width);
    let last = two.remainder();
    let mut rows = out.chunks_exact_mut(2 * outputs);
    for (inputs, out) in two.zip(&mut rows) {
        let (first, second) = inputs.split_at(width);
        let (out_first, out_second) = out.split_at_mut(outputs);
        let fours = first.chunks_exact(4).zip(second.chunks_exact(4));
        for ((x, y), rows) in fours.zip(weights.chunks_exact(4 * outputs)) {
            let (a, more) = rows.split_at(outputs);
            let (b, more) = more.split_at(outputs);
            let (c, d) = more.split_at(outputs);
            let out = out_first.iter_mut().zip(out_second.iter_mut());
            for (((((p, q), a), b), c), d) in out.zip(a).zip(b).zip(c).zip(d) {
                *p += x[0] * a + x[1] * b + x[2] * c + x[3] * d;
                *q += y[0] * a + y[1] * b + y[2] * c + y[3] * d;
            }
        }
        add_rest(first, weights, out_first);
        add_rest(second, weights, out_second);
    }
    if !last.is_empty() {
        let out = rows.into_remainder();
        for (x, rows) in last.chunks_exact(4).zip(weights.chunks_exact(4 * outputs)) {
            let (a, more) = rows.split_at(outputs);
            let (b, more) = more.split_at(outputs);
            let (c, d) = more.split_at(outputs);
            for ((((p, a), b), c), d) in out.iter_mut().zip(a).zip(b).zip(c).zip(d) {
                *p += x[0] * a + x[1] * b + x[2] * c + x[3] * d;
            }
        }
        add_rest(last, weights, out);
    }
}

/// The inputs that do not fill a group of four.
#[inline(always)]
fn add_rest(inputs: &[f32], weights: &[f32], out: &mut [f32]) {
    let done = inputs.len() / 4 * 4;
    let outputs = out.len();
    for (number, row) in inputs[done..].iter().zip(weights[done * outputs..].chunks_exact(outputs)) {
        for (out, weight) in out.iter_mut().zip(row) {
            *out += number * weight;
        }
    }
}

/// The sum of products of two rows, in eight lanes.
#[inline(always)]
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left.zip(right) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7])) + rest
}

/// From -1 to 1 (Elliott 1993): cheaper than the hyperbolic tangent, and the same on every machine.
#[inline(always)]
pub(crate) fn bend(x: f32) -> f32 {
    x / (1.0 + x.abs())
}

/// From 0 to 1, for gates.
#[inline(always)]
pub(crate) fn gate(x: f32) -> f32 {
    0.5 + 0.5 * bend(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_definition() {
        for (rows, width, outputs) in [(1, 3, 2), (2, 4, 5), (3, 9, 7), (5, 8, 16)] {
            let inputs: Vec<f32> = (0..rows * width).map(|i| (i % 7) as f32 - 3.0).collect();
            let weights: Vec<f32> = (0..width * outputs).map(|i| (i % 5) as f32 - 2.0).collect();
            let bias: Vec<f32> = (0..outputs).map(|i| i as f32).collect();
            let mut out = Vec::new();
            fill_rows(&mut out, rows, &bias);
            multiply(&inputs, &weights, &mut out, width, outputs);
            for row in 0..rows {
                for output in 0..outputs {
                    let sum: f32 = (0..width).map(|i| inputs[row * width + i] * weights[i * outputs + output]).sum();
                    assert!((out[row * outputs + output] - sum - bias[output]).abs() < 1e-4);
                }
            }
        }
        assert!((dot(&[1.0; 19], &[2.0; 19]) - 38.0).abs() < 1e-4);
    }
}
