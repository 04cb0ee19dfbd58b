// over-budget: drops each list as soon as the next one is there.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().collect();
    let even = records.iter().filter(|record| record.id % 2 == 0);
    let kept: Vec<Record> = even.copied().collect();
    drop(records);
    let squares = kept.iter().map(|record| record.value * record.value);
    let scores: Vec<u64> = squares.collect();
    drop(kept);
    scores.iter().sum()
}
