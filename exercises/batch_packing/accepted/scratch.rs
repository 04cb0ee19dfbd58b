// One small list for all records, cleared and filled again, and copied into a
// batch that has room.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record, bytes: &mut Vec<u8>) {
    bytes.extend(record.time.to_le_bytes());
    bytes.extend(record.sensor.to_le_bytes());
    bytes.extend(record.value.to_le_bytes());
    bytes.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut scratch = Vec::new();
    let mut batch = Vec::with_capacity(records.len() * SIZE);
    for record in records {
        scratch.clear();
        pack(&record, &mut scratch);
        batch.extend_from_slice(&scratch);
    }
    Answer::Whole(batch)
}
