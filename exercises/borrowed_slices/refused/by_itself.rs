// refused: a slice without `&` has no known size, so no variable can hold it.

use super::{Answer, Case};

fn largest(numbers: [u32]) -> u32 {
    numbers.iter().copied().max().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let window = case.readings[start..start + case.window];
        sum += u64::from(largest(window));
    }
    sum
}
