// over-budget: gives back the room to spare, after the list has grown.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares: Vec<u64> = Vec::new();
    for i in 0..case.n {
        squares.push(i * i);
    }
    squares.shrink_to_fit();
    squares.iter().sum()
}
