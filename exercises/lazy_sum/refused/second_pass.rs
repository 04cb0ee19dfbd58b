// wrong: counts the numbers first, and then there are none left to add up.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.numbers.iter().count();
    let squares = case.numbers.iter().map(|number| number * number);
    squares.take(count).sum()
}
