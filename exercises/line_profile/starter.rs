//! Make two lists, hand on one of them, and never hold both.

use super::{Answer, Case};

fn square(n: u32) -> u64 {
    u64::from(n) * u64::from(n)
}

pub fn solve(case: &Case) -> Answer {
    // At which line is the running total highest? Who needs what is there?
    let kept: Vec<u32> = (0..case.numbers).collect();
    let squares: Vec<u64> = (0..case.numbers).map(square).collect();
    let sum = squares.iter().sum();
    drop(squares);
    Answer { kept, sum }
}
