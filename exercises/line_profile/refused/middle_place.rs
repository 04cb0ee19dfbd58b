// wrong: takes the reading in the middle place, as they came.

use super::{Answer, Case};

fn median(readings: &[u64]) -> u64 {
    readings.get(readings.len() / 2).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let readings: Vec<u64> = case.readings.iter().collect();
    let median = median(&readings);
    drop(readings);
    let kept: Vec<u32> = case.numbers.iter().collect();
    Answer { kept, median }
}
