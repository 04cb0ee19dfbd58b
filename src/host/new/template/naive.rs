//! ??? What this version does, and what it costs.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Box<u64>> = case.numbers.iter().map(Box::new).collect();
    let mut sum = 0;
    for (place, number) in (1..).zip(numbers.iter().rev()) {
        sum += place * **number;
    }
    sum
}
