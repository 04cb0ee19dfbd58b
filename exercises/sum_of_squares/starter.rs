//! Add up the squares of 0, 1, 2 and so on, without a list that grows.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    // The list starts without any room. How many times does it ask for more?
    let mut squares: Vec<u64> = Vec::new();
    for i in 0..case.n {
        squares.push(i * i);
    }
    squares.iter().sum()
}
