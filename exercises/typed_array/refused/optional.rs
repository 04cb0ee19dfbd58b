// over-budget: each number may be missing, which takes 8 bytes more.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Option<f64>> = case.numbers.iter().map(Some).collect();
    let target = case.target();
    numbers.iter().flatten().map(|number| (number - target).abs()).sum()
}
