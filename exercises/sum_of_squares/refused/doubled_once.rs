// over-budget: begins with room for half of them, and doubles once, to just
// the length.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let half = case.n.div_ceil(2);
    let mut squares: Vec<u64> = Vec::with_capacity(half as usize);
    for i in 0..case.n {
        squares.push(i * i);
    }
    squares.iter().sum()
}
