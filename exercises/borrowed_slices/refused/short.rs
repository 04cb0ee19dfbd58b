// wrong: the end of a range is not part of it, so the last reading is missed.

use super::{Answer, Case};

fn largest(numbers: &[u32]) -> u32 {
    numbers.iter().copied().max().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let window = &case.readings[start..start + case.window - 1];
        let (first, second) = window.split_at(case.window / 2);
        sum += u64::from(largest(first).abs_diff(largest(second)));
    }
    sum
}
