// over-budget: knows its length, and makes a list of the numbers besides.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<u64> = (0..case.n).collect();
    let squares: Vec<u64> = numbers.iter().map(|i| i * i).collect();
    squares.iter().sum()
}
