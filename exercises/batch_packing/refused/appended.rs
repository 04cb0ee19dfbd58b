// over-budget: no list for a record, but the batch moves whenever it is full.

use super::{Answer, Case, Record};

fn pack(record: &Record, batch: &mut Vec<u8>) {
    batch.extend(record.time.to_le_bytes());
    batch.extend(record.sensor.to_le_bytes());
    batch.extend(record.value.to_le_bytes());
    batch.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let mut batch = Vec::new();
    for record in case.records.iter() {
        pack(&record, &mut batch);
    }
    Answer::Whole(batch)
}
