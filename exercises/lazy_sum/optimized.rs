//! Each square is made when the sum asks for it, and is then forgotten.

use super::{Answer, Case};

fn square(number: u64) -> u64 {
    number * number
}

pub fn solve(case: &Case) -> Answer {
    let squares = case.numbers.iter().map(square);
    squares.sum()
}
