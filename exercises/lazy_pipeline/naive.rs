//! Each of the three steps makes a list, and all three live to the end.

use super::{Answer, Case};

#[derive(Clone, Copy)]
struct Record {
    id: u64,
    value: u64,
}

fn record(id: u64) -> Record {
    Record { id, value: 2 * id + 1 }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = (0..case.records).map(record).collect();

    let even = records.iter().filter(|record| record.id % 2 == 0);
    let kept: Vec<Record> = even.copied().collect();

    let squares = kept.iter().map(|record| record.value * record.value);
    let scores: Vec<u64> = squares.collect();

    scores.iter().sum()
}
