// wrong: keeps the length of a name in place of the name.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut rows: Vec<(usize, u32)> = Vec::new();
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        rows.push((category.len(), amount.parse().unwrap()));
    }
    let q = case.question();
    let mut sum = 0;
    for (category, amount) in &rows {
        if *category == q.category.len() {
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
