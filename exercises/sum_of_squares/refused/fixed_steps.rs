// over-budget: asks for just ten thousand more each time, so that hardly any
// room is left at the end, and moves all of it a hundred times.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares: Vec<u64> = Vec::new();
    for i in 0..case.n {
        if squares.len() == squares.capacity() {
            squares.reserve_exact(10_000);
        }
        squares.push(i * i);
    }
    squares.iter().sum()
}
