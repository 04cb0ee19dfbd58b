//! Make two lists, return one of them, and never hold both.

use super::{Answer, Case};

fn at_rank(readings: &mut [u64], rank: usize) -> u64 {
    readings.sort_unstable();
    readings.get(rank).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    // At which line is the running total highest? Who needs what is there?
    let kept: Vec<u32> = case.numbers.iter().collect();
    let mut readings: Vec<u64> = case.readings.iter().collect();
    let reading = at_rank(&mut readings, case.rank());
    drop(readings);
    Answer { kept, reading }
}
