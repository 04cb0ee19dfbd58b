// wrong: hands the numbers on in another order.

use super::{Answer, Case};

fn median(readings: &mut [u64]) -> u64 {
    readings.sort_unstable();
    readings.get(readings.len() / 2).copied().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let mut readings: Vec<u64> = case.readings.iter().collect();
    let median = median(&mut readings);
    drop(readings);
    let mut kept: Vec<u32> = case.numbers.iter().collect();
    kept.sort_unstable();
    Answer { kept, median }
}
