// Blocks of 64 KiB, filled to the last byte: a record may lie in two of them.

use super::{Answer, Case, Record, SIZE};

fn pack(record: &Record) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    bytes[..8].copy_from_slice(&record.time.to_le_bytes());
    bytes[8..10].copy_from_slice(&record.sensor.to_le_bytes());
    bytes[10..14].copy_from_slice(&record.value.to_le_bytes());
    bytes[14] = record.status;
    bytes
}

const BLOCK: usize = 1 << 16;

pub fn solve(case: &Case) -> Answer {
    let mut blocks = vec![Vec::with_capacity(BLOCK)];
    for record in case.records.iter() {
        for byte in pack(&record) {
            if blocks.last().is_none_or(|block| block.len() == BLOCK) {
                blocks.push(Vec::with_capacity(BLOCK));
            }
            if let Some(block) = blocks.last_mut() {
                block.push(byte);
            }
        }
    }
    Answer::Blocks(blocks)
}
