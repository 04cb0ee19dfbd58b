// over-budget: takes the squares out of the list one by one, whose block
// stays until the last is out.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers = case.numbers.iter();
    let squares: Vec<u64> = numbers.map(|number| number * number).collect();
    squares.into_iter().sum()
}
