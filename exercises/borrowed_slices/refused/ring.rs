// over-budget: a queue that holds one window, and moves on with it.

use std::collections::VecDeque;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut window: VecDeque<u32> = VecDeque::new();
    let mut next = 0;
    let mut sum = 0;
    for start in case.starts() {
        window.drain(..window.len().min(case.step()));
        while next < start + case.window {
            window.push_back(case.readings[next]);
            next += 1;
        }
        let middle = case.window / 2;
        let first = window.range(..middle).max().copied().unwrap_or(0);
        let second = window.range(middle..).max().copied().unwrap_or(0);
        sum += u64::from(first.abs_diff(second));
    }
    sum
}
