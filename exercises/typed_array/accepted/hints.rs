// Follows the hints: a list of the numbers themselves.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<f64> = case.numbers.iter().collect();

    let target = case.target();
    let mut sum = 0.0;
    for number in &numbers {
        sum += (number - target).abs();
    }
    sum
}
