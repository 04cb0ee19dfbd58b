// over-budget: borrows the halves, of a window that is a copy.

use super::{Answer, Case};

fn largest(numbers: &[u32]) -> u32 {
    numbers.iter().copied().max().unwrap_or(0)
}

fn jump(window: Vec<u32>) -> u32 {
    let middle = window.len() / 2;
    largest(&window[..middle]).abs_diff(largest(&window[middle..]))
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let end = start + case.window;
        sum += u64::from(jump(case.readings[start..end].to_vec()));
    }
    sum
}
