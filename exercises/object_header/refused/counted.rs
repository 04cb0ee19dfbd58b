// over-budget: leaves out the type, and keeps the counts and the address.

use std::rc::Rc;

use super::{Answer, Case};

const LEAST: i64 = -5;
const GREATEST: i64 = 256;

pub fn solve(case: &Case) -> Answer {
    let cache: Vec<Rc<i64>> = (LEAST..=GREATEST).map(Rc::new).collect();
    let object = |value| match value {
        LEAST..=GREATEST => Rc::clone(&cache[(value - LEAST) as usize]),
        _ => Rc::new(value),
    };
    let numbers: Vec<Rc<i64>> = case.numbers.iter().map(object).collect();

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = *numbers[place];
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
