// Lists of a thousand numbers, one after the other: none grows with all.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut total = 0;
    loop {
        let numbers = case.numbers.read(1_000);
        if numbers.is_empty() {
            return total;
        }
        total += numbers.iter().map(|number| number * number).sum::<u64>();
    }
}
