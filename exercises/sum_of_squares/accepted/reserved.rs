// Reserves room for all, and ends as a boxed slice: below 4 squares that gives
// room back, which counts as an allocation.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares: Vec<u64> = Vec::new();
    squares.reserve(case.n as usize);
    for i in 0..case.n {
        squares.push(i * i);
    }
    let squares = squares.into_boxed_slice();
    squares.iter().sum()
}
