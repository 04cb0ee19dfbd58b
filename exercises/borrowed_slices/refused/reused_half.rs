// over-budget: one list still, for half of a window at a time.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut half: Vec<u32> = Vec::new();
    let mut largest = |from: usize, to: usize| {
        half.clear();
        half.extend(&case.readings[from..to]);
        half.iter().copied().max().unwrap_or(0)
    };
    let mut sum = 0;
    for start in case.starts() {
        let middle = start + case.window / 2;
        let first = largest(start, middle);
        let second = largest(middle, start + case.window);
        sum += u64::from(first.abs_diff(second));
    }
    sum
}
