// wrong: takes the reading at that place as they came, unsorted.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let readings: Vec<u64> = case.readings.iter().collect();
    let reading = readings.get(case.rank()).copied().unwrap_or(0);
    drop(readings);
    let kept: Vec<u32> = case.numbers.iter().collect();
    Answer { kept, reading }
}
