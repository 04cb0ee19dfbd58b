// The function that finds the reading takes the list over, and so ends it.

use super::{Answer, Case};

fn at_rank(mut readings: Vec<u64>, rank: usize) -> u64 {
    readings.sort_unstable();
    readings.get(rank).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let reading = at_rank(case.readings.iter().collect(), case.rank());
    let kept = case.numbers.iter().collect();
    Answer { kept, reading }
}
