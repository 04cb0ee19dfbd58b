// over-budget: asks once, for twice as much as there will be.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares: Vec<u64> = Vec::with_capacity(2 * case.n as usize);
    for i in 0..case.n {
        squares.push(i * i);
    }
    squares.iter().sum()
}
