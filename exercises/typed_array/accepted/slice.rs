// A boxed slice: the one Box is around all numbers.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Box<[f64]> = case.numbers.iter().collect();
    let target = case.target();
    numbers.iter().map(|number| (number - target).abs()).sum()
}
