// over-budget: keeps all records before it packs them.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record, batch: &mut Vec<u8>) {
    batch.extend(record.time.to_le_bytes());
    batch.extend(record.sensor.to_le_bytes());
    batch.extend(record.value.to_le_bytes());
    batch.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().collect();
    let mut batch = Vec::with_capacity(records.len() * SIZE);
    for record in &records {
        pack(record, &mut batch);
    }
    Answer::Whole(batch)
}
