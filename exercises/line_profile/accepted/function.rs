// A function of its own owns the readings, and finds the median in place.

use super::{Answer, Case};

fn median(case: &Case) -> u64 {
    let mut readings: Box<[u64]> = case.readings.iter().collect();
    let middle = readings.len() / 2;
    if readings.is_empty() {
        return 0;
    }
    *readings.select_nth_unstable(middle).1
}

pub fn solve(case: &Case) -> Answer {
    let median = median(case);
    let mut kept = Vec::with_capacity(case.numbers.left());
    kept.extend(case.numbers.iter());
    Answer { kept, median }
}
