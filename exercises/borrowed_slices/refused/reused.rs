// over-budget: one list for all windows, into which each is copied.

use super::{Answer, Case};

fn largest(numbers: &[u32]) -> u32 {
    numbers.iter().copied().max().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let mut window = Vec::new();
    let mut sum = 0;
    for start in case.starts() {
        window.clear();
        window.extend_from_slice(&case.readings[start..start + case.window]);
        let (first, second) = window.split_at(window.len() / 2);
        sum += u64::from(largest(first).abs_diff(largest(second)));
    }
    sum
}
