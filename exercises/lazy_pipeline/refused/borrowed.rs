// over-budget: keeps references to the records, and so the records.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().collect();
    let even = records.iter().filter(|record| record.id % 2 == 0);
    let kept: Vec<&Record> = even.collect();
    kept.iter().map(|record| record.value * record.value).sum()
}
