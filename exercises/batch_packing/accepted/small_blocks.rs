// A block for each 20 records, with room for as many as are left.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record, block: &mut Vec<u8>) {
    block.extend(record.time.to_le_bytes());
    block.extend(record.sensor.to_le_bytes());
    block.extend(record.value.to_le_bytes());
    block.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let mut records = case.records.iter();
    let mut blocks = Vec::with_capacity(records.len().div_ceil(20));
    while records.len() > 0 {
        let count = records.len().min(20);
        let mut block = Vec::with_capacity(count * SIZE);
        for record in records.by_ref().take(count) {
            pack(&record, &mut block);
        }
        blocks.push(block);
    }
    Answer::Blocks(blocks)
}
