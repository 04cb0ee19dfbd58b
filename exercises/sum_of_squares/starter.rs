//! Add up the squares of 0, 1, 2 and so on, with next to no memory.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    // A list that starts empty asks for more room again and again. What is
    // it kept for?
    let mut squares: Vec<u64> = Vec::new();
    for i in 0..case.n {
        squares.push(i * i);
    }
    squares.iter().sum()
}
