// wrong: keeps each number as an `i32`, and some are longer.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<i32> =
        case.numbers.iter().map(|number| number as i32).collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = i64::from(numbers[place]);
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
