// over-budget: a copy by way of an iterator.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let readings = case.readings.iter().skip(start);
        let window: Vec<&u32> = readings.take(case.window).collect();
        let (first, second) = window.split_at(window.len() / 2);
        let first = first.iter().copied().max().unwrap_or(&0);
        let second = second.iter().copied().max().unwrap_or(&0);
        sum += u64::from(first.abs_diff(*second));
    }
    sum
}
