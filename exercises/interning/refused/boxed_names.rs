// over-budget: a copy in each row still, with no capacity beside it.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut rows: Vec<(Box<str>, u32)> = Vec::new();
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        rows.push((category.into(), amount.parse().unwrap()));
    }
    let q = case.question();
    let mut sum = 0;
    for (category, amount) in &rows {
        if **category == *q.category {
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
