// over-budget: blocks of 256 numbers, made when one of them wins.

use super::{Answer, Case};

const BLOCK: usize = 256;

pub fn solve(case: &Case) -> Answer {
    let mut blocks: Vec<Option<Box<[u32; BLOCK]>>> =
        vec![None; case.numbers.div_ceil(BLOCK)];
    for win in case.winning.iter() {
        let block = &mut blocks[win.number / BLOCK];
        block.get_or_insert_with(|| Box::new([0; BLOCK]))
            [win.number % BLOCK] = win.prize;
    }

    let mut paid = 0;
    for claim in case.claims() {
        if let Some(block) = &blocks[claim.number / BLOCK] {
            let prize = block[claim.number % BLOCK];
            paid += claim.shares * u64::from(prize);
        }
    }
    paid
}
