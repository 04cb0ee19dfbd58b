// over-budget: another list, which doubles as well.

use std::collections::VecDeque;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares: VecDeque<u64> = VecDeque::new();
    for i in 0..case.n {
        squares.push_back(i * i);
    }
    squares.iter().sum()
}
