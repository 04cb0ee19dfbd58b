// refused: uses the iterator again after the sum has taken it.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let squares = case.numbers.iter().map(|number| number * number);
    let sum = squares.sum::<u64>();
    sum.max(squares.max().unwrap_or(0))
}
