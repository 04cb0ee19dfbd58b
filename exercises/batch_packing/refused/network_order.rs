// wrong: the most significant byte first, which is another format.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record, batch: &mut Vec<u8>) {
    batch.extend(record.time.to_be_bytes());
    batch.extend(record.sensor.to_be_bytes());
    batch.extend(record.value.to_be_bytes());
    batch.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut batch = Vec::with_capacity(records.len() * SIZE);
    for record in records {
        pack(&record, &mut batch);
    }
    Answer::Whole(batch)
}
