//! Add up many squares, and keep no more of them than the sum needs.

use super::{Answer, Case};

fn square(number: u64) -> u64 {
    number * number
}

pub fn solve(case: &Case) -> Answer {
    // The sum looks at each square once. How long does it have to exist?
    let squares: Vec<u64> = case.numbers.iter().map(square).collect();
    squares.iter().sum()
}
