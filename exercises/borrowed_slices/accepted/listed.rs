// A list of all windows, each an address and a length.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut windows: Vec<&[u32]> = Vec::new();
    for start in case.starts() {
        windows.push(&case.readings[start..start + case.window]);
    }
    let mut sum = 0;
    for window in windows {
        let (first, second) = window.split_at(window.len() / 2);
        let [first, second] =
            [first, second].map(|half| half.iter().max().unwrap_or(&0));
        sum += u64::from(first.abs_diff(*second));
    }
    sum
}
