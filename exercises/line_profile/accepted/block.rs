// A block in braces ends the readings, and no `drop` is needed.

use super::{Answer, Case};

fn median(readings: &mut [u64]) -> u64 {
    readings.sort_unstable();
    readings.get(readings.len() / 2).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let median = {
        let mut readings: Vec<u64> = case.readings.iter().collect();
        median(&mut readings)
    };
    Answer { kept: case.numbers.iter().collect(), median }
}
