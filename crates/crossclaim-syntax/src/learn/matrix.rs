//! Products of matrices on the two ways back, and the softmax.
//!
//! Sums run in a fixed order, side by side over the outputs, so that the result does not depend on the processor.

use crate::network::matrix::dot;

/// Adds to the gradient of the weights what the gradient of the outputs says.
#[inline(always)]
pub(crate) fn back_to_weights(inputs: &[f32], outward: &[f32], gradient: &mut [f32], width: usize, outputs: usize) {
    let rows = inputs.len() / width;
    let whole = rows / 4 * 4;
    for from in (0..whole).step_by(4) {
        let (a, more) = outward[from * outputs..(from + 4) * outputs].split_at(outputs);
        let (b, more) = more.split_at(outputs);
        let (c, d) = more.split_at(outputs);
        for (at, gradient) in gradient.chunks_exact_mut(outputs).enumerate() {
            let inputs: [f32; 4] = std::array::from_fn(|row| inputs[(from + row) * width + at]);
            for ((((gradient, a), b), c), d) in gradient.iter_mut().zip(a).zip(b).zip(c).zip(d) {
                *gradient += inputs[0] * a + inputs[1] * b + inputs[2] * c + inputs[3] * d;
            }
        }
    }
    for row in whole..rows {
        let outward = &outward[row * outputs..(row + 1) * outputs];
        for (number, gradient) in inputs[row * width..(row + 1) * width].iter().zip(gradient.chunks_exact_mut(outputs))
        {
            for (gradient, outward) in gradient.iter_mut().zip(outward) {
                *gradient += number * outward;
            }
        }
    }
}

/// Adds to the gradient of the inputs what the gradient of the outputs says.
#[inline(always)]
pub(crate) fn back_to_inputs(outward: &[f32], weights: &[f32], gradient: &mut [f32], width: usize, outputs: usize) {
    for (outward, gradient) in outward.chunks_exact(outputs).zip(gradient.chunks_exact_mut(width)) {
        for (gradient, row) in gradient.iter_mut().zip(weights.chunks_exact(outputs)) {
            *gradient += dot(outward, row);
        }
    }
}

/// Adds each row to one row.
#[inline(always)]
pub(crate) fn add_rows(rows: &[f32], out: &mut [f32]) {
    for row in rows.chunks_exact(out.len()) {
        for (out, number) in out.iter_mut().zip(row) {
            *out += number;
        }
    }
}

/// Multiplies each row by a row; an empty one stands for ones.
#[inline(always)]
pub(crate) fn mask_rows(rows: &mut [f32], mask: &[f32]) {
    if !mask.is_empty() {
        for row in rows.chunks_exact_mut(mask.len()) {
            for (number, mask) in row.iter_mut().zip(mask) {
                *number *= mask;
            }
        }
    }
}

/// The exponential function by its series, the same on every machine: the standard library's is not.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let whole = (x + 0.5).floor();
    let rest = (x - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    f32::from_bits(((whole as i32 + 127) << 23) as u32) * series
}

/// Turns scores to probabilities.
#[inline(always)]
pub(crate) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().fold(f32::MIN, |most, score| most.max(*score));
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - most);
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}
