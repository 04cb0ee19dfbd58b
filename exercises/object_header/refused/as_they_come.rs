// wrong: measures each number from the one that came before it, and keeps
// none.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut sum, mut last) = (0, 0);
    for number in case.numbers.iter() {
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
