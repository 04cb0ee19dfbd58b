// The bytes of all arrays, one after the other: the iterator knows how many.

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
    let bytes = case.records.iter().flat_map(|record| pack(&record));
    Answer::Whole(bytes.collect())
}
