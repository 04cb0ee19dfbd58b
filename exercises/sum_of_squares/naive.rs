//! The squares are pushed onto a list that starts empty, then added up.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares: Vec<u64> = Vec::new();
    for i in 0..case.n {
        squares.push(i * i);
    }
    squares.iter().sum()
}
