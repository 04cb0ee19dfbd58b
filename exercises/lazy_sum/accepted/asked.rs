// Asks for one number after the other, until there is none.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut total = 0;
    while let Some(number) = case.numbers.next() {
        total += number.pow(2);
    }
    total
}
