//! ??? The task in one sentence.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    // ??? A question that points at the place to change.
    let numbers: Vec<Box<u64>> = case.numbers.iter().map(Box::new).collect();
    let mut sum = 0;
    for (place, number) in (1..).zip(numbers.iter().rev()) {
        sum += place * **number;
    }
    sum
}
