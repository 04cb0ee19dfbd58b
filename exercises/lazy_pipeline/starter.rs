//! Score the records with an even id, without a list after each step.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    // How many records are read before the first one is scored?
    let records: Vec<Record> = case.records.iter().collect();

    let even = records.iter().filter(|record| record.id % 2 == 0);
    let kept: Vec<Record> = even.copied().collect();

    let squares = kept.iter().map(|record| record.value * record.value);
    let scores: Vec<u64> = squares.collect();

    scores.iter().sum()
}
