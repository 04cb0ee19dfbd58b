// A ring of numbers, which also keeps them side by side.

use std::collections::VecDeque;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: VecDeque<f64> = case.numbers.iter().collect();
    let target = case.target();
    numbers.iter().map(|number| (number - target).abs()).sum()
}
