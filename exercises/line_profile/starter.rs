//! Make two lists, hand on one of them, and never hold both.

use super::{Answer, Case};

fn median(readings: &mut [u64]) -> u64 {
    readings.sort_unstable();
    readings.get(readings.len() / 2).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    // At which line is the running total highest? Who needs what is there?
    let kept: Vec<u32> = case.numbers.iter().collect();
    let mut readings: Vec<u64> = case.readings.iter().collect();
    let median = median(&mut readings);
    drop(readings);
    Answer { kept, median }
}
