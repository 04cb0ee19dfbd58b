// over-budget: borrows a `&Vec`, which only a whole list can be.

use super::{Answer, Case};

fn largest(numbers: &Vec<u32>) -> u32 {
    numbers.iter().copied().max().unwrap_or(0)
}

fn jump(window: &Vec<u32>) -> u32 {
    let middle = window.len() / 2;
    let first = largest(&window[..middle].to_vec());
    let second = largest(&window[middle..].to_vec());
    first.abs_diff(second)
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let end = start + case.window;
        let window = case.readings[start..end].to_vec();
        sum += u64::from(jump(&window));
    }
    sum
}
