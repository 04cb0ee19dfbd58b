// over-budget: small numbers lie in the list, and each other one in a box.

use super::{Answer, Case};

enum Number {
    Small(i16),
    Large(Box<i64>),
}

pub fn solve(case: &Case) -> Answer {
    let number = |number| match number {
        -5..=256 => Number::Small(number as i16),
        _ => Number::Large(Box::new(number)),
    };
    let numbers: Vec<Number> = case.numbers.iter().map(number).collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = match &numbers[place] {
            Number::Small(small) => i64::from(*small),
            Number::Large(large) => **large,
        };
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
