// wrong: keeps the small numbers, and takes 257 for each other one.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let small = |number: i64| number.clamp(-6, 257) as i16;
    let numbers: Vec<i16> = case.numbers.iter().map(small).collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = i64::from(numbers[place]);
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
