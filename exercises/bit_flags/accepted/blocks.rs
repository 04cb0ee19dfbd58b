// A block of 4,096 flags is made when the first of them is opened.

use super::{Answer, Case};

const BITS: usize = 4_096;

type Block = [u64; BITS / 64];

fn count_before(block: &Block, end: usize) -> u32 {
    let mut count = 0;
    for (at, word) in block.iter().enumerate() {
        let left = end.saturating_sub(at * 64).min(64) as u32;
        let mask = u64::MAX.checked_shr(64 - left).unwrap_or(0);
        count += (word & mask).count_ones();
    }
    count
}

pub fn solve(case: &Case) -> Answer {
    let mut blocks: Vec<Option<Box<Block>>> =
        vec![None; case.messages.div_ceil(BITS)];
    for message in case.opened.iter() {
        let block = blocks[message / BITS]
            .get_or_insert_with(|| Box::new([0; BITS / 64]));
        block[message % BITS / 64] |= 1 << (message % 64);
    }
    for message in case.marked_unread() {
        if let Some(block) = &mut blocks[message / BITS] {
            block[message % BITS / 64] &= !(1 << (message % 64));
        }
    }

    let mut sum = 0;
    for end in case.questions() {
        for (at, block) in blocks.iter().enumerate() {
            if let Some(block) = block {
                let left = end.saturating_sub(at * BITS);
                sum += u64::from(count_before(block, left));
            }
        }
    }
    sum
}
