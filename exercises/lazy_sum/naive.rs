//! All squares are collected into a list, and the list is added up.

use super::{Answer, Case};

fn square(i: u32) -> u64 {
    u64::from(i) * u64::from(i)
}

pub fn solve(case: &Case) -> Answer {
    let squares: Vec<u64> = (0..case.n).map(square).collect();
    squares.iter().sum()
}
