//! Score the records with an even id, without a list after each step.

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
    // Each step waits until the one before it is done with every record. Does
    // it have to?
    let records: Vec<Record> = (0..case.records).map(record).collect();

    let mut kept: Vec<Record> = Vec::new();
    for record in &records {
        if record.id % 2 == 0 {
            kept.push(*record);
        }
    }

    let mut scores: Vec<u64> = Vec::new();
    for record in &kept {
        scores.push(record.value * record.value);
    }

    scores.iter().sum()
}
