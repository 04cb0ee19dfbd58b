//! Each step consumes the list before it, and its result takes over the block.

use super::{Answer, Case};

struct Record {
    id: u64,
    value: u64,
}

fn record(id: u64) -> Record {
    Record { id, value: 2 * id + 1 }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = (0..case.records).map(record).collect();

    let even = records.into_iter().filter(|record| record.id % 2 == 0);
    let kept: Vec<Record> = even.collect();

    let squares = kept.into_iter().map(|record| record.value * record.value);
    let scores: Vec<u64> = squares.collect();

    scores.iter().sum()
}
