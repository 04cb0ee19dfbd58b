// wrong: one sum for each name, which forgets how the amounts lie around the
// middle.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut totals: HashMap<&str, (u64, u64)> = HashMap::new();
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        let amount: u64 = amount.parse().unwrap();
        let (sum, count) = totals.entry(category).or_default();
        *sum += amount;
        *count += 1;
    }
    let q = case.question();
    let (sum, count) = totals.get(q.category).copied().unwrap_or_default();
    sum.abs_diff(count * u64::from(q.middle))
}
