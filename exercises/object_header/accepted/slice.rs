// A boxed slice: the one Box is around all numbers.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Box<[i64]> = case.numbers.iter().collect();
    let read = case.places().map(|place| numbers[place]);
    let (sum, _) = read.fold((0, 0_i64), |(sum, last), number| {
        (sum + number.abs_diff(last), number)
    });
    sum
}
