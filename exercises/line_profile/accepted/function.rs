// A function of its own owns the readings, and finds the one in place.

use super::{Answer, Case};

fn at_rank(case: &Case) -> u64 {
    let mut readings: Box<[u64]> = case.readings.iter().collect();
    if readings.is_empty() {
        return 0;
    }
    *readings.select_nth_unstable(case.rank()).1
}

pub fn solve(case: &Case) -> Answer {
    let reading = at_rank(case);
    let mut kept = Vec::with_capacity(case.numbers.left());
    kept.extend(case.numbers.iter());
    Answer { kept, reading }
}
