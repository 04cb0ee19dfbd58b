// over-budget: begins with room for half of them, and then grows.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares: Vec<u64> = Vec::with_capacity(case.n as usize / 2);
    for i in 0..case.n {
        squares.push(i * i);
    }
    squares.iter().sum()
}
