// A record becomes an array, which is no block, and the arrays lie side by
// side.

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
    let batch: Vec<[u8; SIZE]> =
        case.records.iter().map(|record| pack(&record)).collect();
    Answer::Whole(batch.into_flattened())
}
