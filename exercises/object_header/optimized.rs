//! The numbers themselves lie in the list, each in 8 bytes.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<i64> = case.numbers.iter().collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = numbers[place];
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
