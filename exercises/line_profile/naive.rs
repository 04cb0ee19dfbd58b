//! The list to return is made first, and waits while the other is used.

use super::{Answer, Case};

fn at_rank(readings: &mut [u64], rank: usize) -> u64 {
    readings.sort_unstable();
    readings.get(rank).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let kept: Vec<u32> = case.numbers.iter().collect();
    let mut readings: Vec<u64> = case.readings.iter().collect();
    let reading = at_rank(&mut readings, case.rank());
    drop(readings);
    Answer { kept, reading }
}
