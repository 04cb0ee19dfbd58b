// over-budget: no list grows any more, but all bytes are asked for twice.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(SIZE);
    bytes.extend(record.time.to_le_bytes());
    bytes.extend(record.sensor.to_le_bytes());
    bytes.extend(record.value.to_le_bytes());
    bytes.push(record.status);
    bytes
}

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut batch = Vec::with_capacity(records.len() * SIZE);
    for record in records {
        batch.extend(pack(&record));
    }
    Answer::Whole(batch)
}
