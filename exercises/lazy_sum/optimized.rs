//! Each square is made when the sum asks for it, and is then forgotten.

use super::{Answer, Case};

fn square(i: u32) -> u64 {
    u64::from(i) * u64::from(i)
}

pub fn solve(case: &Case) -> Answer {
    let squares = (0..case.n).map(square);
    squares.sum()
}
