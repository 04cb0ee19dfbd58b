// wrong: tells names apart by their first byte, which does for five of them.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut rows: Vec<(u8, u32)> = Vec::new();
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        rows.push((category.as_bytes()[0], amount.parse().unwrap()));
    }
    let q = case.question();
    let first = q.category.bytes().next();
    let mut sum = 0;
    for (category, amount) in &rows {
        if Some(*category) == first {
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
