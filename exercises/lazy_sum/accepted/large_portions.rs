// Portions of 4,096 numbers, which are not longer if there are more numbers.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut total = 0;
    while case.numbers.left() > 0 {
        let numbers = case.numbers.read(4_096);
        total += numbers.iter().map(|number| number * number).sum::<u64>();
    }
    total
}
