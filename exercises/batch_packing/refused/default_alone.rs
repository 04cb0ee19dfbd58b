// over-budget: the room that is right for 100,000 records, however many come.

use super::{Answer, Case, Record};

fn pack(record: &Record, batch: &mut Vec<u8>) {
    batch.extend(record.time.to_le_bytes());
    batch.extend(record.sensor.to_le_bytes());
    batch.extend(record.value.to_le_bytes());
    batch.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut batch = Vec::with_capacity(1_500_000);
    for record in records {
        pack(&record, &mut batch);
    }
    Answer::Whole(batch)
}
