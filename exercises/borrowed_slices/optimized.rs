//! Each window, and each half, is borrowed from the list where it lies.

use super::{Answer, Case};

fn largest(numbers: &[u32]) -> u32 {
    numbers.iter().copied().max().unwrap_or(0)
}

/// Tells how far the largest of the second half is from that of the first.
fn jump(window: &[u32]) -> u32 {
    let middle = window.len() / 2;
    let first = largest(&window[..middle]);
    let second = largest(&window[middle..]);
    first.abs_diff(second)
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let end = start + case.window;
        let window = &case.readings[start..end];
        sum += u64::from(jump(window));
    }
    sum
}
