//! Each record is packed into a list of its own, which is then appended.

use super::{Answer, Case, Record};

fn pack(record: &Record) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(record.time.to_le_bytes());
    bytes.extend(record.sensor.to_le_bytes());
    bytes.extend(record.value.to_le_bytes());
    bytes.push(record.status);
    bytes
}

pub fn solve(case: &Case) -> Answer {
    let mut batch = Vec::new();
    for record in case.records.iter() {
        batch.extend(pack(&record));
    }
    Answer::Whole(batch)
}
