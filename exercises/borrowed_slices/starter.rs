//! Look at many windows of a long list, and copy none of them.

use super::{Answer, Case};

// What does this function need of a list that is not its own?
fn largest(numbers: Vec<u32>) -> u32 {
    numbers.into_iter().max().unwrap_or(0)
}

/// Tells how far the largest of the second half is from that of the first.
fn jump(window: Vec<u32>) -> u32 {
    let middle = window.len() / 2;
    let first = largest(window[..middle].to_vec());
    let second = largest(window[middle..].to_vec());
    first.abs_diff(second)
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let end = start + case.window;
        let window = case.readings[start..end].to_vec();
        sum += u64::from(jump(window));
    }
    sum
}
