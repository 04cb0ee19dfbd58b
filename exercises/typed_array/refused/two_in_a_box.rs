// over-budget: two numbers in each box, which share its address.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut pairs: Vec<Box<[f64]>> =
        Vec::with_capacity(case.numbers.left().div_ceil(2));
    while case.numbers.left() > 0 {
        pairs.push(case.numbers.read(2).into_boxed_slice());
    }
    let target = case.target();
    let numbers = pairs.iter().flatten();
    numbers.map(|number| (number - target).abs()).sum()
}
