// over-budget: a cache up to 65,535, in the hope that this is nearly all.

use std::rc::Rc;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let cache: Vec<Rc<i64>> = (-5..65_536).map(Rc::new).collect();
    let object = |value| match value {
        -5..65_536 => Rc::clone(&cache[(value + 5) as usize]),
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
