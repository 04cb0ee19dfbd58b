//! Each step consumes the list before it, and its result takes over the block.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().collect();

    let even = records.into_iter().filter(|record| record.id % 2 == 0);
    let kept: Vec<Record> = even.collect();

    let squares = kept.into_iter().map(|record| record.value * record.value);
    let scores: Vec<u64> = squares.collect();

    scores.iter().sum()
}
