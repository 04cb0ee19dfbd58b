//! ??? What this version does, and what it costs.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Box<u64>> = case.numbers.iter().map(Box::new).collect();
    let start = case.start();
    numbers.iter().map(|number| number.abs_diff(start)).sum()
}
