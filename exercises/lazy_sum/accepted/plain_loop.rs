// A plain loop that adds each square to a total.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut total = 0;
    for number in case.numbers.iter() {
        total += number * number;
    }
    total
}
