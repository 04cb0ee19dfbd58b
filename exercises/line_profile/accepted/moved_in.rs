// The function that finds the median takes the list over, and so ends it.

use super::{Answer, Case};

fn median(mut readings: Vec<u64>) -> u64 {
    readings.sort_unstable();
    readings.get(readings.len() / 2).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let median = median(case.readings.iter().collect());
    let kept = case.numbers.iter().collect();
    Answer { kept, median }
}
