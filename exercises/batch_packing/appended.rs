//! Each record is packed to the end of the batch, which grows as it is filled.

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
