// failed: wants the order first, to keep no number for longer than it must.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut sum, mut last) = (0, 0);
    for _ in case.places() {
        let number = case.numbers.next().unwrap();
        sum += i64::abs_diff(number, last);
        last = number;
    }
    sum
}
