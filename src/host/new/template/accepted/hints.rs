// Follows the hints: ???

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<u64> = case.numbers.iter().collect();
    let start = case.start();
    numbers.iter().map(|number| number.abs_diff(start)).sum()
}
