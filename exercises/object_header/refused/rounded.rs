// wrong: keeps each number as an `f32`, which has 24 bits for its digits.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<f32> =
        case.numbers.iter().map(|number| number as f32).collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = numbers[place] as i64;
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
