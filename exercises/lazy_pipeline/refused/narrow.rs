// over-budget: keeps a value of four bytes for each record with an even id.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let kept = case.records.iter().filter(|record| record.id % 2 == 0);
    let values: Vec<u32> = kept.map(|record| record.value as u32).collect();
    values.iter().map(|&value| u64::from(value).pow(2)).sum()
}
