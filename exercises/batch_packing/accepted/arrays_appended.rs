// A record becomes an array, which is appended to a batch that has room.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    bytes[..8].copy_from_slice(&record.time.to_le_bytes());
    bytes[8..10].copy_from_slice(&record.sensor.to_le_bytes());
    bytes[10..14].copy_from_slice(&record.value.to_le_bytes());
    bytes[14] = record.status;
    bytes
}

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut batch = Vec::with_capacity(records.len() * SIZE);
    for record in records {
        batch.extend_from_slice(&pack(&record));
    }
    Answer::Whole(batch)
}
