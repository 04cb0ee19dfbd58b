// refused: lends out a part of a list that ends with the function.

use super::{Answer, Case};

fn half(window: &[u32]) -> &[u32] {
    let half = window[..window.len() / 2].to_vec();
    &half
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let window = &case.readings[start..start + case.window];
        sum += u64::from(half(window).iter().max().copied().unwrap_or(0));
    }
    sum
}
