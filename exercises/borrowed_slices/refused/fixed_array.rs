// failed: a window in an array of a fixed size, which fits windows of 10,000
// readings and no others.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let mut window = [0; 10_000];
        window.copy_from_slice(&case.readings[start..start + case.window]);
        let (first, second) = window.split_at(5_000);
        let first = first.iter().max().copied().unwrap_or(0);
        let second = second.iter().max().copied().unwrap_or(0);
        sum += u64::from(first.abs_diff(second));
    }
    sum
}
