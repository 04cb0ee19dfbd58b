// over-budget: asks for just as much as the next record needs, so the batch
// is resized for each.

use super::{Answer, Case, Record, SIZE};

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
        batch.reserve_exact(SIZE);
        pack(&record, &mut batch);
    }
    Answer::Whole(batch)
}
