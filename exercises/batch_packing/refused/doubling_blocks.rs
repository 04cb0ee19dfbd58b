// over-budget: each block is twice as large as the one before, so half of all
// the room may be in the last one, and empty.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record, block: &mut Vec<u8>) {
    block.extend(record.time.to_le_bytes());
    block.extend(record.sensor.to_le_bytes());
    block.extend(record.value.to_le_bytes());
    block.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let mut blocks = Vec::new();
    let mut block = Vec::with_capacity(10 * SIZE);
    for record in case.records.iter() {
        if block.len() == block.capacity() {
            let next = Vec::with_capacity(2 * block.capacity());
            blocks.push(block);
            block = next;
        }
        pack(&record, &mut block);
    }
    blocks.push(block);
    Answer::Blocks(blocks)
}
