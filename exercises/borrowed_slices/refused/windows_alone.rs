// over-budget: borrows the window, and copies its halves.

use super::{Answer, Case};

fn largest(numbers: Vec<u32>) -> u32 {
    numbers.into_iter().max().unwrap_or(0)
}

fn jump(window: &[u32]) -> u32 {
    let middle = window.len() / 2;
    let first = largest(window[..middle].to_vec());
    let second = largest(window[middle..].to_vec());
    first.abs_diff(second)
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let end = start + case.window;
        sum += u64::from(jump(&case.readings[start..end]));
    }
    sum
}
