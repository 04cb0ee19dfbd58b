// wrong: a sum needs no list, and the average is not what is wanted.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.readings.left().max(1) as u128;
    let sum: u128 = case.readings.iter().map(u128::from).sum();
    let kept = case.numbers.iter().collect();
    Answer { kept, reading: (sum / count) as u64 }
}
