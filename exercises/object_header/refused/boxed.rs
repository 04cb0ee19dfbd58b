// over-budget: leaves out the header and the cache, and boxes each number.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Box<i64>> = case.numbers.iter().map(Box::new).collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = *numbers[place];
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
