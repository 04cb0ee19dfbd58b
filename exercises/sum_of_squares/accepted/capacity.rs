// Pushes, as the starter does, onto a list that has room for all.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares: Vec<u64> = Vec::with_capacity(case.n as usize);
    for i in 0..case.n {
        squares.push(i * i);
    }
    squares.iter().sum()
}
