// wrong: keeps the sum and the count, as if all numbers were on one side.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.numbers.left() as f64;
    let sum: f64 = case.numbers.iter().sum();
    (sum - count * case.target()).abs()
}
