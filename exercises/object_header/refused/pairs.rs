// over-budget: two numbers in a box of a known size, which fits as bytes, in a
// block for every other number.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut pairs: Vec<Box<[i64; 2]>> =
        Vec::with_capacity(case.numbers.left().div_ceil(2));
    while let Some(first) = case.numbers.next() {
        let second = match case.numbers.left() {
            0 => 0,
            _ => case.numbers.next().unwrap(),
        };
        pairs.push(Box::new([first, second]));
    }

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = pairs[place / 2][place % 2];
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
