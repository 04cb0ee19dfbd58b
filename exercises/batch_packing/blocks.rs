//! The batch is made block by block. A block that is full stays where it is.

use super::{Answer, Case, Record, SIZE};

const BLOCK: usize = 1_000 * SIZE;

fn pack(record: &Record, block: &mut Vec<u8>) {
    block.extend(record.time.to_le_bytes());
    block.extend(record.sensor.to_le_bytes());
    block.extend(record.value.to_le_bytes());
    block.push(record.status);
}

pub fn solve(case: &Case) -> Answer {
    let mut blocks = Vec::new();
    let mut block = Vec::with_capacity(BLOCK);
    for record in case.records.iter() {
        if block.len() == BLOCK {
            blocks.push(block);
            block = Vec::with_capacity(BLOCK);
        }
        pack(&record, &mut block);
    }
    blocks.push(block);
    Answer::Blocks(blocks)
}
