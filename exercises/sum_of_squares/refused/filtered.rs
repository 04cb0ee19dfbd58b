// over-budget: collects behind a filter, which hides how many there will be.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let squares = (0..case.n).map(|i| i * i).filter(|square| *square > 0);
    let squares: Vec<u64> = squares.collect();
    squares.iter().sum()
}
