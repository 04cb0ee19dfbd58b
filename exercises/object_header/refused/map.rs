// over-budget: a map from place to number, as if places were missing.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: HashMap<usize, i64> =
        case.numbers.iter().enumerate().collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = numbers[&place];
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
