// wrong: returns an empty list.

use super::{Answer, Case};

fn at_rank(readings: &mut [u64], rank: usize) -> u64 {
    readings.sort_unstable();
    readings.get(rank).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let mut readings: Vec<u64> = case.readings.iter().collect();
    let reading = at_rank(&mut readings, case.rank());
    drop(readings);
    let kept: Vec<u32> = Vec::new();
    Answer { kept, reading }
}
