//! The list knows its length in advance, and asks for its block once.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let squares: Vec<u64> = (0..case.n).map(|i| i * i).collect();
    squares.iter().sum()
}
