// wrong: keeps the upper halves of the readings, and looks at them alone.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let upper = |reading: u64| (reading >> 32) as u32;
    let mut readings: Vec<u32> = case.readings.iter().map(upper).collect();
    readings.sort_unstable();
    let reading = readings.get(case.rank()).copied().unwrap_or(0);
    drop(readings);
    let kept = case.numbers.iter().collect();
    Answer { kept, reading: u64::from(reading) << 32 }
}
