// over-budget: leaves out the header, and still boxes each number.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Box<f64>> = case.numbers.iter().map(Box::new).collect();
    let target = case.target();
    numbers.iter().map(|number| (**number - target).abs()).sum()
}
