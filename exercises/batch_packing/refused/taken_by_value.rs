// refused: gives the batch away with the first record.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record, mut batch: Vec<u8>) {
    batch.extend(record.time.to_le_bytes());
    batch.extend(record.sensor.to_le_bytes());
    batch.extend(record.value.to_le_bytes());
    batch.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut batch = Vec::with_capacity(records.len() * SIZE);
    for record in records {
        pack(&record, batch);
    }
    Answer::Whole(batch)
}
