// over-budget: copies the whole list, once, and borrows its windows from the
// copy.

use super::{Answer, Case};

fn largest(numbers: &[u32]) -> u32 {
    numbers.iter().copied().max().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let readings = case.readings.clone();
    let mut sum = 0;
    for window in readings.windows(case.window).step_by(case.step()) {
        let (first, second) = window.split_at(case.window / 2);
        sum += u64::from(largest(first).abs_diff(largest(second)));
    }
    sum
}
