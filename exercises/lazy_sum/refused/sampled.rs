// wrong: squares the first thousand, and takes the rest to be like them.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.numbers.left() as u64;
    let sample = case.numbers.read(1_000);
    let sum: u64 = sample.iter().map(|number| number * number).sum();
    sum / sample.len().max(1) as u64 * count
}
