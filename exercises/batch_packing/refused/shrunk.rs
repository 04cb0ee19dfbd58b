// over-budget: gives the spare room back, after it was asked for.

use super::{Answer, Case, Record};

fn pack(record: &Record, batch: &mut Vec<u8>) {
    batch.extend(record.time.to_le_bytes());
    batch.extend(record.sensor.to_le_bytes());
    batch.extend(record.value.to_le_bytes());
    batch.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut batch = Vec::new();
    for record in records {
        pack(&record, &mut batch);
    }
    batch.shrink_to_fit();
    Answer::Whole(batch)
}
