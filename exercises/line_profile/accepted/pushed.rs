// Both lists grow by doubling, one after the other.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut readings = Vec::new();
    while let Some(reading) = case.readings.next() {
        readings.push(reading);
    }
    readings.sort_unstable();
    let reading = readings.get(case.rank()).copied().unwrap_or(0);
    drop(readings);

    let mut kept = Vec::new();
    while let Some(number) = case.numbers.next() {
        kept.push(number);
    }
    Answer { kept, reading }
}
