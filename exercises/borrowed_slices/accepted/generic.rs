// One function for whatever gives numbers.

use super::{Answer, Case};

fn largest<'a>(numbers: impl IntoIterator<Item = &'a u32>) -> u32 {
    numbers.into_iter().copied().max().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let mut window = &case.readings[start..];
        window = &window[..case.window];
        let middle = window.len() / 2;
        let first = largest(&window[..middle]);
        let second = largest(window.iter().skip(middle));
        sum += u64::from(first.abs_diff(second));
    }
    sum
}
