// Pushed one by one: the list doubles, and may have room to spare.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut numbers = Vec::new();
    for number in case.numbers.iter() {
        numbers.push(number);
    }
    let target = case.target();
    numbers.iter().map(|number| (number - target).abs()).sum()
}
