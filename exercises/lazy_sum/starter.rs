//! Add up many squares, and keep no more of them than the sum needs.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    // How long does a square have to exist?
    let mut squares: Vec<u64> = Vec::with_capacity(case.n as usize);
    for i in 0..case.n {
        squares.push(u64::from(i) * u64::from(i));
    }
    squares.iter().sum()
}
