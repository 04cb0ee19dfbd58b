// Skips to the window and takes as many as it has: no slice, and no copy.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let half = case.window / 2;
    let jump = |start: usize| {
        let mut window = case.readings.iter().skip(start).take(case.window);
        let first = window.by_ref().take(half).max().copied().unwrap_or(0);
        let second = window.max().copied().unwrap_or(0);
        u64::from(first.abs_diff(second))
    };
    case.starts().map(jump).sum()
}
