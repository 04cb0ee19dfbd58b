//! The other list is gone before the one to hand on is made.

use super::{Answer, Case};

fn square(n: u32) -> u64 {
    u64::from(n) * u64::from(n)
}

pub fn solve(case: &Case) -> Answer {
    let squares: Vec<u64> = (0..case.numbers).map(square).collect();
    let sum = squares.iter().sum();
    drop(squares);
    let kept: Vec<u32> = (0..case.numbers).collect();
    Answer { kept, sum }
}
