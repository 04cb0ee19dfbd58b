//! The numbers lie side by side, and the list's type says once what they are.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<f64> =
        (0..case.numbers).map(|i| f64::from(i) / 2.0).collect();

    let mut sum = 0.0;
    for number in &numbers {
        sum += number;
    }
    sum
}
