// over-budget: a boxed slice is a copy too; it only has no room to spare.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let end = start + case.window;
        let window: Box<[u32]> = case.readings[start..end].into();
        let (first, second) = window.split_at(window.len() / 2);
        let first = first.iter().max().copied().unwrap_or(0);
        let second = second.iter().max().copied().unwrap_or(0);
        sum += u64::from(first.abs_diff(second));
    }
    sum
}
