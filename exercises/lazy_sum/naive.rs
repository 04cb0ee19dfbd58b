//! All squares are collected into a list, and the list is added up.

use super::{Answer, Case};

fn square(number: u64) -> u64 {
    number * number
}

pub fn solve(case: &Case) -> Answer {
    let squares: Vec<u64> = case.numbers.iter().map(square).collect();
    squares.iter().sum()
}
