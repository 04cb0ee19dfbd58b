// over-budget: a list of one half, and then a list of the other.

use super::{Answer, Case};

fn add_up(numbers: &[u64]) -> u64 {
    numbers.iter().map(|number| number * number).sum()
}

pub fn solve(case: &Case) -> Answer {
    let half = case.numbers.left() / 2;
    let first = add_up(&case.numbers.read(half));
    first + add_up(&case.numbers.read(case.numbers.left()))
}
