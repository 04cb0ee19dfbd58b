//! The list to hand on is made first, and waits while the other is used.

use super::{Answer, Case};

fn square(n: u32) -> u64 {
    u64::from(n) * u64::from(n)
}

pub fn solve(case: &Case) -> Answer {
    let kept: Vec<u32> = (0..case.numbers).collect();
    let squares: Vec<u64> = (0..case.numbers).map(square).collect();
    let sum = squares.iter().sum();
    drop(squares);
    Answer { kept, sum }
}
