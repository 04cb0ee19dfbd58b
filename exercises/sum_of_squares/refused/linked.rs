// over-budget: never moves, but each square is in a block with two addresses.

use std::collections::LinkedList;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let squares: LinkedList<u64> = (0..case.n).map(|i| i * i).collect();
    squares.iter().sum()
}
