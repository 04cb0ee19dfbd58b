// Each row borrows its name from the text: no copy at all.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut rows: Vec<(&str, u32)> = Vec::new();
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        rows.push((category, amount.parse().unwrap()));
    }
    let q = case.question();
    rows.iter()
        .filter(|(category, _)| *category == q.category)
        .map(|(_, amount)| u64::from(amount.abs_diff(q.middle)))
        .sum()
}
