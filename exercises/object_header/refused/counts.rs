// wrong: counts how many times each number comes, and forgets where.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut counts: BTreeMap<i64, u32> = BTreeMap::new();
    for number in case.numbers.iter() {
        *counts.entry(number).or_default() += 1;
    }

    let (mut sum, mut last) = (0, 0);
    for (number, count) in counts {
        for _ in 0..count {
            sum += number.abs_diff(last);
            last = number;
        }
    }
    sum
}
