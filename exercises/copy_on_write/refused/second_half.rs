// wrong: leaves the first half of the writes out.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sums = vec![0; case.handle_count];
    let half = case.writes.left() / 2;
    for write in case.writes.iter().skip(half) {
        sums[write.handle] += write.value;
    }
    let start: u64 = case.entries.iter().sum();
    let mut sum = 0;
    for (number, written) in (1..).zip(sums) {
        sum += number * if written > 0 { written } else { start };
    }
    sum
}
